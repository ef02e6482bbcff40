"""What they pay: amount, unit, currency, and in what form. Money that isn't the person's pay is left alone."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.country import DOLLARS
from ourterms.terms.rules.reading.phrases import heard, last_said, last_said_in, says, says_in
from ourterms.terms.rules.reading.text import Text, number_of

FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})(?:\.\d\d?)?(?![\d.,]?\d)"
# "£1e5" and "£2O" are no figure, "£15ph" and "£20each" are one.
WHOLE = r"(?!(?!(?:p[adhmw]?|pcm|per|each|an?|hr?|hour)\b)[^\W\d_¹²³])"
SIGN = r"(?:(?:au|nz|ca|us|a|c)?\$|£|€|\b(?:gbp|eur|aud|cad|nzd|usd)[ $£€]{0,2})"
# "£25", "AU$45", "$60CAD", "€25-€30", and "25 pounds", "38 dollars 50"
SIGNED = rx(
    r"(?![ ,.\ndfh-mo-tv-z])"  # how none begins
    rf"(?P<between>between )?(?P<sign>{SIGN}) ?(?P<low>{FIGURE})(?P<k>k\b)?(?:(?(between) and |(?: ?- ?"
    rf"| to )){SIGN}? ?(?P<high>{FIGURE})(?P<k2>k\b)?)?"
    r"(?P<big> ?(?:m|mn|bn|million|billion|mil)\b)?(?: ?(?P<after>cad|aud|nzd|usd|gbp|eur)\b)?"
    rf"{WHOLE}"
)
A_SIGN = rx(r"£|\$|€|gbp|eur|aud|cad|nzd|usd")  # one of these stands in whatever SIGNED matches,
BEFORE_SIGN = len("between au")  # and no more than this before it
NAMED = rx(
    rf"(?<![\w.,£$€])(?P<low>{FIGURE}) ?(?P<after>gbp|eur|aud|cad|nzd|usd|euros?|pounds?|quid|dollars?|bucks|€)(?!\w)"
    r"(?: (?P<cents>[1-9]0)\b)?"
)
CUES = (
    "£",
    "€",
    "$",
    "gbp",
    "eur",
    "aud",
    "cad",
    "nzd",
    "usd",
    "pounds",
    "pound",
    "quid",
    "dollars",
    "dollar",
    "bucks",
    "euro",
    "euros",
)
NAMED_CUES = "|".join(CUES[3:])
NAMES = {"£": "GBP", "quid": "GBP", "pound": "GBP", "pounds": "GBP", "€": "EUR", "euro": "EUR", "euros": "EUR"}
SIGNS = {"a$": "AUD", "au$": "AUD", "nz$": "NZD", "c$": "CAD", "ca$": "CAD", "us$": "USD"}

# What is paid for the first of them, or for a screening, isn't paid for each.
SITTING = (
    r"(?:(?!(?:first|second|third|last|final|initial|baseline|screening|follow)\b)\w+ )?"
    r"(?:meeting|session|workshop|interview|focus group|group|event|visit|review|panel|hui"
    r"|survey|talk|shift|call"
    r"|round|lecture|class|gathering|get-together|evening|presentation|webinar|conversation|discussion"
    r"|teleconference|sitting|appearance|weekend)"
)
EACH = (
    r"(?:for (?:taking part in|coming to|attending|joining|doing) (?:the|an?|each|every|our|this)|per|an?"
    r"|each|every|for an?|for each|for every|for the|/|p/)"
)
FIGURE_BEFORE_COMMA = rx(rf"{SIGN} ?[\d.,]+$")
# What an amount is for stands right after it: "£25 (gross) honorarium per half day"; or before it.
BETWEEN = r"[ ,]{0,2}(?:\([a-z]{0,3}[$£€]\d[\d.,]*\) )?(?:\(?[a-z][a-z0-9'-]*[),]* ){0,5}?"
AFTER = (
    ("hour", ("hour", "hr", "/h", "ph", "p/h", "p.h"), rf"{EACH} ?h(?:ou)?r?s?\b|\bp\.?h\b|hourly"),
    ("half_day", ("half",), rf"half a day|\(?half[- ]day\)?|{EACH} ?half[- ]?(?:a )?day|half[- ]day (?:rate|fee)"),
    ("day", ("day", "daily", "diem"), rf"\(?full[- ]day\)?|{EACH} ?(?:full |whole )?day\b|daily|per diem"),
    (
        "session",
        (" per ", " a", "each", "every", " for ", "/"),
        rf"{EACH} ?\b(?:of the (?:\w+ )?{SITTING}s|{SITTING})\b|each time",
    ),
    ("month", ("month", "pcm"), rf"{EACH} ?month\b|monthly|\bpcm\b"),
    ("week", ("week",), rf"{EACH} ?week\b|weekly"),
    ("total", ("total", "altogether", "in all"), r"(?:in )?total\b(?! (?:of|hours|time))|altogether\b|in all\b"),
    ("year", ("year", "annu", "p.a", "pa", "pro"), rf"pro rata|{EACH} ?(?:year|annum)\b|\bp\.?a\b|yearly|annual"),
)
UNIT_AFTER = tuple((unit, cues, rx(f"{BETWEEN}(?:{pattern})")) for unit, cues, pattern in AFTER)
UNIT_BEFORE = (
    ("hour", "hourly|by the hour|per hour|an hour|each hour|every hour"),
    (
        "half_day",
        "half day meeting|half day session|half day workshop|half day rate|half day fee|half day payment"
        "|per half day|half day",
    ),
    ("day", "daily|day rate|per diem|per diems|each day|every day|per day|full day|full days|your day|for the day"),
    (
        "session",
        "sitting fee|meeting fee|attendance fee|each meeting|every meeting|per meeting"
        "|each session|per session|every session|each workshop|per workshop|each interview"
        "|per interview|every interview|each focus group|every focus group",
    ),
    ("month", "monthly|each month|every month|per month"),
    (
        "year",
        "band 2|band 3|band 4|band 5|band 6|band 7|band 8|annual|salary|each year|every year|per year|per annum|yearly",
    ),
)
PAYING = (
    "pay|pays|paid|payment|payments|paying|fee|fees|honorari*|stipend*|rate|rates|salary"
    "|wage*|receive|receives|compensat*|remunerat*"
    "|pro rata|card|cards|reward*|koha|allowance|per diem|per diems|voucher*|gift*|giftcard*|e transfer|thank you"
    "|thank yous|token|for your time"
    "|for taking part|for participating|for each|for every|bursary|earn*|incentive*|sitting"
    "|offer*|get|gets|give|given|instalments|installments|cheque|cash"
    "|work|hours|hrs|half day|session|love2shop|band|acknowledg*|recogni*|reimburse you for your time"
)
NOT_PAY = (
    "differential|bonus|uplift|premium|top up|has received|have received"
    "|registration|deposit|rent|bill|bills|permitted|threshold|disregard|taxable|benefit"
    "|benefits|without affecting|"
    "million|billion|grant|grants|fund|funded|funds|funding|fundraising|budget|prize|prizes"
    "|draw|raffle|raised|contract|invest*"
    "|collection|brings in|bring in|backing|price|door|admission|donat*|subscription|ticket|tickets"
    "|membership|turnover|award*|worth of"
    "|saving|savings|cost|costs|income"
    "|debt|plan is|sponsor*|tender|profit|revenue|levy|spent|spend|portfolio|capital|building|plus gst"
)
# Money for something other than the work: "up to £20 for travel", "45p a mile", "childcare up to £12 an hour".
EXPENSE = (
    "sitter|cab|airtime|phone credit|coffee|travel|expense|expenses|mileage|mile|miles|km|parking|fare"
    "|fares|taxi|taxis|childcare"
    "|child care|care costs|respite|meal"
    "|minding|minder|childminder|ferry|hotel|accommodation|meals|lunch|subsistence|internet|dinner"
    "|petrol|registration|out of pocket|babysitt*"
)
AT_MOST = ("up to", "maximum of", "max", "limit of", "no more than", "not more than", "capped at", "as far as")
PAID_BESIDE = "pay|paid|payment|fee|fees|honorari*|stipend*|and|plus|you|your"
TIME_SPENT = ("for the time you spend", "for time you spend", "for the time spent", "for time spent")
FOR_TIME = "honorari*|fee|fees|for your time|payment for|sitting"
ELSEWHERE = "different study|later study|separate study|another study|other study|prize|draw|win|entry|entered|raffle"
NOT_OURS = "separate|not the|not for|not our|different|another"
# Each begins with a letter and no set of them, so that the search jumps from one of those letters to the next.
BREAK = rx(
    r", ?|; ?|: ?|\( ?|\) ?|• ?|\| ?|\.\s"
    r"| (?:-|\+|and|plus|but|including|inclusive|excluding|in addition|on top|as well as|with) "
)
# Whose pay, or for what: two figures about different things don't contradict each other.
ABOUT = (
    "chair",
    "prepar",
    "reading",
    "you read",
    "training",
    "deputy",
    "travel time",
    "from april",
    "from 1 april",
    "under 18",
    "carer",
    "online",
    "in person",
)
PER_PIECE = (" per ", " for each ", " for every ", " each ")
IF_FUNDED = ("if funded", "if we get", "if it is funded", "if it's funded", "subject to funding")
SIDE = (*IF_FUNDED, "prepar", "reading", "you read", "training", "travel time", "from april", "from 1 april")
LEVEL = rx(r"\b(?:level|band|tier|category|grade) ([a-d1-6])\b")
# A year's pay is for full time, and theirs is a part of it.
FULL_TIME = """
pro rata
# fte|wte
"""
OF_A_POST = (
    "salary|salaries|fte|pro rata|full time|part time|per annum|pa|band|grade|scale|wage|remuneration|post|role|job|pay"
)
A_SALARY = 15_000  # so much is for a year
MOST = 150_000  # more is somebody else's salary, or a grant
SURE = ("hour", "half_day", "day", "session")
SEEKS_CHAIR = """
call|seeking|looking|recruit*|appoint*|want|need ~5 chair
"""
VOUCHER = """
prepaid|prepay [visa|debit|cash] card|cards
voucher|vouchers|evoucher|giftcard|giftcards
gift card|cards|certificate|certificates|voucher|vouchers
love 2 shop
book|grocery|store|shopping|shop|café|cafe token|tokens|card|cards|voucher|vouchers|certificate
supermarket|amazon|visa|gift|debit|eftpos token|tokens|card|cards|voucher|vouchers|certificate
one 4 all
prezzy card
egift|evisa card|cards|voucher|vouchers
# amazon|tesco|argos for|each|per
"""
NOT_VOUCHER = """
not|no|never|rather|instead|unable|cannot|can't|don't|won't ~3 voucher|vouchers|gift
petrol|fuel|travel|taxi|bus|food|lunch|meal|parking ~1 voucher|vouchers|card|cards
"""
MOST_SENTENCES = 40  # about vouchers; a text with more is no advert
CASH = (
    "cash|transfer|bacs|direct deposit|direct credit|cheque|cheques|check|checks|e transfer"
    "|payroll|paypal|venmo|zelle|payment"
    "|money|donat*|prepaid|invoice|paid into"
)
CASH_BEFORE = "cash|bank transfer|bacs|cheque|cheques|paypal|direct deposit|e transfer|payroll"
CHOOSING = (
    "choose|choice of|your choice|pick|whichever|whatever works|whatever suits|prefer*|option|options|either|up to you"
)
FORMS = (
    "cash|transfer|bacs|deposit|cheque|cheques|check|checks|payroll|paypal|venmo|zelle"
    "|payment|money|donation|donate|prepaid|account|bank|paypal"
)
GIFTS = "voucher|vouchers|gift|giftcard|giftcards|card|cards"
EITHER = f"""
{FORMS} ~4 or ~5 {GIFTS}
{GIFTS} ~4 or ~5 {FORMS}
{GIFTS} ~2 instead|place|rather ~3 {FORMS}
{FORMS} ~2 instead|place|rather ~3 {GIFTS}
"""
THEM = (
    "members|participants|advisors|advisers|contributors|reviewers|partners|representatives"
    "|everyone|everybody|people|all"
    "|volunteers|speakers|panellists|carers|consumers"
)
MONEY = f"""
there's|is [also|fair|good] pay|payment|remuneration !gap|gaps|freeze|and|scale|scales|rise|dispute|for|talk|parity|to
there's|is [also] pay and skills|training|support|expenses|a
there's|is [also] payment for your|taking|each|every|time|meetings|attending
honourari*
can|will|to pay you for ~1 involvement|time|taking|attending|participating|work
fee for ~3 is|are paid
those|people|members|anyone|representatives ~2 chosen|selected|appointed ~6 are|get|will [be] paid a|an|for|at|per
standard|set|fixed|flat fee for taking|attending|each|every|participating|your|their
fee paid
time is|are|will [be] reimbursed
paid program|programme|cadetship|traineeship|placement|placements|fellowship
paid work placement|placements
part time and paid
payment in accordance|line
reimburse*|recompensed|repaid you|people|members|for ~2 hours|time
salaried
paid ? yes|£|$|€
honorarium|honoraria|honorariums|stipend|stipends|bursary
sitting|meeting|participation|attendance|involvement|session|daily|consultation fee|fees|payment|payments
per diem|diems
hourly rate
rate|rates of pay
salary
band 2|3|4|5|6|7|8|9
an|a ~1 allowance !for
koha for|will
a koha
you|you'll|you'd [will|would|are|can] [also|all] [be|get] [fairly] paid|remunerated|compensated
you|you'll|you'd [may|shall|get|is] [also|all] [be|get] [fairly] paid|remunerated|compensated
you're|participants|they|who [will|would|are|can] [also|all] [be|get] [fairly] paid|remunerated|compensated
you're|participants|they|who [may|shall|get|is] [also|all] [be|get] [fairly] paid|remunerated|compensated
{THEM} [who] [will|can|are|is|get] be|are|is|get ~1 paid|remunerated|compensated
we|we'll|trust|university|team [will|can|do|would|also] [also] pay|pays you|people !travel
we|we'll|trust|university|team [will|can|do|would|also] [also] pay|pays members|participants !travel
we|we'll|trust|university|team [will|can|do|would|also] [also] pay|pays everyone|everybody !travel
we|we'll|trust|university|team [will|can|do|would|also] [also] pay|pays contributors|all !travel
we|we'll|also|always [will|can|do|would|also] [also] pay for your|their time
we|we'll [will|can|do|would|also] [also] pay a|an|at|our !travel
we|we'll pay the ~1 rate|rates|going|fee
paid role|position|opportunity|post|involvement|member
paid roles|positions|opportunities|posts|members
paid sessional|per|hourly|monthly|fellow|internship|time|participation
paid for [all|your|their|every|each] [your|of] time|hour|hours|meeting|meetings
paid for [all|your|their|every|each] [your|of] session|attending|taking|work|it
role|position|post|opportunity|roles|positions|posts is|are|will [be] [fully] paid|remunerated|compensated
membership|time|involvement|work is|are|will [be] [fully] paid|remunerated|compensated
payment|payments for your|members|taking|participat*|attend*|time|involvement|each|every|work
payment|payments in line|recognition|acknowledgement
payment|payments rate|rates|offered|available|provided|at|policy
receive|get|offer|offered|given|claim|provide|entitled ~4 payment|payments|remuneration !attention
receive|get|offer|offered|given|claim|provide|entitled ~4 fee|fees|compensation|pay !attention
remunerated|remuneration
compensated for
compensation is|will|of|for|available|provided
reimburs* ~1 for your|their time
nihr rates|rate|payment|guidance
we're|they're paying !attention
we|they are paying people|members|you
fees and expenses
fee|fees is|are paid|payable|available
"""
# These don't say for what, nor to whom. A fare is paid at a rate, too.
MONEY_FOR = """
^ payment in|at|according|per|under !kind|review|discussion
^ payment is !under|being|currently|still|discussed|not|yet|to|subject
it's|this|they're paid !for|out|by
paid at
paid in line|recognition|vouchers|return|acknowledgement
paid through|via|into
get|be|getting paid !carers|staff|back|?
payment|payments is|are|be|will [be] made|available|offered|provided|given|at|£|$|€|in
"""
NOT_THEIRS = """
^ paid role|position|post|board|opportunity|membership ?
who|they|you paid|remunerated|compensated
got pay|paid|payment
compensation|payment|payments for ~2 transit|travel|parking|transport|childcare
supervise|supervises|supervising|manage|manages|report|reports|reporting ~5 band
clear ~12 payment|paid
write|writes|writing|review|reviews|develop|draft|update ~4 payment policy|policies
policy|policies|advice|advised|guidance|barriers|obstacles on|about|to|around ~2 payment|paying|pay|remuneration
travel|hotel|lodging|accommodation ~3 per diem
should|ought ~2 paid
must|should ~2 budget for
support person|supporter
no|not|cannot|can't|won't|isn't ~4 paid|pay|payment|payments|remunerat*|compensat*
aren't|don't|doesn't|unable|without|nor ~4 paid|pay|payment|payments|remunerat*|compensat*
no|not|cannot|can't|won't|isn't ~4 honorarium|stipend|fee|fees|salary|allowance
aren't|don't|doesn't|unable|without|nor ~4 honorarium|stipend|fee|fees|salary|allowance
shall describe
whether ~4 payment|payments|paid
remuneration|payment|fee|fees|honorarium|pay none|nil|unpaid
expenses|costs|travel ~3 paid in
run|own ~2 business
how ~7 paid|compensated
prize
draw
salary sacrifice
paid staff|carers|work
staff|employees is|are paid
paid by the taxpayer|government|state
minimum wage
registration fee|fees
"""
NOT_FOR_TIME = f"""{NOT_THEIRS}
expense|expenses|fare|fares|mileage|kilometres|travel|subsistence|parking|transport|tickets|taxis ~4 paid
childcare|respite|care|costs|meals|accommodation|carers|sitter ~4 paid
payment|payments ~4 expense|expenses|fares|mileage|travel|parking|childcare|care|costs
^ refund|refunds|reimburs*
"""
# A rate of another year is no offer, and none is what the last ones got.
BEFORE_US = (
    "panel|group|panels|groups|board|committee|project|study|cohort|round|event|workshop|meeting|session|speaker"
    "|speakers|members|participants|people|one|ones|time"
)
PAST = f"""
last|previous|earlier|former ~1 {BEFORE_US} ~1 was|were ~1 paid|given|offered
last|previous|earlier|former ~1 {BEFORE_US} ~1 got|received
until now|then ~3 paid|got|received
paid|got|received|gave ~7 last year|time|round
last year|time|round ~5 paid|got|received|gave
used to pay|get|receive
previously|formerly ~3 paid|got|received
"""
# Nor are these, where it is said that they don't pay.
WAS_PAID = """
was|were|got|received|gave|had ~4 £|$|€
we|they|i|you [have|had|also|always] paid ~2 £|$|€
£|$|€ # for the last|previous|first|other
"""
# A volunteer coordinator is paid.
OTHERS = (
    "coordinator|manager|centre|center|sector|organisation|organisations|application|orientation|team|services|work"
)
# "We pay nothing less than the living wage", "nothing for the room", "nothing until June": none of these is no pay.
NO_END = (
    "less|but|for|towards|toward|to|until|till|before|if|when|unless|in|up|upfront|extra|more|beyond|on|out|other|like"
    "|else|apart|except|short|of|at|yet|now|than|as|because|further|additional|back|over|above|during|while|where|that"
)
BODY = "council|committee|board|panel|group|forum|commission|network|team"
UNPAID = f"""
paid board|commission|committee|role|position|post|membership no
^ compensation|salary|stipend|wage none|nil|unpaid
volunteer|volunteering his|her [or] [her] time
who|and will|can|could|would volunteer to|as|with|alongside !study|trial|research
who would|wish|want|wishes [like|to] [to] volunteer may|can|will|should|must|his|her|their|to
volunteers are needed|sought|wanted by ~6 for ~4 {BODY}
volunteers ~9 make|makes up the|our|this ~2 {BODY}
{BODY} ~3 made|composed|comprised|consists [up] of ~2 volunteers !{OTHERS}
there's|is|be no payment|fee for sending|sharing|giving|answering|completing
members|trustees|volunteers are not paid !for
trustees|governors|directors can't|cannot|aren't|not [be] [allowed] paid|remunerated !for
members|representatives|volunteers can't|cannot|aren't|not [be] [allowed] paid|remunerated !for
^ volunteer with|for|as|at !{OTHERS}
^ unpaid !care|carers|carer|work
no other|further|additional payment|remuneration|pay|compensation
uncompensated|unremunerated !care
unpaid [work|student|peer] placement|placements|internship|internships|traineeship
internship|placement|placements is|are unpaid
expenses only
no pay|payment for governors|members|trustees|volunteers|representatives|directors|this|these
no ~1 renumeration
voluntary programme|program|scheme
to be on|in ~6 is voluntary
both are voluntary
volunteers are needed|sought|wanted !by
volunteer ~2 board|council|committee|panel member|members
open to volunteers
volunteering your|their time
volunteer role|position|post|opportunity|opportunities|basis|service|their|your
volunteer panel|member|members|representative|representatives|advisor|advisors|committee
volunteer a few
media|community|peer|more|be|become|becoming|being|are|all|lay|these|new ~1 volunteer|volunteers !{OTHERS}
volunteers needed|wanted
join|joins|joining|serve|serves|act|acts|register|registered|you|members|trustees|appointed ~5 as volunteers !{OTHERS}
eligible|residents|people|recruited|recruiting ~2 as volunteers on|to|with !{OTHERS}
as a ~1 volunteer !{OTHERS}
being|becoming ~4 is|are [entirely|purely] voluntary|unpaid
members|participants|roles|they|positions are all|both|also unpaid|volunteers|voluntary
membership ~5 is [entirely|purely] voluntary|unpaid
members|participants|roles|they|positions are unpaid|volunteers|voluntary
serve|serving [as] volunteers|voluntarily
voluntary role|position|post|basis|opportunity|capacity|and|unpaid|member
unpaid role|position|post|opportunity|voluntary|volunteer|and|but
role|roles|position|positions|post|it [is|are] [purely|entirely|currently|an|a] voluntary|unpaid
it's|membership|opportunity|group|they're|this [is|are] [purely|entirely|currently|an|a] voluntary|unpaid
can't|cannot|don't|unable|not [able|currently|in] [to] pay !for|people|staff|those|anyone|attention|travel
aren't|isn't|not able|unable|allowed to pay !for|people|staff|those|anyone|attention|travel
can't|cannot|don't|unable|not|aren't [able|currently] [to] pay for this|your|people's|time
can't|cannot|don't|unable|not [able|currently] [to] pay for participation|taking|attending
can't|cannot|don't|unable|not ~2 give [you|people|members|anyone] money|payment|pay
can't|cannot|don't|unable|not ~2 offer|provide|make ~2 payment|payments|pay|money
can't|cannot|don't|unable|not ~2 offer|provide|make ~2 remuneration|honorarium|fee|compensation
can't|cannot|don't|unable|not ~5 or offer|provide [a|any] payment|pay|fee|remuneration !is|by|on|late
^ fee|payment|pay|remuneration|honorarium £|€|$ 0|0.00
^ we|we'll [can|will|only|currently] pay|offer £|€|$ 0|0.00 an|a|per|each|every hour|day|session|meeting|interview
^ we|we'll [can|will|only|currently] pay|offer £|€|$ 0|0.00 for your|their|this time|work|help|hours|role|post
^ we|we'll [can|will|currently] pay you|members nothing !{NO_END}
^ we|we'll [can|will|currently] pay nothing !{NO_END}
^ we|we'll [can|will|currently] pay nothing for your|their|this time|work|help|hours|role|post
^ we|we'll [can|will|currently] pay nothing for taking|attending|participating
^ fee|payment|pay|remuneration|honorarium none|nil|unpaid
do|can not pay !for|people|staff
no payment|pay|fee|remuneration|honorarium|honourarium|money|compensation|stipend !for|to|required
give|gives|giving their|your time [for] free|freely
you|members|nobody|volunteers|they ~1 won't|not|aren't|don't|nobody ~1 paid !staff|until|back
nobody gets|is paid
is it|paid ? no
give|gives|giving [up] their|your time [for] nothing
everyone|everybody|all ~4 is|are [a] volunteer|volunteers !{OTHERS}
can't|cannot stretch to ~1 fee|payment|honorarium
no payment for|to this|you|members|participants|taking|attending|being
no financial payment|reward|compensation
not|isn't|aren't [be|a|currently] paid|remunerated|compensated !for|staff|time
not|isn't|aren't [be|currently] paid|remunerated|compensated for your|their|the time|work|involvement|participation
is|are a|our volunteer program|programme|initiative
looking|seek|seeks|seeking|recruit|recruiting|need|needs ~3 volunteer ~1 advocates|advisors|advisers|partners
people|members|patients|parents|carers to volunteer for|on|with ~3 {BODY}
without salary|pay|payment|compensation|remuneration
no wage|wages|salary
no budget|money ~3 pay|payment|payments
done|do|works|serve for nothing|love
members|we|all|they work for nothing|love
network|group|team|community|up|committee|panel|body of ~1 volunteers !who|{OTHERS}
group|panel|council|committee|body of ~1 volunteers who vary|come|meet|live|represent|advise
recruiting|seeking|seeks|need|needs|wants|want|for|invites ~2 volunteers !study|trial|research
no money|funds|budget to pay
this one|time is|will|it's [be] [purely|entirely] unpaid|voluntary
this one isn't|won't [be] paid !for
don't|haven't|not [have|got] any|a budget|funds !for|to|of|holder|beyond|until|yet|from|code
don't|haven't|not [have|got] any|a budget|funds for|to pay|paying|payment|payments|fees|this
brings|bring|for no ~3 money
volunteer|volunteers ~6 out of pocket !study
volunteer|voluntary ambassador|ambassadors|champion|champions|speaker|speakers|mentor|mentors
to volunteer on|as|with !study|trial|research
volunteers his|her|their time
recruit|recruiting|seek|seeking|seeks|for|need|needs volunteer [patient|family|community|lay|public] \
assessors|visitors|inspectors|reviewers|readers
volunteer|all based|volunteer council|committee|board|panel|group|body
representative|stakeholder|advocate|adviser|advisor|member|ambassador|champion is a volunteer !coordinator|manager
^ volunteers [will] receive|get|complete|undergo|attend ~3 training
^ a volunteer who|committed|with !from
"""
NOT_UNPAID = """
as|for our volunteers
no it|it's ~3 voluntary
no money in the|our|their ~1 budget|fund|system
carer|carers ~9 without ~1 pay|payment
look|looks|looking|care|cares|caring ~9 without ~1 pay|payment
it|it's|this [is] [entirely|purely|completely] voluntary ~9 withdraw|stop|refuse|decline|penalty
paid to complete|fill
it|it's [is] wholly|entirely|completely|totally voluntary
if|unless|where ~12 can't|cannot|not|won't|unable|don't|unpaid ~3 pay|paid
can't|cannot|not|won't|unable|don't ~3 pay|paid ~6 if|unless|until|while
travel|travelling|expenses|preparation|preparing|reading|mileage|lunch|parking|childcare ~3 not|isn't|aren't|unpaid
not|isn't|aren't|don't ~2 paid|pay for ~3 travel|travelling|expenses|preparation|reading|mileage
unpaid care|carers|carer
participation|part|involvement ~4 voluntary
not [just] a volunteer
not|isn't|aren't paid separately|extra|twice
volunteers and staff
staff and volunteers
voluntary sector|organisation|organisations|group|groups
volunteers ~3 support|run|raised|give
volunteering !your|their
healthy volunteers
"""
# Currencies that our terms have no figures for.
OTHER_NAMES = (
    "kr|kroner|krone|kronor|krona|rupee|rupees|rand|rands|yen|franc|francs|zloty|zlotys|zlotych|zł|forint|forints"
    "|koruna|korunas|lira|liras|peso|pesos|reais|ruble|rubles|rouble|roubles|hryvnia|yuan|renminbi|ringgit|rupiah|baht"
    "|naira|cedi|cedis|shilling|shillings|kwacha|dirham|dirhams|riyal|riyals|dinar|dinars|shekel|shekels"
)
OTHER_CODES = (
    "rs|chf|zar|inr|sek|nok|dkk|jpy|pln|czk|huf|isk|brl|mxn|sgd|hkd|thb|idr|myr|krw|cny|rmb|aed|ils|kes|ksh|ngn|ghs"
    "|tzs|ugx|pkr|lkr|bdt"
)
OTHER_CURRENCY = f"""
# {OTHER_NAMES}|{OTHER_CODES}
{OTHER_CODES}|r|kr #
"""
# Only these words around it make it pay.
PER_UNIT = """
an|per|each|every|a hour|day|session|meeting|workshop|interview|half|month|week|year
hourly|daily
"""
OTHER_SIGNS = "₹¥₩₦₪₱฿₺₽₴₫"


# "£20.999 an hour", "£XX a day": they pay, and nobody can tell how much.
UNREAD = rx(
    r"[£€$] ?(?:\d[\w.,]*|x{1,4}|\?{1,4}|_{1,9}|tbc|\[[^\]\n]{0,20}\])?"
    r" ?(?:an|per|a|each|every|/|p/) ?(?:hour|half[- ]day|day|session|meeting|interview|workshop)\b"
)


class Amount(NamedTuple):
    """One figure of money that pays the person."""

    value: Decimal
    unit: str  # empty: they don't say
    unit_from: int  # where the words begin that show the unit
    currency: str  # empty: a "$" in no country we can tell
    span: Span
    sentence: int
    about: str  # whose it is or what for, where they say: "chair", "prepar"


# Looked at only where another table was found.
LATER = ((FULL_TIME, ""), (SEEKS_CHAIR, ""))


def read_money(text: Text, country: Fact[str] | None) -> dict[str, Fact[object]]:
    """The pay_* facts about amount, unit, currency, form and contradiction; the currency also where no pay is named."""
    facts: dict[str, Fact[object]] = {}
    amounts = list(_amounts(text, country))
    chosen, rival = _choose(text, amounts)
    if chosen and rival:
        facts["pay_contradicts"] = text.fact(True, chosen.span, rival.span)
        if form := _form(text, chosen, amounts):
            facts["pay_form"] = form
        return facts
    if chosen:
        facts["pay_amount"] = text.fact(chosen.value, chosen.span)
        if chosen.unit:
            full_time = text.find(FULL_TIME) if chosen.unit == "year" else None
            spans = [(chosen.unit_from, chosen.span[1]), *([full_time] if full_time else [])]
            facts["pay_unit"] = text.fact(chosen.unit, *spans)
        if chosen.currency:
            facts["pay_currency"] = text.fact(chosen.currency, chosen.span)
    elif other := _other_currency(text):
        start, end = text.raw_span(other)
        facts["pay_other_currency"] = text.fact(text.raw[start:end], other)
        facts["pay_form"] = text.fact("money", other)
    if "pay_currency" not in facts and (euro := _only_euros(text)):
        facts["pay_currency"] = text.fact("EUR", euro)
    if form := _form(text, chosen, amounts) or (None if amounts else _unread(text)):
        facts.setdefault("pay_form", form)
    return facts


def _amounts(text: Text, country: Fact[str] | None) -> Iterator[Amount]:
    """The amounts that pay the person for the work."""
    past, was_paid = text.said(PAST), text.said(WAS_PAID)
    if was_paid and text.find(UNPAID, NOT_UNPAID):
        past |= was_paid
    for number in text.near(*CUES):
        if number in past or text.says(number, ELSEWHERE) or _of_others(text, number):
            continue
        pays = text.says(number, PAYING) or says(text.heading(number), PAYING)
        start, end = text.sentences[number]
        named = NAMED.finditer(text.flat, start, end) if text.says(number, NAMED_CUES) else ()
        for match in (*_signed(text, number), *named):
            first = not text.flat[start : match.start()].strip(" -•*:")  # "£40 and your fares."
            if amount := _amount(text, match, number, country, pays=pays or first):
                yield amount


def _signed(text: Text, number: int) -> Iterator[re.Match[str]]:
    """What SIGNED finds in a sentence: searched for from shortly before a sign on, since a search takes long."""
    start, end = text.sentences[number]
    while (sign := A_SIGN.search(text.flat, start, end)) and (
        match := SIGNED.search(text.flat, max(start, sign.start() - BEFORE_SIGN), end)
    ):
        yield match
        start = match.end()


def _of_others(text: Text, number: int) -> bool:
    """Whether the next sentence sets this one aside: "That's a separate job", "That's the trial, not the panel"."""
    following = text.sentence(number + 1) if number + 1 < len(text.sentences) else ""
    return following.lstrip().startswith(("that's ", "that is ", "this is ", "these are ")) and says(
        following, NOT_OURS
    )


def _amount(text: Text, match: re.Match[str], number: int, country: Fact[str] | None, *, pays: bool) -> Amount | None:
    """The amount of a match, if it is somebody's pay; `pays`: its sentence or heading speaks of pay."""
    start, end = text.sentences[number]
    groups = match.groupdict()
    value = _value(text.flat, match.start(), groups)
    if groups.get("big") or not 0 < value <= MOST:
        return None
    if _most_of_costs(text.flat[start : match.start()]):
        return None
    unit, unit_from, to = _unit(text.flat, start, match.start(), match.end(), end)
    if unit not in SURE and not pays:
        return None
    clause = text.flat[slice(*_clause(text.flat, start, match.start(), match.end(), end))]
    for time in TIME_SPENT:
        clause = clause.replace(time, "for your time")
    ready = heard(clause)
    if (says_in(ready, NOT_PAY) and not (unit and says_in(ready, "stipend*|honorari*|sitting"))) or (
        says_in(ready, EXPENSE) and not says_in(ready, FOR_TIME)
    ):
        return None
    if not unit and value >= A_SALARY and "stipend" not in clause:
        if not (text.says(number, OF_A_POST) or says(text.heading(number), OF_A_POST)):
            return None  # "£35,000 to an organisation that would run it"
        unit = "year"
    about = next((word for word in ABOUT if word in clause), "prepar" if says_in(ready, "prep") else "")
    opening = text.sentence(number).lstrip(" -*•")
    about = next((word for word in IF_FUNDED if opening.startswith(word)), about)
    return Amount(value, unit, unit_from, _currency(groups, country), (match.start(), to), number, about)


