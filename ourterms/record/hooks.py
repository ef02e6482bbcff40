"""What the record tells the rest (ourterms/kit/hooks.py)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.asks.models import Agreement
from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.prepared import Given, Prepared
from ourterms.institutions.models import Institution
from ourterms.kit.hooks import Card, Export, Kept, Tick
from ourterms.record import actions
from ourterms.record.models import Objection, SumYes
from ourterms.register.models import Log
from ourterms.register.permissions import ROLE, may_publish


def keeps() -> list[Kept]:
    """Every table of this app."""
    return [
        Kept(
            "record.Objection",
            _("What somebody outside says is wrong in what your group published: their words, name, post and address"),
            _("Members of the group; anybody reads the words alone, if the group publishes them"),
            _("When your group takes it away; else a year after it came"),
        ),
        Kept(
            "record.SumYes",
            _("That you said yes to a public sum that few people are in. A no is not kept"),
            _("You. When each in a sum said yes, the sum can be seen"),
            _("When you take it back, or go; when nobody can tell any more that you had the place"),
        ),
    ]


def export(person: UUID) -> list[Export]:
    """What somebody said about sums that few people are in."""
    rows = SumYes.objects.filter(member__person=person).select_related("collective").order_by("pk")
    titles = dict(Agreement.objects.filter(pk__in=rows.values("agreement")).values_list("pk", "ask__title"))
    found: list[dict[str, object]] = [
        {"group": row.collective.name, "what": "yes to a public sum", "of": titles.get(row.agreement, "")}
        for row in rows
    ]
    return [Export("my-yes-to-sums", found)] if found else []


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: their yes (SumYes) goes, and what is in its hold by it is stopped."""
    actions.forget(member=member, at=at)


def institution(member: Member, institution: Institution, now: datetime) -> list[Card]:
    """What is public of ours about it, where we have a record."""
    if not _log(collective=member.collective_id):
        return []
    url = reverse("record:ours", args=[member.collective_id, institution.pk])
    words = _("What anybody can read, what can still be stopped, and what they say is wrong.")
    return [Card(_("What is public of us"), _("What is public about them"), words, url, _("See it"), order=60)]


_log = Prepared(lambda: Log.objects.filter(collective=Given("collective")).values_list("pk")[:1])


def perhaps() -> dict[str, Any]:
    """Something that somebody outside says is wrong, while the group publishes."""
    return {"wrong": Objection.objects.for_member(WHOEVER).filter(answered=None, entry__log__on=True)}


def waiting_for(member: Member, now: datetime) -> list[Card]:
    """What somebody outside says is wrong, for whoever may publish."""
    if not member.collective.setting("asks.on"):
        return []  # who has nothing to do with institutions has nothing on their pages
    if member.collective.setting("register.who") == ROLE and not may_publish(member):
        return []
    there = _wrong.first(**asking(member))
    if there is None:
        return []
    words = _("Somebody outside says that something public of ours is wrong. Nobody has to answer.")
    url = reverse("record:objection", args=[member.collective_id, there])
    return [Card(_("What is public of us"), _("They say something is wrong"), words, url, _("Read it"), order=45)]


_wrong = Prepared(
    lambda: (
        Objection.objects.for_member(WHOEVER)
        .filter(answered=None)
        .order_by("day", "pk")
        .values_list("pk", flat=True)[:1]
    )
)


def ticks() -> list[Tick]:
    """Once a day: what came a year ago goes, and a yes of which nothing is left."""
    return [
        Tick("record.fade", timedelta(days=1), actions.fade),
        Tick("record.yes-fades", timedelta(days=1), actions.fade_yes),
    ]
