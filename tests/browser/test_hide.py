import pytest
from playwright.sync_api import expect

from tests.browser.people import somebody

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.wikipedia.org/"
CALM = 600  # milliseconds between two presses of somebody in no hurry


@pytest.fixture
def reader(person):
    """Somebody on the page of terms who came from Help; the outside page is a stand-in."""
    page = person.page
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html"))
    page.goto("/help/")
    page.goto("/terms/")
    return person


def press_escape(person, times, wait=0):
    for _ in range(times):
        person.page.keyboard.press("Escape")
        person.page.wait_for_timeout(wait)


def assert_hidden(person):
    expect(person.heading("Elsewhere")).to_be_visible()
    assert person.page.url == ELSEWHERE
    person.page.go_back()
    assert person.page.url.endswith("/help/")


def assert_still_there(person):
    person.page.wait_for_timeout(300)
    expect(person.heading("Ready-made terms, not yours yet")).to_be_visible()


def test_the_link_goes_elsewhere_and_back_does_not_return(reader):
    reader.press("Hide this page")
    assert_hidden(reader)


def test_escape_three_times_goes_elsewhere_and_back_does_not_return(reader):
    press_escape(reader, 3)
    assert_hidden(reader)


def test_it_works_while_somebody_is_typing(person):
    person.page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Elsewhere</h1>"))
    person.page.goto("/check/")
    person.page.get_by_label("Paste what they sent").press_sequentially("We off")
    press_escape(person, 3)
    person.page.wait_for_url(ELSEWHERE)


def test_escape_twice_stays(reader):
    press_escape(reader, 2)
    assert_still_there(reader)


def test_slow_escapes_stay(reader):
    press_escape(reader, 3, wait=CALM)
    assert_still_there(reader)


@pytest.mark.parametrize("way", ["show", "showModal"])
def test_escape_belongs_to_a_dialog_while_one_is_open(reader, way):
    reader.page.evaluate(f"document.body.appendChild(document.createElement('dialog')).{way}()")
    press_escape(reader, 3)
    assert_still_there(reader)


def test_without_scripts_the_link_still_leaves(chromium, url):
    with somebody(chromium, url, java_script_enabled=False) as person:
        person.page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Elsewhere</h1>"))
        person.page.goto("/terms/")
        person.press("Hide this page")
        person.page.wait_for_url(ELSEWHERE)
