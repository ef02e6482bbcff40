"""Serve the product from one process with threads, for the loopback."""

import os
import socket
import sys


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def prepare() -> None:
    """Bring the data folder to what the code needs: tables, and static files under names that hold their content."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ourterms.site.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from ourterms.site.models import Tally

    for database in settings.DATABASES:
        call_command("migrate", database=database, interactive=False, verbosity=0)
    Tally.objects.all().delete()  # of an earlier run; its key is gone
    call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DEMO:
        from demo.seed import seed_once

        seed_once()


def _no_core_dumps() -> None:
    """A crash must not write what somebody pasted to the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(port: int) -> int:
    """Prepare, say where it is, serve until Ctrl-C. Returns 1 when the port is taken."""
    if _taken(port):
        print(f"Port {port} is in use. Try: ./run demo --port {port + 1}", file=sys.stderr)
        return 1
    os.umask(0o077)  # what is in the data folder is nobody else's to read
    prepare()
    _no_core_dumps()
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    print(f"Our Terms is at http://localhost:{port} (this machine only). Ctrl-C ends it.", flush=True)
    Granian(
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
    ).serve()
    return 0
