"""Ranked rules on elections small enough to count on paper, and on ones that are hardly elections."""

from fractions import Fraction

import pytest

from ourterms.counting.ballots import Ranked, Twice
from ourterms.counting.result import Result
from ourterms.counting.rules import Options, Refused, count
from ourterms.counting.ties import Ties

RULES = ("irv", "scottish-stv", "meek", "schulze")


def ranked(names: str, ballots: str, seats: int | None = None, withdrawn: tuple[int, ...] = ()) -> Ranked:
    """`3 AB, 2 C, 1 A(BC)` as an election; brackets share a place."""
    found = []
    for line in filter(None, map(str.strip, ballots.split(","))):
        weight, _, order = line.partition(" ")
        places: list[list[int]] = []
        inside = False
        for letter in order:
            if letter in "()":
                inside = letter == "("
                places += [[]] if inside else []
            elif inside:
                places[-1].append(names.index(letter))
            else:
                places.append([names.index(letter)])
        found.append((int(weight), places))
    return Ranked.of(list(names), found, seats, withdrawn)


def elected(election: Ranked, rule: str, **options: object) -> str:
    return "".join(election.names[each] for each in count(election, rule, Options(**options)).order)  # type: ignore[arg-type]


class TestOnPaper:
    def test_instant_runoff_passes_ballots_on(self) -> None:
        # B has fewest and leaves; its 3 go to C, who has 7 of 12 then, though A began with most.
        result = count(ranked("ABC", "5 A, 3 BC, 4 CB"), "irv")
        assert result.order == (2,)
        assert [one.excluded for one in result.rounds] == [(), (1,)]
        assert dict(result.rounds[1].figures) == {0: 5, 2: 7}

    def test_a_majority_is_of_ballots_that_still_count(self) -> None:
        result = count(ranked("ABC", "4 A, 3 B, 2 C"), "irv")
        assert result.order == (0,)  # 4 of 7 once C's two have ended
        assert result.rounds[1].facts == {"in all": 7, "ended": 2}

    def test_the_centre_squeezed(self) -> None:
        """As in Burlington in 2009: the runoff elects L, though most prefer C to L and most prefer C to R."""
        election = ranked("LCR", "10 LCR, 4 CLR, 4 CRL, 9 RCL")
        assert elected(election, "irv") == "L"  # C leaves with 8; L has 14 of 27 then
        assert elected(election, "schulze") == "C"  # 17 to 10 against L, 18 to 9 against R

    def test_a_surplus_is_cut_off_at_five_decimals(self) -> None:
        # Quota 25 // 3 + 1 = 9; A has 16, so each of its 16 ballots goes on at 7 / 16 = 0.4375.
        result = count(ranked("ABCD", "10 AB, 6 AC, 4 C, 5 D", 2), "scottish-stv")
        first, second = result.rounds[0], result.rounds[1]
        assert first.facts["quota"] == 9
        assert first.elected == (0,)
        assert second.figures[1] == Fraction(4375, 1000)
        assert second.figures[2] == 4 + Fraction(2625, 1000)
        # Quota 4, surplus 5, so each of 9 ballots goes on at 5 / 9 = 0.55555..., of which five decimals count.
        ninths = count(ranked("ABCD", "9 AB, 3 C, 3 D", 3), "scottish-stv")
        assert ninths.rounds[1].figures[1] == 9 * Fraction(55555, 100_000)
        assert ninths.rounds[1].facts["cut off"] == 5 - 9 * Fraction(55555, 100_000)

    def test_the_last_seats_need_no_quota(self) -> None:
        result = count(ranked("ABC", "8 A, 2 B, 1 C", 2), "scottish-stv")
        assert result.order == (0, 1)
        assert result.rounds[-1].notes == ("As many are left as seats.",)

    def test_meek_lets_those_elected_keep_less(self) -> None:
        # Quota 4 and a billionth; A has 6, so it keeps two thirds, rounded up, and a third of 6 ballots goes to B.
        result = count(ranked("ABC", "6 AB, 3 B, 3 C", 2), "meek")
        assert result.order == (0, 1)
        assert result.rounds[0].facts["quota"] == 4 + Fraction(1, 10**9)
        assert result.rounds[1].figures[0] == 6 * Fraction(666_666_667, 10**9)
        assert result.rounds[1].figures[1] == 3 + 6 * Fraction(333_333_333, 10**9)

    def test_meek_gives_to_those_elected_too(self) -> None:
        """D's ballots name A next. A is elected: the Scottish rule passes it over, Meek's lets it keep its share."""
        election = ranked("ABCD", "7 A, 4 B, 3 C, 2 DAB", 2)
        scottish = next(one for one in count(election, "scottish-stv").rounds if one.excluded == (3,))
        assert scottish.figures[1] == 6
        meek = next(one for one in count(election, "meek").rounds if one.excluded == (3,))
        assert 4 < meek.figures[1] < 6

    def test_schulze_as_in_its_first_example(self) -> None:
        # Schulze 2011, example 1: 45 voters, five candidates, E wins and the order is E A C B D.
        ballots = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
        result = count(ranked("ABCDE", ballots), "schulze")
        assert "".join("ABCDE"[each] for each in result.more["ranking"]) == "EACBD"
        assert result.more["preferences"][0] == [0, 20, 26, 30, 22]
        assert result.more["condorcet"] == []

    def test_schulze_takes_shared_places_and_silence_as_said(self) -> None:
        result = count(ranked("ABC", "2 (AB)C, 1 C, 1 B"), "schulze")
        assert result.more["preferences"] == [[0, 0, 2], [1, 0, 3], [1, 1, 0]]
        assert result.order == (1,)


