"""Files of ranked ballots: what is written is read again, and a file that makes no sense is refused by its line."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.counting.ballots import Ranked
from ourterms.counting.formats import Malformed, blt, preflib
from ourterms.counting.tests.ranked_strategies import election, tied

BLT = """4 2
3 1 4 2 0
1 2 0
2 4 3 0
0
"Ade Okoro"
"Bel Moss"
"Cy Lund"
"Dee Hart"
"A made-up ward"
"""
PREFLIB = """# FILE NAME: made-up.toi
# TITLE: A made-up board
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 9
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Ade Okoro
# ALTERNATIVE NAME 2: Bel Moss
# ALTERNATIVE NAME 3: Cy Lund
4: 1,3,2
3: 2
2: 3,{1,2}
"""


def same(one: Ranked, other: Ranked) -> None:
    assert (one.names, one.seats, one.withdrawn, one.blank, one.title) == (
        other.names,
        other.seats,
        other.withdrawn,
        other.blank,
        other.title,
    )
    assert sorted(_added(one)) == sorted(_added(other))


def blt_of(text: str) -> Ranked:
    return blt.parse(text.encode())


class TestBlt:
    def test_what_is_in_it(self) -> None:
        found = blt_of(BLT)
        assert found.names == ("Ade Okoro", "Bel Moss", "Cy Lund", "Dee Hart")
        assert (found.seats, found.title, found.votes) == (2, "A made-up ward", 6)
        assert found.ballots() == [(3, [(0,), (3,), (1,)]), (1, [(1,)]), (2, [(3,), (2,)])]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("4 2\n", "4,2\n"),  # a header with a comma
            ("4 2\n", "  4   2  # seats\n\n"),
            ("\n", "\r\n"),
            ("\n", "\r"),
            ("4 2\n", "\ufeff4 2\n"),
            ("3 1 4 2 0\n", "  3 1 4 2 0 \n\n"),
            ("3 1 4 2 0\n", "# the first\n3 1 4 2 0 # three\n"),
            ("3 1 4 2 0\n", "(box-7) 3 1 4 2 0\n"),
            ("3 1 4 2 0\n", "1 1 4 2 0\n2 1 4 2 0\n"),
            ("3 1 4 2 0\n", "3 1 - 4 2 0\n"),
            ("\n0\n", "\n 0  # the end\n"),
            ('"', ""),  # names without quotation marks
            ('"\n"', '" "'),  # all on one line
            ('"Dee Hart"', '"Dee Hart" # the fourth'),
            ('"A made-up ward"\n', '"A made-up ward"'),
        ],
    )
    def test_other_ways_to_write_the_same(self, old: str, new: str) -> None:
        written = BLT.replace(old, new)
        assert written != BLT
        same(blt_of(written), blt_of(BLT))

    def test_who_withdrew(self) -> None:
        assert blt_of(BLT.replace("4 2\n", "4 2\n-2\n-3 -4\n")).withdrawn == {1, 2, 3}

    def test_shared_places(self) -> None:
        found = blt_of(BLT.replace("3 1 4 2 0", "3 1=4=2 3 0"))
        assert found.ballots()[0] == (3, [(0, 1, 3), (2,)])

    def test_blank_ballots(self) -> None:
        for extra in ("5 0\n", "2 0\n3 0\n"):
            found = blt_of(BLT.replace('0\n"Ade', extra + '0\n"Ade'))
            assert (found.blank, found.votes) == (5, 6)

    def test_names_with_quotation_marks_and_letters_of_all_kinds(self) -> None:
        found = blt_of(BLT.replace('"Bel Moss"', '"Bel "Red" Møss"').replace('"Cy Lund"', '"Cy # Lund"'))
        assert found.names[1:3] == ('Bel "Red" Møss', "Cy # Lund")
        old = blt.parse(BLT.replace("Bel Moss", "Bel Møss").encode("latin-1"))
        assert old.names[1] == "Bel Møss"

    def test_no_title(self) -> None:
        assert blt_of(BLT.replace('"A made-up ward"\n', "")).title == ""

    @pytest.mark.parametrize(
        ("old", "new", "line", "says"),
        [
            ("4 2\n", "four 2\n", 1, "how many candidates and how many seats"),
            ("4 2\n", "0 2\n", 1, "1 to 30,000 candidates"),
            ("4 2\n", "4 0\n", 1, "seats"),
            ("4 2\n", "4 2\n-5\n", 2, "Candidate 5 withdrew"),
            ("4 2\n", "4 2\n-0\n", 2, "Candidate 0 withdrew"),
            ("1 2 0", "1 5 0", 3, "It ranks candidate 5, but there are only 4"),
            ("1 2 0", "1 2 1 2 0", 3, "It ranks candidate 2 twice"),
            ("1 2 0", "1 2 -3 0", 3, "“-3” is no whole number"),
            ("1 2 0", "1 2.5 0", 3, "“2.5” is no whole number"),
            ("1 2 0", "x 2 0", 3, "“x” is no whole number"),
            ("1 2 0", "1 2", 3, "should end with 0"),
            ("1 2 0", "1", 3, "should end with 0"),
            ("1 2 0", "1 2 0 3 0", 3, "nothing should follow"),
            ("1 2 0", "0 2 0", 3, "a whole number from 1"),
            ("1 2 0", "1 2= 0", 3, "= should stand between"),
            ("1 2 0", "1 =2 0", 3, "= should stand between"),
            ("1 2 0", "1 2==1 0", 3, "= should stand between"),
            ("1 2 0", "1 2=-=1 0", 3, "= should stand between"),
            ("1 2 0", "9999999999999999 2 0", 3, "is no whole number"),
            ("1 2 0", "599999999999999 2 0\n599999999999999 1 0", 4, "more than"),
            ("\n0\n", "\n", 5, "is no whole number"),
            ('0\n"Ade Okoro"\n"Bel Moss"\n"Cy Lund"\n"Dee Hart"\n"A made-up ward"\n', "", 5, "ends within the ballots"),
            ('"Cy Lund"\n"Dee Hart"\n"A made-up ward"\n', "", 7, "There are 2 names for 4 candidates"),
            ('"Cy Lund"', '"Cy Lund', 8, "should end with one"),
            ('"A made-up ward"\n', "1\n2\n3\n4\n5\n", 14, "more names than that"),
        ],
    )
    def test_what_makes_no_sense(self, old: str, new: str, line: int, says: str) -> None:
        written = BLT.replace(old, new, 1)
        assert written != BLT
        with pytest.raises(Malformed, match=re.escape(says)) as problem:
            blt_of(written)
        assert problem.value.line == line

    @pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\xff", b"4 2", b"4 2\n", b"4 2\n3 1 4 2 0"])
    def test_hardly_a_file(self, data: bytes) -> None:
        with pytest.raises(Malformed):
            blt.parse(data)

    def test_a_line_for_every_ballot_of_very_many(self) -> None:
        body = "3 1 4 2 0\n1 2 0\n2 4 3 0\n"
        many = BLT.replace(body, body * 50_000)
        found = blt_of(many)
        assert len(found.weights) == 3
        assert found.ballots() == [(50_000 * weight, places) for weight, places in blt_of(BLT).ballots()]
        assert (found.names, found.title) == (blt_of(BLT).names, "A made-up ward")
        for end, line in (('"Cy Lund"', 150_005), ("2 4 3 0\n0\n", 150_001)):
            with pytest.raises(Malformed) as problem:
                blt_of(many.replace(end, end.replace('Lund"', "Lund").replace("4 3", "4 9")))
            assert problem.value.line == line

    @given(tied(), st.integers(1, 5), st.sets(st.integers(0, 4)), st.text(st.characters(codec="utf-8"), max_size=9))
    def test_what_is_written_is_read(self, given_: tuple, seats: int, gone: set[int], title: str) -> None:
        made = election(given_, seats)
        title = " ".join(title.replace('"', "'").split())
        gone = {each for each in gone if each < given_[0]}
        made = Ranked(made.names, made.choices, made.weights, made.tied, made.blank, seats, frozenset(gone), title)
        same(blt_of(blt.write(made)), made)

    @given(st.lists(st.sampled_from(["1", "2", "3", "4", "0", "9", " ", "\n", "=", "-", "1 2 0\n", "3 4 1 0\n"])))
    def test_both_halves_of_the_reader_agree(self, parts: list[str]) -> None:
        """The quick half takes a file only where the careful half would read the same."""
        text = f"4 1\n{''.join(parts)}\n0\nA\nB\nC\nD\n"
        data = text.encode()

        def outcome(how: str) -> object:
            try:
                head = blt._head(data)
                found = blt.parse(data) if how == "quick" else blt._carefully(data, *head)
                return found.names, sorted(_added(found)), found.blank
            except Malformed as problem:
                return str(problem)

        assert outcome("quick") == outcome("careful")


def _added(found: Ranked) -> list[tuple[str, int]]:
    sums: dict[str, int] = {}
    for weight, places in found.ballots():
        sums[str(places)] = sums.get(str(places), 0) + weight
    return list(sums.items())


def preflib_of(text: str) -> Ranked:
    return preflib.parse(text.encode())


class TestPreflib:
    def test_what_is_in_it(self) -> None:
        found = preflib_of(PREFLIB)
        assert found.names == ("Ade Okoro", "Bel Moss", "Cy Lund")
        assert found.ballots() == [(4, [(0,), (2,), (1,)]), (3, [(1,)]), (2, [(2,), (0, 1)])]
        assert (found.title, found.votes, found.seats) == ("A made-up board", 9, None)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("\n", "\r\n"),
            ("4: 1,3,2", "4:1,3,2"),
            ("4: 1,3,2", "4: 1, 3, 2"),
            ("4: 1,3,2", "4 : {1},3 ,2 "),
            ("4: 1,3,2", "\n4: 1,3,2\n"),
            ("2: 3,{1,2}", "2: 3,{1, 2}"),
            ("2: 3,{1,2}\n", "2: 3,{1,2}"),
            ("# FILE NAME", "\ufeff# FILE NAME"),
        ],
    )
    def test_other_ways_to_write_the_same(self, old: str, new: str) -> None:
        written = PREFLIB.replace(old, new)
        assert written != PREFLIB
        same(preflib_of(written), preflib_of(PREFLIB))

    def test_several_shared_places(self) -> None:
        found = preflib_of(PREFLIB.replace("2: 3,{1,2}", "2: {1,3},{2}"))
        assert found.ballots()[2] == (2, [(0, 2), (1,)])

    @pytest.mark.parametrize(
        ("old", "new", "line", "says"),
        [
            ("# NUMBER ALTERNATIVES: 3\n", "", 1, "NUMBER ALTERNATIVES"),
            ("ALTERNATIVES: 3", "ALTERNATIVES: three", 4, "whole number"),
            ("ALTERNATIVES: 3", "ALTERNATIVES: 0", 4, "1 to 30,000"),
            ("ALTERNATIVES: 3", "ALTERNATIVES: 4", 4, "ALTERNATIVE NAME 4"),
            ("TYPE: toi", "TYPE: wmd", 3, "data type"),
            ("3: 2\n", "3: 4\n", 11, "It ranks alternative 4, but there are 3"),
            ("3: 2\n", "3: 0\n", 11, "It ranks alternative 0"),
            ("3: 2\n", "3: 2,1,2\n", 11, "It ranks alternative 2 twice"),
            ("3: 2\n", "3: {2,2}\n", 11, "It ranks alternative 2 twice"),
            ("3: 2\n", "3 2\n", 11, "a colon"),
            ("3: 2\n", "three: 2\n", 11, "a colon"),
            ("3: 2\n", "0: 2\n", 11, "stand for 1"),
            ("3: 2\n", "3: 2,\n", 11, "is no order"),
            ("3: 2\n", "3: 2,,1\n", 11, "is no order"),
            ("3: 2\n", "3: 2 1\n", 11, "is no order"),
            ("3: 2\n", "3: {2,1\n", 11, "is no order"),
            ("3: 2\n", "3: 2}\n", 11, "is no order"),
            ("3: 2\n", "3: 2{1,3}\n", 11, "is no order"),
            ("3: 2\n", "3: {2}1\n", 11, "is no order"),
            ("3: 2\n", "3: {}\n", 11, "whole numbers"),
            ("3: 2\n", "3: two\n", 11, "is no order"),
            ("3: 2\n", "3: 2: 1\n", 11, "is no order"),
            ("3: 2\n", "2: 2\n", 12, "9 voters, but has 8"),
            ("3: 2\n", "2: 2\n1: 2\n", 13, "3 orders, but has 4"),
            ("2: 3,{1,2}\n", "", 11, "9 voters, but has 7"),
            ("TYPE: toi", "TYPE: soi", 12, "a shared place"),
            ("TYPE: toi", "TYPE: toc", 11, "ranks 1 of 3"),
            ("TYPE: toi", "TYPE: soc", 11, "ranks 1 of 3"),
        ],
    )
    def test_what_makes_no_sense(self, old: str, new: str, line: int, says: str) -> None:
        written = PREFLIB.replace(old, new, 1)
        assert written != PREFLIB
        with pytest.raises(Malformed, match=re.escape(says)) as problem:
            preflib_of(written)
        assert problem.value.line == line

    @pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\xff", b"# TITLE: x", b"4: 1,2"])
    def test_hardly_a_file(self, data: bytes) -> None:
        with pytest.raises(Malformed):
            preflib.parse(data)

    @given(tied())
    def test_what_is_written_is_read(self, given_: tuple) -> None:
        made = election(given_)
        written = preflib.write(made)
        same(preflib_of(written), made)
        kind = re.search(r"DATA TYPE: (...)", written)
        shared = any(len(place) > 1 for _, places in made.ballots() for place in places)
        assert kind is not None
        assert kind[1].startswith("t") is shared

    @given(st.lists(st.sampled_from([*"123{},:9 \n", "1: 2\n", "3: 1,{2,3}\n", "2:3,1,2\n"])))
    def test_both_halves_of_the_reader_agree(self, parts: list[str]) -> None:
        lines = [line for line in PREFLIB.split("\n")[:9] if "NUMBER V" not in line and "UNIQUE" not in line]
        head = "\n".join([*lines, ""])
        data = (head + "".join(parts) + "\n").encode()

        def outcome(how: str) -> object:
            try:
                facts, start = preflib._head(data)
                names, kind = preflib._who(facts)
                quick = how == "quick"
                found = preflib.parse(data) if quick else preflib._carefully(data, start, names, kind, facts)
                return found.names, sorted(_added(found)), found.blank
            except Malformed as problem:
                return str(problem)

        assert outcome("quick") == outcome("careful")


@given(tied(5), st.sets(st.integers(0, 4)))
def test_strict_ballots_are_what_they_say(given_: tuple, gone: set[int]) -> None:
    made = election(given_)
    gone = {each for each in gone if each < given_[0]}
    made = Ranked(made.names, made.choices, made.weights, made.tied, made.blank, None, frozenset(gone))
    choices, weights, blank = made.strict()
    assert (choices[:, -1] == -1).all()
    found = sorted(
        (int(weight), [each for each in row if each >= 0])
        for row, weight in zip(choices.tolist(), weights.tolist(), strict=True)
    )
    wanted, silent = [], made.blank
    for weight, places in made.ballots():
        row: list[int] = []
        for place in places:
            left = [each for each in place if each not in gone]
            if len(left) > 1:
                break
            row += left
        if row:
            wanted.append((weight, row))
        else:
            silent += weight
    assert found == sorted(wanted)
    assert blank == silent
    assert np.issubdtype(choices.dtype, np.integer)
