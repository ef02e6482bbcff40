"""Phrases: a small language for what people write, one phrase a line. It needs no compiling, unlike a regex.

    we|we'll [will|can] cover|reimburs* ~4 travel|fares

means: "we" or "we'll"; perhaps "will" or "can"; "cover" or any word that begins with "reimburs"; within four
words (but not across a "but"), "travel" or "fares". `#` is a number in figures. `!a|b` says that neither may come
next. `^` at the front of a line holds it to the beginning of a sentence.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from ourterms.terms.rules.reading.patterns import rx


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
    anchored: bool


class Tables(NamedTuple):
    """The tables of phrases that texts are searched for."""

    everywhere: tuple[str, ...]  # in all of a text
    beside: tuple[str, ...] = ()  # only in sentences where a phrase of another table was found


HEAD = 3  # letters by which the words that "reimburs*" stands for are looked up; no start is shorter
NEEDED = 4  # how many tokens of a phrase have to stand in a sentence before the phrase is tried there


class Index:
    """Tables of phrases, turned round: which phrases have to be tried in a sentence, told by its words.

    Each phrase needs up to NEEDED tokens ("we|we'll", "reimburs*"). A set of such needs is a whole number, in which
    the bits for all phrases' first tokens come first, then those for all second ones, and so on; phrases that need
    most come first, so that only the front of a stretch says nothing of those that need less. The words of a
    sentence set the bits of the tokens that they stand for; a phrase is worth trying where all its bits are set. Few
    are, so that most phrases are never even parsed.
    """

    def __init__(self, tables: Tables) -> None:
        self.everywhere = frozenset(tables.everywhere)
        needing: list[list[tuple[str, str, list[str]]]] = [[] for _ in range(NEEDED)]  # by how many tokens they need
        for table in (*tables.everywhere, *tables.beside):
            for phrase in table.splitlines():
                if tokens := [token for token in phrase.split() if token[0] not in "~[!^"]:
                    if len(tokens) > NEEDED:  # the longest are the rarest in a text, by and large
                        tokens = sorted(tokens, key=len, reverse=True)[:NEEDED]
                    needing[len(tokens) - 1].append((table, phrase, tokens))
        self._phrases: list[tuple[str, str]] = []  # each with its table
        # For each further token: where its bits begin, and the bits of the phrases that have none.
        self._further: list[tuple[int, int]] = []
        least, starts = len(needing[-1]), [0]
        for number in range(1, NEEDED):
            having = sum(map(len, needing[number - 1 :]))
            starts.append(starts[-1] + having)
            least = having - len(needing[number - 1])
            self._further.append((starts[-1], ((1 << sum(map(len, needing))) - 1) >> least << least))
        bits_of: defaultdict[str, list[int]] = defaultdict(list)  # by token
        for group in reversed(needing):
            for table, phrase, tokens in group:
                bit = len(self._phrases)
                for token, start in zip(tokens, starts, strict=False):
                    bits_of[token].append(start + bit)
                self._phrases.append((table, phrase))
        self._words: dict[str, list[list[int]]] = defaultdict(list)  # the bits of the words that a table names
        self._begin: dict[str, list[tuple[str, int]]] = defaultdict(list)  # "reimburs" and its bits, by "rei"
        figure: list[int] = []
        for token, bits in bits_of.items():
            if "*" not in token and "#" not in token:
                for word in token.split("|"):
                    self._words[word].append(bits)
                continue
            for word in token.split("|"):
                if word == "#":
                    figure += bits
                elif word[-1] == "*":
                    self._begin[word[:HEAD]].append((word[:-1], _set_of(bits)))
                else:
                    self._words[word].append(bits)
        self._figure = _set_of(figure)
        of_table: defaultdict[str, list[int]] = defaultdict(list)
        for bit, (table, _) in enumerate(self._phrases):
            of_table[table].append(bit)
        self.beside = {table: _set_of(of_table[table]) for table in tables.beside}  # the phrases of each
        self._everywhere = _set_of([bit for table in tables.everywhere for bit in of_table[table]])
        self._known: dict[str, int] = {}

    def parts(self, tables: Tables) -> tuple[Any, ...]:
        """What it is made of, in plain numbers, words and lists: `made_of` makes it of those again, much sooner."""
        number_of = {table: number for number, table in enumerate((*tables.everywhere, *tables.beside))}
        phrases = [(number_of[table], phrase) for table, phrase in self._phrases]
        sets = list(self.beside.values()), self._everywhere
        return phrases, self._further, dict(self._words), dict(self._begin), self._figure, sets

    @classmethod
    def made_of(cls, tables: Tables, parts: tuple[Any, ...]) -> "Index":
        """The index of these tables, of the parts that it gave."""
        index = cls.__new__(cls)
        phrases, index._further, index._words, index._begin, index._figure, (beside, index._everywhere) = parts
        in_order = (*tables.everywhere, *tables.beside)
        index._phrases = [(in_order[number], phrase) for number, phrase in phrases]
        index.everywhere = frozenset(tables.everywhere)
        index.beside = dict(zip(tables.beside, beside, strict=True))
        index._known = {}
        return index

    def _bits_of(self, word: str) -> int:
        """The tokens that a word stands for. Only words that a table names are kept, never others of a text."""
        bits = self._figure if word[0].isdigit() else 0
        for start, more in self._begin.get(word[:HEAD], ()):
            if word.startswith(start):
                bits |= more
        if word in self._words:
            bits |= _set_of([bit for of_token in self._words[word] for bit in of_token])
            self._known[word] = bits
        return bits

    def worth_trying(self, sentences: Iterable[Iterable[str]]) -> list[int]:
        """The phrases that are worth trying in each sentence, given its words, as a set."""
        known = self._known
        found: list[int] = []
        for words in sentences:
            bits = 0
            for word in words:
                bits |= known.get(word) or self._bits_of(word)
            worth = bits
            for start, unneeded in self._further:
                worth &= bits >> start | unneeded
            found.append(worth)
        return found

    def likely(self, sets: Iterable[int]) -> dict[str, dict[int, list[str]]]:
        """By table that is looked for everywhere: the phrases of such sets, in no order, by the sentence's number."""
        phrases, everywhere = self._phrases, self._everywhere
        found: dict[str, dict[int, list[str]]] = {}
        for number, worth in enumerate(sets):
            worth &= everywhere
            while worth:
                bit = worth.bit_length() - 1
                worth ^= 1 << bit
                table, phrase = phrases[bit]
                of_table = found.get(table)
                if of_table is None:
                    found[table] = {number: [phrase]}
                elif number in of_table:
                    of_table[number].append(phrase)
                else:
                    of_table[number] = [phrase]
        return found

    def phrases_in(self, worth: int) -> list[str]:
        """The phrases of one such set, in no order."""
        found: list[str] = []
        while worth:
            bit = worth.bit_length() - 1
            worth ^= 1 << bit
            found.append(self._phrases[bit][1])
        return found


