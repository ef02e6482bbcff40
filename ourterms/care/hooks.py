"""What care keeps, shows on Home, hands out and lets go of (ourterms/kit/hooks.py)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.care import notes
from ourterms.care.actions import fade, settle
from ourterms.care.models import AccessConsent, Buddy, Farewell
from ourterms.care.permissions import asked_of_whoever, asks_of, buddies_of, told_to, told_to_whoever
from ourterms.care.rules.boundaries import KINDS, STRENGTHS
from ourterms.collectives.models import Member
from ourterms.kit.hooks import Card, Export, Kept, Tick
from ourterms.kit.speech import say


def keeps() -> list[Kept]:
    """Every table of this app."""
    return [
        Kept(
            "care.Note",
            _(
                "Sealed, if you wrote them: what you don't want asked, how much you have room for, what you need, "
                "a few words for yourself, your wishes, where you work or are treated"
            ),
            _("You; whoever opens up a meeting sees what you need, if you share it"),
            _("When you take it away, or go; words for yourself after 14 days"),
        ),
        Kept(
            "care.AccessConsent",
            _("For which meetings you share what you need"),
            _("You, and whoever opens up that meeting"),
            _("When you take it back, or give your place back; when the meeting is over or off; when you go"),
        ),
        Kept(
            "care.Buddy",
            _("Who your buddies are, whom you asked, and who asked you"),
            _("The two of you"),
            _("When one of you ends it; an ask after 14 days"),
        ),
        Kept(
            "care.Farewell",
            _("That two members said that somebody has died"),
            _("The two; everybody once they tell the group"),
            _("When it is taken back, or that person signs in; said by one alone, after 14 days"),
        ),
    ]


def perhaps() -> dict[str, Any]:
    """Somebody asks to be buddies; the group was told something."""
    return {"buddy": asked_of_whoever(), "told": told_to_whoever()}


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """Who asks to be buddies; what the group was told."""
    today = now.astimezone(ZoneInfo(member.collective.setting("collectives.zone"))).date()
    tag = _("Looking after each other")
    cards = [
        Card(
            tag,
            _("%(name)s would like to be your buddy") % {"name": ask.asker.name},
            _("Say yes or no, or nothing. You don't have to say why."),
            reverse("care:buddies", args=[member.collective_id]),
            _("See what they ask"),
            40,
        )
        for ask in asks_of(member, today)
    ]
    cards.extend(
        Card(
            tag,
            _("There is sad news"),
            _("It is about somebody of this group. Read it when you like, or not at all."),
            reverse("care:farewell", args=[member.collective_id, each.pk]),
            _("Read it"),
            45,
        )
        for each in told_to(member, today)
    )
    return cards


def export(person_id: UUID) -> list[Export]:
    """Everything of care that is somebody's, in each of their groups."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person_id, here=True).select_related("collective"):
        group = member.collective.name

        def add(what: str, said: object, group: str = group) -> None:
            if said:
                rows.append({"group": group, "what": what, "words": said})

        if notes.own(member, notes.BOUNDARIES):
            for kind, strength in notes.boundaries_of(member).items():
                add(say(KINDS[kind].title), say(STRENGTHS[strength]))
        room = notes.room_of(member)
        add("hours a month", room.hours)
        add("asks a month", room.asks)
        add("room", room.words)
        add("what I need", notes.own(member, notes.ACCESS))
        kept = notes.check_in_of(member)
        add("words for myself", kept.words if kept else "")
        add("wishes", notes.own(member, notes.WISHES))
        for pair in buddies_of(member):
            add("buddy", pair.asked.name if pair.asker_id == member.pk else pair.asker.name)
        for consent in AccessConsent.objects.filter(member=member):
            add("shares what I need for", f"{consent.kind} {consent.thing}")
    return [Export("looking-after-each-other", rows)] if rows else []


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: nothing of this stays, but what two settled about somebody else."""
    notes.take_all_away(member)
    AccessConsent.objects.filter(member=member).delete()
    Buddy.objects.filter(Q(asker=member) | Q(asked=member)).delete()
    Farewell.objects.filter(member=member).delete()
    Farewell.objects.filter(Q(first=member) | Q(second=member), settled=False).delete()


def ticks() -> list[Tick]:
    """What waited long enough holds; what is over goes."""
    return [
        Tick("care.settle", timedelta(minutes=1), lambda at: settle(at=at)),
        Tick("care.fade", timedelta(days=1), lambda at: fade(at=at)),
    ]
