"""A real server: needs what it needs, shows its key once, and starts on no database that could lose a write."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from ourterms.site import backup, env, self_check
from ourterms.site.routers import PASSING
from ourterms.site.serve import RESTORING, in_groups
from tests.at_once import put_tables
from tests.durability.server import ROOT, _environ, do, run

URL = "https://terms.example.org"
PATIENCE = 120  # seconds: a machine may be busy with other tests


@contextmanager
def serving(data: Path, port: int, way: signal.Signals = signal.SIGINT) -> Iterator[list[str]]:
    """A server started in a terminal; the list holds what that showed, once the block has ended. `way`: how it ends."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "ourterms", "serve", "--port", str(port)],
        cwd=ROOT, env=_environ(data, OURTERMS_URL=URL), stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown: list[str] = []
    try:
        _wait_for(process, port)
        yield shown
    finally:
        os.kill(process.pid, way)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        shown.append(os.read(ours, 100_000).decode().replace("\r\n", "\n"))
        os.close(ours)
    assert process.returncode == 0


def _ask(port: int) -> bytes:
    """As the proxy asks."""
    headers = {"Host": "terms.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    with urlopen(Request(f"http://127.0.0.1:{port}/healthz", headers=headers), timeout=5) as answer:
        body: bytes = answer.read()
    return body


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    late = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < late:
        try:
            assert _ask(port) == b"ok\n"
            return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("The server did not come up.")


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_it_shows_its_key_once_backs_up_and_knows_how_it_is(tmp_path: Path) -> None:
    data, port = tmp_path / "data", _free_port()
    put_tables(data)
    with serving(data, port) as first:
        late = time.monotonic() + PATIENCE
        while not backup.newest_of(data / "backups") and time.monotonic() < late:
            time.sleep(0.1)
        checked = run(data, "self-check", OURTERMS_URL=URL)
        assert checked.returncode == 0, checked.stdout
        assert "less than an hour old" in checked.stdout
        assert "All is well." in checked.stdout
    key = in_groups(backup.server_key_of(data))
    assert key in first[0]
    assert "keep it elsewhere" in first[0]
    with serving(data, port, signal.SIGHUP) as second:  # the terminal was closed
        pass
    assert key not in second[0]
    assert "The last backup" in second[0]


def test_the_first_start_is_by_hand_so_that_no_log_holds_the_key(tmp_path: Path) -> None:
    done = run(tmp_path / "data", "serve", "--port", str(_free_port()), OURTERMS_URL=URL)
    assert done.returncode == 1
    assert "start it by hand in a terminal first" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "OURTERMS_DATA must say"),
        ({"OURTERMS_DATA": "/data"}, "OURTERMS_URL must say"),
        ({"OURTERMS_DATA": "/data", "OURTERMS_URL": "http://localhost"}, "OURTERMS_URL must start with https://"),
        ({"OURTERMS_DATA": "/d", "OURTERMS_URL": "https://localhost", "OURTERMS_DEMO": "1"}, "OURTERMS_DEMO must not"),
        ({"OURTERMS_DATA": "/data", "OURTERMS_URL": URL, "OURTERMS_PROXIES": "0"}, "OURTERMS_PROXIES must be 1"),
        ({"OURTERMS_DATA": "/data", "OURTERMS_URL": URL, "OURTERMS_BACKUPS": "/data"}, "OURTERMS_BACKUPS must be"),
        ({"OURTERMS_DATA": "/d", "OURTERMS_URL": URL, "OURTERMS_BACKUPS": "/d/files/x"}, "OURTERMS_BACKUPS must be"),
    ],
)
def test_what_makes_no_sense_is_said_in_one_sentence(environ: dict[str, str], words: str) -> None:
    with pytest.raises(env.BadEnvironment, match=words):
        env.for_serving({"OURTERMS_PROXIES": "1", **environ})


