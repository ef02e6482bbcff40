"""Who may see what was sent."""

from typing import Any

from ourterms.collectives.models import Member
from ourterms.notices.models import Letter


def letters_of(member: Member) -> Any:
    """The letters of a member's group, or of a circle they are in."""
    return Letter.objects.for_member(member).select_related("by", "collective")
