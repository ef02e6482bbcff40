"""Clauses about money: the price of a place, when it comes, and what keeps the collective going."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from typing import Any

from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.terms.rules.clauses.base import (
    MET,
    NOTHING,
    SHORT,
    UNSAID,
    Clause,
    DayLengths,
    Judgement,
    at_least,
    at_most,
    quoted,
    words_of,
    yes,
)
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.patterns import rx

_NUMBERS = {"one": Decimal(1), "two": Decimal(2), "three": Decimal(3), "four": Decimal(4), "five": Decimal(5)}
_STRETCH = rx(
    r"(?i)([\d.]+|[a-z]+)(?: ?[-\u2013\u2014] ?| to | or )([\d.]+|[a-z]+)[ -]?(h|m)(?:ou)?(?:in(?:ute)?)?r?s?\b"
)
_UP_TO = rx(r"(?i)up to ")
A_DAY = Decimal(5)  # hours; what is shorter is only paid like one


def hours_between(hours: Fact[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The least and the most hours of "60-90 minutes" or "two to three hours"; None where they name one length."""
    match = _STRETCH.search(" ".join(" ".join(hours.words).split()))
    if not match:
        return None
    try:
        low, high = (_NUMBERS.get(n.lower()) or Decimal(n) for n in match.group(1, 2))
    except ArithmeticError:
        return None
    parts = 60 if match[3].lower() == "m" else 1
    return (low / parts, high / parts) if 0 < low < high else None


def up_to(hours: Fact[Decimal]) -> bool:
    """Whether the hours they name are the most it takes: "up to 4 hours"."""
    return any(_UP_TO.match(words) for words in hours.words)


def hours_of_pay(conditions: Conditions, lengths: DayLengths) -> Decimal | None:
    """How many hours one unit of pay covers; None where they don't say.

    A half day counts as many hours as the terms say, and a day does where they don't say how long theirs is. Only what
    is said is used: a payment for the whole work needs the hours of the whole work.
    """
    c = conditions
    length = c.hours_per_session.value if c.hours_per_session else None
    hours = Decimal(minutes(length)) / 60 if length else None
    match c.pay_unit.value if c.pay_unit else None:
        case "hour":
            return Decimal(1)
        case "half_day":
            return lengths.half_day
        case "day":
            return hours if hours and hours >= A_DAY else lengths.day
        case "session":
            return hours
        case "month":
            return c.hours_per_month.value if c.hours_per_month else None
        case "total" if c.total_hours:
            return c.total_hours.value
        case "total" if hours and c.sessions and c.sessions_per and c.sessions_per.value == "total":
            return hours * c.sessions.value
    return None


def pay_per_hour(conditions: Conditions, lengths: DayLengths) -> Money | None:
    """What an hour is paid, rounded down to the penny; None where they don't say enough."""
    c = conditions
    if c.pay_amount is None or c.pay_currency is None:
        return None
    hours = hours_of_pay(conditions, lengths)
    if not hours:
        return None
    return _an_hour(c.pay_amount.value, hours, c.pay_currency.value)


def minutes(hours: Decimal) -> int:
    """Hours in whole minutes, one at least: 0.33 hours were 20 minutes, and £10 for them is £30.00 an hour."""
    return max(1, round(hours * 60))


def _an_hour(amount: Decimal, hours: Decimal, currency: str) -> Money:
    return Money.parse((amount * 60 / minutes(hours)).quantize(Decimal("0.01"), rounding=ROUND_DOWN), currency)


def in_dollars(amount: Fact[Decimal]) -> bool:
    """Whether they wrote a sum in dollars. Without a country, nobody knows which."""
    words = " ".join(amount.words).lower()
    return "$" in words or "dollar" in words or "buck" in words


