"""The cast of every test of who may do what, founded through the same actions as real life.

Two collectives: Driftline, with a circle; and Tidemark, elsewhere. `Cast.client("member")` is signed in as that one.
"""

from base64 import b64decode
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.test import Client

from ourterms.aid import actions as aid
from ourterms.aid.models import Answer, Need
from ourterms.aid.sealed import Wish
from ourterms.asks import rules as ask_rules
from ourterms.asks.actions import places
from ourterms.asks.models import Agreement
from ourterms.asks.tests import agreed, doors
from ourterms.care import actions as care
from ourterms.care.models import AccessConsent
from ourterms.care.rules.boundaries import KEEP_AWAY
from ourterms.collectives import actions
from ourterms.collectives.joining import actions as joining
from ourterms.collectives.models import Asking, Change, Circle, Collective, Member
from ourterms.decisions import actions as decisions
from ourterms.decisions import budget, lots, maps
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import Decision, Lot, Mandate, Matter, OpinionMap, Proposal, Statement
from ourterms.files.actions import bring
from ourterms.files.models import File
from ourterms.funds.actions import write_down
from ourterms.funds.models import TinLine
from ourterms.institutions.models import Contact, Institution
from ourterms.institutions.rules import BY_NAME
from ourterms.institutions.tests.factories import a_guest, an_institution
from ourterms.institutions.tests.factories import client_of as client_of_contact
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.library import actions as library
from ourterms.library.models import Enclosure, Page
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import Session
from ourterms.notices.actions import write_letter
from ourterms.notices.outbox import Written
from ourterms.pay import actions as pay
from ourterms.pay.tests.factories import a_trust, is_owed
from ourterms.people.devices import COOKIE, sign_in
from ourterms.people.models import Person
from ourterms.promises.models import Demand
from ourterms.promises.tests import factories as promises
from ourterms.record import actions as record
from ourterms.record.models import Objection
from ourterms.record.rules import slug_of
from ourterms.register import actions as register
from ourterms.register.models import Entry, Log
from ourterms.talk import actions as talk
from ourterms.talk.models import Post, Thread
from ourterms.terms import actions as terms
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ours import Working, in_force, read
from ourterms.terms.rules.differences import mark_of
from ourterms.terms.rules.terms import Setting

# The smallest PNG that is one: a single dot.
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")  # where the cast sits
WHO = (
    "member",
    "steward",
    "outsider",
    "ex-member",
    "other collective's member",
    "institution's contact",
    "other institution's contact",
    "public",
)
INSIDE = ("member", "steward")
SIGNED_IN = (*INSIDE, "outsider", "ex-member", "other collective's member")
CONTACTS = ("institution's contact", "other institution's contact")


def client_of(person: Person | None, *, shared: bool = False) -> Client:
    """A client signed in as this person; as nobody for None."""
    client = Client(raise_request_exception=False)
    if person is not None:
        response = HttpResponse()
        sign_in(response, person.pk, shared=shared, at=clock.now())
        client.cookies[COOKIE] = response.cookies[COOKIE].value
    return client


class Cast:
    """Everybody, by what they are to Driftline."""

    def __init__(self) -> None:
        self.people: dict[str, Person | None] = dict.fromkeys(WHO)
        for who in SIGNED_IN:
            self.people[who] = Person.objects.create()
        self.founder = self._found("Driftline", "Rowan", self._person("steward"))
        self.collective: Collective = self.founder.collective
        self.steward = self.founder
        self.member = self._join("member", "Ash")
        self.third = self._join_new("Kit")
        self.gone = self._join("ex-member", "Wren")
        Member.objects.filter(pk=self.gone.pk).update(here=False)
        self.steward.refresh_from_db()
        actions.take_role(by=self.steward, kind="settings", at=AT)
        self.elsewhere = self._found("Tidemark", "Moss", self._person("other collective's member"))
        for member in (self.founder, self.member, self.third):
            member.refresh_from_db()

    def _person(self, who: str) -> Person:
        person = self.people[who]
        assert person is not None
        return person

    def _found(self, name: str, own_name: str, person: Person) -> Member:
        return actions.found(by=person, id=chance.uuid(), name=name, own_name=own_name, at=AT, today=AT.date())

    def _join(self, who: str, name: str) -> Member:
        return actions.join(by=self._person(who), collective=self.collective, name=name, at=AT, today=AT.date())

    def _join_new(self, name: str) -> Member:
        return actions.join(by=Person.objects.create(), collective=self.collective, name=name, at=AT, today=AT.date())

    @cached_property
    def circle(self) -> Circle:
        """A circle of Kit's alone: what is in it, neither the member nor the steward may find."""
        return actions.start_circle(by=self.third, id=chance.uuid(), name="Quiet room", purpose="")

    @cached_property
    def file(self) -> File:
        """A picture that the member brought."""
        return bring(by=self.member, id=chance.uuid(), data=PICTURE, at=AT)

    @cached_property
    def enclosure(self) -> Enclosure:
        """A picture beside a page of the library."""
        page = a_page(self.member)
        return library.enclose(by=self.member, id=chance.uuid(), page=page, data=PICTURE, words="A dot", at=AT)

    @cached_property
    def line(self) -> TinLine:
        """£10 that went into the tin."""
        return write_down(
            by=self.member,
            id=chance.uuid(),
            way="in",
            amount="10",
            words="from the jumble sale",
            day=AT.date(),
            today=AT.date(),
            at=AT,
        )

    @cached_property
    def contact(self) -> Contact:
        """A contact of the Larkmere Trust, who has come to Driftline; the member made sure that it is them."""
        return a_guest(self.collective, confirmed_by=self.member)

    @cached_property
    def other_contact(self) -> Contact:
        """A contact of another institution, whom nobody has confirmed and who has come only to Tidemark."""
        who = {
            "calls_it": "Fenwick University",
            "scheme": BY_NAME,
            "value": "",
            "name": "Sol Marsh",
            "post": "Lecturer",
        }
        return a_guest(self.elsewhere.collective, **who)

    @cached_property
    def institution(self) -> Institution:
        """A body that Driftline knows by its name alone."""
        return an_institution(self.member, "Hollow Oak Charity")

    def client(self, who: str) -> Client:
        """A client of somebody's."""
        if who in CONTACTS:
            return client_of_contact(self.contact if who == CONTACTS[0] else self.other_contact)
        return client_of(self.people[who])


