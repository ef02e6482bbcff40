"""What the people asked may do: the most that is stated about them, what it is called, and what is still open."""

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.people import read_people
from ourterms.terms.rules.reading.process import decided_by
from ourterms.terms.rules.reading.text import Text, number_of

WE = (
    "you|you'll|member|members|participants|they|advisors|advisers|panellists|representatives"
    "|reviewers|group|council|committee"
    "|panel|we|table|consumers|contributors|researchers|partners|survivors|carers|people|peers|who"
)
MAY = "will|can|would|may|also|together|all|shall|then|jointly|get|to|collectively"

LEAD = """
members|partners|people|survivors|consumers|carers chair|chairs the|our|each|every !jointly|second|other|third|fourth
one|1|a|new|for|seeking|seeks|recruiting|recruit|appoint|appointing|independent ~2 co chair|chairs !of|at
one|1|new|seeking|seeks|recruiting|appoint|nominations ~2 chair !of|the
as a|our|the [co] chair
lay|independent|community chairs
lay|independent|community member|person ~4 to chair
you|you'll|you'd [will|would] [also] [jointly|help] chair|lead !to|every|a
peer lead to run|lead|head
you|you'll ~9 chair the|meetings
you|you'll ~9 chair every !second|other|third|fourth
you|you'll ~3 agenda jointly ~7 chair
you|you'll|you'd|and|to|will|can|should [will|would] [also] [jointly|help] co chair|lead !and
experience will lead
recruiting|seeking|wanted|new|appoint|appointing ~2 lived experience director|directors
lived experience director|directors role|roles|wanted|vacancy|post
leadership roles|role ~5 for people|those|patients|carers|survivors
run|runs|lead|leads ~3 will be|are people|those with lived
run|led by ~1 people|those with lived !and|alongside
co lead|leads|leader|leaders !clinician
head|heads ~4 jointly|together
chosen|elected|picked|appointed ~5 as|to|be co chair|chairs
co|jointly chaired|led by you|people|someone|members !director|doctor|clinician|psychiatrist|senior
co|jointly chaired|led by peers|consumers|service !director|doctor|clinician|psychiatrist|senior
co|jointly chaired|led by survivors|carers|# !director|doctor|clinician|psychiatrist|senior
led by people|someone|peers|consumers|survivors with|and|who
led by a person with lived
chaired by ~7 could|can be you
vice|deputy chair wanted|sought|needed|role|vacancy|post
role|position|vacancy|post as|of|for [a] [vice|deputy|co] chair
need|want|for a chair for|of
co chair|chairs ~6 wanted|sought|needed
expression|expressions of interest ~3 chair|chairs
recruit|recruiting|recruitment|roles ~6 chair ~1 deputy|vice chair !of
1|one of them|you|these|whom will be|become [the|our] [co] chair
become|becoming|be|as|elected|elect|appointed|role|post|wanted|seeking ~3 vice|deputy chair|chairs !of
"""
NOT_LEAD = """
co lead|leads|chair|chairs of the ~2 are|is
counts|includes|including ~2 chair
has|have a ~1 chair
election|elections
appoint|appoints|elect|elects|choose the chair|chairs
supported|mentored by the chair
reports|report to the chair
chief executive|executives
chairs the meetings jointly
the community co chair and
director|minister|commissioner|manager|executive will|to [co] chair
ministry|department|government ~4 will [co] chair
is|are|was co chair|chairs of
chair is the
not ~2 chair|lead
we|we're|charity|organisation|organization|network|service|agency|nonprofit|trust ~4 run|led|chaired|governed by
sessions|session|workshops|talks|courses ~4 led|run by
user|survivor|peer|consumer|carer led|run charity|organisation|organization|service|network
you|you'll|you'd ~2 lead on
lead [a] ~1 groups|sessions|activities|classes|workshops|walks|caseload
groups|programme|program ~2 led|run by
one|1 vice|deputy chair
director|officer|professor|manager chair|chairs !every|each|the|a|meetings
"""
WHO = (
    "you|you'll|you'd|members|member|participants|they|panellists|representatives|advisors|advisers|reviewers"
    "|group|council|committee|panel|table|consumers|contributors|researchers|partners|survivors|carers|people"
    "|peers|who|together|jointly"
)
# Those who sit in the work: "you pick what interests you" and "people who decide" are no power.
THEY = (
    "member|members|advisors|advisers|panellists|representatives|reviewers|group|council|committee|panel|table"
    "|consumers|contributors|partners|survivors|carers|peers|they|jurors|jury"
)
# Of a power without a thing that it is about, only those say that it is theirs. A committee is as often another's.
OURS = (
    "you|you'll|you'd|you've|member|members|advisors|advisers|panellists|representatives|reviewers|group|council|panel"
    "|circle|collective|table|rōpū|consumers|contributors|partners|survivors|carers|peers|evaluators|makers|jurors|jury"
    "|they|they'll"
)
THEIRS = "your|members|member's|panel's|group's|council's|circle's|jurors|jury's|their"
PICK = "decide|decides|choose|chooses|select|selects|pick|picks"
DECIDE = f"""
governors ~7 appoint|remove the chair|directors
{OURS}|it [{MAY}] [also] appoint|appoints|elects|remove|removes the chair|directors|executives !of
approve|approving the appointment
{THEY} [{MAY}] [{MAY}] [{MAY}] {PICK} which|who|what|how|on|where|whether|together !you|i|they
{WE} [{MAY}] [{MAY}] [{MAY}] {PICK} our|the|this ~2 topic|topics|priorities|projects|themes
{OURS} ~3 vote|votes|voting on|for how|which|who|what ~7 spent|funded|gets|get|receives|funds
^ vote|voting on|for how|which|who|what ~7 spent|funded|gets|get|receives|funds
{OURS} ~8 award|awards|allocate|allocates the|our|all|# ~1 grants|grant|funding|money|funds
^ award|awarding|allocate|allocating the|our|all|# ~1 grants|grant|funding|money|funds
{OURS} [{MAY}] [{MAY}] [{MAY}] approve|award|allocate
{OURS} [{MAY}] [{MAY}] appoint the|our
{OURS} ~3 decide|decides which|who ~4 gets|get|receives|funded|appointed|awarded
{OURS} [{MAY}] agree|agrees ~3 which|who|what ~4 gets|get|wins|awarded|appointed|chosen|funded
and|to agree [with] ~2 which|who|what ~4 gets|get|wins|awarded|appointed|chosen|funded
{WE} [{MAY}] [{MAY}] [{MAY}] {PICK} which|who|what|how ~5 gets|get|spent|funded|appointed|hired|money|awarded !you|i
group|council|panel|members|committee|rōpū has|have signed
group|council|panel|members sign|signs off
{OURS} [{MAY}] have|has|get|gets|hold|holds|keep|keeps ~3 final say !sits|rests|lies|stays|remains|belongs|is
panel|council|group ~9 and has the final say
you've ~6 and the final say
decisions|decision|choice|choices is|are made|taken by ~3 panel|people|members|group|you|carers|peers|survivors
{WHO} [{MAY}] [{MAY}] make|makes|making|take|taking|share|sharing ~3 decisions|decision on|about|together
make|makes|making|take|taking|share|sharing ~3 decisions|decision jointly|over|with|alongside
{OURS} [{MAY}] [{MAY}] make|makes|making|take|taking ~1 decisions|decision
come|comes|meet|meets together ~4 make|take decisions
{OURS} ~3 oversee and approve
decision|decisions by majority
{OURS} [{MAY}] have|has|get|gets|hold|holds ~3 decision making power|powers|authority|rights
{OURS} is|are ~2 decision making body
{OURS} [{MAY}] have|has|get|gets|hold|holds ~2 power|powers|right to decide|veto|approve
part in all|the|its decisions
{OURS} ~6 together choose|decide
{OURS} ~6 jointly|together decid*
{OURS} ~5 decide|decides|choose|chooses|agree|agrees together|jointly !with
member|members|group|panel|circle|they ~5 decide|decides by consensus|majority|agreement|vote
{OURS} ~6 make|makes|take|takes [the|all] decisions [together] by|together consensus|majority|agreement|vote|on
{OURS} ~6 make|makes|take|takes [the|all] decisions together|jointly
panel that|which|who decides|awards|selects|appoints|allocates
grant|grants|funding decision making panel|panels|committee|group
for|join|on a|an|our|the|this [new|working|youth] ~1 group|panel|council that|who|which ~5 make|makes ~2 decisions
interview|appointment|recruitment panel ~9 equal|decide|vote|choose
no|nothing ~6 until|unless ~1 panel|group|members|council says|say|agrees|agree yes|so
nothing ~5 unless ~3 agree|agrees|approve|approves|say|says
{OURS} ~3 last word on|about
{OURS} [{MAY}] veto
{OURS} [{MAY}] have|has|get|gets|hold|holds ~3 veto
{THEIRS} decision is final
decisions|decision is|are [all] made|taken|reached jointly|together|collectively
youth|members|group|panel award|awards grants|funding
makers|grantmakers choose|chooses|decide|decides which|who|what
council|collective|group|members run|runs everything|things !from
no adults|staff|professionals in charge
no|nothing ~9 without ~2 group's|panel's|members|your|council's agreement|consent|approval|say !form|forms
{OURS} [{MAY}] hold|holds|holding the|a|its|our [own] budget
hold|holding the budget with us
{OURS} ~4 choose the ~2 chief|director|provider|contractor
{OURS} ~4 choose|chooses|pick|picks|select|selects the ~2 winners|winner|winning|projects|bids|contractor|provider
their|your|its vote is final|binding
{OURS}|assessors score|scores ~7 bids|projects|applications|proposals ~2 are|get|is funded
together the ~1 trustees|members|committee|board ~2 in charge
trustees|members are in charge
panel's|group's|council's ~2 pick|choice is|decides|stands|wins|gets
your ~2 pick|choice decides|stands|wins|gets
whoever|whatever panel|group|members pick|choose|chooses|picks|decide|decides
whoever you pick|choose
no|nothing ~9 until|unless ~6 group|panel|members|you|council|partners has|have|you've ~1 approved|agreed
{OURS}|it ~3 part in giving|handing|awarding|allocating|distributing|sharing ~7 money|grants|funds|funding
it|council|commission|committee|panel [will] have|has ~1 authority|power|powers to build|run|hire|fund|award|spend
"""
# Those who sit in judgement with others, and boards that are asked before anything is decided.
JUDGES = "member|members|panellist|panellists|panelists|volunteers|lay|jurors"
JUDGE = f"""
{JUDGES}|together ~2 determine|determines|decide|decides|judge|judges if|whether
{JUDGES} ~9 and|who|to determine|decide ~1 if|whether|how|what
{JUDGES}|panel ~9 and decides|determines who|if|whether|which
{JUDGES} ~9 and|to decide|determine ~1 case|cases|appeal|appeals|outcome|outcomes
{JUDGES} decide|determine ~6 how ~1 hearing|case ends
act managers decide|determine
hospital managers ~1 decide|determine if|whether|independently
members|managers of the ~5 board|panel|tribunal|committee ~1 decide|decides|determine|determines if|whether
{JUDGES} ~9 responsible|responsibility for ~1 deciding|determining|judging
part|share in ~1 what|how ~4 decides|decide|decided
come|comes|coming|reach|reaches ~1 to|a|their|the ~6 decisions|decision|verdict ~7 cases|case|hearing|hearings|practise
panel|committee|tribunal members|chairs|who ~7 come|reach|make|take ~6 decisions|decision ~7 cases|hearing|hearings
legal|independent tribunal
children's hearings|panel|hearing members|member
judge ~1 ethical|ethics
issues that|which ~4 determined|decided
no|nothing decision|decisions|is is|are|ever|decided|done ~3 without ~1 you|members|us|panel|group|council
nothing about us ~1 decided
"""
NOT_JUDGE = """
you|your|applicants|applicant|application|applications|candidates ~6 suitable|selected|shortlist*|eligible|successful
decide|determine if|whether ~1 you|to|your|we|it's|this
determine|determines|decide|decides ~3 suitable|suitability|eligible|eligibility
help|helps|helping|inform|influence|advise|before ~4 decide|decides|determine|decision|decisions
study|trial|research|researchers|doctors|clinicians|professors ~6 determine|decide
appeal|appeals|complain|complaint ~3 to the tribunal
care|treatment|health|own|clinical decisions|decision
decisions|decision about|on|in ~1 their|your|his|her|my ~1 care|treatment|health|life
care|treatment|therapy|diagnosis ~4 no|nothing
doctor|doctors|clinicians|judge|judges decide|decides|determine|determines
right|good|suits|suit ~1 for|you
"""
# A seat among those who govern, and what is said of them there; of any other advert they are somebody else.
GOVERNORS_SOUGHT = """
new|become|becoming|be|as|seek|seeks|seeking|wanted|need|needs ~3 trustee|trustees
trustee|trustees role|roles|wanted|needed|sought|vacancy|vacancies|position|positions
each|every trustee should|must|is|will|has|needs|brings|uses
become|becoming|be|as|seek|seeks|seeking|recruiting ~3 board member|members
new|additional|lay|public members ~2 governing board
board member|members wanted|needed|sought|role|vacancy|vacancies|recruitment
^ board member
seek|seeks|seeking|apply|places|seats ~7 on the board of
board seeks|needs|seeking|wants ~2 member|members
serve|serving|vacancy ~3 on the ~5 board
new|a ~2 role|seat|post|position ~4 on our|the board of directors|trustees
members|member of the|a|our ~1 board of
seat|seats|appointed|appointment|appointments|members ~3 board|boards
trustees|trustee come|give|wanted|needed
do trustees|governors do
as|become|becoming|be|stand|standing ~3 governor|governors
council of governors ~9 elect|elected|election|join|seat|seats
"""
NOT_SOUGHT = """
advisory|youth|shadow|editorial board|boards
"""
GOVERNING = "board|trustees|trustee|them|directors|governors"
GOVERN = f"""
{GOVERNING} ~3 responsible|responsibility|accountable ~7 strategic|strategically|strategy
{GOVERNING} ~3 responsible|responsibility|accountable ~7 governance|direction|finances
final|ultimate|overall responsibility ~4 board's|board|trustees
trustees|directors|board ~2 final|ultimate|overall responsibility
the board|trustees [also] agrees|agree|approves|approve|decides|decide|sets|set the|its|on|what|how|them
them|board|members|they|and set ~1 standards
board ~14 responsible|accountable ~9 for setting ~2 strategic
governing board|body
board|trustees governs|govern|directs|direct
board ~3 awards|award|distributes|allocates ~1 grants|funding|funds
board will|shall|is ~1 the|a ~3 authority
board ~2 may|can|builds|sets ~7 maintain|maintains|operate|operates|contract ~3 facilities|services|providers
each|every trustee|director|governor ~19 board|trustees|directors ~1 reach|make|take|come ~2 decisions
board|boards|trustees|we set|sets|settle|settles ~4 strategic|strategy|policy direction|directions|and|matters
board|boards|its|their|to set|sets|setting the|its|our|their [overall] strategic direction|directions
settle|settles|decide|decides ~1 policy|policies
boards|governors|trustees ~3 run|manage|govern|oversee the|an|our ~2 charity|organisation|trust|agency
overseeing|governing ~2 an|the|our|large organisation
management committee that|which runs|manages|governs
effective governance of
governors|governor|you ~4 hold|holds|holding ~2 board ~1 to account
governors|governor|duties ~4 appoint|appoints|appointing ~4 directors|chair|auditors
"""
# Who they are that may decide over those asked; "board members" are those asked, as often as not.
ABOVE_US = (
    "board|boards|trust|trustees|director|directors|chief|ceo|executive|executives|manager|managers|management"
    "|leadership|minister|ministers|department|ministry|hospital|hospitals|commissioner|commissioners|staff|judge"
    "|judges|officer|officers|funder|funders|university|clinicians|government|cabinet|agency|team"
)
NOT_DECIDE = f"""
to|by|before|for the|our ~1 grant|grants|funding decision making
{ABOVE_US} !members|member ~4 veto
{ABOVE_US} !members|member [itself|will|alone] have|has|keep|keeps|retain|retains|hold|holds|get|gets ~2 final say
{ABOVE_US} [has|have|keep|keeps|retain|retains|hold|holds] ~2 decision making power|powers|authority|rights|body
{ABOVE_US} !members|member ~1 decision|decisions is|are final
{ABOVE_US} !members|member [will|then|also|itself] [then] hold|holds|award|awards|allocate|allocates|appoint|appoints
{ABOVE_US} !members|member [will|then|also|itself] [then] sign|signs|choose|chooses|pick|picks|select|selects
{ABOVE_US} [and] [the] [our] {ABOVE_US} [will|then|also] ~2 decid*|choose|agree|agrees
made|taken by ~3 panel|group|committee|people of|from ~3 {ABOVE_US}
approve ~2 minutes
{ABOVE_US} and ~1 council
county|city|town|borough|district|local council
panel that|which|who selects|appoints|chooses ~2 applicants|candidates|members|people|successful
choose|decide|pick|select which|what|where|when|how ~2 activities|activity|opportunities|tasks|sessions|session|meetings
choose|decide|pick|select which|what|where|when|how ~2 requests|request|place|places|venue|slot|slots|invitations
they [will|can|may|then] decide|choose whether|if
choose|decide|pick|select|decides|chooses who|what|which|how ~4 your
way|ways|how ~2 council|committee|board makes|takes
choose|decide|pick|select which|what|where|when|how ~3 you|they|to ~2 join|do|take|come|attend|like|want|get|share
you [can|will|get] [to] decide|choose|pick what interests|suits|works|feels|appeals|to|you
people|those|ones|others|somebody|someone who ~1 decide|decides|make|makes|choose
{ABOVE_US}|who !members|member [will|then] make|makes|take|takes !decisions
{ABOVE_US}|who !members|member [will|then] make|makes|take|takes decisions !together|by|jointly
{ABOVE_US} !members|member [will|then|can] decide|decides|approve|approves|veto !together|jointly|by
not|no|doesn't|don't|cannot|can't|never|nor|without|won't ~5 decid*|decision|decisions|approve|appoint|power
decision|decisions [about|on] ~3 rest|rests|sits|sit|lies|remain|remains|stays|stay|belongs
final call|say ~3 sits|rests|lies|stays|remains|is
you [can|will|get] [to] decide|choose|pick whether|if|when|to|not|your|a|between
choose|decide how much|to
decide|choose what|how [much] you|to
decision ~2 your application|place
we|we'll|staff|trust [will|shall] [then] score|choose|select|decide|appoint|approve !together
we|we'll [will|shall] [then] make !decisions
help|helps|helping ~3 decide|decides|choose|chooses
how the|our|its ~2 make|makes|take|takes ~1 decisions|decision
hearings on whether
it also decides
may help you decide
will be selected|chosen
shared decision making
decision making|decisions about|on|in ~1 their|your care
how decisions
^ who decides
inform|influence|shape|advise|before|affect|affects|about ~3 decision|decisions
big decisions
when it makes decisions
share in decisions
share ~2 diagnosis
who make decisions
weighed in decisions
treatment decisions
help|helps|helping|support ~4 reach|make|making ~2 decisions|decision
make|makes|making|take|taking ~1 informed|better|good|clinical|healthcare|everyday|personal decision|decisions
make|makes|making|take|taking decision|decisions about|on|in ~1 their|your|his|her|health|life|lives
before ~3 signed
minister|ministers|mayor|governor|commissioner|secretary|executive|board ~3 appoint|appoints|appointing|approve|approves
making decisions ~4 needed|skills|required
adults|professionals|others|clinicians|doctors|people ~1 make|makes|take|takes|making|taking
if|happen ~1 people|those|patients ~9 decisions|decision
makes its decision
decision|decisions ~2 within
feed|feedback|report|reports|recommend|suggest ~1 to|back ~7 who|which|that [then] decide|decides|choose|chooses
panel|committee|group|board who [then|will] decide|decides|choose|chooses ~2 you|applicants|applications|successful
to a|the|an ~3 panel|committee|board|group who|which [then|will] decide|decides|choose|chooses
determine|determines|decide|decides ~3 suitable|suitability|eligible|eligibility
"""
VOTERS = (
    "you|you'll|you'd|member|members|representative|representatives|advisor|advisors|adviser|advisers|panellists"
    "|participants|panel|partner|partners|consumers|carers|survivors|contributors|reviewers|trustee|trustees"
    "|everyone|group|council|seat|seats|they|table|together|person"
)
VOTE = f"""
full|equal [and] [voting|full] member|members|partner|partners|status !description|list|details
full|equal [and] [voting|full] standing|footing|voice|say|collaborators|colleagues
full voting rights|membership
get to vote
it|council|group|panel votes on each|every|the|all
neither|nobody has the last|final
# ~1 directors|trustees|governors ~1 people|members with|who
voting member|members|rights|seat|power|representative|representatives
{VOTERS} ~4 vote|votes !to
same|equal|one|full vote|votes !for
same|equal say over|in|as|on|about
vote|votes|voting on the|our|its ~1 spend|spending|budget
take|taking part in ~1 votes|vote|voting
want|wish|like|wishing|interested|could|would ~3 stand|standing|become|becoming|be [as|for] ~1 governor|governors
same ~3 vote|votes as|for
will|may|can [then] vote on|for
score|scores|scoring|mark each|the|bid|bids|application|applications|tender|tenders|candidates|proposals
scores|marks|votes count|counts for #
score|scores|mark|marks|vote|votes|voice|voices|opinion ~2 count|counts|carry|carries|weigh ~3 same|equal|equally|much
equal|same weight|standing|footing|powers|status
neither|nobody outranks
share|shares|sharing ~2 responsibility
^ vote|voting on|for|with
co creator|creators
people|parents|carers|survivors|patients|consumers|members ~6 will co design|produce|create !workshops
residents|youth|young|you|you'll|some ~6 will co design|produce|create !workshops
as equals
your vote
same vote|rights|standing|status
on an equal
trustee|trustees role|roles|wanted|vacancy|vacancies|position|positions
be|become|becoming|as a trustee|governor|director of|with|and|on
trustee|trustees with lived|personal|experience
seek|seeks|seeking|looking|need|needs|recruit|recruiting ~3 trustee|trustees
be|become our|a|its ~1 next|new|future trustee
^ stand ~3 governor
take|takes|taking a share in how
for the vote
ready|prepare|prepared|papers ~1 for voting
and|members|representatives share|shares in the|all|its|our decisions|decision
equal share in
become|be|being involved in the committee|board|committees itself|themselves
"""
NO_VOTE = """
no|not|doesn't|don't|without|cannot|can't|won't|isn't|aren't|never|nor|neither ~4 vote|votes|voting !for|to
non voting
"""
NOT_VOTE = """
we|we'll|team|staff|trust|charity|council [will] [also] co design|produce|create
decisions|decision about|on ~2 care|treatment|health
eligible|registered|entitled to vote in|at
full member of ~2 management|executive|leadership
vote of thanks|confidence
board|parliament|senate|ministers|councillors [will|may|can] [then] vote|votes on|for
staff|director|directors|officers [each|will|can|may|has|have] [one|a] vote|votes
executives|managers|councillors|ministers [each|will|can|may|has|have] [one|a] vote|votes
non voting
without ~2 vote|voting
no|not|don't|cannot|can't|won't|doesn't ~4 vote|votes|voting
equal member|partner of|in ~2 multidisciplinary|care|clinical|ward|staff|treatment|their
equal opportunity|opportunities
voted
not ~2 equal
citizens|communities|everyone|society|public ~8 equal partner|partners
patients|people|families|users|consumers ~3 should|must|can|could ~4 equal partner|partners
believe|believes|see|sees|treat|treats|treated|treating|value|values|regard|committed ~7 equal|equals
we|trust|team|staff|charity work|works|working|engage|engages ~7 equal|equals
staff ~3 equal member|members
vote|votes|voting ~6 award|awards|prize|competition|contest|favourite|favorite|photo|logo|mascot
award|awards|prize|competition|contest ~6 vote|votes|voting
vote|votes|voting ~4 election|elections|poll|referendum
vote|votes|voting on|for who|whom
ballot paper|papers
gps|doctors|clinicians|directors|managers ~15 voting members
the other members|residents|tenants ~3 vote
general assembly|meeting ~4 vote
election|elections|ballot ~4 vote|votes|voting
vote|votes|voting on|for ~3 governor|governors|mayor|mp|councillors|representatives
vote on your|the|their|our ~1 recommendations
group|panel|forum|you|members|reps only advise|advises
only|just advisory
advisory|recommendation|recommendations to the board|council|trust
"""
# What a body does for those above it is better to show than its name.
ADVISES = """
it|who|which|that|to|will|would|you'll|members|council|committee|group|panel|forum|partners ~2 advise|advises
and|by|in|for|you|they advise|advises|advising
makes|make|making recommendations
gives|give|giving|provide|provides|providing ~3 advice|recommendations to|on|about|directly
"""
# A place in a body that advises, or advice itself.
SETTING = "set|sets|setting|shape|shapes|shaping|agree|define|defining"
WHOSE = "consumer|carer|community|experience|patient|public|youth|family|user|lay|peer"
ROLE = f"""
oversees|oversee|overseeing the|our|this ~1 project|study|programme|program|work|research !dr|professor
help|helping|you|you'd|you'll|members|group|panel|to ~2 {SETTING} the|our|its ~1 priorities|agenda|direction|strategy
advise|advises|advised|advising|advisory
lived|experience|young|youth|patient|peer|consumer|community|expert|user ~2 adviser|advisers|advisor|advisors
seek|seeks|seeking|need|needs|want|wanted|recruit|recruiting ~5 adviser|advisers|advisor|advisors
looking|new|as|become|join ~5 adviser|advisers|advisor|advisors
^ advisers|advisors
adviser|advisor role|roles|post|position|will|wanted|needed
advisers|advisors role|roles|will|wanted|needed|are|meet|give|work|help|tell
reference|steering group|groups|committee|panel
sounding board
lay|consumer|patient|survivor|caregiver|advocate|user reviewer|reviewers
review|reviews|reviewing|rank|ranks|assess ~1 research|grant|funding applications|proposals
review|reviews|reviewing|rank|ranks|assess ~2 proposals|applications for ~1 research|grant|grants|funding
expert panel|table|group|reference
critical friend|friends
mak*|making recommendations
recommend|recommends changes|what|how|improvements
input into|to|on !experience|experiences
input for the ~1 design|development
advice from ~1 patients|carers|consumers|parents|public
advice from members of the public
and|group|panel|board|forum|committee|council|it|members offer|offers|give|gives an expert view|perspective on
represent|represents|representing ~3 consumers|carers|patients|families|people|residents ~2 at|on|to the|our|a
sit on ~4 panel|panels|board|boards|committee|committees|group|groups|council|councils
{WHOSE} [experience] [and] [carer|family|public] representative|representatives !panel
{WHOSE} [experience] [and] [carer|family|public] council|committee
public|patient voice partner|partners|representative|representatives
ppv partner|partners
{WHOSE} [experience] [and] [carer|family|public] reference|consultant|consultants|perspective !groups
voice of [our|all] people|the|patients|those
^ set|setting [the|our] research priorities
help|helping us choose|decide|pick which|what research|projects|studies
you|you'll|you'd|they|members|partners|and ~9 speak ~1 for|behalf patients|carers|families|people|consumers
^ influence|influencing ~3 groups|committees|boards|policy|policies|decisions|services
^ co design|produce|create|develop a|the|our|new|with|posters|leaflets|materials|resources|training|services|information
you|you'll|members|contributors|partners ~4 part|involved|involvement of|in|at ~1 each|every|all stage|stages|step
board member|members wanted|needed|sought|role|roles|vacancy|vacancies
council|committee|board|panel|forum|group|table|circle ~3 says|responds|makes ~3 change|changes|recommend*
says what should change
steer|steering|steers
have|having|has|want|get a ~1 hand in|over
gives|give|giving ~3 a ~1 say in|over
bring|brings|bringing|brought|put|puts|carry|carries the|your|their|a ~3 voice|view|views|perspective|perspectives
participation group|panel|forum
public|patient|carer|user involvement|engagement group|panel|forum
safety partner|partners !organisation|organisations
your|our|give guidance !note|notes
it|council|group|panel|committee gives|give its|their ~1 view|views
keep|keeps ~3 honest
counsel|counsels ~3 director|board|minister|team|executive
management|oversight group
tell|tells|telling ~2 managers|ministers|bosses|leaders|directors|commissioners|executives ~2 how|what|where|which
have|has|having the ear of
sessions|workshops|meetings|discussions ~5 feed|feeds into
seat|seats|place ~2 table
governance committee
put|puts|putting [forward] ~4 ideas|views|questions !it
lived experience role|lead|leads|leader|leaders|council|forum|board !them|it|the|our|this|their|these|to
help|helping [us] [to] make|write|build|create|rewrite the|our|a|this ~1 booklet|guide|leaflet
help|helping [us] [to] make|write|build|create|rewrite the|our|a|this ~1 toolkit|resource|standards
patient|patients|family|families|caregiver ~3 representatives|advisors|advisers|advisor|adviser
carer|carers|consumer|resident ~3 representatives|advisors|advisers|advisor|adviser
voice|perspective of|from ~3 people|patients|families|carers|consumers|survivors ~3 committee|board|council|table|panel
citizens jury|assembly
jury|assembly ~5 recommend*
jury's|assembly's|panel's ~1 report|recommendations
to inform ~2 officials|ministers|commissioners|government|policymakers|leaders
you|you'll|members|group|council|committee|panel|forum|they|who inform|informs ~2 officials|ministers|commissioners
you|you'll|members|group|council|committee|panel|forum|they|who inform|informs ~2 government|policymakers|leaders
consulted [on] and involved
consulted when|as|on|about ~3 services|service ~1 change|changes|develop|plan*
council|committee|forum|circle member|members meet|work|advise|share|speak|represent|bring|wanted|needed
become|becoming|as|be|being a|an ~1 member of ~3 advisory|steering|reference|consumer|community|patient|lay
advice to|directly|about|on ~1 the|our|how|what|board|trust|ministers|minister|council|researchers|managers|government
want|wants|need|needs|seek|seeks|seeking|ask|asks|welcome|value ~2 advice ~4 from
you|you'll|members|partners|representatives ~4 give|giving|provide|offer ~3 advice|recommendations
panel|group|council|committee|forum ~4 give|gives|provide|provides|offer|offers ~3 advice|recommendations
panel|group|council|forum|committee|members|you|you'll ~1 hold|holds ~4 to account
become|becoming|as|be|being a voice for|of
"""
# What could be advice, if people are not only interviewed.
SHAPE = "shape|influence|inform|steer"
IMPROVE = "guide|plan|oversee|redesign|improve|design|develop|build"
ADVICE = f"""
could|can|would you ~2 help ~3 services|service|care develop|improve|change
opportunity|opportunities|chance ~4 help [to] shape|influence|inform|improve|design !their|your|his|her
opportunity|opportunities|chance to shape|influence|inform the|our|how|what|this
^ help ~2 {SHAPE}|{IMPROVE} !you|participants|someone
help|helps|helping us ~1 {SHAPE}|{IMPROVE}
help|helping us [to] co design|produce|create|develop
help|helps|helping us [to] decide
you'll|could|would|who|they|directly|you ~1 shape|influence|inform|steer !you|participants|someone
design|redesign|develop|plan|build it|this|them together|with
have|having|has|want|wants a|more|real|greater|meaningful [real|bigger|greater|stronger|proper|direct] say|voice
have|having|has ~2 input|influence !from
real|meaningful input|say|influence
your|their input|influence
influence how|what|the|over|on
give|gives|giving|provide|provides ~2 input|insight|insights|advice|guidance|recommendations
your advice
write|written|writing ~3 critique|critiques
help|helps [to] decide
help|helps|helping ~4 decide which ~1 research|projects|studies|project
review|reviewing|score grant|funding applications|proposals
members|volunteers|partners|advisors|advisers|panel|group ~4 have|has shaped|influenced|guided
^ why to ~1 plan|shape|design|redesign|improve
part|involved of|in ~1 designing|planning|shaping|developing|redesigning|creating
a|as partner|partners in
you|you'll|members|partners|representatives|volunteers|they contribute|bring ~3 knowledge|expertise|insight|insights !of
you|you'll|members|partners|representatives|volunteers|they contribute|bring ~3 perspective|perspectives !of
can|will contribute|bring ~3 knowledge|expertise|perspective|perspectives|insight|insights !of
"""
# The same words that an institution has for its own work: advice only where people are asked in the same breath.
INTENT = """
help|helps|helping|to|will|can|and|in ~1 shape|influence|inform|steer !you|participants|someone|you're
help|helps|helping ~1 redesign|improve|design !you|participants|someone|you're
help|helps|helping|to|will|can ~1 guide|plan|oversee !you|participants|someone|you're
help|helps|helping|us|you'll [us|to] develop|design|build
shaping
shapes !what|how|who
work|working in|alongside|beside|together partnership|with|researchers|staff|clinicians
partner|partners with staff|clinicians|us|our|researchers
partnership with you|people|patients|consumers|carers|families|survivors|users|members|communities|our|us
"""
ASKING = """
you|you'll|you'd|your|us|they|she|join|wanted|needed|need|needs|want|wants|looking|seek|seeks|seeking|sought
recruit|recruiting|invite|inviting|invited|volunteers|members|group|panel|committee|council|contribute|involved
experts by experience
consultants|advisors|advisers|representatives|partners
"""
NOT_ADVICE = """
reviewer|reviewers ~9 leaflets|leaflet|information|website|websites|letters|booklets|documents
purpose|aim|aims|goal|study|research|project|report|findings|results|interviews|survey ~6 to inform
advise|advises visitors|clients|callers|tenants|families|students !on
advisory service|services|line
independent|ethics|data advisory board|committee|panel ~3 oversees|approved|approves|monitors
chaired by the|our|a|an|dr|professor ~1 head|director|chief|manager|lead|of|consultant
influence in
learn how to
she|he shaped|shapes|advised|advises
lead will ~1 in|ring|call|contact|meet|email
not recruiting|seeking|looking
based|builds|draws|following|on advice from
we|clinicians|doctors advise|advised you|people|that|anyone|patients|against
family|household member of
audience
voice|voices ~2 at|in the heart|centre|center
be advised
advised by
chief|director|manager|professor|dr|minister ~1 chairs|chair|leads|lead the
with the council|nhs|trust|university
we|they|charity|service|team give|gives|offer|offers|provide|provides ~3 advice
your ~1 adviser|advisor at|will|can|in
cultural|spiritual|family|student|school|academic|clinical|personal adviser|advisor and|will|is|or
^ in partnership with
see ~3 council|panel|board|forum page
independent|crisis|clinical|medical|legal|benefits|welfare advice|advisor|adviser
financial|debt|housing|career|careers|immigration|employment advice|advisor|adviser
advice line|service|centre|if
advice ~4 benefits|tax
citizens advice
informed consent
information sheet
trauma informed practice
advise you|us if|of|that
please advise
care|treatment|training plan
will be informed|advised
inform you
plan to !your
set|run|delivered|developed|funded|hosted|led ~2 in partnership|collaboration
we|i [would|also|do|strongly|highly|always] advise !the|our|on|how|senior|ministers|managers|government|trusts
advise getting|applying|reading|contacting|checking|speaking|talking|making|against|caution
advise ~3 informal
chosen|selected|picked|appointed|reviewed|approved|overseen|funded by ~5 advisory|steering|reference|panel|committee
advisory|steering|reference board|group|committee|panel has|have ~1 approved|reviewed|agreed|endorsed|chosen
report|reports|reporting|accountable|answerable ~3 to ~4 advisory|steering|reference
you|you'll|post|role|holder ~5 convene|coordinate|facilitate|organise|administer|manage ~6 advisory|steering|reference
committees|committee|bodies|groups|boards|panels that|which make|makes|take|takes ~1 decisions
staff|employees|clinicians have|has|want|get ~2 say
focus group|groups ~9 feed|feeds into
nurses|doctors|pharmacists|staff advise|advised
citizens panel|panels
helpline|gp|doctor|nurse|pharmacist|line|clinic|centre|center ~3 give|gives|provide|provides|offer|offers ~2 advice
given|get|receive ~1 advice
advice ~3 to ~1 colleagues|clients|callers|customers|families
we sit on
we|we're|she|he [is|are|was] a member
dr|prof|professor|mr|mrs|ms ~3 is|was|are ~1 member of
staff representatives|representative
consults|consulted ~2 advisory
committee's|group's|panel's|board's minutes
advisory board|committee|panel|group of ~1 clinicians|academics|professionals|scientists
made|composed|consists|consisting [up] of ~1 clinicians|academics|professionals|scientists
panel discussion|discussions|debate
online forum|forums
forum on ~2 website|site
travel|parental|weather|content advisory
advisory note|notes|notice
report|reports|inquiry|inspectors|inspection|review ~1 recommend*
recommend|recommends changes to your
toolkit|leaflet|website|booklet|policy|page ~2 gives|provides
centre|center|commission|institute|researchers|team|study|charity [can|will|could|may] make|makes recommendations
make|makes|made recommendations ~3 published
help|helps ~1 making recommendations
how ~4 advised
advised and
partners|representatives|advisors|advisers|members ~6 for ~3 interview|interviews|survey|surveys|questionnaire
support and advice
advice and support|information|guidance|help
information and advice
can|could|will|are you ~2 come|coming|make ~2 steering|reference|advisory ~1 on|next|today|tomorrow|this
can|could|will|are you ~2 come|coming ~3 group|committee|panel|board|forum|council on|next|today|tomorrow|this
see you ~3 group|committee|panel|board|forum|council
advisory|steering|reference group|panel|board|committee|team ~12 guides|oversees|informs ~1 study|project|research|trial
his|her expert|special advisers|advisors
on the panel|board|committee are|is the
questions to you
ideas together
^ home ~1 get|about|what|our|who|news
home ~1 get involved
"""
NOT_HELP = f"""
fill|filling|complete|completing|answer|answering|take|taking ~6 survey|questionnaire
your|their views|opinions|ideas|answers|comments|responses|feedback ~2 {SHAPE}|{IMPROVE}
have your say and
shape|shaping the future of
build|develop|improve ~4 links|relationships|rapport|trust|skills|confidence|networks|knowledge|supportive
help|helping|support patients|carers|families [to] plan|improve|develop|design|shape|build
help|helps|helping|support|supports you|people|them|someone|clients|individuals|others ~3 shape|{IMPROVE}
mission|aim|aims|vision|committed|commitment|strive|strives|trying ~5 to ~3 inform|shape|{IMPROVE}
study|studies|results|findings|research|report|data could|will|may|can|would|might ~2 {SHAPE}|{IMPROVE}
feedback|donation|donations|gift|gifts|cookies helps|help|will
partnership|partnerships with ~1 gps|agencies|partners|stakeholders|universities|schools|police|employers
work|working with ~1 partners|stakeholders|agencies|gps
work|working ~2 with|beside|alongside ~2 professionals|colleagues|multidisciplinary|nurses|team|teams
oversee a|the team|staff|budget|volunteers
we|trust|charity|service|organisation|always co design|produce|create|develop|designs|produces|creates
co design|production|creation ~3 heart|values|value|principles|principle
committed|commitment ~2 co design|production|creation
able|ability|experience|knowledge|understanding|skills|principles ~2 co design*|produc*
was|were|been ~1 co produced|designed|created|developed
guide ~1 clients|patients|others|them|people
we have ~2 voice|say|influence|input
participation|participating|part|answers|responses [it] helps|help|will|could|can|may
story|stories|experience|experiences [it] helps|help|will|could|can|may
if|when|that|how|why we work|works|working in partnership
care|treatment|support|recovery|discharge plans
to build up
used to ~1 inform|shape|influence|improve
found|findings|results ~1 will|may|can|could ~1 help|contribute|guide
helped [us] [to] design|develop|plan the|this|our ~1 study|survey|research|project
{NOT_ADVICE}
"""
# Those who look at places for others and say what they found: visitors to custody, wards and homes.
PLACES = (
    "prison|prisons|prisoners|custody|detention|detainees|detained|wards|ward|homes|units|facilities|hospitals"
    "|hospital|services|cells|establishment|jail"
)
LOOKERS = "you|you'll|members|member|volunteers|visitors|they|who|boards|to|and|that|by"
MONITOR = f"""
{LOOKERS} ~3 monitor|monitors|monitoring|inspect|inspects ~8 {PLACES}
{LOOKERS} ~3 monitor|inspect|observe|visit and report
{LOOKERS} ~3 check|checks|checking ~2 detainees|prisoners|those|people|that|on ~4 {PLACES}
{LOOKERS} ~2 report|reports to|on|whether ~4 me|conditions|treated|treatment|held|minister|ministers|find|found|saw
{LOOKERS} ~2 report|reports ~6 what they|you find|found|see|saw
board|members|visitors|their report|reports ~5 goes|go straight|directly to
"""
VISITORS = """
custody|prison|lay|community visitors|visitor !centre|center
monitoring|visiting ~1 board|boards|scheme
custody visiting
enter and view
"""
NOT_MONITOR = """
monitor|monitors|monitoring ~2 your|budgets|budget|progress|performance|staff|team|data|application|applications|website
monitoring form|forms|information|purposes
we|we'll ~3 monitor|inspect
equal|equality|diversity|data|ethnic|safety|trial ~2 monitoring
nurse|nurses|psychologist|clinician
report|reports to ~2 manager|director|head|lead|chief
visiting hours|times
our|hospital|ward|clinical|care|trained|staff team|teams|staff
board|boards|visitors|visitor has|have ~2 praised|criticised|published|found|warned|said|reported
board's|visitors ~2 report
inspection|inspectors|regulator|commission
"""
# A form to fill in: where it is what a page asks for, a body that it names once is somebody else.
SURVEY = """
fill|filling|complete|completing|answer|answering|take ~6 survey|surveys|questionnaire !to|panel
link to ~2 survey|questionnaire
"""
# What people think of something that is there to look at.
FEEDBACK = """
survey|surveys|questionnaire|questionnaires each|every|twice|once
your thoughts !and|feelings
tell us ~1 in|through|by ~3 survey|questionnaire
your thoughts and ideas|views|opinions|suggestions
look|looks|looking at|over|through our|the|some|these ~2 ideas|forms|form|plans|leaflets|leaflet|letters|draft|drafts
look|looks|looking at|over|through our|the|some|these ~2 booklet|words|rooms|website
tell|telling us|them|the ~2 what|which|where|how|whether|when ~3 think|good|bad|works|worked|wrong|needs|hard|make
tell us which|where|how|if|whether !you|your|their|they
feed back
comments|comment are|is|to|by|about|and|from|will|?
our|with marks|comments|scores !on
send|give|your|any comments
public|a|our|the|this|formal|open ~1 consultation !with|to
^ consultation !position|role|roles
consultation on|about|runs|closes|paper|document|event|events|hub|questions|response|responses
consult|consults|consulted ~1 you|members|people|residents|patients|carers
consulted on|about|when|as
be|being|are|is|regularly consulted
are|we're|is|now|currently consulting on|with|people|members|the|you
try|tries our|the|a !to|best|hardest|utmost
try|tries out our|the|a|new|some|early|this|it
test a|out|our|the
public|lay|patient reviewer|reviewers
respond to our|the|this|these|a|consultation|consultations
opportunity to comment
hear your views|ideas|thoughts
let us know what you|your ~2 think|thought|thoughts|make|feel|like|believe
let us know what's|what ~3 important|matters|works|worked|better|change
test|testing ~3 app|website|prototype|tool
usability
mystery shopper|shoppers|shopping|shop
visit|visits ~2 services|wards|clinics|units ~2 report|reports
read|reads ~3 plan|plans|proposal|proposals ~4 write|say|comment|whether
rate|rating|review|reviewing our|the|these|some leaflets|leaflet|website|draft|drafts|handouts
read|rate|rating|review|reviewing|reviews our proposals|plans|studies
rate|rating|review|reviewing our|the|these|some materials|letters|documents|policies|plans
think out loud|aloud
opinions about|on
prototype
design|designs|idea|ideas for|of ~2 app|website|platform|tool
"""
# Words for feedback that advice is also given in: only where nothing says that those asked shape anything.
OPINION = """
feedback on|about|to !your
give|giving|your|provide|providing ~2 feedback|opinion|opinions
comment|comments|commenting on
your views|view|opinion|opinions|ideas|perspective|perspectives|insight|insights
views on|about !what
what you think|thought|make
hear|hearing their feedback|views|opinions
views of !people|those|others|patients|who
need|want|seek ~1 views of people|those|patients|carers|families|members
commented on
think|thinking|come|coming up ~3 ideas
give|share|offer ~3 reflections|reactions|impressions on|of
say|saying what they think
say|saying ~1 what changes|improvements
tell|telling us ~1 what changes|improvements
keen|want|wants|like|love|hope|hopes to hear ~2 views|perspectives|opinions|ideas|thoughts
tell|telling ~2 what they think !happened
"""
# Ways of asking; what they ask about may be people's own story.
ASKED = """
listen to what you ~1 say|think
focus group|groups about|on ~2 plan|plans|service|services|strategy|draft|proposal|proposals
have your say
listening session|sessions|event|exercise
submission|submissions !by|to|must|close|closes|should|via|deadline|are|of|process|guidelines|form|date|portal|page
share your|their views|thoughts|ideas|opinions|insights
"""
# Whether about their own story or what they think, a survey doesn't tell.
SURVEYED = """
are|we're|is surveying people|those|members|patients|carers|everyone|anyone
a|an|our|this|short|online|anonymous|brief|quick ~2 survey|questionnaire
the survey|questionnaire is|has|takes|asks|closes|ends|opens|runs|will|should|can|consists
^ survey
parents|carers|members|resident|residents|public survey !results|findings
part in ~3 survey|surveys|questionnaire|questionnaires
send you ~4 survey|surveys|questionnaire|questionnaires
daily|weekly|monthly|regular|optional surveys|questionnaires
"""
# A group that meets once to say what it thinks: that this is to shape anything makes no advisers of them.
GROUP = """
to|a|our|this|the|these|these|online|following|join|upcoming|of|# focus group|groups
part in ~3 focus group|groups
^ focus group|groups
"""
NOT_GROUP = """
experience|experiences|experienced|story|stories|lived|through
such as ~9 focus
may|might|could|opportunities ~9 focus
survey|surveys|workshops|meetings|interviews|events|panels ~2 focus
focus group|groups [and] ~1 interviews|workshops|surveys|meetings|events
focus group|groups ~9 or
conduct|conducting|carry|help|run|running|facilitate|analyse ~3 focus group|groups
"""
NOT_FEEDBACK = """
survey|surveys workshop|workshops|interview|interviews|focus
survey|surveys|questionnaire ~5 share|tell ~2 experience|experiences|story
think of|about your ~2 health|life|care|treatment
were|was|been|had ~1 asked|invited to ~1 complete|fill|answer|take
council|trust|board|government|department will ~1 consult|consulted ~6 next|later|year
your feedback matters|helps|is
you|you'll|members|volunteers [will|also] [also] get|receive ~2 feedback
give|send|provide feedback to ~1 applicants|candidates|participants|everyone|those|families
consultation closed|ended|is|has ~1 closed|ended|over|now
let us know what ~3 you need|want|require
comments on this|the ~1 page|site|website|blog|post|video
consulted widely
consulted ~5 last|previous|already
considered|chosen|chooses|choose|selected|selects|picks ~9 survey|questionnaire
develop|pitch|write|writing ~1 your ideas
interview|interviews [will|are] be|held|date|dates|panel|for|take ~2 held|week|role|post|on
shortlist*
feedback on|about your|why|surveys
media|radio|newspaper|press interview|interviews
invited to|for ~1 interview
informal chat|interview
interviewed anonymously
agree to an interview
interview as people come
not a survey
interview|interviews panel|panels
let me know
final|first interview|interviews
have|take a look at
took part|responded
leave a comment
ring|call|phone you for ~1 interview
tell us how it was !for
^ gather|gathering|collect|collecting|capture !your ~2 feedback|views|opinions|comments|ideas
you|you'll|help|helping|champions|volunteers|representatives|staff ~3 gather|collect !your ~2 feedback|views|opinions
where ~5 people|patients|service|those|users ~5 give|share|feedback
patients|clients give|gives|gave ~1 feedback
after|following|through|by ~2 consultation|consulting
in consultation with
feedback ~5 follow [up]
follow up survey|questionnaire
survey|questionnaire ~3 and|then we'll|we|someone ~4 touch|contact|ring|call|email|reach|get
survey|questionnaire|form ~3 to ~2 register|apply|sign|express|see|check|join
screening|eligibility|application|equality|monitoring survey|questionnaire|form
survey header|monkey|results|findings|data
results|findings ~3 survey
about|this website|site|page
welcome|value|appreciate|complaints|compliments ~4 feedback|comments
feedback|comments ~4 complaints|compliments|complaint
staff|employee survey|away
abstract|abstracts
questionnaire|questionnaires ~4 tasks|scan|mri|blood|tests|samples
we|we'll share your
managers|supervisors|teachers|tutors|staff give|gives|provide ~1 feedback
pals
survey ~6 found|showed|shows|suggests|suggested|revealed
according to ~2 survey
a|the health|medical questionnaire
questionnaire|questionnaires ~4 appointment
blood|saliva|urine|mri|scan ~7 questionnaire|questionnaires
staff|nurses|clinic test|tests
doctor|nurse|gp|clinician|therapist|tribunal|judge ~2 ask|asks|hear|hears
views|opinion|opinions on|about your ~1 treatment
care team ~2 ask
first|initial|free|psychology consultation
consultation times|time|room|rooms|fee|fees|lasts|appointment|appointments
consultation ~5 closed|ended
consultation last
comments are closed|moderated
cv|resume ~6 comments
test|tests|testing ~3 drug|drugs|medicine|vaccine|blood|sugar
prototype was|were
sent out ~2 survey|questionnaire
responses|replies to|from ~2 survey|questionnaire
we had|ran|held|did ~4 survey|questionnaire
questionnaire|survey ~3 about|on|how ~1 you|yourself
ethics committee|committees
hear|hearing voices
voice hearers
"""
HEARING = "hear|hearing|collect|collecting|gather|gathering|publish|record"
SPEAK = "speak|speaking|talk|talking|write|writing|blog|tell|telling|talks|present"
STORY = f"""
talk|talking|speak|discuss|discussing ~2 what|things they|you|people ~3 experienced|lived|faced
talk|talking|speak ~3 what ~5 was|been like
submission|submissions|submit ~4 blog
film|filming|record|recording|interviewing people|survivors|members|carers|patients ~1 talking|speaking|telling
interview|interviews about your|their time|stay|life|experience|experiences|care|treatment
{HEARING} the|your|people's ~1 stories|story of|from
living library|book
questions about your|their life|illness|past|recovery
tell|telling|share|sharing|send|submit|write ~3 your|their|personal|own ~3 story|stories|journey
tell|telling|share|sharing|send|submit|write ~3 your|their|personal|own ~3 journeys|testimony|testimonies
tell|telling|share|sharing|send|submit|write ~3 true|powerful|recovery|of|short ~3 story|stories|journey
tell|telling|share ~3 true|powerful|recovery|of|short ~3 journeys|testimony|testimonies
sharing|send|submit|write ~3 true|powerful|recovery|of|short ~3 journeys|testimony|testimonies
writing|record|hear|film|collect*|gather*|publish ~3 your|their|personal|own ~3 story|stories|journey
writing|record|hear ~3 your|their|personal|own ~3 journeys|testimony|testimonies
film|collect*|gather*|publish ~3 your|their|personal|own ~3 journeys|testimony|testimonies
writing|record|hear ~3 true|powerful|recovery|of|short ~3 story|stories|journey
film|collect*|gather*|publish ~3 true|powerful|recovery|of|short ~3 story|stories|journey
writing|record|hear ~3 true|powerful|recovery|of|short ~3 journeys|testimony|testimonies
film|collect*|gather*|publish ~3 true|powerful|recovery|of|short ~3 journeys|testimony|testimonies
tell|share|hear|collect|collecting|gather|gathering stories
share|shares|sharing|talk|tell ~3 your|their|personal|own [own|personal|lived|hand] [health] experience
experience|experiences ~1 and|by share|shares|sharing ~1 parts|sides|aspects|some|it
share|sharing|talk|tell ~3 your|their|personal|own [own|personal|lived|hand] [health] experiences|recovery
telling|describe ~3 your|their|personal|own [own|personal|lived|hand] [health] experience
telling|describe ~3 your|their|personal|own [own|personal|lived|hand] [health] experiences|recovery
speak|speaking|write ~3 your|their|personal|own [own|personal|lived|hand] [health] experience
speak|speaking|write ~3 your|their|personal|own [own|personal|lived|hand] [health] experiences|recovery
talk|tell|describe|speak|telling ~4 what happened
talk|talking|tell|telling|speak|ask ~3 what you ~2 went|been|gone|came through
what happened to you
your journey
your [own] story !stays|is|belongs
true|real|recovery|personal stories
{SPEAK} ~5 about|of your|their|own ~2 recovery|illness|diagnosis|story|journey|stay|depression|breakdown
{SPEAK} ~5 about|of living with
{SPEAK}|ask|asked ~5 what ~4 was|is|been|felt like
tell|telling us|me about your [own] time|years|days|life|stay
write|put down your|what
account|accounts of ~1 what|your
front of ~1 camera|cameras
collect*|gather* ~3 voices|memories|testimonies
give|giving ~4 account
say ~2 what it did|was
tell|telling|say ~5 how ~6 felt|feels
your|their|own ~3 on [the] air
ask|asked ~3 about ~2 what happened
write in whatever way
case study|studies
recovery story
parts of your own
personal story|stories
submit|submitting|upload|licence|license|send ~3 audio|video recording|recordings|diary|diaries
to learn|hear about ~4 lived|living|own|personal experience|experiences
podcast
record|recording ~2 conversation|conversations ~6 podcast|series|film
what got|gets|helped you through
tell us about a time
put|puts|putting ~3 person|people|someone|guest on [the] air
"""
# Of these, what a person is to do and not what is done with stories.
TELL_OF_IT = """
share|shares|sharing|tell|telling ~3 your|their|personal|own ~3 experience|experiences|story|stories|recovery
share|shares|sharing ~1 experiences ~3 with
talk|talking|speak|discuss|discussing ~2 what|things they|you|people ~3 experienced|lived|faced
tell|talk|share|telling|sharing ~5 what happened
"""
NOT_STORY = """
but|though ~3 won't|don't|needn't|aren't|not|never ~2 asked|expected|required|have|need
but|though nobody|no
course|courses|workshop|module|training ~4 telling|sharing ~2 story
don't|not|won't|no|never|needn't|nope|nobody ~5 tell|story|stories|share|diagnosis|describe|journey
what might|could|should|needs ~3 better|changed|change|improved
user stories
life stories necessary
news|success story|stories
trained ~6 collect|gather|record
their experience of using services
read|watch ~6 story|stories|film|films
listen to ~1 our|the|this podcast
therapist|therapy|counsellor|counselor
listen to her|his|their ~1 story|stories
help|helping|support|supporting people|patients|others|clients ~2 share|tell
to|with your|a|the ~1 doctor|gp|nurse|pharmacist|midwife
case study|studies ~2 page|show|shows|below
"""
# A place among those whose view is asked. The name of any body ("join our forum") says nothing of what it may do.
MEMBER = """
part of|on|join|joining ~3 experience|user|youth|carer|patient|consumer|community panel|forum
lived experience panel|forum|circle
"""
RESEARCH = (
    *("study", "studies", "research", "researcher", "researchers", "phd", "thesis", "dissertation", "university"),
    *("ethics", "irb", "reb", "hrec"),
)
WONDERING = """
invite|inviting|asking|people|participants ~9 to be interviewed !for ~1 post
like|want|wants|hope|hoping|hopes|keen|trying|aim|aims to ~1 understand|learn|explore|find
finding out how|what|why
"""
# What takes people's own experience in: a conversation, not a form.
CONVERSATION = """
interview|interviews|interviewed
we're|are|am|i'm|is interviewing
focus group|groups
conversation|chat of|about|lasting|by|over
like|want|hope|hoping|keen|love to talk|speak to|with !your|his|her|their|a|the|our|clinicians|doctors|staff
would|could you ~2 speak|talk|chat
meet|meeting|see ~1 a|the|our researcher|researchers
minutes|hour ~2 with her|him|us|dr|a ~2 on|over|by
chat|chats|conversation|conversations with ~1 researcher|researchers|student|us|me|her|him
in depth conversation|conversations|discussion
"""
NOT_CONVERSATION = """
chat|talk|speak ~4 about ~1 how|what ~2 study|trial|project|works|involves
talk|speak|chat ~4 about ~1 joining|becoming|being|volunteering|applying|involvement|role|taking|getting
interview|interviews [will|are] be|held|date|dates|panel|panels|for|take|questions|candidates ~2 held|week|role|post|on
interview|interviews panel|panels|candidates|applicants|questions|skills|stage|process
interview|interviews with [a|the|our] [program|programme|volunteer|office] staff|coordinator
interview|interviews with the|our ~2 lead|manager|team|coordinator|panel
shortlist*
optional ~3 interview|interviews
job|selection|informal|media|radio|press|newspaper|for|formal interview|interviews
interview|interviews ~3 and ~1 professionals|staff|clinicians|providers|stakeholders|experts
invited to|for ~1 interview
informal chat
might|may also ~6 interview|discussion
applicants|candidates|finalists ~6 interview|interviews|interviewed
conduct|conducting|carry|help|run|running|do|doing|analyse ~3 interviews|interview|interviewing
^ interviews|interview [w] [c] [on] # jan*|feb*|mar*|apr*|may|jun*|jul*|aug*|sep*|oct*|nov*|dec*
you|you'll ~5 interview people|patients|carers|others|members|participants
information ~3 provide|provided|give|gave ~2 interview
suggestion|suggestions
focus group|groups ~9 plan|plans|inform|better|improve|services|need|needs
"""
# A study that asks of people's own experience in so many words, whatever else it has them look at.
OWN = """
interview|interviews|interviewed ~6 about|on ~3 your|their ~2 experience|experiences|time|story|stories
researcher|interviewer|interviewers ~2 ask|asks about ~1 your|their ~2 experience|experiences|story|stories
we|she|he ~2 ask|asks about ~1 your|their ~2 experiences|story|stories
"""
NOT_OWN = f"""
{NOT_CONVERSATION}
views|view|opinion|opinions|think|ideas|suggestions|feedback|survey|questionnaire
interview|interviews ~3 role|job|panel|post
application|applications|apply|applying|form|applicants|skills|committee|committees|volunteering|work|working
"""
# Groups whose talk goes into something that is being made or planned.
MAKING = """
focus group|groups ~9 inform|shape|develop|development|design|plan|plans|toolkit|improve|guide
"""
# From most to least: what the people asked may do, how that is said, what only looks like it, and what is beside it.
ABOVE = (
    ("lead", LEAD, NOT_LEAD),
    ("co_decide", DECIDE, NOT_DECIDE),
    ("co_decide", JUDGE, NOT_JUDGE),
    ("vote", VOTE, NOT_VOTE),
    ("advice", ADVISES, NOT_ADVICE),
    ("advice", ROLE, NOT_ADVICE),
)
POWERS = ("co_decide", "vote")
# What a group that meets once may do, from most to least.
ONCE = (
    ("feedback", FEEDBACK, NOT_FEEDBACK),
    ("feedback", OPINION, NOT_FEEDBACK),
    ("story", STORY, NOT_STORY),
    ("feedback", GROUP, NOT_GROUP),
)
BELOW = (
    ("feedback", MONITOR, NOT_MONITOR),
    ("feedback", VISITORS, NOT_MONITOR),
    ("feedback", FEEDBACK, NOT_FEEDBACK),
    ("advice", ADVICE, NOT_HELP),
    ("advice", INTENT, NOT_HELP, ASKING),
    ("feedback", OPINION, NOT_FEEDBACK),
    ("story", STORY, NOT_STORY),
    ("feedback", ASKED, NOT_FEEDBACK),
    ("advice", MEMBER, NOT_ADVICE),
)
SURVEYS = ((SURVEY, NOT_FEEDBACK), (SURVEYED, NOT_FEEDBACK))
# A sentence that asks people into what it names.
ASKED_IN = """
you|you'll|you'd|we'd|us|join|come|wanted|needed|need|needs|want|wants|looking|seek|seeks|seeking|recruit|recruiting
sit|invite|invites|inviting|wish|wishes|called
putting|bringing|pulling together
setting|set up
are|is forming|creating|establishing|starting
"""
# What people may do without a part in the work: say what they think, or tell of themselves.
SAYING = ((FEEDBACK, NOT_FEEDBACK), (OPINION, NOT_FEEDBACK), (ASKED, NOT_FEEDBACK), (STORY, NOT_STORY))
CALLED = """
truly|genuine|genuinely|true|real|meaningful|meaningfully co produc*|design*|creat*
genuine|true|real|equal|full|meaningful partnership|partners|collaboration|involvement
co production|design|creation|produce|produced|producing|designed|designing|creators|creator|researchers
coproduction|codesign
in partnership with ~2 you|us|people|patients|consumers|carers|families|survivors|users|members|communities|residents
in partnership !with
power sharing
patient|public|consumer [and] [public|carer] involvement|engagement|participation
community|youth|user|meaningful [and] [public|carer] involvement|engagement|participation
collaboration with ~2 you|us|people|patients|consumers|carers|families|survivors|users|members|communities|residents
consultation
"""
NOT_CALLED = """
not ~1 co|partnership
first|initial|free|psychology|counselling|counseling|medical|clinic ~1 consultation
consultation times|time|room|rooms|fee|fees|lasts|appointment|appointments
consultation to|with ~2 clients|clinicians|patients|staff
after|by|through|following ~2 consultation
held|already|previous|last ~3 consultation
both|organisations|charities|agencies|organizations ~9 in partnership
"""
STILL_OPEN = """
still open|undecided !to|for|until
nothing|not ~4 decided|settled|fixed
haven't|hasn't|not yet [been] decided
can still ~1 change|changed
blank sheet|page|slate|canvas
from scratch
up for grabs
set in stone
before it|anything|any|it's|they ~4 decided|done|made|fixed
"""
NOT_OPEN = "final decision"
QUESTION = """
you|members|together|group|we ~3 set|choose|decide|agree|frame|pick ~2 question|questions
you|members|together|group|we ~3 set|choose|decide|agree|frame|pick ~2 topic|topics|priorities
you|members|together|group|we ~3 decide|choose what we|to study|look|work|research
shape what we study
set the [research] questions|question|priorities together|with|jointly
"""
NOT_QUESTION = """
answer ~2 question|questions
choose not
interview questions
ask ~2 questions
"""
SETS = "set|sets|setting|agree|agrees|decide|decides|prepares|prepare|plan|plans|shape|shapes"
AGENDA = f"""
add|put|bring|suggest|propose ~5 agenda
{OURS}|we|we'll|forum|committee ~4 {SETS} ~3 agenda|agendas
co chair|chairs ~2 {SETS} ~3 agenda|agendas
{SETS} ~2 agenda|agendas ~1 with|jointly|together
^ {SETS} ~3 agenda|agendas
help|helping|together {SETS} ~3 agenda|agendas
sets|set its|our|their own agenda
agenda|agendas is|are ~1 set|agreed|written|decided by ~2 you|members|group|panel|forum|circle|council|community
agenda|agendas is|are ~1 set|agreed|written|decided|made [up] together|jointly
setting the agenda ~2 members|you|group|panel
co chair* [by] the|meetings
take turns chairing|to
chair in turn
rotating chair
"""
NOT_AGENDA = f"""
{ABOVE_US} !members|member [of] ~3 {SETS} ~2 agenda|agendas
agenda|agendas ~4 by ~2 {ABOVE_US}
ask|asked ~1 agree the agenda
hard agenda
co chair and the
chief executive
staff set
"""
TELL = "tell|let|report|feed|feedback|show|update|write|come|send|share|give"
THEM = "you|members|everyone|everybody|participants|group|those|people|back"
TOLD = "hear|told|get|receive|sent|see|informed|find"
OUTCOME = "outcome|results|findings|summary"
FEEDBACK_PROMISED = f"""
we|we'll|i|i'll|they|team ~3 {TELL} ~2 {THEM} ~6 what ~1 happen*|came|chang*|did|decided|heard|learn*|found|difference
we|we'll|i|i'll|they|team ~3 {TELL} ~2 {THEM} ~5 how your|their|it ~3 used|shaped|changed|influenced|made
we|we'll|i|i'll|they|team ~3 {TELL} ~2 {THEM} ~5 {OUTCOME}
you|you'll|members|participants|everyone|contributors [will] ~1 {TOLD} ~4 what ~1 happen*|came|chang*|did|decided
you|you'll|members|participants|everyone|contributors [will] ~1 {TOLD} ~4 {OUTCOME}
you|you'll|members|participants|everyone [will] ~1 {TOLD} ~2 how your|their
you said we did
feed|feeding|feedback|report back ~1 to you|members|participants|everyone|those|all|the
"""
NOT_PROMISED = """
your application|form|interview
outcome of ~1 application|interview|selection
chosen|selected|shortlist*|unsuccessful|successful|applicants|applicant
expression of interest
let us know
you|you'll|members|and give|feed|report|share feedback|back
constructive feedback
"""
YES = (
    ("still_open", STILL_OPEN, NOT_OPEN),
    ("question_ours", QUESTION, NOT_QUESTION),
    ("agenda_ours", AGENDA, NOT_AGENDA),
    ("feedback_promised", FEEDBACK_PROMISED, NOT_PROMISED),
)
ANSWER = """
reply|replies|respond ~9 within ~2 #|a|one [working|calendar|business] days|weeks|week|months|month|day
response|answer|hear ~9 within ~2 #|a|one [working|calendar|business] days|weeks|week|months|month|day
write|feed|tell|told|let|report ~9 within ~2 #|a|one [working|calendar|business] days|weeks|week
write|feed|tell|told|let|report ~9 within ~2 #|a|one [working|calendar|business] months|month|day
within ~2 #|a|one [working|calendar|business] days|weeks|week|months|month|day ~6 hear|reply|respond
within ~2 #|a|one [working|calendar|business] days|weeks|week|months|month|day ~6 answer|response|answered
"""
NOT_ANSWER = """
your application|form|expression
please|you|must ~2 reply|respond
shortlist*|paid|payment
emails|messages|enquiries|inquiries|queries|calls|voicemails|complaints|callers
minutes
"""
WITHIN = rx(r"within (?:about |the )?(\d{1,3}|a|one) (?:(?:working|calendar|business) )?(day|week|month)")


