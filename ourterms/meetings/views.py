"""Pages of meetings. Each fetches through scope, does one thing, and goes back to the meeting."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ourterms.collectives.asked import asked_circle
from ourterms.collectives.models import Circle, Member, asking, circles_of, in_circle
from ourterms.collectives.permissions import veil, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.design.paging import Page, Pages, page_of
from ourterms.kit import clock
from ourterms.kit.markdown import to_html
from ourterms.kit.speech import say
from ourterms.kit.words import one_line
from ourterms.meetings import actions, reading
from ourterms.meetings.forms import (
    AgendaForm,
    NewForm,
    NotesForm,
    WalkForm,
    WeWillForm,
    change_form,
)
from ourterms.meetings.models import (
    AgendaLine,
    NotesVersion,
    Session,
    WalkHome,
    WeSaid,
    days_of,
)
from ourterms.meetings.others import THEM, US, other_of, with_others
from ourterms.meetings.permissions import may_know_who_walks
from ourterms.meetings.pieces import listed
from ourterms.meetings.rules.jobs import DEBRIEF, JOBS, OPENS, Job
from ourterms.people.acts import Refused, tried

VERSIONS = 20


def _session(request: MemberRequest, id: UUID) -> Session:
    return reading.session_for(request.member, id)


def _back(session: Session, part: str = "") -> HttpResponse:
    there = reverse("meetings:one", args=[session.collective_id, session.pk])
    return redirect(f"{there}#{part}" if part else there)


# Lists --------------------------------------------------------------------------------------------------------


def _page_of(pages: Pages, request: MemberRequest) -> tuple[Circle | None, Page[Any], reading.AsTheyCome]:
    """The circle that the address asks for, and a page of its meetings, as they come to who asks; of all, without
    one."""
    circle, member = asked_circle(request), request.member
    about = {"now": clock.now(), **in_circle(circle), **asking(member)}
    page = pages(request, circle is not None, with_others(member), **about)
    return circle, page, reading.as_they_come(member, page.rows)


def upcoming(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Next time we meet, and the times after it."""
    circle, page, coming = _page_of(reading.upcoming_page, request)
    rows = coming.rows
    first = rows[0] if rows and not page.back and rows[0].pk not in coming.first else None
    values = {
        "page": page,
        "circle": circle,
        "any": bool(rows),
        "first": first,
        "first_was": days_of(first.former) if first else [],
        "listed": listed(rows[1:] if first else rows, reverse("meetings:list", args=[collective]), coming.first),
    }
    return render(request, "meetings/list.html", values)


