"""Starts the rounds with a scratch data folder, on SQLite or on a PostgreSQL of our own or the one for tests."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from ourterms.kit import chance
from tests.durability import cluster

ROOT = Path(__file__).parents[2]


def rounds(number: int, database_url: str = "", **environ: str) -> dict[str, Any]:
    """Run that many rounds. Returns what tests/durability/rounds.py prints, and `said`: why a writer ended by itself.

    Raises RuntimeError if it broke off.
    """
    with tempfile.TemporaryDirectory(prefix="ourterms-durability-") as data:
        done = subprocess.run(
            [sys.executable, "-m", "tests.durability.rounds", "--rounds", str(number)],
            cwd=ROOT, env={**os.environ, "OURTERMS_DATA": data, "OURTERMS_DATABASE_URL": database_url, **environ},
            capture_output=True, text=True,
        )  # fmt: skip
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result | {"said": done.stderr}


def on_postgresql(number: int) -> dict[str, Any] | None:
    """The rounds on PostgreSQL: in a cluster of our own, where its programs are; else None for none at all."""
    with ExitStack() as stack:
        if cluster.programs() is not None:
            ours, url = stack.enter_context(cluster.running())
            return rounds(number, url, **{cluster.FOLDER: str(ours.folder)})
        url = stack.enter_context(scratch_database())
        return rounds(number, url) if url else None


@contextmanager
def scratch_database() -> Iterator[str]:
    """A database of its own on the PostgreSQL for tests, taken away afterwards; "" where there is none."""
    from ourterms.site.quality import _postgresql

    server = _postgresql()
    if not server:
        yield ""
        return
    import psycopg
    from psycopg import sql

    name = f"ourterms_{chance.some_bytes(6).hex()}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as db:
            db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
