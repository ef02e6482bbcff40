"""What the browser sends to the pages about money. The rules say what is wrong with an amount."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.collectives.forms import Plain
from ourterms.design.forms import OnceForm
from ourterms.institutions.models import Institution
from ourterms.pay.models import WHAT
from ourterms.pay.rules.letters import LONGEST


def _amount(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Put an amount in figures, such as 12.50.")},
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Put the day."), "invalid": _("Put a day that there is, such as 2026-03-03.")},
    )


class CameForm(OnceForm):
    """So much of it came, on this day."""

    amount = _amount(_("How much came"))
    day = _day(_("On which day"))


class ExpenseForm(OnceForm):
    """Something that somebody laid out, for one of the institutions that the group has to do with."""

    institution = forms.ChoiceField(
        label=_("Who pays it back"), error_messages={"required": _("Choose who pays it back.")}
    )
    what = forms.CharField(
        label=_("What for"),
        max_length=WHAT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say in a few words what it was.")},
    )
    amount = _amount(_("How much"))
    day = _day(_("Which day"))

    def __init__(self, data: Any = None, *, institutions: Iterable[Institution], today: date) -> None:
        super().__init__(data, initial={"day": today})
        self.institutions = {str(each.pk): each for each in institutions}
        field = self.fields["institution"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, str(each)) for pk, each in self.institutions.items()]

    @property
    def chosen(self) -> Institution:
        """Who pays it back. Of a form that is valid."""
        return self.institutions[self.cleaned_data["institution"]]


class DetailsForm(Plain):
    """How one can be paid; each may be left empty."""

    legal_name = forms.CharField(
        label=_("The name on your account"),
        help_text=_("It stands on a claim and nowhere else. Leave it empty to fill it in by hand each time."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    account = forms.CharField(
        label=_("How they can pay you"),
        help_text=_("Sort code and account number, or whatever they need."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class WordsForm(Plain):
    """What to write, in one's own words. Nothing of it is kept."""

    words = forms.CharField(
        label=_("What to write"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write something first.")},
    )
