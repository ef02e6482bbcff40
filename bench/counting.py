"""How fast elections are counted: CPU seconds and peak memory, beside other programs, and whether winners are the same.

    ./run bench counting --cases DIR [--peers DIR] [--only WORDS] [--svg FILE]

Each program counts the same files in a process of its own, with one thread. From file: reading and counting; from
parsed data: counting alone. Ours is the best of several runs after one that is not measured; the others', where a run
takes seconds, is the one run they are given. They are installed, pinned, into a virtual environment of their own (in
--peers, else in a temporary folder); what can't be installed is said.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PINS = {
    "pabutools": ("pabutools==1.2.3", "gmpy2==2.3.2"),
    "pabutools, equal ballots put together": ("pabutools==1.2.3", "gmpy2==2.3.2"),
}
OURS = 9  # runs measured


class Case(NamedTuple):
    """What is counted, how and beside whom, and how many times faster that should be, and we want it to be."""

    title: str
    files: tuple[str, ...]
    rule: str
    options: dict[str, Any]  # as rules.Options takes them
    script: str  # in bench/peers; it is given the peer, `name` and the files
    name: str
    peers: tuple[str, ...]
    at_least: int
    goal: int
    given: list[Any] = []  # what the answers beside the files say, a file each
    remark: str = ""


class Taken(NamedTuple):
    """CPU seconds from file and from parsed data, peak memory in MB, and what came out, a file each."""

    file: float
    parsed: float
    peak: float
    found: list[Any]


class Row(NamedTuple):
    """One case, measured. A peer that could not be installed or failed has None."""

    case: Case
    ours: Taken
    peers: dict[str, Taken | None]

    @property
    def times(self) -> tuple[float, float] | None:
        """How many times faster than the fastest of the others, from file and from parsed data."""
        there = [peer for peer in self.peers.values() if peer]
        if not there:
            return None
        return min(each.file for each in there) / self.ours.file, min(e.parsed for e in there) / self.ours.parsed


def cases(folder: Path) -> Iterator[Case]:
    """The cases whose files are there."""
    yield from budget_cases(folder)


def budget_cases(folder: Path) -> Iterator[Case]:
    """Spending a budget, from Pabulib."""
    peers = ("pabutools", "pabutools, equal ballots put together")
    official = folder / "answers" / "pb_official_equalshares.json"
    answers = {each["instance"]: each for each in json.loads(official.read_text())} if official.is_file() else {}
    for title, file, rule, options, name in (
        ("Equal shares, Łódź 2022", "Poland_Lodz_2022.pb", "mes:cost", {}, "shares"),
        (
            *("Equal shares with add-one, Wieliczka 2023", "Poland_Wieliczka_2023_Green_Budget.pb", "mes:cost"),
            *({"completion": "add1"}, "add-one"),
        ),
        ("Phragmén, Łódź 2022", "Poland_Lodz_2022.pb", "phragmen", {}, "phragmen"),
    ):
        path = folder / "pabulib" / file
        if path.is_file():
            given = [answers[file]["official_winners"]] if name == "add-one" and file in answers else []
            yield Case(title, (str(path),), rule, options, "budget.py", name, peers, 100, 300, given)


def one_thread() -> dict[str, str]:
    """The environment for a process that counts."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
    return {**os.environ, **dict.fromkeys(names, "1"), "PYTHONPATH": str(ROOT)}


def taken(*command: str) -> Taken | None:
    """What a process that counts says of itself in its last line; None where it failed."""
    done = subprocess.run(command, capture_output=True, text=True, env=one_thread(), cwd=ROOT)
    if done.returncode or not done.stdout.strip():
        print(done.stderr, file=sys.stderr)
        return None
    return Taken(**json.loads(done.stdout.strip().split("\n")[-1]))


def install(folder: Path, wanted: set[str]) -> tuple[Path, set[str]]:
    """(a Python with the peers, which of them could be installed)."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    making = [sys.executable, "-m", "venv", str(folder)]
    if not python.exists() and subprocess.run(making, capture_output=True).returncode:
        return python, set()
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return python, {
        name for name in sorted(wanted) if not subprocess.run([*pip, *PINS[name]], capture_output=True).returncode
    }


def rows(found: list[Case], peers: Path) -> Iterator[Row]:
    """Measure case by case. Raises RuntimeError where our own count fails."""
    python, there = install(peers, {name for case in found for name in case.peers}) if found else (peers, set())
    for case in found:
        options = json.dumps(case.options)
        ours = taken(sys.executable, "-m", "bench.counting", "--ours", case.rule, options, *case.files)
        if ours is None:
            raise RuntimeError(f"{case.title}: our own count failed.")
        script = str(ROOT / "bench" / "peers" / case.script)
        beside = {
            name: taken(str(python), script, name, case.name, *case.files) if name in there else None
            for name in case.peers
        }
        yield Row(case, ours, beside)


def count_ours(rule: str, options: dict[str, Any], files: list[str]) -> None:
    """Count in this process, and print what it took as the peers' scripts do."""
    import resource
    import time

    from ourterms.counting.formats import read
    from ourterms.counting.rules import Options, count

    runs: list[tuple[float, float]] = []
    found: dict[str, Any] = {}
    for _ in range(OURS + 1):
        whole = part = 0.0
        for path in files:
            began = time.process_time()
            election = read(path)
            middle = time.process_time()
            result = count(election, rule, Options(**options))
            ended = time.process_time()
            whole, part = whole + ended - began, part + ended - middle
            found[path] = result.more.get("consensus", list(result.winners))
        runs.append((whole, part))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    file, parsed = (min(run[which] for run in runs[1:]) for which in (0, 1))
    print(json.dumps({"file": file, "parsed": parsed, "peak": peak, "found": list(found.values())}))


