"""What collectives keeps and lets a group set (ourterms/kit/hooks.py)."""

from django.utils.translation import gettext as _

from ourterms.collectives.rules.settings import OWN, Setting
from ourterms.kit.hooks import Kept


def keeps() -> list[Kept]:
    """Every table of this app."""
    members, never = _("Members of the group"), _("With the group")
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
        Kept("collectives.RoleHeld", _("Which role you hold"), members, _("When you put it down, or go")),
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
    ]


def settings() -> list[Setting]:
    """What a collective itself can set."""
    return list(OWN)
