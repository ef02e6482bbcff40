"""What the reader makes of its phrases and its patterns, kept beside Python's byte code.

Making it takes longer than all the rest of a check, and it is the same each time until the code changes.
"""

import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from typing import NamedTuple, cast

from ourterms.terms.rules import patterns
from ourterms.terms.rules.reading import phrases, tables

# Of one pattern: flags, code, how many groups it has, the numbers of those with names, and their names.
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
Codes = dict[str, Code | None]  # by pattern
# What Python raises where this is no code of its engine, or where it compiles in another way.
NO_CODE = (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError)


class Kept(NamedTuple):
    """What is kept: the tables, those looked for beside others apart; what their indexes are made of; the patterns."""

    tables: tuple[tuple[str, ...], tuple[str, ...]]
    parts: tuple[phrases.Parts, phrases.Parts]
    codes: Codes


@cache
def ready() -> None:
    """Have the reader use what was kept; make and keep it where nothing is, or that of other phrases or other code."""
    kept_in = f"{os.path.splitext(cache_from_source(phrases.__file__))[0]}.marshal"
    code = tuple((stat.st_mtime_ns, stat.st_size) for stat in map(os.stat, (phrases.__file__, __file__)))
    mark = sys.version, sys.byteorder, code
    kept = _kept(kept_in, mark)
    if kept:
        patterns.compile_by(_by(kept.codes))
    all_of_them = tables()
    if kept and kept.tables == all_of_them:
        for some, parts in zip(all_of_them, kept.parts, strict=True):
            phrases.use(some, phrases.Index(some, parts))
        if kept.codes.keys() >= set(patterns.sources):
            return
    if not sys.dont_write_bytecode:
        made = tuple(phrases.index_of(some).parts for some in all_of_them)
        codes = {source: _code_of(source) for source in patterns.sources}
        _keep(kept_in, marshal.dumps((mark, (tuple(all_of_them), made, codes))))


def _by(codes: Codes) -> Callable[[str], re.Pattern[str]]:
    """What compiles a pattern that a module names: by the code that was kept, if one was."""

    def compiled(source: str) -> re.Pattern[str]:
        if code := codes.get(source):
            with suppress(*NO_CODE):
                return _pattern(source, code)
        return re.compile(source)

    return compiled


# Python has no public way to keep a compiled pattern. These two functions know how it compiles one (re/_compiler.py);
# where another Python does it otherwise, or what they make isn't the pattern, nothing of it is kept.


def _code_of(source: str) -> Code | None:
    """What Python's engine makes a pattern of; None where that can't be told."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(source)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        code = array("I", _compiler._code(parsed, 0)).tobytes()
        kept = state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)
        return kept if _pattern(source, kept) == re.compile(source) else None
    except NO_CODE:
        return None


def _pattern(source: str, kept: Code) -> re.Pattern[str]:
    """The pattern of such code. Python looks through the code before it takes it."""
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, numbers, names = kept
    return cast(re.Pattern[str], _sre.compile(source, flags, array("I", code).tolist(), groups, numbers, names))


def _kept(path: str, mark: tuple[object, ...]) -> Kept | None:
    """What was kept under this mark; None where something else or nothing was."""
    try:
        with open(path, "rb") as file:
            kept_mark, kept = marshal.loads(file.read())  # noqa: S302 (as much ours as byte code is)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Kept(*kept) if kept_mark == mark else None


def _keep(path: str, data: bytes) -> None:
    """Write a file whole or not at all; nothing where we may not."""
    part = f"{path}.{os.getpid()}"
    try:
        with open(part, "wb") as file:
            file.write(data)
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            os.unlink(part)
