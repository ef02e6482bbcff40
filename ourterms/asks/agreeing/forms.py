"""What the browser sends to the pages of agreements and places becomes clean values."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.asks.rules.places import ALL, HALF, LONGEST_NOTICE, NOTHING, PAYS_EACH, Hours
from ourterms.care.rules.boundaries import KINDS
from ourterms.collectives.forms import ForCircle
from ourterms.collectives.models import Circle
from ourterms.design.forms import OnceForm
from ourterms.design.in_our_words import number_messages
from ourterms.institutions.rules import POST
from ourterms.kit.speech import say


def _hours(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=24,
        max_digits=6,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
        error_messages={
            "required": _("Put a number of hours, or 0."),
            **number_messages(_("A number of hours from 0 to 24, with two decimals at most.")),
        },
    )


class PlaceForm(OnceForm):
    """What one person does for one session, and is paid, whole."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    who_pays = forms.ChoiceField(
        label=_("Who pays whom"),
        choices=[(PAYS_EACH, _("The institution pays each person"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who pays whom.")},
    )
    number = forms.IntegerField(
        label=_("How many of us go"), min_value=1, max_value=999, error_messages={"required": _("Put a number.")}
    )
    session = _hours(_("Hours of the session"))
    preparing = _hours(_("Hours of preparing"))
    travel = _hours(_("Hours of travel"))
    debrief = _hours(_("Hours of talking it through"))
    recovery = _hours(_("Hours of rest afterwards"))
    hourly = forms.CharField(
        label=_("Pay for an hour"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Put an amount in figures, such as 12.50.")},
    )

    off_share = forms.ChoiceField(
        label=_("If they call a session off late"),
        choices=[
            (ALL, _("Each is paid all of it")),
            (HALF, _("Each is paid half of it")),
            (NOTHING, _("Nothing is paid")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    off_days = forms.IntegerField(
        label=_("Late is less than so many days before"), min_value=0, max_value=LONGEST_NOTICE, required=False
    )

    @property
    def off(self) -> dict[str, Any]:
        """What is paid for a session that is called off late, of a form that is valid."""
        given = self.cleaned_data
        return {"off_days": given["off_days"] or 0, "off_share": given["off_share"] or NOTHING}

    @property
    def hours(self) -> Hours:
        """The hours, of a form that is valid."""
        return Hours(**{name: Decimal(self.cleaned_data[name]) for name in Hours._fields})


class SignatureForm(OnceForm):
    """A name and a post, for one version."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"), max_length=POST, error_messages={"required": _("Put the name of who signs.")}
    )
    post = forms.CharField(
        label=_("Post"), max_length=POST, error_messages={"required": _("Put the post of who signs.")}
    )


class SignForm(SignatureForm):
    """A contact signs, with a fresh code."""

    sent = forms.UUIDField(widget=forms.HiddenInput, required=False)
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        error_messages={"required": _("Put the code.")},
    )


class EnteredForm(SignatureForm):
    """Their signature, entered by us."""

    day = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Put the day."), "invalid": _("Put a day that there is, such as 2026-03-03.")},
    )
    document = forms.FileField(
        label=_("What they signed, as a PDF or a picture"),
        required=False,
        help_text=_("If you have it. 10 MB at most. It is kept for the group."),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )


class _Kinds(OnceForm):
    """What places touch, besides what is known of them."""

    kinds = forms.MultipleChoiceField(
        label=_("What it touches, besides"),
        help_text=_("Who does not want that asked is not asked. Nobody learns who that is."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, known: Iterable[str], **named: Any) -> None:
        super().__init__(data, **named)
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        skipped = {*known, "role", "support", "buddy", "early", "evening", "weekend", "institution"}
        field.choices = [(kind, say(each.title)) for kind, each in KINDS.items() if kind not in skipped]


class OfferForm(_Kinds, ForCircle):
    """Whom the places are offered to, and what they touch."""

    for_whom = _("Whom to offer them to")

    def __init__(self, data: Any = None, *, circles: Iterable[Circle], known: Iterable[str]) -> None:
        super().__init__(data, known=known, circles=circles)


class WidenForm(_Kinds):
    """To everybody as well, and what they touch beside what stands there."""

    whom = forms.MultipleChoiceField(
        label=_("Whom to offer them to"),
        help_text=_("Sessions that are to come are for everybody then, with what stands on their pages."),
        choices=[("all", _("Everybody, and not the circle alone"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, known: Iterable[str], to_all: bool) -> None:
        super().__init__(data, known=known)
        if not to_all:
            del self.fields["whom"]
