"""What the browser sent becomes clean values."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ourterms.kit.money import SIGNS, Money
from ourterms.kit.speech import say
from ourterms.terms.documents import CannotRead, Document, pasted, text_of
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules import cost


class Paste:
    """The box and the file beside it. `document` is what there is to read; `error` says what to do instead.

    `text` is for the box of the next page: all that was typed, whatever happens; the words of the file where nothing
    was. The two are never read as one: the box may still hold the ask before.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.text = request.POST.get("text", "").replace("\x00", "")
        self.error = ""
        self.document: Document | None = None
        typed = bool(self.text.strip())
        file = request.FILES.get("file")
        if isinstance(file, UploadedFile) and file.size:
            self._read(file.read(), file.name or "")
            if self.document and typed:
                note = _("We read the file, not the box. What you typed is still there, under Change the text.")
                self.document = self.document._replace(notes=(note, *self.document.notes))
            elif self.document:
                self.text = self.document.text
        elif typed:
            self._read(None)
        else:
            self.error = _("The box is empty. Paste what they sent, or choose a file.")

    def _read(self, data: bytes | None, file_name: str | None = None) -> None:
        try:
            self.document = pasted(self.text) if data is None else text_of(data, file_name or "")
        except CannotRead as problem:
            self.error = problem.message
            if file_name is None and problem.why in ("big", "heavy"):  # who pasted it can't copy it out of a file
                self.error = _("This is too long. Paste only the part about what they ask and what they offer.")


CURRENCIES = list(SIGNS.items())
_WHOLE = ("people", "sessions")


class CostForm(forms.Form):
    """A plan to price. Fields, bounds and messages come from `rules.cost`; unbound, it shows a plan to start from."""

    currency = forms.ChoiceField(
        choices=CURRENCIES,
        label=gettext_lazy("Currency"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Currency: choose one of these.")),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        whys = {suggestion.field: f"{suggestion.words}. {suggestion.why}" for suggestion in cost.suggestions()}
        chosen = (data or {}).get("currency")
        currency = chosen if chosen in dict(CURRENCIES) else "GBP"
        for name, bound in cost.BOUNDS.items():
            put_in = cost.put_in(name, currency)
            step = Decimal(1) if name in _WHOLE else bound.step
            self.fields[name] = forms.DecimalField(
                label=say(bound.name),
                help_text=f"{say('We start with:')} {whys[name]}" if name in whys else "",
                max_digits=12,
                decimal_places=0 if name in _WHOLE else 2,
                error_messages={
                    **dict.fromkeys(("required", "invalid", "max_digits", "max_whole_digits"), put_in),
                    "max_decimal_places": cost.in_steps(name),
                },
                widget=forms.NumberInput(
                    attrs={
                        "min": str(bound.least),
                        "max": str(bound.most),
                        "step": str(step),
                    }
                ),
            )
        self.start = cost.suggested(Money.parse(_hourly_rate(), "GBP"))
        for name in cost.BOUNDS:
            value = getattr(self.start, name)
            self.initial[name] = value.amount if isinstance(value, Money) else value
        self._plan: cost.Plan | None = None

    def clean(self) -> dict[str, Any]:
        """A plan, when every field could be read; what is wrong with it is said at its field."""
        values = self.cleaned_data
        if set(cost.BOUNDS) <= set(values) and "currency" in values:
            plan_values: dict[str, Any] = {name: values[name] for name in cost.BOUNDS}
            plan_values |= {name: Money.parse(values[name], values["currency"]) for name in cost.MONEY}
            plan_values |= {name: int(values[name]) for name in _WHOLE}
            plan = cost.Plan(**plan_values)
            for problem in cost.problems(plan):
                self.add_error(problem.field, problem.message)
            self._plan = plan
        return values

    def numbers(self) -> list[forms.BoundField]:
        """The fields that hold a number: all but the currency."""
        return [self[name] for name in cost.BOUNDS]

    def cost(self) -> cost.Cost | None:
        """The budget; None while something has to be put right."""
        if not self.is_bound:
            return cost.price(self.start)
        return cost.price(self._plan) if self.is_valid() and self._plan else None


def _hourly_rate() -> Decimal:
    """The hourly pay of the ready-made terms, in pounds."""
    figure = ready_made().clauses["hourly-pay"].figure
    assert isinstance(figure, Mapping)
    return figure["GBP"]
