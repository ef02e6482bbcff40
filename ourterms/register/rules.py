"""The leaf: what is written for good, and how words are bound to it without standing in it (docs/register-format.md).

The format is final from the first entry.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from ourterms.kit.canonical import Json, canonical

VERSION = 1
SALT = 32  # bytes
MOST = 4_096  # bytes of a leaf
MOST_VALUE = 60_000  # bytes of a part, as it is hashed
NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")  # of a kind, a part, a relation
LANGUAGE = "lang"  # a part that every entry with words has: in which language they are
REDACTION, STOPPED = "redaction", "stopped"  # kinds of the register's own
OWN_KINDS = {
    REDACTION: {
        "parts": "The names of the parts whose words were taken away.",
        "ground": "Why: privacy, safety, error or law.",
        "decided": "Who decided it: named, member or decision.",
    },
    STOPPED: {},
}
GROUNDS = {
    "privacy": "Somebody's privacy",
    "safety": "Somebody's safety",
    "error": "It was wrong",
    "law": "A court or the law says so",
}
DECIDED = {
    "named": "Somebody who is named in it",
    "member": "One of us who may publish",
    "decision": "All of us, by decision",
}
HOLD, LEAST_HOLD, MOST_HOLD = 72, 24, 720  # hours
HELD, PUBLIC, STOPPED_STATE, REDACTED = "held", "public", "stopped", "redacted"


class Ref(NamedTuple):
    """Another entry of the same log that this one is about: its place, the hash of its leaf, and how they relate."""

    place: int
    leaf: str  # hex
    relation: str


class BadLeaf(ValueError):
    """What can't be a leaf; the message says why."""


def commitment(entry: UUID, name: str, salt: bytes, value: Json) -> bytes:
    """What stands in the leaf for a part: SHA-256("part/v1" || entry id || name || salt || JCS(value)).

    entry id: its 36 letters as the leaf has them. Nobody finds the value from it without the salt, 32 random bytes.
    Raises BadLeaf for a name or a salt that can't be, NotCanonical for such a value.
    """
    if not NAME.fullmatch(name):
        raise BadLeaf(f"“{name}” is no name of a part.")
    if len(salt) != SALT:
        raise BadLeaf("A salt has 32 bytes.")
    return sha256(b"part/v1" + str(entry).encode() + name.encode() + salt + canonical(value)).digest()


def opens(bound: bytes, entry: UUID, name: str, salt: bytes, value: Json) -> bool:
    """Whether this salt and this value are what a commitment was made of."""
    return commitment(entry, name, salt, value) == bound


class Leaf(NamedTuple):
    """What a leaf says. `day`: in UTC. `parts`: name -> commitment. No word of anybody's, and nobody's name."""

    kind: str
    entry: UUID
    log: UUID
    collective: UUID  # an id that stands nowhere else
    day: date
    parts: Mapping[str, bytes]
    refs: Sequence[Ref] = ()


def written(leaf: Leaf) -> bytes:
    """A leaf as it is kept, shown and hashed, the same on any machine. Raises BadLeaf for one that is too large."""
    for name in (leaf.kind, *leaf.parts, *(ref.relation for ref in leaf.refs)):
        if not NAME.fullmatch(name):
            raise BadLeaf(f"“{name}” is no name.")
    data = canonical(
        {
            "v": VERSION,
            "type": leaf.kind,
            "id": str(leaf.entry),
            "log": str(leaf.log),
            "collective": str(leaf.collective),
            "date": leaf.day.isoformat(),
            "parts": {name: bound.hex() for name, bound in leaf.parts.items()},
            "refs": [{"index": ref.place, "leaf": ref.leaf, "relation": ref.relation} for ref in leaf.refs],
        }
    )
    if len(data) > MOST:
        raise BadLeaf(f"A leaf has at most {MOST} bytes.")
    return data


def leaf_hash(leaf: bytes) -> bytes:
    """The hash by which other entries point to this one, and a tree will (RFC 6962): SHA-256(0x00 || leaf)."""
    return sha256(b"\x00" + leaf).digest()


def state(*, stopped: bool, gone: bool, hold_over: bool) -> str:
    """Where an entry stands: its words are to come, can be read, were stopped before they could, or were taken away."""
    if stopped:
        return STOPPED_STATE
    if gone:
        return REDACTED
    return PUBLIC if hold_over else HELD


def hold_of(hours: int) -> timedelta:
    """How long words wait, from the hours that a group set."""
    return timedelta(hours=min(max(hours, LEAST_HOLD), MOST_HOLD))
