"""Support for those taking part: debrief, somebody by name, a mentor, training; and what touches their care."""

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.names import names
from ourterms.terms.rules.reading.phrases import says
from ourterms.terms.rules.reading.text import ANY_NO, Text

THEM = (
    "you|members|participants|everyone|everybody|anyone|anybody|volunteers|contributors|advisors|advisers"
    "|representatives|peers|witnesses|panellists|speakers"
)
HELPER = (
    "counsellor|counsellors|counselor|counselors|psychologist|psychologists|elder|elders"
    "|kaumātua|worker|workers"
    "|facilitator|facilitators|nurse|clinician|therapist|someone|somebody|officer|lead"
    "|coordinator|consultant|person|supporter|supporters|advocate|advocates|chaplain|psychotherapist|navigator|kuia"
)
WE_WHO = "we|team|staff|who|they|coordinator|policy|commit*"
# Those asked to take part, by what they are called in it. Whom services treat ("patients", "carers") is not among them.
ASKED = (
    "members|member|representatives|representative|reps|partners|partner|volunteers|volunteer|participants|advisors"
    "|advisers|advisor|adviser|champions|champion|reviewers|reviewer|contributors|trustees|trustee|governors|governor"
    "|panellists|panelists|panel|ambassadors|ambassador|cadets|experts|advocates|newcomers|starters|joiners"
    "|appointees|interviewers|recruits"
)
ASKED_ALL = "|".join(word for word in ASKED.split("|") if word[-1] == "s" or word == "panel")
WE_DO = "we|we'll|will|team|staff|members|coordinator|officer|facilitator|manager"
TAKE_PART = (
    "take|be|become|join|contribute|participate|partner|engage|prepare|do|carry|fulfil|fulfill|play|develop|succeed"
    "|settle|attend|speak|have|make|feel|get|learn|ensure|enable|help|perform|undertake|understand"
)
TEAM = (
    "team|staff|coordinator|officer|facilitator|manager|colleagues|lead|chair|secretariat|office|mentor|buddy|members"
)
# Who supports whom: those who ask (or their people) those asked, in their part; and support that is simply there.
OFFERED = f"""
supports|mentors [our|its|the|all|new|their] [new|ppv|lay|health|public|patient|lived] \
[experience|consumer|voice|and] [and|ppv] [carer|public|family|consumer] {ASKED_ALL} !of
{WE_DO} support|mentor [our|its|the|all|new|their] [new|ppv|lay|health|public|patient|lived] \
[experience|consumer|voice|and] [and|ppv] [carer|public|family|consumer] {ASKED_ALL} !of
commit|commits|committed|commitment|policy|how|help|by ~3 supporting [our|its|the|all|new] \
[ppv|lay|public|patient|lived|health|consumer] \
[and|experience] [public|family|carer|voice|consumer] {ASKED_ALL}
support|supports|mentor|mentors|guide|guides|help|helps [and] [mentor|guide|train|support|supports|mentors] them|you \
as \
they|you come|take|start|settle|begin|join|carry|do|learn|work|prepare|get|become
at|through|throughout each|every step|stage|point ~5 guides|guide|supports|support|help|helps \
you|them|members|volunteers
will|also|can|we|we'll|to support|mentor|guide those|anyone|anybody|everyone|whoever \
who|new|taking|joining|that's|that \
[is|are|will] ~1 new|join|joins|apply|applies|part|us|appointed|in|take|takes
{ASKED} are|will|is ~6 and [fully|well] supported in|to|throughout|through|by !your
you|you'll|you're are|will|be|get ~5 and [fully|well] supported in|to|throughout|through|by !your
{ASKED} [all|also|will|can] get|receive|have|given|offered [full|our|ongoing|all|any|the|regular|your] support \
from|to|in|throughout|with|through|at|as
you|you'll [all|also|will|can|should] get|receive|have|expect [full|our|ongoing|all|any|the|regular|lots] [of] \
support from|to|in|throughout|with|through|at|as
will|can|may [all|also] get|receive|have|expect [full|our|ongoing|all|the] support to [help] [fully] {TAKE_PART}
have|has|get|receive our [full|ongoing|continued] support !for
our|full|this|the support goes|continues|carries|lasts ~3 throughout|through|until|on
support from when|the you|they|start|moment|outset|beginning|first
there's|there is|are|will|also [be|also|always] [full|good|ongoing|regular|plenty|lots] [of|free] [full] training and \
[ongoing|full] support
there's|there is|will [be|also|always] [full|good|ongoing|regular|plenty|lots] [of] support and training
training and [ongoing|full|the|any] support is|will|are|provided|given|available|offered|throughout \
!services|worker|workers
support and [ongoing|full|the|any] training is|will|are|provided|given|available|offered|throughout
training induction|supervision and [ongoing|full] support
induction|training supervision|training and [ongoing|full] support
induction training and [ongoing|full] support
give|provide|offer|get|receive|given|provided|offered you|members|volunteers|representatives|partners|everyone ~2 \
training and [ongoing] support
support package !of|for|to
we|we'll|team|staff ~3 offer|give|provide you ~2 support
there|present|hand to [help|guide] [and] support you|members|volunteers|representatives
staff|team members|member support|supports [the|our|each|all] group|panel|council|committee|board
support for [our|all|new|each] [lay|public|patient|consumer|youth] \
members|volunteers|representatives|advisors|governors|trustees
have|has the [full|ongoing] support of ~3 {TEAM}
{TEAM}|we|we'll [will|can|also] mentor|mentors|supervise|supervises you|members|volunteers|everyone
we [also|will|can] offer|provide|give [ongoing] mentoring|supervision|support to [all|our|new|each|every] ~3 {ASKED_ALL}
supports ~5 to take|participate|contribute|partner
support with|by|from ~1 buddy|buddies|mentor|mentors|peers
make|making|ensure|ensuring ~6 feel|feels [safe|well|fully|valued|welcome|heard] [and] supported
you|you'll|members|volunteers|representatives|partners|panel ~2 get|gets|receive|receives|given ~3 training support and
you|you'll|members|volunteers|representatives|partners|panel ~2 get|gets|receive|receives|given ~3 support training and
give|offer|provide you ~3 support training|mentoring and
what [do] you get ~4 training support
we|we'll|team|staff|will ~3 support you in your role|work|part|journey|involvement
we|we'll|team|staff|will|to support you to [fully] take|contribute|participate|partner|engage|prepare|attend
we|we'll|team|staff|will|to support you to be involved|heard|part
support and pay|train|guide|mentor|encourage|equip|prepare you
will support|mentor|guide and mentor|support|guide them|you|newcomers while|until|as|when|till they|you
{ASKED_ALL} [all|also|will|can] get|receive full|ongoing|regular support for !their
will|we|we'll support ~4 who|that [are|is] join|joins|apply|appointed|selected
what|which [kind] [of] support will|do|can|would|should i|we|you|members|volunteers \
get|receive|expect|offer|give|have|provide
what|which|the [kind] [of] support we|you|you'll [will|can] get|receive|expect|offer|give|provide !to|patients|people
what|which support to expect
how [will|do|would|can|are|am] [we|we'll] [will|can] support you
how will|am|are i|we|volunteers|members|you be supported !by
how i|you|we'll|you'll [will] be supported
feel [safe|well|fully|valued|prepared|confident|comfortable|welcome|included] [safe] [and] supported \
throughout|in|to|during|when
you|you'll|{ASKED_ALL} [will|can] have|get|receive [the] support ~5 so|to ~4 contribute|participate|engage
{ASKED_ALL} ~3 with ~3 staff|team|coordinator who|that support|supports them
be|are mentored by
see|make|making|ensure|ensuring [to] [it] [that|sure] [that] {ASKED}|you|everyone|everybody|you're \
[feel|are|have|has|is] [fully|well|safe|valued|the] [and|full] supported|support
"""
# Of those, whom people turn to and no office has: "somebody" and "an officer" are there to answer the telephone, too.
CARING = (
    "counsellor|counsellors|counselor|counselors|psychologist|psychologists|elder|elders|kaumātua|kuia|worker|workers"
    "|nurse|therapist|psychotherapist|chaplain"
)
AIDE = HELPER.replace("|person", "").replace("|consultant", "").replace("|lead", "")
PAIRED = f"you|you'll|everyone|everybody|newcomer|{ASKED}"
SUPPORT = f"""
{HELPER}|member ~6 with you on|at|during|for|to ~1 each|every|all|first
call|chat|catch ~7 ahead|before|after ~1 each|every meeting|session|visit|panel|interview|talk
{HELPER}|member|we ~3 calls|rings|call|ring you ~3 after|day
tautoko|awhi from|is|will|at|throughout
tautoko ~2 provided|available|offered
there ~6 before and ~4 after|afterwards
available ~1 following|after it|each|every|the|any|meetings|sessions
available to whoever|whoever's|members|you|everyone|participants ~9 hour|confidential*|month|talk|support
{HELPER} ~5 telephone|telephones {THEM}|each
monthly|weekly|regular call for|with ~3 you|members|people|chosen|everyone
{HELPER} keeps|keep|stays|stay in touch
a|one|your|same key|main|single [point] contact|of !for|details|if
{AIDE}|befriender|peer ~4 come|comes|go|goes|stays with|for you|anyone
{HELPER}|elder ~6 stays for
check|see|ask how you are|feel|felt ~3 after*|next|later
is|are available between meetings|sessions
then keeps in touch
we|we'll|staff|team|coordinator|officer|facilitator [will] keeps|keep|stays|stay in touch between|throughout
{HELPER} ~2 sit|sits in
ring|rings|call|phone|check after every|each
brings ~3 up ~2 we're|we|somebody|someone
help is at hand
^ support|supports !worker|workers|officer|coordinator|group|time ~3 \
drop|lead|officer|worker|coordinator|buddy|mentor|line|counsellor
check ins|in every|each
a|your|own|adult ally
if ~4 upset|upsets|upsetting|distress*|much ~9 there|sit|quiet|step
debrief*
de brief|briefing
aftercare
we|we'll|staff [can|will|also|still|do|always] [always|also|fully] support {THEM}|hundreds|our|the !in
team|officer|coordinator [can|will|also] [always|also|fully] support {THEM}|hundreds|our|the !in
team|officer|coordinator [still|do|always] [always|also|fully] support {THEM}|hundreds|our|the !in
you'll|you're [be] [fully|well|always] supported|mentored|buddied
{THEM} will|are|is|would|can|should ~2 supported|mentored|buddied !accommodation
support will be available|provided|offered|given
support for {THEM}
support from our|us|staff|your|someone|peers|other|experienced|sharon !own|gp
support to {THEM}|take|help
get|gets|receive|have|given|includes|including|you|your|with ~2 emotional|practical|individual|wellbeing support
by ~7 one to one support
we [also|can|will] offer|provide emotional|practical|psychological ~2 support !to|for|group|groups|services
appropriate support is|will|from|you|to ~1 you|take
get|receive|given|offer|provide ~3 appropriate support
named|dedicated|own support worker|person|contact
a|your|named|dedicated|our ~2 support person|worker|contact|call|package !who|for
your|named|dedicated|our ~2 support officer|coordinator !who|for
a ~2 support officer|coordinator can|will|is
{AIDE} ~4 stays|backstage|nearby
{AIDE} ~4 is|are|be ~2 present|available|around
{AIDE} available
{AIDE} present !to|their|a|the|who
{AIDE} ~4 on|at|to hand
a|named|support|contact|same|trained person ~4 present|available|hand|stays|backstage|nearby !can|will|to
{CARING} ~1 is|are|will|be|always ~3 there|here
{HELPER} there for|to|with|throughout
{HELPER} joins|attends|sits ~1 every|each|all|in
{HELPER} ~7 ring|rings|call|calls|phone|phones ~1 you|everyone|members|everybody \
~3 after|afterwards|day|evening|between|regularly|weekly|monthly|each|every
{CARING}|someone|somebody ~2 to talk|speak|debrief|ring|call|turn
named person to talk|speak|turn
{HELPER} with|outside|independent|free|who ~6 ring|call|debrief|available
support ~1 is|are [always|also] on|there|at !a|the
team|staff|us|colleagues|facilitators ~6 on hand|call|standby
worker|contact|mentor|person|lead|officer|facilitator|team ~3 support {THEM}
{HELPER} ~3 on call|hand|standby
stay|stays ~6 talk|chat|afterwards|behind
employee assistance
you|you'll|members|volunteers|everyone ~4 access to ~3 counselling|counsellor|psychologist|wellbeing
if ~6 upset|upsets|upsetting|distress* ~9 offer|offered|give|given|provide ~3 support
if ~5 upset|upsets|upsetting|distress*|hard ~8 someone|somebody|worker|workers|staff
if ~5 upset|upsets|upsetting|distress*|hard ~8 team|facilitator|we'll|call|ring|talk
if ~5 difficult|much|heavy|struggle|struggling|wobbly ~8 someone|somebody|worker|workers|staff
if ~5 difficult|much|heavy|struggle|struggling|wobbly ~8 team|facilitator|we'll|call|ring|talk
one to one|ones ~1 chat|chats|catch|time
catch up|ups ~2 with you|each|everyone
listening ear
call|calls ~2 afterwards
call|calls after each|every|the|meetings|sessions|panels|visits
worker|workers|counsellor|nurse at every|each
you|you'll|members|volunteers|everyone|whoever|panellists|advisors ~8 and [fully|well] supported !housing|accommodation
will ~1 be ~1 supported !by|living|housing|accommodation
wind down
you'd be supported|mentored
worker|person|someone|somebody|nurse|counsellor|elder|psychologist|officer you can|could talk|speak|turn|call|ring
make|making sure you're|everyone ~3 ok|okay|safe|alright|before
{PAIRED} ~5 paired|teamed ~2 with ~5 mentor|buddy|member|members|someone|somebody|peer|worker|experienced|been|who
matched|put [up|together] with ~4 mentor|mentors|buddy|member|someone|somebody|peer|worker|champion|advisor
free|confidential|independent counselling|counseling
we|we'll ~1 look after {THEM}|our
chaplain|pastoral ~6 you|support|hand|there|available|after|afterwards
a|your supporter will
there's|is always someone|somebody
talk ~3 through ~4 with|someone|after*
wellbeing|welfare|wellness check|checks|call|calls|plan|plans
a|our|the wellbeing|welfare lead|officer ~3 will|is|there|available
check|checks in with you|members
check|checks ins|in ~2 offered|available|after|before
check|checks in|ins from our|the|your|a|us
regular|follow|weekly|individual [up] check|checks ins|in|calls
follow up call|calls|chat
ring|phone|call|text you ~2 next|following|same day|evening|morning
ring|phone|call|text you ~1 day|evening|week after
ring|phone|call|text you after any|each|every|it|anything
buddy|buddied
your|assigned|own|experienced|dedicated|personal mentor|mentors
have|has|get|gets|given|giving|offered|assigned|allocated|by|from|paired|matched|alongside|put ~4 a mentor
a mentor will|is|from
plus|includes|including|there's|provide|provides|offer|offers a mentor
induction|training|support and a mentor
by|with|your|get|given|have|assigned|matched ~2 peer mentor|mentors
mentors|mentor ~6 will|can|to ~1 help|guide|support you
give|gives|given|get|receive|receives|provide|provides|offer|offers|offered|include|includes|including|with ~3 \
mentoring|mentorship !to
training|coaching|support|advice|supervision and|or mentoring|mentorship
get|receive|have|offer|offers|offered|provide|provided|gives|given ~4 supervision
with|includes|include|including|access ~4 supervision
and ~1 supervision !of
regular|weekly|fortnightly|monthly|external|independent|clinical|professional|individual|ongoing|informed ~3 supervision
^ supervision !and|of|skills|experience|by|in|under
^ supervision and support|training|mentoring|debrief*
supervision is|will|by|once|every|monthly|weekly|available|offered|provided|with|from|sessions
reflective practice|space|session|sessions|supervision
there for anyone|anybody|you|everyone|those
is|are there every [single] time
someone|somebody [is|who] always there|here|available|around|on|you
someone|somebody you can ~1 talk|call|turn|ring|go|ask
always|there'll|will|there [be] someone|somebody ~2 can|to
support line ~4 you|open|members|all
worker|workers who's|who'll|who ~3 there|present
social|peer|support|youth worker|workers ~5 sits|room|happy|available|attend|attends|join
happy|free to chat|talk ~2 after*
funds|fund|cover|pay ~3 support costs
sit with them|you|someone|somebody ~3 after*
talk to|with someone|our|us ~5 after|afterwards|upset|upsetting|distress*
can|could ~1 talk|speak|chat ~4 afterwards
need|want to step|talk ~2 out|through
safe|quiet space ~3 debrief|afterwards
look|looks|looked|looking after {THEM}|us|wellbeing !yourself|ourselves
have|get the [full] support of|from ~3 staff|team|coordinator|facilitator|colleagues
training and|with [ongoing|full] support !programme|programmes|program|programs
support and [full|ongoing] training|supervision
support package
help|helps|helping|guide|guides|support|supports you all|throughout|along|every ~1 the|way|step
{WE_WHO} ~4 support|supports|supporting ~2 champions|advisors|advisers|volunteers
{WE_WHO} ~4 support|supports|supporting ~2 representatives|reviewers|contributors
{WE_WHO} ~4 support|supports|supporting ppv|lay|lived|public|patient ~1 partners
moral support
named|dedicated ~1 member of staff
a|your staff liaison
independent|external supervisor
you|you'll|members|volunteers|representatives|partners|trustees ~2 get|receive|have|given ~4 support and \
guidance|advice|encouragement
you|you'll|members|volunteers|representatives|partners|trustees ~2 get|receive|have|given ~4 support and supervision
we|we'll|team|staff|with ~1 offer|offers|give|provide|provides|induction ~4 support and \
guidance|encouragement|supervision
guidance|advice|encouragement|training and support from|will|is|are|given|for ~1 your|you
you|you'll|you're|members|nobody ~1 not|never|won't|is|be ~2 on your|their own
you|you'll|you're|members|nobody ~1 not|never|won't|is|be ~2 alone|unsupported
time|space|room ~4 talk|decompress|unwind|reflect|breathe|chat ~5 after*|end
talk|go|chat through|about|over anything|whatever ~2 came|comes|come|stirs|brings|brought up
stir|stirs|bring|brings ~1 things|stuff|feelings up ~9 debrief|someone|somebody|counsellor|worker|talk
end of the phone|line
before and after each|every|the|your|any ~3 someone|somebody|we|you|with
call|ring|phone|text ~2 us|me|her|him any|at|whenever ~1 time|anytime
call|phone|chat|text ~6 day|evening|morning|week after|afterwards|later
see|check how you|you're|you've ~2 are|doing|feel|feeling|found|got|getting|went|coping
a|for brew|cuppa|tea|coffee|chat afterwards|after
sit|sits|sitting down with you ~5 after|afterwards|over
someone|somebody|team|staff|worker|facilitator ~4 look|looks|looking out for you|everyone
somewhere quiet ~4 go|sit|step
quiet room|space ~9 someone|somebody|worker|counsellor|psychologist|staff
supported throughout|every|before|all
support throughout|whenever
support at|around|to ~1 every|each|all|any|whatever
support every|all step|along|the
support to take|do|prepare|carry|fulfil
support around the|your|each|every meeting|meetings|session|sessions|work|role|hearing|event|visits
named link|liaison|support ~1 worker|person|contact
group|peer|monthly|regular supervision
experienced member|advisor|partner|rep ~6 help|helps|alongside|guide|guides|with you
will|we'll|they'll ~3 support ~2 whoever|you ~3 all|through|throughout|way|whenever
will support ~2 whoever|you !to|in|with
its own worker|coordinator
you|you'll|they|members|volunteers|champions|participants|advisors [will] [all|also] get|receive support !services|needs
call|ring|phone our|the duty|peer worker|line|nurse
staff|team stay|stays with you
{THEM} ~1 be|are given support
be|are|is given support ~5 take|attend|contribute|part|join|participate
ongoing|full|continued support for our|members|governors|volunteers|you|advisors|advisers
help|helps|guide|guides|support|supports you through|throughout !the|your|an|a|our|this
staff|team|facilitators|facilitator|coordinator|ordinator is|are there for support
{THEM}|you'll|you're|consumers|partners|they ~4 looked after by a|our|the|someone|somebody
{ASKED_ALL} ~12 coordinator|ordinator|mentor|officer|facilitator will|can ~1 support them
"""
# Services, sponsors and studies speak of the same: it counts where the sentence, too, has those who take part in it.
BROAD = f"""
support is|will available|provided|offered|there|on
support available|provided|offered !for|services|to
support before|during|throughout|after !discharge|hospital
support from the|a|an ~3 {TEAM}|group|peers|worker|counsellor|psychologist|elder|supervisor|office|person|organisers
ongoing|pastoral|full support !needs|for|services|group|groups
emotional|practical|1:1|one|individual|wellbeing|psychological|peer support [is|will|be] [also] \
available|offered|provided|there|throughout
emotional|practical|1:1|one|individual|wellbeing|psychological|peer support from|whenever|if|before|during !discharge
dedicated support !needs|for|services
continued|tailored|mentoring support !needs|for|services
peer support available|offered|from|will|throughout|youth
peer support is ~1 available|offered|on|provided|there
one to one|ones support !to|for|out|work
counselling|counseling ~3 available|free|offered
supported by a|our|the|someone|staff !group|panel|forum|council|board|committee|members|volunteers
supported guided|and|trained|mentored ~5 by|through|with
mentoring|mentorship \
from|by|is|will|support|available|offered|provided|throughout|scheme|opportunities|programme|initiative
"""
TAKING_PART = f"""
you|your|you'll|you're|you've|you'd|everyone|everybody|anyone|anybody|nobody|whoever|newcomers|{ASKED}|{THEM}
meeting|meetings|session|sessions|workshop|workshops|visit|visits|hui|interview|interviews|council|committee|board
committees|panels|councils|boards
^ support is|from|will
^ emotional|practical|ongoing|full|wellbeing support is|from|will
^ emotional|practical|full|wellbeing|mentoring ~3 available|provided|offered !to|for
we|we'll ~2 support before|during|throughout|after
"""
# What those have whom a service treats, or who work there.
THE_TREATED = "patients|inpatients|clients|residents|tenants|staff|nurses|doctors|clinicians|students|trainees"
ONE_TREATED = "patient|client|resident|nurse|student|employee"
GIVE = "gives|give|giving|offers|offer|offering|provides|provide"
FOR_OTHERS = f"""
{THE_TREATED} !and|or|who|taking [will|can|also] have|has|get|gets|receive|receives|given|offered
{THE_TREATED} !and|or|who|taking ~2 are|be|is ~1 given|offered|assigned|paired|buddied
each|every|the {ONE_TREATED} !and|or|partner|representative|member|advisor ~6 will|has|gets|have|is
{GIVE} its|our|the|each|every|all|your {THE_TREATED} !who|taking|and|or|on
{GIVE} {THE_TREATED} !who|taking|and|or|on|support|member|members
{GIVE} each|every|a {ONE_TREATED} !who|partner
available|offered|provided|given to|for [all|our|its|the|ward|clinical] {THE_TREATED} !who|taking|and|or
"""
POST = "holder|postholder|candidate|role|job|specialist|specialists"
AS = "as|be|become|becoming|seek*|recruit*|for|role|hiring|employ*|appoint*"
NOT_OFFERED = f"""{FOR_OTHERS}
{POST} [will|would|can|may] [also] support|mentor|guide|supervise|supports|mentors|supervises
you|you'll will|would|can|may|also [also] support|mentor|guide|supervise
you'll support|mentor|guide|supervise
to|by|help|helps|be|with|who|able support|mentor|supporting|mentoring [and|guide|our|the|new|other|fellow] \
[new|other] members|volunteers
to|help|helps|by support|mentor|supporting|mentoring [our|the|new|other|fellow|peer] [peer] workers|leaders|staff
support|supports|supporting ~2 family|community|staff|team|household|faculty members|member
people|patients|clients|users|carers|residents|families|survivors ~3 get|receive|received|need|needs|given ~3 support \
!you
support|supports|supporting members|member|panel|participants of|in|with their|the|managing|quitting|living
supporting statement|evidence|information|documents
support from ~3 nurse|nurses|therapist|therapists|coach|gp|doctor|clinician|clinicians
support [is|are] [provided|available|given|offered] for|to \
carers|families|parents|survivors|schools|communities|businesses
training [provided|available|given|offered] for|to carers|families|parents|survivors|schools|communities|businesses
supported in|by|when|through ~2 services|service|care|treatment|therapy
intervention|therapy|trial|arm|treatment|app|helpline|helplines|lifeline|samaritans
support|help with|completing|filling ~4 form|forms|application|applying
shall describe
"""
NOT_SUPPORT = f"""{FOR_OTHERS}
what support is|will ~5 interview|interviews|applying|application
may|might ~6 mentor|buddy|mentors
{THE_TREATED}|children|families are|is supported
support|supports|supporting members of ~1 public|community|family
support|training for [all|our|ward|the] {THE_TREATED} !who|and|on|taking|or
multidisciplinary|clinical|interdisciplinary team
where|find ~3 support ~6 click|link|website|page|here
^ be somebody|someone|there
as|be|being a|their support person
had|received|sought|accessed|used ~2 support
support|help with|completing|filling ~4 form|forms|application|applying
trusted|own person|friend
supervision|mentoring|mentorship skills
supervision|mentoring|mentorship of ~1 students|staff|others|peers|volunteers|junior|workers|colleagues|patients|clients
offer|give|provide|be ~1 listening
intervention|placebo|randomised|randomly|randomized
support from ~3 nurse|nurses|therapist|therapists|coach|gp|doctor
support for everyone|anyone|peers !who|on|taking
your own support|key|case worker|person
support person|worker can|may|welcome|is ~1 come|attend|join|accompany
mentoring patients|others|new|junior|students|staff|people|peers|clients|colleagues
dial in
24 hour ~2 line
right now
the day before
was|were|wasn't there for
help|assistance of|from a support
pay|cover|costs|fares|travel|bring ~5 support|supporter person|people|worker|workers|too|persons
support carers|families|others|research
support for|to carers|families|people|young|others|patients|service|parents|survivors|someone|communities|the
better|improv*|kind|kinds|type ~2 support|supervision|counselling|mentoring|debriefing
types|shape*|seek|sought ~2 support|supervision|counselling|mentoring|debriefing
people|patients|who receive ~2 support|counselling|supervision
accessed|accessing|received|design*|quality ~2 support|supervision|counselling|mentoring|debriefing
crisis|getting|lack|perinatal|bereavement ~2 support|supervision|counselling|mentoring|debriefing
support services|groups|they|systems|needs|research|networks|staff|there
peer support programme|program|services|service|role|position|workforce|groups|after|before
peer support worker|workers role|position|in|are|recruit*|wanted|needed|who
shall describe
support ~2 goal|goals|delivery|aims
supports the|this|each|research
trauma informed support
supported accommodation|housing|living
support|supported ~9 technology|software|computer|computers|device|devices
training|orientation|costs|expenses|travel|attendance will|is|are|can|be ~1 supported
not ~3 crisis
debriefing of|practices|following
supported by ~2 national|nihr|funding|funded|government|wellcome|grant|evidence
our|the|national|free|crisis|hour|telephone helpline|helplines
support ~2 getting used
supporting statement|evidence|information|documents
income|technical|financial|it|admin|administrative support
seen and supported
support person who|accompany
if ~3 reading|writing|travel|travelling|typing|hearing
caregiver|carer|consumer|relative|friend|parent|partner ~2 or|and ~2 support person|worker
bring ~2 support
have a|your|own ~1 support [person] with
i'll be there
management supervision
under|the supervision of|by
little|without|much|close|need|minimal|minimum|require|requires ~2 supervision
lifeline|samaritans
ring|call|phone|contact you for|about|back|with|when|if|and
ring|call|phone|contact you to !check|see|ask|make
mentor other|new|junior|students|staff|them|people
would|to ~2 help ~1 support
someone with|who ~3 support
debriefing practices|after restraint|seclusion
act|acting|volunteer|volunteering|work|working|them|up as a [peer] mentor|buddy
be|become|becoming|being|role|job|train|as ~2 [peer] mentor|mentors
care|treatment and|or support
culturally appropriate
suicide prevention and support
^ give|giving|deliver|delivering ~6 support|mentoring|counselling|debrief*|supervision !to|for|you
^ provide|providing|offer|offering ~6 support|mentoring|supervision to|for !you|volunteers|members|all|those|our|take
{POST}|you|you'll ~3 provide|provides|give|gives|deliver ~4 support !you
{POST}|you|you'll ~3 provide|provides|give|deliver ~4 supervision
holder|postholder|candidate|role|job [is|will] [be] to ~2 provide|give|offer|deliver|support !you
to|trained|skilled|skill|skills|experience|experienced ~3 giving|providing|offering|delivering ~3 support|supervision
give|giving|offer|offering|provide|providing ~1 patients|families|carers|clients|children|adults|students ~12 support
give|giving ~5 peer support
give|gives|giving|provide|provides unpaid|informal
under ~3 supervision
patients|clients|families|residents ~8 turn|come|look ~8 support !you
in giving|providing|delivering ~3 support|mentoring|supervision
is|be|being able to offer|give|provide|deliver !you|members|all|everyone|support|training|ongoing|full
^ able|ability to offer|give|provide|deliver
supervising|supervise
peer support is ~1 part|valued|a|about|when|where|embedded|not
peer support out
engaged ~2 and supported
helped and supported
{AS} ~2 peer|recovery|community ~1 support worker|workers
{AS} ~2 peer|recovery support specialist|officer
looking|seek|seeking|want|recruit|recruiting|need ~4 person|someone|somebody|worker|officer|lead|coordinator who|with|to
working experience
someone|somebody can be with you
friend|relative ~3 support worker|person
call|calls|ring|rings|contact|contacts you shortly|soon|once|regarding|directly
will|then|we'll ~2 call|ring|phone|contact ~1 you within
call|ring|contact|phone|text|email you ~4 closing|deadline|application|applications|applying|form|selection
survey|questionnaire|questionnaires|diary|app|interviewers ~9 how|call
web|internet|website|world ~5 there for
there for anyone|everyone|those ~1 affected|experiencing|struggling|living|needs
support for|to anyone|anybody|everyone|everybody|those ~1 affected|experiencing|struggling|living|bereaved|aged
support for|to anyone|anybody|everyone|everybody|those ~1 who ~1 has|have|need|needs|lives|live|struggle|struggles|lost
support for|to individuals|organisations|organizations|adults|children|women|men|students|residents|clients|households
support for|to schools|employers|businesses|victims|refugees|employees|clinicians|teams|trusts|users|parents|another
support to help people|patients|others|families|them
long term support
with [the] support from|of ~5 lottery|foundation|nihr|wellcome|ministry|grant|funding|sponsors|donors|fund|institute
project|programme|study|research|event|website|network|initiative|conference|charity ~3 supported by
# ~6 people|adults|children|households ~4 get|gets|receive|receives|received ~3 support
patients|adults|families|clients|users|households ~4 get|gets|receive|receives|received|need|needs ~3 support
charity|organisation|organization|service|services|helpline|agency|centre|center|hospice that|which|providing ~8 support
charity|organisation|organization|service|services|helpline|agency|centre ~1 offering|providing ~6 counselling
counselling|counseling|mentoring to|for ~1 survivors|women|men|children|families|students|young|patients|residents
aftercare services|service|plan|planning|team|bed
section|hospital|patients ~5 aftercare
to|and|with talk|speak|chat ~2 about|through ~3 role|opportunity|application|post|position|vacancy|study
talk ~2 through ~6 apply|applying|application|role
call|ring|phone|text ~6 time|anytime ~8 questions|information|info|apply|interested
support plan|plans|planning
available|offered|provided for|to people|patients|adults|children|families|survivors|victims|clients
workers|worker attend|attends|join|joins ~2 team|teams|meetings|training
support after ~2 death|suicide|loss|birth|stroke|assault|discharge
clinical supervision ~2 staff|trainees
experience|knowledge of ~3 supervision|mentoring|support
provide|providing|offer|give|run|lead ~4 peer support|mentoring to
supported|support with|by|through ~1 stipends|stipend|honorarium|honoraria|payment|payments|funding|grant
with|by|through ~1 stipends|honoraria|payments
on your own ward|home|time|behalf
support to|for people|communities|services|projects
be|become|act|around ~3 as a mentor
"""
NOT_REFUSED = """
give|giving|offer|provide ~1 mental|medical|clinical|legal|health ~1 advice|treatment
you|they|people|who ~1 don't|haven't|won't|can't|needn't
"""
REFUSED = """
can't|cannot|unable|don't|won't|not ~3 offer|provide|give|have|fund ~3 support|counselling|counseling
can't|cannot|unable|don't|won't|not ~3 offer|provide|give|have|fund ~3 debrief*|aftercare|supervision
can|do not ~1 offer|provide|give ~3 support|counselling|counseling|debrief*|aftercare
no support|debrief|counselling|aftercare is|will|can|available|offered|provided|after|during|on
support is not available|offered|provided
"""
NO_DEBRIEF = """
no|not|can't|cannot|don't|without|won't ~3 debrief*
"""
DEBRIEF = """
debrief*
de brief|briefing
talk|speak|chat|call|counsellor|someone|somebody|time ~6 afterwards
talk|speak|chat|call ~5 after each|every|the session|meeting|interview|workshop|hui|group|event
check|counsellor|someone|somebody ~5 after each|every|the session|meeting|interview|workshop|hui|group|event
sit with them afterwards
"""
DEBRIEF_PAID = """
paid|pay|payment|fee|rate ~5 include|includes|including|covers|cover|and|for ~5 debrief*
debrief* ~3 paid !by
paid debrief*
"""
UNPAID = "not|n't|unpaid|cannot|don't|can't|isn't"
NO_MENTOR = """
no|without mentor|mentors|buddy|buddies|mentoring
mentor|mentors|buddy|buddies|mentoring ~1 not|won't|isn't|aren't|cannot|can't ~1 provided|offered
mentor|mentors|buddy|buddies|mentoring ~1 not|won't|isn't|aren't|cannot|can't ~1 available|given|assigned
can't|cannot|unable|not|won't|don't ~2 offer|provide|give|assign ~3 mentor|mentors|buddy|mentoring
"""
MENTOR = """
a|an|your|own|with|by|experienced|assigned|each|peer ~1 mentor|buddy|mentors
buddied up|with
buddy system|scheme
mentoring|mentorship from|by|is|for|and|will|support|available|offered
be|are mentored
paired with
"""
NOT_MENTOR = f"""{FOR_OTHERS}
mentor new|other|junior|students|staff|them|people
become|as|be a mentor
no mentor
"""
NO_TRAINING = """
training|induction|orientation ~1 not|won't|isn't|cannot|can't ~1 provided|offered|available|given|included
can't|cannot|unable|not|won't|don't ~2 offer|provide|give ~2 training|induction|orientation
"""
# "A training provider": nobody is trained by that.
NO_TRAINING_AT_ALL = (
    "resources|provider|providers|institute|institution|institutions|organisation|organisations|organization|body|bodies"
    "|sector|hospital|fellowship|fellowships|grant|grants|delivery|networks|board|officer|coordinator|lead|team|taught"
    "|hub|hubs|committee|committees|academy|academies|summit|summits|congress|conference|award|awards"
)
TRAINING = f"""
briefing before ~1 first|each|every|the
go|goes|going|sent|place on ~5 course|training !about
shadow ~4 before|first
shadow an|another|somebody|someone|others
# hour|minute module|course|induction|introduction
trainings !for|of|to|given
^ training's|induction's
be|you're|are|get|once|fully|guided ~3 trained !professionals|to|peer|staff|volunteers|facilitators|counsellors
wants|want|hope|hopes|plan|plans|aim|aims to train people|volunteers|members|champions|residents !who|that
we|we'll [will|also|then] train people|everyone|everybody|members|whoever|anyone|volunteers|advisors|residents
train you
e learning
train the trainer
coached|coaching !for
coach|coaches you|members|everyone|to
tutorial|tutorials
briefing|webinar|webinars|workshop ~7 given|provided|offered|held [to|for|before] [you|members|everyone|all|the]
probity|welcome|information briefing
welcome|introductory|introduction day|days|session|sessions|meeting|course|morning|workshop|evening
half day introduction
evenings|evening|sessions|weekend|weekends of preparation
you|beforehand learn how
beforehand|first to learn how
help you learn
day|days|hours|evening|morning|weekend|session ~2 learning about|how
give|gives|given|get ~2 introduction
# day introduction
primer
crash course
teach|teaches you ~3 how
show|shows you how
you'll|you [will] be shown|taught how|what|the|to
you'll|will learn how|skills|to
we'll|we teach|train you !about
you'll|learn ~3 basics
go|goes|talk|talks|walk|walks ~1 through ~3 jargon|basics|ropes
module|modules ~6 before|complete|completed
course for all|you|members|everyone|new
free|first|aid course|courses !of|is|in
offer|offers|offered|get|do|complete|attend|take|includes ~1 short|online|e course|courses !of|is
include|have|with|by|you'll|a ~1 short|online|e course|courses !of|is
short|online|e course|courses on|in|for|about
do|complete|attend|take ~6 course !at
webinar ~4 how to
certificate|qualification|course ~8 funded|paid|free|provided
funded|paid|free ~5 certificate|qualification|course|diploma
# day ~3 camp|course|programme|program
skills workshop|workshops|session|sessions
support you in getting used
build|develop|grow your [own] skills|confidence
you|you'll|your|offer|offers|offering|access ~4 learning|development opportunities !for
^ learning|development opportunities !for
^ professional learning|development !for|of
your ~2 professional development
skills development !for|schemes
chance|chances|opportunity ~1 train as|in|to
chance|chances|opportunity|opportunities to train !staff|students|doctors|nurses|others|peers|new|researchers
trains [and] [supports] [our|its|the|all|new|their] [lay|patient|public|consumer|lived] [experience] {ASKED_ALL} !who|of
you'll|you|members|everyone ~2 be trained to
complete|do ~3 modules
you'll|you|members|volunteers|we'll ~1 train as|to be|become|work|interview
workshop|workshops|course|courses ~4 will|are|is ~1 offered|provided|given to ~1 you|members|volunteers|all|partners
attend|join|go|do ~1 courses|workshops and conferences|training|events
workshop|workshops|session on ~1 how|deciding|telling|what|sharing|safe
practice|practise run|session|interviews|interview
mock interview|interviews|panel
bootcamp|masterclass|masterclasses
we|we'll|team|staff|will|webinars|sessions|workshops|workshop ~2 teach|teaches you|members|everyone
you'll pick up skills
skills day|days
prepare you|members for
get you|everyone|members ready|started|up
preparation|preparatory|introductory|welcome|starter day|session|sessions|workshop|evening|morning|course
how to be|run|review|chair|score|read ~5 before you start
accredited training|course|qualification|programme|program|module|certificate|learning
upskill*
ends in|with a|an certificate|qualification
ropes
"""
# The words alone stand in lists of papers, of actions and of what a charity does, too.
TRAINING_ALONE = f"""
training \
!posts|scheme|schemes|standards|film|films|grade|suite|room|rooms|centre|center|manager|department|{NO_TRAINING_AT_ALL}
induction|orientation|onboarding|inducted \
!working|group|materials|committee|hr|loop|loops|tool|framework|model|requirements|forms|paperwork|documents|checks
"""
# What says that it is given or gone through: by whom, to whom, when.
GIVEN = f"""
give*|offer*|provid*|receiv*|get|gets|attend*|complet*|undertak*|undergo|free|paid|includ*|run|runs|held|arrang*|organis*
you|your|you'll|you've|they|everyone|everybody|newcomers|we|we'll|{ASKED}|advocate|new|all
is|are|be|will|there's|takes|must|need|requir*|go|takes|join|followed|access|tell|invit*
day|days|hour|hours|minutes|session|sessions|weekend|weekends|morning|week|online|before|half
benefits|return
full|comprehensive|thorough|ongoing|regular|initial training|induction|orientation
^ training|induction|orientation #
^ training ~2 expenses|supervision|support
^ training|induction|orientation and support|help|mentoring
"""
OFFERING = (
    "get|offer|offers|expect|benefit|benefits|support|chance|give|gain|in return|receive|provide|provides|count on"
)
# Headings over what people have to bring, and what says that the training is still to come.
REQUIRED = (
    "requirement|requirements|qualification|qualifications|essential|desirable|specification|criteria|eligibility"
    "|you must|must have|you should"
)
ATTENDING = (
    "attend|come to|complete|undergo|undertake|do|take|go through|be trained|willing|willingness|will|ready|receive"
    "|given|get|we|can"
)
PROFESSIONALS = (
    "staff|gps|doctors|nurses|clinicians|professionals|students|teachers|police|psychiatrists|social|health|trainees"
    "|psychologists|practitioners|those|others|managers|employers|frontline|officers|ward"
)
TRAINEES = "staff|nurses|students|doctors|clinicians|gps|professionals|psychiatrists|officers|police|teachers"
NOT_TRAINING = f"""
advise|advises|advising|consulted ~3 training|orientation|induction|onboarding
shape|shaped|deliver|delivering|design|designing|lead|leading|running|staff ~4 training
about|plans|materials|ideas|content|needs for ~1 training !day|days
about ~1 training !day|days
training film|films|standards|materials
{TRAINEES} ~1 training
improve|better|change ~3 training
brain|cognitive|exercise|memory|attention|strength|parent|parenting|employment|vocational|relaxation training
plan|planning|shape|help ~1 training !is|will|day|days
{TRAINEES} ~2 are|be|been ~1 trained
have you ~4 training
training ~3 needs|change|improve|better|is|for|of ~2 {TRAINEES}
experience of|in|with ~1 training|coaching
mandatory|compulsory training ~4 staff
course of treatment|therapy|medication|tablets
restrain*|seclu*|breakaway|pmva|mapa
may|might|will|have|had [have] been|had offered|given|sent
training [session|sessions|day|days|events] for|of|to|our|with ~3 {PROFESSIONALS}
train|training|trains [clinical|our|new|ward|the|student|medical|mental|other] [health] {TRAINEES}
staff|nurse|nurses|medical|clinical|student|professional training
gp|gps|police|teacher|doctoral|postgraduate training
part of ~3 intervention|team|staff|cit|officer|academy|their|curriculum ~3 training
intervention team [cit] training
supports|design*|deliver*|develop|develops|developing|developed|shape|shaping|evaluat* ~3 training !is|will|session
review|reviews|reviewing ~2 training !is|will|session
creat*|co|improv*|influence|facilitat*|contribut*|about ~3 training !is|will|session
no|any ~3 training|qualifications needed|required|necessary
no [formal|special|specialist|specific|prior|previous|extra|further|particular] training !is|will|provided|given|offered
training or experience|qualifications
degree|diploma|qualification|qualifications or training
sell|sells training
have|has|having|hold|need [a|some] specialised|specialized|specialist|special|formal|prior|previous|relevant|recent \
training !you|provided|given
may given ~2 training
make|making|improv*|redesign*|enhanc* ~3 onboarding|orientation|induction
every|each|all employer|employers
recognition|record|evidence|proof of ~2 training|development
college|colleges|faculty|council|body|board ~3 accredits|approves|oversees|regulates|sets ~6 training
what|which ~1 training ~3 need|needs|want|should|take|takes|requires
housing|health|employment and training
test|tests|testing|compare|compares|comparing|trial|trials|pilot|piloting [the|a|an|new|whether|this] training
trial|study|intervention|arm are|is|get|receive|will ~3 training
his|her training as|at
trained by people|those|patients|users|peers|survivors|us|experts ~1 with|by
completed|finished|did|qualified his|her|their
don't|not need ~2 training
training is|not not|needed|required
training is|are|was called|asked for
any ~1 training ~5 decides|requires|needed|necessary
we|i|he|she|they|who|researchers|authors [are|am|is|was|were] [both|all|currently] training as|to|in|at
i'm|we're [both|all|currently] training as|to|in|at
in ~3 employment|education|work|study or training
carers|workers|professionals|clinicians|nurses|teachers their training
training and keeping|retaining|retention|pay
course|courses ~3 recovery college|colleges
years of training
in training
shall describe
trained professionals|staff|counsellors|counselors|interviewers|researchers|clinicians
train station|ticket|tickets|fare|fares|travel
by train
and your|the train
sexual orientation
race|religion|gender|faith|disability|ethnicity ~8 orientation
induction loop|loops
course|courses|training|coaching|orientation ~1 for|to ~1 patients|clients|inmates|families|students|schools|employers
orientation visit|visits
back|mentor|buddy them|someone|somebody|others|newcomers ~8 training|onboarding|induction|orientation
design*|implement* ~4 onboarding|induction|orientation
onboarding|induction|orientation|training of ~1 new|patients|clients|staff|customers|colleagues|partners|volunteers
facilitate|facilitating|deliver|delivering|lead|leading|run|running|produce ~8 and training !is|for|you|to|with
before|to ~2 apply|applying|applied for ~2 training
^ give|giving|deliver|delivering training
able|ability to ~4 facilitate|deliver|run ~6 training !you
before they|you ~6 into ~3 training
training ~7 behind them|you
have|having|hold|holding|holds completed|done|had|finished ~4 training !you
completion|completed of ~3 training ~6 essential|required|desirable|preferred
training ~5 desirable|preferred|advantage|advantageous|asset|equivalent
workers|worker|supporters|mentors|staff|nurses|carers|professionals with ~2 training
people|those|volunteers|peers|coaches|practitioners with # ~2 training
few|many|most|some|several ~2 members|trustees|directors|of ~1 have|had ~3 training
share|shared|used|shown|told|played ~12 training sessions|events|days|and|or
raising|raise|raises awareness ~4 training
trains|training organisations|organizations|individuals|businesses|employers|professionals|schools
^ attended|taken|undergone|undertaken ~9 training
have|has|having [already|a] attended|taken|undergone|undertaken|received ~10 training !you|and|to
by|through ~2 volunteers|peers|people|mothers with ~2 training
he|she|they|who ~1 trained|training as
months|years|year ago ~12 trained
research training
training education|research|recruitment|policies|policy|services
recruitment|policies|services|research|education|policy [and] training
training and education|recruitment|research
training that|which ~1 {TRAINEES}
course of the|this|a|our|each
the|a will|wish|desire ~3 for|to ~1 training
training and|or ~1 to|for ~1 schools|employers|professionals|organisations|organizations|services|families|patients
advocacy|counselling|campaigning|consultancy [and] training !you
training [and] advocacy|counselling|campaigning|consultancy
talk|talks|speak|spoke|presented|presentation at ~2 training
part|element|component|strand|theme of ~2 training !you|will
medical|scientific|nursing|postgraduate|undergraduate|university|academic|residency|specialty ~1 training !you|is|will
training and|or recruiting|hiring|employing|teaching|supervising|managing
recruiting|hiring|teaching|supervising|managing and|or training
train|training more|future|tomorrow's {TRAINEES}
should|must|to have|hold ~5 training ~6 experience|background|qualification|degree
are you ~1 training|trained
welcome|introductory|introduction meeting|session|day|workshop ~3 was|were|have|has|had|took
quality|standard|standards|content|evaluation|management|development of ~2 training
"""
TREATS = "care|clinical|treating|treatment|gp|gp's|doctor|psychiatrist|clinician|clinicians|consultant|nurse|therapist"
TREATS_TOO = "keyworker|physician|coordinator|team|provider|psychologist|case|key|ward|mental|cmht"
SHARED = f"""
share|shared|shares|sharing|pass|passed|report|reported|sent|available|visible|shown|told ~3 with|to your ~1 {TREATS}
share|shared|shares|sharing|pass|passed ~3 with|to your ~1 {TREATS_TOO}
report|reported|sent|available|visible|shown|told ~3 with|to your ~1 {TREATS_TOO}
tell|inform|contact|notify|update|consult your ~1 {TREATS}
tell|inform|contact|notify|update|consult your ~1 {TREATS_TOO}
note|letter|permission|approval|referral|clearance|sign ~2 from|of|by your|a|the ~1 {TREATS}
note|letter|permission|approval|referral|clearance|sign ~2 from|of|by your|a|the ~1 {TREATS_TOO}
your|a|the {TREATS} must|should|needs|will [to] ~1 agree|approve|confirm|support|sign|refer
your|a|the care|treatment|clinical coordinator|team must|should|needs|will [to] ~1 agree|approve|confirm|sign|refer
added|recorded|go|goes|put|noted|written|entered|saved ~2 to|in|on|into|onto your [own|medical|clinical] notes|record
added|recorded|go|goes|put|noted|written|entered|saved ~2 to|in|on|into|onto your [health|patient] records|file|chart
"""
NOT_SHARED = """
worried|concern*|risk|danger|unsafe|harm|emergency|upset|distress*
your consent|permission|agreement
if you agree|want|ask|like|wish
helpful|useful|optional|optionally
not|isn't|aren't|never ~1 required|needed|necessary|essential|compulsory
"""
NO_PROMISE = f"""
cannot|can't|not ~1 guarantee|promise ~9 shared|passed|told|reported|recorded ~3 with|to|in ~2 {TREATS}
cannot|can't|not ~1 guarantee|promise ~9 shared|passed|told|reported|recorded ~3 with|to|in ~2 {TREATS_TOO}
cannot|can't|not ~1 guarantee|promise ~9 affect|effect|impact|touch|change ~4 care|treatment
"""
KEPT_APART = f"""
nothing|never|not|won't|nobody|isn't|without ~6 shared|share|passed|pass|told|tell|reported ~3 with|to ~4 treats|treat
nothing|never|not|won't|nobody|isn't ~6 shared|share|passed|pass|told|tell|reported ~3 with|to ~2 your ~1 {TREATS}
nothing|never|not|won't|nobody|isn't ~6 shared|share|passed|pass|told|tell|reported ~3 with|to ~2 your ~1 {TREATS_TOO}
nothing|never|not|won't|isn't ~6 added|recorded|go|goes|put|noted|written ~2 to|in|on|into your|any ~1 notes|record|file
"""
NO_EFFECT = """
won't|not|doesn't ~5 affect*|effect|impact*|chang* ~5 care|treatment|services|service !homes
never|no|without|nor ~5 affect*|effect|impact*|chang* ~5 care|treatment|services|service !homes
won't|not|doesn't|never|no|without|nor ~5 touch*|influence ~5 care|treatment|services|service !homes
won't|not|doesn't ~5 difference|consequences|jeopardise ~5 care|treatment|services|service !homes
never|no|without|nor ~5 difference|consequences|jeopardise ~5 care|treatment|services|service !homes
your|their|any ~3 care|treatment|services ~6 won't|not|never|isn't ~2 affected|changed|impacted|influenced
"""
WORRY = """
if ~8 worried|concern*|danger ~8 we|we'll|i|i'll|they|staff|they'll ~4 tell|contact|speak|inform|share
if ~8 unsafe|risk|harm ~8 we|we'll|i|i'll|they|staff|they'll ~4 tell|contact|speak|inform|share
if ~8 worried|concern*|danger ~8 we|we'll|i|i'll|they|staff|they'll ~4 pass|call|ring|notify|talk|let
if ~8 unsafe|risk|harm ~8 we|we'll|i|i'll|they|staff|they'll ~4 pass|call|ring|notify|talk|let
if ~8 worried|concern*|unsafe|risk|harm|danger ~8 pass|passed|share|shared ~5 to|with
who|whom we|we'd|we'll|they [would|will|might] tell|inform|contact|call|ring ~4 if|at|risk|worried
who we would tell
break|breach confidentiality ~8 if|only|tell|unless
worry|worries|worried about you|someone|somebody|anyone|your ~8 tell|told|contact|speak|inform|pass|call|ring
"""
NOT_COERCED = """
nobody|not|never|won't|no ~4 asked|expected|required|involved|help ~5 restrain*|seclu*|force|coerc*
"""
COERCED = """
trained|training|train ~2 in|on|for|to ~4 restraint|restraints|restrain|seclusion|pmva|mapa
help|helping|assist|assisting|join|work|working ~3 with|in|during ~3 restraint|restraints
help|helping|assist|assisting|join|work|working ~3 with|in|during ~3 restraining|seclusion|secluding
support|supports|supporting|assist|assisting|help|helping restraint|restraints|seclusion !reduction|free|review|reviews
help|helping|assist|assisting ~2 restrain|seclude
encourage|encouraging|persuade|persuading|prompt|prompting|convince ~5 take|taking|accept ~3 medication|medicine
encourage|encouraging|persuade|persuading|prompt|prompting|convince ~5 take|taking|accept ~3 meds|medicines|tablets
promote|promoting|ensure|ensuring|encourage|encouraging ~3 medication|treatment adherence|compliance|concordance
hold|holding ~3 down
"""
NOT_COERCED_AT_ALL = """
reduce|reducing|reduction|end|ending|stop|prevent
eliminate|alternatives|experience|experiences|experienced|research|study
"""
PROMISED = """
named|dedicated ~2 worker|person|officer|contact|buddy|member
named support
"""
NOT_PROMISED = f"""{FOR_OTHERS}
no named
"""


