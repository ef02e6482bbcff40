"""Pages of how we go on with one of us."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.going_on import actions
from ourterms.decisions.going_on.forms import BeginForm, BesideForm
from ourterms.decisions.models import Decision
from ourterms.decisions.rules.ways import GOING_ON, in_words
from ourterms.kit import clock
from ourterms.people.acts import Refused, tried


def _others(member: Member) -> list[Member]:
    return list(seen_by(member).exclude(pk=member.pk))


def begin(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What it is, and beginning it."""
    member, made = request.member, []
    data = request.POST if request.method == "POST" else None
    form = BeginForm(_others(member), data, initial={"member": request.GET.get("with", "")})

    def act() -> None:
        words = form.cleaned_data["words"]
        made.append(actions.begin(by=member, id=form.row_id, member=form.chosen, words=words, at=clock.now()))

    if data is not None and tried(form, act):
        return redirect("decisions:one", collective, made[0].pk)
    values = {"form": form, "rule_in_words": in_words(clause_for(member.collective, GOING_ON).rule)}
    return render(request, "decisions/going_on/begin.html", values, status=422 if form.errors else 200)


def _decision(request: MemberRequest, id: UUID) -> Decision:
    decision: Decision = get_object_or_404(Decision.objects.for_member(request.member), pk=id)
    return decision


def _to(decision: Decision) -> HttpResponse:
    return redirect(reverse("decisions:one", args=[decision.collective_id, decision.pk]) + "#going-on")


def own(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """What only whom it is about can do here."""
    there, by, do = _decision(request, decision), request.member, request.POST.get("do", "")
    if do == "heard":
        actions.heard(by=by, decision=there)
    elif do in ("break", "no-break"):
        actions.would_break(by=by, decision=there, would=do == "break")
    elif do in ("stay", "go"):
        actions.words_stay(by=by, decision=there, stay=do == "stay")
    return _to(there)


def beside(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Ask somebody to be beside one; say yes, or not this time; end it."""
    there, by, do = _decision(request, decision), request.member, request.POST.get("do", "")
    if do in ("yes", "no"):
        with suppress(Refused):  # somebody else was asked meanwhile: nothing to answer, and nothing to tell
            actions.be_beside(by=by, decision=there, yes=do == "yes")
    elif do == "end":
        actions.end_beside(by=by, decision=there)
    else:
        form = BesideForm(_others(by), request.POST)
        if form.is_valid():
            actions.ask_beside(by=by, decision=there, member=form.chosen)
    return _to(there)
