"""From beginning to end: several people, each with a phone, on a server of their own; nothing is mocked."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Route, expect

from demo import running
from ourterms.kit import clock
from ourterms.site.access import EVERYONE, RULES
from ourterms.site.backup import server_key_of
from ourterms.site.serve import in_groups
from tests.browser.conftest import own_database
from tests.browser.groups import CODE, Place, found, join, link_of, place, row, sheets, three, words
from tests.browser.inside import NO_PAGES, come_in, places
from tests.browser.later import later
from tests.browser.people import Somebody
from tests.durability.server import run

pytestmark = pytest.mark.browser
EVERYBODYS = {name for name, rule in RULES.items() if rule.who == EVERYONE}


@contextmanager
def server_at(data: Path, environ: dict[str, str], chromium: Browser) -> Iterator[Place]:
    """A server over that folder, as long as the block lasts."""
    with running(data, **environ) as url, place(url, data, environ, chromium, scripts=True) as here:
        yield here


def menu(person: Somebody, name: str) -> None:
    """Go by the menu that stands on every page."""
    person.follow(person.page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True))


def unfold(person: Somebody, words: str) -> None:
    """Open what is folded under these words."""
    person.page.locator("summary", has_text=words).click()


def soon() -> str:
    """A day next week or the week after, as a browser takes it."""
    return (clock.now() + timedelta(days=9)).date().isoformat()


# Coming together -------------------------------------------------------------------------------------------------


def test_three_found_a_group_and_bring_each_other_in(at: Place) -> None:
    rowan, ash = at.phone(), at.phone()
    home = found(rowan, "Driftline", "Rowan")
    link = link_of(rowan.page)
    rowan.follow("Go on")
    rowan.heading("Who holds this up?").wait_for()
    rowan.follow("Leave it for now")
    rowan.follow("Make my card")
    codes = rowan.page.locator(".codes .code").all_inner_texts()
    assert len(codes) == 10
    rowan.follow("I have it, go on")
    assert rowan.page.url == home

    join(ash, link, "Ash")
    assert ash.page.url == home
    menu(ash, "Group")
    expect(ash.page.get_by_text("Rowan started this group, and alone can change what is set")).to_be_visible()
    expect(ash.page.get_by_role("button", name="Take this on")).to_have_count(0)
    ash.follow("Bring somebody in")
    expect(ash.page.get_by_text("Rowan started this group, and brings people in")).to_be_visible()

    menu(rowan, "Group")
    rowan.follow("Bring somebody in")
    rowan.follow("Make a paper card")
    rowan.heading("A card to join Driftline").wait_for()
    (paper,) = sheets(rowan.page)
    for not_printed in ("Copy the link", "Phones can't reach", "Accessibility"):
        assert not_printed not in paper
    (code,) = set(CODE.findall(paper))

    # The third has no phone: they type the code of the card on Rowan's.
    shared = rowan.page
    shared.goto("/join/")
    shared.get_by_label("The code").fill(code.lower().replace("-", " "))
    rowan.follow("Go on")
    rowan.heading("This browser is in Driftline already").wait_for()
    rowan.follow("I'm somebody else")
    shared.get_by_label("What should we call you here?").fill("Kit")
    expect(shared.get_by_text("This browser counts as a shared device")).to_be_visible()
    rowan.follow("Come in")
    rowan.heading("You're in, Kit").wait_for()
    rowan.follow("Skip this, go in")
    shared.wait_for_url(home)
    expect(shared.get_by_role("heading", level=1)).to_have_text("Nothing needs you. Nothing is new")

    # With the third the founder's power is over: whoever offers takes a role.
    menu(rowan, "Group")
    expect(shared.get_by_text("alone can change what is set")).to_have_count(0)
    rowan.follow(shared.get_by_role("button", name=re.compile(r"Take this on\s*: Welcome")))
    expect(shared.get_by_role("button", name=re.compile(r"Put it down\s*: Welcome"))).to_be_visible()
    shared.goto("/you/")
    rowan.follow("Sign out here")
    rowan.heading("You are signed out").wait_for()

    # The founder comes back by a code of the card, and each code works once.
    shared.goto(home)
    shared.get_by_label("A code from your card").fill(codes[4])
    rowan.follow(shared.get_by_role("button", name="Sign in", exact=True))
    shared.wait_for_url(home)
    menu(rowan, "Group")
    rowan.follow("Bring somebody in")
    expect(shared.get_by_text("Somebody here holds the role Welcome")).to_be_visible()
    third = at.phone()
    third.page.goto("/sign-in/")
    third.page.get_by_label("A code from your card").fill(codes[4])
    third.follow(third.page.get_by_role("button", name="Sign in", exact=True))
    expect(third.page.get_by_role("alert")).to_be_visible()
    third.page.goto(f"/join/{code}/")
    third.heading("This code does not work").wait_for()


# The next time we meet -------------------------------------------------------------------------------------------


def test_they_plan_the_next_time_they_meet(at: Place) -> None:
    (rowan, ash, kit), _home = three(at, "Lamplight")
    page = rowan.page
    menu(rowan, "Together")
    rowan.follow("Plan a meeting")
    page.get_by_label("Which day").fill(soon())
    page.get_by_label("From when").fill("18:30")
    page.get_by_label("What it is, if you like").fill("Letters to the ward")
    page.get_by_label("Where", exact=True).fill("The old mill, upstairs")
    page.get_by_label("How to get in").fill("Green door, top bell")
    page.get_by_label("Stairs and lifts").fill("Fourteen steps")
    rowan.follow("Plan this meeting")
    rowan.heading("Letters to the ward").wait_for()
    meeting = page.url

    for person, job in ((rowan, "Opens up"), (ash, "Notes"), (kit, "Time")):
        menu(person, "Together")
        person.follow("See what we do then")
        assert person.page.url == meeting
        unfold(person, "Take something on")
        person.follow(person.page.get_by_role("button", name=f"I'll do it: {job}"))
        put_down = person.page.get_by_role("button", name=f"Put down: {job}", include_hidden=True)
        expect(put_down).to_have_count(1)
    kit.follow(kit.page.get_by_role("button", name="I need no stairs"))
    ash.page.reload()
    expect(ash.page.get_by_text("Somebody who comes needs no stairs.")).to_be_visible()
    expect(ash.page.get_by_text("only you see this, because you open up")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("only you see this, because you open up")).to_be_visible()

    unfold(ash, "Add to the agenda")
    ash.page.get_by_label("Put something on the agenda").fill("Who writes what")
    ash.follow(ash.page.locator("#agenda").get_by_role("button", name="Put it on the list"))
    expect(ash.page.locator("#agenda")).to_contain_text("Who writes what")
    unfold(kit, "Add a line")
    kit.page.get_by_label("Something we said we'd do").fill("Ask the library for the room")
    kit.follow(kit.page.locator("#said").get_by_role("button", name="Write the line"))
    expect(kit.page.locator("#said")).to_contain_text("Ask the library for the room")

    page.reload()
    (sheet,) = sheets(page)
    for line in ("Letters to the ward", "The old mill, upstairs", "Green door, top bell", "Who writes what"):
        assert line in sheet
    assert "Ask the library for the room" in sheet
    assert "Somebody who comes needs no stairs." in sheet
    for not_printed in ("Take back", "I'll do it", "Hide this page", "only you see this"):
        assert not_printed not in sheet

    menu(kit, "Together")
    kit.follow("When we meet")
    kit.follow("What we said we'd do")
    kit.follow(kit.page.get_by_role("button", name="Done: Ask the library for the room"))
    expect(row(kit.page, "Ask the library for the room")).to_contain_text("Done:")

    menu(rowan, "Group")
    rowan.follow("Our days in your calendar")
    rowan.follow("Make my address")
    with urlopen(page.locator("#address").inner_text()) as answer:
        calendar = answer.read().decode()
    assert "BEGIN:VEVENT" in calendar
    assert "SUMMARY:Notes" in calendar
    for telling in ("Letters", "ward", "mill", "Lamplight", "Rowan", "Green door"):
        assert telling not in calendar


# A first need ----------------------------------------------------------------------------------------------------


def test_the_first_need_takes_few_taps_and_is_met(at: Place) -> None:
    rowan = at.phone()
    home = found(rowan, "Warm Soup", "Rowan")
    page, link = rowan.page, link_of(rowan.page)
    rowan.taps, rowan.sent[:] = 0, []
    rowan.follow("Together")
    rowan.follow("Needs and offers")
    rowan.tap(page.get_by_label("In your own words"))
    page.keyboard.type("A lift to the eye clinic on Thursday")
    rowan.follow("Post it")
    rowan.heading("A lift").wait_for()
    assert rowan.taps <= 6
    assert len(rowan.sent) == 1
    need = page.url

    ash, kit = at.phone(), at.phone()
    join(ash, link, "Ash")
    join(kit, link, "Kit")
    ash.follow("See what we do together")
    ash.follow("Needs and offers")
    ash.follow("A lift")
    assert ash.page.url == need
    ash.page.get_by_label("Your words").fill("I have the car that morning")
    ash.follow("Tell Rowan")
    ash.heading("You and Rowan").wait_for()
    between = ash.page.url

    page.goto(home)
    expect(rowan.heading("Ash can: A lift")).to_be_visible()
    rowan.follow("Read it")
    page.get_by_label("Your words").fill("That would be wonderful. Half past eight?")
    rowan.follow("Send these words")
    ash.page.reload()
    expect(ash.page.get_by_text("Half past eight?")).to_be_visible()
    assert kit.page.goto(between).status == 404
    kit.page.goto(need)
    expect(kit.page.get_by_text("I have the car that morning")).to_have_count(0)

    later(at.data, at.environ, 8)
    for person, answer in ((rowan, "Yes, it's done"), (ash, "Yes, it's done")):
        person.page.goto(home)
        expect(person.heading("Is it done: A lift")).to_be_visible()
        person.follow("Say so, if you like")
        person.follow(answer)
        expect(person.page.get_by_text("Is it done?")).to_have_count(0)
        person.page.goto(home)
        expect(person.page.get_by_role("heading", level=1)).to_have_text("Nothing needs you. Nothing is new")

    kit.page.goto(need)
    kit.follow("Needs and offers")
    rows = kit.page.url
    expect(row(kit.page, "A lift to the eye clinic")).to_contain_text("Closed")
    later(at.data, at.environ, 15)
    kit.page.goto(rows)
    expect(kit.heading("Nothing is asked for just now")).to_be_visible()
    later(at.data, at.environ, 16)
    for person in (rowan, ash, kit):
        assert person.page.goto(need).status == 404
        assert person.page.goto(between).status == 404


# A pause ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_pause_is_one_tap_from_any_page_and_silent(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "Low Tide")
    kit.follow("See what we do together")
    kit.follow("Needs and offers")
    kit.page.get_by_label("What", exact=True).select_option("Someone to sit with")
    kit.page.get_by_label("In your own words").fill("In the garden, without talking")
    kit.follow("Post it")
    need = kit.page.url
    menu(rowan, "Group")
    rowan.follow(rowan.page.get_by_role("link", name="Kit"))
    seen_by_rowan, about_kit = words(rowan.page), rowan.page.url

    for path in ("", "together/", "group/", "search/", "aid/", "talk/", "care/"):
        kit.page.goto(home + path)
        kit.taps = 0
        kit.follow("Pause everything for me")
        expect(kit.page.get_by_text("You have paused. Nothing reaches you.")).to_be_visible()
        assert kit.taps == 1
        kit.follow("I'm back")
        kit.heading("While you were away").wait_for()

    kit.page.goto(need)
    kit.follow("Pause everything for me")
    ash.page.goto(need)
    ash.page.get_by_label("Your words").fill("I come on Friday")
    ash.follow("Tell Kit")
    kit.page.goto(home)
    expect(kit.heading("You have paused")).to_be_visible()
    expect(kit.page.get_by_role("main")).to_have_text(
        re.compile(r"^\s*You have paused\s*It is quiet here. Nothing needs you.\s*$")
    )

    rowan.page.goto(about_kit)
    assert words(rowan.page) == seen_by_rowan

    kit.page.goto(f"{home}search/")
    kit.taps = 0
    kit.follow("I'm back")
    kit.heading("While you were away").wait_for()
    assert kit.taps == 1
    lines = kit.page.get_by_role("main").get_by_role("listitem")
    expect(lines).to_have_text([re.compile("Ash can: Someone to sit with")])
    kit.follow("Go to Home")
    expect(kit.heading("Ash can: Someone to sit with")).to_be_visible()


# Going, and coming back ------------------------------------------------------------------------------------------


def begin_thread(person: Somebody, home: str, title: str, said: str) -> str:
    page = person.page
    page.goto(f"{home}talk/begin/")
    page.get_by_label("What is it about?").fill(title)
    page.get_by_label("Your words").fill(said)
    person.follow("Begin the thread")
    person.heading(title).wait_for()
    return page.url


def go(person: Somebody, home: str, what_becomes: str) -> None:
    menu(person, "Group")
    person.follow("Go from this group")
    person.page.get_by_label(what_becomes).check()
    person.follow("Go now")
    person.page.wait_for_url(re.compile("/you/$"))


@pytest.mark.slow
def test_whoever_goes_is_out_at_once_and_may_come_back(at: Place) -> None:
    (rowan, ash, kit), home = three(at, "Open Gate")
    of_ash = begin_thread(ash, home, "The soup", "I bring the big pot.")
    of_kit = begin_thread(kit, home, "The room", "The window does not open.")
    ash.page.goto("/you/card/")
    ash.follow("Make my card")
    codes = ash.page.locator(".codes .code").all_inner_texts()
    other = at.phone()
    other.page.goto(of_ash)
    other.page.get_by_label("A code from your card").fill(codes[0])
    other.follow(other.page.get_by_role("button", name="Sign in", exact=True))
    expect(other.heading("The soup")).to_be_visible()

    ash.page.goto(home)
    go(ash, home, "It stays, under your name")
    assert other.page.goto(of_ash).status == 404
    assert other.page.goto(home).status == 404
    kit.page.goto(home)
    go(kit, home, "It goes, and your name with it")
    assert kit.page.goto(of_kit).status == 404

    rowan.page.goto(of_ash)
    expect(rowan.page.get_by_text("I bring the big pot.")).to_be_visible()
    expect(rowan.page.get_by_role("main")).to_contain_text("Ash")
    rowan.page.goto(of_kit)
    expect(rowan.page.get_by_text("The window does not open.")).to_have_count(0)
    expect(rowan.page.get_by_role("main")).not_to_contain_text("Kit")
    menu(rowan, "Group")
    expect(rowan.page.locator("ul.names").first).to_have_text(re.compile(r"^\s*Rowan\s+you\s*$"))

    rowan.follow("Bring somebody in")
    rowan.follow("Make a link")
    link = link_of(rowan.page)
    other.page.goto(link)
    other.page.get_by_label("What should we call you here?").fill("Ash again")
    other.follow("Come in")
    other.heading("You're in, Ash again").wait_for()
    other.page.goto(of_ash)
    expect(other.page.get_by_role("link", name=re.compile("Change"))).to_be_visible()
    ash.page.goto(home)
    expect(ash.page.get_by_role("heading", level=1)).to_have_text("Nothing needs you. Nothing is new")


# Slow nets and quick hands ---------------------------------------------------------------------------------------


# Looked at again and again rather than waited for by an event: of a double click the browser breaks one sending off,
# and the wait for "the" navigation may be for that one.
A_NEED = re.compile(r"aid/[0-9a-f-]{36}/$")


def test_what_is_sent_twice_happens_once(at: Place) -> None:
    rowan = at.phone()
    page = rowan.page
    page.goto("/start/")
    page.get_by_label("What do you call yourselves?").fill("Twice")
    page.get_by_label("What should we call you?").fill("Rowan")
    page.get_by_role("button", name="Start").dblclick()
    rowan.heading("Twice is there").wait_for()
    home = page.url.removesuffix("started/")
    page.goto("/you/")
    expect(page.get_by_role("main").get_by_role("link", name="Twice")).to_have_count(1)

    page.goto(f"{home}aid/new/")
    page.get_by_label("In your own words").fill("A big pot for Friday")
    page.get_by_role("button", name="Post it").dblclick()
    expect(page).to_have_url(A_NEED)
    assert needs_of(rowan, home) == 1

    # The answer is lost on the way, and the browser sends the same form again.
    page.goto(f"{home}aid/new/")
    page.get_by_label("In your own words").fill("Somebody who holds the ladder")
    lost = []

    def lose(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch(max_redirects=0).status)
        route.abort()

    page.route("**/aid/new/", lose)
    page.get_by_role("button", name="Post it").click(no_wait_after=True)
    expect(page).to_have_url("chrome-error://chromewebdata/")
    assert lost == [302]
    page.reload()
    expect(page).to_have_url(A_NEED)
    page.unroute("**/aid/new/")
    assert needs_of(rowan, home) == 2

    # Back and forth, and the page that came of it loaded again: nothing is sent anew.
    page.goto(f"{home}aid/new/")
    page.get_by_label("In your own words").fill("A walk on Sunday")
    rowan.follow("Post it")
    first, sent = page.url, len(rowan.sent)
    page.go_back()
    page.go_forward()
    page.reload()
    assert page.url == first
    assert len(rowan.sent) == sent
    assert needs_of(rowan, home) == 3


def test_back_and_sent_once_more_asks_first(at: Place) -> None:
    rowan = at.phone()
    home = found(rowan, "Tidemark", "Rowan")
    page, words = rowan.page, "Somebody with a drill"
    page.goto(f"{home}aid/new/")
    page.get_by_label("In your own words").fill(words)
    rowan.follow("Post it")
    posted = page.url
    page.go_back()
    page.get_by_label("In your own words").fill(words)
    rowan.follow("Post it")
    rowan.heading("You have said this already").wait_for()
    rowan.follow("See it")
    assert page.url == posted
    assert needs_of(rowan, home) == 1

    # From the page that asked, it is said again by who means it; pressed twice, once.
    page.go_back()
    page.go_back()
    rowan.heading("You have said this already").wait_for()
    page.get_by_role("button", name="Say it again").dblclick()
    expect(page).to_have_url(A_NEED)
    assert page.url != posted
    assert needs_of(rowan, home) == 2


def needs_of(person: Somebody, home: str) -> int:
    person.page.goto(f"{home}aid/")
    return person.page.locator(".cards-list > li").count()


# Somebody who must never learn that I am here --------------------------------------------------------------------


def try_to_join(person: Somebody, link: str, name: str) -> str:
    """Put a name on the page of a link; the words of what comes."""
    person.page.goto(link)
    person.page.get_by_label("What should we call you here?").fill(name)
    person.follow("Come in")
    return words(person.page)


@pytest.mark.slow
def test_whoever_must_not_learn_of_me_is_told_what_anybody_is_told(at: Place) -> None:
    (rowan, marlow, _kit), home = three(at, "Quiet Harbour", ("Rowan", "Marlow", "Kit"))
    menu(marlow, "Group")
    marlow.follow("Hide from somebody")
    marlow.page.get_by_label("A name or an e-mail address that they may use").fill("Corin Vale")
    marlow.follow("Hide me from them")
    expect(row(marlow.page, "Corin Vale")).to_be_visible()

    links = []
    for _each in range(2):
        rowan.page.goto(f"{home}bring/")
        rowan.follow("Make a link")
        links.append(link_of(rowan.page))

    # What anybody reads whose link is over, and whose link ends while they have its page before them.
    anybody, corin = at.phone(), at.phone()
    anybody.page.goto("/join/7K4P-QX2M-9TRC-HHW3/")
    over = words(anybody.page)
    assert "This code does not work" in over
    anybody.page.goto(links[0])
    rowan.page.goto(f"{home}bring/")
    while rowan.page.get_by_role("button", name="End it").count() > 1:
        rowan.follow(rowan.page.get_by_role("button", name="End it").last)
    anybody.page.get_by_label("What should we call you here?").fill("Robin")
    anybody.follow("Come in")
    assert words(anybody.page) == over

    told = try_to_join(corin, links[1], "corin  VALE")
    assert told == over
    for name in ("Marlow", "Rowan", "Kit", "Quiet Harbour", "Corin"):
        assert name not in told
    # Under another name it is over too, for them and for everybody.
    for person in (corin, anybody):
        person.page.goto(links[1])
        assert words(person.page) == over

    # Asking to join: they wait, as anybody does whom nobody has answered.
    rowan.page.goto(f"{home}settings/change/collectives.asking/")
    rowan.page.get_by_label("Yes").check()
    rowan.follow(rowan.page.get_by_role("main").get_by_role("button").first)
    rowan.page.goto(f"{home}settings/change/collectives.asking_questions/")
    rowan.page.get_by_role("textbox").fill("What should we call you?")
    rowan.follow(rowan.page.get_by_role("main").get_by_role("button").first)
    group = home.split("/m/")[1]
    waits = []
    for person, name in ((anybody, "Robin"), (corin, "I am Corin Vale")):
        person.page.goto(f"/ask-to-join/{group}")
        person.page.get_by_role("textbox").fill(name)
        person.follow("Ask to join")
        person.heading("You have asked").wait_for()
        waits.append(re.sub(r"/asked/[0-9A-Z-]+/", "/asked/", words(person.page)))
    assert waits[0] == waits[1]
    assert "Marlow" not in waits[1]
    rowan.page.goto(f"{home}bring/")
    expect(rowan.page.get_by_text("Robin")).to_be_visible()
    expect(rowan.page.get_by_text("Corin")).to_have_count(0)


@pytest.mark.slow
def test_in_a_group_of_both_my_name_is_in_no_list_of_theirs(at: Place) -> None:
    (rowan, marlow, corin), home = three(at, "Both Here", ("Rowan", "Marlow", "Corin"))
    page = marlow.page
    page.goto(f"{home}meetings/new/")
    page.get_by_label("Which day").fill(soon())
    page.get_by_label("From when").fill("18:30")
    marlow.follow("Plan this meeting")
    meeting = page.url
    marlow.follow(page.get_by_role("button", name="I'll do it: Opens up"))
    unfold(marlow, "Take something on")
    marlow.follow(page.get_by_role("button", name="I'll do it: Notes"))
    marlow.follow(page.get_by_role("button", name="I'm coming"))
    unfold(marlow, "Add to the agenda")
    page.get_by_label("Put something on the agenda").fill("The key")
    marlow.follow(page.locator("#agenda").get_by_role("button", name="Put it on the list"))
    page.goto(f"{home}aid/new/?way=offer")
    page.get_by_label("In your own words").fill("Soup on Fridays")
    marlow.follow("Post it")
    offer = page.url
    begin_thread(marlow, home, "The soup", "I bring the big pot.")
    page.goto(f"{home}group/")
    marlow.follow(page.get_by_role("link", name="Corin"))
    marlow.tap(page.get_by_text("If you need to hide from this person"))
    marlow.follow("Hide me from them")

    for path in (meeting, offer, *(home + end for end in EVERYWHERE)):
        corin.page.goto(path)
        assert corin.page.locator("h1").count() == 1
        assert "Marlow" not in corin.page.content(), path
    corin.page.goto(meeting)
    expect(corin.page.get_by_role("button", name="I'll do it: Time", include_hidden=True)).to_have_count(1)
    expect(corin.page.get_by_role("button", name="I'll do it: Notes", include_hidden=True)).to_have_count(0)
    rowan.page.goto(meeting)
    expect(rowan.page.locator("#who")).to_contain_text("Marlow")


EVERYWHERE = ("", "together/", "group/", "aid/", "aid/new/", "meetings/", "talk/", "care/buddies/", "care/farewell/",
              "new-card/", "circles/new/", "settings/", "library/", "tin/")  # fmt: skip


# Nine people, no institution -------------------------------------------------------------------------------------

# What only those meet who deal with an institution. "Trust" only as a name: somebody I trust is one of us.
THEIRS = re.compile(
    r"(?i:institution|\bNHS\b|\badverts?\b|\bask us\b|\bbids?\b|involvement|provider|commission)|\bTrust\b"
)


class Said(HTMLParser):
    """Everything that a page says: its text, folded away or not, and what is shown or read aloud of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        read = READ - {"value"} if dict(attrs).get("type") in UNREAD else READ
        self.words += [words for name, words in attrs if words and name in read]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


