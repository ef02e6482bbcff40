"""Proposals for a budget: put forward by members while its matter waits on the agenda."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ourterms.collectives.models import Member
from ourterms.decisions.models import ABOUT, OPTION, WAITING, Matter, Proposal
from ourterms.decisions.rules.constitution import MOST_PROPOSALS
from ourterms.decisions.rules.ways import BUDGET
from ourterms.kit import money
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.people.acts import Refused, make

SETTING = "decisions.budgeting"


def is_on(member: Member) -> bool:
    """Whether the member's group has turned budgeting on."""
    return bool(member.collective.setting(SETTING))


def refuse_unless_on(member: Member) -> None:
    """Refused where the group has not turned budgeting on, or has turned it off again."""
    if not is_on(member):
        raise Refused(say("Sharing out money is turned off in our settings."))


def money_of(by: Member, typed: str) -> money.Money:
    """What was typed, in the currency of the group. Refused for what is no amount."""
    try:
        return money.typed(typed, by.collective.setting("collectives.currency"))
    except money.BadAmount as problem:
        raise Refused(problem.message) from None


def proposals_on(matter: Matter) -> list[Proposal]:
    """The proposals on a matter that somebody may see, as they were put forward. One query."""
    return list(Proposal.objects.filter(matter=matter).order_by("at", "pk"))


def fitting(by: Member, proposals: Sequence[Proposal]) -> Sequence[Proposal]:
    """The same. Refused where some are in another currency than the group's is now."""
    currency = by.collective.setting("collectives.currency")
    others = [each.title for each in proposals if each.currency != currency]
    if others:
        raise Refused(say("This one is in another currency. Take it back and put it anew: {title}", title=others[0]))
    return proposals


def _waiting(by: Member, matter: Matter) -> Matter:
    refuse_unless_on(by)
    held: Matter | None = (
        Matter.objects.for_member(by).select_for_update(of=("self",)).filter(pk=matter.pk, kind=BUDGET).first()
    )
    if held is None:
        raise Refused(say("There is nothing here."))
    if held.state != WAITING:
        raise Refused(say("It is being decided, or was. Proposals come before that."))
    return held


@transaction.atomic
def propose(*, by: Member, id: UUID, matter: Matter, title: str, cost: str, words: str, at: datetime) -> Proposal:
    """Put forward what could be paid, and what it costs. Any member may who can see the matter."""
    held = _waiting(by, matter)
    there: Proposal | None = Proposal.objects.for_member(by).filter(pk=id, matter=held, by=by).first()
    if there is not None:
        return there
    title, words, money = one_line(title), many_lines(words), money_of(by, cost)
    if not title:
        raise Refused(say("Say in a line what is paid."))
    if len(title) > OPTION or len(words) > ABOUT:
        raise Refused(say("Use at most {most} letters.", most=OPTION if len(title) > OPTION else ABOUT))
    others = [each.title.casefold() for each in proposals_on(held)]
    if title.casefold() in others:
        raise Refused(say("This stands there already. Call yours something else."))
    if len(others) >= MOST_PROPOSALS:
        raise Refused(say("There can be at most {most} proposals in one.", most=MOST_PROPOSALS))
    made, _new = make(
        Proposal,
        id,
        collective_id=held.collective_id,
        circle_id=held.circle_id,
        matter=held,
        by=by,
        title=title,
        words=words,
        minor=money.minor,
        currency=money.currency,
        at=at,
    )
    return made


@transaction.atomic
def take_back(*, by: Member, matter: Matter, id: UUID) -> None:
    """Take one's own proposal back, before it is opened. Twice is once."""
    Proposal.objects.filter(pk=id, matter=_waiting(by, matter), by=by).delete()
