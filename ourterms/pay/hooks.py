"""What pay keeps, hands out and lets go of (ourterms/kit/hooks.py)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.kit.hooks import Export, Kept, Tick
from ourterms.pay import actions, sealed
from ourterms.pay.models import Expense, Line, Owed


def keeps() -> list[Kept]:
    """Every table of this app."""
    fades = _(
        "That it was you, and for which day: 90 days after it was paid, or when you go. What the institution owed "
        "and paid stays, with nobody's name; what is open when you go counts as open no more"
    )
    you = _("You. Members see sums by institution and day, and nobody's")
    return [
        Kept("pay.Owed", _("What an institution owes you for a place"), you, fades),
        Kept("pay.Expense", _("What you laid out, if you wrote it down"), you, fades),
        Kept("pay.Line", _("What came of it, and what you wrote about it"), you, fades),
        Kept(
            "pay.Chasing",
            _("That the group wrote to an institution that it pays late, and when. Not the letter, nor who sent it"),
            _("Everybody in the group"),
            _("With the group"),
        ),
        Kept(
            "pay.Details",
            _("Sealed, if you wrote it down: the name on your account, and how you can be paid"),
            _("You"),
            _("When you take it away, or go"),
        ),
    ]


def export(person: UUID) -> Iterator[Export]:
    """What is owed to somebody and was paid, and how they can be paid, in each of their groups."""
    for member in Member.objects.filter(person=person).select_related("collective"):
        rows: list[dict[str, object]] = []
        for model, what in ((Owed, "pay"), (Expense, "expense")):
            for row in model.objects.filter(member=member).select_related("institution").order_by("at", "pk"):
                lines = Line.objects.filter(**{"owed" if model is Owed else "expense": row}).order_by("day", "pk")
                rows.append(
                    {
                        "group": member.collective.name,
                        "what": what,
                        "for": row.what,
                        "by": row.institution.name,
                        "day": row.day.isoformat() if row.day else "",
                        "due": row.due.isoformat(),
                        "amount": str(row.money),
                        "since": "; ".join(f"{line.day} {line.kind} {line.minor}" for line in lines),
                    }
                )
        kept = sealed.of(member)
        if any(kept):
            rows.append({"group": member.collective.name, "what": "how I can be paid", **kept._asdict()})
        if rows:
            yield Export(f"money-{member.pk}", rows)


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: Owed and Expense stay between the two bodies, and are nobody's."""
    actions.forget(member=member)


def end(collective: UUID) -> None:
    """A group is over: what was owed goes, which the database keeps whole till then."""
    actions.end(collective=collective)


def ticks() -> list[Tick]:
    """Once a day: who it was, 90 days after it was paid."""
    return [Tick("pay.fade", timedelta(days=1), lambda at: actions.fade(at=at))]
