"""What the browser sent about publishing becomes clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.decisions.published.actions import NAME
from ourterms.decisions.roles.forms import WhyForm


class RecordForm(WhyForm):
    """That we have a record: under which name, and whether it may be found."""

    name = forms.CharField(
        label=_("Under which name?"),
        help_text=_("Anybody reads it. It need not be the one we use here."),
        max_length=NAME,
        error_messages={"required": _("Say under which name."), "max_length": _("Use at most 80 letters.")},
    )
    found = forms.BooleanField(
        label=_("Search engines may list it"),
        help_text=_("If not, we ask them not to. Most keep to that."),
        required=False,
    )
    field_order = ("name", "found", "words")


class StopRecordForm(WhyForm):
    """That nothing more is published."""

    def subject(self) -> dict[str, Any]:
        """What the decision carries out."""
        return {"on": False}
