"""Terms of our own: changed by two at once, adopted by decision, compared, and an ask held against them."""

import pytest
from playwright.sync_api import expect

from tests.browser.groups import Place, row, sheets, three, words
from tests.browser.later import later
from tests.browser.people import EXAMPLE
from tests.browser.test_sharing_power import answers, concludes, opened

pytestmark = pytest.mark.browser


def test_from_ready_made_to_our_own_by_a_decision_of_three(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "The Terms Three")
    rowan.page.goto(f"{home}terms/")
    expect(rowan.heading("These aren't yours yet")).to_be_visible()
    rowan.follow("Make them ours")
    rowan.page.get_by_text("Money (18 things)").click()
    rowan.follow("Paid soon")
    clause = rowan.page.url
    ash.page.goto(clause)

    rowan.page.get_by_label("How many days").fill("1400")
    rowan.follow("Save, back to all")
    expect(rowan.heading("There is something to put right")).to_be_visible()
    rowan.page.get_by_label("How many days").fill("14")
    rowan.page.get_by_label("Yes, it is a line").check()
    rowan.follow("Save, back to all")
    expect(rowan.page.get_by_text("14 days. Until now: 30 days.")).to_be_visible()

    ash.page.get_by_label("How many days").fill("7")
    ash.page.get_by_label("In our own words").fill("Rent can't wait.")
    ash.follow("Save, back to all")
    expect(ash.heading("Somebody changed this while you wrote")).to_be_visible()
    expect(ash.page.get_by_text("7 days. Until now: 14 days.")).to_be_visible()
    assert ash.page.get_by_label("In our own words").input_value() == "Rent can't wait."
    ash.page.get_by_label("Yes, it is a line").check()
    ash.follow("Save, back to all")
    ash.follow("The title, and all of it in easy words")
    ash.page.get_by_label("All of it in easy words").fill("Pay us.\n\nIn money.")
    ash.follow("Save")

    kit.page.goto(f"{home}terms/draft/")
    kit.follow("Put it on the agenda")
    expect(kit.page.get_by_text("7 days. Until now: 30 days.")).to_be_visible()
    kit.follow(kit.page.get_by_role("button", name="Put it on the agenda"))
    expect(kit.page.get_by_text("Paid soon: 7 days. Until now: 30 days.")).to_be_visible()
    decision = opened(kit, "Consensus")
    for person in (rowan, ash, kit):
        answers(person, decision, "I agree")
    later(at.data, at.environ, 30)
    concludes(ash, decision)
    expect(ash.page.get_by_text("Version 1 of our terms holds")).to_be_visible()

    kit.page.goto(f"{home}terms/")
    assert "Pay comes within 7 days of the work." in words(kit.page)
    kit.follow("Easy-read")
    assert "In money." in words(kit.page)
    kit.follow("Both")
    paper = " ".join(sheets(kit.page))
    for said in ("Rent can't wait.", "In money.", "Notice for each session"):
        assert said in paper
    assert "Check an ask against them" not in paper
    kit.follow("All versions, and the decisions")
    row(kit.page, "Version 1").wait_for()
    kit.follow("Compare two of them")
    expect(kit.page.get_by_text("7 days. Until now: 30 days.")).to_be_visible()

    kit.page.goto(f"{home}terms/check/")
    kit.page.get_by_label("Paste what they sent").fill(EXAMPLE)
    kit.follow("Read it")
    expect(kit.page.get_by_text("Held against our terms, version 1. Nothing is kept.")).to_be_visible()
    expect(kit.page.get_by_text("Paid soon · Doesn't say")).to_be_visible()
