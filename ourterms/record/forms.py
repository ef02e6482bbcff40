"""What the browser sent becomes clean values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.design.forms import OnceForm
from ourterms.record.models import WHO, WORDS


class WrongForm(OnceForm):
    """What is wrong, who says so, and how to answer them."""

    words = forms.CharField(
        label=_("What is wrong, and what is right"),
        help_text=_("Say it so that it could stand beside the entry. Put in nobody's name but your own below."),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Say what is wrong."), "max_length": _("Use at most 2,000 letters.")},
    )
    who = forms.CharField(
        label=_("Your name and post"),
        max_length=WHO,
        error_messages={"required": _("Say who you are, with your post.")},
    )
    reach = forms.CharField(
        label=_("How the group can answer you"),
        help_text=_("An e-mail address or a telephone number at work."),
        max_length=WHO,
        error_messages={"required": _("Say how the group can answer you.")},
    )


class AnswerForm(OnceForm):
    """What we say to it."""

    words = forms.CharField(
        label=_("What we say to it"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Write something first."), "max_length": _("Use at most 2,000 letters.")},
    )
