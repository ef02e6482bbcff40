"""Phrases: a small language for what people write, one phrase a line. It needs no compiling, unlike a regex.

    we|we'll [will|can] cover|reimburs* ~4 travel|fares

means: "we" or "we'll"; perhaps "will" or "can"; "cover" or any word that begins with "reimburs"; within four
words (but not across a "but"), "travel" or "fares". `#` is a number in figures. `!a|b` says that neither may come
next. `^` at the front of a line holds it to the beginning of a sentence.
"""

from functools import cache
from typing import NamedTuple


class Element(NamedTuple):
    """One place in a phrase."""

    words: frozenset[str]
    starts: tuple[str, ...]  # words that begin so fit, too
    number: bool  # a number fits, too
    gap: int  # how many words may stand before it
    optional: bool
    absent: bool  # must not come next


class Line(NamedTuple):
    """One phrase: what must come, in order."""

    elements: tuple[Element, ...]
    first: frozenset[str]  # what the first element holds, at hand
    starts: tuple[str, ...]
    number: bool
    anchored: bool
    near: int  # how many words before its rarest word the phrase begins, at least
    far: int  # and at most


HEAD = 3  # letters by which the words that "reimburs*" stands for are looked up


@cache
def index_of(table: str) -> dict[str, list[str]]:
    """The phrases of a table by the rarest of the words that they need: "cover", "rei*", "#", or "*" for any word.

    A text holds few of these, so that most phrases are neither parsed nor looked at.
    """
    index: dict[str, list[str]] = {}
    for phrase in table.splitlines():
        if tokens := phrase.split():
            for key in {head_of(word) if word[-1] == "*" else word for word in tokens[_rarest(tokens)].split("|")}:
                index.setdefault(key, []).append(phrase)
    return index


def head_of(word: str) -> str:
    """What the words are looked up by that begin like this one."""
    return f"{word[:HEAD]}*" if len(word.removesuffix("*")) >= HEAD else "*"


def _rarest(tokens: list[str]) -> int:
    """The number of the token to look for first: long words are rare, figures are not."""
    best = int(tokens[0] == "^")
    longest = 0
    for at, token in enumerate(tokens):
        if token[0] not in "~[!^#" and (shortest := min(map(len, token.split("|")))) > longest and "#" not in token:
            best, longest = at, shortest
    return best


def lines_of(table: str) -> tuple[Line, ...]:
    """The phrases of a table; blank lines don't count."""
    return tuple(line_of(phrase) for phrases in index_of(table).values() for phrase in phrases)


@cache
def line_of(phrase: str) -> Line:
    """A phrase, parsed."""
    elements: list[Element] = []
    gap = least = most = near = far = 0
    tokens = phrase.split()
    anchored = tokens[0] == "^"
    rarest = _rarest(tokens)
    for at, token in enumerate(tokens[anchored:], anchored):
        if token[0] == "~":
            gap = int(token[1:])
        else:
            if at == rarest:
                near, far = least, most + gap
            element = _element(token, gap)
            elements.append(element)
            if gap or not element.absent:
                least += not element.optional
                most += gap + 1
            gap = 0
    return Line(tuple(elements), *elements[0][:3], anchored, near, far)


@cache
def _element(token: str, gap: int) -> Element:
    optional, absent = token[0] == "[", token[0] == "!"
    words = token.strip("[]!").split("|")
    if "*" not in token and "#" not in token:
        return Element(frozenset(words), (), False, gap, optional, absent)
    starts = tuple(word[:-1] for word in words if word[-1] == "*")
    whole = frozenset(word for word in words if word[-1] not in "*#")
    return Element(whole, starts, "#" in words, gap, optional, absent)


def fits(elements: tuple[Element, ...], at: int, words: list[str], place: int, end: int) -> int:
    """The place after the last word, if the phrase from element `at` on fits the words from `place` on; else -1."""
    while at < len(elements):
        fitting, starts, number, gap, optional, absent = elements[at]
        at += 1
        if not gap and not optional:  # by far the most: this word, or not this word
            word = words[place] if place < end else ""
            found = word in fitting or word.startswith(starts) or (number and word[:1].isdigit())
            if found is absent:
                return -1
            place += not absent
            continue
        for here in range(place, min(place + gap + 1, end)):
            word = words[here]
            if word == "but":
                break
            if word in fitting or word.startswith(starts) or (number and word[0].isdigit()):
                last = fits(elements, at, words, here + 1, end)
                if last >= 0:
                    return last
        if not optional:
            return -1
    return place


def word_set(words: str) -> frozenset[str]:
    """The words of "one two three"."""
    return frozenset(words.split())


@cache
def _phrases(table: str) -> tuple[str, ...]:
    return tuple(f" {p[:-1]}" if p[-1] == "*" else f" {p} " for p in " ".join(table.split()).split("|"))


PUNCTUATION = str.maketrans(dict.fromkeys('\n.,;:!?()[]/"-–*•·|+', " "))


def says(snippet: str, table: str) -> bool:
    """Whether a stretch of text holds any of the phrases in "grant|fund*|set up"; their words are whole."""
    padded = f" {snippet.translate(PUNCTUATION)} "
    for phrase in _phrases(table):  # noqa: SIM110 (any() takes twice as long)
        if phrase in padded:
            return True
    return False


def last_said(snippet: str, table: str) -> int:
    """The place after the last of the phrases in a stretch of text; -1 if it holds none."""
    padded = f" {snippet.translate(PUNCTUATION)} "
    return max((at + len(p) - 2 for p in _phrases(table) if (at := padded.rfind(p)) >= 0), default=-1)
