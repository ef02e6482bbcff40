"""When something may be sent: quiet hours, the day of a member's own, trying again, giving up.

Moments are aware; hours and days are those on the clock of the collective's `zone`.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

FIRST_TRY_AGAIN = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
GIVE_UP = timedelta(hours=72)
CODE_LASTS = timedelta(minutes=10)
FIRST_WEEK = timedelta(days=7)
DAYS_TO_LOOK = 4  # somewhere a whole day was left out once; past that there is always an hour


def is_quiet(at: datetime, zone: tzinfo, start: int, end: int) -> bool:
    """Whether `at` is in the quiet hours, from the hour `start` up to the hour `end`; the same hour twice is never."""
    hour = at.astimezone(zone).hour
    if start == end:
        return False
    return start <= hour < end if start < end else hour >= start or hour < end


def _moments(day: date, hour: int, zone: tzinfo) -> list[datetime]:
    """When the clock shows this hour on this day, in UTC: twice when it goes back; when it jumps over, just after."""
    return sorted({datetime.combine(day, time(hour, fold=fold), zone).astimezone(UTC) for fold in (0, 1)})


def next_allowed(at: datetime, zone: tzinfo, start: int, end: int) -> datetime:
    """The first moment, not before `at`, that is not in the quiet hours."""
    if not is_quiet(at, zone, start, end):
        return at
    today = at.astimezone(zone).date()
    for days in range(DAYS_TO_LOOK):
        for moment in _moments(today + timedelta(days=days), end, zone):
            if moment > at and not is_quiet(moment, zone, start, end):
                return moment
    return at + LONGEST_WAIT


def next_own_day(at: datetime, zone: tzinfo, weekday: int, start: int, end: int) -> datetime:
    """The next time it is a member's day (0 is Monday), as the quiet hours end: after `at`, so at most weekly."""
    today = at.astimezone(zone).date()
    for days in range(15):
        day = today + timedelta(days=days)
        if day.weekday() == weekday:
            moment = next_allowed(_moments(day, end, zone)[0], zone, start, end)
            if moment > at:
                return moment
    return at + timedelta(days=7)


def wait_after(tries: int) -> timedelta:
    """How long to wait after this many tries that failed: a minute, then twice as long each time, six hours at most."""
    doubled: int = 2 ** min(tries - 1, 10)
    return min(FIRST_TRY_AGAIN * doubled, LONGEST_WAIT)


def gives_up(first_try: datetime, at: datetime) -> bool:
    """Whether it has been tried for long enough."""
    return at - first_try >= GIVE_UP


def is_first_week(joined: date, today: date) -> bool:
    """Whether somebody has only just come, and is told only of what they opened themselves."""
    return today - joined < FIRST_WEEK
