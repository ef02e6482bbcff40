"""Every write about what some of us may say for us. Each begins as a decision."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.formats import date_format

from ourterms.collectives.models import Member
from ourterms.decisions.actions import Carries, put_forward, who_offer, zone_of
from ourterms.decisions.models import MOST_NOTES, WORDS, Decision, Delegate, Mandate, MandateNote, Matter
from ourterms.decisions.rules import mandate as rules
from ourterms.decisions.rules.slots import slot
from ourterms.kit import chance, clock
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.people.acts import Refused, make, trail

KIND, SPEAK, END = "mandates", "mandate", "mandate-end"


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def state_of(mandate: Mandate, delegates: int, today: date) -> str:
    """Whether it holds (rules/mandate.py)."""
    return rules.state(until=mandate.until, ended=mandate.ended, delegates=delegates, today=today)


# What a yes carries out ----------------------------------------------------------------------------------------


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == KIND)
    where, words = subject.get("where"), subject.get("words")
    _refuse_unless(isinstance(where, str) and bool(one_line(where)), say("Say where."))
    _refuse_unless(len(str(where)) <= rules.WHERE, say("Use at most {most} letters.", most=rules.WHERE))
    _refuse_unless(
        isinstance(words, str) and bool(many_lines(words)), say("Write down what may be said, word for word.")
    )
    _refuse_unless(len(str(words)) <= WORDS, say("Use at most {most} letters.", most=WORDS))
    try:
        until = date.fromisoformat(subject["until"])
    except (KeyError, TypeError, ValueError):
        raise Refused(say("Choose until when.")) from None
    today = clock.today(zone_of(by))
    far = today + timedelta(days=rules.LONGEST)
    _refuse_unless(today <= until <= far, say("Choose a day to come, a year from now at most."))


def _in_words(subject: Mapping[str, Any]) -> list[str]:
    day = date_format(date.fromisoformat(subject["until"]), "l j F Y")
    what = say("may say for us at {where}, until {day}:", where=subject["where"], day=day)
    members = subject.get("members", ())
    who = ", ".join(slot(UUID(id)) for id in members) or say("Whoever offers")
    return [f"{who} {what}", subject["words"]]


def _frozen(matter: Matter) -> dict[str, Any]:
    """Who offers when it opens. Refused while nobody does."""
    offers = who_offer(matter)
    _refuse_unless(bool(offers), say("Nobody has said yet that they would do it. Then there is nothing to decide."))
    return {**matter.subject, "members": [str(each.pk) for each in offers]}


def _speak(by: Member, decision: Decision, at: datetime) -> list[str]:
    """They may say it from now on: whoever offered at the opening, is here, and has not taken it back."""
    subject, still = decision.subject, {each.pk: each for each in who_offer(decision.matter)}
    there = {"collective_id": decision.collective_id, "circle_id": decision.circle_id}
    mandate = Mandate.objects.create(
        pk=chance.uuid(),
        decision=decision,
        where=one_line(subject["where"]),
        words=subject["words"],
        until=date.fromisoformat(subject["until"]),
        day=at.astimezone(zone_of(by)).date(),
        at=at,
        **there,
    )
    members = [still[id] for id in map(UUID, subject["members"]) if id in still]
    for member in members:
        Delegate.objects.create(pk=chance.uuid(), mandate=mandate, member=member, **there)
    if not members:
        return [say("Whoever offered would not do it after all. That is fine. Nobody speaks for us there.")]
    return _in_words({**subject, "members": [str(each.pk) for each in members]})


def _of(by: Member, subject: Mapping[str, Any]) -> Mandate:
    """The mandate that it is about, if it stands still."""
    try:
        found = Mandate.objects.for_member(by).filter(pk=UUID(str(subject.get("mandate")))).first()
    except ValueError:
        found = None
    if found is None or found.ended is not None:
        raise Refused(say("It has ended already. Then there is nothing to decide."))
    mandate: Mandate = found
    return mandate


def _check_end(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == KIND)
    _of(by, subject)


def _end_in_words(subject: Mapping[str, Any]) -> list[str]:
    return [say("Nobody may say anything for us at {where} any more.", where=subject.get("where", ""))]


def _end(by: Member, decision: Decision, at: datetime) -> list[str]:
    """It ends today. Ended meanwhile by another decision, it stays so."""
    rows = Mandate.objects.filter(pk=decision.subject["mandate"], collective=decision.collective_id, ended=None)
    rows.update(ended=at.astimezone(zone_of(by)).date())
    return _end_in_words(decision.subject)


MANDATES = {
    SPEAK: Carries(_check, _in_words, _speak, _frozen, offered=True),
    END: Carries(_check_end, _end_in_words, _end),
}


# While it holds --------------------------------------------------------------------------------------------------


def _held(by: Member, mandate: Mandate) -> Mandate:
    """The mandate, held until the end of the transaction. Refused for whoever does not speak by it."""
    held: Mandate | None = Mandate.objects.for_member(by).select_for_update().filter(pk=mandate.pk).first()
    if held is None or not Delegate.objects.filter(mandate=held, member=by).exists():
        raise Refused(say("Only whoever speaks for us there writes this down."))
    return held


@transaction.atomic
def note(*, by: Member, id: UUID, mandate: Mandate, day: date, words: str, outside: bool, at: datetime) -> MandateNote:
    """Write down what was voted or said there. `outside`: beyond what may be said for us. Then it is a matter on the
    agenda at once, and the page says that it went back to us."""
    held = _held(by, mandate)
    there: MandateNote | None = MandateNote.objects.for_member(by).filter(pk=id, mandate=held, by=by).first()
    if there is not None:
        return there
    words = many_lines(words)
    today = at.astimezone(zone_of(by)).date()
    _refuse_unless(bool(words), say("Write something first."))
    _refuse_unless(len(words) <= WORDS, say("Use at most {most} letters.", most=WORDS))
    _refuse_unless(held.day <= day <= today, say("Choose a day since it holds, up to today."))
    _refuse_unless(
        MandateNote.objects.filter(mandate=held).count() < MOST_NOTES, say("There is no room for more here.")
    )
    matter = None
    if outside:
        matter = put_forward(
            by=by,
            id=uuid5(id, "back"),
            kind=KIND,
            title=say("Back with us: {where}", where=held.where),
            words=words,
            circle=held.circle,
            at=at,
            today=today,
        )
    place = {"collective_id": held.collective_id, "circle_id": held.circle_id}
    made, _new = make(
        MandateNote, id, mandate=held, by=by, day=day, words=words, outside=outside, matter=matter, **place
    )
    return made


@transaction.atomic
def take_back_note(*, by: Member, note: MandateNote) -> None:
    """Take one's own words back. What went back to all of us stays on the agenda."""
    MandateNote.objects.for_member(by).filter(pk=note.pk, by=by).update(words="", by=None, taken_back=True)


@transaction.atomic
def hand_back(*, by: Member, mandate: Mandate, at: datetime) -> None:
    """Speak for us no longer: today, without a reason."""
    if Delegate.objects.for_member(by).filter(mandate=mandate, member=by).delete()[0]:
        trail("decisions:mandate-handed-back", by=by.person_id, at=at, collective=by.collective_id, thing=mandate.pk)


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """Who goes speaks for us no longer. What they wrote down stays, or goes."""
    Delegate.objects.filter(member=member).delete()
    if not keep_words:
        MandateNote.objects.filter(by=member).update(words="", by=None, taken_back=True)


def put_end_forward(*, by: Member, id: UUID, mandate: Mandate, at: datetime) -> Matter:
    """Put on the agenda that it ends."""
    return put_forward(
        by=by,
        id=id,
        kind=KIND,
        title=say("Nobody speaks for us any more: {where}", where=mandate.where),
        words="",
        circle=None,
        at=at,
        today=at.astimezone(zone_of(by)).date(),
        does=END,
        subject={"mandate": str(mandate.pk), "where": mandate.where},
    )