_indexes: dict[Tables, Index] = {}


def index_of(tables: Tables) -> Index:
    """The index of some tables, made when it is first asked for."""
    index = _indexes.get(tables)
    if index is None:
        index = _indexes[tables] = Index(tables)
    return index


def use(tables: Tables, index: Index) -> None:
    """Take an index that was made before as the one of these tables."""
    _indexes[tables] = index


def _set_of(numbers: Sequence[int]) -> int:
    """Numbers as a set: the bits of a whole number."""
    bits = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def lines_of(table: str) -> tuple[Line, ...]:
    """The phrases of a table, parsed; blank lines don't count."""
    return tuple(line_of(phrase) for phrase in table.splitlines() if phrase.strip())


@cache
def line_of(phrase: str) -> Line:
    """A phrase, parsed."""
    elements: list[Element] = []
    gap = 0
    tokens = phrase.split()
    anchored = tokens[0] == "^"
    for token in tokens[anchored:]:
        if token[0] == "~":
            gap = int(token[1:])
        else:
            elements.append(element_of(token, gap))
            gap = 0
    return Line(tuple(elements), anchored)


@cache
def element_of(token: str, gap: int = 0) -> Element:
    """One token of a phrase, parsed, with the gap that stands before it."""
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
            found = word in fitting or (starts and word.startswith(starts)) or (number and word[:1].isdigit())
            if bool(found) is absent:
                return -1
            place += not absent
            continue
        for here in range(place, min(place + gap + 1, end)):
            word = words[here]
            if word == "but":
                break
            if word in fitting or (starts and word.startswith(starts)) or (number and word[0].isdigit()):
                last = fits(elements, at, words, here + 1, end)
                if last >= 0:
                    return last
        if not optional:
            return -1
    return place