def _shared_circle(cast: Cast) -> dict[str, object]:
    """A circle that the member and the steward are both in."""
    made = actions.start_circle(by=cast.member, id=chance.uuid(), name="Lantern", purpose="")
    actions.bring_into_circle(by=cast.member, circle=made, member=cast.steward)
    return {"circle": made.pk}


def _change(cast: Cast) -> dict[str, object]:
    actions.set_up(by=cast.steward, name="collectives.currency", given="EUR", at=AT)
    return {"name": "collectives.currency", "change": Change.objects.get(setting="collectives.currency").pk}


def _kit(cast: Cast) -> dict[str, object]:
    return {"member": cast.third.pk}


def a_thread(by: Member, **given: Any) -> Thread:
    """A thread with one post, for everybody unless `circle` is given."""
    values = {"title": "The window", "words": "Who opens it?", "at": AT, "today": AT.date(), **given}
    return talk.begin(by=by, id=chance.uuid(), **values)


def a_post(by: Member, thread: Thread | None = None, **given: Any) -> Post:
    """A post in a thread; in one of its own if none is given."""
    values = {"words": "I do.", "at": AT + timedelta(minutes=1), **given}
    return talk.write(by=by, id=chance.uuid(), thread=thread or a_thread(by), **values)


def a_page(by: Member, **given: Any) -> Page:
    """A page of the library."""
    values = {"kind": "guide", "title": "The kettle", "words": "Fill it.", "today": AT.date(), **given}
    return library.start(by=by, id=chance.uuid(), **values)


MEETING = meetings.Plan(Wall(date(2026, 3, 10), time(18, 30), "Europe/London"), 120, title="Tea and planning")


def a_meeting(cast: Cast) -> Session:
    """A meeting of everybody's."""
    return meetings.plan(by=cast.steward, id=chance.uuid(), circle=None, what=MEETING)


def a_need(cast: Cast) -> Need:
    """Something that the steward needs, for everybody to see."""
    return aid.post(by=cast.steward, id=chance.uuid(), wish=Wish("lift", "To the clinic and back"), at=AT)


def an_answer(cast: Cast) -> Answer:
    """The member's answer to it."""
    return aid.answer(by=cast.member, need=a_need(cast), id=chance.uuid(), words="I have a car", at=AT)


def a_matter(by: Member, **given: Any) -> Matter:
    """Something on the agenda, for everybody unless `circle` is given."""
    values = {"kind": "everyday", "title": "The kettle", "words": "It boils over.", "circle": None, **given}
    return decisions.put_forward(by=by, id=chance.uuid(), at=clock.now(), today=clock.today(LONDON), **values)


def a_decision(by: Member, way: str = "majority", matter: Matter | None = None, **given: Any) -> Decision:
    """A decision of everybody's, open for ten days from now on."""
    closes = Wall(clock.today(LONDON) + timedelta(days=10), time(20), "Europe/London")
    what = decisions.Opening(way, "We buy a kettle", closes, "Two litres.")._replace(**given)
    matter = matter or a_matter(by)
    return decisions.open_matter(by=by, id=chance.uuid(), matter=matter, what=what, at=clock.now())


def _meeting(cast: Cast) -> dict[str, object]:
    return {"session": a_meeting(cast).pk}


def _agenda_line(cast: Cast) -> dict[str, object]:
    session = a_meeting(cast)
    line = meetings.add_to_agenda(by=cast.member, session=session, id=chance.uuid(), words="The kettle")
    return {"session": session.pk, "line": line.pk}


def _said_line(cast: Cast) -> dict[str, object]:
    session = a_meeting(cast)
    line = meetings.say_we_will(by=cast.member, session=session, id=chance.uuid(), words="Ask about the key", at=AT)
    return {"session": session.pk, "line": line.pk}


def _walk(cast: Cast) -> dict[str, object]:
    session, id = a_meeting(cast), chance.uuid()
    meetings.offer_walk(by=cast.third, session=session, id=id, words="To the station")
    return {"session": session.pk, "walk": id}


def _need(cast: Cast) -> dict[str, object]:
    return {"need": a_need(cast).pk}


def _between(cast: Cast) -> dict[str, object]:
    answer = an_answer(cast)
    return {"need": answer.need_id, "answer": answer.pk}


