"""A made-up year: two groups, founded and lived in through the same actions as real life, so that it can't drift.

Everything happens relative to the day it is made. The Kettle Club has nothing to do with any institution.
"""

from datetime import datetime, time, timedelta

from django.db import transaction

from demo.agenda import ZONE, opened, put_forward
from demo.agreed import agreed
from demo.asks import asks_of
from demo.institutions import institutions
from demo.promises import promises
from demo.public import KETTLE as KETTLE_PUBLIC
from demo.public import LANTERN as LANTERN_PUBLIC
from demo.public import about_them, public
from demo.rounds import counted_in_steps
from demo.terms import terms_of
from ourterms.aid import actions as aid
from ourterms.aid.sealed import Wish
from ourterms.care import actions as care
from ourterms.care.rules.boundaries import KEEP_AWAY
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Circle, Collective, Member
from ourterms.decisions import actions as decisions
from ourterms.decisions import lots, maps, table
from ourterms.decisions.going_on import actions as goings_on
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import Decision, Mandate, OpinionMap, Statement
from ourterms.decisions.rules.constitution import READY_MADE, as_data
from ourterms.funds import actions as funds
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.library import actions as library
from ourterms.meetings import actions as meetings
from ourterms.notices.actions import write_letter
from ourterms.notices.outbox import Written
from ourterms.people.models import Person
from ourterms.site.going import go
from ourterms.talk import actions as talk

KETTLE = ("Bee", "Moss", "Juniper", "Tam", "Ode", "Fern", "Ziggy", "Marl", "Pip", "Alder")
LANTERN = ("Rowan", "Ash", "Kit", "Sorrel", "Wren")


def seed_once() -> bool:
    """Make the year, unless somebody is here already. Returns whether it was made.

    All of it or nothing: a first start that is broken off is begun anew by the next one, and not left half made.
    """
    if Collective.objects.exists():
        return False
    with transaction.atomic():
        _seed(clock.now())
    return True


def _seed(now: datetime) -> None:
    kettle = found("The Kettle Club", KETTLE, now - timedelta(days=200))
    lantern = found("Lantern Yard", LANTERN, now - timedelta(days=500))
    soup(kettle["Bee"], now)
    circle(kettle)
    farewell(kettle, now)
    letter(kettle, now)
    opinion_maps(kettle, now)
    counted_in_steps(kettle, now)
    for group in (kettle, lantern):
        tin(group, now)
        talk_of(group, now)
        shelf(group, now)
        evenings(group, now)
        needs(group, now)
        decided(group, now)
        who_does_what(group, now)
        speaking(group, now)
    outside = institutions(lantern, now)
    nights(kettle, now)
    going_on(lantern, now)
    terms_of(lantern, now)
    agreed(lantern, now)
    asks_of(lantern, outside, now)
    promises(lantern, now)
    public(lantern, LANTERN_PUBLIC, now)
    public(kettle, KETTLE_PUBLIC, now)
    about_them(lantern, now)


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
    meetings.call_off(by=second, session=off, words="The heating is being mended. See you two weeks later.", at=now)
    later = plan._replace(wall=Wall(moved.day + timedelta(days=2), time(19), str(ZONE)))
    meetings.change(by=second, session=moved, what=later, at=now)


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


def soup(bee: Member, now: datetime) -> None:
    """A group that Bee began and was the last to go from: it ends by itself, unless she comes back."""
    assert bee.person
    begun = now - timedelta(days=120)
    member = collectives.found(
        by=bee.person, id=chance.uuid(), name="Sunday Soup", own_name="Bee", at=begun, today=begun.date()
    )
    go(by=member, keep_words=True, at=now - timedelta(days=2))


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


def at_the_table(vote: Decision, first: Member, second: Member, whose: Member, at: datetime) -> None:
    """Somebody answers aloud: one enters it, a second confirms it."""
    id = chance.uuid()
    said = table.Answer("for")
    table.enter(by=first, id=id, decision=vote, whose=whose, how="aloud", answer=said, at=at)
    table.confirm(by=second, decision=vote, code=table.code_of(id), at=at)


def drawn(people: list[Member], now: datetime) -> None:
    """A draw that was made, and one whose list is open."""
    for title, days, who in (
        ("Who holds the key in spring", 20, people[:5]),
        ("The one ticket to the play", 2, people[:2]),
    ):
        at = now - timedelta(days=days)
        lot = lots.start(
            by=people[0],
            id=chance.uuid(),
            title=title,
            words="",
            places=1,
            least={},
            seed_from="The lottery numbers of the Saturday after the list is fixed",
            circle=None,
            at=at,
            today=at.astimezone(ZONE).date(),
        )
        for each in who:
            lots.say_yes(by=each, lot=lot)
        if days > 7:
            lots.fix(by=people[1], lot=lot, at=at)
            lots.draw(by=people[1], lot=lot, seed="5 12 23 31 44 49", at=at + timedelta(days=7))


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
        letter=f"Dear repair shop,\n\nplease mend our urn. We pay £15.\n\n{first.collective.name}",
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
    at_the_table(vote, second, third, fourth, began)
    visit = put_forward(second, "everyday", "Two of us go to the open day on the ward", "", began, touches=["ward"])
    care.set_boundaries(by=fourth, chosen={"ward": KEEP_AWAY})
    decisions.set_standing_words(by=fourth, words={"ward": "neither"})
    opened(second, visit, "majority", began, 5, words="They asked for two. It is paid.")
    trip = put_forward(third, "choices", "Where do we go in summer?", "", began)
    away = opened(third, trip, "choose", began, 7, options=["The lake", "The hills", "Nowhere"], quiet=True)
    for who, choice in ((first, 0), (second, 2), (fifth, 1)):
        decisions.answer(by=who, decision=away, chosen=[choice], at=began)
    drawn(list(members.values()), now)
    room = put_forward(third, "letters", "We write to the council about the ramp", "", began)
    letter = opened(
        third, room, "go-round", began, 12, words="Dear council, the ramp at the old mill has a step in it."
    )
    for stage in ("questions", "reactions"):
        decisions.go_on(by=third, decision=letter, stage=stage, at=began)
    decisions.remark(by=fourth, id=chance.uuid(), decision=letter, words="I would say it less politely.", at=began)


