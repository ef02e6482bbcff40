"""Whom else a meeting is with. What hangs on it, another app knows: it puts itself in here when the app starts
(AppConfig.ready); meetings know nobody outside."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from ourterms.collectives.models import Member
from ourterms.meetings.models import Session

US, THEM = "us", "them"  # who called it off, or moved it
FIRST, AWAY = "first", "away"  # how a meeting comes to somebody: as a neutral line, or not at all


class Other(NamedTuple):
    """Whom a meeting is with, for its page.

    name: of whoever it is with, as the group calls them. asks: something hangs on who calls it off, so that is asked.
    who: US or THEM, where it was called off and that was said; fixed: nothing about it can be changed any more.
    words: what calling it off comes to, in a sentence, or before it is what it would come to. url: of what one person
    does in it, for who may see that. few: that too few of us go or went, in a sentence.
    """

    name: str
    asks: bool
    who: str = ""
    fixed: bool = False
    words: str = ""
    url: str = ""
    few: str = ""


class With(NamedTuple):
    """What an app that holds meetings with others does. Each is asked for every meeting, in the action's transaction,
    and raises Refused for what can't be any more.

    about(member, session): whom it is with, or None.
    given_up(session, who, at, to): its day is given up, by US, THEM or "" for not said: called off, or moved to the
    day `to`, which is its own where only the hour changes. The session is as it was before.
    on_again(session, at): what was called off is on again.
    is_on(member): whether there can be any such meeting in their group. Then lists of meetings carry what facts()
    gives, expressions by name for a query as of design.prepared, and comes(member, rows) says which of those rows come
    to them FIRST or AWAY, by id: worked out when they look, and kept nowhere.
    """

    about: Callable[[Member, Session], Other | None]
    given_up: Callable[[Session, str, datetime, date | None], None]
    on_again: Callable[[Session, datetime], None]
    is_on: Callable[[Member], bool]
    facts: Callable[[], dict[str, Any]]
    comes: Callable[[Member, Sequence[Any]], dict[UUID, str]]


WITH: list[With] = []


def other_of(member: Member, session: Session) -> Other | None:
    """Whom a meeting is with, for who sees it."""
    return next((found for each in WITH if (found := each.about(member, session))), None)


def with_others(member: Member) -> bool:
    """Whether lists of meetings have to carry `all_facts` for this member."""
    return any(each.is_on(member) for each in WITH)


def all_facts() -> dict[str, Any]:
    """What lists of meetings carry then."""
    return {name: fact for each in WITH for name, fact in each.facts().items()}


def how_they_come(member: Member, rows: Sequence[Any]) -> dict[UUID, str]:
    """Which of these meetings, with all_facts, come to a member FIRST or AWAY; all others as they are."""
    return {id: how for each in WITH if each.is_on(member) for id, how in each.comes(member, rows).items()}
