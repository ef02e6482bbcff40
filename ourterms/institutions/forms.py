"""What the browser sent becomes clean values."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.collectives.forms import Plain
from ourterms.design.forms import OnceForm
from ourterms.institutions.actions import Who
from ourterms.institutions.rules import BY_NAME, NAME, POST, SCHEMES
from ourterms.kit.speech import say

CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "inputmode": "text"}


def _lists() -> list[tuple[str, str]]:
    return [(scheme, say(what.title)) for scheme, what in SCHEMES.items()]


class _Numbered(forms.Form):
    """A number in a public list; both fields or neither."""

    def add_number(self, *, needed: bool = False) -> None:
        none = [] if needed else [(BY_NAME, _("I don't know its number"))]
        self.fields["scheme"] = forms.ChoiceField(
            label=_("A public number"),
            help_text=_("So that nobody mistakes it for another."),
            choices=[*none, *_lists()],
            initial=None if needed else BY_NAME,
            required=needed,
        )
        self.fields["value"] = forms.CharField(
            label=_("The number"),
            help_text=_("Such as RX9, 01234567 or 1234567."),
            max_length=60,
            required=needed,
            error_messages={"required": _("Put the number.")},
        )

    def clean(self) -> dict[str, Any]:
        """A list and a number, or none of the two."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        scheme, value = given.get("scheme") or BY_NAME, (given.get("value") or "").strip()
        if scheme != BY_NAME and not value and "value" not in self.errors:
            self.add_error("value", _("Put the number, or choose that you don't know it."))
        if scheme == BY_NAME and value:
            self.add_error("scheme", _("Choose the list that the number is of, or take the number out."))
        given["scheme"] = scheme
        return given

    @property
    def number(self) -> dict[str, str]:
        """The list and the number, of a form that is valid."""
        return {"scheme": self.cleaned_data["scheme"], "value": self.cleaned_data["value"]}


def _name(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=NAME,
        error_messages={"required": _("Put the name of the institution.")},
    )


class InstitutionForm(_Numbered, OnceForm):
    """A body that the group has to do with."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        self.fields["name"] = _name(_("What it is called"))
        self.add_number()


class CallForm(Plain):
    """What the group calls a body."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        self.fields["name"] = _name(_("What we call it"), _("Only this group sees it so."))


class NumberForm(_Numbered, Plain):
    """The public number of a body known by its name alone."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        self.add_number(needed=True)


class MergeForm(Plain):
    """Another body that is the same."""

    into = forms.ChoiceField(
        label=gettext_lazy("It is the same as"), error_messages={"required": gettext_lazy("Choose the other one.")}
    )

    def __init__(self, others: Iterable[tuple[UUID, str]], data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        field = self.fields["into"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose one")), *((str(pk), name) for pk, name in others)]


class FindForm(Plain):
    """Part of a name. It is sent, and stands in no address."""

    words = forms.CharField(
        label=gettext_lazy("Find one by its name"),
        max_length=100,
        error_messages={"required": gettext_lazy("Put a part of its name.")},
    )


ALL, OWN = "all", "own"


class WorksForm(Plain):
    """A body where a member works or is treated, and who is told."""

    where = forms.ChoiceField(label=gettext_lazy("Which one"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Or its name, if it is not in the list"),
        max_length=NAME,
        required=False,
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Who may know"),
        choices=[(OWN, gettext_lazy("Only me")), (ALL, gettext_lazy("Everybody in this group"))],
        initial=OWN,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )

    def __init__(self, places: Iterable[tuple[UUID, str]], data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        choices = [(str(pk), name) for pk, name in places]
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose one, or put a name below")), *choices]
        if not choices:
            del self.fields["where"]
            self.fields["name"].label = _("Its name")

    def clean(self) -> dict[str, Any]:
        """One of the list, or a name."""
        given: dict[str, Any] = self.cleaned_data
        if "name" not in self.errors and bool(given.get("where")) == bool(given.get("name")):
            wrong = (
                _("Choose one, or put a name: not both.") if given.get("where") else _("Choose one, or put its name.")
            )
            self.add_error("name", wrong)
        return given


# Of contacts -----------------------------------------------------------------------------------------------------


class GuestForm(_Numbered, OnceForm):
    """Who somebody says they are who comes in an institution's name."""

    def __init__(self, data: Any = None, *, sends: bool, **named: Any) -> None:
        super().__init__(data, **named)
        self.fields["calls_it"] = _name(_("Your institution"), _("Its whole name, as it stands on your letters."))
        self.add_number()
        for name, label, wrong in (
            ("name", _("Your name"), _("Put your name.")),
            ("post", _("Your post there"), _("Put your post there, such as: involvement officer.")),
        ):
            self.fields[name] = forms.CharField(label=label, max_length=POST, error_messages={"required": wrong})
        if sends:
            self.fields["email"] = forms.EmailField(
                label=_("Your e-mail address there"),
                help_text=_(
                    "A code is sent to it, by which you come back. Leave it empty to get a receipt code instead."
                ),
                max_length=254,
                required=False,
                widget=forms.EmailInput({"autocomplete": "email"}),
                error_messages={"invalid": _("Put an address that looks like name@example.org.")},
            )
        self.fields["next"] = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    @property
    def who(self) -> Who:
        """Who they say they are, of a form that is valid."""
        given = self.cleaned_data
        return Who(given["calls_it"], given["name"], given["post"], email=given.get("email", ""), **self.number)


class ComeBackForm(Plain):
    """To come back: by a code to one's address, or by a receipt code. Each has a button of its own, named `way`."""

    email = forms.CharField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "username"}),
    )
    code = forms.CharField(
        label=gettext_lazy("Your receipt code"),
        help_text=gettext_lazy("The one that you were shown at the end. Small letters and spaces don't matter."),
        max_length=60,
        required=False,
        widget=forms.TextInput(CODE),
    )
    next = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)


class MailedForm(Plain):
    """The code from an e-mail."""

    code = forms.CharField(
        label=gettext_lazy("The code from the e-mail"),
        max_length=60,
        widget=forms.TextInput(CODE | {"autofocus": True, "autocomplete": "one-time-code"}),
    )


class DescribeForm(Plain):
    """Another name or post."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=POST,
        error_messages={"required": gettext_lazy("Put your name.")},
    )
    post = forms.CharField(
        label=gettext_lazy("Your post there"),
        max_length=POST,
        error_messages={"required": gettext_lazy("Put your post there, such as: involvement officer.")},
    )
