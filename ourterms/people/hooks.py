"""What people keeps (ourterms/kit/hooks.py)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ourterms.kit.hooks import Export, Kept, Tick
from ourterms.people import devices
from ourterms.people.actions import own_address
from ourterms.people.models import Card, Device, Opening, Passkey, Person


def keeps() -> list[Kept]:
    """Every table of this app."""
    nobody, you = _("Nobody"), _("You")
    account = _("When you close your account")
    return [
        Kept(
            "people.Person",
            _("That you can sign in; a scrambled password and a sealed e-mail address, if you gave them"),
            nobody,
            account,
        ),
        Kept(
            "people.Card", _("That you have a card of codes"), you, _("When you make a new one, or close your account")
        ),
        Kept("people.Code", _("The codes of your card, scrambled, and which are used"), you, _("With the card")),
        Kept(
            "people.Passkey",
            _("The public half of a passkey, and what you call it"),
            you,
            _("When you remove it, or close your account"),
        ),
        Kept(
            "people.Device",
            _("That a browser is signed in, and roughly since when"),
            you,
            _("When you sign out; after 30 minutes, 12 hours or 30 days"),
        ),
        Kept("people.MailCode", _("A scrambled code that was sent to you by e-mail"), nobody, _("After ten minutes")),
        Kept(
            "people.Challenge",
            _("What your passkey was asked to sign"),
            nobody,
            _("After five minutes, or when it was used"),
        ),
        Kept(
            "people.Guesses",
            _("A scrambled form of an e-mail address, and how often somebody tried to sign in with it"),
            nobody,
            _("After five minutes"),
        ),
        Kept("people.Opening", _("That somebody read a sealed field of yours"), you, account),
        Kept(
            "people.Trail",
            _("Who did what with keys, roles and money"),
            _("Nobody, unless the group looks into something"),
            _("Your name in it: when you close your account"),
        ),
    ]


def export(person: UUID) -> list[Export]:
    """How somebody signs in, where, and who was shown what they had sealed."""
    cards = Card.objects.filter(person=person).prefetch_related("codes").order_by("pk")
    openings = Opening.objects.filter(owner=person).order_by("at", "pk")
    codes: list[dict[str, object]] = [
        {"code": code.number, "used": code.used} for card in cards for code in card.codes.all()
    ]
    keys: list[dict[str, object]] = [
        {"name": passkey.name} for passkey in Passkey.objects.filter(person=person).order_by("name", "pk")
    ]
    signed_in = [
        {"shared": device.shared, "since": device.started, "last used": device.seen}
        for device in Device.objects.filter(person_id=person).order_by("started")
    ]
    shown = [{"what": row.purpose, "shown to": row.shown_to, "when": row.at} for row in openings]
    row = Person.objects.get(pk=person)
    account: dict[str, object] = {"e-mail": own_address(row), "password": "set" if row.password else "none"}
    return [
        Export("account", [account]),
        Export("codes-of-my-card", codes),
        Export("passkeys", keys),
        Export("where-i-am-signed-in", signed_in),
        Export("what-of-mine-was-opened", shown),
    ]


def ticks() -> list[Tick]:
    """Devices whose time is over are signed out, also those that never come back."""
    return [Tick("people.devices", timedelta(minutes=10), devices.fade)]


def after_restore(was_destroyed: Callable[[UUID], bool], at: datetime) -> None:
    """Close again the accounts that were closed after the backup was made; site takes them out of their groups."""
    closed = [pk for pk in Person.objects.filter(closed=False).values_list("pk", flat=True) if was_destroyed(pk)]
    for model in (Card, Passkey):
        model.objects.filter(person__in=closed).delete()
    Opening.objects.filter(owner__in=closed).delete()
    Person.objects.filter(pk__in=closed).update(closed=True, password="", email_mark=None, email_sealed=None)
