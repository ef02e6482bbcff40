"""When a decision may close: never before its rule says, and at an hour of the wall clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ourterms.decisions.rules.constitution import LONGEST
from ourterms.kit.wall import Wall, moment

USUAL = time(20)  # when nothing else is said


def first(now: datetime, days: int, zone: str) -> Wall:
    """The earliest that something opened now may close: the same time of day, so many days on."""
    local = now.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0, tzinfo=None)
    if local.replace(tzinfo=ZoneInfo(zone)) < now:
        local += timedelta(minutes=1)
    return Wall(local.date() + timedelta(days=days), local.time(), zone)


def usual(now: datetime, days: int, zone: str) -> Wall:
    """What stands in the form: in the evening, as soon as the rule allows."""
    earliest = first(now, days, zone)
    later = earliest.time > USUAL
    return Wall(earliest.day + timedelta(days=1 if later else 0), USUAL, zone)


def whole_days(now: datetime, closes: Wall) -> int:
    """How many days it is open for, rounded down; never below 0. The days are those of the wall clock, so that a
    change of the clocks takes none away."""
    start = now.astimezone(ZoneInfo(closes.zone)).date()
    found = max(0, (closes.day - start).days)
    return found if found == 0 or moment(first(now, found, closes.zone)) <= moment(closes) else found - 1


def too_long(now: datetime, closes: Wall) -> bool:
    """Whether it would stay open for longer than anything may."""
    return closes.day > last_day(now, closes.zone)


def last_day(now: datetime, zone: str) -> date:
    """The last day on which something opened now may close."""
    return now.astimezone(ZoneInfo(zone)).date() + timedelta(days=LONGEST)
