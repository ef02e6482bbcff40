"""What these pages share."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ourterms.collectives.models import Member
from ourterms.collectives.requests import MemberRequest
from ourterms.decisions.actions import zone_of
from ourterms.design.forms import OnceForm
from ourterms.institutions import actions as institutions
from ourterms.institutions.models import Institution
from ourterms.kit import clock
from ourterms.people.acts import Refused, tried
from ourterms.promises.actions.common import document
from ourterms.promises.forms import WithWhom
from ourterms.promises.models import Demand
from ourterms.promises.permissions import may_take_out
from ourterms.promises.reading import asks_of, called, found, institutions_of
from ourterms.promises.shelves import SHELVES, state_of
from ourterms.register.permissions import may_publish


def today_for(member: Member) -> date:
    """The day by the collective's clock."""
    return clock.today(zone_of(member))


def one_of(request: MemberRequest, model: type[Any], id: UUID, *related: str) -> Any:
    """The row with this id, with its institution; 404 for one that is not this member's to see."""
    there = found(request.member, model, id, *related)
    if there is None:
        raise Http404
    return there


def asked_demand(request: MemberRequest) -> Demand | None:
    """The demand that the address names, if this member sees it."""
    with suppress(ValueError):
        there: Demand | None = found(request.member, Demand, UUID(request.GET.get("demand", "")))
        return there
    return None


def about(request: MemberRequest, thing: Any) -> dict[str, Any]:
    """What every page of one thing shows."""
    today = today_for(request.member)
    name = called(request.member, thing)
    values: dict[str, Any] = {"thing": thing, "name": name, "today": today, "mine": may_take_out(request.member, thing)}
    values["may_publish"] = may_publish(request.member)
    if isinstance(thing, tuple(shelf.model for shelf in SHELVES.values())):
        values["state"] = state_of(thing, today)
    return values


def done(request: MemberRequest, form: Any, act: Callable[[], object]) -> bool:
    """Whether the form was sent, valid, and the act done."""
    return request.method == "POST" and tried(form, act)


def page(request: MemberRequest, template: str, values: dict[str, Any], *forms: Any) -> HttpResponse:
    """A page; 422 where one of its forms has to be put right."""
    wrong = any(form is not None and form.is_bound and form.errors for form in forms)
    return render(request, f"promises/{template}.html", values, status=422 if wrong else 200)


def posted(request: MemberRequest) -> Any:
    """What was sent, or None for a page that was only opened."""
    return request.POST if request.method == "POST" else None


def files_of(request: MemberRequest) -> Any:
    """The files that came with it."""
    return request.FILES if request.method == "POST" else None


def with_whom(
    request: MemberRequest, kind: type[WithWhom], demand: Demand | None, initial: dict[str, Any], **named: Any
) -> Any:
    """A form about an institution; none is asked where a demand says it."""
    given = request.GET.get("institution", "")
    choices = None if demand else institutions_of(request.member)
    asks = [] if demand else asks_of(request.member)
    if any(str(each.pk) == request.GET.get("ask") for each in asks):
        initial = {**initial, "ask": request.GET["ask"]}
    if choices and any(str(each.pk) == given for each in choices):
        initial = {**initial, "institution": given}
    return kind(posted(request), files_of(request), institutions=choices, asks=asks, initial=initial, **named)


def whom(request: MemberRequest, form: WithWhom, demand: Demand | None) -> Institution:
    """The institution that a valid form is about, made known to us if it was not."""
    if demand is not None:
        return demand.institution
    if form.chosen is not None:
        return form.chosen
    member = request.member
    return institutions.known_to(
        collective=member.collective, name=form.cleaned_data["name"], by=member, at=clock.now()
    )


def begun(form: WithWhom, demand: Demand | None) -> dict[str, Any]:
    """With what a new thing began."""
    return {"demand": demand, "ask": None if demand else form.began}


def brought(request: MemberRequest, form: OnceForm) -> Any:
    """The document that came with a valid form, cleaned and sealed; None without one. Raises Refused."""
    upload = form.cleaned_data.get("document")
    data = upload.read() if upload else None
    return document(by=request.member, id=form.row_id, data=data, at=clock.now())


def press(act: Callable[[OnceForm], object], request: MemberRequest) -> str:
    """Do what one button does; what was refused, as a sentence, else ""."""
    form = OnceForm(request.POST)
    if not form.is_valid():
        return ""
    try:
        act(form)
    except Refused as refused:
        return refused.message
    return ""


def to(name: str, thing: Any) -> HttpResponse:
    """The way to the page of something."""
    return redirect(f"promises:{name}", thing.collective_id, thing.pk)
