"""What a map comes to: counted plainly, in groups, and never so that somebody can be told apart."""

import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ourterms.decisions.rules import maps
from ourterms.decisions.rules.maps import FEWEST, FOR_GROUPS, SMALLEST, came_to, in_order_for, joined, key_of, tenths
from ourterms.kit import chance

VOTES = st.sampled_from([1, 0, -1])
ROWS = st.lists(st.dictionaries(st.integers(1, 8), VOTES), max_size=45)
STATEMENTS = list(range(1, 9))


def crowd(*sides: tuple[int, dict[int, int]]) -> list[dict[int, int]]:
    """So many people who answer all the same, each lot on its side."""
    return [dict(said) for many, said in sides for _each in range(many)]


FOR = dict.fromkeys(range(1, 9), 1)
AGAINST = FOR | dict.fromkeys((1, 2, 3, 4), -1)
SPLIT = crowd((22, FOR), (12, AGAINST))


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_each_answer_is_counted_once_and_each_person_once(rows: list[dict[int, int]]) -> None:
    result = came_to(STATEMENTS, rows)
    answered = [row for row in rows if row]
    if len(answered) < FEWEST:
        assert result == {"people": 0, "statements": [], "map": None}
        return
    assert result["people"] == len(answered)
    assert [number for number, *_said in result["statements"]] == STATEMENTS
    for number, *said in result["statements"]:
        assert said == [sum(row.get(number) == vote for row in rows) for vote in (1, -1, 0)]
    assert (result["map"] is None) == (len(answered) < FOR_GROUPS)
    assert json.loads(json.dumps(result)) == result


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_answers_does_not_matter(rows: list[dict[int, int]], chance: object) -> None:
    other = list(rows)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert came_to(STATEMENTS, other) == came_to(STATEMENTS, rows)


def test_what_is_not_counted_any_more_counts_for_nobody() -> None:
    rows = [{1: 1, 9: -1}] * 5 + [{9: -1}] * 40
    assert came_to([1, 2], rows) == {"people": 5, "statements": [[1, 5, 0, 0], [2, 0, 0, 0]], "map": None}


def test_two_sides_are_two_groups_with_what_they_share_and_what_divides_them() -> None:
    found = came_to(STATEMENTS, SPLIT)["map"]
    assert [group["about"] for group in found["groups"]] == [20, 10]
    assert set(found["divides"]) == {1, 2, 3, 4}
    assert set(found["minds"]) == {1, 2, 3, 4}
    assert set(found["common"]["agree"]) == {5, 6, 7, 8}
    assert found["common"]["disagree"] == []
    assert found["groups"][1]["tenths"][0] == [0, 10, 0]


def test_the_sizes_of_groups_are_not_in_it() -> None:
    """One more on either side, and the frozen result says the same of the groups."""
    one_more = crowd((23, FOR), (12, AGAINST))
    about = [[group["about"] for group in came_to(STATEMENTS, rows)["map"]["groups"]] for rows in (SPLIT, one_more)]
    assert about[0] == about[1]


@pytest.mark.parametrize("few", range(1, SMALLEST))
def test_fewer_than_five_are_not_told_apart(few: int) -> None:
    found = came_to(STATEMENTS, crowd((30, FOR), (few, AGAINST)))["map"]
    assert found["groups"] == []
    assert found["divides"] == found["minds"] == []
    enough = came_to(STATEMENTS, crowd((30, FOR), (SMALLEST, AGAINST)))["map"]
    assert [group["about"] for group in enough["groups"]] == [30, 0]


@given(st.lists(st.tuples(st.integers(-1, 6), st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=60))
def test_no_group_is_small_and_nobody_is_lost(people: list[tuple[int, float, float]]) -> None:
    labels, points = np.array([p[0] for p in people]), np.array([p[1:] for p in people])
    found = joined(labels, points)
    there, sizes = np.unique(found[found >= 0], return_counts=True)
    assert there.tolist() == list(range(len(there)))
    assert all(size >= SMALLEST for size in sizes)
    on_map = int((labels >= 0).sum())
    assert int((found >= 0).sum()) == (on_map if on_map >= SMALLEST else 0)
    for label in np.unique(labels):
        assert len(np.unique(found[labels == label])) == 1


@pytest.mark.parametrize("vote", [0, 1, -1])
def test_everybody_says_the_same(vote: int) -> None:
    result = came_to([1, 2], [{1: vote, 2: vote}] * 35)
    found = result["map"]
    assert found["groups"] == found["divides"] == found["minds"] == []
    assert found["common"] == {"agree": [1, 2] if vote == 1 else [], "disagree": [1, 2] if vote == -1 else []}
    assert result["statements"] == [[n, 35 * (vote == 1), 35 * (vote == -1), 35 * (vote == 0)] for n in (1, 2)]


@pytest.mark.parametrize(("statements", "rows"), [([], []), ([], [{1: 1}] * 40), ([1], []), ([1], [{1: 1}] * 2)])
def test_nothing_to_count_is_counted_as_nothing(statements: list[int], rows: list[dict[int, int]]) -> None:
    assert came_to(statements, rows) == {"people": 0, "statements": [], "map": None}


def test_one_statement_is_enough_for_a_map() -> None:
    found = came_to([7], [{7: 1}] * 20 + [{7: -1}] * 20)["map"]
    assert len(found["groups"]) == 2
    assert found["divides"] == [7]


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3).filter(any))
def test_tenths_add_up_and_are_near(counts: list[int]) -> None:
    found = tenths(counts)
    assert sum(found) == 10
    assert all(abs(each - 10 * count / sum(counts)) < 1 for each, count in zip(found, counts, strict=True))


@given(st.text(max_size=60))
def test_what_says_the_same_shares_a_key(words: str) -> None:
    assert key_of(key_of(words)) == key_of(words)
    assert key_of(f"  {words} .") == key_of(words) or not key_of(words).strip(" .!?…")


def test_the_same_words_in_other_letters_share_a_key() -> None:
    assert key_of("We  need a LAMP!") == key_of("we need a lamp.")
    assert key_of("We need two lamps") != key_of("we need a lamp.")
    assert key_of("...") != key_of("?")


def test_everybody_is_asked_in_an_order_of_their_own() -> None:
    statements = [chance.uuid() for _each in range(20)]
    orders = [in_order_for(chance.uuid(), statements) for _each in range(10)]
    assert all(sorted(order) == sorted(statements) for order in orders)
    assert len({order[0] for order in orders}) > 1
    who = chance.uuid()
    assert in_order_for(who, statements) == in_order_for(who, statements[::-1])


def test_numpy_waits_until_a_map_is_counted() -> None:
    code = f"import sys; import {maps.__name__}; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
