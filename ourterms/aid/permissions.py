"""Who may do what with a need, and who stands on which side of an exchange."""

from ourterms.aid.models import Answer, Need, posted_for
from ourterms.collectives.models import Member


def may_see(member: Member, need: Need) -> bool:
    """Whether a member may see a need: exactly when it is in their scope."""
    return Need.objects.for_member(member).filter(pk=need.pk).exists()


def is_needer(member: Member, need: Need) -> bool:
    """Whether somebody else posted this need for the member."""
    return need.for_somebody and need.pk in posted_for(member)


def may_close(member: Member, need: Need) -> bool:
    """Whether a member may close a need, and reads its answers: who posted it, and for whom it was."""
    return need.by_id == member.pk or is_needer(member, need)


def is_answerer(member: Member, answer: Answer) -> bool:
    """Whether the answer is this member's own."""
    return answer.by_id == member.pk