def _most_of_costs(before: str) -> bool:
    """Whether an amount is the most that costs may come to: "travel costs, with receipts, up to £12 a meeting"."""
    if not before.rstrip(" (").endswith(AT_MOST):
        return False
    costs = last_said(before, EXPENSE)
    return costs >= 0 and not says(before[costs:], PAID_BESIDE)


def _value(flat: str, start: int, groups: dict[str, str | None]) -> Decimal:
    """The figure: of a range the lower one, after "up to" the upper."""
    up_to = flat[max(start - 10, 0) : start].rstrip(" (").endswith(("up to", "max", "maximum"))
    value = number_of((up_to and groups.get("high")) or groups["low"] or "")
    if (high := groups.get("high")) and not up_to and "." in high and "." in (groups["low"] or ""):
        value = min(value, number_of(high))  # "$25.00 - $15.00 hourly"
    if cents := groups.get("cents"):
        value += number_of(cents) / 100
    return value * 1000 if groups.get("k") or groups.get("k2") else value


def _clause(flat: str, start: int, low: int, high: int, end: int) -> Span:
    """The part of a sentence around an amount, up to the next comma, "and", "plus" or bracket."""
    left = [match.end() for match in BREAK.finditer(flat, max(start, low - 90), low)]
    right = BREAK.search(flat, high, min(end, high + 90))
    return left[-1] if left else max(start, low - 90), right.start() if right else min(end, high + 90)


