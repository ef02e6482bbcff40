"""Ways to sign in: made, used, changed, taken away; and closing an account."""

from datetime import datetime
from hmac import compare_digest
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from ourterms.kit import chance
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.kit.speech import say
from ourterms.people import outgoing, passkeys, tries
from ourterms.people.acts import Refused, make, trail
from ourterms.people.devices import sign_out_everywhere
from ourterms.people.keys import address_mark, keyring, mark
from ourterms.people.models import Card, Challenge, Code, Device, MailCode, Passkey, Person
from ourterms.people.outgoing import Outgoing
from ourterms.people.rules import passwords
from ourterms.people.rules.ways import CARD_GROUPS, CODES, MAIL_GROUPS, MAIL_LASTS, MAIL_TRIES, tidy_address
from ourterms.people.sealed import read_own, seal_of

SIGN_IN, ADDRESS = "sign-in", "address"  # what an e-mailed code is for


class Ways(NamedTuple):
    """What somebody could sign in with again."""

    codes_left: int
    passkeys: int
    password: bool
    address: bool

    @property
    def any(self) -> bool:
        return bool(self.codes_left or self.passkeys or self.password or self.address)


def ways_of(person: UUID) -> Ways:
    """Which ways a person has, besides the devices they are signed in on. Three queries."""
    password, address = Person.objects.values_list("password", "email_mark").get(pk=person)
    return Ways(
        Code.objects.filter(card__person=person, used=False).count(),
        Passkey.objects.filter(person=person).count(),
        bool(password),
        address is not None,
    )


# A card of codes ---------------------------------------------------------------------------------------------


@transaction.atomic
def make_card(*, by: UUID, id: UUID, at: datetime, event: str = "people:card-made") -> list[str]:
    """A new card; the old one ends. Returns its codes, in the order of their numbers.

    They are made of the card's id with the server's key and stand nowhere: the form sent twice gives the same card.
    """
    card, made = make(Card, id, person_id=by)
    codes = [chance.spelled(mark("card-code", f"{id}/{number}"), CARD_GROUPS) for number in range(1, CODES + 1)]
    if made:
        Card.objects.filter(person=by).exclude(pk=id).delete()
        Code.objects.bulk_create(
            Code(card=card, number=number, mark=mark("card", code)) for number, code in enumerate(codes, start=1)
        )
        trail(event, by=by, at=at, thing=id)
    return codes


@transaction.atomic
def person_by_card(typed: str) -> UUID | None:
    """Whose card this code is of; it is used up by that. None for one that never was, or was used: the same work."""
    found = mark("card", chance.as_code(typed))
    taken = Code.objects.filter(mark=found, used=False, card__person__closed=False).update(used=True)
    person = Code.objects.filter(mark=found).values_list("card__person", flat=True).first()
    return person if taken else None


# A password --------------------------------------------------------------------------------------------------


def _by_address(address: str) -> Person | None:
    return Person.objects.filter(email_mark=address_mark(address), closed=False).first()


def person_by_password(address: str, password: str, at: datetime) -> UUID | None:
    """Whose address and password these are. The same work whether anybody has the address. Raises Refused."""
    if tries.over("password", tidy_address(address), at):
        raise Refused(say("That was tried too often. Wait five minutes, or sign in another way."))
    person = _by_address(address)
    fits = passwords.fits(password, person.password if person else "")
    return person.pk if person and fits else None


def is_own_password(person: UUID, password: str, at: datetime) -> bool:
    """Whether this is the password of somebody who is signed in. Raises Refused after five tries in five minutes."""
    if tries.over("own-password", str(person), at):
        raise Refused(say("That was tried too often. Wait five minutes, or use another way."))
    return passwords.fits(password, Person.objects.get(pk=person).password)


def set_password(*, by: UUID, password: str, here: UUID, at: datetime) -> None:
    """Set or change the password. Every device but the one `here` has to sign in again. Raises Refused."""
    if problem := passwords.problem_with(password):
        raise Refused(say(problem))
    kept = passwords.hashed(password, chance.some_bytes(16))  # before the transaction: it takes a while
    with transaction.atomic():
        if not Person.objects.filter(pk=by, email_mark__isnull=False).update(password=kept):
            raise Refused(say("A password needs an e-mail address, so that we know whose it is. Put that first."))
        trail("people:password-set", by=by, at=at)
    sign_out_everywhere(by, but=here)


@transaction.atomic
def remove_password(*, by: UUID, at: datetime) -> None:
    """Do without a password."""
    if Person.objects.filter(pk=by).exclude(password="").update(password=""):
        trail("people:password-set", by=by, at=at)


# An e-mail address, and codes sent to it ---------------------------------------------------------------------


def own_address(person: Person) -> str:
    """The address somebody gave, for themselves; "" if none, or if it can't be read any more."""
    if person.email_sealed is None:
        return ""
    try:
        return read_own(person.pk, person.email_sealed, Place("email", person.pk))
    except CannotOpen:
        return ""


def _code_mark(id: UUID, code: str) -> bytes:
    return mark(f"mail-code/{id}", chance.as_code(code))


def keep_code(
    id: UUID, code: str, purpose: str, whose: UUID | None, at: datetime, with_it: bytes | None = None
) -> None:
    """Keep a code that is sent by e-mail now: a keyed hash of it, for ten minutes and five tries.

    whose: of a person, or of a contact of an institution; None for nobody, which nobody shall learn.
    with_it: what is sealed until the code comes back.
    """
    MailCode.objects.create(
        pk=id,
        person_id=whose,
        mark=_code_mark(id, code),
        purpose=purpose,
        address_sealed=with_it,
        ends=at + MAIL_LASTS,
    )


