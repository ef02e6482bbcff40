"""Ballots as one long row of whole numbers: how the quick half of the ranked readers reads them."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from ourterms.counting.ballots import MOST_WEIGHT, Counts, Indices

OPENS, CLOSES, COLON = -1, -2, -3  # marks between the numbers
LONG = 1_000_000  # bytes: from here on, lines that are there twice are looked for first
FEW = 4_000_000  # cells: below, a table of who ranks whom is quicker than sorting


def numbers(text: bytes) -> NDArray[np.int64]:
    """The numbers of a text that holds nothing but figures, minus signs and white space."""
    return np.fromstring(text, dtype=np.int64, sep=" ")


Rows = tuple[Indices, Counts, NDArray[np.bool_] | None, int]


def distinct(text: bytes) -> tuple[bytes, Counts | None]:
    """Every line once, and how often each is there; None where that is not worth it (a short text, or few twice)."""
    if len(text) < LONG:
        return text, None
    lines = Counter(text.split(b"\n")[:-1])
    if 2 * len(lines) > sum(lines.values()):
        return text, None
    return b"\n".join([*lines, b""]), np.fromiter(lines.values(), np.int64, len(lines))


def rows(found: NDArray[np.int64], candidates: int, colons: bool = False, times: Counts | None = None) -> Rows | None:
    """(choices, weights, tied, blank) of ballots written as `weight candidate candidate ... 0`, or None.

    `found` may hold the marks OPENS and CLOSES around a shared place; with `colons`, COLON behind every weight.
    `times` is how often each ballot is there.
    None wherever anything is out of place: then the careful half of a reader says what and where.
    """
    if not len(found) or found[-1] != 0:
        return None
    if colons:
        places = np.flatnonzero(found == COLON)
        before = np.concatenate(([-1], np.flatnonzero(found == 0)[:-1]))
        if not np.array_equal(places, before + 2):
            return None
    tied = None
    marked = found < 0
    if marked.any():
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
    if weights.min() < 1 or weights.max() > MOST_WEIGHT:
        return None
    in_all = float((weights * (1.0 if times is None else times)).sum())
    if in_all > MOST_WEIGHT:
        return None
    weights = weights if times is None else weights * times
    found = found - 1
    found[starts] = -1
    if found.max() >= candidates:
        return None
    chosen = found >= 0  # what neither begins nor ends a ballot
    ranked = found[chosen]
    if _twice(np.repeat(np.arange(0, len(ends) * candidates, candidates), lengths) + ranked, len(ends) * candidates):
        return None
    width = int(lengths.max())
    filled = np.arange(width) < lengths[:, None]
    choices = np.full((len(ends), width), -1, np.int32)
    choices[filled] = ranked
    shared = None
    if tied is not None:
        shared = np.zeros((len(ends), width), np.bool_)
        shared[filled] = tied[chosen]
    if weights.max() == 1 and shared is None:  # a line for each ballot: equal ones become one row
        choices, weights = _together(choices)
    says = choices[:, 0] >= 0 if width else np.zeros(len(choices), np.bool_)
    if says.all():
        return choices, weights, shared, 0
    blank = int(weights[~says].sum())
    return choices[says], weights[says], shared[says] if shared is not None else None, blank


def _together(choices: Indices) -> tuple[Indices, Counts]:
    """Equal rows once, in the order in which they first come up, and how many there are of each."""
    if not choices.shape[1]:
        return choices[:1], np.array([len(choices)], np.int64)
    whole = np.ascontiguousarray(choices).view(np.dtype((np.void, choices.itemsize * choices.shape[1]))).ravel()
    _, first, amounts = np.unique(whole, return_index=True, return_counts=True)
    order = np.argsort(first)
    return choices[first[order]], amounts[order].astype(np.int64)


def _twice(keys: NDArray[np.int64], cells: int) -> bool:
    """Whether any key, each below `cells`, comes twice."""
    if not len(keys):
        return False
    if cells <= FEW:
        return bool(np.bincount(keys).max() > 1)
    keys = np.sort(keys)
    return bool((keys[1:] == keys[:-1]).any())
