"""Sore words never stand as a status, heading, button or menu word; in running text each is listed."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.site.access import RULES

SORE = re.compile(
    r"\b(met|short|unsaid|capacity|concerns?|safeguarding|cases?|reviews?|verdict|assessments?|recall|coerced|educated|"
    r"engaged|engagement|leave|rounds?|verified|evidence|mood|withdrawal|mandate|quorum|electorate|conditions|enact|"
    r"users?|patients?|admins?)\b",
    re.IGNORECASE,
)
LOUD = {"h1", "h2", "h3", "h4", "button", "nav", "th", "legend", "summary", "label", "title"}
PAGES = [name for name, rule in RULES.items() if "GET" in rule.methods and rule.who == "everyone" and name not in (
    "healthz", "robots", "security-txt", "manifest", "icon", "figures-json", "terms:ready-made-file", "terms:schema",
    "terms:openapi", "design:state", "design:gallery", "words", "people:change-password", "joining:qr",
    "joining:join-here", "joining:ask", "joining:asked", "evening", "calendar", "notices:demo-mail", "door:page",
    "record", *(each for each in RULES if each.startswith(("register-", "record-")) and each != "record-list"),
)]  # fmt: skip
# Ordinary words in running text, each with the sentence it stands in.
ALLOWED = {
    "invited to a short interview",  # the example advert's own words
    "Coercion, Educating, Informing, Consultation, Engagement",  # the steps of somebody else's ladder, by their names
    "A short talk",  # why we start with half an hour of talking it through
}


class Loud(HTMLParser):
    """What a page says loudly, and what it says at all."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loud: list[str] = []
        self.quiet: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "input", "meta", "link", "path", "circle", "img", "hr"):
            classes = dict(attrs).get("class") or ""
            self.open.append(f"{tag}.loud" if {"state", "button", "choice"} & set(classes.split()) else tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().partition(".")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "textarea"} & set(self.open) and data.strip():
            loud = any(tag in LOUD or tag.endswith(".loud") for tag in self.open)
            (self.loud if loud else self.quiet).append(" ".join(data.split()))


def said(html: str) -> Loud:
    page = Loud()
    page.feed(html)
    return page


def test_the_search_finds_a_sore_word() -> None:
    page = said('<h2>Review</h2><p>short</p><span class="state">met</span>')
    assert page.loud == ["Review", "met"]
    assert page.quiet == ["short"]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_says_a_sore_word_loudly(name: str) -> None:
    page = said(Client().get(reverse(name)).content.decode())
    assert page.loud
    assert [words for words in page.loud if SORE.search(words)] == []


def test_no_result_says_a_sore_word_loudly(advert: str) -> None:
    page = said(Client().post("/check/", {"text": advert}).content.decode())
    assert [words for words in page.loud if SORE.search(words)] == []
    page = said(Client().post("/check/already/", {"hourly-pay": "no", "debrief": "yes"}).content.decode())
    assert [words for words in page.loud if SORE.search(words)] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("figures", "changes", "help")])
def test_running_text_says_a_sore_word_only_where_it_is_listed(name: str) -> None:
    page = said(Client().get(reverse(name)).content.decode())
    found = [words for words in page.quiet if SORE.search(words)]
    assert [words for words in found if not any(allowed in words for allowed in ALLOWED)] == []
