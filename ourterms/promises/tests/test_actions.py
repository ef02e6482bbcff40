"""What was told, answered, promised, shown, let go of and claimed: what is refused, and what has one right effect."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ourterms.collectives.models import Member
from ourterms.decisions.actions import let_go
from ourterms.decisions.models import Matter
from ourterms.institutions.tests.factories import an_institution
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.promises.actions import accounts, common, demands, letters, powers, promised
from ourterms.promises.models import Account, Answer, Demand, Look, Promise, Sent
from ourterms.promises.rules import kept, who_decided
from ourterms.promises.rules.who_decided import Facts
from ourterms.promises.tests.factories import (
    a_change,
    a_claim,
    a_decided_demand,
    a_demand,
    a_kept_account,
    a_power,
    a_promise,
    a_sent_demand,
    a_showing,
    a_use,
    an_account,
    decided,
    today,
)
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 6, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_day_in_june() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def fresh(row: Any) -> Any:
    row.refresh_from_db()
    return row


def an_answer(by: Member, demand: Demand, kind: str = kept.ACCEPTED, days_ago: int = 0, **given: Any) -> Answer:
    values = {"words": "We will.", "day": today() - timedelta(days=days_ago), "id": chance.uuid(), **given}
    return demands.answer(by=by, demand=demand, kind=kind, at=NOW, **values)


# Demands ---------------------------------------------------------------------------------------------------------


def test_a_demand_stands_on_the_agenda_and_is_ours_only_by_a_decision(cast: Cast) -> None:
    demand = a_demand(cast.member)
    assert demand.state == kept.PROPOSED
    assert demand.matter
    assert demand.matter.title == "We ask: Open the garden on Sundays"
    decision = decided(cast.member, demand.matter, cast.third)
    assert fresh(demand).state == kept.DECIDED
    assert (demand.decision, demand.sent) == (decision, None)


def test_let_go_it_can_be_put_forward_once_more(cast: Cast) -> None:
    demand = a_demand(cast.member)
    assert demand.matter
    let_go(by=cast.member, matter=demand.matter, reason="Not before summer")
    assert fresh(demand).state == kept.PROPOSED
    id = chance.uuid()
    for _sent in range(2):
        demands.put_again(by=cast.member, id=id, demand=demand, at=NOW)
    assert fresh(demand).matter_id == id
    assert Matter.objects.filter(does="demand").count() == 2
    with pytest.raises(Refused):
        demands.put_again(by=cast.third, id=chance.uuid(), demand=demand, at=NOW)


def test_the_same_form_sent_twice_asks_once(cast: Cast) -> None:
    id, institution = chance.uuid(), an_institution(cast.member)
    for _sent in range(2):
        demands.propose(by=cast.member, id=id, institution=institution, title="Open it", words="", mild=True, at=NOW)
    assert (Demand.objects.count(), Matter.objects.count()) == (1, 1)


def test_nothing_is_sent_that_is_not_decided(cast: Cast) -> None:
    demand = a_demand(cast.member)
    with pytest.raises(Refused):
        letters.send(by=cast.member, id=chance.uuid(), about=demand, subject="s", words="w", day=today(), at=NOW)
    assert Sent.objects.count() == 0


def test_their_silence_begins_when_a_member_says_that_the_letter_went(cast: Cast) -> None:
    demand = a_decided_demand(cast.member, cast.third)
    id = chance.uuid()
    for _sent in range(2):
        letters.send(
            by=cast.member, id=id, about=demand, subject="s", words="Dear trust,", day=today(), answer_by=None, at=NOW
        )
    assert (fresh(demand).state, demand.sent) == (kept.SENT, today())
    assert Sent.objects.count() == 1


def test_a_letter_is_not_sent_before_it_was_decided_or_tomorrow(cast: Cast) -> None:
    demand = a_decided_demand(cast.member, cast.third)
    for day in (today() - timedelta(days=9), today() + timedelta(days=1)):
        with pytest.raises(Refused):
            letters.send(by=cast.member, id=chance.uuid(), about=demand, subject="s", words="w", day=day, at=NOW)
    assert fresh(demand).sent is None


def test_a_letter_by_e_mail_is_written_by_notices_and_names_nobody(cast: Cast) -> None:
    demand = a_decided_demand(cast.member, cast.third)
    given = {"by": cast.member, "about": demand, "subject": "Open it", "day": today(), "address": "a@example.org"}
    with pytest.raises(Refused, match="Kit"):
        letters.send(id=chance.uuid(), words="Kit says so.", at=NOW, **given)
    assert fresh(demand).sent is None
    assert letters.send(id=chance.uuid(), words="Please open it.", at=NOW, **given).mailed
    assert fresh(demand).sent == today()


def test_the_newest_answer_counts_and_the_older_ones_stay(cast: Cast) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=30)
    an_answer(cast.member, demand, kept.ACCEPTED, days_ago=2)
    an_answer(cast.third, demand, kept.REFUSED, days_ago=20)
    assert fresh(demand).state == kept.ACCEPTED
    assert Answer.objects.filter(demand=demand).count() == 2


def test_an_answer_taken_out_leaves_the_one_before_it(cast: Cast) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=30)
    an_answer(cast.third, demand, kept.REFUSED, days_ago=20)
    wrong = an_answer(cast.member, demand, kept.ACCEPTED)
    with pytest.raises(Refused):
        common.take_out(by=cast.third, thing=wrong, at=clock.now())
    common.take_out(by=cast.member, thing=wrong, at=clock.now())
    assert fresh(demand).state == kept.REFUSED


@pytest.mark.parametrize("bad", [{"words": " "}, {"kind": "perhaps"}, {"days_ago": 31}, {"days_ago": -1}])
def test_an_answer_has_words_and_a_day_on_which_it_could_come(cast: Cast, bad: dict[str, Any]) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=30)
    with pytest.raises(Refused):
        an_answer(cast.member, demand, **bad)
    assert fresh(demand).answer == ""


def test_we_take_it_back_by_a_decision(cast: Cast) -> None:
    demand = a_sent_demand(cast.member, cast.third, days=30)
    matter = demands.put_back_forward(by=cast.member, id=chance.uuid(), demand=demand, at=NOW)
    assert fresh(demand).state == kept.SENT
    decided(cast.member, matter, cast.third)
    assert (fresh(demand).state, demand.taken_back) == (kept.TAKEN_BACK, today())


# Promises --------------------------------------------------------------------------------------------------------


def test_nothing_is_kept_before_they_show_it(cast: Cast) -> None:
    promise = a_promise(cast.member)
    with pytest.raises(Refused):
        promised.look(by=cast.member, promise=promise, so=True, words="", at=NOW)
    with pytest.raises(Refused):
        promised.put_ending_forward(by=cast.member, id=chance.uuid(), promise=promise, how=kept.KEPT, at=NOW)
    assert fresh(promise).state(today()) == kept.PROMISED


def test_two_who_looked_make_it_kept(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    promised.look(by=cast.member, promise=promise, so=True, words="I sat there.", at=NOW)
    assert fresh(promise).state(today()) == kept.NOT_SHOWN
    promised.look(by=cast.third, promise=promise, so=True, words="", at=NOW)
    assert (fresh(promise).state(today()), promise.ended_on) == (kept.KEPT, today())


def test_one_who_says_that_it_is_not_so_leaves_it_to_a_decision(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    promised.look(by=cast.steward, promise=promise, so=False, words="It was locked.", at=NOW)
    for by in (cast.member, cast.third):
        promised.look(by=by, promise=promise, so=True, words="", at=NOW)
    assert fresh(promise).state(today()) == kept.NOT_SHOWN
    matter = promised.put_ending_forward(by=cast.member, id=chance.uuid(), promise=promise, how=kept.BROKEN, at=NOW)
    decision = decided(cast.member, matter, cast.third)
    assert (fresh(promise).ended, promise.decision) == (kept.BROKEN, decision)


def test_where_the_group_wants_a_decision_looking_is_not_enough(cast: Cast) -> None:
    cast.collective.chosen = {"promises.kept_by": kept.BY_DECISION}
    cast.collective.save()
    for member in (cast.member, cast.third):
        member.refresh_from_db()
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    for by in (cast.member, cast.third, cast.steward):
        promised.look(
            by=Member.objects.select_related("collective").get(pk=by.pk), promise=promise, so=True, words="", at=NOW
        )
    assert fresh(promise).state(today()) == kept.NOT_SHOWN


def test_we_did_not_look_is_a_proper_answer_without_a_name(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    promised.didnt_look(by=cast.third, promise=promise, at=NOW)
    assert (fresh(promise).state(today()), promise.not_looked) == (kept.NOT_SHOWN, today())
    assert Look.objects.count() == 0
    promised.look(by=cast.third, promise=promise, so=True, words="", at=NOW)
    assert fresh(promise).not_looked is None


def test_who_looks_again_says_it_anew_and_can_take_it_back(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    promised.look(by=cast.third, promise=promise, so=False, words="Locked", at=NOW)
    promised.look(by=cast.third, promise=promise, so=True, words="", at=NOW)
    assert Look.objects.get().so
    promised.look_no_more(by=cast.third, thing=promise, at=clock.now())
    assert Look.objects.count() == 0


def test_by_their_own_word_it_is_broken(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise, wont=True, words="There is no money for it.")
    assert fresh(promise).state(today()) == kept.BROKEN
    assert promise.shown is None


def test_a_decision_can_be_undone_by_another(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise, wont=True)
    matter = promised.put_ending_forward(by=cast.member, id=chance.uuid(), promise=promise, how="again", at=NOW)
    decided(cast.member, matter, cast.third)
    assert fresh(promise).state(today()) == kept.PROMISED


def test_shown_and_then_taken_out_is_not_kept_by_a_decision_either(cast: Cast) -> None:
    promise = a_promise(cast.member)
    showing = a_showing(cast.member, promise)
    matter = promised.put_ending_forward(by=cast.member, id=chance.uuid(), promise=promise, how=kept.KEPT, at=NOW)
    common.take_out(by=cast.member, thing=showing, at=clock.now())
    with pytest.raises(Refused):
        decided(cast.member, matter, cast.third)
    assert fresh(promise).ended == ""


def test_what_they_showed_stays_once_it_is_kept(cast: Cast) -> None:
    promise = a_promise(cast.member)
    showing = a_showing(cast.member, promise)
    for by in (cast.member, cast.third):
        promised.look(by=by, promise=promise, so=True, words="", at=NOW)
    with pytest.raises(Refused, match="what became of this promise"):
        common.take_out(by=cast.member, thing=showing, at=NOW)
    assert (fresh(promise).ended, promise.shown) == (kept.KEPT, today())


def test_their_word_that_was_a_mistake_leaves_a_promise_that_goes_on(cast: Cast) -> None:
    promise = a_promise(cast.member)
    a_showing(cast.member, promise)
    wont = a_showing(cast.third, promise, wont=True)
    with pytest.raises(Refused, match="Only who wrote it down"):
        common.take_out(by=cast.member, thing=wont, at=NOW)
    common.take_out(by=cast.third, thing=wont, at=NOW)
    assert (fresh(promise).state(today()), promise.ended_on) == (kept.NOT_SHOWN, None)


def test_what_they_showed_stays_while_it_is_broken_by_their_own_word(cast: Cast) -> None:
    promise = a_promise(cast.member)
    showing = a_showing(cast.member, promise)
    a_showing(cast.member, promise, wont=True)
    with pytest.raises(Refused, match="what became of this promise"):
        common.take_out(by=cast.member, thing=showing, at=NOW)


def test_what_we_decided_is_not_undone_by_taking_their_word_out(cast: Cast) -> None:
    promise = a_promise(cast.member)
    wont = a_showing(cast.member, promise, wont=True)
    for how in ("again", kept.BROKEN):
        given: dict[str, Any] = {"id": chance.uuid(), "promise": promise, "how": how}
        matter = promised.put_ending_forward(by=cast.member, at=NOW, **given)
        decided(cast.member, matter, cast.third)
    with pytest.raises(Refused, match="what became of this promise"):
        common.take_out(by=cast.member, thing=wont, at=NOW)
    assert fresh(promise).ended == kept.BROKEN


def test_a_promise_is_due_when_it_was_made_or_later(cast: Cast) -> None:
    with pytest.raises(Refused):
        a_promise(cast.member, due=-90)
    with pytest.raises(Refused):
        a_promise(cast.member, due=366 * 30)
    assert Promise.objects.count() == 0


def test_a_change_is_confirmed_while_enough_say_so_and_nobody_says_no(cast: Cast) -> None:
    change = a_change(cast.member)
    for by in (cast.member, cast.third):
        promised.confirm(by=by, change=change, so=True, words="", at=NOW)
    assert fresh(change).confirmed == today()
    promised.confirm(by=cast.steward, change=change, so=False, words="Not for wheels", at=NOW)
    assert fresh(change).confirmed is None


# Powers and claims -----------------------------------------------------------------------------------------------


def test_a_power_is_used_only_while_it_holds(cast: Cast) -> None:
    power = a_power(cast.member, until=today() - timedelta(days=10))
    use = a_use(cast.member, power)
    powers.came_of_use(by=cast.third, use=use, came=kept.RESPECTED, day=today(), words="Not appointed", at=NOW)
    assert (fresh(use).came, use.came_on) == (kept.RESPECTED, today())
    with pytest.raises(Refused):
        a_use(cast.member, power, day=today() - timedelta(days=9))
    powers.came_of_use(by=cast.third, use=use, came="", day=today(), words="", at=NOW)
    assert (fresh(use).came, use.came_on) == ("", None)


def test_what_came_of_a_claim_can_be_said_anew(cast: Cast) -> None:
    claim = a_claim(cast.member)
    for came in (kept.STANDS, kept.TAKEN_DOWN):
        powers.came_of_claim(by=cast.third, claim=claim, came=came, day=today(), words="", at=NOW)
    assert fresh(claim).came == kept.TAKEN_DOWN
    with pytest.raises(Refused):
        powers.came_of_claim(by=cast.third, claim=claim, came="praised", day=today(), words="", at=NOW)


# Accounts --------------------------------------------------------------------------------------------------------


def test_an_account_has_the_level_that_the_facts_allow_and_is_a_draft(cast: Cast) -> None:
    account = an_account(cast.member)
    assert (account.level, account.state, account.version) == (who_decided.ASKED, "draft", who_decided.VERSION)


def test_anybody_writes_a_draft_anew_until_it_is_put_to_all(cast: Cast) -> None:
    account = an_account(cast.member)
    written = accounts.Written("The garden", today(), "Nobody told us.", Facts(overridden="no"))
    accounts.rewrite(by=cast.third, account=account, written=written, at=NOW)
    assert (fresh(account).level, account.theirs) == (who_decided.NOT_TOLD, "")
    accounts.put_to_all(by=cast.third, id=chance.uuid(), account=account, at=NOW)
    with pytest.raises(Refused):
        accounts.rewrite(by=cast.member, account=account, written=written, at=NOW)


def test_an_account_is_put_right_by_a_new_one_and_stays(cast: Cast) -> None:
    first = a_kept_account(cast.member, cast.third)
    assert first.state == "kept"
    with pytest.raises(Refused):
        an_account(cast.member, corrects=first)
    second = a_kept_account(cast.member, cast.third, corrects=first, reason="They say that they wrote to us in May.")
    assert (fresh(first).state, second.state, second.corrects) == ("replaced", "kept", first)


def test_two_who_put_the_same_account_right_make_two_versions(cast: Cast) -> None:
    first = a_kept_account(cast.member, cast.third)
    drafts = [an_account(cast.member, corrects=first, reason=f"Reason {n}") for n in range(2)]
    for draft in drafts:
        decided(cast.member, accounts.put_to_all(by=cast.member, id=chance.uuid(), account=draft, at=NOW), cast.third)
    assert [fresh(each).state for each in (first, *drafts)] == ["replaced", "replaced", "kept"]
    assert drafts[1].corrects == drafts[0]


@pytest.mark.parametrize("facts", [Facts(told="perhaps"), Facts(votes=3, seats=3, all_votes=1), Facts(seats=-1)])
def test_facts_that_cannot_be_are_refused(cast: Cast, facts: Facts) -> None:
    with pytest.raises(Refused):
        an_account(cast.member, facts=facts)
    assert Account.objects.count() == 0


# Who may ---------------------------------------------------------------------------------------------------------


def test_nothing_here_is_anybodys_elsewhere(cast: Cast) -> None:
    demand, promise = a_sent_demand(cast.member, cast.third, days=30), a_promise(cast.member)
    assert Demand.objects.for_member(cast.member).get() == demand
    assert not Demand.objects.for_member(cast.elsewhere).exists()
    for act in (
        lambda: an_answer(cast.elsewhere, demand),
        lambda: a_showing(cast.elsewhere, promise),
        lambda: a_promise(cast.elsewhere, institution=demand.institution),
        lambda: a_promise(cast.member, institution=an_institution(cast.elsewhere, "Elsewhere Trust")),
    ):
        with pytest.raises(Refused):
            act()
    other = an_institution(cast.member, "Another Trust")
    with pytest.raises(Refused):
        a_promise(cast.member, institution=other, demand=demand)


def test_who_goes_leaves_what_institutions_did_and_takes_what_they_saw(cast: Cast) -> None:
    promise, draft = a_promise(cast.member), an_account(cast.member)
    a_showing(cast.member, promise)
    promised.look(by=cast.member, promise=promise, so=True, words="I sat there.", at=NOW)
    common.forget(member=cast.member, keep_words=True)
    assert Look.objects.count() == 1
    common.forget(member=cast.member, keep_words=False)
    assert (fresh(promise).by, Look.objects.count(), Account.objects.filter(pk=draft.pk).count()) == (None, 0, 0)


def test_a_promise_with_something_shown_is_not_taken_out_unseen(cast: Cast) -> None:
    promise = a_promise(cast.member)
    showing = a_showing(cast.third, promise)
    with pytest.raises(Refused):
        common.take_out(by=cast.member, thing=promise, at=clock.now())
    common.take_out(by=cast.third, thing=showing, at=clock.now())
    assert fresh(promise).shown is None
    common.take_out(by=cast.member, thing=promise, at=clock.now())
    assert Promise.objects.count() == 0
