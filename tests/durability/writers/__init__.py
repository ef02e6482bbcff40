"""What the writers write, through the real actions of every app; whether it is there afterwards; and what must hold
in any case.

To add a writer: in the file of its app, a function that writes once and returns what was acknowledged (JSON types,
with ids), one that says whether that is there, and a line in its WRITERS. To add what must hold: a function that
returns sentences about what does not, in its HOLDS.
"""

from django.db import IntegrityError

from ourterms.people.acts import Refused
from tests.durability.writers import (
    aid,
    asks,
    care,
    collectives,
    decisions,
    files,
    funds,
    library,
    meetings,
    notices,
    pay,
    people,
    promises,
    register,
    talk,
    whole,
)
from tests.durability.writers.drawn import Note, Writer

APPS = (
    people,
    collectives,
    files,
    care,
    notices,
    talk,
    meetings,
    library,
    decisions,
    funds,
    aid,
    asks,
    pay,
    promises,
    register,
)
WRITERS: list[Writer] = [writer for app in APPS for writer in app.WRITERS]
HOLDS = [*whole.HOLDS, *(holds for app in APPS for holds in app.HOLDS)]


def write_once(writer: Writer) -> Note | None:
    """What was acknowledged; None where it was refused, as it may be when two meet."""
    try:
        return writer.write()
    except (Refused, IntegrityError):
        return None
