"""From a line on the agenda to an answer, in each way that is offered first, with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.inside import come_in
from tests.browser.people import follow, somebody

pytestmark = pytest.mark.browser
WAYS = {"Majority": "Yes", "Any objections?": "No objection", "Go-round": "No objection"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("way", WAYS)
def test_somebody_puts_it_forward_opens_it_and_answers(chromium, url, way, scripts):
    with somebody(chromium, url, java_script_enabled=scripts) as person:
        page = person.page
        come_in(page)
        follow(page.get_by_role("link", name="Decide", exact=True))
        follow(page.get_by_role("link", name="Put something forward"))
        page.get_by_label("What is it about?").fill(f"A lamp, by {way} {scripts}")
        follow(page.get_by_role("button", name="Put it on the agenda"))
        follow(page.get_by_role("link", name="Open it"))
        page.get_by_role("radio", name=way).check()
        follow(page.get_by_role("button", name="Open it"))
        for stage in ("questions", "reactions", "objections") if way == "Go-round" else ():
            follow(page.get_by_role("button", name=f"Go on to {stage}"))
        expect(page.get_by_text("stands here once you have answered")).to_be_visible()
        page.get_by_role("radio", name=WAYS[way], exact=True).check()
        follow(page.get_by_role("button", name="Give my answer"))
        expect(page.get_by_text("You have answered.")).to_be_visible()
        expect(page.locator("#so-far dd").first).to_have_text("1")
        assert person.complaints == []
        assert person.outside == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_somebody_opens_a_quiet_ballot_answers_and_sees_no_sum(chromium, url, scripts):
    with somebody(chromium, url, java_script_enabled=scripts) as person:
        page = person.page
        come_in(page)
        follow(page.get_by_role("link", name="Decide", exact=True))
        follow(page.get_by_role("link", name="Put something forward"))
        page.get_by_label("What is it about?").fill(f"A quiet lamp {scripts}")
        follow(page.get_by_role("button", name="Put it on the agenda"))
        follow(page.get_by_role("link", name="Open it"))
        page.get_by_label("As a quiet ballot").check()
        follow(page.get_by_role("button", name="Open it"))
        page.get_by_text("nobody can find out who chose what").wait_for()
        page.get_by_role("radio", name="Yes", exact=True).check()
        follow(page.get_by_role("button", name="Give my answer"))
        page.get_by_text("What you chose is sealed").wait_for()
        expect(page.get_by_text("Nothing is counted while it is open.")).to_be_visible()
        expect(page.locator("#so-far dd")).to_have_count(0)
        expect(page.locator("#answer input:checked")).to_have_count(0)
        follow(page.get_by_role("button", name="Take my answer back"))
        page.get_by_text("What you chose is sealed").wait_for(state="detached")
        assert person.complaints == []
        assert person.outside == []
