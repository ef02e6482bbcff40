"""Opinion maps. Where a group has not turned them on, there is nothing here."""

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.collectives.asked import asked_circle
from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions, maps
from ourterms.decisions.forms import MatterForm
from ourterms.decisions.models import LET_GO, TITLE, Aside, Opinion, OpinionMap, Statement
from ourterms.decisions.pages.map_forms import AsideForm, BeginForm, OpinionForm, StatementForm
from ourterms.decisions.pages.map_result import FILE, for_agenda, result_values, said_in
from ourterms.decisions.reading import MATTERS
from ourterms.decisions.rules import closing
from ourterms.decisions.rules.maps import ANSWERS, DAYS, as_opinions, in_order_for
from ourterms.design.paging import page_of
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, tried

MOST_OPEN = 30
SAYS = {"agree": "Agree", "disagree": "Disagree", "pass": "Pass"}


def _member(request: MemberRequest) -> Member:
    """Who asks. Http404 where their group has not turned maps on."""
    if not maps.are_on(request.member):
        raise Http404
    return request.member


def _map(request: MemberRequest, id: UUID) -> OpinionMap:
    """The map; closed first, if its hour has come and nobody was here since."""
    rows = OpinionMap.objects.for_member(_member(request)).select_related("circle")
    there: OpinionMap = get_object_or_404(rows, pk=id)
    if not there.closed and there.closes <= clock.now():
        maps.close(map=there, at=clock.now())
        there = get_object_or_404(rows, pk=id)
    return there


def _statement(there: OpinionMap, id: UUID) -> Statement:
    """A statement of the map, which is at hand with it."""
    found: Statement = get_object_or_404(Statement.objects.filter(map=there, taken_back=False), pk=id)
    found.map = there
    return found


def _to(there: OpinionMap, part: str = "") -> HttpResponse:
    url = reverse("decisions:map", args=[there.collective_id, there.pk])
    return redirect(f"{url}#{part}" if part else url)


# Lists ----------------------------------------------------------------------------------------------------------


