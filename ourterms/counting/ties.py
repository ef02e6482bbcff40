"""Ties: by a rule said beforehand and, last, by a draw that everybody can draw again.

    Ties.of("most-votes,lowest-cost,draw:the words that were published")

The criteria are tried from left to right. `id` and `draw` always decide; where neither is named, `id` comes last.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
DECISIVE = {"id": "the smallest id first", "id-down": "the largest id first"}


def drawn(words: str, name: object) -> bytes:
    """Where a draw puts an option; the smallest comes first. As `printf 'WORDS/ID' | sha256sum` gives it."""
    return hashlib.sha256(f"{words}/{name}".encode()).digest()


class Ties(NamedTuple):
    """An order of criteria, each a name or `draw:WORDS`."""

    criteria: tuple[str, ...] = ("id",)

    @classmethod
    def of(cls, said: str) -> "Ties":
        """From the words of a command. Raises ValueError for an empty criterion or a draw without words.

        Words after `draw:` go on to the end, commas included.
        """
        before, draw, words = said.partition("draw:")
        names = [name.strip() for name in before.rstrip(", ").split(",")] if before.strip(", ") else []
        if (draw and not words) or (not draw and not names) or "" in names or "draw" in names:
            raise ValueError("Say ties as names with commas between them, a draw last, as in most-votes,draw:WORDS.")
        return cls((*names, f"draw:{words}") if draw else tuple(names))

    def unknown(self, measures: Iterable[str]) -> list[str]:
        """The criteria that are neither among the measures of a rule nor known everywhere."""
        known = {*measures, *DECISIVE}
        return [name for name in self.criteria if name not in known and not name.startswith("draw:")]

    def order(
        self,
        tied: Iterable[T],
        id_of: Callable[[T], Any],
        measures: Mapping[str, Callable[[T], Any]] | None = None,
    ) -> list[T]:
        """Those who are tied, the one whom the rule prefers first.

        `measures` gives, for each criterion that the rule has, what is sorted by, the smallest first.
        Ids sort as they are: a file's ids are strings, so "10" comes before "2"; ranked candidates are whole numbers.
        """
        found = sorted(tied, key=id_of)
        for name in reversed(self.criteria):
            if name == "id":
                found.sort(key=id_of)
            elif name == "id-down":
                found.sort(key=id_of, reverse=True)
            elif name.startswith("draw:"):
                found.sort(key=lambda each: drawn(name.removeprefix("draw:"), id_of(each)))
            else:
                found.sort(key=(measures or {})[name])
        return found

    def __str__(self) -> str:
        return ", ".join(self.criteria)