def _errand(cast: Cast) -> dict[str, object]:
    wish = Wish("form", "Two pages, and I can't face them")
    errand = aid.ask_through(by=cast.member, id=chance.uuid(), wish=wish, go_between=cast.steward, today=AT.date())
    return {"errand": errand.pk}


def _link(cast: Cast) -> str:
    """The code of a link to join Driftline."""
    return actions.make_link(by=cast.steward, id=chance.uuid(), at=clock.now())


def _asking(cast: Cast) -> tuple[Asking, str]:
    """Somebody asks to join Driftline; and the address by which they come back."""
    cast.collective.refresh_from_db()
    cast.collective.chosen = {**cast.collective.chosen, "collectives.asking": True}
    cast.collective.save(update_fields=["chosen"])
    id, token = chance.uuid(), chance.code(5)
    joining.ask(collective=cast.collective, id=id, token=token, answers=[], person=None, at=clock.now())
    return Asking.objects.get(pk=id), token


def _asked_for(cast: Cast) -> dict[str, object]:
    _asking(cast)
    return {"collective": cast.collective.pk}


# An address's parts, by the name of the URL, for tests that try every address: apps add their own things here.
THINGS: dict[str, Callable[[Cast], dict[str, object]]] = {
    "files:get": lambda cast: {"file": cast.file.pk},
    "funds:correct": lambda cast: {"line": cast.line.pk},
    "circle": _shared_circle,
    "collectives:circle-change": _shared_circle,
    "collectives:circle-bring": _shared_circle,
    "collectives:circle-out": _shared_circle,
    "collectives:circle-end": _shared_circle,
    "collectives:member": _kit,
    "collectives:hide-from-member": _kit,
    "collectives:hide-no-more": lambda cast: {"token": "0" * 64},
    **dict.fromkeys(("collectives:role", "collectives:role-take"), lambda cast: {"kind": "tin"}),
    "collectives:role-note": lambda cast: {"kind": "settings"},
    "collectives:role-put-down": lambda cast: {"kind": "settings"},
    "collectives:settings-group": lambda cast: {"group": "who-we-are"},
    "collectives:setting": lambda cast: {"name": "collectives.hosts"},
    "collectives:setting-back": _change,
    **dict.fromkeys(("talk:thread", "talk:mute"), lambda cast: {"thread": a_thread(cast.third).pk}),
    **dict.fromkeys(("talk:post", "talk:hide", "talk:show-again"), lambda cast: {"post": a_post(cast.third).pk}),
    **dict.fromkeys(("talk:change", "talk:take-back"), lambda cast: {"post": a_post(cast.member).pk}),
    **dict.fromkeys(
        (
            *("library:page", "library:write", "library:versions", "library:put-away", "library:letter"),
            "library:enclose",
        ),
        lambda cast: {"page": a_page(cast.third).pk},
    ),
    **dict.fromkeys(("library:version", "library:go-back"), lambda cast: {"page": a_page(cast.third).pk, "number": 1}),
    "library:take-out": lambda cast: {"page": cast.enclosure.page_id, "enclosure": cast.enclosure.pk},
    "library:ready-made": lambda cast: {"slug": "saying-no"},
    "joining:join-here": lambda cast: {"code": _link(cast)},
    "joining:ask": _asked_for,
    "joining:asked": lambda cast: {"token": _asking(cast)[1]},
    "joining:end-link": lambda cast: {"link": chance.uuid()},
    "joining:answer": lambda cast: {"asking": _asking(cast)[0].pk},
    "joining:new-card": lambda cast: {"member": cast.third.pk},
}


def _consent(cast: Cast) -> dict[str, object]:
    care.share_access(by=cast.member, kind="meeting", thing=NOWHERE)
    return {"consent": AccessConsent.objects.get(member=cast.member).pk}


def _farewell(cast: Cast) -> dict[str, object]:
    """Kit has died; the member and the steward said so, and told the group."""
    id = chance.uuid()
    for by in (cast.member, cast.steward):
        care.say_died(by=by, id=id, member=cast.third, at=AT)
    care.settle(at=AT + timedelta(days=1))
    care.tell_the_group(by=cast.member, id=id, today=AT.date())
    return {"farewell": id}


def _buddy(cast: Cast) -> dict[str, object]:
    id = chance.uuid()
    care.ask_buddy(by=cast.steward, id=id, member=cast.member, today=AT.date())
    return {"buddy": id}


def _letter(cast: Cast) -> dict[str, object]:
    written = Written("office@example.org", "A question", "How much do you pay?")
    return {"letter": write_letter(by=cast.member, id=chance.uuid(), written=written, at=AT).pk}


THINGS |= {
    "care:access-back": _consent,
    "care:buddy": _buddy,
    "notices:letter": _letter,
    "notices:letter-again": _letter,
    **dict.fromkeys(("care:farewell", "care:farewell-wishes", "care:farewell-tell", "care:farewell-undo"), _farewell),
    **dict.fromkeys(
        [
            f"meetings:{name}"
            for name in ["one", "change", "off", "coming", "stairs", "job", "agenda", "say", "notes", "walk"]
        ],
        _meeting,
    ),
    "meetings:agenda-line": _agenda_line,
    "meetings:said-line": _said_line,
    "meetings:walk-one": _walk,
    "aid:one": _need,
    "aid:close": _need,
    "aid:errand": _errand,
    "aid:between": _between,
    "aid:done": _between,
    "aid:take-back": _between,
}


