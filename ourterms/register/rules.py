"""The leaf: what is written for good, and how words are bound to it without standing in it (docs/register-format.md).

The format is final from the first entry.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from ourterms.collectives.rules.names import tidy
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


# Names ----------------------------------------------------------------------------------------------------------

SHORT = 3  # letters: names so short are looked for as they are written, since "may" and "jo" are words too


def texts_in(value: Json) -> Iterator[str]:
    """Every text in a value, keys of objects too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield str(name)
            yield from texts_in(each)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for each in value:
            yield from texts_in(each)


def names_in(names: Iterable[str], value: Json) -> set[str]:
    """Which of these names stand in a value, however they are written: ROWAN, Rowan's, Rowans, _Rowan_, Zoe for Zoë,
    Juergen for Jürgen, Mary-Ann for Mary Ann; with signs in between that nobody sees; and of a name of several words
    each longer one (Fell of Rowan Fell), or the first letters with their dots (R. F.).

    A name of three letters or fewer only with the capitals it could have (Kit, KIT), since "kit" is a word too, and in
    an address (kit@). One of a single letter is not looked for.
    """
    texts = list(dict.fromkeys(texts_in(value)))
    cased = "\n".join(_plain(text) for text in texts)
    folded = "\n".join(_plain(text.casefold(), spelled) for text in texts for spelled in (False, True))
    letters = "".join(each for each in folded if each.isalnum())
    return {name for name in names if len(tidy(name)) > 1 and _stands(tidy(name), cased, folded, letters)}


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"})
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "æ": "ae", "œ": "oe", "ø": "oe"})
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")  # between their words
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # no letter


def _plain(text: str, spelled: bool = False) -> str:
    """A text without marks on its letters and signs that nobody sees. spelled: ü is ue, not u."""
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKD", text.translate(_SPELLED) if spelled else text)
    return "".join(each for each in text if unicodedata.category(each) not in ("Mn", "Cf")).translate(_LETTERS)


def _apart(words: Sequence[str]) -> str:
    """A pattern for these words, with whatever is no letter between them, or nothing."""
    return r"[\W_]*".join(re.escape(word) for word in words)


def _stands(name: str, cased: str, folded: str, letters: str) -> bool:
    """`letters`: of the folded text, all that are left when nothing stands between them; quick to look into."""
    words = _words(_plain(name))
    whole = "".join(words)
    if not whole:  # a name of signs
        return bool(_plain(name)) and _plain(name) in cased
    spelled = [_words(_plain(name.casefold(), spelled)) for spelled in (False, True)]
    if any(unicodedata.name(each, "").startswith(_NO_SPACES) for each in whole):
        return any("".join(form) in letters for form in spelled)
    first = r"\s?".join(rf"{re.escape(word[0].upper())}\." for word in words)
    if len(words) > 1 and f"{words[0][0].upper()}." in cased and re.search(_BEFORE + first, cased):
        return True
    if not any(word in letters for form in spelled for word in ("".join(form), *form) if len(word) > 1):
        return False
    found = [rf"(?<!\w){re.escape(_plain(name))}(?!\w)"]
    found += [f"{_BEFORE}{re.escape(part)}(?:['’]s)?{_AFTER}" for part in _as_written(words)]
    if len(whole) <= SHORT:
        short = re.escape(whole.casefold())
        return bool(re.search("|".join([*found, f"{_BEFORE}{short}@|@{short}{_AFTER}"]), cased))
    return bool(re.search("|".join(found), cased)) or any(
        re.search(f"{_BEFORE}{_apart(form)}(?:e?s)?{_AFTER}", folded) for form in spelled if "".join(form) in letters
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _as_written(words: Sequence[str]) -> list[str]:
    """What is looked for with its capitals: a short name; of several words each that is longer."""
    if len(words) == 1:
        return _cases(words[0]) if len(words[0]) <= SHORT else []
    return [form for word in words if len(word) > SHORT for form in _cases(word)]


def _cases(word: str) -> list[str]:
    return list(dict.fromkeys([word if word != word.lower() else word.capitalize(), word.capitalize(), word.upper()]))
