"""The text of an advert, made easy to search: one case, plain quotes, figures for numbers, sentences, words.

`flat` is what everything searches; facts carry the way back to the words as they stood in the text given.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from ourterms.terms.rules.conditions import Fact, Span
from ourterms.terms.rules.reading.clause import clause, denied
from ourterms.terms.rules.reading.phrases import HEAD, fits, head_of, index_of, line_of

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
BULLET = re.compile(r"[^\w\s\"'(\[£$€<&]|\d{1,2}[.)] |\([a-z0-9]\) ")
LABEL = re.compile(r"[A-Z][\w /&'-]{2,30}:")
ENDS = re.compile(r"[.!?][\"')\]]{0,2} (?=[^a-z])|\n")
WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[@£$€?]")
ABBREVIATED = {
    *("dr", "mr", "mrs", "ms", "prof", "st", "approx", "incl", "max", "min", "vs", "e.g", "i.e", "rev", "tel"),
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
IN_WORDS = re.compile(
    rf"\b(?:(?P<hundreds>a|one|two|three|four|five|six) hundred(?: and (?P<rest>{'|'.join(TENS)}))?"
    rf"|(?P<tens>{'|'.join(TENS)})(?:[ -](?P<units>{'|'.join(SMALL[1:10])}))?|(?P<small>{'|'.join(SMALL[2:])}))\b"
)
NUMBER = r"(?:(?<![\d.,£$€])\d{1,4}(?:\.\d{1,2})?(?![\d,]?\d)|\bone\b)"


@cache
def rx(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, made when it is first needed."""
    return re.compile(pattern)


