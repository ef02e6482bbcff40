"""What an offer says, fact by fact: under which step it is asked, and how its value is read out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ourterms.asks import rules
from ourterms.design.days import day_in_words
from ourterms.kit.lasting import how_long, minutes_of
from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.terms.rules.check import AUTHORITY_WORDS, currency_for
from ourterms.terms.rules.conditions import Conditions, Fact, PartialDate
from ourterms.terms.rules.cost import Cost, price, problems, suggested
from ourterms.terms.rules.facts import KINDS
from ourterms.terms.rules.terms import Terms

# What only a reader of adverts finds; nobody is asked for these.
_FOUND = {"pay_contradicts", "pay_other_currency", "no_such_day", "called", "decided_by", "answer_days"}
_NAMES = list(Conditions._fields)


def _between(first: str, last: str) -> tuple[str, ...]:
    names = _NAMES[_NAMES.index(first) : _NAMES.index(last) + 1]
    return tuple(name for name in names if name not in _FOUND)


# The steps at the door, after the one on what it is about: the groups of terms/rules/clauses, in order.
STEPS = {
    "money": "Money",
    "time": "Time and place",
    "say": "Who decides",
    "safety": "Safety, stories and names",
}
FACTS = {
    "money": ("country", *_between("pay_amount", "group_could_run")),
    "time": _between("hours_per_session", "access_paid"),
    "say": _between("authority", "answer_within_days"),
    "safety": _between("support_offered", "we_choose_who"),
}
# Those that are asked first; the others lie folded behind them.
FIRST = {
    *("pay_amount", "pay_unit", "pay_currency", "pay_form", "paid_within_days", "preparation_paid"),
    *("travel_time_paid", "debrief_paid", "expenses_covered", "expenses_ahead", "cancellation_paid"),
    *("hours_per_session", "sessions", "sessions_per", "months", "closing_date", "start_date", "place", "notice_days"),
    *("authority", "people_sought", "feedback_promised", "answer_within_days", "question_ours", "overruling_said"),
    *("leave_keeps_pay", "no_effect_on_care", "story_demanded", "story_terms", "named_choice", "named_contact"),
    *("presence_not_agreement", "support_offered", "data_consent"),
}
# What a fact is called, to whoever fills it in and whoever reads it. terms/rules/facts.py says it to programs.
LABELS = {
    "country": "Country",
    "pay_amount": "Pay, how much",
    "pay_unit": "Pay, for what",
    "pay_currency": "Pay, in which currency",
    "pay_form": "Pay, in what form",
    "pay_like_others": "Paid like the others in the room",
    "pay_choice": "Each person chooses how to be paid, or not to be",
    "pay_status": "What the payment is called",
    "pay_excludes": "Some people can't be paid",
    "benefits_advice": "It says where there is advice on benefits or tax",
    "paid_within_days": "Paid within how many days",
    "cancellation_paid": "Paid if a session is called off late",
    "funding_months": "For how many months the money is secured",
    "core_contribution": "Something towards the group's own running costs",
    "considering_paid": "Thinking it over is paid",
    "group_could_run": "A peer-led group could be paid to run it",
    "sessions": "How many sessions",
    "sessions_per": "That many in what time",
    "closing_date": "The last day to answer",
    "start_date": "The day it starts",
    "answer_days": "Working days there are to answer in",
    "access_support": "Access needs are asked about and provided for",
    "access_paid": "Access is paid for (interpreters, assistants, carers)",
    "authority": "What the people asked may do",
    "called": "What it is called",
    "overruling_said": "Overruling is said beforehand, in writing",
    "last_change_shown": "It shows what changed the last time people were asked",
    "still_open": "It says which decision is still open",
    "question_ours": "The group sets the question, or both do",
    "agenda_ours": "The group can put things on the agenda, or chair",
    "people_sought": "How many people it looks for",
    "feedback_promised": "Whoever takes part hears what came of it",
    "answer_within_days": "Each thing said is answered within how many days",
    "support_offered": "Debrief or support is offered",
    "named_contact": "A person's name to turn to",
    "worry_passed_to": "It says to whom a worry about somebody would be passed on",
    "publicity": "Photos, film, press or the group's name are part of it",
    "presence_not_agreement": "Being there is not agreeing; the group's name needs its yes",
    "work_ours": "What is made belongs to the group too",
    "we_choose_who": "The group chooses who comes: no interview, no proof of illness",
}


LASTING = {"hours_per_session", "total_hours", "hours_per_month"}  # facts in hours, read out in words


def label(name: str) -> str:
    """What a fact is called on a page."""
    return say(LABELS.get(name) or KINDS[name].about)


WORDS = {
    "hour": "an hour",
    "half_day": "half a day",
    "day": "a day",
    "session": "a session",
    "week": "a week",
    "month": "a month",
    "year": "a year",
    "total": "all of it",
    "unpaid": "nothing",
    "expenses_only": "expenses only",
    "voucher": "a voucher",
    "money": "money",
    "choice": "each person chooses",
    "in_person": "in person",
    "hybrid": "either",
    "remote": "from home",
    "volunteer": "volunteer",
    "honorarium": "a thank-you payment",
    "payroll": "payroll",
    "worker": "worker",
    "employee": "employee",
    "invoice": "by invoice",
    **AUTHORITY_WORDS,
}


def choices(name: str) -> list[tuple[str, str]]:
    """What can be chosen for a fact of the kinds "one_of" and "yes_no", with its words."""
    kind = KINDS[name]
    if kind.name == "yes_no":
        return [("yes", say("Yes")), ("no", say("No"))]
    return [(value, say(WORDS.get(value, value))) for value in kind.values]


def in_words(name: str, value: Any, currency: str = "GBP") -> str:
    """A fact's value as it is read out; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("Yes") if value else say("No")
    if isinstance(value, PartialDate):
        whole = value.whole()
        return day_in_words(whole, "long") if whole else str(value)
    if isinstance(value, Decimal) and KINDS[name].name == "money":
        return str(Money.parse(value, currency))
    if name in LASTING:
        return how_long(minutes_of(Decimal(value)))
    if isinstance(value, Decimal | int):
        return f"{Decimal(value).normalize():f}"
    return say(WORDS.get(value, value)) if KINDS[name].name == "one_of" else str(value)


