"""Canonical JSON after RFC 8785 (JCS), as much of it as we hash: one text for one value, on any machine.

Objects, arrays, strings, whole numbers up to 2^53 - 1, true, false and null. No fractions: how they are written is the
hard part of the RFC, and money here is in minor units. Strings are put into Unicode form C first, which the RFC leaves
to whoever calls it: "é" in one letter or in two is the same word.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

LARGEST = 2**53 - 1
Json = Any  # what json.loads gives, without fractions


class NotCanonical(ValueError):
    """Something that has no canonical form here; the message says what."""


def canonical(value: Json) -> bytes:
    """The one text of a value, in UTF-8. Raises NotCanonical for a fraction, a number that is too large, half a letter,
    a key that is no text or comes twice, and anything that JSON does not have."""
    return _written(value).encode("utf-8")


def _written(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical("A number is larger than 2^53 - 1.")
        return str(int(value))
    if isinstance(value, str):
        return _quoted(_composed(value))
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return f"[{','.join(map(_written, value))}]"
    raise NotCanonical(f"There is no place for a {type(value).__name__}.")


def _object(value: Mapping[Any, Json]) -> str:
    if not all(isinstance(name, str) for name in value):
        raise NotCanonical("A key is no text.")
    composed = [(_composed(name), each) for name, each in value.items()]
    if len({name for name, _each in composed}) != len(composed):
        raise NotCanonical("A key comes twice.")
    # RFC 8785, 3.2.3: by UTF-16 code units, where a letter beyond U+FFFF counts as two.
    ordered = sorted(composed, key=lambda pair: pair[0].encode("utf-16-be"))
    return "{" + ",".join(f"{_quoted(name)}:{_written(each)}" for name, each in ordered) + "}"


def _composed(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise NotCanonical("Half of a letter stands alone.") from problem
    return unicodedata.normalize("NFC", text)


_quoted = json.JSONEncoder(ensure_ascii=False).encode  # escapes exactly what ECMAScript does (RFC 8785, 3.2.2.2)


def parsed(text: str | bytes) -> Json:
    """The value of a JSON text. Raises NotCanonical for what is no JSON, a fraction, or a key that comes twice."""
    try:
        value = _read(text if isinstance(text, str) else text.decode("utf-8"))
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as problem:
        raise NotCanonical("This is no JSON.") from problem
    canonical(value)
    return value


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    if len({name for name, _value in pairs}) != len(pairs):
        raise NotCanonical("A key comes twice.")
    return dict(pairs)


def _no_fraction(text: str) -> Json:
    raise NotCanonical(f"{text} is no whole number.")


_read = json.JSONDecoder(object_pairs_hook=_once, parse_float=_no_fraction, parse_constant=_no_fraction).decode
