"""Who may do what. There is no owner: what a member may see, they may open and bring to its end."""

from ourterms.collectives.models import Member
from ourterms.decisions.models import WAITING, Dissent, Matter, Remark


def may_let_go(member: Member, matter: Matter) -> bool:
    """Whoever put it forward may take it off the agenda, with a reason; when they have gone, anybody."""
    mine = matter.by_id == member.pk
    return matter.state == WAITING and (mine or matter.by is None or not matter.by.here)


def may_take_back(member: Member, words: Remark | Dissent) -> bool:
    """Whether a remark or a dissent is this member's own. Nobody else can change or move it."""
    return words.by_id == member.pk
