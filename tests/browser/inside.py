"""Pages of somebody who is signed in: who they come in as, and where each page is, found by following links."""

import re
from collections import deque
from functools import cache

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext, Page

from ourterms.site.access import EVERYONE, RULES

GROUP, NAME = "The Kettle Club", "Bee"
WITH_INSTITUTIONS = "Lantern Yard", "Rowan"  # the Kettle Club has nothing to do with any
CONTACT = "Dana Frost"
# What these answer is for a spreadsheet, a calendar or a picture.
NO_PAGES = {name for name, rule in RULES.items() if rule.who != EVERYONE and "GET" not in rule.methods} | {
    "files:get",
    "funds:csv",
    "collectives:settings-csv",
    "collectives:settings-json",
    "decisions:lot-list",
    "decisions:ballots",
    "decisions:rounds",
    "decisions:map-csv",
    "decisions:map-votes",
    "ours:file",
}
# Nobody comes to these by a link alone; test_coming_in.py sees to them on the way.
ON_THE_WAY = {
    *("people:sure", "people:sure-mail", "people:address", "people:address-code", "people:password"),
    *("go-in", "founded", "founded-who", "joining:welcome"),
    *("asks:out", "door:begin", "door:step", "door:send", "door:answer"),  # test_asks.py
}
PAGES = [name for name, rule in RULES.items() if rule.who != EVERYONE and name not in NO_PAGES | ON_THE_WAY]
MOST = 900  # pages looked at before the search gives up


def come_in(page: Page, name: str = NAME, group: str = GROUP) -> None:
    """Come into the demo as somebody."""
    page.goto("/demo/")
    section = page.locator("section", has=page.get_by_role("heading", name=group))
    section.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(re.compile(r"/m/"))


def come_in_outside(page: Page) -> None:
    """Come into the demo as a member of the group that has to do with institutions."""
    group, name = WITH_INSTITUTIONS
    come_in(page, name, group)


def come_as_contact(page: Page, name: str = CONTACT) -> None:
    """Come into the demo as somebody who comes for an institution."""
    page.goto("/demo/")
    page.get_by_role("button", name=name).click()
    page.wait_for_url("**/guest/")


LISTS = ("demands", "promises", "powers", "changes", "accounts", "claims")
PROMISES = tuple(f"promises/?what={what}" for what in LISTS)
# Between them they find every page: who comes in, and where else in the group they begin.
COME_IN = (
    (come_in, ()),
    (come_in_outside, ("institutions/", "terms/", "asks/", "places/", "money/", *PROMISES)),
    (come_as_contact, ()),
)


@cache
def _found(request: APIRequestContext, *start: str) -> dict[str, str]:
    """For each URL name the first address that links from `start` lead to, near ones first."""
    seen, waiting, places = set(start), deque(start), {}
    for _ in range(MOST):
        if not waiting:
            break
        path = waiting.popleft()
        try:
            name = resolve(path.partition("?")[0]).view_name
        except Resolver404:
            continue
        places.setdefault(name, path)
        if name in NO_PAGES or (RULES[name].who == EVERYONE and name != "privacy"):
            continue
        html = request.get(path).text()
        for link in re.findall(r'href="(/[^"#]*)', html):
            link = link.replace("&amp;", "&")
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return places


def places(page: Page, more: tuple[str, ...] = ()) -> dict[str, str]:
    """Where each page is, for who is signed in. `more`: where else in the group to begin."""
    home = next(iter(re.findall(r"/m/[0-9a-f-]+/", page.url)), "")
    if not home:
        return _found(page.context.request, "/guest/")
    return _found(page.context.request, home, "/you/", "/about/privacy/", *(home + each for each in more))
