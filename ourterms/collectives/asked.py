"""The part of a list that an address asks for: `?circle=<id>` is what is in one circle."""

from uuid import UUID

from django.http import Http404

from ourterms.collectives.models import Circle
from ourterms.collectives.requests import MemberRequest


def asked_circle(request: MemberRequest) -> Circle | None:
    """The circle that the address asks for; None for no circle. Http404 for one that this member is not in."""
    given = request.GET.get("circle", "")
    if not given:
        return None
    try:
        id = UUID(given)
    except ValueError:
        raise Http404 from None
    circle = Circle.objects.for_member(request.member).filter(pk=id).first()
    if circle is None:
        raise Http404
    return circle
