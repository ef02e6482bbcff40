from fractions import Fraction

import pytest

from ourterms.decisions.rules.standing import Given, result, tally
from ourterms.decisions.rules.ways import Rule

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
