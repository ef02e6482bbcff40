"""Who may do what with a meeting. What a member may see, every member of it may change: there is no owner."""

from ourterms.collectives.models import Member
from ourterms.meetings.models import AgendaLine, Session, WalkHome, WeSaid


def may_see(member: Member, session: Session) -> bool:
    """Whether a member may see a meeting and what belongs to it; whoever may see it may also change it."""
    return Session.objects.for_member(member).filter(pk=session.pk).exists()


def may_take_back(member: Member, line: AgendaLine | WeSaid) -> bool:
    """Whether a line is this member's own."""
    return line.by_id == member.pk


def may_know_who_walks(member: Member, walk: WalkHome) -> bool:
    """Whether a member sees who walks home with whom: an open offer everybody, one that is taken only the two."""
    return walk.taken_by_id is None or member.pk in (walk.offered_by_id, walk.taken_by_id)