def _unit(flat: str, start: int, low: int, high: int, end: int) -> tuple[str, int, int]:
    """What an amount is for, and where the words begin and end that say so; "" if they don't say."""
    best = ("", low, high)
    after = flat[high : min(end, high + 80)]
    for unit, cues, pattern in UNIT_AFTER:
        for cue in cues:
            if cue in after:
                break
        else:
            continue
        match = pattern.match(after)
        if match and (not best[0] or high + match.end() < best[2]):
            best = (unit, low, high + match.end())
            if match.end() < 12:
                break
    if best[0] and not _of_the_next(flat, high, best[2], end):
        return best
    before = flat[max(start, low - 60) : low]
    parts = [before]
    if (last := before.rfind(", ")) >= 0 and FIGURE_BEFORE_COMMA.search(before, 0, last):
        parts.insert(0, before[last:])  # after another amount, its unit is not this one's
    for part in parts:
        ready = heard(part)
        for unit, phrases in UNIT_BEFORE:
            if (at := last_said_in(ready, phrases)) >= 0:
                return unit, max(start, low - len(part) + part.rfind(" ", 0, max(at - 14, 0)) + 1), high
    return "", low, high


A_SUM_NEXT = rx(rf":? ?{SIGN} ?\d")


def _of_the_next(flat: str, high: int, unit_end: int, end: int) -> bool:
    """Whether the words after an amount are those before another: "half day £60, full day £120"."""
    return "," in flat[high:unit_end] and bool(A_SUM_NEXT.match(flat, unit_end, end))


