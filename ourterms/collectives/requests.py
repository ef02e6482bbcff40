"""What a page of a collective's is asked by."""

from django.http import HttpRequest

from ourterms.collectives.models import Member


class MemberRequest(HttpRequest):
    """A request of a member's: site.middleware.Access found out who it is, or answered 404."""

    member: Member