def all_maps(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Open maps, then closed ones, the last first."""
    member, circle = _member(request), asked_circle(request)
    maps.close_due(clock.now(), collective)
    rows = OpinionMap.objects.for_member(member).select_related("circle")
    rows = rows.filter(circle=circle) if circle else rows
    page = page_of(rows.filter(closed=True), request, by="closes")
    open_ones = [] if page.back else list(rows.filter(closed=False).order_by("closes", "pk")[:MOST_OPEN])
    return render(request, "decisions/maps.html", {"page": page, "open_ones": open_ones, "circle": circle})


def new_map(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Begin a map."""
    member, circle, now = _member(request), asked_circle(request), clock.now()
    circles = Circle.objects.for_member(member).filter(ended=False).order_by("name", "pk")
    usual = closing.usual(now, DAYS, str(actions.zone_of(member)))
    data = request.POST if request.method == "POST" else None
    form, made = (
        BeginForm(data, circles=circles, closes=usual, initial={"circle": str(circle.pk)} if circle else {}),
        [],
    )

    def act() -> None:
        made.append(maps.begin(by=member, id=form.row_id, circle=form.chosen_circle, what=form.beginning, at=now))

    if data is not None and tried(form, act):
        return _to(made[0])
    return render(request, "decisions/map_new.html", {"form": form}, status=422 if form.errors else 200)


# A map ----------------------------------------------------------------------------------------------------------


def one(request: MemberRequest, collective: UUID, map: UUID) -> HttpResponse:
    """A map: while it is open its statements and nothing else; afterwards what it came to."""
    return _page(request, _map(request, map))


def _page(request: MemberRequest, there: OpinionMap, wrong: Any = None) -> HttpResponse:
    member = request.member
    rows = Statement.objects.for_member(member).filter(map=there, taken_back=False).order_by("key", "pk")
    statements = list(rows.select_related("matter"))
    asides = list(Aside.objects.for_member(member).filter(map=there).select_related("statement").order_by("at", "pk"))
    names = names_seen_by(member, [there.by_id, *(i for each in asides for i in (each.by_id, each.back_by_id))])
    somebody = say("Somebody")
    values: dict[str, Any] = {
        "map": there,
        "by": names.get(there.by_id, "") if there.by_id else "",
        "asides": [(a, names.get(a.by_id, somebody), names.get(a.back_by_id, somebody)) for a in asides],
        "wrong": wrong,
    }
    if there.closed:
        values |= result_values(there, statements)
    else:
        row = Opinion.objects.filter(map=there, member=member).first()
        values |= {
            "listed": [each for each in statements if not each.aside],
            "mine": [each for each in statements if each.by_id == member.pk],
            "answered": row is not None,
            "statement_form": wrong or StatementForm(),
        }
    template = "decisions/map_closed.html" if there.closed else "decisions/map.html"
    return render(request, template, values, status=422 if wrong else 200)


def add(request: MemberRequest, collective: UUID, map: UUID) -> HttpResponse:
    """Put a statement in."""
    there, form = _map(request, map), StatementForm(request.POST)

    def act() -> None:
        words = form.cleaned_data["words"]
        maps.add(by=request.member, id=form.row_id, map=there, words=words, at=clock.now())

    return _to(there, "statements") if there.closed or tried(form, act) else _page(request, there, form)


def take_back(request: MemberRequest, collective: UUID, map: UUID, statement: UUID) -> HttpResponse:
    """Take one's own statement back."""
    there = _map(request, map)
    mine = get_object_or_404(Statement.objects.filter(map=there, by=request.member), pk=statement)
    mine.map = there
    maps.take_back(by=request.member, statement=mine, at=clock.now())
    return _to(there, "statements")


# Answering ------------------------------------------------------------------------------------------------------


def answer(request: MemberRequest, collective: UUID, map: UUID) -> HttpResponse:
    """One statement, three buttons; then the next. `?s=` asks for one of them again."""
    there, member = _map(request, map), request.member
    if there.closed:
        return _to(there)
    if request.method != "POST":
        return _ask(request, there, request.GET.get("s", ""))
    form = OpinionForm(request.POST)
    back = request.POST.get("do") == "take-back"
    if back:
        form.fields["answer"].required = False
    valid = form.is_valid()
    found = Statement.objects.filter(map=there, pk=form.asked).first() if form.asked else None
    if found is None:
        return _ask(request, there, "", say("There is no such statement."))
    found.map = there
    if not valid:
        return _ask(request, there, str(found.pk), say("Choose agree, disagree or pass."))
    try:
        if back:
            maps.take_answer_back(by=member, statement=found, at=clock.now())
        else:
            maps.answer(by=member, statement=found, answer=form.cleaned_data["answer"], at=clock.now())
    except Refused as refused:
        return _ask(request, there, "", refused.message)
    return redirect("decisions:map-mine" if request.POST.get("again") else "decisions:map-answer", collective, map)


def _answers(request: MemberRequest, there: OpinionMap) -> tuple[list[Statement], dict[str, int]]:
    """The statements that are asked now, in the order for whoever is asked; and what they answered so far."""
    rows = Statement.objects.for_member(request.member).filter(map=there, taken_back=False, aside=False)
    found = {each.pk: each for each in rows}
    said = Opinion.objects.filter(map=there, member=request.member).values_list("said", flat=True).first()
    return [found[pk] for pk in in_order_for(request.member.pk, found)], said or {}


def _ask(request: MemberRequest, there: OpinionMap, wanted: str, refused: str = "") -> HttpResponse:
    statements, said = _answers(request, there)
    again = next((each for each in statements if wanted and str(each.pk) == wanted), None)
    following = next((each for each in statements if each.pk.hex not in said), None)
    asked = again or following
    before = said.get(asked.pk.hex) if asked else None
    mine = next((answer for answer, vote in ANSWERS.items() if vote == before), "")
    values = {
        "map": there,
        "statement": asked,
        "again": again,
        "mine": say(SAYS[mine]) if mine else "",
        "buttons": [(key, answer, say(SAYS[answer])) for key, answer in enumerate(SAYS, start=1)],
        "refused": refused,
        "any": bool(statements),
    }
    return render(request, "decisions/map_answer.html", values, status=422 if refused else 200)


def mine(request: MemberRequest, collective: UUID, map: UUID) -> HttpResponse:
    """What I answered, to change it or take it back."""
    there = _map(request, map)
    if there.closed:
        return _to(there)
    statements, said = _answers(request, there)
    words = {vote: say(SAYS[answer]) for answer, vote in ANSWERS.items()}
    rows = [(each, words[said[each.pk.hex]]) for each in statements if each.pk.hex in said]
    return render(request, "decisions/map_mine.html", {"map": there, "rows": rows})


# Moderation -----------------------------------------------------------------------------------------------------


def set_aside(request: MemberRequest, collective: UUID, map: UUID, statement: UUID) -> HttpResponse:
    """Set a statement aside, with a reason."""
    there = _map(request, map)
    found = _statement(there, statement)
    if there.closed or (found.aside and request.method != "POST"):
        return _to(there, "aside")
    rules = [line for line in request.member.collective.setting("collectives.house_rules").splitlines() if line.strip()]
    data = request.POST if request.method == "POST" else None
    form = AsideForm(rules, data)

    def act() -> None:
        maps.set_aside(by=request.member, id=form.row_id, statement=found, reason=form.reason, at=clock.now())

    if data is not None and tried(form, act):
        return _to(there, "aside")
    values = {"map": there, "statement": found, "form": form}
    return render(request, "decisions/map_aside.html", values, status=422 if form.errors else 200)


def put_back(request: MemberRequest, collective: UUID, map: UUID, statement: UUID) -> HttpResponse:
    """Put back what was set aside."""
    there = _map(request, map)
    if not there.closed:
        maps.put_back(by=request.member, statement=_statement(there, statement), at=clock.now())
    return _to(there, "aside")


# What comes of it -----------------------------------------------------------------------------------------------


def agenda(request: MemberRequest, collective: UUID, map: UUID, statement: UUID) -> HttpResponse:
    """Put what the map says on the agenda, with its figures."""
    there, member = _map(request, map), request.member
    found = _statement(there, statement)
    there_already = Statement.objects.filter(pk=found.pk).exclude(matter=None).exclude(matter__state=LET_GO)
    if found.number is None or not there.closed or (request.method != "POST" and there_already.exists()):
        return _to(there)
    said = said_in(there, Statement.objects.filter(map=there)).get(found.number)
    title = found.words if len(found.words) <= TITLE else f"{found.words[: TITLE - 1]}…"
    initial = {"kind": MATTERS[0], "title": title, "words": for_agenda(there, said) if said else ""}
    data, made = request.POST if request.method == "POST" else None, []
    form = MatterForm(data, circles=[], kinds=MATTERS, initial=initial)  # for those for whom the map was

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("kind", "title", "words")}
        today = clock.today(actions.zone_of(member))
        made.append(
            maps.put_on_agenda(by=member, id=form.row_id, statement=found, at=clock.now(), today=today, **given)
        )

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    values = {"map": there, "statement": found, "form": form}
    return render(request, "decisions/map_agenda.html", values, status=422 if form.errors else 200)


def _file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_csv(request: MemberRequest, collective: UUID, map: UUID) -> HttpResponse:
    """The plain counts, for a spreadsheet. A cell that a spreadsheet would run is quoted."""
    there, out = _map(request, map), StringIO()
    if not there.closed:
        return _to(there)
    writer = csv.writer(out)
    writer.writerow(["number", "statement", "agree", "disagree", "passed"])
    texts = dict(Statement.objects.filter(map=there).values_list("number", "words"))
    for number, *counts in there.result["statements"]:
        words = texts[number]
        writer.writerow([number, f"'{words}" if words[:1] in "=+-@\t" else words, *counts])
    return _file(out.getvalue(), "opinion-map-counts.csv")


def as_votes(request: MemberRequest, collective: UUID, map: UUID) -> HttpResponse:
    """From 30 people on: a row for each person, shuffled and without them, as Polis writes it (counting/formats)."""
    from ourterms.counting.formats import polis  # numpy is large; only who wants the file waits for it

    there = _map(request, map)
    if not there.rows:
        return _to(there)
    numbers = [number for number, *_counts in there.result["statements"]]
    rows = [{int(number): vote for number, vote in row.items()} for row in there.rows]
    return _file(polis.write(as_opinions(numbers, rows, {})), FILE)
