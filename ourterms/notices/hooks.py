"""What notices keeps, lets a group set, shows and lets go of (ourterms/kit/hooks.py)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.collectives.rules.settings import CHOICE, SAFE, Setting
from ourterms.kit.hooks import Card, Export, Kept, Tick
from ourterms.kit.speech import say_n
from ourterms.notices.actions import fade
from ourterms.notices.models import Choice, CodeMail, Letter, Notice, Told
from ourterms.notices.permissions import dead_letters, has_dead_letter
from ourterms.notices.rules.topics import DAYS
from ourterms.notices.sending import send_due


def keeps() -> list[Kept]:
    """Every table of this app."""
    nobody, you = _("Nobody"), _("You")
    return [
        Kept(
            "notices.CodeMail",
            _("A sealed code on its way to your address"),
            nobody,
            _("When it is sent; after ten minutes at the latest"),
        ),
        Kept(
            "notices.Notice",
            _("That a message with nothing in it waits for you"),
            nobody,
            _("When it is sent, or you switch it off, or go"),
        ),
        Kept("notices.Choice", _("What you want to be sent, and on which day"), you, _("When you go")),
        Kept(
            "notices.Told",
            _("That you were told that something is there, so that nobody tells you again and again"),
            nobody,
            _("After 60 days, or when you go"),
        ),
        Kept(
            "notices.Letter",
            _("The letters of your group, sealed, and who wrote them"),
            _("Members of the group"),
            _("With the group; your name in it when you go, if you want it so"),
        ),
    ]


def settings() -> list[Setting]:
    """On which day members are told, where they chose none."""
    return [
        Setting(
            "notices.day",
            "Day for messages",
            "On this day of the week members are told that there is something to see, if there is. Each can choose "
            "another day, or never.",
            CHOICE,
            "thursday",
            SAFE,
            tuple((day.lower(), day) for day in DAYS),
        )
    ]


def perhaps() -> dict[str, Any]:
    """A letter that nobody would take."""
    return {"dead": dead_letters()}


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """Letters of the group that nobody would take."""
    if not has_dead_letter(member):
        return []
    return [
        Card(
            _("Letters"),
            _("A letter of ours did not arrive"),
            _("We tried for three days. You can see it, and send it in another way."),
            reverse("notices:letters", args=[member.collective_id]),
            _("See the letter"),
            60,
        )
    ]


def export(person_id: UUID) -> list[Export]:
    """What somebody chose to be sent."""
    choices = Choice.objects.filter(member__person=person_id).select_related("member__collective")
    rows: list[dict[str, object]] = [
        {
            "group": choice.member.collective.name,
            "never": choice.never,
            "day": DAYS[choice.day] if choice.day is not None else "",
            "switched off": ", ".join(choice.off),
        }
        for choice in choices
    ]
    return [Export("what-I-am-sent", rows)] if rows else []


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: nothing waits for them. The group's letters stay; their name under them as they want it."""
    for model in (Notice, Choice, Told):
        model.objects.filter(member=member).delete()
    if not keep_words:
        Letter.objects.filter(by=member).update(by=None)


def ticks() -> list[Tick]:
    """Sending, every half minute."""
    return [
        Tick("notices.send", timedelta(seconds=30), send_due),
        Tick("notices.fade", timedelta(hours=1), lambda at: fade(at=at)),
    ]


def self_check() -> list[str]:
    """What could not be sent for three days."""
    dead = sum(model.objects.filter(dead=True).count() for model in (CodeMail, Letter, Notice))
    one = "{n} message could not be sent for three days. Try: ourterms mailtest ADDRESS"
    many = "{n} messages could not be sent for three days. Try: ourterms mailtest ADDRESS"
    return [say_n(one, many, dead)] if dead else []
