"""From a line on the agenda to an answer, in each way that is offered first, with scripts and without."""

import pytest

from tests.browser.inside import come_in
from tests.browser.people import somebody

pytestmark = pytest.mark.browser
WAYS = {"Majority": "Yes", "Any objections?": "No objection", "Go-round": "No objection"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("way", WAYS)
def test_somebody_puts_it_forward_opens_it_and_answers(chromium, url, way, scripts):
    with somebody(chromium, url, java_script_enabled=scripts) as person:
        page = person.page
        come_in(page)
        page.get_by_role("link", name="Decide", exact=True).click()
        page.get_by_role("link", name="Put something forward").click()
        page.get_by_label("What is it about?").fill(f"A lamp, by {way} {scripts}")
        page.get_by_role("button", name="Put it on the agenda").click()
        page.get_by_role("link", name="Open it").click()
        page.get_by_role("radio", name=way).check()
        page.get_by_role("button", name="Open it").click()
        for stage in ("questions", "reactions", "objections") if way == "Go-round" else ():
            page.get_by_role("button", name=f"Go on to {stage}").click()
        assert page.get_by_text("stands here once you have answered").is_visible()
        page.get_by_role("radio", name=WAYS[way], exact=True).check()
        page.get_by_role("button", name="Give my answer").click()
        assert page.get_by_text("You have answered.").is_visible()
        assert page.locator("#so-far dd").all_inner_texts()[0] == "1"
        assert person.complaints == []
        assert person.outside == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_somebody_opens_a_quiet_ballot_answers_and_sees_no_sum(chromium, url, scripts):
    with somebody(chromium, url, java_script_enabled=scripts) as person:
        page = person.page
        come_in(page)
        page.get_by_role("link", name="Decide", exact=True).click()
        page.get_by_role("link", name="Put something forward").click()
        page.get_by_label("What is it about?").fill(f"A quiet lamp {scripts}")
        page.get_by_role("button", name="Put it on the agenda").click()
        page.get_by_role("link", name="Open it").click()
        page.get_by_label("As a quiet ballot").check()
        page.get_by_role("button", name="Open it").click()
        page.get_by_text("nobody can find out who chose what").wait_for()
        page.get_by_role("radio", name="Yes", exact=True).check()
        page.get_by_role("button", name="Give my answer").click()
        page.get_by_text("What you chose is sealed").wait_for()
        assert page.get_by_text("Nothing is counted while it is open.").is_visible()
        assert page.locator("#so-far dd").count() == 0
        assert page.locator("#answer input:checked").count() == 0
        page.get_by_role("button", name="Take my answer back").click()
        page.get_by_text("What you chose is sealed").wait_for(state="detached")
        assert person.complaints == []
        assert person.outside == []
