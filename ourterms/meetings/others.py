"""Whom else a meeting is with. What hangs on it, another app knows: it puts itself in here when the app starts
(AppConfig.ready); meetings know nobody outside."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from ourterms.collectives.models import Member
from ourterms.meetings.models import Session

US, THEM = "us", "them"  # who called it off, or moved it


class Other(NamedTuple):
    """Whom a meeting is with, for its page.

    name: of whoever it is with, as the group calls them. asks: something hangs on who calls it off, so that is asked.
    who: US or THEM, where it was called off and that was said; fixed: nothing about it can be changed any more.
    words: what calling it off comes to, in a sentence, or before it is what it would come to.
    """

    name: str
    asks: bool
    who: str = ""
    fixed: bool = False
    words: str = ""


class With(NamedTuple):
    """What an app that holds meetings with others does. Each is asked for every meeting, in the action's transaction,
    and raises Refused for what can't be any more.

    about(member, session): whom it is with, or None.
    given_up(session, who, at, to): its day is given up, by US, THEM or "" for not said: called off, or moved to the
    day `to`, which is its own where only the hour changes. The session is as it was before.
    on_again(session, at): what was called off is on again.
    """

    about: Callable[[Member, Session], Other | None]
    given_up: Callable[[Session, str, datetime, date | None], None]
    on_again: Callable[[Session, datetime], None]


WITH: list[With] = []


def other_of(member: Member, session: Session) -> Other | None:
    """Whom a meeting is with, for who sees it."""
    return next((found for each in WITH if (found := each.about(member, session))), None)
