"""What crosses all apps. `keeps()`: what is kept about people, for the privacy page; a test holds it to the tables."""

from typing import NamedTuple

from django.utils.translation import gettext as _


class Kept(NamedTuple):
    """One thing that is kept: in which table ("app.Model"), what, who can see it, and when it fades."""

    table: str
    what: str
    who_sees: str
    fades: str


def keeps() -> list[Kept]:
    """Everything kept about people."""
    return [
        Kept(
            "site.Tally",
            _(
                "A scrambled form of your address on the internet, and how often it sent something: "
                "so that nobody can flood the pages"
            ),
            _("Nobody; whoever runs the server sees scrambled letters"),
            _("After about two minutes"),
        )
    ]
