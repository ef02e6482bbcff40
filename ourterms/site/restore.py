"""A restore: look at everything first, without changing anything; build the whole beside; then put it in its place.

Looking needs no Django. Building does, with the data folder `.restoring` inside the one that is restored into; while
that is there, no server starts.
"""

import os
import shutil
import sqlite3
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ourterms.kit.keyring import Inside, Keyring, look_into
from ourterms.kit.sealing import KEY, CannotOpen
from ourterms.site import backup
from ourterms.site.env import ROOT
from ourterms.site.locks import SERVING, Held, held
from ourterms.site.serve import RESTORING as PART
from ourterms.site.serve import SHOWN

ASIDE = "before-restore-"
STAYS = {PART, SERVING, "backups"}  # in a data folder, whatever is restored into it


class CannotRestore(Exception):
    """Nothing was restored and nothing was changed; the message says why."""


class Found(NamedTuple):
    """A backup that is whole and opens: which copy, what it says, its keyring, and all marks of what is gone."""

    copy: Path
    keyring: Path
    manifest: dict[str, Any]
    keyring_at: datetime
    keys: int
    gone: frozenset[bytes]

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.manifest["made"])


def key_from(words: str) -> bytes:
    """The server's key, as it was shown (64 letters and figures, spaces or not) or as its file has it.

    Raises CannotRestore.
    """
    words = "".join(words.split())
    try:
        key = bytes.fromhex(words) if len(words) == 2 * KEY else backup.key_of_file(words)
    except ValueError:
        key = b""
    if len(key) != KEY:
        raise CannotRestore(
            "That is no server key: one has 64 letters and figures, in groups of four, as shown at the first start."
        )
    return key


def look(into: Path, server_key: bytes, name: str = "data") -> Found:
    """Look at the backup in a folder: the newest, or an older copy by name. Changes nothing. Raises CannotRestore."""
    copy, keyring = into / name, into / "keyring"
    if not copy.is_dir():
        older = ", ".join(path.name for path in backup.copies(into)) if into.is_dir() else ""
        raise CannotRestore(f"There is no {copy}." + (f" There are: {older}." if older else ""))
    try:
        manifest = backup.read_manifest(copy)
    except (OSError, ValueError):
        raise CannotRestore(f"{copy / 'manifest.json'} can't be read. Take another copy: --copy NAME.") from None
    says = backup.keyring_copy(keyring)
    if says is None:
        raise CannotRestore(f"There is no keyring at {keyring}. Without it nothing sealed can be opened.")
    if not says.is_of(server_key) and not backup.is_marked(manifest, server_key):
        raise CannotRestore("This is not the server key of this backup. Nothing was changed.")
    if not backup.is_marked(manifest, server_key):
        raise CannotRestore(
            f"{copy / 'manifest.json'} was changed since it was written. Take another copy: --copy NAME."
        )
    inside = _keyring_opens(keyring, says, server_key)
    _sums_fit(copy, manifest)
    _is_not_from_a_newer_release(manifest)
    if manifest["database"] == backup.SQLITE:
        _database_is_whole(copy / "ourterms.sqlite3", manifest["rows"])
    gone = inside.gone | _marks_of_all(into, copy, manifest, server_key)
    return Found(copy, keyring, manifest, says.at, inside.keys, gone)


def _keyring_opens(path: Path, says: backup.KeyringCopy, server_key: bytes) -> Inside:
    try:
        inside = look_into(path, server_key)
    except (CannotOpen, sqlite3.Error):
        raise CannotRestore(f"{path} is damaged, or of another server. Nothing was changed.") from None
    if not says.is_of(server_key) or inside.keys != says.keys:
        raise CannotRestore(f"{path} is damaged, or of another server. Nothing was changed.")
    return inside


def _sums_fit(copy: Path, manifest: dict[str, Any]) -> None:
    for name, wanted in manifest["sums"].items():
        path = copy / name
        if not path.is_file() or backup.sum_of(path) != wanted:
            raise CannotRestore(f"{path} is missing or damaged. Nothing was changed. Take another copy: --copy NAME.")


