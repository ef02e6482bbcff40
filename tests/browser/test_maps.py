"""Opinion maps on a phone: begun, answered one at a time, changed, taken back; with scripts and without."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from ourterms.kit import chance
from tests.browser.axe import ASK_AXE, LOOKS, RULES
from tests.browser.inside import come_in
from tests.browser.people import follow, somebody

pytestmark = pytest.mark.browser
LINES = ("A lamp by the door", "More chairs", "A longer table")


def begin(page, question):
    come_in(page)
    follow(page.get_by_role("link", name="Decide", exact=True))
    follow(page.get_by_role("link", name="Opinion maps", exact=True))
    follow(page.get_by_role("link", name="Begin a map"))
    page.get_by_label("What is it about?").fill(question)
    page.get_by_label("The first statements").fill("\n".join(LINES))
    follow(page.get_by_role("button", name="Begin it"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_somebody_begins_one_answers_stops_changes_and_takes_back(chromium, url, scripts):
    with somebody(chromium, url, java_script_enabled=scripts) as person:
        page = person.page
        begin(page, f"What does the hall need? {scripts}")
        page.get_by_label("Your statement").fill("Fewer stairs")
        follow(page.get_by_role("button", name="Put it in"))
        expect(page.get_by_text("Yours. Only you see that.")).to_have_count(4)
        follow(page.get_by_role("link", name="Begin", exact=True))
        seen = []
        for answer in ("Agree", "Pass", "Disagree"):
            seen.append(page.locator("h1").inner_text())
            person.follow(page.get_by_role("button", name=answer, exact=True))
        assert len(set(seen)) == 3
        assert set(seen) < {*LINES, "Fewer stairs"}
        follow(page.get_by_role("link", name="Stop here"))
        follow(page.get_by_role("link", name="What I answered"))
        assert {answer.strip() for answer in page.locator(".things strong").all_inner_texts()} == {
            "Agree",
            "Pass",
            "Disagree",
        }
        follow(page.get_by_role("link", name=f"Change: {seen[0]}"))
        expect(page.get_by_text("You said: Agree.")).to_be_visible()
        follow(page.get_by_role("button", name="Disagree", exact=True))
        follow(page.get_by_role("link", name=f"Change: {seen[1]}"))
        follow(page.get_by_role("button", name="Take my answer back"))
        answers = [answer.strip() for answer in page.locator(".things strong").all_inner_texts()]
        assert answers == ["Disagree", "Disagree"]
        assert person.complaints == []
        assert person.outside == []


def test_a_long_statement_leaves_all_three_answers_in_sight_on_a_phone(person):
    page = person.page
    come_in(page)
    follow(page.get_by_role("link", name="Decide", exact=True))
    follow(page.get_by_role("link", name="Opinion maps", exact=True))
    follow(page.get_by_role("link", name="Begin a map"))
    page.get_by_label("What is it about?").fill("What does the loft need?")
    page.get_by_label("The first statements").fill(("We should mend what can be mended first " * 4)[:140])
    follow(page.get_by_role("button", name="Begin it"))
    follow(page.get_by_role("link", name="Begin", exact=True))
    last = page.get_by_role("button", name="Pass", exact=True).bounding_box()
    hide = page.get_by_role("button", name="Hide this page").or_(page.get_by_role("link", name="Hide this page")).first
    assert last["y"] + last["height"] <= hide.bounding_box()["y"]


def test_the_keys_one_two_three_answer_and_only_while_the_answers_have_the_focus(person):
    page = person.page
    begin(page, "What does the kitchen need?")
    follow(page.get_by_role("link", name="Begin", exact=True))
    first = page.locator("h1").inner_text()
    page.get_by_role("link", name="Stop here").focus()
    page.keyboard.press("1")
    page.keyboard.press("Control+1")
    assert page.locator("h1").inner_text() == first
    page.reload()
    seen = []
    for key in "123":
        seen.append(page.locator("h1").inner_text())
        with page.expect_navigation():
            page.keyboard.press(key)
    assert set(seen) == set(LINES)
    expect(page.get_by_role("heading", name="That was all of them")).to_be_visible()
    follow(page.get_by_role("link", name="What I answered"))
    said = dict(
        zip(
            page.locator(".things li div p:first-child").all_inner_texts(),
            page.locator(".things strong").all_inner_texts(),
            strict=True,
        )
    )
    assert [said[words] for words in seen] == ["Agree", "Disagree", "Pass"]


def test_setting_aside_needs_a_reason_and_stands_in_the_list(anybody):
    page = anybody.page
    begin(page, f"What does the porch need? {chance.code(1)}")  # the same words twice would be asked about
    follow(page.get_by_role("link", name="Set aside: More chairs"))
    follow(page.get_by_role("button", name="Set it aside"))
    expect(page.get_by_text("There is something to put right")).to_be_visible()
    page.get_by_label("In your own words").fill("We said so last week.")
    own = page.get_by_role("radio", name="Something else, in my own words")
    if own.count():
        own.check()
    follow(page.get_by_role("button", name="Set it aside"))
    listed = page.locator("#aside")
    expect(listed).to_contain_text("We said so last week.")
    expect(listed).to_contain_text("Bee")
    follow(page.get_by_role("button", name="Put it back: More chairs"))
    expect(listed).to_contain_text("Put back by Bee.")


def test_from_the_closed_map_to_the_agenda_and_back(anybody):
    page = anybody.page
    come_in(page)
    follow(page.get_by_role("link", name="Decide", exact=True))
    follow(page.get_by_role("link", name="Opinion maps", exact=True))
    follow(page.get_by_role("link", name="How should our evenings be?"))
    expect(page.get_by_text("10 of us answered.")).to_be_visible()
    follow(page.locator("a", has_text="See it on the agenda").first)
    follow(page.get_by_role("link", name="It came out of the opinion map"))
    follow(page.locator("a", has_text="Put this on the agenda").first)
    assert "From the opinion map" in page.get_by_label("More, if you like").input_value()
    follow(page.get_by_role("button", name="Put it on the agenda"))
    page.get_by_role("link", name="It came out of the opinion map").wait_for()


@pytest.mark.looks
def test_with_every_part_shown_axe_finds_nothing_and_nobody_scrolls_sideways(person):
    page = person.page
    come_in(page)
    follow(page.get_by_role("link", name="Decide", exact=True))
    follow(page.get_by_role("link", name="Opinion maps", exact=True))
    follow(page.get_by_role("link", name="How should our evenings be?"))
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate(AXE_SCRIPT)
    page.evaluate(LOOKS)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(ASK_AXE, RULES) == []
    for width in (320, 360, 640, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("looks.wide()") == [], width
