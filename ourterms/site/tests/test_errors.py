"""Error pages: plain, neutral, and the right ones."""

import json
from functools import partial

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from ourterms.design.fixed import forget
from ourterms.site import errors

PAGES = {
    400: errors.bad_request,
    403: errors.forbidden,
    404: errors.not_found,
    409: partial(errors.said_already, where="/m/"),
    413: errors.too_large,
    422: partial(errors.refused, message="Put a name."),
    429: errors.too_many,
    500: errors.broken,
    503: errors.busy,
}


@pytest.mark.parametrize(("status", "page"), PAGES.items())
def test_each_error_has_a_page_with_one_heading_and_a_way_on(status: int, page) -> None:
    response = page(RequestFactory().get("/x/"))
    html = response.content.decode()
    assert response.status_code == status
    assert html.count("<h1") == 1
    assert "<a " in html
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("status", "page"), PAGES.items())
def test_each_error_of_the_api_is_json(status: int, page) -> None:
    response = page(RequestFactory().post("/api/check"))
    assert response.status_code == status
    assert json.loads(response.content)["error"].endswith(".")


@pytest.mark.parametrize(("path", "most"), [("/api/check", "1 MB"), ("/check/", "5 MB"), ("/m/x/tin/", "10 MB")])
def test_what_is_too_large_hears_how_much_it_may_be_there(path: str, most: str) -> None:
    assert most in errors.too_large(RequestFactory().post(path)).content.decode()


def test_a_database_that_does_not_answer_is_said_to_be_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> bool:
        raise OperationalError("database is locked")

    monkeypatch.setattr("ourterms.terms.views.report_on", locked)
    response = Client(raise_request_exception=False).post("/check/", {"text": "x"})
    assert (response.status_code, response["Retry-After"]) == (503, "60")


def test_security_txt_always_says_where_to_turn(settings) -> None:
    assert (
        "Contact: http://localhost:8000/help/#security\n" in Client().get("/.well-known/security.txt").content.decode()
    )
    settings.CONTACT = "mailto:host@example.org"
    assert "Contact: mailto:host@example.org" in Client().get("/.well-known/security.txt").content.decode()


@pytest.mark.parametrize("contact", ["", "mailto:host@example.org"])
@pytest.mark.parametrize("source", ["", "https://code.example.org/"])
def test_help_says_how_to_tell_of_a_security_problem(settings, contact: str, source: str) -> None:
    settings.CONTACT, settings.SOURCE = contact, source
    forget()
    words = Client().get("/help/").content.decode().partition('<h2 id="security">')[2].partition("</div>")[0]
    forget()
    assert words.startswith("Tell us of a security problem</h2>")
    assert ("has not said how to reach them" in words) != bool(contact)
    assert (f'href="{contact}"' in words) is bool(contact)
    assert (f'href="{source}"' in words) is bool(source)
    assert "open a private report" in words
