"""What doing it properly costs: a budget for whoever writes a bid, line by line.

A place is what one person does and is paid for, whole: the sessions with all the hours round them, times what
an hour is paid. With the hours a collective spends on considering the ask, that is the pay. On top come expenses,
access, support, and a share for the collective's own running costs. Every line is rounded
once, to the nearest penny (halves up); the total is the sum of the lines, always.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ourterms.kit.money import Money, total
from ourterms.kit.speech import say, say_n

CENT = Decimal("0.01")
QUARTER = Decimal("0.25")  # people agree on quarters of an hour; finer is a stopwatch


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be done, and what each part is paid. One currency throughout, that of `hourly_rate`."""

    people: int
    sessions: int  # for each person
    session_hours: Decimal  # these five: hours for one person and one session
    preparing_hours: Decimal
    travel_hours: Decimal
    debrief_hours: Decimal
    recovery_hours: Decimal
    hourly_rate: Money
    expenses: Money  # for one person and one session
    access: Money  # for the whole work
    support: Money  # for the whole work
    considering_hours: Decimal  # of everybody together, before there is an answer
    core_percent: Decimal  # of all that is paid for hours


class Bound(NamedTuple):
    """What may be put in: from `least` to `most` in steps of `step`. Money in pounds (dollars, euros)."""

    name: str
    least: Decimal
    most: Decimal
    step: Decimal
    why: str  # why there is an end


def _bound(name: str, least: str, most: int, step: Decimal, why: str) -> Bound:
    return Bound(name, Decimal(least), Decimal(most), step, why)


BOUNDS: Mapping[str, Bound] = {
    "people": _bound("People", "1", 500, Decimal(1), "More than 500 people at once is a survey, not work together."),
    "sessions": _bound(
        "Sessions",
        "1",
        200,
        Decimal(1),
        "More than 200 is a job. It needs a contract, not a list of sessions.",
    ),
    "session_hours": _bound(
        "Hours of a session",
        "0.25",
        8,
        QUARTER,
        "More than 8 is more than a working day. Make it two sessions.",
    ),
    "preparing_hours": _bound(
        "Hours of preparing", "0", 16, QUARTER, "More than two days is a piece of work of its own."
    ),
    "travel_hours": _bound("Hours of travel", "0", 24, QUARTER, "A day on the road, there and back, is the most."),
    "debrief_hours": _bound(
        "Hours of talking it through", "0", 8, QUARTER, "If a day isn't enough, the session was too much."
    ),
    "recovery_hours": _bound(
        "Hours of rest", "0", 24, QUARTER, "If three working days aren't enough, the session was too much."
    ),
    "hourly_rate": _bound("Pay for an hour", "0.01", 500, CENT, "Above that a dot is usually in the wrong place."),
    "expenses": _bound(
        "Expenses",
        "0",
        2_000,
        CENT,
        "For one person and one session; above that a dot is usually in the wrong place.",
    ),
    "access": _bound("Access", "0", 1_000_000, CENT, "Above that a dot is usually in the wrong place."),
    "support": _bound("Support", "0", 1_000_000, CENT, "Above that a dot is usually in the wrong place."),
    "considering_hours": _bound(
        "Hours of thinking it over", "0", 2_000, QUARTER, "That is 4 hours for each of 500 people."
    ),
    "core_percent": _bound("Share for running costs", "0", 100, CENT, "It is a share of the pay."),
}


MONEY = ("hourly_rate", "expenses", "access", "support")  # the fields of `Plan` that hold some


class Problem(NamedTuple):
    """One thing to put right: the field of `Plan`, and a sentence for the person who filled it in."""

    field: str
    message: str


def problems(plan: Plan) -> list[Problem]:
    """What is wrong with a plan, every field of it, in the order of the fields. Nothing is raised."""
    found = []
    for field in fields(plan):
        value = getattr(plan, field.name)
        bound = BOUNDS[field.name]
        name = say(bound.name)
        if isinstance(value, Money) and value.currency != plan.hourly_rate.currency:
            message = say("{name}: use the same currency as for the pay.", name=name)
        elif not _within(value, bound):
            message = f"{put_in(field.name, plan.hourly_rate.currency)} {say(bound.why)}"
        elif not _in_steps(value, bound):
            message = in_steps(field.name)
        else:
            continue
        found.append(Problem(field.name, message))
    return found


