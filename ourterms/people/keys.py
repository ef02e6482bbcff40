"""The server's own key, and the keyring of its people. Both lie outside the database (docs/threat-model.md)."""

from base64 import urlsafe_b64decode
from functools import cache
from pathlib import Path

from django.conf import settings

from ourterms.kit import sealing
from ourterms.kit.keyring import Keyring


@cache
def server_key() -> bytes:
    """The key of this server: 32 bytes, made at its first start, in secrets/server_key."""
    return urlsafe_b64decode(settings.SERVER_KEY + "=")


@cache
def _keyring(path: Path) -> Keyring:
    return Keyring(path, server_key())


def keyring() -> Keyring:
    """The keys of everybody here."""
    return _keyring(Path(settings.KEYRING))


def mark(purpose: str, words: str) -> bytes:
    """A keyed hash by which an address or a code is found again without standing in the database."""
    return sealing.mark(server_key(), purpose, words)


def address_mark(address: str) -> bytes:
    """The keyed hash of an e-mail address, as Person.email_mark has it. Large and small letters are the same."""
    return mark("email", address.strip().casefold())