THINGS |= {
    **dict.fromkeys(
        ("institution", "institutions:call", "institutions:same", "institutions:apart"),
        lambda cast: {"institution": cast.institution.pk},
    ),
    "institutions:confirm": lambda cast: {"contact": cast.contact.pk},
}


def _remark(cast: Cast) -> dict[str, object]:
    decision, id = a_decision(cast.steward), chance.uuid()
    decisions.remark(by=cast.member, id=id, decision=decision, words="Who pays?", at=clock.now())
    return {"decision": decision.pk, "remark": id}


def _dissent(cast: Cast) -> dict[str, object]:
    """One of the member's own. The steward finds nothing there."""
    decision, id = a_decision(cast.steward), chance.uuid()
    decisions.dissent(by=cast.member, id=id, decision=decision, words="Too dear", reach="us", named=True)
    return {"decision": decision.pk, "dissent": id}


def a_decided(cast: Cast) -> Decision:
    """A decision that came to a yes, three weeks ago."""
    with clock.frozen(clock.now() - timedelta(days=21)):
        decision = a_decision(cast.steward)
        for by in (cast.member, cast.third):
            decisions.answer(by=by, decision=decision, answer="for", at=clock.now())
    decisions.close(decision=decision, at=clock.now())
    decision.refresh_from_db()
    return decision


def a_role_matter(by: Member, **subject: Any) -> Matter:
    """That somebody does the tin until the summer; nobody has offered yet."""
    until = (clock.today(LONDON) + timedelta(days=120)).isoformat()
    subject = {"role": "tin", "until": until, "size": "About 3 hours a month", **subject}
    return a_matter(by, kind="roles", title="Who does it: The tin", words="", does="role", subject=subject)


def a_mandate(cast: Cast) -> Mandate:
    """What the member may say for us; decided three weeks ago."""
    with clock.frozen(clock.now() - timedelta(days=21)):
        until = (clock.today(LONDON) + timedelta(days=200)).isoformat()
        subject = {"where": "The street party group", "words": "We bring tea, and no money.", "until": until}
        matter = a_matter(cast.third, kind="mandates", title="Speaking for us", does="mandate", subject=subject)
        decisions.offer(by=cast.member, matter=matter, would=True)
        decision = a_decision(cast.third, "consensus", matter)
        rest = Member.objects.filter(collective=cast.collective, here=True, paused=False)
        for by in dict.fromkeys((cast.member, cast.third, *rest)):
            decisions.answer(by=by, decision=decision, answer="agree", at=clock.now())
    decisions.close(decision=decision, at=clock.now())
    decisions.write_outcome(by=cast.third, id=chance.uuid(), decision=decision, words="Yes.", at=clock.now())
    return Mandate.objects.get(decision=decision)


def _mandate(cast: Cast) -> dict[str, object]:
    return {"mandate": a_mandate(cast).pk}


def _mandate_note(cast: Cast) -> dict[str, object]:
    mandate, id = a_mandate(cast), chance.uuid()
    day, words = clock.today(LONDON), "They asked for money."
    mandates.note(by=cast.member, id=id, mandate=mandate, day=day, words=words, outside=False, at=clock.now())
    return {"mandate": mandate.pk, "note": id}


def a_talk(cast: Cast) -> Decision:
    """About how we go on with the steward; the member began it."""
    words = "You shouted again."
    return going_on.begin(by=cast.member, id=chance.uuid(), member=cast.steward, words=words, at=clock.now())


THINGS |= {
    **dict.fromkeys(
        ("decisions:going-on-own", "decisions:going-on-beside"), lambda cast: {"decision": a_talk(cast).pk}
    ),
    **dict.fromkeys([f"decisions:mandate{name}" for name in ("", "-note", "-back", "-end")], _mandate),
    "decisions:mandate-note-back": _mandate_note,
}


def _of_demand(cast: Cast) -> dict[str, object]:
    """A demand that was sent five weeks ago."""
    return {"demand": promises.a_sent_demand(cast.member, cast.third, days=35).pk}


def _to_contact(cast: Cast) -> Demand:
    """A demand that was sent to the contact's institution five weeks ago."""
    institution = cast.contact.institution
    return promises.a_sent_demand(cast.member, cast.third, days=35, institution=institution)


def _of_promise(cast: Cast) -> dict[str, object]:
    """A promise for which they showed something."""
    promise = promises.a_promise(cast.member, due=-9)
    promises.a_showing(cast.third, promise)
    return {"promise": promise.pk}


def _of_use(cast: Cast) -> dict[str, object]:
    use = promises.a_use(cast.member, promises.a_power(cast.member))
    return {"power": use.power_id, "use": use.pk}


THINGS |= {
    **dict.fromkeys(("promises:demand", "promises:answer", "promises:demand-letter", "promises:line"), _of_demand),
    "promises:demand-back": _of_demand,
    "promises:ask-line": lambda cast: _ask(cast),
    "promises-guest": lambda cast: {"demand": _to_contact(cast).pk},
    "promises:demand-again": lambda cast: {"demand": promises.a_demand(cast.member).pk},
    **dict.fromkeys(
        [f"promises:{name}" for name in ("promise", "showing", "look", "look-no-more", "not-looked", "ending")],
        _of_promise,
    ),
    "promises:promise-letter": lambda cast: {"promise": promises.a_promise(cast.member, due=-9).pk},
    **dict.fromkeys(
        ("promises:change", "promises:change-look", "promises:change-look-no-more"),
        lambda cast: {"change": promises.a_change(cast.member).pk},
    ),
    **dict.fromkeys(
        ("promises:power", "promises:use", "promises:power-end"),
        lambda cast: {"power": promises.a_power(cast.member).pk},
    ),
    "promises:came-of-use": _of_use,
    **dict.fromkeys(
        ("promises:claim", "promises:claim-write", "promises:came-of-claim", "promises:claim-letter"),
        lambda cast: {"claim": promises.a_claim(cast.member).pk},
    ),
    **dict.fromkeys(
        ("promises:account", "promises:account-write", "promises:account-to-all"),
        lambda cast: {"account": promises.an_account(cast.member).pk},
    ),
    "promises:out": lambda cast: {"kind": "claim", "thing": promises.a_claim(cast.member).pk},
}


