"""Where it happens: in person, remote, or either."""

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import says
from ourterms.terms.rules.reading.text import BULLET, Text

GATHERING = (
    "meeting|meetings|session|sessions|workshop|workshops|interview|interviews|group|groups"
    "|event|events|survey|retreat"
    "|discussion|discussions|panel|call|calls|questionnaire|forum|conversation|conversations"
    "|hui|role|roundtable|focus"
)
TAKES_PLACE = (
    f"{GATHERING}|meet|meets|held|place|part|attend|join|usually|mostly|mainly|all|either|run|work|is|are|be|happens"
    "|happen|everything"
)
# What an institution offers its patients, and how they see their doctors.
SERVICES = """
therapy|therapies|counselling|counseling|appointment|appointments|telehealth ~8 online|virtual|virtually|in|by
therapy|therapies|counselling|counseling|appointment|appointments|telehealth ~8 face|phone|video|remote|remotely
in person ~2 school|class|classes|learning|care
in school|schools|class|classes|learning|teaching ~2 school|day|class|classes|learning|care
person|face|virtual|online|remote|remotely|video|virtually ~3 therapy|therapies|counselling|counseling|appointment
person|face|virtual|online|remote|remotely|video|virtually ~3 therapist|appointments|telehealth|treatment
patients|clients ~3 seen|treated
we|charity|trust|service|services|organisation support|supports|help|helps people|families|carers|clients|patients
interview ~9 check|suitable|suitability|selection|shortlist*
learn|course|courses|college ~8 face|person
care|tele in person
application|apply ~6 in person
consultations ~9 surgery|gp|doctor|doctors|nurse
support groups
offers|provides ~4 workshops|classes|courses|activities|groups
workers|staff|nurses|doctors visit|visits
treatment|treatments|clinic|clinics|classes is|are [available|offered|given] in|online|virtual|by|on
contact|interview|back|speak|talk ~2 applicants|candidates|nominees ~6 by|via|over|on ~5 phone|video|zoom|teams
applicants|candidates|nominees [will|may] be interviewed|contacted ~5 phone|video|zoom|teams|person|online
"""
# Those who apply are interviewed on a day that is named; those who are studied, on one that suits them.
CHOSEN = """
interviews will|are|to ~6 # january|february|march|april|may|june|july|august|september|october|november|december
"""
# A report of what was: "Many people came, some of them on Zoom".
PAST = """
they|we|people|members|participants|attendees|everyone|somebody took part
many|#|all|some ~2 people|members|participants|attendees|guests|residents came|attended|joined|gathered|met
you [have] [already|recently|lately|just] completed|filled|answered|took
were|was [also] consulted|interviewed|surveyed|heard
members|they|we|volunteers|panel|group have|has [also|already] spoken|attended|presented|given|taken|run|held|met
"""
# A word about it before anybody applies.
CHAT = """
glad|gladly|happy|pleased [to] ~1 talk|speak|chat|discuss
"""
# They learn in both ways, whatever the work is.
LEARNING = """
learning|training|induction|courses|information ~8 face|person ~3 online|virtual|virtually|zoom
learning|training|induction|courses|information ~8 online|virtual|virtually|zoom ~3 face|person
"""
NOT_BOTH = f"""
used to be|meet|hold|run
previously|formerly in person
{CHAT}
{LEARNING}
{SERVICES}
{PAST}
"""
REMOTE = f"""
may|can|could|will|it|is|be [be] done|filled|answered|taken [in|out] online
do|take|complete|answer|fill [in] #|a|our|the|these|short ~2 surveys|questionnaires online
engage|participate|contribute|involved virtually|remotely
meet|meets|sit|sits ~9 virtually
come|comes|get|gets|gather|gathers together ~4 online|virtually|remotely|zoom
# online surveys|questionnaires
complete|completing|answer|answering|fill online surveys|questionnaires
survey|surveys|questionnaire|questionnaires ~3 completed online
conference call
home based role|post|position|job|work|volunteer|volunteers|volunteering
conducted|hosted|facilitated|convened [entirely|fully|primarily|by|via|on|over] online|virtually|remotely|zoom|teams
meetings|sessions|interviews|they|groups are|is|will not|never [be] [held] face to face
meetings|sessions|interviews|they|groups are|is|will not|never [be] [held] in person
virtual !care|ward|wards|hospital|health|clinic ~2 council|committee|board|jury|assembly
questionnaire|questionnaires online
fill in|out an|a on line
may|can|could|will|are|be done|completed|worked|scored at|from home
on|via|over|by|using|through|or|in|and [microsoft|ms] zoom|webex|skype|videoconference
via|over|by|using|through|on video
on|by|via|over|using|through|or|microsoft|ms teams
work|join|take|part|contribute|volunteer from wherever|anywhere|home
wherever|anywhere you have ~2 internet|connection|wifi
google meet
a|ms|microsoft|our teams meeting|call
attend|join|take|come|speak|present|presenter|presenters|host|hosting|series ~4 webinar|webinars
webinar|webinars on|at #|monday|tuesday|wednesday|thursday|friday
zoom
hours|hour|minutes|mins online|virtual
webex|skype
video call|calls|link|conference|conferencing|meeting|meetings|attendance
videoconference|videoconferencing
online|virtual|remote|zoom ~2 {GATHERING}
phone|telephone ~1 interview|interviews|survey|discussion|meeting|meetings|session|sessions|conversation
video interview|interviews|meeting|meetings|session|sessions|discussion|group|groups|workshop
{TAKES_PLACE} [is|are|be|will|us|usually|mostly] [be|place|held] online|virtual|virtually|remote|remotely
{TAKES_PLACE} [mainly|all|fully|entirely] [be|place|held] online|virtual|virtually|remote|remotely
{TAKES_PLACE} [completely|quarterly|monthly|take] [be|place|held] online|virtual|virtually|remote|remotely
meeting|meetings|session|sessions|workshop [session] ~3 online|virtually|remotely
workshops|group|interview|interviews|training [session] ~3 online|virtually|remotely
location|where|venue|format|place ~2 online|virtual|remote|zoom|teams
fully|entirely|all|usually|mostly|wholly|completely|exclusively|purely online|remote|virtual
remotely|teleconference|teleconferences|teleconferencing
tele conference|conferences|conferencing
screen share|sharing
receive|get|send|sent|given ~3 link to join the|each|our|your ~1 meeting|session|group|focus|discussion
we|we'll|researcher|researchers|interviewer ~2 call|ring|phone you for a ~4 interview
now|currently [all|held|meet|meeting] online|virtual|virtually|remote
connection|delivery|meeting|engagement method|mode|format ~2 virtual|online|remote|zoom
study|interview|participation method|mode|format|type ~2 virtual|online|remote|zoom
on [the] screen
dial in
text chat
on line at|via
by|on|via|over discord|slack|whereby|jitsi|gotomeeting|facetime|whatsapp
no travel|travelling involved|needed|required
monthly|weekly|conference|regular|team ~1 calls
"""
# A screen alone ("our virtual group", "happy to learn Zoom") is not yet where all of the work is: its sentence speaks
# of meetings or interviews, of how often or how long, or of the place.
OF_WORK = """
#|meet*|session*|workshop*|focus|held|call*|interview*|survey*|questionnaire*|participant*|participate
month*|hour*|minute*|week*|day|days|pm|am|year*|date*|time*
take|taking part
join|joins|attend|attends|dial ~1 on|by|via|over|from
role|roles|work|volunteer|it|it's|sit|sits|only|type|fully|entirely|wholly
location|where|method|mode|format|slack|all|everything|do|discussion|discussions|forum|forums|face|conversation
"""
# Anybody can be reached by telephone: it is where the work happens only in a sentence that speaks of the work.
BY_PHONE = """
it's a phone|telephone call
by|over|via [the] phone|telephone
on the phone|telephone
from home
do|done it at home
done|work|all|everything by email
sofa|armchair
by text|chat [chat]
comment|comments|contribute|advise|review|reviewing|input|feedback|part|join|interviewed ~3 by email
"""
WORK = f"""
{GATHERING}|meet|attend|take|join|interviewed|work|reading|review*|comment*|taking|do|done|all|everything|minutes|hour|hours|sit
"""
NOT_REMOTE = f"""
{SERVICES}
{PAST}
{CHAT}
{CHOSEN}
webinars ~3 website|youtube
held|hosted|ran ~3 webinar|webinars
watch|watched ~5 on|via|over zoom|teams|youtube
conference|conferences|courses|resources|skill|building|news|newsletter|newsletters ~3 webinar|webinars
by teams of|in|who|that|from|across|at|and
watch|watched|streamed|voting|vote|election|elections|ballot ~4 online
public|broader|wider|national ~1 conversation|debate|discussion
join|follow [in] the|our ~1 conversation|debate|discussion online
application|applications|form|registration|training|induction|check|checks|module|modules ~6 online
contact|reach ~8 by|via ~3 video|zoom
we|have held|ran|brought ~5 online|zoom|teams
call|ring|phone|reach|contact us|me|them|our ~1 on the phone|telephone
webinar|webinars recording|recordings
recording|recordings of ~3 webinar|webinars
interview you for
run|runs|offer|offers|provide|provides|have ~6 online forum|groups|group|community|sessions|chat
training|induction|orientation is|are ~2 online
develop|developing|develops|design|designing|build|building|create|creating|launch|launching ~2 online|virtual
plan|run|organise|organize|host|hold ~3 for ~2 patients|clients|students|children|families|teens
ran|did it|this|them [together|jointly] online
the|our ~1 conversation|debate online
online|virtual|video|zoom|teams ~2 to|for prepare|preparation|preparing|brief
online|virtual training|induction|orientation|learning|module|modules|course|courses
training|induction|preparation|awareness session|sessions ~6 zoom|teams|online|video
follow up session|sessions ~6 zoom|teams|online|video
welcome|information|info ~1 chat|call|session|evening|event|webinar
interviews|interview for ~3 role|roles|post|place|position
join online ring|or|call|by|phone
said|than ~4 zoom|teams|online
zoom|teams is boring|tiring
touch|support|supervision ~3 by|over|on phone|telephone|zoom
online or by|on|in paper|post
online or paper|post
online form|application|shop|account|community|stigma|support|information|resource
online resources|portal|platform|safety|harm|therapy|services|place|abuse
apply|register|find|read|available|book|sign ~3 online
complete ~3 online !survey|surveys|questionnaire|questionnaires|interview|interviews|diary|poll|focus|discussion
schools and online
remote communities|areas|parts|regions|and
rural|regional and remote
record|send|make|film|watch|short ~2 video
phone|email|text|call or|and [by] phone|email|text
or|by phone on|#
contact|email|enquiries|questions ~4 by|over phone
run online surveys
short|quick|initial|introductory|first ~2 phone|video|telephone call|chat|conversation
away|far|living|life|left from home
in|by|written|a writing|sound|recording|audio ~5 video
written|writing audio|sound|or ~2 video
papers ~6 on the phone
call|ring|phone|text ~4 helplines|helpline|lifeline|911|988|999
submissions|submission|reply|replies|apply|applications|eoi|expressions ~4 by|via|on|over email|phone|telephone|text
let us|the|me|your ~5 know
before|if ~2 you ~2 apply|applying|decide|deciding
was|were [first|also|then] asked|invited to
informal|quick|brief ~1 chat|talk|call|conversation|discussion
you'd|would like to ~1 talk|chat|discuss ~6 call|phone|telephone|zoom|teams !interview|interviews
call|ring|phone us|me|them|our|her|him ~3 for a ~1 chat|talk|conversation
"""
IN_PERSON = """
you|you'll|must|members|applicants ~3 able|willing|required|prepared|expected to travel across|around|within|to
you|you'll|must|post|role|able ~5 work|based [out] of|from ~6 offices|office|sites|hubs
post|role|it|you|you'll|job ~6 based on [the|our] ward|wards|unit|site
you|you'll|participants [will] be|are [asked] invited|asked to [come] [to] the|our|a ~1 university|lab|laboratory|clinic
you|you'll|participants [will] be|are [asked] invited|asked to come to the|our|a ~2 university|lab|laboratory|clinic
meet|meets|meetings|sessions|workshops|together ~9 in|at different|various|accessible venues|places|locations
get|travel to a|the|our ~1 venue|venues
held|place|meetings|groups|workshops ~2 in|across [#] different|various|several|# ~2 areas|towns|cities|regions
held|place|meetings|groups|workshops ~2 in|across [#] different|various|several|# ~2 venues|locations
you|you'll [can|may] choose|decide the|a|where ~2 place|venue|location
walking ~2 interview|interviews
you|you'll|members|volunteers|must|will|to travel to !work ~2 meetings|hearings|workshops|events|sessions
visit|visits|visiting patients|people|residents|inpatients ~1 on|in the|our|their ~1 ward|wards|homes|hospital|hospitals
lab|laboratory visit|visits
volunteers|helpers|assessors|visitors [needed|wanted] at|in these|the|our|all [following|#] sites|hospitals|wards
involves|involve|make|attend ~3 visit|visits to the|our ~3 university|hospital|clinic|centre|center|lab
meetings|sessions|workshops may|can|will [be] [held] in cities|towns|communities
come|coming to our|the|their clubhouse|office|offices|hub|centre|center|drop|base|rooms
meeting|meetings|session|sessions|group|groups|workshop|workshops|interview|interviews is|are at our|the|a ~2 university
residential|residentials is|are at|in our|the
first is at our|the
meeting|meetings|session|sessions is|are at our|the|a ~2 hospital|library|hub|hall|college
group|groups|workshop|workshops is|are at our|the|a ~2 hospital|library|hub|hall|college
^ based in|at !home
^ base|based|venue|location ~3 centre|center|hospital|office|offices|house|hub|building|clinic|unit
meeting|meetings|session|sessions|group|meet|held ~3 at|in our|the ~1 office|offices|building|centre|center|hub
go|goes|going|visit|visits|visiting [to|into|out] ~4 sites|wards
go|going|visit|visiting [to|into|out] ~1 schools|clubs|workplaces|wards|colleges|hospitals|prisons
record|recorded|film|filming in|at ~2 kitchen|studio|office|house|hall
work|working ~2 our team in !the
in|at homes|schools ~3 office
"""
# These alone are as often of something else, such as school: what people do together stands in their sentence.
THERE = """
in person
face to face
kanohi ki te kanohi
on|off site !map
onsite
site|office based
on campus
"""
TOGETHER = f"""
{GATHERING}|meet|meets|meetup|attend|take|takes|join|interviewed|reading|review*|taking|all|everything|minutes|hour|hours|sit|sits
they're|it's|attendance|participate|participation|answer*|study|choose
they|it is|are|will|be
held
^ in person !contact|learning|school|schools|schooling|support|care|teaching|services|classes|treatment
^ face to face !contact|learning|school|schools|schooling|support|care|teaching|services|classes|treatment
come|comes|gather|gathers|gathering|together|travel|invited|speak|speaking|visit|visits|course|courses|residential
morning|mornings|afternoon|afternoons|evening|evenings|day|days|weekend|weekends|month|year|monthly|#|time|role|work
crèche|creche
"""
NOT_IN_PERSON = f"""
{PAST}
{CHAT}
interviews|interview for ~3 role|roles|post|place|position
{SERVICES}
find us on
told|thank|thanked|informed|deliver|delivered|collect|collected ~3 in person
tell|inform you|them|applicants|candidates ~3 in person
many|other|several|various ~4 panels|groups|committees|boards|forums ~6 which|that meet
ever in person
at the [very] centre|center of
used|previously|formerly ~4 person|face
was|were [first] founded|formed|established|started|launched|set
gone on to
people|those|patients|clients|families|women|men who|that come|comes|came !from
no in person
not in person
{LEARNING}
"""
# "Location: flexible", "Where can I find ..."
ELSE = (
    "online|zoom|teams|by|on|virtual|remote|your|anywhere|from|hybrid|flexible|home|you|are|is|do|should"
    "|can|we|in|to|be|uk|nationwide|national|across|any|all|various|england|worldwide|global"
)
SCREENS = "online|zoom|teams|video|virtual|virtually|from home|phone|remote|remotely|webex"
PIN = "📍"
# A place to come to says it too, if people are asked to come.
NOT_HOW = "!how|what|whether|which|why|least"  # "looks at how the clinic works"
VENUE = f"""
at|in|to the|our ~3 centre|center
at|in our|the ~2 offices|office|building|premises|headquarters|base
at|in {NOT_HOW} ~5 hall|hub|library|hotel|boardroom|centre|center|museum|church|campus
at|in {NOT_HOW} ~5 marae|theatre|cafe|café|pub|premises|headquarters|clubhouse|house|room
at {NOT_HOW}|a ~5 hospital
in {NOT_HOW}|a|your|hospital ~5 hospital
at {NOT_HOW}|a ~4 clinic|surgery
in {NOT_HOW}|a|your ~4 clinic|surgery
meeting|meetings|session|sessions|interview|interviews|group|held|meet|meets ~2 in|at a ~2 hospital|clinic|surgery
at|in {NOT_HOW} ~4 guildhall|mall|studio|stadium|gym|chapel|lodge|gallery|arena|pavilion
boardroom
marae
at|in ~4 chambers
council|committee chamber
room #
meetings rotate|move
post|role|position|job|sessions|meetings|you'll ~2 based at|in !home
meet|meets|met in auckland|wellington|washington|london|dublin|sydney|melbourne|toronto|ottawa|the|central|our
venue|location|where ~6 hall|house|centre|center|hospital|hub|room|library
venue|location|where ~6 street|st|road|university|campus|office|avenue|parade
# !high ~1 street|road|avenue|parade|terrace|crescent|lane|quay|boulevard|parkway|highway
days are in the
come|coming|travel|get to our|the ~3 office|offices|centre|building|hospital|campus|university|hub
come|pop|drop ~5 hall|hub|library|café|cafe|centre|office|house|church|marae
we|we'll|we'd|i|i'll|i'd|researcher|researchers|interviewer|team|staff|somebody|someone ~5 come to you|your !online
will|can come to you|your !online|attention
we|we'll|we'd|i|i'll|i'd|researcher|researchers|interviewer|team|somebody|someone ~5 come to|and see|meet|interview you
we|we'll|i|i'll|researcher|researchers|interviewer|somebody|someone will|can|could [then] visit you
meet|meets|meetings|sessions|held|come [are] in|at ~3 centres|centers|libraries|halls|cafés|cafes
meet|meets|meetings|sessions|held|come [are] in|at ~3 hospitals|schools|colleges
at one of ~1 colleges|offices|centres|centers|hospitals|libraries|schools|sites|venues
at|in your [own] home|house|place|kitchen|living
at|in a|any|some|another location|place|venue|site [that] [is|of|most|best] convenient|comfortable|suits|your
at|in a|any|some|another location|place|venue|site you choose|prefer|like|want
time and [a|in|at] [a] location|place|venue [that] [is|are|of|most|best] convenient|comfortable|suits|your
walk|walking|walks around|round|through|along [the|our] ~1 hospital|hospitals|ward|wards|building|site|grounds|estate
at|in a ~1 public place|space
at # ~2 street|road|avenue|parade|st|rd|boulevard|parkway|highway|drive|plaza
^ place|venue|where|location|base !{ELSE}
visit|visits|visiting ~2 person|people|patients
visit|visits|visiting !in|from|to|by ~2 schools|ward|wards|unit|units|house|hospital|hospitals|centre|centres|home|homes
capitol ~2 room
the studio|office|hall|room is at|in|above|on|behind|near
"""
# It counts before a name: "Meetings are at Fern House", not "at 7pm".
MEETINGS_AT = """
meetings are|held in|at !the|business|a|least
come|attend|able|both|all|two ~3 meetings|sessions|workshops in|at !the|business|a|least
you|must|able|willing|comfortable|members|prepared|required|need ~4 travel|travelling|traveling to !the|our|a
meetings|sessions|sittings|workshops|groups ~8 likely|expected|planned to be [held] in|at !the|business|a|least
"""
# "The post is for 15 hours. Its base is Hartwell."
BASE = """
^ its|the base is|will
role|post|job|position ~8 base is
"""
# It speaks of meetings in person, too, and so of either where they also name a screen.
CANNOT_COME = """
cannot|can't|unable|not ~2 come|attend|join|meet|make|be ~3 in person
"""
COMING = """
focus
get|gets|gather|gathers|come|comes together
sitting|sittings|conversation|interview|interviews|chat|chats|conversations|talk|talks|weekend|weekends|visit|visits|evenings|evening
drop by|in|ins
month|fortnight
lasts
run|runs|happen|happens|invited|attend|lunch|day
meet|meets|meeting|meetings|session|sessions|workshop|workshops|event
held|come|join|place|venue|where|location|group|training|hui
retreat|committee|panel|listening|conference|visit|forum|roundtable
base|based|role|sits|attendance|it'd|days|boardroom|marae
pm|am
monday|tuesday|wednesday|thursday|friday|saturday|sunday
"""
NOT_COMING = f"""
{CHOSEN}
workers|staff|nurses|doctors visit|visits
offers|provides ~4 workshops|classes|courses|activities|groups
founded|formed|established|started|began|set ~2 in #
waiting room|rooms|area
they|we|members|group|panel|council|committee [have|has] [also] attended|spoke|presented|organised|performed|visited
# members|people [have] [also] attended|spoke|presented|organised|performed|visited
is|are open monday|weekdays|daily|every|from|between
gone on to
people|those|patients|clients|families|women|men who|that come|comes|came !from
welcome|information session|sessions|evening
collect|pick|buy|get ~2 it|one|form|forms|copy|copies|application|ticket|tickets|pack at|from
interviews|interview for ~3 role|roles|post|place|position
initial ~1 meeting|chat|conversation|talk|visit
know|hear|learn|find [out] more ~8 launch|event|evening|session|meeting
at the [very] centre|center|heart of
in every|each|all|most|many|our|their [of] [our|the|its] hospital|hospitals|clinics
teens|children|people|patients|parents|families|others|those|staff ~1 in|at the|our|a ~2 hospital|ward|clinic|unit
board|council|commission|charity|organisation|company|centre is|are [itself] based at|in
pack|packs|handbook|letter|letters|ideas|idea|information|form|questionnaire|services|papers|it|they ~6 come to you
since # in
seen|diagnosed|born ~3 hospital|clinic|unit|ward|surgery|centre
we|we're [are] based at|in
trust|service|agency|foundation|society|network|university|department|unit is based at|in
was|were [first] founded|formed|established|started|launched|set
was|were held
range|number|variety of ~1 hospital|hospitals
hospital group|trust|charity|research|foundation|council
hospital committees|groups|services|care|staff
things|care|changes|connected|treatment|better at|in ~4 hospital|hospitals|clinic|ward|unit
told us
look|looks|looking|aimed at ~5 centre|center|clinic|hospital|ward|hub|house|unit
post|send|return|write|hand ~6 form|forms|letter|application|slip
used to
restrained|secluded|treated ~3 hospital|ward|unit|hospitals|wards
living|live|work|working|treated|patients|staff|services in|at
care|stayed|stay|lives|works|student|team|nurse|researchers in|at
been|admitted to|at|in
ask for ~3 at
front desk
discharged|detained|admitted|sectioned|inpatient|inpatients|patient|patients|stay|experience ~6 hospital|ward|unit|house
team|researchers|charity|organisation|company|group based at|in
leaflet|poster
drop by
discussion paper
emergency room
how ~6 travelling
come from
in the room
house|room|place where !we|you
"""
ROOM = "office|offices|home|hub|hall|centre|center|building|library|café|cafe|campus|institute|hospital|university"
BY = "by|on|via|over|online"
SCREEN = "video|zoom|teams|phone|telephone|link|screen"
BOTH = f"""
in the room or|and [on|by|via] online|zoom|teams|phone|screen
room|venue|office or online|zoom|teams|dial
hybrid|blended !car|model
in person ~5 virtual|online|remote|remotely|zoom|teams|video option|options|access|attendance
day|days [a|per|each] [week|month] [working] from home
from home # day|days
from home or ~3 office|offices|hub|site
in person with ~3 online|virtual|virtually|remotely|zoom|teams|video
or dial in
dial in is|available|for
all|across|around ~4 region|county|country|state and|or on|by|via zoom|online|teams
or dial|join ~1 online|by|on|via|remotely|virtually|from
you|can|could|may [also] dial in
by phone|webinar|video|zoom ~3 rest of
travel now|sometimes|occasionally|occasional ~9 phone|webinar|zoom|video|online
screen|online|zoom|teams|video|phone or|and in the room
{ROOM} ~2 or|and ~2 {BY} ~2 {SCREEN}
{ROOM} or online|zoom|teams
{SCREEN} ~2 or|and ~2 at|in ~3 {ROOM}
online|zoom|teams|video|virtual [and] [but] # ~2 in|at !person|#|total|all
# ~2 in|at ~3 # ~2 online|zoom|teams|video
some ~3 online|zoom|teams ~2 some|others ~3 in|at
some ~4 in|at ~4 some|others ~3 online|zoom|teams
mix|mixture|blend|combination of ~3 online|virtual|person|face|remote
online|virtual|virtually|remote|remotely|zoom|video|teams|phone ~3 or|and|with|plus ~2 in person
online|virtual|virtually|remote|remotely|zoom|video|teams|phone ~3 or|and ~2 face to face
teleconference|videoconference|conference|telephone|skype|webex or|and ~2 in person
teleconference|videoconference|conference|telephone|skype|webex or|and ~2 face to face
in person ~3 or|and ~4 online|virtual|virtually|remotely|zoom|video|phone|telephone|teams|by|via
in person ~3 or|and ~4 teleconference|videoconference|tele
face to face ~3 or|and ~4 online|virtual|virtually|remotely|zoom|video|phone|telephone|teams|teleconference|tele
person|face ~8 video|zoom|online|virtual|videoconference ~3 otherwise|permitted
online|virtual|virtually|remote|remotely|zoom|teams|video except|apart ~9 person|face
person except|apart ~9 online|virtual|virtually|remote|remotely|zoom|teams|video
online|virtually|remotely|zoom|teams|video for ~1 who|people|anyone ~3 cannot|can't|unable|not ~4 person|travel|come
cannot|can't|couldn't|unable ~6 person|face|there|travel|come ~7 join|attend|dial|take ~4 zoom|teams|online|video
cannot|can't|couldn't|unable ~6 person|face|there|travel|come ~7 join|attend|take ~4 virtually|remotely
online|virtual|virtually|remote|remotely|zoom|teams but [some|one] [also] [occasionally|sometimes|often|once] in person
in person but [some|one] [also] [occasionally|sometimes|often|usually|can] [are|be|join] online|virtual|virtually|on|by
#|some|one|first ~4 person|face ~6 other|others|rest ~5 teleconference|teleconferences|videoconference|tele
some|one|first ~4 person|face ~2 other|others|second|rest|some ~5 online|virtual|virtually|zoom|video|phone|teams
some|one|first ~3 online|virtual|virtually|zoom|video|phone|teams ~2 other|others|second|rest|some ~5 person|face
some work|working from home
between|half zoom|online|teams ~4 and|half
half ~4 zoom|online|teams|virtual ~6 half
mostly|mainly|usually ~4 zoom|online|teams|virtual ~6 get together|person|face
can dial|join ~1 if you can't
dial in if
alternate|alternating|alternates ~9 zoom|online|teams
by|on|via video|videoconference|zoom|teams|phone where|when ~2 appropriate|possible|needed|necessary|required|travel
by|on|via video|videoconference|zoom|teams|phone should
by|on|via video|videoconference|zoom|teams|phone if ~3 can't|cannot|unable|live|far|travel|not|away
held by videoconference ~9 face to face
convenient|choice|choosing|suits ~4 or online|zoom|phone|remotely|virtually
online ~2 face to face or|and
studio|office|hall ~4 or down the line
kitchen|café|cafe ~8 or on|by|over ~1 phone|zoom|teams
wherever|where suits ~9 phone|zoom|online|teams
"""
# A venue by its name: "Ferris Building", "the Shannon Room".
BY_NAME = rx(
    r"\b(?:(?!The |Our |Your )[A-Z][\w'-]+ ){1,3}(?:Hall|House|Hub|Library|Hotel|Centre|Center|Marae|Church"
    r"|Building|Rooms?|Campus|Boardroom"
    r"|Theatre|Annexe?|Guildhall|Foundry|Exchange|Arena|Stadium|Lodge|Suite|Gallery|Museum|Pavilion"
    r"|Clubhouse|Barn|Maltings|Mill|Town Hall)\b"
)
VENUE_WORDS = (
    *(
        "hall",
        "house",
        "hub",
        "library",
        "hotel",
        "centre",
        "center",
        "marae",
        "church",
        "building",
        "room",
        "rooms",
        "campus",
    ),
    *(
        "annex",
        "annexe",
        "guildhall",
        "foundry",
        "exchange",
        "arena",
        "stadium",
        "lodge",
        "suite",
        "gallery",
        "museum",
        "boardroom",
        "theatre",
        "pavilion",
        "clubhouse",
        "barn",
        "maltings",
        "mill",
    ),
)
DATED = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|monday|tuesday|wednesday"
    "|thursday|friday|saturday|sunday|in person|at|join us|place|venue|where"
)
# "Meetings in Galway", "held at Te Awa", "one Saturday a month in Belfast", "two are in Perth"
TOWN = rx(
    r"\b(?:[Mm]eet(?:s|ings?)?|[Hh]eld|[Ww]orkshops?|[Ss]essions?|tak(?:es?|ing) place|[Gg]atherings?|[Ee]vents?|[Hh]ui"
    r"|[Ii]t(?:'s| is)|[Tt]hey(?:'re| are)|[Oo]nce|[Tt]wice|[Gg]et-togethers?|[Ee]venings?|[Mm]ornings?"
    r"|[Aa]fternoons?|[Ww]eekends?|[Cc]onvenes?|(?:[Cc]omes?|[Gg]ets?|[Mm]eets?|[Gg]athers?) together"
    r"|[Ff]ocus groups?|[Cc]onference|[Ff]orum|[Ss]ummit|[Hh]earings?|[Rr]etreat|[Oo]ne|\d"
    r"|(?:a|each|every|per) (?:month|year|quarter|week)|hours?|days?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|20\d\d|(?:\d{1,2})?[ap]\.?m\.?|[Tt]hem|[Tt]imes|All|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:,? (?:each|at (?:the )?least|as a rule"
    r"|are|is|will be|be|take place|taking place|usually|up|held|together|us|you|every \w+|once a \w+|monthly"
    r"|quarterly|which|that|\w+ly)){0,3}"
    r",? (?:in|at|near) (?:central |downtown |the |our )?(?P<town>[A-ZĀŌ][\w'-]+)"
    r"|\bin (?P<town2>[A-ZĀŌ][\w'-]+) on (?:\w+day,? )?\d"
)
IN_A_PLACE = rx(r"(?:in|at|near) (?:central |downtown |the |our )?[A-ZĀŌ]")  # this stands in whatever TOWN matches
# It begins with a letter in each of its ways, and not with "\b", so that the search jumps.
TOWN_OR_ONLINE = rx(
    r"(?:in|at)(?<=\b..) (?:the |central |downtown )?(?P<town>[A-ZĀŌ][\w'-]+)(?: [A-Z][\w'-]+){0,3},? (?:or|and) "
    r"(?:online|remotely|virtually"
    r"|(?:on|by|via|over) (?:Zoom|Teams|MS Teams|Skype|Webex|Discord|video|phone|the phone))\b"
)
ONLINE_OR_TOWN = rx(
    r"\b(?:online|Zoom|Teams|Skype|Webex|video ?(?:call|conference|link)?)(?: \([^()\n]{1,30}\))?,? (?:or|and) "
    r"(?:in|at) (?:central |downtown |the )?(?P<town>[A-ZĀŌ][\w'-]+)"
)
AND_IN = (" or in ", " or at ", " and in ", " and at ")  # one of these stands in whatever that matches
GATHER = (
    *(
        "meet*",
        "held",
        "workshop*",
        "session*",
        "place",
        "gather*",
        "event*",
        "hui",
        "weekend*",
        "evening*",
        "saturday*",
        "together*",
    ),
    *(
        "all",
        "conference",
        "retreat",
        "group",
        "groups",
        "panel*",
        "day",
        "days",
        "forum",
        "training",
        "sits",
        "sit",
        "board",
        "committee",
        "hearing*",
    ),
)
# Interviews of those who apply are no sessions.
CHOOSING = "interviews will|interviews are|assessment day|assessment days|interview date|shortlist*"
NO_PLACE = (
    "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    "|winter|zoom|teams|microsoft|google|webex|english|welsh|french|spanish|irish|auslan|monday|tuesday|wednesday"
    "|thursday|friday|saturday|sunday|easy"
)
NO_TOWN = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Spring|Summer|Autumn|Winter|Zoom|Teams|Microsoft|Google|Webex|English|Welsh|French|Spanish|Irish|Auslan"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|I|You|Australia|England|Scotland|Wales|Ireland|Northern|Canada|New|UK"
    "|Aotearoa|US|America|Britain|Parliament|Easy|British|Victoria|Ontario|Queensland|NSW|Australian|Europe|Mental|NHS|HSE|CAMHS|GP|A"
)
# A name after "in" or "at" is a town where people are told how often, when or that they meet.
TIMED = """
#|one|once|twice|meet|meets|meeting|meetings|held|convenes|gathering|gather|gathers|together
^ all|most in|at
sessions|events are|take
focus|forum|summit|conference|annual|year|month|monthly|quarterly|weekend|weekends|saturday|hui|workshop|workshops|retreat
"""
LONGEST_LIST = 8  # lines
APPLYING_TO = "apply|applied|applying|contact us|could contact|can contact|get in touch|reach us|ask us"
APPLYING = "apply|applying|contact us|get in touch|another way|reach us"
# One of the times is on a screen, the others aren't: "- online, Tuesday 3 March, 6pm".
ONLINE_TOO = """
online|virtual|virtually|remote|zoom|teams option|options|access|participation|attendance
^ online|virtual|virtually|zoom|remotely !form|application|survey|resources|services|support|training|course ~8 pm|am|#
"""
# Food is for people who are there.
FOOD = """
lunch|pizza|kai|dinner ~2 provided|supplied|included|available|every
refreshments will|are ~1 provided|served|supplied|available|included
there is|are|be|will ~2 refreshments
light refreshments
"""
SOME_FOOD = """
for ~3 activities|events
if|where|when
"""
USUALLY = """
usually|mostly|mainly|generally|often [be] [held] online|virtual|virtually|remote|zoom|on|via
"""
# Either, as a rule, but not now.
SUSPENDED = """
no|without face to face meetings|sessions|groups|workshops|events|visits
no in person meetings|sessions|groups|workshops|events|visits
face to face|person ~3 suspended|paused|hold|stopped|cancelled|postponed
"""
# The other kind of place, in words that alone don't say that the work is there.
THERE_TOO = "in person|face to face|travel to|you travel|in the room|at your home|on campus|site visit|site visits"
SCREEN_TOO = (
    "online|zoom|teams|video|virtual|virtually|phone|telephone|remote|remotely|webex|skype|teleconference*|tele"
)
DENYING = "because|nobody|used to|formerly|no|not|never|without|instead|don't|needn't|won't|isn't|aren't|only"
TRAVEL = ("travel", "fare", "mileage", "parking", "petrol")


