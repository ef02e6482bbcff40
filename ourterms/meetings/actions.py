"""Meetings: planned, moved, called off; and everything that is put on a meeting's page."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from ourterms.collectives.models import Circle, Collective, Member
from ourterms.collectives.permissions import may_use_circle, veil, who_hide_from
from ourterms.kit.speech import say
from ourterms.kit.wall import Wall
from ourterms.meetings.models import (
    AgendaLine,
    Coming,
    EveningRole,
    NoStairs,
    NotesVersion,
    OfSession,
    Session,
    WalkHome,
    WeSaid,
)
from ourterms.meetings.others import WITH
from ourterms.meetings.permissions import may_take_back
from ourterms.meetings.rules import jobs, notes, times
from ourterms.people.acts import Refused, make
from ourterms.people.keys import mark

MOST_LINES = 60


class Plan(NamedTuple):
    """What a meeting is to be. `minutes` long; the rest as Session has it."""

    wall: Wall
    minutes: int
    title: str = ""
    how: str = "here"
    where: str = ""
    getting_in: str = ""
    stairs: str = ""
    bring: str = ""
    link: str = ""

    def words(self) -> dict[str, str]:
        """Everything but the time."""
        return {name: getattr(self, name) for name in Plan._fields if name not in ("wall", "minutes")}


def _held(by: Member, session: Session) -> Session:
    """The meeting as it is now, held until the end of the transaction. Refused for one that `by` may not see."""
    held: Session | None = Session.objects.for_member(by).select_for_update().filter(pk=session.pk).first()
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


def _place(session: Session) -> dict[str, object]:
    """What every row of a meeting carries."""
    return {"collective_id": session.collective_id, "circle_id": session.circle_id, "session": session}


@transaction.atomic
def plan(
    *, by: Member, id: UUID, circle: Circle | None, what: Plan, every: str = times.WEEKLY, more: int = 0
) -> Session:
    """Plan a meeting, for all or for a circle, and perhaps `more` after it, each a meeting of its own from then on.

    Returns the first. The others' ids follow from its id, so that a form sent twice plans once.
    """
    if circle is not None and not may_use_circle(by, circle):
        raise Refused(say("There is nothing here."))
    first: Session | None = None
    for number, day in enumerate(times.days(what.wall.day, every, more)):
        session = Session()
        session.set_wall(what.wall._replace(day=day), what.minutes)
        when = {name: getattr(session, name) for name in ("day", "time", "zone", "minutes", "starts", "ends")}
        own_id = uuid5(id, str(number)) if number else id
        session, _made = make(Session, own_id, collective=by.collective, circle=circle, **what.words(), **when)
        first = first or session
    assert first is not None
    return first


@transaction.atomic
def change(*, by: Member, session: Session, what: Plan, at: datetime, who: str = "") -> Session:
    """Change a meeting. Another day or time moves it; the old one stays visible. `who` moved it to another day: US or
    THEM, where it is with others (others.py). Raises Refused."""
    held = _held(by, session)
    if (held.day, held.time) != (what.wall.day, what.wall.time):
        for each in WITH:
            each.given_up(held, who, at, what.wall.day)
    for name, value in what.words().items():
        setattr(held, name, value)
    before = held.wall
    held.set_wall(what.wall, what.minutes)
    if (before.day, before.time) != (held.day, held.time):
        now_on = datetime.combine(held.day, held.time).isoformat(timespec="minutes")
        was_on = datetime.combine(before.day, before.time).isoformat(timespec="minutes")
        held.former = [*(wall for wall in held.former if wall not in (now_on, was_on)), was_on]
    held.save()
    return held


@transaction.atomic
def call_off(*, by: Member, session: Session, words: str, at: datetime, who: str = "") -> None:
    """Call a meeting off, with a word on it or none. It stays where it stands, and says so. `who` did: US or THEM,
    where it is with others (others.py); said again, it puts that right. Raises Refused."""
    _off(_held(by, session), words, at, who)


def _off(held: Session, words: str, at: datetime, who: str) -> None:
    for each in WITH:
        each.given_up(held, who, at, None)
    held.called_off, held.called_off_words = True, words or held.called_off_words
    held.save(update_fields=["called_off", "called_off_words"])


@transaction.atomic
def call_off_all(*, sessions: Iterable[UUID], words: str, at: datetime, who: str = "") -> None:
    """The same for meetings that an app above holds with others, and that end together: also those of a circle that
    whoever ended it is not in."""
    for held in Session.objects.select_for_update().filter(pk__in=list(sessions)).order_by("pk"):
        _off(held, words, at, who)


@transaction.atomic
def open_to_all(*, sessions: Iterable[UUID]) -> None:
    """Meetings of a circle become everybody's, with all that stands on their pages. For an app above that holds them
    with others."""
    ids = list(sessions)
    Session.objects.filter(pk__in=ids).update(circle=None)
    for model in OfSession.__subclasses__():
        model._default_manager.filter(session__in=ids).update(circle=None)


@transaction.atomic
def never_was(*, session: UUID, words: str) -> None:
    """A meeting that is over did not take place: it says so, as one that was called off. For an app above that holds it
    with others, and takes back what hangs on it."""
    Session.objects.filter(pk=session).update(called_off=True, called_off_words=words)


@transaction.atomic
def put_on_again(*, by: Member, session: Session, at: datetime) -> None:
    """A meeting that was called off happens after all. Raises Refused, where what hangs on it has happened."""
    held = _held(by, session)
    if held.called_off:
        for each in WITH:
            each.on_again(held, at)
    held.called_off, held.called_off_words = False, ""
    held.save(update_fields=["called_off", "called_off_words"])


# Who comes, and who does what ---------------------------------------------------------------------------------


@transaction.atomic
def say_coming(*, by: Member, session: Session, coming: bool) -> None:
    """Say that one comes, or take that back. Saying nothing is as good."""
    held = _held(by, session)
    mine = Coming.objects.for_member(by).filter(session=held, member=by)
    if not coming:
        mine.delete()
    elif not mine.exists():
        Coming.objects.create(member=by, **_place(held))


def stairs_mark(member: Member, session: Session) -> bytes:
    """What stands for "this member needs no stairs at this meeting"."""
    return mark("no-stairs", f"{session.pk}/{member.pk}")


@transaction.atomic
def need_no_stairs(*, by: Member, session: Session, wanted: bool) -> None:
    """Say for oneself that one can't manage stairs, or take that back."""
    held = _held(by, session)
    own = stairs_mark(by, held)
    mine = NoStairs.objects.for_member(by).filter(session=held, mark=own)
    if not wanted:
        mine.delete()
    elif not mine.exists():
        NoStairs.objects.create(mark=own, **_place(held))


