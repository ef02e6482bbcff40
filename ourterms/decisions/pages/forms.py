"""What the browser sent becomes clean values. What a rule forbids, the actions refuse."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.care.rules.boundaries import KINDS as THINGS
from ourterms.collectives.models import Circle, Member
from ourterms.decisions.forms import AnswerForm, ClosingForm
from ourterms.decisions.lots import MOST_PLACES
from ourterms.decisions.models import REASON, TITLE, WORDS, Decision, Lot
from ourterms.decisions.rules import table
from ourterms.decisions.rules.standing import STANDING
from ourterms.decisions.rules.ways import WAYS
from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say

CODE_BOX = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class EnterForm(OnceForm):
    """Whose answer it is, how it was given, and the code of the slip. The answer itself is an AnswerForm beside it."""

    prefix = "enter"
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose answer is it?"),
        error_messages={
            "required": gettext_lazy("Choose somebody."),
            "invalid_choice": gettext_lazy("Choose somebody."),
        },
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How did they give it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how.")},
    )
    code = forms.CharField(
        label=gettext_lazy("The code on their slip"),
        help_text=gettext_lazy("If there is no slip, leave this empty. You get a code to tell them."),
        max_length=40,
        required=False,
        widget=forms.TextInput(CODE_BOX),
    )
    field_order = ("whose", "how", "code")

    def __init__(self, people: Iterable[Member], data: Any = None) -> None:
        super().__init__(data)
        self.people = {str(each.pk): each for each in people}
        whose, how = self.fields["whose"], self.fields["how"]
        assert isinstance(whose, forms.ChoiceField)
        assert isinstance(how, forms.ChoiceField)
        whose.choices = [("", _("Choose somebody")), *((pk, each.name) for pk, each in self.people.items())]
        how.choices = [(name, say(words)) for name, words in table.HOW.items()]

    @property
    def entered(self) -> dict[str, Any]:
        """What table.enter wants beside the answer. For a form that is valid."""
        data = self.cleaned_data
        return {"whose": self.people[data["whose"]], "how": data["how"], "code": data["code"]}


def spoken_answer_form(decision: Decision, data: Any = None) -> AnswerForm:
    """The answers that a decision has, without a word on it: at the table those are said."""
    form = AnswerForm(decision, data)
    form.fields.pop("words", None)
    if "answer" in form.fields:
        form.fields["answer"].label = _("What did they say?")
    return form


class CheckForm(forms.Form):
    """A code, to look up what was entered under it."""

    code = forms.CharField(
        label=gettext_lazy("The code"),
        help_text=gettext_lazy("Eight letters and figures. Small letters and spaces don't matter."),
        max_length=40,
        widget=forms.TextInput(CODE_BOX),
        error_messages={"required": gettext_lazy("Put the code from the slip, or as it was told.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


class WordForm(forms.Form):
    """An answer without looking: only what can be said without seeing what it is about."""

    def __init__(self, decision: Decision, data: Any = None, initial: str = "") -> None:
        super().__init__(data, label_suffix="", initial={"answer": initial})
        answers = [(answer, say(words)) for answer, words in WAYS[decision.way].answers.items()]
        if decision.way == "choose" or decision.in_rounds:
            answers = [("none", _("None of what there is to choose from"))]
        self.fields["answer"] = forms.ChoiceField(
            label=_("What do you say?"),
            choices=answers,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one of the answers.")},
        )

    @property
    def answer(self) -> str:
        """What actions.leave_word wants. For a form that is valid."""
        said = str(self.cleaned_data["answer"])
        return "" if said == "none" else said


class StandingForm(forms.Form):
    """A word for each kind of thing that a member keeps away."""

    def __init__(self, kinds: Iterable[str], words: Mapping[str, str], data: Any = None) -> None:
        super().__init__(data, label_suffix="", initial=dict(words))
        self.words = dict(words)
        for kind in kinds:
            self.fields[kind] = forms.ChoiceField(
                label=say(THINGS[kind].title),
                choices=[(value, say(sentence)) for value, sentence in STANDING.items()],
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def chosen(self) -> dict[str, str]:
        """All words, also of kinds that are not on the page now. For a form that is valid."""
        return self.words | self.cleaned_data


class LotForm(OnceForm):
    """What is drawn, for how many places, and where the seed comes from."""

    title = forms.CharField(
        label=gettext_lazy("What is drawn?"),
        help_text=gettext_lazy("Two of us who go to the meeting on the ninth"),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("Say in a line what is drawn.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What has to be known about it"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    places = forms.IntegerField(
        label=gettext_lazy("How many places?"),
        min_value=1,
        max_value=MOST_PLACES,
        initial=1,
        error_messages={"required": gettext_lazy("Put a number of places, from 1 to 100.")},
    )
    least = forms.CharField(
        label=gettext_lazy("Places kept for a group, if any"),
        help_text=gettext_lazy("One in each line, such as: under 25: 1. Everybody says themselves which is theirs."),
        max_length=800,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    seed_from = forms.CharField(
        label=gettext_lazy("Where does the seed come from?"),
        help_text=gettext_lazy(
            "Something that nobody can know yet, and everybody can look up: the lottery numbers of a day to come."
        ),
        max_length=REASON,
        error_messages={"required": gettext_lazy("Say where the seed will come from.")},
    )
    circle = forms.ChoiceField(label=gettext_lazy("For whom"), required=False, widget=forms.RadioSelect)

    def __init__(self, circles: Iterable[Circle], data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        self.circles = {str(circle.pk): circle for circle in circles}
        if self.circles:
            field = self.fields["circle"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All of us")), *((pk, each.name) for pk, each in self.circles.items())]
        else:
            del self.fields["circle"]

    def clean_least(self) -> dict[str, int]:
        """Group -> how many places, from a line for each."""
        found: dict[str, int] = {}
        for line in filter(str.strip, self.cleaned_data["least"].splitlines()):
            group, colon, number = line.rpartition(":")
            if not colon or not group.strip() or not number.strip().isdecimal() or len(number.strip()) > 3:
                raise forms.ValidationError(_("Write each like this: under 25: 1"))
            found[" ".join(group.split())] = int(number)
        return found

    @property
    def lot(self) -> dict[str, Any]:
        """What lots.start wants. For a form that is valid."""
        data = self.cleaned_data
        given = {name: data[name] for name in ("title", "words", "places", "least", "seed_from")}
        return {**given, "circle": self.circles.get(data.get("circle", ""))}


class YesForm(forms.Form):
    """To be on the list of a draw; with one's group, where there are such."""

    def __init__(self, lot: Lot, data: Any = None, initial: str = "") -> None:
        super().__init__(data, label_suffix="", initial={"group": initial})
        if lot.least:
            self.fields["group"] = forms.ChoiceField(
                label=_("Do you belong to one of these?"),
                help_text=_("It stands beside your name. Nobody has to say."),
                choices=[("", _("None, or I don't say")), *((group, group) for group in lot.least)],
                required=False,
                widget=forms.RadioSelect,
            )


class SeedForm(forms.Form):
    """The seed of a draw."""

    seed = forms.CharField(
        label=gettext_lazy("The seed"),
        help_text=gettext_lazy("Exactly as everybody can look it up. The draw is made at once, and only once."),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("A draw needs a seed.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


class LongerForm(ClosingForm):
    """Until when something stays open."""

    words = forms.CharField(
        label=gettext_lazy("Why, if you like"), max_length=WORDS, required=False, widget=forms.Textarea({"rows": 3})
    )

    @property
    def until(self) -> dict[str, str]:
        """Until when, as JSON keeps it. For a form that is valid."""
        day, time = self.cleaned_data["day"], self.cleaned_data["time"]
        return {"day": day.isoformat(), "time": f"{time:%H:%M}", "zone": self.zone}
