"""What the browser sent becomes clean values. What a rule forbids, the actions refuse."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.care.rules.boundaries import KINDS as THINGS
from ourterms.collectives.forms import ForCircle
from ourterms.collectives.models import Circle
from ourterms.decisions.actions import Opening
from ourterms.decisions.models import LETTER, REASON, TITLE, WORDS, Decision
from ourterms.decisions.rules import dissent
from ourterms.decisions.rules.constitution import KINDS, LONGEST, MOST_OPTIONS, NO_CIRCLE
from ourterms.decisions.rules.ways import GOING_ON, LEAST, MOST_POINTS, OPTIONS, VOTES, WAYS, Rule
from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say
from ourterms.kit.wall import Wall


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _two_lines(title: str, does: str) -> SafeString:
    """What stands beside a button: a name, and below it what it is."""
    return format_html("<strong>{}</strong><br>{}", say(title), say(does))


class MatterForm(ForCircle):
    """Something to put on the agenda."""

    title = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("One line. You don't need to know yet what we should do."),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("Say in a line what it is about.")},
    )
    words = forms.CharField(label=gettext_lazy("More, if you like"), max_length=WORDS, required=False, widget=_area(5))
    kind = forms.ChoiceField(label=gettext_lazy("What kind of thing is it?"), widget=forms.RadioSelect)
    touches = forms.MultipleChoiceField(
        label=gettext_lazy("Does it touch one of these?"),
        help_text=gettext_lazy("Some of us keep such things away. To them it comes as a plain line, to open or not."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, kinds: Sequence[str], **named: Any) -> None:
        super().__init__(data, **named)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(each, _two_lines(KINDS[each].title, KINDS[each].does)) for each in kinds]
        touches = self.fields["touches"]
        assert isinstance(touches, forms.MultipleChoiceField)
        touches.choices = [(each, say(thing.title)) for each, thing in THINGS.items()]


class ReasonForm(forms.Form):
    """Why something is taken off the agenda."""

    reason = forms.CharField(
        label=gettext_lazy("Why it goes from the agenda"),
        max_length=REASON,
        error_messages={"required": gettext_lazy("Say why, in a line. Nothing goes from here without it.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


def quiet_help(votes: Sequence[str]) -> str:
    """What stands beside the box that asks for a quiet ballot. `votes`: the ways that can be one."""
    return _(
        "Nothing is counted or shown before it closes. No other member sees who chose what, and seven days after the "
        "count nobody can find it out. At least {least} of us have to answer. For: {ways}."
    ).format(least=LEAST, ways=", ".join(votes))


class ClosingForm(OnceForm):
    """A day and a time by the wall clock of `closes`, which stands there to begin with."""

    day = forms.DateField(
        label=gettext_lazy("Closes on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )
    time = forms.TimeField(
        label=gettext_lazy("At"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": gettext_lazy("Choose a time.")},
    )

    def __init__(self, data: Any = None, *, closes: Wall, initial: Any = None, **named: Any) -> None:
        super().__init__(data, initial={"day": closes.day, "time": closes.time, **(initial or {})}, **named)
        self.zone = closes.zone


class OpenForm(ClosingForm):
    """How a matter is decided: what exactly, in which way, until when."""

    question = forms.CharField(
        label=gettext_lazy("What do we decide?"),
        help_text=gettext_lazy("So that the answer is clear: We buy a second kettle."),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("Say in a line what we decide.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What has to be known about it"), max_length=WORDS, required=False, widget=_area(5)
    )
    way = forms.ChoiceField(
        label=gettext_lazy("In which way?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a way.")},
    )
    options = forms.CharField(
        label=gettext_lazy("What is there to choose from?"),
        help_text=gettext_lazy("One in each line."),
        max_length=3_000,
        required=False,
        widget=_area(4),
    )
    several = forms.BooleanField(label=gettext_lazy("Each may choose several"), required=False)
    affected = forms.ChoiceField(
        label=gettext_lazy("Those it touches most"),
        help_text=gettext_lazy(
            "A circle that you are in. It has to say yes by the same rule, beside everybody. "
            "Who is not in it reads that a circle is asked, never which or who."
        ),
        required=False,
        error_messages={"required": gettext_lazy("Our rules ask for a circle here. Choose one.")},
    )
    quiet = forms.BooleanField(label=gettext_lazy("As a quiet ballot"), required=False)

    def __init__(
        self,
        ways: Sequence[str],
        data: Any = None,
        *,
        initial: Any = None,
        circles: Iterable[Circle] = (),
        must: bool = False,
        may_be_quiet: bool = False,
        **named: Any,
    ) -> None:
        super().__init__(data, initial={"way": ways[0], **(initial or {})}, **named)
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)
        way.choices = [(each, _two_lines(WAYS[each].title, WAYS[each].does)) for each in ways]
        self.first = [each for each in ways if WAYS[each].first or ways[0] in OPTIONS or each == ways[0]]
        self.between_things = ways[0] in OPTIONS
        if not self.between_things:
            del self.fields["options"], self.fields["several"]
        self.fields["question"].disabled = ways[0] == GOING_ON
        self.circles = {} if ways[0] in (*OPTIONS, GOING_ON) else {str(circle.pk): circle for circle in circles}
        if self.circles:
            affected = self.fields["affected"]
            assert isinstance(affected, forms.ChoiceField)
            affected.choices = [("", _("Nobody besides")), *((pk, each.name) for pk, each in self.circles.items())]
            affected.required = must
        else:
            del self.fields["affected"]
        votes = [say(WAYS[each].title) for each in ways if each in VOTES]
        if may_be_quiet and votes:
            self.fields["quiet"].help_text = quiet_help(votes)
        else:
            del self.fields["quiet"]

    @property
    def first_ways(self) -> list[Any]:
        """The radio buttons of the ways that are offered first."""
        return [each for each in self["way"] if each.data["value"] in self.first]

    @property
    def more_ways(self) -> list[Any]:
        """Those of the other ways."""
        return [each for each in self["way"] if each.data["value"] not in self.first]

    def opening(self, zone: str) -> Opening:
        """What was chosen, on the wall clock of `zone`. For a form that is valid."""
        data = self.cleaned_data
        closes = Wall(data["day"], data["time"].replace(second=0, microsecond=0), zone)
        ZoneInfo(zone)
        options = data.get("options", "").splitlines()[: 5 * MOST_OPTIONS]
        affected = self.circles.get(data.get("affected", ""))
        several = data.get("several", False)
        quiet = data.get("quiet", False)
        return Opening(data["way"], data["question"], closes, data["words"], options, several, affected, quiet)


class RemarkForm(OnceForm):
    """Something to say about it."""

    prefix = "remark"
    words = forms.CharField(
        label=gettext_lazy("What do you want to say or ask?"),
        max_length=WORDS,
        widget=_area(3),
        error_messages={"required": gettext_lazy("Write something first.")},
    )


class ReachForm(OnceForm):
    """How far one's own dissent goes."""

    reach = forms.ChoiceField(
        label=gettext_lazy("How far may it go?"),
        widget=forms.RadioSelect,
        initial=dissent.US,
        error_messages={"required": gettext_lazy("Choose how far it may go.")},
    )
    named = forms.ChoiceField(label=gettext_lazy("Your name"), widget=forms.RadioSelect, initial="yes")

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        reach, name = self.fields["reach"], self.fields["named"]
        assert isinstance(reach, forms.ChoiceField)
        assert isinstance(name, forms.ChoiceField)
        reach.choices = [(value, say(words)) for value, words in dissent.REACH.items()]
        name.choices = [("yes", _("My name stands beside it")), ("no", _("Without my name"))]

    @property
    def goes(self) -> dict[str, Any]:
        """What the actions want to know. For a form that is valid."""
        return {"reach": self.cleaned_data["reach"], "named": self.cleaned_data["named"] == "yes"}


