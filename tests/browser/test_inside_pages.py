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


@pytest.fixture
def shown(inside, request):
    """The person who finds a page, on it."""
    assert request.param in inside, "no link leads here"
    person, path = inside[request.param]
    person.page.goto(path)
    person.page.evaluate(LOOKS)
    yield person
    person.page.emulate_media(color_scheme="light")
    person.page.set_viewport_size(PHONE)
    assert person.complaints == []
    assert person.outside == []


@pytest.mark.parametrize("shown", PAGES, indirect=True)
def test_it_is_whole_on_a_phone(shown):
    page = shown.page
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip()
    assert axe(page) == []
    assert page.evaluate("looks.small()") == []
    assert page.evaluate("looks.wide()") == []


@pytest.mark.slow
@pytest.mark.parametrize("shown", PAGES, indirect=True)
def test_it_is_whole_for_every_other_eye_and_width(shown):
    page = shown.page
    for width in (320, 640, 1280):  # 320 is 1280 at 400 %, 640 is 1280 at 200 %
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("looks.wide()") == [], width
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("looks.wide()") == []
    page.evaluate("document.documentElement.removeAttribute('dir')")
    page.emulate_media(color_scheme="dark")
    assert axe(page, ["color-contrast"]) == []
