"""Bytes to letters, letters to clean text. Nothing here costs more than a little time per letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from ourterms.terms.documents.base import MOST_LETTERS, MOST_RAW, CannotRead, Found, Note

# Alphabets a file may claim. Python knows stranger codecs, some of them slow; nobody writes adverts in those.
# Patterns are compiled when they are first needed: most plain text needs none of them.
_ALPHABET = (
    r"(?i)(us-)?ascii|utf-?8|latin-?1|iso-?8859-?\d+|windows-?\d+|cp\d+|koi8-[ru]|mac-?roman|shift_?jis"
    r"|euc-?(jp|kr)|iso-2022-jp|gb(2312|k|18030)|big5"
)
_DECLARED = rb"(?i)charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,30})"
_TYPED = bytes({*b"\t\n", *range(32, 127)})
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\v\f\r"})
_FEW = 20  # bytes; of so few, one says nothing
_NO_LETTER = "\ufffd".encode()  # what programs put where they could not read a letter

_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
# Control characters, soft hyphens, unseen spaces, marks that turn the direction of writing, half characters,
# unseen "tags": none can be read, all can split or disguise a word.
_UNSEEN = (
    *(*range(9), *range(0xE, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x200B, 0x200E, 0x200F),
    *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xD800, 0xE000), 0xFEFF),
    *(*range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080)),
)
_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FIRST_MARK = "\u0300"  # below it, no accent stands by itself, and each letter is in its composed form
_MOST_MARKS = 30  # accents on one letter; putting thousands in order takes many seconds


@cache
def _plainer() -> dict[int, str | int | None]:
    """What to put for the letters that are taken out or made plain."""
    return (
        dict.fromkeys(_UNSEEN)
        | dict.fromkeys(map(ord, _LINE_ENDS), "\n")
        | dict.fromkeys(map(ord, "\xa0\u2007\u202f"), " ")
        | str.maketrans(_JOINED)
    )


def _odd(text: str) -> set[str]:
    """The letters of a text but for those of a typewriter, which are most: those go quickest as bytes."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _TYPED).decode("utf-8", "surrogatepass"))


def decoded(data: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """The letters of `data`: by byte order mark, as UTF-8, as `declared`, or else as Windows-1252 (noted).

    Raises CannotRead("unknown") where it is not text: more than one byte in fifty is a control character.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) / 50:
        raise CannotRead("unknown")
    for alphabet in ("utf-8-sig", declared):
        if alphabet == "utf-8-sig" or re.fullmatch(_ALPHABET, alphabet):
            try:
                return data.decode(alphabet), ()
            except (UnicodeDecodeError, LookupError):
                continue
    return data.decode("windows-1252", "replace"), (Note("letters"),)


def without_controls(data: bytes) -> bytes:
    """What was pasted, as UTF-8, without what can't be read. Raises CannotRead("no-words") where that is much of it."""
    data = data.replace(b"\0", b"")  # in what was copied out of some programs, every other one
    left = data.translate(None, _CONTROLS)
    if len(data) > _FEW and 5 * (len(data) - len(left) + 3 * left.count(_NO_LETTER)) > len(data):
        raise CannotRead("no-words")
    return left


def declared_in(data: bytes) -> str:
    """The alphabet a web page says it is written in, or nothing."""
    said = re.search(_DECLARED, data[:2048])
    return said[1].decode("ascii") if said else ""


def tidy(text: str) -> str:
    """Unicode NFC, lines ended by \\n, nothing unseen, no space at line ends, no two blank lines together.

    Hard and narrow spaces become spaces, printers' joined letters (ﬁ) the letters they stand for.
    At most MOST_RAW letters of `text` are looked at.
    """
    text = text[:MOST_RAW].replace("\r\n", "\n")
    odd = _odd(text)
    # All that is taken out or made plain can't be printed, but for joined letters.
    if not "".join(odd).isprintable() or not odd.isdisjoint(_JOINED):
        text = text.translate(_plainer())
    if odd and max(odd) >= _FIRST_MARK:
        if any(map(unicodedata.combining, odd)):
            text = "".join(_few_marks(text))
        text = unicodedata.normalize("NFC", text)
    text = "\n".join(map(str.rstrip, text.split("\n")))
    if "\n\n\n" in text:
        text = re.sub("\n{3,}", "\n\n", text)
    return text.strip("\n")


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            yield letter


def cut(text: str) -> str:
    """The first MOST_LETTERS of `text`, up to the last line end, or space, near there."""
    if len(text) <= MOST_LETTERS:
        return text
    near = MOST_LETTERS - 5_000
    ends = (text.rfind(end, near, MOST_LETTERS) for end in "\n ")
    return text[: next((end for end in ends if end > 0), MOST_LETTERS)].rstrip()


def row_of(cells: Iterable[str]) -> str:
    """A row of a table: short cells side by side, "Fee | £25"; cells of several lines one below the other."""
    cells = [cell for cell in map(str.strip, cells) if cell]
    return ("\n" if any("\n" in cell for cell in cells) else " | ").join(cells)


def read_text(data: bytes) -> Found:
    """Plain text in whatever alphabet."""
    text, notes = decoded(data)
    return Found(tidy(text), "text", notes)
