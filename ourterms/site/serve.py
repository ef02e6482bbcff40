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

    for database in settings.DATABASES:
        call_command("migrate", database=database, interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(port: int) -> int:
    """Prepare, say where it is, serve until Ctrl-C. Returns 1 when the port is taken."""
    if _taken(port):
        print(f"Port {port} is in use. Try: ./run demo --port {port + 1}", file=sys.stderr)
        return 1
    prepare()
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    print(f"Our Terms is at http://localhost:{port} (this machine only). Ctrl-C ends it.", flush=True)
    Granian(
        "ourterms.site.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        backpressure=64,
        workers_kill_timeout=3,  # now and then a worker misses the first signal and would wait for ever
        log_level=LogLevels.warning,
        log_access=False,
    ).serve()
    return 0
