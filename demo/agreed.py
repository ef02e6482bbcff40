"""The countered ask of Lantern Yard, carried all the way: agreed, signed, four sessions, paid late. All made up."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from ourterms.asks import rules
from ourterms.asks.actions import agreements, coming, places, replies
from ourterms.asks.actions.door import Typed
from ourterms.asks.models import Agreement, Ask, Offer
from ourterms.asks.rules.places import ALL, THEM, Hours
from ourterms.care import actions as care
from ourterms.care.rules.words import Room
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective, Member
from ourterms.decisions import actions as decisions
from ourterms.files.actions import bring
from ourterms.institutions import actions as institutions
from ourterms.institutions.models import Confirmation, Contact
from ourterms.kit import chance, clock
from ourterms.kit.money import Money
from ourterms.kit.wall import Wall
from ourterms.meetings import actions as meetings
from ourterms.meetings.actions import Plan
from ourterms.meetings.models import Session
from ourterms.pay import actions as pay
from ourterms.pay.models import Owed
from ourterms.pay.rules.owed import CHASED, CLAIMED
from ourterms.terms.ours import in_force
from ourterms.terms.rules.conditions import Conditions, Fact

ZONE = ZoneInfo("Europe/London")
TITLE = "Reading letters before they go out"
WORDS = "We rewrite the letters that people get before a first visit, and ask you to read them with us, four evenings."
LATE = 23  # days


def agreed(group: dict[str, Member], now: datetime) -> Agreement:
    """From the ask to what came of it. The newest place is still free, and one session is still to be paid."""
    first = now - timedelta(days=170)
    rowan = group["Rowan"]
    with clock.frozen(first):
        collectives.set_up(by=rowan, name="asks.on", given="yes", at=first)
        collectives.set_up(by=rowan, name="asks.door", given="open", at=first)
    for member in group.values():
        member.collective.refresh_from_db()
    contact = _contact(rowan, first)
    ask = _countered(group, contact, first)
    there = _signed(group, ask, contact, first + timedelta(days=24))
    _gone_to(group, there, first + timedelta(days=26), now)
    _laid_out(rowan, there, now)
    _without_them(group, now - timedelta(days=30))
    return there


def _laid_out(member: Member, there: Agreement, now: datetime) -> None:
    """A fare for the last session, apart from pay."""
    day = (now - timedelta(days=18)).astimezone(ZONE).date()
    pay.lay_out(
        by=member, id=chance.uuid(), institution=there.institution, what="Two buses", amount="4.60", day=day,
        today=day + timedelta(days=1), at=now - timedelta(days=17),
    )  # fmt: skip


def _without_them(group: dict[str, Member], at: datetime) -> None:
    """An ask that Ash brought in, because they never come here: both said yes, and they signed it on paper."""
    rowan, ash, kit = group["Rowan"], group["Ash"], group["Kit"]
    with clock.frozen(at):
        brought = coming.Brought(
            institution="Tarnside University",
            title="A research plan, read by us first",
            words="Would some of you read our plan on sleep before we hand it in? Two afternoons, paid by the hour.",
            conditions=_offer(ash.collective),
            came=at.astimezone(ZONE).date(),
        )
        ask = coming.bring_in(by=ash, id=chance.uuid(), brought=brought, at=at)
        wanted = replies.Wanted(rules.ACCEPT, "Hello, the answer is yes. Thank you")
        reply = replies.propose(by=kit, id=chance.uuid(), ask=ask, wanted=wanted, at=at)
        assert reply.matter is not None
        closes = Wall((at + timedelta(days=9)).astimezone(ZONE).date(), time(20), "Europe/London")
        opening = decisions.Opening("consensus", "Do we say yes to the plan?", closes)
        decision = decisions.open_matter(by=rowan, id=chance.uuid(), matter=reply.matter, what=opening, at=at)
        for who in (rowan, ash, kit):
            decisions.answer(by=who, decision=decision, answer="agree", at=at)
    later = at + timedelta(days=10)
    with clock.frozen(later):
        decisions.close(decision=decision, at=later)
        decision.refresh_from_db()
        decisions.write_outcome(by=ash, id=chance.uuid(), decision=decision, words="We read it.", at=later)
        reply.refresh_from_db()
        replies.send(by=ash, reply=reply, at=later)
    _signed_on_paper(ash, Agreement.objects.get(ask=ask), at + timedelta(days=16))


def _signed_on_paper(by: Member, there: Agreement, at: datetime) -> None:
    """What came back by post, brought in as a PDF. Its places are not offered yet."""
    hours = Hours(*map(Decimal, ("2", "1", "0.5", "0.5", "0.5")))
    day = at.astimezone(ZONE).date()
    signed = [there.ask.title, "We agree to all that stands in version 2.", "Lou Birch", "Research manager", str(day)]
    with clock.frozen(at):
        agreements.set_place(by=by, agreement=there, version=there.version, number=3, hours=hours, hourly="32", at=at)
        there.refresh_from_db()
        paper = bring(by=by, id=chance.uuid(), data=_paper(signed), at=at, group_keeps=True)
        agreements.enter_signature(
            by=by,
            agreement=there,
            version=there.version,
            name="Lou Birch",
            post="Research manager",
            day=day,
            document=paper,
            at=at,
        )


def _paper(lines: Sequence[str]) -> bytes:
    """A sheet of A4 with these lines, as a PDF."""
    import pikepdf

    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=made.make_indirect(font)))
    words = " ".join(f"({line}) Tj 0 -28 Td" for line in lines)
    page.Contents = made.make_stream(f"BT /F 14 Tf 72 760 Td {words} ET".encode("latin-1"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _contact(by: Member, at: datetime) -> Contact:
    """Somebody who was confirmed already, else one of our own."""
    known = Confirmation.objects.filter(collective=by.collective_id).select_related("contact").first()
    if known is not None:
        found: Contact = known.contact
        return found
    who = institutions.Who("Larkmere NHS Foundation Trust", "Dana Frost", "Involvement officer", "ods", "ZZ9")
    contact = institutions.come(form=chance.uuid(), who=who, at=at)
    institutions.comes_to(contact=contact, collective=by.collective, at=at)
    institutions.confirm(by=by, contact=contact, today=at.date(), at=at)
    return contact


def _offer(collective: Collective) -> Conditions:
    """Every line is met, and little besides."""
    terms = in_force(collective.pk).terms
    lines = [name for name, setting in terms.clauses.items() if setting.line]
    offer = rules.mended(Conditions(), terms, lines)
    said: dict[str, Any] = {"hours_per_session": Decimal(2), "sessions": 4, "place": "in_person", "people_sought": 3}
    facts: dict[str, Any] = {name: Fact(value) for name, value in said.items()}
    return offer._replace(**facts)


def _countered(group: dict[str, Member], contact: Contact, at: datetime) -> Ask:
    rowan, ash, kit = group["Rowan"], group["Ash"], group["Kit"]
    with clock.frozen(at):
        typed = Typed(chance.uuid(), TITLE, WORDS, {})
        ask = coming.send(
            contact=contact, collective=rowan.collective, typed=typed, conditions=_offer(rowan.collective), at=at
        )
        wanted = replies.Wanted(
            rules.COUNTER,
            "Hello, we would read your letters with you, if you pay within 20 days, pay for preparing and the way, "
            "and tell us what you changed. Thank you",
            [found.clause for found in ask.conditions().found if found.status != "met"][:6],
        )
        reply = replies.propose(by=ash, id=chance.uuid(), ask=ask, wanted=wanted, at=at)
        assert reply.matter is not None
        closes = Wall((at + timedelta(days=15)).astimezone(ZONE).date(), time(20), "Europe/London")
        opening = decisions.Opening("consensus", "Do we send this reply?", closes)
        decision = decisions.open_matter(by=kit, id=chance.uuid(), matter=reply.matter, what=opening, at=at)
        for who in (rowan, ash, kit):
            decisions.answer(by=who, decision=decision, answer="agree", at=at)
    later = at + timedelta(days=16)
    with clock.frozen(later):
        decisions.close(decision=decision, at=later)
        decision.refresh_from_db()
        decisions.write_outcome(by=ash, id=chance.uuid(), decision=decision, words="We send it.", at=later)
        reply.refresh_from_db()
        replies.send(by=rowan, reply=reply, at=later)
    taken = at + timedelta(days=20)
    with clock.frozen(taken):
        coming.take(contact=contact, ask=ask, number=ask.conditions().number, at=taken)
    return ask


def _signed(group: dict[str, Member], ask: Ask, contact: Contact, at: datetime) -> Agreement:
    there: Agreement = Agreement.objects.get(ask=ask)
    hours = Hours(*map(Decimal, ("2", "2", "1", "0.5", "1")))
    with clock.frozen(at):
        rate = in_force(ask.collective_id).terms.clauses["hourly-pay"].figure
        hourly = str(rate["GBP"]) if isinstance(rate, dict) else "30"
        agreements.set_place(
            by=group["Ash"],
            agreement=there,
            version=there.version,
            number=3,
            hours=hours,
            hourly=hourly,
            off_days=7,
            off_share=ALL,
            at=at,
        )
        there.refresh_from_db()
        return agreements.sign(
            contact=contact,
            agreement=there,
            version=there.version,
            name=contact.name,
            post=contact.post,
            fresh=lambda: True,
            at=at,
        )


def _gone_to(group: dict[str, Member], there: Agreement, at: datetime, now: datetime) -> None:
    """Three sessions long ago, paid late; one that they called off three days before; the last one lately and not paid
    yet; and one to come."""
    rowan, ash, kit, sorrel = (group[name] for name in ("Rowan", "Ash", "Kit", "Sorrel"))
    with clock.frozen(at):
        care.set_room(by=sorrel, room=Room(hours=4))
        place = there.places.get()
        offer: Offer = places.offer(by=rowan, id=chance.uuid(), place=place, circle=None, at=at)
        for who in (ash, kit, rowan):
            places.say_yes(by=who, id=chance.uuid(), offer=offer, at=at)
    for days in (31, 45, 59):
        _session(ash, there, at + timedelta(days=days - 26), "The letters, again")
        places.settle_all(at=at + timedelta(days=days - 25))
    off = _session(ash, there, at + timedelta(days=47), "The letters, once more")
    meetings.call_off(
        by=ash, session=off, words="Two of them are ill. They will find another day.", who=THEM,
        at=off.starts - timedelta(days=3),
    )  # fmt: skip
    places.settle_all(at=at + timedelta(days=48))
    _paid_late(ash, now)
    _paid_late(rowan, now)
    _session(ash, there, now - timedelta(days=18), "The last letters")
    places.take_back(by=kit, offer=offer, at=now - timedelta(days=25))
    places.settle_all(at=now - timedelta(days=17))
    _session(ash, there, now + timedelta(days=12), "What became of the letters")


def _session(by: Member, there: Agreement, at: datetime, title: str) -> Session:
    with clock.frozen(min(at, clock.now())):
        wall = Wall(at.astimezone(ZONE).date(), time(17), "Europe/London")
        plan = Plan(wall, 120, title=title, where="The training room, Larkmere House")
        return places.plan_session(by=by, id=chance.uuid(), agreement=there, what=plan, at=clock.now(), sure=True)


def _paid_late(member: Member, now: datetime) -> None:
    """What they were owed by then came late, after a claim and a letter; once it took half an hour more."""
    for number, sum in enumerate(Owed.objects.for_member(member).order_by("day", "pk")):
        came = sum.due + timedelta(days=LATE - 4 * number)
        given = {"by": member, "sum": sum, "at": now}
        pay.it_was_sent(id=chance.uuid(), kind=CLAIMED, today=sum.day + timedelta(days=3), **given)
        if number == 0:
            pay.it_took_more(id=chance.uuid(), today=sum.day, **given)
            pay.it_was_sent(id=chance.uuid(), kind=CHASED, today=sum.due + timedelta(days=8), **given)
        whole = sum.minor + (sum.half_hour if number == 0 else 0)
        pay.it_came(id=chance.uuid(), amount=str(Money(whole, sum.currency).amount), day=came, today=came, **given)
