"""Draws by lot, that anybody can repeat."""

from shlex import quote
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives.asked import asked_circle
from ourterms.collectives.models import Circle
from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions, lots
from ourterms.decisions.models import Lot, LotName
from ourterms.decisions.pages.forms import LotForm, SeedForm, YesForm
from ourterms.decisions.rules.lot import as_file
from ourterms.design.paging import page_of
from ourterms.kit import clock
from ourterms.people.acts import tried


def _lot(request: MemberRequest, id: UUID) -> Lot:
    lot: Lot = get_object_or_404(Lot.objects.for_member(request.member).select_related("circle"), pk=id)
    return lot


def all_lots(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Draws, the newest first."""
    circle, rows = asked_circle(request), Lot.objects.for_member(request.member).select_related("circle")
    page = page_of(rows.filter(circle=circle) if circle else rows, request)
    return render(request, "decisions/lots.html", {"page": page, "circle": circle})


def new_lot(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Begin a draw."""
    member, circle = request.member, asked_circle(request)
    circles = Circle.objects.for_member(member).filter(ended=False).order_by("name", "pk")
    data = request.POST if request.method == "POST" else None
    form, made = LotForm(circles, data, initial={"circle": str(circle.pk)} if circle else {}), []

    def act() -> None:
        today = clock.today(actions.zone_of(member))
        made.append(lots.start(by=member, id=form.row_id, at=clock.now(), today=today, **form.lot))

    if data is not None and tried(form, act):
        return redirect("decisions:lot", collective, made[0].pk)
    return render(request, "decisions/lot_new.html", {"form": form}, status=422 if form.errors else 200)


def lot(request: MemberRequest, collective: UUID, lot: UUID) -> HttpResponse:
    """A draw: its list, its seed, its result, and how anybody repeats it."""
    there, member, do = _lot(request, lot), request.member, request.POST.get("do", "")
    mine = there.names.filter(member=member).first()
    yes, seed = YesForm(there, initial=mine.group if mine else ""), SeedForm()
    wrong: Any = None
    if request.method == "POST":
        acts: dict[str, Any] = {
            "yes": lambda: lots.say_yes(by=member, lot=there, group=yes.cleaned_data.get("group", "")),
            "off": lambda: lots.take_off(by=member, lot=there),
            "fix": lambda: lots.fix(by=member, lot=there, at=clock.now()),
            "draw": lambda: lots.draw(by=member, lot=there, seed=seed.cleaned_data["seed"], at=clock.now()),
        }
        form: Any = SeedForm(request.POST) if do == "draw" else YesForm(there, request.POST)
        yes, seed = (yes, form) if do == "draw" else (form, seed)
        if do in acts and tried(form, acts[do]):
            return redirect("decisions:lot", collective, lot)
        wrong = form if do in acts else None
    return _page(request, there, mine, yes, seed, wrong)


def _page(request: MemberRequest, there: Lot, mine: LotName | None, yes: Any, seed: Any, wrong: Any) -> HttpResponse:
    member = request.member
    rows = list(there.names.order_by("name", "pk") if there.fixed else there.names.order_by("member__name_key", "pk"))
    names = names_seen_by(member, [row.member_id for row in rows])
    gone, hidden = _("Somebody who has gone"), _("Somebody")

    def shown(row: LotName) -> str:
        if there.fixed and not row.name:
            return gone
        if row.member_id and row.member_id not in names:
            return hidden
        return row.name or (names.get(row.member_id, gone) if row.member_id else gone)

    people = [(row, shown(row)) for row in rows]
    whole = there.fixed and all(name not in (gone, hidden) for _row, name in people)
    values = {
        "lot": there,
        "mine": mine,
        "people": people,
        "drawn": sorted((each for each in people if each[0].drawn), key=lambda each: each[0].ticket),
        "order": sorted(people, key=lambda each: each[0].ticket) if there.seed else [],
        "yes_form": yes,
        "seed_form": seed,
        "wrong": wrong,
        "whole": whole,
        "command": _command(there) if there.seed and whole else "",
    }
    return render(request, "decisions/lot.html", values, status=422 if wrong is not None else 200)


def _command(lot: Lot) -> str:
    """What repeats the draw, on any machine with Our Terms on it and the list beside it."""
    least = "".join(f" --least {quote(f'{group}={number}')}" for group, number in lot.least.items())
    return f"./run lot list.txt --seed {quote(lot.seed)} --places {lot.places}{least}"


def lot_list(request: MemberRequest, collective: UUID, lot: UUID) -> HttpResponse:
    """The list as the command reads it: a name in each line, and behind a tab the group."""
    there = _lot(request, lot)
    rows = list(there.names.order_by("name", "pk")) if there.fixed else []
    names = names_seen_by(request.member, [row.member_id for row in rows])
    # Who hides from whoever asks, and who has gone, are left out; the page says that it isn't the whole list then.
    seen = [(row.name, row.group) for row in rows if row.name and row.member_id in names]
    response = HttpResponse(as_file(seen), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="list.txt"'
    return response
