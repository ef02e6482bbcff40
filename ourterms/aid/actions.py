"""Needs and offers: posted, also for somebody else; answered; talked over; closed; faded."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from ourterms.aid import rules
from ourterms.aid.models import (
    ASKED,
    DECLINED,
    POSTED,
    Answer,
    Chosen,
    Errand,
    Message,
    Need,
    errands_of,
    mark_of,
)
from ourterms.aid.permissions import is_answerer, is_needer, may_close
from ourterms.aid.sealed import FOR_GO_BETWEEN, FOR_NEEDER, Opened, Wish, read_copy, seal_copy
from ourterms.collectives.models import CircleMember, Collective, Member
from ourterms.kit.speech import say
from ourterms.notices.actions import tell
from ourterms.people.acts import Refused, make


def _nothing() -> Refused:
    return Refused(say("There is nothing here."))


def _in_circle(member: Member, circle: UUID) -> bool:
    return CircleMember.objects.filter(circle=circle, circle__ended=False, member=member).exists()


def _reach(by: Member, wish: Wish) -> list[Member]:
    """The chosen members of a wish. Refused for a circle that `by` is not in, or for people who are not here."""
    if wish.circle and wish.chosen:
        raise Refused(say("Choose a circle or a few people, not both."))
    if wish.circle and not _in_circle(by, wish.circle):
        raise _nothing()
    chosen = Member.objects.filter(pk__in=wish.chosen, collective=by.collective_id, here=True)
    found = list(chosen.exclude(pk=by.pk))
    if wish.chosen and not found:
        raise Refused(say("Nobody you chose is here any more."))
    return found


@transaction.atomic
def post(*, by: Member, id: UUID, wish: Wish, at: datetime) -> Need:
    """Post a need or an offer under one's own name."""
    return _post(by, id, wish, at, for_somebody=False)


def _post(by: Member, id: UUID, wish: Wish, at: datetime, *, for_somebody: bool) -> Need:
    chosen = _reach(by, wish)
    need, made = make(
        Need,
        id,
        collective=by.collective,
        circle_id=wish.circle,
        by=by,
        offered=wish.offered,
        for_somebody=for_somebody,
        kind=wish.kind,
        words=wish.words,
        place=wish.place,
        until=wish.until,
        chosen_only=bool(wish.chosen),
        at=at,
    )
    if made:
        Chosen.objects.bulk_create(Chosen(collective=by.collective, need=need, member=member) for member in chosen)
    return need


# Through somebody trusted, without a name ----------------------------------------------------------------------


@transaction.atomic
def ask_through(*, by: Member, id: UUID, wish: Wish, go_between: Member, today: date) -> Errand:
    """Ask another member to post something without one's name. Only the two can read that, or who asks."""
    here = go_between.here and go_between.collective_id == by.collective_id and go_between.pk != by.pk
    if not here or go_between.person_id is None:
        raise Refused(say("Choose somebody else who is here."))
    others = wish.chosen - {by.pk, go_between.pk}  # so that who asks stands in no list of the chosen either
    if wish.chosen and not others:
        raise Refused(say("Choose somebody besides the one who posts it."))
    wish = wish._replace(chosen=others)
    _reach(by, wish)
    if wish.circle and not _in_circle(go_between, wish.circle):
        raise Refused(say("Whoever posts it has to be in that circle too."))
    opened = Opened(by.pk, wish)
    errand, _made = make(
        Errand,
        id,
        collective=by.collective,
        go_between=go_between,
        mark=mark_of(id, by),
        for_go_between=seal_copy(go_between, FOR_GO_BETWEEN, id, opened),
        for_needer=seal_copy(by, FOR_NEEDER, id, opened),
        day=today,
    )
    if not errand.is_of(by):
        raise Refused(say("This form was used for something else. Open the page again."))
    return errand


def _held(errand: Errand) -> Errand:
    held: Errand | None = Errand.objects.select_for_update().filter(pk=errand.pk).first()
    if held is None:
        raise Refused(say("This was taken back."))
    return held


@transaction.atomic
def post_errand(*, by: Member, errand: Errand, at: datetime) -> Need:
    """Whoever was asked posts it, just as it was asked. Twice is once."""
    held = _held(errand)
    if held.go_between_id != by.pk:
        raise _nothing()
    if held.need is not None:
        return held.need
    opened = read_copy(by, FOR_GO_BETWEEN, held)
    if held.state != ASKED or opened is None:
        raise Refused(say("This was taken back."))
    need = _post(by, held.pk, opened.wish, at, for_somebody=True)
    held.need, held.state = need, POSTED
    held.save(update_fields=["need", "state"])
    return need


@transaction.atomic
def decline_errand(*, by: Member, errand: Errand) -> None:
    """Whoever was asked says not this time, and never why. They can't read it from then on."""
    held = _held(errand)
    if held.go_between_id != by.pk:
        raise _nothing()
    if held.state == ASKED:
        held.state, held.for_go_between = DECLINED, b""
        held.save(update_fields=["state", "for_go_between"])


@transaction.atomic
def drop_errand(*, by: Member, errand: Errand) -> None:
    """Whoever asked takes it back, as long as it is not posted. A posted one they close."""
    held = _held(errand)
    if not held.is_of(by):
        raise _nothing()
    if held.state == POSTED:
        raise Refused(say("It is posted now. You can close it on its page."))
    held.delete()


# Answers, and words between the two ----------------------------------------------------------------------------


