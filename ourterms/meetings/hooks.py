"""What meetings answers to what crosses all apps (ourterms/kit/hooks.py)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Circle, Member
from ourterms.collectives.rules.settings import SAFE, WHOLE, Setting
from ourterms.design.days import day_in_words
from ourterms.kit.around import around
from ourterms.kit.hooks import Card, Event, Export, Found, Kept, Tick
from ourterms.meetings import actions
from ourterms.meetings.models import (
    ONLINE,
    AgendaLine,
    Coming,
    EveningRole,
    NoStairs,
    NotesVersion,
    Session,
    WalkHome,
    WeSaid,
)
from ourterms.meetings.reading import AsTheyCome, in_calendar, next_meetings, next_within, not_away
from ourterms.meetings.rules.jobs import JOBS

SOON = timedelta(days=7)
MOST = 10  # of each kind that a search finds


def keeps() -> list[Kept]:
    """Every table of this app."""
    see, group, week = (
        _("Whoever can see the meeting"),
        _("With the group"),
        _("A week after the meeting, or when you go"),
    )
    words = _("When you take it back; when you go, if you want it so")
    return [
        Kept("meetings.Session", _("When and where we meet, and the notes"), see, group),
        Kept(
            "meetings.EveningRole",
            _("Which job you took for a meeting"),
            see,
            _("When you put it down, or go. For a session of an agreement, 90 days after all of it was paid"),
        ),
        Kept("meetings.Coming", _("That you said you come. If you said nothing, nothing"), see, week),
        Kept(
            "meetings.NoStairs",
            _("A scrambled mark, if you said that you need no stairs at a meeting"),
            _("Whoever opens up sees your name; everybody else only that somebody needs it"),
            week,
        ),
        Kept(
            "meetings.AgendaLine",
            _("What you put on an agenda"),
            see,
            _(
                "When you take it back; when you go, if you want it so. That it was you, at a session of an agreement: "
                "90 days after all of it was paid"
            ),
        ),
        Kept(
            "meetings.WeSaid",
            _("A line of what we said we'd do, and that you wrote it down"),
            _("The line: whoever can see the meeting. That you wrote it: nobody"),
            words,
        ),
        Kept(
            "meetings.NotesVersion",
            _("The notes as you saved them, and your name with them"),
            see,
            _(
                "The notes: with the group. Your name with them: when you go, if you want it so; for a session of an "
                "agreement, 90 days after all of it was paid"
            ),
        ),
        Kept(
            "meetings.WalkHome",
            _("That you offered to walk home with somebody, or took such an offer"),
            _("Until somebody takes it, whoever can see the meeting; then the two of you"),
            week,
        ),
    ]


def _url(session: Session) -> str:
    return reverse("meetings:one", args=[session.collective_id, session.pk])


def _day(session: Session) -> str:
    return day_in_words(session.day, "big")


def _what(session: Session) -> str:
    """What it is, when and where, as far as somebody has said."""
    place = _("online") if session.how == ONLINE else session.where
    return ", ".join(part for part in (session.title, f"{session.time:%H:%M}", place) if part)


def _neutral(session: Session) -> Card:
    """In place of a meeting that somebody wants to be told of first."""
    words = _("Something that you wanted to be told of first. It can wait, and you don't have to look.")
    return Card(_("Next time we meet"), _day(session), words, _url(session), _("Have a look"), order=20)


def _next_card(found: AsTheyCome, empty_url: str) -> Card:
    """The next meeting that happens, and what was called off before it."""
    tag, coming = _("Next time we meet"), found.rows
    on = next((session for session in coming if not session.called_off), None)
    if on is not None and on.pk in found.first:
        return _neutral(on)._replace(order=10)
    before = [each for each in (coming[: coming.index(on)] if on else coming) if each.pk not in found.first]
    words = _("{day} is called off.").format(day=_day(before[0])) if before else ""
    if on is None:
        return Card(
            tag, _("No day is set yet"), words or _("A day and a time are enough to begin with."), empty_url,
            _("Plan a meeting"), order=10,
        )  # fmt: skip
    return Card(tag, _day(on), f"{_what(on)}. {words}".strip(), _url(on), _("See what we do then"), order=10)


def together(member: Member, now: datetime) -> list[Card]:
    """The next time we meet, first of all."""
    card = _next_card(next_meetings(member, now), reverse("meetings:new", args=[member.collective_id]))
    more = Card(
        _("When we meet"), _("When we meet"), _("All meetings, and what we said we'd do."),
        reverse("meetings:list", args=[member.collective_id]), _("See them all"), order=11,
    )  # fmt: skip
    return [card, more]


def circle(member: Member, circle: Circle, now: datetime) -> list[Card]:
    """The next time a circle meets, for its page."""
    card = _next_card(
        next_meetings(member, now, circle),
        reverse("meetings:new", args=[member.collective_id]) + f"?circle={circle.pk}",
    )
    more = Card(
        _("When we meet"),
        _("When we meet"),
        _("All meetings of this circle."),
        reverse("meetings:list", args=[member.collective_id]) + f"?circle={circle.pk}",
        _("See them all"),
        order=11,
    )
    return [card, more]


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """The next meeting within a week, also when it was called off."""
    found = next_within(member, now, SOON)
    if not found.rows:
        return []
    session: Session = found.rows[0]
    if session.pk in found.first:
        return [_neutral(session)]
    words = session.called_off_words if session.called_off else f"{_what(session)}."
    heading = _("Called off: {day}").format(day=_day(session)) if session.called_off else _day(session)
    return [Card(_("Next time we meet"), heading, words, _url(session), _("See what we do then"), order=20)]


def search(member: Member, words: str) -> list[Found]:
    """Meetings, agendas and what we said we'd do, with these words in them."""
    found = []
    sessions = Session.objects.for_member(member).filter(
        Q(title__icontains=words) | Q(where__icontains=words) | Q(notes__icontains=words) | Q(bring__icontains=words)
    )
    lines = [
        line
        for model in (AgendaLine, WeSaid)
        for line in model.objects.for_member(member)
        .filter(words__icontains=words)
        .select_related("session")
        .order_by("-session__starts", "pk")[:MOST]
    ]
    sessions = sessions.order_by("-starts", "pk")[:MOST]
    here = not_away(member, [*(each.pk for each in sessions), *(line.session_id for line in lines)])
    for each in sessions:
        if each.pk not in here:
            continue
        texts = [each.title, each.where, each.bring, each.notes]
        text = next((text for text in texts if words.casefold() in text.casefold()), each.title)
        found.append(Found(each.title or _day(each), _("Meeting"), around(text, words), _url(each)))
    return found + [
        Found(line.session.title or _day(line.session), _("Meeting"), around(line.words, words), _url(line.session))
        for line in lines
        if line.session_id in here
    ]


