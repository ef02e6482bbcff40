"""A backup: `DIR/data`, the newest of some copies, and apart from it `DIR/keyring`, of which there is only one.

    DIR/data-<moment>/manifest.json    sums, rows of each table, what was destroyed; marked with the server's key
                     /ourterms.sqlite3, or database/<table>.copy for PostgreSQL
                     /files/...
    DIR/data                           a link to the newest
    DIR/keyring                        overwritten each time

The server's key (secrets/) and what passes (passing.sqlite3) are in neither. No Django here: a backup, and looking
at one, must work where nothing else does.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import tomllib
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, NamedTuple

from ourterms.kit import chance, sealing
from ourterms.kit.keyring import Keyring
from ourterms.site.env import ROOT
from ourterms.site.locks import Held, held

KEPT_FOR = timedelta(days=7)  # copies of data; and the oldest that a copy of the keyring may be
STAMP = "%Y%m%d-%H%M%S-%f"  # UTC
NAME = re.compile(r"data-\d{8}-\d{6}-\d{6}")
SQLITE, POSTGRESQL = "sqlite", "postgresql"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
PIECE = 1024 * 1024


class CannotBackUp(Exception):
    """No backup was made; the message says why. An earlier one is as it was."""


class Done(NamedTuple):
    """A backup that was made: where, and what is in it."""

    path: Path
    rows: int
    files: int
    keys: int


class KeyringCopy(NamedTuple):
    """What a copy of the keyring says about itself: when it was made, of how many keys, marked by the server's key."""

    at: datetime
    keys: int
    mark: bytes

    def is_of(self, server_key: bytes) -> bool:
        return self.mark == _copy_mark(server_key, self.at.isoformat(), self.keys)


def key_of_file(words: str) -> bytes:
    """The server's key from the words in its file, secrets/server_key. Raises ValueError."""
    return urlsafe_b64decode(words.strip() + "=")


def server_key_of(data: Path) -> bytes:
    """The key of the server whose data folder this is. Raises CannotBackUp."""
    try:
        return key_of_file((data / "secrets" / "server_key").read_text())
    except (OSError, ValueError):
        raise CannotBackUp(f"There is no server in {data}. Does OURTERMS_DATA say the right folder?") from None


def back_up(data: Path, database_url: str, into: Path, at: datetime) -> Done:
    """Back up the server in `data` into the folder `into`, while it runs. Raises CannotBackUp, OSError."""
    server_key = server_key_of(data)
    if into.resolve() == data.resolve():
        raise CannotBackUp("A backup needs a folder of its own, better on another disk.")
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with held(into / ".lock"):
            return _back_up(data, database_url, into, at.astimezone(UTC), server_key)
    except Held:
        raise CannotBackUp("Another backup is being made there now.") from None


def _back_up(data: Path, database_url: str, into: Path, at: datetime, server_key: bytes) -> Done:
    for left in into.glob(".data-*.part"):  # of one that was cut off
        shutil.rmtree(left)
    name = f"data-{at.strftime(STAMP)}"
    part = into / f".{name}.part"
    part.mkdir(mode=0o700)
    try:
        # The database first: what it names is in the files and the keyring by then, or was taken away since.
        dump = _dump_postgresql(database_url, part) if database_url else _dump_sqlite(data, part)
        keyring = Keyring(data / "keyring.sqlite3", server_key)
        files = _copy_files(data / "files", part / "files", into / "data" / "files")
        manifest = {
            "made": at.isoformat(),
            "release": tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"],
            **dump,
            "keys": keyring.count(),
            "gone": sorted(mark.hex() for mark in keyring.gone()),
            "sums": {path.relative_to(part).as_posix(): sum_of(path) for path in _files(part)},
        }
        write_manifest(part, manifest, server_key)
        for path in (*_files(part), *(each for each in part.rglob("*") if each.is_dir()), part):
            _to_disk(path)
        part.rename(into / name)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    link = into / f".data-{chance.token(6)}.part"
    link.symlink_to(name)
    link.replace(into / "data")
    _copy_keyring(data, into, at)
    for old in copies(into):
        if at - made_of(old) > KEPT_FOR:
            shutil.rmtree(old)
    return Done(into / name, sum(dump["rows"].values()), files, manifest["keys"])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _dump_sqlite(data: Path, part: Path) -> dict[str, Any]:
    source = data / "ourterms.sqlite3"
    if not source.exists():
        raise CannotBackUp(f"There is no database in {data}.")
    live = sqlite3.connect(source, timeout=30)
    copy = sqlite3.connect(part / "ourterms.sqlite3")
    try:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise CannotBackUp("The database is damaged (PRAGMA integrity_check). The earlier backups are kept.")
        return {"database": SQLITE, "rows": rows_of(copy), "migrations": _leaves(copy)}
    finally:
        copy.close()
        live.close()


