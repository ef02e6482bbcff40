"""Everything that is somebody's, as one file to take away."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from ourterms.collectives.models import Member
from ourterms.kit import clock, ics
from ourterms.kit.hooks import Event, Export
from ourterms.site.hooks import walk

DAYS_BACK = timedelta(days=3650)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def export_of(person: UUID) -> bytes:
    """A ZIP file: of each app's exports a JSON and a CSV file, files as they are, and our.ics with the days."""
    now = clock.now()
    files: dict[str, bytes] = {}
    for export in walk("export", person):
        for ending, content in _files_of(export):
            files[_free(export.name, ending, files)] = content
    files["our.ics"] = ics.calendar("Ours", _days(person, now), now)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, now.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files_of(export: Export) -> list[tuple[str, bytes]]:
    """(ending, content) of each file. One that is a file already has its ending in its name."""
    if export.content:
        return [("", export.content)]
    if not export.rows:
        return []
    as_json = json.dumps(export.rows, ensure_ascii=False, indent=2, default=str)
    return [(".json", as_json.encode()), (".csv", _as_csv(export.rows))]


def _as_csv(rows: Sequence[dict[str, Any]]) -> bytes:
    """RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises."""
    head = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        cells = ["" if row.get(name) is None else str(row[name]) for name in head]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return out.getvalue().encode()


def _free(name: str, ending: str, taken: dict[str, bytes]) -> str:
    """A name for a file that no other has: only letters that every computer takes, and a number where it is needed."""
    before, _dot, after = name.rpartition(".")
    if not ending and before and after.isalnum():
        name, ending = before, f".{after}"
    stem = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)[:80] or "file"
    number, free = 1, f"{stem}{ending}"
    while free in taken:
        number += 1
        free = f"{stem}-{number}{ending}"
    return free


def _days(person: UUID, now: datetime) -> list[Event]:
    members = Member.objects.select_related("collective").filter(person=person, here=True).order_by("pk")
    return [event for member in members for event in walk("calendar", member, now - DAYS_BACK)]