def _if_once(conditions: Conditions, figure: Mapping[str, Decimal]) -> Judgement | None:
    """What a sum that comes once makes of an hour, where they say how long a session is and nothing of a second one.

    Nobody said that it is for that session, so this says "if", and it is never enough: with more sessions it is less.
    A voucher is for a session at least, and so is a sum for all of it. Of other money, which may be for an hour, they
    have to say that there is one session.
    """
    c = conditions
    amount, hours, currency = c.pay_amount, c.hours_per_session, c.pay_currency
    if not amount or not hours or not hours.value or up_to(hours) or not currency or currency.value not in figure:
        return None
    if c.pay_form is None or c.pay_form.value not in ("voucher", "money", "choice"):
        return None
    if c.pay_unit and (c.pay_unit.value != "total" or c.sessions):  # with so many sessions it needs no "if"
        return None
    if c.pay_form.value != "voucher" and not c.pay_unit and not (c.sessions and c.sessions_per):
        return None
    once = (c.sessions is None or c.sessions.value == 1) and (c.sessions_per is None or c.sessions_per.value == "total")
    if not once or c.months or c.total_hours or c.hours_per_month:
        return None
    if between := hours_between(hours):
        most, least = (_an_hour(amount.value, length, currency.value) for length in between)
        counted = say(
            "If that is for one session, it is {least} to {most} an hour, before any reading.", least=least, most=most
        )
    else:
        most = _an_hour(amount.value, hours.value, currency.value)
        counted = say("If that is for one session, it is {pay} an hour, before any reading.", pay=most)
    status = SHORT if most < Money.parse(figure[currency.value], currency.value) else UNSAID
    return Judgement(status, f"{quoted(amount, hours)} {counted}".strip(), (amount, hours))


def _hourly(conditions: Conditions, figure: Mapping[str, Decimal], lengths: DayLengths) -> Judgement:
    c = conditions
    if c.pay_form and c.pay_form.value in ("unpaid", "expenses_only"):
        return Judgement(SHORT, quoted(c.pay_form), (c.pay_form,))
    if c.pay_contradicts:
        said = say("They give two figures: {words}.", words=words_of(c.pay_contradicts))
        return Judgement(UNSAID, said, (c.pay_contradicts,))
    if c.pay_other_currency:
        said = say(
            "They name a sum in a currency we don't know: {words}.",
            words=words_of(c.pay_other_currency),
        )
        return Judgement(UNSAID, said, (c.pay_other_currency,))
    if c.pay_amount is None:
        facts = (c.pay_form,) if c.pay_form else ()
        return Judgement(UNSAID, quoted(*facts), facts)
    if once := _if_once(c, figure):
        return once
    shown = [fact for fact in (c.pay_amount, c.hours_per_session) if fact]
    per_hour = pay_per_hour(conditions, lengths)
    if per_hour is None or per_hour.currency not in figure:
        ask_for = ""
        if c.pay_currency is None and in_dollars(c.pay_amount):
            missing = say("They don't say which dollars.")
            ask_for = say("the pay for an hour with the reading counted, and which dollars it is in")
        elif c.pay_currency is None:
            missing = say("They don't say in which currency.")
            ask_for = say("the pay for an hour with the reading counted, and which currency it is in")
        else:
            missing = say("These terms have no figure in that currency.")
        if not hours_of_pay(c, lengths):
            missing = say("That is not enough to tell the pay for an hour.")
        return Judgement(UNSAID, f"{quoted(c.pay_amount)} {missing}".strip(), (c.pay_amount,), ask_for)
    enough = per_hour >= Money.parse(figure[per_hour.currency], per_hour.currency)
    unit = c.pay_unit.value if c.pay_unit else ""
    sittings = (
        1 if unit == "session" else c.sessions.value if unit == "total" and c.sessions and not c.total_hours else 0
    )
    if unit == "hour":
        said = quoted(c.pay_amount) or say("They pay {pay} an hour.", pay=per_hour)
    elif unit in ("half_day", "day") and (hours := hours_of_pay(c._replace(hours_per_session=None), lengths)) == (
        hours_of_pay(c, lengths)
    ):
        shown = [c.pay_amount]
        counted = say("That is {pay} an hour, if it takes {hours} hours.", pay=per_hour, hours=hours)
        said = f"{quoted(c.pay_amount)} {counted}".strip()
    elif sittings and c.hours_per_session and (between := hours_between(c.hours_per_session)):
        most, least = (_an_hour(c.pay_amount.value, hours * sittings, per_hour.currency) for hours in between)
        counted = say("That is {least} to {most} an hour, before any reading.", least=least, most=most)
        floor = Money.parse(figure[per_hour.currency], per_hour.currency)
        status = MET if least >= floor else SHORT if most < floor else UNSAID
        return Judgement(status, f"{quoted(*shown)} {counted}".strip(), tuple(shown))
    elif sittings and c.hours_per_session and up_to(c.hours_per_session):
        counted = say("If it takes all of that, it is {pay} an hour, before any reading.", pay=per_hour)
        said = f"{quoted(*shown)} {counted}".strip()
    elif c.preparation_paid and c.preparation_paid.value:
        counted = say("That is {pay} for each hour there, with the reading in it.", pay=per_hour)
        said = f"{quoted(*shown)} {counted}".strip()
    else:
        said = f"{quoted(*shown)} {say('That is {pay} an hour, before any reading.', pay=per_hour)}".strip()
    return Judgement(MET if enough else SHORT, said, tuple(shown))