def a_touching(cast: Cast, **given: Any) -> Decision:
    """A decision that touches something which some keep away: going to a ward."""
    return a_decision(cast.steward, matter=a_matter(cast.steward, touches=["ward"]), **given)


def a_letter(cast: Cast) -> Decision:
    """A decision with an outcome, and a text to send by hand."""
    decision = a_decided(cast)
    words = "We come on the tenth."
    decisions.write_outcome(
        by=cast.member, id=chance.uuid(), decision=decision, words=words, letter=words, at=clock.now()
    )
    return decision


def a_lot(cast: Cast, *who: Member, **given: Any) -> Lot:
    """A draw of one place; on its list are `who`, or the member, the steward and Kit."""
    values = {"title": "Who carries the urn", "words": "", "places": 1, "least": {}, "circle": None, **given}
    lot = lots.start(
        by=cast.steward, id=chance.uuid(), seed_from="The numbers of Saturday", at=AT, today=AT.date(), **values
    )
    for each in who or (cast.member, cast.steward, cast.third):
        lots.say_yes(by=each, lot=lot)
    return lot


def _kept_away(cast: Cast) -> dict[str, object]:
    """The steward keeps going to a ward away, and so can leave a word for it."""
    care.set_boundaries(by=cast.steward, chosen={"ward": KEEP_AWAY})
    return {}


def with_budgeting(cast: Cast) -> None:
    """Driftline turns sharing out money on."""
    actions.set_up(by=cast.steward, name=budget.SETTING, given="yes", at=AT)
    for member in (cast.member, cast.steward, cast.third):
        member.refresh_from_db()


def a_budget(cast: Cast, **proposals: str) -> Matter:
    """A pot to share out, on the agenda; each of `proposals` is what it costs, put forward by the member."""
    with_budgeting(cast)
    matter = a_matter(cast.steward, kind="budget", title="The winter money", words="")
    for number, (title, cost) in enumerate(proposals.items()):
        id, at = chance.uuid(), clock.now() + timedelta(seconds=number)
        budget.propose(by=cast.member, id=id, matter=matter, title=title, cost=cost, words="", at=at)
    return matter


def _proposal(cast: Cast) -> dict[str, object]:
    matter = a_budget(cast, Kettle="25")
    return {"matter": matter.pk, "proposal": Proposal.objects.get(matter=matter).pk}


def crowd(cast: Cast, size: int) -> list[Member]:
    """The three of the cast, and as many more as make `size`."""
    names = [f"Nim {number}" for number in range(size - 3)]
    more = [
        actions.join(by=Person.objects.create(), collective=cast.collective, name=name, at=AT, today=AT.date())
        for name in names
    ]
    return [cast.member, cast.steward, cast.third, *more]


def a_ranked(cast: Cast, orders: Sequence[Sequence[int]], way: str = "ranked", **what: Any) -> Decision:
    """A decision between three things that each put in an order, and that closed eleven days ago."""
    with clock.frozen(clock.now() - timedelta(days=21)):
        people = crowd(cast, max(5, len(orders)))
        decision = a_decision(cast.steward, way, a_matter(cast.member, kind="choices"), **what)
        for by, order in zip(people, orders, strict=False):
            decisions.answer(by=by, decision=decision, chosen=order, at=clock.now())
    decisions.close(decision=decision, at=clock.now())
    decision.refresh_from_db()
    return decision


ORDERS = ([0, 1], [0], [1, 2], [2, 1, 0], [1])


THINGS |= {
    "decisions:propose": lambda cast: {"matter": a_budget(cast).pk},
    "decisions:proposal-back": _proposal,
    **dict.fromkeys(
        ("decisions:ballots", "decisions:rounds"),
        lambda cast: {"decision": a_ranked(cast, ORDERS, options=["Tea", "Soup", "Cake"]).pk},
    ),
    "decisions:words": _kept_away,
    **dict.fromkeys(("decisions:lot", "decisions:lot-list"), lambda cast: {"lot": a_lot(cast).pk}),
    "decisions:word": lambda cast: {"decision": a_touching(cast).pk},
    "decisions:paper": lambda cast: {"decision": a_decided(cast).pk},
    "decisions:letter": lambda cast: {"decision": a_letter(cast).pk},
    "decisions:rule": lambda cast: {"kind": "everyday"},
    "decisions:dissent-mine": _dissent,
    "decisions:outcome": lambda cast: {"decision": a_decided(cast).pk},
    **dict.fromkeys(
        ("decisions:matter", "decisions:open", "decisions:let-go", "decisions:put-back"),
        lambda cast: {"matter": a_matter(cast.member).pk},
    ),
    **dict.fromkeys(
        (
            "decisions:one",
            "decisions:answer",
            "decisions:remark",
            "decisions:go-on",
            "decisions:dissent",
            "decisions:came",
            "decisions:table",
            "decisions:second",
            "decisions:slips",
            "decisions:longer",
        ),
        lambda cast: {"decision": a_decision(cast.steward).pk},
    ),
    "decisions:remark-back": _remark,
    "decisions:role-give": lambda cast: {"kind": "tin"},
    "decisions:role-back": lambda cast: {"kind": "settings"},
    "decisions:offer": lambda cast: {"matter": a_role_matter(cast.steward).pk},
}


