"""What the browser sends to sign in, and on the pages of one's own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.design.forms import OnceForm
from ourterms.people.rules.passwords import LONGEST

CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "inputmode": "text"}


class Plain(forms.Form):
    """A form without colons behind its labels."""

    def __init__(self, data: Any = None, files: Any = None, **named: Any) -> None:
        super().__init__(data, files, **{"label_suffix": "", **named})


class WaysForm(Plain):
    """Every way to say who one is, in one form; each has a button of its own, named `way`."""

    code = forms.CharField(
        label=_("A code from your card"),
        help_text=_("Any one that you have not used. Small letters and spaces don't matter."),
        max_length=60,
        required=False,
        widget=forms.TextInput(CODE | {"autofocus": True}),
    )
    email = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    challenge = forms.UUIDField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, max_length=8_000, widget=forms.HiddenInput)
    next = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)


class SignInForm(WaysForm):
    """To sign in: also says what kind of device this is."""

    shared = forms.BooleanField(
        label=_("This is a shared device: sign me out after 30 minutes"), required=False, initial=True
    )


class MailedCodeForm(Plain):
    """The code from an e-mail."""

    code = forms.CharField(
        label=_("The code from the e-mail"),
        max_length=60,
        widget=forms.TextInput(CODE | {"autofocus": True, "autocomplete": "one-time-code"}),
    )


class AddressForm(Plain):
    """An e-mail address."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("Put an address that looks like name@example.org.")},
    )


class PasswordForm(Plain):
    """A new password; the old one with it, where there is one."""

    old = forms.CharField(
        label=_("The password you have now"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("The new password"),
        help_text=_("At least 12 letters. Four words that don't belong together are good."),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any = None, *, has_one: bool, **named: Any) -> None:
        super().__init__(data, **named)
        if not has_one:
            del self.fields["old"]


class PasskeyForm(Plain):
    """What a browser made, and what its owner calls it."""

    name = forms.CharField(
        label=_("What is this device called?"),
        help_text=_("So that you can tell it from others later: my phone, the laptop in the kitchen."),
        max_length=60,
        required=False,
    )
    challenge = forms.UUIDField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)


class CardForm(OnceForm):
    """A new card. Its id is in the form, so that sent twice it is one card."""
