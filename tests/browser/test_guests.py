"""Who comes for an institution: in, back and away, with and without JavaScript; and what members make of them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.inside import come_as_contact, come_in_outside
from tests.browser.people import Somebody

pytestmark = pytest.mark.browser


def fill(person: Somebody, name: str) -> None:
    page = person.page
    page.goto("/guest/new/")
    page.get_by_label("Your institution").fill("Fenwick Museum")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your post there").fill("Curator")


def test_somebody_comes_without_an_address_goes_and_comes_back_by_their_receipt_code(anybody: Somebody) -> None:
    page = anybody.page
    fill(anybody, "Mar Dene")
    anybody.follow("Go on")
    anybody.heading("Your receipt code").wait_for()
    code = page.locator("#receipt").inner_text()
    anybody.follow("I have it, go on")
    expect(page.get_by_text("You are here as Mar Dene, Curator.")).to_be_visible()
    page.goto("/guest/you/")
    anybody.follow("Sign out")
    page.goto("/guest/")
    anybody.heading("Come back").wait_for()
    page.get_by_label("Your receipt code").fill(code.lower())
    anybody.follow("Come back with the receipt code")
    expect(page.get_by_text("You are here as Mar Dene, Curator.")).to_be_visible()
    page.goto("/guest/go/")
    anybody.follow("Go for good")
    page.get_by_label("Your receipt code").fill(code)
    anybody.follow("Come back with the receipt code")
    expect(page.get_by_text("This code does not fit").first).to_be_visible()


def test_what_is_missing_is_named_at_the_top_and_nothing_is_typed_twice(anybody: Somebody) -> None:
    page = anybody.page
    fill(anybody, "Mar Dene")
    page.get_by_label("A public number").select_option("NHS organisation code")
    anybody.follow("Go on")
    expect(page).to_have_title(re.compile("^Put right:"))
    expect(page.get_by_label("Your post there")).to_have_value("Curator")


def test_a_member_makes_sure_and_takes_it_back(anybody: Somebody) -> None:
    page = anybody.page
    come_in_outside(page)
    page.goto(page.url + "institutions/")
    anybody.follow("The Open Window")
    expect(page.get_by_text("Not confirmed")).to_be_visible()
    anybody.follow(page.get_by_role("button", name=re.compile("Col Hartley")))
    expect(page.get_by_text(re.compile("Confirmed by Rowan on"))).to_be_visible()
    anybody.follow(page.get_by_role("button", name=re.compile("Col Hartley")))
    expect(page.get_by_text("Not confirmed")).to_be_visible()


def test_where_somebody_works_is_said_and_taken_back(anybody: Somebody) -> None:
    page = anybody.page
    come_in_outside(page)
    page.goto(page.url + "works-there/")
    page.get_by_label("Which one").select_option("Tarnside University")
    anybody.follow("Keep me from it")
    expect(page.get_by_text("Only you know")).to_be_visible()
    anybody.follow(page.get_by_role("button", name=re.compile("Tarnside University")))
    expect(page.get_by_text("Only you know")).to_have_count(0)


def test_a_contact_finds_only_their_own(anybody: Somebody) -> None:
    page = anybody.page
    come_as_contact(page)
    expect(page.get_by_text("You are here as Dana Frost, Involvement officer.")).to_be_visible()
    links = page.locator("main a[href^='/m/']")
    expect(links).to_have_count(0)
