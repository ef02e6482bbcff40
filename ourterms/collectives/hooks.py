"""What collectives keeps and lets a group set (ourterms/kit/hooks.py)."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives import actions
from ourterms.collectives.joining.actions import on_the_way, on_their_way, waiting
from ourterms.collectives.models import (
    WHOEVER,
    Asking,
    Change,
    Circle,
    CircleMember,
    Link,
    Member,
    NewCard,
    RoleHeld,
    RoleNote,
    RolePast,
)
from ourterms.collectives.permissions import seen_by
from ourterms.collectives.rules import roles
from ourterms.collectives.rules.settings import OWN, Setting
from ourterms.kit.hooks import Card, Export, Found, Kept, Tick


def keeps() -> list[Kept]:
    """Every table of this app."""
    members, never = _("Members of the group"), _("With the group: thirty days after the last of you has gone")
    return [
        Kept("collectives.Collective", _("The name of your group and what it has set"), members, never),
        Kept(
            "collectives.Member",
            _("The name you chose in a group, and the day you joined"),
            _("Members of the group see the name; nobody the day"),
            _("When you go, if you want it so"),
        ),
        Kept("collectives.Circle", _("The circles of your group"), _("Who is in them"), never),
        Kept(
            "collectives.CircleMember",
            _("Which circles you are in"),
            _("Who is in them"),
            _("When you step out, or go"),
        ),
        Kept(
            "collectives.RoleHeld",
            _("Which role you hold, until when, and how much it is"),
            members,
            _("When you put it down, or go"),
        ),
        Kept(
            "collectives.RolePast",
            _("Which roles you held, from when to when; never why it ended"),
            members,
            _("When you go, if you want it so"),
        ),
        Kept(
            "collectives.RoleNote",
            _("What you wrote for whoever does a role next"),
            members,
            _("When you take it away; when you go, if you want it so"),
        ),
        Kept(
            "collectives.Change",
            _("That you changed a setting of the group"),
            members,
            _("Your name in it: when you go, if you want it so"),
        ),
        Kept(
            "collectives.Link",
            _("That you made a link to join"),
            members,
            _("After fourteen days, or when it is ended"),
        ),
        Kept(
            "collectives.Block",
            _("Who must never learn that you are here, if you noted somebody: scrambled, and sealed for you alone"),
            _("You"),
            _("When you take it away, or close your account"),
        ),
        Kept(
            "collectives.Asking",
            _("What you wrote when you asked to join"),
            _("Who holds the role Welcome; everybody while nobody does"),
            _("What you wrote: when it is answered. All of it: after thirty days"),
        ),
        Kept(
            "collectives.NewCard",
            _("That two members asked for a new card for you"),
            _("You; members of that group, on its page"),
            _("When it is printed or stopped; after fourteen days"),
        ),
    ]


def settings() -> list[Setting]:
    """What a collective itself can set."""
    return list(OWN)


def search(member: Member, words: str) -> list[Found]:
    """Names of who is here, circles that the member is in, our house rules and numbers."""
    collective = member.collective
    found = [
        Found(other.name, _("People"), "", reverse("collectives:member", args=[collective.pk, other.pk]))
        for other in seen_by(member).filter(name__icontains=words)[:30]
    ]
    circles = Circle.objects.for_member(member).filter(Q(name__icontains=words) | Q(purpose__icontains=words))
    found += [
        Found(circle.name, _("Circles"), circle.purpose, reverse("circle", args=[collective.pk, circle.pk]))
        for circle in circles.order_by("name", "pk")[:30]
    ]
    group = reverse("collectives:group", args=[collective.pk])
    for name, title in (
        ("collectives.house_rules", _("House rules")),
        ("collectives.crisis_numbers", _("Numbers for a bad night")),
    ):
        lines = [line for line in collective.setting(name).splitlines() if words.casefold() in line.casefold()]
        found += [Found(title, _("Our group"), line, group) for line in lines[:3]]
    return found


def _role(row: RoleHeld | RolePast, until: date | None) -> dict[str, object]:
    return {
        "group": row.collective.name,
        "role": roles.ROLES[row.kind].title,
        "since": row.since,
        "until": until,
        "times in a row": row.times,
    }


def export(person: UUID) -> list[Export]:
    """Somebody's groups, and what there is of them in each."""
    mine = Member.objects.filter(person=person).select_related("collective").order_by("collective__name", "pk")
    held = RoleHeld.objects.filter(member__person=person).select_related("collective").order_by("pk")
    past = RolePast.objects.filter(member__person=person).select_related("collective").order_by("until", "pk")
    circles = CircleMember.objects.filter(member__person=person).select_related("circle__collective").order_by("pk")
    changes = Change.objects.filter(member__person=person).select_related("collective").order_by("at", "pk")
    links = Link.objects.filter(made_by__person=person).select_related("collective").order_by("ends", "pk")
    return [
        Export(
            "groups",
            [
                {
                    "group": row.collective.name,
                    "my name": row.name,
                    "joined": row.joined,
                    "here": row.here,
                    "pause": row.paused,
                }
                for row in mine
            ],
        ),
        Export("roles", [_role(row, row.until) for row in held]),
        Export("roles-i-held", [_role(row, row.until) for row in past]),
        Export(
            "notes-on-roles",
            [
                {"group": row.collective.name, "role": roles.ROLES[row.kind].title, "words": row.words, "day": row.day}
                for row in RoleNote.objects.filter(by__person=person).select_related("collective").order_by("day", "pk")
            ],
        ),
        Export(
            "circles",
            [
                {"group": row.circle.collective.name, "circle": row.circle.name, "purpose": row.circle.purpose}
                for row in circles
            ],
        ),
        Export(
            "settings-i-changed",
            [
                {
                    "group": row.collective.name,
                    "setting": row.setting,
                    "from": row.before,
                    "to": row.after,
                    "when": row.at,
                }
                for row in changes
            ],
        ),
        Export("links-i-made", [{"group": row.collective.name, "ends": row.ends} for row in links]),
        Export(
            "new-cards-asked-for-me",
            [
                {"group": row.member.collective.name, "ready": row.ready}
                for row in NewCard.objects.filter(member__person=person).select_related("member__collective")
            ],
        ),
        Export("who-i-hide-from", [{"who": words} for _token, words in actions.hidden_from_by(person)]),
    ]


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: their role, their circles and their pages; their name stays beside their words, or goes."""
    NewCard.objects.filter(Q(member=member) | Q(asked_by=member) | Q(agreed_by=member)).delete()
    actions.leave(by=member, keep_words=keep_words, at=at)


def perhaps() -> dict[str, Any]:
    """A new card on its way to whoever looks; somebody who asks to join."""
    return {"card": on_the_way(), "asking": Asking.objects.filter(collective=WHOEVER.collective_id)}


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """A new card that was asked for them, which they can stop; and who asks to join, for whoever may answer."""
    found = []
    if member.person_id and on_their_way(member.person_id, now):
        words = _("If that is not what you want, stop it.")
        found.append(Card(_("You"), _("A new card was asked for you"), words, "/you/", _("Look"), 0))
    if member.collective.setting("collectives.asking") and waiting(member, now):
        url = reverse("joining:bring", args=[member.collective_id])
        words = _("One welcome lets them in. There is no hurry.")
        found.append(Card(_("Our group"), _("Somebody would like to join"), words, url, _("Look"), 30))
    return found


def together(member: Member, now: datetime) -> list[Card]:
    """The way to bring somebody in."""
    url = reverse("joining:bring", args=[member.collective_id])
    words = _("A link for a few, or a paper card for one.")
    return [Card(_("Bring somebody in"), _("Bring somebody in"), words, url, _("Bring somebody in"), 90)]


def ticks() -> list[Tick]:
    """End the roles whose last day is over."""
    return [Tick("collectives.roles", timedelta(hours=1), actions.end_roles)]
