"""Putting things in an order, electing two, and sharing out money, by five people with a phone each; counted again from
the file that one of them takes along, by the command that stands on the page."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, expect

from demo import ROOT
from tests.browser.axe import ASK_AXE, RULES
from tests.browser.groups import Place, place, sheets, three
from tests.browser.later import closed
from tests.browser.people import Somebody
from tests.browser.test_ways import CHOICES, Us, open_it, put_forward

pytestmark = pytest.mark.browser
NAMES = ("Rowan", "Ash", "Kit", "Sorrel", "Wren")
COLOURS = ("Yellow", "Green", "White")


@pytest.fixture(scope="module")
def us(server: tuple[str, Path, dict[str, str], bool], chromium: Browser) -> Iterator[Us]:
    url, folder, environ, scripts = server
    with place(url, folder, environ, chromium, scripts=scripts) as here:
        yield Us(here, *three(here, "Driftline", NAMES))  # type: ignore[arg-type]


def give(person: Somebody, url: str, places: dict[str, str]) -> None:
    """One answer; what is not in `places` keeps what stands there."""
    person.page.goto(url)
    for option, place_of in places.items():
        person.page.get_by_label(option, exact=True).select_option(place_of)
    person.follow(person.page.get_by_role("button", name="Give my answer").or_(change_of(person)).first)
    expect(person.page.get_by_text("You have answered.")).to_be_visible()


def change_of(person: Somebody) -> Any:
    return person.page.get_by_role("button", name="Change my answer")


def no_faults(person: Somebody, at: Place) -> None:
    """Nothing is wider than the phone, and axe finds nothing, where it can look."""
    page = person.page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if at.scripts:
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(ASK_AXE, RULES) == []


def counted_again(person: Somebody, folder: Path) -> dict[str, Any]:
    """What the command on the page says of the file that the page gives."""
    page = person.page
    words = shlex.split(page.locator(".command").inner_text())
    assert words[0] == "./run"
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take the ballots along").click()
    taken.value.save_as(folder / taken.value.suggested_filename)
    done = subprocess.run(
        [sys.executable, "-m", "ourterms", *words[1:], "--json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_an_order_is_put_changed_taken_back_and_counted_again(us: Us, tmp_path: Path) -> None:
    put_forward(us, "Which colour for the hall?", CHOICES)
    url = open_it(us, "Ranked choice", COLOURS)
    rowan, ash, kit, sorrel, wren = us.people
    ash.page.goto(url)
    for option in ("Yellow", "Green"):
        ash.page.get_by_label(option, exact=True).select_option("1st")
    ash.follow(ash.page.get_by_role("button", name="Give my answer"))
    expect(ash.page.get_by_text("Two have the place 1st").first).to_be_visible()
    no_faults(ash, us.at)
    give(ash, url, {"Yellow": "1st", "Green": "2nd"})
    give(ash, url, {"Yellow": "2nd", "Green": "1st"})
    give(rowan, url, {"Green": "1st", "White": "2nd"})
    give(kit, url, {"White": "1st", "Green": "2nd"})
    give(sorrel, url, {"Yellow": "1st"})
    give(wren, url, {"White": "1st"})
    wren.follow(wren.page.get_by_role("button", name="Take my answer back"))
    expect(wren.page.get_by_role("button", name="Give my answer")).to_be_visible()
    give(wren, url, {})
    closed(us.at.data, us.at.environ)
    kit.page.goto(url)
    expect(kit.page.locator("#came-to strong")).to_have_text("Green")
    expect(kit.page.locator("#rounds img")).to_be_visible()
    assert kit.page.locator("#rounds img").evaluate("img => img.decode().then(() => img.naturalWidth)") > 100
    no_faults(kit, us.at)
    assert counted_again(kit, tmp_path)["names"]["1"] == "Green"
    assert json.dumps(counted_again(kit, tmp_path)["winners"]) == "[1]"
    kit.follow("All of it on paper")
    paper = " ".join(sheets(kit.page))
    for part in ("Green", "Step by step", "Count it again", "The rule"):
        assert part in paper


@pytest.mark.slow
def test_two_are_elected(us: Us, tmp_path: Path) -> None:
    put_forward(us, "Who has a key?", CHOICES)
    url = open_it(us, "Electing several", ("Ode", "Fern", "Tam"))
    for person, first in zip(us.people, ("Ode", "Ode", "Ode", "Fern", "Fern"), strict=True):
        give(person, url, {first: "1st"})
    closed(us.at.data, us.at.environ)
    kit = us.people[2]
    kit.page.goto(url)
    expect(kit.page.locator("#came-to strong")).to_have_text("Ode, Fern")
    assert counted_again(kit, tmp_path)["winners"] == [0, 1]


@pytest.mark.slow
def test_a_pot_is_shared_out(us: Us, tmp_path: Path) -> None:
    rowan, ash, kit, *_others = us.people
    rowan.page.goto(f"{us.home}settings/change/decisions.budgeting/")
    rowan.page.get_by_role("radio", name="Yes").or_(rowan.page.get_by_role("checkbox")).first.check()
    rowan.follow(rowan.page.get_by_role("button", name="Set it for all of us"))
    put_forward(us, "The winter money", "Sharing out money")
    matter = rowan.page.url
    for person, thing, cost in ((rowan, "Blankets", "40"), (ash, "A lamp", "24.50"), (kit, "Paint", "36")):
        person.page.goto(matter)
        person.page.get_by_text("Put a proposal forward").click()
        person.page.get_by_label("What is paid?").fill(thing)
        person.page.get_by_label("What does it cost?").fill(cost)
        person.follow(person.page.get_by_role("button", name="Put it there"))
        expect(person.page.locator("#proposals")).to_contain_text(thing)
    no_faults(kit, us.at)
    rowan.page.goto(matter)
    rowan.follow(rowan.page.get_by_role("link", name="Open it", exact=True))
    rowan.page.get_by_label("How much is there to share out?").fill("70")
    rowan.follow(rowan.page.get_by_role("button", name="Open it", exact=True))
    url = rowan.page.url.partition("#")[0]
    for person, wanted in zip(us.people, ((0, 1), (0, 1), (0,), (1,), (2,)), strict=True):
        person.page.goto(url)
        for number in wanted:
            person.page.locator("#answer input[type=checkbox]").nth(number).check()
        person.follow(person.page.get_by_role("button", name="Give my answer"))
        expect(person.page.get_by_text("You have answered.")).to_be_visible()
    closed(us.at.data, us.at.environ)
    kit.page.goto(url)
    expect(kit.page.locator("#came-to strong")).to_have_text("We pay 2 proposals")
    expect(kit.page.locator("#came-to")).to_contain_text("£64.50 of £70.00 is given out, £5.50 stays.")
    no_faults(kit, us.at)
    assert counted_again(kit, tmp_path)["winners"] == ["1", "2"]