def _currency(groups: dict[str, str | None], country: Fact[str] | None) -> str:
    """The currency by its code, its name or its sign; a bare "$" is the country's, or nobody's."""
    sign, after = (groups.get("sign") or "").strip(), (groups.get("after") or "").strip()
    for code in (after, sign.strip(" £$€")):
        if len(code) == 3:
            return code.upper()
    if currency := SIGNS.get(sign) or NAMES.get(after) or NAMES.get(sign):
        return currency
    return DOLLARS.get(country.value, "") if country else ""


def _choose(text: Text, amounts: list[Amount]) -> tuple[Amount | None, Amount | None]:
    """The amount that counts, and another that contradicts it, if one does."""
    if not amounts:
        return None, None
    chairs = [amount for amount in amounts if amount.about == "chair"]
    if chairs and len(chairs) < len(amounts):
        seeks = text.find(SEEKS_CHAIR)
        amounts = chairs if seeks else [amount for amount in amounts if amount.about != "chair"]
    amounts = _of_level(text, amounts)
    main = [amount for amount in amounts if amount.about not in SIDE] or amounts
    chosen = next(
        (a for a in main if a.unit not in ("", "total") or text.flat.startswith(PER_PIECE, a.span[1])),
        next((a for a in main if a.unit == "total"), main[0]),
    )
    for other in main:
        between = text.flat[chosen.span[1] : other.span[0]] if other.span > chosen.span else ""
        if between.strip() in ("-", "to", "up to") and other.value > chosen.value:
            continue  # "£12 an hour to £15 an hour"
        same = (other.unit, other.about, other.currency) == (chosen.unit, chosen.about, chosen.currency)
        if same and chosen.unit and other.value != chosen.value:
            return chosen, other
    return chosen, None


