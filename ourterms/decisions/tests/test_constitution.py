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
        ("everyday", Rule("consensus", quiet=True), "only a vote can be a quiet ballot"),
        ("everyday", Rule("majority", affected=True, quiet=True), "no circle has a yes of its own"),
        ("constitution", Rule("two-thirds", quiet=True), "they can't ask for a quiet ballot"),
    ],
)
def test_one_that_cannot_be_lived_by_is_not_taken_up_and_says_why(kind: str, rule: Rule, says: str) -> None:
    assert any(says in problem for problem in problems({**READY_MADE, kind: rule}, 9))


def test_a_kind_without_a_rule_is_a_problem() -> None:
    assert problems({"everyday": Rule("majority")}, 9)


def test_a_quiet_ballot_is_for_five_or_more_and_a_group_that_became_smaller_mends_one_kind_after_the_other() -> None:
    quiet = {
        **READY_MADE,
        "everyday": READY_MADE["everyday"]._replace(quiet=True, codes=True),
        "roles": READY_MADE["roles"]._replace(quiet=True),
    }
    assert problems(quiet, 5) == []
    assert len(problems(quiet, 4)) == 2
    assert problems({**quiet, "everyday": READY_MADE["everyday"]}, 4, ["everyday"]) == []
    assert {kind: rule_from(data) for kind, data in as_data(quiet).items()} == quiet


def test_rules_from_before_there_were_quiet_ballots_are_read() -> None:
    old = {name: value for name, value in as_data(READY_MADE)["everyday"].items() if name not in ("quiet", "codes")}
    assert rule_from(old) == READY_MADE["everyday"]
