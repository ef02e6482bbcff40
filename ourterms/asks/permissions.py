"""Who may do what with an ask."""

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member
from ourterms.institutions.models import Contact


def may_see(member: Member, ask: Ask) -> bool:
    """Whether a member may see an ask: exactly when it is in their scope."""
    return bool(Ask.objects.for_member(member).filter(pk=ask.pk).exists())


def is_theirs(contact: Contact, ask: Ask) -> bool:
    """Whether an ask came from this contact; any other of the same institution sees nothing of it."""
    return ask.contact_id == contact.pk
