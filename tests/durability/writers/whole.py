"""That the databases and the keyring can be read at all."""

import sqlite3

from django.db import connection

from ourterms.people.keys import keyring


def database_is_whole() -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        wrong = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return wrong + [f"foreign key: {row}" for row in cursor.fetchall()]


def keyring_is_whole() -> list[str]:
    db = sqlite3.connect(keyring().path)
    try:
        said = db.execute("PRAGMA integrity_check").fetchall()
    finally:
        db.close()
    return [] if said == [("ok",)] else [f"keyring: {said}"]


HOLDS = [database_is_whole, keyring_is_whole]
