"""The line: everything that came of one demand or one ask, by dates, as a picture to look at.

Where each thing stands in the picture follows its day, so that a long silence is a long way down.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

OURS, THEIRS = "us", "them"
PER_DAY = 0.9  # units of the picture
LEAST = 46.0  # between two things, so that their words don't touch
MOST = 150.0  # so that years of silence fit on paper
TOP = 26.0
BOTTOM = 30.0
WIDE = 340


class Thing(NamedTuple):
    """One thing on the line. side: who did it. word: what it is ("Demand"); words: what it says; days: in words."""

    day: date
    side: str
    word: str
    words: str
    order: int = 0  # among those of one day, from the top
    link: str = ""


class Gap(NamedTuple):
    """A stretch in which they did not answer, or were late: from and to in units of the picture, and in words."""

    start: float
    end: float
    words: str


class Placed(NamedTuple):
    """A thing with its place from the top, and its number in the table."""

    number: int
    y: float
    thing: Thing


class Silence(NamedTuple):
    """They were silent or late from a day to a day, or until today."""

    since: date
    until: date
    words: str


class Drawing(NamedTuple):
    """Everything that there is to draw."""

    things: Sequence[Placed]
    gaps: Sequence[Gap]
    today: float | None
    high: float


def in_order(things: Iterable[Thing]) -> list[Thing]:
    """By day; of one day as they follow from each other."""
    return sorted(things, key=lambda thing: (thing.day, thing.order, thing.word, thing.words))


def _step(days: int) -> float:
    return min(max(days * PER_DAY, LEAST), MOST)


def draw(things: Iterable[Thing], silences: Iterable[Silence], today: date | None) -> Drawing:
    """Where everything stands. `today`: marked at the end, while they owe us something."""
    placed: list[Placed] = []
    y = TOP
    for number, thing in enumerate(in_order(things), start=1):
        if placed:
            y += _step((thing.day - placed[-1].thing.day).days)
        placed.append(Placed(number, y, thing))
    end = None
    if today is not None and placed:
        end = y + _step(max(0, (today - placed[-1].thing.day).days))
    spans = [
        Gap(_at(placed, each.since, end, today), _at(placed, each.until, end, today), each.words)
        for each in silences
        if placed
    ]
    gaps = [gap for gap in spans if gap.start < gap.end]
    return Drawing(placed, gaps, end, (end if end is not None else y) + BOTTOM)


def _at(placed: Sequence[Placed], day: date, end: float | None, today: date | None) -> float:
    """Where a day is: at the first thing of that day, or between the things before and after it."""
    marks = [(each.thing.day, each.y) for each in placed]
    if end is not None and today is not None and today > marks[-1][0]:
        marks.append((today, end))
    before = (marks[0][0], marks[0][1])
    for there, y in marks:
        if there == day:
            return y
        if there > day:
            span = (there - before[0]).days
            part = (day - before[0]).days / span if span > 0 else 0.0
            return before[1] + (y - before[1]) * max(0.0, part)
        before = (there, y)
    return before[1]
