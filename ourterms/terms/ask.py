"""From a text to conditions on a given day: the reader's facts, and the working days that are left to answer."""

from datetime import date

from ourterms.figures.calendars import LAST, working_days_between
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.reading import read

# Whose public holidays count where an ask shows only its country. Other parts of the UK have more of them, so
# this never says that there is less time than there is by more than a day or two; docs/terms.md says so.
_HOLIDAYS = {"GB": "GB-ENG", "IE": "IE", "AU": "AU", "CA": "CA", "NZ": "NZ", "US": "US"}


def read_on(text: str, today: date) -> Conditions:
    """Read the text as somebody would on `today`. A closing date that has gone leaves the days unsaid."""
    conditions = read(text)
    closing = conditions.closing_date
    day = closing.value.whole() if closing else None
    if closing is None or day is None or not today <= day <= LAST:
        return conditions
    where = _HOLIDAYS.get(conditions.country.value if conditions.country else "GB", "GB-ENG")
    days = working_days_between(today, day, where)
    return conditions._replace(answer_days=Fact(days, closing.words, closing.spans))