class DissentForm(ReachForm):
    """A dissent: its words, and how far they go."""

    words = forms.CharField(
        label=gettext_lazy("What you don't agree with"),
        max_length=WORDS,
        strip=False,
        widget=_area(5),
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    field_order = ("words", "reach", "named")


class OutcomeForm(OnceForm):
    """What was decided, what happens next, when we look at it again."""

    words = forms.CharField(
        label=gettext_lazy("What was decided?"),
        help_text=gettext_lazy("So that somebody who was not there understands it."),
        max_length=WORDS,
        widget=_area(4),
        error_messages={"required": gettext_lazy("Say what was decided.")},
    )
    lines = forms.CharField(
        label=gettext_lazy("What happens next, if anything"),
        help_text=gettext_lazy(
            "What we said we'd do, one thing in each line. No name, no day. It comes along to the next time we meet."
        ),
        max_length=3_000,
        required=False,
        widget=_area(3),
    )
    look_again = forms.DateField(
        label=gettext_lazy("When do we look at it again?"),
        help_text=gettext_lazy("A day, or none."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    letter = forms.CharField(
        label=gettext_lazy("A text to send by hand, if there is one"),
        help_text=gettext_lazy(
            "To print, or to copy: at most 150 words, in the name of us all. What dissent its authors let go along is "
            "put below it by itself."
        ),
        max_length=LETTER,
        required=False,
        widget=_area(5),
    )

    def __init__(self, data: Any = None, *, letters: bool = True, **named: Any) -> None:
        super().__init__(data, **named)
        if not letters:
            del self.fields["letter"]

    @property
    def outcome(self) -> dict[str, Any]:
        """What actions.write_outcome wants. For a form that is valid."""
        return {**self.cleaned_data, "lines": self.cleaned_data["lines"].splitlines()}


class CameForm(RemarkForm):
    """What came of a decision."""

    prefix = "came"

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["words"].label = _("What came of it?")


SHARES = [
    ("1/10", gettext_lazy("1 in 10 of us")),
    ("1/4", gettext_lazy("1 in 4 of us")),
    ("1/3", gettext_lazy("1 in 3 of us")),
    ("1/2", gettext_lazy("Half of us")),
    ("2/3", gettext_lazy("2 in 3 of us")),
    ("3/4", gettext_lazy("3 in 4 of us")),
    ("1", gettext_lazy("All of us")),
]


class RuleForm(OnceForm):
    """Another rule for one kind of matter."""

    way = forms.ChoiceField(
        label=gettext_lazy("In which way do we decide it?"),
        help_text=gettext_lazy("Whoever opens such a matter may choose a stronger way, never a weaker one."),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a way.")},
    )
    enough = forms.ChoiceField(label=gettext_lazy("How many must answer, at least?"), choices=SHARES)
    days = forms.IntegerField(
        label=gettext_lazy("How many days does it stay open, at least?"),
        min_value=1,
        max_value=LONGEST,
        error_messages={"required": gettext_lazy("Put a number of days.")},
    )
    affected = forms.BooleanField(
        label=gettext_lazy("Those most affected have to say yes, too"),
        help_text=gettext_lazy("Whoever opens such a matter names a circle that they are in."),
        required=False,
    )
    quiet = forms.BooleanField(label=gettext_lazy("As a quiet ballot"), required=False)
    codes = forms.BooleanField(
        label=gettext_lazy("In a quiet ballot, each gets a code"),
        help_text=gettext_lazy(
            "By it they find their own choice when it is counted. By it they can also prove it to somebody who presses "
            "them: think of that before you want it."
        ),
        required=False,
    )
    words = forms.CharField(label=gettext_lazy("Why, if you like"), max_length=WORDS, required=False, widget=_area(3))

    def __init__(self, kind: str, rule: Rule, data: Any = None, *, members: int = LEAST) -> None:
        now = {name: getattr(rule, name) for name in ("way", "days", "affected", "quiet", "codes")}
        super().__init__(data, initial=now | {"enough": str(rule.enough)})
        self.rule = rule
        way, enough = self.fields["way"], self.fields["enough"]
        assert isinstance(way, forms.ChoiceField)
        assert isinstance(enough, forms.ChoiceField)
        ways = [each for each in WAYS if (each in OPTIONS) is (kind == "choices") and each != GOING_ON]
        if kind == GOING_ON:
            ways = [GOING_ON]
        if kind == "constitution":  # a yes of the group
            ways.remove("advice")
            enough.choices = SHARES[:-1]
        way.choices = [(each, _two_lines(WAYS[each].title, WAYS[each].does)) for each in ways]
        if kind in NO_CIRCLE:
            del self.fields["affected"]
        votes = [say(WAYS[each].title) for each in ways if each in VOTES]
        self.fields["quiet"].help_text = quiet_help(votes)
        if members < LEAST or kind == "constitution" or not votes:
            del self.fields["quiet"]
        if not votes:
            del self.fields["codes"]

    @property
    def changed(self) -> Rule:
        """The rule that was chosen. For a form that is valid."""
        data = self.cleaned_data
        asked = {name: data.get(name, False) for name in ("affected", "quiet", "codes")}
        return self.rule._replace(way=data["way"], enough=Fraction(data["enough"]), days=data["days"], **asked)


POINTS = [(str(number), str(number)) for number in range(MOST_POINTS + 1)]


class AnswerForm(forms.Form):
    """One's own answer, in whichever way the decision has."""

    prefix = "answer"

    def __init__(self, decision: Decision, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.decision = decision
        named = [(str(number), option) for number, option in enumerate(decision.options)]
        missing = {"required": _("Choose one of the answers."), "invalid_choice": _("Choose one of the answers.")}
        if decision.way == "score":
            for number, option in named:
                self.fields[f"points{number}"] = forms.ChoiceField(
                    label=option, choices=POINTS, initial="0", error_messages=missing
                )
        elif decision.way == "choose" and decision.kept_rule.most > 1:
            self.fields["several"] = forms.MultipleChoiceField(
                label=_("Choose as many as you like"),
                choices=named,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": missing["invalid_choice"]},
            )
        elif decision.way in ("choose", GOING_ON):
            choices = [*named, ("none", _("None of them"))] if decision.way == "choose" else named
            self.fields["one"] = forms.ChoiceField(
                label=_("Choose one"), choices=choices, widget=forms.RadioSelect, error_messages=missing
            )
        else:
            answers = [(answer, say(words)) for answer, words in WAYS[decision.way].answers.items()]
            self.fields["answer"] = forms.ChoiceField(
                label=_("What do you say?"), choices=answers, widget=forms.RadioSelect, error_messages=missing
            )
        if decision.spoken:
            self.fields["words"] = forms.CharField(
                label=_("A word on it, if you like"),
                help_text=_("Nobody has to give a reason."),
                max_length=WORDS,
                required=False,
                widget=_area(2),
            )

    @property
    def answered(self) -> dict[str, Any]:
        """What actions.answer wants. For a form that is valid."""
        data = self.cleaned_data
        if self.decision.way == "score":
            return {"chosen": [int(data[f"points{number}"]) for number in range(len(self.decision.options))]}
        if "several" in data:
            return {"chosen": [int(each) for each in data["several"]]}
        if "one" in data:
            return {"chosen": [] if data["one"] == "none" else [int(data["one"])]}
        return {"answer": data["answer"], "words": data.get("words", "")}


def answer_form(decision: Decision, mine: Any, data: Any = None) -> AnswerForm:
    """A form with what I answered so far, if I did (`mine` is a Ballot or None); not what lies in an envelope."""
    if mine is None or decision.quiet:
        return AnswerForm(decision, data)
    chosen = [str(each) for each in mine.chosen]
    initial: dict[str, Any] = {"answer": mine.answer, "words": mine.words, "several": chosen}
    initial["one"] = chosen[0] if chosen else "none"
    initial |= {f"points{number}": points for number, points in enumerate(chosen)}
    return AnswerForm(decision, data, initial=initial)
