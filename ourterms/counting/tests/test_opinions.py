"""Opinion maps: what all agree on, exactly; groups that are found again; files that make no sense are refused."""

import json
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.counting import grouping, polis
from ourterms.counting.formats import Malformed, read
from ourterms.counting.formats import polis as files
from ourterms.counting.opinions import Opinions
from ourterms.counting.rules import Options, Refused, count
from ourterms.counting.ties import Ties

MATRIX = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,4,7,5
0,0,1,3,2,1,1,-1,1
3,,0,1,0,0,,0,
8,1,0,0,0,0,,,
"""
VOTES = """timestamp,datetime,comment-id,voter-id,vote
1700000000003,Wed Nov 15,4,0,1
1700000000001,Wed Nov 15,4,0,-1
1700000000002,Wed Nov 15,7,0,-1
1700000000002,Wed Nov 15,5,0,1
1700000000002,Wed Nov 15,7,3,0
"""
COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,a day,4,0,1,0,1,"Tea, please.
And biscuits."
2,a day,7,0,0,1,-1,No tea.
3,a day,5,0,1,0,0,Water.
"""


def said(*rows: str, taken_out: tuple[int, ...] = ()) -> Opinions:
    """Rows of + - 0 and . (not seen), one person a row."""
    side = {"+": 1, "-": -1, "0": 0}
    votes = [(p, s, side[sign]) for p, row in enumerate(rows) for s, sign in enumerate(row) if sign in side]
    return Opinions.of(votes, taken_out)


conversations = st.integers(1, 7).flatmap(
    lambda wide: st.lists(st.text("+-0.", min_size=wide, max_size=wide), min_size=1, max_size=24)
)


class TestConsensus:
    def test_on_paper(self) -> None:
        # Of 4 votes 4 agree: share 5/6, z = (2 * 5 - 5) / sqrt 5 = 2.24 > 1.2816. Of 4, 3: z = 3 / sqrt 5 = 1.34.
        found = polis.drawn(said("++-", "+++", "+0-", "++-"))
        assert found.agree == (0, 1)
        assert found.disagree == (2,)
        # 2 of 2: z = (2 * 3 - 3) / sqrt 3 = 1.73. 1 of 1: z = (2 * 2 - 2) / sqrt 2 = 1.41. 0 votes: none.
        assert count(said("+.+", "+.."), "polis").more["consensus"]["agree"] == [0, 2]
        # 2 of 3: z = (2 * 3 - 4) / 2 = 1: not clear.
        assert polis.drawn(said("+", "+", "-")).agree == ()

    def test_five_at_most_and_equal_ones_by_their_ids(self) -> None:
        found = polis.drawn(said(*["+" * 9] * 8))
        assert found.agree == (0, 1, 2, 3, 4)

    def test_what_moderation_took_out_is_not_in_it(self) -> None:
        found = polis.drawn(said(*["++-"] * 40, taken_out=(0,)))
        assert (found.agree, found.disagree) == ((1,), (2,))
        assert all(place != 0 for group in found.groups for place, _ in group.apart)

    @given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400)), max_size=12))
    def test_as_its_definition_says(self, counts: list[tuple[int, int, int]]) -> None:
        agree, disagree, passed = np.array(counts, np.int64).reshape(-1, 3).T
        given_ = polis.Said(agree, disagree, agree + disagree + passed)
        for side in (1, -1):
            rows = []
            for place, (a, d, p) in enumerate(counts):
                s, n = (a if side > 0 else d), a + d + p
                lead = 2 * (s + 1) - (n + 1)
                z2 = Fraction(lead * lead, n + 1)
                if Fraction(s + 1, n + 2) > Fraction(1, 2) and lead > 0 and z2 > Fraction(12816, 10_000) ** 2:
                    rows.append((-(Fraction(s + 1, n + 2) ** 2) * z2, place))
            wanted = tuple(place for _, place in sorted(rows)[:5])
            assert polis.agreed(given_, side, np.ones(len(counts), np.bool_)) == wanted

    @given(conversations, st.randoms(use_true_random=False))
    def test_the_order_of_people_does_not_matter(self, rows: list[str], chance) -> None:
        shuffled = list(rows)
        chance.shuffle(shuffled)
        one, other = polis.drawn(said(*rows)), polis.drawn(said(*shuffled))
        assert (one.agree, one.disagree) == (other.agree, other.disagree)
        assert [group.size for group in one.groups] == [group.size for group in other.groups]
        assert [group.apart for group in one.groups] == [group.apart for group in other.groups]

    @given(conversations)
    def test_agree_and_disagree_are_alike(self, rows: list[str]) -> None:
        turned = [row.translate(str.maketrans("+-", "-+")) for row in rows]
        one, other = polis.drawn(said(*rows)), polis.drawn(said(*turned))
        assert (one.agree, one.disagree) == (other.disagree, other.agree)


