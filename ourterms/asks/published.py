"""How an ask, and our refusal of one, are published (register). What only an unconfirmed contact said never is; that
we refused, only by a decision of all."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from ourterms.asks import facts, rules
from ourterms.asks.models import Ask, Reply
from ourterms.collectives.models import Member
from ourterms.design.days import day_in_words
from ourterms.institutions.models import Confirmation, Dealing, Institution
from ourterms.kit.canonical import Json
from ourterms.kit.speech import say
from ourterms.register.publishing import Publishes

ASK, REFUSAL = "ask", "refusal"


class Told(NamedTuple):
    """An ask, whose it is, and our refusal of it where that is what is published."""

    ask: Ask
    called: str
    institution: Institution
    reply: Reply | None = None


def _told(member: Member, ask: Ask | None, reply: Reply | None = None) -> Told | None:
    """What can be told of an ask; None for one whose contact nobody has confirmed."""
    if ask is None:
        return None
    confirmed = Confirmation.objects.for_member(member).filter(contact=ask.contact_id).exists()
    if not ask.entered and not confirmed:
        return None
    real = ask.institution.real
    names = Dealing.objects.for_member(member).filter(institution__in=[real.pk, ask.institution_id])
    called = dict(names.values_list("institution", "name"))
    name = called.get(real.pk) or called.get(ask.institution_id) or real.name
    return Told(ask, name, real, reply)


def _ask(member: Member, id: UUID) -> Told | None:
    rows = Ask.objects.for_member(member).select_related("institution__merged_into")
    return _told(member, rows.filter(pk=id).first())


def _refusal(member: Member, id: UUID) -> Told | None:
    rows = Reply.objects.for_member(member).filter(pk=id, kind=rules.REFUSE, state=rules.SENT)
    reply: Reply | None = rows.select_related("ask__institution__merged_into").first()
    return _told(member, reply.ask, reply) if reply else None


def _whose(told: Told) -> dict[str, Json]:
    parts: dict[str, Json] = {"institution": told.called, "title": told.ask.title, "came": told.ask.came.isoformat()}
    return parts | ({"number": told.institution.number} if told.institution.number else {})


def _ask_parts(told: Told) -> dict[str, Json]:
    first = told.ask.offers.order_by("number").first()
    offered: list[Json] = [[what, value] for what, value, _words in facts.said_in_words(first.offer)] if first else []
    stands = {**_whose(told), "offered": offered, "stands": told.ask.state}
    return stands | {"entered": told.ask.entered}


def _refusal_parts(told: Told) -> dict[str, Json]:
    assert told.reply is not None
    assert told.reply.day is not None
    return {**_whose(told), "refused": told.reply.day.isoformat(), "words": told.reply.words}


def _day(parts: Mapping[str, Json], name: str) -> str:
    return day_in_words(date.fromisoformat(str(parts[name])), "long") if name in parts else ""


def _heading(parts: Mapping[str, Json], sentence: str, without: str) -> str:
    return say(sentence, institution=parts["institution"]) if "institution" in parts else say(without)


def _ask_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = [_heading(parts, "What {institution} asked of us", "What was asked of us"), str(parts.get("title", ""))]
    if "came" in parts:
        lines.append(say("It came on {day}.", day=_day(parts, "came")))
    if parts.get("entered"):
        lines.append(say("It came in another way, and was entered by us."))
    offered = parts.get("offered")
    if isinstance(offered, list):
        lines += [f"{each[0]}: {each[1]}" for each in offered if isinstance(each, list) and len(each) == 2]
    if (state := parts.get("stands")) in rules.STATES:
        lines.append(say("Where it stood: {state}.", state=say(rules.STATES[str(state)])))
    return lines


def _refusal_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = [_heading(parts, "We refused an ask of {institution}", "We refused an ask"), str(parts.get("title", ""))]
    if "came" in parts and "refused" in parts:
        lines.append(
            say("It came on {came}. We refused on {refused}.", came=_day(parts, "came"), refused=_day(parts, "refused"))
        )
    return [*lines, str(parts.get("words", ""))]


_WHOSE = {
    "institution": "What we call the institution.",
    "number": "Its public number, with the list that it is of, if it has one.",
    "title": "What it is about, in a line.",
    "came": "The day on which it came, YYYY-MM-DD.",
}
PUBLISHED = {
    ASK: Publishes(
        title="An ask that came to us",
        says={
            **_WHOSE,
            "offered": "What it offered when it came: pairs of what and how much, in words.",
            "stands": "Where it stood when it was published: ours, theirs, accepted, declined, refused or stopped.",
            "entered": "Whether we entered it, because it came in another way: true or false.",
        },
        thing=_ask,
        parts=_ask_parts,
        in_words=_ask_in_words,
        about=lambda told: told.institution.pk,
        only_decided=lambda told, parts: parts.get("stands") == rules.REFUSED,
    ),
    REFUSAL: Publishes(
        title="A refusal of ours",
        says={
            **_WHOSE,
            "refused": "The day on which our refusal went out, YYYY-MM-DD.",
            "words": "Our letter, without the list behind it.",
        },
        thing=_refusal,
        parts=_refusal_parts,
        in_words=_refusal_in_words,
        about=lambda told: told.institution.pk,
        only_decided=lambda told, parts: True,
    ),
}
