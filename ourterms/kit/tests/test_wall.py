from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from ourterms.kit import wall as walls
from ourterms.kit.wall import Wall

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
    assert walls.moment(wall).tzinfo is UTC
    if moments:
        assert walls.moment(wall) == moments[-1]
    else:  # the clocks skip it: what they show then is later than what was written, by what was skipped
        shown = walls.shown(wall).replace(tzinfo=None)
        assert datetime.combine(wall.day, wall.time) < shown
        assert meant(Wall(shown.date(), shown.time(), wall.zone))[-1] == walls.moment(wall)
    assert bool(walls.note(wall)) == (len(moments) != 1)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ZONES), st.integers(1990, 2035), st.integers(0, 24 * 366))
def test_around_every_change_of_the_clocks_the_rule_holds(zone: str, year: int, hour: int) -> None:
    """Looks for the next change after a drawn hour, by days and then by hours, and tries the half hours about it."""
    moment, there = datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=hour), ZoneInfo(zone)
    for step, most in ((timedelta(days=1), 200), (timedelta(hours=1), 24)):
        for _ in range(most):
            if moment.astimezone(there).utcoffset() != (moment + step).astimezone(there).utcoffset():
                break
            moment += step
    local = moment.astimezone(there).replace(tzinfo=None, second=0)
    for half_hours in range(-6, 7):
        near = local + timedelta(minutes=30 * half_hours)
        wall = Wall(near.date(), near.time(), zone)
        moments = meant(wall)
        assert walls.moment(wall) == (moments[-1] if moments else walls.moment(wall))
        assert bool(walls.note(wall)) == (len(moments) != 1)


def test_a_time_that_does_not_exist_is_taken_later_and_the_page_says_so() -> None:
    wall = Wall(date(2026, 3, 29), time(1, 30), LONDON)
    assert walls.moment(wall) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert walls.note(wall) == "The clocks go forward then, and 01:30 does not come at all. We take 02:30."


def test_a_time_that_comes_twice_is_the_second_one_and_the_page_says_so() -> None:
    wall = Wall(date(2026, 10, 25), time(1, 30), LONDON)
    assert walls.moment(wall) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert walls.note(wall) == "The clocks go back then, and 01:30 comes twice. We mean the second one."