class Text:
    """A text, its sentences and its words. Spans inside are places in `flat`; facts carry places in the text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.case = self._straighten(_plain(raw))  # `flat` with its capitals
        self.flat = self.case.lower()
        self.sentences = list(self._sentences())
        self._starts = [start for start, _ in self.sentences]
        found = list(WORD.finditer(self.flat))
        self.words = [match.group() for match in found]
        self.places = [match.span() for match in found]
        self._at: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self._at.setdefault(word, []).append(place)
        self._sorted = sorted(self._at)
        self._figures = [word for word in self._sorted if word[0].isdigit()]
        # What phrases look up beside whole words.
        for word in self._sorted:
            if len(word) >= HEAD:
                self._at.setdefault(head_of(word), []).extend(self._at[word])
        self._at["#"] = [place for figure in self._figures for place in self._at[figure]]
        self._at["*"] = list(range(len(self.words)))
        first = [start for start, _ in self.places]
        # The numbers of each sentence's first word and of the word after its last.
        self._ranges = [(bisect_left(first, start), bisect_left(first, end)) for start, end in self.sentences]
        # The sentence of each word.
        self._sentence_at = [number for number, (start, end) in enumerate(self._ranges) for _ in range(start, end)]
        self._beginnings: dict[str, tuple[str, ...]] = {}
        self._made: dict[Callable[[Text], Any], Any] = {}

    def once(self, make: "Callable[[Text], V]") -> V:
        """What a function makes of this text; made once, however often it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(V, self._made[make])

    # The text made plain, and the way back

    def _straighten(self, plain: str) -> str:
        """One string: soft line breaks and runs of spaces become one space, number words become figures."""
        self._pieces: list[tuple[int, int, int, int]] = []  # flat start, flat end, raw start, raw end
        out: list[str] = []
        length = at = 0
        before = ""
        for line in plain.split("\n"):
            body = line.lstrip(" >|")
            start = at + len(line) - len(body)
            at += len(line) + 1
            body = body.rstrip()
            if body:
                if out:
                    out.append(" " if _continues(before, body) else "\n")
                    length += 1
                for piece, begin, end in _parts(body):
                    self._pieces.append((length, length + len(piece), start + begin, start + end))
                    out.append(piece)
                    length += len(piece)
            before = body
        self._piece_starts = [piece[0] for piece in self._pieces]
        return "".join(out)

    def _sentences(self) -> Iterator[Span]:
        start = 0
        for match in ENDS.finditer(self.case):
            if match[0] != "\n" and _abbreviation(self.case, match.start()):
                continue
            yield from _cut(start, match.end())
            start = match.end()
        yield from _cut(start, len(self.case))

    def raw_span(self, span: Span) -> Span:
        """The place in the text given of a place in `flat`."""
        start, end = span
        first = self._pieces[bisect_right(self._piece_starts, start) - 1]
        last = self._pieces[bisect_right(self._piece_starts, end - 1) - 1]
        return min(first[2] + start - first[0], first[3]), last[3] if end >= last[1] else last[2] + end - last[0]

    def flat_place(self, place: int) -> int:
        """The place in `flat` of a place in the text given."""
        piece = max((piece for piece in self._pieces if piece[2] <= place), default=(0, 0, 0, 0))
        return min(piece[0] + place - piece[2], piece[1])

    def fact(self, value: V, *spans: Span) -> Fact[V]:
        """A fact with the words that show it, in the order of the text; overlapping places become one."""
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
        return max(bisect_right(self._starts, place) - 1, 0)

    def sentence(self, number: int) -> str:
        """A sentence as it stands in `flat`."""
        start, end = self.sentences[number]
        return self.flat[start:end]

    def heading(self, number: int) -> str:
        """The short line just above a sentence ("What you get"), also above its fellow bullets; else empty."""
        for above in range(number - 1, max(number - 9, -1), -1):
            line = self.sentence(above).strip()
            if not line or len(line) > 60 or "@" in line:
                continue
            if line[-1] in ":?" or (line[-1] not in ".,;!" and (line[0].isdigit() or not BULLET.match(line))):
                return line
        return ""

    def near(self, *words: str) -> list[int]:
        """The numbers of the sentences that hold any of the words ("hour*": any word that begins so), in order."""
        numbers: set[int] = set()
        for word in words:
            for one in self._begin(word[:-1]) if word[-1] == "*" else (word,):
                numbers.update(self._sentence_at[place] for place in self._at.get(one, ()))
        return sorted(numbers)

    def with_numbers(self, *holding: str) -> list[int]:
        """The numbers of the sentences that hold a figure (with any of these in it), in order."""
        return self.near(
            *(figure for figure in self._figures if not holding or any(part in figure for part in holding))
        )

    def search(self, pattern: str, number: int) -> re.Match[str] | None:
        """A pattern's first match in one sentence."""
        return rx(pattern).search(self.flat, *self.sentences[number])

    # Numbers

    def numbers(self) -> list[int]:
        """The places, among the words, of the figures and of the word "one"."""
        return sorted([*self._at["#"], *self._at.get("one", ())])

    def range_at(self, place: int) -> tuple[int, Span, int]:
        """The number at a word (of "6-8" the lower, after "up to" the upper), its place, and the next word."""
        start, end = self.places[place]
        words, low, following = self.words, _whole(self.words[place]), place + 1
        if self.flat[end : end + 2] == " (" and words[following : following + 1] == [words[place]]:
            end, following = self.places[following][1] + 1, following + 1  # "twelve (12)"
        joins = self.flat[end : self.places[following][0]] if following < len(words) else ""
        upper = following + (words[following : following + 1] in (["to"], ["or"]))
        if upper < len(words) and words[upper][0].isdigit() and (upper > following or joins.strip() == "-"):
            up_to = self.flat[max(start - 12, 0) : start].rstrip().endswith(("up to", "maximum of", "no more than"))
            return _whole(words[upper]) if up_to else low, (start, self.places[upper][1]), upper + 1
        return low, (start, end), following

    # Phrases

    def _begin(self, start: str) -> tuple[str, ...]:
        """The words of the text that begin so."""
        if start not in self._beginnings:
            low = bisect_left(self._sorted, start)
            high = bisect_left(self._sorted, start + "\U0010ffff", low)
            self._beginnings[start] = tuple(self._sorted[low:high])
        return self._beginnings[start]

    def _all(self, table: str, only: frozenset[int] | None = None) -> Iterator[tuple[int, Span]]:
        """Every match of a table's phrases (in `only` these sentences): the number of the sentence, and the place.

        A phrase is tried only where its rarest word stands.
        """
        index, at, words, ranges, sentence_at = index_of(table), self._at, self.words, self._ranges, self._sentence_at
        for key in index.keys() & at.keys():
            places = at[key]
            for phrase in index[key]:
                elements, first, starts, number, anchored, near, far = line_of(phrase)
                for place in places:
                    sentence = sentence_at[place]
                    if only is not None and sentence not in only:
                        continue
                    begin, end = ranges[sentence]
                    soonest = place - far if place - far > begin and not anchored else begin
                    for here in range(soonest, begin + 1 if anchored else place - near + 1):
                        word = words[here]
                        if word in first or (starts and word.startswith(starts)) or (number and word[0].isdigit()):
                            last = fits(elements, 0, words, here, end)
                            if last > here:
                                yield sentence, (self.places[here][0], self.places[last - 1][1])

    def said_in(self, table: str, number: int) -> Span | None:
        """Where a table first matches in one sentence."""
        return min((span for _, span in self._all(table, frozenset((number,)))), default=None)

    def find(self, table: str, unless: str = "", beside: str = "") -> Span | None:
        """Where a table first matches undenied, in a sentence that holds something of `beside`, nothing of `unless`."""
        matches = sorted(self._all(table))
        if not matches:
            return None
        numbers = frozenset(number for number, _ in matches)
        if beside:
            numbers = frozenset(number for number, _ in self._all(beside, numbers))
        if unless:
            numbers -= {number for number, _ in self._all(unless, numbers)}
        subject = None
        for number, span in matches:
            sentence = self.sentences[number]
            if number in numbers and not denied(self.flat, sentence, span, table):
                # The body is better to show than the line that says what a message is about.
                if not self.flat.startswith("subject:", sentence[0]):
                    return span
                subject = subject or span
        return subject

    def clause_of(self, span: Span) -> Span:
        """A match with the rest of its part of the sentence: what a person needs to see of it."""
        return clause(self.flat, self.sentences[self.sentence_of(span[0])], span)

    def yes(self, table: str, unless: str = "") -> Fact[bool] | None:
        """True, if the table is said."""
        span = self.find(table, unless)
        return self.fact(True, self.clause_of(span)) if span else None

    def no(self, table: str, unless: str = "") -> Fact[bool] | None:
        """False, if the table is said."""
        span = self.find(table, unless)
        return self.fact(False, self.clause_of(span)) if span else None


