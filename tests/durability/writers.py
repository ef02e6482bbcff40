"""What the writers write, through the real actions; whether it is there afterwards; and what must hold in any case.

To add a writer: a function that writes once and returns what was acknowledged (JSON types), a function that says
whether that is there, and a line in WRITERS. To add what must hold: a function that returns sentences about what
does not, in HOLDS.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, connection

from ourterms.collectives import actions
from ourterms.collectives.models import Change, Circle, CircleMember, Collective, Link, Member
from ourterms.collectives.settings import default_of
from ourterms.funds import actions as funds
from ourterms.funds.models import TinLine
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from ourterms.people.models import Person, Trail

Note = dict[str, Any]
SETTING = "collectives.hosts"


class Writer(NamedTuple):
    """`write` returns what was acknowledged, or None when it was refused; `there` whether that is there."""

    name: str
    write: Callable[[], Note | None]
    there: Callable[[Note], bool]


def _pick(things: Any) -> Any:
    drawn = chance.shuffled(things)
    return drawn[0] if drawn else None


def _some_member() -> Member | None:
    """A member of one of the last collectives, so that writers meet."""
    pk = _pick(Member.objects.order_by("pk").values_list("pk", flat=True)[:50])
    return Member.objects.select_related("collective").get(pk=pk) if pk else None


def found() -> Note:
    person = Person.objects.create()
    at = clock.now()
    member = actions.found(by=person, id=chance.uuid(), name="Driftline", own_name="Rowan", at=at, today=at.date())
    return {"person": str(person.pk), "member": str(member.pk), "collective": str(member.collective_id)}


def join() -> Note | None:
    beside = _some_member()
    if beside is None:
        return None
    person, at = Person.objects.create(), clock.now()
    name = f"Ash {chance.code(1)}"
    member = actions.join(by=person, collective=beside.collective, name=name, at=at, today=at.date())
    return {"member": str(member.pk), "name": name}


def set_up() -> Note | None:
    by = _some_member()
    if by is None:
        return None
    value = chance.code(3)
    actions.set_up(by=by, name=SETTING, given=value, at=clock.now())
    return {"collective": str(by.collective_id), "member": str(by.pk), "value": value}


def make_link() -> Note | None:
    by = _some_member()
    if by is None:
        return None
    link = chance.uuid()
    return {"link": str(link), "code": actions.make_link(by=by, id=link, at=clock.now())}


def join_by_link() -> Note | None:
    by = _some_member()
    if by is None:
        return None
    at = clock.now()
    code = actions.make_link(by=by, id=chance.uuid(), at=at, once=True)
    person = Person.objects.create()
    member = actions.join_by(code, by=person, name=f"Kit {chance.code(1)}", at=at, today=at.date())
    return {"member": str(member.pk), "code": code}


def circle() -> Note | None:
    by = _some_member()
    if by is None:
        return None
    other = _pick(Member.objects.filter(collective=by.collective_id).exclude(pk=by.pk)[:5])
    started = actions.start_circle(by=by, id=chance.uuid(), name="Quiet room", purpose="")
    if other is not None:
        actions.bring_into_circle(by=by, circle=started, member=other)
    return {"circle": str(started.pk), "members": [str(each.pk) for each in (by, other) if each is not None]}


def role() -> Note | None:
    by = _some_member()
    if by is None:
        return None
    actions.take_role(by=by, kind="library", at=clock.now())
    actions.put_down_role(by=by, kind="library", at=clock.now())
    return {"person": str(by.person_id), "collective": str(by.collective_id)}


def tin() -> Note | None:
    by = _some_member()
    if by is None:
        return None
    at, id = clock.now(), chance.uuid()
    day = at.date()
    line = funds.write_down(by=by, id=id, way="in", amount="3.50", words=chance.code(1), day=day, today=day, at=at)
    mirror = funds.correct(by=by, line=line, today=day, at=at)
    return {"line": str(line.pk), "mirror": str(mirror.pk), "words": line.words}


def key() -> Note:
    owner = chance.uuid()
    return {"owner": str(owner), "sum": sha256(keyring().key_of(owner)).hexdigest()}


def destroyed() -> Note:
    owner = chance.uuid()
    keyring().key_of(owner)
    keyring().destroy(owner)
    return {"owner": str(owner)}


def _key_is(note: Note) -> bool:
    found_key = keyring().find(UUID(note["owner"]))
    return found_key is not None and sha256(found_key).hexdigest() == note["sum"]


WRITERS = [
    Writer(
        "found",
        found,
        lambda note: Member.objects.filter(
            pk=note["member"], person=note["person"], collective=note["collective"]
        ).exists(),
    ),
    Writer("join", join, lambda note: Member.objects.filter(pk=note["member"], name=note["name"]).exists()),
    Writer(
        "set_up",
        set_up,
        lambda note: any(
            change.after == note["value"]
            for change in Change.objects.filter(collective=note["collective"], member=note["member"])
        ),
    ),
    Writer("make_link", make_link, lambda note: Link.objects.filter(pk=note["link"]).exists()),
    Writer(
        "join_by_link",
        join_by_link,
        lambda note: (
            Member.objects.filter(pk=note["member"]).exists() and actions.link_for(note["code"], clock.now()) is None
        ),
    ),
    Writer(
        "circle",
        circle,
        lambda note: (
            CircleMember.objects.filter(circle=note["circle"], member__in=note["members"]).count()
            == len(note["members"])
        ),
    ),
    Writer(
        "role",
        role,
        lambda note: all(
            Trail.objects.filter(person=note["person"], collective=note["collective"], event=event).exists()
            for event in ("collectives:role-taken", "collectives:role-put-down")
        ),
    ),
    Writer(
        "tin",
        tin,
        lambda note: (
            TinLine.objects.filter(pk=note["line"], words=note["words"], minor=350).exists()
            and TinLine.objects.filter(pk=note["mirror"], mirrors=note["line"], minor=-350).exists()
        ),
    ),
    Writer("key", key, _key_is),
    Writer("destroyed", destroyed, lambda note: keyring().was_destroyed(UUID(note["owner"]))),
]


def write_once(writer: Writer) -> Note | None:
    """What was acknowledged; None where it was refused, as it may be when two meet."""
    try:
        return writer.write()
    except (Refused, IntegrityError):
        return None


# What must hold, whenever the power went -------------------------------------------------------------------------


def database_is_whole() -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        wrong = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return wrong + [f"foreign key: {row}" for row in cursor.fetchall()]


def founder_or_three() -> list[str]:
    members = Counter(Member.objects.values_list("collective", flat=True))
    return [
        f"collective {pk}: founder {founder}, {members[pk]} members"
        for pk, founder in Collective.objects.values_list("pk", "founder")
        if (founder is None) != (members[pk] >= 3)
    ]


def every_change_has_its_value() -> list[str]:
    """Changes make a chain from the default to what is set, whatever their order."""
    befores: dict[UUID, Counter[str]] = defaultdict(Counter)
    afters: dict[UUID, Counter[str]] = defaultdict(Counter)
    for collective, before, after in Change.objects.filter(setting=SETTING).values_list(
        "collective", "before", "after"
    ):
        befores[collective][before] += 1
        afters[collective][after] += 1
    wrong = []
    for collective in Collective.objects.all():
        befores[collective.pk][collective.setting(SETTING)] += 1
        afters[collective.pk][default_of(SETTING)] += 1
        if befores[collective.pk] != afters[collective.pk]:
            wrong.append(f"collective {collective.pk}: its changes don't lead to what is set")
    return wrong


def trail_fits() -> list[str]:
    lines: dict[str, Counter[UUID]] = defaultdict(Counter)
    things = defaultdict(set)
    for event, collective, thing in Trail.objects.values_list("event", "collective", "thing"):
        lines[event][collective] += 1
        things[event].add(thing)
    members = Counter(Member.objects.values_list("collective", flat=True))
    changes = Counter(Change.objects.values_list("collective", flat=True))
    wrong = []
    for pk in Collective.objects.values_list("pk", flat=True):
        expected = {"founded": 1, "joined": members[pk] - 1, "setting-changed": changes[pk]}
        for event, number in expected.items():
            if lines[f"collectives:{event}"][pk] != number:
                wrong.append(f"collective {pk}: {lines[f'collectives:{event}'][pk]} lines of {event}, not {number}")
    for model, event in ((Link, "collectives:link-made"), (TinLine, "funds:tin-line")):
        there = set(model.objects.values_list("pk", flat=True))
        wrong += [f"{model.__name__} {pk}: no line of {event}" for pk in there - things[event]]
    wrong += [f"no TinLine {pk}" for pk in things["funds:tin-line"] - set(TinLine.objects.values_list("pk", flat=True))]
    return wrong


def circles_have_somebody() -> list[str]:
    return [f"circle {circle.pk}: nobody" for circle in Circle.objects.filter(circlemember=None)]


def keyring_is_whole() -> list[str]:
    import sqlite3

    db = sqlite3.connect(keyring().path)
    try:
        said = db.execute("PRAGMA integrity_check").fetchall()
    finally:
        db.close()
    return [] if said == [("ok",)] else [f"keyring: {said}"]


HOLDS = [
    database_is_whole,
    founder_or_three,
    every_change_has_its_value,
    trail_fits,
    circles_have_somebody,
    keyring_is_whole,
]
