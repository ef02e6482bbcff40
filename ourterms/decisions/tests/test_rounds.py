"""Ranked choice, electing several and sharing out money: opened, answered, counted, and counted again by anybody."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from ourterms.collectives import actions as collectives
from ourterms.decisions import actions, budget, hooks, table
from ourterms.decisions.models import Ballot, Decision, Matter, Proposal
from ourterms.decisions.rules.constitution import READY_MADE
from ourterms.decisions.tests.test_quiet import rules_of
from ourterms.decisions.tests.test_views import page, to
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from tests.cast import (
    AT,
    ORDERS,
    Cast,
    a_budget,
    a_decision,
    a_matter,
    a_ranked,
    client_of,
    crowd,
    with_budgeting,
)

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LATER = AT + timedelta(days=11)
ROOT = Path(__file__).parents[3]
THREE = ["Tea", "Soup", "Cake"]
Done = Callable[..., Any]


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def choosing(cast: Cast, way: str = "ranked", **what: Any) -> Decision:
    return a_decision(cast.steward, way, a_matter(cast.member, kind="choices"), **{"options": THREE, **what})


def sharing(cast: Cast, pot: str = "50", **what: Any) -> Decision:
    return a_decision(cast.steward, "budget", a_budget(cast, Kettle="25", Bus="30", Paint="20"), pot=pot, **what)


def ended(decision: Decision) -> Decision:
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def counted_again(client: Client, decision: Decision, folder: Path) -> dict[str, Any]:
    """What the command of the page says of the file of the page, in a process of its own."""
    shown = page(client, decision)
    said = re.search(r'class="command"><code>(.*?)</code>', shown)
    assert said
    run, *words = shlex.split(unescape(said[1]))
    assert run == "./run"
    response = client.get(to("ballots", decision))
    name = re.search(r'filename="(.*)"', response["Content-Disposition"])
    assert name
    (folder / name[1]).write_bytes(response.content)
    command = [sys.executable, "-m", "ourterms", *words, "--json"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=True)
    return dict(json.loads(done.stdout))


TIED = ([0], [0], [1], [1], [2], [2])
WAYS: list[tuple[str, dict[str, Any], dict[str, Any], Any]] = [
    ("ranked", {"one": "schulze"}, {}, ORDERS),
    ("ranked", {"one": "schulze"}, {}, TIED),
    ("ranked", {"one": "irv"}, {}, TIED),
    ("ranked", {"one": "irv", "tie": "history"}, {}, TIED),
    ("elect", {"many": "scottish-stv"}, {"seats": 2}, TIED),
    ("elect", {"many": "meek"}, {"seats": 2}, TIED),
    ("elect", {"many": "meek"}, {"seats": 1}, ORDERS),
]


@pytest.mark.parametrize(("way", "rule", "what", "orders"), WAYS)
def test_the_command_of_the_page_counts_the_file_of_the_page_to_the_same(
    cast: Cast, tmp_path: Path, way: str, rule: dict[str, Any], what: dict[str, Any], orders: Any
) -> None:
    rules_of(cast, choices=READY_MADE["choices"]._replace(**rule))
    decision = a_ranked(cast, orders, way, options=THREE, **what)
    assert decision.state == "yes"
    found = counted_again(cast.client("member"), decision, tmp_path)
    assert found["order"] == decision.chosen
    assert {name: found[name] for name in ("rounds", "ties", "winners")} == {
        name: decision.rounds[name] for name in ("rounds", "ties", "winners")
    }


@pytest.mark.parametrize("points", [False, True])
@pytest.mark.parametrize("rule", [{"pays": "most"}, {"left": "none"}, {"left": "greedy"}, {"left": "add1+greedy"}])
@pytest.mark.parametrize("tie", ["draw", "most-votes", "lowest-cost"])
def test_the_same_for_money_and_ties_are_drawn_alike(
    cast: Cast, tmp_path: Path, points: bool, rule: dict[str, Any], tie: str
) -> None:
    people = crowd(cast, 6)
    rules_of(cast, budget=READY_MADE["budget"]._replace(tie=tie, **rule))
    matter = a_budget(cast, Kettle="20", Bus="20", Paint="20", Moon="500")
    decision = a_decision(cast.steward, "budget", matter, pot="40", points=points)
    for number, who in enumerate(people):
        chosen = [5 * (number % 3 == each) for each in range(3)] + [0] if points else [number % 3]
        actions.answer(by=who, decision=decision, chosen=chosen, at=AT)
    ended(decision)
    found = counted_again(cast.client("member"), decision, tmp_path)
    assert [int(each) - 1 for each in found["order"]] == decision.chosen
    if rule == {"left": "none"}:  # two of six have £13.33 between them
        assert decision.chosen == []
    else:
        assert len(decision.chosen) == 2


def test_an_answer_is_changed_taken_back_and_may_be_nothing(cast: Cast) -> None:
    decision = choosing(cast)
    ash = cast.client("member")
    shown = ash.post(to("answer", decision), {"answer-place0": "2", "answer-place2": "1"}, follow=True).content.decode()
    assert Ballot.objects.get().chosen == [2, 0]
    assert re.search(r'name="answer-place2".*?<option value="1" selected>1st', shown, re.S)
    ash.post(to("answer", decision), {})
    assert Ballot.objects.get().chosen == []
    assert "You can change it" in page(ash, decision)
    ash.post(to("answer", decision), {"do": "take-back"})
    assert not Ballot.objects.exists()


def test_two_at_one_place_are_said_at_both_and_what_was_put_stays(cast: Cast) -> None:
    decision, ash = choosing(cast), cast.client("member")
    given = {"answer-place0": "1", "answer-place1": "1", "answer-place2": "3"}
    response = ash.post(to("answer", decision), given)
    shown = response.content.decode()
    assert response.status_code == 422
    assert shown.count('<p class="error"') == 2
    assert "Two have the place 1st" in shown
    assert '<option value="3" selected>' in shown
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("given", [{"answer-place0": "4"}, {"answer-place0": "x"}, {"answer-place0": "-1"}])
def test_a_place_that_there_is_not_is_no_answer(cast: Cast, given: dict[str, str]) -> None:
    decision = choosing(cast)
    assert cast.client("member").post(to("answer", decision), given).status_code == 422
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("chosen", [[0, 0], [3], [-1]])
def test_no_ballot_ranks_a_stranger_or_one_twice(cast: Cast, chosen: list[int]) -> None:
    with pytest.raises(Refused, match="Choose one of the answers"):
        actions.answer(by=cast.member, decision=choosing(cast), chosen=chosen, at=AT)


def test_nothing_is_shown_or_counted_before_it_closes(cast: Cast) -> None:
    decision = choosing(cast)
    actions.answer(by=cast.member, decision=decision, chosen=[1, 2], at=AT)
    before = page(cast.client("member"), decision)
    actions.answer(by=cast.third, decision=decision, chosen=[1, 0], at=AT)
    enough = "Not yet enough of us have answered", "Enough of us have answered"
    assert "It is counted when it closes" in before
    assert strip(before).replace(*enough) == strip(page(cast.client("member"), decision)).replace(*enough)
    assert cast.client("member").get(to("ballots", decision)).status_code == 404
    assert cast.client("member").get(to("rounds", decision)).status_code == 404


def strip(shown: str) -> str:
    """A page without what is new on each."""
    return re.sub(r'value="[0-9a-f]{8}-[0-9a-f-]{27}"|value="[A-Za-z0-9]{64}"|nonce="[^"]*"', "", shown)


def test_of_fewer_than_five_the_end_is_told_and_no_ballot(cast: Cast) -> None:
    decision = a_ranked(cast, ([0, 1], [0], [0, 2], [0]), options=THREE)
    shown = page(cast.client("member"), decision)
    assert decision.chosen == [0]
    assert "Fewer than 5 of us answered" in shown
    assert "./run count" not in shown
    assert cast.client("member").get(to("ballots", decision)).status_code == 404
    assert not Ballot.objects.exists()


def test_when_it_closes_winners_stand_first_then_each_step_and_a_picture(cast: Cast) -> None:
    decision = a_ranked(cast, TIED, "elect", options=THREE, seats=2)
    ash = cast.client("member")
    for shown in (page(ash, decision), ash.get(to("paper", decision)).content.decode()):
        assert shown.index('class="lead"') < shown.index("Step by step") < shown.index("Count it again")
        first, second = (THREE[number] for number in decision.chosen)
        assert f"{first}, {second}" in shown
        assert "A tie between these" in shown
        assert "What everybody puts first." in shown
    drawing = ash.get(to("rounds", decision))
    assert drawing["Content-Type"] == "image/svg+xml"
    assert f"{decision.rounds['names'][str(decision.chosen[0])]}" in drawing.content.decode()
    assert "How many ballots each has, step by step" in drawing.content.decode()
    assert decision.rounds["rule"] == "scottish-stv"
    assert decision.rounds["rule"] not in drawing.content.decode()


def test_the_file_holds_no_name_no_code_and_no_order(cast: Cast) -> None:
    first = a_ranked(cast, ORDERS, options=THREE).ballots
    names = [member.name for member in crowd_of(cast)]
    assert names
    assert not [name for name in names if name in first]
    again = Cast()
    second = a_ranked(again, tuple(reversed(ORDERS)), options=THREE).ballots
    assert first == second


def crowd_of(cast: Cast) -> list[Any]:
    return list(type(cast.member).objects.filter(collective=cast.collective))


def test_who_can_not_see_the_decision_finds_neither_ballots_nor_picture(cast: Cast) -> None:
    decision = a_ranked(cast, ORDERS, options=THREE)
    for name in ("ballots", "rounds"):
        assert cast.client("member").get(to(name, decision)).status_code == 200
        for who in ("outsider", "ex-member", "other collective's member"):
            assert cast.client(who).get(to(name, decision)).status_code == 404, who


def test_the_ballots_of_a_circle_are_for_the_circle(cast: Cast) -> None:
    decision = a_decision(cast.third, "ranked", a_matter(cast.third, kind="choices", circle=cast.circle), options=THREE)
    Decision.objects.filter(pk=decision.pk).update(ballots="1 1\n", closed=True, state="yes", chosen=[0])
    assert client_of(cast.third.person).get(to("ballots", decision)).status_code == 200
    for who in ("member", "steward"):
        assert cast.client(who).get(to("ballots", decision)).status_code == 404


@pytest.mark.parametrize(("seats", "options"), [(3, THREE), (0, THREE), (1, ["Tea"]), (-1, THREE)])
def test_there_are_more_to_choose_from_than_are_chosen(cast: Cast, seats: int, options: list[str]) -> None:
    with pytest.raises(Refused):
        choosing(cast, "elect", seats=seats, options=options)
    assert not Decision.objects.exists()


def test_the_words_for_the_draw_stand_there_from_the_beginning_and_nobody_chooses_them(cast: Cast) -> None:
    decision = choosing(cast)
    other = a_decision(cast.steward, "ranked", a_matter(cast.third, kind="choices"), options=THREE)
    assert decision.setup.seed in page(cast.client("member"), decision)
    assert decision.setup.seed != other.setup.seed
    seed = decision.setup.seed
    assert ended(decision).setup.seed == seed


def test_a_quiet_one_publishes_its_ballots_and_with_codes_each_finds_their_own(
    cast: Cast, django_capture_on_commit_callbacks: Done, tmp_path: Path
) -> None:
    people = crowd(cast, 5)
    rules_of(cast, choices=READY_MADE["choices"]._replace(quiet=True, codes=True))
    decision = choosing(cast, quiet=True)
    codes = [actions.answer(by=who, decision=decision, chosen=o, at=AT) for who, o in zip(people, ORDERS, strict=True)]
    with django_capture_on_commit_callbacks(execute=True):
        ended(decision)
    shown = page(cast.client("member"), decision)
    assert all(code in shown for code in codes)
    assert not [code for code in codes if code in decision.ballots]
    assert counted_again(cast.client("member"), decision, tmp_path)["order"] == decision.chosen


def test_a_quiet_one_without_codes_keeps_the_file_alone(cast: Cast, django_capture_on_commit_callbacks: Done) -> None:
    people, decision = crowd(cast, 5), None
    decision = sharing(cast, quiet=True)
    for who in people:
        actions.answer(by=who, decision=decision, chosen=[0, 2], at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        ended(decision)
    assert decision.cast == []
    assert decision.ballots.count("1,3") == 5
    assert decision.chosen == [0, 2] or decision.chosen == [2, 0]


def test_at_the_table_an_order_is_entered_by_one_and_confirmed_by_a_second(cast: Cast) -> None:
    decision = choosing(cast)
    ash, id = cast.client("member"), chance.uuid()
    given = {
        "enter-id": str(id),
        "id": str(id),
        "enter-whose": str(cast.third.pk),
        "enter-how": "paper",
        "answer-place1": "1",
        "answer-place0": "2",
    }
    wrong = ash.post(to("table", decision), given | {"answer-place0": "1"})
    assert wrong.status_code == 422
    assert "Two have the place 1st" in wrong.content.decode()
    shown = ash.post(to("table", decision), given, follow=True).content.decode()
    assert "1. Soup" in shown
    entered = table.Entered.objects.get()
    table.confirm(by=cast.steward, decision=decision, code=table.code_of(entered.pk), at=AT)
    assert Ballot.objects.get(member=cast.third).chosen == [1, 0]


@pytest.mark.parametrize(
    ("make", "words"),
    [(choosing, "Write 1 beside"), (sharing, "Tick as many"), (lambda c: sharing(c, points=True), "Write 0 to 5")],
)
def test_slips_say_how_to_answer(cast: Cast, make: Callable[[Cast], Decision], words: str) -> None:
    shown = cast.client("member").get(to("slips", make(cast))).content.decode()
    assert words in shown
    assert "None of them" in shown


def test_off_until_it_is_turned_on_nothing_of_it_shows(cast: Cast) -> None:
    ash = cast.client("member")
    urls = [f"/m/{cast.collective.pk}/decide/{end}" for end in ("new/", "rules/")]
    shown = [ash.get(url).content.decode() for url in urls]
    assert not [each for each in shown if "Sharing out money" in each]
    with pytest.raises(Refused, match="turned off"):
        a_matter(cast.member, kind="budget")
    assert ash.get(f"{urls[1]}budget/").status_code == 404
    with_budgeting(cast)
    assert all("Sharing out money" in ash.get(url).content.decode() for url in urls)
    assert ash.get(f"{urls[1]}budget/").status_code == 200


def test_turned_off_again_it_is_not_opened_and_what_is_open_goes_on(cast: Cast) -> None:
    decision, waits = sharing(cast), a_matter(cast.member, kind="budget")
    collectives.set_up(by=cast.steward, name=budget.SETTING, given="no", at=AT)
    for member in (cast.member, cast.steward):
        member.refresh_from_db()
    with pytest.raises(Refused, match="turned off"):
        budget.propose(by=cast.member, id=chance.uuid(), matter=waits, title="Tea", cost="5", words="", at=AT)
    with pytest.raises(Refused, match="turned off"):
        a_decision(cast.steward, "budget", waits, pot="10")
    assert "turned off" in page(cast.client("member"), waits)
    actions.answer(by=cast.member, decision=decision, chosen=[0], at=AT)
    assert ended(decision).chosen == [0]


def propose(client: Client, matter: Matter, **given: str) -> Any:
    values = {"id": str(chance.uuid()), "title": "Kettle", "cost": "25", "words": "Two litres", **given}
    return client.post(to("propose", matter), values, follow=True)


def test_a_proposal_is_put_there_once_and_only_its_own_takes_it_back(cast: Cast) -> None:
    matter, ash, kit = a_budget(cast), cast.client("member"), client_of(cast.third.person)
    id = str(chance.uuid())
    for _sent in range(2):
        shown = propose(ash, matter, id=id, cost="£25.50").content.decode()
    assert "£25.50" in shown
    assert Proposal.objects.count() == 1
    kit.post(to("proposal-back", matter, proposal=id))
    assert Proposal.objects.count() == 1
    ash.post(to("proposal-back", matter, proposal=id))
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": ""}, "Say in a line what is paid."),
        ({"title": "x" * 121}, "120"),
        ({"cost": ""}, "Put an amount in figures"),
        ({"cost": "a lot"}, "Put an amount in figures"),
        ({"cost": "0"}, "from 0.01"),
        ({"cost": "-5"}, "Put an amount"),
        ({"cost": "1.234"}, "two decimal places"),
        ({"words": "y" * 1001}, "1000"),
        ({"title": "BUS"}, "This stands there already."),
    ],
)
def test_what_is_no_proposal_is_said_and_kept(cast: Cast, given: dict[str, str], words: str) -> None:
    matter = a_budget(cast, Bus="30")
    response = propose(cast.client("member"), matter, **({"title": "Kettle"} | given))
    assert response.status_code == 422
    shown = unescape(response.content.decode())
    assert words in shown
    assert given.get("words", "Two litres") in shown
    assert Proposal.objects.count() == 1


def test_what_is_open_takes_no_more_proposals_and_no_other_cost(cast: Cast) -> None:
    decision = sharing(cast)
    with pytest.raises(Refused, match="Proposals come before"):
        budget.propose(by=cast.member, id=chance.uuid(), matter=decision.matter, title="Tea", cost="5", words="", at=AT)
    with pytest.raises(Refused, match="Proposals come before"):
        budget.take_back(by=cast.member, matter=decision.matter, id=Proposal.objects.all()[0].pk)
    Proposal.objects.update(minor=1)
    decision.refresh_from_db()
    assert [str(each) for each in decision.costs] == ["£25.00", "£30.00", "£20.00"]


@pytest.mark.parametrize(("pot", "words"), [("", "Put an amount"), ("0", "from 0.01"), ("lots", "Put an amount")])
def test_a_pot_is_more_than_nothing(cast: Cast, pot: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        sharing(cast, pot=pot)


def test_without_a_proposal_there_is_nothing_to_open(cast: Cast) -> None:
    with pytest.raises(Refused, match="no proposal yet"):
        a_decision(cast.steward, "budget", a_budget(cast), pot="50")


def test_proposals_in_another_currency_are_put_anew(cast: Cast) -> None:
    matter = a_budget(cast, Kettle="25")
    collectives.set_up(by=cast.steward, name="collectives.currency", given="EUR", at=AT)
    cast.steward.refresh_from_db()
    with pytest.raises(Refused, match="another currency"):
        a_decision(cast.steward, "budget", matter, pot="50")


def test_nobody_answers_and_nothing_is_counted(cast: Cast) -> None:
    decision = ended(sharing(cast))
    assert (decision.state, decision.ballots) == ("few", "")
    assert "nothing was counted" in page(cast.client("member"), decision)


def test_the_page_says_what_is_paid_what_stays_and_who_pays(cast: Cast) -> None:
    people = crowd(cast, 5)
    decision = sharing(cast)
    for who in people:
        actions.answer(by=who, decision=decision, chosen=[0, 2], at=AT)
    shown = page(cast.client("member"), ended(decision))
    assert "We pay 2 proposals" in shown
    assert "£45.00 of £50.00 is given out, £5.00 stays." in shown
    assert "5 of us pay for it from their shares" in shown
    assert "Paint is paid: £20.00." in shown


def test_a_word_without_looking_is_none_of_them(cast: Cast) -> None:
    matter = a_matter(cast.steward, kind="choices", touches=["ward"])
    decision = a_decision(cast.steward, "ranked", matter, options=THREE)
    cast.client("member").post(to("word", decision), {"answer": "none"})
    assert Ballot.objects.get().chosen == []


def test_what_somebody_put_forward_is_theirs_to_take_along_and_goes_with_their_words(cast: Cast) -> None:
    a_budget(cast, Kettle="25")
    rows = hooks.export(cast.member.person_id)[0].rows
    assert [row for row in rows if row["what"] == "put forward to be paid" and "£25.00" in str(row["words"])]
    hooks.forget(cast.member, False, AT)
    assert Proposal.objects.get().by is None


def test_a_page_of_a_closed_one_asks_little(cast: Cast, django_assert_max_num_queries: Any) -> None:
    decision, ash = a_ranked(cast, ORDERS, options=THREE), cast.client("member")
    page(ash, decision)
    with django_assert_max_num_queries(14):
        page(ash, decision)


@pytest.mark.parametrize("number", [1, 3])
def test_a_matter_with_proposals_asks_as_much_for_one_as_for_three(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    matter = a_budget(cast, **{f"Thing{each}": "5" for each in range(number)})
    ash = cast.client("member")
    page(ash, matter)
    with django_assert_num_queries(MATTER_QUERIES):
        page(ash, matter)


MATTER_QUERIES = 8


def test_our_rules_change_what_counts_and_what_decides_a_tie(cast: Cast) -> None:
    with_budgeting(cast)
    ash, rules = cast.client("member"), f"/m/{cast.collective.pk}/decide/rules/"
    given = {
        "id": str(chance.uuid()),
        "way": "budget",
        "enough": "1/2",
        "days": "9",
        "pays": "most",
        "left": "none",
        "tie": "lowest-cost",
    }
    shown = ash.post(f"{rules}budget/", given, follow=True).content.decode()
    assert "most votes first" in shown
    assert "by what costs less; then by a draw" in shown
    rule = Matter.objects.get().subject["rules"]["budget"]
    assert (rule["pays"], rule["left"], rule["tie"]) == ("most", "none", "lowest-cost")
    assert ash.post(f"{rules}budget/", given | {"tie": "history"}).status_code == 422