def rows_of(db: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = [name for (name,) in db.execute(TABLES)]
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


def _leaves(db: Any) -> dict[str, str]:
    """The last migration of each app. `db` has execute: a connection of sqlite3's or a cursor of psycopg's."""
    return dict(db.execute("SELECT app, max(name) FROM django_migrations GROUP BY app").fetchall())


def _dump_postgresql(url: str, part: Path) -> dict[str, Any]:
    """Every table as COPY gives it, all as of one moment. Needs no program of PostgreSQL's, whichever its version."""
    import psycopg
    from psycopg import IsolationLevel, sql

    folder = part / "database"
    folder.mkdir(mode=0o700)
    rows: dict[str, int] = {}
    columns: dict[str, list[str]] = {}
    with psycopg.connect(url) as db:
        db.isolation_level, db.read_only = IsolationLevel.REPEATABLE_READ, True
        with db.cursor() as cursor:
            for table, names in postgresql_tables(cursor).items():
                columns[table] = names
                chosen = sql.SQL(", ").join(map(sql.Identifier, names))
                copy = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(chosen, sql.Identifier(table))
                with (folder / f"{table}.copy").open("wb") as file, cursor.copy(copy) as pieces:
                    for piece in pieces:
                        file.write(piece)
                rows[table] = cursor.rowcount
            leaves = _leaves(cursor)
    return {"database": POSTGRESQL, "rows": rows, "columns": columns, "migrations": leaves}


def postgresql_tables(cursor: Any) -> dict[str, list[str]]:
    """The tables of the public schema and their columns, without generated ones."""
    cursor.execute(
        "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t"
        " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
        " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'"
        " ORDER BY c.table_name, c.ordinal_position"
    )
    tables: dict[str, list[str]] = {}
    for table, column in cursor.fetchall():
        tables.setdefault(table, []).append(column)
    return tables


def _copy_files(source: Path, target: Path, before: Path) -> int:
    """Copy what people uploaded. What an earlier copy has already, letter for letter, takes no room again."""
    number = 0
    for path in _files(source):
        if path.suffix == ".part":  # not whole yet
            continue
        there, earlier = target / path.relative_to(source), before / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            if not (earlier.is_file() and sum_of(earlier) == sum_of(path) and _linked(earlier.resolve(), there)):
                shutil.copyfile(path, there)
        except FileNotFoundError:  # taken away just now
            there.unlink(missing_ok=True)
            continue
        number += 1
    return number


def _linked(earlier: Path, there: Path) -> bool:
    try:
        os.link(earlier, there)
    except OSError:  # a disk without links
        return False
    return True


def _marked(manifest: dict[str, Any], server_key: bytes) -> str:
    words = json.dumps({**manifest, "mark": ""}, sort_keys=True, ensure_ascii=False)
    return sealing.mark(server_key, "backup", words).hex()


def write_manifest(folder: Path, manifest: dict[str, Any], server_key: bytes) -> None:
    """Write the manifest, marked so that only whoever has the server's key could have written it."""
    whole = {**manifest, "mark": _marked(manifest, server_key)}
    (folder / "manifest.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False), encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a copy. Raises OSError, ValueError."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def is_marked(manifest: dict[str, Any], server_key: bytes) -> bool:
    """Whether the server with this key wrote this manifest, as it stands."""
    return manifest.get("mark") == _marked(manifest, server_key)


def copies(into: Path) -> list[Path]:
    """The copies of data in a folder of backups, oldest first, without the newest."""
    newest = (into / "data").resolve()
    found = [path for path in sorted(into.glob("data-*")) if path.is_dir() and NAME.fullmatch(path.name)]
    return [path for path in found if path.resolve() != newest]


def made_of(copy: Path) -> datetime:
    """When a copy of data was made, from its name."""
    return datetime.strptime(copy.name.removeprefix("data-"), STAMP).replace(tzinfo=UTC)


def newest_of(into: Path) -> datetime | None:
    """When the newest backup in a folder was made; None if there is none."""
    newest = (into / "data").resolve()
    return made_of(newest) if NAME.fullmatch(newest.name) and newest.is_dir() else None


# The keyring -------------------------------------------------------------------------------------------------


def _copy_mark(server_key: bytes, at: str, keys: int) -> bytes:
    return sealing.mark(server_key, "keyring-copy", f"{at} {keys}")


def copy_keyring(data: Path, into: Path, at: datetime) -> None:
    """Put the keyring as it is now in the place of the earlier copy, and write over the earlier one's bytes."""
    with held(into / ".lock"):
        _copy_keyring(data, into, at)


def _copy_keyring(data: Path, into: Path, at: datetime) -> None:
    server_key = server_key_of(data)
    part, target = into / f".keyring-{chance.token(6)}.part", into / "keyring"
    for left in into.glob(".keyring-*.part"):
        left.unlink()
    Keyring(data / "keyring.sqlite3", server_key).copy_to(part)
    db = sqlite3.connect(part, isolation_level=None)
    try:
        keys = db.execute("SELECT count(*) FROM key").fetchone()[0]
        moment = at.astimezone(UTC).isoformat()
        db.execute("CREATE TABLE copied (at TEXT, keys INTEGER, mark BLOB)")
        db.execute("INSERT INTO copied VALUES (?, ?, ?)", [moment, keys, _copy_mark(server_key, moment, keys)])
    finally:
        db.close()
    _to_disk(part)
    earlier = target.open("r+b") if target.exists() else None
    part.replace(target)
    _to_disk(into)
    if earlier is not None:
        _write_over(earlier)


def _write_over(file: IO[bytes]) -> None:
    """Zeros in the place of what a file held. Some disks keep the old bytes all the same (docs/threat-model.md)."""
    with file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(b"\0" * min(left, PIECE))
        file.flush()
        os.fsync(file.fileno())


def keyring_copy(path: Path) -> KeyringCopy | None:
    """What the copy of a keyring says about itself; None where there is no such copy."""
    if not path.is_file():
        return None
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            at, keys, mark = db.execute("SELECT at, keys, mark FROM copied").fetchone()
        finally:
            db.close()
        return KeyringCopy(datetime.fromisoformat(at), keys, mark)
    except (sqlite3.Error, TypeError, ValueError):
        return None


def take_away_old_keyring(into: Path, at: datetime) -> bool:
    """Take away a copy of the keyring that is too old. Only for a server that has its keyring still."""
    path = into / "keyring"
    copy = keyring_copy(path)
    if copy is None or at - copy.at <= KEPT_FOR:
        return False
    earlier = path.open("r+b")
    path.unlink()
    _write_over(earlier)
    return True


# Every night -------------------------------------------------------------------------------------------------


def nightly(at: datetime) -> None:
    """Back up once a night, from 03:00 on; one that was missed is made when it can be. For the background process.

    In between, the copy of the keyring follows: what is destroyed is gone from it within minutes too.
    """
    from zoneinfo import ZoneInfo

    from django.conf import settings

    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    three = local.replace(hour=3, minute=0, second=0, microsecond=0)
    due = three if three <= local else three - timedelta(days=1)
    newest = newest_of(settings.BACKUPS)
    if newest is None or newest < due:
        back_up(settings.DATA, settings.ENV.database_url, settings.BACKUPS, at)
    elif _keyring_changed(settings.DATA, settings.BACKUPS):
        copy_keyring(settings.DATA, settings.BACKUPS, at)


def _keyring_changed(data: Path, into: Path) -> bool:
    copy = into / "keyring"
    live = data / "keyring.sqlite3"
    return live.exists() and (not copy.exists() or live.stat().st_mtime >= copy.stat().st_mtime)
