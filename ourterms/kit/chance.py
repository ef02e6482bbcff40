"""What nobody can guess. The only place that reads randomness."""

import secrets
from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID, uuid4

T = TypeVar("T")


def token(size: int) -> str:
    """`size` random bytes as text that may stand in a URL (four characters for three bytes).

    Raises ValueError below one byte.
    """
    if size < 1:
        raise ValueError("A token needs at least one byte.")
    return secrets.token_urlsafe(size)


def uuid() -> UUID:
    """A random UUID (version 4): it carries neither the time, nor the machine, nor an order."""
    return uuid4()


def some_bytes(size: int) -> bytes:
    """`size` random bytes."""
    return secrets.token_bytes(size)


def shuffled(things: Iterable[T]) -> list[T]:
    """The same things in an order that nobody could foresee."""
    drawn = list(things)
    secrets.SystemRandom().shuffle(drawn)
    return drawn


ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks like something else, read aloud or written by hand


def spelled(drawn: bytes, groups: int, size: int = 4) -> str:
    """The code that these bytes stand for, always the same. Bytes that are a keyed hash make one nobody can guess."""
    number, letters = int.from_bytes(drawn, "big"), []
    for _ in range(groups * size):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return as_code("".join(letters), size)


def as_code(typed: str, size: int = 4) -> str:
    """A code as it is written, from whatever was typed of it: small letters, spaces, lines, no hyphens."""
    letters = [letter for letter in typed.upper() if letter in ALPHABET]
    return "-".join("".join(letters[start : start + size]) for start in range(0, len(letters), size))


def code(groups: int, size: int = 4) -> str:
    """A code to read aloud or copy by hand: `groups` of `size` letters and figures ("7K4P-QX2M-9TRC").

    Each letter is worth 4.9 bits: three groups of four are 58 bits.
    """
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(size)) for _ in range(groups))
