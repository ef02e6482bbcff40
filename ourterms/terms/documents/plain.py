"""Bytes to letters, letters to clean text. Nothing here costs more than a little time per letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ourterms.terms.documents.base import MOST_LETTERS, MOST_RAW, CannotRead, Found, Note

# Alphabets a file may claim. Python knows stranger codecs, some of them slow; nobody writes adverts in those.
_ALPHABET = re.compile(
    r"(us-)?ascii|utf-?8|latin-?1|iso-?8859-?\d+|windows-?\d+|cp\d+|koi8-[ru]|mac-?roman|shift_?jis"
    r"|euc-?(jp|kr)|iso-2022-jp|gb(2312|k|18030)|big5",
    re.I,
)
_DECLARED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,30})", re.I)
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\v\f\r"})

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, soft hyphens, unseen spaces, marks that turn the direction of writing, half characters,
# unseen "tags": none can be read, all can split or disguise a word.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_PLAINER = str.maketrans(
    dict.fromkeys("\xa0\u2007\u202f", " ")
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_MOST_MARKS = 30  # accents on one letter; putting thousands in order takes many seconds


def decoded(data: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """The letters of `data`: by byte order mark, as UTF-8, as `declared`, or else as Windows-1252 (noted).

    Raises CannotRead("unknown") where it is not text: more than one byte in fifty is a control character.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) / 50:
        raise CannotRead("unknown")
    for alphabet in ("utf-8-sig", declared):
        if alphabet == "utf-8-sig" or _ALPHABET.fullmatch(alphabet):
            try:
                return data.decode(alphabet), ()
            except (UnicodeDecodeError, LookupError):
                continue
    return data.decode("windows-1252", "replace"), (Note("letters"),)


def declared_in(data: bytes) -> str:
    """The alphabet a web page says it is written in, or nothing."""
    said = _DECLARED.search(data[:2048])
    return said[1].decode("ascii") if said else ""


def tidy(text: str) -> str:
    """Unicode NFC, lines ended by \\n, nothing unseen, no space at line ends, no two blank lines together.

    Hard and narrow spaces become spaces, printers' joined letters (ﬁ) the letters they stand for.
    At most MOST_RAW letters of `text` are looked at.
    """
    text = _LINE_ENDS.sub("\n", text[:MOST_RAW])
    text = _UNSEEN.sub("", text).translate(_PLAINER)
    if not text.isascii():
        if any(map(unicodedata.combining, set(text))):
            text = "".join(_few_marks(text))
        text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", text).strip("\n")


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
