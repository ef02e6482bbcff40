"""Ways to sign in, tried as somebody would who has no right to them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from ourterms.kit import chance
from ourterms.kit.keyring import Destroyed
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.people import actions, outgoing, passkeys
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from ourterms.people.models import Card, Code, Device, MailCode, Opening, Passkey, Person, Trail
from ourterms.people.outgoing import Outgoing
from ourterms.people.rules.ways import CODES
from ourterms.people.sealed import read_own, seal_of
from ourterms.people.tests.software_key import SoftwareKey
from tests.cast import client_of

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
PASSWORD = "four quiet herons walk"


@pytest.fixture
def person() -> Person:
    return Person.objects.create()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    """What was put into the outbox."""
    put: list[Outgoing] = []
    monkeypatch.setattr(outgoing, "_put", put.append)
    return put


def card_of(person: Person, id: UUID | None = None) -> list[str]:
    return actions.make_card(by=person.pk, id=id or chance.uuid(), at=AT)


def code_in(mail: Outgoing) -> str:
    return mail.words.split("\n")[0].removeprefix("Your code: ")


def with_address(person: Person, sent: list[Outgoing], address: str = "rowan@example.org") -> Person:
    id = actions.send_address_code(by=person.pk, address=address, at=AT)
    assert actions.set_address(by=person.pk, id=id, typed=code_in(sent.pop()), at=AT)
    person.refresh_from_db()
    return person


# Cards -------------------------------------------------------------------------------------------------------


def test_each_code_of_a_card_lets_its_owner_in_once(person: Person) -> None:
    codes = card_of(person)
    assert len(set(codes)) == CODES
    assert actions.person_by_card(codes[4].lower().replace("-", " ")) == person.pk
    assert actions.person_by_card(codes[4]) is None
    assert actions.person_by_card(codes[5]) == person.pk


def test_a_new_card_ends_the_old_one(person: Person) -> None:
    old = card_of(person)
    card_of(person)
    assert Card.objects.filter(person=person).count() == 1
    assert [actions.person_by_card(code) for code in old] == [None] * CODES


def test_a_form_sent_twice_gives_one_card(person: Person) -> None:
    id = chance.uuid()
    assert card_of(person, id) == card_of(person, id)
    assert Code.objects.count() == CODES


def test_the_id_of_somebody_elses_card_is_refused(person: Person) -> None:
    id = chance.uuid()
    card_of(person, id)
    with pytest.raises(Refused):
        card_of(Person.objects.create(), id)


def test_no_code_stands_in_the_database(person: Person) -> None:
    codes = card_of(person)
    kept = b"".join(bytes(code.mark) for code in Code.objects.all())
    assert not any(code.encode() in kept for code in codes)


# Passwords ---------------------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which hashes were tried, without the half second that each takes (test_the_real_hash has that)."""
    tried: list[str] = []

    def fits(password: str, kept: str) -> bool:
        tried.append(kept)
        return bool(kept) and kept == f"hash of {password}"

    monkeypatch.setattr("ourterms.people.rules.passwords.fits", fits)
    monkeypatch.setattr("ourterms.people.rules.passwords.hashed", lambda password, salt: f"hash of {password}")
    return tried


def test_the_real_hash_fits_its_password_and_no_other() -> None:
    from ourterms.people.rules.passwords import fits, hashed

    kept = hashed(PASSWORD, bytes(16))
    assert fits(PASSWORD, kept)
    assert not fits(PASSWORD + " ", kept)
    assert not fits(PASSWORD, "")


def test_address_and_password_let_their_owner_in(person: Person, sent: list[Outgoing], quick: list[str]) -> None:
    with_address(person, sent)
    actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    assert actions.person_by_password("ROWAN@example.org ", PASSWORD, AT) == person.pk
    assert actions.person_by_password("rowan@example.org", "something else", AT) is None


def test_an_unknown_address_costs_the_same_work(quick: list[str]) -> None:
    assert actions.person_by_password("nobody@example.org", PASSWORD, AT) is None
    assert quick == [""]