class TestTies:
    def test_the_most_recent_stage_decides_first(self) -> None:
        # After D leaves B and C are equal; before it B had fewer, so B leaves.
        election = ranked("ABCD", "6 A, 3 B, 4 C, 1 DB")
        result = count(election, "irv", Options(ties=Ties.of("history,id-down")))
        assert result.rounds[2].tied == (1, 2)
        assert result.rounds[2].excluded == (1,)
        assert count(election, "irv", Options(ties=Ties.of("id-down"))).rounds[2].excluded == (2,)

    def test_among_three_the_next_stage_back_decides_the_rest(self) -> None:
        """B, C and D have 5 in the end; one stage before B and C had 4, D 5; at first C had 3 and B 4."""
        election = ranked("ABCDEF", "6 A, 4 B, 3 C, 5 D, 1 EC, 1 FB, 1 FC", 1)
        for rule in ("irv", "scottish-stv"):
            rounds = count(election, rule).rounds
            assert [one.excluded for one in rounds[:4]] == [(), (4,), (5,), (2,)]
            assert rounds[3].tied == (1, 2, 3)

    def test_a_draw_is_the_same_for_everybody(self) -> None:
        election = ranked("ABC", "1 A, 1 B, 1 C")
        results = [count(election, "irv", Options(ties=Ties.of(f"draw:{word}"))) for word in ("sun", "sun", "moon")]
        assert results[0].as_data() == results[1].as_data()
        assert len({count(election, "irv", Options(ties=Ties.of(f"draw:{n}"))).order for n in range(40)}) == 3

    def test_the_order_keeps_history_even_where_only_a_draw_is_named(self) -> None:
        assert (
            count(ranked("AB", "1 A, 2 B", 1), "scottish-stv", Options(ties=Ties.of("draw:x"))).ties
            == "history, draw:x"
        )

    def test_a_criterion_that_the_rule_does_not_have(self) -> None:
        with pytest.raises(Refused, match="no tie rule lowest-cost"):
            count(ranked("AB", "1 A"), "irv", Options(ties=Ties.of("lowest-cost")))

    @pytest.mark.parametrize("rule", RULES)
    def test_all_tied(self, rule: str) -> None:
        election = ranked("ABCD", "2 ABCD, 2 BCDA, 2 CDAB, 2 DABC", 1)
        result = count(election, rule)
        assert len(result.winners) == 1
        assert any(one.tied for one in result.rounds)
        assert count(election, rule).as_data() == result.as_data()


