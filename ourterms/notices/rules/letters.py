"""A letter names nobody who did not agree to it."""

import re
import unicodedata
from collections.abc import Iterable


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def named_in(words: str, names: Iterable[str]) -> list[str]:
    """Which of these names stand in the words, whole, in whatever case."""
    text = _plain(words)
    return [name for name in names if name and re.search(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", text)]
