"""Each way to decide, from a line on the agenda to one sheet of paper, by three people with a phone each."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.groups import CODE, Place, place, sheets, three
from tests.browser.later import closed
from tests.browser.people import Somebody

pytestmark = pytest.mark.browser
EVERYDAY, CHOICES = "Everyday things", "Choosing between things"


class Us(NamedTuple):
    """Rowan, Ash and Kit, each with a phone, in a group of their own."""

    at: Place
    people: list[Somebody]
    home: str

    def time_passes(self) -> None:
        closed(self.at.data, self.at.environ)


@pytest.fixture(scope="module")
def us(server: tuple[str, Path, dict[str, str], bool], chromium: Browser) -> Iterator[Us]:
    url, folder, environ, scripts = server
    with place(url, folder, environ, chromium, scripts=scripts) as here:
        yield Us(here, *three(here, "Driftline"))


def put_forward(us: Us, title: str, kind: str = EVERYDAY) -> None:
    """Rowan puts it on the agenda, and is on its page."""
    rowan = us.people[0]
    rowan.page.goto(f"{us.home}decide/")
    rowan.follow("Put something forward")
    rowan.page.get_by_label("What is it about?").fill(title)
    rowan.page.get_by_role("radio", name=kind).check()
    rowan.follow(rowan.page.get_by_role("button", name="Put it on the agenda"))


def open_it(us: Us, way: str, options: tuple[str, ...] = ()) -> str:
    """Rowan opens what is on the page; the address of the decision."""
    page = us.people[0].page
    us.people[0].follow(page.get_by_role("link", name="Open it", exact=True))
    radio = page.get_by_role("radio", name=way)
    if not radio.is_visible():
        page.get_by_text("More ways").click()
    radio.check()
    if options:
        page.get_by_label("What is there to choose from?").fill("\n".join(options))
    us.people[0].follow(page.get_by_role("button", name="Open it", exact=True))
    return page.url.partition("#")[0]


def answer(person: Somebody, url: str, given: str | dict[str, str]) -> None:
    """One answer, by radio button or by points."""
    person.page.goto(url)
    expect(person.page.get_by_text("stands here once you have answered")).to_be_visible()
    if isinstance(given, dict):
        for option, points in given.items():
            person.page.get_by_label(option, exact=True).select_option(points)
    else:
        person.page.get_by_role("radio", name=given, exact=True).check()
    person.follow(person.page.get_by_role("button", name="Give my answer"))
    expect(person.page.get_by_text("You have answered.")).to_be_visible()


def came_to(us: Us, url: str, words: str) -> Page:
    """What it came to, once its hour has come, as Kit sees it."""
    us.time_passes()
    kit = us.people[2].page
    kit.goto(url)
    expect(kit.locator("#came-to strong")).to_have_text(words)
    return kit


def write_down(us: Us, url: str, words: str) -> None:
    """Ash writes what comes of it."""
    ash = us.people[1]
    ash.page.goto(url)
    ash.follow("Write it down")
    ash.page.get_by_label("What was decided?").fill(words)
    ash.page.get_by_label("What happens next, if anything").fill("Tell the others")
    ash.follow(ash.page.get_by_role("button", name="Write it down"))
    expect(ash.page.locator("#outcome")).to_contain_text(words)


YES_NO = ("Yes", "Yes", "No")
NONE_OBJECTS = ("No objection",) * 3
OPTIONS = ("Tea", "Soup")
WAYS = {
    "Majority": (EVERYDAY, YES_NO, "Yes"),
    "Two thirds": (EVERYDAY, YES_NO, "Yes"),
    "Any objections?": (EVERYDAY, NONE_OBJECTS, "Yes"),
    "Go-round": (EVERYDAY, NONE_OBJECTS, "Yes"),
    "Consensus": (EVERYDAY, ("I agree", "I agree", "I stand aside"), "Yes"),
    "Choose": (CHOICES, ("Soup", "Soup", "Tea"), "Soup"),
    "Points": (CHOICES, ({"Tea": "5", "Soup": "3"}, {"Tea": "0", "Soup": "4"}, {"Tea": "1", "Soup": "0"}), "Soup"),
}


def through(
    us: Us, way: str, answers: tuple[str | dict[str, str], ...], outcome: str, options: tuple[str, ...]
) -> None:
    """From the matter on the page to the paper."""
    url = open_it(us, way, options)
    page = us.people[0].page
    for stage in ("questions", "reactions", "objections") if way == "Go-round" else ():
        us.people[0].follow(page.get_by_role("button", name=f"Go on to {stage}"))
    for person, given in zip(us.people, answers, strict=True):
        answer(person, url, given)
    page.goto(url)
    expect(page.get_by_text("Enough of us have answered", exact=True)).to_be_visible()
    kit = came_to(us, url, outcome)
    expect(kit.locator("#answer")).to_have_count(0)
    write_down(us, url, f"We said: {outcome}.")
    us.people[2].page.goto(url)
    us.people[2].follow("All of it on paper")
    paper = " ".join(sheets(kit))
    for part in ("What it came to", "The rule", "How we answered", f"We said: {outcome}.", "Tell the others"):
        assert part in paper
    assert "Hide this page" not in paper


@pytest.mark.parametrize(
    "way", [way if not at else pytest.param(way, marks=pytest.mark.slow) for at, way in enumerate(WAYS)]
)
def test_each_way_from_the_agenda_to_paper(us: Us, way: str) -> None:
    kind, answers, outcome = WAYS[way]
    put_forward(us, f"A matter for {way}", kind)
    through(us, way, answers, outcome, OPTIONS if kind == CHOICES else ())


@pytest.mark.slow
def test_advice_once_our_rules_say_so(us: Us) -> None:
    """The group changes its own rule by the rule for that, then one decides after hearing the others."""
    rowan = us.people[0]
    rowan.page.goto(f"{us.home}decide/rules/")
    rowan.follow(rowan.page.get_by_role("link", name=f"Another rule for: {EVERYDAY}"))
    rowan.page.get_by_role("radio", name="Advice").check()
    rowan.follow(rowan.page.get_by_role("button", name="Put it on the agenda"))
    matter = rowan.page.url
    through(us, "Two thirds", ("Yes",) * 3, "Yes", ())
    rowan.page.goto(f"{us.home}decide/rules/")
    expect(rowan.page.get_by_text("One of us decides, after hearing those it touches")).to_be_visible()
    put_forward(us, "Advice on the lamp")
    assert rowan.page.url != matter
    through(us, "Advice", ("I have said what I think",) * 3, "Yes", ())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "state", "why"),
    [
        (("Yes", "No"), "As many as each other", "As many said yes as no."),
        (("Neither", "Neither", "Neither"), "No", "Nobody said yes or no."),
        ((), "Not enough of us answered", "Not enough of us have answered."),
    ],
    ids=["tie", "everybody-abstains", "silence"],
)
def test_what_is_not_a_yes_is_said_with_its_reason(us: Us, answers: tuple[str, ...], state: str, why: str) -> None:
    put_forward(us, f"A lamp {state} {len(answers)}")
    url = open_it(us, "Majority")
    for person, given in zip(us.people, answers, strict=False):
        answer(person, url, given)
    kit = came_to(us, url, state)
    expect(kit.locator("#came-to")).to_contain_text(why)
    expect(kit.get_by_text("It is back on the agenda")).to_have_count(0 if state == "No" else 1)


def test_an_objection_stands_by_name_and_the_matter_goes_back(us: Us) -> None:
    put_forward(us, "A louder bell")
    url = open_it(us, "Any objections?")
    for person, given in zip(us.people, ("No objection", "No objection", "I object"), strict=True):
        answer(person, url, given)
    kit = came_to(us, url, "Somebody objects")
    expect(kit.locator("#so-far")).to_contain_text("Kit: I object")
    expect(kit.get_by_text("It is back on the agenda")).to_be_visible()


def test_one_thing_is_no_choice_and_what_was_typed_stays(us: Us) -> None:
    put_forward(us, "Which tea?", CHOICES)
    rowan = us.people[0]
    rowan.follow(rowan.page.get_by_role("link", name="Open it", exact=True))
    rowan.page.get_by_label("What is there to choose from?").fill("Mint")
    rowan.page.get_by_role("button", name="Open it", exact=True).click()
    expect(rowan.page.get_by_role("alert")).to_contain_text("at least two things")
    expect(rowan.page.get_by_label("What is there to choose from?")).to_have_value("Mint")


def test_an_answer_after_the_hour_is_told_that_it_is_closed(us: Us) -> None:
    put_forward(us, "A rug")
    url = open_it(us, "Majority")
    ash = us.people[1].page
    ash.goto(url)
    ash.get_by_role("radio", name="Yes", exact=True).check()
    us.time_passes()
    ash.get_by_role("button", name="Give my answer").click()
    expect(ash.get_by_role("alert")).to_contain_text("This is closed.")
    expect(ash.locator("#came-to strong")).to_have_text("Not enough of us answered")


def test_two_devices_at_once_are_one_answer_and_the_last_one_counts(us: Us) -> None:
    put_forward(us, "A second rug")
    url = open_it(us, "Majority")
    one = us.people[0].page
    with one.context.new_page() as two:
        for page, given in ((one, "Yes"), (two, "No")):
            page.goto(url)
            page.get_by_role("radio", name=given, exact=True).check()
        for page in (one, two):
            page.get_by_role("button", name="Give my answer").click()
            expect(page.get_by_text("You have answered.")).to_be_visible()
        one.goto(url)
        assert one.locator("#so-far dd").all_inner_texts() == ["0", "1", "0"]


def test_an_outcome_clicked_twice_is_written_once_and_a_second_hand_is_told(us: Us) -> None:
    put_forward(us, "A third rug")
    url = open_it(us, "Majority")
    for person in us.people:
        answer(person, url, "Yes")
    came_to(us, url, "Yes")
    pages = [person.page for person in us.people[:2]]
    for page in pages:
        page.goto(f"{url}outcome/")
        page.get_by_label("What happens next, if anything").fill("Carry it home")
    pages[0].get_by_role("button", name="Write it down").dblclick()
    expect(pages[0].locator("#outcome li")).to_have_count(1)
    pages[1].get_by_role("button", name="Write it down").click()
    expect(pages[1].get_by_role("alert")).to_contain_text("Somebody has written meanwhile")


# Without a screen, without looking, by lot --------------------------------------------------------------------


def test_from_the_table_by_two_of_us_and_checked_by_nobody_in_particular(us: Us) -> None:
    rowan, ash, _kit = us.people
    put_forward(us, "A bench")
    url = open_it(us, "Majority")
    rowan.follow("Answers from the table")
    table = rowan.page.url
    rowan.page.get_by_label("Whose answer is it?").select_option("Kit")
    rowan.page.get_by_role("radio", name="Aloud, at the table").check()
    rowan.page.get_by_role("radio", name="No", exact=True).check()
    rowan.follow(rowan.page.get_by_role("button", name="Enter it"))
    code = rowan.page.locator("#mine .code").inner_text()

    stranger = us.at.phone()
    stranger.page.goto("/counted/")
    stranger.page.get_by_label("The code").fill(code.lower())
    stranger.follow(stranger.page.get_by_role("button", name="Look it up"))
    expect(stranger.page.get_by_text("counts as soon as a second")).to_be_visible()

    ash.page.goto(table)
    ash.follow("Confirm what somebody else entered")
    ash.page.get_by_label("The code").fill(code)
    ash.follow(ash.page.get_by_role("button", name="Look it up"))
    expect(ash.page.get_by_role("heading", name="Kit")).to_be_visible()
    ash.follow(ash.page.get_by_role("button", name="Yes, I was there"))
    answer(ash, url, "Yes")
    assert ash.page.locator("#so-far dd").all_inner_texts() == ["1", "1", "0"]

    for words in ("It counts.", "It does not count any more"):
        stranger.page.goto("/counted/")
        stranger.page.get_by_label("The code").fill(code)
        stranger.follow(stranger.page.get_by_role("button", name="Look it up"))
        if "any more" in words:
            stranger.follow(stranger.page.get_by_role("button", name="That's not what I said"))
        expect(stranger.page.get_by_text(words)).to_be_visible()
    ash.page.goto(url)
    assert ash.page.locator("#so-far dd").all_inner_texts() == ["1", "0", "0"]

    rowan.page.goto(f"{url}slips/")
    (paper,) = sheets(rowan.page)
    assert paper.count("A bench") == 6
    assert "Slips of paper" not in paper
    assert not CODE.search(paper)  # these are of half the length of those that let somebody in


def test_without_looking_it_counts_and_no_name_stands_there(us: Us) -> None:
    rowan, _ash, kit = us.people
    kit.page.goto(f"{us.home}care/boundaries/")
    kit.page.locator('input[name="ward"][value="keep-away"]').check()
    kit.follow(kit.page.get_by_role("button", name="Keep it like this"))
    rowan.page.goto(f"{us.home}decide/")
    rowan.follow("Put something forward")
    rowan.page.get_by_label("What is it about?").fill("A visit to Zephyr ward")
    rowan.page.get_by_text("Does it touch something").click()
    rowan.page.get_by_role("checkbox", name="To go to a ward").check()
    rowan.follow(rowan.page.get_by_role("button", name="Put it on the agenda"))
    url = open_it(us, "Any objections?")

    kit.page.goto(f"{us.home}decide/")
    expect(kit.page.get_by_text("Zephyr")).to_have_count(0)
    card = kit.page.locator("section.sheet").filter(has_text="Something you keep away from you").first
    kit.follow(card.get_by_role("link", name="Answer without looking"))
    expect(kit.page.get_by_text("Zephyr")).to_have_count(0)
    kit.page.get_by_role("radio", name="I object", exact=True).check()
    kit.follow(kit.page.get_by_role("button", name="Say it without my name"))
    expect(kit.page.get_by_text("You have said something.")).to_be_visible()

    answer(rowan, url, "No objection")
    expect(rowan.page.locator("#so-far")).to_contain_text("Somebody of us: I object")
    expect(rowan.page.locator("main")).not_to_contain_text("Kit")


def test_a_draw_from_yes_to_the_sheet_that_says_how_to_repeat_it(us: Us) -> None:
    rowan, ash, kit = us.people
    rowan.page.goto(f"{us.home}decide/")
    rowan.follow("Draw lots")
    rowan.follow("Begin a draw")
    rowan.page.get_by_label("What is drawn?").fill("Who carries the urn")
    rowan.page.get_by_label("Where does the seed come from?").fill("The numbers of Saturday")
    rowan.follow(rowan.page.get_by_role("button", name="Begin it"))
    url = rowan.page.url
    for person in (ash, kit):
        person.page.goto(url)
        person.follow(person.page.get_by_role("button", name="Put me on the list"))
    rowan.page.goto(url)
    rowan.follow(rowan.page.get_by_role("button", name="Fix the list"))
    rowan.page.get_by_label("The seed").fill("7 12 33")
    rowan.follow(rowan.page.get_by_role("button", name="Draw now"))
    paper = " ".join(sheets(rowan.page))
    for part in (
        "Who carries the urn",
        "7 12 33",
        "The numbers of Saturday",
        "Ash",
        "Kit",
        "./run lot list.txt --seed",
    ):
        assert part in paper
    assert "Rowan" not in paper
