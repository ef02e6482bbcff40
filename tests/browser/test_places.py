"""An agreement that was signed on paper, a place taken and given back, and money followed until it came: with scripts
and without, on a phone."""

import re
from datetime import UTC, timedelta

import pytest
from playwright.sync_api import expect

from ourterms.kit import clock
from tests.browser.inside import come_in
from tests.browser.people import Somebody, follow

pytestmark = pytest.mark.browser
GROUP = "Lantern Yard"


def within(person: Somebody, path: str) -> None:
    """A page of the group."""
    home = re.match(r".*/m/[0-9a-f-]+/", person.page.url)
    assert home
    person.page.goto(home.group() + path)


def wide(person: Somebody) -> bool:
    """Whether the page is wider than the phone."""
    root = "document.documentElement"
    return bool(person.page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


def test_the_places_of_what_they_signed_on_paper_are_offered(anybody: Somebody) -> None:
    page = anybody.page
    come_in(page, "Rowan", GROUP)
    within(anybody, "asks/?state=accepted")
    follow(page.get_by_role("link", name="A research plan, read by us first"))
    follow(page.get_by_role("link", name="See the agreement"))
    if page.get_by_role("button", name="Offer them").is_visible():  # the other of the two has not been here
        follow(page.get_by_role("button", name="Offer them"))
    expect(page.get_by_role("link", name="Open it")).to_be_visible()
    expect(page.get_by_text("Lou Birch, Research manager")).to_be_visible()
    expect(page.get_by_text("(entered by us)")).to_be_visible()
    expect(page.get_by_text("It needs 3 of us before anybody goes.")).to_be_visible()
    assert not wide(anybody)


def test_a_place_is_taken_and_given_back_without_a_why(anybody: Somebody) -> None:
    page = anybody.page
    come_in(page, "Wren", GROUP)
    within(anybody, "places/")
    follow(page.get_by_role("link", name="Reading letters before they go out"))
    assert not wide(anybody)
    expect(page.get_by_text("1 place is free")).to_be_visible()
    follow(page.get_by_role("button", name="Yes, I take a place"))
    expect(page.get_by_text("You have a place")).to_be_visible()
    expect(page.get_by_text("Ash, Rowan, Wren")).to_be_visible()
    follow(page.get_by_role("button", name="Give my place back"))
    follow(page.get_by_role("link", name="Reading letters before they go out"))
    expect(page.get_by_text("Ash, Rowan")).not_to_be_visible()
    follow(page.get_by_role("button", name="No", exact=True))
    expect(page.get_by_role("heading", name="Places", exact=True)).to_be_visible()


def test_what_is_owed_is_claimed_and_followed_until_it_came(anybody: Somebody, request: pytest.FixtureRequest) -> None:
    page = anybody.page
    come_in(page, "Kit", GROUP)
    within(anybody, "money/")
    assert not wide(anybody)
    which = int("no-scripts" in request.node.name)  # one sum each: the same said twice is asked about
    rows = page.locator("li", has_text="late").filter(has_not_text="called off")
    follow(rows.get_by_role("link").nth(which))
    follow(page.get_by_role("button", name="It took half an hour more (£16.00)"))
    expect(page.get_by_text("half an hour", exact=True)).to_be_visible()
    expect(page.get_by_text("£224.00").first).to_be_visible()
    follow(page.get_by_role("link", name=re.compile("Make a claim|See the claim again")))
    expect(page.locator(".letter")).to_contain_text("Please pay £224.00 for")
    follow(page.get_by_role("button", name="I have sent it"))
    expect(page.get_by_text("You sent a claim")).to_be_visible()
    page.get_by_text("It was paid").click()
    page.get_by_label("How much came").fill("ten pounds")
    follow(page.get_by_role("button", name="Write down that it came"))
    expect(page.get_by_text("Put an amount in figures").first).to_be_visible()
    page.get_by_label("How much came").fill("224")
    follow(page.get_by_role("button", name="Write down that it came"))
    expect(page.get_by_text(re.compile(r"Paid on .* days late"))).to_be_visible()
    follow(page.get_by_role("button", name="It did not come after all"))
    follow(page.get_by_role("button", name="Take half an hour back"))
    expect(page.get_by_text("£208.00").first).to_be_visible()


def test_who_called_a_session_off_is_asked_and_what_it_comes_to_is_said(anybody: Somebody) -> None:
    page = anybody.page
    come_in(page, "Ash", GROUP)
    within(anybody, "meetings/")
    follow(page.get_by_role("link", name="What became of the letters"))
    page.get_by_text("Change it, or call it off").click()
    expect(page.get_by_text("Who calls it off?")).to_be_visible()
    assert not wide(anybody)
    follow(page.get_by_role("button", name="We call it off"))
    expect(page.get_by_text("We called it off. Nothing is owed for it.")).to_be_visible()
    follow(page.get_by_role("button", name="It was them who called it off"))
    expect(page.get_by_text(re.compile("They called it off .* before. Nothing is owed for it."))).to_be_visible()
    follow(page.get_by_role("button", name="It is on after all"))
    expect(page.get_by_text("Change it, or call it off")).to_be_visible()


def test_the_group_writes_that_it_is_late(anybody: Somebody, request: pytest.FixtureRequest) -> None:
    page = anybody.page
    come_in(page, "Ash", GROUP)
    within(anybody, "money/between/")
    follow(page.get_by_role("link", name="Write that it is late").nth(int("no-scripts" in request.node.name)))
    expect(page.get_by_label("The letter")).to_have_value(re.compile("Dear Larkmere Trust,"))
    assert not wide(anybody)
    follow(page.get_by_role("button", name="I have sent it"))
    expect(page.get_by_text("that it is late.").first).to_be_visible()


def test_a_yes_to_a_sum_is_given_and_taken_back(anybody: Somebody) -> None:
    page = anybody.page
    come_in(page, "Rowan", GROUP)
    within(anybody, "money/")
    follow(page.get_by_role("link", name="May the sum be shown, though few of us are in it?"))
    assert not wide(anybody)
    follow(page.get_by_role("button", name="Yes, it may").first)
    expect(page.get_by_text("You said yes.")).to_be_visible()
    follow(page.get_by_role("button", name="Take my yes back").first)
    expect(page.get_by_text("You said yes.")).not_to_be_visible()


def test_a_session_that_is_over_is_asked_about_and_taken_back(
    anybody: Somebody, request: pytest.FixtureRequest
) -> None:
    page = anybody.page
    come_in(page, "Rowan", GROUP)
    within(anybody, "asks/?state=accepted")
    follow(page.get_by_role("link", name="Reading letters before they go out"))
    follow(page.get_by_role("link", name="See the agreement"))
    follow(page.get_by_role("link", name="Plan a session"))
    page.get_by_label("Which day").fill("2020-11-20")
    page.get_by_label("From when").fill("18:00")
    follow(page.get_by_role("button", name="Plan it"))
    expect(page.get_by_text("Both had signed on").first).to_be_visible()
    day = clock.today(UTC) - timedelta(days=2 + int("no-scripts" in request.node.name))  # see above
    page.get_by_label("Which day").fill(day.isoformat())
    follow(page.get_by_role("button", name="Plan it"))
    expect(page.get_by_text("Then 2 people with a place are owed £208.00 each").first).to_be_visible()
    assert not wide(anybody)
    page.get_by_label("Yes, it took place then").check()
    follow(page.get_by_role("button", name="Plan it"))
    there = page.locator("li", has_text=f"{day:%-d %B %Y}").filter(has_text="over, and owed")
    expect(there).to_have_count(1)
    page.get_by_text("One of them did not take place?").click()
    assert not wide(anybody)
    follow(page.get_by_role("button", name=f"Take back {day:%-d %B %Y}, 18:00"))
    expect(there).to_have_count(0)
    follow(page.get_by_role("link", name=f"{day:%-d %B %Y}").first)
    expect(page.get_by_text("It was planned by mistake.")).to_be_visible()
    expect(page.get_by_role("link", name="See the place")).to_be_visible()
    assert not wide(anybody)


def test_what_is_kept_away_is_not_the_next_time_we_meet(anybody: Somebody) -> None:
    page = anybody.page
    come_in(page, "Wren", GROUP)
    within(anybody, "meetings/")
    expect(page.get_by_text("What became of the letters").first).to_be_visible()
    within(anybody, "care/boundaries/")
    kind = page.get_by_role("group", name="To do something with people from outside")
    kind.get_by_label("Keep it away from me").check()
    follow(page.get_by_role("button", name="Keep it like this"))
    within(anybody, "meetings/")
    expect(page.get_by_text("What became of the letters")).to_have_count(0)
    assert not wide(anybody)
    within(anybody, "care/boundaries/")
    kind.get_by_label("Tell me first").check()
    follow(page.get_by_role("button", name="Keep it like this"))
    within(anybody, "meetings/")
    expect(page.get_by_text("something you wanted to be told of first").first).to_be_visible()
    within(anybody, "care/boundaries/")
    kind.get_by_label("Fine to ask").check()
    follow(page.get_by_role("button", name="Keep it like this"))
