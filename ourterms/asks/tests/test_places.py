"""Agreed, signed, offered, taken, over, owed: each once, and only by whose act it is."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ourterms.asks.actions import agreements, places
from ourterms.asks.models import AgreedSession, Agreement, Offer, Place, Taken
from ourterms.asks.rules.places import once
from ourterms.asks.tests.agreed import AFTER, EVENING, SIGNED, offered, planned, said_yes, signed, with_places, yes
from ourterms.asks.tests.doors import a_contact
from ourterms.collectives.models import Collective
from ourterms.kit import chance
from ourterms.kit.wall import Wall
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import AgendaLine, EveningRole, NotesVersion
from ourterms.pay.actions import it_came
from ourterms.pay.models import Owed
from ourterms.people.acts import Refused
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


def test_from_a_yes_to_what_is_paid_late(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third)
    planned(cast, agreement)
    places.settle_all(at=AFTER)
    owed = Owed.objects.get(member=cast.member)
    assert (str(owed.money), str(owed.day), owed.origin) == ("£195.00", "2026-04-14", agreement.pk)
    late = owed.due + timedelta(days=9)
    it_came(by=cast.member, id=chance.uuid(), sum=owed, amount="195.00", day=late, today=late, at=AFTER)
    owed.refresh_from_db()
    assert owed.over


def test_a_session_is_owed_once_however_often_it_is_looked_at(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    yes(offered(cast, agreement), cast.member, cast.third)
    planned(cast, agreement)
    for _ in range(3):
        places.settle_all(at=AFTER)
        places.settle(agreement=agreement, at=AFTER)
    assert Owed.objects.count() == 2


def test_before_it_is_over_nothing_is_owed(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    yes(offered(cast, agreement), cast.member, cast.third)
    session = planned(cast, agreement)
    places.settle_all(at=session.ends - timedelta(seconds=1))
    assert not Owed.objects.exists()
    places.settle_all(at=session.ends)
    assert Owed.objects.count() == 2


def test_a_signature_on_an_older_version_is_refused(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    agreement = with_places(cast, said_yes(cast, group, contact))
    old = agreement.version
    with_places(cast, agreement, 3)
    given = {"name": "Jo", "post": "Officer", "day": SIGNED.date(), "at": SIGNED, "by": cast.member}
    with pytest.raises(Refused, match="newest version"):
        agreements.enter_signature(agreement=agreement, version=old, **given)
    agreements.enter_signature(agreement=agreement, version=agreement.version, **given)
    agreement.refresh_from_db()
    assert (agreement.is_signed, agreement.entered, agreement.name) == (True, True, "Jo")


def test_only_a_confirmed_contact_of_this_ask_signs_with_a_fresh_code(cast: Cast, group: Collective) -> None:
    from ourterms.institutions.actions import confirm

    contact, other = a_contact(), a_contact("Sam Reed")
    agreement = with_places(cast, said_yes(cast, group, contact))
    given = {"agreement": agreement, "version": agreement.version, "name": "Jo", "post": "Officer", "at": SIGNED}
    with pytest.raises(Refused, match="made sure"):
        agreements.sign(contact=contact, fresh=lambda: True, **given)
    for each in (contact, other):
        confirm(by=cast.member, contact=each, today=SIGNED.date(), at=SIGNED) if each == contact else None
    with pytest.raises(Refused):
        agreements.sign(contact=other, fresh=lambda: True, **given)
    with pytest.raises(Refused, match="code"):
        agreements.sign(contact=contact, fresh=lambda: False, **given)
    assert agreements.sign(contact=contact, fresh=lambda: True, **given).is_signed


def test_what_both_signed_stays_as_it_is(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    with pytest.raises(Refused, match="stays as it is"):
        with_places(cast, agreement, 3)
    assert agreement.conditions == agreement.offered.conditions


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"number": 1}, "Never fewer"),
        ({"hourly": "1"}, "not paid less"),
        ({"hourly": "30.125"}, "two decimal"),
        ({"hourly": "-30"}, "figures"),
        ({"version": 9}, "meanwhile"),
    ],
)
def test_a_place_that_is_worse_than_agreed_is_refused(
    cast: Cast, group: Collective, given: dict[str, Any], says: str
) -> None:
    agreement = said_yes(cast, group)
    with pytest.raises(Refused, match=says):
        with_places(cast, agreement, **given)
    assert not Place.objects.exists()


def test_places_are_offered_only_once_both_have_signed_and_as_one_row_without_anybody(
    cast: Cast, group: Collective
) -> None:
    agreement = with_places(cast, said_yes(cast, group))
    with pytest.raises(Refused, match="not signed"):
        offered(cast, agreement)
    given = {"name": "Jo", "post": "Officer", "day": SIGNED.date(), "at": SIGNED, "by": cast.member}
    agreements.enter_signature(agreement=agreement, version=agreement.version, **given)
    assert offered(cast, agreement) == offered(cast, agreement)
    offer = Offer.objects.get()
    assert not [
        field for field in offer._meta.get_fields() if getattr(field, "related_model", None) is type(cast.member)
    ]


def test_a_place_that_is_taken_is_not_taken_twice_and_somebody_can_stand_in(cast: Cast, group: Collective) -> None:
    offer = offered(cast, signed(cast, group))
    yes(offer, cast.member, cast.third)
    with pytest.raises(Refused, match="All places"):
        yes(offer, cast.steward)
    (waits,) = yes(offer, cast.steward, stands_in=True)
    places.take_back(by=cast.third, offer=offer, at=SIGNED)
    (steps_in,) = yes(offer, cast.steward)
    assert (waits.pk, steps_in.stands_in) == (steps_in.pk, False)
    assert Taken.objects.filter(stands_in=False).count() == 2


def test_who_stands_in_is_owed_nothing_until_they_step_in(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third)
    yes(offer, cast.steward, stands_in=True)
    planned(cast, agreement)
    places.settle_all(at=AFTER)
    assert not Owed.objects.filter(member=cast.steward).exists()


def test_who_gives_a_place_back_keeps_what_was_done_and_what_is_going_on(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third)
    session = planned(cast, agreement)
    planned(cast, agreement, Wall(date(2026, 4, 21), time(18), "Europe/London"))
    places.take_back(by=cast.member, offer=offer, at=session.starts + timedelta(minutes=20))
    assert Owed.objects.filter(member=cast.member).count() == 1
    places.settle_all(at=AFTER + timedelta(days=7))
    assert Owed.objects.filter(member=cast.member).count() == 1
    assert Owed.objects.filter(member=cast.third).count() == 2


def test_who_says_yes_after_a_session_is_not_owed_it(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member)
    planned(cast, agreement)
    yes(offer, cast.third, at=AFTER)
    assert [owed.member for owed in Owed.objects.all()] == [cast.member]


def test_a_session_that_was_called_off_is_owed_to_nobody(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    yes(offered(cast, agreement), cast.member, cast.third)
    session = planned(cast, agreement)
    meetings.call_off(by=cast.steward, session=session, words="", at=SIGNED)
    places.settle_all(at=AFTER)
    assert not Owed.objects.exists()
    assert AgreedSession.objects.get().settled


@pytest.mark.parametrize(
    ("wall", "minutes"),
    [
        (Wall(date(2026, 4, 14), time(22, 30), "Europe/London"), 180),  # over midnight
        (Wall(date(2026, 10, 25), time(0, 30), "Europe/London"), 120),  # while the clocks go back
        (Wall(date(2027, 3, 28), time(1, 30), "Europe/London"), 120),  # at a time that does not come
    ],
)
def test_over_midnight_and_while_clocks_change_it_is_one_session_of_its_first_day_and_the_same_pay(
    cast: Cast, group: Collective, wall: Wall, minutes: int
) -> None:
    agreement = signed(cast, group)
    yes(offered(cast, agreement), cast.member, cast.third)
    session = planned(cast, agreement, wall, minutes)
    assert session.ends - session.starts == timedelta(minutes=minutes)
    places.settle_all(at=session.ends)
    assert {(owed.day, str(owed.money)) for owed in Owed.objects.all()} == {(wall.day, "£195.00")}


def test_who_had_a_place_fades_when_what_was_owed_has(cast: Cast, group: Collective) -> None:
    from ourterms.pay import actions as pay

    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third)
    session = planned(cast, agreement)
    own = meetings.plan(by=cast.member, id=chance.uuid(), circle=None, what=meetings.Plan(EVENING, 120))
    for there in (session, own):
        meetings.take_job(by=cast.third, session=there, kind="opens")
        meetings.add_to_agenda(by=cast.third, session=there, id=chance.uuid(), words="Who speaks first")
        meetings.write_notes(by=cast.third, session=there, id=chance.uuid(), words="It went well.", base=0)
    places.settle_all(at=AFTER)
    paid = date(2026, 6, 1)
    for owed in Owed.objects.all():
        pay.it_came(by=owed.member, id=chance.uuid(), sum=owed, amount="195.00", day=paid, today=paid, at=AFTER)
    old = datetime(2026, 8, 29, 12, tzinfo=UTC)
    for at, left in ((old, 2), (old + timedelta(days=3), 0)):
        pay.fade(at=at)
        places.fade(at=at)
        assert Taken.objects.count() == left
        for model, whose in ((EveningRole, "member"), (AgendaLine, "by"), (NotesVersion, "by")):
            rows = model.objects.filter(session=session, **{whose: cast.third})
            assert rows.count() == (1 if left else 0), model
            assert model.objects.filter(session=own, **{whose: cast.third}).count() == 1
    session.refresh_from_db()
    assert session.notes == "It went well."
    assert Owed.objects.count() == 2
    assert not Owed.objects.filter(once__isnull=False).exists()
    assert once(session.pk, chance.uuid())


def test_a_job_at_a_session_fades_also_where_nobody_has_a_place_any_more(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    session = planned(cast, agreement)
    yes(offer, cast.third)
    meetings.take_job(by=cast.third, session=session, kind="opens")
    places.take_back(by=cast.third, offer=offer, at=SIGNED)
    places.settle_all(at=AFTER)
    for days, left in ((89, 1), (92, 0)):
        places.fade(at=AFTER + timedelta(days=days))
        assert EveningRole.objects.count() == left


def test_a_place_can_be_taken_from_nobodys_hand_but_ones_own(cast: Cast, group: Collective) -> None:
    """No row with a person comes of an offer, of looking at it, or of a day that passes."""
    agreement = signed(cast, group)
    offered(cast, agreement)
    planned(cast, agreement)
    places.settle_all(at=AFTER)
    assert not Taken.objects.exists()
    assert not Owed.objects.exists()


def test_nobody_of_another_group_or_circle_is_offered_a_place(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    place = Place.objects.get(agreement=agreement)
    offer = places.offer(by=cast.third, id=chance.uuid(), place=place, circle=cast.circle, at=SIGNED)
    assert yes(offer, cast.third)
    for who in (cast.steward, cast.elsewhere):
        with pytest.raises(Refused):
            yes(offer, who)


def test_pay_of_a_place_is_all_of_it(cast: Cast, group: Collective) -> None:
    place = Place.objects.get(agreement=signed(cast, group))
    assert (place.all_hours, str(place.rate), str(place.money)) == (Decimal("6.5"), "£30.00", "£195.00")


def test_an_agreement_that_was_ended_takes_nobody_and_what_was_done_stays(cast: Cast, group: Collective) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member, cast.third)
    planned(cast, agreement)
    places.settle_all(at=AFTER)
    agreements.end(by=cast.steward, agreement=agreement, at=AFTER)
    with pytest.raises(Refused, match="over"):
        yes(offer, cast.steward)
    assert Owed.objects.count() == 2
    assert Agreement.objects.get().ended == AFTER.date()
    assert EVENING.day < AFTER.date()
