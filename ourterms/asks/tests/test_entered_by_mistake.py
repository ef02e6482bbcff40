"""A signature that one of us entered can be taken back, while nothing hangs on it."""

from typing import Any

import pytest
from django.urls import reverse

from ourterms.asks.actions import agreements
from ourterms.asks.models import Agreement
from ourterms.asks.tests.agreed import SIGNED, offered, planned, said_yes, signed, with_places
from ourterms.collectives.models import Collective
from ourterms.files.models import File
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def agreement(cast: Cast, group: Collective) -> Agreement:
    return with_places(cast, said_yes(cast, group))


def enter(cast: Cast, agreement: Agreement, **given: Any) -> Agreement:
    values = {"name": "Jo", "post": "Officer", "day": SIGNED.date(), "at": SIGNED, "by": cast.member, **given}
    return agreements.enter_signature(agreement=agreement, version=agreement.version, **values)


def test_it_is_taken_back_with_its_document_and_entered_anew(cast: Cast, agreement: Agreement) -> None:
    enter(cast, agreement, document=cast.file)
    url, client = reverse("places:agreement", args=[cast.collective.pk, agreement.ask_id]), cast.client("steward")
    html = client.get(url).content.decode()
    assert "Take this signature back" in html
    assert "<dt>Entered by</dt><dd>Ash</dd>" in html
    back = reverse("places:signed-back", args=[cast.collective.pk, agreement.ask_id])
    for _ in range(2):
        assert client.post(back).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.is_signed, agreement.entered, agreement.name, agreement.entered_by) == (False, False, "", None)
    assert not File.objects.exists()
    assert Trail.objects.filter(event="asks:signature-back", person_id=cast.steward.person_id).count() == 1
    assert "Take this signature back" not in client.get(url).content.decode()
    assert enter(cast, agreement, name="Sam").is_signed
    offered(cast, agreement)


def test_not_once_places_are_offered_or_a_session_is_planned(cast: Cast, agreement: Agreement) -> None:
    enter(cast, agreement)
    planned(cast, agreement)
    with pytest.raises(Refused, match="A session is planned"):
        agreements.take_back_signature(by=cast.member, agreement=agreement, at=SIGNED)
    offered(cast, agreement)
    with pytest.raises(Refused, match="Take the offer back first"):
        agreements.take_back_signature(by=cast.member, agreement=agreement, at=SIGNED)
    agreement.refresh_from_db()
    assert agreement.is_signed


def test_what_a_contact_signed_stays(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    url = reverse("places:agreement", args=[cast.collective.pk, agreement.ask_id])
    assert "Take this signature back" not in cast.client("member").get(url).content.decode()
    with pytest.raises(Refused, match="They have signed it here"):
        agreements.take_back_signature(by=cast.member, agreement=agreement, at=SIGNED)
    with pytest.raises(Refused):
        agreements.take_back_signature(by=cast.elsewhere, agreement=agreement, at=SIGNED)
