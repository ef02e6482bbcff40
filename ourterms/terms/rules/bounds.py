"""How far a figure of our own may go. Wide enough for anybody who means it; a slip of a finger falls outside."""

from collections.abc import Mapping
from decimal import Decimal

from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import Clause, Figure
from ourterms.terms.rules.terms import Terms

BOUNDS: dict[str, tuple[Decimal, Decimal]] = {
    "money": (Decimal(1), Decimal(1_000)),
    "days": (Decimal(1), Decimal(365)),
    "working_days": (Decimal(1), Decimal(250)),
    "hours": (Decimal("0.25"), Decimal(24)),
    "months": (Decimal(1), Decimal(120)),
    "people": (Decimal(1), Decimal(50)),
}
UNITS = {
    "days": "days",
    "working_days": "working days",
    "hours": "hours",
    "months": "months",
    "people": "people",
}


def bounds_in_words(clause: Clause) -> str:
    """Between what and what its figure may be, as a sentence; "" for a clause whose figure is no number."""
    if clause.figure not in BOUNDS:
        return ""
    least, most = BOUNDS[clause.figure]
    if clause.figure == "money":
        return say("An amount from {least} to {most}, with two decimals at most.", least=least, most=f"{most:,}")
    if clause.figure == "hours":
        return say("From a quarter of an hour to {most} hours; 1.5 is an hour and a half.", most=most)
    return say(
        "A whole number of {unit}, from {least} to {most}.", unit=say(UNITS[clause.figure]), least=least, most=most
    )


def outside(clause: Clause, figure: Figure) -> str:
    """What is wrong with a figure that can be read, as a sentence; "" for nothing."""
    if clause.figure not in BOUNDS or figure is None or isinstance(figure, str):
        return ""
    least, most = BOUNDS[clause.figure]
    if isinstance(figure, Mapping):
        for currency, amount in figure.items():
            if not least <= amount <= most:
                pair = (Money.parse(each, currency) for each in (least, most))
                return say("Put an amount from {0} to {1}.").format(*pair)
        return ""
    return "" if least <= figure <= most else bounds_in_words(clause)


def problems(terms: Terms) -> list[str]:
    """What is wrong with the figures of terms that can be read, one sentence each."""
    found = ((name, outside(CLAUSES[name], setting.figure)) for name, setting in terms.clauses.items())
    return [f"clauses.{name}.figure: {wrong}" for name, wrong in found if wrong]
