"""What somebody is asked before their account is closed, and when they come back to a group."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ourterms.collectives.models import NAME, Member

WORDS = [("stay", _lazy("It stays, under your name")), ("go", _lazy("It goes, and your name with it"))]


class CloseForm(forms.Form):
    """For each group of somebody's, what becomes of what they wrote; and one question. Nothing is chosen for them."""

    def __init__(self, mine: Iterable[Member], data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.groups = [each.collective_id for each in mine]
        for each in mine:
            label = _("What you wrote in {name}, as {own}").format(name=each.collective.name, own=each.name)
            missing = _("Choose what becomes of what you wrote in {name}.").format(name=each.collective.name)
            self.fields[f"words-{each.collective_id}"] = forms.ChoiceField(
                label=label, widget=forms.RadioSelect, choices=WORDS, error_messages={"required": missing}
            )
        self.fields["sure"] = forms.MultipleChoiceField(
            label=_("This can't be undone"),
            widget=forms.CheckboxSelectMultiple,
            choices=[("yes", _("Yes, close my account"))],
            error_messages={"required": _("Tick the box, if you are sure.")},
        )

    @property
    def keep_words(self) -> dict[UUID, bool]:
        """For each group, whether the words stay there. For a form that is valid."""
        return {group: self.cleaned_data[f"words-{group}"] == "stay" for group in self.groups}


class BackForm(forms.Form):
    """The name that somebody has in a group they come back to."""

    name = forms.CharField(
        label=_lazy("What should we call you here?"),
        help_text=_lazy("Any name will do."),
        max_length=NAME,
        error_messages={"required": _lazy("Put a name. Any will do.")},
    )
