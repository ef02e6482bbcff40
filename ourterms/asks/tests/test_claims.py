"""What stands on a claim, and what stands on nobody's page."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from ourterms.asks.actions import places
from ourterms.asks.tests.agreed import AFTER, offered, planned, signed, yes
from ourterms.collectives.models import Collective
from ourterms.kit import clock
from ourterms.kit.wall import Wall
from ourterms.meetings import actions as meetings
from ourterms.pay.models import Owed
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


# What one gets who claims it --------------------------------------------------------------------------------------


def test_a_claim_names_the_agreement_how_it_is_made_up_and_a_reference(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group, off_days=7, off_share="half")
    yes(offered(cast, agreement), cast.member, cast.third)
    planned(cast, agreement)
    off = planned(cast, agreement, Wall(date(2026, 4, 21), time(18), "Europe/London"))
    meetings.call_off(by=cast.steward, session=off, words="", who="them", at=datetime(2026, 4, 19, 9, tzinfo=UTC))
    places.settle_all(at=AFTER + timedelta(days=7))
    whole, half = Owed.objects.for_member(cast.member).order_by("day")
    with clock.frozen(AFTER + timedelta(days=7)):
        client = cast.client("member")
        pages = [
            client.get(reverse("pay:letter", args=[cast.collective.pk, sum.pk])).content.decode().replace("\xa0", " ")
            for sum in (whole, half)
        ]
    references = set()
    for html, words in zip(
        pages, ("6 hours 30 minutes at £30.00 an hour", "less than 7 days before: each person who has a place is paid"),
        strict=True,
    ):  # fmt: skip
        assert words in html
        for said in (
            "Claim for payment", "A panel on the new ward, agreed on", "Signed for you by Jo Marsh",
            "They are claimed apart.", "Tuesday", "To be paid",
        ):  # fmt: skip
            assert said in html
        references.update(re.findall(r"Reference: ([A-Z0-9]{4}-[A-Z0-9]{4})", html))
    assert "£97.50" in pages[1]
    assert len(references) == 2


def test_no_page_adds_up_what_somebody_did_for_anybody_but_them(cast: Cast, group: Collective) -> None:
    """Two sessions of six and a half hours, three people: £585.00 stands by day, and nobody's £390.00 or 13 hours."""
    agreement = signed(cast, group, 3)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third, cast.steward)
    sessions = [planned(cast, agreement), planned(cast, agreement, Wall(date(2026, 4, 21), time(18), "Europe/London"))]
    places.settle_all(at=AFTER + timedelta(days=7))
    assert sum(each.minor for each in Owed.objects.for_member(cast.member)) == 39_000
    with clock.frozen(AFTER + timedelta(days=7)):
        client, here = cast.client("steward"), cast.collective.pk
        pages = [
            ("pay:between", []), ("places:list", []), ("places:one", [offer.pk]),
            ("places:agreement", [agreement.ask_id]), ("meetings:list", []), ("together", []),
            *(("meetings:one", [session.pk]) for session in sessions),
        ]  # fmt: skip
        for name, more in pages:
            response = client.get(reverse(name, args=[here, *more]))
            assert response.status_code == 200
            for told in ("£390", "390.00", "13 hours"):
                assert told not in response.content.decode(), (name, told)
