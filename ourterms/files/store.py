"""Where the sealed bytes lie: files/ab/<id>, written whole before they have their name."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from ourterms.files.models import File
from ourterms.kit import chance
from ourterms.kit.sealing import CannotOpen, Place, seal_chunks, unseal_chunks
from ourterms.people.keys import keyring


def _path(id: UUID) -> Path:
    return Path(settings.FILES) / id.hex[:2] / id.hex


def _place(id: UUID, collective: UUID) -> Place:
    return Place("file", id, collective)


def write(id: UUID, collective: UUID, data: bytes) -> None:
    """Seal and keep the bytes; on the disk when this returns. Raises OSError when there is no room."""
    path = _path(id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(f".{chance.token(6)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for chunk in seal_chunks(keyring().key_of(id), [data], _place(id, collective)):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read(file: File) -> Iterator[bytes]:
    """The bytes of a file, chunk by chunk. Raises CannotOpen when its key or its bytes are gone."""
    key = keyring().find(file.pk)
    try:
        sealed = _path(file.pk).open("rb")
    except OSError:
        raise CannotOpen from None
    with sealed:
        if key is None:
            raise CannotOpen
        yield from unseal_chunks(key, sealed, _place(file.pk, file.collective_id))


def destroy(id: UUID) -> None:
    """Destroy the key, then take the bytes away: after the first, no copy of them opens any more."""
    keyring().destroy(id)
    _path(id).unlink(missing_ok=True)


def strays() -> list[UUID]:
    """The ids of bytes without a row: of a form that was not finished."""
    found = [path.name for path in Path(settings.FILES).glob("??/*") if len(path.name) == 32]
    ids = [UUID(hex=name) for name in found]
    there = set(File.objects.filter(pk__in=ids).values_list("pk", flat=True))
    return [id for id in ids if id not in there]


def older_than_a_day(id: UUID, at: datetime) -> bool:
    """Whether these bytes were written more than a day before `at`."""
    try:
        return at.timestamp() - _path(id).stat().st_mtime > 24 * 60 * 60
    except OSError:
        return False
