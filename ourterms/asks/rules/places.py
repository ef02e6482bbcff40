"""An agreement's places: what one person does and is paid, whole; whom it may be offered to; who is owed for it.

A place is for one session with all that belongs to it: preparing, the way, talking it through, rest afterwards.
It is priced, not measured: however long a session takes, and whatever clocks do in its night, it is the same.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from ourterms.care.rules.boundaries import KEEP_AWAY, TELL_FIRST, allows, may_ask
from ourterms.care.rules.words import Room
from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.terms.rules.clauses.money import minutes
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.cost import Plan, Problem, price, problems
from ourterms.terms.rules.terms import Terms

NEVER_ALONE = 2  # fewer than that never go, whatever our terms say
MOST = 100  # places of one agreement
ACCESS = "session"  # for what somebody shares what they need, among the kinds of care
PAYS_EACH = "each"  # who pays whom: the institution pays each person


class Hours(NamedTuple):
    """What one person does for one session, in hours."""

    session: Decimal
    preparing: Decimal = Decimal(0)
    travel: Decimal = Decimal(0)
    debrief: Decimal = Decimal(0)
    recovery: Decimal = Decimal(0)

    def minutes(self) -> dict[str, int]:
        """The same in minutes."""
        return {name: int(value * 60) for name, value in self._asdict().items()}

    @classmethod
    def of_minutes(cls, **minutes: int) -> "Hours":
        """What `minutes` gave."""
        return cls(**{name: Decimal(value) / 60 for name, value in minutes.items()})


def _plan(hours: Hours, hourly: Money) -> Plan:
    nothing = Money(0, hourly.currency)
    return Plan(
        people=1,
        sessions=1,
        hourly_rate=hourly,
        expenses=nothing,
        access=nothing,
        support=nothing,
        considering_hours=Decimal(0),
        core_percent=Decimal(0),
        **{f"{name}_hours": value for name, value in hours._asdict().items()},
    )


def wrong_with(hours: Hours, hourly: Money) -> list[Problem]:
    """What is wrong with a place, in the words and the order of terms.rules.cost."""
    return problems(_plan(hours, hourly))


def price_of(hours: Hours, hourly: Money) -> Money:
    """What one person is paid for one session, whole. ValueError when something is wrong with it."""
    return price(_plan(hours, hourly)).place


def hourly_of(conditions: Conditions, terms: Terms) -> Money | None:
    """What they agreed to pay for an hour, as far as that can be worked out; None where it can't."""
    c = conditions
    if c.pay_amount is None or c.pay_unit is None:
        return None
    money = Money.parse(c.pay_amount.value, c.pay_currency.value if c.pay_currency else terms.currency)
    if c.pay_unit.value == "session" and c.hours_per_session and c.hours_per_session.value:
        return money.per_hour(Fraction(minutes(c.hours_per_session.value), 60))
    hours = {"hour": Decimal(1), "half_day": terms.half_day_hours, "day": terms.day_hours}.get(c.pay_unit.value)
    return money.per_hour(hours) if hours else None


def suggested(conditions: Conditions) -> Hours:
    """A place to start from: as they said how long it is, with habits worth having (terms.rules.cost) round it."""
    session = conditions.hours_per_session.value if conditions.hours_per_session else Decimal(2)
    session = max((session * 4).quantize(Decimal(1)) / 4, Decimal("0.25"))
    away = conditions.place is None or conditions.place.value != "remote"
    return Hours(session, session, Decimal(1 if away else 0), Decimal("0.5"), Decimal(1))


def least_of(terms: Terms) -> int:
    """How many of us go at least: as our terms say, and never one alone."""
    setting = terms.clauses.get("never-one-alone")
    figure = setting.figure if setting else None
    return max(int(figure), NEVER_ALONE) if isinstance(figure, Decimal) else NEVER_ALONE


def days_of(conditions: Conditions) -> int | None:
    """In how many days after a session they pay; None where they said nothing."""
    return conditions.paid_within_days.value if conditions.paid_within_days else None


# A session that is called off -------------------------------------------------------------------------------------

US, THEM = SIDES = ("us", "them")  # who called it off
ALL, HALF, NOTHING = SHARES = ("all", "half", "nothing")  # of the price of a place
LONGEST_NOTICE = 90  # days
NIGHT_ENDS = time(5)  # what begins before is a night away from home


class Off(NamedTuple):
    """What both sides sign about a session that they call off late: later than `days` before it, and what each who has
    a place is paid then. Nothing is paid for none of both."""

    days: int = 0
    minor: int = 0  # pence or cents


