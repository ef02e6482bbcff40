"""What the browser sends to come in, or to let somebody in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.collectives.rules.joining import LONGEST_ANSWER
from ourterms.collectives.rules.names import LONGEST
from ourterms.design.forms import OnceForm


class CodeForm(forms.Form):
    """The code of a link, to type."""

    code = forms.CharField(
        label=_("The code"),
        help_text=_("Sixteen letters and figures. Small letters and spaces don't matter."),
        max_length=60,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": _("Put the code that you were given.")},
        label_suffix="",
    )


class JoinForm(OnceForm):
    """A name for this group; and for somebody new, what kind of device this is."""

    name = forms.CharField(
        label=_("What should we call you here?"),
        help_text=_("Any name will do. You can change it later."),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Put any name. It does not have to be yours.")},
    )
    shared = forms.BooleanField(
        label=_("This is a shared device: sign me out after 30 minutes"), required=False, initial=True
    )


class AskForm(OnceForm):
    """The questions that a group asks of those who ask to join: a box for each."""

    def __init__(self, questions: list[str], data: object = None) -> None:
        super().__init__(data)
        for number, question in enumerate(questions):
            self.fields[f"q{number}"] = forms.CharField(
                label=question,
                required=False,
                max_length=LONGEST_ANSWER,
                widget=forms.Textarea({"rows": 4}),
                label_suffix="",
            )
        self.questions = questions

    @property
    def answers(self) -> list[list[str]]:
        """Each question with what was put, of a form that is valid."""
        return [[question, self.cleaned_data[f"q{number}"]] for number, question in enumerate(self.questions)]
