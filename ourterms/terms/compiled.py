"""The index over the phrases of the reader, kept beside Python's byte code: making it is a tenth of a check's cost."""

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from zlib import crc32

from ourterms.terms.rules.reading import phrases, tables


@cache
def ready() -> None:
    """Have the reader use what was kept; make and keep it where nothing is, or that of other phrases or other code."""
    all_of_them = tables()
    kept_in = f"{os.path.splitext(cache_from_source(phrases.__file__))[0]}.marshal"
    code = os.stat(phrases.__file__)
    mark = code.st_mtime_ns, code.st_size, crc32(repr(all_of_them).encode())
    parts = _kept(kept_in, mark)
    if parts is not None:
        phrases.use(all_of_them, phrases.Index.made_of(all_of_them, parts))
    elif not sys.dont_write_bytecode:
        made = phrases.index_of(all_of_them).parts(all_of_them)
        _keep(kept_in, marshal.dumps((mark, made)))


def _kept(path: str, mark: tuple[int, ...]) -> tuple[object, ...] | None:
    """The parts that were kept under this mark; None where others or none were."""
    try:
        with open(path, "rb") as file:
            kept_mark, parts = marshal.loads(file.read())  # noqa: S302 (as much ours as byte code is)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return parts if kept_mark == mark else None


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