READ = {"title", "placeholder", "aria-label", "alt", "value", "content"}
UNREAD = ("checkbox", "radio", "hidden")  # what their value is, nobody is shown


def theirs(person: Somebody, path: str) -> list[str]:
    """Words of institutions on a page, as this person gets it."""
    answer = person.page.request.get(path)
    assert answer.status == 200, path
    said = Said()
    said.feed(answer.text())
    return THEIRS.findall(" ".join(said.words))


def test_what_is_looked_for_is_found() -> None:
    said = Said()
    said.feed('<p title="the institution">An <b>advert</b> of an NHS Trust that I trust</p>')
    assert THEIRS.findall(" ".join(said.words)) == ["institution", "advert", "NHS", "Trust"]


@pytest.mark.slow
def test_nine_people_never_meet_the_word_institution(at: Place) -> None:
    bee, new, other = at.phone(), at.phone(), at.phone()
    come_in(bee.page)
    where = {name: path for name, path in places(bee.page).items() if name not in EVERYBODYS | NO_PAGES}
    assert len(where) > 50
    met = {path: theirs(bee, path) for path in where.values()}
    for path in ("/start/", "/start/evening/support/", "/start/welcome/", "/join/", "/sign-in/", "/what-we-keep/"):
        met[path] = theirs(bee, path)
    home = found(new, "Nine Mugs", "Bee")
    link = link_of(new.page)
    for path in ("started/", "started/who/", "welcome/", "bring/", "", "together/", "group/"):
        met[home + path] = theirs(new, home + path)
    met[link] = theirs(other, link)
    assert {path: words for path, words in met.items() if words} == {}
    # These are also for those who came to have an advert checked; the one word is not on them either.
    for path in ("/help/", "/accessibility/", "/about/privacy/"):
        assert "institution" not in [word.lower() for word in theirs(bee, path)]


