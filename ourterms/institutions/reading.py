"""What stands on pages about bodies outside, fetched through who is asking."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import HttpRequest

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.institutions.models import Confirmation, Dealing, Guest, Institution, WorksThere

MOST = 30  # found at once
LISTED = ("pk", "name", "name_key", "institution_id", "institution__scheme", "institution__value")


def call_as_we_do(member: Member, institutions: Iterable[Institution]) -> None:
    """Let each be called as the member's collective calls it, on the page that is drawn now. One query, or none."""
    rows = list(institutions)
    ids = {row.pk for row in rows}
    names = dict(_called(room(ids), **numbered("ids", ids), **asking(member))) if ids else {}
    for row in rows:
        row.our_name = names.get(row.pk, "")


_called = Prepared(
    lambda number: (
        Dealing.objects.for_member(WHOEVER)
        .filter(institution__pk__in=several("ids", number))
        .values_list("institution", "name")
    )
)


def _standing(member: Any) -> "QuerySet[Dealing]":
    rows: QuerySet[Dealing] = Dealing.objects.for_member(member).filter(institution__merged_into=None)
    return rows


_listed = Pages(lambda: _standing(WHOEVER).values_list(*LISTED, named=True), by="name_key", newest_first=False)


def listed(request: HttpRequest, member: Member) -> Page[Any]:
    """The bodies that a member's collective has to do with, by name, a page at a time, as rows of LISTED. One query."""
    return _listed(request, **asking(member))


def found(member: Member, key: str) -> list[Any]:
    """The first of them with these letters in their name (collectives.rules.names.key), as rows of LISTED."""
    rows = _standing(member).filter(name_key__contains=key).order_by("name_key", "pk")
    return list(rows.values_list(*LISTED, named=True)[:MOST])


def choices(member: Member) -> list[tuple[UUID, str]]:
    """All of them, as id and name."""
    return list(_standing(member).order_by("name_key", "pk").values_list("institution", "name"))


def every_name(member: Member) -> list[tuple[UUID, str]]:
    """The same, with those that were merged into another."""
    return list(Dealing.objects.for_member(member).values_list("institution", "name"))


def merged_into(member: Member, institution: Institution) -> list[Institution]:
    """What the collective called something else before it was merged into this one."""
    return sorted(Institution.objects.for_member(member).filter(merged_into=institution), key=_by_name)


def _by_name(institution: Institution) -> tuple[str, UUID]:
    return str(institution).casefold(), institution.pk


_one = Prepared(
    lambda: Institution.objects.for_member(WHOEVER).filter(pk=Given("institution")).select_related("merged_into")
)


def one(member: Member, id: UUID) -> Institution | None:
    """A body that the member's collective has dealings with, by its own row; None for any other. One query."""
    found: Institution | None = _one.first(institution=id, **asking(member))
    return found


def _came(number: int) -> Any:
    rows: Any = Guest.objects.for_member(WHOEVER).filter(institution__pk__in=several("same", number))
    return rows.select_related("contact").annotate(name=F("contact__name"))


_guests = Pages(_came, by="name", newest_first=False)


def guests(request: HttpRequest, member: Member, same: Collection[UUID]) -> Page[Any]:
    """The contacts who came from this body (permissions.same_as), by name, a page at a time. One query."""
    return _guests(request, room(same), **asking(member), **numbered("same", same))


_confirmed = Prepared(
    lambda number: (
        Confirmation.objects.for_member(WHOEVER).filter(contact__pk__in=several("contact", number)).select_related("by")
    )
)


def confirmed(member: Member, contacts: Collection[UUID]) -> dict[UUID, Confirmation]:
    """Who of these the group made sure of, and who of us did; contact -> that. One query, if there are any."""
    if not contacts:
        return {}
    rows = _confirmed(room(contacts), **asking(member), **numbered("contact", contacts))
    return {each.contact_id: each for each in rows}


def _work_there(number: int) -> Any:
    rows = WorksThere.objects.for_member(WHOEVER).filter(institution__pk__in=several("same", number))
    return rows.filter(member__here=True).select_related("member").order_by("member__name_key")


_working = Prepared(_work_there)


def said_by(member: Member, same: Collection[UUID]) -> list[Member]:
    """Who told the others that they have to do with this body (permissions.same_as), by name; not veiled yet."""
    return [row.member for row in _working(room(same), **asking(member), **numbered("same", same))]


def told_by(member: Member) -> list[Institution]:
    """The bodies that a member told the others of, called as we do."""
    told = WorksThere.objects.for_member(member).filter(member=member).values("institution")
    return sorted(Institution.objects.for_member(member).filter(pk__in=told), key=_by_name)
