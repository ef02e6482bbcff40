"""A request from inside a collective, for the types of views."""

from uuid import UUID

from django.http import HttpRequest

from ourterms.collectives.models import Member
from ourterms.people.models import Device


class MemberRequest(HttpRequest):
    """A request of a member's: site.middleware.Access has put them here."""

    member: Member
    device: Device
    person_id: UUID
