"""What a member wants to be sent, and a letter that they send."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ourterms.design.forms import OnceForm
from ourterms.kit.speech import say
from ourterms.notices.models import Choice
from ourterms.notices.named import NamesSomebody
from ourterms.notices.rules.topics import DAYS, TOPICS

NEVER, GROUP = "never", "group"
SUBJECT, LETTER = 120, 4_000  # letters
NO_ADDRESS = _("Put an e-mail address, such as name@example.org.")
MAIL, HAND = "mail", "hand"  # what a letter's two buttons do (notices/_send.html)


class NamesForm(OnceForm):
    """For words that go out in the group's name. Where a name of one of us is only a word in them ("May we ask"),
    whoever writes says so once, for these words; that is kept nowhere."""

    not_names = forms.MultipleChoiceField(
        label=_("Is it only a word?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, files: Any = None, **named: Any) -> None:
        super().__init__(data, files, **named)
        field = self.fields["not_names"]
        self._said = field.widget.value_from_datadict(self.data, self.files, self.add_prefix("not_names")) or []
        self._offer(self._said)

    def _offer(self, names: Iterable[str]) -> None:
        field = self.fields["not_names"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (name, gettext("This is a word, not {name}: send it as it is").format(name=name))
            for name in dict.fromkeys(names)
        ]

    @contextmanager
    def looking_for_names(self) -> Iterator[None]:
        """Around the act that may find names: what it finds can be ticked when the page comes back."""
        try:
            yield
        except NamesSomebody as found:
            self._offer([*self._said, *found.names])
            raise

    @property
    def may_be_words(self) -> bool:
        """Whether there is something to tick."""
        field = self.fields["not_names"]
        assert isinstance(field, forms.MultipleChoiceField)
        return bool(field.choices)


class LetterForm(NamesForm):
    """A letter in the name of a group, drafted by the software. Two acts: a member has it sent to an address now, or
    says on which day they sent it themselves. Which of the two it is, the button says."""

    subject = forms.CharField(
        label=_("Subject"), max_length=SUBJECT, error_messages={"required": _("A letter needs a subject.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("The letter"), max_length=LETTER, strip=False,
        error_messages={"required": _("A letter needs some words.")},
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
    )  # fmt: skip
    address = forms.EmailField(
        label=_("To which e-mail address?"),
        help_text=_("It goes out today, and can't be called back."),
        required=False,
        error_messages={"invalid": NO_ADDRESS},
    )
    day = forms.DateField(
        label=_("On which day did you send it?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Choose a day.")},
    )

    def __init__(self, data: Any = None, *, today: date, **named: Any) -> None:
        super().__init__(data, **named)
        self.today = today

    def clean_day(self) -> date:
        """Today, where nothing is said."""
        return self.cleaned_data["day"] or self.today

    def clean(self) -> dict[str, Any]:
        """To send it takes an address, and to have sent it takes none."""
        values: dict[str, Any] = super().clean() or {}
        if self.data.get("do") != MAIL:
            values["address"] = ""
            self.errors.pop("address", None)
            return values
        values["day"] = self.today
        self.errors.pop("day", None)
        if not values.get("address") and "address" not in self.errors:
            self.add_error("address", NO_ADDRESS)
        return values


class ChoiceForm(forms.Form):
    day = forms.ChoiceField(label=_("When"), widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label=_("Of what"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick what you don't want."),
    )

    def __init__(self, data: Any = None, *, choice: Choice | None, group_day: int) -> None:
        off = choice.off if choice else []
        day = GROUP if choice is None or choice.day is None else str(choice.day)
        held = {
            "day": NEVER if choice and choice.never else day,
            "topics": [name for name in TOPICS if name not in off],
        }
        super().__init__(data, label_suffix="", initial=held)
        days = [(str(number), say(name)) for number, name in enumerate(DAYS)]
        group = say("On the day of the group: {day}", day=say(DAYS[group_day]))
        self.fields["day"].choices = [(NEVER, say("Never")), (GROUP, group), *days]  # type: ignore[attr-defined]
        self.fields["topics"].choices = [(name, say(words)) for name, words in TOPICS.items()]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What was chosen, of a form that is valid."""
        day, topics = self.cleaned_data["day"], self.cleaned_data["topics"]
        return {
            "never": day == NEVER,
            "day": int(day) if day.isdecimal() else None,
            "off": [name for name in TOPICS if name not in topics],
        }
