"""A letter names nobody of us, and may use a word that is somebody's name."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.asks import rules
from ourterms.asks.actions import replies
from ourterms.asks.models import Ask, Reply
from ourterms.asks.tests.doors import LATER, NOW, a_contact, an_ask, brought, decided, put_forward
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
BEGINS = "May we ask you again in spring? No, for now. Thank you"


@pytest.fixture
def ash(cast: Cast) -> Client:
    return cast.client("member")


def joined(cast: Cast, name: str) -> Member:
    who = Person.objects.create()
    return collectives.join(by=who, collective=cast.collective, name=name, at=NOW, today=NOW.date())


def decline(client: Client, ask: Ask, words: str, **given: object) -> Any:
    url = reverse("asks:reply", args=[ask.collective_id, ask.pk, rules.DECLINE])
    return client.post(url, {"id": str(chance.uuid()), "words": words, "why": "", **given})


def test_a_kit_and_ash_are_words_and_kit_and_ash_are_not(cast: Cast, group: Collective, ash: Client) -> None:
    ask = brought(cast.member)
    assert decline(ash, ask, "Hello, we bring a first-aid kit and pots of ash. No.").status_code == 302
    answer = decline(ash, ask, "Hello, Kit and ASH can't come. No.")
    assert answer.status_code == 422
    assert "This names Ash, Kit." in answer.content.decode()


def test_where_a_sentence_begins_with_a_name_whoever_writes_says_once_that_it_is_a_word(
    cast: Cast, group: Collective, ash: Client
) -> None:
    may, ask = joined(cast, "May"), brought(cast.member)
    assert "not_names" not in ash.get(reverse("asks:reply", args=[group.pk, ask.pk, rules.DECLINE])).content.decode()
    page = decline(ash, ask, BEGINS).content.decode()
    assert "This is a word, not May: send it as it is" in page
    assert BEGINS in page
    # Another name beside it is still found, and what was ticked stays ticked.
    page = decline(ash, ask, f"{BEGINS}, says Kit", not_names=["May"]).content.decode()
    assert "This names Kit." in page
    assert re.findall(r'name="not_names" value="(\w+)"[^>]*?( checked)?>', page) == [("May", " checked"), ("Kit", "")]
    assert not Reply.objects.exists()
    assert decline(ash, ask, BEGINS, not_names=["May"]).status_code == 302
    # It is kept nowhere: the next letter asks again.
    reply = Reply.objects.get()
    assert reply.matter is not None
    assert "not_names" not in str(reply.matter.subject)
    assert decline(ash, ask, BEGINS).status_code == 422
    assert may.name == "May"


def test_what_was_decided_goes_out_as_it_is(cast: Cast, group: Collective) -> None:
    joined(cast, "May")
    ask = an_ask(group, a_contact(), title="May meeting")
    reply = decided(cast, ask, rules.DECLINE, words=BEGINS, not_names=["May"])
    sent = replies.send(by=cast.third, reply=reply, at=LATER)
    assert sent.state == rules.SENT
    other = an_ask(group, a_contact("Lou Orme"), title="May meeting")
    assert replies.hold(by=cast.third, id=chance.uuid(), ask=other, number=1, at=NOW).state == rules.SENT


def test_what_is_ticked_lets_that_name_through_and_no_other(cast: Cast, group: Collective) -> None:
    ask = brought(cast.member)
    with pytest.raises(Refused, match="This names Kit"):
        put_forward(cast.member, ask, rules.DECLINE, words="Kit can't come.", not_names=["Ash"])
