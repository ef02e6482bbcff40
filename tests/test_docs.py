"""Every command in the docs is run, and prints what the docs say it prints; every link leads somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = [path for path in ROOT.rglob("*.md") if not {".venv", "node_modules"} & set(path.parts)]
BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n?```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)
# Commands that other tests run, and which.
ELSEWHERE = {
    "./run demo": "tests/browser starts it, and .ci/run",
    "./run print welcome": "ourterms/site/tests/test_founding.py",
    "./run test": "this is it",
    "./run test --all": "the two that .ci/run runs, in one",
    "./run lock": "needs uv, and the network",
    "./run pictures": "tests/browser/test_demo.py takes them",
    "./run bench web": "minutes of measuring",
    "./run mailtest you@example.org": "ourterms/notices/tests: it needs a mail server",
    "./run bench durability": "minutes of measuring",
    "./run bench counting": "minutes of measuring",
    "./run bench counting --cases DIR": "minutes of measuring",
    "./run serve": "tests/durability/test_serve.py",
    "./run backup DIR": "tests/durability/test_self_hosting.py",
    "./run restore DIR": "tests/durability/test_self_hosting.py",
    "./run self-check": "tests/durability/test_self_hosting.py",
}


def commands() -> list[tuple[str, str, str | None]]:
    found = []
    for path in DOCS:
        for block, output in BLOCK.findall(path.read_text(encoding="utf-8")):
            lines = block.strip().splitlines()
            found += [(path.name, line, output or None if line == lines[-1] else None) for line in lines]
    return found


def test_there_are_commands_to_run() -> None:
    assert len(commands()) > 5


@pytest.mark.parametrize(("doc", "command", "output"), commands())
def test_every_command_in_the_docs_runs(doc: str, command: str, output: str | None) -> None:
    if command.partition("  #")[0].strip() in ELSEWHERE:
        return
    assert command.startswith("./run "), f"{doc}: {command}"
    done = subprocess.run(
        [sys.executable, "-m", "ourterms", *command.removeprefix("./run ").split()],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if output is not None:
        assert done.stdout.strip() == output.strip()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_file_that_the_docs_name_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(
        r"`((?:ourterms|docs|bench|tests|demo)/[\w./-]+)`", text
    ):
        assert (ROOT / target).exists() or (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_command_stands_in_the_docs() -> None:
    from ourterms.site.cli import COMMANDS

    named = {command.split()[1] for _doc, command, _output in commands()}
    assert set(COMMANDS) <= named


def test_every_picture_is_shown_and_taken_anew_with_the_others() -> None:
    from demo.pictures import PICTURES

    shown = {Path(name).name for path in DOCS for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", path.read_text("utf-8"))}
    there = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert there == shown
    assert {name for name in there if name.endswith(".png")} == set(PICTURES)
