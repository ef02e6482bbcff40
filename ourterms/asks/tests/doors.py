"""What the tests of asks share: an open door, an offer that meets every line, a contact, and a decided reply."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ourterms.asks import rules
from ourterms.asks.actions import coming, replies
from ourterms.asks.actions.door import Typed, choose_address
from ourterms.asks.models import Ask, Reply
from ourterms.collectives.models import Collective, Member
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Decision, Outcome
from ourterms.institutions.models import Contact
from ourterms.institutions.tests import factories as contacts
from ourterms.kit import chance
from ourterms.kit.wall import Wall
from ourterms.terms.ours import in_force
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.reading import read

if TYPE_CHECKING:
    from tests.cast import Cast

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)
ADVERT = "We run a panel on the new ward. We offer a £20 voucher for two hours. We decide."


def turn_on(cast: Cast, door: str = rules.OPEN, **chosen: object) -> Collective:
    """Asks turned on, and the door as it is asked for, at /c/driftline/."""
    group = Collective.objects.get(pk=cast.collective.pk)
    group.chosen = {**group.chosen, "asks.on": True, "asks.door": door, **chosen}
    group.save(update_fields=["chosen"])
    for member in (cast.member, cast.steward, cast.third, cast.founder):
        member.collective.chosen = group.chosen
    choose_address(by=cast.steward, slug="driftline", at=NOW)
    return group


def a_contact(name: str = "Jo Marsh", trust: str = "Eastmere Trust", number: str = "RX9") -> Contact:
    """Somebody of a made-up trust, with a receipt code."""
    return contacts.a_contact(calls_it=trust, name=name, scheme="ods", value=number)


def an_offer(group: Collective, **more: object) -> Conditions:
    """An offer that meets every line of this group's terms, and little besides."""
    terms = in_force(group.pk).terms
    lines = [name for name, setting in terms.clauses.items() if setting.line]
    offer = rules.mended(read(ADVERT), terms, lines)
    return offer._replace(**{name: Fact(value) for name, value in more.items()})  # type: ignore[arg-type]


def an_ask(
    group: Collective, contact: Contact | None = None, title: str = "A panel on the new ward", **given: object
) -> Ask:
    """An ask that came through the door."""
    typed = Typed(chance.uuid(), title, ADVERT, {})
    values = {"conditions": an_offer(group), "at": NOW, **given}
    return coming.send(contact=contact or a_contact(), collective=group, typed=typed, **values)  # type: ignore[arg-type]


def brought(by: Member, **given: object) -> Ask:
    """An ask that a member brought in."""
    values = {
        "institution": "Northgate University",
        "title": "A seat on a board",
        "words": ADVERT,
        "conditions": read(ADVERT),
        "came": NOW.date(),
        **given,
    }
    return coming.bring_in(by=by, id=chance.uuid(), brought=coming.Brought(**values), at=NOW)  # type: ignore[arg-type]


LETTERS = {
    rules.ASK_FIRST: "Hello, please say how you pay. Thank you",
    rules.COUNTER: "Hello, we would do it under our conditions. Thank you",
    rules.ACCEPT: "Hello, the answer is yes. Thank you",
    rules.DECLINE: "Hello, the answer is no. Thank you",
    rules.REFUSE: "Hello, we refuse this. Thank you",
}


def put_forward(by: Member, ask: Ask, kind: str, **given: object) -> Reply:
    """A reply on the agenda. It insists on everything that is open, where it insists on anything."""
    open_ones = [found.clause for found in ask.conditions().found if found.status != "met"]
    values = {"words": LETTERS[kind], "clauses": open_ones, **given}
    return replies.propose(by=by, id=chance.uuid(), ask=ask, wanted=replies.Wanted(kind, **values), at=NOW)  # type: ignore[arg-type]


def decide(cast: Cast, reply: Reply, answer: str = "agree") -> Decision:
    """The matter of a reply opened, answered by everybody who is there, and closed."""
    assert reply.matter is not None
    closes = Wall((NOW + timedelta(days=16)).date(), NOW.time(), "Europe/London")
    what = decisions.Opening("consensus", "Do we send this?", closes)
    decision = decisions.open_matter(by=cast.third, id=chance.uuid(), matter=reply.matter, what=what, at=NOW)
    rest = Member.objects.filter(collective=cast.collective, here=True, paused=False)
    for who in dict.fromkeys((cast.member, cast.third, *rest)):
        decisions.answer(by=who, decision=decision, answer=answer, at=NOW)
    decisions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def conclude(cast: Cast, decision: Decision) -> Outcome:
    """What comes of it, written by the member."""
    return decisions.write_outcome(by=cast.member, id=chance.uuid(), decision=decision, words="We send it.", at=LATER)


def decided(cast: Cast, ask: Ask, kind: str, **given: object) -> Reply:
    """A reply that we decided on: its letter is ready."""
    reply = put_forward(cast.member, ask, kind, **given)
    conclude(cast, decide(cast, reply))
    reply.refresh_from_db()
    return reply


def sent(cast: Cast, ask: Ask, kind: str, **given: object) -> Reply:
    """A reply that went out."""
    return replies.send(by=cast.third, reply=decided(cast, ask, kind, **given), at=LATER)
