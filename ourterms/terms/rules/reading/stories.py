"""Stories, names, and the freedom to speak: what they demand of a person, and what stays that person's own."""

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.reading.phrases import says
from ourterms.terms.rules.reading.say import interviewed, only_heard, told_above_all
from ourterms.terms.rules.reading.text import Text

YOURS = "your|their|personal|own|lived|living|his|her"
TELLING = "share|sharing|tell|telling|talk|talking|speak|speaking|discuss|discussing|describe|describing|open|reflect"
ABLE = (
    "willing|willingness|happy|prepared|able|ability|ready|readiness|comfortable|comfort|confident|confidence|okay|ok"
    "|expected|required|openness"
)
WHAT = "experience|experiences|story|stories|journey|journeys|recovery|history|diagnosis|testimony|past"
STUDENTS = "student|students|trainee|trainees|undergraduates"
# Telling it is the work, or a condition for it.
DEMAND = f"""
{ABLE} ~3 {TELLING} ~4 {YOURS} ~3 {WHAT}
{ABLE} ~3 {TELLING} ~3 about ~1 it|this
{ABLE} [to] {TELLING} about|of|on|from that|your|their [own] care|treatment|stay|illness|condition|loss
{ABLE} [to] share|sharing|discuss|discussing|describe experiences|stories ~4 in a|an|constructive|positive|helpful|ways
{ABLE} [to] share|sharing|discuss|discussing|describe experiences|stories constructively|openly|honestly|publicly
don't|not mind {STUDENTS} taking|recording|hearing|asking ~4 history|histories|story|stories|experience|experiences
share|shares|sharing|tell|tells|telling ~4 experience|experiences|story|stories with|to [the] {STUDENTS} !union
sharing|telling [this|that|your|their] [own|lived|personal] experience|story you|they ~6 {STUDENTS}
become|becoming|be|seeking|recruiting|need|want ~2 experience|patient|survivor speaker|speakers !series|event
become|becoming|be ~2 storyteller|storytellers
{STUDENTS} ~4 hear|hears|learn|learns|listen ~4 your|patient's [own] experience|experiences|story|stories
{STUDENTS} [will|can|learn|practise] [to] take|taking|record|recording ~1 your|their medical|case history|histories
{ABLE} ~3 {TELLING} ~3 what ~2 happened|been
{ABLE} ~3 {TELLING} publicly|openly
{ABLE} ~2 draw|drawing|use|using ~1 on|your|their|own|lived|personal ~2 it|this|own|lived|personal|{WHAT}
{ABLE} to say so
{ABLE} ~3 {TELLING} ~1 from ~2 experience|experiences
{ABLE} ~2 {TELLING} ~2 good|positive ~1 bad|negative|poor experiences
you in sharing|telling your [own] experience|experiences|story
asked|invited to {TELLING} about what it is|means|was to live|be|have|lose|care
^ share|sharing|use|using [your] own|lived|personal [lived|personal] experience|experiences|story
^ telling|speaking|talking of|about your|their own ~1 experience|experiences|story|recovery
{ABLE} ~3 disclose|disclosing ~3 lived|living|experience|experiences|diagnosis|recovery|story !of
tell|tells|telling of your|their own ~1 journey|story|recovery
draw|draws|drawing on ~5 experience|experiences|recovery ~2 share|shares|sharing ~4 it|them|story|experience|experiences
share|shares|sharing aspects|parts|elements|sides of ~1 your|their|own ~2 story|experience|experiences|recovery|journey
{TELLING}|send|submit|write|record|film|upload ~3 {YOURS}|a|parts ~3 story|stories|journey|testimony !if
true|first|real|recovery|personal [person] stories !is|necessary|needed|from|by
kinds|kind of [true|real|personal] story|stories
send|tell|share us yours
send us your [own|short|true|written|personal] \
story|stories|film|video|recording|account|experience|experiences|memories
{ABLE} ~1 share|sharing|talk|tell ~2 experience|experiences of ~1 your|their own
collect*|gather* ~3 voices|memories|testimonies
give|giving ~4 account
send ~3 stories
tell|telling ~4 about your time|stay|admission|crisis|illness|detention|diagnosis|breakdown in|on|at|under|as|with !if
record|write|film|send|make ~5 about what happened
share|tell ~3 your own ~2 story|experience
telling your side
telling the group ~9 experience
you'll|you|we'll|we [will|be] [be] asked|ask|invited|invite ~4 describe|talk|tell|share|speak ~3 what|how|{YOURS}
you|you'll [will] [be] asked about ~1 your|routine|what|experiences
own # minute story
not describe a first hand
{TELLING} [to] ~2 first hand
{TELLING} ~3 what ~1 happened
write in whatever way
minutes ~5 on your journey
speak|speaking|talk [publicly|openly] about your [own|personal|lived] experience|experiences|recovery|journey|story
hear your [own] story
your story published|told|filmed|recorded|used
interview|interviews|interviewed ~6 about|on|ask your|their|what|people's ~2 {WHAT}|happened|stay|time|care
ask|asked ~3 about ~1 what|your ~1 happened|experience|experiences|helped
in your own words
talk|speech|presentation about|on your [own|personal|lived] experience|experiences|recovery|journey
{TELLING}|write|blog|talks ~5 about your|their|own ~2 recovery|illness|diagnosis|journey|time|stay|mental
{TELLING} ~5 about your|their|own ~2 childhood|loss|grief|bereavement|breakdown
{TELLING}|write|blog ~4 about living with
an|your|short|written|personal|honest|own|hand|brief|us|hear account|accounts of ~1 what !someone|somebody|people
accounts of ~1 what|your !someone|somebody|people
front of ~1 camera|cameras
say ~2 what it did|was
tell|telling|say ~5 how ~6 felt|feels
your|their|own ~3 on [the] air !if
we|we're|i|i'm [are|am] [now|also] collecting|gathering [your|people's|short|true|personal] experiences|stories|accounts
interviewees|participants ~4 asked about
love|like|want to hear ~3 your [own|personal] story|stories|journey
to|us|you|you'll|we'd|willing ~3 {TELLING} ~3 what ~2 was|is|felt like ~3 sectioned|detained|restrained|being|to|on|in
submit|submitting|upload|licence|license|send ~3 audio|video recording|recordings|diary|diaries
interview|interviews ~3 learn|hear about ~3 lived|living|own experience|experiences
{TELLING} ~7 what happened to you
{TELLING} ~2 what you|you've|you'd ~2 went|gone|been|come|came through
{TELLING} ~2 you|you've ~1 went|gone|been|come|came through
podcast ~9 guest|guests|episode|share|talk|speak|conversation
record|recording ~3 conversation|conversations|podcast|interview|episode ~6 podcast|series|film|radio
guest|guests ~6 podcast
what got|gets|helped you through
ask|asks|asking|asked ~4 about ~4 your time|stay|care|treatment|life|childhood|illness|breakdown|diagnosis
talk|talking|speak|speaking honestly|openly|frankly about
open|opening up about
stand|standing up and tell|talk|speak
letter|letters|poem|poems to|about your ~3 self|illness|recovery|ward
tell us about a time
put|puts|putting ~3 person|people|someone|guest on [the] air
"""
# To be chosen, people have to write of it.
APPLYING = """
ask|asked ~3 in|on this|the|your application|form ~4 your|personal ~4 lived|personal experience|experiences
statement|letter|application|eoi|form ~2 explain|describe|outline|say ~2 how ~1 your|their ~1 experience
form|application|statement|letter|nomination|eoi|clip|video|page ~9 your|their|own ~1 lived|personal experience
form|application|statement|letter|nomination|paragraph|words|lines ~3 about|regarding|on your|their recovery|journey
statement|letter|paragraph|words|lines|page ~5 your|their experience|experiences of|as|with
tell|outline|describe|describing|outlining|telling ~5 your|their ~1 lived|personal|own|living experience
describe|outline|explain ~2 your|their experience|experiences of|as|with|caring|living
tell|outline|describe|telling ~3 about|of|something|us ~2 your experience|experiences of|as|with|caring|living
"""
NOT_APPLYING = """
skills
experience of|in ~1 working|committee|committees|research|committees|boards|governance|volunteering
don't|not|no|never|without|needn't !more ~6 lived|personal|your experience
optional|optionally|can also
how your
feedback
"""
# What a study, or an evening, wants to hear of those who have no other part in it.
HEARD = f"""
hear|learn|tell|talk ~3 about ~1 your|their time|stay|visit|care|treatment
share|sharing|hear|learn|listen|explore|understand|understanding|talk|tell ~3 {YOURS}|people's ~2 experience|experiences
hear|learn|understand|know|explore|find|listen|describe|tell|talk ~5 what ~4 was|is|been|it's like
hear|learn|understand|know|explore|describe|talk ~4 what helped|happened
hear|learn|understand|know|explore|describe|talk ~4 how ~3 felt|feels|coped|cope|came|treated|affected|managed
experiences|experience of ~6 interview|interviews|focus
"""
NOT_HEARD = """
we|we're|staff|team|nurses|doctors [are|is|will] [be] [always|also] happy|able|ready|willing|prepared
talk|talking|speak|speaking to|with ~1 patients|residents|people|clients|inmates|families|carers ~2 about their|its
interview|interviewing|interviews ~2 people|patients|participants|carers|families|others about|on their
we know what|how
experience|experiences|story|stories and|or|to ~2 views|view|opinions|opinion|ideas
skills
survey|questionnaire
feedback
only if you
will|you'll be able to
what ~3 role|internship|job|work|volunteering|programme|program|course|panel ~3 like
"""
# They want to hear it of a person, not to know how an illness is treated.
FROM_YOU = """
you|your|yours|you've|you'd|me|my
for them|people
their own
^ talk|tell|share|speak
"""
# What people are asked about in a conversation if not their own experience.
OPINION = """
think|thinks|thought of|about|on ~3 app|tool|website|resource|design|intervention|device|leaflet|prototype
what would|might ~6 use it
share|say|hear|express|discuss ~3 what you|they|people think|thinks of|about|on
needn't|not ~4 have|had ~4 problems|difficulties ~4 yourself|yourselves|themselves
with and|or without ~3 experience|problems|difficulties
"""
# A conversation that settles who can join, that others are trained for, or that is one of many ways.
NOT_TOLD = """
interview|interviews|interviewing|speak|talk ~12 eligible|suitable|suitability|suited|shortlist*|applicants|candidates
trained|training|skills|learn ~9 interviewing|interviews|interview
such as ~14 interview|interviews ~12 or
questionnaires|surveys interviews|surveys
your clinical|care|medical|treating team
talk|speak|chat to|with us|me|someone|somebody about ~1 being|becoming|joining|getting|taking|volunteering|involvement
talk|speak|chat to|with us|me|someone|somebody about ~2 role|vacancy|opportunity|joining|involved|application|applying
"""
# "You need not tell us your diagnosis, but you must tell your story."
STILL = f"""
but|though|however ~2 must|need|required|expected|ask|asked|want|{ABLE} ~5 {TELLING} ~3 {YOURS} ~2 {WHAT}
"""
NOT_DEMANDED = """
space|place|setting ~9 share|sharing
share|sharing ~3 with each|one another|other
you might|may|could ~1 become|be
we|we're|staff|team|nurses|doctors [are|is|will] [be] [always|also] happy|able|ready|willing|prepared
each|one other|another ~5 tell|telling|share|sharing
collecting|gathering|publishing and sharing|telling
through and what|how ~1 you think
lecturers|teachers|tutors|staff|professionals|clinicians|alumni|graduates|academics ~1 share|shares|sharing|tell
but|though ~3 won't|don't|needn't|aren't|not|never ~2 asked|expected|required|have|need
but|though nobody|no
useful|helpful|desirable but|not
not|isn't essential|required|needed|necessary
only what you|they
only if you
happy|glad|pleased ~1 tell you
if you like|want|wish|choose|prefer
may|might|can help to
your skills
talk|talking|speak|speaking to|with ~1 patients|residents|people|clients|inmates|families|carers ~2 about their|its
interview|interviewing|interviews ~2 people|patients|participants|carers|families|others about|on their
course|courses|workshop|module|training ~4 telling|sharing ~2 story
may|might|could be asked
you might|may|could ~14 tell|share|talk|speak
^ telling your [own] story !to|in|at|on|with|publicly|is|can|may|stirs|takes|helps|makes
month|week|module|session|unit # ~6 telling|sharing
^ members|families|parents|mothers|carers|patients|survivors|people tell|share ~1 their
^ how you share|tell
never|don't|needn't have to
can|could|may skip|pass|decline
can|free ~2 say no
don't|not|won't|never|no|without|nobody|needn't|nope ~7 tell|telling|story|stories
don't|not|won't|never|no|without|nobody|needn't|nope ~7 share|talk|describe|disclose|diagnosis
optional|optionally
how much you
up to you what|how|whether
as much or
user|success|news|job|care|patient|each stories|story
isn't for you
can also share
will|you'll be able to
chance|opportunity to ~3 share|tell
experience|experiences|story|stories and|or|to ~2 views|view|opinions|opinion|ideas|perspectives|perspective
others|speakers|visitors can|could|may|to|will|who|our ~1 tell|share|telling|sharing
other ~4 can|could|may|will|to|who tell|share
trained|our speakers|storytellers|ambassadors tell|share
"""
NOT_ASKED = """
don't|not|won't|never|nobody|needn't ~5 tell|share|disclose|describe ~6 story|stories|diagnosis|history
don't|not|won't|never|nobody|needn't ~5 tell|share|disclose|describe ~6 experiences|experience|happened|past
don't|not|won't|never|nobody|needn't ~4 talk about ~4 story|health|experiences|happened|past
nobody|never|not|won't|don't ~2 ask|asks|asked ~2 for ~3 story|stories
nobody|never|not|won't|don't ~3 ask|asked ~2 speak|talk ~5 story|happened|experience|experiences|past|diagnosis
no need ~2 share|tell|talk ~4 story|stories|experience|experiences|happened|past
no [life|personal] story|stories necessary|needed|required
without telling|sharing ~2 story|stories
how much you|they say|share|tell|talk ~4 up to
share as much or
don't|not|won't ~3 your diagnosis
talk about my ~2 health ? nope|no
"""
# A heading over ways to take part, of which a story is one.
OPTIONS = (
    "you could|you might|you may|you might do|you can|here are some|ways to|opportunities|options|one or more"
    "|any of|could include|among them|several kinds"
    "|may include|might include|other ways|ways you|such as"
)
NO_TERMS = """
cannot|can't|won't|not ~3 withdraw|remove|delete|take|change|edit ~4 story|stories|recording|film
never|unable|don't|nobody ~3 withdraw|remove|delete|take|change|edit ~4 story|stories|recording|film
cannot|can't|won't|not|never|unable|don't|nobody ~3 withdraw|remove|delete ~4 words|video|photos|quotes|contribution
story|stories|recording|recordings|film|video|photos|quotes ~5 cannot|can't|not|never ~3 withdrawn|removed|deleted|taken
agree|agreeing|consent|permission|right ~6 edit|use|publish|share|reuse ~8 in|for|on any|all|future|however|whatever
agree|agreeing|consent|permission|right ~6 use|publish|share|reuse ~6 forever|indefinitely|perpetuity|however|anywhere
we [can|may|will|might] edit|change ~4 story|stories|words|it
"""
NOT_NO_TERMS = """
not|never|won't ~3 edit|change ~3 without
with your consent|permission|agreement
ask|check|show|approve ~4 first|before|edit
"""
TERMS = """
story|stories|recording|recordings|film|films|quotes|video|photos ~9 withdraw*|removed|deleted|delete
story|stories|recording|recordings|film|films|video|photos ~9 taken|take|takes ~2 back|down
story|stories|recording|recordings|film|films|video|photos ~5 only ~2 used for|in|until
story|stories|recording|recordings|film|video ~5 for # years|year|months
withdraw|remove ~3 story|stories|recording|film|words|video
take ~3 story|stories|recording|film|words|video back|down
record ~8 delete after
"""
CHOICE = """
can|may|could|able|choose|choice|option|prefer|want|wish|ask|decide ~7 anonym*|pseudonym|unnamed
can|may|could|choose|choice|option|prefer|ask|decide ~6 own|real|chosen|different|another|first name
can|may|could|ask|asked ~3 name ~3 withheld|removed|changed|out
change the names
name|names can|may be withheld|removed|changed
named|name or ~3 not|anonym*|chosen|pseudonym|unnamed
under|use|using your|their own name or
anonym* if you ask|prefer|want|wish|like|choose
anonymous|anonymously|pseudonym|anonymity [is] on|fine|an request|option|too
interviewed anonymously
"""
NOT_CHOICE = """
anonymous survey|online|questionnaire|data|feedback
anonymised data|results
team name
will be anonymised|anonymous
"""
MUST_NAME = """
must|need|required|have ~3 be named|identified
must|need|required|have ~3 use|give ~1 your|their [own|real|full] name
can't|cannot|not ~4 anonymous|anonymity
"""
NOT_MUST = "not ~3 named|identified"
PRESS = "press|media|journalist|journalists|reporters|newspapers"
MAY_SPEAK = f"""
free|welcome|right|allowed to ~2 speak|talk|write to|with [the] {PRESS}
you|members|participants|everyone|anyone may|can [also|always] [freely] speak|talk|write to|with [the] {PRESS}
"""
TO_MEDIA = """
include|send|attach|enclose|provide|upload ~3 photo|photograph|headshot|picture|photos !id|of
photo|photos|photographs ~4 used|use|appear|shared ~5 publications|website|publicity|funding|media
images|pictures|quotes ~4 used|use|appear|shared ~5 publications|website|publicity|funding|media
photo|photos|photographs|images|pictures|quotes ~4 used|use|appear|shared ~5 promot*|marketing|social|annual|report
you|members|participants|people ~6 photographed|filmed|livestreamed|televised
everyone|volunteers|sessions|session ~6 photographed|filmed|livestreamed|televised
event|events|meetings|meeting|stories|story|faces|quotes ~6 photographed|filmed|livestreamed|televised
you|members|participants|people|they|who|volunteers|story|stories ~6 in the media|press|news
you|members|participants|people|they ~6 talk|speak ~2 to|by|with [the] media|press
you|members|participants|people|they ~6 speaking|talking|interviewed ~2 to|by|with [the] media|press
you|members|participants|people|they ~6 talk|speak ~2 to|by|with [the] journalists|reporters|papers
you|members ~6 speaking|talking|interviewed ~2 to|by|with [the] journalists|reporters|papers
participants|people|they ~6 speaking|talking|interviewed ~2 to|by|with [the] journalists|reporters|papers
who|we|we'll|others|volunteers ~6 talk|speak|speaking|talking|interviewed ~2 to|by|with [the] media|press
who|we|we'll|others|volunteers ~6 talk|speak ~2 to|by|with [the] journalists|reporters|papers
who|we ~6 speaking|talking|interviewed ~2 to|by|with [the] journalists|reporters|papers
we'll|others|volunteers ~6 speaking|talking|interviewed ~2 to|by|with [the] journalists|reporters|papers
we|we'll|may|might|will|photographer ~3 take|taking|use|using|publish ~3 photos|photographs|pictures|footage
story|stories|name|photo ~6 on|in|for our|the|its website|publicity|newsletter|report
photos|quotes|face|film ~6 on|in|for our|the|its website|publicity|newsletter|report
story|stories|name|photo|photos|quotes|face|film ~6 on|in|for our|the|its press|campaign|social|annual
media volunteer|volunteers|interviews|appearances
presentation|presentations|talk|talks|recording|recordings ~6 posted|uploaded ~6 youtube|website|online|channel
photographer|journalist|journalists|crew ~2 will|may|might|present
photos|photographs|filming|film ~3 will|may|might ~2 taken|made|place|used
"""
NOT_MEDIA = f"""
{MAY_SPEAK}
not|never|mustn't|cannot|don't ~3 speak|talk|comment|post
no|not|never|without|nobody|won't|don't ~6 photo|photos|photographed|film|filmed|filming
no|not|never|without|nobody|won't|don't ~6 camera|cameras|media|press|publicity|record|recorded
camera off
find|see|saw|seen|advertised|apply|details|information|published|posted|read ~4 website
follow us
media relations
photovoice
if you agree
only if
social media use
impact ~2 media
"""
NO_MEDIA = """
no photos|photographs|filming|cameras|press|media|journalists
won't|not|never|nobody ~3 photographed|filmed|film|photograph
won't|not|never|nobody ~3 take photos|pictures
"""
PRESENCE = """
taking part|being|attending ~6 not|doesn't|isn't ~4 mean|imply|agree*|endors*
joining|signing|presence|membership|involvement ~6 not|doesn't|isn't ~4 mean|imply|agree*|endors*
name|names|presence ~5 never|not|only|won't ~2 used|use ~6 consent|agreement|permission|yes|agree|so
never|not|only|won't use ~2 your|our name|names ~6 consent|agreement|permission|agree|so
"""
USED_TO_RAISE_MONEY = """
photo|photos|photographs|name|names|quotes|story|stories|words|images|logo|involvement ~8 used|use ~8 funding|grant|bid
photo|photos|photographs|name|names|quotes ~8 used|use ~8 bids|tender|tenders
story|stories|words|images|logo|involvement ~8 used|use ~8 bids|tender|tenders
you|members|participants ~3 expected|asked|required|must ~2 endorse|promote|champion
"""
# "If I don't hear from you by Friday I'll assume ..."
SILENCE_IS_YES = """
if i|we ~1 not|don't|haven't ~1 hear|heard ~9 assume|presume|take
if i|we hear nothing ~9 assume|presume|take
no|without reply|response|answer|objection ~6 taken|treated|means|mean|counts|count ~2 agree*|consent|yes|support
silence ~4 taken|treated|means|counts ~2 agree*|consent|yes|support
"""
NOT_YES = """
assume|presume|take ~3 not|don't|aren't|no|longer|can't|won't|withdrawn|withdraw
"""
GROUP = "group|member|members|participant|participants"
WHO = "you|members|participants|group|contributors|authors|artists|everyone|collective"
THINGS = "copyright|rights|ownership|materials|what|photos|pictures|images|recordings|work"
STAYS = "stays|remains|stay|remain|belongs|shared|is"
OURS = f"""
{WHO} ~2 keep|keeps|retain|retains|own|owns|co|hold ~3 {THINGS}
copyright|ownership|rights ~4 {STAYS} ~2 with|to|yours|jointly ~1 you|author|authors|{GROUP}
copyright|ownership|rights ~4 {STAYS} ~2 with|to|yours|jointly ~1 us|together|yours
jointly owned
shared ownership|copyright
"""
NOT_OURS = """
not|don't|cannot|no|won't ~4 own|owns|keep|keeps|copyright|rights|ownership
on your own
own copyright
"""
MADE = "copyright|intellectual|rights|materials|outputs|submissions|work|everything|anything"
THEIRS = f"""
assign|assigns|assigned|assigning|transfer|transferred|hand|waive|waives|give|sign ~5 copyright|intellectual
waive|assign|transfer|give ~4 rights
{MADE} ~8 belong|belongs|vest|vests|assigned|remain|remains ~2 to|with|in us|the|our !author|authors|{GROUP}
copyright|intellectual|materials|outputs|submissions|work|everything|stories ~6 property of
copyright|rights|intellectual|materials|outputs ~3 owned|held|retained ~2 by us|the|our
perpetual|irrevocable|royalty
"""
NOT_THEIRS = """
human rights
belongs|remains|owned to|with|by you
your rights
"""
FREE = f"""
{MAY_SPEAK}
free|welcome|encouraged|right to ~2 disagree|criticise|criticize|challenge
free|welcome|encouraged|right to ~2 speak !to|with
free|welcome to ~2 say ~3 publicly|public|us
may|can [also] speak|disagree|criticise ~2 publicly|public
not a gag*
no gag*
"""
NOT_FREE = """
feel|please free
not|cannot|never|can't|don't ~4 speak|disagree|criticise|criticize|free|publicly
tell your|their story
"""
GAG = """
agree|agreeing|must|required|expected|sign|asked|bound|abide|adhere ~6 confidentiality
confidentiality agreement|undertaking|clause|form|declaration
non disclosure
nda
must|should|expected|required ~8 papers|discussions|documents|matters ~4 confidential
asked|need|agree|treat|keep ~8 papers|discussions|documents|matters ~4 confidential
must|should|expected|required ~8 information|everything|discussed|said ~4 confidential
asked|need|agree|treat|keep ~8 information|everything|discussed|said ~4 confidential
treat|keep ~8 confidential
speak positively
not|don't|never|must|mustn't|cannot ~3 speak|talk|comment|post|criticise|criticize ~3 media|press|publicly
not|don't|never|must|mustn't|cannot ~3 speak|talk|comment ~3 public|journalists|social
not|don't|never|must|mustn't|cannot ~3 post|criticise|criticize ~3 public|journalists|social
positive|good ambassador|ambassadors|light
refer ~2 media|press
you|members|participants|nobody|nothing ~5 publish*|post|share|shared|speak ~5 without ~3 consent|permission|approval
advisors|representatives ~5 publish*|post|share|shared|speak ~5 without ~3 consent|permission|approval
"""
NOT_GAG = """
without your|their|each|a|everyone's ~1 consent|permission|approval
we|we'll [will|also] treat|keep|take
your|all details|data|information|answers|responses|name|contributions
findings|responses|answers|results ~3 confidential
we take confidentiality
de identified
everything you say|tell
kept confidential
consumer ambassador
interview|interviews|survey is|are|will
"""
WE_CHOOSE = """
you|group|members ~1 choose|decide|pick|nominate|elect|send who|whoever ~2 comes|goes|part|joins|sits|send
collective|network|networks ~1 choose|decide|pick who|whoever ~2 comes|goes|part|joins|sits|send
collective|network|networks ~1 nominate|elect|send who|whoever ~2 comes|goes|part|joins|sits|send
no [formal] interview|interviews !panel|will ~6 prove|proof|diagnosis|evidence|lottery
no ~2 proof|evidence|diagnosis ~4 needed|required|necessary
no [formal] diagnosis or|is|needed|required
no proof
first come
don't|not need ~5 diagnosis|diagnosed
"""
NOT_WE = "you choose|decide who to|you"
THEY_CHOOSE = """
proof|evidence|confirmation|letter|documentation ~3 of ~2 diagnosis|illness|condition|treatment
letter|confirmation|reference from ~2 gp|doctor|psychiatrist|clinician|coordinator|team
support from ~1 gp|doctor|psychiatrist|clinician|coordinator
must|should|need|required|are ~3 stable|resilient !housing|income|internet
you're|be|feel|currently|remain|been ~3 stable|resilient !housing|income|internet
must|should|need|required|are|you're|be|feel|enough ~4 well enough
mentally|emotionally|psychologically well|stable|ready|resilient
feel|are|be|you're|currently ~2 in [stable|your] recovery
well|far|stable enough ~3 in|to|with ~3 recovery|take|join|part|share
interview|interviewed|screening ~8 suitab*|stability|stable|resilience|readiness
screened|assessment|chat|conversation ~8 suitab*|stability|stable|resilience|readiness
suitability
two|2|one|satisfactory|character|written|professional reference|references
references will|are|from|required|needed
formal|confirmed|current diagnosis of|is|required|needed
diagnosed by a
interviews will|are|take|for|week|on !recorded
shortlist|shortlisted|shortlisting ~5 interview|interviews|candidates|applicants|people
invited to|for [an] [informal] interview
successful applicants ~4 interview*
"""
NOT_THEY = """
no|not|don't|without ~4 proof|references|reference|diagnosis|interview
no|not|don't|without ~4 interviews|evidence|stable|recovered|well|recovery
reference group|panel|number
terms of reference
research|user|media|telephone interview|interviews
interviews ~3 recorded|transcribed|confidential|zoom|teams|phone|minutes|long
one|an interview ~2 about|lasting|of|#
evidence based
not matter|need
sit on
interview panel|panels
suitability of
caring ~2 for someone
"""


