"""The background process: what has to be done again and again, with nobody waiting for it.

The server starts one beside itself (`beside`) and starts it anew if it dies. It ends when the pipe from the server
closes, which it does however the server ends. Of two on one data folder, the second waits.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from ourterms.kit import clock
from ourterms.kit.hooks import Tick
from ourterms.site.locks import TICKS, Held, held

BEAT = 30  # seconds between two looks at what is due
AGAIN = 2  # seconds before one that died is started anew, and between two looks at a lock
PATIENCE = 10  # seconds to end
LAST = "ticks.json"  # in the data folder: when each was last run
log = logging.getLogger("ourterms.ticks")


def run_due(ticks: Iterable[Tick], last: dict[str, datetime], stop: Event) -> None:
    """Run what is due, one after the other, and note in `last` when. A tick that fails harms no other."""
    from django.db import close_old_connections

    for tick in ticks:
        at = clock.now()
        before = last.get(tick.name)
        if stop.is_set() or (before is not None and before <= at < before + tick.every):
            continue
        last[tick.name] = at
        close_old_connections()
        try:
            tick.function(at)
        except Exception:
            log.exception("%s failed", tick.name)
        finally:
            close_old_connections()


def read_last(path: Path) -> dict[str, datetime]:
    """When each tick was last run, from the file; nothing from one that can't be read."""
    try:
        return {name: datetime.fromisoformat(at) for name, at in json.loads(path.read_text()).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def write_last(path: Path, last: dict[str, datetime]) -> None:
    """Put the file in its place, whole."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps({name: at.isoformat() for name, at in last.items()}))
    part.replace(path)


def all_ticks(*, nightly: bool) -> list[Tick]:
    """What all apps want done; on a real server also the nightly backup."""
    from ourterms.site import backup
    from ourterms.site.hooks import walk

    ours = [Tick("site.backup", timedelta(minutes=10), backup.nightly)] if nightly else []
    return [*walk("ticks"), *ours]


def _until_stopped(data: Path, ticks: list[Tick], stop: Event) -> None:
    last = read_last(data / LAST)
    while not stop.is_set():
        run_due(ticks, last, stop)
        try:
            write_last(data / LAST, last)
        except OSError:  # a full disk
            log.exception("The moments of the last runs could not be written")
        stop.wait(BEAT)


def main(arguments: list[str]) -> int:
    """The process itself; ends at SIGINT, SIGTERM, or the end of standard input. --nightly: with the backup."""
    from ourterms.site.serve import start_django

    os.umask(0o077)
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())

    def until_the_server_ends() -> None:
        while os.read(0, 1):  # not sys.stdin: its lock would be held when Python ends
            pass
        stop.set()

    Thread(target=until_the_server_ends, daemon=True).start()
    start_django()
    from django.conf import settings

    ticks = all_ticks(nightly="--nightly" in arguments)
    while not stop.is_set():
        try:
            with held(settings.DATA / TICKS):
                _until_stopped(settings.DATA, ticks, stop)
        except Held:
            stop.wait(AGAIN)
    return 0


@contextmanager
def beside(*, nightly: bool) -> Iterator[None]:
    """Keep one background process running as long as the block does."""
    command = [sys.executable, "-m", "ourterms.site.ticks", *(["--nightly"] if nightly else [])]
    stop = Event()
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        # In a session of its own: Ctrl-C is for the server, which then closes the pipe.
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)
        running[:] = [process]
        return process

    def watch() -> None:
        while not stop.is_set():
            code = running[0].wait()
            if not stop.wait(AGAIN):
                log.error("The background process ended (%s) and is started anew", code)
                start()

    start()
    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher_ends(running[0], watcher)


def watcher_ends(process: subprocess.Popen[bytes], watcher: Thread) -> None:
    """End the process: by closing its pipe, then less gently."""
    if process.stdin is not None:
        process.stdin.close()
    for end in (process.terminate, process.kill, None):
        try:
            process.wait(PATIENCE)
            break
        except subprocess.TimeoutExpired:
            if end is not None:
                end()
    watcher.join(PATIENCE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
