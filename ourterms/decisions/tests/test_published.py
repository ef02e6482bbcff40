"""Whether we have a record, and what goes into it, where that is decided; and what of a decision becomes public."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions
from ourterms.decisions.models import Decision, Matter
from ourterms.decisions.published.actions import DECISION, PUBLISH, RECORD
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.register import actions as register
from ourterms.register.models import Entry, Log
from tests.cast import Cast, a_decided, a_decision, a_letter, a_matter, a_record, a_role_matter, a_talk

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)


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


def here(name: str, cast: Cast, *parts: object) -> str:
    return reverse(f"decisions:{name}", args=[cast.collective.pk, *parts])


def matter_for(by: Member, does: str, subject: dict[str, Any]) -> Matter:
    return a_matter(by, kind="letters", title="About our record", does=does, subject=subject)


def concluded(cast: Cast, matter: Matter, before: Callable[[], object] = lambda: None) -> Decision:
    """All of us agree, and it is carried out; `before`: what happens while we decide."""
    with clock.frozen(NOW - timedelta(days=20)):
        decision = a_decision(cast.third, "consensus", matter)
        for by in (cast.member, cast.third):
            actions.answer(by=by, decision=decision, answer="agree", at=clock.now())
    before()
    actions.close(decision=decision, at=NOW)
    decision.refresh_from_db()
    actions.write_outcome(by=cast.third, id=chance.uuid(), decision=decision, words="So be it.", at=NOW)
    decision.refresh_from_db()
    return decision


def test_a_record_begins_by_decision_under_the_name_that_was_decided(cast: Cast, ash: Client) -> None:
    sent = {"id": chance.uuid(), "name": "The harbour group", "words": "It is time."}
    answer = ash.post(here("record", cast), sent)
    matter = Matter.objects.get(pk=sent["id"])
    assert answer["Location"] == here("matter", cast, matter.pk)
    assert "as “The harbour group”" in ash.get(answer["Location"]).content.decode()
    assert not Log.objects.exists()
    concluded(cast, matter)
    log = Log.objects.get()
    assert (log.collective, log.name, log.on, log.found, log.size) == (cast.collective, sent["name"], True, False, 0)


def test_it_ends_by_decision_and_what_is_public_stays(cast: Cast, ash: Client) -> None:
    a_record(cast)
    entry = register.publish(by=cast.member, id=chance.uuid(), kind="decision", thing=a_letter(cast).pk, at=NOW)
    page = ash.get(here("record", cast)).content.decode()
    assert "Publish nothing more" in page
    assert "What is public stays" in page
    sent = {"id": chance.uuid(), "words": ""}
    ash.post(here("record", cast), sent)
    matter = Matter.objects.get(pk=sent["id"])
    Entry.objects.filter(pk=entry.pk).update(shown=NOW - timedelta(days=1))
    waits = register.publish(by=cast.member, id=chance.uuid(), kind="decision", thing=a_letter(cast).pk, at=NOW)
    concluded(cast, matter)
    assert not Log.objects.get().on
    assert Entry.objects.get(pk=waits.pk).stopped
    assert list(Entry.objects.public(NOW + timedelta(days=4)).filter(kind="decision")) == [entry]


@pytest.mark.parametrize(
    "subject",
    [{}, {"on": "yes"}, {"on": True}, {"on": True, "name": " "}, {"on": True, "name": "x" * 81}, {"on": False}],
)
def test_what_can_not_be_decided_is_refused(cast: Cast, subject: dict[str, Any]) -> None:
    assert matter_for(cast.member, RECORD, {"on": True, "name": "Us"})
    with pytest.raises(Refused):
        matter_for(cast.member, RECORD, subject)


def test_one_thing_is_published_by_decision_with_the_words_that_were_decided(cast: Cast, ash: Client) -> None:
    a_record(cast)
    collectives.set_up(by=cast.steward, name="register.who", given="decision", at=NOW)
    there = a_letter(cast)
    answer = ash.post(here("publish", cast, "decision", there.pk), {"id": chance.uuid(), "words": ""})
    assert answer.status_code == 302
    matter = Matter.objects.get(does=PUBLISH)
    with clock.frozen(NOW - timedelta(days=20)):
        decision = a_decision(cast.third, "consensus", matter)
    there.outcome.words = "Other words"
    there.outcome.save()
    assert "We come on the tenth." in decision.does_in_words
    with clock.frozen(NOW - timedelta(days=20)):
        for by in (cast.member, cast.third):
            actions.answer(by=by, decision=decision, answer="agree", at=clock.now())
    actions.close(decision=decision, at=NOW)
    id = chance.uuid()
    for _twice in range(2):
        actions.write_outcome(by=cast.third, id=id, decision=decision, words="So be it.", at=NOW)
    entry = Entry.objects.get()
    assert entry.values()["outcome"] == "We come on the tenth."
    assert entry.shown == NOW + timedelta(hours=72)


def test_what_was_decided_and_names_somebody_is_not_published_and_says_so(cast: Cast) -> None:
    a_record(cast)
    there = a_letter(cast)
    there.outcome.words = "Rowan goes there."
    there.outcome.save()
    decision = concluded(cast, matter_for(cast.third, PUBLISH, {"kind": "decision", "thing": str(there.pk)}))
    assert decision.outcome.did[0] == "It was not published."
    assert "Rowan" in decision.outcome.did[1]
    assert not Entry.objects.exists()


def test_a_dissent_taken_back_while_we_decide_is_not_published_and_that_is_said(cast: Cast) -> None:
    a_record(cast)
    there = a_letter(cast)
    mine = actions.dissent(by=cast.third, id=chance.uuid(), decision=there, words="Dear", reach="public", named=False)
    matter = matter_for(cast.steward, PUBLISH, {"kind": "decision", "thing": str(there.pk)})

    def taken_back() -> None:
        actions.let_dissent_go(by=cast.third, dissent=mine, reach="us", named=False, at=NOW)

    decision = concluded(cast, matter, before=taken_back)
    assert decision.outcome.did == ["It was not published.", "Something in it was taken back since we began to decide."]
    assert not Entry.objects.exists()


def test_of_a_decision_nobody_outside_learns_an_answer_or_a_sum(cast: Cast) -> None:
    a_record(cast)
    there = a_letter(cast)
    entry = register.publish(by=cast.member, id=chance.uuid(), kind="decision", thing=there.pk, at=NOW)
    assert there.tally
    assert sorted(entry.values()) == ["came-to", "closed", "lang", "outcome", "question", "rule", "words"]
    assert entry.values()["outcome"] == "We come on the tenth."
    assert entry.values()["closed"] == there.day.isoformat()


def test_dissent_goes_along_as_far_as_its_author_lets_it(cast: Cast) -> None:
    with clock.frozen(NOW - timedelta(days=21)):
        decision = a_decision(cast.steward)
        for by in (cast.member, cast.third):
            actions.answer(by=by, decision=decision, answer="for", at=clock.now())
        for by, words, reach in ((cast.member, "public-words", "public"), (cast.third, "our-words", "us")):
            actions.dissent(by=by, id=chance.uuid(), decision=decision, words=words, reach=reach, named=True)
    actions.close(decision=decision, at=NOW)
    actions.write_outcome(by=cast.third, id=chance.uuid(), decision=decision, words="So be it.", at=NOW)
    found = DECISION.thing(cast.member, decision.pk)
    assert DECISION.parts(found)["dissent"] == ["public-words"]
    assert "There was dissent." in DECISION.in_words(DECISION.parts(found), "stranger")


def test_of_two_who_said_the_same_one_takes_it_back_and_it_is_stopped(cast: Cast) -> None:
    a_record(cast)
    there = a_letter(cast)
    given = {"decision": there, "words": "Not yet.", "reach": "public", "named": False}
    mine, _theirs = [actions.dissent(by=by, id=chance.uuid(), **given) for by in (cast.third, cast.member)]
    entry = register.publish(by=cast.member, id=chance.uuid(), kind="decision", thing=there.pk, at=NOW)
    assert entry.values()["dissent"] == ["Not yet.", "Not yet."]
    actions.take_back_dissent(by=cast.third, dissent=mine, at=NOW)
    entry.refresh_from_db()
    assert entry.stopped


def test_what_is_open_without_outcome_in_a_circle_or_about_one_of_us_is_never_published(cast: Cast) -> None:
    assert DECISION.thing(cast.member, a_letter(cast).pk) is not None
    circle = collectives.start_circle(by=cast.member, id=chance.uuid(), name="Lantern", purpose="")
    role = a_role_matter(cast.third)
    actions.offer(by=cast.third, matter=role, would=True)
    never = [a_decision(cast.steward), a_decided(cast), a_talk(cast), concluded(cast, role)]
    with clock.frozen(NOW - timedelta(days=21)):
        inner = a_decision(cast.member, matter=a_matter(cast.member, circle=circle))
        actions.answer(by=cast.member, decision=inner, answer="for", at=clock.now())
    actions.close(decision=inner, at=NOW)
    actions.write_outcome(by=cast.member, id=chance.uuid(), decision=inner, words="So be it.", at=NOW)
    for decision in (*never, inner):
        assert DECISION.thing(cast.member, decision.pk) is None
    assert DECISION.thing(cast.elsewhere, a_letter(cast).pk) is None


def test_the_page_of_a_decision_offers_it_only_where_there_is_a_record(cast: Cast, ash: Client) -> None:
    there = a_letter(cast)
    link = reverse("register:publish", args=[cast.collective.pk, "decision", there.pk])
    page = here("one", cast, there.pk)
    assert link not in ash.get(page).content.decode()
    a_record(cast)
    assert link in ash.get(page).content.decode()
    assert reverse("register:list", args=[cast.collective.pk]) in ash.get(here("past", cast)).content.decode()


def test_without_a_record_the_page_leads_to_where_it_is_decided(cast: Cast, ash: Client) -> None:
    there = a_letter(cast)
    answer = ash.get(here("publish", cast, "decision", there.pk))
    assert answer["Location"] == reverse("register:publish", args=[cast.collective.pk, "decision", there.pk])
    assert here("record", cast) in ash.get(answer["Location"]).content.decode()
    assert ash.get(here("publish", cast, "nothing", there.pk)).status_code == 404