def past(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Meetings that are over, the last one first."""
    circle, page, there = _page_of(reading.past_page, request)
    lines = listed(there.rows, reverse("meetings:list", args=[collective]), there.first)
    return render(request, "meetings/past.html", {"page": page, "circle": circle, "listed": lines})


def said(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Everything we said we'd do that nobody has ticked, with the meeting it was said at."""
    circle, rows = asked_circle(request), WeSaid.objects.for_member(request.member)
    if circle is not None:
        rows = rows.filter(circle=circle)
    page = page_of(rows.filter(done_in=None).select_related("session"), request)
    return render(request, "meetings/said.html", {"page": page, "circle": circle})


# A meeting ----------------------------------------------------------------------------------------------------


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Plan a meeting, and perhaps the ones after it."""
    member = request.member
    circle, data = asked_circle(request), request.POST if request.method == "POST" else None
    form = NewForm(data, circles=circles_of(member), initial={"circle": str(circle.pk)} if circle else {})
    if form.is_bound and form.is_valid():
        every = form.cleaned_data["every"]
        session = actions.plan(
            by=member,
            id=form.row_id,
            circle=form.chosen_circle,
            what=form.plan(member.collective.setting("collectives.zone")),
            **({"every": every, "more": form.cleaned_data["more"]} if every else {}),
        )
        return _back(session)
    return render(request, "meetings/new.html", {"form": form}, status=422 if form.is_bound else 200)


def one(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """A meeting and everything that belongs to it."""
    return _page(request, _session(request, session))


def change(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Change a meeting, or move it to another day."""
    there = _session(request, session)
    form = change_form(there, request.POST if request.method == "POST" else None)
    other, who = other_of(request.member, there), request.POST.get("who", "")

    def act() -> None:
        actions.change(by=request.member, session=there, what=form.plan(there.zone), who=who, at=clock.now())

    if form.is_bound and tried(form, act):
        return _back(there)
    values = {"form": form, "session": there, "other": other, "who": who}
    return render(request, "meetings/change.html", values, status=422 if form.is_bound else 200)


def off(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Call a meeting off, or put it on again."""
    there = _session(request, session)
    if request.POST.get("off") == "no":
        actions.put_on_again(by=request.member, session=there, at=clock.now())
    else:
        words, who = one_line(request.POST.get("words", ""))[:300], request.POST.get("off", "")
        who = who if who in (US, THEM) else ""
        actions.call_off(by=request.member, session=there, words=words, who=who, at=clock.now())
    return _back(there)


def _page(request: MemberRequest, session: Session, bound: Any = None) -> HttpResponse:
    """The page of a meeting; with a form that has something to put right, when `bound` is one."""
    member, now = request.member, clock.now()
    asked, of_one = reading.about(member, session, now=now), session.circle_id is not None
    is_next = reading.next_one.first(of_one, **asked) == session.pk
    holders = {role.kind: role.member for role in reading.roles_of(**asked)}
    walks = reading.walks_of(**asked)
    here, carried = reading.said_at(**asked), reading.ticked_at(**asked)
    found = reading.still_open(of_one, **asked) if is_next else []
    carried += reversed(found[: reading.CARRIED])
    coming, agenda = [each.member for each in reading.coming_to(**asked)], reading.agenda_of(**asked)
    hidden = who_hide_from(member)
    walkers = [each for walk in walks for each in (walk.offered_by, walk.taken_by)]
    veil(hidden, [*holders.values(), *walkers, *(line.by for line in agenda)])
    forms = {"agenda_form": AgendaForm(), "say_form": WeWillForm(), "walk_form": WalkForm()}
    for name, form in forms.items():
        if type(form) is type(bound):
            forms[name] = bound
    values = {
        "session": session,
        "is_next": is_next,
        "is_over": session.ends <= now,
        "opener": holders.get(OPENS),
        "jobs": [(kind, _spoken(kind), holders.get(kind)) for kind in JOBS if kind not in (OPENS, DEBRIEF)],
        "opens_job": _spoken(OPENS),
        "debrief_job": _spoken(DEBRIEF),
        "debrief": holders.get(DEBRIEF),
        "coming": [each for each in coming if each.person_id not in hidden],
        "agenda": agenda,
        "said": here,
        "carried": carried,
        "more_carried": len(found) > reading.CARRIED,
        "notes": to_html(session.notes) if session.notes else "",
        "walks": [(walk, may_know_who_walks(member, walk)) for walk in walks],
        "my_walk": next((walk for walk in walks if walk.offered_by_id == member.pk), None),
        "wrong": bound,
        "other": other_of(member, session),
        "zone_differs": session.zone != member.collective.setting("collectives.zone"),
        **_stairs(member, session, holders.get(OPENS), hidden, {bytes(each) for each in reading.stairs_of(**asked)}),
        **forms,
    }
    return render(request, "meetings/one.html", values, status=422 if bound else 200)


def _spoken(kind: str) -> Job:
    return Job(*map(say, JOBS[kind]))


def _of(model: Any, member: Member, session: Session) -> Any:
    return model.objects.for_member(member).filter(session=session)


def _stairs(
    member: Member, session: Session, opener: Member | None, hidden: set[UUID], marks: set[bytes]
) -> dict[str, object]:
    """Whether anybody needs no stairs; whether I said so; and, for who opens up, who it is."""
    who: list[Member] = []
    if marks and opener is not None and opener.pk == member.pk:
        everybody = Member.objects.filter(collective=session.collective_id, here=True).order_by("name")
        who = [each for each in everybody if actions.stairs_mark(each, session) in marks]
        veil(hidden, who)
    return {
        "no_stairs": bool(marks),
        "i_need_no_stairs": actions.stairs_mark(member, session) in marks,
        "who_needs_no_stairs": who,
    }


# What is done on its page -------------------------------------------------------------------------------------


def coming(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Say that one comes, or take it back."""
    there = _session(request, session)
    actions.say_coming(by=request.member, session=there, coming=request.POST.get("coming") == "yes")
    return _back(there, "who")


def stairs(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Say for oneself that one can't manage stairs, or take it back."""
    there = _session(request, session)
    actions.need_no_stairs(by=request.member, session=there, wanted=request.POST.get("wanted") == "yes")
    return _back(there, "stairs")


def job(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Take a job of the evening, or put it down."""
    there, kind = _session(request, session), request.POST.get("kind", "")
    if request.POST.get("take") == "yes":
        actions.take_job(by=request.member, session=there, kind=kind)
    else:
        actions.put_down_job(by=request.member, session=there, kind=kind)
    return _back(there, "after" if kind == DEBRIEF else "jobs")


def agenda(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Put something on the agenda."""
    there, form = _session(request, session), AgendaForm(request.POST)
    if not form.is_valid():
        return _page(request, there, form)
    words = form.cleaned_data["words"]
    actions.add_to_agenda(by=request.member, session=there, id=form.row_id, words=words)
    return _back(there, "agenda")


def agenda_line(request: MemberRequest, collective: UUID, session: UUID, line: UUID) -> HttpResponse:
    """Move a line of the agenda up or down, or take back one's own. A line that is gone is gone."""
    there, do = _session(request, session), request.POST.get("do")
    found = _of(AgendaLine, request.member, there).select_related("session").filter(pk=line).first()
    if found is not None and do == "take-back":
        actions.take_back_agenda(by=request.member, line=found)
    elif found is not None and do in ("up", "down"):
        actions.move_agenda(by=request.member, line=found, up=do == "up")
    return _back(there, "agenda")


def say_we_will(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Put down a line of what we said we'd do."""
    there, form = _session(request, session), WeWillForm(request.POST)
    if not form.is_valid():
        return _page(request, there, form)
    actions.say_we_will(
        by=request.member, session=there, id=form.row_id, words=form.cleaned_data["words"], at=clock.now()
    )
    return _back(there, "said")


def said_line(request: MemberRequest, collective: UUID, session: UUID, line: UUID) -> HttpResponse:
    """Tick a line, take the tick away, or take back one's own line. It may be an earlier meeting's."""
    there, do = _session(request, session), request.POST.get("do")
    found = WeSaid.objects.for_member(request.member).filter(pk=line).first()
    if found is not None and do == "take-back":
        actions.take_back_said(by=request.member, line=found)
    elif found is not None and do in ("done", "open"):
        actions.tick(by=request.member, line=found, on=there, done=do == "done")
    return _back(there, "said")


def notes(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Write the notes; what stood there before is kept beneath."""
    there = _session(request, session)
    if request.method == "POST":
        form = NotesForm(request.POST)
        if form.is_valid():
            words, base = form.cleaned_data["words"].replace("\r\n", "\n"), form.cleaned_data["base"]
            both = actions.write_notes(by=request.member, session=there, id=form.row_id, words=words, base=base)
            if both:
                return redirect(f"{reverse('meetings:notes', args=[collective, session])}?both=yes")
            return _back(there, "notes")
    else:
        form = NotesForm(initial={"words": there.notes, "base": there.notes_version})
    versions = list(_of(NotesVersion, request.member, there).select_related("by").order_by("-number")[:VERSIONS])
    veil(who_hide_from(request.member), (version.by for version in versions))
    values = {
        "form": form,
        "session": there,
        "versions": versions,
        "both": request.GET.get("both") == "yes",
    }
    return render(request, "meetings/notes.html", values, status=422 if form.is_bound else 200)


def walk(request: MemberRequest, collective: UUID, session: UUID) -> HttpResponse:
    """Offer to walk home with somebody."""
    there, form = _session(request, session), WalkForm(request.POST)
    if not form.is_valid():
        return _page(request, there, form)
    actions.offer_walk(by=request.member, session=there, id=form.row_id, words=form.cleaned_data["words"])
    return _back(there, "after")


def walk_one(request: MemberRequest, collective: UUID, session: UUID, walk: UUID) -> HttpResponse:
    """Take an offer to walk home together, or end it."""
    there = _session(request, session)
    found = _of(WalkHome, request.member, there).select_related("session").filter(pk=walk).first()
    if request.POST.get("do") == "take":
        if found is None:
            raise Refused(say("This offer is gone. Perhaps there is another one."))
        actions.take_walk(by=request.member, walk=found)
    elif found is not None:
        actions.end_walk(by=request.member, walk=found)
    return _back(there, "after")
