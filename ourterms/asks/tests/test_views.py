"""The pages of asks: for members, for a contact, and for whoever has nothing to do with them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.asks import facts, rules
from ourterms.asks.models import Ask, Reply
from ourterms.asks.tests.doors import (
    ADVERT,
    NOW,
    a_contact,
    an_offer,
    conclude,
    decide,
    decided,
    turn_on,
)
from ourterms.collectives.models import Collective
from ourterms.institutions.models import Contact
from ourterms.institutions.tests.factories import client_of as client_of_contact
from ourterms.kit import chance, clock
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
MEND = "ask"


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def group(cast: Cast) -> Collective:
    return turn_on(cast)


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


@pytest.fixture
def contact() -> Contact:
    return a_contact()


@pytest.fixture
def jo(contact: Contact) -> Client:
    return client_of_contact(contact)


def inside(name: str, group: Any, *parts: object) -> str:
    return reverse(f"asks:{name}", args=[group.pk, *parts])


def outside(name: str, *parts: object) -> str:
    return reverse(f"door:{name}", args=["driftline", *parts])


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def fill_in(jo: Client, group: Collective) -> None:
    """Every step at the door, filled in so that each line is met."""
    assert jo.post(outside("step", "about"), {"title": "A panel on the new ward", "words": ADVERT}).status_code == 302
    offer = an_offer(group)
    for step in facts.STEPS:
        given = {}
        for name in facts.FACTS[step]:
            fact = getattr(offer, name)
            if fact is not None:
                given[name] = {True: "yes", False: "no"}.get(fact.value, str(fact.value))
        assert jo.post(outside("step", step), given).status_code == 302


# The whole way


def test_an_ask_is_carried_all_the_way(cast: Cast, group: Collective, ash: Client, jo: Client) -> None:
    fill_in(jo, group)
    assert "It can be sent." in text(jo, outside("send"))
    at = jo.post(outside("send"))
    ask = Ask.objects.get()
    assert at.headers["Location"] == outside("one", ask.pk)
    assert "A panel on the new ward" in text(ash, inside("list", group))
    page = text(ash, inside("one", group, ask.pk))
    assert "Jo Marsh, Involvement officer, Eastmere Trust" in page
    assert "unconfirmed" in page
    clauses = [found.clause for found in ask.conditions().found if found.status != "met"]
    letter = {"id": str(chance.uuid()), "words": "Hello, we would do it like this. Thank you", "clauses": clauses}
    assert ash.post(inside("reply", group, ask.pk, "counter"), letter).status_code == 302
    reply = Reply.objects.get()
    conclude(cast, decide(cast, reply))
    assert "we would do it like this" not in text(jo, outside("one", ask.pk))
    assert ash.post(inside("send", group, ask.pk, reply.pk)).status_code == 302
    theirs = text(jo, outside("one", ask.pk))
    assert "we would do it like this" in theirs
    assert "Driftline" in theirs
    assert not any(name in theirs for name in ("Ash", "Rowan", "Kit"))
    jo.post(outside("say", ask.pk), {"number": "2"})
    assert "Both said yes" in text(ash, inside("one", group, ask.pk))
    assert "Both said yes" in text(jo, outside("one", ask.pk))


def test_and_the_same_way_without_a_contact(cast: Cast, group: Collective, ash: Client) -> None:
    given = {
        "id": str(chance.uuid()),
        "institution": "Northgate University",
        "title": "A seat on a board",
        "words": ADVERT,
        "came": "2026-03-02",
    }
    made = ash.post(inside("bring", group), given)
    ask = Ask.objects.get()
    assert made.headers["Location"] == inside("one", group, ask.pk)
    page = text(ash, inside("one", group, ask.pk))
    assert "Northgate University" in page
    assert "brought in by Ash" in page
    reply = decided(cast, ask, rules.COUNTER)
    assert "I have sent it" in text(ash, inside("letter", group, ask.pk, reply.pk))
    ash.post(inside("send", group, ask.pk, reply.pk))
    assert "Sent by hand" in text(ash, inside("letter", group, ask.pk, reply.pk))
    ash.post(inside("entered", group, ask.pk), {"number": "2"})
    ask.refresh_from_db()
    assert ask.state == rules.ACCEPTED
