"""Pages on which a decision about roles is put forward."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives.permissions import held_now, names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.collectives.rules.roles import ROLES
from ourterms.decisions import actions
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.models import HOW_ROLES, Matter
from ourterms.decisions.roles.actions import BACK, GIVE
from ourterms.decisions.roles.forms import BackForm, GiveForm, HowForm, in_half_a_year
from ourterms.decisions.rules.ways import in_words
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import tried


def _put_forward(request: MemberRequest, form: Any, kind: str, title: str, does: str, subject: Any) -> Matter:
    return actions.put_forward(
        by=request.member,
        id=form.row_id,
        kind=kind,
        title=title,
        words=form.cleaned_data["words"],
        circle=None,
        at=clock.now(),
        today=clock.today(actions.zone_of(request.member)),
        does=does,
        subject=subject,
    )


def _page(request: MemberRequest, page: str, form: Any, matters: str, **values: Any) -> HttpResponse:
    rule = in_words(clause_for(request.member.collective, matters).rule)
    values |= {"form": form, "rule_in_words": rule}
    return render(request, f"decisions/roles/{page}.html", values, status=422 if form.errors else 200)


def _title(kind: str) -> str:
    if kind not in ROLES:
        raise Http404
    return say(ROLES[kind].title)


def give(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """Put forward that some of us do it, for a time."""
    title, member, made = _title(kind), request.member, []
    data = request.POST if request.method == "POST" else None
    today = clock.today(actions.zone_of(member))
    form = GiveForm(data, initial={"until": in_half_a_year(today)})

    def act() -> None:
        given = form.cleaned_data
        subject = {"role": kind, "until": given["until"].isoformat(), "size": given["size"]}
        name = _("Who does it: {role}").format(role=title)
        made.append(_put_forward(request, form, "roles", name, GIVE, subject))
        if given["mine"]:
            actions.offer(by=member, matter=made[0], would=True)

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    return _page(request, "give", form, "roles", title=title, kind=kind, does=say(ROLES[kind].does))


def back(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """Put forward that somebody hands it back."""
    title, member, made = _title(kind), request.member, []
    data = request.POST if request.method == "POST" else None
    held = list(held_now(member.collective).filter(kind=kind).order_by("pk"))
    names = names_seen_by(member, (each.member_id for each in held))
    form = BackForm([(str(each.member_id), names.get(each.member_id, _("Somebody"))) for each in held], data)

    def act() -> None:
        subject = {"role": kind, "members": form.cleaned_data["members"]}
        name = _("Handed back: {role}").format(role=title)
        made.append(_put_forward(request, form, "roles", name, BACK, subject))

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    return _page(request, "back", form, "roles", title=title, kind=kind, holders=held)


def how(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Put forward how roles come to somebody."""
    ours, made = request.member.collective, []
    data = request.POST if request.method == "POST" else None
    form = HowForm(ours.roles_given, ours.roles_in_row, data)

    def act() -> None:
        subject = {"given": form.cleaned_data["given"] == "yes", "in_row": form.cleaned_data["in_row"]}
        name = _("How roles come to somebody")
        made.append(_put_forward(request, form, "constitution", name, HOW_ROLES, subject))

    if data is not None and tried(form, act):
        return redirect("decisions:matter", collective, made[0].pk)
    return _page(request, "how", form, "constitution")
