"""From a text to conditions on a given day: the reader's facts, and the working days that are left to answer."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ourterms.figures.calendars import LAST, working_days_between
from ourterms.terms.compiled import ready
from ourterms.terms.rules.clauses.money import pay_per_hour
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.english import in_english
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.report import Report, report, unread
from ourterms.terms.rules.terms import Terms

if TYPE_CHECKING:
    from ourterms.figures.rules import Figure

# Whose public holidays count where an ask shows only its country. Where it shows none, England's do, and the
# finding says so. Elsewhere in the UK the days left may be a day or two fewer, or one more (Scotland works on Easter
# Monday); docs/terms.md says whose holidays count.
_HOLIDAYS = {"GB": "GB-ENG", "IE": "IE", "AU": "AU", "CA": "CA", "NZ": "NZ", "US": "US"}


def read_on(text: str, today: date) -> Conditions:
    """Read the text as somebody would on `today`. A closing date that has gone leaves the days unsaid."""
    ready()
    return with_days_left(read(text), today)


def with_days_left(conditions: Conditions, today: date) -> Conditions:
    """The conditions with the working days that there are from `today` to the last day to answer; None of them where
    that day has gone, or lies beyond our calendars. As they were where no such day is named."""
    closing = conditions.closing_date
    day = closing.value.whole() if closing else None
    if closing is None or day is None:
        return conditions
    if not today <= day <= LAST:
        return conditions._replace(answer_days=None)
    where = _HOLIDAYS.get(conditions.country.value if conditions.country else "GB", "GB-ENG")
    days = working_days_between(today, day, where)
    return conditions._replace(answer_days=Fact(days, closing.words, closing.spans))


def report_on(text: str, terms: Terms, today: date, notes: Sequence[str] = ()) -> Report:
    """All that page, interface and command line say of a text on `today`. `notes`: what its document said of it."""
    return report(read_on(text, today), terms, today, notes) if in_english(text) else unread(notes)


def wage_floor(conditions: Conditions, terms: Terms, today: date) -> "Figure | None":
    """The confirmed legal floor to read their hourly pay beside; None where they name no pay, or nobody confirmed one.

    For comparison only: an honorarium often stands outside the law on wages, so this never says that they break it.
    """
    per_hour = pay_per_hour(conditions, terms.lengths)
    if per_hour is None:
        return None
    from ourterms.figures.rules import wage_floors

    rows = wage_floors(per_hour.currency, today)
    return next((row for row in rows if row.id == "minimum-wage" and row.confirmed), None)
