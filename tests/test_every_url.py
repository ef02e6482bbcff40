"""Default deny: every URL stands in access.py, and answers each method and each of the cast as it says there."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ourterms.site.access import CONTACT, EVERYONE, MEMBER, PERSON, RULES
from tests.cast import CONTACTS, INSIDE, NOWHERE, SIGNED_IN, WHO, Cast, parts_of

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
KWARGS = {
    "terms:ready-made-file": {"kind": "toml"},
    "terms:schema": {"name": "terms"},
    "design:state": {"slug": "finding"},
    "calendar": {"code": "that-nobody-has"},
    "joining:qr": {"code": "7K4P-QX2M-9TRC-HHW3"},
    "evening": {"kind": "support"},
    "people:passkey-remove": {"id": NOWHERE},
    "joining:stop-new-card": {"id": NOWHERE},
}
# public pages whose form changes something: Django's forgery check needs its cookie
WITH_A_FORM = {
    "demo",
    "people:sign-in",
    "people:sign-in-code",
    "joining:join",
    "joining:join-here",
    "joining:ask",
    "start",
    "counted",
    "guest:in",
    "guest:code",
    "guest:new",
    "record-wrong",
}
WELCOME = {EVERYONE: WHO, PERSON: SIGNED_IN, MEMBER: INSIDE, CONTACT: CONTACTS}
WAY_IN = {CONTACT: "/guest/in/"}  # where whoever is not signed in is sent; to the others' way in unless it says so
ANSWERS = (200, 204, 302, 303, 400, 404, 422)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def patterns(found: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every URL: its name, and the parts of its address that have to be filled."""
    for each in found:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            for name, wanted in patterns(each.url_patterns, inner):
                yield name, wanted | parts(each)
        else:
            assert each.name, f"{each.pattern} has no name"
            yield f"{space}{each.name}", parts(each)


def parts(each: URLPattern | URLResolver) -> set[str]:
    """What differs in an address, by its route: Django's own table of it is shared by all routes that are "", and
    grows with what stands around them."""
    return set(re.findall(r"<(?:\w+:)?(\w+)>", str(each.pattern)))


URLS = dict(patterns(get_resolver().url_patterns))
INSIDE_URLS = [name for name, rule in RULES.items() if rule.who == MEMBER]


def address(name: str, cast: Cast) -> str:
    return reverse(name, kwargs=KWARGS.get(name) or parts_of(name, cast, URLS[name]))


def test_every_url_is_declared_once_and_nothing_else_is() -> None:
    found = [name for name, _wanted in patterns(get_resolver().url_patterns)]
    assert len(found) == len(set(found))
    assert set(found) == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_each_url_answers_each_of_the_cast_and_each_method_as_declared(name: str, cast: Cast) -> None:
    rule = RULES[name]
    url = address(name, cast)
    for who in WHO:
        client = cast.client(who)
        for method in METHODS:
            response = client.generic(method, url)
            if method not in rule.methods:
                assert response.status_code == 405, (who, method, url)
                assert response["Allow"] == ", ".join(rule.methods)
            elif who in WELCOME[rule.who]:
                assert response.status_code in ANSWERS, (who, method, url)
                assert not response.headers.get("Location", "").startswith("/sign-in/?next"), (who, method, url)
                assert not response.headers.get("Location", "").startswith("/guest/in/?next"), (who, method, url)
            elif who in SIGNED_IN and rule.who != CONTACT:
                assert response.status_code == 404, (who, method, url)
            else:
                assert response.status_code == 302, (who, method, url)
                assert response["Location"].startswith(WAY_IN.get(rule.who, "/sign-in/")), (who, method, url)


@pytest.mark.parametrize("name", [name for name in INSIDE_URLS if "GET" in RULES[name].methods])
def test_a_member_finds_their_page_and_nobody_keeps_a_copy(name: str, cast: Cast) -> None:
    """Proves that the address in the test above is that of something that is there."""
    response = cast.client("member").get(address(name, cast))
    assert response.status_code in (200, 302), name
    assert response["Cache-Control"] == "no-store"


def test_whether_a_collective_exists_nobody_outside_can_tell(cast: Cast) -> None:
    for who in (*SIGNED_IN[2:], "public"):
        there = cast.client(who).get(reverse("inside", args=[cast.collective.pk]))
        nowhere = cast.client(who).get(reverse("inside", args=[NOWHERE]))
        assert there.status_code == nowhere.status_code
        if who != "public":
            assert there.content == nowhere.content


def test_a_url_that_nobody_declared_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Client().get("/help/").status_code == 200
    monkeypatch.delitem(RULES, "help")
    assert Client().get("/help/").status_code == 404


@pytest.mark.parametrize(
    "url", ["/nothing/", "/check", "/api/nothing", "/%00", "/design/no-such/", "/terms/ready-made.exe"]
)
def test_what_does_not_exist_is_404_and_not_500(url: str) -> None:
    assert Client().get(url).status_code in (301, 404)


@pytest.mark.parametrize(
    "name", [name for name, rule in RULES.items() if "GET" in rule.methods and rule.who == EVERYONE]
)
def test_no_page_sets_a_cookie_or_lets_a_stranger_in(name: str, cast: Cast) -> None:
    response = Client().get(address(name, cast))
    assert not response.cookies or name in WITH_A_FORM
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
