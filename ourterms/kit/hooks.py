"""What every app may answer in its `hooks.py`, and `site` puts together. None is compulsory:

    keeps() -> list[Kept]                      every table of the app, for the pages that say what is kept
    settings() -> list[Setting]                what a collective can set
    together(member, now) -> list[Card]        what stands on the page Together
    waiting_for(member, now) -> list[Card]     what stands on Home: what there is to look at, never what is owed
    perhaps() -> dict[str, QuerySet]           by name, what is mostly not there: rows of whoever asks (WHOEVER; with
                                               places for "now", "today", "person"). Home asks for those of all apps in
                                               one query, and calls waiting_for only where one of them is there
    waiting_when(member, now, there) -> list[Card]   instead of waiting_for: the same, told which of them (a set)
    circle(member, circle, now) -> list[Card]  what an app has in a circle that this member is in; its lists take
                                               `?circle=<id>` (docs/decisions/0009-circles.md)
    institution(member, institution, now) -> list[Card]   what an app has about an institution, for its page
    guest(contact, now) -> list[Card]          what an institution's contact sent, for their own page
    search(member, words) -> list[Found]       what a member may find
    calendar(member, since) -> list[Event]     days of the member's collective, with neutral titles
    export(person) -> list[Export]             everything that is somebody's, by person id
    forget(member, keep_words, at) -> None     a member leaves: their words stay under their name, or go; asked from
                                               the top app down, so that their circles still stand
    end(collective) -> None                    a group is over, by its id: what does not go with its row alone
    self_check() -> list[str]                  what is wrong with this server, one sentence each
    ticks() -> list[Tick]                      what the background process does, again and again
    after_restore(was_destroyed, at) -> None   sweep rows that lean on destroyed keys; `was_destroyed(owner)` says so

`member` is a collectives.Member. Every hook goes through scope: what it returns, this member may see.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple


class Kept(NamedTuple):
    """One thing that is kept: in which table ("app.Model"), what, who can see it, and when it fades."""

    table: str
    what: str
    who_sees: str
    fades: str


class Card(NamedTuple):
    """Something to look at: a heading, at most two sentences, and a way in. `tag` says where it belongs.

    `order` counts from the top. `quiet`: of one's own menu, not for the page's main list.
    """

    tag: str
    heading: str
    words: str
    url: str
    action: str
    order: int = 50


class Found(NamedTuple):
    """Something that a search found: what, where, and its words around the match. No dates, no authors."""

    title: str
    where: str
    words: str
    url: str


class Event(NamedTuple):
    """Something with a day, as a calendar has it. `title` is neutral: it stands on locked screens."""

    id: str
    title: str
    starts: datetime
    ends: datetime
    place: str = ""


class Export(NamedTuple):
    """A file of the export: `name` without an ending; `rows` become JSON and CSV; `content` is a file as it is."""

    name: str
    rows: list[dict[str, object]]
    content: bytes = b""


class Tick(NamedTuple):
    """Something to do again and again, by the background process; missed, it is done once.

    name: "app.name". function: given the moment; what it raises is logged, and it is tried again `every` later.
    """

    name: str
    every: timedelta
    function: Callable[[datetime], object]
