"""Contacts: how they come, come back and go, what nobody learns by trying, and that no page of a group's opens."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from ourterms.institutions import actions, hooks
from ourterms.institutions.models import Confirmation, Contact, ContactDevice, Guest, Institution
from ourterms.institutions.permissions import is_confirmed
from ourterms.institutions.signed_in import COOKIE
from ourterms.institutions.tests.factories import AT, TRUST, a_contact, a_guest, client_of
from ourterms.kit import chance, clock
from ourterms.notices import sending
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from ourterms.people.models import MailCode
from tests.cast import CONTACTS, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
ADDRESS = "frost@larkmere.example"


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(AT):
        yield


@pytest.fixture(autouse=True)
def sends(settings: Settings) -> None:
    settings.MAIL = "smtp://127.0.0.1:2525"


def form(**given: str) -> dict[str, str]:
    who = {"calls_it": "Larkmere Trust", "scheme": "ods", "value": "zz9", "name": "Dana Frost", "post": "Officer"}
    return {"id": str(chance.uuid()), **who, **given}


def code_in_the_mail() -> str:
    sending.send_due(clock.now())
    return re.findall(r"code: ([\w-]+)", mail.outbox[-1].body)[0]


def by_mail(client: Client, **given: str) -> Any:
    sent = client.post("/guest/new/", form(email=ADDRESS, **given))
    return client.post(sent["Location"], {"code": code_in_the_mail()})


def test_with_an_address_they_are_somebody_once_its_code_comes_back() -> None:
    client = Client()
    sent = client.post("/guest/new/", form(email=ADDRESS, next="/guest/you/"))
    assert not Contact.objects.exists()
    answer = client.post(sent["Location"], {"code": code_in_the_mail()})
    contact = Contact.objects.get()
    assert (answer["Location"], contact.name, contact.institution.value) == ("/guest/you/", "Dana Frost", "ZZ9")
    assert actions.address_of(contact) == ADDRESS
    assert ADDRESS.encode() not in bytes(contact.email_sealed or b"")
    assert client.get("/guest/").status_code == 200


def test_who_comes_a_second_time_is_who_they_were() -> None:
    by_mail(Client())
    by_mail(Client(), name="Somebody Else", calls_it="Another Trust")
    assert Contact.objects.get().name == "Dana Frost"


def test_without_an_address_they_come_back_by_a_receipt_code() -> None:
    page = Client().post("/guest/new/", form())
    code = re.findall(r'id="receipt"[^>]*>([\w-]+)<', page.content.decode())[0]
    client = Client()
    assert client.get("/guest/").status_code == 302
    answer = client.post(
        "/guest/in/", {"code": code.lower().replace("-", " "), "next": "/guest/you/", "way": "receipt"}
    )
    assert answer["Location"] == "/guest/you/"
    assert client.get("/guest/").status_code == 200


def test_a_receipt_code_that_is_nobodys_says_so_and_keeps_what_was_typed() -> None:
    a_contact()
    answer = Client().post("/guest/in/", {"code": "ABCD-EFGH-JKMN-PQRS", "way": "receipt"})
    assert (answer.status_code, ContactDevice.objects.count()) == (422, 0)
    assert b"ABCD-EFGH" in answer.content


@pytest.mark.usefixtures("one_minute")
def test_codes_and_receipts_are_tried_only_so_often() -> None:
    client = Client()
    answers = [client.post("/guest/in/", {"code": "ABCD", "way": "receipt"}).status_code for _try in range(21)]
    assert (answers[0], answers[-1]) == (422, 429)


def test_the_form_sent_again_is_the_same_contact_for_five_minutes_and_then_nobodys() -> None:
    client, given = Client(), form()
    for _twice in range(2):
        assert client.post("/guest/new/", given).status_code == 200
    assert Contact.objects.count() == 1
    with clock.frozen(AT + timedelta(minutes=6)):
        assert Client().post("/guest/new/", given).status_code == 422
    client.post("/guest/out/")
    assert Client().post("/guest/new/", given).status_code == 422


def test_who_knows_a_contacts_id_is_not_let_in_by_it(cast: Cast) -> None:
    contact = a_guest(cast.collective)
    Client().post("/guest/new/", form(id=str(contact.pk)))
    assert Contact.objects.count() == 2
    assert not ContactDevice.objects.filter(contact_id=contact.pk).exists()


def test_an_address_lets_nobody_in_as_who_came_with_the_same_form(client: Client) -> None:
    data = form()
    client.post("/guest/new/", data)
    with clock.frozen(AT + timedelta(hours=1)):
        stranger = Client()
        sent = stranger.post("/guest/new/", data | {"email": ADDRESS, "name": "Somebody Else"})
        assert stranger.post(sent["Location"], {"code": code_in_the_mail()}).status_code == 422
    assert Contact.objects.get().email_mark is None
    assert COOKIE not in stranger.cookies


def test_a_code_holds_ten_minutes_five_tries_and_once() -> None:
    by_mail(Client())
    contact = Contact.objects.get()
    late = actions.send_code(address=ADDRESS, at=AT)
    code = code_in_the_mail()
    assert actions.by_code(id=late, typed=code, today=AT.date(), at=AT + timedelta(minutes=10)) is None
    guessed = actions.send_code(address=ADDRESS, at=AT)
    code = code_in_the_mail()
    for _try in range(5):
        assert actions.by_code(id=guessed, typed="ABCD-EFGH", today=AT.date(), at=AT) is None
    assert actions.by_code(id=guessed, typed=code, today=AT.date(), at=AT) is None
    right = actions.send_code(address=ADDRESS, at=AT)
    code = code_in_the_mail()
    assert actions.by_code(id=right, typed=code, today=AT.date(), at=AT) == contact
    assert actions.by_code(id=right, typed=code, today=AT.date(), at=AT) is None


def test_a_persons_code_lets_no_contact_in_and_a_contacts_no_person() -> None:
    from ourterms.people import actions as people

    by_mail(Client())
    sent = actions.send_code(address=ADDRESS, at=AT)
    code = code_in_the_mail()
    assert people.person_by_mail(sent, code, AT) is None
    MailCode.objects.filter(pk=sent).update(tries=0, purpose=people.SIGN_IN)
    assert actions.by_code(id=sent, typed=code, today=AT.date(), at=AT) is None


def test_whether_an_address_is_known_nobody_learns() -> None:
    def asked(address: str) -> HttpResponse:
        client = Client()
        answer = client.post("/guest/in/", {"email": address, "way": "mail"})
        page = client.get(answer["Location"])
        assert client.post(answer["Location"], {"code": "ABCD-EFGH"}).status_code == 422
        assert answer["Location"].startswith("/guest/in/code/?sent=")
        return page

    by_mail(Client())
    mail.outbox.clear()
    known, unknown = asked(ADDRESS), asked("nobody@larkmere.example")
    sending.send_due(clock.now())
    assert [sent.to for sent in mail.outbox] == [[ADDRESS]]
    hidden = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
    assert hidden.sub(b"", known.content) == hidden.sub(b"", unknown.content)


def test_more_than_five_mails_in_five_minutes_are_not_sent() -> None:
    by_mail(Client())
    mail.outbox.clear()
    for _try in range(8):
        actions.send_code(address=ADDRESS, at=AT)
    sending.send_due(clock.now())
    assert 0 < len(mail.outbox) <= 5
    with pytest.raises(Refused):
        actions.send_first_code(form=chance.uuid(), who=TRUST._replace(email=ADDRESS), at=AT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"calls_it": ""},
        {"name": ""},
        {"post": "  "},
        {"name": "x" * 81},
        {"value": "no number"},
        {"value": ""},
        {"scheme": "name"},
        {"email": "nobody"},
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(wrong: dict[str, str]) -> None:
    answer = Client().post("/guest/new/", form(**{"post": "Chief of teapots", **wrong}))
    assert answer.status_code == 422
    assert b"Put right:" in answer.content
    assert ("post" in wrong) or b"Chief of teapots" in answer.content
    assert not Contact.objects.exists()


def test_a_contact_is_nobody_on_a_members_page_and_a_member_none_on_theirs(cast: Cast) -> None:
    for who in CONTACTS:
        answer = cast.client(who).get(f"/m/{cast.collective.pk}/")
        assert answer["Location"].startswith("/sign-in/")
    assert cast.client(CONTACTS[0]).get("/guest/").status_code == 200
    assert cast.client("member").get("/guest/")["Location"].startswith("/guest/in/")


def test_the_two_cookies_stand_beside_each_other_and_neither_does_for_the_other(cast: Cast) -> None:
    client = cast.client("member")
    client.cookies[COOKIE] = client_of(cast.contact).cookies[COOKIE].value
    assert client.get(f"/m/{cast.collective.pk}/").status_code == client.get("/guest/").status_code == 200
    client.post("/guest/out/")
    assert client.get("/guest/").status_code == 302
    assert client.get(f"/m/{cast.collective.pk}/").status_code == 200


def test_a_sign_in_ends_after_twelve_idle_hours(cast: Cast) -> None:
    client = client_of(cast.contact)
    with clock.frozen(AT + timedelta(hours=13)):
        assert client.get("/guest/").status_code == 302
    assert not ContactDevice.objects.exists()


def test_no_copy_of_a_contacts_pages_is_kept(cast: Cast) -> None:
    client = client_of(cast.contact)
    for page in ("/guest/", "/guest/you/", "/guest/go/", "/guest/in/", "/guest/new/"):
        assert client.get(page)["Cache-Control"] == "no-store", page


def test_another_post_takes_every_confirmation_away(cast: Cast) -> None:
    client = client_of(cast.contact)
    assert client.post("/guest/you/", {"name": "Dana Frost", "post": "Chief executive"}).status_code == 302
    assert Contact.objects.get(pk=cast.contact.pk).post == "Chief executive"
    assert not is_confirmed(cast.contact, cast.collective)


def test_who_goes_and_sent_nothing_is_gone_with_their_key() -> None:
    client = Client()
    by_mail(client)
    contact = Contact.objects.get()
    assert client.post("/guest/go/").status_code == 302
    assert not Contact.objects.exists()
    assert keyring().was_destroyed(contact.pk)


def test_who_goes_leaves_what_they_sent_with_whom_they_sent_it_to_and_no_way_back(cast: Cast) -> None:
    contact = cast.contact
    receipt = actions.receipt_of(contact.pk)
    assert actions.by_receipt(typed=receipt, today=AT.date()) == contact
    actions.go(by=contact)
    assert Contact.objects.get().name == contact.name
    assert actions.by_receipt(typed=receipt, today=AT.date()) is None


def test_ninety_days_later_who_sent_nothing_and_was_never_confirmed_is_forgotten(cast: Cast) -> None:
    lone, guest = a_contact(calls_it="Fenwick", scheme="name", value=""), a_guest(cast.collective)
    actions.fade(at=AT + timedelta(days=89))
    assert set(Contact.objects.all()) == {lone, guest}
    actions.fade(at=AT + timedelta(days=90))
    assert set(Contact.objects.all()) == {guest}
    assert set(Institution.objects.all()) == {guest.institution}


def test_when_the_groups_they_came_to_are_over_they_fade_too(cast: Cast) -> None:
    a_guest(cast.collective, confirmed_by=cast.member)
    for rows in (Guest, Confirmation):
        rows.objects.filter(collective=cast.collective).delete()
    actions.fade(at=AT + timedelta(days=90))
    assert not Contact.objects.exists()


def test_after_a_restore_who_had_gone_is_gone_again(cast: Cast) -> None:
    contact = a_guest(cast.collective)
    keyring().destroy(contact.pk)  # as it was after the backup; the row is from before
    hooks.after_restore(keyring().was_destroyed, AT)
    assert actions.by_receipt(typed=actions.receipt_of(contact.pk), today=AT.date()) is None


# For several institutions by one address


COUNCIL = {"calls_it": "Larkmere Council", "scheme": "", "value": "", "name": "D. Frost", "post": "Clerk"}


def test_one_address_comes_for_two_institutions_and_is_here_for_one_at_a_time() -> None:
    first = by_mail(Client())
    client = Client()
    second = by_mail(client, **COUNCIL)
    assert first["Location"] == "/guest/"
    assert second["Location"] == "/guest/who/?next=%2Fguest%2F"
    trust, council = Contact.objects.order_by("slot")
    assert (trust.name, council.name, council.calls_it) == ("Dana Frost", "D. Frost", "Larkmere Council")
    assert trust.institution_id != council.institution_id
    page = client.get("/guest/who/").content.decode()
    assert "Larkmere Trust" in page
    assert "Larkmere Council" in page
    assert "You are here as D. Frost, Clerk." in client.get("/guest/").content.decode()
    answer = client.post("/guest/who/", {"contact": trust.pk, "next": "/guest/you/"})
    assert answer["Location"] == "/guest/you/"
    assert "You are here as Dana Frost, Officer." in client.get("/guest/").content.decode()
    assert ContactDevice.objects.count() == 2  # the one it was signed in with before is gone


def test_who_comes_again_by_the_same_name_or_number_is_who_they_were() -> None:
    by_mail(Client())
    by_mail(Client(), **COUNCIL)
    by_mail(Client(), **COUNCIL | {"calls_it": "LARKMERE  council", "name": "Somebody Else"})
    by_mail(Client(), calls_it="Quite Another Name", name="Somebody Else")  # by its number
    assert [each.name for each in Contact.objects.order_by("slot")] == ["Dana Frost", "D. Frost"]


def test_nobody_changes_into_a_contact_of_another_address(cast: Cast) -> None:
    mine, other = Client(), Client()
    by_mail(mine)
    sent = other.post("/guest/new/", form(email="else@larkmere.example", **COUNCIL))
    other.post(sent["Location"], {"code": code_in_the_mail()})
    theirs = Contact.objects.get(name="D. Frost")
    receipt = a_contact(name="Jo Marsh")
    for chosen in (theirs.pk, receipt.pk, chance.uuid()):
        assert mine.post("/guest/who/", {"contact": chosen}).status_code == 422
        assert client_of(receipt).post("/guest/who/", {"contact": theirs.pk}).status_code == 422
    assert mine.post("/guest/who/", {"contact": "nobody"}).status_code == 404
    assert "You are here as Dana Frost" in mine.get("/guest/").content.decode()
    assert actions.same_person(receipt) == [receipt]


def test_coming_back_says_the_same_for_one_and_for_several_until_the_code_is_right() -> None:
    by_mail(Client())
    by_mail(Client(), **COUNCIL)
    client = Client()
    sent = client.post("/guest/in/", {"email": ADDRESS, "way": "mail", "next": "/guest/you/"})
    assert client.post(sent["Location"], {"code": "ABCD-EFGH"}).status_code == 422
    assert client.get("/guest/who/").status_code == 302
    answer = client.post(sent["Location"], {"code": code_in_the_mail()})
    assert answer["Location"] == "/guest/who/?next=%2Fguest%2Fyou%2F"


def test_who_goes_for_one_institution_stays_for_the_other() -> None:
    by_mail(Client())
    client = Client()
    by_mail(client, **COUNCIL)
    assert "you stay" in client.get("/guest/go/").content.decode()
    client.post("/guest/go/")
    left = Contact.objects.get()
    assert (left.name, actions.address_of(left)) == ("Dana Frost", ADDRESS)
    by_mail(Client(), **COUNCIL)
    assert Contact.objects.count() == 2


def test_an_address_comes_for_so_many_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BODIES", 1)
    by_mail(Client())
    assert by_mail(Client(), **COUNCIL).status_code == 422
    assert Contact.objects.count() == 1
