import pytest
from django.test import override_settings
from django.urls import reverse

from tests.browser.axe import LOOKS, axe
from tests.browser.pages import NO_PAGES, PAGES
from tests.browser.people import PHONE, somebody

pytestmark = [pytest.mark.browser, pytest.mark.looks]

TABS = 15


@pytest.fixture(scope="module", params=PAGES)
def shown(request, chromium, url, data):
    """One page after the other, each opened once for all tests here."""
    # so that the error pages that are made here name the static files that are there
    with override_settings(STATIC_ROOT=data / "static"), somebody(chromium, url) as person:
        PAGES[request.param](person.page)
        person.page.evaluate(LOOKS)
        yield person


@pytest.fixture
def page(shown):
    """The same page, as wide as a phone again."""
    yield shown.page
    shown.page.set_viewport_size(PHONE)
    shown.page.emulate_media(color_scheme="light", forced_colors="none")


def test_it_has_one_heading_and_a_title(page):
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip()


def test_axe_finds_nothing(page):
    assert axe(page) == []


def test_contrast_is_enough_in_dark_colours(page):
    page.emulate_media(color_scheme="dark")
    assert axe(page, ["color-contrast"]) == []


@pytest.mark.parametrize("width", [360, 320, 640])  # 320 is 1280 at 400 %, 640 is 1280 at 200 %
def test_nobody_has_to_scroll_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("looks.wide()") == []


def test_it_can_be_turned_from_right_to_left(page):
    page.evaluate("document.documentElement.dir = 'rtl'")
    wrong = page.evaluate("looks.wide()")
    page.evaluate("document.documentElement.removeAttribute('dir')")
    assert wrong == []


def test_there_is_room_for_more_air_between_the_letters(page):
    assert page.evaluate("looks.air()") == []


def test_what_can_be_pressed_is_large_enough(page):
    assert page.evaluate("looks.small()") == []


def test_whoever_goes_by_keyboard_sees_where_they_are(page):
    for _ in range(TABS):
        page.keyboard.press("Tab")
        assert page.evaluate("looks.focus()") == []


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("dark", 360), ("light", 1280), ("dark", 1280), ("light", 640)])
def test_axe_finds_nothing_in_other_lights_and_widths(page, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    assert axe(page) == []
    assert page.evaluate("looks.wide()") == []


def test_the_browser_has_nothing_to_complain_of_and_asks_nobody_else(shown):
    assert shown.complaints == []
    assert shown.outside == []


@pytest.mark.parametrize("name", NO_PAGES)
def test_what_is_left_out_here_is_no_page(url, chromium, name):
    context = chromium.new_context(base_url=url)
    answer = context.request.get(reverse(name, kwargs=NO_PAGES[name]))
    context.close()
    assert answer.status == 404 or "text/html" not in answer.headers.get("content-type", "")
