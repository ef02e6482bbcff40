"""The roles that a collective has from the start, in the words that its members read.

A role that nobody holds waits for nobody: whoever needs what it does, does it. So everything works with all of
them empty. A role gives no power over another member.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

FOUNDERS_POWER_ENDS = 3  # members


class Role(NamedTuple):
    """A job that a member can take."""

    title: str
    does: str  # one sentence, for its page


ROLES = {
    "welcome": Role("Welcome", "Makes links and cards to join, and answers those who ask to join."),
    "settings": Role("Settings", "Changes what the group has set, such as its time zone or its quiet hours."),
    "talk": Role("House rules", "May hide a post that breaks one of our house rules, and says which."),
    "tin": Role("The tin", "Writes down what comes into the tin and what goes out."),
    "library": Role("Library", "Keeps our guides and letters in order."),
}


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
