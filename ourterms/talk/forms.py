"""What the browser sent, as clean values."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.collectives.forms import ForCircle
from ourterms.design.forms import OnceForm
from ourterms.kit.words import many_lines, one_line
from ourterms.talk.rules import NOTE, TITLE, WORDS

SHAPE = _("Plain words are fine. **Two stars** make them strong.")


class _Line(forms.CharField):
    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class _Words(forms.CharField):
    def to_python(self, value: Any) -> str:
        return many_lines(super().to_python(value) or "")


def _words(rows: int) -> forms.CharField:
    return _Words(
        label=_("Your words"),
        max_length=WORDS,
        help_text=SHAPE,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages={
            "required": _("Write something first."),
            "max_length": _("Use at most 20,000 letters, or write two posts."),
        },
    )


def _note() -> forms.CharField:
    return _Line(
        label=_("What this is about, in a few words (only if it may be hard to read)"),
        max_length=NOTE,
        required=False,
        help_text=_("Then your words stand behind this line, until somebody opens them."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"max_length": _("Use at most 120 letters for the note.")},
    )


def _title() -> forms.CharField:
    return _Line(
        label=_("What is it about?"),
        max_length=TITLE,
        help_text=_("A title. It stands in the list, so keep it gentle."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": _("Put a title, so that people find it again."),
            "max_length": _("Use at most 120 letters for the title."),
        },
    )


class WriteForm(OnceForm):
    """A post in a thread. `quotes` is the id of a post whose words stand above."""

    words = _words(5)
    note = _note()
    quotes = forms.UUIDField(required=False, widget=forms.HiddenInput)


class BeginForm(ForCircle):
    """A thread with its first post, for everybody or in one of the member's circles."""

    title = _title()
    words = _words(8)
    note = _note()
    for_whom = _("Who is it for?")


class ChangeForm(forms.Form):
    """Other words for one's own post; the title with the first of a thread."""

    title = _title()
    words = _words(8)
    note = _note()

    def __init__(self, data: Any = None, *, opens: bool, **named: Any) -> None:
        super().__init__(data, label_suffix="", **named)
        if not opens:
            del self.fields["title"]


class HideForm(forms.Form):
    """Which of our house rules a post breaks."""

    rule = forms.ChoiceField(
        label=_("Which of our house rules?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of our house rules.")},
    )

    def __init__(self, data: Any = None, *, rules: Sequence[str]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["rule"].choices = [(rule, rule) for rule in rules]  # type: ignore[attr-defined]
