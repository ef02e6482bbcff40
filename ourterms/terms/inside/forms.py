"""What the browser sent becomes clean values: a clause, the whole, a file with terms."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.collectives.forms import Plain
from ourterms.decisions.models import WORDS as MATTER_WORDS
from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line, without_tricks
from ourterms.terms.rules.bounds import BOUNDS, bounds_in_words, outside
from ourterms.terms.rules.check import AUTHORITY_WORDS
from ourterms.terms.rules.clauses.base import Clause, Figure
from ourterms.terms.rules.differences import WHOLE, mark_of
from ourterms.terms.rules.files import LARGEST, read_file
from ourterms.terms.rules.terms import ABOUT, EASY_READ, TITLE, WORDS, BadTerms, Setting, Terms

CURRENCIES = {"GBP": "£", "EUR": "€", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "USD": "US$"}
NUMBERS = {
    "days": gettext_lazy("How many days"),
    "working_days": gettext_lazy("How many working days"),
    "hours": gettext_lazy("How many hours"),
    "months": gettext_lazy("How many months"),
    "people": gettext_lazy("How many people"),
}
YES, NO = "yes", "no"


def _number(kind: str, label: str, hint: str, *, required: bool = True) -> forms.DecimalField:
    least, most = BOUNDS[kind]
    places = 2 if kind in ("money", "hours") else 0
    step = "0.01" if kind == "money" else "0.25" if kind == "hours" else "1"
    said = hint or _("Put a number.")
    return forms.DecimalField(
        label=label,
        help_text=hint,
        required=required,
        min_value=least,
        max_value=most,
        max_digits=10,
        decimal_places=places,
        widget=forms.NumberInput({"min": str(least), "max": str(most), "step": step, "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            said,
        ),
    )


def _words(label: str, most: int, rows: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=most,
        widget=forms.Textarea({"rows": rows, "dir": "auto"}),
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


class ClauseForm(Plain):
    """One clause of the draft. `seen`: the mark of what it said when the page was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    ask = forms.ChoiceField(
        label=gettext_lazy("Do we ask for this?"),
        choices=[(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No, we don't ask for this"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )

    def __init__(self, clause: Clause, now: Setting | None, start: Setting, currency: str, data: Any = None) -> None:
        """now: what the draft says; None: not asked. start: what to begin with where it is not asked yet."""
        shown = now or start
        super().__init__(data, initial={"seen": mark_of(now), "ask": YES if now else NO, **self._initial(shown)})
        self.clause, self.currency = clause, currency
        hint = bounds_in_words(clause)
        if clause.figure == "money":
            for each in (currency, *(each for each in CURRENCIES if each != currency)):
                label = _("How much, in {sign}").format(sign=CURRENCIES[each])
                self.fields[f"money_{each}"] = _number("money", label, hint if each == currency else "", required=False)
        elif clause.figure == "authority":
            self.fields["figure"] = forms.ChoiceField(
                label=_("At least"),
                choices=[(name, say(words)) for name, words in AUTHORITY_WORDS.items()],
                widget=forms.RadioSelect,
                required=False,
                error_messages={"invalid_choice": _("Choose one of these.")},
            )
        elif clause.figure:
            self.fields["figure"] = _number(clause.figure, str(NUMBERS[clause.figure]), hint, required=False)
        self.fields["line"] = forms.ChoiceField(
            label=_("Is it a line?"),
            help_text=_(
                "A line has to be met. An ask that is short of it, or doesn't say, can't be sent to us; "
                "the page tells them what would do. Nobody has to read it."
            ),
            choices=[(NO, _("No: we read such an ask, and talk")), (YES, _("Yes, it is a line"))],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["words"] = _words(
            _("In our own words, if you like"), WORDS, 4, _("They stand beside the sentence above. The figure counts.")
        )
        self.fields["easy_read"] = _words(
            _("In easy words, if you like"), WORDS, 4, _("Short sentences, one thing in each. Printed large.")
        )

    @staticmethod
    def _initial(setting: Setting) -> dict[str, Any]:
        initial: dict[str, Any] = {
            "line": YES if setting.line else NO, "words": setting.words, "easy_read": setting.easy_read
        }  # fmt: skip
        if isinstance(setting.figure, Mapping):
            return initial | {f"money_{name}": f"{amount:.2f}" for name, amount in setting.figure.items()}
        if isinstance(setting.figure, Decimal):
            return initial | {"figure": _plain(setting.figure)}
        return initial | ({"figure": setting.figure} if setting.figure else {})

    @property
    def money(self) -> list[forms.BoundField]:
        """The amount in our own currency first, then in the others."""
        return [self[name] for name in self.fields if name.startswith("money_")]

    def clean(self) -> dict[str, Any]:
        """A figure where the clause has one and we ask for it, inside its bounds."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("ask") == NO:  # whatever stands in the box for the figure then
            for name in [name for name in self.errors if name == "figure" or name.startswith("money_")]:
                del self.errors[name]
        if given.get("ask") == YES and self.clause.figure and not self.errors:
            figure = self._figure()
            name = f"money_{self.currency}" if self.clause.figure == "money" else "figure"
            if figure is None or figure == {}:
                self.add_error(name, bounds_in_words(self.clause) or _("Choose one of these."))
            elif wrong := outside(self.clause, figure):
                self.add_error(name, wrong)
        return given

    def _figure(self) -> Figure:
        given = self.cleaned_data
        if self.clause.figure == "money":
            return {
                name: given[f"money_{name}"] for name in CURRENCIES if given.get(f"money_{name}") is not None
            }  # fmt: skip
        figure: Figure = given.get("figure") or None
        return figure

    @property
    def setting(self) -> Setting | None:
        """What the clause is to say, of a form that is valid; None: we don't ask for it."""
        given = self.cleaned_data
        if given["ask"] == NO:
            return None
        figure = self._figure() if self.clause.figure else None
        words, easy = many_lines(given["words"]), many_lines(given["easy_read"])
        return Setting(figure, given["line"] == YES, words, easy)


class WholeForm(Plain):
    """What stands above the clauses, and all of it in easy words."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    title = forms.CharField(
        label=gettext_lazy("What they are called"),
        max_length=TITLE,
        error_messages={"required": gettext_lazy("Put a name for them: Our terms, say.")},
    )
    about = _words(gettext_lazy("A few words above them, if you like"), ABOUT, 3)  # type: ignore[arg-type]
    easy_read = _words(
        gettext_lazy("All of it in easy words, if you like"),  # type: ignore[arg-type]
        EASY_READ,
        10,
        gettext_lazy("Short sentences, one thing in each, an empty line between them. Printed large."),  # type: ignore[arg-type]
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Our currency"),
        help_text=gettext_lazy("It is named where an ask names none."),
        choices=[(name, f"{sign} ({name})") for name, sign in CURRENCIES.items()],
    )

    def __init__(self, now: Terms, data: Any = None) -> None:
        values = {name: getattr(now, name) for name in WHOLE}
        half, day = (values.pop(name) for name in ("half_day_hours", "day_hours"))
        super().__init__(
            data,
            initial={
                **values, "seen": mark_of(list(self.values_of(now).values())),
                "half_day_hours": _plain(half), "day_hours": _plain(day),
            },
        )  # fmt: skip
        hint = _("Pay for half a day or a day is worked out by the hour with this. A quarter of an hour to 24 hours.")
        self.fields["half_day_hours"] = _number("hours", _("Hours in half a day"), hint)
        self.fields["day_hours"] = _number("hours", _("Hours in a day"), _("The same for a whole day."))

    @staticmethod
    def values_of(terms: Terms) -> dict[str, Any]:
        """What the form is about."""
        return {name: getattr(terms, name) for name in WHOLE}

    @property
    def values(self) -> dict[str, Any]:
        """What the whole is to say, of a form that is valid."""
        given = self.cleaned_data
        words = {name: many_lines(given[name]) for name in ("about", "easy_read")}
        return {name: words.get(name, given[name]) for name in WHOLE} | {"title": one_line(given["title"])}


class BringForm(OnceForm):
    """Terms that somebody kept: a file, or pasted. `terms` is what they say."""

    file = forms.FileField(
        label=gettext_lazy("A file with terms"),
        help_text=gettext_lazy("TOML or JSON, as they can be taken from here."),
        required=False,
        widget=forms.FileInput({"accept": ".toml,.json,.txt"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste them"),
        required=False,
        widget=forms.Textarea({"rows": 8, "class": "paste", "spellcheck": "false", "autocomplete": "off"}),
    )
    terms: Terms | None = None

    def clean(self) -> dict[str, Any]:
        """Reads them; every fault is said, with its line."""
        given: dict[str, Any] = self.cleaned_data
        file, text = given.get("file"), given.get("text", "")
        name = "text"
        if isinstance(file, UploadedFile) and file.size:
            name = "file"
            try:
                text = file.read(4 * LARGEST + 1).decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", _("This is no text file. Take one that was made here, or paste what is in it."))
                return given
        if not text.strip():
            if not self.errors:
                self.add_error("text", _("Choose a file, or paste what is in it."))
            return given
        try:
            self.terms = read_file(without_tricks(text))
        except BadTerms as bad:
            for message in bad.messages[:MOST_FAULTS]:
                self.add_error(name, message)
            if len(bad.messages) > MOST_FAULTS:
                self.add_error(name, _("There is more. Put these right first."))
        return given


MOST_FAULTS = 20


class AgendaForm(OnceForm):
    """The draft goes on the agenda."""

    words = forms.CharField(
        label=gettext_lazy("Why, if you like"),
        help_text=gettext_lazy("What changes stands on the page by itself."),
        required=False,
        max_length=MATTER_WORDS,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