def word_set(words: str) -> frozenset[str]:
    """The words of "one two three"."""
    return frozenset(words.split())


class Phrases(NamedTuple):
    """The phrases of "grant|fund*|set up", as they stand between blanks where that helps to find them."""

    all: dict[str, str]
    alone: frozenset[str]  # "grant"
    starts: tuple[str, ...]  # " fund"
    longer: dict[str, tuple[str, ...]]  # " set up ", by its first word


@cache
def _phrases(table: str) -> Phrases:
    phrases = " ".join(table.split()).split("|")
    between = {phrase: f" {phrase[:-1]}" if phrase[-1] == "*" else f" {phrase} " for phrase in phrases}
    alone = frozenset(phrase for phrase in phrases if phrase.isalnum())
    starts = [phrase for phrase in phrases if phrase[-1] == "*" and " " not in phrase]
    longer = [phrase for phrase in phrases if phrase not in alone and phrase not in starts]
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in longer:
        by_first[phrase.partition(" ")[0]].append(between[phrase])
    return Phrases(
        between,
        alone,
        tuple(between[phrase] for phrase in starts),
        {first: tuple(phrases) for first, phrases in by_first.items()},
    )


PUNCTUATION = rx(r'[.,;:!?()\[\]/"\-–*•·|+\n]')


def _padded(snippet: str) -> str:
    """A stretch of text with a blank for each mark, and one on either side."""
    return f" {PUNCTUATION.sub(' ', snippet)} "


Heard = tuple[str, list[str]]  # a stretch of text made ready: with a blank for each mark, and its words


def heard(snippet: str) -> Heard:
    """A stretch of text made ready for any number of tables."""
    padded = _padded(snippet)
    return padded, padded.split(" ")


def end_of(ready: Heard, letters: int) -> Heard:
    """The last letters of a stretch that was made ready, made ready too."""
    padded = " " + ready[0][-letters - 1 :]
    return padded, padded.split(" ")


def says(snippet: str, table: str) -> bool:
    """Whether a stretch of text holds any of the phrases in "grant|fund*|set up"; their words are whole."""
    return says_in(heard(snippet), table)


def says_in(ready: Heard, table: str) -> bool:
    """The same of a stretch that was made ready."""
    _, alone, starts, longer = _phrases(table)
    padded, words = ready
    if not alone.isdisjoint(words):
        return True
    for start in starts:
        if start in padded:
            return True
    for first in longer.keys() & words if longer else ():
        for phrase in longer[first]:
            if phrase in padded:
                return True
    return False


def last_said(snippet: str, table: str) -> int:
    """The place after the last of the phrases in a stretch of text; -1 if it holds none."""
    return last_said_in(heard(snippet), table)


def last_said_in(ready: Heard, table: str) -> int:
    """The same of a stretch that was made ready."""
    between, alone, starts, longer = _phrases(table)
    padded, words = ready
    may_stand = [between[word] for word in alone.intersection(words)]
    may_stand += starts
    for first in longer.keys() & words if longer else ():
        may_stand += longer[first]
    last = -1
    for phrase in may_stand:
        at = padded.rfind(phrase)
        if at >= 0 and (end := at + len(phrase) - 2) > last:
            last = end
    return last
