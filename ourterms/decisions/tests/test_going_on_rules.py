from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.going_on import (
    BREAK,
    FEWEST,
    GOES,
    HEARD_WITHIN,
    OPTIONS,
    STAYS,
    TALKING,
    going_on,
    heard_by,
)
from ourterms.decisions.rules.ways import FEW, TALK, YES, Rule

TENTH = Rule("going-on", Fraction(1, 10), 14)
choices = st.lists(st.sampled_from([[0], [1], [2], [3]]), max_size=15)
rules = st.builds(Rule, way=st.just("going-on"), enough=st.fractions(Fraction(1, 10), 1), days=st.just(14))


@given(rules, choices, st.integers(0, 9))
def test_it_comes_to_something_and_never_to_that_somebody_goes_by_a_narrow_count(
    rule: Rule, said: list[list[int]], silent: int
) -> None:
    came_to = going_on(rule, said, len(said) + silent)
    assert came_to.state in (YES, FEW, TALK)
    assert came_to.why.endswith(".")
    if came_to.chosen == (GOES,):
        assert said.count([GOES]) >= FEWEST
        assert 3 * said.count([GOES]) >= 2 * len(said)
    elif came_to.state == YES:
        assert 2 * said.count(list(came_to.chosen)) > len(said)
    else:
        assert came_to.chosen == ()


@given(rules, choices, st.integers(1, 9))
def test_silence_sends_nobody_away_and_is_no_yes(rule: Rule, said: list[list[int]], silent: int) -> None:
    before = going_on(rule, said, len(said))
    after = going_on(rule, said, len(said) + silent)
    assert after == before or after.state == FEW


@given(choices, st.integers(1, 9), st.sampled_from([TALKING, STAYS, BREAK]))
def test_one_more_who_says_anything_else_sends_nobody_away(said: list[list[int]], silent: int, other: int) -> None:
    if going_on(TENTH, said, len(said) + silent).chosen != (GOES,):
        assert going_on(TENTH, [*said, [other]], len(said) + silent).chosen != (GOES,)


@given(st.permutations([[0], [1], [1], [1], [3], [2], [1]]))
def test_the_order_does_not_matter(said: list[list[int]]) -> None:
    assert going_on(TENTH, said, 9) == going_on(TENTH, sorted(said), 9)


@pytest.mark.parametrize(
    ("said", "state", "chosen"),
    [
        ([STAYS, STAYS, GOES, GOES], TALK, ()),
        ([STAYS, STAYS, STAYS, GOES, GOES], YES, (STAYS,)),
        ([BREAK, BREAK, TALKING], YES, (BREAK,)),
        ([GOES, GOES], TALK, ()),
        ([GOES, GOES, GOES], YES, (GOES,)),
        ([GOES] * 4 + [STAYS, TALKING], YES, (GOES,)),
        ([GOES] * 4 + [STAYS] * 3, TALK, ()),
        ([TALKING] * 5, TALK, ()),
        ([], FEW, ()),
    ],
)
def test_examples(said: list[int], state: str, chosen: tuple[int, ...]) -> None:
    came_to = going_on(TENTH, [[each] for each in said], 10)
    assert (came_to.state, came_to.chosen) == (state, chosen)


@pytest.mark.parametrize("bad", [[[4]], [[]], [[0, 1]], [[-1]], [[0]] * 3])
def test_what_can_not_be_counted_is_refused(bad: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="counted"):
        going_on(TENTH, bad, 2)


@given(st.integers(0, 30), st.booleans())
def test_answers_begin_after_a_week_and_never_while_they_are_on_a_break(days: int, away: bool) -> None:
    opened = date(2026, 3, 5)
    assert heard_by(opened, opened + timedelta(days=days), away) == (days >= HEARD_WITHIN.days and not away)


def test_there_are_four_ways_to_go_on() -> None:
    assert len(OPTIONS) == len({TALKING, STAYS, BREAK, GOES})
