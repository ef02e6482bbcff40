"""Boundaries, words for oneself, and what becomes of what two have said."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.care.rules import boundaries, farewell, words
from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, KINDS, OPEN, STRENGTHS, TELL_FIRST, allows

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
CHOSEN = st.fixed_dictionaries({name: st.sampled_from(list(STRENGTHS)) for name in KINDS})
SOME = st.lists(st.sampled_from(list(KINDS)))


@pytest.mark.parametrize("kind", ["story", "press", "camera", "named", "alone", "ward", "police", "overnight", "early"])
def test_it_is_closed_before_anyone_writes_anything(kind: str) -> None:
    assert allows({}, [kind]) == DONT_ASK
    assert allows(boundaries.defaults(), [kind]) == DONT_ASK


def test_what_runs_into_nothing_may_come() -> None:
    assert allows({}, []) == OPEN
    assert allows({}, ["evening"]) == OPEN


def test_one_kind_that_is_kept_away_keeps_all_of_it_away() -> None:
    assert allows({"evening": KEEP_AWAY, "story": OPEN}, ["story", "evening", "audience"]) == KEEP_AWAY
    assert allows({"evening": TELL_FIRST}, ["evening", "audience"]) == TELL_FIRST


def test_a_kind_that_there_is_not_is_never_let_through() -> None:
    with pytest.raises(KeyError):
        allows({}, ["no-such-kind"])


@given(CHOSEN, SOME, st.sampled_from(list(KINDS)))
def test_more_kinds_never_make_it_more_welcome(chosen: dict[str, str], some: list[str], more: str) -> None:
    order = list(STRENGTHS)
    assert order.index(allows(chosen, [*some, more])) >= order.index(allows(chosen, some))


@given(CHOSEN)
def test_what_is_written_is_read_again_and_its_length_tells_nothing(chosen: dict[str, str]) -> None:
    assert boundaries.read(boundaries.write(chosen)) == chosen
    assert len(boundaries.write(chosen)) == len(boundaries.write({}))


def test_a_kind_that_came_later_is_as_for_somebody_who_set_nothing() -> None:
    there = json.loads(boundaries.write({"evening": KEEP_AWAY}))
    del there["story"]
    there["a-kind-of-before"] = 0
    read = boundaries.read(json.dumps(there))
    assert read["story"] == DONT_ASK
    assert read["evening"] == KEEP_AWAY
    assert set(read) == set(KINDS)


def test_who_may_be_asked() -> None:
    assert [boundaries.may_ask(each) for each in STRENGTHS] == [True, True, False, False]


def test_room_and_check_in_are_read_as_they_were_written() -> None:
    room = words.Room(4, None, "Nicht vor dem Sommer, ok?")
    assert words.read_room(words.write_room(room)) == room
    check_in = words.CheckIn("So-so. ☕", date(2026, 3, 3))
    assert words.read_check_in(words.write_check_in(check_in)) == check_in


def test_a_check_in_fades_after_fourteen_days() -> None:
    check_in = words.CheckIn("Tired", date(2026, 3, 3))
    assert not words.has_faded(check_in, date(2026, 3, 16))
    assert words.has_faded(check_in, date(2026, 3, 17))


@pytest.mark.parametrize(
    ("second", "was_here", "hours", "becomes"),
    [
        (False, False, 24 * 13, farewell.WAITING),
        (False, False, 24 * 14, farewell.OVER),
        (True, False, 23, farewell.WAITING),
        (True, False, 24, farewell.SETTLED),
        (True, True, 24, farewell.OVER),
        (False, True, 1, farewell.OVER),
    ],
)
def test_two_a_day_and_no_sign_of_them(second: bool, was_here: bool, hours: int, becomes: str) -> None:
    said = farewell.Said(AT, AT if second else None, was_here)
    assert farewell.becomes(said, AT + timedelta(hours=hours)) == becomes
