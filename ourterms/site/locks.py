"""Files that one process holds, so that another can see that it runs. They let go when the process ends, however."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVING = "serving.lock"  # shared by servers; a restore wants it alone
TICKS = "ticks.lock"
PREPARING = "preparing.lock"  # while one start brings tables and files to what the code needs


class Held(Exception):
    """Another process holds this."""


@contextmanager
def held(path: Path, *, shared: bool = False, wait: bool = False) -> Iterator[None]:
    """Hold a file as long as the block runs. Where another has it: waits for it, or else raises Held at once.

    Windows has no such locks; there, where only the demo runs, nothing is held.
    """
    if os.name == "nt":
        yield
        return
    import fcntl

    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(number, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            raise Held from None
        yield
    finally:
        os.close(number)
