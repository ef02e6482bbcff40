"""Needs and offers: what there is, who sees one, when it fades, and when the two are asked whether it's done."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

KINDS = {
    "lift": "A lift",
    "food": "Food",
    "company": "Company at an appointment",
    "sit": "Someone to sit with",
    "form": "A form filled in",
    "other": "Something else",
}
YES, NOT_YET, LET_BE = "yes", "not-yet", "let-be"

STAYS = timedelta(days=14)  # in lists, after it was closed
KEPT = 30  # days, at all, after it was closed; a group may set another number
UNANSWERED = timedelta(days=30)  # what somebody was asked to post, and did neither post nor turn down
ASKED_AFTER = timedelta(days=7)
ASKED_FOR = timedelta(days=14)  # the question goes by itself after that, and never comes back


class Reach(NamedTuple):
    """For whom a need is: posted by whom, for whom it was asked, in which circle, to which chosen people."""

    posted_by: UUID
    needer: UUID | None = None
    circle: UUID | None = None
    chosen: frozenset[UUID] | None = None  # None: everybody


def sees(member: UUID, circles: Collection[UUID], reach: Reach) -> bool:
    """Whether a member of the collective, who is in these circles, sees a need.

    For whom it was asked always does. Everybody else only inside its circle; and where people were chosen, only
    they and who posted it.
    """
    if reach.needer is not None and member == reach.needer:
        return True
    if reach.circle is not None and reach.circle not in circles:
        return False
    return reach.chosen is None or member == reach.posted_by or member in reach.chosen


def day_over(until: date, zone: str) -> datetime:
    """The moment in UTC when a day is over, where the collective's clock is in `zone`."""
    return datetime.combine(until + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def asked_from(answered: datetime, over: datetime | None, closed: datetime | None) -> datetime:
    """From when the two are asked whether it's done: when its day is over (`over`), else a week after the answer.

    Never on the day of the answer; and when it was closed, from then on.
    """
    due = answered + ASKED_AFTER if over is None else max(over, answered + timedelta(days=1))
    return due if closed is None else min(due, closed)


def is_asked(said: str, asked_from: datetime, now: datetime) -> bool:
    """Whether somebody is asked now: once they said anything, or two weeks went by, they are never asked again."""
    return not said and asked_from <= now < asked_from + ASKED_FOR


def is_over(*said: str) -> bool:
    """Whether an exchange is over: somebody said yes or let it be, and nobody says not yet."""
    return NOT_YET not in said and (YES in said or LET_BE in said)
