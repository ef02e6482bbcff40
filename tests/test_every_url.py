"""Default deny: every URL stands in access.py, and answers each method and each of the cast as it says there."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ourterms.site.access import EVERYONE, RULES

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# The cast of every test of who may do what. Nobody can sign in yet, so they all come as the public does; each
# gets a client of their own here the day they can.
CAST = (
    "member",
    "steward",
    "outsider",
    "ex-member",
    "other collective's member",
    "institution's contact",
    "other institution's contact",
    "public",
)
KWARGS = {
    "terms:ready-made-file": {"kind": "toml"},
    "terms:schema": {"name": "terms"},
    "design:state": {"slug": "finding"},
}


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from names(each.url_patterns, inner)
        else:
            assert each.name, f"{each.pattern} has no name"
            yield f"{space}{each.name}"


def test_every_url_is_declared_once_and_nothing_else_is() -> None:
    found = list(names(get_resolver().url_patterns))
    assert len(found) == len(set(found))
    assert set(found) == set(RULES)


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("name", RULES)
def test_each_url_takes_the_methods_it_declares_and_no_other(name: str, who: str) -> None:
    rule = RULES[name]
    assert rule.who == EVERYONE
    url = reverse(name, kwargs=KWARGS.get(name))
    for method in METHODS:
        response = Client(raise_request_exception=False).generic(method, url)
        if method in rule.methods:
            assert response.status_code in (200, 204, 302, 400, 404, 422), (method, url)
        else:
            assert response.status_code == 405, (method, url)
            assert response["Allow"] == ", ".join(rule.methods)


def test_a_url_that_nobody_declared_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Client().get("/help/").status_code == 200
    monkeypatch.delitem(RULES, "help")
    assert Client().get("/help/").status_code == 404


@pytest.mark.parametrize(
    "url", ["/nothing/", "/check", "/api/nothing", "/%00", "/design/no-such/", "/terms/ready-made.exe"]
)
def test_what_does_not_exist_is_404_and_not_500(url: str) -> None:
    assert Client().get(url).status_code in (301, 404)


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if "GET" in rule.methods])
def test_no_page_sets_a_cookie_or_lets_a_stranger_in(name: str) -> None:
    response = Client().get(reverse(name, kwargs=KWARGS.get(name)))
    assert not response.cookies
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