def _plain(raw: str) -> str:
    for odd in PLAIN.keys() & set(raw):
        raw = raw.replace(odd, PLAIN[odd])
    return raw


def _continues(before: str, body: str) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    if not before or before[-1] in ".!?:" or BULLET.match(body):
        return False
    if body[0].islower():
        return True
    # Text wrapped at some 50 to 100 characters: the sentence may go on with a capital or a figure.
    return 50 <= len(before) <= 100 and before[-1] != ";" and not LABEL.match(body)


def _parts(body: str) -> Iterator[tuple[str, int, int]]:
    """A line's parts with their places in it: figures for number words, one space for many."""
    at = 0
    for match in IN_WORDS.finditer(body.lower()):
        yield from _spaced(body[at : match.start()], at)
        yield str(_number_in(match)), match.start(), match.end()
        at = match.end()
    yield from _spaced(body[at:], at)


def _spaced(part: str, at: int) -> Iterator[tuple[str, int, int]]:
    if "  " not in part:
        if part:
            yield part, at, at + len(part)
        return
    words = part.split("  ")
    for number, piece in enumerate(words):
        if piece or number in (0, len(words) - 1):
            lead = " " if number and not piece.startswith(" ") else ""
            if lead + piece:
                yield lead + piece, at - len(lead), at + len(piece)
        at += len(piece) + 2


def _number_in(match: re.Match[str]) -> int:
    words = match.groupdict()
    if small := words["small"]:
        return SMALL.index(small)
    if hundreds := words["hundreds"]:
        more = 20 + 10 * TENS.index(words["rest"]) if words["rest"] else 0
        return 100 * (1 if hundreds == "a" else SMALL.index(hundreds)) + more
    return 20 + 10 * TENS.index(words["tens"]) + (SMALL.index(words["units"]) if words["units"] else 0)


def _cut(start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        yield start, start + LONGEST
        start += LONGEST
    if end > start:
        yield start, end


def _abbreviation(case: str, dot: int) -> bool:
    """Whether a full stop ends an abbreviation ("Dr. Hollis", "5 p.m. Friday", "1. Purpose") and no sentence."""
    if case[dot] != ".":
        return False
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
