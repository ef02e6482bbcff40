"""The lists: of what, where one of it stands, and in which states it can be."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from ourterms.promises.models import (
    DRAFT,
    KEPT_BY_US,
    REPLACED,
    Account,
    Change,
    Demand,
    NotInOurName,
    Power,
    Promise,
)
from ourterms.promises.rules import kept


class Shelf(NamedTuple):
    """One of the lists: its table, where one of it stands, its states by name, and what they are called."""

    model: type[Any]
    url: str
    states: Mapping[str, str]


CHANGE_STATES = {"said": "Said, not confirmed", "confirmed": "Confirmed"}
POWER_STATES = {"holds": "Holds", "to-come": "Begins later", "over": "Over"}
ACCOUNT_STATES = {DRAFT: "A draft", KEPT_BY_US: "Our account", REPLACED: "Put right since"}
CLAIM_STATES = {"waits" if state == kept.OPEN else state: words for state, words in kept.CAME_OF_IT.items()}
SHELVES = {
    "demands": Shelf(Demand, "promises:demand", kept.DEMAND_STATES),
    "promises": Shelf(Promise, "promises:promise", kept.PROMISE_STATES),
    "powers": Shelf(Power, "promises:power", POWER_STATES),
    "changes": Shelf(Change, "promises:change", CHANGE_STATES),
    "accounts": Shelf(Account, "promises:account", ACCOUNT_STATES),
    "claims": Shelf(NotInOurName, "promises:claim", CLAIM_STATES),
}
TITLES = {
    "demands": "What we ask",
    "promises": "What they promised",
    "powers": "What they let go of",
    "changes": "What changed",
    "accounts": "Who decided",
    "claims": "Not in our name",
}


def in_state(rows: Any, what: str, state: str, today: date) -> "QuerySet[Any]":
    """Rows of one of SHELVES that are in one of its states."""
    if what in ("demands", "promises"):
        return rows.in_state(state, today)  # type: ignore[no-any-return]
    if what == "powers":
        over = Q(until__lt=today) | Q(ended__lte=today)
        going = {"holds": Q(since__lte=today) & ~over, "to-come": Q(since__gt=today) & ~over, "over": over}
        return rows.filter(going[state])  # type: ignore[no-any-return]
    if what == "changes":
        return rows.filter(confirmed__isnull=state == "said")  # type: ignore[no-any-return]
    if what == "accounts":
        return rows.filter(state=state)  # type: ignore[no-any-return]
    return rows.filter(came="" if state == "waits" else state)  # type: ignore[no-any-return]


def power_state(power: Power, today: date) -> str:
    """One of POWER_STATES."""
    if kept.holds(since=power.since, until=power.until, ended=power.ended, today=today):
        return "holds"
    over = (power.until is not None and power.until < today) or (power.ended is not None and power.ended <= today)
    return "over" if over else "to-come"


def state_of(thing: Any, today: date) -> str:
    """The state of something of one of SHELVES, by name."""
    if isinstance(thing, Promise):
        return thing.state(today)
    if isinstance(thing, Power):
        return power_state(thing, today)
    if isinstance(thing, Change):
        return "confirmed" if thing.confirmed else "said"
    if isinstance(thing, NotInOurName):
        return thing.came or "waits"
    return str(thing.state)


def first_words(words: str, most: int = 80) -> str:
    """The beginning of what somebody wrote, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
