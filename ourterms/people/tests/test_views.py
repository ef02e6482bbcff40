"""The pages to sign in by and to see to one's own ways, as a browser without scripts uses them."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from ourterms.kit import chance
from ourterms.kit.clock import frozen
from ourterms.people import actions, outgoing, passkeys
from ourterms.people.devices import COOKIE
from ourterms.people.models import Card, Code, Device, MailCode, Passkey, Person
from ourterms.people.outgoing import Outgoing
from ourterms.people.tests.software_key import SoftwareKey
from tests.cast import Cast, client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
PASSWORD = "four quiet herons walk"


@pytest.fixture
def person() -> Person:
    return Person.objects.create()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, settings: object) -> list[Outgoing]:
    """A server that sends mail, and what it would send."""
    settings.MAIL = "smtp://mail.example.org"  # type: ignore[attr-defined]
    put: list[Outgoing] = []
    monkeypatch.setattr(outgoing, "_put", put.append)
    return put


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords without the half second that each takes."""
    monkeypatch.setattr(
        "ourterms.people.rules.passwords.fits", lambda password, kept: bool(kept) and kept == f"hash of {password}"
    )
    monkeypatch.setattr("ourterms.people.rules.passwords.hashed", lambda password, salt: f"hash of {password}")


def codes_of(person: Person) -> list[str]:
    return actions.make_card(by=person.pk, id=chance.uuid(), at=AT)


def with_address(person: Person, sent: list[Outgoing], address: str = "rowan@example.org") -> None:
    id = actions.send_address_code(by=person.pk, address=address, at=AT)
    assert actions.set_address(by=person.pk, id=id, typed=code_in(sent.pop()), at=AT)


def code_in(mail: Outgoing) -> str:
    return mail.words.split("\n")[0].removeprefix("Your code: ")


def sign_in(client: Client, **given: str) -> HttpResponse:
    return client.post("/sign-in/", given)  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return client.get("/you/").status_code == 200


