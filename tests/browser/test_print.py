import pytest

from tests.browser.groups import sheets

pytestmark = pytest.mark.browser


@pytest.fixture
def paper(person):
    """Print the page a person is on: the words of each sheet of A4, with single spaces."""
    return lambda: sheets(person.page)


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
    printed = " ".join(paper())
    for words in ("Hide this page", "Help", "What it costs", "Copy", "Back to", "Close this", "How should it sound"):
        assert words not in printed


@pytest.mark.parametrize(("choice", "there"), [
    ("Go anyway, prepared", "Three questions to take along"),
    ("Say no", "A no needs no reason"),
])  # fmt: skip
def test_what_one_takes_along_and_a_no_are_one_sheet(anybody, choice, there):
    anybody.read_the_example()
    anybody.press(choice)
    anybody.heading(choice).wait_for()
    [sheet] = sheets(anybody.page)
    assert there in sheet
    assert "Everything they offer" not in sheet


def test_the_full_list_begins_on_the_first_sheet_when_it_is_what_one_chose(anybody):
    anybody.read_the_example()
    anybody.press("See everything")
    anybody.heading("Everything").wait_for()
    assert "Everything they offer" in sheets(anybody.page)[0]


def test_the_full_list_is_on_paper_once(person, paper):
    person.page.goto("/check/example/#everything")
    titles = [each.inner_text() for each in person.page.locator("section:has(#everything) h4").all()]
    person.page.goto("/check/example/")
    _first, *rest = paper()
    printed = " ".join(rest)
    assert len(titles) > 10
    assert all(printed.count(f"{title} ") >= 1 for title in titles)
    assert printed.count("Everything they offer, everything that is not enough") == 1


def test_costs_are_on_paper_without_the_form(person, paper):
    person.page.goto("/costs/")
    total = person.page.locator(".figure output").inner_text()
    printed = " ".join(paper())
    assert total in printed
    assert "Add it up" not in printed
