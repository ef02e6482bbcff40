"""Access: whether they ask what people need, adjust, and pay for it; breaks, notice and papers ahead."""

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.text import Text, number_of

CARE_COSTS = "childcare|respite|interpreters|interpreter|interpretation|carers|carer|assistants|assistant"
ACCESS = """
sign language interpretation|interpreting|interpreter|interpreters
interpretation|interpreting can|is|will|available ~2 arranged|booked|provided
use ~2 pictures
easy words|english
access|accessibility [and] [support|dietary|communication] needs|requirements
your|any|you|tell|know|meet ~5 support|particular|specific|individual|sensory [and] [support|dietary] needs|requirements
your|any|you|tell|know|meet ~5 support|particular|specific|individual|sensory and communication needs|requirements
your|any needs !of
fit|meet|suit your needs
reasonable|any|make|need ~2 adjustments|adjustment|accommodations|accommodation !costs|and|is|near
some|require|requests|request|request ~2 adjustments|adjustment !costs|and|is|near
some|require|requests|request|request ~2 accommodations|accommodation !costs|and|is|near
accommodations|adjustments for|to|can|are|will|available|should|including
interpreters|interpreter|interpreting !results|the
simultaneous interpretation
auslan|nzsl|braille|captions|captioning
asl|bsl !users|user|speaker|speakers|signers
large print
interpretation|interpreting|interpreters|interpreter by|on arrangement|request
anything else you need
hearing|induction loop|loops
step free
level|ramped access
wheelchair access|accessible|friendly|user|users
lend|loan|lent|loaner|borrow ~3 tablet|laptop|device|phone|tablets|laptops|devices|phones
help|support ~2 getting|get|going online
we|we'll|can|somebody|someone|volunteers|there ~3 mind|look ~2 kids|children|little
other|another|different|alternative|accessible|any|preferred formats|format
format that|you
easy read version|format|copy|copies|papers|available|and|or|materials
in easy read
childcare ~3 provided
child care ~3 provided
venue|room|building|hub|hall|it's|location|washrooms|everything ~3 accessible
accessible venue|building|room|toilet|toilets|location|washroom|washrooms
adapt|tailor|adjust|flex ~4 your needs
adapt|tailor|adjust ~5 to fit|suit|meet you|your
interpreters|interpreter|interpretation ~7 provided|available|arranged|booked|cover*|paid
crèche|creche
personal assistant|assistants ~4 costs|paid|cover*|welcome
makes|making|make it hard|difficult|harder ~3 attend|part|join
if stairs|steps
in|into|to ~1 another|other|different|your|preferred language|languages
other|different languages [are] available|on|by|too
not|isn't your first language
available|provided|offered|held|answer*|fill*|complete*|take|translated|support|papers|speak ~5 in ~2 languages
in another form
paper or spoken|audio
how we can ~2 support you to
bring a|your|an [own] interpreter|pa
quiet room|space
what you need to [be] [able] [fully|best] take|join|attend|participate|contribute|come|feel|work
what you need so
apply|join|part|contribute|answer in|by another way
option of writing|speaking|text
translator|translators
you need|want|require [any] help|support|assistance with|in|to ~2 complet*|fill|filling|survey|questionnaire|form|forms
cost|costs of ~4 pa|assistant|worker|interpreter
lift|lifts|ramp|ramps and|at|available|to
lift access
any requirements|adjustments
sensory friendly
accommodations|adjustments|adaptations|accommodation|adjustment you|they|participants [may|might|would] need|require
fit|fits|work|works ~3 around what you need
fit|fits|work|works ~3 around your needs
accessibility support|supports|services !needs
a ~1 companion|carer|supporter|person who|that|to ~1 come|comes|accompany|accompanies ~1 you
accessible venues|rooms|locations
venue|venues|meetings|events ~4 fully|wheelchair accessible
translat* available|provided|can|into your
help with|to writing|apply|communicating|reading
gender neutral
if ~4 difficult|hard|tricky ~6 help|helped
is|are|it's|be|rooms|venue|building|premises|and fully accessible !to|services|service|care|setting|information
^ fully accessible !services|service|care|setting|information
if|where|who ~5 no|not|without|lack ~3 internet|online|it|email|computer|smartphone ~8 other|another|different ways|way
whoever|anyone|those ~5 no|not|without|lack ~3 internet|it|email|computer|smartphone ~8 other|another|different ways|way
if|should|when ~3 tired|unwell|overwhelmed|exhausted ~6 stop|pause|rest|break
stop|pause|rest|break ~4 if|should|when|whenever ~4 tired|unwell|overwhelmed|exhausted
tell|know [us|me] if|whether|what you|they [will|may|might] need|require [any|some|special] assistance
help|support|assistance|helped|supported ~6 use|using ~2 technology|zoom|teams|tablet
option|way|ways for|if those|people|anyone|you who|are|cannot|can't ~1 unable|cannot|can't|join|attend|come
reimburs*|expenses|cover* ~6 personal|support assistant|assistants|assistance|worker|workers
aphasia friendly
any specific|particular need
another|different|alternative ways|way to|of ~1 apply|applying|take|taking|join|joining|contribute
other ways to ~1 apply|answer|reply
"""
# Many have needs; they are asked of the reader, or promised to be met, where a sentence speaks to somebody.
NEEDS = """
need|needs ~1 anything ~4 to take part|join
how|what ~4 make it|this|taking easy|easier|accessible|possible|work for you
additional|dietary|communication [and] [support|dietary|communication] needs|requirements
support|particular|specific|individual|sensory [and] [support|dietary] needs|requirements ~4 met|catered|contact
anything|something ~5 make|makes ~3 easier|possible
need|needs help with !the|your|an|this|my|completing|filling|application|applications|applying
need|needs help with ~1 travel|transport|getting|stairs|reading|writing|papers|technology|english
need|needs help to
need|needs|require ~2 help|support|assistance to|with|in ~2 take|taking|join|joining|attend|attending
assistive technology
"""
SPOKEN_TO = """
^ need
you|your|you'll|we|we'll|us|let|tell|contact|ask|welcome|met|catered|arranged|provided|available
"""
NOT_ACCESS = """
give|gives|giving|given|gave|get|share ~3 lift|lifts
link|links|page|pages|website|site ~4 interpreting|interpreters|translating
translating and interpreting
understand|understanding|explore|exploring|examine|identify|improve|improving|study|research|assess ~6 needs|adjustments
understand|understanding|explore|exploring|examine|identify|improve|improving|study|research ~6 interpreters|formats
understand|explore|improve|improving|researching ~4 wheelchair|bsl|auslan|braille
awareness|knowledge|understanding of|about ~3 access|accessibility|adjustments|accessible
advise|advising|review|reviewing|check|checking|test|testing|develop|developing|design ~4 easy read
advise|advising|review|reviewing|check|checking|test|testing|develop|developing|design ~4 accessible|captions|formats
report|reports|summary|results|findings|newsletter|magazine ~6 easy read|formats|format|braille|languages|captions|print
people|those|patients|users|anyone|someone|carers who ~1 use|speak ~2 bsl|auslan|asl|wheelchair|wheelchairs|braille
hear|hearing|seek|want from|of ~4 wheelchair|bsl|auslan|asl users|user|speakers
patients|clients|services|hospitals|doctors|schools|employers|staff ~4 reasonable adjustments
asks|asked whether|how|about
services|service|care ~3 that|which meet|meets|fit|fits|suit|suits
training|mentoring|coaching ~5 tailored|adapted|fitted ~4 needs
captions|interpreters|interpreter|ramps|lifts were|was|had
accessible by|from bus|train|public|foot|car|road
needs of people|patients|children|young|those|families|carers|communities|women|men|our|the|users|residents
site map
written up in easy read
easy read minutes|summary|summaries|report|reports
in a quiet room|space
led|helped ~2 to|create|design|introduce|choose ~6 room|space|formats|captions|menus|signs
told us|me
wheelchair|step|ramped|level [free] access ~2 limited|poor|difficult|hard|bad
limited|poor|little|lack|lacks|lacked|without wheelchair|step|ramped|level|ramps|lifts|interpreters
users ~2 find|found|struggle|struggled|say|said|couldn't|wait|waited
patients|clients|residents|inpatients ~6 interpreter|interpreters|wheelchair
interpreter|interpreters|interpreting|captions|access ~3 to|for ~1 patients|clients|residents|inpatients
found|find|finds it|our|the ~3 hard|difficult
access to !the
improv*|equitable|better|barriers ~2 access
translat* research|findings|science
interpret* ~3 results|data|findings
shall describe
support for carers
who ~2 have ~3 needs
interpreters|interpreter|captions|braille|wheelchair|room|space ~5 patients|clients|inpatients|wards !who|taking|and
experience|knowledge|fluency|user|users|command of|in ~1 bsl|auslan|asl|nzsl|braille|interpreting|captions
work|working|role|requires ~5 languages
services|service ~3 should|must|to ~2 meet|meets ~3 needs
patients|services|care|treatment more accessible
make|making ~4 services|care|treatment|therapy|information accessible
respite house|service|care|services
carers of
help with reading the
meets|meet|their|unmet|complex|health|people's needs of
we|i|they|she|he need help
people|patients|those|families|children|adults|who ~2 need|needs help to|with !take|join|attend|apply|getting
people|children|adults|students|those|someone with ~2 additional|support|complex|particular|specific|individual ~1 needs
people|children|adults|students|those|someone with ~2 communication|sensory ~1 needs
responsive|respond|responding|addressing|understanding|assessing|identifying|matched|tailored to !your|you ~2 needs
addressing|understanding|assessing|identifying [the|local] [complex|specific|individual|particular|support] needs
services|care|treatment|web|internet|website|system|world ~6 meet|meets|suit|suits|fit|fits your needs
speak|speaks|speaking|fluent|fluency|spoken|write|proficient|proficiency ~4 language|languages
accessible ~1 services|service|care|setting|treatment|healthcare
research|study|studies|develop|developing|design|designing ~3 assistive
"""
NO_ACCESS = """
no ramp|lift|elevator|interpreters|interpreter
not|isn't|aren't wheelchair|fully accessible|friendly
venue|building|room|rooms|office|offices|premises|hall|house|it|it's|toilet|toilets|site ~3 not|isn't|aren't ~2 \
wheelchair|accessible
no [wheelchair|step|level|ramped|disabled|lift] access for ~2 wheelchairs|wheelchair|powerchairs|scooters|disabled|prams
no wheelchair|disabled|ramped|ramp|lift|level access
no access by lift|ramp
no step free
unable|cannot|can't|not ~3 provide|offer ~2 interpreters|interpreter|adjustments|captions
"""
PAYING = "cover|covers|covered|covering|pay|pays|reimburs*|fund|funds|met|meet"
PAID_ACCESS = f"""
{CARE_COSTS} ~5 covered|paid|reimbursed|funded|met|expense
{CARE_COSTS} ~2 free of
child|replacement|dependent care ~4 covered|paid|reimbursed|funded|met
{PAYING} ~6 {CARE_COSTS}
{PAYING} ~6 child|replacement|dependent care
{PAYING} ~3 caring|care|access|pa|support costs
including ~4 respite|childcare|interpreters ~6 met|covered|paid|reimbursed
funds all reasonable support
accommodation required ~5 expense
"""
NOT_PAID = """
not|can't|cannot|don't|unable ~3 cover|pay|fund
shall describe
support for carers
carer|carers get|gets|receive|receives|representative|representatives|rep|reps|member|members
"""
BREAKS = """
regular|comfort|tea|coffee|short [of] [short|rest|comfort|tea] break|breaks
frequent|rest|lunch|screen|several|plenty [of] [short|rest|comfort|tea] break|breaks
with|have|include|includes|be|take|are ~2 breaks
# minute|minutes break|breaks
a ~2 break !down|from|up|the|in|through at|half|after|for|between|halfway
breaks are|will|whenever|throughout|when|built|every|included
"""
NOT_BREAKS = """
no breaks|break
career|prison|family breaks|break
break down|up|the|through|into|stigma
"""
NO_BREAKS = """
no breaks
no break !clause
without [a] breaks|break
breaks|break [are|is|will] not|won't|aren't|isn't|cannot|can't [be] scheduled|planned|included
breaks|break [are|is|will] not|won't|aren't|isn't|cannot|can't [be] provided|possible|built|given
"""
NOTICE = """
# days|weeks|working|day|week's|week [days] notice
# days|weeks|working|months [days] in advance|ahead
# days|weeks|working [days] of notice
least|with|give|gives|given [you] a|one week's|month's|week|month notice
a|one week|month in advance
"""
NOTICE_OF = """
date|dates|meeting|meetings|session|sessions|schedule|notice
"""
NOT_NOTICE = """
you|members must|should|need ~2 give
if you can't|cannot|need|want
papers|agenda|agendas|materials|documents|reading|request|requests|accommodations|interpreter|interpreters
cancel*
paid
"""
PAPERS = """
papers|paper|agenda|agendas ~8 #|a|one|the days|weeks|working|week|day [days] before|beforehand
papers|paper|agenda|agendas ~8 #|a|one|the days|weeks|working|week|day [days] ahead|in|prior
materials|documents ~8 #|a|one|the days|weeks|working|week|day [days] before|beforehand|ahead|in|prior
reading|pack|packs ~8 #|a|one|the days|weeks|working|week|day [days] before|beforehand|ahead|in|prior
#|a|one|the days|weeks|week [days] before|ahead|beforehand ~6 papers|agenda|materials|documents|reading|pack
papers|agenda|agendas ~5 least|usually #|a|one|the days|weeks|working|week before|beforehand|ahead
papers|agenda|agendas ~5 about|normally #|a|one|the days|weeks|working|week before|beforehand|ahead
papers|agenda|agendas ~5 least|usually|about|normally #|a|one|the days|weeks|working|week in|prior|days
materials|documents ~5 least|usually #|a|one|the days|weeks|working|week before|beforehand|ahead
materials|documents ~5 about|normally #|a|one|the days|weeks|working|week before|beforehand|ahead
reading|pack ~5 least|usually|about|normally #|a|one|the days|weeks|working|week before|beforehand|ahead
materials|documents ~5 least|usually|about|normally #|a|one|the days|weeks|working|week in|prior|days
reading|pack ~5 least|usually|about|normally #|a|one|the days|weeks|working|week in|prior|days
"""
DAYS = rx(r"\b(\d{1,3}|a|one|the) (?:(?:working|clear) )?(day|week|month)")


