"""Costs: whether they are covered, and whether people have to lay the money out first."""

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.reading.text import Text

COST = (
    "kilometres|kilometers|km|expenses|travel|fares|fare|mileage|parking|petrol|taxis|taxi|childcare|respite|airfares"
    "|flights|lodging|uber|lyft"
    "|tolls|gas|transport|transportation|subsistence"
)
PAY_BACK = "cover|covers|covered|covering|reimburs*|refund*|repaid|repay|meets|met|funded|claim|claimed|paid|pay|pays"
NO = "no|not|cannot|can't|don't|doesn't|won't|isn't|aren't|unable|without|never"

COVERED = f"""
{COST} ~6 {PAY_BACK}
{COST} ~3 [costs|expenses] !to provided|included|available|booked|arranged|offset|supported
costs|cost ~4 covered|reimburs*|refunded|met|repaid
{PAY_BACK}|meet|fund|funds|book|contribute|contribution ~6 {COST}
{PAY_BACK}|meet|meets|funds ~5 costs
reimburs* ~4 your|their|all|any ~4 costs
reimburs* for ~3 accommodation|accommodations|lodging|meals|hotel|hotels
plus|including [all|any|reasonable|your] travel|expenses [and] [travel] [costs|expenses|allowance]
plus|including [all|any|reasonable|your] travel|expenses [and] [childcare|parking] [costs]
plus|including [all|any|reasonable|your] travel|expenses [and] [childcare|parking] [expenses|allowance]
includes|with|and [all|any|your] travel|expenses [and] [travel] [costs|expenses|allowance] !to|across|between
includes|with|and [all|any|reasonable|your] travel|expenses [and] [childcare|parking] [costs] !to|across|between|around
plus expenses|travel|mileage|fares
get|gets|receive|receives expenses !form|claim|claims
and|receive|get mileage
help with ~3 {COST}|costs
bus|train|taxi|transit tickets|ticket|passes|pass|fares|vouchers
parking permit|pass|passes|validated|provided
parking ~3 complimentary
there's|is [free] car parking
travel|transport|accommodation is|are|will [be] booked|arranged|provided|paid
your|their train|bus|taxi|travel|petrol fare|fares|costs|ticket|tickets
flights|hotel|hotels|accommodation|train|coach|bus|tickets|ticket|fares ~5 booked|paid|covered
flights|hotel|hotels|accommodation|train|coach|bus|tickets|ticket|fares ~5 provided|arranged|reimbursed|refunded
petrol|travel|gas|taxi|bus money|allowance|cards|card|voucher|vouchers|fares|fare|pass
send|book|order|arrange ~2 taxi|taxis|car|train ~1 for|to
send ~1 taxi|taxis|cab|cabs
parking too|sorted|is|free
free parking|travel
cover|covers|covering|pay|pays|paying|reimburse|book ~4 train|trains|bus|coach|ferry
cover|covers|covering|pay|pays|paying|reimburse|book ~4 motel|hotel|hotels|flight|data|meals
mileage at|is|will
mileage # p|pence|cents|c
mileage £|$|€
travel|fares|fare|parking|childcare|mileage expenses|costs up to £|$|€
travel|fares|fare|parking|childcare|mileage up to £|$|€
out of pocket expenses|costs
reasonable|agreed [travel] expenses
^ {COST} [and|or] [{COST}] at|on|paid|refunded|covered|is|are|costs
^ travel ~5 costs
^ expenses ~1 yes|travel|childcare|fares|parking
travel|transport stipend|bursary|allowance|refund|card
get|gets|claim ~2 costs|fares back
refund|reimburs*|repay|cover ~3 what ~1 you|it ~2 spend|costs|get
transport|minibus|bus|coach|taxi|driver is|will ~1 laid|pick|collect|provided
hotel|hotels|rail|flights ~4 are arranged|booked|paid
not|don't|won't|shouldn't|never ~5 out of pocket
get|send|book|order you ~1 cab|taxi|lift
{COST}|accommodation|board|motel|hotel|train|bus|taxi|tickets ~5 on us
{COST}|accommodation|board|train|bus|taxi|tickets ~5 taken care
{COST}|accommodation|board|train|bus|taxi|tickets ~7 looked after
{COST}|accommodation|train|bus|taxi|tickets ~3 sorted|validated|prepaid
validate|validated ~1 parking
nobody|no ~4 out of pocket
expenses paid|only|policy
travel and expenses|subsistence
^ expenses is|are|will|up|in|and|paid|of
expenses in line with
per|a|an|each meeting|hour|day|session parking|mileage|fares|expenses
mileage ~4 at ~2 rates|rate
send|arrange|book ~2 ride|rides
"""
NOT_COVERED = f"""
meet|pay|cover|bear your own ~1 travel|costs|expenses|fares
{NO} ~5 reimburs*|cover|refund|claim|fund|meet ~4 {COST}|costs !back
{NO} ~3 pay|offer|provide ~2 {COST}|costs !back
no expenses|mileage|parking
your own cost|expense|expenses
no ~1 money|budget|funds for|to ~1 fares|travel|expenses|costs|mileage
no travel expenses|costs|reimbursement|money
can't|cannot|don't|not|unable ~4 help ~2 trains|travel|fares|costs|expenses
no ~2 expenses
{COST}|costs ~3 not|cannot|can't|isn't|aren't|won't ~2 covered|reimbursed|paid|refunded
{COST}|costs ~3 not|cannot|can't|isn't|aren't|won't ~2 met|included|available|provided
"""
# What is refused here is the time, or only some of it.
NOT_NO = """
out of pocket
travel|travelling day|days|time
unless
"""
ABOUT_OTHERS = """
included|includes|include ~3 fee|fees|honorarium|payment|rate|stipend
fee|fees|honorarium|payment|rate|stipend ~1 includes|include|including ~4 travel|expenses|fares|costs
parking for staff|permit|visitors
travel across|between|around|within
travel with|insurance
research costs
cost|costs of care|living|illness
travel is no barrier
find|barriers|research|challenges ~5 transport
travel and expenses below|section|page|above
so that travel
shall describe
at no cost
no cost to
low cost
cost|costs saving|savings|pressures|effective
savings|save ~4 costs
travel time
donat*|prize
funded to|project|study|by
"""
AHEAD = """
we|we'll|team|office|us ~2 book|buy|arrange|prepay ~6 travel|train|ticket|tickets|taxi
we|we'll|team|office|us ~2 book|buy|arrange|prepay ~6 taxis|transport|accommodation|hotel|motel|flights
travel|train|tickets|taxi|taxis|transport ~4 booked|paid|bought|arranged ~4 advance|ahead|directly|you
accommodation|hotel|hotels ~4 booked|paid|bought|arranged ~4 advance|ahead|directly|you
flights|lodging|fares ~4 booked|paid|bought|arranged ~4 advance|ahead|directly|you
travel|train|tickets|taxis|transport|hotels|fares|expenses|costs ~6 in advance
travel|train|tickets|taxis|fares|expenses|costs ~6 on the day
travel|tickets|fares|expenses|costs ~6 up front
travel|tickets|fares|expenses|costs ~6 upfront|beforehand
lodging|travel|hotels|accommodation is|are|will [be] paid|booked directly
travel|train|tickets|transport|accommodation|hotel|hotels|flights ~4 booked|paid|bought ~2 upfront|up|beforehand
prepaid|prebooked travel|tickets|ticket
bus tickets both ways
"""
AFTERWARDS = f"""
claim|claimed|claiming|reimburs*|refund*|repaid ~9 receipt|receipts|afterwards|arrears
paid ~9 receipt|receipts
{COST} ~6 afterwards|arrears
claim|claimed|reimburs*|refund*|repaid ~6 claim|expenses form
receipt|receipts ~8 claim|reimburs*|refund*|expenses|repaid|paid
claim|claimed|claiming [your|their|travel|any] [expenses] back
submit|keep|send ~4 receipts
pay you back
"""


def read_expenses(text: Text) -> dict[str, Fact[bool]]:
    """expenses_covered, and expenses_ahead: False where people have to claim money back."""
    facts: dict[str, Fact[bool]] = {}
    if covered := text.no(NOT_COVERED, NOT_NO) or text.yes(COVERED, ABOUT_OTHERS):
        facts["expenses_covered"] = covered
    if ahead := text.yes(AHEAD, AFTERWARDS) or text.no(AFTERWARDS):
        facts["expenses_ahead"] = ahead
    return facts
