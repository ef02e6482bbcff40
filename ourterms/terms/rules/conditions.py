"""Conditions: what an ask offers and demands, as facts, each with the exact words that show it.

A fact that is missing (`None`) was *not said*, which is never the same as "no": `Fact(False, ...)` is a no
they wrote. Named tuples and not dataclasses: the command line imports this at every start, and importing
`dataclasses` alone costs it 18 ms.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T", covariant=True)
Span = tuple[int, int]  # start and end, in characters of the text that was read


class Fact(NamedTuple, Generic[T]):
    """One thing they said. `words` are exact substrings of the text, in its order; `spans`, where they stand.

    A fact that a person entered by hand has no words.
    """

    value: T
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class PartialDate(NamedTuple):
    """A day, a month or a year, as far as they said: `PartialDate(2026, 3)` is March 2026."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, cut where they stopped: "2026-03-05", "2026-03", "2026"."""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def whole(self) -> date | None:
        """The day itself, if they named one."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


COUNTRIES = ("GB", "IE", "AU", "CA", "NZ", "US")
CURRENCIES = ("GBP", "EUR", "AUD", "CAD", "NZD", "USD")
UNITS = ("hour", "half_day", "day", "session", "week", "month", "year", "total")
PER = ("total", "year", "month", "week")
PAY_FORMS = ("unpaid", "expenses_only", "voucher", "money", "choice")
PLACES = ("in_person", "hybrid", "remote")
# What the people asked may do about the decision, from least to most. The first two sit below *advice*:
# adverts that call themselves co-production often ask for no more than a story or feedback.
AUTHORITY = ("story", "feedback", "advice", "seat", "vote", "co_decide", "veto", "lead")
STATUSES = ("volunteer", "honorarium", "payroll", "worker", "employee", "invoice")


class Conditions(NamedTuple):
    """Everything a reader can find, or a person can enter, about one ask. All of it may be unsaid.

    What each fact says stands in `facts.KINDS`.
    """

    country: Fact[str] | None = None

    # Money
    pay_amount: Fact[Decimal] | None = None
    pay_unit: Fact[str] | None = None
    pay_currency: Fact[str] | None = None
    pay_other_currency: Fact[str] | None = None
    pay_form: Fact[str] | None = None
    pay_contradicts: Fact[bool] | None = None
    pay_like_others: Fact[bool] | None = None
    pay_choice: Fact[bool] | None = None
    pay_status: Fact[str] | None = None
    pay_excludes: Fact[bool] | None = None
    benefits_advice: Fact[bool] | None = None
    paid_within_days: Fact[int] | None = None
    preparation_paid: Fact[bool] | None = None
    travel_time_paid: Fact[bool] | None = None
    debrief_paid: Fact[bool] | None = None
    cancellation_paid: Fact[bool] | None = None
    leave_keeps_pay: Fact[bool] | None = None
    expenses_covered: Fact[bool] | None = None
    expenses_ahead: Fact[bool] | None = None
    funding_months: Fact[int] | None = None
    core_contribution: Fact[bool] | None = None
    considering_paid: Fact[bool] | None = None
    group_could_run: Fact[bool] | None = None

    # Time and place
    hours_per_session: Fact[Decimal] | None = None
    sessions: Fact[int] | None = None
    sessions_per: Fact[str] | None = None
    total_hours: Fact[Decimal] | None = None
    hours_per_month: Fact[Decimal] | None = None
    months: Fact[int] | None = None
    closing_date: Fact[PartialDate] | None = None
    start_date: Fact[PartialDate] | None = None
    no_such_day: Fact[str] | None = None
    answer_days: Fact[int] | None = None
    notice_days: Fact[int] | None = None
    materials_days: Fact[int] | None = None
    breaks: Fact[bool] | None = None
    good_hours: Fact[bool] | None = None
    place: Fact[str] | None = None
    access_support: Fact[bool] | None = None
    access_paid: Fact[bool] | None = None

    # Say
    authority: Fact[str] | None = None
    called: Fact[str] | None = None
    decided_by: Fact[str] | None = None
    overruling_said: Fact[bool] | None = None
    dropping_possible: Fact[bool] | None = None
    last_change_shown: Fact[bool] | None = None
    still_open: Fact[bool] | None = None
    question_ours: Fact[bool] | None = None
    agenda_ours: Fact[bool] | None = None
    people_sought: Fact[int] | None = None
    works_alone: Fact[bool] | None = None
    feedback_promised: Fact[bool] | None = None
    answer_within_days: Fact[int] | None = None

    # Support and safety
    support_offered: Fact[bool] | None = None
    debrief_offered: Fact[bool] | None = None
    named_support: Fact[bool] | None = None
    mentor_offered: Fact[bool] | None = None
    training_offered: Fact[bool] | None = None
    named_contact: Fact[bool] | None = None
    no_effect_on_care: Fact[bool] | None = None
    worry_passed_to: Fact[bool] | None = None
    nobody_coerced: Fact[bool] | None = None

    # Stories, names, freedom
    story_demanded: Fact[bool] | None = None
    story_terms: Fact[bool] | None = None
    named_choice: Fact[bool] | None = None
    publicity: Fact[bool] | None = None
    data_consent: Fact[bool] | None = None
    presence_not_agreement: Fact[bool] | None = None
    work_ours: Fact[bool] | None = None
    free_to_speak: Fact[bool] | None = None
    we_choose_who: Fact[bool] | None = None

    def said(self) -> Iterator[tuple[str, Fact[Any]]]:
        """The facts they did say, by name, in the order above."""
        for name, fact in zip(self._fields, self, strict=True):
            if fact is not None:
                yield name, fact
