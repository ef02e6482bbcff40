"""Pages that have to do with institutions and belong to no one app: one institution, and what a contact sent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ourterms.collectives.requests import MemberRequest
from ourterms.institutions.guest.views import home
from ourterms.institutions.models import Institution
from ourterms.institutions.views import one
from ourterms.kit import clock
from ourterms.site.hooks import walk


def institution(request: MemberRequest, collective: UUID, institution: UUID) -> HttpResponse:
    """An institution that we have to do with, and what each app has about it."""
    found = Institution.objects.for_member(request.member).filter(pk=institution, merged_into=None).first()
    cards = walk("institution", request.member, found, clock.now()) if found else ()
    return one(request, collective, institution, sorted(cards, key=lambda card: card.order))


def guest(request: Any) -> HttpResponse:
    """What a contact has sent, wherever they sent it."""
    cards = walk("guest", request.contact, clock.now())
    return home(request, sorted(cards, key=lambda card: card.order))
