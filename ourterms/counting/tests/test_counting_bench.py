"""The bench measures what it says: our own count in a process, wrong winners and missing peers named."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import counting

YARD = str(Path(__file__).parents[1] / "examples" / "yard.pb")


def row(given: list[list[str]], peers: dict[str, counting.Taken | None]) -> counting.Row:
    case = counting.Case("The yard", (YARD,), "mes:cost", {}, "budget.py", "shares", tuple(peers), 1, 100, 300, given)
    ours = counting.taken(sys.executable, "-m", "bench.counting", "--ours", case.rule, "{}", YARD)
    assert ours is not None
    return counting.Row(case, ours, peers)


def test_a_row_says_winners_times_and_who_is_missing() -> None:
    right = row([["herbs", "shelter"]], {"gone": None})
    assert right.ours.found == [["herbs", "shelter"]]
    assert 0 < right.ours.parsed <= right.ours.file
    mine, gone = counting.lines(right)
    assert "| as given |" in mine
    assert "| gone | not installable |" in gone
    peer = counting.Taken(right.ours.file * 300, right.ours.parsed * 200, 50, [["paint"]])
    mine, theirs = counting.lines(row([["paint"]], {"slow": peer})._replace(ours=right.ours))
    assert "| 300 / 200 | 100 / 300 | NOT AS GIVEN |" in mine
    assert "the same in 0 of 1" in theirs


def test_the_picture_has_a_bar_for_each_program() -> None:
    drawn = ElementTree.fromstring(
        counting.picture([row([], {"slow": counting.Taken(20, 10, 50, [[]]), "gone": None})])
    )
    bars = drawn.findall("{http://www.w3.org/2000/svg}rect")
    assert [bar.get("class") for bar in bars] == ["o", "p"]
    assert float(bars[0].get("width", "")) < float(bars[1].get("width", ""))


def test_without_cases_nothing_is_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("OURTERMS_CASES", raising=False)
    assert counting.main([]) == 0
    assert "nothing to count" in capsys.readouterr().out
    assert list(counting.cases(tmp_path)) == []
