"""Asking to join, answering who asks, and giving somebody a new card by two who know them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from ourterms.collectives.actions import LINK_LASTS, code_of, make_link
from ourterms.collectives.models import Asking, Collective, Member, NewCard
from ourterms.collectives.permissions import is_unwelcome, may, may_see
from ourterms.collectives.rules.joining import ASKING_LASTS, LONGEST_ANSWER, NEW_CARD_LASTS, WAIT, may_know
from ourterms.design.prepared import NOW, Given, Prepared
from ourterms.kit.speech import say
from ourterms.people import outgoing
from ourterms.people.actions import make_card
from ourterms.people.acts import Refused, make, trail
from ourterms.people.keys import mark
from ourterms.people.outgoing import Outgoing

# Asking to join ----------------------------------------------------------------------------------------------


def asking_mark(token: str) -> bytes:
    """The keyed hash of the address by which somebody who asked comes back."""
    return mark("asking", token)


@transaction.atomic
def ask(
    *, collective: Collective, id: UUID, token: str, answers: list[list[str]], person: UUID | None, at: datetime
) -> None:
    """Ask to join. Somebody from whom a member hides gets the same answers; nobody is shown what they ask."""
    words = [[question, answer.strip()[:LONGEST_ANSWER]] for question, answer in answers]
    shown = not is_unwelcome(collective.pk, person, [answer for _question, answer in words])
    values: dict[str, Any] = {"mark": asking_mark(token), "answers": words, "shown": shown, "ends": at + ASKING_LASTS}
    make(Asking, id, collective=collective, **values)


def asked(token: str, at: datetime) -> Asking | None:
    """What was asked by whoever has this address; None once it has faded."""
    return Asking.objects.select_related("collective").filter(mark=asking_mark(token), ends__gt=at).first()


def waiting(member: Member, at: datetime) -> list[Asking]:
    """Who asks and was not answered yet, for whoever may answer. Two queries."""
    if not may(member, "welcome"):
        return []
    rows = Asking.objects.filter(collective=member.collective_id, welcome=None, shown=True, ends__gt=at)
    return list(rows.order_by("ends", "pk"))


@transaction.atomic
def answer(*, by: Member, id: UUID, welcome: bool, at: datetime) -> None:
    """One welcome lets somebody in; turned away is without a reason. What they wrote goes either way.

    The code to come in with is a link of the group's with the same id; only the page of whoever asked shows it.
    """
    if not may(by, "welcome"):
        raise Refused(say("Somebody holds this role now. Ask them, or take it to the group."))
    changed = Asking.objects.filter(pk=id, collective=by.collective_id, welcome=None, shown=True, ends__gt=at).update(
        welcome=welcome, answers=[], ends=at + LINK_LASTS
    )
    if changed and welcome:
        make_link(by=by, id=id, at=at, once=True)


def code_for(asking: Asking) -> str:
    """The code to come in with, for somebody who was welcomed."""
    return code_of(asking.pk)


# A new card, by two who know somebody --------------------------------------------------------------------------


def _there_is_nothing() -> Refused:
    return Refused(say("There is nothing here."))


def _refuse_strangers(by: Member, whose: Member, today: date) -> None:
    here = Member.objects.filter(pk=whose.pk, collective=by.collective_id, here=True).exists()
    if not (here and may_see(by, whose)):
        raise _there_is_nothing()
    if by.pk == whose.pk:
        raise Refused(say("You can make your own card on the page You."))
    if not may_know(joined=by.joined, whose_joined=whose.joined, today=today):
        raise Refused(say("You can do this once you have been here for two weeks."))


def open_for(member: Member, at: datetime) -> NewCard | None:
    """The new card that is on its way for somebody, if one is."""
    rows = NewCard.objects.select_related("asked_by", "agreed_by", "member__collective")
    return rows.filter(member=member, ends__gt=at).first()


def on_their_way(person: UUID, at: datetime) -> list[NewCard]:
    """New cards for this person, in any group, so that they see each and can stop it. One query."""
    return _on_their_way(person=person, now=at)


def on_the_way() -> Any:
    """New cards for the person "person" that can be stopped "now" (design.prepared)."""
    return NewCard.objects.filter(member__person=Given("person"), member__here=True, ends__gt=NOW)


_on_their_way = Prepared(
    lambda: on_the_way().select_related("asked_by", "agreed_by", "member__collective").order_by("ends", "pk")
)


def _tell(whose: Member) -> None:
    if outgoing.is_filled():
        outgoing.put(Outgoing("notice", whose.person_id, collective=whose.collective_id))


@transaction.atomic
def start_new_card(*, by: Member, whose: Member, id: UUID, at: datetime, today: date) -> None:
    """Ask for a new card for somebody one knows. Another member has to agree; the person can stop it."""
    _refuse_strangers(by, whose, today)
    NewCard.objects.filter(member=whose, ends__lte=at).delete()
    try:
        with transaction.atomic():
            _card, made = make(NewCard, id, member=whose, asked_by=by, ends=at + NEW_CARD_LASTS)
    except IntegrityError:
        return  # another one is on its way, which does as well
    if made:
        _tell(whose)
        trail("people:card-by-two", by=by.person_id, at=at, collective=by.collective_id, thing=whose.pk)


@transaction.atomic
def agree_to_new_card(*, by: Member, whose: Member, at: datetime, today: date) -> None:
    """The second member says that they know the person too. From now on a day passes."""
    _refuse_strangers(by, whose, today)
    row = NewCard.objects.select_for_update().filter(member=whose, ends__gt=at).first()
    if row is None:
        raise _there_is_nothing()
    if row.agreed_by_id is not None:
        return
    if row.asked_by_id == by.pk:
        raise Refused(say("Somebody else has to agree: two of us, not one twice."))
    row.agreed_by, row.ready = by, at + WAIT
    row.save(update_fields=["agreed_by", "ready"])
    _tell(whose)
    trail("people:card-by-two", by=by.person_id, at=at, collective=by.collective_id, thing=whose.pk)


@transaction.atomic
def stop_new_card(*, id: UUID, person: UUID, at: datetime) -> None:
    """The person themself, or one of the two, stops it."""
    found = NewCard.objects.filter(pk=id).select_related("member", "asked_by", "agreed_by").first()
    if found is None:
        return
    people = {found.member.person_id, found.asked_by.person_id, found.agreed_by and found.agreed_by.person_id}
    if person in people:
        found.delete()


@transaction.atomic
def print_new_card(*, by: Member, whose: Member, id: UUID, at: datetime) -> list[str]:
    """The codes of the new card, for one of the two, once the day is over. It is used up by that; the old card ends."""
    row = NewCard.objects.select_for_update().filter(member=whose, ends__gt=at).first()
    person = whose.person_id
    if row is None or person is None or by.pk not in (row.asked_by_id, row.agreed_by_id) or not by.here:
        raise _there_is_nothing()
    if not (row.asked_by.here and row.agreed_by and row.agreed_by.here):
        raise Refused(say("One of the two is not here any more. Begin again with somebody else."))
    if row.ready is None or row.ready > at:
        raise Refused(say("The day is not over yet."))
    row.delete()
    return make_card(by=person, id=id, at=at, event="people:card-by-two")


def fade(now: datetime) -> None:
    """Take away who asked to join and new cards whose time is over."""
    Asking.objects.filter(ends__lte=now).delete()
    NewCard.objects.filter(ends__lte=now).delete()
