"""What the register tells the rest (ourterms/kit/hooks.py)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.collectives.rules.settings import CHOICE, WHOLE, Setting
from ourterms.design.prepared import NOW, Prepared
from ourterms.kit.hooks import Card, Export, Kept, Tick
from ourterms.register import actions, rules
from ourterms.register.models import Entry, NameYes
from ourterms.register.permissions import ANYONE, WHO
from ourterms.register.publishing import PUBLISHES

PUBLIC = "What is public of us"


def keeps() -> list[Kept]:
    """Every table of this app."""
    with_group = _("With the group; whoever copied it meanwhile has it")
    return [
        Kept("register.Log", _("That your group has a record, under which name"), _("Anybody"), with_group),
        Kept(
            "register.Entry",
            _(
                "One line for each thing that your group published: what kind, which day, and no words. "
                "Until it can't be stopped any more, that you published it"
            ),
            _("Anybody; that it was you, nobody"),
            _("With the group; that it was you, a week after it is public"),
        ),
        Kept(
            "register.Part",
            _("The words of what your group published"),
            _("Members of the group; anybody, once the hold is over"),
            _("When it is stopped in its hold, or taken away; else with the group"),
        ),
        Kept(
            "register.NameYes",
            _("That you were asked whether your name may stand in something public, and your answer"),
            _("Your yes: members of the group. A no: nobody, it looks like no answer"),
            _("When you go"),
        ),
    ]


def settings() -> list[Setting]:
    """What a group can set about publishing."""
    return [
        Setting(
            "register.who",
            "Who may publish",
            "Once we have decided to have a record: who may make one thing of ours public. "
            "That we refused something is made public only by a decision of all of us.",
            CHOICE,
            ANYONE,
            PUBLIC,
            WHO,
        ),
        Setting(
            "register.hold",
            "Hours before it is public",
            "So many hours any of us can stop something before anybody outside can read it.",
            WHOLE,
            rules.HOLD,
            PUBLIC,
            least=rules.LEAST_HOLD,
            most=rules.MOST_HOLD,
        ),
    ]


def perhaps() -> dict[str, Any]:
    """Something in its hold; a name that is asked for; something of mine that was stopped."""
    held = Entry.objects.for_member(WHOEVER).filter(stopped=False, shown__gt=NOW)
    return {"held": held, "name": _names(), "stopped": _stopped()}


def _names() -> Any:
    return NameYes.objects.for_member(WHOEVER).filter(member=WHOEVER.pk, said=None)


def _stopped() -> Any:
    return Entry.objects.for_member(WHOEVER).filter(by=WHOEVER.pk, stopped=True)


_asked = Prepared(lambda *kinds: _names().filter(kind__in=kinds).order_by("pk")[:3])
_told = Prepared(lambda: _stopped().filter(shown__gt=NOW - actions.TOLD_UNTIL).order_by("shown", "pk")[:3])


def waiting_when(member: Member, now: datetime, there: Collection[str]) -> list[Card]:
    """What becomes public soon, whether my name may stand in something, and what of mine was stopped. A query each
    for the last two."""
    tag, cards = _("What is public of us"), []
    if "held" in there:
        url = reverse("register:list", args=[member.collective_id])
        words = _("Any of us can stop it before then, and need not say why.")
        cards.append(Card(tag, _("Something of ours is about to be public"), words, url, _("Look at it"), order=25))
    for row in _asked(*PUBLISHES, **asking(member)) if "name" in there else ():
        url = reverse("register:publish", args=[member.collective_id, row.kind, row.thing])
        words = _("Yes or no, and nobody asks why. Without your yes it is not published.")
        cards.append(Card(tag, _("May your name stand in something public?"), words, url, _("Read it"), order=25))
    for entry in _told(now=now, **asking(member)) if "stopped" in there else ():
        url = reverse("register:one", args=[member.collective_id, entry.pk])
        words = _("Nobody outside has read it. Who it was and why, nobody is told.")
        cards.append(Card(tag, _("Something that you published was stopped"), words, url, _("Look at it"), order=26))
    return cards


def ticks() -> list[Tick]:
    """Once a day: who published what can't be stopped any more is forgotten."""
    return [Tick("register.fade", timedelta(days=1), actions.fade)]


def export(person: UUID) -> list[Export]:
    """What somebody said about their name, and what they published lately."""
    rows = NameYes.objects.filter(member__person=person).select_related("collective").order_by("pk")
    found: list[dict[str, object]] = [
        {"group": row.collective.name, "what": row.kind, "thing": str(row.thing), "may my name stand there": row.said}
        for row in rows
    ]
    wrote = Entry.objects.filter(by__person=person).select_related("collective").order_by("shown", "pk")
    mine: list[dict[str, object]] = [
        {"group": entry.collective.name, "what": entry.kind, "thing": str(entry.thing), "stopped": entry.stopped}
        for entry in wrote
    ]
    files = [Export("my-name-in-public", found)] if found else []
    return [*files, Export("published-by-me", mine)] if mine else files


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: what is still in its hold with their name is stopped."""
    actions.forget(member=member, at=at)
