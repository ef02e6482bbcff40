"""Who may do what with a collective's terms: every member all of it, because nothing comes of it but by decision."""

from ourterms.collectives.models import Member
from ourterms.terms.models import Draft, OurTerms


def may_see(member: Member, thing: OurTerms | Draft) -> bool:
    """Whether a member may see a version or a draft: exactly when it is in their scope."""
    return bool(type(thing).objects.for_member(member).filter(pk=thing.pk).exists())


def may_change(member: Member, draft: Draft) -> bool:
    """Whether a member may change a draft: everybody who is here and may see it."""
    return member.here and may_see(member, draft)
