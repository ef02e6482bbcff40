"""The pages of bodies outside, for members; and of a member's own: where they work or are treated."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import veil, who_hide_from
from ourterms.collectives.requests import MemberRequest
from ourterms.collectives.rules.names import key
from ourterms.institutions import actions, reading
from ourterms.institutions.forms import (
    OWN,
    CallForm,
    FindForm,
    InstitutionForm,
    MergeForm,
    NumberForm,
    WorksForm,
)
from ourterms.institutions.models import Contact, Institution
from ourterms.institutions.permissions import own_places, same_as
from ourterms.institutions.rules import BY_NAME
from ourterms.kit import clock
from ourterms.kit.hooks import Card
from ourterms.people.acts import tried

Cards = Callable[[Member, Institution], Sequence[Card]]


def _today(member: Member) -> date:
    return clock.today(ZoneInfo(member.collective.setting("collectives.zone")))


def _institution(request: MemberRequest, id: UUID) -> Institution:
    """A body that we have dealings with, by its own row. To anybody else there is nothing here."""
    found = reading.one(request.member, id)
    if found is None:
        raise Http404
    return found


def listed(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The bodies we have to do with; or those with the letters in their name that were sent."""
    form = FindForm(request.POST if request.method == "POST" else None)
    values: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        values["rows"] = reading.found(request.member, key(form.cleaned_data["words"]))
        values["searched"] = True
        values["most"] = reading.MOST
    else:
        values["page"] = reading.listed(request, request.member)
        values["rows"] = values["page"].rows
    return render(request, "institutions/list.html", values, status=422 if form.errors else 200)


def new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Write down a body that we have to do with. One that we know already is found again."""
    form = InstitutionForm(request.POST if request.method == "POST" else None)
    made: list[Institution] = []

    def act() -> None:
        made.append(
            actions.known_to(
                collective=request.member.collective,
                name=form.cleaned_data["name"],
                by=request.member,
                at=clock.now(),
                **form.number,
            )
        )

    if form.is_bound and tried(form, act):
        return redirect("institution", collective, made[0].pk)
    return render(request, "institutions/new.html", {"form": form}, status=422 if form.errors else 200)


def one(request: MemberRequest, collective: UUID, institution: UUID, cards: Cards) -> HttpResponse:
    """One body: who comes in its name, what the apps have about it (`cards`), and which of us have to do with it."""
    member = request.member
    row = _institution(request, institution)
    if row.merged_into_id:
        return redirect("institution", collective, row.merged_into_id)
    hidden = who_hide_from(member)
    same = same_as(row)
    page = reading.guests(request, member, same)
    contacts = [guest.contact for guest in page.rows]
    confirmations = reading.confirmed(member, [contact.pk for contact in contacts])
    said = reading.said_by(member, same)
    veil(hidden, [*said, *(each.by for each in confirmations.values())])
    values = {
        "institution": row,
        "page": page,
        "contacts": [(contact, actions.address_of(contact), confirmations.get(contact.pk)) for contact in contacts],
        "merged": reading.merged_into(member, row) if len(same) > 1 else [],
        "said": said,
        "by_name": row.scheme == BY_NAME,
        "cards": cards(member, row),
    }
    return render(request, "institutions/one.html", values)


def call(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """Call it something else."""
    row = _institution(request, institution)
    form = CallForm(request.POST if request.method == "POST" else None, initial={"name": str(row)})
    if form.is_bound and tried(
        form, lambda: actions.call(by=request.member, institution=row, name=form.cleaned_data["name"])
    ):
        return redirect("institution", collective, institution)
    values = {"form": form, "institution": row}
    return render(request, "institutions/call.html", values, status=422 if form.errors else 200)


def same(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """Say that it is the same as another one, or which number it has."""
    member, row = request.member, _institution(request, institution)
    if row.scheme != BY_NAME:
        raise Http404
    others = [(pk, name) for pk, name in reading.choices(member) if pk != row.real_id]
    numbering = request.POST.get("way") == "number"
    data = request.POST if request.method == "POST" else None
    merge_form = MergeForm(others, None if numbering else data)
    number_form = NumberForm(data if numbering else None)
    at = clock.now()

    def merge() -> None:
        into = _institution(request, UUID(merge_form.cleaned_data["into"]))
        actions.merge(by=member, institution=row, into=into, at=at)

    def number() -> None:
        actions.give_number(by=member, institution=row, at=at, **number_form.number)

    form, act = (number_form, number) if numbering else (merge_form, merge)
    if data is not None and tried(form, act):
        return redirect("institution", collective, institution)
    values = {"institution": row, "merge_form": merge_form, "number_form": number_form, "others": others, "form": form}
    return render(request, "institutions/same.html", values, status=422 if form.errors else 200)


def apart(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """Undo that it is the same as another one."""
    actions.take_apart(by=request.member, institution=_institution(request, institution), at=clock.now())
    return redirect("institution", collective, institution)


def confirm(request: MemberRequest, collective: UUID, contact: UUID) -> HttpResponse:
    """Confirm a contact who has come to us, or take that back."""
    member = request.member
    there = get_object_or_404(Contact.objects.for_member(member), pk=contact)
    if request.POST.get("answer") == "yes":
        actions.confirm(by=member, contact=there, today=_today(member), at=clock.now())
    else:
        actions.take_back_confirmation(by=member, contact=there, at=clock.now())
    guest = there.guests.select_related("institution").get(collective=member.collective_id)
    return redirect(reverse("institution", args=[collective, guest.institution.real_id]) + "#people")


# One's own -------------------------------------------------------------------------------------------------------


def works_there(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Where a member works or is treated: said to the others, or only to oneself."""
    member, places = request.member, reading.choices(request.member)
    form = WorksForm(places, request.POST if request.method == "POST" else None)

    def act() -> None:
        given = form.cleaned_data
        there = _institution(request, UUID(given["where"])) if given.get("where") else None
        if given["who"] == OWN:
            actions.keep_works_there(by=member, institution=there, name=given["name"])
        else:
            there = there or actions.known_to(
                collective=member.collective, name=given["name"], by=member, at=clock.now()
            )
            actions.say_works_there(by=member, institution=there)

    if form.is_bound and tried(form, act):
        return redirect(f"{reverse('institutions:works-there', args=[collective])}?kept")
    named = {str(pk): name for pk, name in reading.every_name(member)}
    values = {
        "form": form,
        "own": [(place, named.get(place, place)) for place in own_places(member)],
        "told": reading.told_by(member),
    }
    return render(request, "institutions/works_there.html", values, status=422 if form.errors else 200)


def works_there_back(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Take it back."""
    actions.take_back_works_there(by=request.member, place=request.POST.get("place", "")[:200])
    return redirect(f"{reverse('institutions:works-there', args=[collective])}?kept")