# Looked at only where another table was found.
LATER = (
    (CANNOT_COME, ""),
    (ONLINE_TOO, NOT_REMOTE),
    (SUSPENDED, ""),
    (FOOD, ""),
    (USUALLY, ""),
)
# And these only in the sentence of what was found.
LATER_BESIDE = (OF_WORK, TIMED)


def read_place(text: Text, expenses: Fact[bool] | None) -> Fact[str] | None:
    """Where it happens; None if they don't say."""
    if both := text.find(BOTH, NOT_BOTH) or _or_online(text):
        suspended = text.find(SUSPENDED)
        return text.fact("remote", suspended, both) if suspended else text.fact("hybrid", both)
    remote = _of_the_work(text, text.find(REMOTE, NOT_REMOTE) or text.find(BY_PHONE, NOT_REMOTE, WORK))
    here = _of_the_work(text, text.find(IN_PERSON, NOT_IN_PERSON) or text.find(THERE, NOT_IN_PERSON, TOGETHER))
    here = here or _named(text, text.find(VENUE, NOT_COMING, COMING)) or _meetings_at(text) or _by_name(text)
    if remote and not here:
        here = text.find(CANNOT_COME)
    if not remote:
        remote = text.find(ONLINE_TOO, NOT_REMOTE) if here else None
        here = here or text.find(FOOD, SOME_FOOD)
    if remote and here:
        return text.fact("hybrid", remote, here)
    if remote:
        # "Usually online", and your fares are paid: then not always.
        fares = expenses and expenses.value and any(word in " ".join(expenses.words).lower() for word in TRAVEL)
        if usually := text.find(USUALLY) if fares else None:
            return text.fact("hybrid", usually)
        if not text.holds(OF_WORK, text.sentence_of(remote[0])):
            remote = _of_the_work(text, text.find(REMOTE, NOT_REMOTE, OF_WORK))
        return None if not remote or _says_beside(text, remote, THERE_TOO) else text.fact("remote", remote)
    return text.fact("in_person", here) if here and not _says_beside(text, here, SCREEN_TOO) else None


