"""Pages that have to do with institutions and belong to no one app: one institution, and what a contact sent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ourterms.collectives.models import Member
from ourterms.collectives.requests import MemberRequest
from ourterms.institutions.guest.views import home
from ourterms.institutions.models import Institution
from ourterms.institutions.views import one
from ourterms.kit import clock
from ourterms.kit.hooks import Card
from ourterms.site.hooks import walk


def institution(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """An institution that we have to do with, and what each app has about it."""
    return one(request, collective, institution, _cards)


def _cards(member: Member, institution: Institution) -> list[Card]:
    return sorted(walk("institution", member, institution, clock.now()), key=lambda card: card.order)


def guest(request: Any) -> HttpResponse:
    """What a contact has sent, wherever they sent it."""
    cards = walk("guest", request.contact, clock.now())
    return home(request, sorted(cards, key=lambda card: card.order))