# Looked at only where another table was found.
LATER = (
    (CONVERSATION, NOT_CONVERSATION),
    (MAKING, ""),
    (SURVEYED, NOT_FEEDBACK),
    (GOVERN, ""),
)
# And these only in the sentence of what was found.
LATER_BESIDE = (ASKED_IN,)


def read_authority(text: Text) -> Fact[str] | None:
    """The most that the text says of those asked; None if it says nothing of it."""
    if role := text.once(_role):
        survey = text.find(SURVEY, NOT_FEEDBACK)
        if survey and role.value == "advice" and text.once(_named_once):
            return text.fact("feedback", text.clause_of(survey))
        return role
    if told := interviewed(text) or _in_title(text):
        return text.fact("story", text.clause_of(told))
    return _below(text, ONCE if text.find(GROUP, NOT_GROUP) else BELOW)


def _below(text: Text, levels: tuple[tuple[str, ...], ...]) -> Fact[str] | None:
    """What is asked of those who have no part in the work.

    Where its words point two ways, nobody can tell, unless in one breath: "tell your story and comment". A fine name
    for it points nowhere, if anything else is said; a story is told in answer to any question.
    """
    ways = [(level, span) for level, *tables in levels if (span := text.find(*tables))]
    if not ways or text.once(_only_named):
        return None
    called = text.find(CALLED, NOT_CALLED)
    plain = [(level, span) for level, span in ways if not (called and span[0] < called[1] and called[0] < span[1])]
    level, span = (plain or ways)[0]
    if level == "story":
        return text.fact(level, text.clause_of(span))
    sentence = text.sentence_of(span[0])
    others = {
        other
        for other, (start, _) in plain
        if (level, other) != ("feedback", "story") or text.sentence_of(start) != sentence
    }
    if any(text.find(*tables) for tables in SURVEYS):
        others.add("feedback")
    return None if others - {level} else text.fact(level, text.clause_of(span))


