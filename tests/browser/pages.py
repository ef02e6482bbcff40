"""Every page there is to see, by name, and how a person comes to it."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from playwright.sync_api import Page

from ourterms.design.gallery import COMPONENTS
from ourterms.site import errors
from ourterms.site.access import EVERYONE, RULES
from ourterms.site.founding.views import EVENINGS
from tests.browser.people import EXAMPLE

Open = Callable[[Page], object]

# What these answer is for programs or for a spreadsheet; a test holds them to it.
NO_PAGES = {
    "healthz": {},
    "robots": {},
    "security-txt": {},
    "manifest": {},
    "icon": {},
    "figures-json": {},
    "terms:ready-made-file": {"kind": "json"},
    "terms:schema": {"name": "ask"},
    "terms:openapi": {},
    "calendar": {"code": "that-nobody-has"},
    "joining:qr": {"code": "7K4P-QX2M-9TRC-HHW3"},
}
# These want a group, so tests/browser opens them on the way through one; or lead to another page.
WITH_A_GROUP = {"joining:join-here", "joining:ask", "joining:asked", "people:change-password", "door:page"} | {
    name
    for name in RULES
    if (name == "record" or name.startswith(("register-", "record-"))) and name != "record-list"  # test_publishing.py
}
SCREENS = ("ask", "no", "go", "everything", "close")


def _there(path: str, page: Page) -> None:
    page.goto(path)


def _press(path: str, button: str, page: Page, **fill: str) -> None:
    page.goto(path)
    for label, words in fill.items():
        page.get_by_label(label.replace("_", " ")).fill(words)
    page.get_by_role("button", name=button, exact=True).locator("visible=true").first.click()
    page.wait_for_load_state("networkidle")


def _answer_three(page: Page) -> None:
    page.goto("/check/already/#q1")
    for number, answer in enumerate(("yes", "no", "unknown"), 1):
        page.locator(f"section:has(#q{number}) input[value={answer}]").check()
        page.get_by_role("link", name="Next").click()
    page.get_by_role("button", name="Stop here, see what is missing").click()


def _change_text(page: Page) -> None:
    _press("/check/", "Read it", page, Paste_what_they_sent=EXAMPLE)
    page.get_by_role("link", name="Change the text").click()


def _error(make: Callable[[HttpRequest], HttpResponse], page: Page) -> None:
    """An error that nobody can bring about from outside: as the server would answer it, at an address of its own."""
    request = HttpRequest()
    request.path = "/error/"
    answer = make(request)
    body = answer.content
    page.route("**/error/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto("/error/")


def _from_rules() -> dict[str, Open]:
    pages: dict[str, Open] = {}
    for name, rule in RULES.items():
        if "GET" not in rule.methods or name in {*NO_PAGES, *WITH_A_GROUP} or rule.who != EVERYONE:
            continue
        if name == "design:state":
            pages |= {f"design:{each.slug}": partial(_there, reverse(name, args=[each.slug])) for each in COMPONENTS}
        elif name == "evening":
            pages |= {f"evening {kind}": partial(_there, reverse(name, args=[kind])) for kind in EVENINGS}
        else:
            pages[name] = partial(_there, reverse(name))
    return pages


ERRORS: dict[str, Open] = {
    "error 400": partial(_error, errors.bad_request),
    "error 403": partial(_error, errors.forbidden),
    "error 404": partial(_there, "/nothing/here/"),
    "error 409": partial(_error, partial(errors.said_already, where="/")),
    "error 413": partial(_error, errors.too_large),
    "error 429": partial(_error, errors.too_many),
    "error 500": partial(_error, errors.broken),
}
RESULTS: dict[str, Open] = {
    "what they offer": partial(_press, "/", "Read it", Paste_what_they_sent=EXAMPLE),
    "nothing to find": partial(_press, "/", "Read it", Paste_what_they_sent="Dear all, the kettle is broken."),
    "empty box": partial(_press, "/", "Read it"),
    "change the text": _change_text,
    "three answers": _answer_three,
    "a question": partial(_there, "/check/already/#q2"),
    "no answers": partial(_press, "/check/already/#q1", "Stop here, see what is missing"),
    "costs added up": partial(_press, "/costs/", "Add it up", People="7"),
    "costs put right": partial(_press, "/costs/", "Take it as a spreadsheet (CSV)", People="0"),
} | {f"screen {name}": partial(_there, f"/check/example/#{name}") for name in SCREENS}

PAGES: dict[str, Open] = _from_rules() | RESULTS | ERRORS
