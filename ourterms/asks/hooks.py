"""What asks answer to what crosses all apps (ourterms/kit/hooks.py)."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.asks import rules
from ourterms.asks.actions import door, inside, places
from ourterms.asks.agreeing.reading import free_places, how_free_ones_come, too_few
from ourterms.asks.models import Agreement, Ask, Bell, Door, Draft, Offered, Taken
from ourterms.asks.reading import at_the_door, unconfirmed
from ourterms.asks.rules.places import FIRST, SHOWN
from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.collectives.rules.settings import CHOICE, WHOLE, WORDS, YES_NO, Setting
from ourterms.design.days import day_in_words
from ourterms.design.prepared import Prepared, numbered, room, several
from ourterms.institutions.models import Contact, Institution
from ourterms.institutions.permissions import same_as
from ourterms.kit.around import around
from ourterms.kit.hooks import Card, Export, Found, Kept, Tick
from ourterms.kit.speech import say

MOST = 10
ASKS = "Asks"


def settings() -> list[Setting]:
    """The door, and our clock."""
    return [
        Setting(
            "asks.on",
            "A door of our own",
            "Yes, and there are pages for institutions that want our time, our names or our stories. "
            "Until then nothing of it is anywhere.",
            YES_NO,
            False,
            ASKS,
        ),
        Setting(
            "asks.door",
            "The door",
            "Whether institutions can send us an ask by our own page.",
            CHOICE,
            rules.CLOSED,
            ASKS,
            tuple(rules.DOORS.items()),
        ),
        Setting(
            "asks.a_month",
            "Asks a month",
            "How many we take in a month, if the door is open for a few.",
            WHOLE,
            2,
            ASKS,
            least=1,
            most=rules.MOST_A_MONTH,
        ),
        Setting("asks.about", "Who we are, at the door", "Anybody can read it on our page.", WORDS, "", ASKS),
        Setting("asks.door_words", "What stands on the door", "Anybody can read it on our page.", WORDS, "", ASKS),
        Setting(
            "asks.days",
            "Our time to answer",
            "So many working days. Nothing happens by itself when they are over, and silence is never a yes.",
            WHOLE,
            20,
            ASKS,
            least=1,
            most=120,
        ),
    ]


def keeps() -> list[Kept]:
    """Every table of this app."""
    ours = _("Everybody in the group")
    both = _("Everybody in the group, and who sent it")
    stays = _("It stays: it is the group's")
    return [
        Kept("asks.Door", _("The address of the group's own page"), _("Anybody"), _("When the group chooses another")),
        Kept("asks.TurnedBack", _("How many asks a line turned back in a month"), ours, stays),
        Kept(
            "asks.Draft",
            _("What somebody from an institution has typed at the door and not sent: sealed"),
            _("Only who typed it"),
            _("When it is sent; 30 days after it was typed last"),
        ),
        Kept("asks.Ask", _("That you brought an ask in, if you did"), ours, _("Your name on it, when you go")),
        Kept(
            "asks.Offered",
            _("That you entered what they answered, if you did"),
            ours,
            _("Your name on it, when you go"),
        ),
        Kept(
            "asks.Reply", _("What the group said to an ask. Whose hand wrote or sent it stands nowhere."), both, stays
        ),
        Kept(
            "asks.Bell",
            _("That you want to hear it when something is at the door"),
            _("Only you"),
            _("When you want it no more, or go"),
        ),
        *_kept_of_agreements(),
    ]


def _kept_of_agreements() -> list[Kept]:
    ours, stays = _("Everybody in the group"), _("With the group")
    return [
        Kept(
            "asks.Agreement",
            _("What both sides signed, and that you entered their signature, if you did"),
            _("Everybody in the group, and who signed it"),
            _("It stays. Your name on it, when you go"),
        ),
        Kept("asks.Place", _("What one person does for a session, and is paid"), ours, stays),
        Kept(
            "asks.Offer",
            _("That places were offered to all or to a circle. To whom they come stands nowhere"),
            _("Whom they were offered to"),
            stays,
        ),
        Kept(
            "asks.Taken",
            _("That you said yes to a place, or would step in. A no is not kept"),
            _("You, and those who have a place in the same. That you would step in: you"),
            _("When you give it back, or go; when all that was owed for it was paid 90 days ago"),
        ),
        Kept(
            "asks.AgreedSession",
            _("Which meetings are sessions of an agreement, and whether too few of you went. Nobody's name"),
            _("Whoever can see the meeting"),
            stays,
        ),
        Kept(
            "asks.CalledOff",
            _("Days of an agreement that were called off or moved, how long before, and by which side. Nobody's name"),
            _("Whoever can see the meeting"),
            stays,
        ),
    ]


def perhaps() -> dict[str, Any]:
    """Something at the door, for who wants to hear it; a place that is free; one of theirs that too few have."""
    return {"door": at_the_door(), "place": free_places(), "few": too_few()}


def waiting_when(member: Member, now: datetime, there: Collection[str]) -> list[Card]:
    """That something is at the door: for who wants to hear it, and never from whom. That a place is free."""
    if not member.collective.setting("asks.on"):
        return []
    cards = _at_the_door(member) if "door" in there else []
    cards += _places(member, now) if "place" in there else []
    return cards + (_too_few(member) if "few" in there else [])


def _too_few(member: Member) -> list[Card]:
    """That more are needed, for who has a place: never since when, nor whether somebody gave one back."""
    url = reverse("places:list", args=[member.collective_id])
    heading = _("More of us are needed where you have a place")
    return [Card(_("Places"), heading, _("Nobody goes before there are enough."), url, _("Have a look"), order=44)]


def _places(member: Member, now: datetime) -> list[Card]:
    """That a place is free, for whom that may be asked of: never with whom, nor what it is about."""
    hows = how_free_ones_come(member, now)
    url, tag = reverse("places:list", args=[member.collective_id]), _("Places")
    if SHOWN in hows:
        heading, words = _("There is a place that you could take"), _("Yes, no, or nothing. You don't have to say why.")
        return [Card(tag, heading, words, url, _("Have a look"), order=46)]
    if FIRST in hows:
        heading = _("There is something that you wanted to be told of first")
        return [Card(tag, heading, _("It can wait, and you don't have to look."), url, _("Have a look"), order=46)]
    return []


def _at_the_door(member: Member) -> list[Card]:
    return [
        Card(
            _("Asks"),
            _("Something is at the door"),
            _("It can wait. You wanted to hear of it."),
            reverse("asks:list", args=[member.collective_id]),
            _("Have a look"),
            order=45,
        )
    ]


def institution(member: Member, institution: Institution, now: datetime) -> list[Card]:
    """What this institution asked of us, for its page."""
    if not member.collective.setting("asks.on"):
        return []
    same = same_as(institution)
    rows = _of(room(same), **numbered("same", same), **asking(member))
    return [
        Card(
            _("Asks"),
            ask.title,
            _sure(ask, f"{say(rules.STATES[ask.state])} · {day_in_words(ask.came, 'short')}"),
            reverse("asks:one", args=[member.collective_id, ask.pk]),
            _("See it"),
            order=20,
        )
        for ask in rows
    ]


_of = Prepared(
    lambda number: (
        Ask.objects.for_member(WHOEVER)
        .filter(institution__pk__in=several("same", number))
        .order_by("-at", "-pk")
        .annotate(unconfirmed=unconfirmed())
        .values_list("pk", "title", "state", "came", "unconfirmed", named=True)[:MOST]
    )
)


def _sure(ask: Any, words: str) -> str:
    """Words on an ask in a list, with that nobody has made sure yet that it is them (reading.unconfirmed)."""
    return f"{words} · {_('unconfirmed')}" if ask.unconfirmed else words


def guest(contact: Contact, now: datetime) -> list[Card]:
    """What a contact sent, at which door; and what they typed and have not sent."""
    doors = Door.objects.filter(collective=OuterRef("collective")).values("slug")[:1]
    asks = Ask.objects.filter(contact=contact).annotate(door=Subquery(doors)).select_related("collective")
    cards = [
        Card(
            ask.collective.name,
            ask.title,
            _("You sent it on {day}.").format(day=day_in_words(ask.came, "long")),
            reverse("door:one", args=[ask.door, ask.pk]),
            _("See what was said"),
            order=20,
        )
        for ask in asks.order_by("-at", "-pk")[:MOST]
        if ask.door
    ]
    drafts = Draft.objects.filter(contact=contact).annotate(door=Subquery(doors)).select_related("collective")
    return cards + [
        Card(
            draft.collective.name,
            _("Not sent yet"),
            _("It is kept for you alone until {day}.").format(day=day_in_words(draft.until, "long")),
            reverse("door:begin", args=[draft.door]),
            _("Go on with it"),
            order=10,
        )
        for draft in drafts.order_by("until", "pk")[:MOST]
        if draft.door
    ]


def after_restore(was_destroyed: Callable[[UUID], bool], at: datetime) -> None:
    """What a contact typed whose key was destroyed can't be read any more: it goes."""
    door.sweep(was_destroyed=was_destroyed)


