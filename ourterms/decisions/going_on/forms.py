"""What the browser sent about how we go on becomes clean values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ourterms.collectives.models import Member
from ourterms.decisions.models import WORDS
from ourterms.design.forms import OnceForm


class _Who(OnceForm):
    member = forms.ChoiceField(
        label=gettext_lazy("With whom?"),
        error_messages={
            "required": gettext_lazy("Choose somebody."),
            "invalid_choice": gettext_lazy("Choose somebody."),
        },
    )

    def __init__(self, people: Iterable[Member], data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        self.people = {str(each.pk): each for each in people}
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "…"), *((pk, each.name) for pk, each in self.people.items())]

    @property
    def chosen(self) -> Member:
        """Who was chosen. For a form that is valid."""
        return self.people[self.cleaned_data["member"]]


class BeginForm(_Who):
    """With whom, and what happened."""

    words = forms.CharField(
        label=gettext_lazy("What should we talk about?"),
        help_text=gettext_lazy("What happened, and what it does to you, as you see it. Or nothing yet."),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class BesideForm(_Who):
    """Who would be beside me."""

    prefix = "beside"

    def __init__(self, people: Iterable[Member], data: Any = None) -> None:
        super().__init__(people, data)
        self.fields["member"].label = gettext_lazy("Who could be beside you?")
