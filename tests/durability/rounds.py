"""kill -9 under write load, round after round. A process of its own: `python -m tests.durability.rounds --rounds N`.

Each round forks writers, kills them all at a random moment (on PostgreSQL the whole cluster too, where it is our
own; else the writers' backends), then looks: everything acknowledged is there, everything holds. What a writer was
told is done, it notes in a file of its own outside the data folder, on the disk before it goes on.

Prints one line of JSON: rounds, acknowledged, lost, broken (sentences), and how many of each.
"""

import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from ourterms.kit import chance

MAIL = "smtp://mail.example.org"  # so that the outbox is written; nothing here sends
WRITERS_AT_ONCE = 4
SHORTEST, LONGEST = 0.05, 1.2  # seconds that a round's writers live


def _write(notes: Path) -> None:
    """A writer's life: write, note, write, note, until it is killed."""
    from django.db import DatabaseError, InterfaceError

    from tests.durability.writers import WRITERS, write_once

    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    while True:
        writer = chance.shuffled(WRITERS)[0]
        try:
            note = write_once(writer)
        except (DatabaseError, InterfaceError):
            # not acknowledged: the database was taken away under it
            from django.db import connections

            connections.close_all()
            continue
        if note is not None:
            os.write(file, json.dumps({"by": writer.name, **note}).encode() + b"\n")
            os.fsync(file)


def _fork_writer(notes: Path) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        _write(notes)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)  # a writer that ended by itself is a fault


def _kill(pids: list[int]) -> int:
    """Kill them all. Returns how many had ended before, by themselves."""
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    ended = [os.waitpid(pid, 0)[1] for pid in pids]
    return sum(not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL) for status in ended)


def _notes(path: Path) -> list[dict[str, Any]]:
    """What was acknowledged; a last line that was cut off was not noted yet."""
    whole, _, _cut = path.read_bytes().rpartition(b"\n") if path.exists() else (b"", b"", b"")
    return [json.loads(line) for line in whole.splitlines()]


def _lost(notes: list[dict[str, Any]]) -> list[str]:
    from tests.durability.writers import WRITERS

    there = {writer.name: writer.there for writer in WRITERS}
    return [json.dumps(note) for note in notes if not there[note["by"]](note)]


def run(rounds: int) -> dict[str, Any]:
    """Run the rounds on the databases that settings name. The data folder must be a scratch one."""
    from ourterms.site.serve import migrate, start_django

    os.environ["OURTERMS_MAIL"] = MAIL
    start_django()
    migrate()
    from django.conf import settings
    from django.db import connections

    from tests.durability.cluster import after_kill, kill_backends, own_cluster
    from tests.durability.writers import HOLDS

    cluster = own_cluster()
    lost: list[str] = []
    broken: list[str] = []
    everything: list[dict[str, Any]] = []
    stray = 0
    with tempfile.TemporaryDirectory(prefix="ourterms-notes-") as folder:
        for number in range(rounds):
            connections.close_all()
            paths = [Path(folder) / f"{number}-{writer}" for writer in range(WRITERS_AT_ONCE)]
            pids = [_fork_writer(path) for path in paths]
            time.sleep(SHORTEST + (LONGEST - SHORTEST) * int.from_bytes(chance.some_bytes(2), "big") / 65535)
            if cluster:
                kill_backends(cluster)
            stray += _kill(pids)
            after_kill(cluster)
            notes = [note for path in paths for note in _notes(path)]
            everything += notes
            lost += _lost(notes)
            broken += [wrong for holds in HOLDS for wrong in holds()]
            if lost or broken:
                break
        lost += [] if lost else _lost(everything)
        connections.close_all()
    return {
        "database": "PostgreSQL" if settings.ENV.database_url else "SQLite",
        "killed": ("writers and the whole cluster" if cluster else "writers and their backends")
        if settings.ENV.database_url
        else "writers",
        "rounds": number + 1,
        "acknowledged": len(everything),
        "lost": lost,
        "broken": broken,
        "ended_by_themselves": stray,
        "each": dict(sorted(Counter(note["by"] for note in everything).items())),
    }


if __name__ == "__main__":
    result = run(int(sys.argv[sys.argv.index("--rounds") + 1]))
    sys.stdout.write(json.dumps(result) + "\n")
    sys.exit(1 if result["lost"] or result["broken"] or result["ended_by_themselves"] else 0)
