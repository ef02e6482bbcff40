"""An ask comes: through the door by a contact, or brought in by a member; and what they answer to our replies."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from ourterms.asks import rules
from ourterms.asks.actions import agreements, door
from ourterms.asks.actions.base import (
    answer_by,
    clean_title,
    clean_words,
    held_ask,
    put_offer,
    refuse_unless,
    today_of,
)
from ourterms.asks.models import Ask, Bell, Offered, Reply, newest_offer
from ourterms.collectives.models import Collective, Member
from ourterms.files.actions import take_away
from ourterms.files.models import File
from ourterms.institutions.actions import comes_to, known_to
from ourterms.institutions.models import Contact
from ourterms.institutions.rules import BY_NAME
from ourterms.kit.speech import say
from ourterms.notices.actions import tell
from ourterms.people.acts import Refused, make, trail
from ourterms.register.models import Entry
from ourterms.terms.ours import in_force
from ourterms.terms.rules.check import Finding, check
from ourterms.terms.rules.conditions import Conditions


class TurnedBack(Exception):
    """A line of our terms is not met, or they say nothing on it: nothing was sent, and nobody was told."""

    def __init__(self, lines: list[Finding]) -> None:
        super().__init__()
        self.lines = lines


# Through the door ------------------------------------------------------------------------------------------------


def send(*, contact: Contact, collective: Collective, typed: door.Typed, conditions: Conditions, at: datetime) -> Ask:
    """An ask comes through the door. TurnedBack by a line: then only the count of the month knows.

    Refused while the door is closed, or when as many as we take have come this month. What was typed stays then, and
    nothing is counted.
    """
    if lines := _lines(collective, conditions):
        _refuse_while_closed(collective, today_of(collective, at))
        if not typed.counted:
            door.count_turned_back(collective=collective, at=at)
            door.keep_typed(contact=contact, collective=collective, typed=typed._replace(counted=True), at=at)
        raise TurnedBack(lines)
    return _send(contact=contact, collective=collective, typed=typed, conditions=conditions, at=at)


def ring(ask: Ask, at: datetime) -> None:
    """Tell those who want to hear it, on their own day, that something is there: never what, or from whom."""
    hear = Member.objects.filter(pk__in=Bell.objects.filter(collective=ask.collective_id).values("member"))
    tell(members=hear, topic="group", about=ask.pk, at=at)


def _lines(collective: Collective, conditions: Conditions) -> list[Finding]:
    return rules.in_the_way(check(conditions, in_force(collective.pk).terms))


def _refuse_while_closed(collective: Collective, today: date) -> None:
    refuse_unless(
        door.lets_in(collective, today),
        say("As many asks as this group takes in a month have come. What you typed is kept.")
        if collective.setting("asks.on") and collective.setting("asks.door") == rules.FEW
        else say("This door is closed now. What you typed is kept."),
    )


@transaction.atomic
def _send(*, contact: Contact, collective: Collective, typed: door.Typed, conditions: Conditions, at: datetime) -> Ask:
    held = Collective.objects.select_for_update().get(pk=collective.pk)
    there: Ask | None = Ask.objects.filter(pk=typed.id, contact=contact, collective=held).first()
    if there is not None:
        return there
    today = today_of(held, at)
    _refuse_while_closed(held, today)
    ask, made = make(
        Ask,
        typed.id,
        collective=held,
        institution=comes_to(contact=contact, collective=held, at=at),
        contact=contact,
        title=clean_title(typed.title),
        words=clean_words(typed.words),
        came=today,
        answer_by=answer_by(held, today),
        at=at,
    )
    if made:
        put_offer(ask, side=rules.THEM, conditions=conditions, day=today)
        door.throw_away_typed(contact=contact, collective=held)
        ring(ask, at)
    return ask


# Brought in by a member ------------------------------------------------------------------------------------------


class Brought(NamedTuple):
    """An advert, an e-mail or a letter that a member brings in. `scheme` and `value` name the institution."""

    institution: str
    title: str
    words: str
    conditions: Conditions
    came: date
    scheme: str = BY_NAME
    value: str = ""
    document: File | None = None


@transaction.atomic
def bring_in(*, by: Member, id: UUID, brought: Brought, at: datetime) -> Ask:
    """Bring in an ask that came in another way. No line turns it back: it is here already."""
    there: Ask | None = Ask.objects.for_member(by).filter(pk=id, entered_by=by).first()
    if there is not None:
        return there
    today = today_of(by.collective, at)
    refuse_unless(bool(by.collective.setting("asks.on")))
    refuse_unless(brought.came <= today, say("Choose a day up to today: the day on which it came."))
    refuse_unless((today - brought.came).days <= 3_660, say("That is too long ago. Choose a later day."))
    _mine(by, brought.document)
    institution = known_to(
        collective=by.collective,
        name=brought.institution,
        scheme=brought.scheme,
        value=brought.value,
        by=by,
        at=at,
    )
    ask, _made = make(
        Ask,
        id,
        collective=by.collective,
        institution=institution,
        entered=True,
        entered_by=by,
        title=clean_title(brought.title),
        words=clean_words(brought.words),
        document=brought.document,
        came=brought.came,
        answer_by=answer_by(by.collective, brought.came),
        at=at,
    )
    put_offer(ask, side=rules.THEM, conditions=brought.conditions, day=brought.came)
    trail("asks:entered", by=by.person_id, at=at, collective=by.collective_id, thing=ask.pk)
    return ask


def may_take_out(by: Member, ask: Ask) -> bool:
    """Whether somebody can take out an ask: they brought it in, and nothing was said to it or published of it."""
    if ask.entered_by_id != by.pk or ask.state != rules.OURS:
        return False
    said = Reply.objects.for_member(by).filter(ask=ask).exists()
    return not said and not Entry.objects.for_member(by).filter(thing=ask.pk).exists()


@transaction.atomic
def take_out(*, by: Member, ask: Ask, at: datetime) -> None:
    """Take out an ask that one brought in by mistake, with its document. What was talked on it stays."""
    held = held_ask(by, ask)
    refuse_unless(
        may_take_out(by, held),
        say("Only who brought it in takes it out, and only before something is said to it or published of it."),
    )
    document = held.document
    trail("asks:taken-out", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    held.delete()
    if document is not None and document.member_id == by.pk:
        take_away(by=by, file=document, with_what_it_was_for=True)


def _mine(by: Member, document: File | None) -> None:
    refuse_unless(document is None or document.collective_id == by.collective_id)


# What they answer ------------------------------------------------------------------------------------------------


def _theirs(contact: Contact, ask: Ask) -> Ask:
    """The ask as it is now, held. Refused for any that is not this contact's."""
    held: Ask | None = (
        Ask.objects.select_for_update(of=("self",))
        .select_related("collective")
        .filter(pk=ask.pk, contact=contact)
        .first()
    )
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


