"""What the browser sent becomes clean values."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.asks.models import Ask
from ourterms.design.forms import OnceForm
from ourterms.institutions.models import Institution
from ourterms.institutions.rules import NAME
from ourterms.kit.speech import say
from ourterms.notices.forms import LetterForm
from ourterms.promises.models import SEEN, TITLE, WHERE, WORDS
from ourterms.promises.rules import kept, who_decided


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def _words(label: Any, missing: Any = "", rows: int = 4, most: int = WORDS, **more: Any) -> forms.CharField:
    """A big field; required where there is something to say when it is empty."""
    messages = {"required": missing} if missing else {}
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=most,
        strip=False,
        widget=_area(rows),
        error_messages=messages,
        **more,
    )


def _line(label: Any, missing: Any = "", most: int = WHERE, **more: Any) -> forms.CharField:
    messages = {"required": missing} if missing else {}
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(
        label=label, required=bool(missing), max_length=most, widget=widget, error_messages=messages, **more
    )


def _day(label: Any, required: bool = True, **more: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    messages = {"required": gettext_lazy("Choose a day."), "invalid": gettext_lazy("Choose a day.")}
    return forms.DateField(label=label, required=required, widget=widget, error_messages=messages, **more)


def _one_of(label: Any, choices: Mapping[str, str], **more: Any) -> forms.ChoiceField:
    messages = {
        "required": gettext_lazy("Choose one of those in the list."),
        "invalid_choice": gettext_lazy("Choose one of those in the list."),
    }
    return forms.ChoiceField(
        label=label,
        choices=lambda: [(value, say(words)) for value, words in choices.items()],
        widget=forms.RadioSelect,
        error_messages=messages,
        **more,
    )


def _document() -> forms.FileField:
    return forms.FileField(
        label=gettext_lazy("The document, if you have it"),
        help_text=gettext_lazy("A PDF or a picture, 10 MB at most. Who made it, when and where is left out."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"empty": gettext_lazy("This file is empty.")},
    )


def _where() -> forms.CharField:
    return _line(gettext_lazy("Where it stands or was said"), help_text=gettext_lazy("A letter, a meeting, a report."))


def _titled(ask: Any) -> str:
    """An ask to choose (reading.asks_of): its title, and that nobody has made sure yet that it is them."""
    return f"{ask.title} · {_('unconfirmed')}" if ask.unconfirmed else str(ask.title)


class WithWhom(OnceForm):
    """A form about an institution: one that we have to do with, or another by its name. None is asked where a demand
    says it already."""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        institutions: Iterable[Institution] | None = None,
        asks: Iterable[Ask] = (),
        **named: Any,
    ) -> None:
        super().__init__(data, files, **named)
        if institutions is None:
            return
        self.institutions = {str(each.pk): each for each in institutions}
        self.asks = {str(each.pk): each for each in asks}
        whom: dict[str, forms.Field] = {}
        if self.institutions:
            whom["institution"] = forms.ChoiceField(
                label=_("Which institution?"),
                choices=[("", _("Another one")), *((pk, str(each)) for pk, each in self.institutions.items())],
                required=False,
                error_messages={"invalid_choice": _("Choose one of those in the list.")},
            )
        whom["name"] = _line(
            _("Another institution, by its name") if self.institutions else _("Which institution?"), most=NAME
        )
        self.fields = {**whom, **self.fields}
        if self.asks:
            self.fields["ask"] = forms.ChoiceField(
                label=_("Did it begin with an ask?"),
                choices=[("", _("No")), *((pk, _titled(each)) for pk, each in self.asks.items())],
                required=False,
                error_messages={"invalid_choice": _("Choose one of those in the list.")},
            )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given: dict[str, Any] = self.cleaned_data
        if "name" in self.fields and not any(given.get(each) for each in ("institution", "name", "ask")):
            self.add_error("name", _("Say which institution it is."))
        return given

    @property
    def chosen(self) -> Institution | None:
        """The institution that was chosen; None for one by its name. Of a form that is valid."""
        if self.began is not None:
            return self.began.institution
        return self.institutions.get(self.cleaned_data.get("institution", ""))

    @property
    def began(self) -> Ask | None:
        """The ask that it began with, if one was chosen. Its institution is the one that counts."""
        return self.asks.get(self.cleaned_data.get("ask", "")) if "ask" in self.fields else None


class DemandForm(WithWhom):
    """What they should do."""

    title = _line(gettext_lazy("What should they do?"), gettext_lazy("Say in a line what they should do."), most=TITLE)
    words = _words(gettext_lazy("More, if you like"), rows=6)
    mild = _one_of(
        gettext_lazy("How do we say it?"),
        {"no": "We ask it of them", "yes": "We recommend it: the mild kind"},
        initial="no",
    )


class AnswerForm(OnceForm):
    """What they answered."""

    kind = _one_of(gettext_lazy("What did they answer?"), kept.ANSWERS)
    words = _words(gettext_lazy("In their own words"), gettext_lazy("Put their answer, in their own words."))
    day = _day(gettext_lazy("When did it reach us?"))
    where = _where()
    document = _document()


class PromiseForm(WithWhom):
    """What they promised, and by when."""

    words = _words(
        gettext_lazy("What did they promise, in their own words?"),
        gettext_lazy("Put what they promised, in their own words."),
        rows=3,
    )
    day = _day(gettext_lazy("When did they promise it?"))
    due = _day(gettext_lazy("By when?"))
    where = _where()
    document = _document()


class ShowingForm(OnceForm):
    """What they showed."""

    how = _one_of(
        gettext_lazy("What happened?"),
        {"shown": "They showed us something", "wont": "They say that they will not keep it"},
        initial="shown",
    )
    words = _words(
        gettext_lazy("What did they show, or say?"),
        gettext_lazy("Say what they showed, or put their own words."),
        rows=3,
    )
    day = _day(gettext_lazy("When was it?"))
    where = _where()
    document = _document()


class LookForm(OnceForm):
    """What one saw."""

    so = _one_of(gettext_lazy("You looked. Is it so?"), {"yes": "Yes, it is so", "no": "No, it is not so"})
    words = _words(gettext_lazy("What you saw, if you like"), rows=2, most=SEEN)


class PowerForm(WithWhom):
    """What they no longer decide alone."""

    words = _words(
        gettext_lazy("What do they no longer decide alone?"),
        gettext_lazy("Say what they no longer decide alone."),
        rows=3,
    )
    how = _one_of(gettext_lazy("What do we have in it?"), kept.HOW)
    since = _day(gettext_lazy("From when?"))
    until = _day(gettext_lazy("Until when, if that was said"), required=False)
    where = _where()
    document = _document()


class UseForm(OnceForm):
    """A power was used."""

    words = _words(gettext_lazy("What was it used for?"), gettext_lazy("Say what it was used for."), rows=3)
    day = _day(gettext_lazy("When was it?"))


class CameForm(OnceForm):
    """What came of something."""

    came = forms.ChoiceField(
        label=gettext_lazy("What happened then?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of those in the list.")},
    )
    day = _day(gettext_lazy("When was it?"))
    words = _words(gettext_lazy("In a few words, if you like"), rows=2, most=SEEN)

    def __init__(self, data: Any = None, *, choices: Mapping[str, str], **named: Any) -> None:
        super().__init__(data, **named)
        field = self.fields["came"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, say(words)) for value, words in choices.items()]


class EndForm(OnceForm):
    """A power holds no more."""

    day = _day(gettext_lazy("From which day does it hold no more?"))
    words = _words(gettext_lazy("What happened, in a few words"), rows=2, most=SEEN)


class ChangeForm(WithWhom):
    """What is different now."""

    words = _words(gettext_lazy("What is different now?"), gettext_lazy("Say what is different now."), rows=3)
    day = _day(gettext_lazy("Since when?"))


class ClaimForm(WithWhom):
    """Something that is not in our name."""

    what = _one_of(gettext_lazy("What of ours did they use?"), kept.CLAIMED)
    words = _words(
        gettext_lazy("What they wrote or said, in their own words"),
        gettext_lazy("Put what they wrote or said, in their own words."),
        rows=3,
    )
    where = _line(gettext_lazy("Where it stood or was said"), gettext_lazy("Say where it stood or was said."))
    day = _day(gettext_lazy("When did we see it?"))
    agreed = _words(
        gettext_lazy("What we did agree to"), rows=2, help_text=gettext_lazy("Leave it empty if it was nothing.")
    )
    ours = _words(gettext_lazy("What we say about it, if you like"), rows=3)
    document = _document()


class AccountForm(WithWhom):
    """Who decided: the facts, one by one, and our words."""

    title = _line(gettext_lazy("Which decision?"), gettext_lazy("Say in a line which decision it is."), most=TITLE)
    day = _day(gettext_lazy("When was it decided?"))
    theirs = _words(gettext_lazy("What they called it, in their own words"), rows=3)
    where = _line(gettext_lazy("Where they called it so"))
    theirs_day = _day(gettext_lazy("And when"), required=False)
    reason = _words(
        gettext_lazy("What was wrong, and who says so"),
        rows=3,
        help_text=gettext_lazy("Theirs in their own words, if it was they who said it."),
    )
    ours = _words(
        gettext_lazy("Our account"),
        gettext_lazy("Write our account: what happened, in our words."),
        rows=7,
        help_text=gettext_lazy("No name of anybody who did not agree to stand here."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, corrects: bool = False, **named: Any) -> None:
        super().__init__(data, files, **named)
        if corrects:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _("Say what was wrong, and who says so.")
        else:
            del self.fields["reason"]

    @property
    def facts(self) -> who_decided.Facts:
        """The facts, of a form that is valid."""
        return who_decided.Facts(**{name: self.cleaned_data[name] for name in who_decided.Facts._fields})

    def clean(self) -> dict[str, Any]:
        """Facts that can be."""
        given = super().clean()
        if all(name in given for name in who_decided.Facts._fields):
            for problem in who_decided.problems(self.facts):
                self.add_error("votes", problem)
        return given

    @property
    def fact_fields(self) -> list[Any]:
        """The questions about the facts, in their order."""
        return [self[name] for name in who_decided.Facts._fields]


def _facts() -> dict[str, forms.Field]:
    """A field for each fact, as rules.who_decided has them. What nobody has shown is chosen already: the least."""
    fields: dict[str, forms.Field] = {}
    for name in who_decided.Facts._fields:
        label = gettext_lazy(who_decided.ASKS[name])
        if name in who_decided.NUMBERS:
            fields[name] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=who_decided.MOST_VOTES,
                initial=0,
                widget=forms.NumberInput(attrs={"min": 0, "max": who_decided.MOST_VOTES, "inputmode": "numeric"}),
                error_messages={"required": gettext_lazy("Put a number; 0 if there was none.")},
            )
        else:
            values = {value: who_decided.SAYS[name, value] for value in who_decided.SCALES[name]}
            initial = "no" if name == "overridden" else who_decided.SCALES[name][0]
            fields[name] = _one_of(label, values, initial=initial)
    return fields


AccountForm.base_fields.update(_facts())


class DemandLetterForm(LetterForm):
    """A letter about a demand; the first one may ask for an answer by a day."""

    answer_by = _day(
        gettext_lazy("By when we ask for an answer, if we do"),
        required=False,
        help_text=gettext_lazy("Put the same day into the letter."),
    )

    def __init__(self, data: Any = None, *, first: bool, **named: Any) -> None:
        super().__init__(data, **named)
        if not first:
            del self.fields["answer_by"]


class ContactAnswerForm(OnceForm):
    """What a contact answers, and what they promise, if anything."""

    kind = _one_of(
        gettext_lazy("What do you answer?"),
        {kept.ACCEPTED: "Yes", kept.PARTLY: "In part", kept.REFUSED: "No"},
    )
    words = _words(
        gettext_lazy("Your answer, and why"),
        gettext_lazy("Write your answer."),
        help_text=gettext_lazy("It stays as you write it, with the day. You can answer again; the newest counts."),
    )
    promise = _words(gettext_lazy("What you promise, if anything"), rows=2)
    due = _day(gettext_lazy("By when?"), required=False)
