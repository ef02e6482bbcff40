"""What the browser sent about speaking for us becomes clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ourterms.decisions.models import WORDS
from ourterms.decisions.rules.mandate import WHERE
from ourterms.design.forms import OnceForm


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, error_messages={"required": gettext_lazy("Choose a day.")})


class MandateForm(OnceForm):
    """Where, what exactly, and until when."""

    where = forms.CharField(
        label=gettext_lazy("Where?"),
        help_text=gettext_lazy("The place, the meeting or the people, such as the street party group."),
        max_length=WHERE,
        error_messages={"required": gettext_lazy("Say where.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What may they say for us?"),
        help_text=gettext_lazy("Word for word. Whatever is not in it comes back to all of us first."),
        max_length=WORDS,
        strip=False,
        widget=_area(6),
        error_messages={"required": gettext_lazy("Write down what may be said, word for word.")},
    )
    until = _day(gettext_lazy("Until when?"))
    mine = forms.BooleanField(label=gettext_lazy("I would do it"), required=False)
    more = forms.CharField(label=gettext_lazy("More, if you like"), max_length=WORDS, required=False, widget=_area(3))


class NoteForm(OnceForm):
    """What was voted or said there."""

    day = _day(gettext_lazy("When was it?"))
    words = forms.CharField(
        label=gettext_lazy("What was said or voted there?"),
        max_length=WORDS,
        widget=_area(4),
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    outside = forms.BooleanField(
        label=gettext_lazy("Some of it is not in what I may say"),
        help_text=gettext_lazy("Then it goes back to all of us: it stands on the agenda at once, and it says so here."),
        required=False,
    )
