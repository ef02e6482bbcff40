"""Pictures: cleaned, sealed, kept; and taken away."""

from base64 import b64decode
from pathlib import Path
from uuid import UUID

from django.conf import settings

from ourterms.files import actions, store
from ourterms.files.models import File
from ourterms.kit import chance, clock
from ourterms.kit.sealing import CannotOpen
from ourterms.people.keys import keyring
from tests.durability.writers.drawn import Note, Writer, some_member

# The smallest PNG that is one: a single dot.
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def opens(id: str) -> bool:
    """Whether the row of a file is there, and all its bytes behind it."""
    file = File.objects.filter(pk=id).first()
    try:
        return file is not None and len(b"".join(store.read(file))) == file.size > 0
    except CannotOpen:
        return False


def file() -> Note | None:
    by = some_member()
    if by is None:
        return None
    return {"file": str(actions.bring(by=by, id=chance.uuid(), data=PICTURE, at=clock.now()).pk)}


def taken_away() -> Note | None:
    by = some_member()
    if by is None:
        return None
    brought = actions.bring(by=by, id=chance.uuid(), data=PICTURE, at=clock.now())
    id = brought.pk
    actions.take_away(by=by, file=brought)
    return {"file": str(id)}


WRITERS = [
    Writer("file", file, lambda note: opens(note["file"])),
    Writer(
        "taken_away",
        taken_away,
        lambda note: keyring().was_destroyed(UUID(note["file"])) and not File.objects.filter(pk=note["file"]).exists(),
    ),
]


def every_file_has_its_bytes() -> list[str]:
    """Its key goes first when it is taken away: the row may be left, to be taken away again."""
    lie = {path.name for path in Path(settings.FILES).glob("??/*")}
    missing = [id for id in File.objects.values_list("pk", flat=True) if id.hex not in lie]
    return [f"file {id}: no bytes" for id in missing if not keyring().was_destroyed(id)]


HOLDS = [every_file_has_its_bytes]
