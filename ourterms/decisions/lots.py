"""Every write of a draw by lot (rules/lot.py)."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import may_use_circle
from ourterms.decisions.models import OPTION, REASON, TITLE, WORDS, Lot, LotName
from ourterms.decisions.rules import lot as rules
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.people.acts import Refused, make, trail

MOST_PLACES, MOST_GROUPS = 100, 6


def _text(words: str, most: int, missing: str) -> str:
    words = one_line(words)
    if not words:
        raise Refused(missing)
    if len(words) > most:
        raise Refused(say("Use at most {most} letters.", most=most))
    return words


def _lot(by: Member, lot: Lot) -> Lot:
    held: Lot | None = Lot.objects.for_member(by).select_for_update().filter(pk=lot.pk).first()
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


@transaction.atomic
def start(
    *,
    by: Member,
    id: UUID,
    title: str,
    words: str,
    places: int,
    least: Mapping[str, int],
    seed_from: str,
    circle: Circle | None,
    at: datetime,
    today: date,
) -> Lot:
    """Begin a draw: for what, how many places, and where the seed will come from, which nobody can know yet.

    `least`: group -> how many places it is owed at least; whoever puts themselves on the list says which is theirs.
    """
    if circle is not None and not may_use_circle(by, circle):
        raise Refused(say("There is nothing here."))
    if not 1 <= places <= MOST_PLACES:
        raise Refused(say("Put a number of places, from 1 to {most}.", most=MOST_PLACES))
    groups = {_text(group, OPTION, say("Put a name for each group.")): number for group, number in least.items()}
    if len(groups) > MOST_GROUPS:
        raise Refused(say("Put at most {most} groups.", most=MOST_GROUPS))
    if any(number < 1 for number in groups.values()) or sum(groups.values()) > places:
        raise Refused(say("The groups are owed more places than there are."))
    if len(many_lines(words)) > WORDS:
        raise Refused(say("Use at most {most} letters.", most=WORDS))
    made, _new = make(
        Lot,
        id,
        collective=by.collective,
        circle=circle,
        by=by,
        title=_text(title, TITLE, say("Say in a line what is drawn.")),
        words=many_lines(words),
        places=places,
        least=groups,
        seed_from=_text(seed_from, REASON, say("Say where the seed will come from.")),
        day=today,
        at=at,
    )
    return made


@transaction.atomic
def say_yes(*, by: Member, lot: Lot, group: str = "") -> None:
    """Put oneself on the list, or change one's group. Nobody is put there by anybody else."""
    held = _lot(by, lot)
    if held.fixed:
        raise Refused(say("The list is fixed. Nobody is added to it, and nobody is taken off."))
    if group and group not in held.least:
        raise Refused(say("Choose one of the groups, or none."))
    place = {"collective_id": held.collective_id, "circle_id": held.circle_id}
    LotName.objects.update_or_create(
        lot=held, member=by, defaults={"group": group}, create_defaults={"pk": chance.uuid(), "group": group, **place}
    )


@transaction.atomic
def take_off(*, by: Member, lot: Lot) -> None:
    """Take oneself off the list, as long as it isn't fixed. Without a reason."""
    held = _lot(by, lot)
    if held.fixed:
        raise Refused(say("The list is fixed. If you are drawn, you can still say no; then the next one is asked."))
    LotName.objects.filter(lot=held, member=by).delete()


@transaction.atomic
def fix(*, by: Member, lot: Lot, at: datetime) -> None:
    """Fix the list, with the names as they are now. Anybody may, once enough have said yes. Done twice, done once."""
    held = _lot(by, lot)
    if held.fixed:
        return
    names = list(held.names.filter(member__here=True).select_related("member"))
    held.names.exclude(pk__in=[each.pk for each in names]).delete()
    for each in names:
        assert each.member is not None
        each.name = each.member.name
    try:
        rules.draw("-", [each.name for each in names], held.places, {e.name: e.group for e in names}, held.least)
    except rules.CannotDraw as problem:
        raise Refused(problem.message) from None
    LotName.objects.bulk_update(names, ["name"])
    held.fixed = True
    held.save(update_fields=["fixed"])
    trail("decisions:list-fixed", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)


@transaction.atomic
def draw(*, by: Member, lot: Lot, seed: str, at: datetime) -> None:
    """Put in the seed, and draw: once. Sent again with the same seed it has been done; with another it is refused."""
    held = _lot(by, lot)
    if not held.fixed:
        raise Refused(say("First the list is fixed, then comes the seed."))
    seed = _text(seed, TITLE, say("A draw needs a seed."))
    if held.seed:
        if held.seed != seed:
            raise Refused(say("It has been drawn already. It can't be drawn twice."))
        return
    names = list(held.names.exclude(name=""))
    try:
        drawn = rules.draw(seed, [e.name for e in names], held.places, {e.name: e.group for e in names}, held.least)
        tickets = {name: ticket for ticket, name in rules.tickets(seed, [each.name for each in names])}
    except rules.CannotDraw as problem:
        raise Refused(problem.message) from None
    for each in names:
        each.ticket, each.drawn = tickets[each.name], each.name in drawn
    LotName.objects.bulk_update(names, ["ticket", "drawn"])
    held.seed, held.drawn_on = seed, at.astimezone(ZoneInfo(by.collective.setting("collectives.zone"))).date()
    held.save(update_fields=["seed", "drawn_on"])
    trail("decisions:drawn", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
