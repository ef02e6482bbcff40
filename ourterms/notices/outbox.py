"""Sealing what waits to be sent, and reading it when it is."""

import json
from base64 import b64decode, b64encode
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

from ourterms.collectives.models import Member
from ourterms.kit.sealing import CannotOpen, Place, seal, seal_words, unseal, unseal_words
from ourterms.notices.models import CodeMail, Letter
from ourterms.people.keys import keyring, server_key
from ourterms.people.models import Person
from ourterms.people.sealed import read_own, seal_of


class Attachment(NamedTuple):
    """A file of a letter: its name, its kind ("application/pdf"), its bytes."""

    name: str
    kind: str
    content: bytes


class Written(NamedTuple):
    """What a letter says, and to whom."""

    address: str
    subject: str
    words: str
    attachments: tuple[Attachment, ...] = ()


def sends() -> bool:
    """Whether this server sends e-mail at all. If not, nothing is written to the outbox but letters."""
    return bool(settings.MAIL or settings.DEMO)


def address_of(person: Person) -> str:
    """Somebody's address; "" where they gave none, or where it can't be read any more."""
    if person.email_sealed is None:
        return ""
    try:
        return read_own(person.pk, person.email_sealed, Place("email", person.pk))
    except CannotOpen:
        return ""


def seal_code(id: UUID, person: UUID | None, address: str, words: str) -> bytes:
    """Address and words of a code, under the person's key; under the server's for somebody who is no person here."""
    plain, place = f"{address}\n{words}", Place("notices/code", id)
    return seal_words(server_key(), plain, place) if person is None else seal_of(person, plain, place)


def open_code(row: CodeMail) -> tuple[str, str]:
    """Address and words. Raises CannotOpen."""
    place = Place("notices/code", row.pk)
    if row.person_id is None:
        plain = unseal_words(server_key(), bytes(row.sealed), place)
    else:
        plain = read_own(row.person_id, row.sealed, place)
    address, _line, words = plain.partition("\n")
    return address, words


def _letter_place(id: UUID, collective: UUID) -> Place:
    return Place("notices/letter", id, collective)


def seal_letter(id: UUID, collective: UUID, written: Written) -> bytes:
    """A letter, under a key of the collective's own."""
    attachments = [[file.name, file.kind, b64encode(file.content).decode()] for file in written.attachments]
    plain = json.dumps([written.address, written.subject, written.words, attachments]).encode()
    return seal(keyring().key_of(collective), plain, _letter_place(id, collective))


def open_letter(row: Letter) -> Written:
    """What a letter says. Raises CannotOpen."""
    key = keyring().find(row.collective_id)
    if key is None:
        raise CannotOpen
    address, subject, words, files = json.loads(
        unseal(key, bytes(row.sealed), _letter_place(row.pk, row.collective_id))
    )
    attachments = tuple(Attachment(name, kind, b64decode(content)) for name, kind, content in files)
    return Written(address, subject, words, attachments)


def has_address(member: Member) -> bool:
    """Whether a member could be written to."""
    return member.person is not None and member.person.email_sealed is not None
