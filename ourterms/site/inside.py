"""Pages inside a collective that belong to no one app: Home and Together. Apps put in what is theirs (hooks)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from ourterms.collectives.requests import MemberRequest
from ourterms.kit import clock
from ourterms.kit.hooks import Card
from ourterms.site.hooks import walk


def _cards(hook: str, request: MemberRequest) -> list[Card]:
    return sorted(walk(hook, request.member, clock.now()), key=lambda card: card.order)


def home(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What there is to look at, if one likes. Nothing needs anybody."""
    return render(request, "site/inside_home.html", {"cards": _cards("waiting_for", request)})


def together(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Next time we meet, needs and offers, talk, the tin: each app's own card."""
    return render(request, "site/together.html", {"cards": _cards("together", request)})