# Backed up, wiped, restored --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_after_a_wiped_disk_everybody_is_there_but_who_closed_their_account(chromium: Browser, tmp_path: Path) -> None:
    data, backups = tmp_path / "data", tmp_path / "backups"
    data.mkdir()
    codes = {}
    with own_database() as environ, server_at(data, environ, chromium) as at:
        people, home = three(at, "Still Here")
        for person, name in zip(people, ("Rowan", "Ash", "Kit"), strict=True):
            person.page.goto("/you/card/")
            person.follow("Make my card")
            codes[name] = person.page.locator(".codes .code").all_inner_texts()
        rowan, ash, kit = people
        thread = begin_thread(ash, home, "The soup", "I bring the big pot.")
        closed = begin_thread(kit, home, "The room", "The window does not open.")
        done = run(data, "backup", str(backups), **environ)
        assert done.returncode == 0, done.stderr
        older = (backups / "data").resolve().name
        kit.page.goto("/you/close/")
        kit.page.get_by_label("It goes, and your name with it").check()
        kit.page.get_by_label("Yes, close my account").check()
        kit.follow("Close my account")
        kit.heading("Your account is closed").wait_for()
        done = run(data, "backup", str(backups), **environ)
        assert done.returncode == 0, done.stderr
        key = in_groups(server_key_of(data))
    shutil.rmtree(data)

    with ExitStack() as stack:
        environ = stack.enter_context(own_database())
        done = run(data, "restore", str(backups), "--copy", older, typed=key.replace("\n", " "), **environ)
        assert done.returncode == 0, done.stderr
        at = stack.enter_context(server_at(data, environ, chromium))
        rowan, kit = at.phone(), at.phone()
        for person, name in ((rowan, "Rowan"), (kit, "Kit")):
            person.page.goto(urlsplit(home).path)
            person.page.get_by_label("A code from your card").fill(codes[name][1])
            person.follow(person.page.get_by_role("button", name="Sign in", exact=True))
        expect(rowan.heading("Nothing needs you")).to_be_visible()
        expect(kit.page.get_by_role("alert")).to_be_visible()
        menu(rowan, "Group")
        expect(rowan.page.locator("ul.names").first.get_by_role("listitem")).to_have_text(
            [re.compile("Ash"), re.compile("Rowan")]
        )
        rowan.page.goto(urlsplit(thread).path)
        expect(rowan.page.get_by_text("I bring the big pot.")).to_be_visible()
        rowan.page.goto(urlsplit(closed).path)
        assert rowan.page.locator("h1").count() == 1
        expect(rowan.page.get_by_text("The window does not open.")).to_have_count(0)
        rowan.page.goto(f"{urlsplit(home).path}talk/")
        expect(rowan.page.get_by_role("main")).not_to_contain_text("Kit")
