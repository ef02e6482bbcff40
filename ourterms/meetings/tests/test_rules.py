from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit.wall import Wall, moment
from ourterms.meetings.rules import jobs, notes, times

LONDON = "Europe/London"


def test_every_second_tuesday_stays_at_half_past_six_when_the_clocks_change() -> None:
    days = times.days(date(2026, 3, 17), times.FORTNIGHTLY, 2)
    assert days == [date(2026, 3, 17), date(2026, 3, 31), date(2026, 4, 14)]
    hours = [moment(Wall(day, time(18, 30), LONDON)).hour for day in days]
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