def calendar(member: Member, since: datetime) -> list[Event]:
    """Days of meetings that are on. The title is the group's neutral one; no place: both stand on locked screens."""
    title = member.collective.setting("collectives.title")
    return [Event(str(each.pk), title, each.starts, each.ends) for each in in_calendar(member, since)]


def export(person: UUID) -> list[Export]:
    """What somebody said, took and wrote at meetings."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person).select_related("collective"):
        rows += _of(member)
    return [Export("meetings", rows)] if rows else []


def _of(member: Member) -> list[dict[str, object]]:
    def row(session: Session, what: str, words: str = "") -> dict[str, object]:
        return {
            "group": member.collective.name,
            "day": session.day.isoformat(),
            "meeting": session.title,
            "what": what,
            "words": words,
        }

    rows = [
        row(role.session, "job", JOBS[role.kind].title)
        for role in EveningRole.objects.filter(member=member).select_related("session")
    ]
    rows += [row(each.session, "coming") for each in Coming.objects.filter(member=member).select_related("session")]
    for each in NoStairs.objects.filter(collective=member.collective_id).select_related("session"):
        if bytes(each.mark) == actions.stairs_mark(member, each.session):
            rows.append(row(each.session, "needs no stairs"))
    for line in AgendaLine.objects.filter(by=member).select_related("session"):
        rows.append(row(line.session, "agenda", line.words))
    for said in WeSaid.objects.filter(by=member).select_related("session"):
        rows.append(row(said.session, "we said we'd do", said.words))
    if member.here:  # notes hold everybody's words: only who can see the meeting takes them along
        for version in NotesVersion.objects.for_member(member).filter(by=member).select_related("session"):
            rows.append(row(version.session, "notes", version.words))
    for walk in WalkHome.objects.filter(Q(offered_by=member) | Q(taken_by=member)).select_related("session"):
        mine = walk.offered_by_id == member.pk
        what = "offered to walk home" if mine else "walks home with somebody"
        rows.append(row(walk.session, what, walk.words if mine else ""))
    return rows


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """What goes when a member does."""
    actions.forget(member=member, keep_words=keep_words)


def ticks() -> list[Tick]:
    """Once a day: who comes, a week after."""
    return [Tick("meetings.fade", timedelta(days=1), actions.fade)]


def settings() -> list[Setting]:
    """What fades when."""
    return [
        Setting(
            "meetings.kept",
            "Who came is kept",
            "So many days after a meeting it is gone who came, who needs no stairs, and who walked with whom.",
            WHOLE,
            7,
            SAFE,
            least=1,
            most=30,
        )
    ]