class TestGroups:
    ROWS = ["++++----0"] * 20 + ["----++++0"] * 16 + ["+........"] * 3

    def test_two_camps_are_found(self) -> None:
        found = polis.drawn(said(*self.ROWS))
        assert [group.size for group in found.groups] == [20, 16]  # three saw too little to be on the map
        assert {(place, side) for place, side in found.groups[0].apart} <= {
            *((place, 1) for place in range(4)),
            *((place, -1) for place in range(4, 8)),
        }
        assert found.divides() == list(range(8))
        assert sorted(found.minded(1)) == [0, 1, 2, 3]
        assert found.common(1) == []

    def test_what_every_group_agrees_on(self) -> None:
        rows = [row[:-1] + "+" for row in self.ROWS[:36]]
        found = polis.drawn(said(*rows))
        assert found.common(1) == [8]
        assert found.common(-1) == []
        assert found.agree == (8,)

    @given(conversations)
    def test_everybody_who_voted_enough_is_in_one_group(self, rows: list[str]) -> None:
        opinions = said(*rows)
        labels = polis.grouped(opinions)
        enough = min(7, len(opinions.statements))
        voted = np.bincount(opinions.person, minlength=opinions.people)
        assert ((labels >= 0) == (voted >= enough)).all() or not len(opinions.votes)
        groups = set(labels[labels >= 0].tolist())
        assert groups == set(range(len(groups)))
        assert len(groups) <= 5

    def test_both_ways_to_the_components_agree(self) -> None:
        made = np.random.default_rng(7)
        table = made.standard_normal((400, 320)) * 0.1
        table += np.outer(made.standard_normal(400), made.standard_normal(320))
        table += 0.5 * np.outer(made.standard_normal(400), made.standard_normal(320))
        quick = grouping._krylov(table)
        assert quick is not None
        whole = np.linalg.eigh(table.T @ table)[1][:, ::-1][:, :2]
        assert np.allclose(np.abs((quick * whole).sum(axis=0)), 1, atol=1e-9)

    def test_silhouettes_as_defined(self) -> None:
        made = np.random.default_rng(3)
        points, labels = made.standard_normal((90, 2)), np.arange(90) % 3
        far = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
        fits = []
        for each in range(90):
            own = far[each, labels == labels[each]].sum() / 29
            other = min(far[each, labels == label].mean() for label in range(3) if label != labels[each])
            fits.append((other - own) / max(own, other))
        assert grouping.silhouettes(points, [labels.astype(np.int64)])[0] == pytest.approx(np.mean(fits))

    @pytest.mark.parametrize("rows", [[], ["."], ["+"], ["+", "-"], ["++", "++"], ["0" * 9] * 40, ["+" * 9] * 40])
    def test_hardly_a_conversation(self, rows: list[str]) -> None:
        result = count(said(*rows), "polis")
        assert set(result.more["consensus"]) == {"agree", "disagree"}
        assert sum(group["size"] for group in result.more["groups"]) <= len(rows)
        assert result.as_text()
        assert result.as_svg()

    def test_nobody_is_named(self) -> None:
        data = count(said(*self.ROWS), "polis").as_data()
        assert data["consensus"] == {"agree": [], "disagree": []}
        assert [sorted(group) for group in data["groups"]] == [["agree", "disagree", "size"]] * 2
        assert "people" not in json.dumps(data["groups"])

    def test_what_a_map_does_not_have(self) -> None:
        for options in (Options(seats=1), Options(completion="none"), Options(ties=Ties())):
            with pytest.raises(Refused):
                count(said("+"), "polis", options)


def votes_of(opinions: Opinions) -> list[tuple[int, int, int]]:
    rows = zip(opinions.person.tolist(), opinions.statement.tolist(), opinions.votes.tolist(), strict=True)
    return sorted((person, opinions.statements[statement], vote) for person, statement, vote in rows)


