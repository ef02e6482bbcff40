"""docs/self-hosting.md: what can run here runs; what needs root or a name is looked at by its own tools."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ourterms.site import backup, env
from tests.durability.server import ROOT, do, run

TEXT = (ROOT / "docs" / "self-hosting.md").read_text(encoding="utf-8")
PROGRAMS = {
    "apt-get", "useradd", "git", "install", "systemctl", "caddy", "exec", "env", "ourterms", "/opt/ourterms/run",
}  # fmt: skip


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def lines() -> list[str]:
    return [line for block in blocks("bash") for line in block.splitlines() if line and not line.startswith("#")]


def test_the_shell_understands_every_command_and_each_is_one_we_know() -> None:
    assert len(lines()) > 15
    for block in blocks("bash"):
        assert subprocess.run(["bash", "-n"], input=block, text=True, capture_output=True).stderr == ""
    assert {line.split()[0] for line in lines()} == PROGRAMS


def test_the_settings_are_ones_that_a_server_takes() -> None:
    (settings,) = blocks("ini")
    environ = dict(line.split("=", 1) for line in settings.splitlines())
    found = env.for_serving(environ)
    assert str(found.data) in TEXT.partition("ReadWritePaths=")[2].splitlines()[0].split()
    assert str(found.backups) in TEXT.partition("ReadWritePaths=")[2].splitlines()[0].split()
    assert found.host in "".join(blocks("caddyfile"))


def test_our_own_commands_do_what_the_steps_say(tmp_path: Path) -> None:
    """In the order of the page, on a scratch server; `serve` is started in test_serve.py."""
    ours = [line.split()[1:] for line in lines() if line.startswith("ourterms ")]
    assert {command[0] for command in ours} == {"serve", "self-check", "backup", "restore"}
    backups = tmp_path / "backups"
    do(tmp_path / "data", "seed")
    settings = {"OURTERMS_BACKUPS": str(backups)}
    backup.back_up(tmp_path / "data", "", backups, backup.datetime.now(backup.UTC))  # the night's
    key = backup.server_key_of(tmp_path / "data").hex()
    for number, command in enumerate(ours):
        arguments = [str(backups) if argument == "/var/backups/ourterms" else argument for argument in command]
        if command[0] == "serve":
            continue
        data = tmp_path / (f"new-{number}" if command[0] == "restore" else "data")
        done = run(data, *arguments, typed=key, **settings)
        assert done.returncode == 0, f"{command}: {done.stdout} {done.stderr}"
    checks = [line.split()[1:] for line in lines() if line.startswith("/opt/ourterms/run check")]
    for check in checks:
        assert run(tmp_path / "none", *[part.replace("/opt/ourterms", str(ROOT)) for part in check]).returncode == 0


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_each_unit(tmp_path: Path) -> None:
    names = re.findall(r"`/etc/systemd/system/([\w.-]+)`", TEXT)
    assert len(names) == len(blocks("systemd")) == 3
    here = {"/opt/ourterms/run": str(ROOT / "run"), "/usr/bin/rsync": "/bin/true"}
    for name, unit in zip(names, blocks("systemd"), strict=True):
        for there, path in here.items():
            unit = unit.replace(there, path)
        (tmp_path / name).write_text(unit)
    for name in names:
        said = subprocess.run(
            ["systemd-analyze", "verify", str(tmp_path / name)], capture_output=True, text=True
        ).stderr
        assert not [line for line in said.splitlines() if line.startswith(str(tmp_path))], said


def test_the_service_is_fenced_in() -> None:
    service = blocks("systemd")[0]
    for line in (
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
        "MemorySwapMax=0",
        "LimitCORE=0",
        "User=ourterms",
    ):
        assert line in service.splitlines()


def test_the_caddyfile_limits_and_hands_over_to_the_loopback(tmp_path: Path) -> None:
    (text,) = blocks("caddyfile")
    assert text.count("{") == text.count("}")
    for words in ("request_body {", "max_size 13MB", "read_body 20s", "reverse_proxy 127.0.0.1:8000"):
        assert words in text
    if caddy := shutil.which("caddy"):
        (tmp_path / "Caddyfile").write_text(text)
        done = subprocess.run(
            [caddy, "validate", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")],
            env={"HOME": str(tmp_path)}, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def test_each_copy_elsewhere_takes_away_what_was_taken_away_here() -> None:
    (copy,) = (unit for unit in blocks("systemd") if "rsync" in unit)
    assert "--delete" in copy
