"""`./run` sets up what is missing: also after it was broken off, and after the Python it was set up with has gone."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).parents[1] / "run"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with nothing to install and a command to hand over to."""
    root = tmp_path / "a folder, naïve"
    (root / "ourterms").mkdir(parents=True)
    (root / "ourterms" / "__main__.py").write_text("import sys\nprint('handed over:', *sys.argv[1:])\n")
    for lock in ("requirements.lock", "requirements-dev.lock", "requirements-postgresql.lock"):
        (root / lock).touch()
    shutil.copy(RUN, root)
    return root


def start(root: Path, **settings: str) -> "subprocess.Popen[str]":
    of_tests = {"PYTHONPATH", "OURTERMS_DATABASE_URL"}  # the checkout's own `run`, and the database tests run on
    environ = {name: value for name, value in os.environ.items() if name not in of_tests}
    return subprocess.Popen(
        [sys.executable, str(root / "run"), "check", "x"], cwd=root,
        env=environ | settings,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def test_broken_off_while_it_sets_up_it_says_so_and_begins_anew_the_next_time(copy: Path) -> None:
    with start(copy) as first:
        assert first.stderr
        assert first.stderr.readline().startswith("Setting up from requirements.lock")
        os.killpg(first.pid, signal.SIGINT)  # as Ctrl-C does
        rest = first.stderr.read()
    assert first.returncode == 130
    assert "Stopped. Start it again when you like." in rest
    assert 'run", line' not in rest
    with start(copy) as second:
        out, err = second.communicate()
    assert out == "handed over: check x\n", err


def test_when_the_python_it_was_set_up_with_has_gone_it_is_set_up_anew(copy: Path) -> None:
    there = copy / ".venv" / "bin"
    there.mkdir(parents=True)
    (there / "python").symlink_to("/no/such/python")
    stamp = hashlib.sha256(f"{sys.version_info[:2]}".encode()).hexdigest()
    (copy / ".venv" / "requirements.lock.stamp").write_text(stamp)
    with start(copy) as process:
        out, err = process.communicate()
    assert out == "handed over: check x\n", err


def test_on_postgresql_its_driver_is_put_beside_and_comes_back_after_an_update(copy: Path) -> None:
    def set_up_from(**settings: str) -> list[str]:
        with start(copy, **settings) as process:
            out, err = process.communicate()
        assert out == "handed over: check x\n", err
        return [line.split()[3] for line in err.splitlines() if line.startswith("Setting up")]

    assert set_up_from() == ["requirements.lock"]
    assert set_up_from(OURTERMS_DATABASE_URL="postgresql://localhost/x") == ["requirements-postgresql.lock"]
    assert set_up_from() == []
    (copy / "requirements.lock").write_text("# newer\n")
    assert set_up_from() == ["requirements.lock", "requirements-postgresql.lock"]
