"""Who may do what in talk."""

from ourterms.collectives.models import Member, RoleHeld
from ourterms.collectives.permissions import may
from ourterms.talk.models import Post
from ourterms.talk.rules import EVERYBODY, FOUNDER, ROLE


def may_change(member: Member, post: Post) -> bool:
    """Their own, as long as it is there: to change it or take it back."""
    return post.by_id == member.pk and not post.taken_back


def may_hide(member: Member, post: Post) -> bool:
    """Whoever keeps the house rules; never one's own, to hide it or to show it again. One query at most."""
    return post.by_id != member.pk and not post.taken_back and may(member, "talk")


def hides_as(member: Member) -> str:
    """What gives a member who may hide a post their say in it. One query at most."""
    if member.collective.founder_id is not None:
        return FOUNDER
    held = RoleHeld.objects.filter(collective=member.collective_id, member=member, kind="talk").exists()
    return ROLE if held else EVERYBODY
