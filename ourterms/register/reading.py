"""What stands in lists and on pages of the register: inside through scope, outside what is public."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from ourterms.collectives.models import Member
from ourterms.kit.canonical import Json, parsed
from ourterms.kit.speech import say
from ourterms.register import rules
from ourterms.register.models import Entry, Log, Part, opened
from ourterms.register.publishing import PUBLISHES, STRANGER

KIND = {rules.REDACTION: "Words were taken away", rules.STOPPED: "Something was stopped before it was public"}
STATE = {
    rules.HELD: "Its words come later",
    rules.PUBLIC: "Public",
    rules.STOPPED_STATE: "Stopped: its words are never shown",
    rules.REDACTED: "Its words were taken away",
}


def of_thing(kind: str, ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """The entry of each of these things that has one: its newest; thing -> entry. One query."""
    rows = Entry.objects.filter(kind=kind, thing__in=list(ids)).order_by("index")
    return {entry.thing: entry for entry in rows}


def with_parts(rows: Any) -> Any:
    """The entries with their parts, in one query more."""
    return rows.select_related("log").prefetch_related(Prefetch("parts", Part.objects.order_by("name")))


class Line(NamedTuple):
    """An entry as a list shows it. `heading`: its first line, or what it is where there are no words to show. `shown`:
    when its words come, in UTC outside and by the group's clock inside."""

    entry: Entry
    state: str
    heading: str
    words: Sequence[str]
    state_in_words: str
    title: str
    shown: datetime

    @property
    def shown_time(self) -> str:
        """The hour of it, by the same clock."""
        return f"{self.shown:%H:%M}"


def title_of(kind: str) -> str:
    """What a kind is, in a few words; also of one that no app knows any more."""
    if kind in KIND:
        return say(KIND[kind])
    how = PUBLISHES.get(kind)
    return say(how.title) if how else say("Something of ours")


def in_words(kind: str, values: Mapping[str, Json], reader: str = STRANGER) -> list[str]:
    """What an entry says to a reader, line by line; [] where nothing is there to read."""
    if kind == rules.REDACTION:
        return [
            title_of(kind),
            say("Why: {ground}.", ground=say(rules.GROUNDS.get(values.get("ground", ""), "It is not said"))),
            say("Who decided it: {who}.", who=say(rules.DECIDED.get(values.get("decided", ""), "It is not said"))),
        ]
    how = PUBLISHES.get(kind)
    words = {name: value for name, value in values.items() if name != rules.LANGUAGE}
    return [line for line in how.in_words(words, reader) if line] if how and words else []


def line_of(entry: Entry, at: datetime, member: Member | None = None) -> Line:
    """An entry as a list shows it: to anybody outside (no member) its words only while they are public. Its parts were
    fetched."""
    state = entry.state(at)
    readable = state == rules.PUBLIC or (member is not None and state == rules.HELD)
    words = in_words(entry.kind, opened(entry.parts.all())) if readable else []
    title = title_of(entry.kind)
    zone = ZoneInfo(member.collective.setting("collectives.zone")) if member else UTC
    return Line(
        entry, state, words[0] if words else title, words[1:], say(STATE[state]), title, entry.shown.astimezone(zone)
    )


SIZE = 30


def stretch(rows: Any, size: int, asked: str) -> tuple[list[Entry], dict[str, str]]:
    """Thirty entries of a log that has `size`, the newest first, and the query strings of what lies on either side. As
    there are no gaps, a page is a stretch of places: `asked` is the place before which it begins."""
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else size
    before = min(max(before, 1), size)
    found = list(with_parts(rows.filter(index__lt=before, index__gte=before - SIZE).order_by("-index")))
    return found, {
        "further": f"before={before - SIZE}" if before > SIZE else "",
        "back": f"before={min(before + SIZE, size)}" if before < size else "",
    }


def refs_of(entry: Entry) -> list[dict[str, Any]]:
    """The entries that this one points to, as its leaf has them: index, leaf, relation."""
    refs: list[dict[str, Any]] = parsed(entry.leaf)["refs"]
    return refs


def logs_that_publish() -> Any:
    """The logs of groups that publish, or did, by name."""
    return Log.objects.filter(size__gt=0).order_by("name", "pk")