def _in_money(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    form = conditions.pay_form
    if form is None:
        return NOTHING
    return Judgement(MET if form.value in ("money", "choice") else SHORT, quoted(form), (form,))


def _each_chooses(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    form, choice = conditions.pay_form, conditions.pay_choice
    if form and form.value == "choice":
        return Judgement(MET, quoted(form), (form,))
    if choice:
        return Judgement(MET if choice.value else SHORT, quoted(choice), (choice,))
    if form and form.value in ("voucher", "expenses_only", "unpaid"):  # there is nothing to choose
        return Judgement(SHORT, quoted(form), (form,))
    return NOTHING


def _status(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    status = conditions.pay_status
    return Judgement(MET, quoted(status), (status,)) if status else NOTHING


def _who_can_be_paid(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    excludes, advice = conditions.pay_excludes, conditions.benefits_advice
    if excludes and excludes.value:
        return Judgement(SHORT, quoted(excludes), (excludes,))
    if advice:
        return Judgement(MET if advice.value else SHORT, quoted(advice), (advice,))
    if excludes:
        return Judgement(MET, quoted(excludes), (excludes,))
    return NOTHING


MONEY = (
    Clause(
        "hourly-pay",
        "money",
        "Fair pay for each hour",
        "Without a fair price for the hour, other people's work is paid and ours is a favour.",
        "Pay is {figure} an hour or more.",
        "{figure} an hour or more, with the reading counted",
        "Are you paid {figure} an hour or more, all the time counted?",
        "What is the pay for one hour, with the reading counted?",
        _hourly,
        "money",
    ),
    Clause(
        "paid-in-money",
        "money",
        "Paid in money",
        "Rent can't be paid with a voucher, and a thank-you is not a wage.",
        "Pay comes in money, not in vouchers or thanks.",
        "payment in money",
        "Are you paid in money?",
        "Is it paid in money?",
        _in_money,
    ),
    Clause(
        "each-chooses-how",
        "money",
        "Each person chooses how to be paid",
        "The wrong kind of payment, or all of it at once, can do somebody harm; only that person knows.",
        "Each person chooses how and when to be paid, less, or not at all.",
        "each person choosing how and when to be paid, or not to be",
        "Can each person choose how and when to be paid, or not to be?",
        "Can each of us choose how and when to be paid?",
        _each_chooses,
    ),
    Clause(
        "paid-like-others",
        "money",
        "Paid like the others in the room",
        "When everybody else at the table is on a salary, being the only one who isn't says whose work counts.",
        "Pay is at the rate of the others in the room for the same work.",
        "the rate that others in the room get for the same work",
        "Are you paid at the rate of the others in the room?",
        "What are the others in the room paid for this?",
        yes("pay_like_others"),
    ),
    Clause(
        "preparation-paid",
        "money",
        "Reading and preparing are paid",
        "A hundred pages to read turn one hour into a day.",
        "Reading and preparing are in the price.",
        "reading and preparing paid at the same rate",
        "Are reading and preparing paid?",
        "How much reading is there, and is it paid?",
        yes("preparation_paid"),
    ),
    Clause(
        "travel-time-paid",
        "money",
        "Travel time is paid",
        "Three hours on buses are three hours of somebody's day.",
        "Time spent travelling is in the price.",
        "travel time paid at the same rate",
        "Is your travel time paid?",
        "Is the time on the way paid?",
        yes("travel_time_paid"),
    ),
    Clause(
        "debrief-paid",
        "money",
        "Debrief and recovery are paid",
        "Talking about hard things costs the evening after, and often the next day.",
        "Debrief and recovery are in the price.",
        "the debrief and time to recover paid too",
        "Are the debrief and the time to recover paid?",
        "Is the time afterwards paid too?",
        yes("debrief_paid"),
    ),
    Clause(
        "expenses-covered",
        "money",
        "Expenses are covered",
        "Nobody should pay to be asked.",
        "Travel, care, meals and other costs are covered, apart from pay.",
        "all costs covered, apart from pay",
        "Are all your costs covered, apart from pay?",
        "Which costs are covered, apart from pay?",
        yes("expenses_covered"),
    ),
    Clause(
        "expenses-ahead",
        "money",
        "Expenses ahead or on the day",
        "Not everybody can lend them a train fare.",
        "Tickets are booked, or costs paid ahead or on the day.",
        "tickets booked, or costs paid on the day",
        "Are costs booked for you, or paid ahead or on the day?",
        "Can travel be booked for us, or paid on the day?",
        yes("expenses_ahead"),
    ),
    Clause(
        "paid-within",
        "money",
        "Paid soon",
        "Money that comes months later is a loan that nobody agreed to give.",
        "Pay comes within {figure} of the work.",
        "payment within {figure}",
        "Are you paid within {figure}?",
        "By which day is it paid?",
        at_most("paid_within_days"),
        "days",
    ),
    Clause(
        "cancellation-pay",
        "money",
        "Paid when they cancel",
        "We kept the day free and got ready; a late cancellation should cost them, not us.",
        "Sessions that they cancel late are paid.",
        "pay for sessions that are cancelled late",
        "Are you paid when they cancel late?",
        "What is paid if it is cancelled late?",
        yes("cancellation_paid"),
    ),
    Clause(
        "stopping-keeps-pay",
        "money",
        "Stopping without losing pay",
        "Nobody should have to stay in a room that does them harm to be paid for what they did.",
        "Anyone can stop at any time, and keeps the pay.",
        "freedom to stop at any time and keep the pay",
        "Can you stop at any time and keep your pay?",
        "If one of us has to stop halfway, is the pay kept?",
        yes("leave_keeps_pay"),
    ),
    Clause(
        "what-the-payment-is",
        "money",
        "A name for the payment",
        "Each kind of payment has its own rules. People need to know which, before they start.",
        "They say in writing what the payment is: honorarium, payroll, worker, volunteer or invoice.",
        "what the payment is: honorarium, payroll or invoice",
        "Do you have in writing what the payment is (honorarium, payroll, invoice)?",
        "What do you call the payment: honorarium, payroll, invoice?",
        _status,
    ),
    Clause(
        "who-can-be-paid",
        "money",
        "Everybody can be paid",
        "Small print often keeps out people on benefits or in public jobs, who find out after the work.",
        "Nobody is left out of being paid, and they say where advice on benefits and tax is.",
        "pay for everybody, and the name of a place for benefits advice",
        "Can everybody who takes part be paid, with advice on benefits at hand?",
        "Is there anybody you can't pay? Who gives advice on benefits?",
        _who_can_be_paid,
    ),
    Clause(
        "months-of-funding",
        "money",
        "Money for longer than once",
        "One paid afternoon builds nothing; a year lets a group plan.",
        "Our part has money for {figure} or more.",
        "money secured for {figure} or more",
        "Is there money for your part for {figure} or more?",
        "For how many months is there money for our part?",
        at_least("funding_months"),
        "months",
    ),
    Clause(
        "core-contribution",
        "money",
        "Something towards running the group",
        "Somebody books the room, answers the mail and does the accounts, and that is work too.",
        "A share goes towards the collective's own running costs.",
        "a share towards the group's own running costs",
        "Does a share go towards your group's running costs?",
        "What goes towards the costs of running our group?",
        yes("core_contribution"),
    ),
    Clause(
        "considering-is-paid",
        "money",
        "Considering the ask is paid work",
        "Reading an ask, talking it over and answering takes a group hours, whatever the answer is.",
        "The time it takes to consider the ask is paid, whatever the answer.",
        "pay for the time it takes to consider this",
        "Is the time your group takes to consider asks paid?",
        "Who pays for the time it takes us to consider this?",
        yes("considering_paid"),
    ),
    Clause(
        "group-could-run-it",
        "money",
        "Money for a group to do it itself",
        "A group of our own could often do the whole of it, and is asked to sit in on theirs.",
        "They have asked whether a peer-led group could be paid to do this instead.",
        "an answer on whether a peer-led group could be paid to do this instead",
        "Have they asked whether a peer-led group could be paid to do this instead?",
        "Could a peer-led group be paid to do this instead?",
        yes("group_could_run"),
    ),
)