def put_in(field: str, currency: str) -> str:
    """ "People: put in 1 to 500.", for a field of `Plan` where nothing was put in, or what can't be."""
    bound = BOUNDS[field]
    ends = bound.least, bound.most
    least, most = (Money.parse(end, currency) for end in ends) if field in MONEY else ends
    return say("{name}: put in {least} to {most}.", name=say(bound.name), least=least, most=most)


def in_steps(field: str) -> str:
    """ "People: use a whole number.", for a field of `Plan` that has more of a number than it can."""
    bound = BOUNDS[field]
    name = say(bound.name)
    return {
        QUARTER: say("{name}: use quarters of an hour, like 1.25 or 1.5.", name=name),
        CENT: say("{name}: use at most two decimal places.", name=name),
    }.get(bound.step, say("{name}: use a whole number.", name=name))


def _number(value: int | Decimal | Money) -> Decimal:
    return value.amount if isinstance(value, Money) else Decimal(value)


def _within(value: int | Decimal | Money, bound: Bound) -> bool:
    number = _number(value)
    return number.is_finite() and bound.least <= number <= bound.most


def _in_steps(value: int | Decimal | Money, bound: Bound) -> bool:
    number = _number(value)
    short = number.quantize(CENT)  # a number with thousands of digits must not get into exact arithmetic
    return short == number and short % bound.step == 0


class Line(NamedTuple):
    """One line of a budget: `amount` is `unit` as often as `quantity` says in words."""

    key: str
    label: str
    quantity: str
    unit: Money
    amount: Money
    words: str  # what it is for


class Cost(NamedTuple):
    """A budget. `paid`: the pay, for all hours. `paid_each` and `per_person`: that and the total, shared out.

    `place`: what one person is paid for sessions and the hours round them, without thinking over whether to come.
    """

    lines: tuple[Line, ...]
    total: Money
    paid: Money
    paid_each: Money
    place: Money
    place_hours: Decimal
    per_person: Money


# The parts of a place: field of `Plan`, label, what it is for.
_HOURS = (
    ("session_hours", "Sessions", "The time people spend together with you."),
    ("preparing_hours", "Preparing", "Reading the papers and getting ready. Reading is work."),
    ("travel_hours", "Travel", "Getting there and back. That time is theirs too."),
    (
        "debrief_hours",
        "Talking it through",
        "Time together afterwards, so that nobody goes home alone with it.",
    ),
    ("recovery_hours", "Rest afterwards", "Hard things take more out of people than the clock shows."),
)


def price(plan: Plan) -> Cost:
    """The budget for a plan: always the same lines, so that what costs nothing is seen too.

    Raises ValueError, with the messages, when the plan has `problems`.
    """
    if wrong := problems(plan):
        raise ValueError(" ".join(problem.message for problem in wrong))
    rate = plan.hourly_rate
    people = say_n("{n} person", "{n} people", plan.people)
    sessions = say_n("{n} session", "{n} sessions", plan.sessions)
    times = plan.people * plan.sessions

    labour = [
        Line(
            field.removesuffix("_hours"),
            say(label),
            f"{people} × {sessions} × {_hours(getattr(plan, field))}",
            rate,
            rate.times(times * Fraction(getattr(plan, field))),
            say(words),
        )
        for field, label, words in _HOURS
    ]
    labour.append(
        Line(
            "considering",
            say("Thinking it over"),
            _hours(plan.considering_hours),
            rate,
            rate.times(plan.considering_hours),
            say("Reading what you ask, talking about it and deciding. That is work, and no is an answer too."),
        )
    )
    paid = total((line.amount for line in labour), rate.currency)
    around = [
        Line(
            "expenses",
            say("Expenses"),
            f"{people} × {sessions}",
            plan.expenses,
            plan.expenses.times(times),
            say("Fares, food, childcare, somebody to stand in at home. Paid back, and never out of the pay."),
        ),
        Line(
            "access",
            say("Access"),
            say("once"),
            plan.access,
            plan.access,
            say("Interpreters, easy words, a quiet room, a helper: what people need to take part."),
        ),
        Line(
            "support",
            say("Support"),
            say("once"),
            plan.support,
            plan.support,
            say("Somebody to talk to before, during and after, who is paid for it."),
        ),
        Line(
            "core",
            say("Running costs of the collective"),
            say("{share} per cent of the pay", share=_plain(plan.core_percent)),
            paid,
            paid.percent(plan.core_percent),
            say("Rooms, phones, the books, insurance. Without them there is nobody to ask."),
        ),
    ]
    lines = (*labour, *around)
    everything = total((line.amount for line in lines), rate.currency)
    place_hours = plan.sessions * sum((getattr(plan, field) for field, _, _ in _HOURS), Decimal(0))
    place, each = rate.times(place_hours), Fraction(1, plan.people)
    return Cost(lines, everything, paid, paid.times(each), place, place_hours, everything.times(each))


