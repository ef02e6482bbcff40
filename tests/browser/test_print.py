from io import BytesIO

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser


@pytest.fixture
def paper(person):
    """Print the page a person is on: the words of each sheet of A4, with single spaces."""

    def printed():
        pdf = person.page.pdf(prefer_css_page_size=True)
        return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages]

    return printed


def test_the_reply_comes_on_the_first_sheet_and_the_full_list_behind_it(person, paper):
    person.page.goto("/check/example/#ask")
    reply = person.page.get_by_role("textbox", name="Your reply").input_value()
    first, second, *_rest = paper()
    assert " ".join(reply.split()) in first
    assert second.startswith("Everything")


def test_a_reply_that_was_changed_is_printed_as_it_is_now(person, paper):
    person.page.goto("/check/example/#ask")
    person.page.get_by_role("textbox", name="Your reply").fill("Good morning.\nWhat does it pay?")
    assert "Good morning. What does it pay?" in paper()[0]


@pytest.mark.parametrize("screen", ["", "#ask", "#no", "#go"])
def test_paper_has_nothing_to_press(person, paper, screen):
    person.page.goto(f"/check/example/{screen}")
    sheets = " ".join(paper())
    for words in ("Hide this page", "Help", "What it costs", "Copy", "Back to", "Close this", "How should it sound"):
        assert words not in sheets


def test_the_full_list_is_on_paper_once(person, paper):
    person.page.goto("/check/example/#everything")
    titles = [each.inner_text() for each in person.page.locator("section:has(#everything) h4").all()]
    person.page.goto("/check/example/")
    _first, *rest = paper()
    sheets = " ".join(rest)
    assert len(titles) > 10
    assert all(sheets.count(f"{title} ") >= 1 for title in titles)
    assert sheets.count("Everything they offer, everything that is not enough") == 1


def test_costs_are_on_paper_without_the_form(person, paper):
    person.page.goto("/costs/")
    total = person.page.locator(".figure output").inner_text()
    sheets = " ".join(paper())
    assert total in sheets
    assert "Add it up" not in sheets
