"""Who may do what in the library. Every member may write."""

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import may


def may_put_away(member: Member) -> bool:
    """Put a page away, or bring it back: whoever keeps the library in order."""
    return may(member, "library")
