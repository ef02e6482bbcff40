"""One application in a process of its own, for `bench`: `python -m bench.floor.child floor|ours|inside FOLDER`.

A line in is a batch: {"method", "path", "kind", "body", "times"}. A line out is what it cost: {"status", "cpu"},
the CPU of one request in seconds, user and system together. With "queries" instead of "times" it is one request, and
the line out has how many it asked of the databases.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_addresses = count(1)


def _floor(folder: str) -> tuple[Application, str]:
    """The floor with its one session and its one row, and the cookie that belongs to the session."""
    os.environ |= {"FLOOR_DATA": folder, "DJANGO_SETTINGS_MODULE": "bench.floor.settings"}
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from bench.floor.models import Shelf

    call_command("migrate", run_syncdb=True, verbosity=0)
    Shelf.objects.create(name="Shelf 4", words="Everything for wood, and a few things for walls.")
    session = SessionStore()
    session["visits"] = 3
    session.save()
    return application, f"sessionid={session.session_key}"


def _ours(folder: str) -> tuple[Application, str]:
    os.environ |= {"OURTERMS_DATA": folder, "OURTERMS_URL": "http://localhost:8000"}
    from ourterms.site.serve import prepare

    prepare()
    from ourterms.site.wsgi import application

    return application, ""


def _inside(folder: str) -> tuple[Application, str]:
    """Ours on a data folder that bench.made filled, and the cookies of a member."""
    application, _nobody = _ours(folder)
    return application, json.loads((Path(folder) / "made.json").read_text())["cookie"]


def _request(batch: dict[str, Any], cookie: str) -> dict[str, Any]:
    """A WSGI environ. Each comes from another address, as those of different people do."""
    body, address = batch["body"].encode(), next(_addresses)
    path, _mark, query = batch["path"].partition("?")
    environ = {
        "REQUEST_METHOD": batch["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": f"10.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "text/html,application/xhtml+xml",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.5",
        "CONTENT_TYPE": batch["kind"],
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return environ | ({"HTTP_COOKIE": cookie} if cookie else {})


def _answer(application: Application, environ: dict[str, Any]) -> int:
    """The status of one answer, read to its end and closed, as a server does."""
    said: list[str] = []
    body = application(environ, lambda status, *_headers: said.append(status))
    b"".join(body)
    if close := getattr(body, "close", None):
        close()
    return int(said[0].split()[0])


def _queries(application: Application, environ: dict[str, Any]) -> dict[str, int]:
    """The status of one answer, and how many queries it made in all databases."""
    from django.db import connections

    asked = []

    def count_it(execute: Callable[..., Any], *given: Any) -> Any:
        asked.append(given[0])
        return execute(*given)

    with ExitStack() as counting:
        for connection in connections.all():
            counting.enter_context(connection.execute_wrapper(count_it))
        status = _answer(application, environ)
    return {"status": status, "queries": len(asked)}


def main(name: str, folder: str) -> None:
    """Serve batches until standard input ends."""
    application, cookie = {"floor": _floor, "ours": _ours, "inside": _inside}[name](folder)
    for line in sys.stdin:
        batch = json.loads(line)
        if "queries" in batch:
            print(json.dumps(_queries(application, _request(batch, cookie))), flush=True)
            continue
        environs = [_request(batch, cookie) for _ in range(batch["times"])]
        gc.collect()
        before = time.process_time()
        statuses = {_answer(application, environ) for environ in environs}
        cpu = (time.process_time() - before) / len(environs)
        print(json.dumps({"status": max(statuses), "cpu": cpu}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
