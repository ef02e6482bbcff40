"""What one sum comes to: what was agreed, what came on top of it, what was paid. Only who owes it can be late.

A sum and its lines never change. What was wrong is put right by a line that mirrors it; both count for nothing then.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ourterms.kit.money import SIGNS, Money, total
from ourterms.kit.speech import say

# Kinds of lines. It took half an hour more; so much was paid; the person does not want (the rest of) it. With no
# money in them: the person sent a claim; sent a letter because it is late.
MORE, PAID, LET = MONEY = ("more", "paid", "let")
CLAIMED, CHASED = WORDS = ("claimed", "chased")
KINDS = (*MONEY, *WORDS)

MOST_MORE = 16  # half hours that one place can take more: a working day
FADES = timedelta(days=90)  # after it is paid: who it was, and for which day
DAYS = 30  # to pay in, where the two sides agreed on nothing else
MOST_DAYS = 366
MOST = 9_999_999  # pence or cents, of one sum


class BadSum(Exception):
    """A sum that nobody can owe; `message` says what is wrong with it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Line(NamedTuple):
    """A line that stands: neither put right, nor one that puts right. `minor` is above nothing, or 0 in WORDS."""

    kind: str
    minor: int
    day: date


class State(NamedTuple):
    """What a sum has come to. `whole`: all that is to be paid; `open`: the rest of it.

    `over`: the day from which nothing is open any more, None before; `halves`: half hours more than planned.
    """

    whole: Money
    paid: Money
    open: Money
    over: date | None
    halves: int
    let: bool
    claimed: date | None
    chased: date | None


def checked(minor: object, currency: object) -> Money:
    """A sum to be owed: whole pence or cents, above nothing, in a currency that we know. Raises BadSum."""
    if not isinstance(currency, str) or currency not in SIGNS:
        raise BadSum(say("We do not know this currency."))
    if type(minor) is not int:
        raise BadSum(say("Money is counted in whole pence or cents."))
    if not 0 < minor <= MOST:
        raise BadSum(say("Put an amount from 0.01 to 99,999.99."))
    return Money(minor, currency)


def state_of(agreed: Money, lines: Iterable[Line]) -> State:
    """What a sum and its standing lines come to."""
    lines = sorted(lines, key=lambda line: line.day)
    currency = agreed.currency

    def of(kind: str) -> list[Line]:
        return [line for line in lines if line.kind == kind]

    def sum_of(kind: str) -> Money:
        return total((Money(line.minor, currency) for line in of(kind)), currency)

    def last(kind: str) -> date | None:
        return max((line.day for line in of(kind)), default=None)

    whole, paid = agreed + sum_of(MORE) - sum_of(LET), sum_of(PAID)
    nothing = Money(0, currency)
    rest = max(whole - paid, nothing)
    over = max((line.day for line in lines if line.kind in MONEY), default=None) if rest == nothing else None
    return State(
        whole, paid, rest, over, len(of(MORE)), bool(of(LET)), last(CLAIMED), last(CHASED)
    )  # fmt: skip


def days_late(due: date, over: date | None, today: date) -> int:
    """How many days the institution is late, or was when it paid; 0 for none."""
    return max(((over or today) - due).days, 0)


def has_faded(over: date | None, today: date) -> bool:
    """Whether it is time that nobody can tell any more whose this was."""
    return over is not None and today - over >= FADES


def due_day(day: date, days: int | None) -> date:
    """When it has to be there: so many days after the session, as agreed, else DAYS."""
    return day + timedelta(days=DAYS if days is None else min(max(days, 0), MOST_DAYS))


def half_an_hour(hourly: Money) -> Money:
    """What half an hour more comes to; half a penny counts up."""
    return Money(-(-hourly.minor // 2), hourly.currency)
