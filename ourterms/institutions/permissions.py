"""Who is confirmed, and from which bodies a member is hidden."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ourterms.care import notes
from ourterms.collectives.models import Collective, Member
from ourterms.collectives.rules.names import key
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.institutions.models import Confirmation, Contact, Guest, Institution, WorksThere


def may_see(member: Member, institution: Institution) -> bool:
    """Whether a member may see a body: exactly when their collective has dealings with it."""
    return bool(Institution.objects.for_member(member).filter(pk=institution.pk).exists())


def has_institutions(collective: Collective) -> bool:
    """Whether a collective has to do with institutions at all; one that has not sees nothing of them."""
    return bool(collective.chosen.get("asks.on", False))


def is_guest(contact: Contact, collective: Collective) -> bool:
    """Whether a contact has come to this collective."""
    return bool(Guest.objects.filter(contact=contact, collective=collective).exists())


def is_confirmed(contact: Contact, collective: Collective) -> bool:
    """Whether this collective has made sure that a contact is who they say."""
    return bool(Confirmation.objects.filter(contact=contact, collective=collective).exists())


def same_as(institution: Institution) -> set[UUID]:
    """The ids of all rows that stand for the same body as this one. One query."""
    real = institution.real_id
    return {real, *_merged(into=real)}


_merged = Prepared(lambda: Institution.objects.filter(merged_into=Given("into")).values_list("pk", flat=True))


# I work there ----------------------------------------------------------------------------------------------------


def own_places(member: Member) -> list[str]:
    """What a member said only to themselves: ids of bodies, or names of such as are not known here. One query."""
    return _read(notes.own(member, notes.WORKS_THERE))


def _read(words: str) -> list[str]:
    found: list[str] = json.loads(words) if words else []
    return found


def hidden_from(member: Member, institution: Institution) -> bool:
    """Whether this body must be shown nothing of a member, because they work or are treated there."""
    return member.pk in hidden_among([member], institution)


def hidden_bodies(member: Member, bodies: Iterable[UUID], own: str) -> set[UUID]:
    """Those of these bodies (by `real_id`) that must be shown nothing of a member. One query, however many.

    `own`: what the member said only to themselves, as it was sealed (notes.WORKS_THERE); "" for nothing.
    """
    places = set(_read(own))
    # The same work for whoever said nothing, so that no time tells (docs/decisions/0013).
    return {
        known.into or known.id
        for known in _known_by(bodies, member)
        if known.said or not places.isdisjoint({str(known.id), str(known.into or known.id), *known.names})
    }


class _Known(NamedTuple):
    """A row that stands for a body: its id, into which it was merged, whether somebody told the others that they work
    there, and every name by which a group or the server knows it, as they are kept."""

    id: UUID
    into: UUID | None
    said: bool
    names: set[str]


def _known_by(real: Iterable[UUID], member: Member | None = None) -> list[_Known]:
    """What stands for these bodies. `member`: who would have told. One query."""
    ids = set(real)
    found: dict[UUID, _Known] = {}
    values: dict[str, Any] = numbered("body", ids) | {"member": member.pk if member else None}
    for id, into, name, name_key, said in _names(room(ids), **values):
        if id not in found:
            found[id] = _Known(id, into, bool(said), {key(name)})
        if name_key is not None:  # a body that no group has dealings with (any more)
            found[id].names.add(name_key)
    return list(found.values())


def _names_of(number: int) -> "QuerySet[Institution, Any]":
    bodies = several("body", number)
    said = Exists(WorksThere.objects.filter(institution=OuterRef("pk"), member__pk=Given("member")))
    rows = Institution.objects.filter(Q(pk__in=bodies) | Q(merged_into__pk__in=bodies)).annotate(said=said)
    # Each name once: hundreds of groups may call a body the same.
    return rows.order_by().values_list("pk", "merged_into", "name", "dealings__name_key", "said").distinct()


_names = Prepared(_names_of)


def hidden_among(members: Iterable[Member], institution: Institution) -> set[UUID]:
    """Those of these members, by id, of whom this body must be shown nothing. Three queries, however many there are.

    A program compares here; nobody is shown what it compares, and nothing of it is kept.
    """
    members = list(members)
    known: set[str] = set()
    same = []
    for each in _known_by([institution.real_id]):
        same.append(each.id)
        known |= {str(each.id), *each.names}
    said = WorksThere.objects.filter(institution__in=same, member__in=[member.pk for member in members])
    hidden = set(said.values_list("member", flat=True))
    for id, words in notes.own_of(members, notes.WORKS_THERE).items():
        if not known.isdisjoint(_read(words)):
            hidden.add(id)
    return hidden
