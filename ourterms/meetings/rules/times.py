"""The days on which a meeting comes again. Times on the wall clock are `kit.wall`'s."""

from calendar import monthrange
from datetime import date, timedelta

WEEKLY, FORTNIGHTLY, MONTHLY = "week", "fortnight", "month"
LONGEST = timedelta(hours=24)
MOST_AT_ONCE = 12


def days(first: date, every: str, more: int) -> list[date]:
    """The first day, and `more` days after it, each a week or two weeks on, or on the same weekday of the month.

    The fifth Tuesday is the last one where a month has only four. ValueError for another `every`, or for more than
    `MOST_AT_ONCE`.
    """
    if not 0 <= more <= MOST_AT_ONCE:
        raise ValueError(more)
    if every in (WEEKLY, FORTNIGHTLY):
        step = timedelta(weeks=1 if every == WEEKLY else 2)
        return [first + step * number for number in range(more + 1)]
    if every != MONTHLY:
        raise ValueError(every)
    return [_same_weekday(first, number) for number in range(more + 1)]


def _same_weekday(first: date, months: int) -> date:
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    starts_on, length = monthrange(year, month)
    day = 1 + (first.weekday() - starts_on) % 7 + 7 * ((first.day - 1) // 7)
    return date(year, month, day if day <= length else day - 7)
