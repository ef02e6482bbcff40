"""From a time on the wall clock to a moment.

A wall clock skips an hour once a year and shows another one twice. Written rule: of the two moments that such a time
could mean we take the later one, so that nobody stands before a locked door, and nobody's time to answer ends early.
The page says so (`note`).
"""

from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ourterms.kit.speech import say


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
