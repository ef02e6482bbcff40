"""Working days, country by country, from a table that the `holidays` library made.

The library costs 150 ms and 15 MB wherever it is loaded, and the command line has 50 ms in all; so it is needed
only to write the table (`python -m ourterms.figures.calendars`), and a test holds the table to it.

A working day is Monday to Friday without a public holiday of that place. For Australia, Canada and the
United States we count only the days that the whole country has off: a state's own are not in it.
"""

import os.path
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    TABLE: Path

PLACES = {
    "GB-ENG": ("GB", "ENG"),
    "GB-SCT": ("GB", "SCT"),
    "GB-WLS": ("GB", "WLS"),
    "GB-NIR": ("GB", "NIR"),
    "IE": ("IE", None),
    "AU": ("AU", None),
    "CA": ("CA", None),
    "NZ": ("NZ", None),
    "US": ("US", None),
}
FIRST, LAST = date(2000, 1, 1), date(2050, 12, 31)  # beyond them a calendar is a guess
SATURDAY = 5
_FILE = os.path.join(os.path.dirname(__file__), "data", "days_off.txt")


def __getattr__(name: str) -> "Path":
    """`TABLE`, made for whoever asks: pathlib would cost the command line 6 ms at every start."""
    if name != "TABLE":
        raise AttributeError(name)
    from pathlib import Path

    return Path(_FILE)


@cache
def _off(where: str, year: int) -> tuple[date, ...]:
    """The public holidays of one year that fall on Monday to Friday, in order, from the table."""
    start = f"{where} {year} "
    with open(_FILE, encoding="ascii") as lines:
        for line in lines:
            if line.startswith(start):
                days = line.removeprefix(start).split()
                return tuple(date(year, int(day[:2]), int(day[2:])) for day in days)
    raise ValueError(f"The table of days off has no {where} {year}.")


def table() -> str:
    """What the table has to say, from the `holidays` library: a line for each place and year, days as MMDD."""
    import holidays

    lines = []
    for where, (land, part) in PLACES.items():
        days = holidays.country_holidays(land, subdiv=part, years=range(FIRST.year, LAST.year + 1))
        for year in range(FIRST.year, LAST.year + 1):
            off = sorted(day for day in days if day.year == year and day.weekday() < SATURDAY)
            lines.append(" ".join([where, str(year), *(day.strftime("%m%d") for day in off)]))
    return "\n".join(lines) + "\n"


def _check(where: str, *days: date) -> None:
    if where not in PLACES:
        raise ValueError(f"We have no calendar for {where!r}.")
    if not all(FIRST <= day <= LAST for day in days):
        raise ValueError(f"We count working days from {FIRST.year} to {LAST.year} only.")


def is_working_day(day: date, where: str) -> bool:
    """Whether people work there that day. Raises ValueError for a place or a year we have no calendar for."""
    _check(where, day)
    return day.weekday() < SATURDAY and day not in _off(where, day.year)


def _weekdays_to(day: date) -> int:
    """Mondays to Fridays from the start of the calendar up to and including this day."""
    weeks, rest = divmod(day.toordinal(), 7)  # day 1 was a Monday
    return weeks * 5 + min(rest, 5)


def working_days_between(first: date, last: date, where: str) -> int:
    """How many working days come after `first`, up to and including `last`.

    Raises ValueError when `last` comes before `first`, and for a place or a year we have no calendar for.
    """
    _check(where, first, last)
    if last < first:
        raise ValueError("The last day comes before the first.")
    years = [_off(where, year) for year in range(first.year, last.year + 1)]
    off = sum([bisect_right(days, last) - bisect_right(days, first) for days in years])
    return _weekdays_to(last) - _weekdays_to(first) - off


def nth_working_day(start: date, n: int, where: str) -> date:
    """The n-th working day after `start`; `start` itself for n = 0.

    Raises ValueError for a negative n, and for a place or a year we have no calendar for.
    """
    if n < 0:
        raise ValueError("We only count forwards.")
    _check(where, start)
    days = _after(start, where)
    return start if n == 0 else next(day for count, day in enumerate(days, 1) if count == n)


def _after(start: date, where: str) -> Iterator[date]:
    """Every working day after `start`, in order."""
    day = start
    while True:
        day += timedelta(days=1)
        if is_working_day(day, where):
            yield day


if __name__ == "__main__":
    with open(_FILE, "w", encoding="ascii") as file:
        file.write(table())
