"""What is wrong with this server, one sentence each; and what its host may like to know."""

import os
import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from ourterms.site import backup

TOO_OLD = timedelta(hours=26)  # a night, and some patience
LEAST_FREE, LEAST_SHARE = 500 * 1024 * 1024, 0.1  # bytes; of the disk
LEAST_SQLITE = (3, 35, 0)  # RETURNING
SILENT = timedelta(minutes=10)  # of the background process


def backup_sentence(backups: Path, at: datetime) -> tuple[str, bool]:
    """How old the last backup is, and whether that is well."""
    made = backup.newest_of(backups)
    if made is None:
        return f"There is no backup in {backups} yet.", False
    age = at - made
    hours = int(age.total_seconds() // 3600)
    how_old = "less than an hour" if hours < 1 else f"{hours} hours" if hours < 48 else f"{hours // 24} days"
    return f"The last backup in {backups} is {how_old} old.", timedelta(0) <= age <= TOO_OLD


def disk_sentence(folder: Path) -> tuple[str, bool]:
    """How much room there is where a folder is, and whether that is enough."""
    room = shutil.disk_usage(folder)
    words = f"{room.free // 1024**2} MB are free where {folder} is."
    return words, room.free >= LEAST_FREE or room.free >= LEAST_SHARE * room.total


def facts(at: datetime) -> list[str]:
    """What is well, in a line each."""
    from django.conf import settings

    said = [backup_sentence(settings.BACKUPS, at), disk_sentence(settings.DATA)]
    return [*(words for words, well in said if well), f"SQLite {sqlite3.sqlite_version}."]


def wrong(at: datetime) -> list[str]:
    """What is wrong: backup, keyring's copy, disk, clock, SQLite, how things are kept, file modes, ticks."""
    from django.conf import settings

    from ourterms.site.serve import storage_problems

    found = [words for words, well in (backup_sentence(settings.BACKUPS, at), disk_sentence(settings.DATA)) if not well]
    if Path(settings.KEYRING).exists() and backup.take_away_old_keyring(settings.BACKUPS, at):
        found.append(f"The copy of the keyring in {settings.BACKUPS} was older than seven days and was taken away.")
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        found.append(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed.")
    return [*found, *_clock(at), *storage_problems(), *_modes(settings.DATA), *_ticks(settings.DATA, at)]


def _clock(at: datetime) -> list[str]:
    """A clock that stands before what was written already."""
    from ourterms.people.models import Trail

    last = Trail.objects.order_by("-at").values_list("at", flat=True).first()
    if last is not None and at < last - timedelta(minutes=2):
        return ["The clock is behind what was written already. Is the time of this machine right?"]
    return []


def _modes(data: Path) -> list[str]:
    """Files that others on this machine could read."""
    if os.name == "nt":
        return []
    paths = [*(data / "secrets").glob("*"), data / "secrets", *data.glob("*.sqlite3"), data / "files"]
    open_to_others = [path for path in paths if path.exists() and path.stat().st_mode & 0o077]
    return [f"Others on this machine can read {path}: chmod go= {path}" for path in open_to_others]


def _ticks(data: Path, at: datetime) -> list[str]:
    """A background process that stands still while the server runs."""
    from ourterms.site.locks import SERVING, Held, held
    from ourterms.site.ticks import LAST, read_last

    try:
        with held(data / SERVING):
            return []  # no server runs
    except Held:
        last = read_last(data / LAST)
    if not last or at - max(last.values()) > SILENT:
        return ["The background process has done nothing for ten minutes. Start the server again."]
    return []
