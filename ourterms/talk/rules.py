"""House rules as a list, who hid a post, and what a quote shows."""

from collections.abc import Sequence

from ourterms.kit.speech import say

TITLE, NOTE, WORDS = 120, 120, 20_000  # letters
RULE = 300
QUOTED = 280

ROLE, FOUNDER, EVERYBODY = "role", "founder", "everybody"  # as what somebody hid a post


def house_rules(text: str) -> list[str]:
    """The rules of a setting that has one a line; each once, cut at RULE letters."""
    lines = (" ".join(line.split())[:RULE].strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def hidden_by(role: str) -> str:
    """Who hid a post, by what gave them a say in it. Never by name. KeyError for a role there is not."""
    return {
        ROLE: say("by whoever holds the role House rules"),
        FOUNDER: say("by whoever started this group"),
        EVERYBODY: say("by one of us, because nobody holds the role House rules"),
    }[role]


def excerpt(words: str, around: Sequence[str] = (), size: int = QUOTED) -> str:
    """At most `size` letters of the words, in one line, from shortly before the first of `around` on."""
    line = " ".join(words.split())
    if len(line) <= size:
        return line
    small = line.casefold()
    places = [place for place in (small.find(word.casefold()) for word in around) if place > 0]
    start = max(0, min(places) - size // 4) if places else 0
    if start:
        start = line.find(" ", start) + 1 or start
    end = start + size
    cut = line[start:end]
    if end < len(line):
        cut = cut.rsplit(" ", 1)[0] or cut
    return f"{'… ' if start else ''}{cut}{' …' if end < len(line) else ''}"
