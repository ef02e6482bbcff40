"""An institution's page as a stranger reads it, and a letter that something on it is wrong."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import LOOKS, axe
from tests.browser.inside import come_in
from tests.browser.people import Somebody

pytestmark = pytest.mark.browser


def test_a_stranger_reads_what_groups_published_and_writes_that_it_is_wrong(anybody: Somebody) -> None:
    page = anybody.page
    page.goto("/institutions/")
    anybody.follow(page.locator("main .things a").first)
    expect(anybody.heading("If something here is wrong")).to_be_visible()
    expect(page.get_by_text("Lantern Yard").first).to_be_visible()
    anybody.follow(page.get_by_role("link", name="This is wrong").first)
    anybody.follow(page.get_by_role("button", name="Send it"))
    expect(anybody.heading("This is wrong")).to_be_visible()
    page.get_by_label("What is wrong").fill("It was a Tuesday.")
    page.get_by_label("Your name and post").fill("Jo Bell, estates")
    page.get_by_label("How the group can answer you").fill("0191 4960000")
    anybody.follow(page.get_by_role("button", name="Send it"))
    expect(anybody.heading("It is with them")).to_be_visible()


def test_its_pages_are_for_everybody(person: Somebody) -> None:
    page = person.page
    page.goto("/institutions/")
    for light, width in (("light", 360), ("dark", 1280)):
        page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        assert axe(page) == []
    person.follow(page.locator("main .things a").first)
    page.evaluate(LOOKS)
    assert axe(page) == []
    assert page.evaluate("looks.wide()") == []
    page.goto(page.get_by_role("link", name="This is wrong").first.get_attribute("href") or "")
    assert axe(page) == []


def test_members_find_what_they_say_is_wrong(person: Somebody) -> None:
    come_in(person.page, "Rowan", "Lantern Yard")
    person.follow(
        person.page.locator("section, li, article")
        .filter(has_text="They say something is wrong")
        .last.get_by_role("link")
    )
    expect(person.heading("What they wrote")).to_be_visible()
    assert axe(person.page) == []
    person.page.get_by_label("What we say to it").fill("We look at the letter again.")
    person.follow("Write it down")
    expect(person.page.get_by_text("We look at the letter again.").first).to_be_visible()
