"""Files of elections: which reader reads which, and what they say of a file that makes no sense.

A reader takes the bytes of a file and gives back the whole election, or raises `Malformed`; never half of one.
"""

from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple


class Malformed(ValueError):
    """A file that can't be read: `line` counts from 1 (0 where no one line is to blame), `what` is a sentence."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"Line {line}: {what}" if line else what)
        self.line, self.what = line, what


class Format(NamedTuple):
    """A kind of file: what is in it (as `Rule.counts` says), and the module whose `parse(bytes)` reads it."""

    of: str
    module: str


# By the end of a file's name. Each module has `parse(data: bytes) -> election`, and `write(election) -> str`.
FORMATS = {
    ".pb": Format("budget", "ourterms.counting.formats.pb"),
    ".blt": Format("ranked", "ourterms.counting.formats.blt"),
    ".soc": Format("ranked", "ourterms.counting.formats.preflib"),
    ".soi": Format("ranked", "ourterms.counting.formats.preflib"),
    ".toc": Format("ranked", "ourterms.counting.formats.preflib"),
    ".toi": Format("ranked", "ourterms.counting.formats.preflib"),
    ".csv": Format("opinions", "ourterms.counting.formats.polis"),
    ".json": Format("opinions", "ourterms.counting.formats.polis"),
}
FOLDER = Format("opinions", "ourterms.counting.formats.polis")  # votes and statements lie in two files


def format_of(path: str | Path) -> Format | None:
    """What a file or folder holds, by its name; None where nothing of ours is named so."""
    path = Path(path)
    return FOLDER if path.is_dir() else FORMATS.get(path.suffix.lower())


def read(path: str | Path) -> Any:
    """The election in a file. Raises Malformed, or OSError where there is no such file.

    A module that needs more than the bytes of one file has a `read(path)` of its own.
    """
    path, found = Path(path), format_of(path)
    if found is None:
        raise Malformed(0, f"The name should end in one of {', '.join(FORMATS)}.")
    module = import_module(found.module)
    return module.read(path) if hasattr(module, "read") else module.parse(path.read_bytes())
