"""Every page of somebody who is signed in: reached by links, whole for every eye, hand and width."""

import pytest

from tests.browser.inside import ASKED_GROUP, ASKED_NAME, PAGES, come_in, is_of_asked_groups, places, places_of_asked
from tests.browser.people import PHONE, somebody
from tests.browser.test_every_page import LOOKS, axe

pytestmark = [pytest.mark.browser, pytest.mark.looks]


@pytest.fixture(scope="module")
def inside(chromium, url):
    with somebody(chromium, url, java_script_enabled=True) as person:
        come_in(person.page)
        yield person, places(person.page)


@pytest.fixture(scope="module")
def asked(chromium, url):
    with somebody(chromium, url, java_script_enabled=True) as person:
        come_in(person.page, ASKED_NAME, ASKED_GROUP)
        yield person, places_of_asked(person.page)


@pytest.mark.parametrize("name", PAGES)
def test_it_is_whole_for_every_eye_hand_and_width(request, name):
    person, where = request.getfixturevalue("asked" if is_of_asked_groups(name) else "inside")
    page = person.page
    assert name in where, "no link leads here"
    page.goto(where[name])
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip()
    assert axe(page) == []
    page.evaluate(LOOKS)
    assert page.evaluate("looks.small()") == []
    for width in (320, 360, 640, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("looks.wide()") == [], width
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("looks.wide()") == []
    page.evaluate("document.documentElement.removeAttribute('dir')")
    page.emulate_media(color_scheme="dark")
    dark = axe(page, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    assert dark == []
    assert person.complaints == []
    assert person.outside == []