@transaction.atomic
def take_job(*, by: Member, session: Session, kind: str) -> None:
    """Take a job of the evening that stands empty."""
    if kind not in jobs.JOBS:
        raise Refused(say("There is no such job."))
    held = _held(by, session)
    there = EveningRole.objects.for_member(by).filter(session=held, kind=kind).select_related("member").first()
    if there is not None and there.member_id == by.pk:
        return
    if there is not None and there.member.here:
        veil(who_hide_from(by), [there.member])
        raise Refused(say("{name} has taken that meanwhile.", name=there.member.name))
    if there is not None:
        there.delete()  # of somebody who has left
    EveningRole.objects.create(kind=kind, member=by, **_place(held))


@transaction.atomic
def put_down_job(*, by: Member, session: Session, kind: str) -> None:
    """Put a job down that one has taken. It stands empty then."""
    if kind in jobs.JOBS:
        EveningRole.objects.for_member(by).filter(session=_held(by, session), kind=kind, member=by).delete()


# What we talk about, and what we said we'd do -----------------------------------------------------------------


@transaction.atomic
def add_to_agenda(*, by: Member, session: Session, id: UUID, words: str) -> AgendaLine:
    """Put something on the agenda, at its end."""
    held = _held(by, session)
    lines = AgendaLine.objects.for_member(by).filter(session=held)
    last = lines.aggregate(last=Max("place"))["last"]
    if last is not None and last + 1 >= MOST_LINES and not lines.filter(pk=id).exists():
        raise Refused(say("The agenda is full. Take something off first."))
    line, _made = make(AgendaLine, id, words=words, place=0 if last is None else last + 1, by=by, **_place(held))
    return line


@transaction.atomic
def take_back_agenda(*, by: Member, line: AgendaLine) -> None:
    """Take one's own line off the agenda. What is gone already is gone."""
    if not may_take_back(by, line):
        raise Refused(say("Somebody else put this here. They can take it back."))
    AgendaLine.objects.for_member(by).filter(pk=line.pk).delete()


@transaction.atomic
def move_agenda(*, by: Member, line: AgendaLine, up: bool) -> None:
    """Move a line of the agenda one up, or one down. At the end of the list it stays where it is."""
    held = _held(by, line.session)
    lines = list(AgendaLine.objects.for_member(by).filter(session=held).order_by("place", "pk"))
    at = next((number for number, each in enumerate(lines) if each.pk == line.pk), None)
    to = None if at is None else at - 1 if up else at + 1
    if at is None or to is None or not 0 <= to < len(lines):
        return
    lines[at], lines[to] = lines[to], lines[at]
    for number, each in enumerate(lines):
        each.place = number
    AgendaLine.objects.bulk_update(lines, ["place"])


@transaction.atomic
def say_we_will(*, by: Member, session: Session, id: UUID, words: str, at: datetime) -> WeSaid:
    """Put down a line of what we said we'd do."""
    held = _held(by, session)
    line, _made = make(WeSaid, id, words=words, by=by, at=at, **_place(held))
    return line


