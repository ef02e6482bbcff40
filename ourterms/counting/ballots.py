"""Ranked ballots: who stands, and what each kind of ballot says. Equal ballots are one row with a weight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int32]
Counts = NDArray[np.int64]
MOST_CANDIDATES, MOST_WEIGHT = 30_000, 10**15


class Twice(ValueError):
    """A ballot ranks somebody twice, or somebody who does not stand, or weighs nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A ranked election. Candidates are their places in `names`, from 0.

    choices   (kinds, length): candidates from first choice to last; -1 from the end of a ballot on
    weights   (kinds,): how many ballots of each kind there are, each at least 1
    tied      (kinds, length) or None: whether this choice shares its place with the one before
    blank     how many ballots rank nobody (they are in no row)
    withdrawn candidates who stand on the ballots but can't be elected; rules pass over them
    """

    names: tuple[str, ...]
    choices: Indices
    weights: Counts
    tied: NDArray[np.bool_] | None = None
    blank: int = 0
    seats: int | None = None
    withdrawn: frozenset[int] = frozenset()
    title: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        names: Sequence[str],
        ballots: Iterable[tuple[int, Sequence[int | Sequence[int]]]],
        seats: int | None = None,
        withdrawn: Iterable[int] = (),
        title: str = "",
    ) -> "Ranked":
        """From (weight, ranking) pairs; in a ranking, a sequence stands for candidates at the same place.

        Raises Twice where a ballot ranks somebody twice or a stranger, or has no weight from 1.
        """
        kinds: dict[tuple[tuple[int, bool], ...], int] = {}
        for weight, ranking in ballots:
            if not 0 < weight <= MOST_WEIGHT:
                raise Twice(f"A ballot can't weigh {weight}.")
            row: list[tuple[int, bool]] = []
            for place in ranking:
                group = [place] if isinstance(place, int | np.integer) else sorted(place)
                row += [(int(each), number > 0) for number, each in enumerate(group)]
            seen = {each for each, _ in row}
            if len(seen) < len(row):
                raise Twice("A ballot ranks somebody twice.")
            if any(not 0 <= each < len(names) for each in seen):
                raise Twice("A ballot ranks somebody who does not stand.")
            kinds[tuple(row)] = kinds.get(tuple(row), 0) + weight
        blank = kinds.pop((), 0)
        longest = max(map(len, kinds), default=0)
        choices = np.full((len(kinds), longest), -1, np.int32)
        tied = np.zeros((len(kinds), longest), np.bool_)
        for number, kind in enumerate(kinds):
            choices[number, : len(kind)] = [each for each, _ in kind]
            tied[number, : len(kind)] = [shared for _, shared in kind]
        weights = np.fromiter(kinds.values(), np.int64, len(kinds))
        shared = tied if tied.any() else None
        return cls(tuple(names), choices, weights, shared, blank, seats, frozenset(withdrawn), title)

    @property
    def votes(self) -> int:
        """How many ballots rank somebody."""
        return int(self.weights.sum())

    def standing(self) -> list[int]:
        """The candidates who can be elected."""
        return [each for each in range(len(self.names)) if each not in self.withdrawn]

    def ballots(self) -> list[tuple[int, list[tuple[int, ...]]]]:
        """(weight, places) pairs; each place holds the candidates that share it. Blank ballots are left out."""
        rows = []
        for number, choices in enumerate(self.choices.tolist()):
            places: list[tuple[int, ...]] = []
            for column, each in enumerate(choices):
                if each < 0:
                    break
                if self.tied is not None and self.tied[number, column]:
                    places[-1] = (*places[-1], each)
                else:
                    places.append((each,))
            rows.append((int(self.weights[number]), places))
        return rows

    def strict(self) -> tuple[Indices, Counts, int]:
        """The ballots for rules that know no equal places: (choices, weights, how many ballots say nothing then).

        Those who withdrew are passed over; then a ballot counts up to its first shared place. Rows that say nothing
        are left out; every row ends in at least one -1.
        """
        choices, weights, blank = self.choices, self.weights, self.blank
        if self.withdrawn or self.tied is not None:
            choices, tied = _without(choices, self.tied, self.withdrawn)
            if tied is not None and choices.shape[1]:
                starts = np.zeros_like(tied)  # a shared place begins one before its first sharer
                starts[:, :-1] = tied[:, 1:]
                choices = np.where(np.logical_or.accumulate(starts | tied, axis=1), -1, choices).astype(np.int32)
            says = choices[:, 0] >= 0 if choices.shape[1] else np.zeros(len(choices), np.bool_)
            if not says.all():
                blank += int(weights[~says].sum())
                choices, weights = choices[says], weights[says]
        ended = np.full((choices.shape[0], choices.shape[1] + 1), -1, np.int32)
        ended[:, :-1] = choices
        return ended, weights, blank


def _without(
    choices: Indices, tied: NDArray[np.bool_] | None, gone: frozenset[int]
) -> tuple[Indices, NDArray[np.bool_] | None]:
    """The same ballots with some candidates passed over; the others move up."""
    if not gone or not choices.shape[1]:
        return choices, tied
    out = np.isin(choices, list(gone))
    order = np.argsort(out, axis=1, kind="stable")
    moved = np.take_along_axis(np.where(out, -1, choices), order, axis=1).astype(np.int32)
    if tied is None:
        return moved, None
    # Who shared a place with somebody gone shares it only where somebody of that place is left before.
    place = np.cumsum(~tied, axis=1)
    place = np.take_along_axis(place, order, axis=1)
    shared = np.zeros_like(tied)
    shared[:, 1:] = (place[:, 1:] == place[:, :-1]) & (moved[:, 1:] >= 0)
    return moved, shared
