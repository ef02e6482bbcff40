"""An institution's page, put together from what is public in the register and from nothing else.

Of the tables of groups nothing is read here: what was stopped, taken away or never published can't be on it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest

from ourterms.design.paging import Page, page_of
from ourterms.institutions.models import Institution
from ourterms.kit.speech import say
from ourterms.record.rules import KINDS, SECTION_OF, SECTIONS, known_by, slug_of
from ourterms.register.models import Entry, opened
from ourterms.register.reading import Line, line_of, with_parts

HEADING = 120  # letters: what is longer is no heading
MOST = 10  # of each kind, on the whole page; the page of a section has all


class Body(NamedTuple):
    """An institution as anybody reads of it: its address, what groups call it (the newest first), its number, and all
    ids by which entries are about it."""

    slug: str
    names: list[str]
    number: str
    ids: list[UUID]
    found: bool  # search engines may list it: no group here asked them not to

    @property
    def name(self) -> str:
        """What the newest entry calls it."""
        return self.names[0] if self.names else say("An institution")


class Told(NamedTuple):
    """An entry on the page: which group says so, and what."""

    line: Line
    group: str
    heading: str
    words: Sequence[str]

    @property
    def about(self) -> int | None:
        """Of what an institution says is wrong: the place of the entry that it is about, in the same log."""
        place = opened(self.line.entry.parts.all()).get("about")
        return place if isinstance(place, int) and self.line.entry.kind == "objection" else None


def _entries(ids: Iterable[UUID], at: datetime) -> Any:
    return Entry.objects.newest(at).filter(about__in=list(ids), kind__in=KINDS)


def ids_of(slug: str) -> list[UUID]:
    """The ids of an institution and of those that were merged into it; [] for none. Two queries."""
    known = known_by(slug)
    if known is None:
        return []
    scheme, value = known
    one = Institution.objects.filter(scheme=scheme, value=value, merged_into=None).first()
    if one is None:
        return []
    return [one.pk, *Institution.objects.filter(merged_into=one).values_list("pk", flat=True)]


def _body(slug: str, ids: list[UUID], entries: Sequence[Entry]) -> Body:
    names: dict[str, None] = {}
    number = ""
    for entry in entries:
        values = opened(entry.parts.all())
        if isinstance(name := values.get("institution"), str):
            names.setdefault(name)
        if not number and isinstance(said := values.get("number"), str):
            number = said
    return Body(slug, list(names), number, ids, all(entry.log.found for entry in entries))


def _told(entry: Entry, at: datetime) -> Told:
    """The first line says whose it is, which the page says already: what follows is the heading."""
    line = line_of(entry, at)
    words = list(line.words)
    if not words or len(words[0]) > HEADING:
        return Told(line, entry.log.name, line.title, words)
    return Told(line, entry.log.name, words[0], words[1:])


def whole(slug: str, at: datetime) -> tuple[Body, dict[str, list[Told]], list[str]] | None:
    """The page: the institution; for each section its newest entries; and the sections that have more. None where
    nothing is public. Four queries, however many groups, entries and kinds there are."""
    ids = ids_of(slug)
    if not ids:
        return None
    place = Window(RowNumber(), partition_by=F("kind"), order_by=[F("shown").desc(), F("pk").desc()])
    rows = _entries(ids, at).annotate(place=place).filter(place__lte=MOST + 1)
    entries: list[Any] = sorted(with_parts(rows), key=lambda entry: (entry.shown, entry.pk), reverse=True)
    if not entries:
        return None
    sections: dict[str, list[Told]] = {name: [] for name in SECTIONS}
    more = []
    for entry in entries:
        name = SECTION_OF[entry.kind]
        if entry.place <= MOST:
            sections[name].append(_told(entry, at))
        elif name not in more:
            more.append(name)
    return _body(slug, ids, entries), sections, more


def section(request: HttpRequest, slug: str, name: str, at: datetime) -> tuple[Body, Page[Any], list[Told]] | None:
    """One section whole, the newest first, a page at a time. None where nothing is public in it."""
    ids = ids_of(slug)
    if not ids or name not in SECTIONS:
        return None
    page = page_of(with_parts(_entries(ids, at).filter(kind__in=SECTIONS[name].kinds)), request, by="shown")
    if not page.rows:
        return None
    return _body(slug, ids, page.rows), page, [_told(entry, at) for entry in page.rows]


def newest(slug: str, at: datetime, most: int) -> tuple[Body, list[Told]] | None:
    """The newest that became public about an institution, whatever it is. None where nothing is."""
    ids = ids_of(slug)
    entries = list(with_parts(_entries(ids, at).order_by("-shown", "-pk"))[:most]) if ids else []
    return (_body(slug, ids, entries), [_told(entry, at) for entry in entries]) if entries else None


class Listed(NamedTuple):
    """An institution in the list of all."""

    slug: str
    name: str
    number: str


def listed(request: HttpRequest, at: datetime) -> tuple[Page[Any], list[Listed]]:
    """Institutions about which something is public, a page at a time. Four queries. The order says nothing of them."""
    about = Entry.objects.public(at).filter(kind__in=KINDS, about__isnull=False).values("about")
    merged = Institution.objects.filter(pk__in=about, merged_into__isnull=False).values("merged_into")
    rows = Institution.objects.filter(Q(pk__in=about) | Q(pk__in=merged), merged_into=None)
    page = page_of(rows, request, by="value", newest_first=False)
    ids = [row.pk for row in page.rows]
    real = dict(Institution.objects.filter(merged_into__in=ids).values_list("pk", "merged_into"))
    place = Window(RowNumber(), partition_by=F("about"), order_by=[F("shown").desc(), F("pk").desc()])
    entries = Entry.objects.public(at).filter(about__in=[*ids, *real], kind__in=KINDS).annotate(place=place)
    first: list[Any] = sorted(with_parts(entries.filter(place=1)), key=lambda entry: entry.shown)
    bodies = {real.get(entry.about, entry.about): _body("", [], [entry]) for entry in first}
    found = []
    for row in page.rows:
        body = bodies.get(row.pk, Body("", [], "", [], found=True))
        found.append(Listed(slug_of(row.scheme, row.value), body.name, body.number))
    return page, sorted(found, key=lambda each: each.name.casefold())


def public_parts(entry: Entry) -> dict[str, Any]:
    """What an entry says, for programs."""
    return opened(entry.parts.all())
