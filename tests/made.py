"""What takes long to make and is the same for every test that wants it: made once in a run, whichever process is first.

Whoever wants one for itself takes a copy.
"""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import demo
from tests.at_once import put_tables
from tests.data_folder import folder


def made(name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` filled, once for all processes of this run; the others wait until it is there."""
    where = folder / "made"
    where.mkdir(parents=True, exist_ok=True)
    with (where / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        there, under_way = where / name, where / f"{name}.part"
        if not there.exists():
            under_way.mkdir()
            make(under_way)
            under_way.rename(there)
    return there


def put_lived(data: Path) -> Path:
    """Copy the data of a demo whose year was lived through, on SQLite, into an empty folder; returns that."""

    def lived(folder: Path) -> None:
        put_tables(folder)
        with demo.running(folder, OURTERMS_DATABASE_URL=""):
            pass

    return Path(shutil.copytree(made("lived", lived), data, dirs_exist_ok=True))
