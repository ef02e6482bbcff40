"""Who may see what was sent."""

from typing import Any

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.prepared import Prepared
from ourterms.notices.models import Letter


def letters_of(member: Member) -> Any:
    """The letters of a member's group, or of a circle they are in."""
    return Letter.objects.for_member(member).select_related("by", "collective")


def has_dead_letter(member: Member) -> bool:
    """Whether one of these letters was taken by nobody."""
    return bool(_dead(**asking(member)))


def dead_letters() -> Any:
    """Them, in the scope of whoever looks (design.prepared)."""
    return Letter.objects.for_member(WHOEVER).filter(dead=True)


_dead = Prepared(lambda: dead_letters().values_list("pk")[:1])
