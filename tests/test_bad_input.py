"""Bad input gets a clear message, keeps what was typed, and never breaks anything."""

import json
import time
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ourterms.site.access import RULES

HOSTILE = {
    "emoji": "🙂🙃" * 200,
    "right-to-left": "نحن نبحث عن أشخاص. ندفع £25 an hour. \u202eecived",
    "html": "<script>alert(1)</script><b>We pay £25 an hour</b><img src=x onerror=alert(1)>",
    "nul": "We pay\x00 £25 an hour",
    "lone surrogate": "We pay \udcff £25",
    "currency": "We pay 500 kr an hour, or 90 zł.",
    "contradiction": "We pay £25 an hour or £10 an hour.",
    "no such date": "Apply by 31 April 2027. It starts on 30/02/2027.",
    "digits": "£" + "9" * 5000,
    "far away": "Apply by 5 March 9999.",
    "one line": "word " * 20_000,
    "brackets": "(" * 5000 + "£25" + ")" * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_whatever_is_pasted_gets_a_page(text: str) -> None:
    response = Client().post("/check/", {"text": text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert b"<img src=x" not in response.content


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    assert Client().post("/check/", {"text": text}).status_code in (200, 422)


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": " \n\t "}, {"text": "\u200b"}])
def test_an_empty_box_says_what_to_do(data: dict[str, str]) -> None:
    response = Client().post("/check/", data)
    assert response.status_code == 422
    assert b"There is something to put right" in response.content


FILES = {
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, b"picture"),
    "binary": (bytes(range(256)) * 20, b"kind of file"),
    "empty pdf": (b"%PDF-1.4\n%%EOF", b"PDF"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 3000, b""),
    "broken zip": (b"PK\x03\x04" + b"\x00" * 100, b""),
}


@pytest.mark.parametrize(("content", "words"), FILES.values(), ids=list(FILES))
def test_a_file_that_can_not_be_read_says_so_and_keeps_what_was_typed(content: bytes, words: bytes) -> None:
    response = Client().post("/check/", {"text": "What I typed before", "file": SimpleUploadedFile("x", content)})
    assert response.status_code == 422
    assert words in response.content
    assert b"What I typed before" in response.content


def in_the_box(page: str) -> str:
    """What the first box of a page holds, without the line break that HTML takes away."""
    return unescape(page.partition('name="text"')[2].partition(">")[2].partition("</textarea>")[0]).removeprefix("\n")


def test_of_a_file_and_a_box_the_file_is_read_and_what_was_typed_stays() -> None:
    data = {"text": "They rang me: it is <b>on Tuesdays</b>.", "file": SimpleUploadedFile("a.txt", b"We pay GBP 40.")}
    page = Client().post("/check/", data).content.decode()
    assert page.count("We read the file, not the box. What you typed is still there, under Change the text.") == 1
    assert "They pay £40.00." in page
    assert in_the_box(page) == data["text"]


def test_of_a_file_alone_the_box_holds_its_words() -> None:
    page = Client().post("/check/", {"text": " \n", "file": SimpleUploadedFile("a.txt", b"We pay GBP 40.")})
    assert in_the_box(page.content.decode()) == "We pay GBP 40."
    assert b"not the box" not in page.content


def test_all_that_was_pasted_can_be_changed_however_much_was_read() -> None:
    text = "We pay £40 an hour. " + "We meet on a Tuesday. " * 12_000 + "Nobody reads this."
    page = Client().post("/check/", {"text": text}).content.decode()
    assert "we read the first 40,000 letters of it" in page
    assert in_the_box(page) == text


def test_who_pasted_too_much_is_not_told_to_paste_it() -> None:
    response = Client().post("/check/", {"text": "We pay £25 an hour. " + "x " * 2_700_000})
    page = response.content.decode()
    assert response.status_code == 422
    assert "This is too long. Paste only the part about what they ask and what they offer." in page
    assert "This file" not in page
    assert len(in_the_box(page)) > 5_000_000


def test_five_megabytes_are_read_in_part_and_it_says_so() -> None:
    started = time.monotonic()
    response = Client().post("/check/", {"text": "We pay £25 an hour. " + "x " * 2_600_000})
    assert response.status_code in (200, 422)
    assert b"very long" in response.content
    assert time.monotonic() - started < 60  # a guard against quadratic reading, not a measurement


def test_what_is_far_too_large_is_refused_before_it_is_read() -> None:
    response = Client().post("/check/", {"text": "x" * 6_400_000})
    assert response.status_code == 413
    assert b"5 MB" in response.content


@pytest.mark.parametrize("length", ["-1", "abc", "9" * 30])
def test_a_length_that_makes_no_sense_is_refused(length: str) -> None:
    assert Client().post("/check/", {"text": "x"}, CONTENT_LENGTH=length).status_code in (400, 413)


def test_a_form_of_a_thousand_fields_is_refused() -> None:
    assert Client().post("/check/already/", {f"f{n}": "1" for n in range(1000)}).status_code == 400


API_NONSENSE = [
    "", "{", "[]", "3", '"x"', "{}", '{"text": 3}', '{"text": ""}', '{"text": "a", "conditions": {}}',
    '{"conditions": {"pay_amount": "x"}}', '{"conditions": 3}', '{"text": "a", "terms": {}}',
    '{"text": "a", "more": 1}', "[" * 5000, '{"conditions": {"sessions": NaN}}',
]  # fmt: skip


@pytest.mark.parametrize("body", API_NONSENSE)
def test_the_api_says_what_is_wrong(body: str) -> None:
    response = Client().generic("POST", "/api/check", body, content_type="application/json")
    assert response.status_code == 400, response.content
    assert json.loads(response.content)["error"]


@pytest.mark.parametrize(
    "data", [{}, {"people": "many"}, {"people": "-3"}, {"people": "1e400"}, {"currency": "SEK"}, {"people": "9" * 400}]
)
def test_a_plan_that_makes_no_sense_is_shown_again(data: dict[str, str]) -> None:
    response = Client().post("/costs/", data)
    assert response.status_code == 422
    assert b"There is something to put right" in response.content


@pytest.mark.usefixtures("one_minute")
def test_a_thousand_posts_a_minute_are_held_back_and_nothing_typed_is_lost() -> None:
    client = Client()
    limit = RULES["terms:check"].per_minute
    statuses = [client.post("/check/", {"text": ""}).status_code for _ in range(limit)]
    assert set(statuses) == {422}
    response = client.post("/check/", {"text": "What I typed"})
    assert response.status_code == 429
    assert response["Retry-After"] == "60"
    assert b"What I typed" in response.content
    assert client.post("/check/", {"text": ""}, REMOTE_ADDR="10.0.0.9").status_code == 422


@override_settings(PROXIES=1)
@pytest.mark.usefixtures("one_minute")
def test_an_address_that_a_visitor_writes_itself_is_not_believed() -> None:
    client = Client()
    for number in range(RULES["terms:check"].per_minute):
        client.post("/check/", {"text": ""}, headers={"X-Forwarded-For": f"1.2.3.{number}, 9.9.9.9"})
    response = client.post("/check/", {"text": ""}, headers={"X-Forwarded-For": "5.5.5.5, 9.9.9.9"})
    assert response.status_code == 429


@pytest.mark.usefixtures("one_minute")
def test_the_addresses_of_one_ipv6_customer_count_as_one() -> None:
    client = Client()
    for number in range(RULES["terms:check"].per_minute):
        client.post("/check/", {"text": ""}, REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert client.post("/check/", {"text": ""}, REMOTE_ADDR="2001:db8:1:2::ffff").status_code == 429
    assert client.post("/check/", {"text": ""}, REMOTE_ADDR="2001:db8:1:3::1").status_code == 422


def test_a_host_that_is_not_ours_is_refused() -> None:
    assert Client(raise_request_exception=False).get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_day_that_does_not_exist_is_said_on_the_page() -> None:
    page = Client().post("/check/", {"text": "We pay £30 an hour. Apply by 31 February 2026."}).content.decode()
    assert page.count("They name a day that does not exist: “31 February 2026”.") == 1
