"""What is public, for programs: Atom, JSON Feed, CSV. Readable from any page, and kept by caches for a short while."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpResponse

KEPT = 300  # seconds: what is taken away is gone from caches that soon
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


class Item(NamedTuple):
    """One thing in a feed. `path`: of its page. `shown`: since when anybody can read it."""

    id: str
    title: str
    words: Sequence[str]
    path: str
    shown: datetime


def for_anybody(response: HttpResponse, *, found: bool = True) -> HttpResponse:
    """The response, readable from any page. `found`: whether search engines may list it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={KEPT}"
    if not found:
        response["X-Robots-Tag"] = "noindex"
    return response


def as_json(data: Mapping[str, Any], *, found: bool = True, kind: str = "application/json") -> HttpResponse:
    """Data for programs."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return for_anybody(HttpResponse(text + "\n", content_type=kind), found=found)


def address(path: str) -> str:
    """The whole address of a page."""
    return f"{settings.OURTERMS_URL}{path}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def atom(title: str, path: str, own: str, items: Sequence[Item], *, found: bool = True) -> HttpResponse:
    """An Atom feed (RFC 4287). `path`: of the page it belongs to; `own`: its own. The newest item comes first."""
    updated = _moment(items[0].shown if items else datetime(1970, 1, 1, tzinfo=UTC))
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_clean(title)}</title><id>{_clean(address(path))}</id><updated>{updated}</updated>",
        f"<author><name>{_clean(title)}</name></author>",
        f'<link href={quoteattr(address(path))}/><link rel="self" href={quoteattr(address(own))}/>',
    ]
    parts += [
        f"<entry><title>{_clean(item.title)}</title><id>urn:uuid:{item.id}</id>"
        f"<updated>{_moment(item.shown)}</updated><link href={quoteattr(address(item.path))}/>"
        f'<content type="text">{_clean(chr(10).join(item.words))}</content></entry>'
        for item in items
    ]
    text = "\n".join([*parts, "</feed>\n"])
    return for_anybody(HttpResponse(text, content_type="application/atom+xml; charset=utf-8"), found=found)


def _clean(text: str) -> str:
    """A text in XML 1.0, which has no place for most control letters."""
    return escape("".join(letter for letter in text if letter in "\n\t" or letter >= " "))


def json_feed(title: str, path: str, own: str, items: Sequence[Item], *, found: bool = True) -> HttpResponse:
    """A JSON Feed (version 1.1)."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": address(path),
        "feed_url": address(own),
        "items": [
            {
                "id": f"urn:uuid:{item.id}",
                "url": address(item.path),
                "title": item.title,
                "content_text": "\n".join(item.words) or item.title,
                "date_published": _moment(item.shown),
            }
            for item in items
        ],
    }
    return as_json(data, found=found, kind="application/feed+json")


def as_csv(head: Sequence[str], rows: Sequence[Sequence[object]], name: str, *, found: bool = True) -> HttpResponse:
    """A table (RFC 4180); a cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return for_anybody(response, found=found)
