"""Pages inside: what is public of ours about an institution, and what it says is wrong."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ourterms.asks.models import Agreement, Taken
from ourterms.collectives.models import Member
from ourterms.collectives.requests import MemberRequest
from ourterms.design.paging import page_of
from ourterms.institutions.models import Dealing
from ourterms.institutions.permissions import same_as
from ourterms.institutions.reading import call_as_we_do
from ourterms.kit import clock
from ourterms.pay.models import Owed
from ourterms.people.acts import tried
from ourterms.record import actions
from ourterms.record.forms import AnswerForm
from ourterms.record.models import Objection, SumYes
from ourterms.record.published import PUBLISHED
from ourterms.record.rules import slug_of
from ourterms.register.models import Entry
from ourterms.register.permissions import has_record, may_publish
from ourterms.register.reading import line_of, with_parts


def ours(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """What we published about an institution, and what can be published of its money with us."""
    member, now = request.member, clock.now()
    rows = Dealing.objects.for_member(member).select_related("institution__merged_into")
    dealing: Dealing = get_object_or_404(rows, institution=institution)
    body = dealing.institution.real
    same = same_as(body)
    entries = Entry.objects.for_member(member).filter(about__in=same)
    page = page_of(with_parts(entries), request, by="shown")
    values = {
        "dealing": dealing,
        "body": body,
        "slug": slug_of(body.scheme, body.value),
        "is_public": Entry.objects.public(now).filter(about__in=same).exists(),
        "page": page,
        "lines": [line_of(entry, now, member) for entry in page.rows],
        "may_publish": may_publish(member),
        "money": PUBLISHED["money"].thing(member, dealing.pk) is not None,
        "wrong": Objection.objects.for_member(member).filter(institution__in=same).order_by("-day", "pk")[:30],
    }
    return render(request, "record/ours.html", values)


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
