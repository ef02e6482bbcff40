"""A full disk: refused with a page, nothing acknowledged lost, and it goes on by itself once there is room."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.durability.server import ROOT, _environ, do

SIZE = 6 * 1024 * 1024  # bytes of the small disk
LEAST = 4096  # bytes that a file may have while there is no room


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where this machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs"]
    if subprocess.run(["mount", *options, str(folder)], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(folder: Path) -> None:
    with (folder / "other-things").open("ab", buffering=0) as file:
        for piece in (65536, 4096, 512, 1):
            try:
                while file.write(b"x" * piece) == piece:
                    pass
            except OSError:
                continue


class Server:
    """Our product in a process of its own, asked through pipes: each line a request, each answer a line."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.test_full_disk"],
            cwd=ROOT, env=_environ(data), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, what: str) -> tuple[int, str]:
        """What: "check", a page that counts a request; or a group's new name for who hosts it. Status and words."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        status, words = json.loads(self.process.stdout.readline())
        return status, words

    def end(self) -> None:
        self.process.communicate()


def _goes_on(data: Path, fill: Callable[[Server], None], free: Callable[[Server], None]) -> None:
    server = Server(data)
    try:
        acknowledged = [value for value in ("before-1", "before-2") if server.ask(value)[0] == 200]
        assert len(acknowledged) == 2
        assert server.ask("check")[0] == 200
        fill(server)
        refused = [server.ask(f"full-{number}-" + "x" * 100) for number in range(40)]
        assert {status for status, _words in refused} <= {200, 503}
        assert refused[-1][0] == 503
        assert "We are away for a moment" in refused[-1][1]
        acknowledged += [f"full-{number}-" + "x" * 100 for number, answer in enumerate(refused) if answer[0] == 200]
        free(server)
        status, _words = server.ask("after")
        assert status == 200
        assert server.ask("check")[0] == 200
        acknowledged.append("after")
        assert server.ask("?") == (200, json.dumps(acknowledged))
    finally:
        server.end()


def test_on_a_small_disk(small_disk: Path) -> None:
    data = small_disk / "data"
    do(data, "seed")
    _goes_on(data, lambda server: _fill(small_disk), lambda server: (small_disk / "other-things").unlink())


def test_where_no_file_may_grow(tmp_path: Path) -> None:
    data = tmp_path / "data"
    do(data, "seed")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(server: Server) -> None:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (LEAST, most[1]))

    def free(server: Server) -> None:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, most)

    _goes_on(data, limit, free)


# The process of its own --------------------------------------------------------------------------------------


def _serve(lines: IO[str], out: IO[str]) -> None:
    """Answer each line: a page of ours through the whole door; a write of a member's through that door's way out."""
    from ourterms.site.serve import prepare

    os.umask(0o077)
    prepare()
    from django.test import Client, RequestFactory

    from ourterms.collectives import actions
    from ourterms.collectives.models import Change, Member
    from ourterms.kit import clock
    from ourterms.site.middleware import Access

    request = RequestFactory().post("/", headers={"host": "localhost"})
    member = Member.objects.select_related("collective").get(name="Rowan")
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    for line in lines:
        what = line.strip()
        if what == "?":
            after = Change.objects.order_by("at").values_list("after", flat=True)
            answer = (200, json.dumps(list(after)))
        elif what == "check":
            response = client.post("/check/", {"text": "We pay £30 an hour."})
            answer = (response.status_code, "")
        else:
            try:
                actions.set_up(by=member, name="collectives.hosts", given=what, at=clock.now())
                answer = (200, "")
            except Exception as problem:
                page = Access(lambda _request: None).process_exception(request, problem)  # type: ignore[arg-type,return-value]
                if page is None:
                    raise
                answer = (page.status_code, page.content.decode())
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    _serve(sys.stdin, sys.stdout)
