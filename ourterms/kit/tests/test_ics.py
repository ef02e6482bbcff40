"""Calendars as RFC 5545 wants them; read back by a small reader that unfolds and unescapes."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit import ics
from ourterms.kit.hooks import Event

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def event(**values: object) -> Event:
    return Event(**{"id": "a1", "title": "Together", "starts": AT, "ends": AT + timedelta(hours=2)} | values)  # type: ignore[arg-type]


def read(content: bytes) -> list[tuple[str, str]]:
    """Name and value of each line, unfolded and unescaped."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    pairs = [line.partition(":")[::2] for line in lines if line]
    return [(name, re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)) for name, value in pairs]


def of(content: bytes, name: str) -> list[str]:
    return [value for each, value in read(content) if each == name]


def test_an_event_has_its_time_in_utc_and_an_id_that_stays() -> None:
    summer = timezone(timedelta(hours=1))
    one = ics.calendar("Notes", [event(starts=AT.astimezone(summer))], AT)
    later = ics.calendar("Notes", [event(starts=AT.astimezone(summer))], AT + timedelta(days=9))
    assert of(one, "DTSTART") == ["20260303T120000Z"]
    assert of(one, "DTEND") == ["20260303T140000Z"]
    assert of(one, "UID") == of(later, "UID") == ["a1@ourterms.invalid"]


def test_it_begins_and_ends_as_a_calendar_does() -> None:
    lines = ics.calendar("Notes", [], AT).split(b"\r\n")
    assert lines[:2] == [b"BEGIN:VCALENDAR", b"VERSION:2.0"]
    assert lines[-2:] == [b"END:VCALENDAR", b""]


def test_what_has_a_meaning_is_escaped_and_a_title_can_begin_no_line_of_its_own() -> None:
    content = ics.calendar("Notes", [event(title="Tea; cake, \\o/\r\nATTENDEE:x", place="Hall\nat the back")], AT)
    assert b"SUMMARY:Tea\\; cake\\, \\\\o/\\nATTENDEE:x\r\n" in content
    assert b"\r\nATTENDEE" not in content
    assert of(content, "LOCATION") == ["Hall\nat the back"]


def test_what_lasts_no_time_has_no_end_and_without_a_place_there_is_none() -> None:
    content = ics.calendar("Notes", [event(ends=AT)], AT)
    assert of(content, "DTEND") == of(content, "LOCATION") == []


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        ics.moment(datetime(2026, 3, 3))  # noqa: DTZ001


@pytest.mark.parametrize("letter", ["a", "é", "漢", "🫖"])
def test_a_long_line_is_folded_at_75_octets_and_between_letters(letter: str) -> None:
    content = ics.calendar("Notes", [event(title=letter * 200)], AT)
    assert all(len(line) <= ics.LINE for line in content.split(b"\r\n"))
    assert max(len(line) for line in content.split(b"\r\n")) > ics.LINE - 4
    for line in content.split(b"\r\n"):
        line.decode()  # no letter is cut in two
    assert of(content, "SUMMARY") == [letter * 200]


@given(WORDS, WORDS)
def test_whatever_the_words_are_the_calendar_holds(title: str, place: str) -> None:
    content = ics.calendar("Notes", [event(title=title, place=place)], AT)
    lines = content.split(b"\r\n")
    assert all(len(line) <= ics.LINE for line in lines)
    assert b"\n" not in b"".join(lines)
    assert len(of(content, "BEGIN")) == len(of(content, "END")) == 2
    kept = re.sub("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", "\n", title)
    assert of(content, "SUMMARY") == [re.sub("[\x00-\x08\x0e-\x1f\x7f]", "", kept)]
