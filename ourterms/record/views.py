"""Pages inside: what is public of ours about an institution, and what it says is wrong."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.db.models.functions import Left
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from ourterms.asks.models import Agreement, Taken
from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.collectives.requests import MemberRequest
from ourterms.design.days import day_in_words
from ourterms.design.paging import Pages
from ourterms.design.prepared import NOW, Given, Prepared, numbered, room, several
from ourterms.institutions.models import Dealing
from ourterms.institutions.permissions import same_as
from ourterms.institutions.reading import call_as_we_do
from ourterms.kit import clock
from ourterms.pay.models import Owed
from ourterms.people.acts import tried
from ourterms.record import actions, pieces
from ourterms.record.forms import AnswerForm
from ourterms.record.models import Objection, SumYes
from ourterms.record.published import has_money
from ourterms.record.rules import slug_of
from ourterms.register.models import Entry
from ourterms.register.permissions import has_record, may_publish
from ourterms.register.pieces import listed
from ourterms.register.reading import line_of, lines_of, with_parts

SOME = 5  # of what they say is wrong, beside what we published; the rest has a page of its own
BEGINS = 80  # letters of each in a list


_dealing = Prepared(
    lambda: (
        Dealing.objects.for_member(WHOEVER)
        .filter(institution=Given("institution"))
        .select_related("institution__merged_into")
    )
)
_about = Pages(lambda number: Entry.objects.for_member(WHOEVER).filter(about__in=several("same", number)), by="shown")
_public = Prepared(lambda number: Entry.objects.public(NOW).filter(about__in=several("same", number))[:1])


def _wrong(number: int) -> Any:
    """What somebody says is wrong about one of so many rows of a body."""
    rows = Objection.objects.for_member(WHOEVER).filter(institution__pk__in=several("same", number))
    return rows.annotate(begins=Left("words", BEGINS + 1)).values_list("pk", "begins", "day", "answered", named=True)


_some_wrong = Prepared(lambda number: _wrong(number).order_by("-day", "-pk")[:SOME])
_all_wrong = Pages(_wrong, by="day")


def _as_items(rows: Iterable[Any], collective: UUID) -> SafeString:
    return pieces.wrong(
        (
            (row.pk, Truncator(row.begins).chars(BEGINS), day_in_words(row.day), row.answered is not None)
            for row in rows
        ),
        collective,
    )


def _with_dealing(request: MemberRequest, institution: UUID) -> tuple[Dealing, set[UUID]]:
    """That we have to do with it, and the ids of all rows that stand for it. Two queries."""
    found: Dealing | None = _dealing.first(institution=institution, **asking(request.member))
    if found is None:
        raise Http404
    return found, same_as(found.institution)


def ours(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """What we published about an institution, and what can be published of its money with us."""
    member, now = request.member, clock.now()
    dealing, same = _with_dealing(request, institution)
    body, number, given = dealing.institution.real, room(same), numbered("same", same)
    page = _about(request, number, **asking(member), **given)
    wrong = _some_wrong(number, **asking(member), **given)
    may = may_publish(member)
    values = {
        "dealing": dealing,
        "body": body,
        "slug": slug_of(body.scheme, body.value),
        "is_public": _public.first(number, now=now, **given) is not None,
        "page": page,
        "lines": listed(lines_of(page.rows, now, member), collective),
        "money": may and has_money(member, same),
        "wrong": _as_items(wrong, collective),
    }
    return render(request, "record/ours.html", values)


def wrong(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """All that somebody says is wrong in what we published about an institution, the newest first."""
    dealing, same = _with_dealing(request, institution)
    page = _all_wrong(request, room(same), **asking(request.member), **numbered("same", same))
    values = {"dealing": dealing, "page": page, "items": _as_items(page.rows, collective)}
    return render(request, "record/all_wrong.html", values)


def _objection(member: Member, id: UUID) -> Objection:
    rows = Objection.objects.for_member(member).select_related("entry__log", "institution__merged_into")
    found: Objection = get_object_or_404(rows, pk=id)
    return found


def objection(request: MemberRequest, collective: UUID, objection: UUID) -> HttpResponse:
    """What somebody wrote in an institution's name, what it is about, and what we say to it."""
    member, now, there = request.member, clock.now(), _objection(request.member, objection)
    may = may_publish(member)
    data = request.POST if request.method == "POST" else None
    if data is not None and not may:
        raise Http404
    if data is not None and data.get("do") in ("sure", "not-sure"):
        actions.make_sure(by=member, objection=there, sure=data["do"] == "sure", at=now)
        return redirect("record:objection", collective, objection)
    if data is not None and data.get("do") == "away":
        actions.take_away(by=member, objection=there, at=now)
        return redirect("record:ours", collective, there.institution.real_id)
    form = AnswerForm(data, initial={"words": there.ours})
    today = clock.today(ZoneInfo(member.collective.setting("collectives.zone")))
    if data is not None and tried(
        form, lambda: actions.answer(by=member, objection=there, words=form.cleaned_data["words"], today=today)
    ):
        return redirect("record:objection", collective, objection)
    entry = with_parts(Entry.objects.for_member(member)).get(pk=there.entry_id)
    values = {"objection": there, "line": line_of(entry, now, member), "form": form, "may_publish": may}
    return render(request, "record/objection.html", values, status=422 if data is not None else 200)


def sums(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Whether what I am owed may stand in a public sum of few people: a yes of my own for each agreement that I have or
    had a place in, and taken back at any time."""
    member = request.member
    if request.method == "POST":
        try:
            agreement = UUID(request.POST.get("agreement", ""))
        except ValueError:
            raise Http404 from None
        yes = request.POST.get("do") == "yes"
        actions.say_about_sums(by=member, agreement=agreement, yes=yes, at=clock.now())
        return redirect("record:sums", collective)
    mine = Q(pk__in=Taken.objects.filter(member=member, stands_in=False).values("place__agreement"))
    mine |= Q(pk__in=Owed.objects.for_member(member).filter(origin__isnull=False).values("origin"))
    rows = Agreement.objects.filter(mine, collective=collective).select_related("ask", "institution__merged_into")
    found = list(rows.order_by("-at", "-pk"))
    call_as_we_do(member, [each.institution.real for each in found])
    said = set(SumYes.objects.for_member(member).values_list("agreement", flat=True))
    values = {"rows": [(each, each.pk in said) for each in found], "has_record": has_record(member)}
    return render(request, "record/sums.html", values)
