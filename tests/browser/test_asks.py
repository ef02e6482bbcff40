"""An ask carried all the way in browsers: once with a contact at the door, once without, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from ourterms.files.tests.made import pdf
from tests.browser.axe import axe
from tests.browser.groups import Place, three
from tests.browser.later import later
from tests.browser.people import Somebody
from tests.browser.test_sharing_power import answers, concludes, opened

pytestmark = pytest.mark.browser
ADVERT = "We run a panel on the new ward. We offer a £20 voucher for two hours. We decide."
# What meets every line of the ready-made terms, step by step.
STEPS: tuple[dict[str, str], ...] = (
    {"pay_amount": "30", "pay_unit": "hour", "pay_currency": "GBP", "pay_form": "money", "expenses_covered": "yes"},
    {},
    {"authority": "vote", "people_sought": "3", "answer_within_days": "20"},
    {"no_effect_on_care": "yes", "story_demanded": "no"},
)


def well(person: Somebody, at: Place) -> None:
    """Axe finds nothing here; it needs scripts, as nobody else does."""
    if at.scripts:
        assert axe(person.page) == [], person.page.url


def turn_on(person: Somebody, home: str) -> None:
    """Institutions can ask this group from now on."""
    expect(person.page.get_by_role("link", name="Asks", exact=True)).to_have_count(0)
    person.page.goto(f"{home}settings/change/asks.on/")
    person.page.get_by_role("radio", name="Yes").check()
    person.follow(person.page.locator("main form button").first)
    person.page.goto(home)
    expect(person.page.get_by_role("link", name="Asks", exact=True)).to_have_count(1)


def contact(at: Place, door: str) -> tuple[Somebody, str]:
    """Somebody of a museum, who comes to a door for the first time; and their receipt code."""
    guest = at.phone()
    guest.page.goto(door)
    guest.follow("Ask us")
    guest.page.goto("/guest/new/?next=" + door.removeprefix(at.url) + "ask/")
    guest.page.get_by_label("Your institution").fill("Fenwick Museum")
    guest.page.get_by_label("Your name").fill("Mar Dene")
    guest.page.get_by_label("Your post there").fill("Curator")
    guest.follow("Go on")
    guest.heading("Your receipt code").wait_for()
    code = guest.page.locator("#receipt").inner_text()
    guest.follow("I have it, go on")
    return guest, code


def fill_in(guest: Somebody, at: Place) -> None:
    """Every step, and what our terms say at each."""
    well(guest, at)
    guest.page.get_by_label("What is it about, in a line?").fill("A panel on the new ward")
    guest.page.get_by_label("What you ask, in your own words").fill(ADVERT)
    guest.follow("Keep it and go on")
    for given in STEPS:
        says = guest.page.get_by_role("status")
        before = says.inner_text()
        for name, value in given.items():
            box = guest.page.locator(f"[name={name}]")
            if not box.is_visible():
                guest.page.locator("summary", has_text="More, where it applies").click()
            if box.evaluate("each => each.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)
        if given and at.scripts:  # what our terms say is said anew before anything is kept
            expect(says).not_to_have_text(before)
        well(guest, at)
        guest.follow("Keep it and go on")
    well(guest, at)
    expect(guest.heading("Look it over")).to_be_visible()


def decided(at: Place, people: list[Somebody], matter: str) -> None:
    """A reply that is on the agenda is decided, and its letter is ready."""
    people[0].page.goto(matter)
    decision = opened(people[0], "Consensus")
    for person in people:
        answers(person, decision, "I agree")
    later(at.data, at.environ, 30)
    concludes(people[1], decision)
    expect(people[1].page.get_by_text("It goes out when one of us sends it.")).to_be_visible()


def test_with_a_contact_from_the_door_to_both_saying_yes(at: Place) -> None:
    group = "Weir Lane " + ("One" if at.scripts else "Two")
    slug = group.lower().replace(" ", "-")
    (rowan, ash, kit), home = three(at, group)
    turn_on(rowan, home)
    rowan.page.goto(f"{home}asks/door/")
    rowan.page.get_by_role("radio", name="Open", exact=True).check()
    rowan.page.get_by_label("The address of our page").fill(slug)
    rowan.follow("Keep it so")
    door = f"{at.url}/c/{slug}/"

    guest, code = contact(at, door)
    fill_in(guest, at)
    guest.page.goto(f"{door}ask/money/")
    guest.page.locator("[name=pay_amount]").fill("5")
    guest.follow("Keep it and look")
    guest.page.goto(f"{door}ask/send/")
    guest.follow("Send it")
    expect(guest.page.get_by_text("Nobody in the group was told.")).to_be_visible()
    well(guest, at)
    rowan.page.goto(f"{home}asks/")
    expect(rowan.heading("No asks yet")).to_be_visible()
    guest.page.goto(f"{door}ask/money/")
    guest.page.locator("[name=pay_amount]").fill("30")
    guest.follow("Keep it and look")
    guest.page.goto(f"{door}ask/send/")
    guest.follow("Send it")
    theirs = guest.page.url
    expect(guest.page.get_by_text("If you hear nothing, take it as a no.")).to_be_visible()

    rowan.page.goto(f"{home}asks/")
    rowan.follow("A panel on the new ward")
    ours = rowan.page.url
    expect(rowan.page.get_by_text("unconfirmed")).to_be_visible()
    rowan.follow("Send this")
    guest.page.goto(theirs)
    expect(guest.page.get_by_text("If you can't wait, take it as a no.")).to_be_visible()

    rowan.page.goto(ours)
    rowan.follow("Say what we would do")
    rowan.follow("Put it on the agenda")
    expect(rowan.page.get_by_role("link", name="The ask that it answers")).to_be_visible()
    decided(at, [rowan, ash, kit], rowan.page.url)
    guest.page.goto(theirs)
    expect(guest.page.get_by_role("button", name="We take all of it")).to_have_count(0)
    kit.page.goto(ours)
    kit.follow("Look at it")
    kit.follow("Send our reply")
    guest.page.goto(theirs)
    expect(guest.heading("What the group would do it for, beside your offer")).to_be_visible()
    well(guest, at)
    here = guest.page.url
    guest.follow(guest.page.get_by_role("link", name="Answer with another offer"))
    expect(guest.page.get_by_text("All that we must have is in it.")).to_be_visible()
    guest.page.locator("[name=pay_amount]").fill("5")
    if not at.scripts:
        guest.follow("Look first")
    expect(guest.page.get_by_text("Without it, it can't be sent.")).to_be_visible()
    well(guest, at)
    guest.page.goto(here)
    for name in ("Rowan", "Ash", "Kit"):
        expect(guest.page.get_by_text(re.compile(rf"\b{name}\b"))).to_have_count(0)
    guest.follow("We take all of it")
    expect(guest.page.get_by_text("Both said yes").first).to_be_visible()
    kit.page.goto(ours)
    expect(kit.page.get_by_text("Both said yes").first).to_be_visible()
    kit.follow("See the agreement")
    put_a_place(kit)
    signed_by_the_contact(at, guest, kit, home, code)
    kit.page.goto(ours)
    expect(kit.page.get_by_role("listitem").filter(has_text="They signed")).to_be_visible()
    well(kit, at)


def put_a_place(person: Somebody) -> None:
    """What one person does for a session, on the page of the agreement."""
    person.page.get_by_label("Hours of the session").fill("2")
    person.page.get_by_label("Pay for an hour").fill("30")
    person.follow("Put it in")
    expect(person.page.get_by_text("The institution pays each person.").first).to_be_visible()


def signed_by_the_contact(at: Place, guest: Somebody, member: Somebody, home: str, code: str) -> None:
    """Once somebody has made sure, the contact signs: with a name, a post and a code that is right."""
    guest.follow("Read the agreement, and sign it")
    expect(guest.page.get_by_text("The group has not made sure yet that it is you.")).to_be_visible()
    well(guest, at)
    member.page.goto(f"{home}institutions/")
    member.follow("Fenwick Museum")
    member.follow(member.page.get_by_role("button", name=re.compile("Mar Dene")))
    guest.page.reload()
    well(guest, at)
    expect(guest.page.get_by_label("Name", exact=True)).to_have_value("Mar Dene")
    guest.page.get_by_label("Post").fill("Curator of the new ward")
    guest.page.get_by_label("Code", exact=True).fill("ABCD-EFGH")
    guest.follow("Sign this version")
    expect(guest.page).to_have_title(re.compile("^Put right:"))
    expect(guest.page.get_by_label("Post")).to_have_value("Curator of the new ward")
    guest.page.get_by_label("Code", exact=True).fill(code)
    guest.follow("Sign this version")
    expect(guest.page.get_by_text("Signed by both")).to_be_visible()
    expect(guest.page.get_by_text("Mar Dene, Curator of the new ward")).to_be_visible()
    well(guest, at)


def test_without_a_contact_from_an_advert_to_a_refusal(at: Place) -> None:
    group = "Weir Lane " + ("Three" if at.scripts else "Four")
    (rowan, ash, kit), home = three(at, group)
    turn_on(ash, home)
    ash.page.goto(f"{home}asks/")
    ash.follow("Bring one in")
    ash.page.get_by_label("What is it about, in a line?").fill("A seat on a board")
    ash.page.get_by_label("What they wrote").fill(ADVERT)
    ash.page.locator("main form").evaluate("form => { form.noValidate = true }")
    ash.follow(ash.page.get_by_role("button", name="Bring it in"))
    expect(ash.page).to_have_title(re.compile("^Put right:"))
    expect(ash.page.get_by_label("What they wrote")).to_have_value(ADVERT)
    ash.page.get_by_label("Who asks?").fill("Fenwick University")
    ash.follow(ash.page.get_by_role("button", name="Bring it in"))
    ours = ash.page.url
    expect(ash.page.get_by_text("Not enough").first).to_be_visible()
    ash.page.goto(f"{ours}out/")
    well(ash, at)
    ash.page.goto(ours)
    ash.page.get_by_label("What do you want to say about it?").fill("A voucher, and they decide.")
    ash.follow("Begin to talk")
    ash.page.goto(ours)
    ash.follow("Refuse")
    ash.follow("Put it on the agenda")
    decided(at, [rowan, ash, kit], ash.page.url)
    rowan.page.goto(ours)
    rowan.follow("Look at it")
    rowan.follow("I have sent it")
    rowan.page.goto(ours)
    expect(rowan.page.get_by_text("We refused").first).to_be_visible()
    expect(rowan.page.get_by_role("link", name="Say yes")).to_have_count(0)


@pytest.mark.slow
def test_without_a_contact_what_they_answer_and_sign_is_entered(at: Place) -> None:
    group = "Weir Lane " + ("Five" if at.scripts else "Six")
    (rowan, ash, kit), home = three(at, group)
    turn_on(ash, home)
    ash.page.goto(f"{home}asks/bring/")
    ash.page.get_by_label("Who asks?").fill("Fenwick University")
    ash.page.get_by_label("What is it about, in a line?").fill("A seat on a board")
    ash.page.get_by_label("What they wrote").fill(ADVERT)
    ash.follow(ash.page.get_by_role("button", name="Bring it in"))
    ours = ash.page.url
    ash.follow("Ask first")
    ash.follow("Put it on the agenda")
    decided(at, [rowan, ash, kit], ash.page.url)
    ash.page.goto(ours)
    ash.follow("Look at it")
    ash.follow("I have sent it")

    kit.page.goto(ours)
    kit.follow(kit.page.get_by_role("link", name="Enter their answer"))
    well(kit, at)
    kit.page.get_by_label("What they wrote").fill("We can pay £30 an hour.")
    kit.page.locator("summary", has_text="Money").click()
    kit.page.locator("[name=pay_unit]").select_option("hour")
    kit.page.locator("[name=pay_form]").select_option("money")
    kit.page.locator("main form").evaluate("form => { form.noValidate = true }")
    kit.page.locator("[name=pay_amount]").evaluate("box => { box.value = '-30' }")
    kit.follow("Enter it")
    expect(kit.page).to_have_title(re.compile("^Put right:"))
    expect(kit.page.get_by_label("What they wrote")).to_have_value("We can pay £30 an hour.")
    well(kit, at)
    kit.page.locator("[name=pay_amount]").fill("30")
    kit.follow("Enter it")
    expect(kit.page.get_by_text("With us").first).to_be_visible()
    expect(kit.page.get_by_role("listitem").filter(has_text="They answered")).to_be_visible()

    kit.follow("Say yes")
    kit.follow("Put it on the agenda")
    decided(at, [rowan, ash, kit], kit.page.url)
    kit.page.goto(ours)
    kit.follow("Look at it")
    kit.follow("I have sent it")
    kit.page.goto(ours)
    kit.follow("See the agreement")
    put_a_place(kit)
    kit.page.locator("summary", has_text="They signed elsewhere: enter it").click()
    kit.page.get_by_label("Name", exact=True).fill("Lou Birch")
    kit.page.get_by_label("Post").fill("Registrar")
    paper = {"name": "signed.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    kit.page.get_by_label("What they signed, as a PDF or a picture").set_input_files(paper)
    kit.follow("They signed this")
    expect(kit.page.get_by_text("(entered by us)")).to_be_visible()
    assert kit.page.request.get(kit.page.get_by_role("link", name="Open it").get_attribute("href") or "").ok
    well(kit, at)