def _of_level(text: Text, amounts: list[Amount]) -> list[Amount]:
    """Of a table of levels ("3 | Working groups | £22 an hour"), those of the one level that the text says this is."""
    if "|" not in text.flat or len(amounts) < 2:
        return amounts
    levels = {match[1] for match in LEVEL.finditer(text.flat)}
    here = [a for a in amounts if text.sentence(a.sentence).split("|")[0].strip() in levels]
    return here if len(levels) == 1 and here else amounts


def _only_euros(text: Text) -> Span | None:
    """The first sum in euros, where no other sign of money stands: whatever it is for, they count in euros."""
    place = text.flat.find("€")
    if place < 0 or "£" in text.flat or "$" in text.flat:
        return None
    match = SIGNED.match(text.flat, place)
    return match.span() if match else None


FIGURE_IN_FRONT = rx(r"[\d,.]{1,12} ?$")
FIGURE_BEHIND = rx(r" ?\d[\d,.]{0,12}")


def _other_currency(text: Text) -> Span | None:
    """Pay in a currency that our terms have no figures for."""
    found = [span for span in (text.find(OTHER_CURRENCY, beside=PER_UNIT), text.find(OTHER_CURRENCY)) if span]
    for sign in OTHER_SIGNS:
        if (at := text.flat.find(sign)) >= 0 and (near := FIGURE_IN_FRONT.search(text.flat, max(at - 13, 0), at)):
            found.append((near.start(), at + 1))
        elif at >= 0 and (near := FIGURE_BEHIND.match(text.flat, at + 1)):
            found.append((at, near.end()))
    for span in found:
        number = text.sentence_of(span[0])
        pays = text.says(number, PAYING) or says(text.heading(number), PAYING) or text.holds(PER_UNIT, number)
        if pays and not text.says(number, NOT_PAY):
            return span
    return None


