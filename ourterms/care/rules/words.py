"""What members keep for themselves, as the JSON that is sealed. Days stand inside, where only their owner sees them."""

import json
from datetime import date, timedelta
from typing import NamedTuple

CHECK_IN_FADES = timedelta(days=14)
MOST_HOURS = 200
MOST_ASKS = 50


class Room(NamedTuple):
    """How much somebody has room for in a month, for now: hours, asks, own words; each may be left out."""

    hours: int | None = None
    asks: int | None = None
    words: str = ""


def write_room(room: Room) -> str:
    """Room as JSON."""
    return json.dumps(room._asdict(), separators=(",", ":"), ensure_ascii=False)


def read_room(words: str) -> Room:
    """What `write_room` wrote."""
    return Room(**json.loads(words))


class CheckIn(NamedTuple):
    """A few words for oneself, and the day."""

    words: str
    day: date


def write_check_in(check_in: CheckIn) -> str:
    """A check-in as JSON."""
    return json.dumps({"day": check_in.day.isoformat(), "words": check_in.words}, ensure_ascii=False)


def read_check_in(words: str) -> CheckIn:
    """What `write_check_in` wrote."""
    there = json.loads(words)
    return CheckIn(there["words"], date.fromisoformat(there["day"]))


def has_faded(check_in: CheckIn, today: date) -> bool:
    """Whether a check-in is over."""
    return today - check_in.day >= CHECK_IN_FADES
