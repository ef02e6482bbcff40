"""Real elections with budgets, and what official counts and exact peers got; left out where OURTERMS_CASES has none."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from ourterms.counting import add_one, market
from ourterms.counting.budget import Budget
from ourterms.counting.formats import read
from ourterms.counting.rules import Options, count
from ourterms.counting.ties import Ties

CASES = Path(os.environ.get("OURTERMS_CASES", "/nowhere"))
BY = {
    "name_asc": "id",
    "name_desc": "id-down",
    "min_cost_then_max_votes": "lowest-cost,most-votes",
    "max_votes_then_min_cost": "most-votes,lowest-cost",
}
ADD_ONE = {
    "frac/noexh": "add1",
    "frac/exh": "add1:exhaustive",
    "integral/noexh": "add1:floor",
    "integral/exh": "add1:floor:exhaustive",
}


def answers(name: str) -> list[Any]:
    path = CASES / "answers" / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"OURTERMS_CASES has no answers/{name}.json.")
    found: list[Any] = json.loads(path.read_text())
    return found


def election(name: str) -> Budget:
    found: Budget = read(CASES / "pabulib" / name)
    return found


def test_orders_and_winners_of_exact_peers() -> None:
    for case in answers("pb_exact"):
        result = count(election(case["instance"]), case["rule"])
        assert list(result.order) == case["order"], (case["instance"], case["rule"])
        assert list(result.winners) == case["winners"]


def test_official_equal_shares() -> None:
    for case in answers("pb_official_equalshares"):
        result = count(election(case["instance"]), "mes:cost", Options(completion="add1"))
        assert list(result.winners) == case["official_winners"], case["instance"]


def test_official_most_votes() -> None:
    for name in answers("pb_greedy_official"):
        found = election(name)
        official = [each for each, flag in zip(found.ids, found.selected, strict=True) if flag == "1"]
        assert set(count(found, "greedy").winners) == set(official), name


def test_winners_by_other_ties() -> None:
    for case in answers("pb_variants"):
        found = election(case["instance"])
        for rule, key in (("mes:cost", "mes_cost_by_tiebreak"), ("phragmen", "phragmen_by_tiebreak")):
            for name, winners in case[key].items():
                result = count(found, rule, Options(ties=Ties.of(BY[name])))
                assert sorted(result.winners) == sorted(winners), (case["instance"], rule, name)


@pytest.mark.slow
def test_winners_by_all_ways_of_adding_one() -> None:
    """The peer stopped after 20,000 steps where it says so; there, after as many, ours has bought the same."""
    for case in answers("pb_variants"):
        found = election(case["instance"])
        for name, said in case["add1_cost"].items():
            if said["capped"]:
                here = market.Market(found, "cost")
                one = here.voters * here.scale
                start = here.budget if name.startswith("frac") else here.budget // one * one
                _, bought = add_one.added(here, start, Ties(), exhaustive=name.endswith("/exh"), steps=20_000)
                winners = [found.ids[each.project] for each in bought]
            else:
                winners = list(count(found, "mes:cost", Options(completion=ADD_ONE[name])).winners)
            assert sorted(winners) == sorted(said["winners"]), (case["instance"], name)


def test_every_election_is_read_and_written_the_same() -> None:
    from ourterms.counting.formats import pb

    answers("pb_exact")
    for path in sorted((CASES / "pabulib").glob("*.pb")):
        found = election(path.name)
        again = pb.parse(pb.write(found).encode())
        assert (again.ids, again.costs, again.voters) == (found.ids, found.costs, found.voters)
        assert (again.ballots.projects == found.ballots.projects).all()
        assert (again.ballots.weights == found.ballots.weights).all()
