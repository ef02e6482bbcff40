"""Ballots that are counted in rounds: whatever is put in comes to something, and the file counts to the same."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.counting.formats import blt, pb
from ourterms.counting.result import from_data
from ourterms.counting.rules import Options, count
from ourterms.counting.ties import Ties
from ourterms.decisions.rules import rounds
from ourterms.decisions.rules.constitution import READY_MADE, as_rule_data, problems, rule_from
from ourterms.decisions.rules.rounds import Came, Setup, came_to
from ourterms.decisions.rules.standing import Given
from ourterms.decisions.rules.told import told
from ourterms.decisions.rules.ways import BUDGET_TIES, FEW, LEFT, MANY, NO, ONE, PAYS, TIES, YES, Rule, holds, in_words

TENTH = Fraction(1, 10)
THREE = ["Tea", "Soup", "Cake"]
NAMES = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=20).filter(str.strip),
    min_size=3,
    max_size=5,
    unique=True,
)


def ranked(orders: Sequence[Sequence[int]], options: Sequence[str] = THREE, **rule: Any) -> Came:
    way = rule.pop("way", "ranked")
    setup = Setup("7K4P-QX2M", seats=rule.pop("seats", 1))
    given_in = [Given("", order) for order in orders]
    return came_to(Rule(way, TENTH, **rule), setup, "Which?", options, given_in, max(10, len(orders)))


def budget(
    ballots: Sequence[Sequence[int]], costs: Sequence[int] = (1000, 2000, 3000), pot: int = 4000, **rule: Any
) -> Came:
    setup = Setup("7K4P-QX2M", pot=pot, costs=tuple(costs), currency="GBP", points=rule.pop("points", False))
    options = [f"P{number}" for number in range(len(costs))]
    given_in = [Given("", ballot) for ballot in ballots]
    return came_to(Rule("budget", TENTH, **rule), setup, "What?", options, given_in, max(10, len(ballots)))


@pytest.mark.parametrize("one", list(ONE))
def test_what_most_put_first_is_it(one: str) -> None:
    came = ranked([[0, 1], [0], [0, 2], [1, 0], [2]], one=one)
    assert came.result.state == YES
    assert came.result.chosen == (0,)
    assert came.rounds["order"] == [0]


def test_irv_and_schulze_can_differ_and_the_rule_of_the_group_decides() -> None:
    orders = [[0, 1]] * 4 + [[2, 1]] * 3 + [[1, 2]] * 2  # more put 1 before each of the others than the reverse
    assert ranked(orders, one="schulze").result.chosen == (1,)
    assert ranked(orders, one="irv").result.chosen == (2,)


@pytest.mark.parametrize("many", list(MANY))
def test_two_are_elected_so_that_a_third_of_us_has_one_of_theirs(many: str) -> None:
    orders = [[0, 1]] * 6 + [[2]] * 4
    assert set(ranked(orders, way="elect", seats=2, many=many).result.chosen) == {0, 2}


def test_by_equal_shares_a_part_of_us_gets_a_part_of_the_pot_and_by_most_votes_none() -> None:
    ballots = [[0, 1]] * 6 + [[2]] * 4
    costs = (3000, 3000, 2000)
    assert set(budget(ballots, costs, 6000, pays="equal", left="none").result.chosen) == {0, 2}
    assert set(budget(ballots, costs, 6000, pays="most", left="none").result.chosen) == {0, 1}


def test_points_weigh_what_is_paid() -> None:
    ballots = [[5, 0, 1]] * 3 + [[0, 5, 1]] * 2
    came = budget(ballots, (1200, 1200, 1200), 2000, points=True)
    assert came.result.chosen == (0,)
    assert "points" in came.file


@pytest.mark.parametrize(
    ("came", "why"),
    [
        (ranked([[], [], [], [], []]), "Nobody put anything in an order."),
        (ranked([[], [], [], [], []], one="irv"), "Nobody put anything in an order."),
        (ranked([[]] * 5, way="elect", seats=2), "Nobody put anything in an order."),
        (budget([[]] * 5), "Nobody wanted any of it."),
        (budget([[0, 0, 0]] * 5, points=True), "Nobody wanted any of it."),
        (budget([[0]] * 5, pot=0), "Nothing that is wanted fits into what there is."),
        (budget([[0]] * 5, (5000,), 4000), "Nothing that is wanted fits into what there is."),
    ],
)
def test_where_nothing_can_win_it_is_a_no_with_its_reason(came: Came, why: str) -> None:
    assert came.result == (NO, why, ())
    assert came.file


def test_one_option_alone_is_paid_and_none_at_all_is_not_counted() -> None:
    assert budget([[0]] * 5, (1000,), 1000).result.chosen == (0,)
    assert ranked([[0], [0]], ["Tea"]).result.chosen == (0,)
    assert came_to(Rule("ranked", TENTH), Setup("A"), "?", THREE, [], 5).result.state == FEW
    assert came_to(Rule("budget", TENTH), Setup("A"), "?", [], [], 0).result.state == FEW


@pytest.mark.parametrize("way", ["ranked", "elect", "budget"])
@pytest.mark.parametrize("chosen", [[3], [-1], [0, 0]])
def test_a_stranger_or_the_same_twice_is_no_ballot(way: str, chosen: list[int]) -> None:
    setup = Setup("A", pot=10, costs=(1, 1, 1), currency="GBP")
    with pytest.raises(ValueError, match="can't be counted"):
        came_to(Rule(way, TENTH), setup, "?", THREE, [Given("", chosen)], 5)


def test_of_fewer_than_five_only_the_end_is_told() -> None:
    for number in range(1, 5):
        came = ranked([[0]] * number)
        assert came.result.chosen == (0,)
        assert (came.file, came.rounds) == ("", {})
    assert ranked([[0]] * 5).file


@pytest.mark.parametrize("rule", [{"one": "irv"}, {"one": "schulze"}, {"one": "irv", "tie": "history"}])
def test_all_tied_is_drawn_and_the_same_for_whoever_draws_again(rule: dict[str, str]) -> None:
    orders = [[0], [1], [2]] * 2
    first = ranked(orders, **rule)
    assert first.result == ranked(list(reversed(orders)), **rule).result
    assert first.result.state == YES
    chosen = {
        came_to(
            Rule("ranked", TENTH, **rule), Setup(f"{n}"), "?", THREE, [Given("", o) for o in orders], 9
        ).result.chosen  # type: ignore[arg-type]
        for n in range(40)
    }
    assert chosen == {(0,), (1,), (2,)}


def rules(way: str) -> Any:
    tie = BUDGET_TIES if way == "budget" else TIES
    names = {"one": ONE, "many": MANY, "pays": PAYS, "left": LEFT, "tie": tie}
    return st.fixed_dictionaries({name: st.sampled_from(list(known)) for name, known in names.items()})


@st.composite
def elections(draw: Any) -> tuple[Rule, Setup, list[str], list[Given]]:
    way = draw(st.sampled_from(["ranked", "elect", "budget"]))
    options = draw(NAMES)
    numbers = st.integers(0, len(options) - 1)
    points = way == "budget" and draw(st.booleans())
    ballot = st.lists(st.integers(0, 5), min_size=len(options), max_size=len(options))
    ballots = draw(st.lists(ballot if points else st.lists(numbers, unique=True), min_size=5, max_size=12))
    costs = draw(st.lists(st.integers(1, 500), min_size=len(options), max_size=len(options)))
    setup = Setup(
        draw(st.text("ABCD234-", min_size=1, max_size=6)),
        seats=draw(st.integers(1, len(options) - 1)),
        pot=draw(st.integers(0, 900)),
        costs=tuple(costs) if way == "budget" else (),
        currency="GBP" if way == "budget" else "",
        points=points,
    )
    return Rule(way, TENTH, **draw(rules(way))), setup, options, [Given("", each) for each in ballots]


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_neither_the_end_nor_the_file(election: Any, random: Any) -> None:
    rule, setup, options, given_in = election
    first = came_to(rule, setup, "Which?", options, given_in, 20)
    mixed = list(given_in)
    random.shuffle(mixed)
    assert came_to(rule, setup, "Which?", options, mixed, 20) == first


@given(elections())
def test_the_file_has_each_ballot_and_the_command_counts_it_to_the_same(election: Any) -> None:
    rule, setup, options, given_in = election
    came = came_to(rule, setup, "Which?", options, given_in, 20)
    words = rounds.command(rule, setup).split()
    assert words[:3] == ["./run", "count", rounds.file_name(rule.way)]
    said = dict(zip(words[3::2], words[4::2], strict=True))
    read = (pb if rule.way == "budget" else blt).parse(came.file.encode())
    asked = Options(int(said.get("--seats", 0)) or None, said.get("--completion", ""), Ties.of(said["--ties"]))
    again = count(read, said["--rule"], asked)
    assert [rounds.option_of(rule.way, each) for each in again.order] == list(came.result.chosen)
    assert (read.voters if rule.way == "budget" else read.votes + read.blank) == len(given_in)


@given(elections())
def test_payments_equal_costs_and_stay_within_the_pot(election: Any) -> None:
    rule, setup, options, given_in = election
    came = came_to(rule, setup, "Which?", options, given_in, 20)
    if rule.way != "budget":
        return
    paid = sum(setup.costs[number] for number in came.result.chosen)
    assert paid <= setup.pot
    figures = [Fraction(n) for one in came.rounds["rounds"] for n in one["figures"].values()]
    assert sum(figures) * 100 == paid


@given(elections(), st.data())
def test_a_new_supporter_never_unseats_a_winner_where_the_rule_promises_that(election: Any, data: Any) -> None:
    rule, setup, options, given_in = election
    rule = rule._replace(one="schulze", pays="most")
    if rule.way == "elect" or setup.points:
        return  # no rule for several seats promises it
    came = came_to(rule, setup, "Which?", options, given_in, 20)
    if not came.result.chosen:
        return
    winner = data.draw(st.sampled_from(came.result.chosen))
    place = data.draw(st.integers(0, len(given_in) - 1))
    raised = [winner, *(each for each in given_in[place].chosen if each != winner)]
    with_more = [*given_in[:place], Given("", raised), *given_in[place + 1 :]]
    assert winner in came_to(rule, setup, "Which?", options, with_more, 20).result.chosen


@given(elections())
def test_a_kept_count_is_drawn_and_told_as_the_one_that_was_made(election: Any) -> None:
    rule, setup, options, given_in = election
    came = came_to(rule, setup, "Which?", options, given_in, 20)
    made = rounds.counted(rule, setup, came.file)
    kept = from_data(came.rounds)
    assert kept.as_svg() == made.as_svg()
    assert kept.as_text() == made.as_text()
    shown = told(rule.way, options, setup, came.rounds)
    assert len(shown.steps) == len(made.rounds)
    assert all(len(row) == len(shown.table.head) for row in shown.table.rows)


def test_what_a_rule_says_of_counting_is_kept_and_read_and_old_rules_are_read_too() -> None:
    rule = Rule("ranked", TENTH, one="irv", many="meek", tie="history")
    assert rule_from(as_rule_data(rule)) == rule
    old = as_rule_data(rule)
    for name in ("one", "many", "pays", "left", "tie"):
        del old[name]
    assert rule_from(old) == Rule("ranked", TENTH)


def test_nobody_who_opens_it_changes_how_it_is_counted() -> None:
    kept = READY_MADE["choices"]
    assert holds(kept._replace(way="ranked"), kept)
    assert not holds(kept._replace(way="ranked", one="irv"), kept)
    assert not holds(kept._replace(tie="history"), kept)


@pytest.mark.parametrize("bad", [{"one": "loudest"}, {"tie": "lowest-cost"}, {"many": ""}])
def test_a_rule_that_counts_by_nothing_we_know_is_not_taken_up(bad: dict[str, str]) -> None:
    assert problems(READY_MADE, 9) == []
    assert problems(READY_MADE | {"choices": READY_MADE["choices"]._replace(**bad)}, 9)  # type: ignore[arg-type]


def test_the_rule_in_words_says_what_counts_and_what_decides_a_tie() -> None:
    said = in_words(Rule("ranked", TENTH, one="irv", tie="history"))
    assert "instant runoff" in said
    assert "then by a draw" in said
    assert "equal shares" in in_words(READY_MADE["budget"])
    assert "draw" not in in_words(Rule("majority", TENTH))
