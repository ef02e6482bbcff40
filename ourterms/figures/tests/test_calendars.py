from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ourterms.figures.calendars import (
    PLACES,
    TABLE,
    is_working_day,
    nth_working_day,
    table,
    working_days_between,
)

places = st.sampled_from(sorted(PLACES))
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "where", "count"),
    [
        # Christmas 2026 is a Friday; Boxing Day is kept on Monday 28 December.
        (date(2026, 12, 24), date(2026, 12, 31), "GB-ENG", 3),
        (date(2026, 12, 24), date(2026, 12, 31), "IE", 4),
        # Scotland also keeps 2 January: in 2026 a Friday, in 2027 (a Saturday) on Monday 4.
        (date(2025, 12, 31), date(2026, 1, 5), "GB-SCT", 1),
        (date(2025, 12, 31), date(2026, 1, 5), "GB-ENG", 2),
        (date(2026, 12, 31), date(2027, 1, 5), "GB-SCT", 1),
        (date(2026, 12, 31), date(2027, 1, 5), "GB-ENG", 2),
        # Easter 2026: Good Friday 3 April and Easter Monday 6 April. Scotland works on the Monday.
        (date(2026, 4, 2), date(2026, 4, 7), "GB-ENG", 1),
        (date(2026, 4, 2), date(2026, 4, 7), "GB-SCT", 2),
        (date(2026, 4, 2), date(2026, 4, 7), "NZ", 1),
        (date(2026, 4, 2), date(2026, 4, 7), "US", 3),
        # A leap year has a Thursday 29 February in 2024, and 2026 has none.
        (date(2024, 2, 28), date(2024, 3, 1), "GB-WLS", 2),
        (date(2026, 2, 27), date(2026, 3, 2), "GB-WLS", 1),
        # Northern Ireland keeps 12 July: in 2026 a Sunday, so Monday 13.
        (date(2026, 7, 10), date(2026, 7, 14), "GB-NIR", 1),
        (date(2026, 7, 10), date(2026, 7, 14), "GB-ENG", 2),
        (date(2026, 1, 23), date(2026, 1, 27), "AU", 1),
        (date(2026, 6, 30), date(2026, 7, 2), "CA", 1),
        # Nothing on the day itself, nothing at a weekend.
        (date(2026, 11, 23), date(2026, 11, 23), "GB-ENG", 0),
        (date(2026, 11, 20), date(2026, 11, 22), "GB-ENG", 0),
    ],
)
def test_it_counts_what_people_count(first, last, where, count):
    assert working_days_between(first, last, where) == count


@pytest.mark.parametrize(
    ("start", "n", "where", "day"),
    [
        (date(2026, 12, 24), 1, "GB-ENG", date(2026, 12, 29)),
        (date(2026, 11, 23), 20, "GB-ENG", date(2026, 12, 21)),
        (date(2026, 12, 31), 1, "GB-SCT", date(2027, 1, 5)),
        (date(2026, 11, 22), 0, "GB-ENG", date(2026, 11, 22)),
    ],
)
def test_it_finds_the_nth_working_day(start, n, where, day):
    assert nth_working_day(start, n, where) == day


@pytest.mark.parametrize(
    ("first", "last", "where", "said"),
    [
        (date(2026, 1, 2), date(2026, 1, 1), "IE", "before the first"),
        (date(2026, 1, 1), date(2026, 1, 2), "FR", "no calendar"),
        (date(1999, 12, 31), date(2026, 1, 2), "IE", "from 2000 to 2050"),
        (date(2026, 1, 1), date(2051, 1, 1), "IE", "from 2000 to 2050"),
    ],
)
def test_it_says_what_it_cannot_count(first, last, where, said):
    with pytest.raises(ValueError, match=said):
        working_days_between(first, last, where)


def test_it_never_counts_backwards_nor_past_its_calendar():
    with pytest.raises(ValueError, match="forwards"):
        nth_working_day(date(2026, 1, 1), -1, "IE")
    with pytest.raises(ValueError, match="2050"):
        nth_working_day(date(2050, 12, 30), 5, "IE")


def plainly(first, last, where):
    """The same, one day after another."""
    return sum(is_working_day(first + timedelta(days=n), where) for n in range(1, (last - first).days + 1))


@settings(deadline=None)
@given(days, st.integers(0, 400), places)
def test_it_counts_as_one_would_by_hand(first, length, where):
    last = first + timedelta(days=length)
    assert working_days_between(first, last, where) == plainly(first, last, where)


@settings(deadline=None)
@given(st.tuples(days, days, days).map(sorted), places)
def test_parts_add_up_and_more_days_are_never_fewer(three, where):
    a, b, c = three
    whole = working_days_between(a, c, where)
    assert working_days_between(a, b, where) + working_days_between(b, c, where) == whole
    assert 0 <= working_days_between(a, b, where) <= whole


@settings(deadline=None)
@given(days, st.integers(1, 60), places)
def test_the_nth_day_is_n_days_away_and_a_working_day(start, n, where):
    day = nth_working_day(start, n, where)
    assert is_working_day(day, where)
    assert working_days_between(start, day, where) == n
    assert nth_working_day(start, n - 1, where) < day


def test_the_table_says_what_the_library_says():
    assert TABLE.read_text(encoding="ascii") == table()