def _role(text: Text) -> Fact[str] | None:
    """What those may do who have a part in the work itself."""
    found = _first(text, ABOVE)
    if found and found.value in ("lead", "co_decide"):
        return found
    governs = text.find(GOVERN) if text.find(GOVERNORS_SOUGHT, NOT_SOUGHT) else None
    if governs:
        return text.fact("co_decide", text.clause_of(governs))
    if found and found.value == "advice" and (text.once(_only_named) or _in_passing(text, found)):
        return None
    return found


def _named_once(text: Text) -> bool:
    """Whether only one sentence, and that one by a name or in passing, has a part in the work in it."""
    return text.said_once(ROLE) and not text.find(ADVISES, NOT_ADVICE)


def _in_passing(text: Text, role: Fact[str]) -> bool:
    """Whether a body that advises is named once, for nobody, on a page where people else say what they think or tell.

    Nothing there has them shape anything, and what they say stands elsewhere than its name.
    """
    number = text.sentence_of(text.flat_place(role.spans[0][0]))
    if not text.once(_named_once) or text.holds(ASKED_IN, number):
        return False
    if text.find(ADVICE, NOT_HELP) or text.find(INTENT, NOT_HELP, ASKING):
        return False
    said = [span for tables in SAYING if (span := text.find(*tables))]
    return bool(said) and all(text.sentence_of(start) != number for start, _ in said)


