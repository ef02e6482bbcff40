"""When two members have said that somebody has died: a day's wait, and any sign of them stops it."""

from datetime import datetime, timedelta
from typing import NamedTuple

WAIT = timedelta(days=1)
ALONE_FADES = timedelta(days=14)  # said by one, and by nobody else

WAITING, SETTLED, OVER = "waiting", "settled", "over"


class Said(NamedTuple):
    """What was said, when by the first and when by the second (None: not yet), and whether they were here since."""

    first_at: datetime
    second_at: datetime | None
    was_here: bool


def becomes(said: Said, at: datetime) -> str:
    """What becomes of it by the moment `at`."""
    if said.was_here:
        return OVER
    if said.second_at is None:
        return OVER if at - said.first_at >= ALONE_FADES else WAITING
    return SETTLED if at - said.second_at >= WAIT else WAITING