@pytest.mark.parametrize("known", [True, False])
def test_five_tries_in_five_minutes_whether_the_address_is_known_or_not(
    known: bool, person: Person, sent: list[Outgoing], quick: list[str]
) -> None:
    if known:
        with_address(person, sent)
        actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    for _ in range(5):
        assert actions.person_by_password("rowan@example.org", "wrong", AT) is None
    with pytest.raises(Refused):
        actions.person_by_password("rowan@example.org", PASSWORD, AT)
    later = actions.person_by_password("rowan@example.org", PASSWORD, AT + timedelta(minutes=5))
    assert later == (person.pk if known else None)


def test_a_password_needs_an_address_and_length(person: Person, quick: list[str]) -> None:
    for password in (PASSWORD, "short", "aaaaaaaaaaaaaaa"):
        with pytest.raises(Refused):
            actions.set_password(by=person.pk, password=password, here=chance.uuid(), at=AT)


def test_a_new_password_ends_every_other_device(person: Person, sent: list[Outgoing], quick: list[str]) -> None:
    with_address(person, sent)
    client_of(person)
    here = Device.objects.get(person_id=person.pk)
    client_of(person)
    actions.set_password(by=person.pk, password=PASSWORD, here=here.id, at=AT)
    assert [device.id for device in Device.objects.filter(person_id=person.pk)] == [here.id]


# E-mailed codes ----------------------------------------------------------------------------------------------


