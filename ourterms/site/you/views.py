"""One's own page, and what reaches every app: everything that is mine, and closing the account."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ourterms.collectives.joining.actions import on_their_way
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import names_seen_by
from ourterms.kit import clock
from ourterms.people.actions import own_address, ways_of
from ourterms.people.devices import COOKIE
from ourterms.people.models import Person
from ourterms.people.outgoing import sends_mail
from ourterms.people.second_step import second_step
from ourterms.site.export import export_of
from ourterms.site.you.actions import close_account


def _mine(request: Any) -> list[Member]:
    rows = Member.objects.filter(person=request.person_id, here=True).select_related("collective")
    return list(rows.order_by("collective__name", "pk"))


def you(request: Any) -> HttpResponse:
    """My groups, my ways to sign in, what is mine."""
    values = {
        "mine": _mine(request),
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
    mine = _mine(request)
    wrong = ""
    if request.method == "POST":
        if request.POST.get("sure") == "yes":
            keep = {each.collective_id: request.POST.get(f"words-{each.collective_id}") == "keep" for each in mine}
            close_account(by=request.person_id, keep_words=keep, at=clock.now())
            response = redirect("closed")
            response.delete_cookie(COOKIE, samesite="Lax")
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
            return response
        wrong = _("Tick the box, if you are sure.")
    alone = [
        each.collective.name
        for each in mine
        if not Member.objects.filter(collective=each.collective_id, here=True).exclude(pk=each.pk).exists()
    ]
    address = own_address(Person.objects.get(pk=request.person_id))
    values = {"mine": mine, "alone": alone, "wrong": wrong, "has_address": bool(address)}
    return render(request, "site/you/close.html", values, status=422 if wrong else 200)


def closed(request: Any) -> HttpResponse:
    """That is done."""
    return render(request, "site/you/closed.html")
