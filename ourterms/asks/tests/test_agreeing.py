"""The pages of an agreement and of its places: who sees what, who signs, and what comes to whom unasked."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from ourterms.asks import hooks
from ourterms.asks.actions import agreements, places
from ourterms.asks.agreeing.reading import comes_to, how_free_ones_come, offers_page
from ourterms.asks.models import Agreement, Offer, Place, Taken
from ourterms.asks.rules.places import AWAY, FIRST, LISTED, SHOWN
from ourterms.asks.tests.agreed import HOURS, SIGNED, offered, planned, said_yes, signed, with_places, yes
from ourterms.asks.tests.doors import NOW, a_contact, turn_on
from ourterms.care import actions as care
from ourterms.care.models import AccessConsent, Note
from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, KINDS, OPEN, TELL_FIRST
from ourterms.care.rules.words import Room
from ourterms.collectives.actions import join
from ourterms.collectives.models import Collective
from ourterms.institutions import actions as institutions
from ourterms.institutions.tests.factories import client_of, of_one_address
from ourterms.kit import chance, clock
from ourterms.meetings.actions import take_job
from ourterms.meetings.models import Session
from ourterms.notices.sending import send_due
from ourterms.people.models import Opening, Person, Trail
from ourterms.register.actions import have_record, publish
from ourterms.terms.rules.terms import Setting
from tests.cast import Cast, a_version
from tests.on_home import from_app

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture(autouse=True)
def _after_it_was_signed() -> Any:
    with clock.frozen(SIGNED):
        yield


def url(cast: Cast, name: str, *more: object) -> str:
    return reverse(f"places:{name}", args=[cast.collective.pk, *more])


PLACE = {"who_pays": "each", "number": 2, "session": 2, "preparing": 2, "travel": 1, "debrief": 0.5, "recovery": 1}


def test_a_place_is_put_on_the_page_and_who_pays_is_asked_first(cast: Cast, group: Collective) -> None:
    there = said_yes(cast, group)
    client, page = cast.client("member"), url(cast, "agreement", there.ask_id)
    html = client.get(page).content.decode()
    assert html.index("Who pays whom") < html.index("Pay for an hour")
    given = {**PLACE, "id": chance.uuid(), "version": 1, "hourly": "30"}
    assert client.post(url(cast, "set", there.ask_id), given).status_code == 302
    assert "£195.00" in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"hourly": "30.125"}, "two decimal"),
        ({"hourly": "12"}, "not paid less"),
        ({"number": 1}, "Never fewer"),
        ({"session": "0.3"}, "quarters"),
        ({"session": "1e400"}, "Hours of the session: A number of hours from 0 to 24, with two decimals at most."),
        ({"who_pays": "nobody"}, "Choose one of these."),
        ({"version": 7}, "meanwhile"),
    ],
)
def test_what_is_wrong_with_a_place_is_said_and_what_was_typed_stays(
    cast: Cast, group: Collective, wrong: dict[str, object], says: str
) -> None:
    there = said_yes(cast, group)
    given = {**PLACE, "id": chance.uuid(), "version": 1, "hourly": "30", "debrief": "0.75", **wrong}
    response = cast.client("member").post(url(cast, "set", there.ask_id), given)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert 'value="0.75"' in response.content.decode()
    assert not Place.objects.exists()


def test_a_contact_signs_the_newest_version_with_a_code_of_their_own(cast: Cast, group: Collective) -> None:
    contact = a_contact()
    there = with_places(cast, said_yes(cast, group, contact))
    institutions.confirm(by=cast.member, contact=contact, today=SIGNED.date(), at=SIGNED)
    client, page = client_of(contact), reverse("agreed:one", args=["driftline", there.ask_id])
    given = {"id": chance.uuid(), "version": there.version, "name": "Jo Marsh", "post": "Officer", "sent": ""}
    for wrong, says in (
        ({"code": "ABCD-EFGH"}, "not right"),
        ({"code": institutions.receipt_of(contact.pk), "version": 1}, "newest version"),
        ({"code": institutions.receipt_of(chance.uuid())}, "not right"),
    ):
        response = client.post(page, given | wrong)
        assert response.status_code == 422
        assert says in response.content.decode()
    assert client.post(page, given | {"code": institutions.receipt_of(contact.pk)}).status_code == 302
    there.refresh_from_db()
    assert (there.name, there.contact) == ("Jo Marsh", contact)
    assert "Signed by both" in client.get(page).content.decode()


def test_whoever_comes_for_two_institutions_signs_for_the_second_with_a_code_to_the_same_address(
    cast: Cast, group: Collective, settings: Settings
) -> None:
    settings.MAIL = "smtp://127.0.0.1:2525"
    trust, council = of_one_address("Eastmere Trust", "Westmoor Council")
    there = with_places(cast, said_yes(cast, group, council))
    for who in (trust, council):
        institutions.comes_to(contact=who, collective=group, at=SIGNED)
    page = reverse("agreed:one", args=["driftline", there.ask_id])
    given = {"id": chance.uuid(), "version": there.version, "name": "D. Frost", "post": "Clerk"}

    def code(client: Client) -> dict[str, str]:
        url = client.post(page + "code/")["Location"]
        send_due(SIGNED)
        codes = re.findall(r"code: ([\w-]+)", " ".join(str(each.body) for each in mail.outbox))
        return {"sent": url.partition("sent=")[2][:36], "code": codes[-1]}

    institutions.confirm(by=cast.member, contact=trust, today=SIGNED.date(), at=SIGNED)
    # Confirmed for the other institution is not confirmed for this one.
    assert client_of(council).post(page, given | code(client_of(council))).status_code == 422
    assert client_of(trust).post(page, given).status_code == 404
    institutions.confirm(by=cast.member, contact=council, today=SIGNED.date(), at=SIGNED)
    assert client_of(council).post(page, given | code(client_of(council))).status_code == 302
    there.refresh_from_db()
    assert there.contact == council


def test_no_other_contact_reads_or_signs_it_and_an_unconfirmed_one_only_reads(cast: Cast, group: Collective) -> None:
    contact, other = a_contact(), a_contact("Sam Reed")
    there = with_places(cast, said_yes(cast, group, contact))
    page = reverse("agreed:one", args=["driftline", there.ask_id])
    assert "made sure" in client_of(contact).get(page).content.decode()
    assert client_of(other).get(page).status_code == 404
    given = {"id": chance.uuid(), "version": there.version, "name": "Jo", "post": "Officer"}
    given["code"] = institutions.receipt_of(contact.pk)
    assert client_of(contact).post(page, given).status_code == 422
    assert not Agreement.objects.get().is_signed


def test_a_contact_sees_no_members_name(cast: Cast, group: Collective) -> None:
    there = signed(cast, group)
    yes(offered(cast, there), cast.member, cast.third)
    assert there.contact
    html = client_of(there.contact).get(reverse("agreed:one", args=["driftline", there.ask_id])).content.decode()
    assert "£195.00" in html
    assert not [each.name for each in (cast.member, cast.third, cast.steward) if f">{each.name}" in html]


def test_without_a_contact_the_signature_is_entered_by_us_and_marked_so(cast: Cast, group: Collective) -> None:
    there = with_places(cast, said_yes(cast, group))
    given = {"id": chance.uuid(), "version": there.version, "name": "Jo", "post": "Officer", "day": SIGNED.date()}
    client = cast.client("member")
    assert client.post(url(cast, "signed", there.ask_id), given).status_code == 302
    assert "entered by us" in client.get(url(cast, "agreement", there.ask_id)).content.decode()


def test_who_goes_is_seen_by_those_who_go_and_nobody_else(cast: Cast, group: Collective) -> None:
    offer = offered(cast, signed(cast, group))
    yes(offer, cast.member, cast.third)
    page = url(cast, "one", offer.pk)
    assert "Kit" in cast.client("member").get(page).content.decode()
    theirs = cast.client("steward").get(page).content.decode()
    assert "2 of 2 places" in theirs
    assert "Kit" not in theirs


def test_both_read_which_version_of_our_terms_it_is_under_and_find_it_where_it_is_public(
    cast: Cast, group: Collective
) -> None:
    there = said_yes(cast, group, cast.contact)
    ours, theirs = url(cast, "agreement", there.ask_id), reverse("agreed:one", args=["driftline", there.ask_id])

    def terms() -> list[str]:
        pages = (cast.client("member").get(ours), client_of(cast.contact).get(theirs))
        return [re.findall(r"<dt>Our terms</dt><dd>(.*?)</dd>", page.content.decode())[0] for page in pages]

    assert terms() == ["The ready-made ones"] * 2
    Agreement.objects.update(terms_version=1)
    version = a_version(cast, breaks=Setting(line=True))
    assert terms() == ["Version 1"] * 2
    have_record(by=cast.member, on=True, at=NOW)
    entry = publish(by=cast.member, id=chance.uuid(), kind="terms", thing=version.pk, at=clock.now())
    assert terms() == ["Version 1"] * 2  # not yet: it is in its hold
    with clock.frozen(clock.now() + timedelta(days=4)):
        address = reverse("register-entry", args=[entry.log_id, entry.index])
        assert terms() == [f'<a href="{address}">Version 1</a>'] * 2


def test_nobody_reads_who_goes_by_saying_that_they_would_step_in(cast: Cast, group: Collective) -> None:
    there = signed(cast, group)
    offer = offered(cast, there)
    yes(offer, cast.third)
    yes(offer, cast.member, stands_in=True)
    for page in (url(cast, "one", offer.pk), url(cast, "agreement", there.ask_id)):
        html = cast.client("member").get(page).content.decode()
        assert "1 of 2 places" in html
        assert "Kit" not in html
    assert [taken.member for taken in Taken.objects.for_member(cast.member)] == [cast.member]
    yes(offer, cast.member)
    for page in (url(cast, "one", offer.pk), url(cast, "agreement", there.ask_id)):
        assert "Kit" in cast.client("member").get(page).content.decode()
    assert Taken.objects.for_member(cast.member).count() == 2


def test_yes_and_no_and_back_again(cast: Cast, group: Collective) -> None:
    offer = offered(cast, signed(cast, group))
    client, say = cast.client("member"), url(cast, "say", offer.pk)
    with CaptureQueriesContext(connection) as asked:
        client.post(say, {"do": "no"})
    assert not [query for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    for _ in range(2):
        client.post(say, {"do": "yes", "id": chance.uuid()})
    assert Taken.objects.get().member == cast.member
    client.post(say, {"do": "back"})
    assert not Taken.objects.exists()
    assert not Trail.objects.filter(person=cast.member.person, event__contains="place", thing=offer.pk).exists()


def how(cast: Cast, who: Any = None) -> str:
    member = who or cast.member
    _page, found = offers_page(RequestFactory().get("/"), member, SIGNED)
    free = {each.how for each in found if each.free and (each.mine is None or each.mine.stands_in)}
    assert how_free_ones_come(member, SIGNED) - {AWAY} == free  # Home says what the list does
    return found[0].how if found else AWAY


@pytest.mark.parametrize(
    ("strength", "comes"), [(OPEN, SHOWN), (TELL_FIRST, FIRST), (DONT_ASK, LISTED), (KEEP_AWAY, AWAY)]
)
def test_an_offer_comes_as_somebodys_boundary_lets_it(cast: Cast, group: Collective, strength: str, comes: str) -> None:
    offered(cast, signed(cast, group))
    care.set_boundaries(by=cast.member, chosen={"institution": strength})
    assert how(cast) == comes
    assert how(cast, cast.third) == SHOWN
    cards = [card for card in from_app(hooks, cast.member, SIGNED) if card.tag == "Places"]
    assert len(cards) == (comes in (SHOWN, FIRST))
    assert "Eastmere" not in str(cards)
    html = cast.client("member").get(url(cast, "list")).content.decode()
    assert ("ward" in html) == (comes in (SHOWN, LISTED))


def test_when_a_session_is_counts_too(cast: Cast, group: Collective) -> None:
    there = signed(cast, group)
    offered(cast, there)
    care.set_boundaries(by=cast.member, chosen={"evening": KEEP_AWAY})
    assert how(cast) == SHOWN
    planned(cast, there)  # 18:00 to 20:00
    assert how(cast) == AWAY


def test_how_long_the_way_is_counts_too(cast: Cast, group: Collective) -> None:
    long = HOURS._replace(travel=Decimal("2.5"))
    there = with_places(cast, said_yes(cast, group), hours=long)
    given = {"name": "Jo", "post": "Officer", "day": SIGNED.date(), "at": SIGNED, "by": cast.member}
    agreements.enter_signature(agreement=there, version=there.version, **given)
    there.refresh_from_db()
    page = cast.client("member").get(url(cast, "agreement", there.ask_id)).content.decode()
    assert 'value="travel"' not in page  # it is known, so nobody has to say so
    assert 'value="audience"' in page
    offered(cast, there)
    care.set_boundaries(by=cast.member, chosen={"travel": KEEP_AWAY})
    assert how(cast) == AWAY


def test_who_has_no_room_is_not_asked(cast: Cast, group: Collective) -> None:
    offered(cast, signed(cast, group))
    for room, comes in ((Room(hours=6), LISTED), (Room(asks=0), LISTED), (Room(hours=7, asks=1), SHOWN)):
        care.set_room(by=cast.member, room=room)
        assert how(cast) == comes


@pytest.mark.parametrize("said", [True, False])
def test_who_works_there_is_not_asked_and_may_all_the_same(cast: Cast, group: Collective, said: bool) -> None:
    there = signed(cast, group)
    offer = offered(cast, there)
    tell = institutions.say_works_there if said else institutions.keep_works_there
    tell(by=cast.member, institution=there.institution)
    assert (how(cast), how(cast, cast.third)) == (LISTED, SHOWN)
    assert comes_to(offer, [cast.member, cast.third], SIGNED) == {cast.member.pk: LISTED, cast.third.pk: SHOWN}
    assert yes(offer, cast.member)


def test_what_somebody_keeps_away_stands_in_no_row_and_can_be_looked_for_in_none(cast: Cast, group: Collective) -> None:
    """What is in the database is the same, but for the sealed note, whatever a member does not want asked."""
    offered(cast, signed(cast, group))

    def everything() -> dict[str, list[Any]]:
        from django.apps import apps

        models = [each for each in apps.get_models() if each is not Note and each._meta.app_label != "institutions"]
        return {
            each._meta.label: sorted(map(str, each._default_manager.using("default").values_list()))
            for each in models
            if each._meta.db_table in connection.introspection.table_names()
        }

    before = everything()
    assert before["asks.Offer"]
    care.set_boundaries(by=cast.member, chosen={"institution": KEEP_AWAY, "story": OPEN})
    assert how(cast) == AWAY
    cast.client("steward").get(url(cast, "list"))
    comes_to(Offer.objects.get(), [cast.member, cast.third], SIGNED)
    assert everything() == before
    assert b"institution" not in bytes(Note.objects.get().sealed)


def test_matching_asks_as_often_for_three_hundred_as_for_one(
    cast: Cast, group: Collective, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    offer = offered(cast, signed(cast, group))
    offer = Offer.objects.select_related("place__agreement__institution").get(pk=offer.pk)
    people = [Person.objects.create() for _ in range(300)]
    many = [
        join(by=person, collective=cast.collective, name=f"N {n}", at=NOW, today=NOW.date())
        for n, person in enumerate(people)
    ]
    strong = dict.fromkeys(list(KINDS)[:10], KEEP_AWAY)
    for member in many[:150]:
        care.set_boundaries(by=member, chosen={**strong, "institution": KEEP_AWAY})
    for members, away in ((many[:1], 1), (many, 150)):
        with django_assert_num_queries(7):
            found = comes_to(offer, members, SIGNED)
        assert list(found.values()).count(AWAY) == away
    assert not Opening.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_pages_of_places_ask_as_often_for_three_as_for_one(
    cast: Cast, group: Collective, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(number):
        there = signed(cast, group, title=f"A panel {n}")
        offered(cast, there)
        planned(cast, there)
    client = cast.client("member")
    with django_assert_num_queries(6):
        html = client.get(url(cast, "list")).content.decode()
    assert html.count("£195.00") == number


def test_what_somebody_needs_is_read_only_by_who_opens_up_and_they_see_it(cast: Cast, group: Collective) -> None:
    there = signed(cast, group)
    offer = offered(cast, there)
    yes(offer, cast.member)
    session = planned(cast, there)
    care.set_access_needs(by=cast.member, needs="A chair with arms")
    needs = url(cast, "needs", offer.pk, session.pk)
    cast.client("member").post(needs, {"do": "share"})
    refused = cast.client("steward").post(needs, {"do": "read"})
    assert "A chair with arms" not in refused.content.decode()
    take_job(by=cast.steward, session=session, kind="opens")
    assert "A chair with arms" in cast.client("steward").post(needs, {"do": "read"}).content.decode()
    assert Opening.objects.get().owner_id == cast.member.person_id


@pytest.mark.parametrize("way", ["given back", "called off", "long over"])
def test_what_somebody_needs_is_shown_no_longer_than_they_go(cast: Cast, group: Collective, way: str) -> None:
    agreement = signed(cast, group)
    offer = offered(cast, agreement)
    yes(offer, cast.member)
    session = planned(cast, agreement)
    places.share_needs(by=cast.member, session=session, share=True)
    places.settle_all(at=session.starts)
    assert AccessConsent.objects.count() == 1
    if way == "given back":
        places.take_back(by=cast.member, offer=offer, at=SIGNED)
    elif way == "called off":
        Session.objects.update(called_off=True)
        places.settle_all(at=session.starts)
    else:
        places.settle_all(at=session.ends + timedelta(days=3))
    assert not AccessConsent.objects.exists()


def test_a_session_is_planned_as_a_meeting_and_what_is_over_is_owed_by_looking(cast: Cast, group: Collective) -> None:
    there = signed(cast, group)
    offer = offered(cast, there)
    yes(offer, cast.member, cast.third)
    given = {"id": chance.uuid(), "day": "2026-04-14", "time": "18:00", "minutes": 120, "how": "here"}
    client = cast.client("member")
    assert client.post(url(cast, "session", there.ask_id), given).status_code == 302
    page = url(cast, "agreement", there.ask_id)
    assert "14 April 2026" in client.get(page).content.decode()
    with clock.frozen(SIGNED + timedelta(days=30)):
        assert "over, and owed" in cast.client("steward").get(page).content.decode()
        html = cast.client("member").get(reverse("pay:mine", args=[cast.collective.pk])).content.decode()
    assert "£195.00" in html


def test_a_group_without_asks_sees_nothing_of_it(cast: Cast) -> None:
    assert cast.client("member").get(url(cast, "list")).status_code == 404
    home = reverse("inside", args=[cast.collective.pk])
    assert ">Money<" not in cast.client("member").get(home).content.decode()
    turn_on(cast)
    assert ">Money<" in cast.client("member").get(home).content.decode()


def test_how_long_a_place_takes_stands_in_words_and_not_in_fractions(cast: Cast, group: Collective) -> None:
    offer = offered(cast, signed(cast, group))
    Place.objects.update(travel=10, debrief=30, recovery=45)
    for page in (url(cast, "one", offer.pk), url(cast, "agreement", offer.place.agreement.ask_id)):
        html = cast.client("member").get(page).content.decode()
        for words in ("5 hours 25 minutes", "back 10 minutes", "half an hour", "afterwards 45 minutes"):
            assert words in html
        assert "0.1" not in html