A_SUM = rx(rf" ?{SIGN} ?\d")


def _form(text: Text, chosen: Amount | None, amounts: list[Amount]) -> Fact[object] | None:
    """In what form they pay; None if they don't say."""
    voucher = None
    vouchers, no_vouchers, either = text.said(VOUCHER), text.said(NOT_VOUCHER), text.said(EITHER)
    for number in sorted(vouchers)[:MOST_SENTENCES]:
        span = vouchers[number]
        if number in no_vouchers or text.says(number, ELSEWHERE):
            continue
        voucher = voucher or span
        chosen_by_them = text.says(number, CHOOSING) or (number and text.says(number - 1, CHOOSING))
        other_amount = chosen and chosen.sentence == number and not chosen.span[0] <= span[0] < chosen.span[1] + 12
        if (
            number in either
            or (number and text.says(number, CHOOSING) and text.says(number - 1, CASH_BEFORE))
            or (chosen_by_them and (text.says(number, CASH) or (other_amount and text.says(number, "or|instead"))))
        ):
            return text.fact("choice", text.sentences[number])
    if chosen:
        number = text.sentence_of(voucher[0]) if voucher else -1
        told = [a.sentence for a in amounts if a.value == chosen.value]  # "$75 incentive", and below it "your $75 ..."
        if not voucher or min(abs(number - at) for at in told) > 2 or _of_another_sum(text, number, chosen):
            return text.fact("money", chosen.span)
        if number != chosen.sentence and any(amount.value != chosen.value for amount in amounts):
            return None  # which of the sums?
        return text.fact("voucher", voucher)
    money = text.find(MONEY, NOT_THEIRS)
    if not money and not text.find(UNPAID, NOT_UNPAID):
        money = text.find(MONEY_FOR, NOT_FOR_TIME)
    if money and not A_SUM.match(text.flat, money[1]):  # else a sum that is not the person's pay
        return text.fact("money", text.clause_of(money))
    return text.fact("voucher", voucher) if voucher else None


