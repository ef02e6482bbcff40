"""A session with a wrong day makes no debt for good: it is asked about first, and it can be taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from ourterms.asks.actions import places
from ourterms.asks.models import AgreedSession, Agreement, Offer
from ourterms.asks.tests.agreed import AFTER, EVENING, SIGNED, planned, signed, yes
from ourterms.collectives.models import Collective
from ourterms.institutions.models import Dealing
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.meetings import actions as meetings
from ourterms.meetings.actions import Plan
from ourterms.meetings.models import Session
from ourterms.notices.models import Told
from ourterms.pay import actions as pay
from ourterms.pay.models import Line, Owed
from ourterms.people.acts import Refused
from ourterms.people.models import Trail
from ourterms.register import actions as register
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def agreement(cast: Cast, group: Collective) -> Agreement:
    return signed(cast, group)


@pytest.fixture
def session(session: Session) -> Session:
    """The same, and both are owed it."""
    places.settle_all(at=AFTER)
    assert Owed.objects.count() == 2
    return session


def on(day: date) -> Wall:
    return Wall(day, time(18), "Europe/London")


def test_no_session_is_before_both_had_signed(cast: Cast, agreement: Agreement, offer: Offer) -> None:
    for day in (date(2020, 11, 20), SIGNED.date() - timedelta(days=1)):
        with pytest.raises(Refused, match="Both had signed on Tuesday 24 March 2026"):
            planned(cast, agreement, on(day))
    planned(cast, agreement, on(SIGNED.date()))
    places.settle_all(at=AFTER)
    assert {owed.day for owed in Owed.objects.all()} == {SIGNED.date()}


def test_one_that_is_over_already_is_asked_about_first(cast: Cast, agreement: Agreement, offer: Offer) -> None:
    given = {"id": str(chance.uuid()), "day": "2026-04-14", "time": "18:00", "minutes": 120, "how": "here"}
    url = reverse("places:session", args=[cast.collective.pk, agreement.ask_id])
    with clock.frozen(AFTER):
        page = cast.client("member").post(url, given)
        html = page.content.decode()
        assert page.status_code == 422
        assert "Then 2 people with a place are owed £195.00 each, for Tuesday 14 April 2026." in html
        assert not Session.objects.exists()
        assert 'value="2026-04-14T18:00/120"' in html
        other = {**given, "day": "2026-04-13", "sure": "2026-04-14T18:00/120"}  # the yes was to another day
        assert cast.client("member").post(url, other).status_code == 422
        assert cast.client("member").post(url, {**given, "sure": "2026-04-14T18:00/120"}).status_code == 302
        places.settle_all(at=AFTER)
    assert Owed.objects.count() == 2


def test_where_nobody_has_a_place_that_is_said(cast: Cast, agreement: Agreement) -> None:
    assert "nobody is owed anything" in places.if_over(agreement, Plan(EVENING, 120), AFTER)
    assert places.if_over(agreement, Plan(EVENING, 120), SIGNED) == ""


def test_nor_is_one_moved_to_a_day_that_is_over(cast: Cast, agreement: Agreement, offer: Offer) -> None:
    session = planned(cast, agreement)
    at = datetime(2026, 4, 10, 12, tzinfo=UTC)
    for day, says in ((date(2020, 4, 14), "Both had signed"), (date(2026, 4, 9), "That day is over")):
        with pytest.raises(Refused, match=says):
            meetings.change(by=cast.steward, session=session, what=Plan(on(day), 120), at=at)
    meetings.change(by=cast.steward, session=session, what=Plan(on(date(2026, 4, 10)), 120), at=at)


def test_it_is_taken_back_with_all_that_is_owed_and_a_trail(cast: Cast, agreement: Agreement, session: Session) -> None:
    url = reverse("places:not-held", args=[cast.collective.pk, agreement.ask_id, session.pk])
    with clock.frozen(AFTER):
        for _ in range(2):
            assert cast.client("steward").post(url).status_code == 302
        page = reverse("places:agreement", args=[cast.collective.pk, agreement.ask_id])
        html = cast.client("member").get(page).content.decode()
    assert not Owed.objects.exists()
    assert "called off" in html
    assert "over, and owed" not in html
    session.refresh_from_db()
    assert "did not take place on this day" in session.called_off_words
    assert Trail.objects.filter(event="asks:session-not-held", person_id=cast.steward.person_id).count() == 1
    places.settle_all(at=AFTER)
    assert not Owed.objects.exists()


def test_then_it_is_planned_anew_with_the_right_hour(cast: Cast, agreement: Agreement, session: Session) -> None:
    places.not_held(by=cast.steward, session=session, at=AFTER)
    planned(cast, agreement, EVENING._replace(time=time(10)), at=AFTER)
    places.settle_all(at=AFTER)
    assert sorted(owed.member.name for owed in Owed.objects.all()) == ["Ash", "Kit"]


def test_another_session_of_the_same_day_stays_owed(cast: Cast, agreement: Agreement, offer: Offer) -> None:
    """Also to somebody who has given their place back since."""
    morning, evening = planned(cast, agreement, EVENING._replace(time=time(10))), planned(cast, agreement)
    places.settle_all(at=AFTER)
    places.take_back(by=cast.third, offer=offer, at=AFTER)
    places.not_held(by=cast.steward, session=morning, at=AFTER)
    assert len(places.owed_for(agreement.pk, evening)) == Owed.objects.count() == 2


def test_what_was_written_and_taken_back_is_no_hindrance(cast: Cast, agreement: Agreement, session: Session) -> None:
    owed = Owed.objects.get(member=cast.member)
    given = {"by": cast.member, "sum": owed, "today": AFTER.date(), "at": AFTER}
    pay.it_was_sent(id=chance.uuid(), kind="claimed", **given)
    pay.take_back(kind="claimed", **given)
    places.not_held(by=cast.steward, session=session, at=AFTER)
    assert not Owed.objects.exists()
    assert not Line.objects.exists()


def claim(cast: Cast, owed: Owed) -> None:
    pay.it_was_sent(by=cast.member, id=chance.uuid(), sum=owed, kind="claimed", today=AFTER.date(), at=AFTER)


def come(cast: Cast, owed: Owed) -> None:
    day = AFTER.date()
    pay.it_came(by=cast.member, id=chance.uuid(), sum=owed, amount="1.00", day=day, today=day, at=AFTER)


def publish(cast: Cast, owed: Owed) -> None:
    dealing = Dealing.objects.get(collective=cast.collective, institution=owed.institution_id)
    register.publish(by=cast.member, id=chance.uuid(), kind="money", thing=dealing.pk, at=AFTER)


def go(cast: Cast, owed: Owed) -> None:
    pay.forget(member=cast.member)


@pytest.mark.parametrize("was", [claim, come, publish, go])
def test_what_was_claimed_paid_or_published_stays(
    cast: Cast, agreement: Agreement, session: Session, was: Callable[[Cast, Owed], None]
) -> None:
    register.have_record(by=cast.member, on=True, at=SIGNED)
    was(cast, Owed.objects.get(member=cast.member))
    with pytest.raises(Refused, match="It stays as it is"):
        places.not_held(by=cast.steward, session=session, at=AFTER)
    session.refresh_from_db()
    assert (Owed.objects.count(), session.called_off) == (2, False)


def test_before_it_is_over_it_is_called_off_instead(cast: Cast, agreement: Agreement, offer: Offer) -> None:
    session = planned(cast, agreement)
    with pytest.raises(Refused, match="It is not over"):
        places.not_held(by=cast.steward, session=session, at=SIGNED)
    with pytest.raises(Refused):
        places.not_held(by=cast.elsewhere, session=session, at=AFTER)
    assert not AgreedSession.objects.get().settled


def test_given_back_and_taken_again_while_it_goes_on_it_is_owed_once(
    cast: Cast, agreement: Agreement, offer: Offer
) -> None:
    session = planned(cast, agreement)
    during = session.starts + timedelta(minutes=10)
    places.take_back(by=cast.third, offer=offer, at=during)
    yes(offer, cast.third, at=during)
    places.settle_all(at=AFTER)
    assert Owed.objects.filter(member=cast.third).count() == 1
    assert not Told.objects.filter(member=cast.third).exists()
