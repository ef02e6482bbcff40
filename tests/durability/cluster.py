"""A PostgreSQL cluster of our own in a scratch folder, so that a test may kill -9 the whole of it."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = "OURTERMS_TEST_CLUSTER"  # in the environment of the rounds: the scratch folder
PATIENCE = 120  # seconds: a machine may be busy with other tests


class Cluster(NamedTuple):
    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "db"


def programs() -> Path | None:
    """Where the newest PostgreSQL's programs are."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def _as_postgres() -> dict[str, Any]:
    """PostgreSQL does not run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd="/", **_as_postgres())


def _start(cluster: Cluster) -> None:
    bin_ = programs()
    assert bin_ is not None
    _run(f"{bin_}/pg_ctl", "-D", str(cluster.db), "-w", "-t", str(PATIENCE), "-l", f"{cluster.folder}/log", "start")


@contextmanager
def running() -> Iterator[tuple[Cluster, str]]:
    """A new cluster on a free port of the loopback, and the address of an empty database in it."""
    bin_ = programs()
    assert bin_ is not None
    folder = Path(tempfile.mkdtemp(prefix="ourterms-cluster-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster = Cluster(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    try:
        _run(f"{bin_}/initdb", "-D", str(cluster.db), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C")
        with (cluster.db / "postgresql.conf").open("a") as conf:
            conf.write(f"listen_addresses='127.0.0.1'\nport={port}\nunix_socket_directories='{folder}'\n")
        _start(cluster)
        yield cluster, f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [f"{bin_}/pg_ctl", "-D", str(cluster.db), "-m", "immediate", "stop"],
            capture_output=True, cwd="/", **_as_postgres(),
        )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)


def own_cluster() -> Cluster | None:
    """The cluster that this process may kill."""
    return Cluster(Path(os.environ[FOLDER])) if os.environ.get(FOLDER) else None


def _postmaster(cluster: Cluster) -> int:
    return int((cluster.db / "postmaster.pid").read_text().split()[0])


def _children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def kill_backends(cluster: Cluster) -> None:
    """kill -9 of the postmaster and of everything it started, in no order."""
    postmaster = _postmaster(cluster)
    for pid in (postmaster, *_children(postmaster)):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def after_kill(cluster: Cluster | None) -> None:
    """Bring back what was killed: our own cluster; else end what the writers' backends still do."""
    from django.db import connection

    if cluster is not None:
        late = time.monotonic() + PATIENCE
        while not _is_gone(_postmaster(cluster)) and time.monotonic() < late:
            time.sleep(0.02)
        while time.monotonic() < late:
            try:
                _start(cluster)
            except subprocess.CalledProcessError:  # a killed backend still holds the shared memory
                time.sleep(0.2)
                continue
            return
        raise RuntimeError((cluster.folder / "log").read_text()[-2000:])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
