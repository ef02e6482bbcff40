"""Every component of the design, each in every state it can be in: the one list behind /design/.

Tests hold it to the tags of the design and to the blocks of its stylesheet. How a state is written stands in
templates/design/gallery/<slug>.html, under a line with its key in a comment.
The gallery shows it as it is drawn and as it is written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.template import engines
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

LONG = _(
    "A very long heading that goes on and on, with Verwaltungsvereinfachungsmaßnahmenkatalog in it, and "
    "still has something to say about rememberingeverythingwithoutevertakingabreath"
)
RIGHT_TO_LEFT = "نحن نقرّر معًا، وهم يدفعون في الوقت المتّفق عليه."
NAMES = {
    "ordinary": _("Ordinary"),
    "long": _("Long words"),
    "right-to-left": _("Right to left"),
    "error": _("Error"),
    "empty": _("Empty"),
    "disabled": _("Disabled"),
    "many": _("Many"),
}


@dataclass(frozen=True)
class State:
    """One state of a component: its key, what its template is given, a form where it needs one, its name."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    form: Callable[[str], forms.Form] | None = None
    called: str | Promise = ""

    @property
    def name(self) -> str | Promise:
        """How the gallery calls it."""
        return self.called or NAMES[self.key]

    @property
    def right_to_left(self) -> bool:
        """Whether it is drawn from right to left."""
        return self.key == "right-to-left"


@dataclass(frozen=True)
class Component:
    """A component with its states; the first is the ordinary one."""

    slug: str
    name: str | Promise
    note: str | Promise
    states: tuple[State, ...]

    def written(self) -> dict[str, str]:
        """How each state is written, by its key."""
        template: Any = get_template(f"design/gallery/{self.slug}.html")
        _before, *parts = re.split(r"^\{# ([a-z-]+) #\}\n", template.template.source, flags=re.MULTILINE)
        return {key: text.strip() for key, text in zip(parts[::2], parts[1::2], strict=True)}

    def drawn(self, state: State) -> SafeString:
        """One of its states as HTML. Its ids begin with the slug and the key, so that all fit on one page."""
        uid = f"{self.slug}-{state.key}"
        values = {"uid": uid, "long": LONG, "words": RIGHT_TO_LEFT} | state.values
        if state.form:
            values["form"] = state.form(uid)
        piece = engines["django"].from_string("{% load i18n design %}" + self.written()[state.key])
        return mark_safe(piece.render(values))  # noqa: S308 (a template escapes what it is given)


