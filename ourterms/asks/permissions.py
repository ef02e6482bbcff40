"""Who may do what with an ask."""

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member


def may_see(member: Member, ask: Ask) -> bool:
    """Whether a member may see an ask: exactly when it is in their scope."""
    return bool(Ask.objects.for_member(member).filter(pk=ask.pk).exists())
