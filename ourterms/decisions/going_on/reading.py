"""What the page of a talk shows, to whom."""

from typing import Any

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import names_seen_by
from ourterms.decisions.models import OPEN, WAITING, Decision, GoingOn
from ourterms.decisions.rules.going_on import HEARING
from ourterms.kit.speech import say


def part(member: Member, decision: Decision) -> dict[str, Any] | None:
    """Who it is about, who is beside them, and what this member can do; None when they have gone. Three queries."""
    found = GoingOn.objects.for_member(member).filter(matter=decision.matter_id).first()
    if found is None:
        return None
    names = names_seen_by(member, [found.member_id, found.supporter_id, found.asked_id])
    somebody = say("Somebody")
    mine = found.member_id == member.pk
    return {
        "name": names.get(found.member_id, somebody),
        "mine": mine,
        "beside": names.get(found.supporter_id, somebody) if found.supporter_id else "",
        "i_am_beside": found.supporter_id == member.pk,
        "i_am_asked": found.asked_id == member.pk,
        "asked": names.get(found.asked_id, somebody) if mine and found.asked_id else "",
        "hearing": decision.stage == HEARING and not decision.closed,
        "would_break": found.would_break,
        "keep_words": found.keep_words,
        "goes_on": decision.matter.state in (WAITING, OPEN),
    }
