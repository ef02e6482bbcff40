"""A key for each owner, in a file of its own, so that throwing one away makes everything it sealed unreadable,
in every copy of the database, at once.

The file is never part of the database's backup. SQLite keeps its journal only while it writes (DELETE) and
overwrites what is deleted (secure_delete): after `destroy` no byte of the key is left in it. Each key is wrapped by
the server's key, which is in no database at all. What was destroyed leaves a keyed mark, so that a copy from
before can't bring it back.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from ourterms.kit import sealing
from ourterms.kit.sealing import Place

TABLES = """
CREATE TABLE IF NOT EXISTS key (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (mark BLOB PRIMARY KEY) WITHOUT ROWID;
"""

AT_ONCE = 500  # owners in one question


class Destroyed(Exception):
    """This owner's key was destroyed: there is none any more, and there will be no other."""


class Inside(NamedTuple):
    """What a keyring's file holds: how many keys, and the marks of what was destroyed."""

    keys: int
    gone: frozenset[bytes]


def look_into(path: Path, server_key: bytes) -> Inside:
    """What is in a keyring's file that nobody writes to now; nothing is changed.

    Raises sealing.CannotOpen where a key is not this server key's, sqlite3.Error for no keyring at all.
    """
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("damaged")
        keys = db.execute("SELECT owner, wrapped FROM key").fetchall()
        gone = frozenset(row[0] for row in db.execute("SELECT mark FROM gone"))
    finally:
        db.close()
    for owner, wrapped in keys:
        sealing.unseal(server_key, wrapped, Place("keyring", UUID(owner)))
    return Inside(len(keys), gone)


class Keyring:
    """The keys of one server, at `path`, wrapped by its `server_key` (32 bytes)."""

    def __init__(self, path: Path, server_key: bytes) -> None:
        self.path = path
        self._server_key = server_key
        with self._open() as db:
            db.executescript(TABLES)
        path.chmod(0o600)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        try:
            db.executescript(
                "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
            )
            yield db
        finally:
            db.close()

    def _mark(self, owner: UUID) -> bytes:
        return sealing.mark(self._server_key, "gone", str(owner))

    def key_of(self, owner: UUID) -> bytes:
        """The owner's key; made when it is first needed. Raises Destroyed."""
        key = self.find(owner)
        if key is not None:
            return key
        wrapped = sealing.seal(self._server_key, sealing.new_key(), Place("keyring", owner))
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            if db.execute("SELECT 1 FROM gone WHERE mark = ?", [self._mark(owner)]).fetchone():
                db.execute("ROLLBACK")
                raise Destroyed
            db.execute("INSERT OR IGNORE INTO key VALUES (?, ?)", [str(owner), wrapped])
            db.execute("COMMIT")
        return self.key_of(owner)

    def find(self, owner: UUID) -> bytes | None:
        """The owner's key; None if there is none, or none any more."""
        with self._open() as db:
            row = db.execute("SELECT wrapped FROM key WHERE owner = ?", [str(owner)]).fetchone()
        return sealing.unseal(self._server_key, row[0], Place("keyring", owner)) if row else None

    def find_several(self, owners: Iterable[UUID]) -> dict[UUID, bytes]:
        """The keys of those of these owners who have one: the file is opened once."""
        names = [str(owner) for owner in owners]
        with self._open() as db:
            rows = [
                row
                for start in range(0, len(names), AT_ONCE)
                for row in db.execute(
                    f"SELECT owner, wrapped FROM key WHERE owner IN ({','.join('?' * len(names[start:][:AT_ONCE]))})",  # noqa: S608 (places only)
                    names[start:][:AT_ONCE],
                )
            ]
        return {
            UUID(owner): sealing.unseal(self._server_key, key, Place("keyring", UUID(owner))) for owner, key in rows
        }

    def destroy(self, owner: UUID) -> None:
        """Destroy the owner's key, for good. It is off the disk when this returns; twice is once."""
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM key WHERE owner = ?", [str(owner)])
            db.execute("INSERT OR IGNORE INTO gone VALUES (?)", [self._mark(owner)])
            db.execute("COMMIT")

    def was_destroyed(self, owner: UUID) -> bool:
        """Whether this owner had a key that was destroyed."""
        return self._mark(owner) in self.gone()

    def gone(self) -> frozenset[bytes]:
        """The marks of all that was destroyed."""
        with self._open() as db:
            return frozenset(row[0] for row in db.execute("SELECT mark FROM gone"))

    def destroy_again(self, marks: Iterable[bytes]) -> int:
        """Destroy what these marks say was destroyed; after a restore of an older file. Returns how many keys fell."""
        marks = frozenset(marks)
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            owners = [row[0] for row in db.execute("SELECT owner FROM key")]
            fallen = [owner for owner in owners if self._mark(UUID(owner)) in marks]
            db.executemany("DELETE FROM key WHERE owner = ?", [[owner] for owner in fallen])
            db.executemany("INSERT OR IGNORE INTO gone VALUES (?)", [[mark] for mark in marks])
            db.execute("COMMIT")
        return len(fallen)

    def count(self) -> int:
        """How many keys there are."""
        with self._open() as db:
            number: int = db.execute("SELECT count(*) FROM key").fetchone()[0]
        return number

    def copy_to(self, path: Path) -> None:
        """A copy of the file as it is now, whole, also while others write."""
        with self._open() as db:
            copy = sqlite3.connect(path)
            try:
                db.backup(copy)
            finally:
                copy.close()
        path.chmod(0o600)
