"""Answering without looking: for whoever keeps something away, and looking the same for everybody else."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ourterms.care.rules.boundaries import KEEP_AWAY
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions, sealed
from ourterms.decisions.models import NO_NAME, Ballot, Envelope
from ourterms.decisions.pages.forms import StandingForm, WordForm
from ourterms.decisions.views import _decision as decision_of
from ourterms.decisions.views import _to as to_decision
from ourterms.kit import clock
from ourterms.people.acts import tried


def word(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Leave an answer that counts, without a name and without a look at what it is about."""
    there, member = decision_of(request, decision), request.member
    if there.closed or not there.touches:
        return to_decision(there)
    data = request.POST if request.method == "POST" else None
    if data is not None and data.get("do") == "take-back":
        actions.take_back_answer(by=member, decision=there, at=clock.now())
        return redirect("decisions:word", collective, decision)
    ballot = None if there.quiet else Ballot.objects.filter(decision=there, member=member).first()
    unnamed = ballot is not None and ballot.given in NO_NAME
    form, codes = WordForm(there, data, (ballot.answer or "none") if ballot and unnamed else ""), [""]

    def act() -> None:
        codes[0] = actions.leave_word(by=member, decision=there, answer=form.answer, at=clock.now())

    if data is not None and tried(form, act) and not codes[0]:
        return redirect("decisions:word", collective, decision)
    values = {
        "decision": there,
        "form": form,
        "mine": Envelope.objects.filter(decision=there, member=member).exists() if there.quiet else ballot,
        "without_name": unnamed,
        "codes": there.kept_rule.codes,
        "code": codes[0],
        "points": there.way == "score",
    }
    return render(request, "decisions/word.html", values, status=422 if form.errors else 200)


def words(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What one wants to be answered for oneself in what touches something that one keeps away."""
    member, data = request.member, request.POST if request.method == "POST" else None
    away = [kind for kind, strength in sealed.Reader(member).held.items() if strength == KEEP_AWAY]
    form = StandingForm(away, sealed.own(member), data)
    if data is not None and tried(form, lambda: actions.set_standing_words(by=member, words=form.chosen)):
        return redirect("decisions:words", collective)
    values = {"form": form, "away": away, "left": any(form.words.values())}
    return render(request, "decisions/words.html", values, status=422 if form.errors else 200)
