"""A made-up year: two groups, founded and lived in through the same actions as real life, so that it can't drift.

Everything happens relative to the day it is made. The Kettle Club has nothing to do with any institution.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from ourterms.aid import actions as aid
from ourterms.aid.sealed import Wish
from ourterms.care import actions as care
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective, Member
from ourterms.decisions import actions as decisions
from ourterms.decisions import maps
from ourterms.decisions.models import Decision, Matter, OpinionMap, Statement
from ourterms.decisions.rules.constitution import READY_MADE, as_data
from ourterms.funds import actions as funds
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.library import actions as library
from ourterms.meetings import actions as meetings
from ourterms.notices.actions import write_letter
from ourterms.notices.outbox import Written
from ourterms.people.models import Person
from ourterms.talk import actions as talk

ZONE = ZoneInfo("Europe/London")
KETTLE = ("Bee", "Moss", "Juniper", "Tam", "Ode", "Fern", "Ziggy", "Marl", "Pip", "Alder")
LANTERN = ("Rowan", "Ash", "Kit", "Sorrel", "Wren")


def seed_once() -> bool:
    """Make the year, unless somebody is here already. Returns whether it was made."""
    if Collective.objects.exists():
        return False
    now = clock.now()
    kettle = found("The Kettle Club", KETTLE, now - timedelta(days=200))
    lantern = found("Lantern Yard", LANTERN, now - timedelta(days=330))
    circle(kettle)
    farewell(kettle, now)
    letter(kettle, now)
    opinion_maps(kettle, now)
    for group in (kettle, lantern):
        tin(group, now)
        talk_of(group, now)
        shelf(group, now)
        evenings(group, now)
        needs(group, now)
        decided(group, now)
    return True


def found(name: str, people: tuple[str, ...], at: datetime) -> dict[str, Member]:
    """A group and its members, by name, the founder first."""
    first, *others = people
    today = at.astimezone(ZONE).date()
    founder = collectives.found(
        by=Person.objects.create(), id=chance.uuid(), name=name, own_name=first, at=at, today=today
    )
    members = {first: founder}
    code = collectives.make_link(by=founder, id=chance.uuid(), at=at)
    for number, other in enumerate(others, start=1):
        person, later = Person.objects.create(), at + timedelta(days=number)
        members[other] = collectives.join_by(code, by=person, name=other, at=later, today=later.date())
    for member in members.values():
        member.refresh_from_db()
    return members


def tin(members: dict[str, Member], now: datetime) -> None:
    """A few lines in the tin, one of them put right."""
    people = list(members.values())
    for number, (way, amount, words) in enumerate(
        (
            ("in", "40", "Jumble sale"),
            ("out", "4.50", "Tea and milk"),
            ("out", "12", "Two day tickets for the bus"),
            ("in", "5", "From somebody who would rather not say"),
            ("out", "21", "Room for an evening"),
        )
    ):
        at = now - timedelta(days=60 - 10 * number)
        day = at.astimezone(ZONE).date()
        line = funds.write_down(
            by=people[number % len(people)],
            id=chance.uuid(),
            way=way,
            amount=amount,
            words=words,
            day=day,
            today=day,
            at=at,
        )
    funds.correct(by=people[0], line=line, today=now.astimezone(ZONE).date(), at=now)


def talk_of(members: dict[str, Member], now: datetime) -> None:
    """Two threads: one with an answer that quotes, one behind a note."""
    people, at = list(members.values()), now - timedelta(days=9)
    day = at.astimezone(ZONE).date()
    soup = talk.begin(
        by=people[1],
        id=chance.uuid(),
        title="Soup before we talk?",
        words="Last time everybody went home hungry.\n\n- lentils keep\n- somebody has a **big pot**",
        at=at,
        today=day,
    )
    pot = talk.write(by=people[0], id=chance.uuid(), thread=soup, words="I have the pot.", at=at + timedelta(hours=1))
    talk.write(by=people[2], id=chance.uuid(), thread=soup, words="I carry it.", quotes=pot, at=at + timedelta(hours=2))
    talk.begin(
        by=people[2],
        id=chance.uuid(),
        title="About last Friday",
        words="I thought of the meals there, and had to go out for a while. Thank you for waiting with me.",
        note="food on a ward",
        at=at - timedelta(days=3),
        today=day - timedelta(days=3),
    )


def shelf(members: dict[str, Member], now: datetime) -> None:
    """A ready-made text that was taken over and changed once."""
    people, day = list(members.values()), now.astimezone(ZONE).date() - timedelta(days=30)
    page = library.take_over(by=people[0], id=chance.uuid(), slug="saying-no", today=day)
    first = page.versions.get()
    library.save(
        by=people[1],
        id=chance.uuid(),
        page=page,
        seen=1,
        kind=page.kind,
        title=page.title,
        words=first.words + "\n\nIf it is hard to say, ring one of us first.",
        easy=first.easy,
        today=day + timedelta(days=2),
    )


def evenings(members: dict[str, Member], now: datetime) -> None:
    """A meeting that was, the next one, and those after it: one called off, one moved."""
    first, second, third, fourth, *_others = members.values()
    today = now.astimezone(ZONE).date()
    plan = meetings.Plan(
        Wall(today - timedelta(days=9), time(18, 30), str(ZONE)),
        120,
        title="Tea and planning",
        how="both",
        where="The old mill, 4 Weir Lane, upstairs room",
        getting_in="Green door beside the bakery. Ring the top bell; somebody comes down.",
        stairs="Fourteen steps. There is a lift at the back, whoever opens up has the key.",
        bring="A mug, if you have one to spare",
        link="https://meet.example.org/tea",
    )
    before, following, off, moved, _last = [
        meetings.plan(
            by=first,
            id=chance.uuid(),
            circle=None,
            what=plan._replace(wall=plan.wall._replace(day=plan.wall.day + timedelta(days=14 * number))),
        )
        for number in range(5)
    ]
    for words in ("Ask the library about the room with the ramp", "Find somebody who can mend the urn"):
        meetings.say_we_will(by=second, session=before, id=chance.uuid(), words=words, at=before.ends)
    notes = "The quiet hour stays, from **seven to eight**.\n\n- We ran out of milk.\n- The lamp by the door is loose."
    meetings.write_notes(by=third, session=before, id=chance.uuid(), words=notes, base=0)
    for who, kind in ((first, "opens"), (second, "notes"), (third, "stack"), (fourth, "debrief")):
        meetings.take_job(by=who, session=following, kind=kind)
    for who in (second, third):
        meetings.say_coming(by=who, session=following, coming=True)
    meetings.need_no_stairs(by=third, session=following, wanted=True)
    for who, words in ((second, "How was the first month?"), (first, "The quiet hour: one every time?")):
        meetings.add_to_agenda(by=who, session=following, id=chance.uuid(), words=words)
    meetings.offer_walk(by=fourth, session=following, id=chance.uuid(), words="Towards the station, by the river")
    meetings.call_off(by=second, session=off, words="The heating is being mended. See you two weeks later.")
    later = plan._replace(wall=Wall(moved.day + timedelta(days=2), time(19), str(ZONE)))
    meetings.change(by=second, session=moved, what=later)


def needs(members: dict[str, Member], now: datetime) -> None:
    """A need that was answered, an offer, one among a few, and one asked through somebody."""
    first, second, third, fourth, *_others = members.values()
    today = now.astimezone(ZONE).date()
    lift = Wish("lift", "To the eye clinic on Thursday and back around noon.", place="Northside")
    soup = Wish("food", "Soup on Fridays, a big pot. I bring it, or you come.", offered=True, place="Weir Lane")
    form = Wish("form", "Somebody who writes and lets me talk.", chosen=frozenset({first.pk, second.pk}))
    need = aid.post(by=first, id=chance.uuid(), wish=lift, at=now - timedelta(days=2))
    aid.post(by=second, id=chance.uuid(), wish=soup, at=now - timedelta(days=3))
    aid.post(by=third, id=chance.uuid(), wish=form, at=now - timedelta(days=1))
    answer = aid.answer(
        by=second, need=need, id=chance.uuid(), words="I have the car that morning.", at=now - timedelta(days=1)
    )
    aid.write(by=first, answer=answer, id=chance.uuid(), words="That would be wonderful. Half past eight?", at=now)
    company = Wish("company", "Come with me on the ninth. Just to be two.", until=today + timedelta(days=9))
    aid.ask_through(by=fourth, id=chance.uuid(), wish=company, go_between=first, today=today)


def circle(members: dict[str, Member]) -> None:
    """A circle of three, with a purpose of its own."""
    first, second, third, *_others = members.values()
    started = collectives.start_circle(
        by=first, id=chance.uuid(), name="Night line", purpose="Three of us who answer when somebody can't sleep."
    )
    for member in (second, third):
        collectives.bring_into_circle(by=first, circle=started, member=member)


def farewell(members: dict[str, Member], now: datetime) -> None:
    """Somebody has died: two of them have said so."""
    first, second, *_others, last = members.values()
    for who in (first, second):
        care.say_died(by=who, id=chance.uuid(), member=last, at=now - timedelta(hours=3))


def letter(members: dict[str, Member], now: datetime) -> None:
    """A letter to the library about the room."""
    first, *_others = members.values()
    words = "Dear library,\n\nmay we have the room with the ramp on the first Tuesday of each month?\n\nThe Kettle Club"
    written = Written("rooms@library.example.org", "The room with the ramp", words)
    write_letter(by=first, id=chance.uuid(), written=written, at=now - timedelta(days=1))


def put_forward(by: Member, kind: str, title: str, words: str, at: datetime) -> Matter:
    """Something on the agenda, for all."""
    day = at.astimezone(ZONE).date()
    return decisions.put_forward(
        by=by, id=chance.uuid(), kind=kind, title=title, words=words, circle=None, at=at, today=day
    )


def opened(by: Member, matter: Matter, way: str, at: datetime, days: int, **what: object) -> Decision:
    """A matter opened as a decision, to close in the evening so many days later."""
    closes = Wall(at.astimezone(ZONE).date() + timedelta(days=days), time(20), str(ZONE))
    opening = decisions.Opening(way, matter.title, closes)._replace(**what)  # type: ignore[arg-type]
    return decisions.open_matter(by=by, id=chance.uuid(), matter=matter, what=opening, at=at)


@transaction.atomic  # one writing to the disk: the demo should start quickly
def decided(members: dict[str, Member], now: datetime) -> None:
    """What waits, what was let go, what is open in two ways, and what was decided."""
    first, second, third, fourth, fifth, *_others = members.values()
    before = now - timedelta(days=40)
    put_forward(fourth, "everyday", "A key for each of us?", "Twice now we stood outside.", now - timedelta(days=5))
    sign = put_forward(second, "everyday", "A sign on the door", "", now - timedelta(days=60))
    decisions.let_go(
        by=second, matter=sign, reason="Some of us don't want to be found by it. I had not thought of that."
    )

    urn = put_forward(third, "everyday", "We mend the urn and buy no new one", "", before)
    mending = opened(first, urn, "any-objections", before, 5, words="Somebody at the repair shop would do it for £15.")
    for who in (first, third, fourth):
        decisions.answer(by=who, decision=mending, answer="no-objection", at=before)
    decisions.answer(by=second, decision=mending, answer="no-objection", words="I can carry it there.", at=before)
    day = put_forward(fourth, "choices", "Which evening suits us in summer?", "", before)
    evening = opened(fourth, day, "choose", before, 6, options=["Tuesday", "Thursday", "Sunday at noon"], several=True)
    for who, chosen in ((first, [0, 1]), (second, [1]), (third, [1, 2]), (fifth, [1])):
        decisions.answer(by=who, decision=evening, chosen=chosen, at=before)
    decisions.close_due(now)
    mended = now - timedelta(days=33)
    decisions.write_outcome(
        by=first,
        id=chance.uuid(),
        decision=mending,
        words="We mend the urn. The repair shop does it for £15 out of the tin.",
        lines=["Carry the urn to the repair shop"],
        look_again=now.astimezone(ZONE).date() + timedelta(days=5),
        at=mended,
    )
    doubt = "It boiled dry twice before it broke. I think it will again, and one of us was nearly burnt."
    decisions.dissent(by=first, id=chance.uuid(), decision=mending, words=doubt, reach="us", named=True)
    plain = "Mended things make me sad. That is all."
    decisions.dissent(by=third, id=chance.uuid(), decision=mending, words=plain, reach="letter", named=False)
    decisions.tell_what_came(
        by=second, id=chance.uuid(), decision=mending, words="It works, and is a little louder.", at=now
    )

    rules = decisions.put_forward(
        by=second,
        id=chance.uuid(),
        kind="constitution",
        title="Everyday things: five days, not three",
        words="Some of us are not here every week.",
        circle=None,
        at=before,
        today=before.astimezone(ZONE).date(),
        does="rules",
        subject={"rules": as_data({"everyday": READY_MADE["everyday"]._replace(days=5)})},
    )
    slower = opened(second, rules, "two-thirds", before, 16)
    for who in members.values():
        decisions.answer(by=who, decision=slower, answer="for", at=before)
    decisions.close_due(now)
    decisions.write_outcome(
        by=second, id=chance.uuid(), decision=slower, words="Everyday things stay open for five days.", at=now
    )

    began = now - timedelta(days=2)
    quiet = put_forward(first, "everyday", "The quiet hour comes every time", "We tried it twice.", began)
    vote = opened(first, quiet, "majority", began, 6, words="From seven to eight nobody has to talk. Tea is there.")
    decisions.remark(
        by=second, id=chance.uuid(), decision=vote, words="Can those who want to talk use the kitchen?", at=began
    )
    decisions.remark(by=first, id=chance.uuid(), decision=vote, words="Yes. The kitchen stays loud.", at=began)
    for who, answer in ((second, "for"), (third, "for"), (fifth, "against")):
        decisions.answer(by=who, decision=vote, answer=answer, at=began)
    room = put_forward(third, "letters", "We write to the council about the ramp", "", began)
    letter = opened(
        third, room, "go-round", began, 12, words="Dear council, the ramp at the old mill has a step in it."
    )
    for stage in ("questions", "reactions"):
        decisions.go_on(by=third, decision=letter, stage=stage, at=began)
    decisions.remark(by=fourth, id=chance.uuid(), decision=letter, words="I would say it less politely.", at=began)


OLD_MILL = (
    ("The old mill is the right place for us", "aaaaaaadpa"),
    ("Two hours are enough for an evening", "aaaadadaap"),
    ("We should meet every week", "dadaddapdd"),
    ("Somebody new should never sit alone", "aaaaaaaaaa"),
    ("The stairs keep some of us away", "aapaaaaaaa"),
    ("Phones stay in our pockets", "dddapdddad"),
    ("We should ask for money from outside", "ddaddpadda"),
)


@transaction.atomic
def opinion_maps(members: dict[str, Member], now: datetime) -> None:
    """The group turned opinion maps on: one is closed and went on to the agenda, one is open."""
    first, second, third, *_others = members.values()
    began = now - timedelta(days=20)
    collectives.set_up(by=first, name=maps.SETTING, given="yes", at=began - timedelta(days=1))
    for member in members.values():
        member.refresh_from_db()
    evenings = began_map(first, "How should our evenings be?", [words for words, _said in OLD_MILL], began, 7)
    for words, said in OLD_MILL:
        for member, letter in zip(members.values(), said, strict=True):
            given = {"a": "agree", "d": "disagree", "p": "pass"}[letter]
            maps.answer(by=member, statement=Statement.objects.get(map=evenings, words=words), answer=given, at=began)
    spoken = maps.add(by=third, id=chance.uuid(), map=evenings, words="Somebody here talks too much", at=began)
    why = "We all know who is meant. Say it to them, or let it be."
    maps.set_aside(by=second, id=chance.uuid(), statement=spoken, reason=why, at=began)
    maps.close_due(now)
    maps.put_on_agenda(
        by=second,
        id=chance.uuid(),
        statement=Statement.objects.get(map=evenings, words="The stairs keep some of us away"),
        kind="everyday",
        title="The stairs keep some of us away",
        words="From the opinion map on our evenings: 9 agree, 0 disagree, 1 passed.",
        at=now - timedelta(days=12),
        today=(now - timedelta(days=12)).astimezone(ZONE).date(),
    )
    yard = ["A bench", "Herbs, for the tea", "Nothing: it is fine as it is", "A roof, for when it rains"]
    there = began_map(second, "What does the yard need?", yard, now - timedelta(days=1), 9)
    maps.answer(by=first, statement=Statement.objects.get(map=there, words="A bench"), answer="agree", at=now)
    aside = Statement.objects.get(map=there, words="Nothing: it is fine as it is")
    maps.set_aside(by=third, id=chance.uuid(), statement=aside, reason="It is no answer to what it needs.", at=now)
    maps.put_back(by=second, statement=aside, at=now)


def began_map(by: Member, question: str, statements: list[str], at: datetime, days: int) -> OpinionMap:
    """An opinion map for all, to close in the evening so many days later."""
    closes = Wall(at.astimezone(ZONE).date() + timedelta(days=days), time(20), str(ZONE))
    what = maps.Beginning(question, closes, statements=statements)
    return maps.begin(by=by, id=chance.uuid(), circle=None, what=what, at=at)
