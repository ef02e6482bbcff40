"""Something is published, seen before anybody outside reads a word of it, and stopped by somebody else with a tap."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import axe
from tests.browser.groups import row
from tests.browser.inside import come_in
from tests.browser.people import Somebody, somebody

pytestmark = pytest.mark.browser


@pytest.fixture(
    params=[(True, "We mend the urn"), (False, "Everyday things: five days")], ids=["scripts", "no-scripts"]
)
def three_phones(
    request: pytest.FixtureRequest, chromium: Browser, url: str
) -> Iterator[tuple[Somebody, Somebody, Somebody, str]]:
    scripts, what = request.param
    with (
        somebody(chromium, url, java_script_enabled=scripts) as one,
        somebody(chromium, url, java_script_enabled=scripts) as other,
        somebody(chromium, url, java_script_enabled=scripts) as stranger,
    ):
        yield one, other, stranger, what
    for each in (one, other, stranger):
        assert each.outside == []
        assert each.complaints == []


def test_one_publishes_another_stops_it_and_a_stranger_never_reads_it(
    three_phones: tuple[Somebody, Somebody, Somebody, str],
) -> None:
    bee, moss, stranger, what = three_phones
    come_in(bee.page)
    come_in(moss.page, "Moss")
    bee.page.goto(f"{home(bee)}decide/past/")
    bee.follow(bee.page.get_by_role("link", name=what))
    bee.follow("Publish this")
    expect(bee.page.get_by_text("Nobody: no name of one of us stands in it")).to_be_visible()
    bee.page.get_by_text("A journalist", exact=True).click()
    expect(bee.page.get_by_role("group", name="A journalist")).to_be_visible()
    bee.follow(bee.page.get_by_role("button", name="Publish this"))
    expect(bee.heading(re.compile("Public on "))).to_be_visible()
    with bee.page.expect_navigation():
        bee.page.get_by_role("link", name="What anybody sees").click()
    public = bee.page.url

    stranger.page.goto(public)
    expect(stranger.page.get_by_text("Something was written here")).to_be_visible()
    expect(stranger.page.get_by_text(what)).to_have_count(0)

    moss.page.goto(home(moss))
    card = moss.page.locator("section, li, article").filter(has_text="about to be public").last
    moss.follow(card.get_by_role("link"))
    sheet = moss.page.locator("section.sheet").filter(has_text=what)
    moss.follow(sheet.get_by_role("button", name="Stop it"))
    expect(moss.page.get_by_text("This was stopped before anybody outside could read it")).to_be_visible()

    stranger.page.goto(public)
    expect(stranger.page.get_by_text("Nobody has to say why")).to_be_visible()
    stranger.follow(row(stranger.page, "Something was stopped").get_by_role("link"))
    expect(stranger.heading("Something was stopped before it was public")).to_be_visible()


def home(person: Somebody) -> str:
    """The address of the group's Home."""
    return re.search(r".*/m/[0-9a-f-]+/", person.page.url)[0]  # type: ignore[index]


def test_anybody_reads_what_groups_publish_and_finds_each_entry(person: Somebody) -> None:
    person.page.goto("/register/")
    person.follow("The Kettle Club")
    expect(person.heading("We lend out the big pot")).to_be_visible()
    assert axe(person.page) == []
    person.follow("We lend out the big pot")
    expect(person.page.get_by_text("Ask a week before. It comes back clean.")).to_be_visible()
    person.page.get_by_text("For whoever checks it").click()
    expect(person.page.get_by_text('"type":"decision"')).to_be_visible()
    assert axe(person.page) == []
    person.page.goto("/register/")
    person.follow("The Kettle Club")
    person.follow("Other groups can use our evenings plan")
    person.follow(row(person.page, "Words were taken away").get_by_role("link"))
    expect(person.page.get_by_text("Why: It was wrong.")).to_be_visible()
    assert axe(person.page) == []
