"""Who is confirmed, and from which bodies a member is hidden."""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from ourterms.care import notes
from ourterms.collectives.models import Collective, Member
from ourterms.collectives.rules.names import key
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
    return {real, *Institution.objects.filter(merged_into=real).values_list("pk", flat=True)}


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


def hidden_bodies(member: Member, institutions: Iterable[Institution], own: str) -> set[UUID]:
    """Those of these bodies (`real_id`) that must be shown nothing of a member. Two queries, however many.

    `own`: what the member said only to themselves, as it was sealed (notes.WORKS_THERE); "" for nothing.
    """
    real: dict[UUID, set[str]] = {each.real_id: {str(each.real_id)} for each in institutions}
    for id, into, known in _known_by(real):
        real[into or id] |= {str(id), *known}
    said = WorksThere.objects.filter(member=member.pk).values_list("institution", "institution__merged_into")
    hidden = {into or id for id, into in said}
    places = set(_read(own))
    return {id for id, known in real.items() if id in hidden or not places.isdisjoint(known)}


def _known_by(real: Iterable[UUID]) -> list[tuple[UUID, UUID | None, set[str]]]:
    """What stands for these bodies: the id of each row, into which it was merged, and every name by which a group or
    the server knows it, as they are kept. One query."""
    rows = Institution.objects.filter(Q(pk__in=list(real)) | Q(merged_into__in=list(real)))
    found: dict[UUID, tuple[UUID, UUID | None, set[str]]] = {}
    for id, into, name, name_key in rows.values_list("pk", "merged_into", "name", "dealings__name_key"):
        if id not in found:
            found[id] = (id, into, {key(name)})
        if name_key is not None:  # a body that no group has dealings with (any more)
            found[id][2].add(name_key)
    return list(found.values())


def hidden_among(members: Iterable[Member], institution: Institution) -> set[UUID]:
    """Those of these members, by id, of whom this body must be shown nothing. Three queries, however many there are.

    A program compares here; nobody is shown what it compares, and nothing of it is kept.
    """
    members = list(members)
    known: set[str] = set()
    same = []
    for id, _into, names in _known_by([institution.real_id]):
        same.append(id)
        known |= {str(id), *names}
    said = WorksThere.objects.filter(institution__in=same, member__in=[member.pk for member in members])
    hidden = set(said.values_list("member", flat=True))
    for id, words in notes.own_of(members, notes.WORKS_THERE).items():
        if not known.isdisjoint(_read(words)):
            hidden.add(id)
    return hidden
