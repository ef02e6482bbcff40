"""What a sum comes from: another app knows, and puts itself in here when the app starts (AppConfig.ready)."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from ourterms.institutions.models import Institution


class Origin(NamedTuple):
    """What was agreed, for a claim, without anybody of ours in it.

    agreed: the agreement by its name, with the days on which both signed, and who did for them.
    whole: how the price of a place is made up: how long, at how much an hour.
    off: what is paid for a session that was called off late; "" for nothing.
    """

    agreed: str
    whole: str
    off: str = ""


ORIGINS: list[Callable[[UUID], Origin | None]] = []


def origin_of(id: UUID | None) -> Origin | None:
    """What a sum comes from, by Due.origin; None where nobody knows."""
    return next((found for each in ORIGINS if id and (found := each(id))), None)


TOLD: list[Callable[[UUID, Institution, date], bool]] = []


def is_told(collective: UUID, institution: Institution, due: date) -> bool:
    """Whether a group said in public, or is about to, what became of what was due to it by a day: another app knows
    (AppConfig.ready)."""
    return any(each(collective, institution, due) for each in TOLD)
