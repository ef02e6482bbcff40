"""A calendar as RFC 5545 writes it: lines of at most 75 octets, times in UTC, ids that stay."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from ourterms.kit.hooks import Event

LINE = 75  # octets, without the line's end (RFC 5545, 3.1)


def escape(words: str) -> str:
    """Words as a value of type TEXT (RFC 5545, 3.3.11); what is neither text nor a line's end is dropped."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = re.sub("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", "\\\\n", escaped)
    return re.sub("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]", "", lines)


def fold(line: str) -> str:
    """A line, broken so that no part is longer than `LINE` octets; no letter is cut in two."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            parts.append("")
            size = 1  # the space that a further part begins with
        parts[-1] += letter
        size += octets
    return "\r\n ".join(parts)


def moment(at: datetime) -> str:
    """A moment in UTC, as "20260303T120000Z". Raises ValueError for one without a time zone."""
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}".rjust(16, "0")


def calendar(name: str, events: Iterable[Event], stamp: datetime) -> bytes:
    """The whole file. `name` is what calendars call it; `stamp` is when it was written.

    Events that last no time have no end.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Our Terms//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{escape(event.id)}@ourterms.invalid",
            f"DTSTAMP:{moment(stamp)}",
            f"DTSTART:{moment(event.starts)}",
            *([f"DTEND:{moment(event.ends)}"] if event.ends > event.starts else []),
            f"SUMMARY:{escape(event.title)}",
            *([f"LOCATION:{escape(event.place)}"] if event.place else []),
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()