def currency_of(offer: Conditions) -> str:
    """The currency that an offer names its sums in; pounds where it names none."""
    return offer.pay_currency.value if offer.pay_currency else "GBP"


def said_in_words(offer: Conditions) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Everything an offer says: what, the value in words, and their own words for it."""
    currency = currency_of(offer)
    for name, fact in offer.said():
        yield label(name), in_words(name, fact.value, currency), fact.words


def costs(offer: Conditions, terms: Terms) -> Cost | None:
    """What doing it properly costs, as far as an offer says how many people, how often and how long; paid by the hour
    as the terms want it. None while it doesn't say that, or where it is beyond what can be priced.
    """
    people, sessions, hours = offer.people_sought, offer.sessions, offer.hours_per_session
    setting = terms.clauses.get("hourly-pay")
    if not (people and sessions and hours and setting and isinstance(setting.figure, Mapping)):
        return None
    currency = currency_for(offer, terms)
    currency = currency if currency in setting.figure else next(iter(setting.figure))
    rate = Money.parse(setting.figure[currency], currency)
    quarters = (hours.value * 4).to_integral_value() / 4
    plan = suggested(rate, int(people.value), int(sessions.value), quarters)
    return None if problems(plan) else price(plan)


def with_values(offer: Conditions, values: dict[str, Any]) -> Conditions:
    """The offer with these values; None: not said. Where a value stays as it was, their words for it stay too."""
    facts: dict[str, Fact[Any] | None] = {}
    for name, value in values.items():
        before = getattr(offer, name)
        same = before is not None and value is not None and before.value == value
        facts[name] = before if same else None if value is None else Fact(value)
    return rules.put(offer, facts)
