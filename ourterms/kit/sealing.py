"""Words that only a key opens: ChaCha20-Poly1305 under a key derived for each place.

A sealed value is one version byte, a random nonce of 12 bytes, then the ciphertext with its tag. It is bound to its
`Place`: moved to another row, collective or purpose, it does not open. docs/sealed-format.md has the format.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO, NamedTuple
from uuid import UUID

from ourterms.kit import chance

KEY = 32  # bytes
VERSION = b"\x01"
NONCE = 12
STEP = 256  # bytes: words are padded to steps of this, so that their length tells little


class Place(NamedTuple):
    """Where a sealed value belongs. `version` counts the values that stood there one after the other."""

    purpose: str
    thing: UUID
    collective: UUID | None = None
    version: int = 1

    def bound(self) -> bytes:
        """The place as bytes that no other place has."""
        parts = [self.purpose, str(self.thing), str(self.collective or ""), self.version]
        return json.dumps(parts, separators=(",", ":")).encode()


class CannotOpen(Exception):
    """The key is not this value's, the value stands in another place, or it was changed."""


def new_key() -> bytes:
    """A random key of `KEY` bytes."""
    return chance.some_bytes(KEY)


def derive(key: bytes, purpose: bytes) -> bytes:
    """A key of `KEY` bytes for one purpose (HKDF-SHA256, RFC 5869, without salt: the key itself is random)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=b"ourterms/" + purpose).derive(key)


def mark(key: bytes, purpose: str, words: str) -> bytes:
    """A keyed hash (HMAC-SHA256, 32 bytes) by which words are found again without being stored."""
    import hmac

    return hmac.digest(_mark_key(key, purpose), words.encode(), "sha256")


@lru_cache(maxsize=32)
def _mark_key(key: bytes, purpose: str) -> bytes:
    return derive(key, f"mark/{purpose}".encode())


def seal(key: bytes, plain: bytes, place: Place) -> bytes:
    """The bytes, sealed for this place."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce, bound = chance.some_bytes(NONCE), place.bound()
    return VERSION + nonce + ChaCha20Poly1305(derive(key, b"seal/" + bound)).encrypt(nonce, plain, VERSION + bound)


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """The bytes that were sealed for this place. Raises CannotOpen for anything else."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if sealed[:1] != VERSION or len(sealed) < 1 + NONCE + 16:
        raise CannotOpen
    nonce, bound = sealed[1 : 1 + NONCE], place.bound()
    try:
        cipher = ChaCha20Poly1305(derive(key, b"seal/" + bound))
        return cipher.decrypt(nonce, sealed[1 + NONCE :], VERSION + bound)
    except InvalidTag:
        raise CannotOpen from None


def seal_words(key: bytes, words: str, place: Place) -> bytes:
    """Words, padded to a step of `STEP` bytes and sealed."""
    plain = words.encode()
    whole = -(-(len(plain) + 4) // STEP) * STEP
    return seal(key, (len(plain).to_bytes(4, "big") + plain).ljust(whole, b"\0"), place)


def unseal_words(key: bytes, sealed: bytes, place: Place) -> str:
    """The words that `seal_words` sealed for this place. Raises CannotOpen for anything else."""
    plain = unseal(key, sealed, place)
    return plain[4 : 4 + int.from_bytes(plain[:4], "big")].decode()


# Files: chunk by chunk, so that a long one never stands in memory whole (the STREAM construction, as in age).

CHUNK = 64 * 1024
TAG = 16
FILE = b"\x81"  # the version byte of a sealed file


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(NONCE - 1, "big") + (b"\x01" if last else b"\x00")


def seal_chunks(key: bytes, plain: Iterable[bytes], place: Place) -> Iterator[bytes]:
    """A file, sealed for this place. `key` must be this file's alone: its chunks are numbered, not random."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    bound = place.bound()
    cipher = ChaCha20Poly1305(derive(key, b"file/" + bound))
    yield FILE
    number, waiting = 0, b""
    for part in plain:
        waiting += part
        while len(waiting) > CHUNK:  # what comes last is sealed as the last, so one whole chunk waits
            yield cipher.encrypt(_chunk_nonce(number, last=False), waiting[:CHUNK], bound)
            number, waiting = number + 1, waiting[CHUNK:]
    yield cipher.encrypt(_chunk_nonce(number, last=True), waiting, bound)


def unseal_chunks(key: bytes, sealed: BinaryIO, place: Place) -> Iterator[bytes]:
    """What `seal_chunks` sealed for this place, read from an open file. Raises CannotOpen, also where it was cut."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    bound = place.bound()
    cipher = ChaCha20Poly1305(derive(key, b"file/" + bound))
    if sealed.read(1) != FILE:
        raise CannotOpen
    number, here = 0, sealed.read(CHUNK + TAG)
    while True:
        following = sealed.read(CHUNK + TAG)
        try:
            yield cipher.decrypt(_chunk_nonce(number, last=not following), here, bound)
        except (InvalidTag, ValueError):
            raise CannotOpen from None
        if not following:
            return
        number, here = number + 1, following


# To somebody's public key: whoever seals can't open it again (X25519, RFC 7748, with a key of its own each time).


def public_of(private: bytes) -> bytes:
    """The public half of an X25519 key of `KEY` random bytes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def _between(shared: bytes, once: bytes, public: bytes) -> bytes:
    return derive(shared, b"box/" + once + public)


def seal_to(public: bytes, plain: bytes, place: Place) -> bytes:
    """The bytes, sealed for this place to who has the private half. `KEY` bytes of a key for once come first."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    private = X25519PrivateKey.from_private_bytes(new_key())
    once = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(public))
    return once + seal(_between(shared, once, public), plain, place)


def unseal_from(private: bytes, sealed: bytes, place: Place) -> bytes:
    """What `seal_to` sealed to this key for this place. Raises CannotOpen for anything else."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once, rest = sealed[:KEY], sealed[KEY:]
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(once))
    except ValueError:  # cut short, or a point that gives no secret
        raise CannotOpen from None
    return unseal(_between(shared, once, public_of(private)), rest, place)
