"""A group in browsers: a server of its own, a phone for each person, and the first steps that every journey takes."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page
from pypdf import PdfReader

from tests.browser.people import Somebody, somebody

PATIENCE = 20_000  # milliseconds: several people at once keep a small machine busy
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


class Place(NamedTuple):
    """A running server, and how people come to it. `environ`: what it runs with beyond its folder."""

    url: str
    data: Path
    environ: dict[str, str]
    browser: Browser
    scripts: bool
    stack: ExitStack
    people: list[Somebody]

    def phone(self) -> Somebody:
        """A phone that has never been here."""
        person = self.stack.enter_context(somebody(self.browser, self.url, java_script_enabled=self.scripts))
        person.page.context.set_default_timeout(PATIENCE)
        self.people.append(person)
        return person


@contextmanager
def place(url: str, data: Path, environ: dict[str, str], browser: Browser, *, scripts: bool) -> Iterator[Place]:
    """The people of one journey. At the end nothing may have gone elsewhere, and no browser may have complained."""
    with ExitStack() as stack:
        here = Place(url, data, environ, browser, scripts, stack, [])
        yield here
    assert [each.outside for each in here.people if each.outside] == []
    assert [each.complaints for each in here.people if each.complaints] == []


def found(person: Somebody, group: str, name: str) -> str:
    """Start a group; the address of its Home. The page with the first link is open."""
    page = person.page
    page.goto("/start/")
    page.get_by_label("What do you call yourselves?").fill(group)
    page.get_by_label("What should we call you?").fill(name)
    person.follow("Start")
    person.heading(f"{group} is there").wait_for()
    return page.url.removesuffix("started/")


def link_of(page: Page) -> str:
    """The link on a page that shows one, as a path."""
    words = page.locator(".invite strong").inner_text()
    return words[words.index("/join/") :]


def join(person: Somebody, link: str, name: str) -> None:
    """Come in by a link, and skip the card."""
    person.page.goto(link)
    person.page.get_by_label("What should we call you here?").fill(name)
    person.follow("Come in")
    person.heading(f"You're in, {name}").wait_for()
    person.follow("Skip this, go in")


def three(at: Place, group: str, names: tuple[str, str, str] = ("Rowan", "Ash", "Kit")) -> tuple[list[Somebody], str]:
    """A group of three, each with a phone, all on its Home; and the address of that."""
    people = [at.phone() for _name in names]
    home = found(people[0], group, names[0])
    link = link_of(people[0].page)
    for person, name in zip(people[1:], names[1:], strict=True):
        join(person, link, name)
    people[0].page.goto(home)
    return people, home


def words(page: Page) -> str:
    """Everything that stands on a page, in single spaces."""
    return " ".join(page.locator("body").inner_text().split())


def sheets(page: Page) -> list[str]:
    """What a page is on paper: the words of each sheet of A4, in single spaces."""
    printed = page.pdf(prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(printed)).pages]


def row(page: Page, words: str) -> Locator:
    """The line of a list in which these words stand."""
    return page.get_by_role("listitem").filter(has_text=words).last