def a_draft(cast: Cast, **clauses: Setting | None) -> Draft:
    """The draft of Driftline's terms, with these clauses changed ("paid_within" is paid-within), None: not asked."""
    draft = terms.start(by=cast.member, id=chance.uuid())
    for name, setting in clauses.items():
        clause = name.replace("_", "-")
        now = working_on(draft).terms.clauses.get(clause)
        terms.change_clause(by=cast.member, draft=draft, clause=clause, setting=setting, seen=mark_of(now))
    return draft


def working_on(draft: Draft) -> Working:
    """A draft as it reads now."""
    draft.refresh_from_db()
    return read(draft, in_force(draft.collective_id))


def a_terms_matter(cast: Cast, **clauses: Setting | None) -> Matter:
    """Terms with these clauses changed, on the agenda; without any, the ready-made ones."""
    a_draft(cast, **clauses)
    return terms.put_on_agenda(by=cast.member, id=chance.uuid(), words="", at=clock.now(), today=clock.today(LONDON))


def a_version(cast: Cast, **clauses: Setting | None) -> OurTerms:
    """Terms with these clauses changed, adopted now; proposed three weeks ago."""
    with clock.frozen(clock.now() - timedelta(days=21)):
        decision = a_decision(cast.third, "consensus", a_terms_matter(cast, **clauses))
        rest = Member.objects.filter(collective=cast.collective, here=True, paused=False)
        for by in dict.fromkeys((cast.member, cast.third, *rest)):
            decisions.answer(by=by, decision=decision, answer="agree", at=clock.now())
    decisions.close(decision=decision, at=clock.now())
    decisions.write_outcome(by=cast.third, id=chance.uuid(), decision=decision, words="Yes.", at=clock.now())
    return OurTerms.objects.get(decision=decision)


def _with_draft(**parts: object) -> Callable[[Cast], dict[str, object]]:
    """A draft is there; and what the address says besides."""

    def thing(cast: Cast) -> dict[str, object]:
        a_draft(cast, breaks=Setting(line=True))
        return dict(parts)

    return thing


def _adopted(cast: Cast) -> int:
    """The number of a version of Driftline's terms."""
    there = OurTerms.objects.for_member(cast.member).first() or a_version(cast, breaks=Setting(line=True))
    return int(there.number)


THINGS |= {
    "ours:version": lambda cast: {"number": _adopted(cast)},
    "ours:file": lambda cast: {"number": _adopted(cast), "kind": "toml"},
    "ours:clause": _with_draft(clause="paid-within"),
    **dict.fromkeys(("ours:draft", "ours:whole", "ours:agenda"), _with_draft()),
}


def with_maps(cast: Cast) -> None:
    """Driftline turns opinion maps on."""
    actions.set_up(by=cast.steward, name=maps.SETTING, given="yes", at=AT)
    for member in (cast.member, cast.steward, cast.third):
        member.refresh_from_db()


def a_map(by: Member, *statements: str, circle: Circle | None = None, days: int = 7, **what: Any) -> OpinionMap:
    """An opinion map that is open from now on, for everybody unless `circle` is given."""
    now = clock.now()
    closes = Wall(clock.today(LONDON) + timedelta(days=days), time(20), "Europe/London")
    given = {"question": "What about the kettle?", "closes": closes, "statements": statements, **what}
    return maps.begin(by=by, id=chance.uuid(), circle=circle, what=maps.Beginning(**given), at=now)


def statement_of(there: OpinionMap, words: str) -> Statement:
    """A statement of a map by its words."""
    return Statement.objects.get(map=there, words=words)


def a_closed_map(cast: Cast) -> OpinionMap:
    """A map that three answered, and that closed yesterday."""
    with_maps(cast)
    with clock.frozen(clock.now() - timedelta(days=9)):
        there = a_map(cast.steward, "We need a second kettle", "Tea is better from a pot")
        for by in (cast.member, cast.steward, cast.third):
            for statement in Statement.objects.filter(map=there):
                maps.answer(by=by, statement=statement, answer="agree", at=clock.now())
    maps.close(map=there, at=clock.now())
    there.refresh_from_db()
    return there


def _maps(cast: Cast) -> dict[str, object]:
    with_maps(cast)
    return {}


def _map(cast: Cast) -> dict[str, object]:
    with_maps(cast)
    return {"map": a_map(cast.steward, "We need a second kettle", "Tea is better from a pot").pk}


def _map_statement(cast: Cast) -> dict[str, object]:
    with_maps(cast)
    there = a_map(cast.member, "We need a second kettle")
    return {"map": there.pk, "statement": statement_of(there, "We need a second kettle").pk}


