"""What the browser sent about opinion maps becomes clean values. What a rule forbids, the actions refuse."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.collectives.forms import ForCircle
from ourterms.decisions.forms import ClosingForm
from ourterms.decisions.maps import Beginning
from ourterms.decisions.models import REASON, TITLE
from ourterms.decisions.models import WORDS as LONG
from ourterms.decisions.rules.maps import ANSWERS, MOST, WORDS
from ourterms.design.forms import OnceForm
from ourterms.kit.wall import Wall


class BeginForm(ClosingForm, ForCircle):
    """A new map: what it is about, until when, and the first statements."""

    question = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("One line, such as: How should our evenings be?"),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("Say in a line what it is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What has to be known about it"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    statements = forms.CharField(
        label=gettext_lazy("The first statements, if you like"),
        help_text=gettext_lazy("One in each line, short, one thing in each. Others add theirs. Five are a start."),
        max_length=MOST * (WORDS + 2) * 3,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )

    @property
    def beginning(self) -> Beginning:
        """What maps.begin wants. For a form that is valid."""
        data = self.cleaned_data
        closes = Wall(data["day"], data["time"].replace(second=0, microsecond=0), self.zone)
        return Beginning(data["question"], closes, data["words"], data["statements"].splitlines())


class StatementForm(OnceForm):
    """One more statement."""

    prefix = "statement"
    words = forms.CharField(
        label=gettext_lazy("Your statement"),
        help_text=gettext_lazy("One thing, in at most 140 letters, so that somebody can agree with it or not."),
        max_length=WORDS,
        widget=forms.TextInput({"autocomplete": "off", "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write something first."),
            "max_length": gettext_lazy("Use at most 140 letters, or make two statements of it."),
        },
    )


class OpinionForm(forms.Form):
    """An answer to one statement. The buttons stand in the template."""

    statement = forms.UUIDField(error_messages={"invalid": gettext_lazy("There is no such statement.")})
    answer = forms.ChoiceField(
        choices=[(answer, answer) for answer in ANSWERS],
        error_messages={
            "required": gettext_lazy("Choose agree, disagree or pass."),
            "invalid_choice": gettext_lazy("Choose agree, disagree or pass."),
        },
    )

    @property
    def asked(self) -> UUID | None:
        """The statement that the form is about, if it says one."""
        found: UUID | None = self.cleaned_data.get("statement")
        return found


OWN = "own"


class AsideForm(OnceForm):
    """Why a statement is set aside: one of our house rules, or own words."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("One line. With a house rule it may stay empty."),
        max_length=REASON,
        required=False,
    )

    def __init__(self, rules: Sequence[str], data: Any = None) -> None:
        super().__init__(data, initial={"rule": "" if rules else OWN})
        self.rules = {str(number): rule for number, rule in enumerate(rules)}
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*self.rules.items(), (OWN, _("Something else, in my own words"))]
        if not rules:
            del self.fields["rule"]

    @property
    def reason(self) -> str:
        """The reason as everybody reads it. For a form that is valid."""
        rule, words = self.rules.get(self.cleaned_data.get("rule", OWN), ""), str(self.cleaned_data["words"])
        if not rule:
            return words
        whole = _("House rule: {rule}").format(rule=rule) + (f" {words}" if words else "")
        return whole if words or len(whole) <= REASON else f"{whole[: REASON - 1]}…"