def send_sign_in_code(address: str, at: datetime) -> UUID:
    """Send a code to an address, if somebody has it. Returns the id to give with the code, in any case."""
    person, often = _by_address(address), tries.over("mail", tidy_address(address), at)
    code, id = chance.code(MAIL_GROUPS), chance.uuid()
    keep_code(id, code, SIGN_IN, person.pk if person else None, at)
    if person is not None and not often:
        with transaction.atomic():
            outgoing.put(Outgoing("code", person.pk, own_address(person), words_with(code)))
    return id


def words_with(code: str) -> str:
    """What the e-mail with a code says."""
    return say("Your code: {code}\n\nIt holds for ten minutes, once. If you did not ask for it, do nothing.", code=code)


def send_address_code(*, by: UUID, address: str, at: datetime) -> UUID:
    """Send a code to an address that somebody wants to add. Returns the id to give with it.

    Whether the address is somebody else's here, only its own mailbox is told.
    """
    if tries.over("add-address", str(by), at):
        raise Refused(say("That was tried too often. Wait five minutes."))
    address = tidy_address(address)
    code, id = chance.code(MAIL_GROUPS), chance.uuid()
    other = Person.objects.filter(email_mark=address_mark(address)).exclude(pk=by).exists()
    sealed = seal_of(by, address, Place("mail-code", id))
    keep_code(id, chance.code(MAIL_GROUPS) if other else code, ADDRESS, by, at, sealed)
    words = say("Somebody wanted to use this address. You have it here already, so nothing was done.")
    with transaction.atomic():
        outgoing.put(Outgoing("code", by, address, words if other else words_with(code)))
    return id


def use_code(id: UUID, typed: str, purpose: str, at: datetime) -> MailCode | None:
    """The row of an e-mailed code, which is used up by that; each try counts, right or wrong, in one statement."""
    wanted = MailCode.objects.filter(pk=id, purpose=purpose, ends__gt=at, tries__lt=MAIL_TRIES)
    if not wanted.update(tries=F("tries") + 1):
        return None
    row = MailCode.objects.filter(pk=id).first()
    if row is None or not compare_digest(bytes(row.mark), _code_mark(id, typed)):
        return None
    return row if MailCode.objects.filter(pk=id).delete()[0] else None


def person_by_mail(id: UUID, typed: str, at: datetime) -> UUID | None:
    """Whose e-mailed code this is. None for a wrong one, one too late, one tried too often, one of nobody's."""
    row = use_code(id, typed, SIGN_IN, at)
    return row.person_id if row else None


@transaction.atomic
def set_address(*, by: UUID, id: UUID, typed: str, at: datetime) -> bool:
    """Keep the address that this code was sent to, sealed. False when the code does not fit."""
    row = use_code(id, typed, ADDRESS, at)
    if row is None or row.person_id != by or row.address_sealed is None:
        return False
    address = read_own(by, row.address_sealed, Place("mail-code", id))
    try:
        with transaction.atomic():
            Person.objects.filter(pk=by).update(
                email_mark=address_mark(address), email_sealed=seal_of(by, address, Place("email", by))
            )
    except IntegrityError:
        return False
    trail("people:address-set", by=by, at=at)
    return True


@transaction.atomic
def remove_address(*, by: UUID, at: datetime) -> None:
    """Take the address away, and the password with it, which would find nobody without it."""
    if Person.objects.filter(pk=by, email_mark__isnull=False).update(email_mark=None, email_sealed=None, password=""):
        trail("people:address-set", by=by, at=at)


# Passkeys ----------------------------------------------------------------------------------------------------


@transaction.atomic
def add_passkey(*, by: UUID, challenge: UUID, answer: str, name: str, at: datetime) -> None:
    """Keep a passkey that a browser made. Raises Refused."""
    try:
        credential, public_key = passkeys.finish_adding(by, challenge, answer, at)
    except passkeys.NotTaken:
        raise Refused(say("The passkey was not taken. Try again.")) from None
    name = " ".join(name.split())[:60] or say("A passkey")
    try:
        with transaction.atomic():
            Passkey.objects.create(person_id=by, credential=credential, public_key=public_key, name=name)
    except IntegrityError:
        raise Refused(say("That passkey is here already.")) from None
    trail("people:passkey-added", by=by, at=at)


@transaction.atomic
def remove_passkey(*, by: UUID, id: UUID, at: datetime) -> None:
    """Do without a passkey."""
    if Passkey.objects.filter(person=by, pk=id).delete()[0]:
        trail("people:passkey-removed", by=by, at=at)


# Devices, and the end ----------------------------------------------------------------------------------------


@transaction.atomic
def sign_out_others(*, by: UUID, here: UUID, at: datetime) -> int:
    """End every other device. Returns how many were ended."""
    ended = sign_out_everywhere(by, but=here)
    if ended:
        trail("people:devices-out", by=by, at=at)
    return ended


def sign_out_one(*, by: UUID, id: UUID) -> None:
    """End one device of one's own."""
    Device.objects.filter(person_id=by, id=id).delete()


@transaction.atomic
def end_person(*, by: UUID, at: datetime) -> None:
    """Take away everything by which somebody can sign in, and destroy their key. Whoever calls has seen to the rest.

    The key goes before the rows: if the machine stops in between, what was sealed is gone already, and the person
    can ask again.
    """
    trail("people:account-closed", by=by, at=at)
    sign_out_everywhere(by)
    MailCode.objects.filter(person_id=by).delete()
    Challenge.objects.filter(person_id=by).delete()
    keyring().destroy(by)
    Person.objects.filter(pk=by).delete()
