from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ourterms.decisions.rules import closing, stages
from ourterms.kit.wall import Wall, moment

LONDON = "Europe/London"
ZONES = st.sampled_from([LONDON, "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "UTC"])
MINUTES = st.integers(0, 15 * 365 * 24 * 60)
MOMENTS = MINUTES.map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
IN_ITS_OWN_TIME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@IN_ITS_OWN_TIME
@given(MOMENTS, st.integers(1, 60), ZONES)
def test_what_stands_in_the_form_is_open_for_as_long_as_the_rule_says(now: datetime, days: int, zone: str) -> None:
    usual = closing.usual(now, days, zone)
    assert closing.whole_days(now, usual) >= days
    assert closing.whole_days(now, closing.first(now, days, zone)) == days
    # a day that the calendar of a zone leaves out, or an hour that comes twice, takes at most a day from it
    assert moment(usual) - now > timedelta(days=days) - timedelta(days=1, hours=1)


@IN_ITS_OWN_TIME
@given(MOMENTS, st.integers(1, 60), st.integers(1, 600))
def test_a_minute_less_is_a_day_less(now: datetime, days: int, minutes: int) -> None:
    first = closing.first(now, days, "UTC")
    earlier = datetime.combine(first.day, first.time) - timedelta(minutes=minutes)
    assert closing.whole_days(now, Wall(earlier.date(), earlier.time(), "UTC")) == days - 1


def test_it_is_open_just_as_many_days_when_the_clocks_change() -> None:
    now = datetime(2026, 3, 27, 12, tzinfo=UTC)
    assert closing.first(now, 3, LONDON) == Wall(date(2026, 3, 30), time(12), LONDON)
    assert closing.whole_days(now, Wall(date(2026, 3, 30), time(12), LONDON)) == 3
    assert closing.whole_days(now, Wall(date(2026, 3, 30), time(11, 59), LONDON)) == 2


@pytest.mark.parametrize(("day", "far"), [(date(2026, 5, 26), False), (date(2026, 5, 27), True)])
def test_nothing_stays_open_for_ever(day: date, far: bool) -> None:
    assert closing.too_long(datetime(2026, 3, 27, 12, tzinfo=UTC), Wall(day, time(12), LONDON)) is far


def test_a_go_round_goes_through_its_stages_once() -> None:
    assert [stages.following(stage) for stage in stages.STAGES] == ["questions", "reactions", "objections", ""]
