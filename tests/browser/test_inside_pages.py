"""Every page of somebody who is signed in: reached by links, whole for every eye, hand and width."""

from contextlib import ExitStack

import pytest

from tests.browser.axe import LOOKS, axe
from tests.browser.inside import COME_IN, PAGES, places
from tests.browser.people import PHONE, somebody

pytestmark = [pytest.mark.browser, pytest.mark.looks]


@pytest.fixture(scope="module")
def inside(chromium, url):
    """For each page who finds it, and where."""
    with ExitStack() as stack:
        where = {}
        for come, more in COME_IN:
            person = stack.enter_context(somebody(chromium, url, java_script_enabled=True))
            come(person.page)
            for name, path in places(person.page, more).items():
                where.setdefault(name, (person, path))
        yield where


@pytest.mark.parametrize("name", PAGES)
def test_it_is_whole_for_every_eye_hand_and_width(inside, name):
    assert name in inside, "no link leads here"
    person, path = inside[name]
    page = person.page
    page.goto(path)
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
