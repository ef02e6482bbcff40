"""What the browser sent becomes clean values."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.aid.rules import KINDS, LET_BE, NOT_YET, YES
from ourterms.aid.sealed import Wish
from ourterms.collectives.models import Circle, Member
from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say

NEED, OFFER = "need", "offer"


class WishForm(OnceForm):
    """A need or an offer, on one screen. Only what it is has to be said."""

    way = forms.ChoiceField(
        label=gettext_lazy("Need or offer"),
        choices=[(NEED, gettext_lazy("I need something")), (OFFER, gettext_lazy("I can offer something"))],
        initial=NEED,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("What"))
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("A line is enough. You don't have to say why."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write a line, so that others know what would help.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Where, if it matters"),
        help_text=gettext_lazy("As wide as you like: a part of town is enough."),
        max_length=120,
        required=False,
    )
    until = forms.DateField(
        label=gettext_lazy("Until which day, if there is one"),
        help_text=gettext_lazy("After that day it fades by itself."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    circle = forms.ChoiceField(label=gettext_lazy("Who sees it"), required=False)
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Only these people"), required=False, widget=forms.CheckboxSelectMultiple
    )
    through = forms.ChoiceField(
        label=gettext_lazy("Who posts it for you"),
        help_text=gettext_lazy("They see who asks, and can say no. Nobody else finds out."),
        required=False,
    )

    def __init__(
        self, circles: Iterable[Circle], others: Iterable[Member], today: date, data: Any = None, **named: Any
    ) -> None:
        super().__init__(data, **named)
        self.today = today
        self.others = {str(member.pk): member for member in others}
        names = [(pk, member.name) for pk, member in self.others.items()]
        for name, choices in (
            ("kind", [(kind, say(words)) for kind, words in KINDS.items()]),
            ("circle", [("", _("All of us")), *((str(circle.pk), circle.name) for circle in circles)]),
            ("chosen", names),
            ("through", [("", _("Nobody: I post it under my name")), *names]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if len(self.fields["circle"].choices) == 1:  # type: ignore[attr-defined]
            del self.fields["circle"]

    def clean_until(self) -> date | None:
        """A day that is not over, within the next years."""
        until: date | None = self.cleaned_data["until"]
        if until and not self.today <= until <= self.today.replace(year=self.today.year + 5, day=1):
            raise forms.ValidationError(_("Choose today or a later day, or leave it empty."))
        return until

    def clean(self) -> dict[str, Any]:
        """A circle, or a few people: not both."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("circle") and given.get("chosen"):
            self.add_error("chosen", _("Choose a circle or a few people, not both."))
        through = given.get("through")
        if through and given.get("chosen") == [through]:
            self.add_error("chosen", _("Choose somebody besides the one who posts it."))
        return given

    @property
    def wish(self) -> Wish:
        """What is wished, of a form that is valid."""
        given = self.cleaned_data
        return Wish(
            kind=given["kind"],
            words=given["words"],
            offered=given["way"] == OFFER,
            place=given["place"],
            until=given["until"],
            circle=UUID(given["circle"]) if given.get("circle") else None,
            chosen=frozenset(UUID(member) for member in given["chosen"]),
        )

    @property
    def go_between(self) -> Member | None:
        """Through whom it is asked; None for under one's own name."""
        return self.others.get(self.cleaned_data["through"])


class WordsForm(OnceForm):
    """Words to somebody: an answer, or a message."""

    words = forms.CharField(
        label=gettext_lazy("Your words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write a line first.")},
    )


DONE = [
    (YES, gettext_lazy("Yes, it's done")),
    (NOT_YET, gettext_lazy("Not yet")),
    (LET_BE, gettext_lazy("Let it be")),
]