# Looked at only in the sentence of what was found.
LATER_BESIDE = (NOT_TOLD,)


def read_stories(text: Text) -> dict[str, Fact[bool]]:
    """story_demanded and story_terms, named_choice, publicity, presence, work_ours, free_to_speak, we_choose_who."""
    facts = {
        "story_demanded": _demanded(text),
        "story_terms": text.no(NO_TERMS, NOT_NO_TERMS) or text.yes(TERMS, "withdraw from services|medication|drugs"),
        "named_choice": text.no(MUST_NAME, NOT_MUST) or text.yes(CHOICE, NOT_CHOICE),
        "publicity": text.no(NO_MEDIA) or text.yes(TO_MEDIA, NOT_MEDIA),
        "presence_not_agreement": text.yes(PRESENCE)
        or text.no(USED_TO_RAISE_MONEY)
        or text.no(SILENCE_IS_YES, NOT_YES),
        "work_ours": text.no(THEIRS, NOT_THEIRS) or text.yes(OURS, NOT_OURS),
        "free_to_speak": text.no(GAG, NOT_GAG) or text.yes(FREE, NOT_FREE),
        "we_choose_who": text.no(THEY_CHOOSE, NOT_THEY) or text.yes(WE_CHOOSE, NOT_WE),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _demanded(text: Text) -> Fact[bool] | None:
    """story_demanded: True where telling it is the work or a condition, False where they say that it isn't."""
    if span := text.find(STILL, "if you|they") or text.find(DEMAND, NOT_DEMANDED):
        one_of_several = says(text.heading(text.sentence_of(span[0])), OPTIONS)
        return None if one_of_several else text.fact(True, text.clause_of(span))
    if asked := text.yes(APPLYING, NOT_APPLYING):
        return asked
    if unasked := text.no(NOT_ASKED, STILL):
        return unasked
    told = None if text.find(OPINION) else interviewed(text)
    if not told and only_heard(text):
        told = text.find(HEARD, NOT_HEARD, FROM_YOU)
    if not told and (told := told_above_all(text)) and text.holds(NOT_DEMANDED, text.sentence_of(told[0])):
        return None
    if told and (text.says(text.sentence_of(told[0]), "i|my") or text.holds(NOT_TOLD, text.sentence_of(told[0]))):
        return None  # "What happens to what I say in the interview" is a reader's question
    return text.fact(True, text.clause_of(told)) if told else None
