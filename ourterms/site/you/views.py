"""One's own page, and what reaches every app: everything that is mine, and closing the account."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives import actions
from ourterms.collectives.actions import ENDS_AFTER, NAMELESS
from ourterms.collectives.joining.actions import on_their_way
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import is_alone, names_seen_by
from ourterms.kit import clock
from ourterms.pay.reading import has_open
from ourterms.people.actions import ways_of
from ourterms.people.acts import Refused
from ourterms.people.devices import COOKIE
from ourterms.people.models import Person
from ourterms.people.outgoing import sends_mail
from ourterms.people.second_step import second_step
from ourterms.site.export import export_of
from ourterms.site.you.actions import close_account
from ourterms.site.you.forms import BackForm, CloseForm


def _mine(request: Any) -> list[Member]:
    rows = Member.objects.filter(person=request.person_id, here=True).select_related("collective")
    return list(rows.order_by("collective__name", "pk"))


def you(request: Any) -> HttpResponse:
    """My groups, my ways to sign in, what is mine."""
    groups = actions.here_or_last(request.person_id, clock.now())
    values = {
        "mine": [each for each in groups if each.here],
        "ending": [each for each in groups if not each.here],
        "ways": ways_of(request.person_id),
        "new_cards": [
            (card, names_seen_by(card.member, [card.asked_by_id]).get(card.asked_by_id, _("Somebody")))
            for card in on_their_way(request.person_id, clock.now())
        ],
        "sends": sends_mail(),
    }
    return render(request, "site/you/you.html", values)


def go_in(request: Any) -> HttpResponse:
    """To one's group; to one's own page where there are several, or none."""
    mine = _mine(request)
    return redirect("inside", mine[0].collective_id) if len(mine) == 1 else redirect("you")


@second_step
def take(request: Any) -> HttpResponse:
    """Everything that is mine, as one file."""
    if request.method != "POST":
        return render(request, "site/you/take.html")
    response = HttpResponse(export_of(request.person_id), content_type="application/zip")
    day = clock.today(ZoneInfo(settings.TIME_ZONE)).isoformat()
    response["Content-Disposition"] = f'attachment; filename="mine-{day}.zip"'
    return response


@second_step
def close(request: Any) -> HttpResponse:
    """Close my account: what happens, what shall become of my words, and one question."""
    mine, now = _mine(request), clock.now()
    form = CloseForm(mine, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        close_account(by=request.person_id, keep_words=form.keep_words, at=now)
        response = redirect("closed")
        response.delete_cookie(COOKIE, samesite="Lax")
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response
    values = {
        "form": form,
        "alone": [each.collective.name for each in mine if is_alone(each)],
        "owed": [each.collective for each in mine if has_open(each)],
        "day": (now + ENDS_AFTER).date(),
    }
    return render(request, "site/you/close.html", values, status=422 if form.errors else 200)


def come_back(request: Any, collective: UUID) -> HttpResponse:
    """Come back to a group that one went from last, as long as it is there."""
    now = clock.now()
    there = next(
        (each for each in actions.ending_for(request.person_id, now) if each.collective_id == collective), None
    )
    if there is None:
        raise Http404
    own = {} if there.name == NAMELESS else {"name": there.name}
    form = BackForm(request.POST if request.method == "POST" else None, initial=own, label_suffix="")
    if request.method == "POST" and form.is_valid():
        today = clock.today(ZoneInfo(there.collective.setting("collectives.zone")))
        person = Person.objects.get(pk=request.person_id)
        try:
            actions.come_back(by=person, collective=collective, name=form.cleaned_data["name"], at=now, today=today)
        except Refused as problem:
            form.add_error("name", problem.message)
        else:
            return redirect("inside", collective)
    values = {"form": form, "there": there}
    return render(request, "site/you/come_back.html", values, status=422 if form.errors else 200)


def closed(request: Any) -> HttpResponse:
    """That is done."""
    return render(request, "site/you/closed.html")
