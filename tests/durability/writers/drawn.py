"""What every writer is made of, and whom and what it picks."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Model, QuerySet

from ourterms.collectives import actions
from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance, clock
from ourterms.kit.sealing import Place
from ourterms.people.keys import address_mark
from ourterms.people.models import Person, Trail
from ourterms.people.sealed import seal_of

Note = dict[str, Any]
FIRST = 50  # of the members or things that writers pick from, so that they meet
GOING = "Wren"  # so are those called who go again; nobody picks them, for their words go with them
LONG_AGO = timedelta(days=60)  # members have been here that long, so that nothing waits for a first week


class Writer(NamedTuple):
    """`write` returns what was acknowledged, or None when there is nothing to do it with; `there` whether that is
    there. What it was done to, others do not undo."""

    name: str
    write: Callable[[], Note | None]
    there: Callable[[Note], bool]


def pick(things: Iterable[Any]) -> Any:
    """One of these; None of none."""
    drawn = chance.shuffled(things)
    return drawn[0] if drawn else None


def words() -> str:
    """A few letters that stand nowhere else."""
    return f"{chance.code(2)} {chance.code(2)}"


def some_member() -> Member | None:
    """A member of one of the first collectives."""
    pk = pick(_staying().order_by("pk").values_list("pk", flat=True)[:FIRST])
    return Member.objects.select_related("collective").get(pk=pk) if pk else None


def beside(member: Member) -> Member | None:
    """Another member of the same collective."""
    found = _staying().select_related("collective").filter(collective=member.collective_id)
    return pick(found.exclude(pk=member.pk).order_by("pk")[:FIRST])


def _staying() -> "QuerySet[Member]":
    return Member.objects.filter(here=True).exclude(name__startswith=GOING)


def newcomer(collective: Collective, person: Person | None = None, *, name: str = "Ash") -> Member:
    """Somebody who has just joined; `name` is the first half of theirs."""
    at = clock.now()
    return actions.join(
        by=person or Person.objects.create(),
        collective=collective,
        name=f"{name} {chance.code(2)}",
        at=at,
        today=(at - LONG_AGO).date(),
    )


def with_address() -> Person:
    """Somebody who can be written to."""
    id, address = chance.uuid(), f"{chance.token(8)}@example.org".lower()
    sealed = seal_of(id, address, Place("email", id))
    return Person.objects.create(pk=id, email_mark=address_mark(address), email_sealed=sealed)


def ids(model: type[Model]) -> set[UUID]:
    """The ids of all rows of a table."""
    return set(model._default_manager.values_list("pk", flat=True))


def things_of(event: str) -> set[UUID]:
    """The things that the trail's lines of an event name."""
    return set(Trail.objects.filter(event=event).values_list("thing", flat=True))


def of_group(member: Member, rows: "QuerySet[Any]") -> Any:
    """One of the rows of a member's collective."""
    return pick(rows.filter(collective=member.collective_id).order_by("pk")[:FIRST])
