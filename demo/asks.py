"""The door of Lantern Yard, and what came to it: turned back by a line, refused, brought in, and waiting. Made up."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from demo.institutions import Outside
from ourterms.asks import rules
from ourterms.asks.actions import coming, door, inside, replies
from ourterms.asks.models import Ask
from ourterms.collectives.models import Collective, Member
from ourterms.decisions import actions as decisions
from ourterms.institutions.models import Contact
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.terms.ask import read_on
from ourterms.terms.ours import in_force
from ourterms.terms.rules.conditions import Conditions, Fact

ZONE = ZoneInfo("Europe/London")
STORIES = (
    "We are looking for people to share their story of recovery in a short film for our new website. It takes one "
    "morning. As a thank you there is a £20 shopping voucher. We choose what goes into the film."
)
OPEN_DAY = (
    "For our open day we would like two of you on the stage, for ten minutes each, between the minister and the cake. "
    "The press is invited. We pay £40 an hour, and the train."
)
BOARD = (
    "Tarnside University is setting up a lived experience advisory board for a study of sleep on wards. Members meet "
    "online four times in the year, for two hours each. We offer a £25 voucher for each meeting and cover travel. "
    "The board advises the research team, which makes the final decisions. Please apply by 14 {month}."
)
TALK = (
    "Would one or two of you tell our first-year students how it is to be on a ward? An hour in the large lecture "
    "hall, with time for questions. There is a £50 thank-you payment, and we cover travel."
)
WARD = (
    "A new ward opens next spring, and nothing of its daily round is settled yet: visiting, nights, the garden, who "
    "may lock which door. We ask you to decide it with us, on six afternoons."
)
ABOUT = (
    "We are a few people from one town who have been on wards, in clinics and on waiting lists, and who look after "
    "each other. We speak for ourselves, together."
)
DOOR = "One or two things at a time. No films, and nothing in which one of us stands alone."


def asks_of(group: dict[str, Member], outside: Outside, now: datetime) -> None:
    """Over half a year. The whole of it is made by the same actions as in real life."""
    rowan, ash, kit = group["Rowan"], group["Ash"], group["Kit"]
    began = now - timedelta(days=180)
    chosen = {"asks.on": "yes", "asks.door": "few", "asks.a_month": "3", "asks.about": ABOUT, "asks.door_words": DOOR}
    door.set_door(by=rowan, slug="lantern-yard", chosen=chosen, at=began)
    for member in group.values():
        member.collective.refresh_from_db()
    inside.hear(by=ash, bell=True)
    _turned_back(rowan.collective, outside.col, now - timedelta(days=12))
    _refused(group, outside.dana, now - timedelta(days=70))
    _waits_for_them(group, now - timedelta(days=40))
    _brought_in(ash, kit, now - timedelta(days=9))
    _comes(rowan.collective, outside.dana, "How a new ward is run", WARD, now - timedelta(days=3), _ward())


def _offer(collective: Collective, words: str, at: datetime, **more: object) -> Conditions:
    """What the words say, and as much besides as our lines ask for."""
    terms = in_force(collective.pk).terms
    lines = [name for name, setting in terms.clauses.items() if setting.line]
    said = {name: Fact(value) for name, value in more.items()}
    return rules.mended(read_on(words, at.date())._replace(**said), terms, lines)  # type: ignore[arg-type]


def _ward() -> dict[str, object]:
    return {"sessions": Decimal(6), "hours_per_session": Decimal("1.5"), "place": "in_person", "still_open": True}


def _comes(
    collective: Collective, contact: Contact, title: str, words: str, at: datetime, more: dict[str, object]
) -> Ask:
    with clock.frozen(at):
        typed = door.Typed(chance.uuid(), title, words, {})
        offer = _offer(collective, words, at, **more)
        return coming.send(contact=contact, collective=collective, typed=typed, conditions=offer, at=at)


def _turned_back(collective: Collective, contact: Contact, at: datetime) -> None:
    """A voucher and a story: it never reached us. Only Col still has what Col typed."""
    offer = read_on(STORIES, at.date())
    typed = door.Typed(chance.uuid(), "Stories for our film", STORIES, rules.as_data(offer))
    door.keep_typed(contact=contact, collective=collective, typed=typed, at=at)
    try:
        coming.send(contact=contact, collective=collective, typed=typed, conditions=offer, at=at)
    except coming.TurnedBack:
        return
    raise AssertionError("No line of ours turned it back.")


def _refused(group: dict[str, Member], contact: Contact, at: datetime) -> None:
    """Two on a stage between a minister and a cake. We refused. That we said so in public is a decision of its own
    (public.about_them)."""
    ask = _comes(group["Rowan"].collective, contact, "Two of you on a stage", OPEN_DAY, at, {})
    words = "Hello,\n\nwe have decided together that we refuse this. There is no need to write back.\n\nThank you"
    wanted = replies.Wanted(rules.REFUSE, words, why="Ten minutes of us, and nothing that anybody decides.")
    _said(group, ask, wanted, at, "Do we refuse the open day?", "We refuse it.")


def _said(group: dict[str, Member], ask: Ask, wanted: replies.Wanted, at: datetime, asks: str, outcome: str) -> None:
    """A reply that all three agreed to; it went out ten days later."""
    rowan, ash, kit = group["Rowan"], group["Ash"], group["Kit"]
    with clock.frozen(at):
        reply = replies.propose(by=ash, id=chance.uuid(), ask=ask, wanted=wanted, at=at)
        assert reply.matter is not None
        closes = Wall((at + timedelta(days=9)).astimezone(ZONE).date(), time(20), "Europe/London")
        opening = decisions.Opening("consensus", asks, closes)
        decision = decisions.open_matter(by=kit, id=chance.uuid(), matter=reply.matter, what=opening, at=at)
        for who in (rowan, ash, kit):
            decisions.answer(by=who, decision=decision, answer="agree", at=at)
    later = at + timedelta(days=10)
    with clock.frozen(later):
        decisions.close(decision=decision, at=later)
        decision.refresh_from_db()
        decisions.write_outcome(by=ash, id=chance.uuid(), decision=decision, words=outcome, at=later)
        reply.refresh_from_db()
        replies.send(by=kit, reply=reply, at=later)


def _waits_for_them(group: dict[str, Member], at: datetime) -> None:
    """A letter that Kit brought in, from somebody who never comes here. We asked first; now it is with them."""
    kit = group["Kit"]
    with clock.frozen(at):
        brought = coming.Brought(
            institution="Tarnside University",
            title="A talk to first-year students",
            words=TALK,
            conditions=read_on(TALK, at.date()),
            came=at.date(),
        )
        ask = coming.bring_in(by=kit, id=chance.uuid(), brought=brought, at=at)
    open_ones = [found.clause for found in ask.conditions().found if found.status != "met"]
    words = "Hello,\n\nbefore we can say anything: please put what stands below in writing.\n\nThank you"
    wanted = replies.Wanted(rules.ASK_FIRST, words, open_ones[:3])
    _said(group, ask, wanted, at, "Do we ask the university first?", "We ask them first.")


def _brought_in(by: Member, other: Member, at: datetime) -> None:
    """An advert that Ash found. They were told that we have seen it; a reply is on the agenda."""
    words = BOARD.format(month=f"{at:%B %Y}")
    with clock.frozen(at):
        brought = coming.Brought(
            institution="Tarnside University",
            title="A board for a study of sleep",
            words=words,
            conditions=read_on(words, at.date()),
            came=at.date(),
        )
        ask = coming.bring_in(by=by, id=chance.uuid(), brought=brought, at=at)
        replies.hold(by=by, id=chance.uuid(), ask=ask, number=1, at=at)
        inside.talk_over(
            by=other,
            id=chance.uuid(),
            ask=ask,
            title=f"An ask that came on {at.day} {at:%B %Y}",
            words="They decide, we advise, and there is a voucher for it. I would ask them first.",
            at=at,
        )
        found = ask.conditions().found
        wanted = replies.Wanted(
            rules.ASK_FIRST,
            rules.draft_of(rules.ASK_FIRST, rules.in_the_way(found)[:3]),
            [each.clause for each in rules.in_the_way(found)],
        )
        replies.propose(by=other, id=chance.uuid(), ask=ask, wanted=wanted, at=at)
