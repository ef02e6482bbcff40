from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.rounds import Setup, came_to
from ourterms.decisions.rules.standing import STANDING, Given, result, standing, standing_answer, tally
from ourterms.decisions.rules.ways import COUNTED, WAYS, Rule

TENTH = Fraction(1, 10)


def test_each_way_is_counted_in_its_own() -> None:
    choose = Rule("choose", TENTH, most=2)
    chosen = [Given("", [0, 2]), Given("", [2]), Given("", [])]
    assert tally(choose, chosen, 3) == {"0": 1, "1": 0, "2": 2}
    assert result(choose, chosen, 3, 9).chosen == (2,)
    points = [Given("", [5, 0]), Given("", [1, 4])]
    assert tally(Rule("score", TENTH), points, 2) == {"0": 6, "1": 4}
    assert result(Rule("score", TENTH), points, 2, 9).chosen == (0,)
    votes = [Given("for"), Given("abstain")]
    assert tally(Rule("majority", TENTH), votes, 0) == {"for": 1, "against": 0, "abstain": 1}
    assert result(Rule("majority", TENTH), votes, 0, 9).state == "yes"


@pytest.mark.parametrize("way", ["go-round", "majority", "any-objections", "two-thirds", "consensus", "advice"])
def test_nobody_answering_is_never_a_yes(way: str) -> None:
    assert result(Rule(way, TENTH), [], 0, 5).state == "few"
    assert set(tally(Rule(way, TENTH), [], 0).values()) == {0}


# Words left beforehand

WORDS = st.dictionaries(st.sampled_from(["ward", "police", "press"]), st.sampled_from(list(STANDING)))
SOME = st.sets(st.sampled_from(["ward", "police", "press", "evening"]))


@given(WORDS, SOME, SOME)
def test_a_word_speaks_only_where_something_kept_away_is_touched(
    words: dict[str, str], away: set[str], touches: set[str]
) -> None:
    spoken = standing(words, away, touches)
    if spoken:
        assert any(words.get(kind) == spoken for kind in away & touches)
    assert standing({}, away, touches) == standing(words, set(), touches) == standing(words, away, set()) == ""
    if "no" in {words.get(kind) for kind in away & touches}:
        assert spoken == "no"


@given(st.sampled_from(list(STANDING)), st.sampled_from(list(WAYS)))
def test_a_word_left_beforehand_is_never_a_yes(word: str, way: str) -> None:
    said = standing_answer(word, way)
    if said is None:
        return
    assert said.answer not in ("for", "no-objection", "agree", "heard")
    assert list(said.chosen) == []
    rule = Rule(way, Fraction(1, 10), most=2)
    if way in COUNTED:
        assert (
            came_to(rule, Setup("7K4P", costs=(1, 1), currency="GBP"), "?", ["a", "b"], [said], 5).result.state == "no"
        )
        return
    assert result(rule, [said], 2, 5).state != "yes"


@pytest.mark.parametrize(
    ("way", "no", "neither"),
    [
        ("majority", "against", "abstain"),
        ("two-thirds", "against", "abstain"),
        ("go-round", "objection", None),
        ("any-objections", "objection", None),
        ("consensus", "block", "aside"),
        ("choose", "", ""),
        ("score", None, None),
        ("advice", None, None),
    ],
)
def test_what_a_word_is_in_each_way(way: str, no: str | None, neither: str | None) -> None:
    found = [standing_answer(word, way) for word in ("no", "neither", "")]
    assert [each and each.answer for each in found] == [no, neither, None]
