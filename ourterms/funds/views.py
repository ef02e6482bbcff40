"""The tin: what is in it, its lines, and one form."""

import csv
from io import StringIO
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.collectives.models import asking
from ourterms.collectives.permissions import may, names_seen_by, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.files import actions as files
from ourterms.funds import actions
from ourterms.funds.forms import LineForm
from ourterms.funds.models import TinLine
from ourterms.funds.pieces import listed
from ourterms.funds.reading import lines_page, sums_of
from ourterms.funds.rules import BadLine, in_the_tin
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused


def _lines(request: MemberRequest) -> "QuerySet[TinLine]":
    return TinLine.objects.for_member(request.member)


def _today(request: MemberRequest):  # type: ignore[no-untyped-def]
    return clock.today(ZoneInfo(request.member.collective.setting("collectives.zone")))


def tin(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What is in it, what came in and went out, and a form for the next line."""
    form = LineForm(request.POST or None, request.FILES or None, initial={"day": _today(request), "way": "out"})
    if request.method == "POST" and form.is_valid() and _write(request, form):
        return redirect("funds:tin", collective=collective)
    member = request.member
    page, may_write = lines_page(request, **asking(member)), may(member, "tin")
    there = reverse("funds:tin", args=[collective])
    values = {
        "form": form,
        "page": page,
        "listed": listed(
            page.rows,
            tin=there,
            files=there.removesuffix("tin/") + "files/",
            token=get_token(request) if may_write else "",
            hidden=who_hide_from(member),
        ),
        "held": in_the_tin(sums_of(member), member.collective.setting("collectives.currency")),
        "may_write": may_write,
    }
    return render(request, "funds/tin.html", values, status=422 if form.is_bound else 200)


def _write(request: MemberRequest, form: LineForm) -> bool:
    """Write the line that the form holds; False with the form saying why not."""
    now, given = clock.now(), form.cleaned_data
    line = {name: given[name] for name in ("way", "amount", "words", "day")} | {"today": _today(request)}
    try:
        actions.checked(by=request.member, **line)
        receipt = None
        if given["receipt"]:
            # Its id comes from the line's, so that a form sent twice brings one picture.
            receipt_id = UUID(int=form.row_id.int ^ 1)
            receipt = files.bring(
                by=request.member, id=receipt_id, data=given["receipt"].read(), at=now, group_keeps=True
            )
        actions.write_down(by=request.member, id=form.row_id, at=now, receipt=receipt, **line)
    except (BadLine, Refused) as problem:
        form.add_error(None, problem.message)
        return False
    return True


def correct(request: MemberRequest, collective: UUID, line: UUID) -> HttpResponse:
    """Put a line right by one that mirrors it."""
    found = get_object_or_404(_lines(request), pk=line)
    actions.correct(by=request.member, line=found, today=_today(request), at=clock.now())
    return redirect("funds:tin", collective=collective)


def as_csv(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Every line, the oldest first, for a spreadsheet. A cell that a spreadsheet would run is quoted."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["day", "what for", "amount", "currency", "written down by", "puts right"])
    lines = _lines(request)
    names = names_seen_by(request.member, lines.values_list("member", flat=True).distinct())
    for line in lines.order_by("at", "pk").iterator(chunk_size=500):
        words = f"'{line.words}" if line.words[:1] in "=+-@\t" else line.words
        name = names.get(line.member_id, say("Somebody")) if line.member_id else ""
        name = f"'{name}" if name[:1] in "=+-@\t" else name
        writer.writerow([line.day, words, line.money.amount, line.currency, name, "yes" if line.mirrors_id else ""])
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tin.csv"'
    return response
