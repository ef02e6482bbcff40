"""Who may do what, and whom something may reach."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from ourterms.care import notes
from ourterms.care.models import Buddy, Farewell
from ourterms.care.rules.boundaries import allows, may_ask
from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.collectives.permissions import may
from ourterms.design.prepared import TODAY, Prepared


def may_rest(member: Member) -> bool:
    """Whether a member may let the whole group rest, or wake it: the role Settings; anybody where nobody holds it."""
    return may(member, "settings")


def is_silent(member: Member) -> bool:
    """Whether nothing may reach a member now: away, on a break, resting with the group, or said to have died."""
    return (
        not member.here
        or member.paused
        or member.collective.resting
        or Farewell.objects.filter(member=member, settled=True).exists()
    )


def may_reach(member: Member, kinds: Iterable[str]) -> bool:
    """Whether something of these kinds of boundary may come to a member unasked, now."""
    kinds = tuple(kinds)
    return not is_silent(member) and (not kinds or may_ask(allows(notes.boundaries_of(member), kinds)))


def is_of_the_two(member: Member, farewell: Farewell) -> bool:
    """Whether a member is one of the two who said it."""
    return member.pk in (farewell.first_id, farewell.second_id)


def buddies_of(member: Member) -> "QuerySet[Buddy]":
    """Who a member is buddies with. Nobody else sees that."""
    pairs = Buddy.objects.filter(Q(asker=member) | Q(asked=member), state=Buddy.YES)
    return pairs.filter(asker__here=True, asked__here=True).select_related("asker", "asked").order_by("pk")


def asks_by(member: Member, today: date) -> "QuerySet[Buddy]":
    """Whom a member asked. The same rows, whatever the other said and does not want to be asked."""
    asks = Buddy.objects.filter(asker=member, taken_back=False, until__gte=today, asked__here=True)
    return asks.select_related("asked").order_by("asked__name_key")


def asks_of(member: Member, today: date) -> list[Buddy]:
    """Who asks a member and has no answer; nobody, where they don't want that asked."""
    there = _asks(member=member.pk, today=today)
    return there if there and may_ask(allows(notes.boundaries_of(member), ["buddy"])) else []


def asked_of_whoever() -> "QuerySet[Buddy]":
    """Who asks, of whoever looks (design.prepared)."""
    return Buddy.objects.filter(
        asked=WHOEVER.pk, state=Buddy.ASKED, taken_back=False, until__gte=TODAY, asker__here=True
    )


_asks = Prepared(lambda: asked_of_whoever().select_related("asker").order_by("asker__name_key"))


def told_to(member: Member, today: date) -> list[Farewell]:
    """What the two have told the group these days. Never of the member themselves."""
    return _told(today=today, **asking(member))


def told_to_whoever() -> "QuerySet[Farewell]":
    """What the group was told, for whoever looks (design.prepared)."""
    rows: QuerySet[Farewell] = Farewell.objects.for_member(WHOEVER)
    return rows.filter(told_until__gte=TODAY).exclude(member=WHOEVER.pk)


_told = Prepared(told_to_whoever)


def farewells_for(member: Member) -> "QuerySet[Farewell]":
    """What a member may see: what they said themselves, and what the two have told the group. Never of themselves."""
    seen = Farewell.objects.filter(
        Q(first=member) | Q(second=member) | Q(told_until__isnull=False), collective=member.collective_id
    )
    return seen.exclude(member=member).select_related("member")