class TestHardlyAnElection:
    @pytest.mark.parametrize("rule", RULES)
    def test_nobody_voted(self, rule: str) -> None:
        for ballots in ("", "3 "):
            result = count(ranked("ABC", ballots, 1), rule)
            assert result.winners == ()
            assert result.rounds[0].title == "Nobody voted, so nobody is elected"
            assert "nobody is elected" in result.as_text()
            assert result.as_svg().startswith("<svg")

    @pytest.mark.parametrize("rule", RULES)
    def test_one_stands(self, rule: str) -> None:
        for ballots in ("", "3 A"):
            assert count(ranked("A", ballots, 1), rule).winners == (0,)

    @pytest.mark.parametrize("rule", RULES)
    def test_nobody_stands(self, rule: str) -> None:
        assert count(ranked("AB", "3 A", 1, (0, 1)), rule).winners == ()

    @pytest.mark.parametrize("rule", ["scottish-stv", "meek"])
    def test_no_more_stand_than_seats(self, rule: str) -> None:
        for seats in (2, 3, 50):
            result = count(ranked("ABC", "3 A", seats, (1,)), rule)
            assert result.winners == (0, 2)
            assert result.rounds[0].title == "No more stand than there are seats"

    @pytest.mark.parametrize("rule", RULES)
    def test_blank_ballots_are_counted_but_count_for_nobody(self, rule: str) -> None:
        result = count(ranked("ABC", "3 AB, 2 B, 9 ", 1), rule)
        assert result.order == (0,)
        assert result.notes[0].startswith("9 ballots say nothing here")

    @pytest.mark.parametrize("rule", RULES)
    def test_who_withdrew_is_passed_over(self, rule: str) -> None:
        election, without = ranked("ABC", "4 AB, 3 C, 2 A", 1, (0,)), ranked("ABC", "4 B, 3 C", 1)
        result = count(election, rule)
        assert result.order == count(without, rule).order == (1,)
        assert "Withdrew: A." in result.notes
        assert all(0 not in one.figures for one in result.rounds)

    @pytest.mark.parametrize("rule", ["irv", "scottish-stv", "meek"])
    def test_a_ballot_counts_up_to_its_first_shared_place(self, rule: str) -> None:
        assert elected(ranked("ABCD", "3 A(BC)D, 2 B, 2 (CD)", 1), rule) == elected(ranked("ABCD", "3 A, 2 B", 1), rule)

    def test_a_shared_place_with_somebody_who_withdrew_is_shared_no_more(self) -> None:
        assert elected(ranked("ABCD", "3 (AB)C, 2 C, 2 D", 1, (0,)), "irv") == "B"
        assert elected(ranked("ABCD", "3 (ABC), 1 D, 2 C", 1, (1,)), "irv") == "C"

    @pytest.mark.parametrize("rule", RULES)
    def test_a_million_ballots(self, rule: str) -> None:
        election = ranked("ABCD", "400000 ABC, 350000 BCA, 249999 CBA, 1 D", 1)
        assert election.votes == 1_000_000
        assert elected(election, rule) == "B"

    @pytest.mark.parametrize("rule", ["irv", "scottish-stv", "meek"])
    def test_more_ballots_than_floating_point_can_hold(self, rule: str) -> None:
        """One vote more among 10^16 decides."""
        half = 10**15
        ballots = [(half, [place]) for place in (0, 0, 0, 0, 0, 1, 1, 1, 1, 1)] + [(1, [1]), (1, [2, 1])]
        election = Ranked.of("ABC", ballots, 1)
        assert count(election, rule).order == (1,)

    def test_schulze_refuses_what_it_could_not_add_up(self) -> None:
        with pytest.raises(Refused):
            count(Ranked.of("AB", [(10**15, [0])] * 10), "schulze")

    def test_hundreds_of_names_written_in_once_or_never(self) -> None:
        names = [f"N{number}" for number in range(700)]
        ballots = [(900, [0, 1]), (800, [1, 0]), (850, [2])] + [(1, [number, 1]) for number in range(3, 500)]
        result = count(Ranked.of(names, ballots, 1), "irv")
        assert result.order == (1,)
        assert count(Ranked.of(names, ballots, 1), "scottish-stv").order == (1,)

    def test_a_ballot_that_ranks_a_stranger_twice_or_weighs_nothing(self) -> None:
        for weight, ranking in ((1, [0, 2]), (1, [0, -1]), (1, [0, 1, 0]), (1, [0, [1, 1]]), (0, [0]), (-1, [0])):
            with pytest.raises(Twice):
                Ranked.of("AB", [(weight, ranking)])


class TestAsked:
    @pytest.mark.parametrize("rule", ["scottish-stv", "meek"])
    def test_seats_are_said_by_the_file_or_the_command(self, rule: str) -> None:
        with pytest.raises(Refused, match="--seats"):
            count(ranked("ABC", "1 A"), rule)
        assert len(count(ranked("ABC", "1 ABC", 2), rule).winners) == 2
        assert len(count(ranked("ABC", "1 ABC", 2), rule, Options(seats=1)).winners) == 1

    @pytest.mark.parametrize("rule", ["irv", "schulze"])
    def test_rules_for_one_seat(self, rule: str) -> None:
        assert len(count(ranked("ABC", "1 ABC", 2), rule).winners) == 1  # what the file says is passed over
        with pytest.raises(Refused, match="elects one"):
            count(ranked("ABC", "1 ABC"), rule, Options(seats=2))

    @pytest.mark.parametrize("rule", RULES)
    def test_a_completion_is_not_for_them(self, rule: str) -> None:
        with pytest.raises(Refused, match="--completion"):
            count(ranked("ABC", "1 ABC", 1), rule, Options(completion="add1"))

    def test_progress_is_told(self) -> None:
        said: list[str] = []
        count(ranked("ABC", "3 A, 2 B, 2 C", 1), "irv", Options(progress=said.append))
        assert said == ["Round 2"]

    def test_what_is_said_can_be_read_by_machines_and_people(self) -> None:
        result: Result = count(ranked("ABCD", "10 AB, 6 AC, 4 C, 5 D", 2), "scottish-stv")
        data = result.as_data()
        assert data["rule"] == "scottish-stv"
        assert data["winners"] == sorted(data["order"])
        assert data["names"] == {"0": "A", "1": "B", "2": "C", "3": "D"}
        assert data["rounds"][1]["figures"]["1"] == "35/8"
        assert "Surplus of A" in result.as_text()
        assert result.as_svg().count("<rect") == sum(len(one.figures) for one in result.rounds)
