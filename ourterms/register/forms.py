"""What the browser sent, as clean values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say
from ourterms.register.rules import GROUNDS


class PublishForm(OnceForm):
    """What one wants: publish it, ask those who are named, or say about one's own name. `mark`: of the words that the
    page showed."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)
    do = forms.ChoiceField(
        choices=[(each, each) for each in ("publish", "ask", "yes", "no")], widget=forms.HiddenInput, required=False
    )

    def clean_mark(self) -> bytes:
        """The bytes of it."""
        try:
            return bytes.fromhex(self.cleaned_data["mark"])
        except ValueError:
            raise forms.ValidationError(_("Open the page again.")) from None


class RedactForm(OnceForm):
    """Which words are taken away, and why in one of a few words."""

    parts = forms.MultipleChoiceField(
        label=_("Which words"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is to be taken away.")},
    )
    ground = forms.ChoiceField(
        label=_("Why"),
        help_text=_("Anybody can read this one word beside the place where the words stood."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of those in the list.")},
    )

    def __init__(self, data: Any = None, *, parts: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(data, **named)
        for name, choices in (
            ("parts", list(parts)),
            ("ground", [(each, say(words)) for each, words in GROUNDS.items()]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
