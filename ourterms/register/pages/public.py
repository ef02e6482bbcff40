"""The register as anybody reads it: groups that publish, what each published, one entry, and the same for programs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.design.paging import page_of
from ourterms.kit import clock
from ourterms.kit.canonical import canonical, parsed
from ourterms.register import feeds, pieces, rules
from ourterms.register.models import Entry, Log
from ourterms.register.publishing import whom_of
from ourterms.register.reading import (
    SIZE,
    Line,
    line_of,
    lines_of,
    logs_that_publish,
    refs_of,
    said_of,
    stretch,
    with_parts,
)

MOST = 1_000  # rows in one CSV
LARGEST = 2**31 - 1


def logs(request: HttpRequest) -> HttpResponse:
    """Groups that publish."""
    page = page_of(logs_that_publish(), request, by="name", newest_first=False)
    return render(request, "register/public/logs.html", {"page": page})


def _log(id: UUID) -> Log:
    """A log that has begun; of a group that only said it would have one, nothing is here."""
    found: Log = get_object_or_404(Log, pk=id, size__gt=0)
    return found


def _render(request: HttpRequest, log: Log, template: str, values: dict[str, Any]) -> HttpResponse:
    response = render(request, f"register/public/{template}.html", {"log": log, **values})
    if not log.found:
        response["X-Robots-Tag"] = "noindex"
    return response


def log(request: HttpRequest, log: UUID) -> HttpResponse:
    """What a group published, the newest first."""
    there, now = _log(log), clock.now()
    entries, page = stretch(there, request.GET.get("before", ""))
    values = {
        "lines": pieces.published(lines_of(entries, now)),
        "page": page,
        "feeds": [
            (_("New ones as a feed (Atom)"), "register-atom"),
            (_("New ones as a feed (JSON)"), "register-json"),
            (_("As a table (CSV)"), "register-csv"),
        ],
    }
    return _render(request, there, "log", values)


def _entry(log: UUID, index: int) -> Entry:
    if index > LARGEST:
        raise Http404
    entry: Entry = get_object_or_404(with_parts(Entry.objects.filter(log=log)), index=index)
    return entry


def entry(request: HttpRequest, log: UUID, index: int) -> HttpResponse:
    """One entry: its words if they are public, what was done to it since, and what a program would want to know."""
    there, now = _entry(log, index), clock.now()
    since = Entry.objects.filter(log=log, about=there.pk, kind__in=list(rules.OWN_KINDS)).order_by("index")
    line = line_of(there, now)
    refs = [ref["index"] for ref in refs_of(there)]
    values = {
        "line": line,
        "hash": there.leaf_hash.hex(),
        "refs": refs if line.answers is None or line.answers in refs else [line.answers, *refs],
        "since": lines_of(list(since), now),
        "said": said_of(there, now),
        # What is held, or had the name taken away, doesn't lead to whom it is about.
        "whom": whom_of(there) if "institution" in line.values else None,
    }
    return _render(request, there.log, "entry", values)


def _disclosures(entry: Entry, at: datetime) -> dict[str, Any]:
    """What opens the parts of an entry that anybody may open: name -> salt in hex, and value."""
    if entry.state(at) != rules.PUBLIC:
        return {}
    return {
        part.name: {"salt": bytes(part.salt).hex(), "value": parsed(part.value)}
        for part in entry.parts.all()
        if part.salt is not None
    }


def _as_data(entry: Entry, at: datetime) -> dict[str, Any]:
    """An entry for programs. `leaf` is a text, so that whoever hashes it has it letter for letter."""
    state = entry.state(at)
    return {
        "index": entry.index,
        "leaf": entry.leaf,
        "leaf_hash": entry.leaf_hash.hex(),
        "state": state,
        "words_from": entry.shown.isoformat() if state in (rules.HELD, rules.PUBLIC) else None,
        "disclosures": _disclosures(entry, at),
    }


def entry_json(request: HttpRequest, log: UUID, index: int) -> HttpResponse:
    """One entry for programs: leaf, hash, and what opens it."""
    there = _entry(log, index)
    return feeds.as_json(_as_data(there, clock.now()), found=there.log.found)


def part(request: HttpRequest, log: UUID, index: int, name: str) -> HttpResponse:
    """What opens one part, as a file of its own: salt and value."""
    there = _entry(log, index)
    disclosures = _disclosures(there, clock.now())
    if name not in disclosures:
        raise Http404
    return feeds.as_json(disclosures[name], found=there.log.found)


# New ones -------------------------------------------------------------------------------------------------------


def _newest(log: Log, most: int) -> list[Line]:
    """The newest whose words anybody can read."""
    now = clock.now()
    rows = Entry.objects.public(now).filter(log=log).order_by("-shown", "-pk")
    return lines_of(list(rows[:most]), now)


def _items(log: Log) -> list[feeds.Item]:
    address = pieces.addresses()
    return [
        feeds.Item(str(line.entry.pk), line.heading, line.words, address(line.entry), line.entry.shown)
        for line in _newest(log, SIZE)
    ]


def atom(request: HttpRequest, log: UUID) -> HttpResponse:
    """What became public last, as an Atom feed."""
    there = _log(log)
    path = reverse("register-log", args=[log])
    return feeds.atom(there.name, path, request.path, _items(there), found=there.found)


def json_feed(request: HttpRequest, log: UUID) -> HttpResponse:
    """The same as a JSON Feed."""
    there = _log(log)
    path = reverse("register-log", args=[log])
    return feeds.json_feed(there.name, path, request.path, _items(there), found=there.found)


def as_csv(request: HttpRequest, log: UUID) -> HttpResponse:
    """The same as a table, the newest thousand: a row for each part."""
    there = _log(log)
    rows = [
        (
            line.entry.index,
            line.entry.day.isoformat(),
            line.entry.kind,
            name,
            value if isinstance(value, str) else canonical(value).decode(),
        )
        for line in _newest(there, MOST)
        for name, value in line.values.items()
    ]
    return feeds.as_csv(("index", "date", "type", "part", "value"), rows, "register", found=there.found)
