"""An offer that was made in a wrong way can be taken back or widened; what somebody said yes to stays."""

import pytest
from django.urls import reverse

from ourterms.asks.actions import places
from ourterms.asks.models import AgreedSession, Agreement, Offer, Taken
from ourterms.asks.tests.agreed import SIGNED, offered, planned, signed, yes
from ourterms.care import actions as care
from ourterms.care.rules.boundaries import KEEP_AWAY
from ourterms.collectives.actions import bring_into_circle
from ourterms.collectives.models import Collective
from ourterms.kit import chance
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import AgendaLine, Session
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def agreement(cast: Cast, group: Collective) -> Agreement:
    return signed(cast, group)


def url(cast: Cast, name: str, agreement: Agreement) -> str:
    return reverse(f"places:{name}", args=[cast.collective.pk, agreement.ask_id])


def test_it_is_taken_back_while_nobody_took_a_place_and_made_anew(cast: Cast, agreement: Agreement) -> None:
    offered(cast, agreement)
    assert "Take the offer back" in cast.client("member").get(url(cast, "agreement", agreement)).content.decode()
    for _ in range(2):
        assert cast.client("member").post(url(cast, "offer-back", agreement)).status_code == 302
    assert not Offer.objects.exists()
    assert Trail.objects.filter(event="asks:offer-taken-back").count() == 1
    offered(cast, agreement, kinds=["audience"])
    assert "audience" in Offer.objects.get().kinds


@pytest.mark.parametrize("stands_in", [False, True])
def test_what_somebody_said_yes_to_stays(cast: Cast, agreement: Agreement, stands_in: bool) -> None:
    offer = offered(cast, agreement)
    yes(offer, cast.third, stands_in=stands_in)
    with pytest.raises(Refused, match="said yes"):
        places.take_offer_back(by=cast.member, offer=offer, at=SIGNED)
    assert "Take the offer back" not in cast.client("member").get(url(cast, "agreement", agreement)).content.decode()
    assert Offer.objects.get() == offer


def test_nobody_says_yes_to_what_was_taken_back(cast: Cast, agreement: Agreement) -> None:
    offer = offered(cast, agreement)
    places.take_offer_back(by=cast.member, offer=offer, at=SIGNED)
    with pytest.raises(Refused):
        yes(offer, cast.third)
    assert not Taken.objects.exists()


def test_a_second_offer_with_other_values_is_refused_and_sent_twice_it_is_one(cast: Cast, agreement: Agreement) -> None:
    offer = offered(cast, agreement, kinds=["audience"])
    assert offered(cast, agreement, kinds=["audience"]) == offer
    for given in ({"kinds": ["ward"]}, {"kinds": []}, {"kinds": ["audience"], "circle": cast.circle, "by": cast.third}):
        with pytest.raises(Refused, match="already, in another way"):
            offered(cast, agreement, **given)
    places.widen(by=cast.member, offer=offer, kinds=["ward"], at=SIGNED)
    given = {"by": cast.steward, "place": offer.place, "circle": None, "kinds": ["audience"], "at": SIGNED}
    assert places.offer(id=offer.pk, **given) == offer  # the form was sent once more


def test_a_circles_is_widened_to_everybody_with_its_sessions_to_come(cast: Cast, agreement: Agreement) -> None:
    offer = offered(cast, agreement, by=cast.third, circle=cast.circle)
    session = planned(cast, agreement, by=cast.third)
    meetings.add_to_agenda(by=cast.third, session=session, id=chance.uuid(), words="Who speaks first")
    yes(offer, cast.third)
    with pytest.raises(Refused):  # who is not in the circle does not see it
        places.widen(by=cast.member, offer=offer, everybody=True, at=SIGNED)
    bring_into_circle(by=cast.third, circle=cast.circle, member=cast.member)
    client = cast.client("member")
    assert "Offered to the circle Quiet room." in client.get(url(cast, "agreement", agreement)).content.decode()
    given = {"id": chance.uuid(), "whom": ["all"], "kinds": ["audience"]}
    assert client.post(url(cast, "widen", agreement), given).status_code == 302
    assert "Offered to everybody." in cast.client("steward").get(url(cast, "agreement", agreement)).content.decode()
    yes(offer, cast.steward)
    rows = (Offer, Taken, AgreedSession, Session, AgendaLine)
    assert not [row for model in rows for row in model.objects.filter(circle__isnull=False)]
    assert Session.objects.for_member(cast.steward).count() == 1


def test_one_that_was_taken_back_and_made_to_everybody_opens_its_sessions_too(cast: Cast, agreement: Agreement) -> None:
    offer = offered(cast, agreement, by=cast.third, circle=cast.circle)
    planned(cast, agreement, by=cast.third)
    places.take_offer_back(by=cast.third, offer=offer, at=SIGNED)
    offered(cast, agreement)
    assert Session.objects.for_member(cast.steward).count() == 1


def test_what_it_touches_is_added_and_never_taken_away(cast: Cast, agreement: Agreement) -> None:
    offer = offered(cast, agreement)
    before = set(offer.kinds)
    care.set_boundaries(by=cast.member, chosen={"audience": KEEP_AWAY})
    page = reverse("places:list", args=[cast.collective.pk])
    assert "ward" in cast.client("member").get(page).content.decode()
    given = {"id": chance.uuid(), "kinds": ["audience"]}
    assert cast.client("steward").post(url(cast, "widen", agreement), given).status_code == 302
    assert "ward" not in cast.client("member").get(page).content.decode()
    cast.client("steward").post(url(cast, "widen", agreement), {"id": chance.uuid()})
    assert set(Offer.objects.get().kinds) == before | {"audience"}


def test_an_agreement_of_a_circles_stays_in_it(cast: Cast, agreement: Agreement) -> None:
    offer = offered(cast, agreement, by=cast.third, circle=cast.circle)
    Agreement.objects.update(circle=cast.circle)
    with pytest.raises(Refused, match="a circle's"):
        places.widen(by=cast.third, offer=offer, everybody=True, at=SIGNED)
