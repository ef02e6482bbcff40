"""An election that spends a budget: projects with costs, and ballots, equal ones kept once with how many cast them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

import numpy as np

from ourterms.counting.result import Id

APPROVAL, POINTS, RANKS = "approval", "points", "ranks"  # what a ballot says of the projects on it
Ints = np.ndarray[Any, np.dtype[np.int64]]


class Ballots(NamedTuple):
    """Distinct ballots that are not empty, G of them with E entries in all, in an order of their contents only."""

    weights: Ints  # (G,) how many voters cast it
    starts: Ints  # (G + 1,) where its entries begin; the last is E
    projects: Ints  # (E,) the projects on it, as places from 0, rising within each ballot
    marks: Ints | None = None  # (E,) points (times `Budget.points_in_one`), or ranks from 0; None for approval


class Budget(NamedTuple):
    """The election. Money is exact, in the file's currency."""

    kind: str  # APPROVAL, POINTS or RANKS
    budget: Fraction
    ids: tuple[str, ...]
    costs: tuple[Fraction, ...]
    voters: int  # all ballots, empty ones too
    ballots: Ballots
    names: tuple[str, ...] = ()
    points_in_one: int = 1  # so that points with decimals are whole numbers
    meta: Mapping[str, str] = {}
    selected: tuple[str, ...] = ()  # the official result where the file has one, as it stands there
    notes: tuple[str, ...] = ()  # what was read otherwise than it stands, for people

    @property
    def units(self) -> tuple[int, list[int], int]:
        """The budget and the costs as whole numbers, and how many of those make one unit of currency."""
        scale = lcm(self.budget.denominator, *(cost.denominator for cost in self.costs))
        return int(self.budget * scale), [int(cost * scale) for cost in self.costs], scale

    @property
    def called(self) -> dict[Id, str]:
        """The projects' names by their ids."""
        return dict(zip(self.ids, self.names or self.ids, strict=True))


def budget_of(
    budget: Fraction | int,
    costs: Mapping[str, Fraction | int],
    ballots: Iterable[Sequence[str] | Mapping[str, Fraction | int]],
    kind: str = APPROVAL,
    names: Mapping[str, str] | None = None,
) -> Budget:
    """An election from plain values: a ballot is the ids it approves or ranks (the first is liked best), or id: points.

    A project named twice on a ballot counts once, at its first place. Raises KeyError for an id without a cost, and
    ValueError for money below zero.
    """
    if min([budget, *costs.values()], default=0) < 0:
        raise ValueError("Money can't be below zero.")
    place = {each: number for number, each in enumerate(costs)}
    rows: list[int] = []
    projects: list[int] = []
    marks: list[Fraction | int] = []
    voters = 0
    for voters, ballot in enumerate(ballots, 1):
        named = list(dict.fromkeys(ballot))
        rows += [voters - 1] * len(named)
        projects += [place[each] for each in named]
        marks += [Fraction(ballot[each]) for each in named] if isinstance(ballot, Mapping) else range(len(named))
    one = lcm(*(Fraction(mark).denominator for mark in marks)) if kind == POINTS else 1
    return Budget(
        kind,
        Fraction(budget),
        tuple(costs),
        tuple(Fraction(cost) for cost in costs.values()),
        voters,
        grouped(
            voters,
            len(costs),
            np.array(rows, np.int64),
            np.array(projects, np.int64),
            None if kind == APPROVAL else whole([int(mark * one) for mark in marks]),
        ),
        tuple((names or {}).get(each, each) for each in costs),
        one,
    )


def whole(numbers: Sequence[int]) -> Ints:
    """Whole numbers as an array. Raises ValueError where one is too large for exact sums over a million voters."""
    if any(abs(number) >= 2**40 for number in numbers):
        raise ValueError("Points need to be below a million millions, their decimals included.")
    return np.array(numbers, np.int64)


def grouped(voters: int, projects: int, rows: Ints, named: Ints, marks: Ints | None = None) -> Ballots:
    """Equal ballots put together. `rows` (rising) says whose each entry is, `named` the project; none twice in a row.

    Ballots are put together by a hash of 64 bits and then compared entry by entry, so that two different ones never
    count as one. Their order comes from the hash, so the order in which they were cast leaves no trace.
    """
    keys = rows * projects + named
    if marks is None:
        keys.sort()
    else:
        order = np.argsort(keys)
        keys, marks = keys[order], marks[order]
    rows = keys // projects if projects else keys
    named = keys - rows * projects
    sizes = np.bincount(rows, minlength=voters)
    cast = np.flatnonzero(sizes)  # the rows that are not empty
    if not len(cast):
        return Ballots(cast, np.zeros(1, np.int64), cast, None if marks is None else cast)
    sizes = sizes[cast]
    starts = np.cumsum(sizes) - sizes
    hashes = np.add.reduceat(_mixed(named, marks, projects), starts)
    order = np.argsort(hashes)  # which of equal ones stands first makes no difference
    first = np.flatnonzero(np.concatenate([[True], hashes[order][1:] != hashes[order][:-1]]))
    weights = np.diff(first, append=len(order))
    model = np.empty(len(order), np.int64)  # for each ballot, the one that stands for its group
    model[order] = np.repeat(order[first], weights)
    same = np.arange(len(named)) + np.repeat(starts[model] - starts, sizes)
    if not (
        (sizes == sizes[model]).all()
        and (named == named[same]).all()
        and (marks is None or (marks == marks[same]).all())
    ):
        first, order, weights = _compared(starts, sizes, named, marks)
    kept = order[first]
    wide = sizes[kept]
    begins = np.concatenate([[0], np.cumsum(wide)])
    entries = np.arange(begins[-1]) + np.repeat(starts[kept] - begins[:-1], wide)
    return Ballots(weights, begins, named[entries], None if marks is None else marks[entries])


def _mixed(named: Ints, marks: Ints | None, projects: int) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """A number of 64 bits for each entry, well mixed (splitmix64), so that sums of them tell ballots apart."""
    mixed = np.arange(projects, dtype=np.uint64) if marks is None else named.astype(np.uint64)
    if marks is not None:
        mixed += marks.astype(np.uint64) * np.uint64(0xD1342543DE82EF95)
    mixed += np.uint64(1)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return mixed[named] if marks is None else mixed


def _compared(starts: Ints, sizes: Ints, named: Ints, marks: Ints | None) -> tuple[Ints, Ints, Ints]:
    """Groups without hashes, slowly: for the day that two different ballots have the same one."""
    found: dict[tuple[bytes, bytes], list[int]] = {}
    for row, (start, size) in enumerate(zip(starts.tolist(), sizes.tolist(), strict=True)):
        entries = slice(start, start + size)
        key = (named[entries].tobytes(), b"" if marks is None else marks[entries].tobytes())
        found.setdefault(key, []).append(row)
    groups = [found[key] for key in sorted(found)]
    weights = np.array([len(group) for group in groups])
    return np.cumsum(weights) - weights, np.concatenate([np.array(group) for group in groups]), weights
