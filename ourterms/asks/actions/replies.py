"""Our replies: put forward, decided as everything else is, and sent by a member in the collective's name."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.db import transaction
from django.urls import reverse

from ourterms.asks import facts, rules
from ourterms.asks.actions.base import clean_words, held_ask, put_offer, refuse_unless, today_of
from ourterms.asks.actions.coming import both_said_yes
from ourterms.asks.models import Ask, Offered, Reply, newest_offer
from ourterms.collectives.models import WHOEVER, Collective, Member, asking
from ourterms.collectives.permissions import seen_by
from ourterms.decisions.actions import Carries, put_forward
from ourterms.decisions.models import Decision
from ourterms.design.days import day_in_words
from ourterms.design.prepared import NOW, Prepared
from ourterms.institutions.actions import address_of
from ourterms.kit.speech import say
from ourterms.meetings.models import Session
from ourterms.notices.actions import write_letter
from ourterms.notices.named import refuse_names
from ourterms.notices.outbox import Written
from ourterms.people.acts import Refused, make, trail
from ourterms.terms.ours import in_force
from ourterms.terms.rules.clauses.base import MET

KIND, REPLY = "letters", "reply"


class Wanted(NamedTuple):
    """A reply as a member puts it forward. `clauses`: which of our terms it insists on. `why`: for us alone.
    `not_names`: names that here are only words."""

    kind: str
    words: str
    clauses: Collection[str] = ()
    why: str = ""
    not_names: Collection[str] = ()


def _list_behind(offered: Offered, wanted: Wanted) -> list[str]:
    """The list behind the letter: what would mend each of the chosen clauses that is still open; of a yes, all that
    it is said to."""
    if wanted.kind == rules.ACCEPT:
        return [f"{what}: {value}" for what, value, _words in facts.said_in_words(offered.offer)]
    if wanted.kind not in (rules.ASK_FIRST, rules.COUNTER):
        return []
    return [found.ask_for for found in offered.found if found.clause in wanted.clauses and found.status != MET]


NAMES = "This names {names}. A reply binds our name, and nobody's own. Take it out. If it is only a word, say so below."


def _check_letter(by: Member, wanted: Wanted, asks_for: Sequence[str]) -> str:
    """The words as they are kept. Names are looked for in the list behind them, too: what is decided goes out as it
    is."""
    words = clean_words(wanted.words, rules.ABOUT)
    refuse_unless(bool(words), say("Write what we say to them."))
    refuse_unless(not rules.too_long(words), say("Use at most {most} words.", most=rules.MOST_WORDS))
    names = seen_by(by).values_list("name", flat=True)
    refuse_names("\n".join([words, *asks_for]), names, wanted.not_names, NAMES)
    return words


@transaction.atomic
def propose(*, by: Member, id: UUID, ask: Ask, wanted: Wanted, at: datetime) -> Reply:
    """Put a reply forward: it becomes a matter on our agenda. Several may wait there; one goes."""
    held = held_ask(by, ask)
    there: Reply | None = Reply.objects.for_member(by).filter(pk=id, ask=held).first()
    if there is not None:
        return there
    refuse_unless(wanted.kind in rules.REPLIES and rules.REPLIES[wanted.kind].decided)
    _may(held, wanted.kind)
    offered = newest_offer(held)
    asks_for = _list_behind(offered, wanted)
    refuse_unless(wanted.kind != rules.ASK_FIRST or bool(asks_for), say("Choose at least one thing to ask for."))
    conditions = None
    if wanted.kind == rules.COUNTER:
        ours = in_force(held.collective_id)
        conditions = rules.as_data(rules.mended(offered.offer, ours.terms, wanted.clauses))
        refuse_unless(conditions != offered.conditions, say("Choose at least one thing that would have to change."))
    words = _check_letter(by, wanted, asks_for)
    subject = {
        "ask": str(held.pk),
        "reply": str(id),
        "kind": wanted.kind,
        "words": words,
        "asks_for": asks_for,
    }
    matter = put_forward(
        by=by,
        id=uuid5(id, "matter"),
        kind=KIND,
        title=say("A reply to an ask: {what}", what=say(rules.REPLIES[wanted.kind].title).lower()),
        words=wanted.why,
        circle=None,
        at=at,
        today=today_of(by.collective, at),
        does=REPLY,
        subject=subject,
    )
    reply, _made = make(
        Reply,
        id,
        collective=by.collective,
        ask=held,
        answers=offered,
        kind=wanted.kind,
        words=words,
        asks_for=asks_for,
        conditions=conditions,
        matter=matter,
        at=at,
    )
    return reply


def _may(ask: Ask, kind: str) -> None:
    refuse_unless(
        rules.after(ask.state, kind) is not None,
        say("It is over: {state}. There is nothing to reply to.", state=say(rules.STATES[ask.state]))
        if ask.state not in (rules.OURS, rules.THEIRS)
        else say("It is with them now. When they answer, it is our turn again."),
    )


# What a yes carries out -------------------------------------------------------------------------------------------


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    refuse_unless(kind == KIND)
    try:
        id = UUID(subject["ask"])
    except (KeyError, TypeError, ValueError):
        raise Refused(say("There is nothing here.")) from None
    ask = Ask.objects.for_member(by).filter(pk=id).first()
    if ask is None:
        raise Refused(say("There is nothing here."))
    _may(ask, str(subject.get("kind")))


_EFFECTS = {
    rules.ASK_FIRST: "They get this letter. Then it is with them.",
    rules.COUNTER: "They get this letter. If they take all of it within 60 days, that is our yes.",
    rules.ACCEPT: "They get this letter. It is our yes to what they offer now, and to nothing else.",
    rules.DECLINE: "They get this letter. Then the ask is over.",
    rules.REFUSE: "They get this letter. Then the ask is over. Saying so in public is a decision of its own.",
}


def _in_words(subject: Mapping[str, Any]) -> list[str]:
    lines = [say(rules.REPLIES[subject["kind"]].title), subject["words"]]
    if subject["asks_for"]:
        lines.append(say("The list behind it: {list}.", list="; ".join(subject["asks_for"])))
    return [*lines, say(_EFFECTS[subject["kind"]]), say("It is said in our name. It binds none of us alone.")]


def _ready(by: Member, decision: Decision, at: datetime) -> list[str]:
    """The letter is ready to be sent, if it still answers what it was written for, and no other is."""
    # The ask first, as everywhere: who answers, takes back or sends at the same moment waits for us, or we for them.
    ask = Ask.objects.select_for_update().get(pk=decision.subject["ask"])
    reply = Reply.objects.select_for_update().get(pk=decision.subject["reply"], ask=ask)
    waits = Reply.objects.filter(ask=ask, state=rules.READY).exists()
    stands = newest_offer(ask).pk == reply.answers_id and rules.after(ask.state, reply.kind) is not None
    reply.decision = decision
    reply.state = rules.READY if stands and not waits else rules.DROPPED
    reply.save(update_fields=["decision", "state"])
    if reply.state == rules.READY:
        return [say("The letter is ready. It goes out when one of us sends it.")]
    if waits:
        return [say("Another reply was decided before. It goes out, and this one does not.")]
    return [say("The ask has moved on meanwhile. So nothing is sent.")]


def _page(collective: UUID, subject: Mapping[str, Any]) -> tuple[str, str]:
    return reverse("asks:one", args=[collective, subject["ask"]]), say("The ask that it answers")


REPLIES = {
    REPLY: Carries(
        _check,
        _in_words,
        _ready,
        page=_page,
        letters=False,
        only_decided=lambda subject: subject.get("kind") == rules.REFUSE,
    )
}


# Sending ----------------------------------------------------------------------------------------------------------


def letter_text(reply: Reply, signed: str) -> str:
    """The letter as it goes out: its words, whose it is, and the list behind it."""
    parts = [reply.words, signed]
    if reply.asks_for:
        points = "\n".join(f"- {line[:1].upper()}{line[1:]}." for line in reply.asks_for)
        parts.append("{}\n{}".format(say("The list:"), points))
    return "\n\n".join(part for part in parts if part)


def signature_of(collective: Collective) -> str:
    """How a group signs a letter: always with its own name, never with anybody's."""
    return str(collective.setting("collectives.letters_name") or collective.name)


