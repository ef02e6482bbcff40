"""The pages of our own terms. Each fetches through scope, does one thing, and goes back to where it was done."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions.actions import zone_of
from ourterms.decisions.models import OPEN, WAITING, Matter
from ourterms.design.forms import OnceForm
from ourterms.kit import clock
from ourterms.people.acts import Refused, tried
from ourterms.register.permissions import may_publish
from ourterms.register.reading import of_thing
from ourterms.terms import actions, drawn, shown
from ourterms.terms.ask import report_on
from ourterms.terms.forms import Paste
from ourterms.terms.inside.forms import AgendaForm, BringForm, ClauseForm, WholeForm
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ours import Ours, Working, in_force, version_of, working
from ourterms.terms.published import KIND
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.clauses import CLAUSES, GROUPS
from ourterms.terms.rules.clauses.base import MET
from ourterms.terms.rules.differences import Difference, differences, mark_of, told
from ourterms.terms.rules.files import as_toml
from ourterms.terms.rules.terms import Terms, as_data
from ourterms.terms.views import by_status, marked, spans_of

FULL, EASY, BOTH = "full", "easy", "both"
VERSIONS = 30  # on a page
MATTERS = 5  # that are on their way


def _shown(request: MemberRequest, ours: Ours) -> dict[str, Any]:
    """A version for a page: in full, in easy words, or both (`?as=`)."""
    easy, asked = shown.in_easy(ours.terms), request.GET.get("as", FULL)
    asked = asked if easy and asked in (FULL, EASY, BOTH) else FULL
    values: dict[str, Any] = {"ours": ours, "terms": ours.terms, "has_easy": bool(easy), "shown_as": asked}
    if asked != FULL:
        values["easy"] = easy
    if asked != EASY:
        values |= {
            "lines": shown.lines(ours.terms),
            "full": shown.in_full(ours.terms),
            "not_asked": shown.not_asked(ours.terms) if ours.version else [],
        }
    return values


def _version(request: MemberRequest, number: int) -> Ours:
    found = version_of(request.member, number) if number < 2**31 else None
    if found is None:
        raise Http404
    return found


def terms(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Our terms as they hold now, the draft of the next, and what is on its way to be decided."""
    member = request.member
    ours = in_force(member.collective_id)
    on_the_way = Matter.objects.for_member(member).filter(does=actions.TERMS, state__in=[WAITING, OPEN])
    aside = set(Draft.objects.for_member(member).values_list("aside", flat=True))
    values = {
        **_shown(request, ours),
        "has_draft": False in aside,
        "has_aside": True in aside,
        "matters": list(on_the_way.order_by("-at", "-pk")[:MATTERS]),
        "form": OnceForm(),
    }
    return render(request, "terms/inside/terms.html", values)


