"""A place in a frozen sentence where somebody's name stands, filled only when somebody reads it.

So a name goes when its owner does, and whoever hides from the reader is "Somebody" to them.
"""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

_SLOT = re.compile(r"\{member:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}")


def slot(member: UUID) -> str:
    """The place of a member's name."""
    return f"{{member:{member}}}"


def members_in(lines: Iterable[str]) -> set[UUID]:
    """Whose names have a place in these lines."""
    return {UUID(found) for line in lines for found in _SLOT.findall(line)}


def filled(lines: Iterable[str], names: Mapping[UUID, str], somebody: str) -> list[str]:
    """The lines with `names` in their places; who has none there is `somebody`."""
    return [_SLOT.sub(lambda found: names.get(UUID(found[1]), somebody), line) for line in lines]
