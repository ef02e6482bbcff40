"""What the browser sent, as clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.design.forms import OnceForm
from ourterms.kit.words import many_lines, one_line
from ourterms.library.rules import KINDS, TITLE, WORDS


class _Words(forms.CharField):
    def to_python(self, value: Any) -> str:
        return many_lines(super().to_python(value) or "")


class _Line(forms.CharField):
    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class WriteForm(OnceForm):
    """A page, new or changed. `seen` is the number of the version that it began from; 0 for a new page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, initial=0, required=False)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind, _(words)) for kind, words in KINDS],
        initial="guide",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of those in the list.")},
    )
    title = _Line(
        label=_("Title"),
        max_length=TITLE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": _("Put a title."),
            "max_length": _("Use at most 120 letters for the title."),
        },
    )
    words = _Words(
        label=_("The words"),
        max_length=WORDS,
        help_text=_("Plain words are fine. ## begins a heading, - an item of a list. **Two stars** make words strong."),
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        error_messages={
            "required": _("Write something first."),
            "max_length": _("Use at most 60,000 letters, or make two pages."),
        },
    )
    easy = _Words(
        label=_("Easy-read, if you like"),
        max_length=WORDS,
        required=False,
        help_text=_("The same in short sentences, one thought in each."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"max_length": _("Use at most 60,000 letters.")},
    )


class EncloseForm(OnceForm):
    """A file to lie beside a page."""

    file = forms.FileField(
        label=_("A picture, PDF or recording"),
        help_text=_("10 MB at most. Where, when and by whom it was made is left out."),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf,audio/*"}),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )
    words = _Line(
        label=_("What is it?"),
        max_length=TITLE,
        help_text=_("In a few words, also for whoever can't see or hear it."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": _("Say what it is."),
            "max_length": _("Use at most 120 letters."),
        },
    )