def read_support(text: Text) -> dict[str, Fact[bool]]:
    """support_offered, debrief_offered, debrief_paid, named_support, mentor_offered, training_offered and care."""
    offered = (
        text.no(REFUSED, NOT_REFUSED)
        or text.yes(OFFERED, NOT_OFFERED)
        or text.yes(SUPPORT, NOT_SUPPORT)
        or _broad(text)
        or text.once(_by_name)
    )
    if offered and _only_listed(text, offered):
        offered = None
    facts = {
        "support_offered": offered,
        "debrief_offered": text.no(NO_DEBRIEF) or text.yes(DEBRIEF, NOT_SUPPORT),
        "debrief_paid": text.yes(DEBRIEF_PAID, UNPAID),
        "named_support": text.yes(PROMISED, NOT_PROMISED)
        or (text.once(_by_name) if offered and offered.value else None),
        "mentor_offered": text.no(NO_MENTOR) or text.yes(MENTOR, NOT_MENTOR),
        "training_offered": text.no(NO_TRAINING) or _training(text),
        "no_effect_on_care": text.no(NO_PROMISE)
        or text.no(SHARED, NOT_SHARED)
        or text.yes(NO_EFFECT)
        or text.yes(KEPT_APART),
        "worry_passed_to": text.yes(WORRY),
        "nobody_coerced": text.yes(NOT_COERCED) or text.no(COERCED, NOT_COERCED_AT_ALL),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _only_listed(text: Text, offered: Fact[bool]) -> bool:
    """Whether it is a question in a list of them ("What support will I get? / How do I apply?"), which answers none."""
    if not offered.words[0].endswith("?"):
        return False
    start, end = offered.spans[0][0], offered.spans[-1][1]
    above = text.raw[max(start - 200, 0) : start].rstrip(" \n-•*")
    return above.endswith("?") or text.raw[end : end + 200].strip().partition("\n")[0].rstrip().endswith("?")


def _broad(text: Text) -> Fact[bool] | None:
    """Support in words that services use, too, for those who take part."""
    span = text.find(BROAD, NOT_SUPPORT, TAKING_PART)
    return text.fact(True, text.clause_of(span)) if span else None


def _training(text: Text) -> Fact[bool] | None:
    """training_offered: True where they train people, not where they ask for people who have been trained."""
    span = text.find(TRAINING, NOT_TRAINING) or text.find(TRAINING_ALONE, NOT_TRAINING, GIVEN)
    if span and not _brought(text, text.sentence_of(span[0])):
        return text.fact(True, text.clause_of(span))
    alone = text.said(TRAINING_ALONE)
    said = {**alone, **text.said(TRAINING)} if span else alone
    for number, other in sorted(said.items()):
        if _brought(text, number) or text.says(number, ANY_NO) or text.holds(NOT_TRAINING, number):
            continue
        if _listed(text, number) or (span and (number not in alone or text.holds(GIVEN, number))):
            return text.fact(True, text.clause_of(other))
    return None


def _listed(text: Text, number: int) -> bool:
    """Whether a line of a few words is one of what people get: under such a heading, or with a stop."""
    line = text.sentence(number).strip()
    return (
        len(line) < SHORT
        and line[-1] != "?"
        and ((line[-1] == "." and "," not in line) or says(text.heading(number), OFFERING))
    )


def _brought(text: Text, number: int) -> bool:
    """Whether a sentence stands under a heading over what people have to bring, and doesn't speak of what will come."""
    return says(text.heading(number), REQUIRED) and not text.says(number, ATTENDING)


IS_THERE = (
    " will be there", " will be on hand", " will be available", " will support", " will ring", " will call",
    " will phone", " will check", " is there", " is available", " is on hand", " is your support", " can support",
)  # fmt: skip
THROUGH = rx(
    r"[a-z ]{0,12}\b(?:available|there|present|around|on hand)\b[a-z ]{0,25}\b(?:during|afterwards?|after|throughout)\b"
)
WHO = rx(r"(?:,? (?:who|our|a|the|your)\b[^.\n]{0,60}?| \([^)\n]{2,30}\))?,?( (?:will|is|can) )")
WHO_BEGINS = (",", " who", " our", " a", " the", " your", " (", " will ", " is ", " can ")  # whatever WHO matches
SHORT = 60  # characters of a line that only names something
MOST_NAMES = 60  # a text with more is no advert
FROM = frozenset(("from", "by", "with"))
HELPED = frozenset(("support", "supported", "debrief", "debriefing", "mentored"))


def _by_name(text: Text) -> Fact[bool] | None:
    """A person by name who is there for those taking part."""
    for name in names(text)[:MOST_NAMES]:
        first = name.first
        by = first and text.words[first - 1] in FROM
        perhaps = text.flat.startswith(WHO_BEGINS, name.end)
        there = WHO.match(text.flat, name.end, name.end + 110) if perhaps else None
        if (by and not HELPED.isdisjoint(text.words[max(first - 7, 0) : first])) or (
            there and text.flat.startswith(IS_THERE, there.start(1))
        ):
            number = text.sentence_of(name.start)
            end = max(name.end, there.end() if there else 0)
            through = there and THROUGH.match(text.flat, there.start(1), text.sentences[number][1])
            helps = through or text.holds(SUPPORT, number) or text.holds(BROAD, number)
            if helps and not text.holds(NOT_SUPPORT, number):
                return text.fact(True, text.clause_of((name.start, end)))
    return None
