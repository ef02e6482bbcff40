import json
from fractions import Fraction

import pytest

from ourterms.decisions.rules.constitution import KINDS, READY_MADE, as_data, problems, rule_from
from ourterms.decisions.rules.ways import Rule


def test_the_ready_made_one_can_be_lived_by_from_one_member_to_five_hundred() -> None:
    assert set(READY_MADE) == set(KINDS)
    for members in (1, 2, 3, 9, 500):
        assert problems(READY_MADE, members) == []


def test_it_comes_back_from_json_as_it_was() -> None:
    data = json.loads(json.dumps(as_data(READY_MADE)))
    assert {kind: rule_from(rule) for kind, rule in data.items()} == READY_MADE


@pytest.mark.parametrize(
    ("kind", "rule", "says"),
    [
        ("constitution", Rule("majority", 12), "more of us than there are"),
        ("constitution", Rule("advice"), "by a yes of the group"),
        ("everyday", Rule("majority", days=0), "from 1 to 60 days"),
        ("everyday", Rule("majority", Fraction(3, 2)), "at most all"),
        ("everyday", Rule("majority", Fraction(0)), "more than none"),
        ("everyday", Rule("by-the-loudest"), "no such way"),
        ("everyday", Rule("consensus", aside=Fraction(2)), "can't be counted"),
        ("everyday", Rule("choose"), "can't be decided in this way"),
        ("choices", Rule("majority"), "can't be decided in this way"),
    ],
)
def test_one_that_cannot_be_lived_by_is_not_taken_up_and_says_why(kind: str, rule: Rule, says: str) -> None:
    assert any(says in problem for problem in problems({**READY_MADE, kind: rule}, 9))


def test_a_kind_without_a_rule_is_a_problem() -> None:
    assert problems({"everyday": Rule("majority")}, 9)
