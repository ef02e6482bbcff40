"""The text of an advert, made easy to search: one case, plain quotes, figures for numbers, sentences, words.

`flat` is what everything searches; facts carry the way back to the words as they stood in the text given.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import reduce
from itertools import accumulate, compress, islice
from operator import and_, or_
from typing import Any, TypeVar, cast

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.asides import ours
from ourterms.terms.rules.reading.clause import NO, clause, denied
from ourterms.terms.rules.reading.phrases import Heard, Tables, element_of, fits, heard, index_of, plain_line, says_in

V = TypeVar("V")

LONGEST = 600  # characters of one sentence; a longer one is cut, so that hostile text can't make us slow

PLAIN = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u200b\u202f\u205f\u3000\ufeff\xad", " "),
    **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    "İ": "I",  # the one letter whose lower case is longer than itself
}
# (A set of letters with a "€" in it takes long to compile: it is the only letter beyond the first 256.)
BULLET = rx(r"(?!€)[^\w\s\"'(\[£$<&]|\d{1,2}[.)] |\([a-z0-9]\) ")
LABEL = rx(r"[A-Z][\w /&'-]{2,30}:")
# Each begins with one letter, so that the search jumps from one of them to the next.
ENDS = [rx(mark + r"[\"')\]]{0,2} (?=[^a-z])") for mark in (r"\.", "!", r"\?")] + [rx(r"\n")]
# Letters of any alphabet; most words are of plain ones and end before a blank, so these are told first.
WORD = rx(
    r"((?! )(?:[a-z]+(?=[ .,\n])|[a-z]+[^\W\d_]*(?:'[^\W\d_]+)?|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[@£$€?]))"
)
ABBREVIATED = {
    *("dr", "mr", "mrs", "ms", "prof", "st", "approx", "incl", "max", "min", "vs", "e.g", "i.e", "rev", "tel", "ext"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# "One" stays a word: it is as often "one of us", "no one", "one-off".
# It begins with what stands before a word, of a text with a blank in front.
IN_WORDS = rx(
    rf"\W(?:(?P<dozen>(?<!half )a dozen)(?! or so times| times| of)|(?P<hundreds>a|one|two|three"
    rf"|four|five|six) hundred(?: and (?P<rest>{'|'.join(TENS)}))?"
    rf"|(?P<tens>{'|'.join(TENS)})(?:[ -](?P<units>{'|'.join(SMALL[1:10])}))?|(?P<small>{'|'.join(SMALL[2:])}))\b"
)
# How those begin: each is looked for, which takes half the time of one search for all of them.
IN_WORDS_BEGIN = (
    *("a dozen", "a hundred", "one hundred", "two", "three", "four", "five", "six", "seven", "eigh", "nine", "ten"),
    *("eleven", "twe", "thirt", "fort", "fift"),
)
ANY_NO = "|".join(NO)
# "Do I get paid?" is a reader's question, "Do you want to tell your story?" is not.
ASKS = frozenset(("will", "do", "does", "is", "are", "can", "am", "must", "should", "would", "have", "has"))
ASKED = frozenset(("you", "your", "you've", "you'd", "you're"))
YES = frozenset(("yes", "absolutely", "definitely", "certainly", "of", "yep", "sure", "a", "we", "that's"))
NOTHING: dict[int, list[str]] = {}
NO_TABLES = Tables(())
NUMBER = r"(?:(?<![\d.,£$])(?<!€)\d{1,4}(?:\.\d{1,2})?(?![\d,]?\d)|\bone\b)"


class Text:
    """A text, its sentences and its words. Spans inside are places in `flat`; facts carry places in the text.

    `tables`: those that are going to be looked for, which is quicker for all of them than one by one.
    """

    def __init__(self, raw: str, tables: Tables = NO_TABLES) -> None:
        self.raw = raw
        pieces = self._straighten(_plain(raw))
        self.case = "".join(pieces)  # `flat` with its capitals
        self.flat = "".join(map(str.lower, pieces))  # one by one: a "£" slows down only the piece it stands in
        self.sentences = self._sentences()
        self._starts = [start for start, _ in self.sentences]
        parts = WORD.split(self.flat)  # what is between, a word, what is between, ...
        self.words = parts[1::2]
        borders = list(accumulate(map(len, parts)))
        self.begins, self.ends = borders[:-1:2], borders[1::2]  # of each word
        # The numbers of each sentence's first word and of the word after its last.
        last = 0
        self._ranges = [(last, last := bisect_left(self.begins, end, last)) for _, end in self.sentences]
        self._words_of = [self.words[start:end] for start, end in self._ranges]  # the words of each sentence
        at: dict[str, int] = {}
        self._at = at  # the sentences that hold each word: a set, as in `_with`
        for number, held in enumerate(self._words_of):
            here = 1 << number
            for word in held:
                at[word] = at.get(word, 0) | here
        self.vocabulary = sorted(at)
        first, last, others = (bisect_left(self.vocabulary, letter) for letter in "0:\x80")
        self.figures = self.vocabulary[first:last]
        self.figures += [word for word in self.vocabulary[others:] if word[0].isdigit()]  # of other alphabets
        self._holding: dict[str, int] = {}  # by token: the sentences that hold it
        self._everywhere, self._beside = index_of(tables.everywhere), index_of(tables.beside)
        self._likely = self._everywhere.likely(self._everywhere.worth_trying(self._words_of))  # phrases, by table
        self._tried: dict[str, dict[int, list[str]]] = {}  # those of the tables asked for, by sentence
        self._worth_beside: dict[int, int] = {}  # phrases of the others, by sentence
        self._heard: dict[int, Heard] = {}
        self._made: dict[Callable[[Text], Any], Any] = {}

    def once(self, make: "Callable[[Text], V]") -> V:
        """What a function makes of this text; made once, however often it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(V, self._made[make])

    # The text made plain, and the way back

    def _straighten(self, plain: str) -> list[str]:
        """In pieces: soft line breaks and runs of spaces become one space, number words become figures."""
        self._pieces: list[tuple[int, int, int, int]] = []  # flat start, flat end, raw start, raw end
        lines = plain.split("\n")
        in_words = _in_words(" " + "\n".join(map(str.lower, lines)))
        match = next(in_words, None)
        out: list[str] = []
        length = at = 0
        before = ""
        for line, is_ours in zip(lines, ours(lines), strict=True):
            if not is_ours:
                at += len(line) + 1
                while match and match.start() < at:
                    match = next(in_words, None)
                continue
            body = line.lstrip(" >|")
            start = at + len(line) - len(body)
            at += len(line) + 1
            body = body.rstrip()
            if body:
                if out:
                    out.append(" " if _continues(before, body) else "\n")
                    length += 1
                end = start + len(body)
                parts: list[tuple[str, int, int]] = []
                while match and match.start() < end:
                    parts += _spaced(plain[start : match.start()], start)
                    # It begins with what stands before the word, in a text with one letter more in front.
                    parts.append((str(_number_in(match)), match.start(), match.end() - 1))
                    start, match = match.end() - 1, next(in_words, None)
                parts += _spaced(plain[start:end], start)
                for piece, begin, stop in parts:
                    self._pieces.append((length, length := length + len(piece), begin, stop))
                    out.append(piece)
            before = body
        self._piece_starts = [piece[0] for piece in self._pieces]
        return out

    def _sentences(self) -> list[Span]:
        found: list[Span] = []
        start = 0
        case = self.case
        for dot, end in sorted([match.span() for ends in ENDS for match in ends.finditer(case)]):
            if case[dot] == "." and _abbreviation(case, dot):
                continue
            if end - start > LONGEST:
                found += _cut(start, end)
            else:
                found.append((start, end))
            start = end
        return found + _cut(start, len(case))

    def raw_span(self, span: Span) -> Span:
        """The place in the text given of a place in `flat`."""
        start, end = span
        begin, stop, raw_begin, raw_stop = self._pieces[bisect_right(self._piece_starts, start) - 1]
        raw_start = raw_begin + start - begin
        if raw_start > raw_stop:
            raw_start = raw_stop
        if not start < end <= stop:  # it ends in another piece
            begin, stop, raw_begin, raw_stop = self._pieces[bisect_right(self._piece_starts, end - 1) - 1]
        return raw_start, raw_stop if end >= stop else raw_begin + end - begin

    def flat_place(self, place: int) -> int:
        """The place in `flat` of a place in the text given."""
        piece = max((piece for piece in self._pieces if piece[2] <= place), default=(0, 0, 0, 0))
        return min(piece[0] + place - piece[2], piece[1])

    def fact(self, value: V, *spans: Span) -> Fact[V]:
        """A fact with the words that show it, in the order of the text; overlapping places become one."""
        if len(spans) == 1:
            start, end = place = self.raw_span(_trimmed(self.flat, spans[0]))
            return Fact(value, (self.raw[start:end],), (place,))
        places: list[Span] = []
        for start, end in sorted(self.raw_span(_trimmed(self.flat, span)) for span in spans):
            if places and start <= places[-1][1]:
                places[-1] = (places[-1][0], max(end, places[-1][1]))
            else:
                places.append((start, end))
        return Fact(value, tuple(self.raw[start:end] for start, end in places), tuple(places))

    # Sentences

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that holds this place."""
        return (bisect_right(self._starts, place) or 1) - 1

    def sentence(self, number: int) -> str:
        """A sentence as it stands in `flat`."""
        start, end = self.sentences[number]
        return self.flat[start:end]

    def says(self, number: int, table: str) -> bool:
        """Whether a sentence holds any of the phrases in "grant|fund*|set up"."""
        ready = self._heard.get(number)
        if ready is None:
            ready = self._heard[number] = heard(self.sentence(number))
        return says_in(ready, table)

    def heading(self, number: int) -> str:
        """The short line just above a sentence ("What you get"), also above its fellow bullets; else empty."""
        for above in range(number - 1, max(number - 9, -1), -1):
            line = self.sentence(above).strip()
            if not line or len(line) > 60 or "@" in line or ": " in line:
                continue
            if line[-1] in ":?" or (line[-1] not in ".,;!" and (line[0].isdigit() or not BULLET.match(line))):
                return line
        return ""

    def near(self, *words: str) -> list[int]:
        """The numbers of the sentences that hold any of the words ("hour*": any word that begins so), in order."""
        return _numbers(self._with("|".join(words))) if words else []

    def with_each(self, *tokens: str) -> list[int]:
        """The numbers of the sentences that hold a word for each token ("hour*|day", "#"), in order."""
        return _numbers(reduce(and_, map(self._with, tokens)))

    def with_numbers(self, *holding: str) -> list[int]:
        """The numbers of the sentences that hold a figure (with any of these in it), in order."""
        every = " ".join(self.figures)  # most parts stand in none of them
        figures = [figure for part in holding if part in every for figure in self.figures if part in figure]
        return _numbers(self._holding_any(figures if holding else self.figures))

    def search(self, pattern: re.Pattern[str], number: int) -> re.Match[str] | None:
        """A pattern's first match in one sentence."""
        return pattern.search(self.flat, *self.sentences[number])

    # Numbers

    def numbers(self, span: Span | None = None) -> list[int]:
        """The places, among the words, of the figures and of the word "one": in all of the text, or in a span."""
        counted = self.once(_counting)
        if span is None:
            return counted
        first, last = (bisect_left(self.begins, place) for place in span)
        return counted[bisect_left(counted, first) : bisect_left(counted, last)]

    def places_of(self, word: str) -> Iterator[int]:
        """The places of a word among the words, in order."""
        for number in _numbers(self._at.get(word, 0)):
            for place, held in enumerate(self._words_of[number], self._ranges[number][0]):
                if held == word:
                    yield place

    def range_at(self, place: int) -> tuple[int, Span, int]:
        """The number at a word (of "6-8" the lower, after "up to" the upper), its place, and the next word."""
        start, end = self.begins[place], self.ends[place]
        words, word, following = self.words, self.words[place], place + 1
        low, after = _whole(word), words[following] if following < len(words) else ""
        if after == word and self.flat[end : end + 2] == " (":  # "twelve (12)"
            end, following = self.ends[following] + 1, following + 1
            after = words[following] if following < len(words) else ""
        if after in ("to", "or"):
            upper = following + 1
            ranged = upper < len(words) and words[upper][0].isdigit()
        else:
            upper = following
            ranged = after[:1].isdigit() and self.flat[end : self.begins[upper]].strip() == "-"
        if ranged:
            up_to = self.flat[max(start - 12, 0) : start].rstrip().endswith(("up to", "maximum of", "no more than"))
            return _whole(words[upper]) if up_to else low, (start, self.ends[upper]), upper + 1
        return low, (start, end), following

    # Phrases

    def _with(self, token: str) -> int:
        """The sentences that hold what a token of a phrase stands for ("fare|fares", "reimburs*", "#").

        They are a set: the bits of a whole number.
        """
        found = self._holding.get(token)
        if found is None:
            element = element_of(token)
            words = self._at.keys() & element.words
            vocabulary = self.vocabulary
            for start in element.starts:
                at = bisect_left(vocabulary, start)
                while at < len(vocabulary) and vocabulary[at].startswith(start):
                    words.add(vocabulary[at])
                    at += 1
            if element.number:
                words.update(self.figures)
            found = self._holding[token] = self._holding_any(words)
        return found

    def _holding_any(self, words: Iterable[str]) -> int:
        """The sentences that hold any of some words of this text, as a set."""
        return reduce(or_, map(self._at.__getitem__, words), 0)

    def _trying(self, table: str) -> dict[int, list[str]]:
        """The phrases of a table that are worth trying, by the number of the sentence."""
        trying = self._tried.get(table)
        if trying is not None:
            return trying
        likely = self._likely.get(table)
        if likely is None:
            if table in self._everywhere.tables:
                return NOTHING
            alone = index_of((table,))
            likely = self._likely[table] = alone.likely(alone.worth_trying(self._words_of)).get(table, [])
        trying = self._tried[table] = {}
        for number, phrase in likely:
            trying.setdefault(number, []).append(phrase)
        return trying

    def _matches(self, phrases: list[str], number: int) -> list[Span]:
        """Where phrases match in one sentence, by phrase."""
        found: list[Span] = []
        begin, end = self._ranges[number]
        words, held = self.words, self._words_of[number]
        for phrase in phrases:
            elements, anchored = plain_line(phrase)
            if anchored:
                last = fits(elements, 0, words, begin, end)
                if last > begin:
                    found.append((self.begins[begin], self.ends[last - 1]))
                continue
            first, starts, figure, _, _, _ = elements[0]
            if starts or figure:
                places = [
                    place
                    for place, word in enumerate(held, begin)
                    if word in first or (starts and word.startswith(starts)) or (figure and word[0].isdigit())
                ]
                for place in places:
                    last = fits(elements, 1, words, place + 1, end)
                    if last > place:
                        found.append((self.begins[place], self.ends[last - 1]))
                continue
            for word in first if len(first) == 1 else first.intersection(held):
                place = begin
                for _ in range(held.count(word)):
                    place = words.index(word, place) + 1
                    last = fits(elements, 1, words, place, end)
                    if last >= place:
                        found.append((self.begins[place - 1], self.ends[last - 1]))
        return found

    def holds(self, table: str, number: int) -> bool:
        """Whether a phrase of a table matches in one sentence, denied or not."""
        if table not in self._beside.tables:
            phrases = self._trying(table).get(number)
        else:
            worth = self._worth_beside.get(number)
            if worth is None:
                [worth] = self._beside.worth_trying([self._words_of[number]])
                self._worth_beside[number] = worth
            phrases = self._beside.of_table(table, worth)
        return bool(phrases and self._matches(phrases, number))

    def said(self, table: str) -> dict[int, Span]:
        """Where a table first matches in each sentence that says it, denied or not; by the sentence's number."""
        found = ((number, self._matches(phrases, number)) for number, phrases in self._trying(table).items())
        return {number: min(matches) for number, matches in found if matches}

    def said_once(self, table: str) -> bool:
        """Whether one sentence at most says a phrase of a table, denied or not."""
        saying = (number for number, phrases in self._trying(table).items() if self._matches(phrases, number))
        return len(list(islice(saying, 2))) < 2

    def find(self, table: str, unless: str = "", beside: str = "") -> Span | None:
        """Where a table first matches undenied, in a sentence that holds something of `beside`, nothing of `unless`."""
        if table not in self._likely and table in self._everywhere.tables:
            return None  # as most tables
        subject = None
        for number, phrases in self._trying(table).items():
            matches = self._matches(phrases, number)
            if not matches or (beside and not self.holds(beside, number)) or (unless and self.holds(unless, number)):
                continue
            sentence = self.sentences[number]
            denying = self._with(ANY_NO) >> number & 1
            for span in sorted(matches):
                if denying and denied(self.flat, sentence, span, table):
                    continue
                if self._only_asked(number):
                    break
                # The body is better to show than the line that says what a message is about.
                if not self.flat.startswith("subject:", sentence[0]):
                    return span
                subject = subject or span
        return subject

    def _only_asked(self, number: int) -> bool:
        """Whether a sentence only asks what readers ask ("Will my fares be paid?"), and the next says no yes to it."""
        start, end = self.sentences[number]
        if not self.flat.endswith("?", start, end) and not self.flat.endswith(("? ", "?\n"), start, end):
            return False
        words = self._words_of[number]
        asks = not ASKS.isdisjoint(words[: 1 + (words[0] in ("q", "and", "but") or words[0][0].isdigit())])
        return asks and ASKED.isdisjoint(words) and self._word_after(number) not in YES

    def _word_after(self, number: int) -> str:
        """The first word after a sentence; "" after the last."""
        following = self._ranges[number][1]
        return self.words[following] if following < len(self.words) else ""

    def clause_of(self, span: Span) -> Span:
        """A match with the rest of its part of the sentence: what a person needs to see of it."""
        return clause(self.flat, self.sentences[self.sentence_of(span[0])], span)

    def yes(self, table: str, unless: str = "") -> Fact[bool] | None:
        """True, if the table is said."""
        span = self.find(table, unless)
        return self.fact(True, self.clause_of(span)) if span else None

    def no(self, table: str, unless: str = "", beside: str = "") -> Fact[bool] | None:
        """False, if the table is said; `unless` and `beside` as in `find`."""
        span = self.find(table, unless, beside)
        return self.fact(False, self.clause_of(span)) if span else None