def test_an_address_is_kept_sealed_and_found_by_its_mark(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    assert person.email_sealed is not None
    assert b"rowan" not in bytes(person.email_sealed) + bytes(person.email_mark or b"")
    assert actions.own_address(person) == "rowan@example.org"


def test_a_code_by_mail_lets_its_owner_in_once(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    id = actions.send_sign_in_code("Rowan@Example.org", AT)
    (mail,) = sent
    assert (mail.kind, mail.person_id, mail.address) == ("code", person.pk, "rowan@example.org")
    assert actions.person_by_mail(id, code_in(mail).lower(), AT) == person.pk
    assert actions.person_by_mail(id, code_in(mail), AT) is None


def test_an_unknown_address_gets_a_row_and_no_mail(sent: list[Outgoing]) -> None:
    id = actions.send_sign_in_code("nobody@example.org", AT)
    assert sent == []
    assert MailCode.objects.get(pk=id).person_id is None
    assert actions.person_by_mail(id, "2222-2222", AT) is None


def test_a_mailed_code_has_five_tries_and_ten_minutes(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    id = actions.send_sign_in_code("rowan@example.org", AT)
    for _ in range(5):
        assert actions.person_by_mail(id, "2222-2222", AT) is None
    assert actions.person_by_mail(id, code_in(sent[-1]), AT) is None
    id = actions.send_sign_in_code("rowan@example.org", AT)
    assert actions.person_by_mail(id, code_in(sent[-1]), AT + timedelta(minutes=10)) is None


def test_a_mailbox_is_not_flooded(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    for _ in range(9):
        actions.send_sign_in_code("rowan@example.org", AT)
    assert len(sent) == 5


def test_a_code_for_one_thing_opens_no_other(person: Person, sent: list[Outgoing]) -> None:
    id = actions.send_address_code(by=person.pk, address="rowan@example.org", at=AT)
    assert actions.person_by_mail(id, code_in(sent[-1]), AT) is None
    other = Person.objects.create()
    assert not actions.set_address(by=other.pk, id=id, typed=code_in(sent[-1]), at=AT)


def test_somebody_elses_address_is_told_to_its_mailbox_only(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    other = Person.objects.create()
    id = actions.send_address_code(by=other.pk, address="rowan@example.org", at=AT)
    assert "code" not in sent[-1].words
    assert not actions.set_address(by=other.pk, id=id, typed="2222-2222", at=AT)


def test_without_the_address_the_password_goes_too(person: Person, sent: list[Outgoing], quick: list[str]) -> None:
    with_address(person, sent)
    actions.set_password(by=person.pk, password=PASSWORD, here=chance.uuid(), at=AT)
    actions.remove_address(by=person.pk, at=AT)
    person.refresh_from_db()
    assert (person.password, person.email_mark, person.email_sealed) == ("", None, None)


# Passkeys ----------------------------------------------------------------------------------------------------


def add(person: Person, key: SoftwareKey) -> None:
    begun = passkeys.begin_adding(person.pk, AT)
    answer = key.made(begun["options"])
    actions.add_passkey(by=person.pk, challenge=UUID(begun["challenge"]), answer=answer, name="My phone", at=AT)


def test_a_passkey_lets_its_owner_in(person: Person) -> None:
    key = SoftwareKey()
    add(person, key)
    begun = passkeys.begin_using(None, AT)
    answer = key.signed(begun["options"])
    assert passkeys.whose(None, UUID(begun["challenge"]), answer, AT) == person.pk
    with pytest.raises(passkeys.NotTaken):  # the challenge is used up
        passkeys.whose(None, UUID(begun["challenge"]), answer, AT)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda key, options: SoftwareKey().signed(options),
        lambda key, options: key.signed(options, verified=False),
        lambda key, options: key.signed({**options, "challenge": "AAAA"}),
        lambda key, options: "{}",
        lambda key, options: "not JSON",
        lambda key, options: "[]",
    ],
)
def test_what_a_passkey_did_not_sign_is_not_taken(spoilt: Callable[[SoftwareKey, object], str], person: Person) -> None:
    key = SoftwareKey()
    add(person, key)
    begun = passkeys.begin_using(None, AT)
    with pytest.raises(passkeys.NotTaken):
        passkeys.whose(None, UUID(begun["challenge"]), spoilt(key, begun["options"]), AT)


def test_another_page_than_ours_gets_nothing_signed(person: Person) -> None:
    with pytest.raises(Refused):
        add(person, SoftwareKey(origin="http://evil.example"))
    add(person, key := SoftwareKey())
    key.origin = "http://localhost:9999"
    begun = passkeys.begin_using(None, AT)
    with pytest.raises(passkeys.NotTaken):
        passkeys.whose(None, UUID(begun["challenge"]), key.signed(begun["options"]), AT)


def test_a_challenge_is_over_after_five_minutes_and_is_one_persons(person: Person) -> None:
    key = SoftwareKey()
    add(person, key)
    begun = passkeys.begin_using(None, AT)
    with pytest.raises(passkeys.NotTaken):
        passkeys.whose(None, UUID(begun["challenge"]), key.signed(begun["options"]), AT + timedelta(minutes=5))
    begun = passkeys.begin_using(person.pk, AT)
    with pytest.raises(passkeys.NotTaken):
        passkeys.whose(Person.objects.create().pk, UUID(begun["challenge"]), key.signed(begun["options"]), AT)


def test_somebody_elses_passkey_is_not_removed(person: Person) -> None:
    add(person, SoftwareKey())
    id = Passkey.objects.get().pk
    actions.remove_passkey(by=Person.objects.create().pk, id=id, at=AT)
    assert Passkey.objects.filter(pk=id).exists()
    actions.remove_passkey(by=person.pk, id=id, at=AT)
    assert not Passkey.objects.exists()


# The end -----------------------------------------------------------------------------------------------------


def test_an_ended_person_leaves_no_key_no_device_and_no_way_in(person: Person, sent: list[Outgoing]) -> None:
    with_address(person, sent)
    place = Place("access needs", chance.uuid())
    sealed = seal_of(person.pk, "a chair with arms", place)
    assert read_own(person.pk, sealed, place) == "a chair with arms"
    codes, client = card_of(person), client_of(person)
    mailed = actions.send_sign_in_code("rowan@example.org", AT)
    Opening.objects.create(owner=person, purpose="access needs", shown_to="Ash", at=AT)
    assert client.get("/you/devices/").status_code == 200
    actions.end_person(by=person.pk, at=AT)
    with pytest.raises(CannotOpen):
        read_own(person.pk, sealed, place)
    with pytest.raises(Destroyed):
        keyring().key_of(person.pk)
    assert client.get("/you/devices/").status_code == 302
    assert actions.person_by_card(codes[0]) is None
    assert actions.person_by_mail(mailed, code_in(sent[-1]), AT) is None
    assert not any(model.objects.exists() for model in (Person, Card, Code, Device, MailCode, Opening))
    assert set(Trail.objects.values_list("person", flat=True)) == {None}
