"""The ranked half of `bench counting`: CPU seconds and peak memory of ranked rules and opinion maps, beside others.

    python -m bench.counting_ranked --cases DIR [--peers DIR]

Each program counts the same files in a process of its own, one thread, after one run that is not measured; the best
of several runs counts. The others are installed, pinned, into a virtual environment of their own (in DIR, else in a
temporary folder); what can't be installed is said. Winners are compared, too.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PINS = {
    "pyrankvote": "pyrankvote==2.0.6",
    "pref_voting": "pref_voting==1.18.2",
    "votekit": "votekit==3.5.0",
    "red-dwarf": "red-dwarf==0.4.0",
}
OURS, OF_PEERS = 9, 2  # runs measured


class Case(NamedTuple):
    """What is counted, by which rule, beside whom, and how many times faster it should be, and we want it to be."""

    title: str
    name: str  # as the peers' script calls it
    rule: str
    seats: int | None
    files: tuple[str, ...]
    peers: tuple[str, ...]
    at_least: int
    goal: int
    remark: str = ""


class Taken(NamedTuple):
    """CPU seconds from file and from parsed data, peak memory in MB, and what came out."""

    file: float
    parsed: float
    peak: float
    found: list[Any]


class Row(NamedTuple):
    """One line of the table. A peer that could not be installed or did not finish has no figures."""

    case: Case
    ours: Taken
    peers: dict[str, Taken | None]


def cases(folder: Path) -> Iterator[Case]:
    """The cases that are there."""
    wards = tuple(map(str, sorted(folder.glob("stv/scot-elex-blt/*/*.blt"))))
    if wards:
        remark = "droop is on no package index: not installable"
        title = f"Scottish STV, {len(wards)} wards"
        yield Case(title, "stv", "scottish-stv", None, wards, ("pyrankvote",), 10, 30, remark)
    for title, name, path in (
        ("IRV, Pierce County 2008", "irv", "00020 - pierce/00020-00000003.toi"),
        ("Schulze, Meath 2002", "schulze", "00001 - irish/00001-00000003.soi"),
    ):
        if (folder / "preflib" / path).is_file():
            files = (str(folder / "preflib" / path),)
            yield Case(title, name, name, None, files, ("pref_voting", "votekit"), 30, 100)
    conversation = folder / "polis" / "american-assembly.bowling-green"
    if conversation.is_dir():
        yield Case("Map, Bowling Green", "map", "polis", None, (str(conversation),), ("red-dwarf",), 10, 30)


def one_thread() -> dict[str, str]:
    """The environment for a process that counts."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
    return {**os.environ, **dict.fromkeys(names, "1"), "PYTHONPATH": str(ROOT)}


def taken(*command: str) -> Taken | None:
    """What a process that counts says of itself in its last line; None where it failed."""
    done = subprocess.run(command, capture_output=True, text=True, env=one_thread(), cwd=ROOT)
    if done.returncode or not done.stdout.strip():
        return None
    said = json.loads(done.stdout.strip().split("\n")[-1])
    return Taken(said["file"], said["parsed"], said["peak"], said["found"])


def install(folder: Path, wanted: set[str]) -> tuple[Path, set[str]]:
    """(a Python with the peers, which of them could be installed)."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    make = [sys.executable, "-m", "venv", str(folder)]
    if not python.exists() and subprocess.run(make, capture_output=True).returncode:
        return python, set()
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return python, {
        name for name in sorted(wanted) if not subprocess.run([*pip, PINS[name]], capture_output=True).returncode
    }


def rows(folder: Path, peers: Path) -> Iterator[Row]:
    """Measure case by case."""
    found = list(cases(folder))
    python, there = install(peers, {name for case in found for name in case.peers}) if found else (peers, set())
    for case in found:
        seats = str(case.seats or "")
        ours = taken(sys.executable, "-m", "bench.counting_ranked", "--ours", case.rule, seats, *case.files)
        if ours is None:
            raise RuntimeError(f"{case.title}: our own count failed.")
        script = str(ROOT / "bench" / "peers" / "ranked.py")
        beside = {
            name: taken(str(python), script, name, case.name, str(OF_PEERS), *case.files) if name in there else None
            for name in case.peers
        }
        yield Row(case, ours, beside)


def count_ours(rule: str, seats: str, files: list[str]) -> None:
    """Count in this process, and say what it took as peers/ranked.py does."""
    import resource
    import time

    from ourterms.counting.formats import read
    from ourterms.counting.rules import Options, count

    best: list[tuple[float, float]] = []
    found: dict[str, Any] = {}
    for _ in range(OURS + 1):
        whole = part = 0.0
        for path in files:
            began = time.process_time()
            election = read(path)
            middle = time.process_time()
            result = count(election, rule, Options(int(seats) if seats else None))
            ended = time.process_time()
            whole, part = whole + ended - began, part + ended - middle
            found[path] = result.more["consensus"] if rule == "polis" else list(result.winners)
        best.append((whole, part))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    file, parsed = (min(run[which] for run in best[1:]) for which in (0, 1))
    print(json.dumps({"found": list(found.values()), "file": file, "parsed": parsed, "peak": peak}))


def said(row: Row) -> Iterator[str]:
    """The lines of a case as a table in Markdown."""
    ours = row.ours
    best = [peer for peer in row.peers.values() if peer]
    times = ""
    if best:
        file, parsed = min(peer.file for peer in best), min(peer.parsed for peer in best)
        times = f"{file / ours.file:.0f} / {parsed / ours.parsed:.0f}"
    at = f"{row.case.at_least} / {row.case.goal}"
    figures = f"{_ms(ours.file)} | {_ms(ours.parsed)} | {ours.peak:.0f}"
    yield f"| {row.case.title} | Our Terms | {figures} | {times} | {at} | |"
    for name, peer in row.peers.items():
        if peer is None:
            yield f"| | {name} | not installable | | | | | |"
            continue
        same = sum(one == other for one, other in zip(ours.found, peer.found, strict=True))
        result = "same" if same == len(ours.found) else f"{same} of {len(ours.found)} the same"
        yield f"| | {PINS[name]} | {_ms(peer.file)} | {_ms(peer.parsed)} | {peer.peak:.0f} | | | {result} |"
    if row.case.remark:
        yield f"| | {row.case.remark} | | | | | | |"


HEAD = """\
| case | program | file, ms | parsed, ms | peak, MB | times the best | at least / goal | result |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def main(argv: list[str]) -> int:
    """Print the table. Returns 0, or 1 where a case is slower than it should be."""
    if argv[:1] == ["--ours"]:
        count_ours(argv[1], argv[2], argv[3:])
        return 0
    parser = argparse.ArgumentParser(prog="bench.counting_ranked", description=__doc__)
    parser.add_argument("--cases", type=Path, default=os.environ.get("OURTERMS_CASES"))
    parser.add_argument("--peers", type=Path, help="keep the virtual environment of the others here")
    arguments = parser.parse_args(argv)
    if not arguments.cases:
        print("No --cases given: nothing to measure.")
        return 0
    peers = arguments.peers or Path(tempfile.mkdtemp(prefix="ourterms-bench-"))
    slow = False
    try:
        print(HEAD)
        for row in rows(Path(arguments.cases), peers):
            print("\n".join(said(row)), flush=True)
            best = [peer for peer in row.peers.values() if peer]
            slow |= any(peer.file < row.ours.file * row.case.at_least for peer in best)
    finally:
        if not arguments.peers:
            shutil.rmtree(peers, ignore_errors=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
