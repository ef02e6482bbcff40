"""What the browser sends to the pages of asks becomes clean values."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.asks import facts, rules
from ourterms.design.forms import OnceForm
from ourterms.design.in_our_words import number_messages
from ourterms.files.rules import MOST_BYTES, REFUSALS, CannotKeep, kind_of
from ourterms.institutions.rules import BY_NAME, NAME, SCHEMES
from ourterms.kit.speech import say
from ourterms.notices.forms import NamesForm
from ourterms.terms.ask import with_days_left
from ourterms.terms.documents import CannotRead, text_of
from ourterms.terms.rules.check import Finding
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import MET
from ourterms.terms.rules.conditions import Conditions, PartialDate
from ourterms.terms.rules.facts import KINDS


def area(rows: int, **attrs: Any) -> forms.Textarea:
    """A box for words."""
    return forms.Textarea(attrs={"rows": rows, **attrs})


def _too_many(most: int) -> str:
    return _("Use at most {most} letters. Take out what is not about the ask.").format(most=f"{most:,}")


class AboutForm(forms.Form):
    """What an ask is about: a line, and their advert, pasted or as a file that is read for its words."""

    title = forms.CharField(
        label=gettext_lazy("What is it about, in a line?"),
        max_length=rules.TITLE,
        error_messages={"required": gettext_lazy("Say in a line what it is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What you ask, in your own words"),
        help_text=gettext_lazy(
            "You can paste your advert here. What it offers is filled in by itself on the next steps."
        ),
        required=False,
        widget=area(8, **{"class": "paste"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or the advert as a file"),
        help_text=gettext_lazy("PDF, Word or a saved e-mail. Its words are read, and the file itself is not kept."),
        required=False,
    )

    def __init__(self, data: Any = None, files: Any = None, **named: Any) -> None:
        super().__init__(data, files, **{"label_suffix": "", **named})

    def clean_words(self) -> str:
        """At most so many; what was typed stays in the box."""
        words = str(self.cleaned_data["words"])
        if len(words) > rules.WORDS:
            raise forms.ValidationError(_too_many(rules.WORDS))
        return words

    def clean(self) -> dict[str, Any]:
        """The words of the file, where there is one; the file or pasted words, not both."""
        values: dict[str, Any] = super().clean() or {}
        file = values.get("file")
        if not isinstance(file, UploadedFile) or "words" in self.errors:
            return values
        if values.get("words"):
            self.add_error("file", _("There are words in the box, too. Take out the words, or leave the file out."))
            return values
        try:
            read = text_of(file.read(), file.name or "").text
        except CannotRead as problem:
            self.add_error("file", problem.message)
        else:
            if len(read) > rules.WORDS:
                self.add_error("file", _too_many(rules.WORDS))
            else:
                values["words"] = read
        return values


MOST = 1_000_000  # of whatever a fact counts


def _field_of(name: str) -> forms.Field:
    kind = KINDS[name]
    label = facts.label(name)
    if kind.name in ("yes_no", "one_of"):
        return forms.ChoiceField(label=label, choices=[("", _("Not said")), *facts.choices(name)], required=False)
    if kind.name == "date":
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.DateField(label=label, required=False, widget=widget)
    if kind.name == "words":
        return forms.CharField(label=label, required=False, max_length=500)
    said = (
        _("An amount from {least} to {most}, with two decimals at most.")
        if kind.name == "money"
        else _("A number from {least} to {most}, with two decimals at most.")
    )
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST,
        max_digits=9,
        decimal_places=2,
        error_messages=number_messages(said.format(least=0, most=f"{MOST:,}")),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )


def _given(name: str, value: Any) -> Any:
    """A fact's value as its field shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.whole() if isinstance(value, PartialDate) else value


def _fact(name: str, value: Any) -> Any:
    """What a field holds, as the fact's value; None for nothing."""
    if value in ("", None):
        return None
    if KINDS[name].name == "yes_no":
        return value == "yes"
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    return value


FARTHEST = timedelta(days=3_660)  # a day of theirs, before or after today


