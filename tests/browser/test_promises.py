"""What we ask of an institution, in browsers: decided, sent, answered, promised, shown, looked at; all on one line."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from ourterms.kit import clock
from tests.browser.groups import Place, three
from tests.browser.later import closed
from tests.browser.people import PHONE
from tests.browser.test_sharing_power import answers, concludes, opened

pytestmark = pytest.mark.browser


def fits(page: Page) -> bool:
    """Whether nothing of a page lies beyond its right edge."""
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width <= PHONE["width"]


def test_a_demand_goes_all_the_way_to_what_is_kept(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "The Gate Five")
    rowan.page.goto(f"{home}promises/")
    expect(rowan.heading("We have not asked anything of anybody yet")).to_be_visible()
    rowan.follow("Put something forward")
    rowan.page.get_by_label("Which institution?").fill("Larkmere Trust")
    rowan.page.get_by_label("What should they do?").fill("Open the garden on Sundays")
    rowan.follow("Put it on the agenda")
    demand = rowan.page.url
    rowan.follow("See it on the agenda")
    expect(rowan.page.get_by_text("We ask of Larkmere Trust: Open the garden on Sundays").first).to_be_visible()
    decision = opened(rowan, "Consensus")
    for person in (rowan, ash, kit):
        answers(person, decision, "I agree")
    closed(at.data, at.environ)
    concludes(rowan, decision)

    ash.page.goto(demand)
    expect(ash.heading("A letter is drafted")).to_be_visible()
    ash.follow("Read the letter")
    expect(ash.page.get_by_label("The letter")).to_have_value(re.compile("Dear Larkmere Trust,"))
    ash.follow("I have sent it")
    expect(ash.page.get_by_text("Silence since")).to_be_visible()

    kit.page.goto(demand)
    kit.follow("Write down their answer")
    kit.page.get_by_role("radio", name="They accepted it").check()
    kit.page.get_by_label("In their own words").fill("From June on.")
    kit.follow("Write it down")
    expect(kit.page.get_by_text("Accepted", exact=True)).to_be_visible()

    kit.page.get_by_text("Write down what came of it").click()
    kit.follow(kit.page.get_by_role("link", name="A promise"))
    kit.page.get_by_label("What did they promise, in their own words?").fill("The gate is open on Sundays.")
    kit.page.get_by_label("By when?").fill((clock.now() + timedelta(days=60)).date().isoformat())
    kit.follow("Write it down")
    promise = kit.page.url
    kit.follow("They showed something, or say they won't")
    kit.page.get_by_label("What did they show, or say?").fill("A picture of the gate.")
    kit.follow("Write it down")
    for person in (ash, kit):
        person.page.goto(promise)
        person.page.get_by_role("radio", name="Yes, it is so").check()
        person.follow("Say what I saw")
    expect(kit.page.get_by_text("Kept", exact=True).first).to_be_visible()

    kit.follow("The line")
    expect(kit.page.get_by_role("img", name="The line, by dates")).to_be_visible()
    expect(kit.page.get_by_role("cell", name="They showed us").first).to_be_visible()
    assert fits(kit.page)


@pytest.mark.slow
def test_who_decided_is_drafted_from_the_facts_and_put_to_all(at: Place) -> None:
    (rowan, _ash, _kit), home = three(at, "The Gate Six")
    rowan.page.goto(f"{home}promises/account/")
    rowan.page.get_by_label("Which institution?").fill("Larkmere Trust")
    rowan.page.get_by_label("Which decision?").fill("The garden is locked")
    rowan.page.get_by_label("What they called it, in their own words").fill("Co-produced")
    told = rowan.page.get_by_role("group", name="When did we first hear of it?")
    told.get_by_role("radio", name="When it was decided").check()
    rowan.page.get_by_label("Our account").fill("We saw the lock.")
    rowan.follow("Keep this draft")
    expect(rowan.page.get_by_role("img", name="The facts allow: Told")).to_be_visible()
    expect(rowan.heading("Why not “Asked”?")).to_be_visible()
    assert fits(rowan.page)
    rowan.follow("Put it to all of us")
    expect(rowan.page.get_by_text("The facts allow: Told").first).to_be_visible()