def search(member: Member, words: str) -> list[Found]:
    """Asks with these words in them."""
    if not member.collective.setting("asks.on"):
        return []
    rows = Ask.objects.for_member(member).filter(Q(title__icontains=words) | Q(words__icontains=words))
    return [
        Found(
            _sure(ask, ask.title),
            _("An ask"),
            around(f"{ask.title} {ask.words}", words),
            reverse("asks:one", args=[ask.collective_id, ask.pk]),
        )
        for ask in rows.annotate(unconfirmed=unconfirmed()).order_by("-at", "-pk")[:MOST]
    ]


def export(person: UUID) -> list[Export]:
    """What somebody brought in or entered, and whether they hear the bell."""
    rows: list[dict[str, object]] = []
    for member in Member.objects.filter(person=person).select_related("collective"):
        group = member.collective.name
        asks = Ask.objects.filter(entered_by=member).order_by("at", "pk")
        rows += [{"group": group, "what": "ask brought in", "title": ask.title, "words": ask.words} for ask in asks]
        offers = Offered.objects.filter(entered_by=member).select_related("ask").order_by("ask", "number")
        rows += [
            {"group": group, "what": "answer entered", "title": each.ask.title, "words": each.words} for each in offers
        ]
        if Bell.objects.filter(member=member).exists():
            rows.append({"group": group, "what": "hears the bell", "title": "", "words": ""})
        agreements = Agreement.objects.filter(entered_by=member).select_related("ask").order_by("at", "pk")
        rows += [
            {"group": group, "what": "signature entered", "title": each.ask.title, "words": each.name}
            for each in agreements
        ]
        for taken in Taken.objects.filter(member=member).select_related("place__agreement__ask"):
            what = "would step in" if taken.stands_in else "has a place"
            rows.append(
                {
                    "group": group,
                    "what": what,
                    "title": taken.place.agreement.ask.title,
                    "words": str(taken.place.money),
                }
            )
    return [Export("asks", rows)] if rows else []


def forget(member: Member, keep_words: bool, at: datetime) -> None:
    """What goes when a member does: that it was they who brought something in, and their places (Taken)."""
    places.forget(member=member, at=at)
    inside.forget(member=member)
    Agreement.objects.filter(entered_by=member).update(entered_by=None)


def ticks() -> list[Tick]:
    """Once a minute: sessions that are over are owed. Once a day: what was typed at a door and not sent; who had a
    place."""
    return [
        Tick("asks.fade", timedelta(days=1), door.fade),
        Tick("asks.settle", timedelta(minutes=1), lambda at: places.settle_all(at=at)),
        Tick("asks.places-fade", timedelta(days=1), lambda at: places.fade(at=at)),
    ]
