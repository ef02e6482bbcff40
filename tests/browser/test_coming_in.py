"""At the table: a group is started, somebody joins by paper card on the same laptop, and comes back by their card."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import ASK_AXE, LOOKS, RULES
from tests.browser.people import PHONE, Somebody, follow, somebody

pytestmark = pytest.mark.browser


def started(person: Somebody, name: str = "Driftline") -> str:
    """A group; the address of its Home."""
    page = person.page
    page.goto("/start/")
    page.get_by_label("What do you call yourselves?").fill(name)
    page.get_by_label("What should we call you?").fill("Rowan")
    follow(page.get_by_role("button", name="Start"))
    person.heading(f"{name} is there").wait_for()
    return page.url.removesuffix("started/")


def well(page: Page) -> list[str]:
    """What is wrong with a page as it stands: for machines that read it, for eyes, for thumbs, in both lights."""
    page.evaluate(LOOKS)
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        found += page.evaluate(ASK_AXE, RULES)
    page.emulate_media(color_scheme="light")
    for width in (360, 320, 640):
        page.set_viewport_size({"width": width, "height": 740})
        found += page.evaluate("looks.wide()")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return found + page.evaluate("looks.small()") + page.evaluate("looks.air()")


def test_from_two_words_to_coming_back_by_a_card(anybody: Somebody) -> None:
    page = anybody.page
    home = started(anybody)
    page.goto(f"{home}bring/")
    follow(page.get_by_role("button", name="Make a paper card"))
    code = page.locator("#join-code").inner_text()
    page.goto("/join/")
    page.get_by_label("The code").fill(code.lower().replace("-", " "))
    follow(page.get_by_role("button", name="Go on"))
    follow(page.get_by_role("button", name="I'm somebody else"))
    page.get_by_label("What should we call you here?").fill("Ash")
    follow(page.get_by_role("button", name="Come in"))
    anybody.heading("You're in, Ash").wait_for()
    follow(page.get_by_role("button", name="Make my card"))
    codes = page.locator(".codes .code").all_inner_texts()
    assert len(codes) == 10
    follow(page.get_by_role("link", name="I have it, go on"))
    assert page.url == home
    page.goto("/you/")
    follow(page.get_by_role("button", name="Sign out here"))
    anybody.heading("You are signed out").wait_for()
    page.goto(home)
    page.get_by_label("A code from your card").fill(codes[2])
    follow(page.get_by_role("button", name="Sign in", exact=True))
    assert page.url == home


def test_a_passkey_is_made_and_lets_its_owner_in(person: Somebody) -> None:
    page = person.page
    started(person, "Passkeys")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/you/passkeys/")
    page.get_by_label("What is this device called?").fill("My phone")
    follow(page.get_by_role("button", name="Make a passkey"))
    page.locator("strong", has_text="My phone").wait_for()
    page.goto("/you/")
    follow(page.get_by_role("button", name="Sign out here"))
    page.goto("/sign-in/")
    follow(page.get_by_role("button", name="Use a passkey"))
    person.heading("Nothing needs you").wait_for()


PAGES = (
    *("started/", "started/who/", "welcome/", "bring/", "new-card/"),
    *("/you/", "/you/card/", "/you/password/", "/you/address/", "/you/passkeys/", "/you/devices/"),
    *("/you/opened/", "/you/take/", "/you/close/", "/you/sure/", "/you/sure/mail/", "/you/address/code/"),
)


@pytest.fixture(scope="module")
def founder(chromium: Browser, url: str) -> object:
    with somebody(chromium, url) as one:
        yield one, started(one, "Every page")


@pytest.mark.looks
@pytest.mark.parametrize("path", PAGES)
def test_every_page_on_the_way_is_well(founder: tuple[Somebody, str], path: str) -> None:
    person, home = founder
    person.page.goto(path if path.startswith("/") else home + path)
    expect(person.page.locator("h1")).to_have_count(1)
    assert well(person.page) == []
    assert person.complaints == []


def test_what_forms_answer_is_well(founder: tuple[Somebody, str]) -> None:
    person, home = founder
    page = person.page
    page.goto(f"{home}bring/")
    follow(page.get_by_role("button", name="Make a paper card"))
    assert well(page) == []
    code = page.locator("#join-code").inner_text()
    page.goto(f"/join/{code}/")
    assert well(page) == []
    page.goto("/you/card/")
    follow(page.get_by_role("button", name="Make my card"))
    assert well(page) == []
    page.goto("/you/close/")
    page.get_by_role("button", name="Close my account").click()
    assert well(page) == []


def test_a_way_in_prints_on_one_sheet(founder: tuple[Somebody, str], tmp_path: Path) -> None:
    from pypdf import PdfReader

    person, home = founder
    page = person.page
    for path in (f"{home}started/", *(f"/start/evening/{kind}/" for kind in ("support", "advisory", "campaign"))):
        page.goto(path)
        page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
        assert len(PdfReader(tmp_path / "sheet.pdf").pages) == 1, path