def same(response: HttpResponse) -> tuple[int, str]:
    """What anybody could compare: the status, and the page without what differs on every page anyway."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, page


# Each way ----------------------------------------------------------------------------------------------------


def test_a_code_of_ones_card_is_enough(person: Person) -> None:
    client, code = Client(), codes_of(person)[0]
    assert sign_in(client, code=code.lower(), shared="on")["Location"] == "/you/in/"
    assert is_in(client)
    assert Device.objects.get(person_id=person.pk).shared
    again = Client()
    assert sign_in(again, code=code).status_code == 422
    assert not is_in(again)


def test_address_and_password(person: Person, sent: list[Outgoing], quick: None) -> None:
    with_address(person, sent)
    actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    client = Client()
    assert sign_in(client, way="password", email="rowan@example.org", password=PASSWORD).status_code == 302
    assert is_in(client)
    assert not Device.objects.get(person_id=person.pk).shared


def test_enter_in_the_password_box_signs_in_too(person: Person, sent: list[Outgoing], quick: None) -> None:
    """A browser presses the first button of the form then, which is that of the card."""
    with_address(person, sent)
    actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    client = Client()
    sign_in(client, way="card", code="", email="rowan@example.org", password=PASSWORD)
    assert is_in(client)


def test_a_code_by_mail(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    client = Client()
    there = sign_in(client, way="mail", email="rowan@example.org", next="/you/card/")["Location"]
    assert there.startswith("/sign-in/code/?")
    assert client.get(there).status_code == 200
    assert client.post(there, {"code": "2222-2222"}).status_code == 422
    assert client.post(there, {"code": code_in(sent[-1])})["Location"] == "/you/card/"
    assert is_in(client)


def test_a_passkey(person: Person) -> None:
    key = SoftwareKey()
    begun = passkeys.begin_adding(person.pk, AT)
    actions.add_passkey(
        by=person.pk, challenge=UUID(begun["challenge"]), answer=key.made(begun["options"]), name="", at=AT
    )
    client = Client()
    begun = client.post("/sign-in/passkey/").json()
    sign_in(client, way="passkey", challenge=begun["challenge"], answer=key.signed(begun["options"]))
    assert is_in(client)
    other = Client()
    assert sign_in(other, way="passkey", challenge=begun["challenge"], answer="{}").status_code == 422
    assert sign_in(other, way="passkey", challenge="nonsense", answer="{}").status_code == 422
    assert not is_in(other)


def test_a_new_browser_counts_as_shared_unless_somebody_says_no() -> None:
    page = Client().get("/sign-in/").content.decode()
    assert re.search(r'<input type="checkbox" name="shared"[^>]* checked', page)


def test_a_form_from_elsewhere_signs_nobody_in(person: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, code=codes_of(person)[0]).status_code == 403
    assert Code.objects.filter(used=True).count() == 0


def test_whoever_signs_in_ends_who_was_signed_in_here_before(person: Person) -> None:
    other = Person.objects.create()
    client = client_of(other)
    sign_in(client, code=codes_of(person)[0])
    assert not Device.objects.filter(person_id=other.pk).exists()
    assert Device.objects.filter(person_id=person.pk).exists()


def test_after_signing_in_nobody_is_sent_elsewhere(person: Person) -> None:
    codes = codes_of(person)
    for code, wanted in zip(codes, ("https://evil.example/", "//evil.example", "/\\evil.example"), strict=False):
        assert sign_in(Client(), code=code, next=wanted)["Location"] == "/you/in/"
    assert sign_in(Client(), code=codes[5], next="/you/card/")["Location"] == "/you/card/"


# Who is here, nobody learns ----------------------------------------------------------------------------------


def test_a_wrong_code_and_a_used_one_get_the_same_answer(person: Person) -> None:
    codes = codes_of(person)
    sign_in(Client(), code=codes[0])
    other = codes_of(Person.objects.create())[0]
    answers = {same(sign_in(Client(), code=code))[1].replace(code, "") for code in (codes[0], "2222-2222-2222")}
    assert len(answers) == 1
    assert sign_in(Client(), code=other).status_code == 302


def test_a_known_and_an_unknown_address_get_the_same_answer(person: Person, sent: list[Outgoing], quick: None) -> None:
    with_address(person, sent)
    actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    for way in ("password", "mail"):
        known, unknown = (
            sign_in(Client(), way=way, email=email, password="wrong as wrong can be")
            for email in ("rowan@example.org", "rowan@example.net")
        )
        if way == "mail":
            shape = re.compile(r"sent=[0-9a-f-]{36}")
            assert shape.sub("", known["Location"]) == shape.sub("", unknown["Location"])
            known, unknown = (Client().get(each["Location"]) for each in (known, unknown))
        first, second = same(known), same(unknown)
        assert (first[0], first[1].replace("example.org", "example.net")) == second
        assert known.headers.keys() == unknown.headers.keys()


def test_a_wrong_code_for_a_known_and_an_unknown_address_get_the_same_answer(
    person: Person, sent: list[Outgoing]
) -> None:
    with_address(person, sent)
    answers = set()
    for email in ("rowan@example.org", "rowan@example.net"):
        there = sign_in(Client(), way="mail", email=email)["Location"]
        answers.add(same(Client().post(there, {"code": "2222-2222"})))  # type: ignore[arg-type]
    nowhere = f"/sign-in/code/?sent={chance.uuid()}"
    answers.add(same(Client().post(nowhere, {"code": "2222-2222"})))  # type: ignore[arg-type]
    assert len(answers) == 1
    assert len(sent) == 1


def test_a_server_without_mail_says_so_and_offers_none_of_it() -> None:
    page = Client().get("/sign-in/").content.decode()
    assert "sends no e-mail" in page
    assert 'value="mail"' not in page
    assert sign_in(Client(), way="mail", email="rowan@example.org").status_code == 422
    assert not MailCode.objects.exists()


@pytest.mark.usefixtures("one_minute")
def test_twenty_tries_a_minute_from_one_address() -> None:
    with frozen(AT):
        answers = [sign_in(Client(), code="2222-2222-2222") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [422] * 20 + [429]
    assert b"2222-2222" not in answers[-1].content  # nothing that the next person here could send again


# How long it lasts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shared", "idle", "still"),
    [
        (True, timedelta(minutes=29), True),
        (True, timedelta(minutes=30), False),
        (False, timedelta(hours=11), True),
        (False, timedelta(hours=12), False),
    ],
)
def test_a_browser_is_signed_out_when_nobody_uses_it(
    person: Person, shared: bool, idle: timedelta, still: bool
) -> None:
    with frozen(AT):
        client = client_of(person, shared=shared)
    with frozen(AT + idle):
        assert is_in(client) is still


def test_after_thirty_days_everybody_signs_in_again(person: Person) -> None:
    with frozen(AT):
        client = client_of(person)
    for hours in range(6, 30 * 24, 6):
        with frozen(AT + timedelta(hours=hours)):
            assert is_in(client)
    with frozen(AT + timedelta(days=30)):
        assert not is_in(client)


def test_a_device_of_ones_own_can_be_kept(person: Person) -> None:
    with frozen(AT):
        client = client_of(person, shared=True)
        answer = client.post("/you/devices/mine/", {"next": "/you/card/"})
        assert answer["Location"] == "/you/card/"
        assert answer.cookies[COOKIE]["max-age"]
    with frozen(AT + timedelta(hours=11)):
        assert is_in(client)


def test_whoever_finds_a_shared_device_open_does_not_keep_it(person: Person) -> None:
    codes = codes_of(person)
    with frozen(AT):
        client = client_of(person, shared=True)
    with frozen(AT + timedelta(minutes=10)):
        asked = client.post("/you/devices/mine/", {"next": "/you/"})
        assert asked["Location"] == "/you/sure/?next=%2Fyou%2F"
        assert Device.objects.get(person_id=person.pk).shared
        client.post("/you/sure/", {"code": codes[0], "next": "/you/"})
        assert client.post("/you/devices/mine/", {"next": "/you/"})["Location"] == "/you/"
        assert not Device.objects.get(person_id=person.pk).shared


def test_signing_out_ends_the_device_and_clears_the_browser(person: Person) -> None:
    client = client_of(person)
    token = client.cookies[COOKIE].value
    answer = client.post("/sign-out/", {"next": "//evil.example"})
    assert answer["Location"] == "/signed-out/"
    assert "cache" in answer["Clear-Site-Data"]
    client.cookies[COOKIE] = token
    assert not is_in(client)


def test_one_ends_other_devices_and_nobody_elses(person: Person) -> None:
    mine, other, strange = client_of(person), client_of(person), client_of(Person.objects.create())
    one = Device.objects.filter(person_id=person.pk).order_by("started").last()
    stranger = Device.objects.exclude(person_id=person.pk).get()
    assert one is not None
    mine.post("/you/devices/", {"device": str(stranger.id)})
    assert is_in(strange)
    mine.post("/you/devices/")
    assert is_in(mine)
    assert not is_in(other)
    assert is_in(strange)


# The second step ---------------------------------------------------------------------------------------------

GUARDED = (
    "/you/card/",
    "/you/password/",
    "/you/address/",
    "/you/address/code/",
    "/you/passkeys/",
    "/you/take/",
    "/you/close/",
)


@pytest.mark.parametrize("url", GUARDED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_could_lock_somebody_out_asks_once_more(url: str, method: str, person: Person) -> None:
    codes = codes_of(person)
    with frozen(AT):
        client = client_of(person)
    with frozen(AT + timedelta(minutes=10)):
        asked = getattr(client, method)(url)
        assert asked["Location"].startswith("/you/sure/?next=")
        assert client.get(asked["Location"]).status_code == 200
        assert client.post("/you/sure/", {"code": "2222-2222-2222", "next": url}).status_code == 422
        other = codes_of(Person.objects.create())
        assert client.post("/you/sure/", {"code": other[0], "next": url}).status_code == 422
        assert client.post("/you/sure/", {"code": codes[0], "next": url})["Location"] == url
        assert client.get(url).status_code == 200
    assert Person.objects.filter(pk=person.pk).exists()


def test_after_the_second_step_one_is_on_a_page(person: Person) -> None:
    codes_of(person)
    with frozen(AT):
        client = client_of(person)
    with frozen(AT + timedelta(minutes=10)):
        asked = client.post(f"/you/passkeys/{chance.uuid()}/remove/")
        assert asked["Location"] == "/you/sure/?next=%2Fyou%2Fpasskeys%2F"


def test_the_second_step_by_mail(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    with frozen(AT):
        client = client_of(person)
    with frozen(AT + timedelta(minutes=11)):
        there = client.post("/you/sure/mail/?next=/you/card/", {"way": "mail"})["Location"]
        assert client.post(there, {"code": "2222-2222"}).status_code == 422
        assert client.post(there, {"code": code_in(sent[-1])})["Location"] == "/you/card/"
        assert client.get("/you/card/").status_code == 200


def test_the_second_step_by_password_and_by_passkey(person: Person, sent: list[Outgoing], quick: None) -> None:
    with_address(person, sent)
    actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    key = SoftwareKey()
    begun = passkeys.begin_adding(person.pk, AT)
    actions.add_passkey(
        by=person.pk, challenge=UUID(begun["challenge"]), answer=key.made(begun["options"]), name="", at=AT
    )
    with frozen(AT):
        client = client_of(person)
    with frozen(AT + timedelta(minutes=11)):
        assert client.post("/you/sure/", {"way": "password", "password": "wrong"}).status_code == 422
        assert client.post("/you/sure/", {"way": "password", "password": PASSWORD}).status_code == 302
        assert client.get("/you/card/").status_code == 200
    with frozen(AT + timedelta(minutes=30)):
        assert client.get("/you/card/").status_code == 302
        begun = client.post("/you/sure/passkey/").json()
        answer = {"way": "passkey", "challenge": begun["challenge"], "answer": key.signed(begun["options"])}
        assert client.post("/you/sure/", answer).status_code == 302
        assert client.get("/you/card/").status_code == 200


def test_who_has_no_way_but_this_device_is_asked_nothing(person: Person) -> None:
    with frozen(AT):
        client = client_of(person)
    with frozen(AT + timedelta(hours=1)):
        assert client.get("/you/card/").status_code == 200


# One's own ways ----------------------------------------------------------------------------------------------


def test_a_card_is_shown_once_and_its_codes_work(person: Person) -> None:
    client = client_of(person)
    page = client.post("/you/card/", {"id": str(chance.uuid()), "next": "//evil.example"})
    codes = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page.content.decode())
    assert len(codes) == 10
    assert page["Cache-Control"] == "no-store"
    assert "evil" not in page.content.decode()
    assert codes[0] not in client.get("/you/card/").content.decode()
    other = Client()
    sign_in(other, code=codes[9])
    assert is_in(other)


def test_a_password_is_set_changed_and_taken_away(person: Person, sent: list[Outgoing], quick: None) -> None:
    with_address(person, sent)
    client = client_of(person)
    assert client.post("/you/password/", {"new": "short"}).status_code == 422
    assert client.post("/you/password/", {"new": PASSWORD}).status_code == 302
    other = "six loud geese swim away"
    assert client.post("/you/password/", {"old": "wrong as can be", "new": other}).status_code == 422
    assert client.post("/you/password/", {"old": PASSWORD, "new": other}).status_code == 302
    person.refresh_from_db()
    assert person.password == f"hash of {other}"
    assert client.post("/you/password/", {"old": "wrong", "way": "remove"}).status_code == 422
    assert client.post("/you/password/", {"old": other, "way": "remove"}).status_code == 302
    person.refresh_from_db()
    assert person.password == ""


def test_an_address_is_put_and_taken_away(person: Person, sent: list[Outgoing]) -> None:
    client = client_of(person)
    assert client.post("/you/address/", {"email": "no address"}).status_code == 422
    there = client.post("/you/address/", {"email": "Rowan@example.org"})["Location"]
    assert client.post(there, {"code": "2222-2222"}).status_code == 422
    assert client.post(there, {"code": code_in(sent[-1])}).status_code == 302
    assert "rowan@example.org" in client.get("/you/address/").content.decode()
    client.post("/you/address/", {"way": "remove"})
    assert "rowan@example.org" not in client.get("/you/address/").content.decode()


def test_a_passkey_is_made_named_and_removed(person: Person) -> None:
    client, key = client_of(person), SoftwareKey()
    begun = client.post("/you/passkeys/begin/").json()
    answer = {"name": "My phone", "challenge": begun["challenge"], "answer": key.made(begun["options"])}
    assert client.post("/you/passkeys/", answer).status_code == 302
    assert "My phone" in client.get("/you/passkeys/").content.decode()
    assert client.post("/you/passkeys/", answer).status_code == 422  # the challenge is used up
    client.post(f"/you/passkeys/{Passkey.objects.get().pk}/remove/")
    assert not Passkey.objects.exists()


def test_signed_in_pages_have_a_neutral_title_and_stay_in_no_cache() -> None:
    client = Cast().client("member")
    for url in ("/you/", "/you/card/", "/you/devices/", "/you/opened/", "/you/close/"):
        page = client.get(url)
        assert page["Cache-Control"] == "no-store"
        assert "<title>Notes</title>" in page.content.decode()


def test_the_address_that_password_managers_know_leads_to_the_password(person: Person) -> None:
    assert client_of(person).get("/.well-known/change-password")["Location"] == "/you/password/"


def test_nobody_makes_a_card_for_somebody_else(person: Person) -> None:
    id = chance.uuid()
    actions.make_card(by=person.pk, id=id, at=AT)
    stranger = client_of(Person.objects.create())
    assert stranger.post("/you/card/", {"id": str(id)}).status_code == 422
    assert Card.objects.get().person_id == person.pk