def _only_named(text: Text) -> bool:
    """Whether a page of some length has a part in the work in one sentence only, and nothing else there shapes a thing.

    It is as often another body's, one who decides in it, or one who is only asked: nobody can tell which.
    """
    if len(text.sentences) <= FEW or not text.once(_named_once) or text.said(ADVICE) or text.said(INTENT):
        return False
    return text.find(ROLE, NOT_ADVICE) is not None


def _first(text: Text, levels: tuple[tuple[str, ...], ...]) -> Fact[str] | None:
    for level, *tables in levels:
        if level == "vote" and text.find(NO_VOTE):
            continue
        span = text.find(*tables)
        if span and not (level in POWERS and _theirs(text, span)):
            return text.fact(level, text.clause_of(span))
    return None


def _theirs(text: Text, power: Span) -> bool:
    """Whether a power is that of somebody else: their deciding is told in the same words."""
    decided = decided_by(text)
    return decided is not None and decided[0] < power[1] and power[0] < decided[1]


def told_above_all(text: Text) -> Span | None:
    """Where a text asks people to tell of themselves, if there is nothing else that they may do."""
    told, most = text.find(TELL_OF_IT, NOT_STORY), text.once(read_authority)
    return told if most and most.value == "story" else None


def _story(text: Text) -> Span | None:
    return text.find(STORY, NOT_STORY)


