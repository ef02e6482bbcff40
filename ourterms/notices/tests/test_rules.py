"""Quiet hours across midnight and clock changes, days of one's own, trying again, names in letters."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.notices.rules import times
from ourterms.notices.rules.topics import TOPICS, with_reason

MINUTE = timedelta(minutes=1)
LONDON = ZoneInfo("Europe/London")
# Half an hour of daylight saving, a whole day left out, a change at midnight, and quarter hours.
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Havana",
            "Asia/Kathmandu", "UTC",
        )
    ]
)  # fmt: skip
HOURS = st.integers(0, 23)
MOMENTS = st.integers(0, 10_000_000).map(lambda minutes: datetime(2011, 12, 28, tzinfo=UTC) + minutes * MINUTE)
CHANGES = st.sampled_from(
    [
        datetime(2026, 3, 29, tzinfo=UTC),  # London
        datetime(2026, 10, 25, tzinfo=UTC),
        datetime(2026, 3, 8, 5, tzinfo=UTC),  # New York, Havana
        datetime(2026, 11, 1, 4, tzinfo=UTC),
        datetime(2026, 4, 4, 14, tzinfo=UTC),  # Lord Howe
        datetime(2011, 12, 30, 8, tzinfo=UTC),  # Apia leaves out a day
    ]
)
NEAR = st.builds(lambda change, minutes: change + timedelta(minutes=minutes), CHANGES, st.integers(-1500, 1500))


@pytest.mark.parametrize(
    ("hour", "quiet"), [(19, False), (20, True), (23, True), (0, True), (9, True), (10, False), (12, False)]
)
def test_the_night_goes_over_midnight(hour: int, quiet: bool) -> None:
    assert times.is_quiet(datetime(2026, 1, 5, hour, 30, tzinfo=LONDON), LONDON, 20, 10) is quiet


def test_the_same_hour_twice_is_never_quiet() -> None:
    assert not times.is_quiet(datetime(2026, 1, 5, 20, tzinfo=LONDON), LONDON, 20, 20)


def test_what_falls_into_the_night_goes_in_the_morning_on_the_collective_s_clock() -> None:
    evening = datetime(2026, 7, 1, 21, tzinfo=UTC)  # 22:00 in London
    assert times.next_allowed(evening, LONDON, 20, 10) == datetime(2026, 7, 2, 9, tzinfo=UTC)
    assert times.next_allowed(evening, ZoneInfo("UTC"), 22, 10) == evening


@pytest.mark.parametrize(
    ("at", "then"),
    [
        (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 9, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 10, tzinfo=UTC)),
    ],
)
def test_ten_o_clock_is_ten_o_clock_on_the_day_the_clock_changes(at: datetime, then: datetime) -> None:
    assert times.next_allowed(at, LONDON, 20, 10) == then


@given(st.one_of(MOMENTS, NEAR), ZONES, HOURS, HOURS)
def test_the_next_moment_is_the_first_that_is_not_quiet(at: datetime, zone: ZoneInfo, start: int, end: int) -> None:
    then = times.next_allowed(at, zone, start, end)
    assert then >= at
    assert not times.is_quiet(then, zone, start, end)
    between = at
    while between < then:
        assert times.is_quiet(between, zone, start, end)
        between += timedelta(minutes=15)


@given(st.one_of(MOMENTS, NEAR), ZONES, st.integers(0, 6), HOURS, HOURS)
def test_one_s_own_day_comes_after_now_and_never_at_night(
    at: datetime, zone: ZoneInfo, weekday: int, start: int, end: int
) -> None:
    then = times.next_own_day(at, zone, weekday, start, end)
    assert at < then <= at + timedelta(days=15)
    assert not times.is_quiet(then, zone, start, end)


@given(MOMENTS, st.integers(0, 6))
def test_two_in_a_row_are_a_week_apart(at: datetime, weekday: int) -> None:
    first = times.next_own_day(at, LONDON, weekday, 20, 10)
    second = times.next_own_day(first, LONDON, weekday, 20, 10)
    assert first.astimezone(LONDON).weekday() == weekday
    assert second.astimezone(LONDON).date() - first.astimezone(LONDON).date() == timedelta(days=7)


def test_it_waits_a_minute_then_twice_as_long_and_six_hours_at_most() -> None:
    minutes = [times.wait_after(tries).total_seconds() / 60 for tries in (1, 2, 3, 9, 10, 50)]
    assert minutes == [1, 2, 4, 256, 360, 360]


@given(st.integers(1, 65_000))
def test_it_never_waits_less_than_before(tries: int) -> None:
    assert timedelta(minutes=1) <= times.wait_after(tries) <= times.wait_after(tries + 1) <= timedelta(hours=6)


def test_it_gives_up_after_three_days() -> None:
    first = datetime(2026, 3, 3, tzinfo=UTC)
    assert not times.gives_up(first, first + timedelta(hours=71, minutes=59))
    assert times.gives_up(first, first + timedelta(hours=72))


def test_the_first_week_is_seven_days() -> None:
    assert times.is_first_week(date(2026, 3, 3), date(2026, 3, 9))
    assert not times.is_first_week(date(2026, 3, 3), date(2026, 3, 10))


def test_a_reason_stands_once_and_a_topic_that_there_is_not_never() -> None:
    once = with_reason([], "talk", ("story", "evening"))
    assert with_reason(once, "talk", ("evening", "story")) == once == [["talk", ["evening", "story"]]]
    with pytest.raises(KeyError):
        with_reason([], "secrets", ())
    assert "mine" in TOPICS