def _map_aside(cast: Cast) -> dict[str, object]:
    parts = _map_statement(cast)
    statement = Statement.objects.get(pk=parts["statement"])
    maps.set_aside(by=cast.steward, id=chance.uuid(), statement=statement, reason="We have one", at=clock.now())
    return parts


def _closed_map(cast: Cast) -> dict[str, object]:
    return {"map": a_closed_map(cast).pk}


def _counted_statement(cast: Cast) -> dict[str, object]:
    there = a_closed_map(cast)
    return {"map": there.pk, "statement": statement_of(there, "We need a second kettle").pk}


THINGS |= {
    "decisions:maps": _maps,
    "decisions:map-new": _maps,
    **dict.fromkeys(("decisions:map", "decisions:map-add", "decisions:map-answer", "decisions:map-mine"), _map),
    **dict.fromkeys(("decisions:map-take-back", "decisions:map-aside"), _map_statement),
    "decisions:map-put-back": _map_aside,
    "decisions:map-csv": _closed_map,
    "decisions:map-votes": _closed_map,
    "decisions:map-agenda": _counted_statement,
}


def _owed(cast: Cast) -> dict[str, object]:
    """Something that an institution owes the member; the steward finds nothing there."""
    return {"sum": is_owed(cast.member).pk}


def _late(cast: Cast) -> dict[str, object]:
    """A day on which something was due and did not come, for all to see; without whose it is."""
    day = AT.date() - timedelta(days=20)
    made = is_owed(cast.member, day=day, due=day)
    return {"institution": made.institution_id, "due": day.isoformat(), "currency": made.currency}


def _expense(cast: Cast) -> dict[str, object]:
    """Something that the member laid out."""
    given = {"what": "Bus", "amount": "4.60", "day": AT.date(), "today": AT.date(), "at": AT}
    made = pay.lay_out(by=cast.member, id=chance.uuid(), institution=a_trust(cast.member), **given)
    return {"sum": made.pk}


THINGS |= {
    **dict.fromkeys(("pay:one", "pay:do", "pay:letter"), _owed),
    "pay:late": _late,
    **dict.fromkeys(("pay:expense", "pay:expense-do", "pay:expense-letter"), _expense),
}


def _agreement(cast: Cast) -> dict[str, object]:
    """What both sides said yes to, not signed yet."""
    _asks_on(cast)
    cast.collective.refresh_from_db()
    return {"ask": agreed.with_places(cast, agreed.said_yes(cast, cast.collective)).ask_id}


def _both_signed(cast: Cast) -> Agreement:
    """An agreement that both signed."""
    _asks_on(cast)
    cast.collective.refresh_from_db()
    return agreed.signed(cast, cast.collective)


def _signed(cast: Cast) -> dict[str, object]:
    return {"ask": _both_signed(cast).ask_id}


def _offer(cast: Cast) -> dict[str, object]:
    """A place that is offered to everybody, and that the member has; one session of it is to come."""
    agreement = _both_signed(cast)
    offer = agreed.offered(cast, agreement)
    agreed.yes(offer, cast.member)
    care.set_access_needs(by=cast.member, needs="A chair with arms")
    day = clock.today(LONDON) + timedelta(days=7)
    session = agreed.planned(cast, agreement, Wall(day, time(18), "Europe/London"))
    return {"offer": offer.pk, "session": session.pk}


def _untaken(cast: Cast) -> dict[str, object]:
    """Places that are offered, and that nobody has taken."""
    agreement = _both_signed(cast)
    agreed.offered(cast, agreement)
    return {"ask": agreement.ask_id}


def _over(cast: Cast) -> dict[str, object]:
    """A session that is over, and owed to the member."""
    agreement = _both_signed(cast)
    agreed.yes(agreed.offered(cast, agreement), cast.member)
    session = agreed.planned(cast, agreement)
    places.settle(agreement=agreement, at=session.ends)
    return {"ask": agreement.ask_id, "session": session.pk}


def _agreement_at_door(cast: Cast) -> dict[str, object]:
    """The agreement of what the contact sent, to be signed by them."""
    _asks_on(cast)
    cast.collective.refresh_from_db()
    made = agreed.with_places(cast, agreed.said_yes(cast, cast.collective, cast.contact))
    return {"door": "driftline", "ask": made.ask_id}


THINGS |= {
    **dict.fromkeys(("places:agreement", "places:set", "places:signed", "places:signed-back"), _agreement),
    **dict.fromkeys(("places:offer", "places:session", "places:end"), _signed),
    "places:not-held": _over,
    **dict.fromkeys(("places:widen", "places:offer-back"), _untaken),
    **dict.fromkeys(("places:one", "places:say"), lambda cast: {"offer": _offer(cast)["offer"]}),
    "places:needs": _offer,
    "places:list": lambda cast: _asks_on(cast),
    **dict.fromkeys(("agreed:one", "agreed:code"), _agreement_at_door),
}


def parts_of(name: str, cast: Cast, wanted: set[str]) -> dict[str, object]:
    """The keyword arguments of a URL: the collective's id, and what THINGS makes for it."""
    parts: dict[str, object] = THINGS[name](cast) if name in THINGS else {}
    if "collective" in wanted and "collective" not in parts:
        parts["collective"] = cast.collective.pk
    return parts


NOWHERE = UUID("00000000-0000-4000-8000-000000000000")


def _asks_on(cast: Cast) -> dict[str, object]:
    """Driftline has asks turned on, and its door is open."""
    doors.turn_on(cast)
    return {}