def _in_title(text: Text) -> Span | None:
    """Where a page asks for a story in its first words: what else it has is beside that."""
    told = text.once(_story)
    number = text.sentence_of(told[0]) if told else TITLE
    return told if number < TITLE and not any(text.holds(table, number) for table in (FEEDBACK, OPINION)) else None


def _conversation(text: Text) -> Span | None:
    """A conversation; groups that say what they think of something being made are none."""
    found, making = text.find(CONVERSATION, NOT_CONVERSATION), text.find(MAKING)
    return None if found and making and text.flat.startswith("focus group", found[0]) else found


TITLE = 2  # sentences
FEW = 15  # sentences: of a page that has no more, one sentence says much
WORKERS = "you|you'll|members|volunteers|postholder|holder|worker|workers|representatives|mentors"
ALONE = f"""
{WORKERS} [will] [often|sometimes|usually|mostly|also|mainly|frequently|regularly|be] [be] work|works|working alone
^ lone working in|with|at|on|required|outside
^ lone working is|will [be] required|expected|part
involves|involve|includes|include|including|requires|require|involving [regular|occasional|some|a] lone working
be|are|as a|an lone worker
"""
NOT_ALONE = """
lone working policy|policies|procedure|procedures|guidance|training|arrangements|protocol|protocols|rules|device|devices
lone working risk|risks|safety|support|app|assessment|assessments|guidelines|or
lone worker policy|policies|procedure|procedures|guidance|training|arrangements|device|devices|alarm
alone or|only|unless
do|many|some|most|other|how|studying ~4 alone
training|topics|topic|modules|module|session|course|policies|induction ~4 lone
if|whether|prefer|choose|can|could|may|able|might|rather ~8 alone
"""


