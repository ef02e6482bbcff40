"""Texts to begin with, each with an easy-read one beside it: ours to give, a group's to take over and change."""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "ready_made"


class Text(NamedTuple):
    """A ready-made text. `words` and `easy` are Markdown, of <slug>.md and <slug>.easy.md."""

    slug: str
    kind: str  # of rules.KINDS
    title: str
    words: str
    easy: str


def _read(slug: str, kind: str, title: str) -> Text:
    words, easy = ((FOLDER / f"{slug}{ending}.md").read_text("utf-8").strip() for ending in ("", ".easy"))
    return Text(slug, kind, title, words, easy)


TEXTS = {
    text.slug: text
    for text in (
        _read("saying-no", "guide", "How to say no"),
        _read("before-yes", "guide", "What to ask before you say yes"),
        _read("getting-paid", "rights", "Know your rights: getting paid"),
        _read("first-letter", "letter", "A first letter"),
    )
}
