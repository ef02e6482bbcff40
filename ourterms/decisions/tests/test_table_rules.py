"""Answers from the table: whatever several people do, two of them make one count, and nobody has two."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.table import (
    CONFIRMED,
    CONTESTED,
    ENTERED,
    GROUPS,
    HOW,
    REPLACED,
    STATES,
    CannotEnter,
    Entry,
    confirm,
    contest,
    counts,
    enter,
    replace,
)
from ourterms.kit import chance

PEOPLE = st.integers(0, 3)  # 0 is whose answer it is
ACTS = st.lists(st.tuples(st.sampled_from(["confirm", "contest", "replace"]), PEOPLE), max_size=12)


@given(PEOPLE, ACTS)
def test_it_counts_only_when_two_others_agreed_and_nobody_said_otherwise_since(
    by: int, acts: list[tuple[str, int]]
) -> None:
    try:
        entry = enter(0, by)
    except CannotEnter:
        assert by == 0
        return
    seconds, undone = set(), False
    for act, who in acts:
        if act == "confirm":
            with suppress(CannotEnter):
                entry = confirm(entry, who)
                seconds.add(who)
        else:
            before = entry
            entry = contest(entry) if act == "contest" else replace(entry)
            undone = undone or before != entry
        assert counts(entry) == (bool(seconds) and not undone)
        assert entry.state in STATES
        if counts(entry):
            assert len({entry.whose, entry.by, entry.second}) == 3
    assert len(seconds) <= 1


@given(ACTS)
def test_what_was_contested_never_counts_again(acts: list[tuple[str, int]]) -> None:
    entry = contest(confirm(enter(0, 1), 2))
    for act, who in acts:
        with suppress(CannotEnter):
            entry = confirm(entry, who) if act == "confirm" else {"contest": contest, "replace": replace}[act](entry)
        assert entry.state == CONTESTED


@pytest.mark.parametrize(
    ("state", "second", "by"), [(ENTERED, None, 1), (ENTERED, None, 0), (CONTESTED, None, 2), (CONFIRMED, 2, 3)]
)
def test_who_can_not_confirm_is_told_why(state: str, second: int | None, by: int) -> None:
    with pytest.raises(CannotEnter) as problem:
        confirm(Entry(state, 0, 1, second), by)
    assert problem.value.message.endswith(".")


def test_done_twice_it_is_done_once() -> None:
    entry = confirm(enter(0, 1), 2)
    assert confirm(entry, 2) == entry
    assert replace(replace(entry)).state == REPLACED
    assert confirm(replace(entry), 2).state == REPLACED
    assert contest(contest(entry)) == contest(entry)


def test_a_code_is_eight_letters_that_nobody_confuses_aloud() -> None:
    code = chance.code(GROUPS)
    assert len(code.replace("-", "")) == 8
    assert len(HOW) == 3
