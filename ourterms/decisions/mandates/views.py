"""Pages of who speaks for us: where, what exactly, and what came of it."""

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions as decisions
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.mandates import actions
from ourterms.decisions.mandates.forms import MandateForm, NoteForm
from ourterms.decisions.models import Delegate, Mandate, MandateNote
from ourterms.decisions.roles.forms import in_half_a_year
from ourterms.decisions.rules.mandate import HOLDS, in_words
from ourterms.decisions.rules.ways import in_words as rule_in_words
from ourterms.design.forms import OnceForm
from ourterms.design.paging import page_of
from ourterms.kit import clock
from ourterms.people.acts import tried


def mandates(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Who may say what for us, and where; those that hold, and those that held."""
    rows = Mandate.objects.for_member(request.member).annotate(delegates_now=Count("delegate"))
    page = page_of(rows, request)
    today = clock.today(decisions.zone_of(request.member))
    lines = [(each, in_words(actions.state_of(each, each.delegates_now, today))) for each in page.rows]
    return render(request, "decisions/mandates/list.html", {"page": page, "lines": lines})


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put forward that some of us speak for us somewhere."""
    member, made, now = request.member, [], clock.now()
    data = request.POST if request.method == "POST" else None
    today = clock.today(decisions.zone_of(member))
    form = MandateForm(data, initial={"until": in_half_a_year(today)})

    def act() -> None:
        given = form.cleaned_data
        words = given["words"].replace("\r\n", "\n")
        subject = {"where": given["where"], "words": words, "until": given["until"].isoformat()}
        made.append(
            decisions.put_forward(
                by=member,
                id=form.row_id,
                kind=actions.KIND,
                title=_("Speaking for us: {where}").format(where=given["where"]),
                words=given["more"],
                circle=None,
                at=now,
                today=today,
                does=actions.SPEAK,
                subject=subject,
            )
        )
        if given["mine"]:
            decisions.offer(by=member, matter=made[0], would=True)

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    rule = rule_in_words(clause_for(member.collective, actions.KIND).rule)
    values = {"form": form, "rule_in_words": rule}
    return render(request, "decisions/mandates/new.html", values, status=422 if form.errors else 200)


def _mandate(request: MemberRequest, id: UUID) -> Mandate:
    rows = Mandate.objects.for_member(request.member).select_related("decision", "circle")
    mandate: Mandate = get_object_or_404(rows, pk=id)
    return mandate


def one(request: MemberRequest, collective: UUID, mandate: UUID) -> HttpResponse:
    """What they may say, word for word; who; until when; and what was said there."""
    today = clock.today(decisions.zone_of(request.member))
    return _page(request, _mandate(request, mandate), NoteForm(initial={"day": today}))


def _page(request: MemberRequest, there: Mandate, form: Any) -> HttpResponse:
    member = request.member
    who = list(Delegate.objects.filter(mandate=there).values_list("member_id", flat=True))
    notes = list(MandateNote.objects.filter(mandate=there).select_related("matter").order_by("day", "pk"))
    names = names_seen_by(member, [*who, *(each.by_id for each in notes)])
    found = actions.state_of(there, len(who), clock.today(decisions.zone_of(member)))
    values = {
        "mandate": there,
        "state": in_words(found),
        "holds": found == HOLDS,
        "mine": member.pk in who,
        "who": sorted(names.get(each, _("Somebody")) for each in who),
        "notes": [(each, names.get(each.by_id, _("Somebody"))) for each in notes],
        "form": form,
        "end_form": OnceForm(),
    }
    return render(request, "decisions/mandates/one.html", values, status=422 if form.errors else 200)


def _to(mandate: Mandate) -> HttpResponse:
    return redirect("decisions:mandate", mandate.collective_id, mandate.pk)


def note(request: MemberRequest, collective: UUID, mandate: UUID) -> HttpResponse:
    """Write down what was said there, or take one's own words back."""
    there, form = _mandate(request, mandate), NoteForm(request.POST)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("day", "words", "outside")}
        actions.note(by=request.member, id=form.row_id, mandate=there, at=clock.now(), **given)

    if tried(form, act):
        return _to(there)
    return _page(request, there, form)


def note_back(request: MemberRequest, collective: UUID, mandate: UUID, note: UUID) -> HttpResponse:
    """Take one's own words back."""
    there = _mandate(request, mandate)
    found = MandateNote.objects.for_member(request.member).filter(mandate=there, pk=note).first()
    if found is not None:
        actions.take_back_note(by=request.member, note=found)
    return _to(there)


def hand_back(request: MemberRequest, collective: UUID, mandate: UUID) -> HttpResponse:
    """Speak for us no longer."""
    there = _mandate(request, mandate)
    actions.hand_back(by=request.member, mandate=there, at=clock.now())
    return _to(there)


def end(request: MemberRequest, collective: UUID, mandate: UUID) -> HttpResponse:
    """Put forward that it ends."""
    there, form = _mandate(request, mandate), OnceForm(request.POST)
    if not form.is_valid():
        return _to(there)
    matter = actions.put_end_forward(by=request.member, id=form.row_id, mandate=there, at=clock.now())
    return redirect("decisions:matter", collective, matter.pk)
