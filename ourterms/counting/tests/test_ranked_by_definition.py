"""The ranked rules give what their definitions give, round by round."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ourterms.counting.rules import Options, count
from ourterms.counting.schulze import preferences
from ourterms.counting.tests import ranked_by_definition as definition
from ourterms.counting.tests.ranked_strategies import election, strict, tied
from ourterms.counting.ties import Ties, drawn

TIES = {
    "history,id": min,
    "history,id-down": max,
    "history,draw:a word": lambda who: min(who, key=lambda each: drawn("a word", each)),
}


@given(strict(), st.sampled_from(sorted(TIES)))
def test_instant_runoff(given_: tuple, ties: str) -> None:
    winner, stages = definition.irv(*given_, TIES[ties])
    result = count(election(given_), "irv", Options(ties=Ties.of(ties)))
    assert result.order == (winner,)
    assert len(result.rounds) == len(stages)
    for ours, votes in zip(result.rounds, stages, strict=True):
        assert {each: votes[each] for each in ours.figures} == dict(ours.figures)
        assert sum(votes.values()) == sum(ours.figures.values())


@given(strict(6), st.integers(1, 4), st.sampled_from(sorted(TIES)))
def test_scottish_stv(given_: tuple, seats: int, ties: str) -> None:
    result = count(election(given_, seats), "scottish-stv", Options(ties=Ties.of(ties)))
    if seats >= given_[0]:
        assert result.winners == tuple(range(given_[0]))
        return
    elected, stages = definition.scottish(given_[0], seats, given_[1], TIES[ties])
    assert result.winners == tuple(sorted(elected))
    total = sum(weight for weight, _ in given_[1])
    assert len(result.rounds) == len(stages)
    for ours, votes in zip(result.rounds, stages, strict=True):
        assert {each: number for each, number in votes.items() if number} == {
            each: number for each, number in ours.figures.items() if number
        }
        lost = ours.facts.get("not transferable", 0) + ours.facts.get("cut off", 0)
        assert sum(ours.figures.values()) + lost == total  # nothing is lost that is not said
        assert ours.facts.get("cut off", 0) >= 0


@given(strict(5), st.integers(1, 4), st.sampled_from(["id", "id-down"]))
def test_meek(given_: tuple, seats: int, ties: str) -> None:
    result = count(election(given_, seats), "meek", Options(ties=Ties.of(ties)))
    if seats >= given_[0]:
        assert result.winners == tuple(range(given_[0]))
        return
    elected = definition.meek(given_[0], seats, given_[1], TIES[f"history,{ties}"])
    assert result.winners == tuple(sorted(elected))
    total = sum(weight for weight, _ in given_[1])
    for ours in result.rounds:
        if "not transferable" in ours.facts:
            assert sum(ours.figures.values()) + ours.facts["not transferable"] == total
            assert all(number >= 0 for number in ours.figures.values())


@given(tied(5))
def test_schulze(given_: tuple) -> None:
    candidates, ballots = given_
    prefer, can_win = definition.schulze(candidates, ballots)
    ranked = election(given_)
    assert preferences(ranked).tolist() == prefer
    if not any(places for _, places in ballots) and candidates > 1:
        return
    result = count(ranked, "schulze")
    assert result.order == (min(can_win),)
    if candidates > 1:
        assert set(result.rounds[0].tied) == (set(can_win) if len(can_win) > 1 else set())
        assert sorted(result.more["ranking"]) == list(range(candidates))


@given(strict(5), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(given_: tuple, seats: int, chance) -> None:
    candidates, ballots = given_
    single = [(1, ranking) for weight, ranking in ballots for _ in range(weight)]
    chance.shuffle(single)
    for rule in ("irv", "scottish-stv", "meek", "schulze"):
        asked = Options(seats if rule in ("scottish-stv", "meek") else None)
        one, other = (count(election((candidates, b)), rule, asked) for b in (ballots, single))
        assert one.as_data() == other.as_data()


@given(strict(5), st.integers(2, 1000))
def test_everybody_twice_changes_nobody(given_: tuple, times: int) -> None:
    """Where no quota adds one to a count: in a runoff and in Schulze."""
    candidates, ballots = given_
    more = [(weight * times, ranking) for weight, ranking in ballots]
    for rule in ("irv", "schulze"):
        assert count(election((candidates, more)), rule).order == count(election(given_), rule).order


@given(strict(5))
def test_more_than_half_of_first_choices_win(given_: tuple) -> None:
    candidates, ballots = given_
    total = sum(weight for weight, _ in ballots)
    ballots = [*ballots, (total + 1, [1, 0])]
    for rule in ("irv", "scottish-stv", "meek", "schulze"):
        assert count(election((candidates, ballots), 1), rule).order == (1,)


@given(tied(5))
def test_schulze_elects_whoever_beats_everybody(given_: tuple) -> None:
    ranked = election(given_)
    prefer = preferences(ranked)
    result = count(ranked, "schulze")
    for one in range(given_[0]):
        if all(prefer[one, other] > prefer[other, one] for other in range(given_[0]) if other != one) and result.order:
            assert result.order == (one,)
            assert result.more.get("condorcet", [one]) == [one]


@given(strict(5), st.data())
def test_schulze_a_new_supporter_never_unseats_the_winner(given_: tuple, data: st.DataObject) -> None:
    """Raise the winner on one ballot, others as they were; with a tie rule that does not look at votes."""
    candidates, ballots = given_
    winner = count(election(given_), "schulze").order[0]
    place = data.draw(st.integers(0, len(ballots) - 1))
    weight, ranking = ballots[place]
    at = ranking.index(winner) if winner in ranking else len(ranking)
    higher = data.draw(st.integers(0, at))
    rest = [each for each in ranking if each != winner]
    raised = [*rest[:higher], winner, *rest[higher:]]
    changed = [*ballots[:place], (weight, raised), *ballots[place + 1 :]]
    assert count(election((candidates, changed)), "schulze").order == (winner,)


@given(strict(5), st.integers(1, 3))
def test_a_quota_is_enough_and_no_more_than_the_seats_reach_it(given_: tuple, seats: int) -> None:
    if seats >= given_[0]:
        return
    result = count(election(given_, seats), "scottish-stv")
    total, quota = sum(weight for weight, _ in given_[1]), result.more["quota"]
    assert quota * (seats + 1) > total >= (quota - 1) * (seats + 1)
    assert len(result.winners) == seats
    for one in result.rounds:
        assert sum(number >= quota for number in one.figures.values()) <= seats
        assert all(Fraction(number) * 10**5 % 1 == 0 for number in one.figures.values())
