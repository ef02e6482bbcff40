"""Phrases: a small language for what people write, one phrase a line. It needs no compiling, unlike a regex.

    we|we'll [will|can] cover|reimburs* ~4 travel|fares

means: "we" or "we'll"; perhaps "will" or "can"; "cover" or any word that begins with "reimburs"; within four
words (but not across a "but"), "travel" or "fares". `#` is a number in figures. `!a|b` says that neither may come
next. `^` at the front of a line holds it to the beginning of a sentence. What a phrase begins with has to stand there.
"""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain, count
from typing import NamedTuple

from ourterms.terms.rules.patterns import rx


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


# An element and a line as plain tuples: those are taken apart in a third of the time.
PlainElement = tuple[frozenset[str], tuple[str, ...], bool, int, bool, bool]
PlainLine = tuple[tuple[PlainElement, ...], bool]


class Tables(NamedTuple):
    """The tables of phrases that texts are searched for."""

    everywhere: tuple[str, ...]  # in all of a text
    beside: tuple[str, ...] = ()  # only in sentences where a phrase of another table was found


HEAD = 3  # letters by which the words that "reimburs*" stands for are looked up; no start is shorter
MANY = 24  # numbers in a set, from which on it is kept as its bits: that takes more room, and no making
NEEDED = 4  # how many tokens of a phrase have to stand in a sentence before the phrase is tried there
# That these stand in a sentence says next to nothing of it: a phrase needs them only if it has nothing else.
COMMON = frozenset(("a", "and", "for", "in", "of", "the", "to", "you"))


Parts = tuple[bytes, list[tuple[int, int]], str, str, bytes, bytes, dict[int, bytes]]
WHOLE = "I"  # the kind of array that whole numbers are kept in


class Index:
    """Tables of phrases, turned round: which phrases have to be tried in a sentence, told by its words.

    Each phrase needs up to NEEDED tokens ("we|we'll", "reimburs*"). A set of such needs is a whole number, in which
    the bits for all phrases' first tokens come first, then those for all second ones, and so on; phrases that need
    most come first, so that only the front of a stretch says nothing of those that need less. The words of a
    sentence set the bits of the tokens that they stand for; a phrase is worth trying where all its bits are set. Few
    are, so that most phrases are never even parsed, and most sets never made.

    `parts`: what another index of these tables was made of; it is made of those again much sooner.
    """

    def __init__(self, tables: tuple[str, ...], parts: Parts | None = None) -> None:
        self.parts = parts or _turned_round(tables)
        lines, self._further, words, starts, numbers, ends, self._many = self.parts
        self._tables, self.tables = tables, frozenset(tables)
        self._lines = array(WHOLE, lines)  # of each phrase's bit: the number of its line in all tables
        self._first = [0, *accumulate(table.count("\n") + 1 for table in tables)]  # of each table's lines
        self._phrases: list[tuple[str, str] | None] = [None] * len(self._lines)  # each with its table
        # The bits of each word, of each start of words, and of figures.
        self._numbers, self._ends = array(WHOLE, numbers), array(WHOLE, ends)
        self._sets: dict[int, int] = {}
        at = count()
        self._words = dict(zip(words.split(), at, strict=False))
        self._begin: dict[str, list[tuple[str, int]]] = {}  # "reimburs", by "rei"
        for start, number in zip(starts.split(), at, strict=False):
            self._begin.setdefault(start[:HEAD], []).append((start, number))
        self._figure = self._set(next(at))
        self._known: dict[str, int] = {}
        self._of_tables: dict[str, int] = {}  # the phrases of one table, as a set

    def _set(self, at: int) -> int:
        """One of the sets, made when it is first needed."""
        bits = self._sets.get(at)
        if bits is None:
            many = self._many.get(at)
            bits = int.from_bytes(many, "little") if many else _set_of(self._numbers[slice(*self._ends[at : at + 2])])
            self._sets[at] = bits
        return bits

    def _phrase(self, bit: int) -> tuple[str, str]:
        """The phrase of a bit, with its table."""
        line = self._lines[bit]
        number = bisect_right(self._first, line) - 1
        table = self._tables[number]
        found = self._phrases[bit] = table, _lines_of(table)[line - self._first[number]]
        return found

    def of_table(self, table: str, worth: int) -> list[str]:
        """The phrases of one table that are in such a set."""
        its = self._of_tables.get(table)
        if its is None:
            first = self._first[self._tables.index(table)]
            lines = range(first, first + len(_lines_of(table)))
            its = self._of_tables[table] = _set_of([bit for bit, line in enumerate(self._lines) if line in lines])
        return [phrase for _, phrase in self.likely([worth & its]).get(table, ())]

    def _bits_of(self, word: str) -> int:
        """The tokens that a word stands for. Only words that a table names are kept, never others of a text."""
        bits = self._figure if word[0].isdigit() else 0
        for start, more in self._begin.get(word[:HEAD], ()):
            if word.startswith(start):
                bits |= self._set(more)
        if word in self._words:
            bits |= self._set(self._words[word])
        if word in self._words or word in COMMON:
            self._known[word] = bits
        return bits

    def worth_trying(self, sentences: Iterable[Iterable[str]]) -> list[int]:
        """The phrases that are worth trying in each sentence, given its words, as a set."""
        known = self._known
        found: list[int] = []
        for words in sentences:
            bits = 0
            for word in words:
                told = known.get(word)
                if told is None:
                    told = self._bits_of(word)
                if told:  # a sum with nothing costs as much as one with much
                    bits |= told
            worth = bits
            for start, unneeded in self._further:
                worth &= bits >> start | unneeded
            found.append(worth)
        return found

    def likely(self, sets: Iterable[int]) -> dict[str, list[tuple[int, str]]]:
        """By table: the phrases of such sets, each with its sentence's number; in the order of the sentences, in no
        order within one."""
        phrases = self._phrases
        found: dict[str, list[tuple[int, str]]] = {}
        for number, worth in enumerate(sets):
            while worth:
                bit = worth.bit_length() - 1
                worth ^= 1 << bit
                table, phrase = phrases[bit] or self._phrase(bit)
                found.setdefault(table, []).append((number, phrase))
        return found


