"""What the browser sent about roles becomes clean values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.collectives.rules.roles import MOST_IN_ROW
from ourterms.decisions.models import WORDS
from ourterms.decisions.roles.actions import SIZE
from ourterms.design.forms import OnceForm


class WhyForm(OnceForm):
    """Something about roles, and why."""

    words = forms.CharField(
        label=gettext_lazy("More, if you like"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GiveForm(WhyForm):
    """Who does it: until when, how much it is, and whether oneself would."""

    until = forms.DateField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy("A year from now at most. It can be put down on any day before."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )
    size = forms.CharField(
        label=gettext_lazy("How much is it?"),
        help_text=gettext_lazy("About 3 hours a month, or in your own words."),
        max_length=SIZE,
        required=False,
    )
    mine = forms.BooleanField(label=gettext_lazy("I would do it"), required=False)
    field_order = ("until", "size", "mine", "words")


class BackForm(WhyForm):
    """Who hands it back."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Whose?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose somebody.")},
    )
    field_order = ("members", "words")

    def __init__(self, holders: Sequence[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        members = self.fields["members"]
        assert isinstance(members, forms.MultipleChoiceField)
        members.choices = holders


class HowForm(WhyForm):
    """How roles come to somebody."""

    given = forms.ChoiceField(label=gettext_lazy("How does somebody come to a role?"), widget=forms.RadioSelect)
    in_row = forms.IntegerField(
        label=gettext_lazy("By decision, how many times in a row at most?"),
        min_value=1,
        max_value=MOST_IN_ROW,
        error_messages={"required": gettext_lazy("Put a number.")},
    )
    field_order = ("given", "in_row", "words")

    def __init__(self, given: bool, in_row: int, data: Any = None) -> None:
        super().__init__(data, initial={"given": "yes" if given else "no", "in_row": in_row})
        choice = self.fields["given"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [
            ("no", _("Whoever offers takes one, one role each")),
            ("yes", _("By decision, for a time; nobody takes one alone any more")),
        ]


def in_half_a_year(today: date) -> date:
    """What stands in the form."""
    month = today.month + 6
    return date(today.year + (month > 12), (month - 1) % 12 + 1, min(today.day, 28))
