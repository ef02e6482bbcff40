"""The background process: one at a time, started anew, ended with its server; what is missed is done once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

import demo
from ourterms.kit import clock
from ourterms.kit.hooks import Tick
from ourterms.site import ticks
from ourterms.site.locks import TICKS, Held, held
from tests.made import put_lived

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
MOST_MIB = 90
PATIENCE = 120  # seconds: a machine may be busy with other tests


def _run(all_ticks: list[Tick], last: dict[str, datetime], at: datetime) -> None:
    with clock.frozen(at):
        ticks.run_due(all_ticks, last, Event())


def test_each_runs_when_it_is_due_and_a_missed_one_once() -> None:
    ran: list[datetime] = []
    tick = Tick("x.y", timedelta(minutes=10), ran.append)
    last: dict[str, datetime] = {}
    for minutes in (0, 5, 9, 10, 11, 600, 605):
        _run([tick], last, AT + timedelta(minutes=minutes))
    assert [(at - AT) // timedelta(minutes=1) for at in ran] == [0, 10, 600]


def test_a_clock_that_was_put_back_stops_nothing() -> None:
    ran: list[datetime] = []
    _run([Tick("x.y", timedelta(days=1), ran.append)], {"x.y": AT + timedelta(days=400)}, AT)
    assert ran == [AT]


def test_one_that_fails_harms_no_other_and_its_words_are_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(at: datetime) -> None:
        raise ValueError("what Ash wrote")

    ran: list[datetime] = []
    every = timedelta(minutes=1)
    from logging.config import dictConfig

    from django.conf import settings

    dictConfig(settings.LOGGING)  # onto the standard error that is caught here
    _run([Tick("x.fails", every, fails), Tick("x.y", every, ran.append)], {}, AT)
    assert ran == [AT]
    logged = capsys.readouterr().err
    assert "x.fails failed" in logged
    assert "ValueError at" in logged
    assert "Ash" not in logged


def test_the_moments_are_kept_over_a_restart(tmp_path: Path) -> None:
    ticks.write_last(tmp_path / ticks.LAST, {"x.y": AT})
    assert ticks.read_last(tmp_path / ticks.LAST) == {"x.y": AT}
    (tmp_path / ticks.LAST).write_text("{")
    assert ticks.read_last(tmp_path / ticks.LAST) == {}


def test_the_backup_is_made_by_a_real_server_only() -> None:
    assert {"people.devices", "site.groups"} <= {tick.name for tick in ticks.all_ticks(nightly=False)}
    assert {"site.backup"} == {tick.name for tick in ticks.all_ticks(nightly=True)} - {
        tick.name for tick in ticks.all_ticks(nightly=False)
    }


# As processes ------------------------------------------------------------------------------------------------


def _until(true: Callable[[], object]) -> None:
    late = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < late
        time.sleep(0.1)


def _environ(data: Path) -> dict[str, str]:
    return {**os.environ, "OURTERMS_DATA": str(data), "OURTERMS_DATABASE_URL": "", "PYTHONPATH": str(demo.ROOT)}


@contextmanager
def _process(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "ourterms.site.ticks"], cwd=demo.ROOT, env=_environ(data), stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stderr):
            if pipe is not None:
                pipe.close()


def _holds(data: Path) -> bool:
    try:
        with held(data / TICKS):
            return False
    except (Held, OSError):
        return (data / TICKS).exists()


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, None])
def test_it_ends_cleanly_at_a_signal_and_with_its_pipe(way: signal.Signals | None, tmp_path: Path) -> None:
    from tests.durability.server import do

    do(tmp_path, "look")
    with _process(tmp_path) as process:
        _until(lambda: (tmp_path / ticks.LAST).exists())
        if way is None:
            assert process.stdin is not None
            process.stdin.close()
        else:
            process.send_signal(way)
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_of_two_on_one_data_folder_the_second_waits_and_then_takes_over(tmp_path: Path) -> None:
    with _process(tmp_path) as first:
        _until(lambda: _holds(tmp_path))
        with _process(tmp_path) as second:
            time.sleep(ticks.AGAIN)
            assert second.poll() is None
            first.kill()
            first.wait()
            _until(lambda: _holds(tmp_path))
            assert second.poll() is None


# Which processes a server started can be read in /proc only, which Linux has.
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here to see processes in")


def _children_of(pid: int, *known_by: bytes) -> list[int]:
    """The background processes that a server started; or its children with one of these in their command."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = [child for task in tasks for child in (task / "children").read_text().split()]
    known_by = known_by or (b"ourterms.site.ticks",)
    commands = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, command in commands.items() if any(words in command for words in known_by)]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@needs_proc
def test_a_server_has_one_small_one_starts_it_anew_and_takes_it_along_however_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OURTERMS_DATABASE_URL", "")
    (put_lived(tmp_path) / ticks.LAST).unlink(missing_ok=True)
    server = demo.start(tmp_path)
    try:
        (first,) = _children_of(server.process.pid)
        _until(lambda: (tmp_path / ticks.LAST).exists())
        status = Path(f"/proc/{first}/status").read_text()
        assert int(status.partition("VmRSS:")[2].split()[0]) < MOST_MIB * 1024
        os.kill(first, signal.SIGKILL)
        _until(lambda: _children_of(server.process.pid) not in ([], [first]))
        (second,) = _children_of(server.process.pid)
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()
        _until(lambda: not _runs(second))
    finally:
        demo.end(server)
    again = demo.start(tmp_path)
    (third,) = _children_of(again.process.pid)
    assert demo.end(again) == 0
    assert not _runs(third)


@needs_proc
def test_ctrl_c_is_a_clean_end_also_where_the_worker_hears_of_it_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OURTERMS_DATABASE_URL", "")
    server = demo.start(put_lived(tmp_path))
    group = server.process.pid
    try:
        (worker,) = _children_of(group, b"spawn_main", b"ourterms\0demo")
        os.kill(group, signal.SIGSTOP)
        os.killpg(group, signal.SIGINT)
        _until(lambda: not _runs(worker))
        os.kill(group, signal.SIGCONT)
        assert server.process.wait(PATIENCE) == 0
    finally:
        if server.process.poll() is None:
            os.killpg(group, signal.SIGKILL)
            server.process.wait()