def test_it_does_not_start_on_a_database_that_could_lose_a_write(tmp_path: Path) -> None:
    script = (
        "from django.conf import settings\n"
        "from ourterms.site.serve import CannotServe, prepare, start_django\n"
        "start_django()\n"
        "options = settings.DATABASES['default']['OPTIONS']\n"
        "options['init_command'] = options['init_command'].replace('synchronous=EXTRA', 'synchronous=OFF')\n"
        "try:\n    prepare()\nexcept CannotServe as problem:\n    print(problem)\n"
    )
    put_tables(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=_environ(tmp_path), capture_output=True, text=True
    )
    assert done.stdout == "The database default has synchronous 0 and not 3: writes could be lost.\n", done.stderr


def test_it_does_not_start_on_half_a_restore_or_beneath_one(tmp_path: Path) -> None:
    (tmp_path / RESTORING).mkdir()
    done = run(tmp_path, "demo", "--port", str(_free_port()), "--data", str(tmp_path))
    assert "A restore on this data folder did not end." in done.stderr
    from ourterms.site.locks import SERVING, held

    with held(tmp_path / SERVING):
        done = run(tmp_path, "demo", "--port", str(_free_port()), "--data", str(tmp_path))
    assert "A restore is under way" in done.stderr


def test_two_that_start_at_once_on_one_new_folder_make_it_ready_once(tmp_path: Path) -> None:
    start = [sys.executable, "-c", "from ourterms.site.serve import prepare\nprepare()\nprint('ready')"]
    both = [
        subprocess.Popen(start, cwd=ROOT, env=_environ(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        out, err = process.communicate(timeout=PATIENCE)
        assert out == b"ready\n", err.decode()[-300:]


@pytest.mark.parametrize("where", ["file", "file/inside"])
def test_a_folder_that_can_not_be_used_is_said_in_one_sentence(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    data = tmp_path / where
    done = run(tmp_path, "demo", "--port", str(_free_port()), "--data", str(data))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Nothing can be kept in {data}: ")
    assert done.stderr.endswith("Choose another folder: ./run demo --data DIR\n")
    assert done.stderr.count("\n") == 1


def test_a_disk_that_is_full_at_the_first_start_is_said_in_one_sentence(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from ourterms.site.cli import main\nresource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, "demo", "--port", str(_free_port()), "--data", str(tmp_path / "data")],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/data could not be made ready: "), done.stderr
    assert done.stderr.count("\n") == 1


def test_self_check_says_each_fault_and_fails(tmp_path: Path) -> None:
    do(tmp_path, "seed")
    (tmp_path / "secrets" / "server_key").chmod(0o644)
    done = run(tmp_path, "self-check")
    assert done.returncode == 1
    assert "There is no backup" in done.stdout
    assert f"Others on this machine can read {tmp_path}/secrets/server_key" in done.stdout
    assert "2 to look at." in done.stdout
    nothing = run(tmp_path / "nothing", "self-check")
    assert nothing.returncode == 1
    assert "There is no server in" in nothing.stderr


def test_a_backup_of_the_night_before_last_is_too_old(tmp_path: Path) -> None:
    do(tmp_path, "seed")
    at = datetime(2026, 3, 3, 3, tzinfo=UTC)
    backup.back_up(tmp_path, "", tmp_path / "backups", at)
    assert self_check.backup_sentence(tmp_path / "backups", at + timedelta(hours=25)) == (
        f"The last backup in {tmp_path}/backups is 25 hours old.",
        True,
    )
    assert self_check.backup_sentence(tmp_path / "backups", at + timedelta(days=3))[1] is False
    assert self_check.backup_sentence(tmp_path / "backups", at - timedelta(days=1))[1] is False  # the clock is wrong


def test_what_may_be_lost_has_a_database_of_its_own_with_just_its_tables(tmp_path: Path) -> None:
    do(tmp_path, "seed")
    tables = {}
    for name in ("ourterms", "passing"):
        with closing(sqlite3.connect(tmp_path / f"{name}.sqlite3")) as db:
            rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            tables[name] = {row[0] for row in rows} - {"django_migrations"}
    assert tables["passing"] == {f"{app}_{model}" for app, model in PASSING}
    assert not tables["passing"] & tables["ourterms"]
