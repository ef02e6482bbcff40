"""Kinds of pages, and how two versions differ."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

TITLE, WORDS = 120, 60_000  # letters
KINDS = (
    ("guide", "A guide"),
    ("letter", "A letter"),
    ("rights", "Know your rights"),
    ("template", "A template to fill in"),
)
SHELVES = {"guide": "Guides", "letter": "Letters", "rights": "Know your rights", "template": "Templates"}

SAME, OUT, IN = "same", "out", "in"
MOST_LINES = 2_000  # of either text: comparing takes time that grows with their product
AROUND = 2  # lines that stay the same, shown beside a change


class Line(NamedTuple):
    """A line of two texts compared: `state` is SAME, OUT (only before) or IN (only after). "…" stands for many."""

    state: str
    words: str


def compare(before: str, after: str) -> list[Line]:
    """The two texts line by line; of what is the same only what stands beside a change. [] when nothing differs.

    Texts of more than MOST_LINES lines are shown one after the other, whole.
    """
    if before == after:
        return []
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > MOST_LINES:
        return [*(Line(OUT, words) for words in old), *(Line(IN, words) for words in new)]
    return list(_compared(old, new))


def _compared(old: list[str], new: list[str]) -> Iterator[Line]:
    steps = SequenceMatcher(None, old, new).get_opcodes()
    for number, (what, old_from, old_to, new_from, new_to) in enumerate(steps):
        if what == "equal":
            first, last = number == 0, number == len(steps) - 1
            yield from _beside(old[old_from:old_to], 0 if first else AROUND, 0 if last else AROUND)
        else:
            yield from (Line(OUT, words) for words in old[old_from:old_to])
            yield from (Line(IN, words) for words in new[new_from:new_to])


def _beside(lines: list[str], after: int, before: int) -> Iterator[Line]:
    if len(lines) <= after + before:
        yield from (Line(SAME, words) for words in lines)
        return
    yield from (Line(SAME, words) for words in lines[:after])
    yield Line(SAME, "…")
    yield from (Line(SAME, words) for words in lines[len(lines) - before :])