HEAD = (
    "| case | program | from file, ms | from parsed data, ms | peak, MB | times faster | at least / goal | winners |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def lines(row: Row) -> Iterator[str]:
    """A case as lines of a table in Markdown."""
    case, ours, times = row.case, row.ours, row.times
    right = ("as given" if ours.found == case.given else "NOT AS GIVEN") if case.given else ""
    faster = f"{times[0]:,.0f} / {times[1]:,.0f}" if times else ""
    figures = f"{_ms(ours.file)} | {_ms(ours.parsed)} | {ours.peak:.0f}"
    yield f"| {case.title} | Our Terms | {figures} | {faster} | {case.at_least} / {case.goal} | {right} |"
    for name, peer in row.peers.items():
        if peer is None:
            yield f"| | {name} | not installable | | | | | |"
            continue
        alike = sum(one == other for one, other in zip(ours.found, peer.found, strict=True))
        same = "the same" if alike == len(ours.found) else f"the same in {alike} of {len(ours.found)}"
        yield f"| | {name} | {_ms(peer.file)} | {_ms(peer.parsed)} | {peer.peak:,.0f} | | | {same} |"
    if case.remark:
        yield f"| | {case.remark} | | | | | | |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def picture(measured: list[Row]) -> str:
    """CPU seconds from file as bars, each step to the right ten times longer, as SVG."""
    bars: list[tuple[str, float | None, str]] = []
    for row in measured:
        bars.append((row.case.title, None, ""))
        bars += [(name, taken.file, kind) for name, taken, kind in (
            ("Our Terms", row.ours, "o"), *((name, peer, "p") for name, peer in row.peers.items() if peer)
        )]  # fmt: skip
    times = [seconds for _, seconds, _ in bars if seconds]
    low = math.floor(math.log10(min(times, default=0.01)))
    high = max(low + 1, math.ceil(math.log10(max(times, default=1))))
    left, wide, row_high = 280, 440, 22
    whole = f'viewBox="0 0 {left + wide + 90} {row_high * len(bars) + 40}"'
    style = (
        "text{font:12px system-ui,sans-serif;fill:#1b1b1b}.o{fill:#0b5c50}.p{fill:#8aa0b8}.g{stroke:#d6d6d6}"
        "@media(prefers-color-scheme:dark){text{fill:#eee}.g{stroke:#444}}"
    )
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {whole} role="img">']
    parts.append(f"<title>CPU seconds from file</title><style>{style}</style>")
    for power in range(low, high + 1):
        x = left + wide * (power - low) / (high - low)
        parts.append(f'<path class="g" d="M{x:.0f} 24V{row_high * len(bars) + 30}"/>')
        parts.append(f'<text x="{x:.0f}" y="16" text-anchor="middle">{10.0**power:g} s</text>')
    for place, (name, seconds, kind) in enumerate(bars):
        y = 30 + row_high * place
        if seconds is None:
            parts.append(f'<text x="8" y="{y + 12}" font-weight="bold">{escape(name)}</text>')
            continue
        long = max(2.0, wide * (math.log10(seconds) - low) / (high - low))
        parts.append(f'<text x="20" y="{y + 12}">{escape(name)}</text>')
        parts.append(f'<rect class="{kind}" x="{left}" y="{y}" width="{long:.0f}" height="15"/>')
        parts.append(f'<text x="{left + long + 6:.0f}" y="{y + 12}">{seconds:.3g} s</text>')
    return "\n".join([*parts, "</svg>", ""])


def main(argv: list[str]) -> int:
    """Print the table. Returns 0, or 1 where winners differ from those given or a case is slower than it should be."""
    if argv[:1] == ["--ours"]:
        count_ours(argv[1], json.loads(argv[2]), argv[3:])
        return 0
    parser = argparse.ArgumentParser(prog="bench counting", description=__doc__)
    parser.add_argument("--cases", type=Path, default=os.environ.get("OURTERMS_CASES"))
    parser.add_argument("--peers", type=Path, help="keep the virtual environment of the others here")
    parser.add_argument("--only", default="", help="only the cases whose title has these words")
    parser.add_argument("--svg", type=Path, help="draw the picture, too")
    arguments = parser.parse_args(argv)
    if not arguments.cases:
        print("No --cases given: nothing to count.")
        return 0
    found = [case for case in cases(Path(arguments.cases)) if arguments.only.lower() in case.title.lower()]
    peers = arguments.peers or Path(tempfile.mkdtemp(prefix="ourterms-bench-"))
    measured = []
    try:
        print(HEAD, flush=True)
        for row in rows(found, peers):
            measured.append(row)
            print("\n".join(lines(row)), flush=True)
    finally:
        if not arguments.peers:
            shutil.rmtree(peers, ignore_errors=True)
    if arguments.svg:
        arguments.svg.write_text(picture(measured), encoding="utf-8")
    slow = [row for row in measured if row.times and row.times[0] < row.case.at_least]
    wrong = [row for row in measured if row.case.given and row.ours.found != row.case.given]
    return 1 if slow or wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
