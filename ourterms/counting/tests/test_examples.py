"""The examples that the docs count: worked by hand, and the same from the command line."""

import json
from pathlib import Path

import pytest

from ourterms.counting.command import NotUnderstood, main

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def counted(capsys: pytest.CaptureFixture[str], name: str, *asked: str) -> dict:
    assert main([str(EXAMPLES / name), "--json", *asked]) == 0
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_a_committee_of_two(capsys: pytest.CaptureFixture[str]) -> None:
    """24 ballots, quota 24 // 3 + 1 = 9.

    Ade has 12, so each of hers goes on at 3 / 12 = 0.25: 9 to Bel (2.25), 3 to Cy (0.75). Eli's 1 goes to Dee, for Ade
    is elected; then Dee's 3: 2 to Cy, and Eli's ends. Bel has 6.25, Cy 7.75: Bel leaves, and Cy is left for the seat.
    """
    found = counted(capsys, "committee.blt", "--rule", "scottish-stv")
    assert (found["rule"], found["winners"], found["order"]) == ("scottish-stv", [0, 2], [0, 2])
    assert found["names"]["2"] == "Cy Lund"
    assert found["rounds"][1]["figures"] == {"0": 9, "1": "25/4", "2": "23/4", "3": 2, "4": 1}
    assert found["rounds"][3]["figures"] == {"0": 9, "1": "25/4", "2": "31/4"}
    assert counted(capsys, "committee.blt", "--rule", "meek")["winners"] == [0, 2]
    assert counted(capsys, "committee.blt", "--rule", "irv")["winners"] == [0]
    assert counted(capsys, "committee.blt", "--rule", "meek", "--seats", "3")["winners"] == [0, 1, 2]


def test_a_day_to_meet(capsys: pytest.CaptureFixture[str]) -> None:
    """Thursday beats Tuesday 8 to 5 and Saturday 10 to 4; but it begins with 4 of 13, as does Saturday.

    The ballot with a shared first place counts for none in the runoff.
    """
    assert counted(capsys, "day.toi", "--rule", "schulze")["winners"] == [1]
    found = counted(capsys, "day.toi", "--rule", "irv")
    assert found["winners"] == [0]
    assert found["rounds"][1]["tied"] == [1, 2]
    assert counted(capsys, "day.toi", "--rule", "irv", "--ties", "id-down")["winners"] == [1]
    assert counted(capsys, "day.toi", "--rule", "irv", "--ties", "history,draw:sun")["ties"] == "history, draw:sun"


def test_a_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "evenings", "--rule", "polis")
    assert found["consensus"] == {"agree": [5, 3], "disagree": [6]}
    assert [group["size"] for group in found["groups"]] == [18, 14]
    assert found["names"]["3"] == "There should be a room to go out to."


def test_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counted(capsys, "committee.blt", "--rule", "meek", "--svg", str(tmp_path / "rounds.svg"))
    assert (tmp_path / "rounds.svg").read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["day.toi", "--rule", "meek"], "Say it with --seats"),
        (["day.toi", "--rule", "irv", "--seats", "2"], "elects one"),
        (["day.toi", "--rule", "irv", "--ties", "most-votes"], "no tie rule most-votes"),
        (["evenings", "--rule", "polis", "--seats", "2"], "no seats"),
        (["evenings/comments.csv", "--rule", "polis"], "Line 1"),
        (["nothing.blt", "--rule", "irv"], "No such file"),
    ],
)
def test_what_can_not_be_counted(asked: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLES / asked[0]), *asked[1:]]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err


@pytest.mark.parametrize(("name", "rule"), [("evenings", "irv"), ("committee.blt", "polis"), ("day.toi", "mes:cost")])
def test_a_rule_for_another_kind_of_file(name: str, rule: str) -> None:
    with pytest.raises(NotUnderstood, match="can't count"):
        main([str(EXAMPLES / name), "--rule", rule])
