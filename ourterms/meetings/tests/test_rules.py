from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ourterms.meetings.rules import jobs, notes, times
from ourterms.meetings.rules.times import Wall

LONDON = "Europe/London"
ZONES = sorted(zone for zone in available_timezones() if "/" in zone)
WALLS = st.builds(
    Wall,
    st.dates(date(1975, 1, 2), date(2037, 12, 30)),
    st.times().map(lambda value: value.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)


def meant(wall: Wall) -> list[datetime]:
    """Every moment at which the wall clock shows this, found by trying each offset that holds nearby."""
    naive, zone = datetime.combine(wall.day, wall.time), ZoneInfo(wall.zone)
    around = [naive.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in range(-36, 37)]
    offsets = {moment.astimezone(zone).utcoffset() for moment in around}
    tried = {naive.replace(tzinfo=UTC) - offset for offset in offsets if offset is not None}
    return sorted(moment for moment in tried if moment.astimezone(zone).replace(tzinfo=None) == naive)


@settings(max_examples=400, deadline=None)
@given(WALLS)
def test_a_time_means_the_last_moment_at_which_the_wall_clock_shows_it(wall: Wall) -> None:
    moments = meant(wall)
    assert times.moment(wall).tzinfo is UTC
    if moments:
        assert times.moment(wall) == moments[-1]
    else:  # the clocks skip it: what they show then is later than what was written, by what was skipped
        shown = times.shown(wall).replace(tzinfo=None)
        assert datetime.combine(wall.day, wall.time) < shown
        assert meant(Wall(shown.date(), shown.time(), wall.zone))[-1] == times.moment(wall)
    assert bool(times.note(wall)) == (len(moments) != 1)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ZONES), st.integers(1990, 2035), st.integers(0, 24 * 366))
def test_around_every_change_of_the_clocks_the_rule_holds(zone: str, year: int, hour: int) -> None:
    """Looks for the next change after a drawn hour, and tries the half hours about it."""
    moment = datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
    for _hour in range(24 * 200):
        following = moment + timedelta(hours=1)
        if moment.astimezone(ZoneInfo(zone)).utcoffset() != following.astimezone(ZoneInfo(zone)).utcoffset():
            break
        moment = following
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0)
    for half_hours in range(-6, 7):
        near = local + timedelta(minutes=30 * half_hours)
        wall = Wall(near.date(), near.time(), zone)
        moments = meant(wall)
        assert times.moment(wall) == (moments[-1] if moments else times.moment(wall))
        assert bool(times.note(wall)) == (len(moments) != 1)


def test_a_time_that_does_not_exist_is_taken_later_and_the_page_says_so() -> None:
    wall = Wall(date(2026, 3, 29), time(1, 30), LONDON)
    assert times.moment(wall) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert times.note(wall) == "The clocks go forward then, and 01:30 does not come at all. We take 02:30."


def test_a_time_that_comes_twice_is_the_second_one_and_the_page_says_so() -> None:
    wall = Wall(date(2026, 10, 25), time(1, 30), LONDON)
    assert times.moment(wall) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert times.note(wall) == "The clocks go back then, and 01:30 comes twice. We mean the second one."


def test_every_second_tuesday_stays_at_half_past_six_when_the_clocks_change() -> None:
    days = times.days(date(2026, 3, 17), times.FORTNIGHTLY, 2)
    assert days == [date(2026, 3, 17), date(2026, 3, 31), date(2026, 4, 14)]
    hours = [times.moment(Wall(day, time(18, 30), LONDON)).hour for day in days]
    assert hours == [18, 17, 17]


def test_every_month_keeps_the_weekday_and_takes_the_last_where_there_is_no_fifth() -> None:
    assert times.days(date(2026, 3, 3), times.MONTHLY, 2) == [date(2026, 3, 3), date(2026, 4, 7), date(2026, 5, 5)]
    assert times.days(date(2026, 6, 30), times.MONTHLY, 1) == [date(2026, 6, 30), date(2026, 7, 28)]
    assert times.days(date(2026, 12, 1), times.MONTHLY, 1)[1] == date(2027, 1, 5)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, times.MOST_AT_ONCE))
def test_each_month_has_one_day_on_the_same_weekday(first: date, more: int) -> None:
    days = times.days(first, times.MONTHLY, more)
    assert {day.weekday() for day in days} == {first.weekday()}
    months = [day.year * 12 + day.month for day in days]
    assert months == list(range(months[0], months[0] + more + 1))


@pytest.mark.parametrize(("every", "more"), [("year", 1), (times.WEEKLY, 13), (times.WEEKLY, -1)])
def test_what_makes_no_sense_is_refused(every: str, more: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        times.days(date(2026, 3, 3), every, more)


def test_two_texts_written_at_once_both_stay() -> None:
    assert notes.both("We agreed on tea.", "The room is free.") == (
        "We agreed on tea.\n\n## At the same time somebody wrote:\n\nThe room is free."
    )


@given(st.text(), st.text())
def test_no_word_of_either_text_is_lost(there: str, mine: str) -> None:
    kept = notes.both(there, mine)
    assert there.strip() in kept
    assert mine.strip() in kept


def test_what_holds_the_other_text_is_not_doubled() -> None:
    assert notes.both("Tea", "Tea\nand biscuits") == "Tea\nand biscuits"
    assert notes.both("Tea\nand biscuits", "Tea") == "Tea\nand biscuits"


def test_every_job_says_what_it_does_in_a_sentence() -> None:
    assert all(job.title and job.does.endswith(".") for job in jobs.JOBS.values())
