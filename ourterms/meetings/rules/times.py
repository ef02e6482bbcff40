"""From a time on the wall clock to a moment, and the days on which a meeting comes again.

A wall clock skips an hour once a year and shows another one twice. Written rule: of the two moments that such a time
could mean we take the later one, so that nobody stands before a locked door. The page says so (`note`).
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ourterms.kit.speech import say

WEEKLY, FORTNIGHTLY, MONTHLY = "week", "fortnight", "month"
LONGEST = timedelta(hours=24)
MOST_AT_ONCE = 12


class Wall(NamedTuple):
    """A day and a time as they stand on a wall clock in `zone` (an IANA name)."""

    day: date
    time: time
    zone: str


def _both(wall: Wall) -> tuple[datetime, datetime]:
    local = datetime.combine(wall.day, wall.time.replace(tzinfo=None), ZoneInfo(wall.zone))
    return local.replace(fold=0).astimezone(UTC), local.replace(fold=1).astimezone(UTC)


def moment(wall: Wall) -> datetime:
    """The moment in UTC that a wall clock's day and time mean; the later one where it could be two."""
    return max(_both(wall))


def shown(wall: Wall) -> datetime:
    """What the wall clock really shows at that moment: another time only where the one given does not exist."""
    return moment(wall).astimezone(ZoneInfo(wall.zone))


def note(wall: Wall) -> str:
    """What to know about a time that the clocks skip, or show twice; "" for any other."""
    earlier, later = sorted(_both(wall))
    if earlier == later:
        return ""
    there = shown(wall)
    if there.replace(tzinfo=None) == datetime.combine(wall.day, wall.time):
        return say("The clocks go back then, and {time} comes twice. We mean the second one.", time=_time(wall.time))
    return say(
        "The clocks go forward then, and {time} does not come at all. We take {later}.",
        time=_time(wall.time),
        later=_time(there.time()),
    )


def _time(value: time) -> str:
    return f"{value:%H:%M}"


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
