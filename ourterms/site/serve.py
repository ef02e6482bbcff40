"""Serve the product from one process with threads, for the loopback; beside it the background process (ticks.py)."""

import os
import signal
import socket
import sys
import time
from errno import EACCES, EADDRINUSE
from pathlib import Path
from tempfile import TemporaryFile

from ourterms.site.locks import PREPARING, SERVING, Held, held

SHOWN = "server_key_was_shown"  # in secrets/: an empty file
RESTORING = ".restoring"  # in the data folder, while a restore builds there
ON_ITS_WAY = 0.5  # seconds in which a signal that was sent arrives, also on a busy machine


class CannotServe(Exception):
    """The server does not start; the message says why."""


def why_not(port: int, problem: OSError, command: str) -> str:
    """Why a port can't be used, and which to try."""
    if problem.errno == EADDRINUSE:
        return f"Port {port} is in use. Try: ./run {command} --port {port + 1 if port < 65535 else 8000}"
    if problem.errno == EACCES:
        return f"Port {port} is not yours to use. Try: ./run {command} --port 8000"
    return f"Port {port} can't be used: {_in_a_line(problem)}"


def _try(port: int) -> None:
    """Raises OSError where it can't be used."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def start_django() -> None:
    """Make Django ready, for the data folder of OURTERMS_DATA."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ourterms.site.settings")
    django.setup()


def migrate() -> None:
    """Bring the tables of both databases to what the code needs.

    Of what passes only the apps that have something there are carried forward: all of them would take as long as the
    first database, for no table.
    """
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from ourterms.site.routers import ONCE, PASSING

    call_command("migrate", interactive=False, verbosity=0)
    apps = {app for app, _model in PASSING | ONCE}
    executor = MigrationExecutor(connections["passing"])
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] in apps])


def prepare() -> None:
    """Bring the data folder to what the code needs: tables, and static files under names that hold their content.

    One start after the other does so: two that make the same tables at once trip over each other. Raises CannotServe
    where the databases would not keep what they are told to keep, or there is no room, or no database.
    """
    start_django()
    from django.conf import settings
    from django.db import OperationalError

    try:
        with held(settings.DATA / PREPARING, wait=True):
            _prepare()
    except (OSError, OperationalError) as problem:
        raise CannotServe(f"{settings.DATA} could not be made ready: {_in_a_line(problem)}") from problem


def _prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command

    migrate()
    if problems := storage_problems():
        raise CannotServe(" ".join(problems))
    call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DEMO:
        from demo.seed import seed_once

        seed_once()


def _in_a_line(problem: Exception) -> str:
    said = problem.strerror if isinstance(problem, OSError) else ""
    return " ".join((said or str(problem)).split()).rstrip(".") + "."


def _can_keep(data: Path, how: str) -> None:
    """Make the folder, and try whether something can be written there. Raises CannotServe."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryFile(dir=data) as file:
            file.write(b"can be kept")
    except OSError as problem:
        raise CannotServe(f"Nothing can be kept in {data}: {_in_a_line(problem)} {how}") from problem


def storage_problems() -> list[str]:
    """What the databases answer when asked how they keep things, where it is not what settings.py asks for."""
    from django.conf import settings
    from django.db import connections

    asked: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, synchronous in (("default", "3"), ("passing", "0")):
        asked[name] = {
            "journal_mode": (settings.JOURNALS[name].lower(),),
            "synchronous": (synchronous,),
            "foreign_keys": ("1",),
            "secure_delete": ("1",),
        }
    how = dict.fromkeys(asked, "PRAGMA")
    if connections["default"].vendor == "postgresql":
        how["default"] = "SHOW"
        asked["default"] = {
            "fsync": ("on",),
            "full_page_writes": ("on",),
            "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
        }
    wrong = []
    for name, values in asked.items():
        with connections[name].cursor() as cursor:
            for what, wanted in values.items():
                cursor.execute(f"{how[name]} {what}")
                found = str(cursor.fetchone()[0])
                if found not in wanted:
                    wrong.append(f"The database {name} has {what} {found} and not {wanted[0]}: writes could be lost.")
    return wrong


def _no_core_dumps() -> None:
    """A crash must not write what somebody pasted to the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(port: int, *, real: bool = False) -> int:
    """Prepare, say where it is, serve until Ctrl-C. Returns 1 when it can't, with a sentence.

    `real`: the unseeded server behind a proxy, which shows its key once and is backed up every night.
    """
    try:
        _try(port)
    except OSError as problem:
        print(why_not(port, problem, "serve" if real else "demo"), file=sys.stderr)
        return 1
    os.umask(0o077)  # what is in the data folder is nobody else's to read
    data = Path(os.environ["OURTERMS_DATA"])
    try:
        _can_keep(data, "See OURTERMS_DATA." if real else "Choose another folder: ./run demo --data DIR")
        with held(data / SERVING, shared=True):
            _serve(port, data, real)
    except Held:
        print("A restore is under way on this data folder.", file=sys.stderr)
        return 1
    except CannotServe as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _serve(port: int, data: Path, real: bool) -> None:
    if (data / RESTORING).exists():
        raise CannotServe("A restore on this data folder did not end. Run it again: ./run restore DIR --replace")
    shown = data / "secrets" / SHOWN
    if real and not shown.exists() and not sys.stdout.isatty():
        raise CannotServe(
            "The first start shows the server key, once, and no log may hold it: "
            "start it by hand in a terminal first (docs/self-hosting.md)."
        )
    prepare()
    _no_core_dumps()
    if real:
        if not shown.exists():
            _show_key()
            shown.touch(0o600)
        _say_how_old_the_backup_is()
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    from ourterms.site.ticks import beside

    if real:
        print(f"Our Terms answers on 127.0.0.1:{port}, for the proxy. Ctrl-C ends it.", flush=True)
    else:
        print(f"Our Terms is at http://localhost:{port} (this machine only). Ctrl-C ends it.", flush=True)
    server = Granian(
        "ourterms.site.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(max_buffer_size=16_384, header_read_timeout=5_000),
        # Whoever sends a form slowly holds a thread until it is all there; they are cheap, so there are many.
        blocking_threads=32,
        backpressure=256,
        workers_kill_timeout=3,  # now and then a worker misses the first signal and would wait for ever
        log_level=LogLevels.error,
        log_access=False,
    )
    if sys.platform != "win32":  # whoever closes the terminal ends the server; granian would start a new worker
        server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    with beside(nightly=real):
        try:
            server.serve()
        except SystemExit:
            # Ctrl-C reaches the worker too: one that ends before its parent has heard of it looks like a crash.
            time.sleep(ON_ITS_WAY)
            if not server.interrupt_signal:
                raise


def in_groups(key: bytes) -> str:
    """A key to write down: letters and figures in groups of four, eight groups a line."""
    groups = [key.hex()[at : at + 4] for at in range(0, 2 * len(key), 4)]
    return "\n".join("  " + " ".join(groups[at : at + 8]) for at in range(0, len(groups), 8))


def _show_key() -> None:
    from ourterms.people.keys import server_key

    print(
        "The server key. Write this down and keep it elsewhere, not on this machine: without it a backup can't be "
        "opened.\nIt is shown this once.\n"
    )
    print(in_groups(server_key()), end="\n\n", flush=True)


def _say_how_old_the_backup_is() -> None:
    from django.conf import settings

    from ourterms.kit import clock
    from ourterms.site.self_check import backup_sentence

    print(backup_sentence(settings.BACKUPS, clock.now())[0])
