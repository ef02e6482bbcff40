"""Several people at the same moment, in a process with real databases: a test's own are in memory and wait for nobody.

A test has the lines of that process as a text, which leaves what came of it in `found`, and gives them to `tried`.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any

from tests.durability.run import scratch_database

if TYPE_CHECKING:
    from ourterms.collectives.models import Member
    from tests.cast import Cast

ROOT = Path(__file__).parents[1]
MANY = 8
BEGIN = """
import json
from ourterms.site.serve import migrate, start_django
start_django()
migrate()
found = {}
"""
END = """
print(json.dumps(found))
"""
Act = Callable[[], object]


def tables() -> Path:
    """The folder with both databases as a first start makes them, and nothing in them."""
    from tests.made import made  # not for the processes that import this: it is about the tests' own data folder

    return made("tables", lambda folder: _run(BEGIN, folder))


def put_tables(data: Path) -> None:
    """Put both databases with their tables, and nothing in them, into a data folder; its key is its own."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in tables().glob("*.sqlite3"):
        shutil.copyfile(file, data / file.name)
        (data / file.name).chmod(0o600)


def _run(code: str, data: Path, database: str = "") -> str:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(data), "PYTHONPATH": str(ROOT)}
    environ |= {"OURTERMS_DATABASE_URL": database} if database else {}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4_000:]
    return done.stdout


def tried(lines: str, data: Path, database: str = "") -> Any:
    """Run the lines in a process of its own, on SQLite in a data folder or on the PostgreSQL at `database`.

    Returns what they left in `found`, as JSON carries it. An AssertionError has what the process complained of.
    """
    put_tables(data)
    return json.loads(_run(BEGIN + lines + END, data, database).splitlines()[-1])


def tried_where_tests_run(lines: str, data: Path) -> Any:
    """The same, on a PostgreSQL of its own where the tests run on one."""
    if not os.environ.get("OURTERMS_DATABASE_URL"):
        return tried(lines, data)
    with scratch_database() as database:
        return tried(lines, data, database)


def at_once(acts: Sequence[Act], also: tuple[type[Exception], ...] = ()) -> list[Any]:
    """Do all of it at the same moment, each in a thread with its own connections.

    Returns in their order what each gave back, or what refused it: a Refused, or one of `also`.
    """
    from django.db import connections

    from ourterms.people.acts import Refused

    barrier = Barrier(len(acts))

    def one(act: Act) -> object:
        barrier.wait()
        try:
            return act()
        except (Refused, *also) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def done(acts: Sequence[Act], also: tuple[type[Exception], ...] = ()) -> int:
    """Do all of it at the same moment; how many were not refused."""
    return sum(not isinstance(came, Exception) for came in at_once(acts, also))


def said(acts: Sequence[Act]) -> list[str]:
    """Do all of it at the same moment; sorted, the sentence that refused each, or "done"."""
    return sorted(getattr(came, "message", "done") for came in at_once(acts))


def newcomers(cast: "Cast", many: int = MANY) -> "list[Member]":
    """So many more members in the cast's first collective: N0, N1 and so on."""
    from ourterms.collectives import actions
    from ourterms.people.models import Person
    from tests.cast import AT

    join = {"collective": cast.collective, "at": AT, "today": AT.date()}
    return [actions.join(by=Person.objects.create(), name=f"N{n}", **join) for n in range(many)]
