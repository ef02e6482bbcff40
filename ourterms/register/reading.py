"""What stands in lists and on pages of the register: inside through scope, outside what is public."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.prepared import NOW, Given, Prepared, numbered, room, several
from ourterms.kit.canonical import Json, canonical, parsed
from ourterms.kit.speech import say
from ourterms.register import rules
from ourterms.register.models import Entry, Log, Part, opened
from ourterms.register.publishing import PUBLISHES, STRANGER

SIZE = 30  # on a page
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
    when its words come, in UTC outside and by the group's clock inside. `values`: its parts that can be read here."""

    entry: Entry
    state: str
    heading: str
    words: Sequence[str]
    state_in_words: str
    title: str
    shown: datetime
    values: Mapping[str, Json]

    @property
    def answers(self) -> int | None:
        """The place of the entry about which it says something, in the same log; None for most."""
        how = PUBLISHES.get(self.entry.kind)
        place = self.values.get(how.answers) if how and how.answers else None
        return place if isinstance(place, int) else None

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


def entry_for(member: Member, id: UUID) -> Entry:
    """One entry of a member's group, with its log. Raises Http404. One query."""
    found: Entry | None = _entry.first(entry=id, **asking(member))
    if found is None:
        raise Http404
    return found


_entry = Prepared(lambda: Entry.objects.for_member(WHOEVER).filter(pk=Given("entry")).select_related("log"))


def line_of(entry: Entry, at: datetime, member: Member | None = None) -> Line:
    """An entry as a list shows it: to anybody outside (no member) its words only while they are public. Its parts were
    fetched, or are now."""
    return _line(entry, opened(entry.parts.all()), at, member)


def lines_of(entries: Sequence[Entry], at: datetime, member: Member | None = None) -> list[Line]:
    """The same of several. One query, if there are any."""
    said = _values_of(entries)
    return [_line(entry, said.get(entry.pk, {}), at, member) for entry in entries]


def _line(entry: Entry, values: Mapping[str, Json], at: datetime, member: Member | None) -> Line:
    state = entry.state(at)
    readable = state == rules.PUBLIC or (member is not None and state == rules.HELD)
    values = values if readable else {}
    words, title = in_words(entry.kind, values), title_of(entry.kind)
    zone = ZoneInfo(member.collective.setting("collectives.zone")) if member else UTC
    heading, more = (words[0], words[1:]) if words else (title, [])
    return Line(entry, state, heading, more, say(STATE[state]), title, entry.shown.astimezone(zone), values)


def _open_parts(number: int) -> Any:
    rows = Part.objects.filter(entry__pk__in=several("entry", number)).exclude(value="").order_by("name")
    return rows.values_list("entry", "name", "value")


_parts = Prepared(_open_parts)


def _values_of(entries: Iterable[Entry]) -> dict[UUID, dict[str, Json]]:
    """The parts that are still there of each of these: entry -> name -> value."""
    said: dict[UUID, dict[str, Json]] = {}
    ids = [entry.pk for entry in entries]
    for entry, name, value in _parts(room(ids), **numbered("entry", ids)) if ids else ():
        said.setdefault(entry, {})[name] = parsed(value)
    return said


def said_of(entry: Entry, at: datetime) -> list[Line]:
    """What is public of the same group and says something about this entry, the newest first: that somebody says it is
    wrong. What was stopped, is held or was taken away is not there. Two queries; none for what is about no body."""
    kinds = {kind: how.answers for kind, how in PUBLISHES.items() if how.answers}
    if not kinds or entry.about is None or entry.kind in kinds or entry.kind in rules.OWN_KINDS:
        return []
    given = {"place": canonical(entry.index).decode(), "collective": entry.collective_id, "now": at}
    found = _said_about(*kinds.items(), **given)
    return [line for line in lines_of(found, at) if line.answers == entry.index]


def _which_say_so(*kinds: tuple[str, str]) -> Any:
    """Entries of these kinds, each with the name of its part that says about which place it is."""
    named = Part.objects.filter(name__in={name for _kind, name in kinds}, value=Given("place"), entry=OuterRef("pk"))
    rows = Entry.objects.newest(NOW).filter(Exists(named), collective=Given("collective"))
    return rows.filter(kind__in=[kind for kind, _name in kinds]).order_by("-index")[:SIZE]


_said_about = Prepared(_which_say_so)


def _between(inside: bool) -> Any:
    rows = Entry.objects.for_member(WHOEVER) if inside else Entry.objects
    return rows.filter(log=Given("log"), index__lt=Given("before"), index__gte=Given("from")).order_by("-index")


_stretch = Prepared(_between)


def stretch(log: Log | None, asked: str, member: Member | None = None) -> tuple[list[Entry], dict[str, str]]:
    """Thirty entries of a log, the newest first, and the query strings of what lies on either side; through the scope
    of a member, inside. As there are no gaps, a page is a stretch of places: `asked` is the place before which it
    begins. One query, if there is anything."""
    if log is None or not log.size:
        return [], {"further": "", "back": ""}
    size = log.size
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else size
    before = min(max(before, 1), size)
    given = {"log": log.pk, "before": before, "from": before - SIZE, **(asking(member) if member else {})}
    return _stretch(member is not None, **given), {
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