class Asked(Text):
    """A text without words, which keeps the tables of phrases that it is asked for."""

    def __init__(self) -> None:
        super().__init__("")
        self._asked: dict[str, None] = {}
        self._asked_beside: dict[str, None] = {}

    def tables(self) -> Tables:
        """The tables that it was asked for so far."""
        return Tables(tuple(self._asked), tuple(table for table in self._asked_beside if table not in self._asked))

    def find(self, table: str, unless: str = "", beside: str = "") -> Span | None:
        """Nothing."""
        self._asked[table] = None
        self._asked_beside |= dict.fromkeys((unless, beside))
        return None

    def said(self, table: str) -> dict[int, Span]:
        """Nothing."""
        self._asked[table] = None
        return {}

    def holds(self, table: str, number: int) -> bool:
        """Nothing."""
        self._asked_beside[table] = None
        return False


def _counting(text: Text) -> list[int]:
    """The places, among the words, of the figures and of the word "one"."""
    counting = frozenset((*text.figures, "one"))
    places: list[int] = []
    for number in text.near("#", "one"):
        held = map(counting.__contains__, text._words_of[number])
        places += compress(range(*text._ranges[number]), held)
    return places


def _plain(raw: str) -> str:
    for odd, plain in PLAIN.items():
        raw = raw.replace(odd, plain)
    return raw