@transaction.atomic
def tick(*, by: Member, line: WeSaid, on: Session, done: bool) -> None:
    """Tick a line as done on the page of the meeting `on`, or take the tick away. Anyone may."""
    held = _held(by, on)
    lines = WeSaid.objects.for_member(by).filter(pk=line.pk, circle=held.circle_id)
    if done:
        lines.filter(done_in=None).update(done_in=held)
    else:
        lines.update(done_in=None)


@transaction.atomic
def take_back_said(*, by: Member, line: WeSaid) -> None:
    """Take away a line that one put down oneself."""
    if not may_take_back(by, line):
        raise Refused(say("Somebody else put this here. They can take it back."))
    WeSaid.objects.for_member(by).filter(pk=line.pk).delete()


@transaction.atomic
def write_notes(*, by: Member, session: Session, id: UUID, words: str, base: int) -> bool:
    """Save the notes, written on top of version `base`. Returns whether somebody else had saved meanwhile.

    Then both texts stand in the notes, one below the other. Every version is kept. Sent twice, saved once.
    """
    held = _held(by, session)
    versions = NotesVersion.objects.for_member(by).filter(session=held)
    if versions.filter(pk=id).exists():
        return False
    meanwhile = base != held.notes_version
    written = notes.both(held.notes, words) if meanwhile else words.strip()
    if written == held.notes:
        return meanwhile
    held.notes, held.notes_version = written, held.notes_version + 1
    held.save(update_fields=["notes", "notes_version"])
    make(NotesVersion, id, number=held.notes_version, words=written, by=by, **_place(held))
    return meanwhile


# The way home -------------------------------------------------------------------------------------------------


@transaction.atomic
def offer_walk(*, by: Member, session: Session, id: UUID, words: str) -> None:
    """Offer to walk home with somebody. One offer each; a second one changes its words."""
    held = _held(by, session)
    mine = WalkHome.objects.for_member(by).filter(session=held, offered_by=by)
    if not mine.update(words=words):
        make(WalkHome, id, offered_by=by, words=words, **_place(held))


@transaction.atomic
def take_walk(*, by: Member, walk: WalkHome) -> None:
    """Take somebody's offer to walk home together."""
    _held(by, walk.session)
    if walk.offered_by_id == by.pk:
        raise Refused(say("This is your own offer."))
    offers = WalkHome.objects.for_member(by).filter(pk=walk.pk)
    if not offers.filter(taken_by=None).update(taken_by=by) and not offers.filter(taken_by=by).exists():
        raise Refused(say("Somebody else has taken this meanwhile."))


@transaction.atomic
def end_walk(*, by: Member, walk: WalkHome) -> None:
    """Take back one's offer, or give back what one took. Nobody says why."""
    _held(by, walk.session)
    offers = WalkHome.objects.for_member(by).filter(pk=walk.pk)
    offers.filter(taken_by=by).update(taken_by=None)
    offers.filter(offered_by=by).delete()


# What goes by itself, and what goes with a member --------------------------------------------------------------


@transaction.atomic
def fade(at: datetime) -> None:
    """A while after a meeting (a week, unless the group set otherwise) nobody can tell any more who came, who needs
    no stairs and who walked with whom.
    """
    for collective in Collective.objects.only("chosen"):
        before = at - timedelta(days=collective.setting("meetings.kept"))
        for model in (Coming, NoStairs, WalkHome):
            model.objects.filter(session__collective=collective, session__ends__lte=before).delete()


def who_was_there() -> Any:
    """The ids of meetings whose pages tell who did a job there, put something on the agenda or wrote the notes."""
    by = AgendaLine.objects.exclude(by=None), NotesVersion.objects.exclude(by=None)
    return EveningRole.objects.values("session").union(*(rows.values("session") for rows in by))


@transaction.atomic
def forget_who(*, sessions: Any) -> None:
    """Nobody can tell any more who did what at these meetings, given as a query of their ids. For an app above that
    holds them with others, where that tells who worked when."""
    EveningRole.objects.filter(session__in=sessions).delete()
    for model in (AgendaLine, NotesVersion):
        model._default_manager.filter(session__in=sessions).update(by=None)


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """What goes when a member does: that they come, their jobs, their walk home; and their lines if they want it so.

    Notes belong to everybody; without words of theirs no version says who saved it.
    """
    EveningRole.objects.filter(member=member).delete()
    Coming.objects.filter(member=member).delete()
    WalkHome.objects.filter(offered_by=member).delete()
    WalkHome.objects.filter(taken_by=member).update(taken_by=None)
    for row in NoStairs.objects.filter(collective=member.collective_id).select_related("session"):
        if bytes(row.mark) == stairs_mark(member, row.session):
            row.delete()
    if not keep_words:
        AgendaLine.objects.filter(by=member).delete()
        WeSaid.objects.filter(by=member).delete()
        NotesVersion.objects.filter(by=member).update(by=None)