class _Example(forms.Form):
    text = forms.CharField(
        label=_("Paste what they sent"),
        help_text=_("An advert, an e-mail, a letter. All of it, if you can."),
        widget=forms.Textarea(attrs={"class": "paste", "rows": 5}),
        error_messages={"required": _("Paste what they sent, or open the example.")},
    )
    hours = forms.IntegerField(
        label=_("How many hours a month?"), error_messages={"required": _("Put in a number, such as 6.")}
    )
    paid = forms.ChoiceField(
        label=_("Do they pay you for reading beforehand?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unknown", _("I don't know"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, or stop here.")},
    )


class _LongWords(forms.Form):
    text = forms.CharField(label=LONG, help_text=LONG, error_messages={"required": LONG})
    paid = forms.ChoiceField(
        label=LONG, choices=[("yes", LONG)], widget=forms.RadioSelect, error_messages={"required": LONG}
    )


class _Many(forms.Form):
    parts = forms.MultipleChoiceField(
        label=_("What takes your time?"),
        choices=[(str(n), _("Something that takes time, number %d") % n) for n in range(1, 13)],
        widget=forms.CheckboxSelectMultiple,
    )


class _RightToLeft(forms.Form):
    text = forms.CharField(label=RIGHT_TO_LEFT, help_text=RIGHT_TO_LEFT, error_messages={"required": RIGHT_TO_LEFT})
    paid = forms.ChoiceField(label=RIGHT_TO_LEFT, choices=[("y", "نعم"), ("n", "لا")], widget=forms.RadioSelect)


def _blank(form: type[forms.Form]) -> Callable[[str], forms.Form]:
    return lambda uid: form(auto_id=f"{uid}_%s", prefix=uid, initial={"paid": "no"})


def _sent_empty(form: type[forms.Form]) -> Callable[[str], forms.Form]:
    return lambda uid: form({}, auto_id=f"{uid}_%s", prefix=uid)


def _disabled(uid: str) -> forms.Form:
    form = _Example(auto_id=f"{uid}_%s", prefix=uid, initial={"text": _("This can't be changed."), "paid": "yes"})
    for each in form.fields.values():
        each.disabled = True
    return form


def _table(meetings: int) -> dict[str, Any]:
    what, total = _("two hours, and one of reading"), f"£{75 * meetings:,}.00"
    return {
        "caption": _("What you are asked for"),
        "head": [_("What"), _("Time"), _("Hours"), _("At £25.00 an hour")],
        "rows": [
            *((_("Meeting %d") % n, what, 3, "£75.00") for n in range(1, meetings + 1)),
            (_("In all"), "", 3 * meetings, total),
        ],
    }


COMPONENTS = (
    Component(
        "words",
        _("Words"),
        _("Headings, running text, links, lists, quotes, money and dates."),
        (
            State("ordinary", {"when": date(2026, 3, 3)}),
            State("prose", called=_("A page of text")),
            State("letter", called=_("A letter with a highlighter")),
            State("facts", called=_("Lists of facts")),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "buttons",
        _("Buttons"),
        _("A button says what happens. One main one on a screen at most."),
        (
            State("ordinary"),
            State("going-on", called=_("Going on")),
            State("disabled"),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "choices",
        _("Choices"),
        _("Four ways on, of equal weight. None is praised or warned against."),
        (State("ordinary"), State("long"), State("right-to-left")),
    ),
    Component(
        "sheets",
        _("Sheets"),
        _("A sheet of paper on a wall. Loud is ours or needs an answer; calm is kept or given back."),
        (
            State("ordinary"),
            State("loud-and-calm", called=_("Loud and calm")),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "notices",
        _("Notices"),
        _("Something to know before going on; and what stands where nothing is yet."),
        (
            State("ordinary"),
            State("calm", called=_("Calm")),
            State("loud", called=_("Loud")),
            State("empty"),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "findings",
        _("Findings"),
        _("A sign, a name, a state, their words, what to ask for. Shape and word tell first, then colour."),
        (
            State("ordinary"),
            State("signs", called=_("The three signs")),
            State("many", {"names": [_("Paid in money"), _("Who decides"), _("A person to write to")]}),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "folds",
        _("Folds"),
        _("More, for who wants it. Opens without JavaScript; printed open where the browser can."),
        (
            State("ordinary"),
            State("open", called=_("Open")),
            State("many"),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "fields",
        _("Fields"),
        _("A label, a hint, who sees it, and what to do when something went wrong."),
        (
            State("ordinary", form=_blank(_Example)),
            State("error", form=_sent_empty(_Example)),
            State("disabled", form=_disabled),
            State("many", form=_blank(_Many)),
            State("long", form=_sent_empty(_LongWords)),
            State("right-to-left", form=_sent_empty(_RightToLeft)),
        ),
    ),
    Component(
        "copying",
        _("Copying and counting"),
        _("A reply to change and copy. Both helpers stay hidden without JavaScript."),
        (State("ordinary"), State("long"), State("right-to-left")),
    ),
    Component(
        "tables",
        _("Tables"),
        _("A real table. On a phone each row becomes a card that names its own cells."),
        (
            State("ordinary", _table(3)),
            State("empty", _table(0)),
            State("many", _table(14)),
            State("long", {"head": [_("What"), LONG], "rows": [(LONG, LONG), (_("Short"), "")]}),
            State(
                "right-to-left",
                {"head": ["ماذا", "كم"], "rows": [("اجتماع", "£50.00"), ("المجموع", "£50.00")]},
            ),
        ),
    ),
    Component(
        "steps",
        _("Steps"),
        _("How far we are, in words first."),
        (
            State("ordinary", {"labels": [_("Paste"), _("Three things"), _("What you do")]}),
            State(
                "in-any-order",
                {"labels": [_("Paste"), _("Three things"), _("What you do")], "done": {1, 3}},
                called=_("In any order"),
            ),
            State("long", {"labels": [_("Paste"), LONG, LONG]}),
            State("right-to-left", {"labels": [RIGHT_TO_LEFT] * 3}),
        ),
    ),
    Component(
        "screens",
        _("Screens"),
        _("One screen at a time without a server: the address decides which one shows."),
        (State("ordinary"), State("long"), State("right-to-left")),
    ),
    Component(
        "voices",
        _("Voices"),
        _("The same words said three ways. Radio buttons; every panel shows where the browser can't switch."),
        (
            State("ordinary", {"labels": [_("Plain"), _("Warm"), _("A brief no")]}),
            State("long", {"labels": [_("Plain"), LONG, _("A brief no")]}),
            State("right-to-left", {"labels": ["بسيط", "ودود", "لا قصيرة"]}),
        ),
    ),
    Component(
        "figures",
        _("Figures"),
        _("One big number over what it is."),
        (
            State("ordinary"),
            State("empty"),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "ways",
        _("Ways round"),
        _("The way back, the doors, a long list page by page, and the line that says that somebody is away."),
        (
            State("ordinary"),
            State("paging", {"page": {"back": "before=x", "further": "after=x"}}, called=_("Page by page")),
            State("away", called=_("Away")),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "lists",
        _("Lists"),
        _("Things with something to press beside them; what there is to look at; names; talk; two texts compared."),
        (
            State("ordinary"),
            State("looks", called=_("What there is to look at")),
            State("names", called=_("Names")),
            State("talk", called=_("Talk")),
            State("compared", called=_("Compared")),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "papers",
        _("Codes and slips"),
        _("What is copied by hand, and what is cut out of a sheet of paper."),
        (
            State("ordinary"),
            State("one-big", called=_("One, in big letters")),
            State("used", called=_("Used")),
            State("slips", called=_("Slips")),
            State("long"),
            State("right-to-left"),
        ),
    ),
    Component(
        "drawings",
        _("Drawings"),
        _("Shapes differ, and not only colours. Each stands beside the same facts in words or in a table."),
        (
            State("ordinary"),
            State("steps-reached", called=_("Steps")),
            State("bars", called=_("Bars")),
            State("long"),
            State("right-to-left"),
        ),
    ),
)

BY_SLUG = {component.slug: component for component in COMPONENTS}
