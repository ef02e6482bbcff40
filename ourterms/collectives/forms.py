"""What the browser sends to the pages of a group."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ourterms.collectives.models import Circle
from ourterms.collectives.rules import settings as kinds
from ourterms.collectives.rules.names import LONGEST
from ourterms.collectives.rules.settings import BadValue, Setting, as_given, clean
from ourterms.design.forms import OnceForm

CONTINENTS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class Plain(forms.Form):
    """A form that changes what is there already."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **{"label_suffix": "", **named})


class ForCircle(OnceForm):
    """A form for something that is for all, or for one of the `circles`; where there is none, nothing is asked."""

    for_whom: Any = _("For whom")

    def __init__(self, data: Any = None, *, circles: Iterable[Circle], **named: Any) -> None:
        super().__init__(data, **named)
        self.circles = {str(circle.pk): circle for circle in circles}
        if self.circles:
            self.fields["circle"] = forms.ChoiceField(
                label=self.for_whom,
                choices=[("", _("All of us")), *((pk, circle.name) for pk, circle in self.circles.items())],
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def chosen_circle(self) -> Circle | None:
        """The circle that it is for; None for all of us. Of a form that is valid."""
        return self.circles.get(self.cleaned_data.get("circle", ""))


class GroupNameForm(Plain):
    """Another name for the group."""

    name = forms.CharField(
        label=_("What you call yourselves"),
        max_length=80,
        error_messages={"required": _("Put a name for the group. You can change it later.")},
    )


class OwnNameForm(Plain):
    """Another name for oneself."""

    name = forms.CharField(
        label=_("What we should call you here"),
        help_text=_("Any name will do. It does not have to be yours."),
        max_length=LONGEST,
        error_messages={"required": _("Put any name. It does not have to be yours.")},
    )


class CircleForm(OnceForm):
    """A circle, new or as it is called from now on."""

    name = forms.CharField(
        label=_("What to call it"), max_length=60, error_messages={"required": _("Put a name for the circle.")}
    )
    purpose = forms.CharField(
        label=_("What it is for, if you like"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HideForm(Plain):
    """A name or an address of somebody who must never learn that one is here."""

    words = forms.CharField(
        label=_("A name or an e-mail address that they may use"),
        help_text=_("One at a time. It is compared letter for letter, large and small letters alike."),
        max_length=254,
        error_messages={"required": _("Put a name or an e-mail address that they may use.")},
    )


class RoleNoteForm(OnceForm):
    """Something for whoever does a role next."""

    words = forms.CharField(
        label=_("For whoever does it next"),
        help_text=_("What you would have liked to know: where things are, whom to ask, what can wait."),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write something first.")},
    )


class SettingForm(Plain):
    """One setting; the field is as the setting's kind wants it, the value as the setting keeps it."""

    def __init__(self, setting: Setting, value: Any, data: Any = None) -> None:
        super().__init__(data, initial={"value": as_given(setting, value)})
        self.setting = setting
        self.fields["value"] = _field_of(setting)

    def clean_value(self) -> Any:
        """The value as it is kept."""
        given = str(self.cleaned_data["value"])
        try:
            clean(self.setting, given)
        except BadValue as problem:
            raise forms.ValidationError(problem.message) from None
        return given


def _field_of(setting: Setting) -> forms.Field:
    label = gettext(setting.title)
    if setting.kind == kinds.YES_NO:
        yes_no = [("yes", gettext("Yes")), ("no", gettext("No"))]
        return forms.ChoiceField(label=label, choices=yes_no, widget=forms.RadioSelect)
    if setting.kind == kinds.CHOICE:
        choices = [(value, gettext(words)) for value, words in setting.choices]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    if setting.kind == kinds.ZONE:
        zones = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in CONTINENTS)
        return forms.ChoiceField(label=label, choices=[(zone, zone.replace("_", " ")) for zone in (*zones, "UTC")])
    widget: forms.Widget = forms.TextInput()
    if setting.kind == kinds.WORDS:
        widget = forms.Textarea(attrs={"rows": 6})
    elif setting.kind in (kinds.WHOLE, kinds.HOUR):
        least, most = (0, 23) if setting.kind == kinds.HOUR else (setting.least, setting.most)
        widget = forms.NumberInput(attrs={"min": least, "max": most, "inputmode": "numeric"})
    elif setting.kind == kinds.ADDRESS:
        widget = forms.URLInput(attrs={"placeholder": "https://"})
    # How long it may be, the setting itself says.
    return forms.CharField(label=label, required=False, widget=widget)