@transaction.atomic
def answer(*, by: Member, need: Need, id: UUID, words: str, at: datetime) -> Answer:
    """Say that one can. Only who asked reads it, and they are told that something is there.

    What was asked through somebody is told to whoever posted it: a row for the other one would say who that is.
    """
    held = Need.objects.for_member(by).select_for_update().filter(pk=need.pk).first()
    if held is None:
        raise _nothing()
    if may_close(by, held):
        raise Refused(say("This is yours."))
    there: Answer | None = Answer.objects.for_member(by).filter(need=held, by=by).first()
    if there is not None:
        return there
    _refuse_closed(held, at)
    answered, made = make(
        Answer, id, collective=by.collective, circle_id=held.circle_id, need=held, by=by, words=words, at=at
    )
    if made:
        tell(members=[held.by], topic="mine", about=id, at=at, own=True)
    return answered


def _refuse_closed(need: Need, at: datetime) -> None:
    over = need.until and rules.day_over(need.until, need.collective.setting("collectives.zone")) <= at
    if need.closed or over:
        raise Refused(say("This one is closed."))


@transaction.atomic
def take_back_answer(*, by: Member, answer: Answer) -> None:
    """Take back that one can, with everything the two wrote. Nobody says why."""
    if not is_answerer(by, answer):
        raise _nothing()
    Answer.objects.for_member(by).filter(pk=answer.pk).delete()


@transaction.atomic
def write(*, by: Member, answer: Answer, id: UUID, words: str, at: datetime) -> Message:
    """Write to the other one. Whoever somebody else asked for writes without a name."""
    held = Answer.objects.for_member(by).filter(pk=answer.pk).select_related("need").first()
    if held is None:
        raise _nothing()
    if held.ended or held.need.closed:
        raise Refused(say("This one is closed."))
    message, _made = make(
        Message,
        id,
        collective_id=held.collective_id,
        circle_id=held.circle_id,
        answer=held,
        from_asker=not is_answerer(by, held),
        by=None if is_needer(by, held.need) else by,
        words=words,
        at=at,
    )
    return message


@transaction.atomic
def say_whether_done(*, by: Member, answer: Answer, said: str, at: datetime) -> None:
    """Say yes, not yet, or let it be. A yes of whoever needed something closes the need."""
    if said not in (rules.YES, rules.NOT_YET, rules.LET_BE):
        raise Refused(say("Choose one of the three."))
    # Locked, because both may say so at the same moment and each writes what the other said too.
    rows = Answer.objects.for_member(by).filter(pk=answer.pk).select_related("need")
    held = rows.select_for_update(of=("self",)).first()
    if held is None:
        raise _nothing()
    if is_answerer(by, held):
        held.answerer_said = said
    else:
        held.asker_said = said
    over = rules.is_over(held.asker_said, held.answerer_said)
    held.ended = (held.ended or at) if over else None
    held.save(update_fields=["asker_said", "answerer_said", "ended"])
    if not is_answerer(by, held) and said == rules.YES and not held.need.offered:
        _close(held.need, at)


@transaction.atomic
def close(*, by: Member, need: Need, at: datetime) -> None:
    """Close a need or an offer: done, or not needed any more. Nobody is told which."""
    if not may_close(by, need):
        raise _nothing()
    _close(need, at)


def _close(need: Need, at: datetime) -> None:
    Need.objects.filter(pk=need.pk, closed=None).update(closed=at)
    Answer.objects.filter(need=need, asker_said="").update(asker_said=rules.LET_BE)  # they are not asked again


@transaction.atomic
def open_again(*, by: Member, need: Need, today: date) -> None:
    """Open what was closed, as long as it is there. A day that is over is taken from it."""
    if not may_close(by, need):
        raise _nothing()
    Need.objects.filter(pk=need.pk, until__lt=today).update(until=None)
    Need.objects.filter(pk=need.pk).update(closed=None)


# What goes by itself, and what goes with a member --------------------------------------------------------------


@transaction.atomic
def fade(at: datetime) -> None:
    """Close what has had its day; delete what was closed as long ago as the group set, with its answers."""
    for need in Need.objects.filter(closed=None, until__lt=at.date() + timedelta(days=1)).select_related("collective"):
        assert need.until is not None
        over = rules.day_over(need.until, need.collective.setting("collectives.zone"))
        if over <= at:
            Need.objects.filter(pk=need.pk, closed=None).update(closed=over)
    for collective in Collective.objects.only("chosen"):
        before = at - timedelta(days=collective.setting("aid.kept"))
        Need.objects.filter(collective=collective, closed__lte=before).delete()
        Answer.objects.filter(need__collective=collective, ended__lte=before).delete()
    Errand.objects.exclude(state=POSTED).filter(day__lte=(at - rules.UNANSWERED).date()).delete()


@transaction.atomic
def forget(*, member: Member) -> None:
    """What goes when a member does: what they need, offer and answered, and what was asked or posted for them.

    Whoever asked them to post something learns that it is not posted, and can ask somebody else.
    """
    asked = errands_of(member)
    Need.objects.filter(pk__in=[errand.need_id for errand in asked if errand.need_id]).delete()
    Errand.objects.filter(pk__in=[errand.pk for errand in asked]).delete()
    Errand.objects.filter(go_between=member).update(state=DECLINED, need=None, for_go_between=b"")
    Need.objects.filter(by=member).delete()
    Answer.objects.filter(by=member).delete()
    Message.objects.filter(by=member).delete()
    Chosen.objects.filter(member=member).delete()
