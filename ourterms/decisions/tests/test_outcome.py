"""Dissent, what comes of a decision, and what came of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ourterms.decisions import actions, hooks
from ourterms.decisions.models import Decision, Dissent, Outcome, Remark
from ourterms.kit import chance, clock
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import WeSaid
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from tests.cast import AT, MEETING, Cast, a_decided, a_decision, a_matter, a_meeting, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)  # the meeting of tests.cast is on the tenth


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def to(name: str, decision: Decision, **more: object) -> str:
    return reverse(f"decisions:{name}", kwargs={"collective": decision.collective_id, "decision": decision.pk, **more})


def page(client: Client, decision: Decision) -> str:
    return client.get(to("one", decision)).content.decode()


def conclude(cast: Cast, decision: Decision, id: Any = None, **given: Any) -> Outcome:
    values = {"words": "We buy one.", "lines": ["Ask for the price", "Carry it home"], **given}
    return actions.write_outcome(by=cast.member, id=id or chance.uuid(), decision=decision, at=NOW, **values)


# Dissent


def test_the_words_stay_exactly_as_they_were_written(cast: Cast, ash: Client) -> None:
    decision, id = a_decision(cast.steward), str(chance.uuid())
    words = "  No.\r\n\r\n   <i>Not</i> like this  "
    for _sent in range(2):
        ash.post(to("dissent", decision), {"id": id, "words": words, "reach": "us", "named": "yes"})
    assert Dissent.objects.get().words == words.replace("\r\n", "\n")
    text = page(client_of(cast.third.person), decision)
    assert "  No.\n\n   &lt;i&gt;Not&lt;/i&gt; like this  " in text
    assert '<span dir="auto">Ash</span>' in text


def test_without_a_name_nobody_reads_whose_it_is(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.steward)
    given = {"id": str(chance.uuid()), "words": "Too dear", "reach": "letter", "named": "no"}
    ash.post(to("dissent", decision), given)
    text = page(client_of(cast.third.person), decision)
    assert "Somebody of us" in text
    assert "It may go with a letter about this" in text
    assert "Ash" not in text
    assert "How far it goes" not in text
    assert "How far it goes" in page(ash, decision)


def test_nobody_else_touches_it(cast: Cast, ash: Client) -> None:
    decision, id = a_decision(cast.steward), chance.uuid()
    made = actions.dissent(by=cast.member, id=id, decision=decision, words="Too dear", reach="us", named=True)
    for who in (cast.steward, cast.third, cast.elsewhere):
        with pytest.raises(Refused):
            actions.take_back_dissent(by=who, dissent=made, at=AT)
        with pytest.raises(Refused):
            actions.let_dissent_go(by=who, dissent=made, reach="public", named=True, at=AT)
        with pytest.raises(Refused):
            actions.dissent(by=who, id=id, decision=decision, words="Fine", reach="us", named=True)
    mine = to("dissent-mine", decision, dissent=id)
    for client in (cast.client("steward"), client_of(cast.third.person), cast.client("ex-member")):
        assert client.get(mine).status_code == 404
        assert client.post(mine, {"do": "take-back"}).status_code == 404
    there = Dissent.objects.get()
    assert (there.words, there.reach, there.by) == ("Too dear", "us", cast.member)
    changed = {"id": str(chance.uuid()), "reach": "public", "named": "no", "words": "Cheap"}
    assert ash.post(mine, changed).status_code == 302
    there.refresh_from_db()
    assert (there.words, there.reach, there.named) == ("Too dear", "public", False)


def test_taken_back_the_words_are_gone_and_whose_they_were(cast: Cast, ash: Client) -> None:
    decision, id = a_decision(cast.steward), chance.uuid()
    actions.dissent(by=cast.member, id=id, decision=decision, words="Too dear", reach="us", named=True)
    for expected in (302, 404):
        assert ash.post(to("dissent-mine", decision, dissent=id), {"do": "take-back"}).status_code == expected
    text = page(cast.client("steward"), decision)
    assert "A dissent was here." in text
    assert "Too dear" not in text
    assert Dissent.objects.get().by is None


@pytest.mark.parametrize("bad", [{"words": " "}, {"reach": "everywhere"}, {"named": "perhaps"}, {"words": "x" * 8_001}])
def test_what_a_dissent_can_not_be_is_said(cast: Cast, ash: Client, bad: dict[str, str]) -> None:
    decision = a_decision(cast.steward)
    given = {"id": str(chance.uuid()), "words": "Too dear", "reach": "us", "named": "yes"} | bad
    assert ash.post(to("dissent", decision), given).status_code == 422
    assert not Dissent.objects.exists()


def test_one_can_dissent_long_after_it_closed(cast: Cast) -> None:
    decision = a_decided(cast)
    actions.dissent(by=cast.third, id=chance.uuid(), decision=decision, words="I was ill", reach="us", named=True)
    assert "I was ill" in page(cast.client("member"), decision)


@pytest.mark.parametrize("keep", [True, False])
def test_who_goes_keeps_or_takes_their_dissent(cast: Cast, keep: bool) -> None:
    decision = a_decided(cast)
    actions.dissent(by=cast.member, id=chance.uuid(), decision=decision, words="No", reach="us", named=True)
    conclude(cast, decision)
    assert cast.member.person_id
    (export,) = hooks.export(cast.member.person_id)
    assert ("did not agree", "No") in [(row["what"], row["words"]) for row in export.rows]
    hooks.forget(cast.member, keep, NOW)
    there = Dissent.objects.get()
    assert (there.words, there.taken_back) == (("No", False) if keep else ("", True))
    assert Outcome.objects.get().by == (cast.member if keep else None)


# What comes of it


def test_an_outcome_puts_what_we_said_we_would_do_with_the_next_meeting(cast: Cast, ash: Client) -> None:
    session, decision = a_meeting(cast), a_decided(cast)
    given = {"id": str(chance.uuid()), "words": "We buy one.", "lines": "Ask for the price\r\n\r\nCarry it home"}
    for _sent in range(2):
        assert ash.post(to("outcome", decision), given | {"look_again": "2026-06-01"}).status_code == 302
    lines = WeSaid.objects.order_by("words")
    assert [(line.words, line.session) for line in lines] == [
        ("Ask for the price", session),
        ("Carry it home", session),
    ]
    text = page(ash, decision)
    assert "We look at it again on Monday 1 June 2026." in text
    assert "See it on the page of our meeting" in text
    assert Trail.objects.filter(event="decisions:outcome", thing=decision.pk).count() == 1


def test_two_who_write_it_at_once_leave_one_and_one_is_told(cast: Cast) -> None:
    a_meeting(cast)
    decision = a_decided(cast)
    conclude(cast, decision)
    with pytest.raises(Refused, match="Somebody has written meanwhile"):
        conclude(cast, decision, words="Another")
    assert Outcome.objects.get().words == "We buy one."
    assert WeSaid.objects.count() == 2


@pytest.mark.parametrize("step", [1, 2])
def test_broken_off_between_two_steps_nothing_is_done_and_again_it_is_done_once(
    cast: Cast, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_meeting(cast)
    decision, id, real, calls = a_decided(cast), chance.uuid(), meetings.say_we_will, []

    def breaks(**given: Any) -> WeSaid:
        calls.append(given)
        if len(calls) == step:
            raise SystemExit("killed")
        return real(**given)

    monkeypatch.setattr(meetings, "say_we_will", breaks)
    with pytest.raises(SystemExit), transaction.atomic():
        conclude(cast, decision, id)
    assert not Outcome.objects.exists()
    assert not WeSaid.objects.exists()
    monkeypatch.setattr(meetings, "say_we_will", real)
    for _sent in range(2):
        conclude(cast, decision, id)
    assert WeSaid.objects.count() == 2
    assert Outcome.objects.count() == 1


def test_without_a_meeting_the_lines_stay_on_the_page(cast: Cast, ash: Client) -> None:
    decision = a_decided(cast)
    conclude(cast, decision)
    assert not WeSaid.objects.exists()
    assert "Carry it home" in page(ash, decision)


def test_a_circles_lines_go_to_its_own_meeting_only(cast: Cast) -> None:
    a_meeting(cast)
    own = meetings.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=MEETING)
    with clock.frozen(NOW - timedelta(days=20)):
        decision = a_decision(cast.third, matter=a_matter(cast.third, circle=cast.circle))
        actions.answer(by=cast.third, decision=decision, answer="for", at=clock.now())
    actions.close(decision=decision, at=NOW)
    with pytest.raises(Refused):
        conclude(cast, decision)
    actions.write_outcome(by=cast.third, id=chance.uuid(), decision=decision, words="Yes.", lines=["Mend it"], at=NOW)
    assert WeSaid.objects.get().session == own


def test_nothing_comes_of_what_is_open_or_was_not_decided(cast: Cast, ash: Client) -> None:
    decision = a_decision(cast.steward)
    with pytest.raises(Refused, match="not decided"):
        conclude(cast, decision)
    assert ash.get(to("outcome", decision)).status_code == 302
    actions.close(decision=decision, at=NOW + timedelta(days=11))
    with pytest.raises(Refused, match="not decided"):
        conclude(cast, decision)
    assert not Outcome.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [{"words": " "}, {"look_again": "2026-03-05"}, {"look_again": "soon"}, {"lines": "x\n" * 11}, {"lines": "x" * 201}],
)
def test_what_an_outcome_can_not_be_is_said_and_what_was_typed_is_kept(
    cast: Cast, ash: Client, bad: dict[str, str]
) -> None:
    decision = a_decided(cast)
    given = {"id": str(chance.uuid()), "words": "We buy one.", "lines": "", "look_again": ""} | bad
    response = ash.post(to("outcome", decision), given)
    assert response.status_code == 422
    assert "There is something to put right" in response.content.decode()
    assert not Outcome.objects.exists()


def test_the_database_holds_one_outcome_a_decision(cast: Cast) -> None:
    decision = a_decided(cast)
    conclude(cast, decision)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(
            pk=chance.uuid(), collective=cast.collective, decision=decision, words="Two", day=NOW.date()
        )


def test_when_we_look_at_it_again_it_stands_on_home_for_everybody(cast: Cast) -> None:
    conclude(cast, a_decided(cast), look_again=NOW.date() + timedelta(days=30))
    assert hooks.waiting_for(cast.third, NOW) == []
    (card,) = hooks.waiting_for(cast.third, NOW + timedelta(days=30))
    assert card.words == "We said we'd look at it again on Saturday 4 April."
    assert hooks.waiting_for(cast.third, NOW + timedelta(days=40)) == []


def test_what_came_of_it_is_said_later_and_only_then(cast: Cast, ash: Client) -> None:
    decision = a_decided(cast)
    given = {"came-id": str(chance.uuid()), "came-words": "It leaks."}
    assert ash.post(to("came", decision), given).status_code == 422
    conclude(cast, decision)
    for _sent in range(2):
        assert ash.post(to("came", decision), given).status_code == 302
    assert Remark.objects.count() == 1
    assert page(cast.client("steward"), decision).count("It leaks.") == 1


def test_one_page_prints_everything_but_the_forms(cast: Cast, ash: Client) -> None:
    decision = a_decided(cast)
    actions.dissent(by=cast.third, id=chance.uuid(), decision=decision, words="No", reach="us", named=True)
    conclude(cast, decision)
    text = page(ash, decision)
    order = [
        "What it came to",
        "What comes of it",
        "There was dissent.",
        "What was said",
        "Dissent",
        "How we answered",
        "The rule",
    ]
    places = [text.index(f">{words}<") for words in order]
    assert places == sorted(places)


def test_the_list_says_where_nobody_has_written_what_happens_next(cast: Cast, ash: Client) -> None:
    decision = a_decided(cast)
    url = reverse("decisions:list", args=[cast.collective.pk])
    assert "We said yes. What happens now?" in ash.get(url).content.decode()
    conclude(cast, decision)
    assert "We said yes. What happens now?" not in ash.get(url).content.decode()


def test_no_page_says_a_sore_word_loudly(cast: Cast, ash: Client) -> None:
    decision = a_decided(cast)
    id = chance.uuid()
    actions.dissent(by=cast.member, id=id, decision=decision, words="No", reach="us", named=True)
    pages = [ash.get(to("dissent", decision)), ash.get(to("outcome", decision))]
    pages.append(ash.get(to("dissent-mine", decision, dissent=id)))
    conclude(cast, decision)
    pages.append(ash.get(to("one", decision)))
    for response in pages:
        assert response.status_code == 200
        assert [words for words in said(response.content.decode()).loud if SORE.search(words)] == []