def _says_beside(text: Text, span: Span, table: str) -> bool:
    """Whether the sentence of a place speaks of the other kind too, and not to deny it: then neither is plain."""
    number = text.sentence_of(span[0])
    return text.says(number, table) and not text.says(number, DENYING)


def _or_online(text: Text) -> Span | None:
    """ "In Bairnsdale or online", "On Zoom and in Bairnsdale"."""
    for number in text.near(
        "online", "zoom", "teams", "skype", "webex", "discord", "phone", "video", "remotely", "virtually"
    ):
        match = TOWN_OR_ONLINE.search(text.case, *text.sentences[number])
        if not match and any(words in text.sentence(number) for words in AND_IN):
            match = ONLINE_OR_TOWN.search(text.case, *text.sentences[number])
        if match:
            return match.span() if not says(match["town"], NO_TOWN) else None
    return None


def _of_the_work(text: Text, span: Span | None) -> Span | None:
    """A place, unless it stands in a list of ways to apply, or of questions that are answered elsewhere."""
    if not span:
        return None
    number = text.sentence_of(span[0])
    if _asks(text, number) and _asks(text, number + 1) and not text.says(number, "you|your"):
        return None
    return None if says(text.heading(number), APPLYING) or says(_over_list(text, number), APPLYING_TO) else span


