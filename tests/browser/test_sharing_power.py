"""Roles by decision, speaking for us, how we go on, and those most affected: several people, each with a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from ourterms.kit import clock
from tests.browser.groups import Place, row, sheets, three, words
from tests.browser.later import later
from tests.browser.people import Somebody

pytestmark = pytest.mark.browser


def a_day(days: int) -> str:
    """A day to come, as a browser takes it."""
    return (clock.now() + timedelta(days=days)).date().isoformat()


def opened(person: Somebody, way: str = "") -> str:
    """Open the matter whose page is shown; the address of the decision."""
    person.follow("Open it")
    if way:
        more = person.page.get_by_text("More ways")
        if not person.page.get_by_role("radio", name=way).is_visible():
            more.click()
        person.page.get_by_role("radio", name=way).check()
    person.follow(person.page.get_by_role("button", name="Open it"))
    return person.page.url


def answers(person: Somebody, decision: str, answer: str) -> None:
    """Give an answer to a decision."""
    person.page.goto(decision)
    person.page.get_by_role("radio", name=answer, exact=True).check()
    person.follow("Give my answer")


def concludes(person: Somebody, decision: str) -> None:
    """Write what comes of it."""
    person.page.goto(decision)
    person.follow("Write it down")
    person.follow(person.page.get_by_role("button", name="Write it down"))


@pytest.mark.slow
def test_two_share_a_role_for_a_time_and_one_puts_it_down_with_a_tap(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "The Kettle Five")
    rowan.page.goto(f"{home}group/")
    rowan.follow("The tin")
    expect(rowan.heading("Nobody holds it just now")).to_be_visible()
    rowan.follow("Put forward who does it")
    rowan.page.get_by_label("Until when?").fill(a_day(90))
    rowan.page.get_by_label("How much is it?").fill("About 3 hours a month")
    rowan.page.get_by_label("I would do it").check()
    rowan.follow("Put it on the agenda")
    matter = rowan.page.url
    ash.page.goto(matter)
    ash.follow("I would do it")
    decision = opened(rowan)
    for person in (rowan, ash, kit):
        answers(person, decision, "Yes")
    later(at.data, at.environ, 30)
    concludes(kit, decision)
    expect(kit.heading("Done at once")).to_be_visible()

    kit.page.goto(f"{home}roles/tin/")
    for name in ("Rowan", "Ash"):
        expect(row(kit.page, name)).to_contain_text("About 3 hours a month")
    expect(kit.page.get_by_role("button", name="Put it down")).to_have_count(0)
    ash.page.goto(f"{home}roles/tin/")
    ash.page.get_by_label("For whoever does it next").fill("The box is behind the tea.")
    ash.follow("Write it down")
    ash.follow("Put it down")
    kit.page.goto(f"{home}roles/tin/")
    expect(kit.page.get_by_text("The box is behind the tea.")).to_be_visible()
    expect(kit.page.get_by_text("About 3 hours a month")).to_have_count(1)


def test_what_may_be_said_for_us_is_decided_word_for_word_and_the_rest_comes_back(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "The Kettle Six")
    rowan.page.goto(f"{home}decide/")
    rowan.follow("Who speaks for us")
    rowan.follow("Put somebody forward to speak for us")
    rowan.page.get_by_label("Where?").fill("The street party group")
    rowan.page.get_by_label("What may they say for us?").fill("We bring tea.\nWe give no money.")
    rowan.page.get_by_label("Until when?").fill(a_day(90))
    rowan.follow("Put it on the agenda")
    matter = rowan.page.url
    kit.page.goto(matter)
    kit.follow("I would do it")
    rowan.page.reload()
    decision = opened(rowan, "Consensus")
    for person in (rowan, ash, kit):
        answers(person, decision, "I agree")
    later(at.data, at.environ, 30)
    concludes(ash, decision)

    kit.page.goto(f"{home}decide/speaking/")
    kit.follow("The street party group")
    kit.page.get_by_label("What was said or voted there?").fill("They want £20 from each group.")
    kit.page.get_by_label("Some of it is not in what I may say").check()
    kit.follow("Write it down")
    speaking = kit.page.url
    ash.page.goto(speaking)
    expect(ash.heading("Some of it was not in these words. It went back to us.")).to_be_visible()
    paper = " ".join(sheets(ash.page))
    for said in ("We bring tea. We give no money.", "They want £20 from each group.", "Kit"):
        assert said in paper
    assert "Put forward that it ends" not in paper
    ash.follow("Back with us: The street party group")
    expect(ash.heading("Decide it")).to_be_visible()
    kit.page.goto(speaking)
    kit.follow("Hand it back")
    expect(kit.page.get_by_text("Handed back. Nobody speaks for us there")).to_be_visible()


@pytest.mark.slow
def test_when_trust_breaks_they_are_heard_first_and_a_tie_means_keep_talking(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "The Kettle Seven")
    rowan.page.goto(f"{home}group/")
    rowan.follow(rowan.page.get_by_role("link", name="Kit", exact=True))
    rowan.page.get_by_text("If it can't go on like this").click()
    rowan.follow("See how that goes")
    rowan.page.get_by_label("What should we talk about?").fill("The key again.")
    rowan.follow("Begin to talk")
    decision = rowan.page.url
    expect(rowan.page.get_by_text("First we hear each other.")).to_be_visible()

    kit.page.goto(home)
    expect(kit.page.get_by_text("We would like to talk about how we go on with you.")).to_be_visible()
    assert "Kit" not in words(rowan.page).partition("How we go on with")[0]
    kit.page.goto(decision)
    kit.page.get_by_label("Who could be beside you?").select_option("Ash")
    kit.follow("Ask them")
    ash.page.goto(decision)
    ash.follow("Yes, I will")
    kit.page.reload()
    expect(kit.page.get_by_text("Ash is beside you.")).to_be_visible()
    kit.page.get_by_label("What do you want to say or ask?").fill("I had it in my other coat.")
    kit.follow("Say it")
    kit.follow("I have said what I want to say")
    expect(kit.page.get_by_role("button", name="Give my answer")).to_have_count(0)

    answers(rowan, decision, "They go")
    expect(rowan.page.get_by_text("What it comes to stands here when it is closed.")).to_be_visible()
    answers(ash, decision, "We go on together")
    later(at.data, at.environ, 30)
    for person in (rowan, kit):
        person.page.goto(decision)
        expect(person.page.locator("#came-to")).to_contain_text("We keep talking")
    kit.page.goto(f"{home}group/")
    expect(kit.page.get_by_role("link", name="Kit", exact=True)).to_be_visible()


@pytest.mark.slow
def test_those_most_affected_have_a_yes_of_their_own(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "The Kettle Eight")
    rowan.page.goto(f"{home}circles/new/")
    rowan.page.locator("input[name=name]").fill("Night line")
    rowan.follow("Start the circle")
    rowan.page.goto(f"{home}decide/new/")
    rowan.page.get_by_label("What is it about?").fill("We meet until ten")
    rowan.follow("Put it on the agenda")
    rowan.follow("Open it")
    rowan.page.get_by_label("Those it touches most").select_option("Night line")
    rowan.follow(rowan.page.get_by_role("button", name="Open it"))
    decision = rowan.page.url
    expect(rowan.page.get_by_text("your circle Night line")).to_be_visible()

    answers(ash, decision, "Yes")
    answers(kit, decision, "Yes")
    for person in (ash, kit):
        assert "Night line" not in words(person.page)
        expect(person.page.get_by_text("not yet enough of them have answered")).to_be_visible()
    later(at.data, at.environ, 30)
    kit.page.goto(decision)
    expect(kit.page.locator("#came-to")).to_contain_text("Those most affected: Not enough of us have answered.")
