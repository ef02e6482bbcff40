"""What we tell an institution to do: put forward, decided, sent by a member, answered or not, taken back."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.urls import reverse

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member
from ourterms.decisions.actions import Carries, put_forward
from ourterms.decisions.models import Decision, Matter
from ourterms.files.models import File
from ourterms.institutions.models import Institution
from ourterms.kit.speech import say
from ourterms.people.acts import make
from ourterms.promises.actions.common import (
    KIND,
    began_with,
    held,
    newest_answer,
    past,
    place,
    refuse_unless,
    text,
    today_of,
    with_us,
)
from ourterms.promises.models import TITLE, WHERE, WORDS, Answer, Demand
from ourterms.promises.permissions import is_before_us
from ourterms.promises.rules import kept

DEMAND, BACK = "demand", "demand-back"


@transaction.atomic
def propose(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    title: str,
    words: str,
    mild: bool,
    ask: Ask | None = None,
    at: datetime,
) -> Demand:
    """Put forward that we ask something of an institution. It stands on the agenda at once."""
    real = with_us(by, institution)
    demand, made = make(
        Demand,
        id,
        title=text(title, TITLE, say("Say in a line what they should do.")),
        words=text(words, WORDS),
        mild=mild,
        day=today_of(by, at),
        **began_with(by, real, ask),
        **place(by, real, at),
    )
    if made:
        _put_forward(by, uuid5(id, "first"), demand, DEMAND, at)
    return demand


@transaction.atomic
def put_again(*, by: Member, id: UUID, demand: Demand, at: datetime) -> Demand:
    """Put a demand on the agenda once more: it was let go there, or did not get a yes."""
    row = held(Demand, by, demand)
    if Matter.objects.for_member(by).filter(pk=id).exists():
        return row
    refuse_unless(row.step == kept.PROPOSED, say("It is decided already."))
    refuse_unless(not is_before_us(row.matter), say("It stands on the agenda already."))
    _put_forward(by, id, row, DEMAND, at)
    return row


@transaction.atomic
def put_back_forward(*, by: Member, id: UUID, demand: Demand, at: datetime) -> Matter:
    """Put forward that we take a demand back."""
    row = held(Demand, by, demand)
    there: Matter | None = Matter.objects.for_member(by).filter(pk=id).first()
    if there is not None:
        return there
    refuse_unless(not is_before_us(row.matter), say("It stands on the agenda already."))
    return _put_forward(by, id, row, BACK, at)


def _put_forward(by: Member, id: UUID, demand: Demand, does: str, at: datetime) -> Matter:
    name = str(Institution.objects.for_member(by).get(pk=demand.institution_id))
    # Without the name: what is open stands on Home, and a heading there never says whom it is about.
    words = "Take back: {title}" if does == BACK else "We recommend: {title}" if demand.mild else "We ask: {title}"
    matter = put_forward(
        by=by,
        id=id,
        kind=KIND,
        title=say(words, title=demand.title)[:TITLE],
        words=demand.words,
        circle=None,
        at=at,
        today=today_of(by, at),
        does=does,
        subject={"demand": str(demand.pk), "to": name, "title": demand.title, "mild": demand.mild},
    )
    demand.matter = matter
    demand.save(update_fields=["matter"])
    return matter


# What a yes carries out ------------------------------------------------------------------------------------------


def _of(by: Member, subject: Mapping[str, Any]) -> Demand:
    found: Any = None
    with suppress(ValueError):
        found = Demand.objects.for_member(by).filter(pk=UUID(str(subject.get("demand")))).first()
    refuse_unless(found is not None)
    demand: Demand = found
    return demand


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    refuse_unless(kind == KIND)
    refuse_unless(
        _of(by, subject).step == kept.PROPOSED, say("It is decided already. Then there is nothing to decide.")
    )


def _in_words(subject: Mapping[str, Any]) -> list[str]:
    words = "We recommend to {to}: {title}" if subject.get("mild") else "We ask of {to}: {title}"
    return [
        say(words, to=subject.get("to", ""), title=subject.get("title", "")),
        say("A letter is drafted. It goes when one of us sends it."),
    ]


def _decide(by: Member, decision: Decision, at: datetime) -> list[str]:
    """It is ours from now on. Decided meanwhile by another decision, it stays so."""
    row = held(Demand, by, _of(by, decision.subject))
    if row.step == kept.PROPOSED:
        row.step, row.decision, row.decided = kept.DECIDED, decision, today_of(by, at)
        row.save(update_fields=["step", "decision", "decided"])
    return _in_words(decision.subject)


def _check_back(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    refuse_unless(kind == KIND)
    step = _of(by, subject).step
    refuse_unless(step in (kept.DECIDED, kept.SENT), say("There is nothing to take back."))


def _back_in_words(subject: Mapping[str, Any]) -> list[str]:
    return [
        say("We take back what we asked of {to}: {title}", to=subject.get("to", ""), title=subject.get("title", ""))
    ]


def _take_back(by: Member, decision: Decision, at: datetime) -> list[str]:
    row = held(Demand, by, _of(by, decision.subject))
    if row.step != kept.TAKEN_BACK:
        row.step, row.taken_back = kept.TAKEN_BACK, today_of(by, at)
        row.save(update_fields=["step", "taken_back"])
    return _back_in_words(decision.subject)


def _page(collective: UUID, subject: Mapping[str, Any]) -> tuple[str, str]:
    return reverse("promises:demand", args=[collective, subject["demand"]]), say("What we would ask of them")


DEMANDS = {
    DEMAND: Carries(_check, _in_words, _decide, page=_page, letters=False),
    BACK: Carries(_check_back, _back_in_words, _take_back, page=_page),
}


# What they say ---------------------------------------------------------------------------------------------------


@transaction.atomic
def answer(
    *,
    by: Member,
    id: UUID,
    demand: Demand,
    kind: str,
    words: str,
    day: date,
    where: str = "",
    document: File | None = None,
    at: datetime,
) -> Answer:
    """Write down an institution's answer, in its words. Several are kept; the newest counts."""
    row = held(Demand, by, demand)
    refuse_unless(row.sent is not None, say("It has not been sent yet. Then nobody can have answered."))
    refuse_unless(kind in kept.ANSWERS, say("Choose what they answered."))
    made, _new = make(
        Answer,
        id,
        demand=row,
        kind=kind,
        words=text(words, WORDS, say("Put their answer, in their own words.")),
        where=text(where, WHERE),
        day=past(day, today_of(by, at), row.sent),
        document=document,
        **place(by, row.institution, at),
    )
    newest_answer(row)
    return made
