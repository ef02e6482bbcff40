"""Nothing that somebody pastes is kept: not in a database, a file, a log, an address or an error."""

import io
import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from ourterms.site.logs import WithoutPeople

MARK = "Zephyrine Quillfeather of Oxbow Lane"


def everything_on_disk() -> bytes:
    files = [path for path in Path(settings.DATA).rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def everything_in_the_databases() -> str:
    found = []
    for connection in connections.all():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                found.append(repr(cursor.fetchall()))
    return "\n".join(found)


def test_the_search_would_find_what_was_kept() -> None:
    """Proves the two searches below can fail."""
    path = Path(settings.DATA) / "leak.txt"
    path.write_text(MARK)
    try:
        assert MARK.encode() in everything_on_disk()
    finally:
        path.unlink()
    with connections["passing"].cursor() as cursor:
        cursor.execute("CREATE TABLE leak (words text)")
        cursor.execute("INSERT INTO leak VALUES (%s)", [MARK])
    assert MARK in everything_in_the_databases()


@pytest.mark.parametrize(
    ("url", "data"),
    [
        ("/check/", {"text": f"Join us. Write to {MARK}. We pay £25 an hour."}),
        ("/check/", {"file": SimpleUploadedFile(f"{MARK}.txt", f"Write to {MARK}.".encode())}),
        ("/check/already/", {"hourly-pay": "no", "who": MARK}),
        ("/costs/", {"people": MARK}),
        ("/api/check", {"text": MARK}),
        ("/no-such-page/", {"text": MARK}),
    ],
)
def test_what_was_sent_is_nowhere_afterwards(
    url: str, data: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    response = Client(raise_request_exception=False).post(url, data)
    assert response.status_code in (200, 400, 404, 422)
    assert MARK.encode() not in everything_on_disk()
    assert MARK not in everything_in_the_databases()
    logged = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert MARK not in "\n".join(record.getMessage() for record in logged)
    assert MARK not in response.headers.get("Location", "")


def test_a_page_made_from_what_somebody_sent_stays_in_no_cache() -> None:
    assert Client().post("/check/", {"text": MARK})["Cache-Control"] == "no-store"


def test_an_error_in_our_code_is_logged_without_what_was_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(MARK)

    monkeypatch.setattr("ourterms.terms.views.report_on", broken)
    handler = next(each for each in logging.root.handlers if any(isinstance(f, WithoutPeople) for f in each.filters))
    assert isinstance(handler, logging.StreamHandler)
    monkeypatch.setattr(handler, "stream", written := io.StringIO())
    response = Client(raise_request_exception=False).post(f"/check/?q={MARK.split()[0]}", {"text": MARK})
    assert response.status_code == 500
    logged = written.getvalue()
    assert "RuntimeError" in logged
    assert MARK.split()[0] not in logged
