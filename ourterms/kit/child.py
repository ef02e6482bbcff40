"""A stranger's file is opened in a process of its own, which may do little and is ended when it takes long.

It protects the server from files that are made to eat its memory, its time or its disk, and from readers
that crash or never end. It is not a sandbox: whoever finds a way to run code in one of these readers can read
files and reach the network as the server's own account can. It does not look for viruses. Where there is no
`resource` module (Windows) only the limit on time holds. Each child is limited, and so is their number; how often
one person may have one is for whoever asks for them to say (`asking`).
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from threading import BoundedSemaphore, Timer

SECONDS = 10  # by the clock on the wall
CPU_SECONDS = 5
MOST_MEMORY = 400 * 1024 * 1024  # address space
WAIT_SECONDS = 0.5  # for a place, when two are at work; who waits holds one of the server's threads

_places = BoundedSemaphore(2)
_ROOT = str(Path(__file__).resolve().parents[2])


class Busy(Exception):
    """Two children have been at work for WAIT_SECONDS, or no process or memory is left."""


class TooMany(Exception):
    """Whoever asks has had so many children already that it is for others now."""


_may: ContextVar[Callable[[], bool]] = ContextVar("may", default=lambda: True)


@contextmanager
def asking(may: Callable[[], bool]) -> Iterator[None]:
    """Ask `may` before each child that is started in this block; where it says no, TooMany is raised."""
    before = _may.set(may)
    try:
        yield
    finally:
        _may.reset(before)


def answer_of(module: str, argument: str, data: bytes, most: int) -> bytes:
    """What `python -m module argument` writes, at most `most` bytes, when it is given `data` on standard input.

    A child that died or broke a limit has said less than it should: the caller finds out. Raises Busy, TooMany.
    """
    if not _may.get()():
        raise TooMany
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        return _answer(module, argument, data, most)
    finally:
        _places.release()


def _answer(module: str, argument: str, data: bytes, most: int) -> bytes:
    environment = {"PYTHONPATH": _ROOT}
    if "SYSTEMROOT" in os.environ:  # Windows starts no Python without it
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", module, argument],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=os.sep,
            start_new_session=True,
        )
    except OSError as problem:
        raise Busy from problem
    assert child.stdin
    assert child.stdout
    timer = Timer(SECONDS, _end, [child])
    try:
        timer.start()
        # The child reads everything before it writes anything, so neither waits for the other for ever.
        with suppress(OSError):  # it may end before it has read all; what it said until then counts
            child.stdin.write(data)
            child.stdin.close()
        return child.stdout.read(most)
    finally:
        timer.cancel()
        if timer.ident:
            timer.join()
        _end(child)  # before it is waited for: until then its number belongs to nobody else
        child.stdout.close()
        child.wait()


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it started."""
    if sys.platform == "win32":
        child.kill()
    else:
        with suppress(OSError):  # some systems find nobody where only an ended child is left
            os.killpg(child.pid, signal.SIGKILL)


def take_limits(memory: int = MOST_MEMORY) -> None:
    """In the child, before it reads a byte: little memory (in bytes) and time, no word written to a file, no child."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        with suppress(ValueError, OSError):  # a stricter limit holds already, or this system knows none
            resource.setrlimit(what, (most, most))
