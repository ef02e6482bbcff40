"""Pabulib's format: what is read, what is written, and what is said of files that make no sense."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ourterms.counting.budget import APPROVAL, POINTS, RANKS, Budget
from ourterms.counting.formats import Malformed, pb
from ourterms.counting.tests.budget_strategies import Raw, made, raw

PLAIN = """META
key;value
description;The yard, 2031
num_projects;3
num_votes;5
budget;1500,50
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name;selected
p1;700;3;"A bench; a long one";1
p2;900.5;2;Herbs;0
p10;120;1;Paint;1
VOTES
voter_id;vote;age
1;p1,p2;30
2;p1;31
3;p10,p1;
4;;50
5;p2;7
"""


def same(one: Budget, other: Budget) -> None:
    """That two elections are the same but for META."""
    assert one._replace(ballots=other.ballots, meta={}, notes=()) == other._replace(meta={}, notes=())
    for mine, theirs in zip(one.ballots, other.ballots, strict=True):
        assert (mine is None and theirs is None) or mine.tolist() == theirs.tolist()  # type: ignore[union-attr]


def test_all_that_is_in_a_file_is_read() -> None:
    election = pb.parse(PLAIN.encode())
    assert election.kind == APPROVAL
    assert election.budget == Fraction(3001, 2)
    assert election.units == (3001, [1400, 1801, 240], 2)
    assert election.ids == ("p1", "p2", "p10")
    assert election.names == ("A bench; a long one", "Herbs", "Paint")
    assert election.selected == ("1", "0", "1")
    assert election.voters == 5
    assert sorted(election.ballots.weights.tolist()) == [1, 1, 1, 1]
    assert election.meta["description"] == "The yard, 2031"


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.removesuffix("\n").encode(),
        PLAIN.replace("\n3;", "\n\n3;").encode(),
        PLAIN.replace("p10,p1;", "p10 , p1;").encode(),
        PLAIN.replace("p10,p1;", '"p10,p1";').encode(),
        PLAIN.replace("p10,p1;", "p1,p10,p1;").encode(),
        PLAIN.replace("voter_id;vote;age", "vote_id;VOTE ;age").encode(),
    ],
)
def test_ends_of_lines_marks_and_spaces_make_no_difference(data: bytes) -> None:
    same(pb.parse(data), pb.parse(PLAIN.encode()))


def test_a_project_named_twice_on_a_ballot_counts_once_and_that_is_said() -> None:
    found = pb.parse(PLAIN.replace("p10,p1;", "p1,p10,p1;").encode())
    assert found.notes == ("1 ballot names a project more than once; it counts once.",)


@settings(max_examples=150)
@given(raw(), st.booleans())
def test_what_is_written_is_read_again(values: Raw, quickly: bool) -> None:
    """By the quick way and by the careful one."""
    election = made(values)
    written = pb.write(election)
    with pytest.MonkeyPatch.context() as patch:
        if not quickly:
            patch.setattr(pb, "_quickly", lambda *given: None)
        same(pb.parse(written.encode()), election._replace(selected=("",) * len(election.ids)))


@settings(max_examples=60)
@given(
    st.lists(st.text("abcé0", min_size=1, max_size=20), min_size=1, max_size=40, unique=True),
    st.lists(st.lists(st.integers(0, 39), unique=True, max_size=6), max_size=12),
    st.sampled_from(["voter_id;vote", "vote;voter_id", "voter_id;vote;comma"]),
)
def test_both_ways_of_reading_votes_agree(ids: list[str], ballots: list[list[int]], heading: str) -> None:
    """Whatever ids look like, in whichever column they stand."""
    lines = ["META", "key;value", "budget;9", "vote_type;approval", "PROJECTS", "project_id;cost"]
    lines += [*(f"{each};1" for each in ids), "VOTES", heading]
    for number, ballot in enumerate(ballots):
        named = ",".join(ids[each] for each in ballot if each < len(ids))
        fields = {"voter_id": f"v{number}", "vote": named, "comma": "a,b,"}
        lines.append(";".join(fields[name] for name in heading.split(";")))
    data = "\n".join(lines).encode()
    quick = pb.parse(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pb, "_quickly", lambda *given: None)
        same(quick, pb.parse(data))


def test_the_quick_way_is_taken() -> None:
    data = PLAIN.encode()
    head = pb._head(PLAIN.partition("VOTES")[0], 14)
    assert pb._quickly(data, data.index(b"voter_id"), head) is not None


POINTED = PLAIN.replace("approval", "cumulative").replace("vote;age", "vote;points")
GIVEN = POINTED.replace("p1,p2;30", "p1,p2;3,1.5").replace("p1;31", "p1;5").replace("p10,p1;", "p10,p1;0,-2")
GIVEN = GIVEN.replace("4;;50", "4;;").replace("p2;7", "p2;7")


def test_points_and_ranks_are_read() -> None:
    election = pb.parse(GIVEN.encode())
    assert election.kind == POINTS
    assert election.points_in_one == 2
    assert sorted(election.ballots.marks.tolist()) == [-4, 0, 3, 6, 10, 14]  # type: ignore[union-attr]
    scored = pb.parse(GIVEN.replace("cumulative", "scoring").encode())
    assert scored.kind == POINTS
    ranked = pb.parse(PLAIN.replace("approval", "ordinal").encode())
    assert ranked.kind == RANKS
    one = pb.parse(PLAIN.replace("approval", "choose-1").replace("p1,p2", "p2").replace("p10,p1", "p10").encode())
    assert one.kind == APPROVAL


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("META\n", "", 1, "begins with a line that says META"),
        ("budget;1500,50\n", "", 0, "META does not say budget."),
        ("budget;1500,50", "budget;plenty", 6, "The budget should be a number; it is “plenty”."),
        ("budget;1500,50", "budget;-3", 6, "below zero"),
        ("budget;1500,50", "budget;1e9", 6, "should be a number"),
        ("rule;greedy", "budget;3", 8, "budget is said a second time."),
        ("rule;greedy", "rule", 8, "a semicolon and a value"),
        ("approval", "applause", 7, "vote_type should be one of"),
        ("PROJECTS\n", "", 0, "There is no section PROJECTS"),
        ("project_id;cost", "project;price", 10, "lacks cost and project_id"),
        ("p2;900.5;2;Herbs;0", "p2;900.5;2;Herbs", 12, "4 fields; the heading has 5"),
        ("p2;900.5", "p1;900.5", 12, "Project p1 is there a second time."),
        ("p2;900.5", ";900.5", 12, "needs an id"),
        ("p2;900.5", "p2;-900.5", 12, "The cost of p2 is below zero."),
        ("p2;900.5", "p2;lots", 12, "The cost of p2 should be a number; it is “lots”."),
        ("VOTES\n", "", 0, "There is no section VOTES; part of the file may be missing."),
        ("voter_id;vote;age", "voter_id;choice;age", 15, "lacks vote"),
        ("2;p1;31", "2;p1;31;x", 17, "4 fields; the heading has 3"),
        ("2;p1;31", "2;p1", 17, "2 fields; the heading has 3"),
        ("2;p1;31", "2;p3;31", 17, "names “p3”, and there is no such project"),
        ("2;p1;31", "2;p1,;31", 17, "names “”, and there is no such project"),
        ("2;p1;31", "2;\0;31", 17, "not text"),
        ("5;p2;7\n", "", 0, "num_votes 5 and has 4; part of it may be missing"),
        ("num_projects;3", "num_projects;4", 0, "num_projects 4 and has 3"),
        ("5;p2;7\n", "5;p2;7\nMETA\nkey;value\n", 0, "META comes after the votes, or a second time."),
        ("approval", "choose-1", 16, "names 2 projects, and one was to be chosen"),
        ("approval", "cumulative", 15, "lacks points"),
    ],
)
def test_a_file_that_makes_no_sense_says_which_line_and_what(old: str, new: str, line: int, words: str) -> None:
    with pytest.raises(Malformed) as caught:
        pb.parse(PLAIN.replace(old, new, 1).encode())
    assert words in caught.value.what
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("p1,p2;3,1.5", "p1,p2;3", 16, "names 2 projects and gives points 1 times"),
        ("p1,p2;3,1.5", "p1,p1;3,1.5", 16, "to one project twice"),
        ("p1;5", "p1;five", 17, "Points should be a number; it is “five”."),
        ("p1;5", "p1;5000000000000", 0, "below a million millions"),
    ],
)
def test_points_that_make_no_sense(old: str, new: str, line: int, words: str) -> None:
    with pytest.raises(Malformed) as caught:
        pb.parse(GIVEN.replace(old, new, 1).encode())
    assert words in caught.value.what
    assert caught.value.line == line


def test_what_is_not_text_says_where() -> None:
    with pytest.raises(Malformed) as caught:
        pb.parse(PLAIN.replace("Herbs", "Kräuter").encode("latin-1"))
    assert caught.value.line == 12
    with pytest.raises(Malformed) as caught:
        pb.parse(PLAIN.replace("2;p1;31", '2;"p1";ä').encode("latin-1"))
    assert caught.value.line == 17


@settings(max_examples=150)
@given(st.integers(0, len(PLAIN)), st.integers(0, 40), st.text('\n;,"pV1é', max_size=4))
def test_broken_files_are_read_or_refused_never_anything_else(start: int, long: int, put: str) -> None:
    broken = PLAIN[:start] + put + PLAIN[start + long :]
    try:
        election = pb.parse(broken.encode())
    except Malformed as problem:
        assert problem.what.endswith((".", "?"))  # noqa: PT017 (either outcome is right)
        return
    assert str(election.voters) == election.meta.get("num_votes", str(election.voters))