def _continues(before: str, body: str) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    if not before or before[-1] in ".!?:" or BULLET.match(body) or " | " in before or " | " in body:
        return False
    if body[0].islower():
        return "@" not in body.split(" ", 1)[0]  # an address below a name
    # Text wrapped at some 50 to 100 characters: the sentence may go on with a capital or a figure.
    return 50 <= len(before) <= 100 and before[-1] != ";" and not LABEL.match(body)


def _spaced(part: str, at: int) -> list[tuple[str, int, int]]:
    """A part of a line with one space for many: its pieces, and the places of each in the text given."""
    if "  " not in part:
        return [(part, at, at + len(part))] if part else []
    pieces = []
    words = part.split("  ")
    for number, piece in enumerate(words):
        if piece or number in (0, len(words) - 1):
            lead = " " if number and not piece.startswith(" ") else ""
            if lead + piece:
                pieces.append((lead + piece, at - len(lead), at + len(piece)))
        at += len(piece) + 2
    return pieces


def _in_words(text: str) -> Iterator[re.Match[str]]:
    """What IN_WORDS finds in a text, in order."""
    places = set()
    for begin in IN_WORDS_BEGIN:
        place = text.find(begin, 1)
        while place > 0:
            places.add(place - 1)
            place = text.find(begin, place + 1)
    done = 0
    for place in sorted(places):
        if place >= done and (match := IN_WORDS.match(text, place)):
            done = match.end()
            yield match


