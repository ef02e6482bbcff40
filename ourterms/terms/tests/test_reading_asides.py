"""What stands on a page beside the advert: other jobs, other items, who they are. None of it is theirs to claim."""

from typing import Any

import pytest

from ourterms.terms.rules.labels import labels
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.reading.asides import ours

ADVERT = "Panel members\n\nWe pay £15 an hour. We meet in Selby twice a year."


@pytest.mark.parametrize(
    "aside",
    [
        "Similar jobs\nNight Support Worker, £24,190 a year   |   Cook, £13 an hour",
        "You may also like\n• Peer reviewers (Zoom, £25 an hour)",
        "OTHER NEWS\n\nCook wanted, £13 an hour.\n\nTickets for the fair are £4 each.",
        "Glossary\nRate: what we pay for an hour, such as £20 an hour.",
        "About us\n\nWe run a café, which pays its staff £14 an hour.\n\nIt was set up in 1998.",
    ],
)
def test_what_stands_beside_the_advert_changes_nothing(aside: str) -> None:
    assert labels(read(f"{ADVERT}\n\n{aside}")) == labels(read(ADVERT))


@pytest.mark.parametrize(
    "line",
    [
        "About the panel",
        "What's on offer",
        "Similar panels meet in York, and ours will too.",
        "- other jobs that come up",
        "Who we are looking for",
    ],
)
def test_a_line_that_only_looks_like_it_is_kept(line: str) -> None:
    assert ours(["Join us", "", line, "", "We pay £15 an hour."]) == [True] * 5


def test_the_advert_goes_on_after_an_aside() -> None:
    text = "Join us\n\nAbout us\nWe have 40 staff.\n\nHow to apply\nRing Mabel Orton on 01632 960111."
    assert ours(text.split("\n")) == [True, True, False, False, True, True, True]
    assert labels(read(text))["named_contact"] is True


def test_a_sign_off_ends_an_aside() -> None:
    text = "Join us\n\nA WORD ON LAST TIME\n\nWe had nine.\n\nBest wishes\nMabel"
    assert ours(text.split("\n"))[-2:] == [True, True]


def test_of_a_newsletter_the_item_that_asks_people_is_read() -> None:
    text = (
        "THE BUCKET\nNewsletter of the Orchard Group\nIssue 12\n\nFROM THE CHAIR\nWe had 70 people at the AGM.\n\n"
        "YOUR HELP NEEDED: WARD PANEL\nWe need five people with lived experience to join a panel. "
        "There are three meetings in Selby.\n\n"
        "WALKING GROUP\nMeets weekly. Contact Colin Marsh on 01632 960112.\n\nCONTACT US\nRing 01632 960113."
    )
    read_in = labels(read(text))
    assert (read_in["people_sought"], read_in["time"]["sessions"], read_in["named_contact"]) == (5, 3, False)


def test_a_page_of_asides_alone_is_read() -> None:
    assert labels(read("About us\nWe pay £15 an hour."))["pay"]["amount"] == 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Will my expenses be covered?\nThere shouldn't be any.", {"expenses": None}),
        ("Will my expenses be covered?\nYes.", {"expenses": True}),
        ("Is training given?\nNot yet.", {"training": None}),
    ],
)
def test_a_readers_question_is_no_answer(text: str, expected: dict[str, Any]) -> None:
    read_in = labels(read(text))
    found = {"expenses": read_in["expenses"]["covered"], "training": read_in["training_offered"]}
    assert {key: found[key] for key in expected} == expected