def versions(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Every version, the newest first, thirty at a time (`?below=` a number)."""
    rows = OurTerms.objects.for_member(request.member).order_by("-number").defer("terms")
    below = _number(request.GET.get("below", ""))
    if below is not None:
        rows = rows.filter(number__lt=below)
    taken = list(rows[: VERSIONS + 1])
    values = {
        "versions": taken[:VERSIONS],
        "below": taken[VERSIONS - 1].number if len(taken) > VERSIONS else None,
        "newest": in_force(request.member.collective_id).version,
    }
    return render(request, "terms/inside/versions.html", values)


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None


def version(request: MemberRequest, collective: UUID, number: int) -> HttpResponse:
    """One version as it was adopted."""
    there = _version(request, number)
    row = OurTerms.objects.for_member(request.member).filter(number=number).first()
    newest = in_force(request.member.collective_id).version
    values = {
        **_shown(request, there),
        "row": row,
        "newest": newest,
        "entry": of_thing(KIND, [row.pk]).get(row.pk) if row else None,
        "may_publish": row is not None and may_publish(request.member),
        "form": OnceForm(),
    }
    return render(request, "terms/inside/version.html", values)


def file(request: MemberRequest, collective: UUID, number: int, kind: str) -> HttpResponse:
    """A version to take away: TOML to edit, JSON for programs."""
    there = _version(request, number)
    if kind == "toml":
        response = HttpResponse(as_toml(there.terms), content_type="application/toml; charset=utf-8")
    elif kind == "json":
        response = JsonResponse(as_data(there.terms), json_dumps_params={"indent": 2, "ensure_ascii": False})
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="our-terms-{number}.{kind}"'
    return response


def compare(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What differs between any two versions, in words (`?a=` and `?b=` their numbers; 0 is the ready-made set)."""
    newest = in_force(request.member.collective_id)
    a = _number(request.GET.get("a", ""))
    b = _number(request.GET.get("b", ""))
    first = _version(request, max(newest.version - 1, 0) if a is None else a)
    second = _version(request, newest.version if b is None else b)
    values = {
        "first": first,
        "second": second,
        "newest": newest.version,
        "changes": shown.changes(told(differences(first.terms, second.terms), second.terms.currency)),
    }
    return render(request, "terms/inside/compare.html", values)


# An ask held against ours --------------------------------------------------------------------------------------


def check(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The box; and what an ask makes of our terms. Nothing of it is kept."""
    ours = in_force(request.member.collective_id)
    values: dict[str, Any] = {"ours": ours, "text": ""}
    if request.method != "POST":
        return render(request, "terms/inside/check.html", values)
    paste = Paste(request)
    if paste.document is None:
        return render(
            request, "terms/inside/check.html", values | {"text": paste.text, "error": paste.error}, status=422
        )
    text = paste.document.text
    today = clock.today(ZoneInfo(request.member.collective.setting("collectives.zone")))
    made = report_on(text, ours.terms, today, paste.document.notes)
    values |= {
        "text": paste.text,
        "made": made,
        "notices": drawn.notices(made.notes if made.in_english else made.notes[1:]),
        "three": drawn.three(made.three),
        "everything": drawn.everything(by_status(made.findings)),
        "marked": marked(text, spans_of(made.conditions)),
        "turned_back": [each for each in made.findings if each.line and each.status != MET],
        "letter": made.replies[0].text,
    }
    return render(request, "terms/inside/checked.html", values)


# The draft -----------------------------------------------------------------------------------------------------


def _to_draft(member: Member, clause: str = "") -> HttpResponse:
    there = reverse("ours:draft", args=[member.collective_id])
    return redirect(f"{there}#{clause}" if clause else there)


def _told(working: Working) -> Any:
    return shown.changes(told(working.changes, working.terms.currency))


def draft(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The draft: what it changes, every clause with a screen of its own, and putting it on the agenda."""
    there = working(request.member)
    if there is None:
        return redirect("ours:terms", collective)
    url = reverse("ours:draft", args=[collective])
    changed = {each.where for each in there.changes}
    values = {
        "working": there,
        "changes": _told(there),
        "clauses": shown.to_change(there.terms, changed, url),
        "first": next(iter(CLAUSES)),
    }
    return render(request, "terms/inside/draft.html", values)


def begin(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Begin a draft: from the terms that hold, from an earlier version (`version`), or from what was put forward."""
    form, member = OnceForm(request.POST), request.member
    if not form.is_valid():
        return redirect("ours:terms", collective)
    wanted: Terms | None = None
    number = _number(request.POST.get("version", ""))
    if number is not None:
        wanted = _version(request, number).terms
    try:
        actions.start(by=member, id=form.row_id, terms=wanted)
    except Refused as refused:
        return render(request, "terms/inside/refused.html", {"why": refused.message}, status=422)
    return _to_draft(member)


def take_back(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Lay the draft aside."""
    there = working(request.member)
    if there is not None:
        actions.take_back(by=request.member, draft=there.draft)
    return redirect("ours:terms", collective)


def take_up(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Go on with the draft that was laid aside."""
    try:
        actions.take_up(by=request.member)
    except Refused as refused:
        return render(request, "terms/inside/refused.html", {"why": refused.message}, status=422)
    return _to_draft(request.member)


def bring(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Begin a draft from terms that somebody kept as a file."""
    data = request.POST if request.method == "POST" else None
    form = BringForm(data, request.FILES if data is not None else None)

    def act() -> None:
        actions.start(by=request.member, id=form.row_id, terms=form.terms)

    if data is not None and tried(form, act):
        return _to_draft(request.member)
    values = {"form": form, "has_draft": Draft.objects.for_member(request.member).filter(aside=False).exists()}
    return render(request, "terms/inside/bring.html", values, status=422 if form.errors else 200)


def whole(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What stands above the clauses, and all of it in easy words."""
    there = working(request.member)
    if there is None:
        return redirect("ours:terms", collective)
    data, meanwhile = request.POST if request.method == "POST" else None, None
    form = WholeForm(there.terms, data)

    def act() -> None:
        actions.change_whole(
            by=request.member, draft=there.draft, values=form.values, seen=form.cleaned_data["seen"]
        )  # fmt: skip

    try:
        if data is not None and tried(form, act):
            return _to_draft(request.member)
    except actions.Meanwhile as found:
        mine = there.terms._replace(**form.values)
        meanwhile = told(differences(there.terms._replace(**found.now), mine), there.terms.currency)
        form = WholeForm(there.terms, _seen_now(request, mark_of(list(found.now.values()))))
    values = {"form": form, "meanwhile": shown.changes(meanwhile) if meanwhile else ""}
    return render(request, "terms/inside/whole.html", values, status=422 if form.errors or meanwhile else 200)


def _seen_now(request: MemberRequest, mark: str) -> Any:
    """What was typed; whoever saves it now has seen what stands there."""
    typed = request.POST.copy()
    typed["seen"] = mark
    return typed


def clause(request: MemberRequest, collective: UUID, clause: str) -> HttpResponse:
    """One clause of the draft, on a screen of its own, saved by itself."""
    if clause not in CLAUSES:
        raise Http404
    there = working(request.member)
    if there is None:
        return redirect("ours:terms", collective)
    about, now = CLAUSES[clause], there.terms.clauses.get(clause)
    start, currency = ready_made().clauses[clause], there.terms.currency
    data, meanwhile = request.POST if request.method == "POST" else None, None
    form = ClauseForm(about, now, start, currency, data)
    names = list(CLAUSES)
    place = names.index(clause)
    following = names[place + 1] if place + 1 < len(names) else ""

    def act() -> None:
        actions.change_clause(
            by=request.member, draft=there.draft, clause=clause, setting=form.setting, seen=form.cleaned_data["seen"]
        )

    try:
        if data is not None and tried(form, act):
            if request.POST.get("then") == "next" and following:
                return redirect("ours:clause", collective, following)
            return _to_draft(request.member, clause)
    except actions.Meanwhile as found:
        meanwhile = told([Difference(clause, found.now, form.setting)], currency)
        form = ClauseForm(about, now, start, currency, _seen_now(request, mark_of(found.now)))
    setting = now or start
    values = {
        "form": form,
        "clause": about,
        "group": _(GROUPS[about.group]),
        "wanted": shown.wanted(about, setting, currency),
        "ready": shown.wanted(about, start, currency) if about.figure and setting.figure != start.figure else "",
        "place": place + 1,
        "of": len(names),
        "before": names[place - 1] if place else "",
        "following": following,
        "following_title": _(CLAUSES[following].title) if following else "",
        "meanwhile": shown.changes(meanwhile) if meanwhile else "",
    }
    return render(request, "terms/inside/clause.html", values, status=422 if form.errors or meanwhile else 200)


def agenda(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What the draft changes, once more, and putting it on the agenda."""
    member, data = request.member, request.POST if request.method == "POST" else None
    form, made = AgendaForm(data), []

    def act() -> None:
        today = clock.today(zone_of(member))
        words = form.cleaned_data["words"]
        made.append(actions.put_on_agenda(by=member, id=form.row_id, words=words, at=clock.now(), today=today))

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    there = working(member)
    if there is None:
        return redirect("ours:terms", collective)
    values = {"form": form, "working": there, "changes": _told(there)}
    return render(request, "terms/inside/agenda.html", values, status=422 if form.errors else 200)