def _unread(text: Text) -> Fact[object] | None:
    """ "We pay £20.999 an hour": pay in money, as a sum that is no figure."""
    for number in text.near("£", "€", "$"):
        if text.says(number, PAYING) and not text.says(
            number, f"{NOT_PAY}|{EXPENSE}|{ELSEWHERE}|not|no|don't|won't|cannot|can't"
        ):
            for match in UNREAD.finditer(text.flat, *text.sentences[number]):
                if not SIGNED.match(text.flat, match.start()):
                    return text.fact("money", match.span())
    return None


def _of_another_sum(text: Text, number: int, chosen: Amount) -> bool:
    """Whether the sentence about a voucher names a sum of its own: "£30 an hour. Or a talk, for a £15 voucher"."""
    if number == chosen.sentence:
        return False
    sums = [_value(text.flat, m.start(), m.groupdict()) for m in _signed(text, number)]
    return bool(sums) and chosen.value not in sums


def read_unpaid(text: Text, expenses: Fact[bool] | None) -> Fact[object] | None:
    """What pay_form is when no pay is offered: "unpaid", or "expenses_only"; None if they don't say that either."""
    span = text.find(UNPAID, NOT_UNPAID)
    if not span:
        return None
    return text.fact("expenses_only" if expenses and expenses.value else "unpaid", text.clause_of(span))


