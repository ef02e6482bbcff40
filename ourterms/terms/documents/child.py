"""A stranger's file is opened in a process of its own, which may do little and is ended when it takes long.

It protects the server from files that are made to eat its memory, its time or its disk, and from readers
that crash or never end. It is not a sandbox: whoever finds a way to run code in one of these readers, all
written in Python, can read files and reach the network as the server's own account can. It does not look
for viruses; no byte is passed on, only words. Where there is no `resource` module (Windows) only the limit on
time holds. Each child is limited, and so is their number; how often one person may send a file is not.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Timer

from ourterms.terms.documents.base import MOST_BYTES, MOST_RAW, NOTES, REFUSALS, CannotRead, Found, Note

SECONDS = 10  # by the clock on the wall
CPU_SECONDS = 5
MOST_MEMORY = 400 * 1024 * 1024  # address space
WAIT_SECONDS = 0.5  # for a place, when two are at work; who waits holds one of the server's threads
_MOST_ANSWER = 12 * MOST_RAW + 100_000  # bytes: a letter takes at most twelve in JSON

_places = BoundedSemaphore(2)
_ROOT = str(Path(__file__).resolve().parents[3])


def read_in_child(data: bytes, kind: str) -> Found:
    """What `readers.read_kind` finds, found by a child. Raises CannotRead.

    "busy" when two children have been at work for WAIT_SECONDS, "heavy" when this one died or broke a limit.
    """
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise CannotRead("busy")
    try:
        return _understood(_answer(data, kind))
    finally:
        _places.release()


def _answer(data: bytes, kind: str) -> bytes:
    environment = {"PYTHONPATH": _ROOT}
    if "SYSTEMROOT" in os.environ:  # Windows starts no Python without it
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", "ourterms.terms.documents", kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=os.sep,
            start_new_session=True,
        )
    except OSError as problem:  # no process or memory left
        raise CannotRead("busy") from problem
    assert child.stdin
    assert child.stdout
    timer = Timer(SECONDS, _end, [child])
    try:
        timer.start()
        # The child reads everything before it writes anything, so neither waits for the other for ever.
        with suppress(OSError):  # it may end before it has read all; what it said until then counts
            child.stdin.write(data)
            child.stdin.close()
        return child.stdout.read(_MOST_ANSWER)
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


def _understood(answer: bytes) -> Found:
    try:
        said = json.loads(answer)
        if "refused" in said:
            raise CannotRead(said["refused"] if said["refused"] in REFUSALS else "heavy")
        notes = tuple(Note(key, name) for key, name in said["notes"] if key in NOTES)
        return Found(str(said["text"])[:MOST_RAW], said["kind"], notes)
    except (ValueError, KeyError, TypeError) as problem:
        raise CannotRead("heavy") from problem


def take_limits() -> None:
    """In the child, before it reads a byte: little memory and time, no word written to a file, no child of its own."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        with suppress(ValueError, OSError):  # a stricter limit holds already, or this system knows none
            resource.setrlimit(what, (most, most))


def answer(kind: str) -> None:
    """In the child: read the file from standard input; write what was found, or why not."""
    from ourterms.terms.documents.readers import load, read_kind

    load(kind)  # the last thing that may write to disk: Python keeps what it compiled
    take_limits()
    try:
        found = read_kind(sys.stdin.buffer.read(MOST_BYTES), kind)
        notes = [(note.key, note.name) for note in found.notes]
        said = {"text": found.text, "kind": found.kind, "notes": notes}
    except CannotRead as problem:
        said = {"refused": problem.why}
    sys.stdout.write(json.dumps(said))
