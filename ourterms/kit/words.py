"""What somebody wrote, as it is kept: nothing in it that can't be seen and fools a reader.

Marks that join or part letters stay: Persian, Hindi and many small pictures need them.
"""

import unicodedata

# They turn the line round for everything after them.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def _kept(letter: str) -> bool:
    return letter == "\n" or (letter not in _TURNING and unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn"))


def without_tricks(text: str) -> str:
    """The text as it is, without letters that can't be shown or that turn the line round."""
    return "".join(letter for letter in text if letter in "\r\t" or _kept(letter))


def many_lines(text: str) -> str:
    """The text with its line breaks as "\\n", without spaces at the ends and without letters that can't be shown."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))
    return "".join(filter(_kept, text)).strip()


def one_line(text: str) -> str:
    """The same in one line, with single spaces."""
    return " ".join(many_lines(text).split())