ONCE = (
    "in all|instalments|installments|in total|altogether|one off|in full|at the end|whole|survey"
    "|questionnaire|on completion"
    "|for completing|for the programme|for the program|for the project|lump sum|overall|is over|project ends"
    "|programme ends|program ends|panel ends|study ends|it ends"
)


# At its end is when it comes, and nothing of what it is for.
END_OF_SITTING = rx(rf"\bat the end of (?:the|an?|your|our|each|every|that|this) {SITTING}\b")
# Whoever comes to one of these gets it.
ONE_SITTING = (
    "in a focus group|in an interview|in a workshop|join a focus group|attend a focus group|attend a workshop"
    "|in our focus group|in our workshop|in the focus group|in the interview|in the workshop"
)
PAID_SUM = rx(r"\b(?:pay|pays|paid)(?: (?:you|people|participants|everyone|everybody|each|person|at|a|an|fee|of))* $")
A_SITTING = "interview|focus group|workshop|conversation|discussion|session|meeting|survey|questionnaire"
CONVERSATION = "interview|interviews|focus group|focus groups|conversation|discussion|workshop"


def read_once(
    text: Text,
    amount: Fact[Decimal],
    per: Fact[str] | None,
    hours: Fact[Decimal] | None,
    sessions: Fact[int] | None,
) -> Fact[str] | None:
    """The unit of an amount that comes once: "session" for the one interview, else "total"; None if it may be more."""
    if not amount.words or (per and per.value != "total"):
        return None
    number = text.sentence_of(text.flat_place(amount.spans[0][0]))
    once = per and says(text.flat, "survey|surveys|questionnaire") and not says(text.flat, CONVERSATION)
    span = text.sentences[number]
    following = text.sentence(number + 1) if number + 1 < len(text.sentences) else ""
    then = following.startswith(("you get it ", "it is paid ", "it's paid ", "you'll get it ")) and says(
        following, ONCE
    )
    if once or then or says(END_OF_SITTING.sub("", text.sentence(number)), ONCE):
        return text.fact("total", span)
    place = text.flat_place(amount.spans[0][0])
    beside = hours and hours.spans and text.sentence_of(text.flat_place(hours.spans[0][0])) == number
    talked = text.says(number, "speakers|speaker|interviewees|talk|talks")
    many = sessions is not None and sessions.value > 1
    one = text.says(number, ONE_SITTING)
    # A sum that stands alone ("Incentive: $40") may be for one sitting or for all of it, however often they meet.
    single = per and not many and (text.says(number, A_SITTING) or PAID_SUM.search(text.flat, span[0], place))
    return text.fact("session", span) if single or beside or talked or one else None
