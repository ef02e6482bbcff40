"""How and when pay comes, who gets it, and what else is in it."""

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.text import Text, number_of

NO = "no|not|never|cannot|can't|don't|won't|isn't|aren't|doesn't|unpaid|unable|without"
PAY = "paid|pay|payment|payments|fee|fees|rate|honorarium|stipend|voucher|vouchers|card|cards|transfer"

SOON = f"""
{PAY}|sent ~8 within|in ~2 # [working|business|calendar] days|weeks|day|week !advance|notice
invoice|invoices ~8 within|in ~2 # [working|business|calendar] days|weeks|day|week !advance|notice
{PAY}|sent ~8 within|in ~2 # [working|business|calendar] months|month|hours|hrs !advance|notice
invoice|invoices ~8 within|in ~2 # [working|business|calendar] months|month|hours|hrs !advance|notice
{PAY}|sent|invoice|invoices ~8 within a|one week|month|fortnight
payment|payments ~6 take|takes ~3 # [working|business] days|weeks|week|months
allow ~3 # [working|business] days|weeks|week|months for ~2 payment|payments
"""
NOT_SOON = """
claim|claims|submit|submitted|send ~6 within
must be
reply|respond|apply|read|comment|comments|return ~4 within
expense claims
expense|expenses|fare|fares|mileage|costs|travel|receipts !and|or ~3 paid|reimbursed|refunded|repaid
"""
WITHIN = rx(
    r"\b(?:within|in|takes?|allow) (?:about |the |up to )?(\d{1,3}|a|one) (?:(?:working|business|calendar) )?"
    r"(day|week|month|h|fortnight)"
)

