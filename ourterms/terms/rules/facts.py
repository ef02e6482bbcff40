"""What each fact of the conditions says, what kind of value it holds, and which way is better for us.

Schemas, forms and the property tests read this; checking and reading do not need it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from ourterms.terms.rules.conditions import (
    AUTHORITY,
    COUNTRIES,
    CURRENCIES,
    PAY_FORMS,
    PER,
    PLACES,
    STATUSES,
    UNITS,
)


class Kind(NamedTuple):
    """What kind of value a fact holds, for schemas, forms and the order "better for us"."""

    name: str  # "yes_no", "number", "money", "date", "one_of", "words"
    about: str  # one sentence: what the fact says
    better: Callable[[Any], Any] | None  # a key: larger is better for the people asked; None: neither way is
    values: tuple[str, ...] = ()  # for "one_of", from worst to best where `better` is given


def _yes_no(about: str, *, better: bool | None = True) -> Kind:
    """`better=True`: yes is better for us; `False`: no is; `None`: neither."""
    return Kind("yes_no", about, None if better is None else (lambda value: value is better))


def _number(about: str, *, better: str = "") -> Kind:
    """`better`: "more" or "less" is better for us; empty: neither way is."""
    return Kind("number", about, {"more": lambda n: n, "less": lambda n: -n}.get(better))


def _money(about: str) -> Kind:
    return Kind("money", about, lambda value: value)


def _date(about: str) -> Kind:
    return Kind("date", about, None)


def _words(about: str) -> Kind:
    """Their own words are the value: a str."""
    return Kind("words", about, None)


def _one_of(values: tuple[str, ...], about: str, *, ordered: bool = False) -> Kind:
    """`ordered`: from worst to best for us."""
    return Kind("one_of", about, values.index if ordered else None, values)


KINDS: dict[str, Kind] = {
    "country": _one_of(COUNTRIES, "The country the ask shows itself to be in (ISO 3166)"),
    # Money
    "pay_amount": _money("How much, in whole units of the currency, for one unit of pay"),
    "pay_unit": _one_of(UNITS, "What the amount is for"),
    "pay_currency": _one_of(CURRENCIES, "The currency of the amount, or the only one they name (ISO 4217)"),
    "pay_other_currency": _words("A currency we have no figures for, in their words"),
    "pay_form": _one_of(PAY_FORMS, "Money, a voucher, a choice, or nothing", ordered=True),
    "pay_contradicts": _yes_no("They give two figures for the same thing", better=False),
    "pay_like_others": _yes_no("Paid at the rate of the others in the room"),
    "pay_choice": _yes_no("Each person chooses how to be paid, or not to be"),
    "pay_status": _one_of(STATUSES, "What they call the payment, or the person paid"),
    "pay_excludes": _yes_no("Some people can't be paid (their staff, say)", better=False),
    "benefits_advice": _yes_no("They say where there is advice on benefits or tax"),
    "paid_within_days": _number("Paid within this many days of the work", better="less"),
    "preparation_paid": _yes_no("Reading and preparing are paid"),
    "travel_time_paid": _yes_no("Time spent travelling is paid"),
    "debrief_paid": _yes_no("Debrief and recovery are paid"),
    "cancellation_paid": _yes_no("Paid if they cancel late"),
    "leave_keeps_pay": _yes_no("Stopping at any time costs no pay"),
    "expenses_covered": _yes_no("Expenses are covered"),
    "expenses_ahead": _yes_no("Expenses are booked ahead or paid on the day"),
    "funding_months": _number("Months of money secured for our part", better="more"),
    "core_contribution": _yes_no("Something towards the collective's own running costs"),
    "considering_paid": _yes_no("Considering the ask is paid work"),
    "group_could_run": _yes_no("A peer-led group could be paid to run it"),
    # Time and place
    "hours_per_session": _number("Hours of one session"),
    "sessions": _number("How many sessions, in each `sessions_per`"),
    "sessions_per": _one_of(PER, "The stretch of time that `sessions` counts in"),
    "total_hours": _number("Hours in all"),
    "hours_per_month": _number("Hours a month"),
    "months": _number("How many months it goes on"),
    "closing_date": _date("The last day to answer or apply"),
    "start_date": _date("The day it starts, or the day of the event"),
    "no_such_day": _words("A day that they name and that does not exist, in their words"),
    "answer_days": _number("Working days there are to answer in", better="more"),
    "notice_days": _number("Working days of notice for each session", better="more"),
    "materials_days": _number("Days ahead that papers come", better="more"),
    "breaks": _yes_no("There are breaks"),
    "good_hours": _yes_no("No early mornings, nights or wards, unless people choose them"),
    "place": _one_of(PLACES, "In person, remote, or either", ordered=True),
    "access_support": _yes_no("They ask about access needs, or offer adjustments"),
    "access_paid": _yes_no("They pay for access (interpreters, assistants, carers)"),
    # Say
    "authority": _one_of(AUTHORITY, "What the people asked may do, at most", ordered=True),
    "called": _words("What they call it: co-production, partnership, ..."),
    "decided_by": _words("Who decides in the end, when it is not the people asked"),
    "overruling_said": _yes_no("They say beforehand, in writing, if they overrule"),
    "dropping_possible": _yes_no("Dropping the plan is one of the answers"),
    "last_change_shown": _yes_no("They show what changed the last time people were asked"),
    "still_open": _yes_no("They say which decision is still open"),
    "question_ours": _yes_no("We set the question, or set it together"),
    "agenda_ours": _yes_no("We can put things on the agenda, or chair"),
    "people_sought": _number("How many people they look for", better="more"),
    "works_alone": _yes_no("The work is done by one person alone", better=False),
    "feedback_promised": _yes_no("They will tell people taking part what came of it"),
    "answer_within_days": _number("They answer each thing said within this many days", better="less"),
    # Support and safety
    "support_offered": _yes_no("Debrief or support from the institution"),
    "debrief_offered": _yes_no("Time to talk afterwards"),
    "named_support": _yes_no("A named person supports those taking part"),
    "mentor_offered": _yes_no("A mentor or buddy"),
    "training_offered": _yes_no("Training or induction for those taking part"),
    "named_contact": _yes_no("A person's name to contact; no: only a mailbox, a phone, a form"),
    "no_effect_on_care": _yes_no("Taking part or saying no does not touch anybody's care"),
    "worry_passed_to": _yes_no("They say to whom a worry about somebody would be passed on"),
    "nobody_coerced": _yes_no("Nobody is asked to help with force or restraint"),
    # Stories, names, freedom
    "story_demanded": _yes_no("Telling one's own story is required", better=False),
    "story_terms": _yes_no("Stories have a purpose, an end, and can be taken back"),
    "named_choice": _yes_no("Each chooses to be named or not"),
    "publicity": _yes_no("Photos, film, press or our name are part of it", better=False),
    "data_consent": _yes_no("Nothing is recorded or used as data without each person's yes"),
    "presence_not_agreement": _yes_no("Our presence is not agreement; our name needs consent"),
    "work_ours": _yes_no("What we make is ours too"),
    "free_to_speak": _yes_no("People may speak and disagree in public"),
    "we_choose_who": _yes_no("We choose who comes: no interview, no proof of illness"),
}
