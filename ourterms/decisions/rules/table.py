"""An answer that was given without a screen: aloud at the table, on paper, or by phone.

One of us enters it, and a second who was there confirms it; neither alone makes it count. Whoever gave it has a
code, by which they can see what was entered and say that it isn't what they said. Until the decision closes, it can
be entered anew. A person has one answer: what they answer themselves takes the place of what was entered.
"""

from collections.abc import Hashable
from typing import NamedTuple

from ourterms.kit.speech import say

ENTERED, CONFIRMED, CONTESTED, REPLACED = "entered", "confirmed", "contested", "replaced"
COUNTED, NOT_COUNTED = "counted", "left-out"  # when the decision is closed
STATES = {
    ENTERED: "One of us has entered it. It counts as soon as a second who was there has confirmed it.",
    CONFIRMED: "Two of us have entered it. It counts.",
    CONTESTED: "Somebody said that this is not what was said. It does not count.",
    REPLACED: "The person has answered themselves, on a phone or computer. That counts, and not what is here.",
    COUNTED: "It was counted like this.",
    NOT_COUNTED: "It was not counted.",
}
HOW = {"aloud": "Aloud, at the table", "paper": "On paper", "phone": "By phone"}
GROUPS = 2  # of four letters and figures, in a code


class CannotEnter(Exception):
    """This can't be entered or confirmed; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Entry(NamedTuple):
    """Where an entered answer stands. `whose`, `by` and `second` are anything that tells people apart."""

    state: str
    whose: Hashable
    by: Hashable
    second: Hashable = None


def enter(whose: Hashable, by: Hashable) -> Entry:
    """An answer of `whose`, entered by somebody else. Raises CannotEnter."""
    if whose == by:
        raise CannotEnter(say("Your own answer you give yourself, on the page of the decision."))
    return Entry(ENTERED, whose, by)


def confirm(entry: Entry, by: Hashable) -> Entry:
    """The same, confirmed by a second; unchanged if they have done so already. Raises CannotEnter."""
    if entry.state in (CONFIRMED, REPLACED) and entry.second == by:
        return entry
    if entry.state != ENTERED:
        raise CannotEnter(say("This doesn't wait for a second of us any more."))
    if by == entry.by:
        raise CannotEnter(say("You have entered this yourself. Somebody else who was there has to confirm it."))
    if by == entry.whose:
        raise CannotEnter(say("This is your own answer. Somebody else who was there has to confirm it."))
    return entry._replace(state=CONFIRMED, second=by)


def contest(entry: Entry) -> Entry:
    """The same, after whoever gave it, or the second of us, said that this isn't what was said. Said twice, once."""
    return entry._replace(state=CONTESTED) if entry.state in (ENTERED, CONFIRMED) else entry


def replace(entry: Entry) -> Entry:
    """The same, after the person has answered themselves."""
    return entry._replace(state=REPLACED) if entry.state == CONFIRMED else entry


def counts(entry: Entry) -> bool:
    """Whether it is this answer that counts for its person."""
    return entry.state == CONFIRMED
