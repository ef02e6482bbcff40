"""Budget rules by property, and against their definitions; then small elections worked by hand."""

from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ourterms.counting import add_one, budget, market
from ourterms.counting.budget import APPROVAL, POINTS, RANKS, Budget, budget_of
from ourterms.counting.formats import pb
from ourterms.counting.rules import Options, Refused, count
from ourterms.counting.tests import budget_by_definition as definition
from ourterms.counting.tests.budget_strategies import Raw, made, raw
from ourterms.counting.ties import Ties

TIES = ("id", "id-down", "lowest-cost", "most-votes,highest-cost", "fewest-votes,draw:seven gulls, a boat", "draw:x")
FITS = {APPROVAL: ("mes:cost", "mes:card"), POINTS: ("mes:cost", "mes:card", "mes:points"),
        RANKS: ("mes:cost", "mes:card", "mes:borda")}  # fmt: skip


def supports(values: Raw) -> list[list[str]]:
    """What each voter supports."""
    if values["kind"] != POINTS:
        return [list(ballot) for ballot in values["ballots"]]
    return [[each for each, given_ in ballot.items() if given_ > 0] for ballot in values["ballots"]]


def preferred(values: Raw, ties: Ties) -> definition.Order:
    ids = list(values["costs"])
    on = [each for ballot in values["ballots"] for each in ballot]
    keys = {
        "lowest-cost": lambda each: values["costs"][ids[each]],
        "highest-cost": lambda each: -values["costs"][ids[each]],
        "most-votes": lambda each: -on.count(ids[each]),
        "fewest-votes": lambda each: on.count(ids[each]),
    }
    return lambda tied: ties.order(tied, ids.__getitem__, keys)[0]


def worths(values: Raw, rule: str) -> tuple[list[list[Fraction]], list[Fraction]]:
    """(what each project is worth to each voter where the supporter's unit is one cost; what rates are divided by)."""
    ids, costs = list(values["costs"]), list(values["costs"].values())
    found = []
    for ballot, chosen in zip(values["ballots"], supports(values), strict=True):
        row = [Fraction(each in chosen) for each in ids]
        if rule == "mes:points":
            row = [max(Fraction(0), ballot.get(each, Fraction(0))) for each in ids]
        if rule == "mes:borda":
            row = [Fraction(len(ballot) - ballot.index(each) - 1 if each in ballot else 0) for each in ids]
        found.append(row)
    return found, costs if rule == "mes:cost" else [Fraction(1)] * len(costs)


@settings(max_examples=120)
@given(raw(), st.data())
def test_equal_shares_are_as_defined_and_payments_are_costs(values: Raw, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(FITS[values["kind"]]))
    ties = Ties.of(data.draw(st.sampled_from(TIES)))
    result = count(made(values), rule, Options(ties=ties))
    voters = len(values["ballots"])
    if not voters:
        assert result.order == ()
        return
    costs = [Fraction(cost) for cost in values["costs"].values()]
    share = Fraction(values["budget"]) / voters
    bought, _ = definition.equal_shares(share, costs, *worths(values, rule), preferred(values, ties))
    ids = list(values["costs"])
    assert list(result.order) == [ids[each] for each in bought]
    assert sum(values["costs"][each] for each in result.order) <= values["budget"]


@settings(max_examples=60)
@given(raw((APPROVAL,)))
def test_what_supporters_are_said_to_pay_adds_up_to_the_cost(values: Raw) -> None:
    result = count(made(values), "mes:card")
    voters = len(values["ballots"])
    money = [Fraction(values["budget"], max(1, voters)) for _ in values["ballots"]]
    for one in result.rounds:
        (name,) = one.elected
        most = one.facts["each pays up to"]
        paid = [
            min(m, most) if name in ballot else Fraction(0) for m, ballot in zip(money, values["ballots"], strict=True)
        ]
        assert sum(paid) == values["costs"][name]
        money = [m - p for m, p in zip(money, paid, strict=True)]