def _number_in(match: re.Match[str]) -> int:
    if small := match["small"]:
        return SMALL.index(small)
    if match["dozen"]:
        return 12
    if hundreds := match["hundreds"]:
        more = 20 + 10 * TENS.index(match["rest"]) if match["rest"] else 0
        return 100 * (1 if hundreds == "a" else SMALL.index(hundreds)) + more
    return 20 + 10 * TENS.index(match["tens"]) + (SMALL.index(match["units"]) if match["units"] else 0)


def _cut(start: int, end: int) -> list[Span]:
    """A stretch in pieces no longer than LONGEST."""
    return [(place, min(place + LONGEST, end)) for place in range(start, end, LONGEST)]


def _numbers(bits: int) -> list[int]:
    """The numbers in such a set, in order."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def _abbreviation(case: str, dot: int) -> bool:
    """Whether a full stop ends an abbreviation ("Dr. Hollis", "5 p.m. Friday", "1. Purpose") and no sentence."""
    if dot > 6 and case[dot - 7 : dot].isalpha():
        return False  # no abbreviation is so long
    start = max(case.rfind(" ", max(dot - 12, 0), dot), case.rfind("\n", max(dot - 12, 0), dot)) + 1
    word = case[start:dot].lower().lstrip("(\"'")
    if word in ("a.m", "p.m"):
        return case[dot + 2 : dot + 5].lower() in WEEKDAYS
    if word.isdigit():
        return start == 0 or case[start - 1] == "\n"
    return word in ABBREVIATED or (len(word) == 1 and word.isalpha())


def _trimmed(flat: str, span: Span) -> Span:
    """The span with the words that it cuts made whole, and without blanks and stops around it."""
    start, end = span
    while end < len(flat) and flat[end].isalnum() and flat[end - 1].isalnum():
        end += 1
    while start > 0 and flat[start].isalnum() and flat[start - 1].isalnum():
        start -= 1
    while end > start + 1 and flat[end - 1] in " \n,;:-(":
        end -= 1
    while start < end - 1 and flat[start] in " \n,;:-)":
        start += 1
    return start, end


def _whole(word: str) -> int:
    """A whole number in figures, or "one"; 0 for anything else that begins with a figure."""
    return 1 if word == "one" else int(word) if len(word) < 5 and word.isdecimal() else 0


def number_of(words: str) -> Decimal:
    """The number that `NUMBER` matched; "a" and "an" are one, too."""
    return Decimal(words.replace(",", "")) if words[:1].isdigit() else Decimal(1)
