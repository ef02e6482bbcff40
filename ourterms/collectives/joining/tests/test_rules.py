from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ourterms.collectives.rules.joining import KNOWN, MOST_QUESTIONS, may_know, questions

DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))


@given(st.text())
def test_a_group_asks_three_questions_at_most_and_each_on_one_line(setting: str) -> None:
    asked = questions(setting)
    assert len(asked) <= MOST_QUESTIONS
    assert all(question and "\n" not in question for question in asked)


@given(DAYS, DAYS, DAYS)
def test_who_is_who_is_known_to_those_who_were_here_before_or_for_two_weeks(
    joined: date, whose: date, today: date
) -> None:
    assert may_know(joined=joined, whose_joined=whose, today=today) == (joined <= whose or today - joined >= KNOWN)


def test_somebody_new_can_not_come_in_as_another() -> None:
    today = date(2026, 3, 3)
    assert not may_know(joined=today, whose_joined=today - timedelta(days=100), today=today)
