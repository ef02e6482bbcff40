"""That we refused is said in public only when all of us decide so, whoever else may publish what."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.asks import rules
from ourterms.asks.models import Reply
from ourterms.asks.published import ASK, REFUSAL
from ourterms.asks.tests.doors import LATER, NOW, brought, sent
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Decision, Matter
from ourterms.decisions.published.actions import PUBLISH
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.people.acts import Refused
from ourterms.register import actions as register
from ourterms.register.models import Entry
from tests.cast import Cast, client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
STEP_OF_ITS_OWN = "unless all of us want it"


@pytest.fixture
def refusal(cast: Cast, group: Collective) -> Reply:
    """A refusal that went out, in a group that has a record."""
    register.have_record(by=cast.member, on=True, at=NOW)
    return sent(cast, brought(cast.member), rules.REFUSE)


def who_publishes(cast: Cast, who: str) -> None:
    collectives.set_up(by=cast.steward, name="register.who", given=who, at=NOW)
    for member in (cast.member, cast.third):
        member.collective.refresh_from_db()


def a_yes(cast: Cast, matter: Matter) -> Decision:
    """A matter that everybody agrees to, with its outcome, and what that carries out."""
    closes = Wall((NOW + timedelta(days=16)).date(), NOW.time(), "Europe/London")
    what = decisions.Opening("consensus", "Do we say so?", closes)
    decision = decisions.open_matter(by=cast.third, id=chance.uuid(), matter=matter, what=what, at=NOW)
    for who in (cast.member, cast.third, cast.steward):
        decisions.answer(by=who, decision=decision, answer="agree", at=NOW)
    decisions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    decisions.write_outcome(by=cast.member, id=chance.uuid(), decision=decision, words="We do.", at=LATER)
    return decision


def letter_page(client: Client, reply: Reply) -> str:
    url = reverse("asks:letter", args=[reply.collective_id, reply.ask_id, reply.pk])
    return client.get(url).content.decode()


@pytest.mark.parametrize("who", ["anyone", "role", "decision"])
def test_nobody_says_alone_in_public_that_we_refused(cast: Cast, refusal: Reply, who: str) -> None:
    collectives.take_role(by=cast.member, kind="register", at=NOW)
    who_publishes(cast, who)
    assert refusal.decision is not None
    things: dict[str, UUID] = {REFUSAL: refusal.pk, ASK: refusal.ask_id, "decision": refusal.decision.pk}
    for kind, thing in things.items():
        for member in (cast.member, cast.third):
            with pytest.raises(Refused, match="All of us decide"):
                register.publish(by=member, id=chance.uuid(), kind=kind, thing=thing, at=LATER)
        url = reverse("register:publish", args=[refusal.collective_id, kind, thing])
        page = client_of(cast.third.person).get(url).content.decode()
        assert 'value="publish"' not in page
        assert reverse("decisions:publish", args=[refusal.collective_id, kind, thing]) in page
    assert not Entry.objects.exists()


def test_what_is_no_refusal_is_published_as_the_group_has_set_it(cast: Cast, group: Collective) -> None:
    register.have_record(by=cast.member, on=True, at=NOW)
    declined = sent(cast, brought(cast.member), rules.DECLINE)
    assert declined.decision is not None
    for kind, thing in ((ASK, declined.ask_id), ("decision", declined.decision.pk)):
        assert register.publish(by=cast.member, id=chance.uuid(), kind=kind, thing=thing, at=LATER).kind == kind


@pytest.mark.parametrize("who", ["anyone", "role"])
def test_on_the_letter_whoever_we_are_is_led_to_the_agenda_and_a_yes_of_all_publishes_it(
    cast: Cast, refusal: Reply, who: str
) -> None:
    who_publishes(cast, who)
    kit = client_of(cast.third.person)
    page = letter_page(kit, refusal)
    assert STEP_OF_ITS_OWN in page
    preview = reverse("register:publish", args=[refusal.collective_id, REFUSAL, refusal.pk])
    assert preview in page
    agenda = reverse("decisions:publish", args=[refusal.collective_id, REFUSAL, refusal.pk])
    assert agenda in kit.get(preview).content.decode()
    assert kit.post(agenda, {"id": chance.uuid(), "words": ""}).status_code == 302
    decision = a_yes(cast, Matter.objects.get(does=PUBLISH))
    entry = Entry.objects.get(kind=REFUSAL)
    for after, says in ((timedelta(hours=71), "It is public on"), (timedelta(hours=73), "It is public since")):
        with clock.frozen(LATER + after):
            page = letter_page(client_of(cast.third.person), refusal)
        assert says in re.sub(r"\s+", " ", page)
        assert STEP_OF_ITS_OWN not in page
        assert reverse("register:one", args=[refusal.collective_id, entry.pk]) in page
    # What we decided about saying so tells of it too.
    with pytest.raises(Refused, match="All of us decide"):
        register.publish(by=cast.member, id=chance.uuid(), kind="decision", thing=decision.pk, at=LATER)


def test_one_that_was_stopped_is_our_own_again(cast: Cast, refusal: Reply) -> None:
    asked: dict[str, Any] = {"kind": REFUSAL, "thing": refusal.pk, "decided": True}
    entry = register.publish(by=cast.member, id=chance.uuid(), at=LATER, **asked)
    register.stop(by=cast.third, entry=entry, at=LATER)
    page = letter_page(client_of(cast.third.person), refusal)
    assert STEP_OF_ITS_OWN in page
    assert "It is public" not in page