def _asks(text: Text, number: int) -> bool:
    """Whether a sentence, if there is one of that number, asks something."""
    return number < len(text.sentences) and text.sentence(number).rstrip().endswith("?")


def _over_list(text: Text, number: int) -> str:
    """The sentence that a list goes on with, given one of its lines; "" of any other sentence."""
    above = number
    while above > 0 and number - above < LONGEST_LIST and BULLET.match(text.sentence(above)):
        above -= 1
    return text.sentence(above) if above < number and not BULLET.match(text.sentence(above)) else ""


def _named(text: Text, span: Span | None) -> Span | None:
    """A venue, unless it is only "Where?" with nothing after it."""
    if span and text.flat[span[0] : span[1]] in ("place", "venue", "where", "location", "base"):
        # "Where a seat is contested" is no place.
        named = text.flat[span[1] : span[1] + 2].lstrip(" ")[:1] in ("", *":?-|\n") or _capital(text, span[1] + 1)
        return span if named and _place_after(text, span[1]) else None
    return span


def _capital(text: Text, place: int) -> bool:
    """Whether a name or a number stands here."""
    letter = text.case[place : place + 1]
    return letter.isupper() or letter.isdigit()


def _word_at(text: Text, place: int) -> str:
    """The word that begins here."""
    return text.flat[place : place + 30].replace("\n", " ").split(" ", 1)[0]


