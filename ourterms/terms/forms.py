"""What the browser sent becomes clean values."""

import re
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
_MADE_FOR = re.compile(r"([0-9]{1,3}) ([0-9]{1,3}) ([0-9](?:\.[0-9]{1,2})?) ([0-9]{1,3}\.[0-9]{2}) ([A-Z]{3})")


class CostForm(forms.Form):
    """A plan to price. Fields, bounds and messages come from `rules.cost`; unbound, it shows a plan to start from.

    It carries, unseen, what its suggestions were made for. What still stands as suggested then is suggested anew for
    the plan that was sent (`rules.cost.follow`), and stands in the fields; `followed` has the names of those.
    """

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
        self.start = cost.suggested(_asked()["GBP"])
        self.initial.update((name, _shown(self.start, name)) for name in cost.BOUNDS)
        self.followed: list[str] = []
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
            self._plan = plan if self.errors else self._follow(plan)
        return values

    def _follow(self, plan: cost.Plan) -> cost.Plan:
        """A plan that adds up, with what follows it; the fields show that, too."""
        before = _suggested_for(self.data.get("made_for", ""))
        if before is None:
            return plan
        new = cost.follow(plan, before, _asked())
        fields = cost.followed(plan, new)
        self.followed = [say(cost.BOUNDS[name].name) for name in fields]
        self.data = {**dict(self.data.items()), **{name: _shown(new, name) for name in fields}}
        return new

    @property
    def made_for(self) -> str:
        """What the suggestions were made for, to be sent along unseen: "6 4 2 30.00 GBP"; "" where nobody knows.

        While something has to be put right, it stays what was sent.
        """
        sent = self.data.get("made_for", "")
        if self.is_bound and not self.is_valid():
            return sent if _suggested_for(sent) else ""
        plan = self._plan or self.start
        rate = plan.hourly_rate
        return f"{plan.people} {plan.sessions} {plan.session_hours:f} {rate.amount} {rate.currency}"

    def numbers(self) -> list[forms.BoundField]:
        """The fields that hold a number: all but the currency."""
        return [self[name] for name in cost.BOUNDS]

    def cost(self) -> cost.Cost | None:
        """The budget; None while something has to be put right."""
        if not self.is_bound:
            return cost.price(self.start)
        return cost.price(self._plan) if self.is_valid() and self._plan else None


def _asked() -> dict[str, Money]:
    """The hourly pay of the ready-made terms, by currency."""
    figure = ready_made().clauses["hourly-pay"].figure
    assert isinstance(figure, Mapping)
    return {currency: Money.parse(amount, currency) for currency, amount in figure.items()}


def _shown(plan: cost.Plan, name: str) -> int | Decimal:
    """What stands in a field for a number of a plan."""
    value: int | Decimal | Money = getattr(plan, name)
    return value.amount if isinstance(value, Money) else value


def _suggested_for(sent: str) -> cost.Plan | None:
    """The plan that was suggested, from what the form carried of it; None where that is no plan."""
    if not (found := _MADE_FOR.fullmatch(sent)) or found[5] not in SIGNS:
        return None
    rate = Money.parse(Decimal(found[4]), found[5])
    plan = cost.suggested(rate, int(found[1]), int(found[2]), Decimal(found[3]))
    return None if cost.problems(plan) else plan
