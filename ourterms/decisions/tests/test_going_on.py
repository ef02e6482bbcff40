"""Talking about how we go on with one of us: heard first, somebody beside them, a tie means keep talking."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ourterms.care import actions as care
from ourterms.collectives import actions as collectives
from ourterms.collectives import going
from ourterms.collectives.models import Member
from ourterms.decisions import actions, hooks
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.models import Ballot, Counted, Decision, GoingOn, Matter, Outcome, Remark
from ourterms.decisions.rules.constitution import READY_MADE, problems
from ourterms.decisions.rules.going_on import BREAK, GOES, STAYS, TALKING
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import Cast, a_decision, a_matter, a_talk, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    """The talk is about the steward, Rowan. Ash began it; Kit, Nim and Oda are there, too."""
    cast = Cast()
    for name in ("Nim", "Oda"):
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=name, at=NOW, today=NOW.date())
    return cast


@pytest.fixture
def rowan(cast: Cast) -> Client:
    return cast.client("steward")


def named(cast: Cast, name: str) -> Member:
    return Member.objects.select_related("collective").get(collective=cast.collective, name=name)


def to(name: str, decision: Decision) -> str:
    return reverse(f"decisions:{name}", args=[decision.collective_id, decision.pk])


def page(client: Client, decision: Decision) -> str:
    return client.get(to("one", decision)).content.decode()


def answered(cast: Cast, decision: Decision, **said: int) -> Decision:
    """Closed, with what each said, by name."""
    going_on.heard(by=cast.steward, decision=decision)
    for name, option in said.items():
        actions.answer(by=named(cast, name), decision=decision, chosen=[option], at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def conclude(cast: Cast, decision: Decision, id: UUID | None = None) -> Outcome:
    return actions.write_outcome(by=cast.third, id=id or chance.uuid(), decision=decision, words="So be it.", at=LATER)


ALL_SAY_GOES = {"Ash": GOES, "Kit": GOES, "Nim": GOES, "Oda": STAYS}


# Beginning


def test_it_begins_in_one_step_and_who_counts_is_fixed(cast: Cast) -> None:
    ash, id = cast.client("member"), str(chance.uuid())
    url = reverse("decisions:going-on", args=[cast.collective.pk])
    assert "It stays in this group." in ash.get(url, {"with": cast.steward.pk}).content.decode()
    given = {"id": id, "member": str(cast.steward.pk), "words": "You shouted again."}
    for _sent in range(2):
        text = ash.post(url, given, follow=True).content.decode()
    assert "How we go on with Rowan" in text
    assert "You shouted again." in text
    decision = Decision.objects.get()
    assert decision.question == "How we go on"
    counts = set(Counted.objects.values_list("member__name", flat=True))
    assert counts == {"Ash", "Kit", "Nim", "Oda"}
    collectives.join(by=Person.objects.create(), collective=cast.collective, name="New", at=NOW, today=NOW.date())
    assert Counted.objects.count() == 4
    assert (Matter.objects.count(), GoingOn.objects.count()) == (1, 1)


def test_nobody_begins_a_second_about_the_same_or_about_who_hides_or_who_is_elsewhere(cast: Cast) -> None:
    a_talk(cast)
    with pytest.raises(Refused, match="already"):
        going_on.begin(by=cast.third, id=chance.uuid(), member=cast.steward, words="", at=NOW)
    collectives.hide_from_member(by=cast.third, member=cast.member)
    for whom in (cast.member, cast.elsewhere, cast.third, cast.gone):
        with pytest.raises(Refused):
            going_on.begin(by=cast.member, id=chance.uuid(), member=whom, words="", at=NOW)
    assert Matter.objects.count() == 1
    form = cast.client("member").get(reverse("decisions:going-on", args=[cast.collective.pk])).content.decode()
    assert ">Kit<" not in form


@pytest.mark.parametrize(
    "given", [{"kind": "going-on"}, {"does": "going-on"}, {"kind": "everyday", "does": "going-on"}]
)
def test_it_is_a_kind_of_its_own_and_comes_about_in_no_other_way(cast: Cast, given: dict[str, str]) -> None:
    with pytest.raises(Refused):
        a_matter(cast.member, **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=a_matter(cast.member).pk).update(does="going-on")


def test_our_rules_can_not_make_it_quick(cast: Cast) -> None:
    quick = READY_MADE["going-on"]._replace(days=13)
    assert any("at least 14 days" in each for each in problems(READY_MADE | {"going-on": quick}, 9))
    for rule in (READY_MADE["everyday"], READY_MADE["choices"], quick._replace(days=20, affected=True)):
        assert problems(READY_MADE | {"going-on": rule}, 9)
    assert problems(READY_MADE | {"everyday": READY_MADE["going-on"]}, 9)


@pytest.mark.parametrize("step", ["put_forward", "open_matter"])
def test_broken_off_while_it_begins_there_is_nothing_and_again_it_begins_once(
    cast: Cast, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    id, real = chance.uuid(), getattr(going_on, step)

    def breaks(**given: Any) -> None:
        real(**given)
        raise SystemExit("killed")

    monkeypatch.setattr(going_on, step, breaks)
    with pytest.raises(SystemExit):
        going_on.begin(by=cast.member, id=id, member=cast.steward, words="", at=NOW)
    assert not Matter.objects.exists()
    monkeypatch.undo()
    with clock.frozen(NOW):
        for _sent in range(2):
            going_on.begin(by=cast.member, id=id, member=cast.steward, words="", at=NOW)
    assert (Matter.objects.count(), Decision.objects.count(), GoingOn.objects.count()) == (1, 1, 1)


# Heard, and somebody beside them


def test_nobody_answers_before_they_were_heard_and_they_do_not_vote(cast: Cast, rowan: Client) -> None:
    decision, ash = a_talk(cast), cast.client("member")
    assert "This is about how we go on with you" in page(rowan, decision)
    assert "Answers come later. First we hear each other." in page(ash, decision)
    with pytest.raises(Refused, match="not time"):
        actions.answer(by=cast.member, decision=decision, chosen=[STAYS], at=NOW)
    for client in (ash, client_of(cast.third.person)):
        assert client.post(to("going-on-own", decision), {"do": "heard"}).status_code == 422
    for _sent in range(2):
        rowan.post(to("going-on-own", decision), {"do": "heard"})
    assert ash.post(to("answer", decision), {"answer-one": str(STAYS)}).status_code == 302
    assert Ballot.objects.count() == 1
    with pytest.raises(Refused):
        actions.answer(by=cast.steward, decision=decision, chosen=[STAYS], at=NOW)
    text = page(rowan, decision)
    assert "The others answer here." in text
    assert "Give my answer" not in text


def test_after_a_week_answers_begin_and_while_they_are_on_a_break_they_do_not(cast: Cast) -> None:
    decision = a_talk(cast)
    for days, away, begun in ((6, False, False), (8, True, False), (8, False, True)):
        Member.objects.filter(pk=cast.steward.pk).update(paused=away)
        with clock.frozen(NOW + timedelta(days=days)):
            page(cast.client("member"), decision)
            going_on.begin_due(clock.now())
        decision.refresh_from_db()
        assert (decision.stage == "") is begun


def test_they_choose_who_is_beside_them_and_whoever_is_asked_may_say_no(cast: Cast, rowan: Client) -> None:
    decision, kit, ash = a_talk(cast), client_of(cast.third.person), cast.client("member")
    ask = {"beside-id": str(chance.uuid()), "beside-member": str(cast.third.pk)}
    assert ash.post(to("going-on-beside", decision), ask).status_code == 422
    rowan.post(to("going-on-beside", decision), ask)
    assert "Rowan asks whether you would be beside them." in page(kit, decision)
    assert "asks whether" not in page(ash, decision)
    assert "Kit" not in page(ash, decision).partition("What was said")[0]
    assert [card.words for card in hooks.waiting_for(cast.third, NOW)] == [
        "Somebody asks whether you would be beside them."
    ]
    kit.post(to("going-on-beside", decision), {"do": "no"})
    assert "You have asked" not in page(rowan, decision)
    rowan.post(to("going-on-beside", decision), ask)
    ash.post(to("going-on-beside", decision), {"do": "yes"})
    assert "Kit is beside you." not in page(rowan, decision)
    for _sent in range(2):
        kit.post(to("going-on-beside", decision), {"do": "yes"})
    assert "Kit is beside you." in page(rowan, decision)
    assert "Kit is beside Rowan." in page(ash, decision)
    assert "You are beside Rowan" in page(kit, decision)
    ash.post(to("going-on-beside", decision), {"do": "end"})
    assert "Kit is beside you." in page(rowan, decision)
    kit.post(to("going-on-beside", decision), {"do": "end"})
    assert "Kit is beside you." not in page(rowan, decision)


def test_nobody_is_beside_themselves_and_nobody_hidden_or_from_elsewhere(cast: Cast) -> None:
    decision = a_talk(cast)
    collectives.hide_from_member(by=cast.third, member=cast.steward)
    for whom in (cast.steward, cast.third, cast.elsewhere, cast.gone):
        with pytest.raises(Refused):
            going_on.ask_beside(by=cast.steward, decision=decision, member=whom)
    with pytest.raises(IntegrityError), transaction.atomic():
        GoingOn.objects.update(supporter=cast.steward)


def test_only_they_see_what_becomes_of_their_words(cast: Cast, rowan: Client) -> None:
    decision = a_talk(cast)
    rowan.post(to("going-on-own", decision), {"do": "go"})
    assert "Now: they go with you." in page(rowan, decision)
    for client in (cast.client("member"), client_of(cast.third.person)):
        text = page(client, decision)
        assert "they go with you" not in text
        assert "If it comes to going" not in text
        assert client.post(to("going-on-own", decision), {"do": "stay"}).status_code == 422
    assert GoingOn.objects.get().keep_words is False


# What it comes to


def test_a_tie_means_keep_talking_and_it_is_back_on_the_agenda(cast: Cast) -> None:
    decision = answered(cast, a_talk(cast), Ash=GOES, Kit=GOES, Nim=STAYS, Oda=STAYS)
    assert (decision.state, decision.chosen) == ("talk", [])
    assert "We keep talking" in page(cast.client("member"), decision)
    assert Matter.objects.get().state == "waiting"
    with pytest.raises(Refused, match="not decided"):
        conclude(cast, decision)
    assert Member.objects.get(pk=cast.steward.pk).here


def test_talked_about_again_nobody_who_came_in_between_counts_and_they_are_heard_again(cast: Cast) -> None:
    answered(cast, a_talk(cast), Ash=TALKING)
    day = NOW + timedelta(days=2)
    collectives.join(by=Person.objects.create(), collective=cast.collective, name="New", at=day, today=day.date())
    with clock.frozen(LATER):
        ash = cast.client("member")
        given = {"id": str(chance.uuid()), "question": "Rowan goes", "way": "going-on"}
        matter = Matter.objects.get()
        url = reverse("decisions:open", args=[cast.collective.pk, matter.pk])
        assert ash.post(url, given | {"day": "2026-04-20", "time": "20:00"}).status_code == 302
    again = Decision.objects.get(closed=False)
    assert (again.stage, again.question) == ("hearing", "How we go on")
    assert [card.url for card in hooks.waiting_for(cast.steward, LATER)] == [to("one", again)]
    assert set(Counted.objects.values_list("member__name", flat=True)) == {"Ash", "Kit", "Nim", "Oda"}


def test_staying_changes_nothing_and_says_so(cast: Cast) -> None:
    decision = answered(cast, a_talk(cast), Ash=STAYS, Kit=STAYS, Nim=GOES)
    assert conclude(cast, decision).did == ["We go on together."]
    assert Member.objects.get(pk=cast.steward.pk).here
    assert Matter.objects.get().state == "decided"


@pytest.mark.parametrize("would", [True, False])
def test_a_break_begins_only_if_they_want_one(cast: Cast, rowan: Client, would: bool) -> None:
    decision = a_talk(cast)
    if would:
        rowan.post(to("going-on-own", decision), {"do": "break"})
        assert "Rowan would take a break." in page(cast.client("member"), decision)
    outcome = conclude(cast, answered(cast, decision, Ash=BREAK, Kit=BREAK))
    assert Member.objects.get(pk=cast.steward.pk).paused is would
    assert ("We keep talking" in outcome.did[0] or "So we keep talking" in outcome.did[0]) is not would
    assert Matter.objects.get().state == ("decided" if would else "waiting")


@pytest.mark.parametrize("keep", [True, False])
def test_going_is_done_once_by_every_app_and_as_they_chose(cast: Cast, keep: bool) -> None:
    decision, id = a_talk(cast), chance.uuid()
    actions.remark(by=cast.steward, id=chance.uuid(), decision=decision, words="I am sorry.", at=NOW)
    going_on.words_stay(by=cast.steward, decision=decision, stay=keep)
    closed = answered(cast, decision, **ALL_SAY_GOES)
    assert closed.chosen == [GOES]
    assert Member.objects.get(pk=cast.steward.pk).here
    for _sent in range(2):
        assert conclude(cast, closed, id).did == ["They have gone."]
    gone = Member.objects.get(pk=cast.steward.pk)
    assert (gone.here, gone.name) == (False, "Rowan" if keep else "Somebody who went")
    assert Remark.objects.get().words == ("I am sorry." if keep else "")
    assert not GoingOn.objects.exists()
    assert cast.client("steward").get(to("one", decision)).status_code == 404
    text = page(cast.client("member"), decision)
    assert "They have gone." in text
    assert ("Rowan" in text) is keep


def test_broken_off_nobody_has_gone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    decision, id, real = answered(cast, a_talk(cast), **ALL_SAY_GOES), chance.uuid(), going.go

    def breaks(**given: Any) -> None:
        real(**given)
        raise SystemExit("killed")

    monkeypatch.setattr(going, "go", breaks)
    with pytest.raises(SystemExit):
        conclude(cast, decision, id)
    assert Member.objects.get(pk=cast.steward.pk).here
    assert GoingOn.objects.exists()
    assert not Outcome.objects.exists()
    monkeypatch.undo()
    conclude(cast, decision, id)
    assert not Member.objects.get(pk=cast.steward.pk).here


def test_who_goes_by_themselves_ends_it(cast: Cast) -> None:
    decision = a_talk(cast)
    actions.remark(by=cast.member, id=chance.uuid(), decision=decision, words="It was loud.", at=NOW)
    hooks.forget(cast.steward, True, NOW)
    assert not GoingOn.objects.exists()
    decision.refresh_from_db()
    assert (decision.closed, decision.state) == (True, "gone")
    assert not Counted.objects.exists()
    matter = Matter.objects.get()
    assert (matter.state, matter.reason) == ("let-go", "They have gone. So there is nothing more to decide.")
    text = page(cast.client("member"), decision)
    assert "It was loud." in text
    assert "They have gone" in text


def test_who_was_beside_somebody_and_goes_is_beside_nobody(cast: Cast) -> None:
    decision = a_talk(cast)
    going_on.ask_beside(by=cast.steward, decision=decision, member=cast.third)
    going_on.be_beside(by=cast.third, decision=decision, yes=True)
    assert cast.third.person_id
    assert cast.steward.person_id
    for person, what in ((cast.third, "I am beside somebody"), (cast.steward, "we talk about how we go on with me")):
        (export,) = hooks.export(person.person_id)  # type: ignore[arg-type]
        assert what in [row["what"] for row in export.rows]
    hooks.forget(cast.third, True, NOW)
    assert GoingOn.objects.get().supporter is None


def test_went_between_the_end_and_what_comes_of_it(cast: Cast) -> None:
    decision = answered(cast, a_talk(cast), **ALL_SAY_GOES)
    going.go(by=cast.steward, keep_words=True, at=LATER)
    assert conclude(cast, decision).did == ["They have gone by themselves."]


# What others read


def test_how_many_said_what_is_hidden_until_the_end_and_folded_then(cast: Cast) -> None:
    decision = a_talk(cast)
    going_on.heard(by=cast.steward, decision=decision)
    for who in (cast.member, cast.third):
        actions.answer(by=who, decision=decision, chosen=[GOES], at=NOW)
    text = page(cast.client("member"), decision)
    assert "What it comes to stands here when it is closed." in text
    assert "The numbers" not in text
    actions.close(decision=decision, at=LATER)
    text = page(cast.client("member"), decision)
    assert "<summary" in text.partition("The numbers")[0][-200:]


def test_whom_it_is_about_is_told_on_home_whatever_else_is_open(cast: Cast) -> None:
    for title in ("Lamp", "Lid", "Key"):
        a_decision(cast.third, question=title)
    decision = a_talk(cast)
    first, *others = hooks.waiting_for(cast.steward, NOW)
    assert first.url == to("one", decision)
    assert len(others) == 2
    assert to("one", decision) not in [card.url for card in others]
    assert to("one", decision) not in [card.url for card in hooks.waiting_for(cast.member, NOW)]


def test_nothing_of_it_stands_on_home_in_a_name_or_outside(cast: Cast, rowan: Client) -> None:
    decision = a_talk(cast)
    for member in (cast.member, cast.third, cast.steward):
        (card,) = hooks.waiting_for(member, NOW)
        assert card.heading == "How we go on"
        assert "Rowan" not in card.words
    assert "how we go on with you" in hooks.waiting_for(cast.steward, NOW)[0].words
    for who in ("ex-member", "other collective's member", "outsider"):
        assert cast.client(who).get(to("one", decision)).status_code == 404
        assert cast.client(who).post(to("going-on-own", decision), {"do": "heard"}).status_code == 404


def test_who_hides_from_somebody_is_somebody_to_them(cast: Cast) -> None:
    decision = a_talk(cast)
    collectives.hide_from_member(by=cast.steward, member=cast.third)
    text = page(client_of(cast.third.person), decision)
    assert "Rowan" not in text
    assert "How we go on with Somebody" in text


def test_a_page_takes_few_queries_and_home_one_more(
    cast: Cast, rowan: Client, django_assert_max_num_queries: Any
) -> None:
    decision = a_talk(cast)
    care.pause(by=cast.third)
    going_on.ask_beside(by=cast.steward, decision=decision, member=named(cast, "Nim"))
    with django_assert_max_num_queries(20):
        page(rowan, decision)
    with django_assert_max_num_queries(17):
        page(cast.client("member"), decision)


@pytest.mark.parametrize("do", ["", "rubbish", "yes", "no", "end"])
def test_rubbish_does_nothing(cast: Cast, do: str) -> None:
    decision = a_talk(cast)
    for name in ("going-on-own", "going-on-beside"):
        assert cast.client("member").post(to(name, decision), {"do": do}).status_code == 302
    found = GoingOn.objects.get()
    assert (found.asked, found.supporter, found.would_break) == (None, None, False)


def test_no_page_says_a_sore_word_loudly(cast: Cast, rowan: Client) -> None:
    decision = a_talk(cast)
    going_on.ask_beside(by=cast.steward, decision=decision, member=cast.third)
    texts = [page(client, decision) for client in (rowan, cast.client("member"), client_of(cast.third.person))]
    texts.append(rowan.get(reverse("decisions:going-on", args=[cast.collective.pk])).content.decode())
    texts.append(rowan.get(reverse("collectives:member", args=[cast.collective.pk, cast.member.pk])).content.decode())
    for text in texts:
        assert [words for words in said(text).loud if SORE.search(words)] == []


def test_everybody_who_goes_is_let_go_by_every_app() -> None:
    assert going.is_filled()
