from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.design.forms import OnceForm
from ourterms.funds.rules import LONGEST


class LineForm(OnceForm):
    """A line for the tin. The rules say what is wrong with a value; here it only has to be there."""

    way = forms.ChoiceField(
        label=_("What happened"),
        choices=[("in", _("Something came in")), ("out", _("Something went out"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it came in or went out.")},
    )
    amount = forms.CharField(
        label=_("How much"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Put an amount in figures, such as 12.50.")},
    )
    words = forms.CharField(
        label=_("What for"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say in a few words what it was.")},
    )
    day = forms.DateField(
        label=_("Which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Put the day."), "invalid": _("Put a day that there is, such as 2026-03-03.")},
    )
    receipt = forms.FileField(
        label=_("A picture of the receipt"),
        required=False,
        help_text=_("If you like. A picture or a PDF, 10 MB at most. Where and when it was taken is left out."),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )
