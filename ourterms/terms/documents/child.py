"""A document is read in a child process (ourterms/kit/child.py); only words come back from it."""

import json
import sys

from ourterms.kit import child
from ourterms.terms.documents.base import MOST_BYTES, MOST_RAW, NOTES, REFUSALS, CannotRead, Found, Note

_MOST_ANSWER = 12 * MOST_RAW + 100_000  # bytes: a letter takes at most twelve in JSON


def read_in_child(data: bytes, kind: str) -> Found:
    """What `readers.read_kind` finds, found by a child. Raises CannotRead.

    "busy" when two children have been at work for a while, "heavy" when this one died or broke a limit.
    """
    try:
        return _understood(child.answer_of("ourterms.terms.documents", kind, data, _MOST_ANSWER))
    except child.Busy as problem:
        raise CannotRead("busy") from problem


def _understood(answer: bytes) -> Found:
    try:
        said = json.loads(answer)
        if "refused" in said:
            raise CannotRead(said["refused"] if said["refused"] in REFUSALS else "heavy")
        notes = tuple(Note(key, name) for key, name in said["notes"] if key in NOTES)
        return Found(str(said["text"])[:MOST_RAW], said["kind"], notes)
    except (ValueError, KeyError, TypeError) as problem:
        raise CannotRead("heavy") from problem


def answer(kind: str) -> None:
    """In the child: read the file from standard input; write what was found, or why not."""
    from ourterms.terms.documents.readers import load, read_kind

    load(kind)  # the last thing that may write to disk: Python keeps what it compiled
    child.take_limits()
    try:
        found = read_kind(sys.stdin.buffer.read(MOST_BYTES), kind)
        notes = [(note.key, note.name) for note in found.notes]
        said = {"text": found.text, "kind": found.kind, "notes": notes}
    except CannotRead as problem:
        said = {"refused": problem.why}
    sys.stdout.write(json.dumps(said))