_WHY = {rules.OFFER: rules.ANSWERED, rules.TAKE: rules.TAKEN, rules.STOP: rules.TOOK_BACK}


def _move(ask: Ask, step: str, message: str) -> None:
    """A step of theirs. A letter of ours that is ready answers what was before it, so it does not go out any more."""
    state = rules.after(ask.state, step)
    if state is None:
        raise Refused(message)
    ask.state = state
    ask.save(update_fields=["state"])
    Reply.objects.filter(ask=ask, state=rules.READY).update(state=rules.DROPPED, held_back=_WHY[step])


NOT_YOUR_TURN = "Nothing is asked of you just now. What you sent stands as it is."


def answer(*, contact: Contact, id: UUID, ask: Ask, words: str, conditions: Conditions, at: datetime) -> Offered:
    """They answer with another offer. TurnedBack by a line, as at the door."""
    if lines := _lines(ask.collective, conditions):
        raise TurnedBack(lines)
    return _answer(contact=contact, id=id, ask=ask, words=words, conditions=conditions, at=at)


@transaction.atomic
def _answer(*, contact: Contact, id: UUID, ask: Ask, words: str, conditions: Conditions, at: datetime) -> Offered:
    held = _theirs(contact, ask)
    there: Offered | None = Offered.objects.filter(pk=id, ask=held).first()
    if there is not None:
        return there
    _move(held, rules.OFFER, say(NOT_YOUR_TURN))
    ring(held, at)
    made = put_offer(
        held, side=rules.THEM, conditions=conditions, day=today_of(held.collective, at), words=clean_words(words), id=id
    )
    _clock_anew(held, at)
    return made


