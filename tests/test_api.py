"""The API answers as its own description says, to anybody, and keeps nothing."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ourterms.site.access import RULES
from ourterms.site.cli import main
from ourterms.terms.openapi import description
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.schema import BadConditions, conditions_from, conditions_schema, terms_schema
from ourterms.terms.urls import urlpatterns

OPENAPI = description("http://localhost:8000")


def post(body: Any) -> tuple[int, Any]:
    response = Client().post("/api/check", json.dumps(body), content_type="application/json")
    return response.status_code, json.loads(response.content)


def valid(name: str, answer: Any) -> None:
    Draft202012Validator({"$ref": f"#/components/schemas/{name}", **OPENAPI}).validate(answer)


ADDRESSES = {"/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(url.pattern)): f"terms:{url.name}" for url in urlpatterns}


def test_every_address_of_the_api_is_described_and_no_other() -> None:
    assert {url for url in ADDRESSES if url.startswith("/api/")} == set(OPENAPI["paths"])


@pytest.mark.parametrize("url", OPENAPI["paths"])
def test_each_is_described_with_the_methods_that_it_takes(url: str) -> None:
    described = {method.upper() for method in OPENAPI["paths"][url]}
    assert described == set(RULES[ADDRESSES[url]].methods) - {"HEAD"}


def test_how_often_one_address_may_ask_is_described() -> None:
    assert f" {RULES['terms:api-check'].per_minute} a minute " in OPENAPI["info"]["description"]


@pytest.mark.parametrize(("status", "send"), [
    ("400", lambda client: client.post("/api/check", "{", content_type="application/json")),
    ("413", lambda client: client.post("/api/check", " " * 1_100_000, content_type="application/json")),
    ("413", lambda client: client.post("/api/check", " " * 7_000_000, content_type="application/json")),
    ("405", lambda client: client.get("/api/check")),
    ("411", lambda client: client.post("/api/check", headers={"Transfer-Encoding": "chunked"})),
    ("500", lambda client: client.post("/api/check", '{"text": "broken"}', content_type="application/json")),
    ("503", lambda client: client.post("/api/check", '{"text": "locked"}', content_type="application/json")),
])  # fmt: skip
def test_a_refusal_is_one_that_is_described(
    status: str, send: Callable[[Client], HttpResponse], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(text: str, *_: object) -> None:
        raise {"broken": RuntimeError, "locked": OperationalError}[text]

    monkeypatch.setattr("ourterms.terms.api.report_on", breaks)
    response = send(Client(raise_request_exception=False))
    assert str(response.status_code) == status
    assert status in OPENAPI["paths"]["/api/check"]["post"]["responses"]
    valid("Error", json.loads(response.content))
    assert "1 MB" in response.content.decode() or status != "413"


def test_every_refusal_that_is_described_is_met() -> None:
    (met,) = (mark for mark in test_a_refusal_is_one_that_is_described.pytestmark if mark.name == "parametrize")
    described = set(OPENAPI["paths"]["/api/check"]["post"]["responses"])
    assert described - {"200", "429"} == {status for status, _send in met.args[1]}  # of 429: tests/test_bad_input.py


def test_a_text_is_answered_as_described(advert: str) -> None:
    status, answer = post({"text": advert})
    assert status == 200
    valid("Report", answer)
    assert [finding["clause"] for finding in answer["findings"]] == list(CLAUSES)


def test_a_day_that_does_not_exist_is_noted() -> None:
    status, answer = post({"text": "We pay £30 an hour. Apply by 31 February 2026."})
    assert status == 200
    valid("Report", answer)
    assert answer["notes"] == ["They name a day that does not exist: “31 February 2026”."]


LONG = "This is very long: we read the first 40,000 letters of it."
WELSH = (
    "Rydym yn chwilio am bedwar o bobl sydd â phrofiad byw o wasanaethau iechyd meddwl i ymuno â'n panel newydd. "
    "Byddwn yn cyfarfod unwaith y mis am ddwy awr yn y llyfrgell yn y dref, ac yn talu £20 yr awr."
)
ENGLISH = "This reads English only, for now. We can't tell from this text what they offer."
GONE = "The day to answer by, Thursday 5 March 2020, has gone."
NONE_SUCH = "They name a day that does not exist: “31 February 2026”."


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("We pay £20 an hour. ", []),
        ("Apply by 5 March 2020. ", [GONE]),
        ("We meet every week. " * 3_000 + "We pay £20 an hour.", [LONG]),
        ("Apply by 5 March 2020. We meet on 31 February 2026. " + "We meet every week. " * 3_000,
         [LONG, GONE, NONE_SUCH]),
    ],
    ids=["nothing", "gone", "long", "all"],
)  # fmt: skip
def test_page_api_and_command_line_say_the_same_of_a_text(
    text: str, notes: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, answer = post({"text": text})
    assert status == 200
    valid("Report", answer)
    assert answer["notes"] == notes

    page = Client().post("/check/", {"text": text}).content.decode()
    assert re.findall(r'<div class="notice"><p>(.*?)</p>', page) == notes

    advert = tmp_path / "advert.txt"
    advert.write_text(text)
    assert main(["check", str(advert), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["notes"] == notes
    assert err.splitlines() == [f"{advert}: {note}" for note in notes]


@pytest.mark.parametrize(
    "before", ["\x07", "\x00", "%PDF-", "{\\rtf1 ", "Hey,ftyp ", "BM", "PK\x03\x04", "\xd0\xcf", "RIFF1234WEBP "]
)
def test_what_is_pasted_is_no_file(before: str) -> None:
    text = f"{before} We pay £20 an hour."
    status, answer = post({"text": text})
    assert status == 200
    assert answer["read"]["pay"]["amount"] == 20
    page = Client().post("/check/", {"text": text})
    assert page.status_code == 200
    assert "£20.00 an hour" in page.content.decode()


@pytest.mark.parametrize("text", ["%PDF-1.4 " + "\ufffd\x02a\x0f" * 90, "\x01\x02b" * 99])
def test_what_is_pasted_and_no_words_is_said_to_be_that(text: str) -> None:
    assert post({"text": text})[1]["error"].startswith("Most of this can't be read as words.")
    page = Client().post("/check/", {"text": text}).content.decode()
    assert "Copy the words again, from where you can read them" in page


def test_of_another_language_nothing_is_said_but_that_and_the_replies_only_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, answer = post({"text": WELSH})
    assert status == 200
    valid("Report", answer)
    assert answer["notes"] == [ENGLISH]
    assert (answer["sentence"], answer["findings"]) == ("We can't tell what they offer.", [])

    page = Client().post("/check/", {"text": WELSH}).content.decode()
    head = page.partition("<h1>")[0]
    assert "This reads English only, for now" in head
    assert page.count("This reads English only") == 1
    assert "<h1>We can't tell what they offer.</h1>" in page.replace("&#x27;", "'")
    for wrong in ("Doesn", "everything", "They offer all of it", "Thank you for asking. Before there can be an answer"):
        assert wrong not in page
    assert page.count("neither a yes nor a no") == 2  # plain and warm
    assert page.replace("&#x27;", "'").count(WELSH) == 2  # what they wrote, and the box

    advert = tmp_path / "advert.txt"
    advert.write_text(WELSH)
    assert main(["check", str(advert)]) == 0
    out, err = capsys.readouterr()
    assert err == f"{advert}: {ENGLISH}\n"
    assert "Doesn't say" not in out


def test_a_closing_day_that_somebody_entered_and_that_has_gone_is_noted() -> None:
    assert post({"conditions": {"closing_date": "2020-03-05"}})[1]["notes"] == [GONE]


def test_conditions_and_terms_are_answered_as_described() -> None:
    status, answer = post(
        {
            "conditions": {
                "pay_amount": {"value": "20.00", "words": ["£20"]},
                "pay_unit": "hour",
                "pay_currency": "GBP",
            },
            "terms": {"clauses": {"hourly-pay": {"figure": {"GBP": "25.00"}, "line": True}}},
        }
    )
    assert status == 200
    valid("Report", answer)
    assert [(f["status"], f["evidence"], f["line"]) for f in answer["findings"]] == [("short", ["£20"], True)]


@pytest.mark.parametrize(
    "body", [{}, {"text": 3}, {"conditions": {"sessions": -1}}, {"text": "x", "terms": {"clauses": {}}}]
)
def test_a_fault_is_answered_as_described(body: Any) -> None:
    status, answer = post(body)
    assert status == 400
    valid("Error", answer)


@given(st.text("0123456789.-+eE_ \n٣", max_size=9) | st.from_regex(r"0{0,2}[0-9]{1,8}(\.[0-9]{0,3})?", fullmatch=True))
@example("1E+5")
@example("1_0")
@example(" 20\n")
@example("20\n")
@example("-0.00")
@example("0")
@example("000.00")
@example("1000000.00")
@example("1000000.01")
@example("1." + "0" * 5_000)
def test_money_in_words_is_taken_as_its_schema_has_it(amount: str) -> None:
    described = conditions_schema()["properties"]["pay_amount"]["anyOf"][1]["pattern"]
    try:
        taken = conditions_from({"pay_amount": amount}).pay_amount.value == Decimal(amount)
    except BadConditions:
        taken = False
    assert taken == bool(re.fullmatch(described.removesuffix("$"), amount))


@pytest.mark.parametrize("length", [1, 10_000])
def test_of_very_many_faults_the_first_are_named_and_the_rest_are_counted(length: int) -> None:
    names = [f"{n}{'x' * length}" for n in range(30)]
    for body in ({"conditions": dict.fromkeys(names)}, {"text": "x", "terms": {"clauses": dict.fromkeys(names)}}):
        status, answer = post(body)
        assert status == 400
        assert len(answer["errors"]) == 21
        assert answer["errors"][-1] == "And 10 more."
        assert len(json.dumps(answer)) < 15_000


@pytest.mark.parametrize("number", [-1, 0, 0.001, 0.01, 0.5, 1_000_000, 1_000_001])
def test_the_schema_takes_the_numbers_that_the_api_takes(number: float) -> None:
    given = {"hours_per_session": number}
    status, answer = post({"conditions": given})
    assert (status == 200) == Draft202012Validator(conditions_schema()).is_valid(given)
    if status != 200:
        assert answer["error"] == "conditions.hours_per_session: say 0, or a number from 0.01 to 1,000,000."


def test_the_schemas_are_schemas_and_stand_at_their_addresses() -> None:
    for name, schema in {"terms": terms_schema(), "conditions": conditions_schema()}.items():
        Draft202012Validator.check_schema(schema)
        assert json.loads(Client().get(f"/api/schemas/{name}.json").content) == schema
    assert Client().get("/api/schemas/none.json").status_code == 404


def test_any_page_of_any_site_may_ask() -> None:
    assert Client().options("/api/check").status_code == 204
    assert Client().post("/api/check", "{}", content_type="application/json")["Access-Control-Allow-Origin"] == "*"


def test_the_terms_can_be_taken_away() -> None:
    assert Client().get("/terms/ready-made.toml").content.startswith(b"# The ready-made terms.")
    data = json.loads(Client().get("/terms/ready-made.json").content)
    Draft202012Validator(terms_schema()).validate(data)
    assert list(data["clauses"]) == list(CLAUSES)
