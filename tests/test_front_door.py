"""What strangers try at the door: each found once by somebody who tried."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import cycle
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponse
from django.test import Client, RequestFactory

from ourterms.kit import clock
from ourterms.site import limits
from ourterms.site.middleware import FILES_PER_MINUTE


def way_in() -> Any:
    """The way in for the server; it starts Django whole, so it is loaded when the first test needs it."""
    from ourterms.site import wsgi

    return wsgi


def knock(content_type: str, body: bytes = b"", **environ: str) -> tuple[str, dict[str, str], bytes]:
    answered: list[Any] = []
    asked = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/check/", "SERVER_NAME": "localhost", "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body),
        "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": content_type, "REMOTE_ADDR": "192.0.2.1",
    } | environ  # fmt: skip
    content = b"".join(
        way_in().application(asked, lambda status, headers, *_: answered.extend([status, dict(headers)]))
    )
    return answered[0], answered[1], content


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data; boundary=B; charset=punycode",
        "application/x-www-form-urlencoded; charset=rot13",
        "text/plain; charset=utf-7",
        "text/plain; x*=punycode''aaaa",
        "text/plain; charset*=SECRET''a",
        'text/plain; a="' + ";" * 100_000,
    ],
)
def test_alphabets_and_headers_that_take_for_ever_are_refused_unread(content_type: str) -> None:
    status, headers, content = knock(content_type)
    assert status == "400 Bad Request"
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert b"SECRET" not in content


def test_the_api_refuses_them_as_it_refuses_all_else() -> None:
    status, headers, content = knock("application/json; charset=latin-1", b"{}", PATH_INFO="/api/check")
    assert status == "400 Bad Request"
    assert headers["Content-Type"] == "application/json"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(content) == {"error": "This request can't be read."}


@pytest.mark.parametrize(
    "content_type",
    ["", "application/json", "application/json; charset=utf-8", "multipart/form-data; boundary=----WebKitFormA1",
     'application/x-www-form-urlencoded; charset="UTF-8"'],
)  # fmt: skip
def test_what_browsers_send_is_understood(content_type: str) -> None:
    assert way_in().understood(content_type)


def test_a_form_from_a_browser_gets_through() -> None:
    status, _headers, content = knock(
        "application/x-www-form-urlencoded; charset=UTF-8", b"text=We+pay+%C2%A330+an+hour."
    )
    assert status == "200 OK"
    assert "£30.00 an hour" in content.decode()


@pytest.mark.parametrize(
    ("path", "content_type", "body"),
    [
        ("/check/", "multipart/form-data; boundary=B", b'--B\r\nContent-Disposition: form-data; name="text"\r\n\r\n%s'),
        ("/check/", "application/x-www-form-urlencoded", b"text=%s"),
        ("/sign-in/", "application/x-www-form-urlencoded", b"name=%s"),
        ("/api/check", "application/json", b'{"text": "%s"}'),
    ],
)
@pytest.mark.parametrize("announced", [5000, 200_000])
def test_what_was_cut_off_on_the_way_is_not_taken_for_whole(
    path: str, content_type: str, body: bytes, announced: int
) -> None:
    sent = body % b"We pay 20 pounds an ho"
    status, headers, content = knock(content_type, sent, PATH_INFO=path, CONTENT_LENGTH=str(announced))
    assert status == "400 Bad Request"
    assert b"20 pounds" not in content
    if path == "/api/check":
        assert json.loads(content) == {"error": "This request can't be read."}
        assert headers["Access-Control-Allow-Origin"] == "*"


def test_a_form_without_its_last_line_is_not_taken_for_whole() -> None:
    body = b'--B\r\nContent-Disposition: form-data; name="text"\r\n\r\nWe pay 20 pounds an ho'
    assert knock("multipart/form-data; boundary=B", body)[0] == "400 Bad Request"
    assert knock("multipart/form-data; boundary=B", body + b"ur.\r\n--B--\r\n")[0] == "200 OK"


@pytest.mark.parametrize("length", ["7000000", "9" * 5000, "-1"])
def test_what_is_refused_early_has_the_same_armour_as_every_page(length: str) -> None:
    response = Client().post("/check/", {"text": "x"}, CONTENT_LENGTH=length)
    assert response.status_code in (400, 413)
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_a_page_that_takes_no_form_says_so_in_our_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/", {"a": "b"})
    assert response.status_code == 405
    assert b"CSRF" not in response.content


@pytest.mark.parametrize(
    "body",
    [
        '{"text":"a","terms":{"clauses":{"hourly-pay":{"figure":{"GBP":"25.001"}}}}}',
        '{"text":"£100 a day","terms":{"day_hours":"1e-4000","clauses":{"hourly-pay":{"figure":{"GBP":"25"}}}}}',
        '{"conditions":{"pay_amount":"1","pay_unit":"total","pay_currency":"GBP","total_hours":5e-324}}',
        '{"conditions":{"pay_amount":"1e-400","pay_unit":"hour","pay_currency":"GBP"}}',
        '{"conditions":{"pay_amount":"1e999999"}}',
    ],
)
def test_numbers_made_to_break_arithmetic_are_refused(body: str) -> None:
    assert Client().generic("POST", "/api/check", body, content_type="application/json").status_code == 400


def test_nothing_written_as_a_large_number_is_refused_at_once() -> None:
    body = '{"conditions":{"pay_amount":"0e+5000","pay_unit":"hour","pay_currency":"GBP"}}'
    assert Client().generic("POST", "/api/check", body, content_type="application/json").status_code == 400
    assert Client().post("/costs/", {"hourly_rate": "0e99"}).status_code == 422


def test_a_body_without_a_length_is_not_taken_for_an_empty_one() -> None:
    """Sent in chunks, as some programs do: what reads forms reads as much as the length says, so nothing."""
    for path in ("/check/", "/api/check"):
        status, _headers, content = knock(
            "application/json",
            b'{"text": "We pay."}',
            PATH_INFO=path,
            CONTENT_LENGTH="",
            HTTP_TRANSFER_ENCODING="chunked",
        )
        assert status == "411 Length Required"
        assert b"box is empty" not in content
    assert json.loads(content) == {"error": "Say how long it is (Content-Length), and send it whole."}


PAGE = b"<html><body><p>We pay the people who come.</p></body></html>"


def _a_file(name: str, data: bytes) -> HttpResponse:
    return Client().post("/check/", {"file": SimpleUploadedFile(name, data)})


WAYS_TO_A_PROCESS = {
    "file": partial(_a_file, "a.html", PAGE),
    "box": lambda: Client().post("/check/", {"text": PAGE.decode()}),
    "api": lambda: Client().post("/api/check", {"text": PAGE.decode()}, content_type="application/json"),
}


@pytest.mark.parametrize("last", WAYS_TO_A_PROCESS)
@pytest.mark.usefixtures("one_minute")
def test_what_costs_a_process_has_a_limit_of_its_own_however_it_comes(last: str) -> None:
    ways = cycle(WAYS_TO_A_PROCESS.values())
    assert {next(ways)().status_code for _ in range(FILES_PER_MINUTE)} == {200}
    refused = WAYS_TO_A_PROCESS[last]()
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert (b"We pay the people" in refused.content) == (last == "box")
    assert _a_file("a.txt", b"We pay the people who come.").status_code == 200  # costs next to nothing


@pytest.mark.usefixtures("one_minute")
def test_a_file_that_came_too_soon_is_not_sent_again_without_it() -> None:
    for _ in range(FILES_PER_MINUTE):
        _a_file("a.html", PAGE)
    page = _a_file("a.html", PAGE).content.decode()
    assert "Go back one page" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1:5678", "192.0.2.1:9999", True),
        ("2001:db8::1", "2001:db8::2", True),
        ("unknown", "unknown", True),
    ],
)
def test_one_visitor_is_one_address_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert (limits._network(one) == limits._network(other)) is same


def test_what_limits_count_is_forgotten_when_anybody_asks_whether_all_is_well() -> None:
    now = clock.now()
    with clock.frozen(now):
        Client().post("/check/", {"text": ""})
        assert len(limits._counts) == 1
    with clock.frozen(now + timedelta(minutes=1)):
        Client().get("/healthz")
    assert not limits._counts


def test_what_limits_count_is_forgotten_when_somebody_is_the_first_in_a_minute() -> None:
    now = clock.now().replace(second=0)
    for seconds, counts in ((0, [1]), (59, [2]), (60, [1]), (540, [1])):
        with clock.frozen(now + timedelta(seconds=seconds)):
            Client().post("/check/", {"text": ""})
        assert list(limits._counts.values()) == counts


def test_what_limits_count_is_forgotten_also_where_nobody_asks_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "A_MINUTE", 0.01)
    monkeypatch.setattr(limits, "_fading", None)
    now = clock.now()
    with clock.frozen(now):
        Client().post("/check/", {"text": ""})
        assert limits._counts
        fading = limits._fading
        assert fading is not None
        fading.join()
        assert limits._counts  # it is the same minute still
    with clock.frozen(now + timedelta(minutes=1)):
        while fading := limits._fading:
            fading.join()
        assert not limits._counts


def test_no_sending_is_lost_where_many_come_at_once() -> None:
    request = RequestFactory().post("/check/")
    with clock.frozen(clock.now()), ThreadPoolExecutor(8) as many:
        over = list(many.map(lambda _: limits.over(request, "terms:check", 100), range(400)))
    assert over.count(False) == 100


def test_deleted_rows_are_overwritten_on_the_disk() -> None:
    with connections["passing"].cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)


@pytest.mark.usefixtures("one_minute")
def test_a_large_text_is_not_echoed_whole() -> None:
    from ourterms.site.access import RULES

    client = Client()
    for _ in range(RULES["terms:check"].per_minute):
        client.post("/check/", {"text": ""})
    refused = client.post("/check/", {"text": "'" * 1_000_000})
    assert refused.status_code == 429
    assert len(refused.content) < 10_000