def interviewed(text: Text) -> Span | None:
    """Where a study asks people into a conversation about what they went through, not about a thing or a plan."""
    return text.once(_interviewed)


def only_heard(text: Text) -> bool:
    """Whether people have no part in the work, and nothing to give their opinion of."""
    if text.once(_role) or text.once(_only_named):
        return False
    return not any(text.find(table, NOT_FEEDBACK) for table in (SURVEY, FEEDBACK, OPINION))


def _interviewed(text: Text) -> Span | None:
    own = text.find(OWN, NOT_OWN)
    if own and not text.once(_role):
        return own
    if not text.near(*RESEARCH) and not text.find(WONDERING):
        return None
    return text.once(_conversation) if only_heard(text) else None


def read_say(text: Text) -> dict[str, Fact[object]]:
    """authority and called, what is promised about questions, agenda and answers, people_sought and works_alone."""
    facts: dict[str, Fact[object] | None] = {name: text.yes(table, unless) for name, table, unless in YES}
    if called := text.find(CALLED, NOT_CALLED):
        start, end = text.raw_span(called)
        facts["called"] = text.fact(text.raw[start:end], called)
    within = text.find(ANSWER, NOT_ANSWER)
    if within and (match := WITHIN.search(text.flat, *within)):
        days = int(number_of(match[1])) * {"d": 1, "w": 7, "m": 30}[match[2][0]]
        facts["answer_within_days"] = text.fact(days, within)
    facts["authority"] = text.once(read_authority)
    facts["people_sought"] = read_people(text)
    facts["works_alone"] = text.yes(ALONE, NOT_ALONE)
    return {name: fact for name, fact in facts.items() if fact}
