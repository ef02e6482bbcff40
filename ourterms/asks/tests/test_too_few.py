"""Never fewer than so many go: said to those who have a place, on the pages, and when it was so all the same."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from ourterms.asks import hooks
from ourterms.asks.actions import agreements, places
from ourterms.asks.models import AgreedSession, Agreement, Offer
from ourterms.asks.tests.agreed import AFTER, SIGNED, offered, planned, signed, yes
from ourterms.collectives.models import Collective, Member
from ourterms.kit import clock
from ourterms.meetings.models import Session
from ourterms.notices.models import Told
from ourterms.notices.rules.topics import TOPICS
from ourterms.pay.models import Owed
from ourterms.people.models import Person
from tests.cast import Cast
from tests.on_home import from_app

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def agreement(cast: Cast, group: Collective) -> Agreement:
    return signed(cast, group, 3)


def page(cast: Cast, session: Session, who: str = "member", at: datetime = SIGNED) -> str:
    with clock.frozen(at):
        url = reverse("meetings:one", args=[cast.collective.pk, session.pk])
        return cast.client(who).get(url).content.decode()


def cards(member: Member) -> list[Any]:
    member = Member.objects.select_related("collective").get(pk=member.pk)
    return [card for card in from_app(hooks, member, SIGNED) if "needed" in card.heading]


@pytest.fixture
def with_mail(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has an address, and this server sends."""
    monkeypatch.setattr("ourterms.notices.actions.sends", lambda: True)
    for number, person in enumerate(Person.objects.order_by("pk")):
        Person.objects.filter(pk=person.pk).update(email_mark=bytes([number]) * 32, email_sealed=b"sealed")


@pytest.mark.usefixtures("with_mail")
def test_who_still_has_a_place_is_told_that_something_is_there_and_never_who_left(
    cast: Cast, offer: Offer, session: Session
) -> None:
    assert not cards(cast.member)
    Told.objects.all().delete()
    yes(offer, cast.steward)
    places.take_back(by=cast.steward, offer=offer, at=SIGNED)  # two are enough
    assert not Told.objects.exists()
    places.take_back(by=cast.third, offer=offer, at=SIGNED)
    assert [told.member for told in Told.objects.all()] == [cast.member]
    assert "places" in TOPICS
    assert [card.heading for card in cards(cast.member)] == ["More of us are needed where you have a place"]
    assert "Kit" not in str(cards(cast.member))
    assert not cards(cast.third)
    assert not cards(cast.steward)


@pytest.mark.usefixtures("with_mail")
def test_when_it_is_over_nobody_is_told(cast: Cast, agreement: Agreement, offer: Offer) -> None:
    agreements.end(by=cast.steward, agreement=agreement, at=SIGNED)
    Told.objects.all().delete()
    places.take_back(by=cast.third, offer=offer, at=SIGNED)
    assert not Told.objects.exists()
    assert not cards(cast.member)


def test_the_page_of_a_session_says_with_whom_it_is_and_how_many_are_needed(
    cast: Cast, agreement: Agreement, offer: Offer, session: Session
) -> None:
    html = page(cast, session)
    assert str(agreement.institution) in html
    assert reverse("places:one", args=[cast.collective.pk, offer.pk]) in html
    assert "needed before anybody goes" not in html
    places.take_back(by=cast.third, offer=offer, at=SIGNED)
    assert "1 more is needed before anybody goes." in page(cast, session)


def test_who_may_not_see_the_place_gets_no_link_to_it(cast: Cast, agreement: Agreement) -> None:
    session = planned(cast, agreement)  # for everybody, because nothing was offered yet
    offer = offered(cast, agreement, circle=cast.circle, by=cast.third)
    html = page(cast, session, "steward")
    assert str(agreement.institution) in html
    assert str(offer.pk) not in html
    assert "2 more are needed before anybody goes." in html


def test_those_who_went_all_the_same_are_owed_it_and_it_is_said(
    cast: Cast, agreement: Agreement, offer: Offer, session: Session
) -> None:
    places.take_back(by=cast.third, offer=offer, at=SIGNED)
    places.settle_all(at=AFTER)
    assert [owed.member for owed in Owed.objects.all()] == [cast.member]
    assert AgreedSession.objects.get().few
    said = "Fewer than 2 of us had a place. Who had one is owed it all the same."
    assert said in page(cast, session, at=AFTER)
    url = reverse("places:agreement", args=[cast.collective.pk, agreement.ask_id])
    assert said in cast.client("steward").get(url).content.decode()


def test_who_went_and_gave_their_place_back_while_it_went_on_counts(cast: Cast, offer: Offer, session: Session) -> None:
    places.take_back(by=cast.third, offer=offer, at=session.starts)
    places.settle_all(at=AFTER)
    assert Owed.objects.count() == 2
    assert not AgreedSession.objects.get().few
    assert "Fewer than" not in page(cast, session, at=AFTER)
