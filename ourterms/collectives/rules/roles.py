"""The roles that a collective has from the start, in the words that its members read.

A role that nobody holds waits for nobody: whoever needs what it does, does it. So everything works with all of
them empty. A role gives no power over another member.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

FOUNDERS_POWER_ENDS = 3  # members


class Role(NamedTuple):
    """A job that a member can take, in the words that members read: its name, what it does, and what waits meanwhile
    when nobody holds it."""

    title: str
    does: str  # one sentence, for its page
    empty: str


ROLES = {
    "welcome": Role(
        "Welcome",
        "Makes links and cards to join, and answers those who ask to join.",
        "Any of us makes links and cards, and answers. Until one of us does, whoever asked to join waits.",
    ),
    "settings": Role(
        "Settings",
        "Changes what the group has set, such as its time zone or its quiet hours.",
        "Any of us can change what is set. Until one of us does, it stays as it is.",
    ),
    "talk": Role(
        "House rules",
        "May hide a post that breaks one of our house rules, and says which.",
        "Any of us may hide such a post. Until one of us does, it can be read.",
    ),
    "tin": Role(
        "The tin",
        "Writes down what comes into the tin and what goes out.",
        "Any of us can write a line. Until one of us does, the tin doesn't show what came in or went out.",
    ),
    "register": Role(
        "What we publish",
        "Publishes what we want to be public, where we left that to this role.",
        "Any of us can publish, if we have a record. Until one of us does, nothing new is public.",
    ),
    "library": Role(
        "Library",
        "Keeps our guides and letters in order.",
        "Any of us can put them in order. Until one of us does, they lie as they are, and can be read.",
    ),
}
LONGEST = timedelta(days=366)  # that a role is given for at a time
APART = timedelta(days=90)  # so long without it, and the next time is a first one again
MOST_IN_ROW = 10


class Term(NamedTuple):
    """Somebody held a role until this day, for which time in a row."""

    until: date
    times: int


def times_in_row(before: Iterable[Term], begins: date) -> int:
    """Which time in a row it would be for somebody who held it `before`, from 1."""
    last = max(before, default=None)
    return 1 if last is None or begins - last.until > APART else last.times + 1


def may(kind: str, *, member: UUID, founder: UUID | None, holders: Mapping[str, Collection[UUID]]) -> bool:
    """Whether a member may do what a role does.

    While the founder's power lasts (until the third member), the founder alone; then whoever holds the role; then,
    where nobody does, every member. KeyError for a role that there is not.
    """
    ROLES[kind]
    if founder is not None:
        return member == founder
    held_by = holders.get(kind, ())
    return member in held_by if held_by else True