def _meetings_at(text: Text) -> Span | None:
    """ "Meetings are at" with a name after it."""
    span = text.find(MEETINGS_AT)
    if span and text.case[span[1] + 1 : span[1] + 2].isupper() and not says(_word_at(text, span[1] + 1), NO_PLACE):
        return span
    base = text.find(BASE)
    return base if base and text.case[base[1] + 1 : base[1] + 2].isupper() else None


def _place_after(text: Text, end: int) -> bool:
    """Whether a place follows "Where:", in its line or in the next; not "Where? Meetings are online"."""
    number = text.sentence_of(end - 1)
    rest = text.flat[end : text.sentences[number][1]].strip(" :?.\n")
    if not rest and number + 1 < len(text.sentences):
        rest = text.sentence(number + 1)
    first = rest.replace("'", " ").split(" ", 1)[0]
    return bool(rest) and first not in ELSE.split("|") and (not says(rest, SCREENS) or says(rest, "or|and|also"))


def _pinned(text: Text, pin: int) -> Span | None:
    """What stands beside a pin, unless it is a screen."""
    end = text.sentences[text.sentence_of(pin)][1]
    beside = text.flat[pin + 1 : end]
    return (pin + 1, end) if beside.strip() and not says(beside, SCREENS) else None


def _by_name(text: Text) -> Span | None:
    """A venue's name, beside a day or an "at"."""
    if (pin := text.flat.find(PIN)) >= 0 and (here := _pinned(text, pin)):
        return here
    for number in text.near(*VENUE_WORDS):
        goes_on = text.case.startswith(("at ", "in the "), text.sentences[number][0])
        if not (goes_on or text.holds(COMING, number)) or text.holds(NOT_COMING, number):
            continue
        match = BY_NAME.search(text.case, *text.sentences[number])
        if match and text.says(number, DATED):
            return match.span()
    for number in text.near(*GATHER):
        start, end = text.sentences[number]
        match = IN_A_PLACE.search(text.case, start, end) and TOWN.search(text.case, start, end)
        if (
            match
            and not says(match["town"] or match["town2"], NO_TOWN)
            and not text.says(number, CHOOSING)
            and not text.holds(NOT_COMING, number)
            and text.holds(TIMED, number)
        ):
            return match.span()
    return None