@transaction.atomic
def who_does_what(members: dict[str, Member], now: datetime) -> None:
    """The tin, held by two for half a year, with a note for the next; and somebody who would do the welcome."""
    first, second, third, fourth, fifth, *_others = members.values()
    before, today = now - timedelta(days=40), now.astimezone(ZONE).date()
    until = (today + timedelta(days=140)).isoformat()
    subject = {"role": "tin", "until": until, "size": "About 2 hours a month"}
    matter = put_forward(third, "roles", "Who does it: The tin", "", before, does="role", subject=subject)
    for who in (second, fourth):
        decisions.offer(by=who, matter=matter, would=True)
    decision = opened(third, matter, "majority", before, 6)
    for who in (first, second, third, fifth):
        decisions.answer(by=who, decision=decision, answer="for", at=before)
    decisions.close_due(now)
    decisions.write_outcome(
        by=third, id=chance.uuid(), decision=decision, words="Two of us count it together.", at=now - timedelta(days=33)
    )
    words = "The box is behind the tea. Count it in twos, then nobody has to remember."
    collectives.write_note(by=second, id=chance.uuid(), kind="tin", words=words, at=now - timedelta(days=9))
    subject = {"role": "welcome", "until": until, "size": ""}
    words = "Somebody asked twice how to join, and nobody knew who answers."
    open_one = put_forward(
        first, "roles", "Who does it: Welcome", words, now - timedelta(days=3), does="role", subject=subject
    )
    decisions.offer(by=fifth, matter=open_one, would=True)


@transaction.atomic
def speaking(members: dict[str, Member], now: datetime) -> None:
    """What one of us may say at the street party group, what was said there, and what went back to all."""
    first, second, third, *_others = members.values()
    before, today = now - timedelta(days=40), now.astimezone(ZONE).date()
    where = "The street party group"
    words = (
        "We bring tea for forty people.\n"
        "We would like a quiet corner with chairs.\n"
        "We can vote for a day in June or July.\n\n"
        "We give no money, and no names."
    )
    subject = {"where": where, "words": words, "until": (today + timedelta(days=120)).isoformat()}
    matter = put_forward(
        first,
        "mandates",
        f"Speaking for us: {where}",
        "They meet every month.",
        before,
        does="mandate",
        subject=subject,
    )
    decisions.offer(by=third, matter=matter, would=True)
    decision = opened(first, matter, "consensus", before, 8)
    for who in members.values():
        decisions.answer(by=who, decision=decision, answer="agree", at=before)
    decisions.close_due(now)
    began = now - timedelta(days=30)
    decisions.write_outcome(by=second, id=chance.uuid(), decision=decision, words="Yes, until the party.", at=began)
    mandate = Mandate.objects.get(decision=decision)
    for days, words, outside in (
        (20, "They chose the second Saturday in July. I voted for it.", False),
        (6, "They asked each group for £20 and a name for the poster. I said I would ask you.", True),
    ):
        at = now - timedelta(days=days)
        mandates.note(
            by=third,
            id=chance.uuid(),
            mandate=mandate,
            day=at.astimezone(ZONE).date(),
            words=words,
            outside=outside,
            at=at,
        )


def nights(members: dict[str, Member], now: datetime) -> None:
    """A decision that a circle has to say yes to, besides."""
    first = next(iter(members.values()))
    circle = Circle.objects.for_member(first).order_by("name").first()
    began = now - timedelta(days=1)
    later = put_forward(first, "everyday", "We meet until ten, not until nine", "", began)
    opened(first, later, "majority", began, 9, affected=circle)


def going_on(members: dict[str, Member], now: datetime) -> None:
    """A talk about how we go on with somebody, who has somebody beside them."""
    first, second, third, fourth, *_others = members.values()
    began = now - timedelta(days=3)
    words = "Twice now you read out what was said in confidence. I don't know how to be in a room with you."
    talk = goings_on.begin(by=second, id=chance.uuid(), member=fourth, words=words, at=began)
    goings_on.ask_beside(by=fourth, decision=talk, member=third)
    goings_on.be_beside(by=third, decision=talk, yes=True)
    decisions.remark(
        by=fourth, id=chance.uuid(), decision=talk, words="I thought it was meant for all. I am sorry.", at=began
    )
    decisions.remark(by=first, id=chance.uuid(), decision=talk, words="I would like you both to stay.", at=began)


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
