"""Demands, promises and the rest for tests, made by the same actions as in real life."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ourterms.collectives.models import Member
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Decision, Matter
from ourterms.institutions.tests.factories import an_institution
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.promises.actions import accounts, demands, letters, powers, promised
from ourterms.promises.actions.accounts import Written
from ourterms.promises.models import Account, Change, Demand, NotInOurName, Power, PowerUse, Promise, Showing
from ourterms.promises.rules.who_decided import Facts

FACTS = Facts(told="before", asked="yes", overridden="no")
LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The day by London's clock, where the cast sits: in summer another one than UTC's between eleven and midnight."""
    return clock.today(LONDON)


def a_demand(by: Member, **given: Any) -> Demand:
    """Something that we would ask of the Larkmere Trust; on the agenda."""
    values = {"title": "Open the garden on Sundays", "words": "It is locked.", "mild": False, **given}
    values.setdefault("institution", an_institution(by))
    return demands.propose(by=by, id=chance.uuid(), at=clock.now(), **values)


def opened(by: Member, matter: Matter, at: datetime) -> Decision:
    """A matter opened as a go-round's shorter sister: by consensus, closed eight days on."""
    end = (at + timedelta(days=9)).astimezone(LONDON)
    closes = Wall(end.date(), end.time(), LONDON.key)
    what = decisions.Opening("consensus", matter.title, closes)
    return decisions.open_matter(by=by, id=chance.uuid(), matter=matter, what=what, at=at)


def decided(by: Member, matter: Matter, *others: Member, at: datetime | None = None) -> Decision:
    """A matter decided by these members and whoever else is there, and what comes of it, ten days after `at`."""
    at = at or clock.now() - timedelta(days=10)
    decision = opened(by, matter, at)
    rest = Member.objects.filter(collective=by.collective_id, here=True, paused=False)
    for member in dict.fromkeys((by, *others, *rest)):
        decisions.answer(by=member, decision=decision, answer="agree", at=at + timedelta(days=1))
    closed = at + timedelta(days=10)
    decisions.close(decision=decision, at=closed)
    decisions.write_outcome(by=by, id=chance.uuid(), decision=decision, words="So be it.", at=closed)
    decision.refresh_from_db()
    return decision


def a_decided_demand(by: Member, *others: Member, at: datetime | None = None, **given: Any) -> Demand:
    """One that we decided, with a letter that nobody sent yet."""
    demand = a_demand(by, **given)
    assert demand.matter
    decided(by, demand.matter, *others, at=at)
    demand.refresh_from_db()
    return demand


def a_sent_demand(by: Member, *others: Member, days: int = 0, **given: Any) -> Demand:
    """One that was sent so many days ago."""
    then = clock.now() - timedelta(days=days + 10)
    demand = a_decided_demand(by, *others, at=then, **given)
    day = (clock.now() - timedelta(days=days)).astimezone(LONDON).date()
    letters.send(by=by, id=chance.uuid(), about=demand, subject="Open it", words="Dear trust,", day=day, at=clock.now())
    demand.refresh_from_db()
    return demand


def a_promise(by: Member, *, due: int = 30, made: int = 60, **given: Any) -> Promise:
    """Something the Larkmere Trust promised so many days ago, due in so many."""
    values = {"words": "The garden is open on Sundays.", "day": today() - timedelta(days=made), **given}
    values.setdefault("institution", an_institution(by))
    values.setdefault("due", today() + timedelta(days=due))
    return promised.promised(by=by, id=chance.uuid(), at=clock.now(), **values)


def a_showing(by: Member, promise: Promise, **given: Any) -> Showing:
    """Something they showed for it."""
    values = {"words": "A picture of an open gate.", "day": today(), **given}
    return promised.show(by=by, id=chance.uuid(), promise=promise, at=clock.now(), **values)


def a_change(by: Member, **given: Any) -> Change:
    """Something that is different now."""
    values = {"words": "The gate is open.", "day": today() - timedelta(days=3), **given}
    values.setdefault("institution", an_institution(by))
    return promised.changed(by=by, id=chance.uuid(), at=clock.now(), **values)


def a_power(by: Member, **given: Any) -> Power:
    """Something they let go of a hundred days ago."""
    values = {"words": "Who is appointed to the ward", "how": "vote", "since": today() - timedelta(days=100), **given}
    values.setdefault("institution", an_institution(by))
    return powers.let_go(by=by, id=chance.uuid(), at=clock.now(), **values)


def a_use(by: Member, power: Power, **given: Any) -> PowerUse:
    """A time when it was used."""
    values = {"words": "A ward manager", "day": today() - timedelta(days=20), **given}
    return powers.use(by=by, id=chance.uuid(), power=power, at=clock.now(), **values)


def a_claim(by: Member, **given: Any) -> NotInOurName:
    """Something in our name that we did not agree to."""
    values = {
        "what": "words",
        "words": "Written together with Driftline.",
        "where": "The yearly report",
        "day": today() - timedelta(days=20),
        **given,
    }
    values.setdefault("institution", an_institution(by))
    return powers.claimed(by=by, id=chance.uuid(), at=clock.now(), **values)


def an_account(by: Member, *, facts: Facts = FACTS, **given: Any) -> Account:
    """A draft of who decided about the garden."""
    values = {"institution": an_institution(by)} | {
        name: given.pop(name) for name in ("institution", "demand", "corrects") if name in given
    }
    written = Written(
        "The garden is locked on Sundays", today() - timedelta(days=40), "They asked, and nobody wrote to us.", facts
    )
    written = written._replace(theirs="A co-produced decision", **given)
    return accounts.draft(by=by, id=chance.uuid(), written=written, at=clock.now(), **values)


def a_kept_account(by: Member, *others: Member, **given: Any) -> Account:
    """One that all of us keep."""
    account = an_account(by, **given)
    matter = accounts.put_to_all(by=by, id=chance.uuid(), account=account, at=clock.now())
    decided(by, matter, *others)
    account.refresh_from_db()
    return account
