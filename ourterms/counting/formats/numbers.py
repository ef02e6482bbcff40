"""Ballots as one long row of whole numbers: how the quick half of the ranked readers reads them."""

import numpy as np
from numpy.typing import NDArray

from ourterms.counting.ballots import MOST_WEIGHT, Counts, Indices

OPENS, CLOSES, COLON = -1, -2, -3  # marks between the numbers
FEW = 4_000_000  # cells: below, a table of who ranks whom is quicker than sorting


def numbers(text: bytes) -> NDArray[np.int64]:
    """The numbers of a text that holds nothing but figures, minus signs and white space."""
    return np.fromstring(text, dtype=np.int64, sep=" ")


def rows(found: NDArray[np.int64], candidates: int) -> tuple[Indices, Counts, NDArray[np.bool_] | None, int] | None:
    """(choices, weights, tied, blank) of ballots written as `weight candidate candidate ... 0`, or None.

    `found` may hold the marks OPENS and CLOSES around a shared place and COLON behind a weight (on all or none).
    None wherever anything is out of place: then the careful half of a reader says what and where.
    """
    if not len(found) or found[-1] != 0:
        return None
    tied = None
    marked = found < 0
    if marked.any():
        if (found[marked] == COLON).any():
            colons = np.flatnonzero(found == COLON)
            starts = np.concatenate(([0], np.flatnonzero(found == 0)[:-1] + 1))
            if len(colons) != len(starts) or not np.array_equal(colons, starts + 1):
                return None
        inside = np.cumsum((found == OPENS).astype(np.int64) - (found == CLOSES))
        if inside.min() < 0 or inside.max() > 1 or (inside[found == 0] != 0).any():
            return None
        if inside.any():
            first = np.zeros(len(found), np.bool_)
            first[1:] = found[:-1] == OPENS
            tied = ((inside == 1) & ~first)[~marked]
        found = found[~marked]
    ends = np.flatnonzero(found == 0)
    starts = np.empty_like(ends)
    starts[0], starts[1:] = 0, ends[:-1] + 1
    lengths = ends - starts - 1
    if lengths.min() < 0:
        return None
    weights = found[starts]
    if weights.min() < 1 or weights.max() > MOST_WEIGHT or float(weights.sum(dtype=np.float64)) > MOST_WEIGHT:
        return None
    chosen = np.ones(len(found), np.bool_)
    chosen[starts] = chosen[ends] = False
    ranked = found[chosen] - 1
    if len(ranked) and (ranked.min() < 0 or ranked.max() >= candidates):
        return None
    if len(ranked) and _twice(np.repeat(np.arange(len(ends)) * candidates, lengths) + ranked, len(ends) * candidates):
        return None
    width = int(lengths.max())
    filled = np.arange(width) < lengths[:, None]
    choices = np.full((len(ends), width), -1, np.int32)
    choices[filled] = ranked
    shared = None
    if tied is not None:
        shared = np.zeros((len(ends), width), np.bool_)
        shared[filled] = tied[chosen]
    says = lengths > 0
    if says.all():
        return choices, weights, shared, 0
    blank = int(weights[~says].sum())
    return choices[says], weights[says], shared[says] if shared is not None else None, blank


def _twice(keys: NDArray[np.int64], cells: int) -> bool:
    """Whether any key, each below `cells`, comes twice."""
    if cells <= FEW:
        return bool(np.bincount(keys).max() > 1)
    keys = np.sort(keys)
    return bool((keys[1:] == keys[:-1]).any())
