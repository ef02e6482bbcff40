"""Cards, addresses, devices, accounts, and the keys beneath them."""

from hashlib import sha256
from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse

from ourterms.collectives.models import Member
from ourterms.kit import chance, clock
from ourterms.notices.models import CodeMail
from ourterms.notices.outbox import open_code
from ourterms.people import actions
from ourterms.people.devices import sign_in
from ourterms.people.keys import address_mark, keyring, mark
from ourterms.people.models import Card, Code, Device, Person
from ourterms.people.rules.ways import CODES
from ourterms.site.you.actions import close_account
from tests.durability.writers.drawn import GOING, Note, Writer, newcomer, some_member


def card() -> Note:
    """A card takes the place of another, and its first code is used."""
    person, old, new, at = Person.objects.create(), chance.uuid(), chance.uuid(), clock.now()
    actions.make_card(by=person.pk, id=old, at=at)
    codes = actions.make_card(by=person.pk, id=new, at=at)
    assert actions.person_by_card(codes[0]) == person.pk
    return {"old": str(old), "card": str(new), "codes": codes}


def _card_is(note: Note) -> bool:
    marks = [mark("card", chance.as_code(code)) for code in note["codes"]]
    used = dict(Code.objects.filter(card=note["card"], mark__in=marks).values_list("number", "used"))
    return used == {number: number == 1 for number in range(1, CODES + 1)} and not Card.objects.filter(pk=note["old"])


def address() -> Note | None:
    """Somebody gives an address, by the code that was sent to it, and joins a group."""
    beside = some_member()
    if beside is None:
        return None
    person, wanted = Person.objects.create(), f"{chance.token(8)}@example.org".lower()
    id = actions.send_address_code(by=person.pk, address=wanted, at=clock.now())
    mail = CodeMail.objects.get(person=person)
    code = open_code(mail)[1].partition("\n")[0].rpartition(" ")[2]
    assert actions.set_address(by=person.pk, id=id, typed=code, at=clock.now())
    member = newcomer(beside.collective, person)
    return {"person": str(person.pk), "address": wanted, "mail": str(mail.pk), "member": str(member.pk)}


def _address_is(note: Note) -> bool:
    person = Person.objects.filter(pk=note["person"], email_mark=address_mark(note["address"])).first()
    return (
        person is not None
        and actions.own_address(person) == note["address"]
        and CodeMail.objects.filter(pk=note["mail"], person=person).exists()
        and Member.objects.filter(pk=note["member"], person=person).exists()
    )


def device() -> Note:
    row = sign_in(HttpResponse(), chance.uuid(), shared=False, at=clock.now())
    return {"device": str(row.id), "person": str(row.person_id)}


def closed() -> Note | None:
    """Somebody closes their account: gone from the group, from the database and from the keyring."""
    beside = some_member()
    if beside is None:
        return None
    person = Person.objects.create()
    member = newcomer(beside.collective, person, name=GOING)
    keyring().key_of(person.pk)
    close_account(by=person.pk, keep_words={}, at=clock.now())
    return {"person": str(person.pk), "member": str(member.pk)}


def key() -> Note:
    owner = chance.uuid()
    return {"owner": str(owner), "sum": sha256(keyring().key_of(owner)).hexdigest()}


def _key_is(note: Note) -> bool:
    found = keyring().find(UUID(note["owner"]))
    return found is not None and sha256(found).hexdigest() == note["sum"]


def destroyed() -> Note:
    owner = chance.uuid()
    keyring().key_of(owner)
    keyring().destroy(owner)
    return {"owner": str(owner)}


WRITERS = [
    Writer("card", card, _card_is),
    Writer("address", address, _address_is),
    Writer("device", device, lambda note: Device.objects.filter(id=note["device"], person_id=note["person"]).exists()),
    Writer(
        "closed",
        closed,
        lambda note: (
            keyring().was_destroyed(UUID(note["person"]))
            and Member.objects.filter(pk=note["member"], person=None, here=False).exists()
            and not Person.objects.filter(pk=note["person"]).exists()
        ),
    ),
    Writer("key", key, _key_is),
    Writer("destroyed", destroyed, lambda note: keyring().was_destroyed(UUID(note["owner"]))),
]


def a_card_has_all_its_codes_and_nobody_two() -> list[str]:
    short = Card.objects.annotate(number=Count("codes")).exclude(number=CODES)
    two = Person.objects.annotate(number=Count("cards")).filter(number__gt=1)
    return [f"card {row.pk}: {row.number} codes" for row in short] + [
        f"person {row.pk}: {row.number} cards" for row in two
    ]


HOLDS = [a_card_has_all_its_codes_and_nobody_two]
