"""The demo, started and ended as somebody at a keyboard does it; and a browser to look at it with."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 10  # seconds for an answer, and to end
TO_START = 120  # seconds: the first start makes up everything there is, and a busy machine takes longer
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Demo(NamedTuple):
    """A running demo and where it is: `http://localhost:<port>`, without a slash at the end."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path


def start(folder: Path, **environ: str) -> Demo:
    """Start the demo on a free port, with its data in `folder`; back when it is ready. RuntimeError if it never is.

    `environ` is added to the environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "demo.log"
    command = [sys.executable, "-m", "ourterms", "demo", "--port", str(port), "--data", str(folder)]
    with log.open("wb") as out:
        # a session of its own, so that Ctrl-C can reach the whole of it and nothing else
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environ, stdout=out, stderr=out, start_new_session=True
        )
    demo = Demo(process, f"http://localhost:{port}", log)
    late = time.monotonic() + TO_START
    while process.poll() is None and time.monotonic() < late:
        try:
            with urlopen(f"{demo.url}/healthz", timeout=PATIENCE) as answer:  # noqa: S310 (our own address)
                if answer.status == 200:
                    return demo
        except (URLError, ConnectionError):
            time.sleep(0.1)
    end(demo)
    raise RuntimeError(f"The demo did not start: {log.read_text()}")


def end(demo: Demo) -> int | None:
    """Press Ctrl-C. Returns the exit code; None when it would not end and had to be killed."""
    if demo.process.poll() is not None:
        return demo.process.returncode
    os.killpg(demo.process.pid, signal.SIGINT)
    try:
        return demo.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(demo.process.pid, signal.SIGKILL)
        demo.process.wait()
        return None


@contextmanager
def running(folder: Path, **environ: str) -> Iterator[str]:
    """The address of a demo that runs as long as the block does."""
    demo = start(folder, **environ)
    try:
        yield demo.url
    finally:
        end(demo)


@contextmanager
def browser(chromium: str) -> Iterator["Browser"]:
    """A headless browser, from the program at `chromium`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()
