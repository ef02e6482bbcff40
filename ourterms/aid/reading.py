"""What stands in lists of needs and offers: fetched through who is asking, and put into SQL once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest

from ourterms.aid.models import Answer, Errand, Need
from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, Member, asking, in_circle
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import NOW, TODAY, Prepared, numbered, room, several

LISTED = (
    *("pk", "at", "by_id", "by__name", "by__person_id", "circle__name", "offered", "for_somebody"),
    *("kind", "words", "place", "until", "chosen_only", "closed"),
)


def _listed(posted: int, of_one: bool = False) -> Any:
    found = Need.objects.for_member(WHOEVER, several("posted", posted)).listed(NOW, TODAY)
    return found.filter(circle=CIRCLE) if of_one else found


_page = Pages(lambda posted, of_one: _listed(posted, of_one).values_list(*LISTED, named=True))
_newest = Prepared(lambda posted, most: _listed(posted).filter(closed=None).order_by("-at", "-pk")[:most])


def needs_page(
    request: HttpRequest, member: Member, posted: Sequence[UUID], circle: Circle | None, now: datetime, today: date
) -> Page[Any]:
    """A page of needs and offers as rows of LISTED. `posted`: what others posted for the member (models.posted_in)."""
    about = {"now": now, "today": today, **in_circle(circle), **numbered("posted", posted), **asking(member)}
    return _page(request, room(posted), circle is not None, **about)


def newest(member: Member, posted: Sequence[UUID], now: datetime, today: date, most: int) -> list[Need]:
    """The newest that are open, at most so many."""
    return _newest(room(posted), most, now=now, today=today, **numbered("posted", posted), **asking(member))


# What stands on Home ------------------------------------------------------------------------------------------------

EXCHANGES = 50  # at most


def errands_for(member: Member) -> list[Errand]:
    """What was asked of members in the member's scope, of which most is not theirs to see (Errand.is_of)."""
    return _errands(**asking(member))


def errands_of_whoever() -> Any:
    """The same, of whoever looks (design.prepared)."""
    return Errand.objects.for_member(WHOEVER)


_errands = Prepared(lambda: errands_of_whoever().order_by("day", "pk"))


def exchanges_of(member: Member, posted: Sequence[UUID]) -> list[Answer]:
    """The member's answers, and those to what they need or offer, or had posted; with who wrote and the need."""
    return _exchanges(room(posted), **numbered("posted", posted), **asking(member))


def exchanges_of_whoever(posted: int = 0) -> Any:
    """The same, of whoever looks, who had so many posted (design.prepared.room)."""
    mine = Q(by=WHOEVER.pk) | Q(need__by=WHOEVER.pk) | Q(need__pk__in=several("posted", posted))
    return Answer.objects.filter(mine, collective=WHOEVER.collective_id)


_exchanges = Prepared(
    lambda posted: (
        exchanges_of_whoever(posted).select_related("need", "need__by", "by").order_by("at", "pk")[:EXCHANGES]
    )
)