def _is_not_from_a_newer_release(manifest: dict[str, Any]) -> None:
    for app, migration in manifest["migrations"].items():
        if not (ROOT / "ourterms" / app / "migrations" / f"{migration}.py").is_file():
            raise CannotRestore(f"This backup was made by a newer release ({manifest['release']}). Update first.")


def _database_is_whole(path: Path, rows: dict[str, int]) -> None:
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            whole = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            whole = whole and not db.execute("PRAGMA foreign_key_check").fetchall() and backup.rows_of(db) == rows
        finally:
            db.close()
    except sqlite3.Error:
        whole = False
    if not whole:
        raise CannotRestore(f"{path} is damaged. Nothing was changed. Take another copy: --copy NAME.")


def _marks_of_all(into: Path, copy: Path, manifest: dict[str, Any], server_key: bytes) -> frozenset[bytes]:
    """What any copy here knows to be destroyed, not only the one that is restored."""
    marks = {bytes.fromhex(mark) for mark in manifest["gone"]}
    for other in (into / "data", *backup.copies(into)):
        try:
            says = backup.read_manifest(other)
        except (OSError, ValueError):
            continue
        if backup.is_marked(says, server_key):
            marks |= {bytes.fromhex(mark) for mark in says["gone"]}
    return frozenset(marks)


# Putting it back ---------------------------------------------------------------------------------------------


def is_in_use(data: Path) -> bool:
    """Whether a data folder holds something already."""
    return data.is_dir() and any(entry.name not in STAYS | {"static"} for entry in _own(data))


def _own(data: Path) -> Iterator[Path]:
    """What is in a data folder, without what an earlier restore put aside."""
    return (entry for entry in sorted(data.iterdir()) if not entry.name.startswith(ASIDE))


def fits(found: Found, data: Path, database_url: str, *, replace: bool) -> None:
    """Whether this backup can go there. Changes nothing. Raises CannotRestore."""
    kind = backup.POSTGRESQL if database_url else backup.SQLITE
    if found.manifest["database"] != kind:
        raise CannotRestore(f"This backup is of {found.manifest['database']}, and OURTERMS_DATABASE_URL says {kind}.")
    if is_in_use(data) and not replace:
        raise CannotRestore(f"There is something in {data} already. --replace moves it aside first.")
    if database_url:
        import psycopg

        try:
            with psycopg.connect(database_url) as db, db.cursor() as cursor:
                there = backup.postgresql_tables(cursor)
        except psycopg.Error:
            raise CannotRestore("The database of OURTERMS_DATABASE_URL does not answer.") from None
        if there:
            raise CannotRestore("The database of OURTERMS_DATABASE_URL is not empty. Make a new one, and name that.")


