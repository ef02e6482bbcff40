"""A session that they call off late is owed as agreed, by itself and once; what we call off, or early, is not."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from ourterms.asks.actions import agreements, places
from ourterms.asks.models import AgreedSession, Agreement, CalledOff, Offer, Place
from ourterms.asks.rules.places import ALL, HALF, NOTHING, THEM, US
from ourterms.asks.tests.agreed import AFTER, EVENING, offered, planned, said_yes, signed, with_places, yes
from ourterms.asks.tests.doors import an_offer
from ourterms.collectives.models import Collective
from ourterms.kit import chance, clock
from ourterms.meetings import actions as meetings
from ourterms.meetings.actions import Plan
from ourterms.meetings.models import Session
from ourterms.pay.models import Owed
from ourterms.pay.reading import as_mine
from ourterms.people.acts import Refused
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
EARLY = datetime(2026, 4, 7, 22, 59, tzinfo=UTC)  # the last minute of the seventh day before, in London
LATE = datetime(2026, 4, 7, 23, 0, tzinfo=UTC)
NEXT_WEEK = EVENING._replace(day=date(2026, 4, 21))


@pytest.fixture
def agreement(cast: Cast, group: Collective) -> Agreement:
    """All of it is paid, if they call a session off less than seven days before."""
    return signed(cast, group, 3, off_days=7, off_share=ALL)


def off(cast: Cast, session: Session, at: datetime = LATE, who: str = THEM) -> None:
    meetings.call_off(by=cast.steward, session=session, words="", who=who, at=at)


def on(cast: Cast, session: Session, at: datetime = LATE) -> None:
    meetings.put_on_again(by=cast.steward, session=session, at=at)


def move(cast: Cast, session: Session, day: date, at: datetime = LATE, who: str = THEM) -> None:
    meetings.change(by=cast.steward, session=session, what=Plan(EVENING._replace(day=day), 120), who=who, at=at)


def owed() -> list[tuple[str, str, str]]:
    return sorted((each.member.name, str(each.day), str(each.money)) for each in Owed.objects.select_related("member"))


def both(cast: Cast, day: str = "2026-04-14", money: str = "£195.00") -> list[tuple[str, str, str]]:
    return sorted((each.name, day, money) for each in (cast.member, cast.third))


def test_everybody_with_a_place_is_owed_it_once_and_nobody_does_anything(
    cast: Cast, session: Session, agreement: Agreement
) -> None:
    off(cast, session)
    assert owed() == []  # it may be on again till its day is over
    for _ in range(3):
        places.settle_all(at=AFTER)
        places.settle(agreement=agreement, at=AFTER)
    assert owed() == both(cast)
    row = Owed.objects.filter(member=cast.member).get()
    assert (row.what, row.half_hour, row.origin) == (
        "A panel on the new ward: called off 6 days before",
        0,
        agreement.pk,
    )
    assert row.due == date(2026, 5, 14)
    assert not as_mine([row], AFTER.date())[0].late


@pytest.mark.parametrize(("at", "who"), [(EARLY, THEM), (EARLY, US), (LATE, US)])
def test_early_enough_or_by_us_it_is_owed_to_nobody(cast: Cast, session: Session, at: datetime, who: str) -> None:
    off(cast, session, at, who)
    places.settle_all(at=AFTER)
    assert owed() == []
    assert AgreedSession.objects.get().settled
    assert CalledOff.objects.get().settled


def test_half_of_it_where_that_was_agreed(cast: Cast, group: Collective) -> None:
    there = signed(cast, group, 2, off_days=2, off_share=HALF)
    yes(offered(cast, there), cast.member, cast.third)
    session = planned(cast, there)
    off(cast, session, datetime(2026, 4, 13, 8, tzinfo=UTC))
    places.settle_all(at=AFTER)
    assert owed() == both(cast, money="£97.50")


def test_where_nothing_is_agreed_nobody_is_asked_and_nothing_is_owed(cast: Cast, group: Collective) -> None:
    there = signed(cast, group)
    yes(offered(cast, there), cast.member, cast.third)
    session = planned(cast, there)
    off(cast, session, who="")
    places.settle_all(at=AFTER)
    assert owed() == []


def test_who_called_it_off_must_be_said(cast: Cast, session: Session) -> None:
    with pytest.raises(Refused, match="they, or we"):
        off(cast, session, who="")
    session.refresh_from_db()
    assert not session.called_off


def test_who_it_was_can_be_put_right_till_it_is_settled(cast: Cast, session: Session) -> None:
    off(cast, session, EARLY, US)
    off(cast, session, AFTER - timedelta(days=1), THEM)
    assert (CalledOff.objects.get().by, CalledOff.objects.get().notice) == (THEM, 7)  # the notice is of the first time
    off(cast, session, LATE, US)
    places.settle_all(at=AFTER)
    assert owed() == []
    with pytest.raises(Refused, match="settled"):
        off(cast, session, AFTER, THEM)


def test_called_off_twice_is_called_off_once(cast: Cast, session: Session) -> None:
    for at in (LATE, LATE + timedelta(days=3)):
        off(cast, session, at)
    assert CalledOff.objects.get().notice == 6
    places.settle_all(at=AFTER)
    assert owed() == both(cast)


def test_called_off_and_on_again_it_is_owed_as_a_session_and_once(cast: Cast, session: Session) -> None:
    off(cast, session)
    on(cast, session, LATE + timedelta(days=2))
    assert not CalledOff.objects.exists()
    places.settle_all(at=AFTER)
    assert [
        (name, what) for name, what in Owed.objects.order_by("member__name").values_list("member__name", "what")
    ] == [(name, "A panel on the new ward") for name, _day, _money in both(cast)]


def test_called_off_again_the_last_time_counts(cast: Cast, session: Session) -> None:
    off(cast, session, EARLY)
    on(cast, session, EARLY)
    off(cast, session, AFTER - timedelta(days=2))
    places.settle_all(at=AFTER)
    assert owed() == both(cast)
    assert "called off 1 day before" in Owed.objects.filter(member=cast.member).get().what


def test_on_the_day_itself_it_is_late(cast: Cast, session: Session) -> None:
    off(cast, session, session.starts - timedelta(seconds=1))
    places.settle_all(at=AFTER)
    assert owed() == both(cast)
    assert Owed.objects.first().what.endswith("called off on the day")  # type: ignore[union-attr]


@pytest.mark.parametrize("after", [timedelta(0), timedelta(minutes=20)])
def test_once_it_has_begun_it_is_owed_whole_whoever_calls_it_off(
    cast: Cast, session: Session, after: timedelta
) -> None:
    for act in (off, lambda *given: move(cast, session, date(2026, 4, 21), given[2])):
        with pytest.raises(Refused, match="begun"):
            act(cast, session, session.starts + after)
    places.settle_all(at=session.ends)
    assert owed() == both(cast)


def test_what_has_begun_does_not_begin_again_later_that_day_to_be_called_off(cast: Cast, session: Session) -> None:
    begun = session.starts + timedelta(minutes=5)
    later = Plan(EVENING._replace(time=time(23, 0)), 30)
    with pytest.raises(Refused, match="has begun"):
        meetings.change(by=cast.steward, session=session, what=later, at=begun)
    places.settle_all(at=AFTER)
    assert len(owed()) == 2


def test_once_it_is_over_it_is_owed_and_nothing_takes_that_back(cast: Cast, session: Session) -> None:
    with pytest.raises(Refused, match="over, and owed"):
        off(cast, session, session.ends)
    places.settle_all(at=session.ends)
    assert owed() == both(cast)


def test_moved_late_by_them_the_day_is_owed_and_the_new_one_too(cast: Cast, session: Session) -> None:
    move(cast, session, date(2026, 4, 21))
    places.settle_all(at=AFTER)
    assert owed() == both(cast)
    places.settle_all(at=AFTER + timedelta(days=7))
    assert owed() == sorted(both(cast) + both(cast, "2026-04-21"))


@pytest.mark.parametrize(("at", "who"), [(EARLY, THEM), (LATE, US)])
def test_moved_early_or_by_us_only_the_new_day_is_owed(cast: Cast, session: Session, at: datetime, who: str) -> None:
    move(cast, session, date(2026, 4, 21), at, who)
    places.settle_all(at=AFTER + timedelta(days=7))
    assert owed() == both(cast, "2026-04-21")


def test_moved_and_moved_back_it_is_owed_once(cast: Cast, session: Session) -> None:
    move(cast, session, date(2026, 4, 21))
    move(cast, session, date(2026, 4, 14), who=US)
    places.settle_all(at=AFTER + timedelta(days=7))
    assert owed() == both(cast)


def test_moved_back_to_a_day_that_was_owed_is_refused(cast: Cast, session: Session) -> None:
    move(cast, session, date(2026, 4, 21))
    places.settle_all(at=AFTER)
    with pytest.raises(Refused, match="settled"):
        move(cast, session, date(2026, 4, 14), AFTER, US)


def test_another_hour_of_the_same_day_is_no_other_day(cast: Cast, session: Session) -> None:
    wall = EVENING._replace(time=time(20))
    meetings.change(by=cast.steward, session=session, what=Plan(wall, 120), at=LATE)
    assert not CalledOff.objects.exists()
    places.settle_all(at=AFTER)
    assert owed() == both(cast)


def test_called_off_moved_and_on_again_both_days_are_owed(cast: Cast, session: Session) -> None:
    off(cast, session)
    move(cast, session, date(2026, 4, 21), who="")
    on(cast, session)
    places.settle_all(at=AFTER + timedelta(days=7))
    assert owed() == sorted(both(cast) + both(cast, "2026-04-21"))


def test_a_day_that_was_not_held_can_be_moved_later_and_is_owed_then(cast: Cast, session: Session) -> None:
    off(cast, session, LATE, US)
    places.settle_all(at=AFTER)
    with pytest.raises(Refused, match="day is over"):
        on(cast, session, AFTER)
    move(cast, session, date(2026, 4, 21), AFTER, "")
    on(cast, session, AFTER)
    places.settle_all(at=AFTER + timedelta(days=7))
    assert owed() == both(cast, "2026-04-21")


def test_who_gives_the_place_back_after_is_owed_it_and_who_takes_one_after_is_not(
    cast: Cast, session: Session, offer: Offer
) -> None:
    off(cast, session)
    yes(offer, cast.steward, at=LATE + timedelta(hours=1))
    places.take_back(by=cast.member, offer=offer, at=LATE + timedelta(hours=2))
    places.settle_all(at=AFTER)
    assert owed() == both(cast)
    with pytest.raises(Refused):
        on(cast, session, LATE + timedelta(hours=3))


def test_who_leaves_the_group_after_is_owed_it(cast: Cast, session: Session, offer: Offer) -> None:
    off(cast, session)
    places.forget(member=cast.member, at=LATE)
    places.settle_all(at=AFTER)
    assert owed() == both(cast)


def test_who_would_step_in_is_owed_nothing(cast: Cast, session: Session, offer: Offer) -> None:
    yes(offer, cast.steward, stands_in=True)
    off(cast, session)
    places.settle_all(at=AFTER)
    assert owed() == both(cast)


def test_what_ends_calls_off_what_was_to_come(cast: Cast, session: Session, agreement: Agreement) -> None:
    second = planned(cast, agreement, NEXT_WEEK)
    with pytest.raises(Refused, match="they, or we"):
        agreements.end(by=cast.steward, agreement=agreement, at=LATE)
    agreements.end(by=cast.steward, agreement=agreement, at=LATE, who=THEM)
    assert {each.called_off for each in (Session.objects.get(pk=session.pk), Session.objects.get(pk=second.pk))} == {
        True
    }
    places.settle_all(at=AFTER + timedelta(days=7))
    assert owed() == both(cast)  # the second was thirteen days away


def test_what_has_begun_when_it_ends_is_owed(cast: Cast, session: Session, agreement: Agreement) -> None:
    agreements.end(by=cast.steward, agreement=agreement, at=session.starts + timedelta(minutes=5), who=US)
    places.settle_all(at=AFTER)
    assert owed() == both(cast)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"off_days": 0, "off_share": ALL}, "from 1 to 90"),
        ({"off_days": 91, "off_share": HALF}, "from 1 to 90"),
        ({"off_days": 7, "off_share": NOTHING}, "They agreed to pay"),
        ({}, "They agreed to pay"),
    ],
)
def test_what_they_agreed_to_is_not_left_out_of_a_place(
    cast: Cast, group: Collective, given: dict[str, Any], says: str
) -> None:
    there = said_yes(cast, group, conditions=an_offer(group, cancellation_paid=True))
    with pytest.raises(Refused, match=says):
        with_places(cast, there, **given)
    assert not Place.objects.exists()


def test_the_pages_ask_who_and_say_what_it_comes_to(cast: Cast, session: Session, agreement: Agreement) -> None:
    page = reverse("meetings:one", args=[cast.collective.pk, session.pk])
    do = reverse("meetings:off", args=[cast.collective.pk, session.pk])
    place = reverse("places:agreement", args=[cast.collective.pk, agreement.ask_id])
    with clock.frozen(LATE):
        client = cast.client("steward")
        html = client.get(page).content.decode()
        assert "Who calls it off?" in html
        assert "less than 7 days before: each person who has a place is paid £195.00" in html
        assert "less than 7 days before" in client.get(place).content.decode()
        assert client.post(do, {"off": "yes"}).status_code == 422
        assert client.post(do, {"off": "them"}).status_code == 302
        for where in (page, place):
            assert "They called it off 6 days before. That is late." in client.get(where).content.decode()
        assert client.post(do, {"off": "us"}).status_code == 302
        assert "We called it off. Nothing is owed for it." in client.get(page).content.decode()


def test_moving_it_asks_who_only_when_the_day_changes(cast: Cast, session: Session) -> None:
    url = reverse("meetings:change", args=[cast.collective.pk, session.pk])
    given = {"day": "2026-04-14", "time": "18:30", "minutes": "120", "how": "here"}
    with clock.frozen(LATE):
        client = cast.client("steward")
        assert "who wants that?" in client.get(url).content.decode()
        assert client.post(url, {**given, "id": chance.uuid()}).status_code == 302
        response = client.post(url, {**given, "id": chance.uuid(), "day": "2026-04-21"})
        assert response.status_code == 422
        assert "they, or we" in response.content.decode()
        assert client.post(url, {**given, "id": chance.uuid(), "day": "2026-04-21", "who": "them"}).status_code == 302
    assert CalledOff.objects.get().by == THEM


def test_a_contact_reads_before_signing_what_is_paid_for_a_session_called_off_late(
    cast: Cast, agreement: Agreement
) -> None:
    from ourterms.institutions.tests.factories import client_of

    assert agreement.contact
    page = reverse("agreed:one", args=["driftline", agreement.ask_id])
    assert "less than 7 days before" in client_of(agreement.contact).get(page).content.decode()