class FactsForm(forms.Form):
    """What they offer, fact by fact: of one step, or of all. A field left empty is not said, which is not a no.

    `entered`: by a member, of what they wrote elsewhere, so that a last day to answer may have gone by `today`.
    """

    def __init__(self, step: str, offer: Conditions, today: date, data: Any = None, *, entered: bool = False) -> None:
        self.offer, self.names = offer, facts.FACTS[step]
        self.today, self.entered = today, entered
        given = {name: _given(name, fact.value) for name in self.names if (fact := getattr(offer, name)) is not None}
        super().__init__(data, initial=given, label_suffix="")
        for name in self.names:
            self.fields[name] = _field_of(name)

    @property
    def first(self) -> list[forms.BoundField]:
        """Those that are asked first."""
        return [self[name] for name in self.names if name in facts.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """The others."""
        return [self[name] for name in self.names if name not in facts.FIRST]

    def clean(self) -> dict[str, Any]:
        """No day that nobody means."""
        values: dict[str, Any] = super().clean() or {}
        for name, day in [(name, day) for name, day in values.items() if isinstance(day, date)]:
            if abs(day - self.today) > FARTHEST:
                self.add_error(name, _("That is more than ten years from now. Choose another day."))
            elif name == "closing_date" and day < self.today and not self.entered:
                self.add_error(name, _("That day is past. Choose today or a later day."))
        return values

    @property
    def conditions(self) -> Conditions:
        """The offer with what was filled in, its days counted from today. Of a form that is valid, or of what is valid
        in it."""
        values = {name: _fact(name, self.cleaned_data[name]) for name in self.names if name in self.cleaned_data}
        # A month that stands as a month has no day for its field; untouched, it stays as it was.
        for name in list(values):
            before = getattr(self.offer, name)
            if values[name] is None and before is not None and _given(name, before.value) is None:
                del values[name]
        return with_days_left(facts.with_values(self.offer, values), self.today)


EARLIEST = date(2000, 1, 1)  # before it no calendar of ours begins


class BringForm(OnceForm):
    """An advert, an e-mail or a letter that a member brings in."""

    institution = forms.CharField(
        label=gettext_lazy("Who asks?"),
        help_text=gettext_lazy("The name of the institution, as they write it."),
        max_length=NAME,
        error_messages={"required": gettext_lazy("Put the name of the institution.")},
    )
    scheme = forms.ChoiceField(label=gettext_lazy("A public number, if you know one"), required=False)
    value = forms.CharField(label=gettext_lazy("The number"), max_length=60, required=False)
    title = forms.CharField(
        label=gettext_lazy("What is it about, in a line?"),
        max_length=rules.TITLE,
        error_messages={"required": gettext_lazy("Say in a line what it is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What they wrote"),
        help_text=gettext_lazy("Paste the e-mail or the advert. What it offers is read out of it by itself."),
        required=False,
        widget=area(8, **{"class": "paste"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or the document"),
        help_text=gettext_lazy(
            "A PDF or a picture is kept beside the ask. Of a Word file or a saved e-mail the words are kept, beneath "
            "what you pasted, and the file itself is not."
        ),
        required=False,
    )
    came = forms.DateField(
        label=gettext_lazy("When did it come?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )

    def __init__(self, data: Any = None, files: Any = None, **named: Any) -> None:
        super().__init__(data, files, **named)
        scheme = self.fields["scheme"]
        assert isinstance(scheme, forms.ChoiceField)
        scheme.choices = [("", _("None")), *((key, each.title) for key, each in SCHEMES.items())]
        self.data_of_file = b""  # of one that is kept

    def clean_came(self) -> date:
        """A day that our calendars know."""
        came: date = self.cleaned_data["came"]
        if came < EARLIEST:
            raise forms.ValidationError(_("That is too long ago. Choose a later day."))
        return came

    def clean_words(self) -> str:
        """At most so many; what was typed stays in the box."""
        words = str(self.cleaned_data["words"])
        if len(words) > rules.WORDS:
            raise forms.ValidationError(_too_many(rules.WORDS))
        return words

    def clean(self) -> dict[str, Any]:
        """Words there have to be: typed, or out of the file; or a file that is kept."""
        values: dict[str, Any] = super().clean() or {}
        file = values.get("file")
        if isinstance(file, UploadedFile):
            self._take(file.read(), file.name or "", values)
        elif not values.get("words") and "words" not in self.errors and "file" not in self.errors:
            self.add_error("words", _("Paste what they wrote, or choose a file."))
        return values

    def _take(self, data: bytes, name: str, values: dict[str, Any]) -> None:
        """A file that is kept lies beside what was pasted; if nothing was, its words are read, as far as it has any. Of
        any other the words are taken along, beneath what was pasted."""
        pasted = str(values.get("words", "")).strip()
        try:
            kind = kind_of(data[:MOST_BYTES])  # one that is too big is told so by what it is
        except CannotKeep:
            self._take_words(data, name, pasted, values)
            return
        self.data_of_file = data
        if kind == "pdf" and not pasted and "words" not in self.errors:
            with suppress(CannotRead):
                values["words"] = text_of(data, name).text[: rules.WORDS]

    def _take_words(self, data: bytes, name: str, pasted: str, values: dict[str, Any]) -> None:
        try:
            read = text_of(data, name).text
        except CannotRead as problem:
            # A picture of a kind that we don't keep: which we do is what helps.
            self.add_error("file", say(REFUSALS["unknown"]) if problem.why == "picture" else problem.message)
            return
        twice = " ".join(read.split()) in " ".join(pasted.split())
        words = pasted if twice else "\n\n".join(filter(None, [pasted, read]))
        if len(words) > rules.WORDS:
            self.add_error("file", _too_many(rules.WORDS))
        elif "words" not in self.errors:
            values["words"] = words

    @property
    def number(self) -> dict[str, str]:
        """By what the institution is known."""
        values = self.cleaned_data
        return {"scheme": values["scheme"] or BY_NAME, "value": values["value"] if values["scheme"] else ""}


class AnswerForm(OnceForm):
    """What they answer, in words; where we enter it, with the document if there is one."""

    words = forms.CharField(label=gettext_lazy("What you want to say with it"), required=False, widget=area(4))

    def __init__(self, data: Any = None, files: Any = None, *, with_file: bool = False) -> None:
        super().__init__(data, files)
        self.data_of_file = b""
        if with_file:
            self.fields["words"].label = _("What they wrote")
            self.fields["file"] = forms.FileField(
                label=_("The document, if there is one"), help_text=_("A PDF or a picture."), required=False
            )

    def clean_words(self) -> str:
        """At most so many."""
        words = str(self.cleaned_data["words"])
        if len(words) > rules.WORDS:
            raise forms.ValidationError(_too_many(rules.WORDS))
        return words

    def clean(self) -> dict[str, Any]:
        """The bytes of the document."""
        values: dict[str, Any] = super().clean() or {}
        file = values.get("file")
        if isinstance(file, UploadedFile):
            self.data_of_file = file.read()
        return values


class ReplyForm(NamesForm):
    """A reply as a member puts it forward: the letter, what we insist on, and why, for us alone."""

    clauses = forms.MultipleChoiceField(
        label=gettext_lazy("What do we insist on?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.MultipleChoiceField(
        label=gettext_lazy("And of the rest of our terms"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=gettext_lazy("The letter"),
        help_text=gettext_lazy("At most 120 words, in our name."),
        strip=False,
        widget=area(10, **{"data-words": ""}),
        error_messages={"required": gettext_lazy("Write what we say to them.")},
    )
    why = forms.CharField(
        label=gettext_lazy("More, for us alone, if you like"),
        required=False,
        max_length=rules.ABOUT,
        widget=area(3),
    )

    def __init__(self, kind: str, findings: Sequence[Finding], three: Iterable[Finding], data: Any = None) -> None:
        three = list(three)
        first = {found.clause for found in three} | {found.clause for found in rules.in_the_way(findings)}
        super().__init__(data, initial={"words": rules.draft_of(kind, three), "clauses": sorted(first)})
        if kind not in (rules.ASK_FIRST, rules.COUNTER):
            del self.fields["clauses"], self.fields["more"]
            if kind == rules.ACCEPT:
                help_text = _("At most 120 words, in our name. The list of what they offer goes behind it by itself.")
                self.fields["words"].help_text = help_text
            return
        self.fields["words"].help_text = _(
            "At most 120 words, in our name. The list of what you tick goes behind it by itself."
        )
        open_ones = [found for found in findings if found.status != MET]
        for name, chosen in (
            ("clauses", [found for found in open_ones if found.clause in first]),
            ("more", [found for found in open_ones if found.clause not in first]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(found.clause, f"{say(CLAUSES[found.clause].title)}: {found.ask_for}") for found in chosen]
            if not chosen:
                del self.fields[name]
        if kind == rules.ASK_FIRST and "clauses" in self.fields:
            self.fields["clauses"].label = _("What do we ask for?")

    @property
    def chosen(self) -> list[str]:
        """The clauses that were ticked. Of a form that is valid."""
        return [*self.cleaned_data.get("clauses", ()), *self.cleaned_data.get("more", ())]

    def clean_words(self) -> str:
        """At most so many words."""
        words = str(self.cleaned_data["words"])
        if rules.too_long(words):
            number = len(words.split())
            raise forms.ValidationError(
                _("Use at most {most} words. These are {number}.").format(most=rules.MOST_WORDS, number=number)
            )
        return words


class TalkForm(OnceForm):
    """What somebody wants to say about an ask."""

    words = forms.CharField(
        label=gettext_lazy("What do you want to say about it?"),
        widget=area(4),
        error_messages={"required": gettext_lazy("Write something first.")},
    )


_TOO_LONG = {"max_length": gettext_lazy("Use at most 8,000 letters.")}


class DoorForm(forms.Form):
    """The door: whether it is open, for how many, under which address, and in which words."""

    door = forms.ChoiceField(
        label=gettext_lazy("The door is"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    a_month = forms.IntegerField(
        label=gettext_lazy("How many asks a month, if it is open for a few"),
        min_value=1,
        max_value=rules.MOST_A_MONTH,
        error_messages={
            "required": gettext_lazy("Put a number of asks."),
            **number_messages(
                format_lazy(gettext_lazy("A whole number of asks, from 1 to {most}."), most=rules.MOST_A_MONTH)
            ),
        },
    )
    slug = forms.CharField(
        label=gettext_lazy("The address of our page"),
        help_text=gettext_lazy("Small letters, figures and hyphens, such as river-street-voices. Anybody can read it."),
        required=False,
        max_length=60,
        error_messages={
            "max_length": format_lazy(
                gettext_lazy("Use {least} to {most} letters."), least=rules.SHORTEST, most=rules.LONGEST
            )
        },
    )
    about = forms.CharField(
        label=gettext_lazy("Who we are, in our own words"),
        required=False,
        max_length=8_000,
        widget=area(4),
        error_messages=_TOO_LONG,
    )
    door_words = forms.CharField(
        label=gettext_lazy("What stands on the door"),
        help_text=gettext_lazy("For whoever comes: what you take, what you don't, when you are back."),
        required=False,
        max_length=8_000,
        widget=area(3),
        error_messages=_TOO_LONG,
    )

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **{"label_suffix": "", **named})
        door = self.fields["door"]
        assert isinstance(door, forms.ChoiceField)
        door.choices = [(value, say(words)) for value, words in rules.DOORS.items()]

    def clean_slug(self) -> str:
        """An address that may stand there, or none."""
        slug = str(self.cleaned_data["slug"]).strip().lower()
        if slug and (problem := rules.slug_problem(slug)):
            raise forms.ValidationError(problem)
        return slug

    def clean(self) -> dict[str, Any]:
        """A door that is open needs an address."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("door") in (rules.OPEN, rules.FEW) and not values.get("slug") and "slug" not in self.errors:
            self.add_error("slug", _("A door that is open needs an address. Choose one."))
        return values
