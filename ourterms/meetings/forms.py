"""What the browser sent becomes clean values."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.collectives.forms import ForCircle
from ourterms.design.forms import OnceForm
from ourterms.kit.lasting import how_long
from ourterms.kit.wall import Wall
from ourterms.meetings.actions import Plan
from ourterms.meetings.models import BOTH, HERE, ONLINE, Session
from ourterms.meetings.rules import notes, times

LENGTHS = [
    (30, gettext_lazy("Half an hour")),
    (60, gettext_lazy("An hour")),
    (90, gettext_lazy("An hour and a half")),
    (120, gettext_lazy("Two hours")),
    (150, gettext_lazy("Two hours and a half")),
    (180, gettext_lazy("Three hours")),
    (240, gettext_lazy("Four hours")),
    (360, gettext_lazy("Six hours")),
    (480, gettext_lazy("Eight hours")),
]
HOW = [
    (HERE, gettext_lazy("In a place")),
    (ONLINE, gettext_lazy("Online")),
    (BOTH, gettext_lazy("In a place and online")),
]
EVERY = [
    ("", gettext_lazy("Only this once")),
    (times.WEEKLY, gettext_lazy("Every week")),
    (times.FORTNIGHTLY, gettext_lazy("Every second week")),
    (times.MONTHLY, gettext_lazy("Every month, on the same weekday")),
]
FIRST_YEAR, LAST_YEAR = 2000, 2100


class PlanForm(OnceForm):
    """A meeting, new or changed. Only day and time have to be said."""

    day = forms.DateField(
        label=gettext_lazy("Which day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )
    time = forms.TimeField(
        label=gettext_lazy("From when"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": gettext_lazy("Choose a time.")},
    )
    minutes = forms.TypedChoiceField(label=gettext_lazy("How long"), coerce=int, choices=LENGTHS, initial=120)
    title = forms.CharField(label=gettext_lazy("What it is, if you like"), max_length=80, required=False)
    how = forms.ChoiceField(
        label=gettext_lazy("In a place or online"), choices=HOW, initial=HERE, widget=forms.RadioSelect
    )
    where = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)
    getting_in = forms.CharField(
        label=gettext_lazy("How to get in"),
        help_text=gettext_lazy("Which door, which bell, who to ring."),
        max_length=300,
        required=False,
    )
    stairs = forms.CharField(
        label=gettext_lazy("Stairs and lifts"),
        help_text=gettext_lazy("What the place has: how many steps, a lift, a ramp, a toilet without steps."),
        max_length=300,
        required=False,
    )
    bring = forms.CharField(label=gettext_lazy("What to bring"), max_length=300, required=False)
    link = forms.URLField(
        label=gettext_lazy("Link to be there online"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Put the whole link. It begins with https://.")},
    )

    def clean_day(self) -> date:
        """A day that a calendar can hold."""
        day: date = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Choose a day in this century."))
        return day

    def clean_link(self) -> str:
        """A link that a browser may follow: a web page, nothing else."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("Put the whole link. It begins with https://."))
        return link

    def plan(self, zone: str) -> Plan:
        """What the meeting is to be, on the wall clock of `zone`. For a form that is valid."""
        given = {name: self.cleaned_data[name] for name in Plan._fields if name not in ("wall", "minutes")}
        wall = Wall(self.cleaned_data["day"], self.cleaned_data["time"].replace(second=0, microsecond=0), zone)
        return Plan(wall, self.cleaned_data["minutes"], **given)


class NewForm(PlanForm, ForCircle):
    """A new meeting: also for whom, and whether it comes again."""

    every = forms.ChoiceField(label=gettext_lazy("Does it come again"), choices=EVERY, required=False)
    more = forms.TypedChoiceField(
        label=gettext_lazy("How many more"),
        help_text=gettext_lazy("Each becomes a meeting of its own. You can change or call off each."),
        coerce=int,
        choices=[(number, str(number)) for number in range(1, times.MOST_AT_ONCE + 1)],
        required=False,
        empty_value=1,  # type: ignore[arg-type]  # what coerce gives
    )


def change_form(session: Session, data: Any = None) -> PlanForm:
    """A form with what a meeting is now."""
    names = (*(name for name in Plan._fields if name != "wall"), "day", "time")
    form = PlanForm(data, initial={name: getattr(session, name) for name in names})
    field = form.fields["minutes"]
    assert isinstance(field, forms.ChoiceField)
    if session.minutes not in dict(LENGTHS):
        field.choices = [(session.minutes, how_long(session.minutes)), *LENGTHS]
    return form


class LineForm(OnceForm):
    """One line."""

    words = forms.CharField(max_length=200, error_messages={"required": gettext_lazy("Write a line first.")})


class AgendaForm(LineForm):
    """A line for the agenda."""

    prefix = "agenda"

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["words"].label = _("Put something on the agenda")


class WeWillForm(LineForm):
    """A line of what we said we'd do."""

    prefix = "said"

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["words"].label = _("Something we said we'd do")


class WalkForm(OnceForm):
    """An offer to walk home with somebody."""

    prefix = "walk"
    words = forms.CharField(
        label=gettext_lazy("Which way do you go?"),
        help_text=gettext_lazy("As wide as you like: towards the station, by the night bus."),
        max_length=120,
        required=False,
    )


class NotesForm(OnceForm):
    """The notes, and the version that they were written on top of."""

    words = forms.CharField(
        label=gettext_lazy("Notes"),
        max_length=notes.LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "paste", "rows": 14}),
    )
    base = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