LIKE_OTHERS = f"""
{PAY} ~4 same ~3 as|for everyone|all|staff|professional|professionals
{PAY} ~4 same ~3 as|for clinicians|others|the|everybody|other|clinical
same|equal [hourly|daily|sitting] rate|rates|fee|fees|pay as|to|for ~2 other|everyone|all|clinicians
same|equal [hourly|daily|sitting] rate|rates|fee|fees|pay as|to|for ~2 professionals|staff
same|equal [hourly|daily|sitting] rate|rates|fee|fees|pay as|to|for ~2 academics|doctors|everybody
on a par with
"""
CHOICE = f"""
choose|choice|prefer|preferred|whichever|pick|decide ~6 paid|pay|payment|vouchers
choose|choice|prefer|preferred|whichever|pick|decide ~6 voucher|gift|cash|transfer|donat*
{PAY}|cash|deposit|gift|transfer ~6 whichever|choose|prefer|choice
{PAY}|cash|deposit|card ~2 whatever works|suits
agree with each member ~5 paid
don't|not want to be paid
decline|waive|donate ~2 payment|fee|honorarium|it
choose|decide|opt not to be paid
"""
NOT_CHOICE = """
decide to leave|stop|withdraw|finish
preferred provider
choose|pick the
choose which
"""
PUBLIC = "servant|servants|employed|employee|salaried|staff|nhs|hse|government|council|benefits|payroll|visa|work"
EXCLUDES = f"""
people|anyone|those [who] [are] employed ~5 cannot|can't|not|won't|aren't ~2 paid|claim|eligible
staff|participants|members [who] [are] employed ~5 cannot|can't|not|won't|aren't ~2 paid|claim|eligible
if you're|employed|you ~3 employed|salaried|staff|employee ~8 cannot|can't|not|unable|won't ~3 paid|pay|payment|claim
cannot|can't|unable|not ~2 pay|paid|payment|payments|eligible ~6 staff|employ*|civil|nhs|salaried
members|people [who|are] [are] not [otherwise] employed|paid|salaried ~8 receive|paid|payment|fee
those|anyone|participants [who|are] [are] not [otherwise] employed|paid|salaried ~8 receive|paid|payment|fee
members|people [who|are] [are] not [otherwise] employed|paid|salaried ~8 fees|eligible|diem|honorarium
those|anyone|participants [who|are] [are] not [otherwise] employed|paid|salaried ~8 fees|eligible
those|anyone|participants [who|are] [are] not [otherwise] employed|paid|salaried ~8 diem|honorarium
who are|aren't not [state|public|government|nhs|civil] employees|staff|servants ~5 receive|paid|fees
who are|aren't not [state|public|government|nhs|civil] employees|staff|servants ~5 honorarium|payment|diem
staff|employees|servants [are|is] not|cannot|can't ~1 eligible|paid|entitled
if you're|you ~5 {PUBLIC} ~8 cannot|can't|not|unable|won't ~3 paid|pay|payment|claim
cannot|can't|unable|not|won't ~2 pay|paid|payment|payments ~3 if you're|you ~5 {PUBLIC}
cannot|can't|unable|not|won't ~2 pay|paid|payment|payments|eligible ~4 servant|servants
"""
NOT_EXCLUDES = """
likely bidder
you can't be employed
"""
BENEFITS = """
advice|advise|adviser|advisor ~8 your|welfare|on|about benefits|agency|tax|centrelink|credit !of
help|guidance|letter|information|someone ~8 your|welfare|on|about benefits|agency|tax|centrelink|credit !of
benefits|tax|centrelink|credit|welfare ~6 advice|advise|adviser|advisor|guidance|letter
letter ~2 welfare|benefits agency|office
"""
NOT_BENEFITS = """
health|employee|mutual benefits
benefits of|to|for|include
we|we're|but [can|are] can't|cannot|don't|not|unable ~4 advice|advise
tax payer|payers
"""
NO_BENEFITS = """
we|we're can't|cannot|don't|not|unable ~4 advice|advise ~4 benefits|tax
"""
PREPARATION = f"""
{PAY}|include|includes|including|incl|cover|covers ~6 preparation|preparing|reading|prep !list
preparation|preparing|reading|prep ~3 paid|included|counted|remunerated
reading|preparation|preparing time ~8 paid|included|counted
paid to read|prepare
"""
NOT_PREPARATION = f"""
{NO} ~8 paid|pay|preparation|preparing|reading|prep
attention
prepared to
how ~5 paid
"""
NO_PREPARATION = f"""
{NO} ~3 pay|paid|payment|payments|fee|honorarium|cover ~5 reading|preparation|preparing|prep
preparation|preparing|reading|prep ~3 not|isn't|unpaid [be] [paid|covered|included]
"""
TRAVEL_TIME = f"""
travel|travelling time ~4 paid|included|counted|remunerated
include|includes|including|cover|covers ~5 travel|travelling time
include|includes|including|cover|covers ~3 travelling !expenses|costs|fares|to|from
{PAY}|include|includes|cover|covers ~4 travel|travelling time
time ~2 travelling ~3 paid|included
"""
NO_TRAVEL_TIME = f"""
{NO} ~5 travel|travelling time
travel|travelling time ~3 not|isn't|unpaid
"""
CANCELLED = """
pay|paid|remunerated|compensated for ~2 cancelled|canceled
pay|paid ~6 whether or not ~4 goes|takes|happens ahead|place|or
cancel*|postpone* ~9 still|you'll|be|will|we'll paid|pay
cancel*|postpone* ~9 full|half ~2 fee|payment|pay
cancel*|postpone* ~9 you|they still|will|are|get|receive ~3 paid|pay|payment|fee
cancel*|postpone* ~9 you'll|still ~1 be|get|receive ~2 paid|pay|payment|fee
called|call off ~9 paid|pay
paid|pay|payment|fee ~6 if|when we|it|the|a ~3 cancel*
"""
NOT_CANCELLED = f"""
{NO} ~3 paid|pay|payment|fee
if you cancel
"""
NO_CANCELLED = """
no|not|cannot|won't ~4 paid|pay|payment|fee ~6 cancel*
cancelled|canceled|postponed|cancellation|cancellations ~6 not|no|won't ~2 paid|pay|payment|fee
we|they cancel ~6 not|no|won't ~2 paid|pay|payment|fee
"""
KEEPS = f"""
stop|withdraw|leave ~9 still|keep|keeps ~2 paid|pay|payment|voucher|vouchers|fee|card|money|honorarium
{PAY} ~6 whether|even or|if ~5 stop|leave|withdraw|finish|answer
leave|stop|withdraw|step|pull [down|out] ~6 paid for all|everything|whatever|work ~3 done|date|did|so
stop|withdraw|leave|pull|step ~12 yours to keep
stop|withdraw|leave ~9 still get|receive|have ~3 amount|money|fee|pay|payment|voucher
stop|withdraw|leave ~9 won't|not ~4 affect|lose ~3 payment|pay|fee|voucher
"""
NO_KEEPS = """
only ~4 paid|payment|voucher|honorarium ~4 complete|finish ~2 all|every|full|whole
no payment|pay|voucher|fee if you stop|leave|withdraw
"""
CORE = """
contribution|contribute|share|pay|paid|fee|cover|fund ~6 core|running|overhead|admin costs|overheads
overheads ~3 paid|covered|included
"""
NOT_CORE = "not|don't|cannot ~3 pay|cover|fund|contribute"
CONSIDERING = """
paid|pay|payment|fee ~3 to consider
paid|pay|payment|fee ~2 for considering|applying
"""
# name; said; only looks like it; said no
YES_NO = (
    ("pay_like_others", LIKE_OTHERS, "not ~4 same\nexperience ~4 a par", ""),
    ("pay_choice", CHOICE, NOT_CHOICE, ""),
    ("pay_excludes", EXCLUDES, NOT_EXCLUDES, ""),
    ("benefits_advice", BENEFITS, NOT_BENEFITS, NO_BENEFITS),
    ("preparation_paid", PREPARATION, NOT_PREPARATION, NO_PREPARATION),
    ("travel_time_paid", TRAVEL_TIME, NO_TRAVEL_TIME, NO_TRAVEL_TIME),
    ("cancellation_paid", CANCELLED, NOT_CANCELLED, NO_CANCELLED),
    ("leave_keeps_pay", KEEPS, "no longer paid|receive", NO_KEEPS),
    ("core_contribution", CORE, NOT_CORE, ""),
    ("considering_paid", CONSIDERING, "no|not|don't ~3 paid|pay", ""),
)
STATUS = (
    (
        "payroll",
        """
        through|via|on|onto|by ~2 payroll
        paye
        zero hours|hour contract
        """,
    ),
    (
        "employee",
        """
        you|role|post|position|who [will] [be] is|are|be ~1 employee|employed|salaried
        employment contract
        contract of employment
        ^ salary
        salary range|$|£|€
        """,
    ),
    (
        "worker",
        """
        worker status
        casual|bank|sessional worker|contract|staff|basis
        as a worker
        advisor|adviser|role casual
        """,
    ),
    (
        "invoice",
        """
        send|submit|by|an|your|raise|us invoice|invoices
        self employed
        freelance
        independent contractor|contractors
        need a w 9
        """,
    ),
    (
        "honorarium",
        """
        honorarium|honoraria|honorariums
        sitting fee|fees
        """,
    ),
    (
        "volunteer",
        """
        as|are|be|is|media|become|more [a] volunteer|volunteers !coordinator|manager|centre|sector
        volunteer role|position|post|basis|their|your
        voluntary role|position|basis
        it|it's|role|position|this|work [is] [purely|entirely] voluntary
        """,
    ),
)
NO_STATUS = """
not|never|no|isn't ~4 payroll|employee|employees|employed|invoice|volunteer|honorarium|w
shall describe
participation|part is voluntary
staff and volunteers
your employer
otherwise employed
"""


def read_payment(text: Text) -> dict[str, Fact[object]]:
    """paid_within_days, pay_status, and what is said yes or no about pay."""
    facts: dict[str, Fact[object]] = {}
    soon = text.find(SOON, NOT_SOON)
    if soon and (match := WITHIN.search(text.flat, *soon)):
        n = int(number_of(match[1]))
        days = -(-n // 24) if match[2] == "h" else n * {"d": 1, "w": 7, "m": 30, "f": 14}[match[2][0]]
        facts["paid_within_days"] = text.fact(days, soon)
    for name, table, unless, no in YES_NO:
        if fact := (text.no(no) if no else None) or text.yes(table, unless):
            facts[name] = fact
    for status, table in STATUS:
        if span := text.find(table, NO_STATUS):
            facts["pay_status"] = text.fact(status, span)
            break
    return facts
