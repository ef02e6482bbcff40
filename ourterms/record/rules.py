"""What stands where on an institution's page, and which figures may be told. Nothing is ranked, averaged or summed."""

from collections.abc import Mapping
from typing import NamedTuple

from ourterms.institutions.rules import BY_NAME, SCHEMES

FEWEST = 5  # people: of fewer, no figure about them is public


class Section(NamedTuple):
    """A part of the page: its heading, what stands in it, and the kinds of entries that do."""

    title: str
    does: str
    kinds: tuple[str, ...]


SECTIONS: Mapping[str, Section] = {
    "wrong": Section(
        "What it says is wrong here",
        "Both sides' words. The group chose to publish them.",
        ("objection",),
    ),
    "asked": Section("What it asked", "Asks that came, and what was said to them.", ("ask", "refusal")),
    "money": Section("What it owed and paid", "Sums and days. Late is counted from the day after.", ("money",)),
    "promised": Section(
        "What it was asked to do, and promised",
        "Demands, its answers, its promises.",
        ("demand", "answer", "promise"),
    ),
    "power": Section(
        "What it let go of, and what changed",
        "What it no longer decides alone, how that was used, and what is different now.",
        ("power", "power-use", "change"),
    ),
    "decided": Section(
        "Who decided, decision by decision",
        "What it called it, what the facts allow, and the group's account.",
        ("account",),
    ),
    "name": Section(
        "Not in our name",
        "What it claimed with a group's name, words or presence that the group did not agree to.",
        ("not-in-our-name",),
    ),
}
KINDS = tuple(kind for section in SECTIONS.values() for kind in section.kinds)
SECTION_OF = {kind: name for name, section in SECTIONS.items() for kind in section.kinds}


def slug_of(scheme: str, value: str) -> str:
    """What stands for an institution in a public address: the list that it is of, and its number there."""
    return f"{scheme}-{value}"


def known_by(slug: str) -> tuple[str, str] | None:
    """The list and the number that an address names; None for what names neither."""
    for scheme in (*SCHEMES, BY_NAME):
        if slug.startswith(f"{scheme}-") and len(slug) <= 80:
            return scheme, slug.removeprefix(f"{scheme}-")
    return None


def may_tell(people: int, *, all_said_yes: bool = False) -> bool:
    """Whether a figure about so many people may be public: from FEWEST on, or when each of them said yes."""
    return people >= FEWEST or (people > 0 and all_said_yes)
