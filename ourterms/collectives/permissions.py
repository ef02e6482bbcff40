"""Who may do what in a collective."""

from collections import defaultdict
from uuid import UUID

from ourterms.collectives.models import Circle, CircleMember, Member, RoleHeld
from ourterms.collectives.rules import roles


def may(member: Member, kind: str) -> bool:
    """Whether a member may do what a role does (rules/roles.py). One query."""
    holders: dict[str, set[UUID]] = defaultdict(set)
    held = RoleHeld.objects.filter(collective=member.collective_id, member__here=True)
    for kind_held, holder in held.values_list("kind", "member_id"):
        holders[kind_held].add(holder)
    return roles.may(kind, member=member.pk, founder=member.collective.founder_id, holders=holders)


def may_use_circle(member: Member, circle: Circle) -> bool:
    """Whether a member may see and write what is in a circle."""
    return (
        circle.collective_id == member.collective_id
        and CircleMember.objects.filter(circle=circle, member=member).exists()
    )
