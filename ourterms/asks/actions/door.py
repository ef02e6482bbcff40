"""The door: its address, what is typed at it, and how many asks a line turned back."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from ourterms.asks import rules
from ourterms.asks.actions.base import refuse_unless, today_of
from ourterms.asks.models import Ask, Door, Draft, TurnedBack
from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective, Member
from ourterms.collectives.permissions import may
from ourterms.collectives.rules.settings import BadValue
from ourterms.institutions.models import Contact
from ourterms.kit import chance
from ourterms.kit.sealing import CannotOpen, Place, seal, unseal
from ourterms.kit.speech import say
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring

DRAFT_FADES = timedelta(days=30)


@transaction.atomic
def choose_address(*, by: Member, slug: str, at: datetime) -> Door:
    """Choose the public address of the door, or another one. The old one leads nowhere from then on."""
    refuse_unless(may(by, "settings"), say("Somebody holds the role for settings. Ask them."))
    problem = rules.slug_problem(slug)
    refuse_unless(not problem, problem)
    try:
        with transaction.atomic():
            door, _made = Door.objects.update_or_create(
                collective=by.collective, defaults={"slug": slug}, create_defaults={"pk": chance.uuid(), "slug": slug}
            )
    except IntegrityError:
        raise Refused(say("Another group has this address. Choose another.")) from None
    found: Door = door
    return found


@transaction.atomic
def set_door(*, by: Member, slug: str, chosen: Mapping[str, str], at: datetime) -> None:
    """The door as a whole: its address, and the settings that it has. All of it, or none."""
    refuse_unless(may(by, "settings"), say("Somebody holds the role for settings. Ask them."))
    if slug:
        choose_address(by=by, slug=slug, at=at)
    else:
        Door.objects.filter(collective=by.collective).delete()
    for name, given in chosen.items():
        try:
            collectives.set_up(by=by, name=name, given=given, at=at)
        except BadValue as problem:
            raise Refused(problem.message) from None


def came_this_month(collective: Collective, today: date) -> int:
    """How many asks came through the door this month. What we brought in ourselves does not count."""
    return Ask.objects.filter(collective=collective.pk, entered=False, came__gte=rules.month_of(today)).count()


def lets_in(collective: Collective, today: date) -> bool:
    """Whether the door lets one more ask in today."""
    if not collective.setting("asks.on") or collective.resting or collective.ends is not None:
        return False
    door = collective.setting("asks.door")
    came = came_this_month(collective, today) if door == rules.FEW else 0
    return rules.takes(door, came, collective.setting("asks.a_month"))


@transaction.atomic
def count_turned_back(*, collective: Collective, at: datetime) -> None:
    """One more that a line turned back this month. Neither whose, nor when."""
    month = rules.month_of(today_of(collective, at))
    row, _made = TurnedBack.objects.get_or_create(
        collective=collective, month=month, defaults={"pk": chance.uuid(), "number": 0}
    )
    TurnedBack.objects.filter(pk=row.pk).update(number=F("number") + 1)


# What is typed at a door ---------------------------------------------------------------------------------------


class Typed(NamedTuple):
    """What a contact has typed so far. `conditions` as rules.as_data; `counted`: a line turned it back already."""

    id: UUID
    title: str
    words: str
    conditions: dict[str, Any]
    counted: bool = False


def _place(id: UUID, collective: UUID) -> Place:
    return Place("asks/draft", id, collective)


def typed_by(contact: Contact, collective: Collective) -> Typed | None:
    """What this contact has typed at this door and not sent; None for nothing, or where it can't be read any more."""
    row = Draft.objects.filter(contact=contact, collective=collective).first()
    key = keyring().find(contact.pk) if row is not None else None
    if row is None or key is None:
        return None
    try:
        data = json.loads(unseal(key, bytes(row.sealed), _place(row.pk, collective.pk)))
    except CannotOpen:
        return None
    return Typed(row.pk, data["title"], data["words"], data["conditions"], data["counted"])


@transaction.atomic
def keep_typed(*, contact: Contact, collective: Collective, typed: Typed, at: datetime) -> None:
    """Keep what a contact has typed, for thirty days from now, sealed under their own key."""
    there = Draft.objects.select_for_update().filter(contact=contact, collective=collective).first()
    id = there.pk if there is not None else typed.id
    plain = json.dumps(typed._asdict() | {"id": str(id)}).encode()
    values = {
        "sealed": seal(keyring().key_of(contact.pk), plain, _place(id, collective.pk)),
        "until": today_of(collective, at) + DRAFT_FADES,
    }
    if there is None:
        Draft.objects.create(pk=id, contact=contact, collective=collective, **values)
    else:
        Draft.objects.filter(pk=id).update(**values)


@transaction.atomic
def throw_away_typed(*, contact: Contact, collective: Collective) -> None:
    """Take away what a contact has typed and not sent."""
    Draft.objects.filter(contact=contact, collective=collective).delete()


@transaction.atomic
def fade(at: datetime) -> None:
    """Take away what was typed and not sent within its thirty days."""
    Draft.objects.filter(until__lt=at.date()).delete()


@transaction.atomic
def sweep(*, was_destroyed: Callable[[UUID], bool]) -> None:
    """Take away what was typed by those whose key was destroyed."""
    gone = [id for id in Draft.objects.values_list("contact", flat=True).distinct() if was_destroyed(id)]
    Draft.objects.filter(contact__in=gone).delete()
