"""What funds keeps and shows (ourterms/kit/hooks.py)."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.funds import actions
from ourterms.funds.models import TinLine
from ourterms.funds.reading import sums_of
from ourterms.funds.rules import in_the_tin
from ourterms.kit.hooks import Card, Export, Found, Kept


def keeps() -> list[Kept]:
    """Every table of this app."""
    return [
        Kept(
            "funds.TinLine",
            _("That you wrote a line in the tin's book: how much, what for, which day"),
            _("Members of the group"),
            _("With the group. Lines of money stay as they are; your name goes when you go and want it so"),
        )
    ]


def together(member: Member, now: datetime) -> list[Card]:
    """The tin, and what is in it."""
    sums = sums_of(member)
    held = in_the_tin(sums, member.collective.setting("collectives.currency"))
    amounts = ", ".join(str(money) for money in held)
    empty = _("What we put together ourselves: for the bus, the tea, a card.")
    words = _("There is {amount} in it.").format(amount=amounts) if sums else empty
    return [
        Card(_("The tin"), _("The tin"), words, reverse("funds:tin", args=[member.collective_id]), _("Look inside"), 80)
    ]


def search(member: Member, words: str) -> list[Found]:
    """Lines that say these words."""
    found = TinLine.objects.for_member(member).filter(words__icontains=words, mirrors=None)[:30]
    url = reverse("funds:tin", args=[member.collective_id])
    return [Found(line.words, _("The tin"), str(line.money), url) for line in found]


def export(person: UUID) -> Iterator[Export]:
    """The lines that somebody wrote."""
    lines = TinLine.objects.filter(member__person=person).order_by("at")
    rows: list[dict[str, object]] = [
        {
            "day": line.day.isoformat(),
            "what for": line.words,
            "amount": str(line.money),
        }
        for line in lines
    ]
    yield Export("tin", rows)


def end(collective: UUID) -> None:
    """A group is over: its book goes, which the database keeps whole till then."""
    actions.end(collective=collective)


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """Lines of money stay; who wrote them is the member's name, which goes with the member's own wish."""
