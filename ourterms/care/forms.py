"""What the browser sent becomes clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.care.rules.boundaries import KINDS, STRENGTHS, Boundaries
from ourterms.care.rules.words import MOST_ASKS, MOST_HOURS, Room
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import seen_by
from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say

MOST_LETTERS = 2_000


class BoundariesForm(forms.Form):
    """One row of four taps for each kind of thing."""

    def __init__(self, data: Any = None, *, held: Boundaries) -> None:
        super().__init__(data, label_suffix="", initial=held)
        choices = [(value, say(words)) for value, words in STRENGTHS.items()]
        for name, kind in KINDS.items():
            self.fields[name] = forms.ChoiceField(label=say(kind.title), choices=choices, widget=forms.RadioSelect)

    def closed(self) -> list[forms.BoundField]:
        """What nobody is asked who did not open it."""
        return [self[name] for name, kind in KINDS.items() if kind.closed]

    def open(self) -> list[forms.BoundField]:
        """What anybody may be asked who did not close it."""
        return [self[name] for name, kind in KINDS.items() if not kind.closed]


class RoomForm(forms.Form):
    hours = forms.IntegerField(
        label=_("Hours a month"), required=False, min_value=0, max_value=MOST_HOURS, help_text=_("Or leave it empty.")
    )
    asks = forms.IntegerField(
        label=_("How often I may be asked in a month"),
        required=False,
        min_value=0,
        max_value=MOST_ASKS,
        help_text=_("Or leave it empty."),
    )
    words = forms.CharField(
        label=_("In my own words"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: not much before the summer."),
    )

    def __init__(self, data: Any = None, *, room: Room | None = None) -> None:
        super().__init__(data, label_suffix="", initial=room._asdict() if room else None)

    def room(self) -> Room:
        """What was put, of a form that is valid."""
        there = self.cleaned_data
        return Room(there["hours"], there["asks"], there["words"].strip())


class WordsForm(forms.Form):
    """One box of words."""

    words = forms.CharField(required=False, max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, data: Any = None, *, label: str, hint: str = "", there: str = "") -> None:
        super().__init__(data, label_suffix="", initial={"words": there})
        self.fields["words"].label, self.fields["words"].help_text = label, hint


class SomebodyForm(OnceForm):
    """Somebody of this group."""

    member = forms.ModelChoiceField(
        Member.objects.none(),
        label="",
        empty_label=_("Choose a name"),
        error_messages={"required": _("Choose a name."), "invalid_choice": _("Choose somebody of this group.")},
    )

    def __init__(self, data: Any = None, *, by: Member, label: str, without: Any = ()) -> None:
        super().__init__(data)
        people = seen_by(by).exclude(pk__in=[by.pk, *without])
        self.fields["member"].queryset = people  # type: ignore[attr-defined]
        self.fields["member"].label = label


class AnswerForm(forms.Form):
    """A button with a word to it."""

    answer = forms.ChoiceField(choices=[(word, word) for word in ("yes", "no", "end")])