def _turned_round(tables: tuple[str, ...]) -> Parts:
    """What an index is made of, in plain bytes, words and numbers.

    The number of each phrase's line; for each further token where its bits begin, and the bits of the phrases that
    have none; the words that a table names, and the starts of words; the numbers in the sets of those, where each set
    ends, and the bits of the sets that hold many.
    """
    needing: list[list[tuple[int, list[str]]]] = [[] for _ in range(NEEDED)]  # by how many tokens they need
    for line, phrase in enumerate(phrase for table in tables for phrase in _lines_of(table)):
        if tokens := [token for token in phrase.split() if token[0] not in "~[!^"]:
            tokens = [token for token in tokens if COMMON.isdisjoint(token.split("|"))] or tokens
            if len(tokens) > NEEDED:  # the longest are the rarest in a text, by and large
                tokens = sorted(tokens, key=len, reverse=True)[:NEEDED]
            needing[len(tokens) - 1].append((line, tokens))
    further: list[tuple[int, int]] = []
    starts_at, every = [0], (1 << sum(map(len, needing))) - 1
    for number in range(1, NEEDED):
        having = sum(map(len, needing[number - 1 :]))
        starts_at.append(starts_at[-1] + having)
        least = having - len(needing[number - 1])
        further.append((starts_at[-1], every >> least << least))
    lines: list[int] = []
    words: defaultdict[str, list[int]] = defaultdict(list)
    starts: defaultdict[str, list[int]] = defaultdict(list)
    figure: list[int] = []
    for group in reversed(needing):
        for line, tokens in group:
            for token, start in zip(tokens, starts_at, strict=False):
                for word in token.split("|"):
                    of_it = figure if word == "#" else starts[word[:-1]] if word[-1] == "*" else words[word]
                    of_it.append(start + len(lines))
            lines.append(line)
    sets = [*words.values(), *starts.values(), figure]
    many = {at: _bytes_of(bits) for at, bits in enumerate(sets) if len(bits) >= MANY}
    sets = [[] if at in many else bits for at, bits in enumerate(sets)]
    ends = array(WHOLE, [0, *accumulate(map(len, sets))])
    numbers = array(WHOLE, chain.from_iterable(sets))
    return (
        *(array(WHOLE, lines).tobytes(), further, " ".join(words), " ".join(starts)),
        *(numbers.tobytes(), ends.tobytes(), many),
    )


@cache
def _lines_of(table: str) -> list[str]:
    return table.split("\n")


_indexes: dict[tuple[str, ...], Index] = {}