def _clock_anew(ask: Ask, at: datetime) -> None:
    """Our clock begins again when it is with us again."""
    ask.answer_by = answer_by(ask.collective, today_of(ask.collective, at))
    ask.save(update_fields=["answer_by"])


def _counter(ask: Ask) -> Offered:
    """Our conditions, if they were put last."""
    newest = newest_offer(ask)
    refuse_unless(newest.side == rules.US, say("There is nothing of ours to take just now."))
    return newest


@transaction.atomic
def take(*, contact: Contact, ask: Ask, number: int, at: datetime) -> Ask:
    """They take our conditions exactly as they are. `number`: of the offer that they saw. Done once."""
    held = _theirs(contact, ask)
    if held.state == rules.ACCEPTED:
        return held
    _take(held, number, at)
    return held


@transaction.atomic
def enter_taken(*, by: Member, ask: Ask, number: int, at: datetime) -> Ask:
    """The same, entered by us, of what they wrote elsewhere."""
    held = held_ask(by, ask)
    refuse_unless(held.entered)
    if held.state != rules.ACCEPTED:
        _take(held, number, at)
        trail("asks:entered", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    return held


def _take(ask: Ask, number: int, at: datetime) -> None:
    counter = _counter(ask)
    refuse_unless(counter.number == number, say("This has changed meanwhile. Read it again first."))
    refuse_unless(
        rules.counter_stands(counter.day, today_of(ask.collective, at)),
        say("It is too long ago that we said so. Send your offer again, and we decide anew."),
    )
    _move(ask, rules.TAKE, say(NOT_YOUR_TURN))
    reply = Reply.objects.filter(ask=ask, kind=rules.COUNTER, state=rules.SENT).order_by("-at").first()
    both_said_yes(ask, counter, reply, at)


def both_said_yes(ask: Ask, offered: Offered, reply: Reply | None, at: datetime) -> None:
    """Both sides said yes to the same conditions: they are drawn up as an agreement, as they are."""
    agreements.draw_up(ask=ask, offered=offered, reply=reply, at=at)


@transaction.atomic
def take_back(*, contact: Contact, ask: Ask, at: datetime) -> None:
    """They take their ask back. It stays in our list as taken back."""
    held = _theirs(contact, ask)
    if held.state != rules.STOPPED:
        _move(held, rules.STOP, say("This can't be taken back any more."))


@transaction.atomic
def enter_answer(
    *, by: Member, id: UUID, ask: Ask, words: str, conditions: Conditions, document: File | None = None, at: datetime
) -> Offered:
    """What they answered elsewhere, entered by us, with the document if there is one."""
    held = held_ask(by, ask)
    there: Offered | None = Offered.objects.filter(pk=id, ask=held).first()
    if there is not None:
        return there
    refuse_unless(held.entered)
    _mine(by, document)
    _move(held, rules.OFFER, say("It is with us. First they get a reply."))
    made = put_offer(
        held,
        side=rules.THEM,
        conditions=conditions,
        day=today_of(by.collective, at),
        words=clean_words(words),
        document=document,
        entered=True,
        entered_by=by,
        id=id,
    )
    _clock_anew(held, at)
    trail("asks:entered", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    return made


@transaction.atomic
def enter_taken_back(*, by: Member, ask: Ask, at: datetime) -> None:
    """That they took it back, entered by us."""
    held = held_ask(by, ask)
    refuse_unless(held.entered)
    if held.state != rules.STOPPED:
        _move(held, rules.STOP, say("This can't be taken back any more."))
        trail("asks:entered", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
