"""Every write about how we go on with one of us. Kind first: heard before anybody answers, somebody beside them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from ourterms.care.actions import pause
from ourterms.collectives import going
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import seen_by
from ourterms.decisions.actions import Carries, Opening, open_matter, put_forward, zone_of
from ourterms.decisions.constitution import clause_for
from ourterms.decisions.models import (
    GONE,
    LET_GO,
    OPEN,
    WAITING,
    Ballot,
    Counted,
    Decision,
    GoingOn,
    Matter,
)
from ourterms.decisions.rules import closing
from ourterms.decisions.rules.going_on import BREAK, GOES, HEARING, heard_by
from ourterms.decisions.rules.ways import GOING_ON
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.people.acts import Refused


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


# What it comes to, carried out -----------------------------------------------------------------------------------


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == GOING_ON and not subject)


def _in_words(subject: Mapping[str, Any]) -> list[str]:
    return [
        say("We keep talking: it stays on the agenda, and we can try again."),
        say("We go on together: nothing changes, and we have said so."),
        say("A break: it begins at once, if they have said here that they want one. Otherwise we keep talking."),
        say("They go: from one moment to the next, as anybody can. What they wrote stays or goes, as they choose."),
    ]


def _frozen(matter: Matter) -> dict[str, Any]:
    about = GoingOn.objects.filter(matter=matter, member__here=True)
    _refuse_unless(about.exists(), say("They have gone. So there is nothing more to decide."))
    return {}


def _who_counts(matter: Matter, here: "QuerySet[Member]") -> "QuerySet[Member]":
    """Whoever was here when the talk began, but for whom it is about. Nobody is brought in for it."""
    about = GoingOn.objects.filter(matter=matter).values("member")
    return here.exclude(pk__in=about).filter(joined__lte=matter.day)


def _carry_out(by: Member, decision: Decision, at: datetime) -> list[str]:
    about = GoingOn.objects.select_for_update(of=("self",)).select_related("member").filter(matter=decision.matter_id)
    found = about.first()
    if found is None or not found.member.here:
        return [say("They have gone by themselves.")]
    chosen = decision.chosen[0]
    if chosen == GOES:
        going.go(by=found.member, keep_words=found.keep_words, at=at)
        return [say("They have gone.")]
    if chosen == BREAK and found.would_break:
        pause(by=found.member)
        return [say("They are on a break, until they are back.")]
    if chosen == BREAK:
        Matter.objects.filter(pk=decision.matter_id).update(state=WAITING)
        return [say("They have not said that they want a break. So we keep talking.")]
    return [say("We go on together.")]


GOINGS_ON = {
    GOING_ON: Carries(_check, _in_words, _carry_out, _frozen, who_counts=_who_counts, stage=HEARING),
}


# Beginning --------------------------------------------------------------------------------------------------------


@transaction.atomic
def begin(*, by: Member, id: UUID, member: Member, words: str, at: datetime) -> Decision:
    """Begin to talk about how we go on with somebody: on the agenda and open in one step, so that who counts is frozen
    now. One talk about somebody at a time."""
    there = GoingOn.objects.for_member(by).filter(matter=id, member=member).first()
    if there is None:
        _refuse_unless(member.pk != by.pk and seen_by(by).filter(pk=member.pk).exists())
        Member.objects.select_for_update().get(pk=member.pk)  # two who begin at once
        going_on = GoingOn.objects.filter(member=member, matter__state__in=[WAITING, OPEN])
        _refuse_unless(not going_on.exists(), say("We are talking about that already. You find it on the agenda."))
    today = at.astimezone(zone_of(by)).date()
    title = say("How we go on")
    matter = put_forward(
        by=by, id=id, kind=GOING_ON, title=title, words=words, circle=None, at=at, today=today, does=GOING_ON
    )
    if there is None:
        place = {"collective_id": matter.collective_id, "circle_id": None}
        GoingOn.objects.create(pk=chance.uuid(), matter=matter, member=member, **place)
    days = clause_for(by.collective, GOING_ON).rule.days
    what = Opening(GOING_ON, title, closing.usual(at, days, str(zone_of(by))), words)
    return open_matter(by=by, id=uuid5(id, "open"), matter=matter, what=what, at=at)


@transaction.atomic
def begin_answers(*, decision: Decision, at: datetime) -> None:
    """Let answers begin after a week, whether or not anything was said; done by whoever comes first. A break waits."""
    held = Decision.objects.select_for_update().filter(pk=decision.pk, closed=False, stage=HEARING).first()
    if held is None:
        return
    away = GoingOn.objects.filter(matter=held.matter_id, member__paused=True).exists()
    if heard_by(held.opened, at.astimezone(ZoneInfo(held.zone)).date(), away):
        held.stage = ""
        held.save(update_fields=["stage"])


def begin_due(at: datetime) -> None:
    """The same for everything that is open."""
    for decision in Decision.objects.filter(closed=False, stage=HEARING).order_by("closes", "pk"):
        begin_answers(decision=decision, at=at)


# Whom it is about, and who is beside them ------------------------------------------------------------------------


def _about(by: Member, decision: Decision) -> GoingOn:
    """The row of it, held until the end of the transaction. Refused when it is over."""
    rows = GoingOn.objects.for_member(by).select_for_update(of=("self",)).filter(matter=decision.matter_id)
    found: GoingOn | None = rows.filter(matter__state__in=[WAITING, OPEN]).first()
    if found is None:
        raise Refused(say("There is nothing here."))
    return found


def _mine(by: Member, decision: Decision) -> GoingOn:
    found = _about(by, decision)
    _refuse_unless(found.member_id == by.pk)
    return found


@transaction.atomic
def heard(*, by: Member, decision: Decision) -> None:
    """Say that one has said what one wanted to say: answers begin."""
    found = _mine(by, decision)
    Decision.objects.filter(matter=found.matter_id, closed=False, stage=HEARING).update(stage="")


@transaction.atomic
def would_break(*, by: Member, decision: Decision, would: bool) -> None:
    """Say that one would take a break, or that one would not: at any time."""
    found = _mine(by, decision)
    found.would_break = would
    found.save(update_fields=["would_break"])


@transaction.atomic
def words_stay(*, by: Member, decision: Decision, stay: bool) -> None:
    """Choose what becomes of one's words, should one go by this. Only they see it."""
    found = _mine(by, decision)
    found.keep_words = stay
    found.save(update_fields=["keep_words"])