@settings(max_examples=60)
@given(raw(small=True), st.data())
def test_add_one_is_as_defined(values: Raw, data: st.DataObject) -> None:
    """Also where spans are jumped over soon, which takes large budgets otherwise."""
    rule = data.draw(st.sampled_from(FITS[values["kind"]]))
    ties = Ties.of(data.draw(st.sampled_from(TIES)))
    completion = data.draw(st.sampled_from(["add1", "add1:floor", "add1:exhaustive", "add1:floor:exhaustive"]))
    voters = len(values["ballots"])
    if not voters:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(add_one, "ABREAST", data.draw(st.sampled_from([1, 2, 3, 96])))
        result = count(made(values), rule, Options(ties=ties, completion=completion))
    costs = [Fraction(cost) for cost in values["costs"].values()]
    share = Fraction(values["budget"]) / voters
    bought = definition.add_one(
        Fraction(share // 1) if "floor" in completion else share,
        Fraction(values["budget"]),
        costs,
        *worths(values, rule),
        preferred(values, ties),
        "exhaustive" in completion,
    )
    ids = list(values["costs"])
    assert list(result.order) == [ids[each] for each in bought]


@settings(max_examples=60)
@given(raw(), st.integers(0, 10**6), st.integers(0, 3000), st.sampled_from(TIES), st.data())
def test_a_span_that_holds_buys_the_same_all_along(
    values: Raw, start: int, wide: int, said: str, data: st.DataObject
) -> None:
    if not values["ballots"]:
        return
    ties = Ties.of(said)
    here = market.Market(made(values), data.draw(st.sampled_from(FITS[values["kind"]]))[4:])
    first = start * here.voters * here.scale // 1000
    order = [each.project for each in market.Run(here, first).buys(ties)]
    if add_one.Span(here, first, first + wide).holds(order, ties):
        for share in {first + wide * part // 5 for part in range(6)}:
            assert [each.project for each in market.Run(here, share).buys(ties)] == order


@settings(max_examples=60)
@given(raw(), st.lists(st.integers(0, 10**5), min_size=1, max_size=6), st.sampled_from(TIES), st.data())
def test_shares_counted_side_by_side_buy_what_each_buys_alone(
    values: Raw, shares: list[int], said: str, data: st.DataObject
) -> None:
    if not values["ballots"]:
        return
    ties = Ties.of(said)
    here = market.Market(made(values), data.draw(st.sampled_from(FITS[values["kind"]]))[4:])
    for share, order in zip(shares, add_one.Abreast(here, shares).orders(ties), strict=True):
        alone = [each.project for each in market.Run(here, share).buys(ties)]
        assert order is None or order == alone


@settings(max_examples=100)
@given(raw(), st.sampled_from(TIES))
def test_phragmen_is_as_defined(values: Raw, said: str) -> None:
    ties = Ties.of(said)
    ids = list(values["costs"])
    bought = definition.phragmen(
        Fraction(values["budget"]),
        [Fraction(cost) for cost in values["costs"].values()],
        [{ids.index(each) for each in chosen} for chosen in supports(values)],
        preferred(values, ties),
    )
    assert list(count(made(values), "phragmen", Options(ties=ties)).order) == [ids[each] for each in bought]


@settings(max_examples=60)
@given(raw((APPROVAL,)), st.booleans())
def test_greedy_is_as_defined(values: Raw, skip: bool) -> None:
    ids, costs = list(values["costs"]), values["costs"]
    votes = {each: sum(each in ballot for ballot in values["ballots"]) for each in ids}
    left, bought = values["budget"], []
    for each in sorted(ids, key=lambda each: (-votes[each], each)):
        if votes[each] and costs[each] <= left:
            bought.append(each)
            left -= costs[each]
        elif votes[each] and not skip:
            break
    assert list(count(made(values), "greedy:skip" if skip else "greedy:stop").order) == bought


@settings(max_examples=60)
@given(raw(), st.randoms(use_true_random=False), st.data())
def test_the_order_of_ballots_does_not_matter(values: Raw, chance: Iterable[int], data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from([*FITS[values["kind"]], "phragmen", "greedy"]))
    completion = data.draw(st.sampled_from(["", "add1"])) if rule.startswith("mes") else ""
    shuffled = list(values["ballots"])
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = made(values), made({**values, "ballots": shuffled})
    asked = Options(completion=completion)
    assert count(one, rule, asked).as_data() == count(other, rule, asked).as_data()


@settings(max_examples=60)
@given(raw((APPROVAL,)), st.sampled_from(["greedy:skip", "greedy:stop"]), st.data())
def test_a_new_supporter_of_a_winner_never_unseats_it_by_most_votes(
    values: Raw, rule: str, data: st.DataObject
) -> None:
    """Most votes promises that. Equal shares and Phragmén do not: a winner's supporters may then buy something else."""
    before = count(made(values), rule).winners
    if not before:
        return
    winner = data.draw(st.sampled_from(before))
    without = [place for place, ballot in enumerate(values["ballots"]) if winner not in ballot]
    ballots = [list(ballot) for ballot in values["ballots"]]
    if without:
        ballots[data.draw(st.sampled_from(without))].append(str(winner))
    else:
        ballots.append([str(winner)])
    assert winner in count(made({**values, "ballots": ballots}), rule).winners


@settings(max_examples=60)
@given(raw((APPROVAL,)), st.data())
def test_a_cheaper_winner_stays_one_with_equal_shares_by_cardinality(values: Raw, data: st.DataObject) -> None:
    """Source: discount monotonicity, which holds where every project is worth the same."""
    before = count(made(values), "mes:card")
    if not before.winners:
        return
    winner = str(data.draw(st.sampled_from(before.winners)))
    costs = {**values["costs"], winner: values["costs"][winner] / data.draw(st.sampled_from([2, 3]))}
    assert winner in count(made({**values, "costs": costs}), "mes:card").winners


@settings(max_examples=40)
@given(raw())
def test_equal_ballots_are_one_group_and_none_is_lost(values: Raw) -> None:
    election = made(values)
    filled = [tuple(ballot.items()) if values["kind"] == POINTS else tuple(ballot) for ballot in values["ballots"]]
    alike = {tuple(sorted(ballot)) if values["kind"] != RANKS else ballot for ballot in filled if ballot}
    assert len(election.ballots.weights) == len(alike)
    assert election.ballots.weights.sum() == sum(1 for ballot in filled if ballot)


@settings(max_examples=40)
@given(raw())
def test_groups_are_the_same_when_hashes_are_of_no_use(values: Raw) -> None:
    """All hashes alike: ballots are then compared one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(budget, "_mixed", lambda named, marks, projects: named.astype("u8") * 0)
        slow = made(values)
    fast = made(values)

    def each(election: Budget) -> set[tuple[int, bytes, bytes]]:
        ballots, marks = election.ballots, election.ballots.marks
        parts = [slice(*ballots.starts[place : place + 2]) for place in range(len(ballots.weights))]
        return {
            (int(weight), ballots.projects[part].tobytes(), b"" if marks is None else marks[part].tobytes())
            for weight, part in zip(ballots.weights, parts, strict=True)
        }

    assert each(slow) == each(fast)


# Worked by hand.

PARK = {"park": 60, "bench": 40, "tree": 40}


def test_equal_shares_by_hand() -> None:
    """100 for 10 voters: 10 each. Six of them can just pay for the park; the other four for the tree: 10 each, too.

    By cost, a rate is what one pays for each unit of cost: the park 10/60, and the bench, which five want, 8/40.
    """
    ballots = [["park", "bench"]] * 5 + [["park"]] + [["tree"]] * 4
    election = budget_of(100, PARK, ballots)
    assert count(election, "mes:cost").order == ("park", "tree")
    # By cardinality the bench comes first, for 8 each; then the park's supporters have 5 x 2 + 10 = 20 left.
    assert count(election, "mes:card").order == ("bench", "tree")


def test_an_exact_tie_that_doubles_would_get_wrong() -> None:
    """0.1 x 3 is not 0.3 in doubles. Both projects cost each supporter 0.1; ids decide, as strings: "10" before "9"."""
    costs = {"9": Fraction(3, 10), "10": Fraction(1, 10)}
    election = budget_of(Fraction(7, 10), costs, [["9"]] * 3 + [["10"]] + [[]] * 3)
    result = count(election, "mes:card")
    assert result.order == ("10", "9")
    assert result.rounds[0].tied == ("10", "9")
    assert result.as_data()["rounds"][0]["facts"]["each pays up to"] == "1/10"


def test_ties_by_other_rules_said_beforehand() -> None:
    election = budget_of(10, {"a": 10, "b": 10}, [["a", "b"]])
    assert count(election, "greedy").winners == ("a",)
    assert count(election, "greedy", Options(ties=Ties.of("id-down"))).winners == ("b",)
    drawn = {count(election, "greedy", Options(ties=Ties.of(f"draw:{words}"))).winners for words in "abcdefgh"}
    assert drawn == {("a",), ("b",)}


def test_points_and_ranks_are_worth_what_voters_said() -> None:
    """Each has 50. The choir and the kiln would cost one voter alone 60; both together pay for the pool."""
    ballots = [{"pool": 7, "choir": 4}, {"pool": 3, "kiln": 5, "choir": 0}]
    election = budget_of(100, {"pool": 100, "choir": 60, "kiln": 60}, ballots, POINTS)
    # At 10 a point the first would pay 70 and the second 30. The first has 50 only, so the second pays 50 for 3 points.
    result = count(election, "mes:points")
    assert result.order == ("pool",)
    assert result.rounds[0].facts["each pays up to, for each point"] == Fraction(50, 3)
    ranked = budget_of(100, {"a": 50, "b": 50, "c": 50}, [["a", "b", "c"], ["b", "c"], ["c"]], RANKS)
    result = count(ranked, "mes:borda")
    # 33 1/3 each. Worth: a 2, b 1 to the first; b 1 to the second; nothing to the third. Only b can be paid: 25 each.
    assert result.order == ("b",)
    assert result.notes == ("Ballots that rank one project only: 1. By Borda it is worth nothing to them.",)


def test_add_one_by_hand() -> None:
    """Nobody can pay with 5 each. With 6 each two can pay 12 for the well; with 10, one alone pays for the ramp."""
    election = budget_of(20, {"well": 12, "ramp": 10}, [["well"], ["well"], ["ramp"], []])
    assert count(election, "mes:cost").order == ()
    result = count(election, "mes:cost", Options(completion="add1"))
    assert result.order == ("well",)
    assert result.notes[-1] == "Each voter's share was counted as 9 instead of 5: add-one completion."
    # Exhaustive: the well and nothing else fits, so it stops at once, at 6.
    stopped = count(election, "mes:cost", Options(completion="add1:exhaustive"))
    assert stopped.notes[-1] == "Each voter's share was counted as 6 instead of 5: add-one completion."


def test_a_small_coin_takes_no_longer() -> None:
    """A budget in hundredths of a forint: millions of steps, which are jumped over."""
    costs = {"a": 9_000_000, "b": 7_000_000, "c": 2_000_000}
    election = budget_of(12_000_000, costs, [["a"], ["a", "b"], ["b", "c"], ["c"], [], []])
    steps: list[str] = []
    result = count(election, "mes:cost", Options(completion="add1", progress=steps.append))
    # Where two pay alike, each of the three is as good: half its cost. So a is first, once its two have 4,500,000 each;
    # then c, for 1,000,000 each. At 6,250,000 the two who want b would have 1,750,000 and 5,250,000, just enough; but
    # all three together cost more than there is.
    assert result.order == ("a", "c")
    assert result.notes[-1].startswith("Each voter's share was counted as 6,249,999 instead of 2,000,000")
    assert len(steps) < 500


def test_phragmen_by_hand_stops_and_does_not_skip() -> None:
    """Two have 6 for the hut after 3 days, one has 4 for the sign after 4 and 5 for the cart after 9: too dear."""
    election = budget_of(12, {"hut": 6, "sign": 4, "cart": 5}, [["hut"], ["hut"], ["sign", "cart"]])
    result = count(election, "phragmen")
    assert result.order == ("hut", "sign")
    assert [one.facts["earned by each until then"] for one in result.rounds] == [3, 4]
    # A tie with one that is too dear ends it, too, although the other would fit.
    tied = budget_of(8, {"a": 4, "b": 8, "c": 2}, [["a"], ["b"], ["b"], ["c"]])
    assert count(tied, "phragmen").order == ("c",)


def test_what_a_file_says_of_greedy() -> None:
    election = budget_of(10, {"a": 8, "b": 5, "c": 2}, [["a"], ["a"], ["a", "b"], ["b"], ["c"]])
    assert count(election, "greedy").order == ("a", "c")
    assert count(election._replace(meta={"rule": "greedy-no-skip"}), "greedy").order == ("a",)
    least = election._replace(meta={"rule": "greedy-threshold", "min_project_score_threshold": "2"})
    assert count(least, "greedy").order == ("a",)
    # With 2 each only c can be paid by equal shares; of what is left, a has most votes.
    assert count(election, "mes:cost", Options(completion="greedy")).order == ("c", "a")


@pytest.mark.parametrize("rule", ["mes:cost", "mes:card", "phragmen", "greedy"])
def test_the_edges_are_defined(rule: str) -> None:
    costs = {"a": 5, "b": 3}
    nobody = count(budget_of(10, costs, []), rule)
    assert nobody.order == ()
    assert "Nobody voted." in nobody.notes
    assert count(budget_of(0, costs, [["a"]]), rule).order == ()
    assert count(budget_of(0, {"a": 0, "b": 3}, [["a", "b"]]), rule).order == ("a",)  # what costs nothing is bought
    assert count(budget_of(10, {"a": 0, "b": 0}, [["b"]]), rule).order == ("b",)  # but only where somebody wants it
    assert count(budget_of(10, {}, [[], []]), rule).order == ()
    assert count(budget_of(5, {"a": 5}, [["a"]]), rule).order == ("a",)
    assert count(budget_of(10, costs, [[], []]), rule).order == ()
    tied = count(budget_of(6, {"a": 3, "b": 3, "c": 3}, [["a", "b", "c"]] * 2), rule)
    assert tied.winners == ("a", "b")


def test_a_million_voters() -> None:
    """Half a million for each of two; one voter decides which is first."""
    head = "META\nkey;value\nbudget;1000000\nvote_type;approval\nPROJECTS\nproject_id;cost\na;500001\nb;499999\n"
    votes = "1;a\n" * 500_001 + "1;b\n" * 499_999
    election = pb.parse(f"{head}VOTES\nvoter_id;vote\n{votes}".encode())
    assert election.voters == 1_000_000
    for rule in ("mes:cost", "mes:card", "phragmen", "greedy"):
        assert count(election, rule).order == ("a", "b")


@pytest.mark.parametrize(
    ("rule", "options", "words"),
    [
        ("mes:cost", Options(seats=2), "there are no seats"),
        ("greedy", Options(completion="add1"), "has no completions"),
        ("mes:cost", Options(completion="all"), "There is no completion all."),
        ("mes:points", Options(), "Nobody gave points"),
        ("mes:borda", Options(), "Nobody ranked"),
        ("phragmen", Options(ties=Ties.of("history")), "Ties can't be broken by history here"),
        ("coin", Options(), "There is no rule coin."),
    ],
)
def test_what_makes_no_sense_is_refused(rule: str, options: Options, words: str) -> None:
    with pytest.raises(Refused, match=words):
        count(budget_of(1, {"a": 1}, [["a"]]), rule, options)


def test_points_too_large_to_add_up_are_refused() -> None:
    with pytest.raises(Refused, match="too large"):
        count(budget_of(1, {"a": 1}, [{"a": 2**39}] * 8200, POINTS), "mes:points")
    with pytest.raises(ValueError, match="below a million millions"):
        budget_of(1, {"a": 1}, [{"a": 2**40}], POINTS)
    with pytest.raises(ValueError, match="below zero"):
        budget_of(1, {"a": -1}, [])