def _plain(number: Decimal) -> str:
    """Without useless noughts: "2", "1.25"."""
    return f"{number.normalize():f}"


def _hours(hours: Decimal) -> str:
    """ "1 hour", "1.5 hours"."""
    if hours == int(hours):
        return say_n("{n} hour", "{n} hours", int(hours))
    return say("{hours} hours", hours=_plain(hours))


def as_csv(cost: Cost) -> str:
    """The budget for a spreadsheet: RFC 4180, amounts as plain numbers, the total as the last row.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say("What"), say("How much"), say("Each"), say("Amount"), say("Currency"), say("What it is for")])
    for line in cost.lines:
        amounts = [str(line.unit.amount), str(line.amount.amount), line.amount.currency]
        writer.writerow([_cell(line.label), _cell(line.quantity), *amounts, _cell(line.words)])
    writer.writerow([_cell(say("Total")), "", "", str(cost.total.amount), cost.total.currency, ""])
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


class Suggestion(NamedTuple):
    """A value to start from, and why. Ours: a habit worth having, not a fact and not a rule."""

    field: str
    words: str
    why: str


_SUGGESTIONS = (
    (
        "preparing_hours",
        "An hour for each hour of the session",
        "Papers come late and long, and reading them is work.",
    ),
    ("travel_hours", "1 hour", "Half an hour each way; put 0 when you meet online."),
    (
        "debrief_hours",
        "Half an hour",
        "A short talk afterwards, so that hard things don't go home with them.",
    ),
    ("recovery_hours", "1 hour", "After speaking of hard things the next hour is not free time."),
    ("expenses", "As much as an hour's pay", "A fare and something to eat; you pay what it really cost."),
    ("access", "As much as 10 hours' pay", "A first pot, so that nobody has to ask whether there is money."),
    ("support", "An hour's pay for each session", "Somebody is there for people, and is paid for it."),
    ("considering_hours", "An hour for each person", "It takes people's time whether they say yes or no."),
    ("core_percent", "15 per cent", "Somebody books the rooms, keeps the books and answers your letters."),
)


def suggestions() -> tuple[Suggestion, ...]:
    """What `suggested` starts from, each with one sentence on why."""
    return tuple(Suggestion(field, say(words), say(why)) for field, words, why in _SUGGESTIONS)


def suggested(hourly_rate: Money, people: int = 6, sessions: int = 4, session_hours: Decimal = Decimal(2)) -> Plan:
    """A plan to start from. The rate comes from the terms of those asked; the rest follows `suggestions`."""
    return Plan(
        people=people,
        sessions=sessions,
        session_hours=session_hours,
        preparing_hours=session_hours,
        travel_hours=Decimal(1),
        debrief_hours=Decimal("0.5"),
        recovery_hours=Decimal(1),
        hourly_rate=hourly_rate,
        expenses=hourly_rate,
        access=hourly_rate.times(10),
        support=hourly_rate.times(sessions),
        considering_hours=Decimal(people),
        core_percent=Decimal(15),
    )


def follow(plan: Plan, before: Plan, asked: Mapping[str, Money]) -> Plan:
    """A plan in which all that still stands as it was suggested is suggested anew, for what is planned now.

    before: `suggested`, for the plan that was shown before. asked: what terms ask for an hour, by currency. What
    somebody changed stays as typed; also their money, when they choose another currency.
    """
    rate, was = plan.hourly_rate, before.hourly_rate
    if rate.amount == was.amount and asked.get(was.currency) == was:
        rate = asked.get(rate.currency, rate)
    anew = suggested(rate, plan.people, plan.sessions, plan.session_hours)
    fields_of_it = (field for field, _words, _why in _SUGGESTIONS)
    still = [name for name in fields_of_it if _number(getattr(plan, name)) == _number(getattr(before, name))]
    return replace(plan, hourly_rate=rate, **{name: getattr(anew, name) for name in still})


def followed(plan: Plan, new: Plan) -> list[str]:
    """The fields of `Plan` with another number in a plan that came of `follow`."""
    return [name for name in BOUNDS if _number(getattr(plan, name)) != _number(getattr(new, name))]
