"""What the browser sends to start a group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.collectives.rules.names import LONGEST
from ourterms.design.forms import OnceForm


class StartForm(OnceForm):
    """What you call yourselves, what to call you."""

    name = forms.CharField(
        label=_("What do you call yourselves?"),
        help_text=_("You can change it later."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True}),
        error_messages={"required": _("Put a name for the group. You can change it later.")},
    )
    own_name = forms.CharField(
        label=_("What should we call you?"),
        help_text=_("Any name will do."),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Put any name. It does not have to be yours.")},
    )


class WhoForm(forms.Form):
    """Who hosts this, who pays, who can switch it off: settings of the group, in its own words."""

    hosts = forms.CharField(
        label=_("Who runs this server?"), help_text=_("Who keeps the machine going."), max_length=120, required=False
    )
    pays = forms.CharField(
        label=_("Who pays for it?"), help_text=_("The machine, the room, the tea."), max_length=120, required=False
    )
    switch = forms.CharField(
        label=_("Who can switch it off?"),
        help_text=_("Whoever can end these pages from one day to the next."),
        max_length=120,
        required=False,
    )
    others_pay = forms.BooleanField(label=_("Somebody else pays for more than half of all we do"), required=False)

    SETTINGS = {name: f"collectives.{name}" for name in ("hosts", "pays", "switch", "others_pay")}
