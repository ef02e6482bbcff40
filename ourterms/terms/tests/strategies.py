"""Conditions and terms for property tests."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import AUTHORITY, CURRENCIES, Conditions, Fact, PartialDate
from ourterms.terms.rules.facts import KINDS, Kind
from ourterms.terms.rules.terms import Setting, Terms

VALUES = {
    "yes_no": st.booleans(),
    "number": st.integers(0, 400).map(Decimal),
    "money": st.integers(0, 50_000).map(lambda pence: Decimal(pence) / 100),
    "date": st.builds(PartialDate, st.integers(2000, 2050), st.integers(1, 12), st.integers(1, 28)),
    "words": st.text(max_size=20),
}


def value_of(kind: Kind) -> st.SearchStrategy[Any]:
    return st.sampled_from(kind.values) if kind.name == "one_of" else VALUES[kind.name]


# A handful of facts or clauses at a time: drawing all of them each time takes minutes and finds nothing more.
@st.composite
def conditions(draw: st.DrawFn) -> Conditions:
    names = draw(st.lists(st.sampled_from(list(KINDS)), max_size=8, unique=True))
    words = st.sampled_from([(), ("so",), ("£20 a go", "“maybe”")])
    return Conditions(**{name: Fact(draw(value_of(KINDS[name])), draw(words)) for name in names})


_FIGURES: dict[str, st.SearchStrategy[Any]] = {
    "": st.none(),
    "money": st.dictionaries(st.sampled_from(CURRENCIES), st.integers(1, 99).map(Decimal), min_size=1, max_size=2),
    "authority": st.sampled_from(AUTHORITY),
}


_WORDS = st.sampled_from(["", "", "Tea, too", "Say “no”\nand go"])


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    names = draw(st.lists(st.sampled_from(list(CLAUSES)), min_size=1, max_size=8, unique=True))
    whole = st.integers(1, 24).map(Decimal)
    clauses = {
        name: Setting(draw(_FIGURES.get(CLAUSES[name].figure, whole)), draw(st.booleans()), draw(_WORDS), draw(_WORDS))
        for name in CLAUSES
        if name in names
    }
    return Terms("Ours", clauses, currency=draw(st.sampled_from(CURRENCIES)), easy_read=draw(_WORDS))
