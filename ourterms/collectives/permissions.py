"""Who may do what in a collective, and who sees whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from ourterms.collectives.models import (
    WHOEVER,
    Block,
    Circle,
    CircleMember,
    Collective,
    Member,
    RoleHeld,
    asking,
)
from ourterms.collectives.rules import names as names_rules
from ourterms.collectives.rules import roles
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.kit import chance, clock
from ourterms.kit.speech import say
from ourterms.people.keys import address_mark, mark
from ourterms.people.models import Person

NAME_MARK = "unwelcome-name"


def held_now(collective: Collective) -> "QuerySet[RoleHeld]":
    """Who holds which role today, by the clock of the group: a role whose last day is over, nobody holds."""
    return _held_on(collective.pk, _today(collective))


def _today(collective: Collective) -> date:
    return clock.today(ZoneInfo(collective.setting("collectives.zone")))


def _held_on(collective: UUID | Given, day: date | Given) -> "QuerySet[RoleHeld]":
    held = RoleHeld.objects.filter(collective=collective, member__here=True)
    return held.filter(Q(until=None) | Q(until__gte=day))


_held = Prepared(lambda: _held_on(Given("collective"), Given("day")).select_related("member").order_by("kind", "pk"))


def roles_held(collective: Collective) -> list[RoleHeld]:
    """The same in a list, by role, with the members. One query."""
    return _held(collective=collective.pk, day=_today(collective))


def may(member: Member, kind: str) -> bool:
    """Whether a member may do what a role does (rules/roles.py). One query."""
    holders: dict[str, set[UUID]] = defaultdict(set)
    for held in roles_held(member.collective):
        holders[held.kind].add(held.member_id)
    return roles.may(kind, member=member.pk, founder=member.collective.founder_id, holders=holders)


def may_use_circle(member: Member, circle: Circle) -> bool:
    """Whether a member may put something into a circle: they are in it, and it goes on. What is in one that ended,
    its members can still read (models.Scope)."""
    return (
        circle.collective_id == member.collective_id
        and not circle.ended
        and CircleMember.objects.filter(circle=circle, member=member).exists()
    )


def is_alone(member: Member) -> bool:
    """Whether nobody else is here: when they go, the group ends. One query."""
    return not Member.objects.filter(collective=member.collective_id, here=True).exclude(pk=member.pk).exists()


# Whom somebody hides from ---------------------------------------------------------------------------------------


def mark_of(words: str) -> bytes:
    """The keyed hash by which a name, or an e-mail address, of somebody unwelcome is found again."""
    return address_mark(words) if "@" in words else mark(NAME_MARK, names_rules.key(words))


_known_by = Prepared(lambda: Person.objects.filter(pk=Given("person")).values_list("email_mark", "members__name_key"))


def _marks_of(person: UUID, names: Iterable[str]) -> set[bytes]:
    """The marks of these names, and of a person's names and address. One query, and at least one mark."""
    # The mark of no name stands among them, so that the queries are always as many.
    marks = {mark(NAME_MARK, ""), *(mark_of(each) for name in names for each in names_rules.said(name))}
    for address, name_key in _known_by(person=person):
        marks |= {bytes(address)} if address else set()
        marks |= {mark(NAME_MARK, name_key)} if name_key else set()
    return marks


def _blocks_of(person: UUID | Given, marks: Collection[bytes | Given]) -> "QuerySet[Block]":
    """What others noted about this person, or about whoever has one of these marks."""
    return Block.objects.filter(Q(mark__in=marks) | Q(other=person)).exclude(person=person)


_hiding = Prepared(
    lambda number: _blocks_of(Given("person"), several("marks", number)).values_list("person_id", flat=True)
)


def is_unwelcome(collective: UUID, person: UUID | None, names: Iterable[str]) -> bool:
    """Whether somebody who is here must never learn it from whoever wants to join. Two queries, whatever the answer.

    `person`: an id, if they are signed in; `names`: what they typed, names or whole sentences. Whoever calls this
    answers them as it would answer anybody else who is still waiting, or whose link does not work any more.
    """
    whom = person or chance.uuid()  # nobody is looked up too, so that the queries are always as many
    blocks = _blocks_of(whom, _marks_of(whom, names))
    here = Member.objects.filter(collective=collective, here=True).values("person")
    return blocks.filter(person__in=here).exists()


def who_hide_from(member: Member) -> set[UUID]:
    """The persons who noted that this member must not learn of them. Two queries."""
    whom = member.person_id or chance.uuid()
    marks = _marks_of(whom, [])
    return set(_hiding(room(marks), person=whom, **numbered("marks", marks)))


def seen_by(member: Member) -> "QuerySet[Member]":
    """Who is here, as a member may see it: all but those who hide from them. Two queries, and the list's own."""
    return _here(member, who_hide_from(member)).order_by("name_key")


def _here(member: Member, hidden: Collection[UUID]) -> "QuerySet[Member]":
    here = Member.objects.filter(collective=member.collective_id, here=True)
    return here.exclude(person__pk__in=hidden)


PEOPLE = 100  # on one page
SEEN = ("pk", "name", "name_key")


def page_seen_by(request: HttpRequest, member: Member, hidden: Collection[UUID]) -> Page[Any]:
    """The same, a page at a time, as rows of SEEN. `hidden`: as who_hide_from gives them. One query."""
    return _seen(request, room(hidden), **numbered("hidden", hidden), **asking(member))


_seen = Pages(
    lambda hidden: _here(WHOEVER, several("hidden", hidden)).values_list(*SEEN, named=True),
    by="name_key",
    newest_first=False,
    size=PEOPLE,
)


def may_see(member: Member, other: Member) -> bool:
    """Whether a member may see that another one is or was here."""
    return other.collective_id == member.collective_id and other.person_id not in who_hide_from(member)


def names_seen_by(member: Member, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of these members, gone or here, as a member may read them beside what was done; id -> name."""
    return names_of(member, ids, who_hide_from(member))


def names_of(member: Member, ids: Iterable[UUID | None], hidden: Collection[UUID]) -> dict[UUID, str]:
    """The same, where it is known already who hides (who_hide_from)."""
    named = {id for id in ids if id}
    rows = _named(room(named), **numbered("ids", named), **asking(member)) if named else ()
    return {id: name for id, name, person in rows if person not in hidden}


_named = Prepared(
    lambda number: Member.objects.filter(collective=WHOEVER.collective_id, pk__in=several("ids", number)).values_list(
        "pk", "name", "person_id"
    )
)


def name_seen(name: str | None, person: UUID | None, hidden: Collection[UUID]) -> str:
    """The name of a member that was fetched beside what they did, with their person, as it may be read; "" for nobody,
    and for whoever hides. `hidden`: as who_hide_from gives them.
    """
    return "" if person in hidden else name or ""


def veil(hidden: Collection[UUID], people: Iterable[Member | None]) -> None:
    """Let whoever hides be "Somebody" on the page that is drawn now, beside what they did; nothing is saved.

    `hidden`: as who_hide_from gives them.
    """
    for each in people:
        if each is not None and each.person_id in hidden:
            each.name = say("Somebody")