def _ask(cast: Cast) -> dict[str, object]:
    """An ask that a member brought in."""
    _asks_on(cast)
    return {"ask": doors.brought(cast.member).pk}


def _ask_answer(cast: Cast) -> dict[str, object]:
    """One that is with them."""
    _asks_on(cast)
    ask = doors.brought(cast.member)
    doors.sent(cast, ask, ask_rules.COUNTER)
    return {"ask": ask.pk}


def _ask_brought(cast: Cast) -> dict[str, object]:
    """One that the member brought in."""
    _asks_on(cast)
    return {"ask": doors.brought(cast.member).pk}


def _reply_to_ask(cast: Cast) -> dict[str, object]:
    """A letter that was decided on and waits to be sent."""
    _asks_on(cast)
    ask = doors.brought(cast.member)
    return {"ask": ask.pk, "reply": doors.decided(cast, ask, ask_rules.DECLINE).pk}


def _door(cast: Cast) -> dict[str, object]:
    _asks_on(cast)
    return {"door": "driftline"}


def _ask_at_door(cast: Cast) -> dict[str, object]:
    """What the contact sent."""
    _asks_on(cast)
    cast.collective.refresh_from_db()
    return {"door": "driftline", "ask": doors.an_ask(cast.collective, cast.contact).pk}


THINGS |= {
    **dict.fromkeys(("asks:list", "asks:bring", "asks:door", "asks:bell"), _asks_on),
    **dict.fromkeys(("asks:one", "asks:hold", "asks:talk", "asks:entered"), _ask),
    "asks:reply": lambda cast: {**_ask(cast), "kind": ask_rules.DECLINE},
    "asks:answer": _ask_answer,
    "asks:out": _ask_brought,
    **dict.fromkeys(("asks:letter", "asks:send"), _reply_to_ask),
    **dict.fromkeys([f"door:{name}" for name in ("page", "begin", "send", "away", "mine")], _door),
    **dict.fromkeys(("door:step", "door:look"), lambda cast: {**_door(cast), "step": "money"}),
    **dict.fromkeys(("door:one", "door:answer", "door:answer-look", "door:say"), _ask_at_door),
}


def a_record(cast: Cast, **given: Any) -> Log:
    """Driftline decided to have a record."""
    return register.have_record(by=cast.steward, on=True, at=clock.now(), **given)


def an_entry(cast: Cast, *, public: bool = False) -> Entry:
    """A decision with an outcome that the steward published: in its hold, or public for a week."""
    a_record(cast)
    at = clock.now() - timedelta(days=10 if public else 0)
    return register.publish(by=cast.steward, id=chance.uuid(), kind="decision", thing=a_letter(cast).pk, at=at)


def _to_publish(cast: Cast) -> dict[str, object]:
    a_record(cast)
    return {"kind": "decision", "thing": a_letter(cast).pk}


def _public_entry(cast: Cast) -> dict[str, object]:
    entry = an_entry(cast, public=True)
    return {"log": entry.log_id, "index": entry.index}


def _public_log(cast: Cast) -> dict[str, object]:
    return {"log": an_entry(cast, public=True).log_id}


THINGS |= {
    **dict.fromkeys(("register:publish", "decisions:publish"), _to_publish),
    **dict.fromkeys(("register:one", "register:stop"), lambda cast: {"entry": an_entry(cast).pk}),
    "register:redact": lambda cast: {"entry": an_entry(cast, public=True).pk},
    **dict.fromkeys([f"register-{name}" for name in ("log", "atom", "json", "csv")], _public_log),
    **dict.fromkeys(("register-entry", "register-entry-json"), _public_entry),
    "register-part": lambda cast: {**_public_entry(cast), "name": "outcome"},
}


def _about(cast: Cast) -> Entry:
    """A promise of the institution's, public for a week."""
    a_record(cast)
    at, promise = clock.now() - timedelta(days=10), promises.a_promise(cast.member, due=-9)
    return register.publish(by=cast.steward, id=chance.uuid(), kind="promise", thing=promise.pk, at=at)


def _slug(entry: Entry) -> str:
    body = Institution.objects.get(pk=entry.about)
    return slug_of(body.scheme, body.value)


def _record(cast: Cast) -> dict[str, object]:
    return {"slug": _slug(_about(cast))}


def _wrong(cast: Cast) -> dict[str, object]:
    entry = _about(cast)
    return {"slug": _slug(entry), "entry": entry.pk}


def an_objection(cast: Cast) -> Objection:
    """Somebody wrote that this is wrong."""
    entry = _about(cast)
    assert entry.about is not None
    given = {"words": "It was in April", "who": "Jo Bell, estates", "reach": "0191 4960000"}
    when = {"at": clock.now(), "today": clock.today(LONDON)}
    return record.object_to(id=chance.uuid(), entry=entry, institution=entry.about, **when, **given)


THINGS |= {
    **dict.fromkeys([f"record{name}" for name in ("", "-atom", "-feed", "-csv", "-json")], _record),
    "record-section": lambda cast: {**_record(cast), "section": "promised"},
    **dict.fromkeys(("record-wrong", "record-wrong-sent"), _wrong),
    "record:ours": lambda cast: {"institution": _about(cast).about},
    "record:wrong": lambda cast: {"institution": an_objection(cast).entry.about},
    "record:sums": lambda cast: {},
    "record:objection": lambda cast: {"objection": an_objection(cast).pk},
}