@transaction.atomic
def ask_beside(*, by: Member, decision: Decision, member: Member) -> None:
    """Ask somebody of the group to be beside one; whoever was asked before is not asked any more."""
    found = _mine(by, decision)
    _refuse_unless(member.pk != by.pk and seen_by(by).filter(pk=member.pk).exists(), say("Choose somebody."))
    if found.supporter_id != member.pk:
        found.asked, found.supporter = member, None
        found.save(update_fields=["asked", "supporter"])


@transaction.atomic
def be_beside(*, by: Member, decision: Decision, yes: bool) -> None:
    """Answer whoever asked: yes, or not this time. Nobody is told of a no; the person can ask somebody else."""
    found = _about(by, decision)
    if found.supporter_id == by.pk and yes:
        return
    _refuse_unless(found.asked_id == by.pk)
    found.asked, found.supporter = None, by if yes else None
    found.save(update_fields=["asked", "supporter"])


@transaction.atomic
def end_beside(*, by: Member, decision: Decision) -> None:
    """Be beside them no longer, or have nobody there: either of the two, without a reason."""
    found = _about(by, decision)
    if by.pk in (found.member_id, found.supporter_id):
        found.asked = found.supporter = None
        found.save(update_fields=["asked", "supporter"])


@transaction.atomic
def forget(*, member: Member) -> None:
    """Somebody goes: a talk about them is over, and that it was about them goes. Nobody is beside anybody then."""
    GoingOn.objects.filter(asked=member).update(asked=None)
    GoingOn.objects.filter(supporter=member).update(supporter=None)
    matters = list(GoingOn.objects.filter(member=member).values_list("matter", flat=True))
    why = say("They have gone. So there is nothing more to decide.")
    decisions = Decision.objects.filter(matter__in=matters, closed=False)
    for model in (Ballot, Counted):
        model.objects.filter(decision__in=decisions).delete()
    decisions.update(closed=True, state=GONE, why=why)
    Matter.objects.filter(pk__in=matters, state__in=[WAITING, OPEN]).update(state=LET_GO, reason=why)
    GoingOn.objects.filter(member=member).delete()
