"""A decision on paper: the whole of it for us, and what may be sent by hand. And more time, by decision."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ourterms.collectives.requests import MemberRequest
from ourterms.decisions import actions, pieces
from ourterms.decisions.models import LONGER, TITLE
from ourterms.decisions.pages.forms import LongerForm
from ourterms.decisions.reading import all_remarks, going_along, page_values
from ourterms.decisions.rules.dissent import LETTER
from ourterms.decisions.views import _decision as decision_of
from ourterms.decisions.views import _to as to_decision
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.kit.wall import Wall
from ourterms.people.acts import tried


def paper(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """All of a closed decision as one page to print: matter, rule, what was said, outcome, dissent, what came of it."""
    there = decision_of(request, decision)
    if not there.closed:
        return to_decision(there)
    values = page_values(request.member, there, all_remarks(decision=there.pk))
    values["remarks"] = pieces.remarks(values["remarks"])
    values["voices"] = pieces.voices(values["voices"], values["unnamed"])
    return render(request, "decisions/paper.html", values)


def letter(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """What is sent by hand: the text of the outcome, and what dissent its authors let go along."""
    there = decision_of(request, decision)
    outcome = getattr(there, "outcome", None)
    if outcome is None or not outcome.letter:
        return to_decision(there)
    values = {"decision": there, "outcome": outcome, **going_along(request.member, there, LETTER)}
    return render(request, "decisions/letter.html", values)


def longer(request: MemberRequest, collective: UUID, decision: UUID) -> HttpResponse:
    """Put forward that something stays open longer. Nobody can do that alone."""
    there, member = decision_of(request, decision), request.member
    if there.closed or there.circle_id or there.longer_by_id:
        return to_decision(there)
    data, made = request.POST if request.method == "POST" else None, []
    week = Wall(there.day + timedelta(days=7), there.time, there.zone)
    form = LongerForm(data, closes=week)

    def act() -> None:
        title = say("Open longer: {question}", question=there.question)
        made.append(
            actions.put_forward(
                by=member,
                id=form.row_id,
                kind="everyday",
                title=title if len(title) <= TITLE else title[: TITLE - 1] + "…",
                words=form.cleaned_data["words"],
                circle=None,
                at=clock.now(),
                today=clock.today(actions.zone_of(member)),
                does=LONGER,
                subject={"decision": str(there.pk), **form.until},
                touches=there.touches,
            )
        )

    if data is not None and tried(form, act):
        return redirect(reverse("decisions:matter", args=[collective, made[0].pk]))
    return render(
        request, "decisions/longer.html", {"decision": there, "form": form}, status=422 if form.errors else 200
    )