def read_access(text: Text) -> dict[str, Fact[object]]:
    """access_support, access_paid, breaks, notice_days and materials_days."""
    facts: dict[str, Fact[object]] = {}
    support = text.no(NO_ACCESS) or text.yes(ACCESS, NOT_ACCESS)
    if not support and (needs := text.find(NEEDS, NOT_ACCESS, SPOKEN_TO)):
        support = text.fact(True, text.clause_of(needs))
    if support:
        facts["access_support"] = support
    if paid := text.yes(PAID_ACCESS, NOT_PAID):
        facts["access_paid"] = paid
    if breaks := text.no(NO_BREAKS) or text.yes(BREAKS, NOT_BREAKS):
        facts["breaks"] = breaks
    if notice := text.find(NOTICE, NOT_NOTICE, NOTICE_OF):
        # Notice counts in working days, papers in days.
        facts["notice_days"] = text.fact(_days(text, notice, 5), notice)
    if papers := text.find(PAPERS, NOT_PAID):
        facts["materials_days"] = text.fact(_days(text, papers, 7), papers)
    return {name: fact for name, fact in facts.items() if fact.value != 0 or fact.value is False}


def _days(text: Text, span: tuple[int, int], week: int) -> int:
    """The days that a place in the text names; 0 if it names none."""
    match = DAYS.search(text.flat, *span)
    if not match:
        return 0
    number = 1 if match[1] == "the" else int(number_of(match[1]))
    return number * {"d": 1, "w": week, "m": week * 4}[match[2][0]]
