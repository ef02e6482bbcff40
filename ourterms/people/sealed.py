"""Sealed fields: under a key of the person's own, which falls with their account.

They hold against a stolen database or backup, not against whoever runs the live server (docs/threat-model.md).
A value that a program only compares is not opened; it is opened when its words are shown to somebody else, and
then its owner can see that.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from ourterms.kit.sealing import CannotOpen, Place, seal_words, unseal_words
from ourterms.people.keys import keyring
from ourterms.people.models import Opening


def seal_of(owner: UUID, words: str, place: Place) -> bytes:
    """Words of a person's, sealed under their own key. Raises Destroyed when their account is closed."""
    return seal_words(keyring().key_of(owner), words, place)


def read_own(owner: UUID, sealed: bytes | memoryview, place: Place) -> str:
    """A person's own words, for themselves or for a program that only compares. Raises CannotOpen."""
    key = keyring().find(owner)
    if key is None:
        raise CannotOpen
    return unseal_words(key, bytes(sealed), place)


def read_several(values: Iterable[tuple[UUID, bytes | memoryview, Place]]) -> list[str | None]:
    """The same of several people, in their order; None for what can't be opened. Only for a program that compares."""
    values = list(values)
    keys = keyring().find_several({owner for owner, _sealed, _place in values})
    found: list[str | None] = []
    for owner, sealed, place in values:
        try:
            found.append(unseal_words(keys[owner], bytes(sealed), place))
        except (KeyError, CannotOpen):
            found.append(None)
    return found


def show(owner: UUID, sealed: bytes | memoryview, place: Place, *, shown_to: str, at: datetime) -> str:
    """A person's words, shown to somebody else by their consent; they see that it was opened. Raises CannotOpen."""
    words = read_own(owner, sealed, place)
    Opening.objects.create(owner_id=owner, collective=place.collective, purpose=place.purpose, shown_to=shown_to, at=at)
    return words
