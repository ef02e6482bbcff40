"""Real elections and what official counts and other programs got; left out where OURTERMS_CASES has none."""

import json
import os
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ourterms.counting.formats import blt, polis, preflib, read
from ourterms.counting.rules import Options, count

CASES = Path(os.environ.get("OURTERMS_CASES", "/nowhere"))
RULES = {"scotland": "scottish-stv", "meek-prf": "meek", "irv": "irv", "schulze": "schulze"}


def answers(name: str) -> list[dict[str, Any]]:
    path = CASES / "answers" / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"OURTERMS_CASES has no answers/{name}.json.")
    found: list[dict[str, Any]] = json.loads(path.read_text())
    return found


def test_scottish_wards_stage_by_stage() -> None:
    """Who was elected, the quota, and the votes of every stage; the published ones are rounded."""
    for case in answers("stv_scotland_official"):
        result = count(read(CASES / case["instance"]), "scottish-stv")
        assert list(result.winners) == sorted(case["official_elected"]), case["instance"]
        assert result.more["quota"] == case["quota"]
        published = json.loads((CASES / "stv" / case["official_file"]).read_text())["Constituency"]
        stages: dict[int, list[Fraction]] = defaultdict(list)
        for row in published["countGroup"]:
            stages[int(row["Count_Number"])].append(Fraction(row["Total_Votes"] or 0))
        assert len(stages) == len(result.rounds), case["instance"]
        for number, one in enumerate(result.rounds, 1):
            if sum(stages[number]) > int(published["countInfo"]["Valid_Poll"]):
                continue  # a misprint: one ward has 393 for 293 + 10
            ours = sorted(filter(None, one.figures.values()))
            theirs = sorted(filter(None, stages[number]))
            assert len(ours) == len(theirs), case["instance"]
            assert all(abs(a - b) <= Fraction(6, 1000) for a, b in zip(ours, theirs, strict=True)), case["instance"]


def test_meek() -> None:
    for case in answers("stv_meek"):
        result = count(read(CASES / case["instance"]), "meek", Options(case["seats"]))
        assert list(result.winners) == case["winners"], case["instance"]


def test_other_programs() -> None:
    for case in answers("ranked"):
        if case["rule"] not in RULES:
            continue  # another rule that only has the name in common, or no rule
        name, _, seats = case["instance"].partition("@")
        result = count(read(CASES / name), RULES[case["rule"]], Options(int(seats) if seats else None))
        assert list(result.winners) == case["winners"], case
        if case["rule"] in ("irv", "schulze"):
            assert list(result.order) == case["order"], case


def test_whoever_beats_everybody() -> None:
    for case in answers("ranked"):
        if case["rule"] == "condorcet":
            result = count(read(CASES / case["instance"]), "schulze")
            assert result.more["condorcet"] == case["winners"]


def test_opinions() -> None:
    for case in answers("polis"):
        folder = CASES / "polis" / case["instance"].replace("fx:", "fixtures/")
        found = count(read(folder), "polis").more
        assert found["consensus"] == case["consensus"], folder
        if "ref_consensus" in case:
            assert found["consensus"] == case["ref_consensus"], folder  # as Polis published it


def test_files_are_written_as_they_were_read() -> None:
    answers("ranked")
    for path in sorted(CASES.glob("stv/**/*.blt"))[::10]:
        one = read(path)
        other = blt.parse(blt.write(one).encode())
        assert (one.names, one.seats, one.ballots()) == (other.names, other.seats, other.ballots())
    for path in sorted(CASES.glob("preflib/*/*.?o?")):
        one = read(path)
        assert preflib.parse(preflib.write(one).encode()).ballots() == one.ballots()
    for path in sorted(CASES.glob("polis/*/participants-votes.csv"))[:1]:
        one = read(path)
        other = polis.parse(polis.write(one).encode())
        assert (one.votes == other.votes).all()
        assert (one.person == other.person).all()