def index_of(tables: tuple[str, ...]) -> Index:
    """The index of some tables, made when it is first asked for."""
    index = _indexes.get(tables)
    if index is None:
        index = _indexes[tables] = Index(tables)
    return index


def use(tables: tuple[str, ...], index: Index) -> None:
    """Take an index that was made before as the one of these tables."""
    _indexes[tables] = index


def _set_of(numbers: Sequence[int]) -> int:
    """Numbers as a set: the bits of a whole number."""
    return int.from_bytes(_bytes_of(numbers), "little")


def _bytes_of(numbers: Sequence[int]) -> bytes:
    """The bytes of such a set."""
    bits = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


def lines_of(table: str) -> tuple[Line, ...]:
    """The phrases of a table, parsed; blank lines don't count."""
    return tuple(line_of(phrase) for phrase in table.splitlines() if phrase.strip())


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
def plain_line(phrase: str) -> PlainLine:
    """A phrase, parsed, for `fits`."""
    elements, anchored = line_of(phrase)
    return tuple((*element,) for element in elements), anchored


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


def fits(elements: tuple[PlainElement, ...], at: int, words: list[str], place: int, end: int) -> int:
    """The place after the last word, if the phrase from element `at` on fits the words from `place` on; else -1."""
    while at < len(elements):
        fitting, starts, number, gap, optional, absent = elements[at]
        at += 1
        if not gap and not optional:  # by far the most: this word, or not this word
            word = words[place] if place < end else ""
            if word in fitting or (starts and word.startswith(starts)) or (number and word[:1].isdigit()):
                if absent:
                    return -1
                place += 1
            elif not absent:
                return -1
            continue
        ahead = words[place : place + gap + 1 if place + gap < end else end]
        if starts or number or not fitting.isdisjoint(ahead):
            for here, word in enumerate(ahead, place + 1):
                if word == "but":
                    break
                if word in fitting or (starts and word.startswith(starts)) or (number and word[0].isdigit()):
                    last = fits(elements, at, words, here, end)
                    if last >= 0:
                        return last
        if not optional:
            return -1
    return place


def word_set(words: str) -> frozenset[str]:
    """The words of "one two three"."""
    return frozenset(words.split())


@cache
def _phrases(table: str) -> tuple[tuple[str, ...], frozenset[str], dict[str, tuple[str, ...]]]:
    """The phrases of "grant|fund*|set up", as they stand between blanks.

    Those that are a start (" fund"); the first words of the others, and those (" grant ", " set up ") by that word.
    """
    starts: list[str] = []
    others: dict[str, tuple[str, ...]] = {}
    for phrase in " ".join(table.split()).split("|"):
        if phrase[-1] == "*" and " " not in phrase:
            starts.append(f" {phrase[:-1]}")
        else:
            first = phrase.partition(" ")[0]
            others[first] = (*others.get(first, ()), f" {phrase[:-1]}" if phrase[-1] == "*" else f" {phrase} ")
    return tuple(starts), frozenset(others), others


PUNCTUATION = rx(r'[.,;:!?()\[\]/"\-–*•·|+\n]')


MARKS = b'.,;:!?()[]/"-*|+\n'  # those of plain letters
NO_MARKS = bytes.maketrans(MARKS, b" " * len(MARKS))


def _padded(snippet: str) -> str:
    """A stretch of text with a blank for each mark, and one on either side."""
    if snippet.isascii():  # as most: a table of bytes takes a fifth of the time
        return f" {snippet.encode().translate(NO_MARKS).decode()} "
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
    starts, firsts, others = _phrases(table)
    padded, words = ready
    for start in starts:
        if start in padded:
            return True
    for word in firsts.intersection(words):
        for phrase in others[word]:
            if phrase in padded:
                return True
    return False


def last_said(snippet: str, table: str) -> int:
    """The place after the last of the phrases in a stretch of text; -1 if it holds none."""
    return last_said_in(heard(snippet), table)


def last_said_in(ready: Heard, table: str) -> int:
    """The same of a stretch that was made ready."""
    starts, firsts, others = _phrases(table)
    padded, words = ready
    may_stand = [*starts]
    for word in firsts.intersection(words):
        may_stand += others[word]
    last = -1
    for phrase in may_stand:
        at = padded.rfind(phrase)
        if at >= 0 and (end := at + len(phrase) - 2) > last:
            last = end
    return last
