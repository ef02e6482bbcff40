"""What people keeps (ourterms/kit/hooks.py)."""

from django.utils.translation import gettext as _

from ourterms.kit.hooks import Kept


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
        Kept("people.Opening", _("That somebody read a sealed field of yours"), you, account),
        Kept(
            "people.Trail",
            _("Who did what with keys, roles and money"),
            _("Nobody, unless the group looks into something"),
            _("Your name in it: when you close your account"),
        ),
    ]
