"""`./run bench web`: what our pages cost, in floors, and what a visit, a start and the command line weigh.

`--outside` leaves out the pages of members (bench/inside.py), `--inside` leaves out the rest.

Time depends on the machine, so pages are held against a floor that is measured beside them in the same run:
the bare Django page in bench/floor. Needs Linux: memory is read from /proc.
"""

import gzip
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlencode

from ourterms.kit.money import Money
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.cost import suggested

ROOT = Path(__file__).resolve().parents[1]
ADVERT = Path(__file__).parent / "floor" / "two_pages.txt"
ROUNDS, TIMES, WARM_UP = 9, 25, 10
PAIRS, STARTS, MIXED = 15, 3, 50
# As it is for people: Python may keep its byte code, whatever is usual where this is measured.
KEEPING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
KB, MIB = 1000, 1024 * 1024

MOST_CHECK_MS = 50.0
MOST_START_S = 2.5
MOST_MEMORY_MIB = 90.0
MOST_KB = {"HTML": 15, "CSS": 15, "JS": 30, "font": 36}

BOUNDARY = "----a-line-between-the-parts"


class Page(NamedTuple):
    """A request as a browser sends it, and the most that it may cost, in floors."""

    method: str
    path: str
    floors: int = 2
    kind: str = ""
    body: str = ""


def _pasted(text: str) -> tuple[str, str]:
    """The form on /check/ with `text` in the box and no file: content type and body."""
    fields = [('name="text"', "\n".join(text.splitlines())), ('name="file"; filename=""', "")]
    parts = [f"--{BOUNDARY}\nContent-Disposition: form-data; {name}\n\n{value}\n" for name, value in fields]
    return f"multipart/form-data; boundary={BOUNDARY}", f"{''.join(parts)}--{BOUNDARY}--\n".replace("\n", "\r\n")


def _form(values: dict[str, object]) -> tuple[str, str]:
    return "application/x-www-form-urlencoded", urlencode(values)


def _plan() -> dict[str, object]:
    """The form on /costs/ as it stands there at first."""
    plan = vars(suggested(Money.parse(Decimal(25), "GBP")))
    made_for = "6 4 2 25.00 GBP"  # carried unseen: what its suggestions were made for
    return {"currency": "GBP", "made_for": made_for} | {
        name: getattr(value, "amount", value) for name, value in plan.items()
    }


def pages() -> list[Page]:
    """Every public HTML page but the gallery under /design/, which is for those who build pages."""
    answers: dict[str, object] = dict.fromkeys(ready_made().clauses, "no")
    return [
        Page("POST", "/check/", 5, *_pasted(ADVERT.read_text(encoding="utf-8"))),
        Page("GET", "/"),
        Page("GET", "/check/"),
        Page("GET", "/check/example/"),
        Page("GET", "/check/already/"),
        Page("POST", "/check/already/", 2, *_form(answers)),
        Page("GET", "/costs/"),
        Page("POST", "/costs/", 2, *_form(_plan())),
        Page("GET", "/terms/"),
        Page("GET", "/figures/"),
        Page("GET", "/help/"),
        Page("GET", "/about/privacy/"),
        Page("GET", "/accessibility/"),
        Page("GET", "/about/words/"),
        Page("GET", "/counted/"),
        Page("GET", "/about/changes/"),
        Page("GET", "/mail/off/"),
        Page("GET", "/start/"),
        Page("GET", "/start/welcome/"),
        Page("GET", "/join/"),
        Page("GET", "/sign-in/"),
        Page("GET", "/sign-in/code/"),
        Page("GET", "/signed-out/"),
        Page("GET", "/closed/"),
        Page("GET", "/about/privacy/asking/"),
        Page("GET", "/about/who-decided/"),
        Page("GET", "/register/"),
        Page("GET", "/institutions/"),
        Page("GET", "/guest/new/"),
        Page("GET", "/guest/in/"),
        Page("GET", "/guest/in/code/"),
    ]


class Row(NamedTuple):
    """A line of the report; `well` is whether the limit holds."""

    what: str
    measured: str
    limit: str
    well: bool


# Pages, in floors -------------------------------------------------------------------------------------------