def off(days: int, share: str, price: Money) -> Off:
    """That, as a form says it; half a penny counts up. ValueError, with a sentence, for what nobody can sign."""
    if share == NOTHING:
        return Off()
    if share not in SHARES or not 1 <= days <= LONGEST_NOTICE:
        raise ValueError(say("Put a number of days from 1 to {most}.", most=LONGEST_NOTICE))
    return Off(days, price.minor if share == ALL else (price.minor + 1) // 2)


def share_of(off: Off, price: Money) -> str:
    """How a form says it."""
    return NOTHING if not off.minor else ALL if off.minor == price.minor else HALF


def off_suggested(conditions: Conditions, terms: Terms) -> tuple[int, str]:
    """What to start from: a week, and all of it, where they said that they pay, or our terms ask for it. The figure is
    ours, and a place to start from: neither the terms nor an ask says what is late."""
    said = conditions.cancellation_paid
    wanted = said.value if said is not None else "cancellation-pay" in terms.clauses
    return 7, ALL if wanted else NOTHING


def is_paid_when_off(conditions: Conditions) -> bool:
    """Whether they agreed to pay for a session that is called off late: then a place is never without it."""
    return conditions.cancellation_paid is not None and conditions.cancellation_paid.value


def notice(called_off: datetime, day: date, zone: str) -> int:
    """How many days before `day` something was called off, both as the calendar on the wall has them in `zone`: hours
    count for nothing, so neither do clocks that change. 0 on the day itself, and after it."""
    return max((day - called_off.astimezone(ZoneInfo(zone)).date()).days, 0)


def is_late(by: str, notice: int, off: Off) -> bool:
    """Whether it is owed: they called it off, and later than agreed. What we call off is owed to nobody."""
    return by == THEM and off.minor > 0 and notice < off.days


# Whom it may reach -----------------------------------------------------------------------------------------------


def kinds_of(conditions: Conditions, travel: int = 0) -> set[str]:
    """The kinds of things (care.rules.boundaries) that a place runs into, as far as the conditions say; and the way
    there and back, of so many minutes."""
    c = conditions

    def is_yes(name: str) -> bool:
        fact = getattr(c, name)
        return fact is not None and fact.value is True

    found = {"institution"}
    if is_yes("story_demanded"):
        found.add("story")
    if is_yes("publicity"):  # photos, film, press
        found |= {"press", "camera"}
    if c.named_choice is not None and c.named_choice.value is False:
        found.add("named")
    if c.place is not None and c.place.value == "remote":
        found.add("call")
    if travel > 2 * 60:  # more than an hour each way
        found.add("travel")
    return found


def kinds_of_time(day: date, start: time, minutes: int) -> set[str]:
    """The same for when a session is, on the wall clock: early, in the evening, over night, at the weekend."""
    found = set()
    end = start.hour * 60 + start.minute + minutes
    if start < time(10):
        found.add("early")
    if end > 18 * 60:
        found.add("evening")
    if end > 24 * 60 or start < NIGHT_ENDS:
        found.add("overnight")
    last = day + timedelta(days=(end - 1) // (24 * 60))
    if day.weekday() >= 5 or last.weekday() >= 5:
        found.add("weekend")
    return found


SHOWN, FIRST, LISTED, AWAY = "shown", "first", "listed", "away"


class Has(NamedTuple):
    """How many places somebody has already, and how many hours those take."""

    places: int = 0
    hours: Decimal = Decimal(0)


def comes(boundaries: Mapping[str, str], room: Room, kinds: Iterable[str], hours: Decimal, has: Has) -> str:
    """How an offer comes to somebody who does not ask for it: SHOWN, FIRST (a neutral line, opened by choice),
    LISTED (stands in the list behind a fold, is asked of nobody), AWAY (not at all).

    Room is for a month; a place counts as one session in it.
    """
    strength = allows(boundaries, kinds)
    if strength == KEEP_AWAY:
        return AWAY
    if not may_ask(strength):
        return LISTED
    if room.asks is not None and has.places >= room.asks:
        return LISTED
    if room.hours is not None and has.hours + hours > room.hours:
        return LISTED
    return FIRST if strength == TELL_FIRST else SHOWN


# Who is owed -----------------------------------------------------------------------------------------------------


def once(session: UUID, member: UUID) -> UUID:
    """By which somebody with a place is owed a session once, also if they gave it back and took it again."""
    return uuid5(session, str(member))


def once_off(session: UUID, member: UUID, day: date) -> UUID:
    """By which somebody with a place is owed a day that was called off late, once."""
    return uuid5(once(session, member), day.isoformat())


def may_sign(version: int, newest: int) -> str:
    """Why this version can't be signed; "" where it can."""
    if version == newest:
        return ""
    return say("This is not the newest version any more. Read the new one before you sign.")
