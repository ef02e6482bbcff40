from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.lot import CannotDraw, as_file, draw, from_file, tickets

names = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12, unique=True)


@given(names, st.data())
def test_the_draw_depends_on_seed_and_names_only(drawn: list[str], data: st.DataObject) -> None:
    places = data.draw(st.integers(1, len(drawn)))
    mixed = data.draw(st.permutations(drawn))
    assert draw("seed", drawn, places) == draw("seed", mixed, places)
    assert len(draw("seed", drawn, places)) == places


def test_anybody_can_repeat_it_with_a_shell() -> None:
    assert tickets("7 12 33", ["Ash"])[0].ticket == sha256(b"7 12 33\nAsh").hexdigest()


def test_over_many_seeds_each_is_drawn_about_as_often() -> None:
    people = [f"person {number}" for number in range(10)]
    times = dict.fromkeys(people, 0)
    for seed in range(2_000):
        for name in draw(str(seed), people, 3):
            times[name] += 1
    # 600 each are expected, with a standard deviation of 20.5; five of them either way.
    assert all(500 < number < 700 for number in times.values())


def test_a_quota_is_filled_first_and_the_rest_by_lot() -> None:
    people = [f"p{number}" for number in range(12)]
    groups = {name: "young" if int(name[1:]) < 3 else "other" for name in people}
    for seed in range(50):
        drawn = draw(str(seed), people, 4, groups, {"young": 2})
        assert sum(groups[name] == "young" for name in drawn) >= 2
        assert len(drawn) == 4


@pytest.mark.parametrize(
    "bad",
    [
        lambda: draw("s", ["a", "a"], 1),
        lambda: from_file("a\nb\na\n"),
        lambda: draw("s", ["a"], 2),
        lambda: draw("s", ["a"], 0),
        lambda: draw(" ", ["a"], 1),
        lambda: draw("s", ["a", "b"], 1, {"a": "x"}, {"x": 2}),
        lambda: draw("s", ["a", "b"], 2, {"a": "x"}, {"x": 2}),
    ],
)
def test_a_draw_that_cannot_be_made_says_why(bad) -> None:
    with pytest.raises(CannotDraw) as problem:
        bad()
    assert problem.value.message.endswith(".")


LINE = st.text(st.characters(blacklist_characters="\t\n\r", blacklist_categories=["Cs"]), min_size=1).filter(str.strip)


@given(st.dictionaries(LINE, st.one_of(st.just(""), LINE), max_size=8))
def test_a_list_comes_out_of_a_file_as_it_went_in(people: dict[str, str]) -> None:
    assert from_file(as_file(people.items())) == people


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_list_saved_on_any_machine_is_read(ends: str) -> None:
    assert from_file(ends.join(["Ash", "", "Kit\tyoung", ""])) == {"Ash": "", "Kit": "young"}
