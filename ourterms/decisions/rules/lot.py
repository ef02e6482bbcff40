"""A fair draw that anybody can repeat: from a list and a seed that were both published before it.

Each name's ticket is SHA-256 of the seed, a line break and the name; the lowest tickets win. Nobody can choose a
seed that favours somebody once the list is fixed, if the seed is something nobody could know: the lottery numbers of
a day to come, or words that several people each wrote down. With a shell:

    printf '%s\\n%s' "SEED" "NAME" | sha256sum
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from ourterms.kit.speech import say


class CannotDraw(Exception):
    """This draw can't be made; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Ticket(NamedTuple):
    """A name's place in the draw: the lower the ticket, the sooner."""

    ticket: str  # 64 letters, hexadecimal
    name: str


def tickets(seed: str, names: Sequence[str]) -> list[Ticket]:
    """Every name with its ticket, in the order of the draw. Raises CannotDraw for a name that stands there twice."""
    if len(set(names)) != len(names):
        raise CannotDraw(say("A name stands in the list twice."))
    if not seed.strip():
        raise CannotDraw(say("A draw needs a seed."))
    return sorted(Ticket(sha256(f"{seed}\n{name}".encode()).hexdigest(), name) for name in names)


def draw(
    seed: str,
    names: Sequence[str],
    places: int,
    groups: Mapping[str, str] | None = None,
    least: Mapping[str, int] | None = None,
) -> list[str]:
    """Who is drawn, in the order of the draw. `groups`: name -> group; `least`: group -> how many, at least.

    First each group's best tickets fill what it is owed, then the best of all the rest fill what is left.
    Raises CannotDraw when there are fewer names than places, or a quota can't be filled.
    """
    ordered = [ticket.name for ticket in tickets(seed, names)]
    groups, least = groups or {}, least or {}
    if not 0 < places <= len(names):
        raise CannotDraw(say("There are fewer names than places."))
    if sum(least.values()) > places:
        raise CannotDraw(say("The groups are owed more places than there are."))
    taken: set[str] = set()
    for group, number in least.items():
        mine = [name for name in ordered if groups.get(name) == group]
        if len(mine) < number:
            raise CannotDraw(say("There are too few names in {group}.", group=group))
        taken.update(mine[:number])
    rest = [name for name in ordered if name not in taken]
    taken.update(rest[: places - len(taken)])
    return [name for name in ordered if name in taken]


def as_file(people: Iterable[tuple[str, str]]) -> str:
    """A list, of (name, group), as a file: a name in each line, and behind a tab the group, if there is one."""
    return "".join(f"{name}\t{group}\n" if group else f"{name}\n" for name, group in people)


def from_file(text: str) -> dict[str, str]:
    """A list from a file: name -> group, "" for none. Empty lines are none. Raises CannotDraw for a name twice."""
    found: dict[str, str] = {}
    for line in filter(str.strip, text.split("\n")):
        name, _tab, group = line.rstrip("\r").partition("\t")
        if name in found:
            raise CannotDraw(say("A name stands in the list twice."))
        found[name] = group
    return found