class TestFiles:
    def test_a_row_a_person(self) -> None:
        found = files.parse(MATRIX.encode(), COMMENTS.encode())
        assert (found.statements, found.people) == ((4, 5, 7), 3)
        assert votes_of(found) == [(0, 4, 1), (0, 5, 1), (0, 7, -1), (1, 7, 0)]
        assert found.taken_out == {7}
        assert found.texts[4] == "Tea, please.\nAnd biscuits."

    def test_a_row_a_vote_the_last_one_counts(self) -> None:
        found = files.parse(VOTES.encode(), COMMENTS.encode())
        assert votes_of(found) == [(0, 4, 1), (0, 5, 1), (0, 7, -1), (1, 7, 0)]

    @pytest.mark.parametrize("side", [1, -1])
    def test_json_of_either_sign(self, side: int) -> None:
        votes = [
            {"pid": 0, "tid": 4, "vote": side},
            {"pid": 1, "tid": 4, "vote": side},
            {"pid": 1, "tid": 5, "vote": 0},
        ]
        comments = [{"tid": 4, "txt": "Tea.", "mod": 1, "agree_count": 2, "disagree_count": 0}]
        found = files.parse(json.dumps(votes).encode(), json.dumps(comments).encode())
        assert votes_of(found) == [(0, 4, 1), (1, 4, 1), (1, 5, 0)]
        with pytest.raises(Malformed, match="Nothing says whether 1 is agree"):
            files.parse(json.dumps(votes).encode())

    def test_a_folder_or_a_file_with_its_statements_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "participants-votes.csv").write_text(MATRIX)
        (tmp_path / "comments.csv").write_text(COMMENTS)
        for path in (tmp_path, tmp_path / "participants-votes.csv"):
            assert read(path).taken_out == {7}
        with pytest.raises(Malformed, match="The folder should hold"):
            read(tmp_path.parent)

    @pytest.mark.parametrize(
        ("old", "new"), [("\n", "\r\n"), ("participant,", "\ufeffparticipant,"), (",-1,", ',"-1",')]
    )
    def test_other_ways_to_write_the_same(self, old: str, new: str) -> None:
        assert votes_of(files.parse(MATRIX.replace(old, new).encode())) == votes_of(files.parse(MATRIX.encode()))

    @pytest.mark.parametrize(
        ("old", "new", "line", "says"),
        [
            ("participant", "person", 1, "should begin with"),
            (",n-disagree,4,7,5", "", 1, "then one for each statement"),
            (",4,7,5", ",4,x,5", 1, "The id of a statement should be a whole number"),
            (",4,7,5", ",4,7,4", 1, "Two columns are for one statement"),
            ("1,-1,1\n", "1,-2,1\n", 2, "A vote is 1, 0 or -1, not “-2” (statement 7)"),
            ("1,-1,1\n", "1,yes,1\n", 2, "not “yes”"),
            ("1,-1,1\n", "1,11,1\n", 2, "not “11”"),
            ("1,-1,1\n", "1,2,1\n", 2, "not “2”"),
            ("1,-1,1\n", "1,-1\n", 2, "It has 8 cells, but the first line has 9"),
            ("1,-1,1\n", "1,-1,1,1\n", 2, "It has 10 cells"),
            ("3,,0,1", "0,,0,1", 3, "Person 0 has a line already"),
            ("3,,0,1", "three,,0,1", 3, "The number of a person should be a whole number"),
            ("3,,0,1", '"3,,0,1', 4, "no row of a CSV file"),
        ],
    )
    def test_what_makes_no_sense(self, old: str, new: str, line: int, says: str) -> None:
        written = MATRIX.replace(old, new, 1)
        assert written != MATRIX
        with pytest.raises(Malformed, match=re.escape(says)) as problem:
            files.parse(written.encode())
        assert problem.value.line == line

    @pytest.mark.parametrize(
        ("old", "new", "line", "says"),
        [
            ("voter-id", "who", 1, "should name the columns"),
            ("4,0,1", "4,0,2", 2, "A vote is 1, 0 or -1, not 2"),
            ("4,0,1", "4,0", 2, "It has 4 cells"),
            ("7,3,0", "7,3,no", 6, "A vote should be a whole number"),
            ("7,3,0", "x,3,0", 6, "The id of a statement"),
        ],
    )
    def test_what_makes_no_sense_a_row_a_vote(self, old: str, new: str, line: int, says: str) -> None:
        with pytest.raises(Malformed, match=re.escape(says)) as problem:
            files.parse(VOTES.replace(old, new, 1).encode())
        assert problem.value.line == line

    @pytest.mark.parametrize(
        ("comments", "says"),
        [
            ("a,b\n", "comments.csv should name the columns"),
            (COMMENTS.replace(",7,0,0,1,-1,", ",7,0,0,1,"), "comments.csv has 7 cells"),
            (COMMENTS.replace("a day,7", "a day,x"), "the id of a statement"),
            ("", "comments.csv should name the columns"),
        ],
    )
    def test_statements_that_make_no_sense(self, comments: str, says: str) -> None:
        with pytest.raises(Malformed, match=says):
            files.parse(MATRIX.encode(), comments.encode())

    @pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[", b"[1]", b'[{"pid": 1}]', b"participant,\xff\n", b"{}"])
    def test_hardly_a_file(self, data: bytes) -> None:
        with pytest.raises(Malformed):
            files.parse(data)

    @given(conversations)
    def test_what_is_written_is_read(self, rows: list[str]) -> None:
        opinions = said(*rows, taken_out=(1,))
        found = files.parse(files.write(opinions).encode(), files.write_statements(opinions).encode())
        assert votes_of(found) == votes_of(opinions)
        assert found.people == opinions.people
        assert found.taken_out == opinions.taken_out & set(opinions.statements)

    @given(st.lists(st.sampled_from([*"0123-,\n", ",,", "1,,0,1,0,0,1,,\n", "2,,0,1,0,0,,-1,0\n"])))
    def test_both_halves_of_the_reader_agree(self, parts: list[str]) -> None:
        data = ("participant,group-id,n-comments,n-votes,n-agree,n-disagree,4,7,5\n" + "".join(parts)).encode()

        def outcome(how: str) -> object:
            try:
                found = files.parse(data) if how == "quick" else files._matrix(data, frozenset(), {})
                return found.statements, found.people, [row[1:] for row in votes_of(found)]
            except Malformed as problem:
                return str(problem)

        assert outcome("quick") == outcome("careful")
