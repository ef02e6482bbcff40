"""What the people asked may do: the most that is stated about them, what it is called, and what is still open."""

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.reading.people import read_people
from ourterms.terms.rules.reading.text import Text, number_of, rx

WE = (
    "you|you'll|member|members|participants|they|advisors|advisers|panellists|representatives"
    "|reviewers|group|council|committee"
    "|panel|we|table|consumers|contributors|researchers|partners|survivors|carers|people|peers|who"
)
MAY = "will|can|would|may|also|together|all|shall|then|jointly|get|to|collectively"

LEAD = """
one|1|a|new|for|seeking|seeks|recruiting|recruit|appoint|appointing|independent ~2 co chair|chairs !of|at
one|1|new|seeking|seeks|recruiting|appoint|nominations ~2 chair !of|the
as a|our|the [co] chair
you|you'll|you'd [will|would] [also] [jointly|help] chair|lead !to
you|you'll ~9 chair every|the|meetings
you|you'll|you'd|and|to|will|can|should [will|would] [also] [jointly|help] co chair|lead !and
co lead the|a|our|on|this
co|jointly chaired|led by you|people|a|someone|members !director|doctor|clinician|psychiatrist|senior
co|jointly chaired|led by peers|consumers|service !director|doctor|clinician|psychiatrist|senior
co|jointly chaired|led by survivors|carers|# !director|doctor|clinician|psychiatrist|senior
chaired|led by people|someone|peers|consumers|survivors with|and|who
chaired|led by a person with lived
members take|rotate ~4 chair|chairing
role|position|vacancy ~2 chair
need|want|for a chair for|of
take it in turns to chair
"""
NOT_LEAD = """
supported|mentored by the chair
vote to choose the chair
reports|report to the chair
chief executive|executives
chairs the meetings jointly
the community co chair and
director will|to [co] chair
chair is the
not ~2 chair|lead
"""
DECIDE = f"""
{WE} [{MAY}] [{MAY}] [{MAY}] decide which|who|what|how|on|where|whether|together !you
{WE} [{MAY}] [{MAY}] [{MAY}] choose|select|pick which|our|the !chair
{WE} [{MAY}] [{MAY}] [{MAY}] approve|award|allocate
{WE} [{MAY}] [{MAY}] appoint the|our
final say !sits|rests|lies|stays|remains|belongs|is
score|scores|scoring|mark each|the|bid|bids|application|applications|tender|tenders|candidates|proposals
make|makes|making|take|taking|share|sharing ~3 decisions|decision on|about|together
make|makes|making|take|taking|share|sharing ~3 decisions|decision jointly|over|with|alongside
make|makes|making|take|taking ~1 decisions|decision
oversee and approve
decision making power|powers|authority|body|rights|role
power to decide|veto|approve
equal say in ~2 decisions
together choose|decide
jointly|together decid*
panel that|which|who decides|awards|selects|appoints|allocates
interview|appointment|recruitment panel ~9 equal|score|decide|vote|choose
pick the
nothing ~5 unless ~3 agree|agrees
veto
decision is final
"""
NOT_DECIDE = """
director|board|executive|minister|ministers|chief|trust|staff|manager|managers|trustees|who [will|then] make|makes|take
director|board|executive|minister|ministers [will|then] decide|decides|approve
chief|trust|staff|manager|managers|trustees [will|then] decide|decides|approve
not|no|doesn't|don't|cannot|can't|never|nor|without|won't ~5 decid*|decision|decisions|approve|appoint|power
decision|decisions [about|on] ~3 rest|rests|sits|sit|lies|remain|remains|stays|stay|belongs
final call|say ~3 sits|rests|lies|stays|remains|is
you [can|will|get] [to] decide|choose|pick whether|if|when|to|not|your|a|between
choose|decide how much|to
decide|choose what|how [much] you|to
decision ~2 your application|place
we|we'll|staff|trust [will|shall] [then] score|choose|select|decide|appoint|approve|make
help [us] [to] decide
hearings on whether
it also decides
may help you decide
will be selected|chosen
shared decision making
decision making|decisions about|on|in ~1 their|your care
how decisions
inform|influence|shape|advise|before|affect|affects|about ~3 decision|decisions
big decisions
when it makes decisions
share in decisions
share ~2 diagnosis
who make decisions
weighed in decisions
treatment decisions
"""
VOTERS = (
    "you|you'll|you'd|member|members|representative|representatives|advisor|advisors|adviser|advisers|panellists"
    "|participants|panel|partner|partners|consumers|carers|survivors|contributors|reviewers|trustee|trustees"
    "|everyone|group|council|seat|seats|they|table|together|person"
)
VOTE = f"""
full|equal [and] [voting|full] member|members|partner|partners|status
full|equal [and] [voting|full] standing|footing|voice|say|collaborators|colleagues
full voting rights|membership
voting member|members|rights|seat|power|representative|representatives
{VOTERS} ~4 vote|votes !to
same|equal|one|full vote|votes !for
take|taking part in ~1 votes|vote|voting
^ vote|voting on|for|with
co creator|creators
as equals
your vote
same vote|rights|standing|status
on an equal
trustee|trustees with|role|wanted|vacancy|position
"""
NO_VOTE = """
no|not|doesn't|don't|without|cannot|can't|won't ~3 vote|votes|voting !for|to
non voting
"""
NOT_VOTE = """
staff|director|directors|officers [each|will|can|may|has|have] [one|a] vote|votes
executives|managers|councillors|ministers [each|will|can|may|has|have] [one|a] vote|votes
non voting
without ~2 vote|voting
no|not|don't|cannot|can't|won't|doesn't ~4 vote|votes|voting
vote to choose the chair
equal member|partner of|in ~2 multidisciplinary|care|clinical|ward|staff|treatment|their
equal opportunity|opportunities
voted
not ~2 equal
"""
ADVICE = """
help|helping [us] [to] make|write|build|create|rewrite the|our|a|this ~1 booklet|guide|leaflet
help|helping [us] [to] make|write|build|create|rewrite the|our|a|this ~1 toolkit|resource|standards
advise|advises|advised|advising|adviser|advisers|advisor|advisors|advisory
advice to|about|directly|from|members
gives|give|giving|provide|provides|providing|offer ~3 advice
reference|steering|working group|committee|panel|party
sounding board
expert panel|table|group|reference
experts|expert by experience
critical friend|friends
help|helps|helping|to|will|can|and ~1 shape|influence|inform|steer !you|participants|someone
help|helps|helping|to|will|can|and ~1 guide|plan|oversee|redesign|improve !you|participants|someone
you'll|could|would|in|who|they|directly|you ~1 shape|influence|inform|steer !you|participants|someone
you'll|could|would|in|who|they|directly|you ~1 guide|plan|oversee|redesign|improve !you|participants|someone
help|helps|helping|to|will|and|us|you'll [us|to] develop|design|build
shaping|shapes|shaped
have|having|has a|more|real|greater|meaningful ~1 say|voice
have|having|has ~2 input|influence !from
real|meaningful input|say|influence
your|their input|influence
influence how|what|the|over|on
give|gives|giving|provide|provides ~2 input|insight|insights|advice|guidance|recommendations
mak*|making recommendations
input into|on|to|from
sit on ~4 panel|panels|board|committee|group|council
consumer|carer|community|experience [and] [carer|family] representative|representatives|partner|partners
patient|public|youth|family|user [and] [carer|family] representative|representatives|partner|partners
consumer|carer|community|experience [and] [carer|family] panel|council|committee|reference
patient|public|youth|family|user [and] [carer|family] panel|council|committee|reference
your advice
help|helps [us] [to] decide
voice of people|the|patients|those
co researcher|researchers|partner|partners
member|members of ~2 board|panel|committee|council|group
board member|members
work|working in|alongside|together partnership|with|researchers|staff
partnership with
oversight
steer|steering|steers
sits|sit|seat|seats|place ~2 committee|board|panel|council|group
governance committee
"""
NOT_ADVICE = """
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
"""
FEEDBACK = """
look at|over|through our|the|some|these ~2 ideas|forms|form|plans|leaflets|leaflet|letters|draft|drafts|booklet|words
tell us which|where
tell us what is|was|works|worked|helped|needs
feedback on|about|to !your
give|giving|gives|your|provide|providing|their ~2 feedback
feed back
comment|comments|commenting|consult|consulted|consultation|consultations|consulting
survey|surveys|questionnaire|questionnaires
interview|interviews|interviewed|interviewing
focus group|groups
your views|view|opinion|opinions|thoughts|ideas|perspective|perspectives|insight|insights
views on|of|about
what you think|thought|make
listening session|sessions|event|exercise
hear about
learn from|about
try a|out|our|the
test a|out|our|the
have your say
tell us what|how|about|if|whether|when !happened
public|lay reviewer|reviewers|reviewer
submission|submissions
respond to
discussion group|groups
share your|their views|thoughts|ideas|opinions|insights
opportunity to comment
hear your views|voice|ideas|thoughts
let us know what
answer ~3 questions
test|testing ~3 app|website|prototype|tool
usability
listen to what|you|your
rate|rating|review|reviewing our|the|these|some leaflets|leaflet|website|draft|drafts
rate|rating|review|reviewing our|the|these|some materials|letters|documents|policies|plans
tell them what|what's|how
think out loud|aloud
opinions about|on
prototype
"""
HEAR = """
hear from
"""
CO = """
help|helps|helping|to [us|to] co design*|produc*|creat*|develop* ~4 service|plan|pathway|policy|strategy
will|and|us|you'll [us|to] co design*|produc*|creat*|develop* ~4 service|plan|pathway|policy|strategy
help|helps|helping|to|will|and|us|you'll [us|to] co design*|produc*|creat*|develop*|re
co design*|produc*|creat*|develop*
codesign*|coproduc*
"""
NOT_FEEDBACK = """
interview|interviews [will|are] be|held|date|dates|panel|for|take ~2 held|week|role|post|on
shortlist*
feedback on|about your|why
media|radio|newspaper|press interview|interviews
invited to|for ~1 interview
informal chat|interview
interviewed anonymously
agree to an interview
interview as people come
not a survey
know what you think
"""
STORY = """
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
share|sharing|talk|tell ~3 your|their|personal|own [own|personal|lived|hand] [health] experience
share|sharing|talk|tell ~3 your|their|personal|own [own|personal|lived|hand] [health] experiences|recovery
telling|describe ~3 your|their|personal|own [own|personal|lived|hand] [health] experience
telling|describe ~3 your|their|personal|own [own|personal|lived|hand] [health] experiences|recovery
speak|speaking|write ~3 your|their|personal|own [own|personal|lived|hand] [health] experience
speak|speaking|write ~3 your|their|personal|own [own|personal|lived|hand] [health] experiences|recovery
talk|tell|describe|speak|telling ~4 what happened
what happened to you
your journey
telling|tell your|their side
your [own] story
write in whatever way
case study|studies
recovery story
parts of your own
personal story|stories
"""
NOT_STORY = """
don't|not|won't|no|never|needn't|nope|nobody ~5 tell|story|stories|share|diagnosis|describe|journey
user stories
life stories necessary
news|success story|stories
their experience of using services
"""
# From most to least: what the people asked may do, how that is said, and what only looks like it.
LEVELS = (
    ("lead", LEAD, NOT_LEAD),
    ("co_decide", DECIDE, NOT_DECIDE),
    ("vote", VOTE, NOT_VOTE),
    ("advice", ADVICE, NOT_ADVICE),
    ("feedback", FEEDBACK, NOT_FEEDBACK),
    ("story", STORY, NOT_STORY),
    ("feedback", HEAR, NOT_FEEDBACK),
    ("advice", CO, NOT_ADVICE),
)
CALLED = """
truly|genuine|genuinely|true|real|meaningful|meaningfully co produc*|design*|creat*
genuine|true|real|equal|full|meaningful partnership|partners|collaboration|involvement
co production|design|creation|produce|produced|producing|designed|designing|creators|creator|researchers
coproduction|codesign
in partnership
power sharing
patient|public|consumer [and] [public|carer] involvement|engagement|participation
community|youth|user|meaningful [and] [public|carer] involvement|engagement|participation
collaboration
consultation
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
AGENDA = """
add|put|bring|suggest|propose ~5 agenda
set|sets|setting|agree|decide|prepares|prepare|plan|shape ~3 agenda|agendas
agenda|agendas is|are set|agreed|written|decided by you|members|the|together
co chair* [by] the|meetings
take turns chairing|to
chair in turn
rotating chair
"""
NOT_AGENDA = """
hard agenda
co chair and the
chief executive
staff set
"""
TELL = "tell|let|report|feed|feedback|show|update|write|come|send|share|give"
FEEDBACK_PROMISED = f"""
we|we'll|i|i'll|they|team ~3 {TELL} ~2 you|members|everyone|everybody ~6 what ~1 happen*|came|chang*|did
we|we'll|i|i'll|they|team ~3 {TELL} ~2 you|members|everyone|everybody ~6 what ~1 decided|heard
we|we'll|i|i'll|they|team ~3 {TELL} ~2 you|members|everyone|everybody ~6 what ~1 learn*|found|difference
we|we'll|i|i'll|they|team ~3 {TELL} ~2 participants|group ~6 what ~1 happen*|came|chang*|did
we|we'll|i|i'll|they|team ~3 {TELL} ~2 those|people|back ~6 what ~1 happen*|came|chang*|did
we|we'll|i|i'll|they|team ~3 {TELL} ~2 participants|group|those|people|back ~6 what ~1 decided|heard
we|we'll|i|i'll|they|team ~3 {TELL} ~2 participants|group ~6 what ~1 learn*|found|difference
we|we'll|i|i'll|they|team ~3 {TELL} ~2 those|people|back ~6 what ~1 learn*|found|difference
we|we'll|i|i'll|they|team ~3 {TELL} ~2 you|members|everyone|everybody ~5 how your|their|it ~3 used|shaped
we|we'll|i|i'll|they|team ~3 {TELL} ~2 you|members ~5 how your|their|it ~3 changed|influenced|made
we|we'll|i|i'll|they|team ~3 {TELL} ~2 everyone|everybody ~5 how your|their|it ~3 changed|influenced|made
we|we'll|i|i'll|they|team ~3 {TELL} ~2 participants|group|those|people ~5 how your|their|it ~3 used|shaped
we|we'll|i|i'll|they|team ~3 {TELL} ~2 participants|group ~5 how your|their|it ~3 changed|influenced|made
we|we'll|i|i'll|they|team ~3 {TELL} ~2 those|people ~5 how your|their|it ~3 changed|influenced|made
we|we'll|i|i'll|they|team ~3 {TELL} ~2 you|members|everyone ~5 outcome|results|findings|summary
we|we'll|i|i'll|they|team ~3 {TELL} ~2 everybody|participants ~5 outcome|results|findings|summary
we|we'll|i|i'll|they|team ~3 {TELL} ~2 those|people ~5 outcome|results|findings|summary
you|you'll|members [will] ~1 hear|told|get|receive ~4 what ~1 happen*|came|chang*|did|decided
you|you'll|members [will] ~1 sent|see|informed|find ~4 what ~1 happen*|came|chang*|did|decided
participants [will] ~1 hear|told|get|receive ~4 what ~1 happen*|came|chang*|did|decided
everyone|contributors [will] ~1 hear|told|get|receive ~4 what ~1 happen*|came|chang*|did|decided
participants [will] ~1 sent|see|informed|find ~4 what ~1 happen*|came|chang*|did|decided
everyone|contributors [will] ~1 sent|see|informed|find ~4 what ~1 happen*|came|chang*|did|decided
you|you'll|members [will] ~1 hear|told|get|receive|sent|informed ~4 outcome|results|findings|summary
participants|everyone|contributors [will] ~1 hear|told|get ~4 outcome|results|findings|summary
participants|everyone|contributors [will] ~1 receive|sent|informed ~4 outcome|results|findings|summary
you|you'll|members|participants|everyone [will] ~1 hear|told|get|receive|see ~2 how your|their
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
"""
WITHIN = r"within (?:about |the )?(\d{1,3}|a|one) (?:(?:working|calendar|business) )?(day|week|month)"


def read_authority(text: Text) -> Fact[str] | None:
    """The most that the text says of those asked; None if it says nothing of it."""
    for level, table, unless in LEVELS:
        if level == "vote" and text.find(NO_VOTE):
            continue
        if span := text.find(table, unless):
            return text.fact(level, text.clause_of(span))
    return None


def read_say(text: Text) -> dict[str, Fact[object]]:
    """authority and called, what is promised about questions, agenda and answers, and people_sought."""
    facts: dict[str, Fact[object] | None] = {name: text.yes(table, unless) for name, table, unless in YES}
    if called := text.find(CALLED, "not ~1 co|partnership"):
        start, end = text.raw_span(called)
        facts["called"] = text.fact(text.raw[start:end], called)
    within = text.find(ANSWER, NOT_ANSWER)
    if within and (match := rx(WITHIN).search(text.flat, *within)):
        days = int(number_of(match[1])) * {"d": 1, "w": 7, "m": 30}[match[2][0]]
        facts["answer_within_days"] = text.fact(days, within)
    facts["authority"] = read_authority(text)
    facts["people_sought"] = read_people(text)
    return {name: fact for name, fact in facts.items() if fact}
