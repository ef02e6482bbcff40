"""Institutions as anybody reads of them: all, one, a section of one; the same for programs; and writing that it is
wrong."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.kit import clock
from ourterms.kit.canonical import canonical
from ourterms.kit.speech import say
from ourterms.people.acts import tried
from ourterms.record import actions, pieces, reading
from ourterms.record.forms import WrongForm
from ourterms.record.reading import Body, Told
from ourterms.record.rules import SECTIONS
from ourterms.register import feeds
from ourterms.register.models import Entry
from ourterms.register.pieces import addresses
from ourterms.register.reading import line_of, with_parts

NEWEST, MOST = 30, 1_000


def listed(request: HttpRequest) -> HttpResponse:
    """Institutions about which groups published something."""
    page, found = reading.listed(request, clock.now())
    return render(request, "record/list.html", {"page": page, "listed": found})


def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One institution: for each section the newest that groups published."""
    found = reading.whole(slug, clock.now())
    if found is None:
        raise Http404
    body, sections, more = found
    values = {
        "body": body,
        "sections": [
            (name, SECTIONS[name], pieces.told(told, slug), name in more) for name, told in sections.items() if told
        ],
        "feeds": [
            (say("New ones as a feed (Atom)"), "record-atom"),
            (say("New ones as a feed (JSON)"), "record-feed"),
            (say("As a table (CSV)"), "record-csv"),
            (say("As JSON"), "record-json"),
        ],
    }
    return _as_found(render(request, "record/one.html", values), body)


def _as_found(response: HttpResponse, body: Body) -> HttpResponse:
    if not body.found:
        response["X-Robots-Tag"] = "noindex"
    return response


def section(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """One section of an institution's page, whole."""
    found = reading.section(request, slug, section, clock.now())
    if found is None:
        raise Http404
    body, page, told = found
    values = {"body": body, "section": SECTIONS[section], "page": page, "told": pieces.told(told, slug)}
    return _as_found(render(request, "record/section.html", values), body)


def wrong(request: HttpRequest, slug: str, entry: Any) -> HttpResponse:
    """Write to a group that an entry about this institution is wrong."""
    now = clock.now()
    ids = reading.ids_of(slug)
    rows = with_parts(Entry.objects.public(now).filter(about__in=ids))
    there: Entry = get_object_or_404(rows, pk=entry)
    form = WrongForm(request.POST if request.method == "POST" else None)
    if form.is_bound and tried(
        form,
        lambda: actions.object_to(
            id=form.row_id,
            entry=there,
            institution=ids[0],
            at=now,
            today=clock.today(ZoneInfo(settings.TIME_ZONE)),
            **{name: form.cleaned_data[name] for name in ("words", "who", "reach")},
        ),
    ):
        return redirect("record-wrong-sent", slug, entry)
    values = {"form": form, "line": line_of(there, now), "group": there.log.name, "slug": slug}
    return render(request, "record/wrong.html", values, status=422 if form.is_bound else 200)


def wrong_sent(request: HttpRequest, slug: str, entry: Any) -> HttpResponse:
    """It is with the group."""
    there = get_object_or_404(Entry.objects.public().select_related("log"), pk=entry, about__in=reading.ids_of(slug))
    return render(request, "record/wrong_sent.html", {"group": there.log.name, "slug": slug})


# For programs -----------------------------------------------------------------------------------------------------


def _newest(slug: str, most: int) -> tuple[Body, list[Told]]:
    found = reading.newest(slug, clock.now(), most)
    if found is None:
        raise Http404
    return found


def _items(told: Sequence[Told]) -> list[feeds.Item]:
    address, items = addresses(), []
    for each in told:
        words = [say("From {group}.", group=each.group), *each.words]
        entry = each.line.entry
        items.append(feeds.Item(str(entry.pk), each.heading, words, address(entry), entry.shown))
    return items


def atom(request: HttpRequest, slug: str) -> HttpResponse:
    """What became public last, as an Atom feed."""
    body, told = _newest(slug, NEWEST)
    return feeds.atom(body.name, reverse("record", args=[slug]), request.path, _items(told), found=body.found)


def json_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a JSON Feed."""
    body, told = _newest(slug, NEWEST)
    return feeds.json_feed(body.name, reverse("record", args=[slug]), request.path, _items(told), found=body.found)


def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a table, the newest thousand: a row for each part."""
    body, told = _newest(slug, MOST)
    rows = [
        (each.group, entry.index, entry.day.isoformat(), entry.kind, name, _flat(value))
        for each in told
        for entry in [each.line.entry]
        for name, value in each.line.values.items()
    ]
    return feeds.as_csv(("group", "index", "date", "type", "part", "value"), rows, "record", found=body.found)


def as_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as JSON, with where each entry is."""
    body, told = _newest(slug, MOST)
    entries = [
        {
            "group": each.group,
            "entry": feeds.address(reverse("register-entry-json", args=[entry.log_id, entry.index])),
            "date": entry.day.isoformat(),
            "type": entry.kind,
            "parts": each.line.values,
        }
        for each in told
        for entry in [each.line.entry]
    ]
    return feeds.as_json({"names": body.names, "number": body.number, "entries": entries}, found=body.found)


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else canonical(value).decode()