def put_back(found: Found, server_key: bytes, data: Path, at: datetime) -> list[str]:
    """Restore into a data folder; what was there is moved aside within it. Returns what to tell the host.

    Raises CannotRestore, before anything was changed.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with held(data / SERVING):
            return _put_back(found, server_key, data, at)
    except Held:
        raise CannotRestore("A server runs on this data folder. Stop it first.") from None


def _put_back(found: Found, server_key: bytes, data: Path, at: datetime) -> list[str]:
    part = data / PART
    shutil.rmtree(part, ignore_errors=True)
    (part / "secrets").mkdir(parents=True, mode=0o700)
    for name in ("server_key", SHOWN):
        (part / "secrets" / name).touch(0o600)
    (part / "secrets" / "server_key").write_text(urlsafe_b64encode(server_key).decode().rstrip("="))
    if found.manifest["database"] == backup.SQLITE:
        shutil.copyfile(found.copy / "ourterms.sqlite3", part / "ourterms.sqlite3")
    if (found.copy / "files").is_dir():
        shutil.copytree(found.copy / "files", part / "files", copy_function=shutil.copyfile)
    fallen = _put_back_keyring(found, server_key, data, part)
    try:
        _finish(found, part, at)
    except BaseException:
        shutil.rmtree(part)
        raise
    aside = _swap(data, part, at)
    return list(_told(found, fallen, aside, at))


def _put_back_keyring(found: Found, server_key: bytes, data: Path, part: Path) -> int:
    shutil.copyfile(found.keyring, part / "keyring.sqlite3")
    keyring = Keyring(part / "keyring.sqlite3", server_key)
    db = sqlite3.connect(keyring.path)
    try:
        db.execute("DROP TABLE copied")
        db.commit()
    finally:
        db.close()
    marks = found.gone
    with suppress(CannotOpen, sqlite3.Error):  # what the server that is replaced had destroyed since
        marks |= look_into(data / "keyring.sqlite3", server_key).gone
    return keyring.destroy_again(marks)


def _finish(found: Found, part: Path, at: datetime) -> None:
    """With Django: the tables of this release, the rows of PostgreSQL, and the hooks after a restore."""
    os.environ["OURTERMS_DATA"] = str(part)
    from ourterms.site.serve import migrate, start_django

    start_django()
    from django.core.management import call_command
    from django.db import connections

    from ourterms.people.keys import keyring
    from ourterms.site.hooks import walk

    if found.manifest["database"] == backup.POSTGRESQL:
        for app, migration in found.manifest["migrations"].items():
            call_command("migrate", app, migration, interactive=False, verbosity=0)
        _fill_postgresql(found)
    migrate()
    for _nothing in walk("after_restore", keyring().was_destroyed, at):
        pass
    connections.close_all()


def _fill_postgresql(found: Found) -> None:
    """Every table from its file, in one transaction: foreign keys are looked at when it ends."""
    from django.db import connection, transaction
    from psycopg import sql

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in backup.postgresql_tables(cursor):  # what migrations wrote stands in the backup too
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')  # noqa: S608 (a table's name, from the database)
            if cursor.fetchone()[0]:
                cursor.execute(f'TRUNCATE "{table}" CASCADE')
        for table, names in found.manifest["columns"].items():
            chosen = sql.SQL(", ").join(map(sql.Identifier, names))
            statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), chosen)
            with (found.copy / "database" / f"{table}.copy").open("rb") as file, cursor.copy(statement) as rows:
                while piece := file.read(backup.PIECE):
                    rows.write(piece)
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 (a table's name, from the manifest)
            if cursor.fetchone()[0] != found.manifest["rows"][table]:
                raise CannotRestore(f"The rows of {table} don't fit the manifest. The database is as empty as before.")
        cursor.execute(
            "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
            " FROM information_schema.columns WHERE table_schema = 'public'"
            " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
        )
        for table, column, sequence in cursor.fetchall():
            cursor.execute(
                f'SELECT setval(%s, coalesce(max("{column}"), 0) + 1, false) FROM "{table}"',  # noqa: S608
                [sequence],
            )


def _swap(data: Path, part: Path, at: datetime) -> Path | None:
    """Move what was there aside and what was restored in; the database last, so that half of it never serves."""
    aside = None
    if is_in_use(data):
        aside = data / f"{ASIDE}{at.astimezone(UTC).strftime('%Y%m%d-%H%M%S')}"
        aside.mkdir(mode=0o700)
        for entry in list(_own(data)):
            if entry.name not in STAYS:
                entry.rename(aside / entry.name)
    for entry in sorted(part.iterdir(), key=lambda entry: entry.name == "ourterms.sqlite3"):
        if (data / entry.name).exists():  # static files of a server that was never used
            shutil.rmtree(data / entry.name)
        entry.rename(data / entry.name)
    part.rmdir()
    os.sync()
    return aside


def _age(since: datetime, at: datetime) -> str:
    hours = int((at - since).total_seconds() // 3600)
    if hours < 1:
        return "less than an hour old"
    return f"{hours} hours old" if hours < 48 else f"{hours // 24} days old"


def _told(found: Found, fallen: int, aside: Path | None, at: datetime) -> Iterator[str]:
    rows, files = (
        sum(found.manifest["rows"].values()),
        sum(name.startswith("files/") for name in found.manifest["sums"]),
    )
    yield (
        f"Restored: {rows} rows and {files} files, {_age(found.made, at)}, from {found.copy.resolve().name}. "
        "What was written since then is lost."
    )
    yield f"Keys: {found.keys - fallen}, {_age(found.keyring_at, at)}."
    yield f"What was destroyed stays gone: {len(found.gone)} keys, {fallen} of them taken out again just now."
    yield "Copies of DIR/keyring that you made yourself are out of our reach: delete those older than seven days."
    if aside is not None:
        yield f"What was there before is in {aside}. Delete it when all is well: it holds keys too."
