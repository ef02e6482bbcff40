from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ourterms.kit import clock

LATE = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def test_it_reads_the_clock_in_utc():
    assert clock.now().utcoffset() == timedelta(0)


def test_it_stands_still_inside_the_block_only():
    with clock.frozen(LATE):
        assert clock.now() == clock.now() == LATE
    assert clock.now() != LATE


def test_it_puts_back_what_was_there_when_blocks_lie_in_blocks_or_break():
    with clock.frozen(LATE):
        with pytest.raises(RuntimeError), clock.frozen(LATE + timedelta(days=1)):
            raise RuntimeError
        assert clock.now() == LATE


def test_it_gives_the_date_of_the_place():
    with clock.frozen(LATE):
        assert clock.today(ZoneInfo("Europe/London")) == date(2026, 7, 1)
        assert clock.today(ZoneInfo("America/Toronto")) == date(2026, 6, 30)


def test_it_turns_a_frozen_moment_into_utc():
    with clock.frozen(datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/London"))) as moment:
        assert moment == clock.now() == LATE
        assert clock.now().tzinfo is UTC


def test_it_refuses_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="time zone"), clock.frozen(LATE.replace(tzinfo=None)):
        pass
