"""An institution's page, put together from what is public in the register and from nothing else.

Of the tables of groups nothing is read here: what was stopped, taken away or never published can't be on it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest
from django.urls import reverse

from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import NOW, Given, Prepared, numbered, room, several
from ourterms.institutions.models import Institution
from ourterms.kit.canonical import parsed
from ourterms.kit.speech import say
from ourterms.record.rules import KINDS, SECTION_OF, SECTIONS, known_by, slug_of
from ourterms.register.models import Entry, Part
from ourterms.register.publishing import Whom
from ourterms.register.reading import Line, lines_of

HEADING = 120  # letters: what is longer is no heading
NAMES = ("institution", "number")  # parts that say who it is: what a group calls it, and its public number
SHOWN = ("log__name", "log__found", "index", "kind", "day", "shown", "stopped", "gone")  # what a page says of an entry
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


def _entries(number: int, at: Any, kinds: Iterable[str] = KINDS) -> Any:
    """What is public about so many ids of an institution."""
    rows = Entry.objects.newest(at).filter(about__in=several("id", number), kind__in=list(kinds))
    return rows.select_related("log")


_known = Prepared(
    lambda: Institution.objects.filter(scheme=Given("scheme"), value=Given("value"), merged_into=None).values_list("pk")
)
_merged = Prepared(lambda: Institution.objects.filter(merged_into=Given("into")).values_list("pk"))


def ids_of(slug: str) -> list[UUID]:
    """The ids of an institution and of those that were merged into it; [] for none. Two queries."""
    known = known_by(slug)
    found = _known.first(scheme=known[0], value=known[1]) if known else None
    return [*found, *(id for (id,) in _merged(into=found[0]))] if found else []


def whom(entry: Entry) -> Whom | None:
    """The page of the institution that an entry is about, and where it says that the entry is wrong. One query."""
    if entry.about is None or entry.kind not in KINDS:
        return None
    found = Institution.objects.filter(pk=entry.about).select_related("merged_into").first()
    if found is None:
        return None
    slug = slug_of(found.real.scheme, found.real.value)
    return Whom(reverse("record", args=[slug]), reverse("record-wrong", args=[slug, entry.pk]))


def _body(slug: str, ids: list[UUID], lines: Sequence[Line]) -> Body:
    names: dict[str, None] = {}
    number = ""
    for line in lines:
        if isinstance(name := line.values.get("institution"), str):
            names.setdefault(name)
        if not number and isinstance(said := line.values.get("number"), str):
            number = said
    return Body(slug, list(names), number, ids, all(line.entry.log.found for line in lines))


def _told(line: Line) -> Told:
    """The first line says whose it is, which the page says already: what follows is the heading."""
    if not line.values or len(line.heading) > HEADING:
        whole = [line.heading, *line.words] if line.values else []
        return Told(line, line.entry.log.name, line.title, whole)
    return Told(line, line.entry.log.name, line.heading, line.words)


def _first_of_each(number: int) -> Any:
    """The newest of each kind, and one more, which says that there are more. Each kind is asked for on its own, so that
    no database goes through all that was ever published."""
    each = [_entries(number, NOW, [kind]).order_by("-shown", "-pk").values("pk")[: MOST + 1] for kind in KINDS]
    first, *others = (Entry.objects.filter(pk__in=of_kind).values("pk") for of_kind in each)
    rows = Entry.objects.filter(pk__in=first.union(*others, all=True)).select_related("log")
    return rows.only(*SHOWN).order_by("-shown", "-pk")


_first = Prepared(_first_of_each)


def whole(slug: str, at: datetime) -> tuple[Body, dict[str, list[Told]], list[str]] | None:
    """The page: the institution; for each section its newest entries; and the sections that have more. None where
    nothing is public. Four queries, however many groups, entries and kinds there are."""
    ids = ids_of(slug)
    if not ids:
        return None
    entries = _first(room(ids), now=at, **numbered("id", ids))
    if not entries:
        return None
    lines = lines_of(entries, at)
    sections: dict[str, list[Told]] = {name: [] for name in SECTIONS}
    more: list[str] = []
    places: Counter[str] = Counter()
    for line in lines:
        kind = line.entry.kind
        places[kind] += 1
        name = SECTION_OF[kind]
        if places[kind] <= MOST:
            sections[name].append(_told(line))
        elif name not in more:
            more.append(name)
    return _body(slug, ids, lines), sections, more


_of_section = Pages(lambda name, number: _entries(number, NOW, SECTIONS[name].kinds), by="shown")


def section(request: HttpRequest, slug: str, name: str, at: datetime) -> tuple[Body, Page[Any], list[Told]] | None:
    """One section whole, the newest first, a page at a time. None where nothing is public in it."""
    ids = ids_of(slug)
    if not ids or name not in SECTIONS:
        return None
    page = _of_section(request, name, room(ids), now=at, **numbered("id", ids))
    if not page.rows:
        return None
    lines = lines_of(page.rows, at)
    return _body(slug, ids, lines), page, [_told(line) for line in lines]


def newest(slug: str, at: datetime, most: int) -> tuple[Body, list[Told]] | None:
    """The newest that became public about an institution, whatever it is. None where nothing is."""
    ids = ids_of(slug)
    rows = Entry.objects.newest(at).filter(about__in=ids, kind__in=KINDS).select_related("log")
    lines = lines_of(list(rows.order_by("-shown", "-pk")[:most]) if ids else [], at)
    return (_body(slug, ids, lines), [_told(line) for line in lines]) if lines else None


class Listed(NamedTuple):
    """An institution in the list of all."""

    slug: str
    name: str
    number: str


def _said(at: Any) -> Any:
    return Entry.objects.public(at).filter(kind__in=KINDS, about=OuterRef("pk"))


def _with_something(at: Any) -> Any:
    """Institutions that stand for themselves, of which something is public: of them, or of what was merged into them.
    Asked from the side of institutions: there are few, and groups publish more each year."""
    merged = Institution.objects.filter(merged_into=OuterRef("pk")).filter(Exists(_said(at)))
    rows = Institution.objects.filter(Exists(_said(at)) | Exists(merged), merged_into=None)
    return rows.values_list("pk", "scheme", "value", named=True)


_listed = Pages(lambda: _with_something(NOW), by="value", newest_first=False)


def _newest_of(number: int) -> Any:
    """Of each of so many institutions, and of what was merged into them: its id, the one that stands for it, and the
    entry that became public last."""
    ids = several("id", number)
    newest = _said(NOW).order_by("-shown", "-pk").values("pk")[:1]
    rows = Institution.objects.filter(Q(pk__in=ids) | Q(merged_into__pk__in=ids)).annotate(newest=Subquery(newest))
    return rows.values_list("pk", "merged_into", "newest")


def _named_in(number: int) -> Any:
    """What so many entries call an institution, and its number, the newest entry last."""
    rows = Part.objects.filter(entry__pk__in=several("entry", number), name__in=NAMES).exclude(value="")
    return rows.order_by("entry__shown", "entry").values_list("entry", "name", "value")


_newest, _named = Prepared(_newest_of), Prepared(_named_in)


def listed(request: HttpRequest, at: datetime) -> tuple[Page[Any], list[Listed]]:
    """Institutions about which something is public, a page at a time, each as what became public last calls it. Three
    queries. The order says nothing of them."""
    page = _listed(request, now=at)
    if not page.rows:
        return page, []
    ids = [row.pk for row in page.rows]
    of = {entry: into or id for id, into, entry in _newest(room(ids), now=at, **numbered("id", ids)) if entry}
    said: dict[UUID, dict[str, str]] = {}
    for entry, name, value in _named(room(of), **numbered("entry", of)) if of else ():
        values = said.setdefault(of[entry], {})
        values[name] = str(parsed(value))
    found = []
    for row in page.rows:
        values = said.get(row.pk, {})
        name, number = (values.get(each, "") for each in NAMES)
        found.append(Listed(slug_of(row.scheme, row.value), name or say("An institution"), number))
    return page, sorted(found, key=lambda each: each.name.casefold())