def ways_to_send(ask: Ask) -> list[str]:
    """How a letter can go out: by mail where they gave an address, on their own page here, or by hand."""
    if ask.contact is None:
        return [rules.BY_HAND]
    return [rules.BY_MAIL] if address_of(ask.contact) else [rules.ON_PAGE]


@transaction.atomic
def send(*, by: Member, reply: Reply, at: datetime) -> Reply:
    """Send a letter that was decided on. Whoever presses first sends it; pressed again, nothing more happens.

    If they answered, took our conditions or took the ask back meanwhile, it is held back, whichever kind it is: it
    would answer what is no more. `held_back` says which of these it was.
    """
    ask = held_ask(by, reply.ask)
    held: Reply = Reply.objects.select_for_update(of=("self",)).get(pk=reply.pk, ask=ask)
    if held.state == rules.SENT or held.held_back:
        return held
    refuse_unless(held.state == rules.READY, say("We have not decided on it. So it can't be sent."))
    state, newest = rules.after(ask.state, held.kind), newest_offer(ask)
    if state is None or newest.pk != held.answers_id:
        held.state, held.held_back = rules.DROPPED, rules.held_back(ask.state, newest.side)
        held.save(update_fields=["state", "held_back"])
        return held
    _goes_out(by, ask, held, at)
    ask.state = state
    ask.save(update_fields=["state"])
    if held.kind == rules.COUNTER:
        wanted = held.wanted
        assert wanted is not None
        put_offer(ask, side=rules.US, conditions=wanted, day=today_of(by.collective, at))
    if held.kind == rules.ACCEPT:
        both_said_yes(ask, held.answers, held, at)
    trail("asks:reply-sent", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    return held


def _goes_out(by: Member, ask: Ask, reply: Reply, at: datetime) -> None:
    (way,) = ways_to_send(ask)
    if way == rules.BY_MAIL:
        assert ask.contact is not None
        subject = say("Our answer: {title}", title=ask.title)
        written = Written(address_of(ask.contact), subject, letter_text(reply, signature_of(by.collective)))
        reply.letter = write_letter(by=by, id=uuid5(reply.pk, "letter"), written=written, decided=True, at=at)
    reply.state, reply.way, reply.day = rules.SENT, way, today_of(by.collective, at)
    reply.save(update_fields=["state", "way", "day", "letter"])


def next_meeting(member: Member, at: datetime) -> Session | None:
    """The next time all of us meet."""
    found: Session | None = _next_meeting.first(now=at, **asking(member))
    return found


_next_meeting = Prepared(
    lambda: (
        Session.objects.for_member(WHOEVER)
        .filter(circle=None, called_off=False)
        .upcoming(NOW)
        .order_by("starts", "pk")[:1]
    )
)


def holding_for(meets: Session | None) -> str:
    """The words of the holding answer, before a meeting or before none that is planned."""
    return rules.holding_words(day_in_words(meets.day, "long") if meets else "")


@transaction.atomic
def hold(*, by: Member, id: UUID, ask: Ask, number: int, at: datetime) -> Reply:
    """The holding answer, in one tap: seen, when we meet, and no yes. Once for each offer of theirs.

    `number`: of the offer that was seen. Of another one, nobody can say that we have seen it. Raises Refused.
    """
    held = held_ask(by, ask)
    _may(held, rules.HOLDING)
    offered = newest_offer(held)
    refuse_unless(offered.number == number, say("They answered meanwhile. Read that first."))
    there: Reply | None = Reply.objects.filter(answers=offered, kind=rules.HOLDING).first()
    if there is not None:
        return there
    reply, _made = make(
        Reply,
        id,
        collective=by.collective,
        ask=held,
        answers=offered,
        kind=rules.HOLDING,
        words=holding_for(next_meeting(by, at)),
        at=at,
    )
    _goes_out(by, held, reply, at)
    return reply
