"""`ourterms count`: what it prints, draws, and says of what it can't do; ties and results by themselves."""

import hashlib
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ourterms.counting.command import NotUnderstood, main
from ourterms.counting.result import Result, Round, exact, said
from ourterms.counting.ties import Ties, drawn

ROOT = Path(__file__).parents[3]
FILE = """META
key;value
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
7;60;Park
12;40;Bench & table
3;40;Tree
VOTES
voter_id;vote
1;7,12
2;7,12
3;7
4;3
5;
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "yard.pb"
    path.write_text(FILE)
    return path


def test_it_prints_winners_and_rounds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """20 each: three can just pay for the park, and then two of them have nothing left for the bench."""
    assert main([str(file), "--rule", "mes:cost"]) == 0
    assert capsys.readouterr().out == (
        "mes:cost: 1 elected.\n"
        "  1. 7 Park\n"
        "Ties: id.\n\n"
        "   round   cost\n"
        "1  buys 7  7 60  supporters with money 3; each pays up to 20; left 40\n"
    )


def test_json_has_what_a_machine_needs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--rule", "greedy", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rule"] == "greedy"
    assert found["order"] == ["7", "12"]
    assert found["winners"] == ["12", "7"]  # ids sort as strings
    assert found["names"] == {"7": "Park", "12": "Bench & table", "3": "Tree"}
    assert found["rounds"][1] == {
        "title": "buys 12",
        "elected": ["12"],
        "figures": {"12": 40},
        "facts": {"votes": 2, "left": 0},
    }


def test_the_picture_is_svg_with_a_bar_for_each_purchase(file: Path, tmp_path: Path) -> None:
    assert main([str(file), "--rule", "greedy", "--svg", str(tmp_path / "rounds.svg"), "--json"]) == 0
    root = ElementTree.parse(tmp_path / "rounds.svg").getroot()
    bars = root.findall("{http://www.w3.org/2000/svg}rect")
    assert [bar.get("class") for bar in bars] == ["e", "e"]
    assert float(bars[0].get("width", "")) > float(bars[1].get("width", ""))
    assert "Bench & table" in "".join(root.itertext())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Which file?"),
        (["a.pb", "b.pb"], "One file at a time."),
        (["a.pb"], "--rule needs one of mes:cost,"),
        (["a.pb", "--rule", "coin"], "--rule needs one of"),
        (["a.pb", "--rule", "greedy", "--seats", "none"], "--seats needs a whole number"),
        (["a.pb", "--rule", "greedy", "--ties", "draw"], "Say ties as names"),
        (["a.pb", "--rule", "greedy", "--colour"], "Option --colour not recognized."),
        (["a.pb", "--rule", "irv"], "irv can't count"),
    ],
)
def test_what_is_not_understood(arguments: list[str], words: str) -> None:
    with pytest.raises(NotUnderstood, match=words):
        main(arguments)


def test_a_broken_file_and_a_refused_count_say_so_and_print_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--rule", "mes:points"]) == 1
    file.write_text(FILE.replace("4;3", "4;30"))
    assert main([str(file), "--rule", "greedy"]) == 1
    assert main([str(file.parent / "none.pb"), "--rule", "greedy"]) == 1
    assert main([str(file.with_suffix(".txt")), "--rule", "greedy"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    refused, broken, missing, unknown = shown.err.splitlines()
    assert refused.endswith("Nobody gave points in this file. mes:cost and mes:card can count it.")
    assert broken.endswith("Line 15: This vote names “30”, and there is no such project.")
    assert "No such file" in missing
    assert "The name should end in one of .pb, .blt," in unknown


def test_it_runs_alone_and_loads_nothing_of_ours_beside_it(file: Path) -> None:
    code = (
        "import sys; from ourterms.counting.command import main; "
        f"main([{str(file)!r}, '--rule', 'phragmen']); "
        "print(sorted({name.split('.')[1] for name in sys.modules if name.startswith('ourterms.')})); "
        "print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["['counting']", "False"]


def test_numpy_is_loaded_only_to_count() -> None:
    code = "import sys; from ourterms.site.cli import main; main(['help']); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_a_draw_is_what_sha256sum_gives() -> None:
    assert drawn("seven gulls", "12").hex() == hashlib.sha256(b"seven gulls/12").hexdigest()
    names = [str(number) for number in range(20)]
    order = Ties.of("draw:seven gulls").order(names, str)
    assert order == sorted(names, key=lambda name: hashlib.sha256(f"seven gulls/{name}".encode()).digest())


def test_criteria_are_tried_from_left_to_right_and_ids_come_last() -> None:
    votes = {"a": 2, "b": 1, "c": 2, "10": 1, "9": 1}
    assert Ties.of("most").order(votes, str, {"most": lambda each: -votes[each]}) == ["a", "c", "10", "9", "b"]
    assert Ties.of("most, id-down").order(votes, str, {"most": lambda each: -votes[each]}) == ["c", "a", "b", "9", "10"]
    assert Ties.of("most,draw:a, b").criteria == ("most", "draw:a, b")


@pytest.mark.parametrize("said", ["", " , ", "draw:", "most,,id", "id,draw"])
def test_ties_that_make_no_sense(said: str) -> None:
    with pytest.raises(ValueError, match="Say ties as names"):
        Ties.of(said)


def test_numbers_are_said_to_people_and_kept_for_machines() -> None:
    assert said(Fraction(10, 3)) == "3.33"
    assert said(Fraction(-1, 200)) == "-0.01"
    assert said(Fraction(1234567)) == "1,234,567"
    assert exact(Fraction(10, 3)) == "10/3"
    assert exact(Fraction(4, 2)) == 2
    assert str(exact(Fraction(1, 10**5000) + 3)).startswith("about 3")


def test_names_come_beside_ids_only_where_they_say_more() -> None:
    result = Result("r", (1,), (1,), (Round("first", {1: 3, 0: 2}, elected=(1,), excluded=(0,)),), {0: "0", 1: "Kit"})
    assert "1 Kit" in result.as_text()
    assert result.called(0) == "0"
    assert 'class="x"' in result.as_svg()
    assert Result("r", (), ()).as_text() == "r: nobody is elected."
    assert ElementTree.fromstring(Result("r", (), ()).as_svg()).tag.endswith("svg")
