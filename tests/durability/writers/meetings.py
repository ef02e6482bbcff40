"""Meetings, alone and in a row; the agenda, notes, jobs, what we said we'd do, the way home."""

from collections import Counter
from datetime import time, timedelta
from uuid import UUID, uuid5

from django.db.models import Count, Max

from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.meetings import actions
from ourterms.meetings.models import AgendaLine, Coming, EveningRole, NotesVersion, Session, WalkHome, WeSaid
from ourterms.meetings.rules import times
from tests.durability.writers.drawn import Note, Writer, newcomer, of_group, some_member, words

IN_A_ROW = 3


def planned() -> Note | None:
    by = some_member()
    if by is None:
        return None
    id, day = chance.uuid(), clock.now().date() + timedelta(days=7)
    what = actions.Plan(Wall(day, time(18, 30), "Europe/London"), 90, title=f"Row {words()}")
    actions.plan(by=by, id=id, circle=None, what=what, every=times.WEEKLY, more=IN_A_ROW - 1)
    return {"session": str(id), "title": what.title}


def _planned_is(note: Note) -> bool:
    first = UUID(note["session"])
    row = [first, *(uuid5(first, str(number)) for number in range(1, IN_A_ROW))]
    return Session.objects.filter(pk__in=row, title=note["title"]).count() == IN_A_ROW


def lines() -> Note | None:
    """A line of the agenda, and one of what we said we'd do."""
    by = some_member()
    session = by and of_group(by, Session.objects.all())
    if by is None or session is None:
        return None
    agenda, said, text = chance.uuid(), chance.uuid(), words()
    actions.say_we_will(by=by, session=session, id=said, words=text, at=clock.now())
    actions.add_to_agenda(by=by, session=session, id=agenda, words=text)
    return {"agenda": str(agenda), "said": str(said), "words": text}


def notes() -> Note | None:
    by = some_member()
    session = by and of_group(by, Session.objects.all())
    if by is None or session is None:
        return None
    id, said = chance.uuid(), words()
    actions.write_notes(by=by, session=session, id=id, words=said, base=session.notes_version)
    return {"version": str(id), "words": said}


def evening() -> Note | None:
    """Somebody comes, opens up, and walks home with another."""
    other = some_member()
    if other is None:
        return None
    by, id, day = newcomer(other.collective), chance.uuid(), clock.now().date() + timedelta(days=3)
    what = actions.Plan(Wall(day, time(19), "Europe/London"), 60)
    session = actions.plan(by=by, id=id, circle=None, what=what)
    actions.say_coming(by=by, session=session, coming=True)
    actions.take_job(by=by, session=session, kind="opens")
    walk = chance.uuid()
    actions.offer_walk(by=other, session=session, id=walk, words="North")
    actions.take_walk(by=by, walk=WalkHome.objects.get(pk=walk))
    return {"session": str(id), "member": str(by.pk), "walk": str(walk)}


WRITERS = [
    Writer("planned", planned, _planned_is),
    Writer(
        "lines",
        lines,
        lambda note: (
            AgendaLine.objects.filter(pk=note["agenda"], words=note["words"]).exists()
            and WeSaid.objects.filter(pk=note["said"], words=note["words"]).exists()
        ),
    ),
    Writer(
        "notes",
        notes,
        lambda note: any(note["words"] in row.words for row in NotesVersion.objects.filter(pk=note["version"])),
    ),
    Writer(
        "evening",
        evening,
        lambda note: (
            Coming.objects.filter(session=note["session"], member=note["member"]).exists()
            and EveningRole.objects.filter(session=note["session"], member=note["member"], kind="opens").exists()
            and WalkHome.objects.filter(pk=note["walk"], taken_by=note["member"]).exists()
        ),
    ),
]


def meetings_in_a_row_are_all_there() -> list[str]:
    rows = Counter(Session.objects.filter(title__startswith="Row ").values_list("title", flat=True))
    return [f"{title}: {number} of {IN_A_ROW}" for title, number in rows.items() if number != IN_A_ROW]


def notes_are_those_of_the_newest_version() -> list[str]:
    kept: dict[UUID, tuple[int, int]] = {
        row["session"]: (row["newest"], row["all"])
        for row in NotesVersion.objects.values("session").annotate(newest=Max("number"), all=Count("pk"))
    }
    said = dict(NotesVersion.objects.values_list("session", "words").order_by("number"))
    return [
        f"meeting {row.pk}: version {row.notes_version} of {kept.get(row.pk)}"
        for row in Session.objects.all()
        if kept.get(row.pk, (0, 0)) != (row.notes_version, row.notes_version) or said.get(row.pk, "") != row.notes
    ]


HOLDS = [meetings_in_a_row_are_all_there, notes_are_those_of_the_newest_version]
