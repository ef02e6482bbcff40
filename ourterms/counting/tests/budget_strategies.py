"""Small elections that spend a budget, made up; with many ties, since costs and ballots come from few."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from ourterms.counting.budget import APPROVAL, POINTS, RANKS, Budget, budget_of

IDS = ("10", "2", "a", "b", "C", "é", "7/1")
Raw = dict[str, Any]


@st.composite
def raw(draw: st.DrawFn, kinds: tuple[str, ...] = (APPROVAL, POINTS, RANKS), small: bool = False) -> Raw:
    """The plain values that `budget_of` takes."""
    kind = draw(st.sampled_from(kinds))
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    amounts = st.integers(0, 12) if small else st.integers(0, 12) | st.integers(0, 5000)
    money = st.builds(Fraction, amounts, st.sampled_from([1, 1, 1, 10, 100]))
    some = st.lists(st.sampled_from(ids), unique=True)
    points = st.dictionaries(st.sampled_from(ids), st.builds(Fraction, st.integers(-1, 9), st.sampled_from([1, 2])))
    kinds_of_ballot = st.lists(points if kind == POINTS else some, min_size=1, max_size=4)
    pool = draw(kinds_of_ballot)
    return {
        "budget": draw(money),
        "costs": {each: draw(money) for each in ids},
        "ballots": draw(st.lists(st.sampled_from(pool), max_size=9)),
        "kind": kind,
    }


def made(values: Raw) -> Budget:
    return budget_of(**values)