class Child:
    """An application in a process of its own (bench/floor/child.py)."""

    def __init__(self, name: str, folder: str) -> None:
        command = [sys.executable, "-m", "bench.floor.child", name, folder]
        self.process = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _ask(self, batch: dict[str, object]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(batch), file=self.process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def cost(self, page: Page, times: int) -> tuple[int, float]:
        """The status, and the CPU of one request in seconds, over a batch of `times`."""
        answer = self._ask(page._asdict() | {"times": times})
        return answer["status"], answer["cpu"]

    def queries(self, page: Page) -> int:
        """How many queries one request makes."""
        queries: int = self._ask(page._asdict() | {"queries": True})["queries"]
        return queries

    def close(self) -> None:
        """Let it end."""
        self.process.communicate()


def measure_pages() -> list[Row]:
    """Each page in floors: batches of floor and ours in turn, medians over the rounds."""
    wanted, floor_page = pages(), Page("GET", "/")
    costs: dict[Page, list[tuple[float, float]]] = {page: [] for page in wanted}
    statuses = {}
    with ExitStack() as stack:
        folders = [stack.enter_context(tempfile.TemporaryDirectory()) for _ in range(2)]
        floor, ours = Child("floor", folders[0]), Child("ours", folders[1])
        stack.callback(floor.close)
        stack.callback(ours.close)
        floor.cost(floor_page, WARM_UP)
        for page in wanted:
            statuses[page], _cpu = ours.cost(page, WARM_UP)
        for _ in range(ROUNDS):
            for page in wanted:
                costs[page].append((floor.cost(floor_page, TIMES)[1], ours.cost(page, TIMES)[1]))
    return [_page_row(page, statuses[page], costs[page]) for page in wanted]


def _page_row(page: Page, status: int, costs: list[tuple[float, float]]) -> Row:
    name, limit = f"{page.method} {page.path}", f"{page.floors} floors"
    if status != 200:
        return Row(name, f"answers {status}", limit, False)
    ratio = median(ours / floor for floor, ours in costs)
    floor_ms, ours_ms = (median(each) * 1000 for each in zip(*costs, strict=True))
    measured = f"{ratio:.2f} floors ({ours_ms:.2f} ms; floor {floor_ms:.2f} ms)"
    return Row(name, measured, limit, ratio <= page.floors)


# The command line -------------------------------------------------------------------------------------------


def _cpu_of(*arguments: str) -> float:
    """CPU of a Python process with these arguments, user and system, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=KEEPING, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_check() -> list[Row]:
    """What `ourterms check` costs over an empty Python."""
    check, nothing = ("-m", "ourterms", "check", str(ADVERT)), ("-c", "pass")
    _cpu_of(*check)  # byte code is written once
    own = median(_cpu_of(*check) - _cpu_of(*nothing) for _ in range(PAIRS)) * 1000
    return [Row("ourterms check FILE", f"{own:.1f} ms CPU", f"{MOST_CHECK_MS:.0f} ms", own <= MOST_CHECK_MS)]


# A start, its memory, a first visit -------------------------------------------------------------------------


class Answer(NamedTuple):
    """What came over the wire: all bytes of it, headers too, and the words inside."""

    status: int
    size: int
    text: str


def _ask(port: int, page: Page) -> Answer:
    """One request over a socket of its own. Raises OSError while nobody answers."""
    body = page.body.encode()
    head = (
        f"{page.method} {page.path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\n"
        f"Connection: close\r\nContent-Type: {page.kind or 'text/plain'}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(head.encode() + body)
        came = b"".join(iter(lambda: wire.recv(65536), b""))
    headers, _, inside = came.partition(b"\r\n\r\n")
    if b"content-encoding: gzip" in headers.lower():
        inside = gzip.decompress(inside)
    status = int(headers.split()[1]) if headers else 0
    return Answer(status, len(came), inside.decode("utf-8", "replace"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running_demo(data: str) -> Iterator[tuple[int, int, float]]:
    """A demo that answers: its process, its port, and the seconds from its spawning to the first page."""
    port = _free_port()
    began = time.perf_counter()
    command = [sys.executable, "-m", "ourterms", "demo", "--port", str(port), "--data", data]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - began > 60:
                raise SystemExit("The demo did not start.")
            time.sleep(0.005)
        yield process.pid, port, time.perf_counter() - began
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def _answers(port: int) -> bool:
    try:
        return _ask(port, Page("GET", "/")).status == 200
    except OSError:
        return False


def _tree(process: int) -> list[int]:
    """The process and all that it started."""
    folders = Path(f"/proc/{process}/task").glob("*/children")
    started = [int(child) for folder in folders for child in folder.read_text().split()]
    return [process, *(each for child in started for each in _tree(child))]


def _resident(process: int) -> float:
    """Memory of a process in MiB, what it shares with others included."""
    pages_held = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages_held * resource.getpagesize() / MIB


def measure_demo() -> list[Row]:
    """How long a second start takes, what runs then, and what a first visit to it weighs."""
    seconds = []
    with tempfile.TemporaryDirectory() as data:
        for _ in range(1 + STARTS):
            with running_demo(data) as (process, port, took):
                seconds.append(took)
        with running_demo(data) as (process, port, _took):
            weights = _visit_rows(port)
            mixed = pages()
            for place in range(MIXED):
                _ask(port, mixed[place % len(mixed)])
            time.sleep(1)
            memory = [_resident(each) for each in _tree(process)]
    start = median(seconds[1:])
    rows = [Row("start, to the first page", f"{start:.2f} s", f"{MOST_START_S} s", start <= MOST_START_S)]
    for number, held in enumerate(memory, 1):
        name = f"memory of process {number} of {len(memory)}"
        rows.append(Row(name, f"{held:.1f} MiB", f"{MOST_MEMORY_MIB:.0f} MiB", held <= MOST_MEMORY_MIB))
    return rows + weights


class Loads(HTMLParser):
    """What a page makes a browser fetch: `sheets`, `scripts`, `fonts` by address; `elsewhere` is not ours.

    An <a> is followed only by somebody who wants to, so it is no fetch.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sheets: list[str] = []
        self.scripts: list[str] = []
        self.fonts: list[str] = []
        self.elsewhere: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sort the addresses of one element."""
        said = dict(attrs)
        addresses = [value for name, value in attrs if value and name in ("src", "srcset", "href", "action", "data")]
        if tag == "a":
            return
        self.elsewhere += [address for address in addresses if re.match(r"(?i)[a-z]+:|//", address)]
        if tag == "script":
            self.scripts += addresses
        elif tag == "link" and said.get("rel") == "stylesheet":
            self.sheets += addresses
        elif tag == "link" and said.get("as") == "font":
            self.fonts += addresses


def fonts_in(sheet: str) -> set[str]:
    """The file names of the fonts that a stylesheet loads."""
    return {Path(address).name for address in re.findall(r'url\("?([^")]+\.woff2?)"?\)', sheet)}


def _visit_rows(port: int) -> list[Row]:
    """The bytes of a first visit to the first page, headers included."""
    first = _ask(port, Page("GET", "/"))
    loads = Loads(first.text)
    sheets, scripts, fonts = (
        [_ask(port, Page("GET", address)) for address in addresses]
        for addresses in (loads.sheets, loads.scripts, loads.fonts)
    )
    one_font = {Path(address).name for address in loads.fonts} == fonts_in("".join(sheet.text for sheet in sheets))
    rows = []
    for name, answers in {"HTML": [first], "CSS": sheets, "JS": scripts, "font": fonts}.items():
        size, most = sum(answer.size for answer in answers) / KB, MOST_KB[name]
        well = size <= most and all(answer.status == 200 for answer in answers)
        rows.append(Row(f"first visit: {name}", f"{size:.1f} kB", f"{most} kB", well))
    rows.append(Row("first visit: font files", str(len(fonts)), "1", len(fonts) == 1 and one_font))
    rows.append(Row("first visit: fetched from elsewhere", str(len(loads.elsewhere)), "0", not loads.elsewhere))
    return rows


# The report -------------------------------------------------------------------------------------------------

HOW_PAGES = f"""\
A floor is a bare Django page (bench/floor): one middleware, a session row and a model row from SQLite, a template
of 4 kB. Floor and ours each run in a process of their own and are called through WSGI with the same headers, gzip
accepted, the answer read to its end and closed. {ROUNDS} rounds; in each, {TIMES} requests to the floor and then
{TIMES} to the page. CPU is time.process_time over a batch (user and system), divided by {TIMES}. The ratio is the
median over the rounds, so drift of the machine falls out; the times are for orientation. Every request comes from
another address. The advert is bench/floor/two_pages.txt. /design/ is left out: it is for those who build pages."""

HOW_REST = f"""\
The command: CPU (user and system, getrusage) of `python -m ourterms check` with the advert minus that of
`python -c pass`, median of {PAIRS} pairs in turn. Start: `ourterms demo` on a prepared data folder, from spawning
to the first 200 of / over a socket, median of {STARTS}. Memory: resident set from /proc, one second after {MIXED}
requests of mixed pages. First visit: all bytes that come over the wire for / with gzip accepted, headers included;
1 kB is 1,000 bytes. Links that people follow themselves (such as *Hide this page*) are not fetched."""


def _shown(title: str, how: str, rows: list[Row]) -> list[Row]:
    """The rows, printed."""
    print(f"## {title}\n\n{how}\n\n| what | measured | at most | |\n| --- | ---: | ---: | --- |")
    for row in rows:
        print(f"| {row.what} | {row.measured} | {row.limit} | {'holds' if row.well else '**missed**'} |")
    print(flush=True)
    return rows


def main(argv: list[str]) -> int:
    """Measure and print it as Markdown; `--inside` only the pages of members, `--outside` only the rest.

    Returns 1 when a limit is missed, 2 for another argument.
    """
    if argv not in ([], ["--inside"], ["--outside"]):
        print("bench web takes --inside or --outside, and nothing more.", file=sys.stderr)
        return 2
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles anew at every start
    os.environ.pop("OURTERMS_DATABASE_URL", None)
    rows = []
    if argv != ["--inside"]:
        rows += _shown("Pages", HOW_PAGES, measure_pages())
        rows += _shown("Command line, start, memory, first visit", HOW_REST, measure_check() + measure_demo())
    if argv != ["--outside"]:
        from bench import inside

        rows += _shown("Inside a collective", inside.HOW, inside.measure())
    missed = [row.what for row in rows if not row.well]
    print(f"Missed: {', '.join(missed)}." if missed else "Every limit holds.")
    return 1 if missed else 0
