from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ourterms.aid import rules
from ourterms.aid.rules import LET_BE, NOT_YET, YES, Reach

A, B, C, RING = (UUID(int=number) for number in range(1, 5))
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
PEOPLE = st.sampled_from([A, B, C])
REACHES = st.builds(
    Reach,
    PEOPLE,
    st.none() | PEOPLE,
    st.none() | st.just(RING),
    st.none() | st.frozensets(PEOPLE),
)


@given(PEOPLE, st.sets(st.just(RING)), REACHES)
def test_nobody_sees_what_is_in_a_circle_they_are_not_in_unless_it_was_asked_for_them(
    member: UUID, circles: set[UUID], reach: Reach
) -> None:
    if rules.sees(member, circles, reach) and member != reach.needer:
        assert reach.circle is None or reach.circle in circles
        assert reach.chosen is None or member in {reach.posted_by, *reach.chosen}


@given(st.sets(st.just(RING)), REACHES)
def test_for_whom_it_was_asked_always_sees_it(circles: set[UUID], reach: Reach) -> None:
    assert reach.needer is None or rules.sees(reach.needer, circles, reach)


def test_who_was_not_chosen_sees_nothing() -> None:
    reach = Reach(A, chosen=frozenset({B}))
    assert [rules.sees(member, set(), reach) for member in (A, B, C)] == [True, True, False]


def test_a_day_is_over_at_midnight_on_the_groups_own_clock() -> None:
    assert rules.day_over(date(2026, 3, 28), "Europe/London") == datetime(2026, 3, 29, tzinfo=UTC)
    assert rules.day_over(date(2026, 3, 29), "Europe/London") == datetime(2026, 3, 29, 23, tzinfo=UTC)
    assert rules.day_over(date(2026, 3, 28), "Pacific/Auckland") == datetime(2026, 3, 28, 11, tzinfo=UTC)


def test_they_are_asked_when_the_day_is_over_or_a_week_on() -> None:
    assert rules.asked_from(AT, None, None) == AT + timedelta(days=7)
    assert rules.asked_from(AT, AT + timedelta(days=30), None) == AT + timedelta(days=30)
    assert rules.asked_from(AT, AT + timedelta(hours=2), None) == AT + timedelta(days=1)
    assert rules.asked_from(AT, None, AT + timedelta(hours=3)) == AT + timedelta(hours=3)


@given(st.sampled_from(["", YES, NOT_YET, LET_BE]), st.integers(-10, 60))
def test_they_are_asked_once_for_two_weeks_and_never_again(said: str, day: int) -> None:
    now = AT + timedelta(days=day)
    assert rules.is_asked(said, AT, now) == (said == "" and 0 <= day < 14)


def test_not_yet_of_either_keeps_it_going() -> None:
    assert not rules.is_over("", "")
    assert rules.is_over(YES, "")
    assert rules.is_over("", LET_BE)
    assert not rules.is_over(YES, NOT_YET)
