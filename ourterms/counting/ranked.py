"""What all rules for ranked ballots share: seats, ties, figures with some decimals, and counts that are no counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ourterms.counting.ballots import Counts, Indices, Ranked
from ourterms.counting.result import Id, Number, Result, Round
from ourterms.counting.rules import Options, Refused
from ourterms.counting.ties import Ties

EXACT = 2**53  # whole numbers below this add up exactly in floating point, in any order


class Scaled(Mapping[Id, Number]):
    """Figures by candidate, kept as whole numbers of one part of `unit` and made exact fractions when looked at."""

    __slots__ = ("parts", "unit", "who")

    def __init__(self, who: Sequence[int], parts: Sequence[int], unit: int) -> None:
        self.who, self.parts, self.unit = who, parts, unit

    def __getitem__(self, each: Id) -> Number:
        try:
            return Fraction(self.parts[self.who.index(each)], self.unit)
        except ValueError:
            raise KeyError(each) from None

    def __iter__(self) -> Iterator[Id]:
        return iter(self.who)

    def __len__(self) -> int:
        return len(self.who)


def seats_of(election: Ranked, options: Options) -> int:
    """How many are elected. Raises Refused where neither the file nor the command says."""
    if options.completion:
        raise Refused("--completion is for equal shares only.")
    seats = options.seats or election.seats
    if not seats:
        raise Refused("The file doesn't say how many are elected. Say it with --seats.")
    return seats


def one_seat(options: Options, rule: str) -> None:
    """Raises Refused where a rule for one seat is asked for more. What the file says of seats is passed over."""
    if options.completion:
        raise Refused("--completion is for equal shares only.")
    if options.seats not in (None, 1):
        raise Refused(f"{rule} elects one. For several seats, use scottish-stv or meek.")


def ties_of(options: Options, default: Ties, measures: Iterable[str] = ()) -> Ties:
    """The tie rule. Raises Refused for a criterion that the rule does not have."""
    ties = options.ties or default
    known = list(measures)
    if unknown := ties.unknown(known):
        there = ", ".join([*known, "id", "id-down", "draw:WORDS"])
        raise Refused(f"This rule has no tie rule {unknown[0]}. It has {there}.")
    return ties


class Stages:
    """The votes at the end of every stage so far, and who is chosen where votes are equal.

    `history` compares the most recent earlier stage at which the votes were unequal. So nothing is kept of earlier
    stages but the order that they give, from 0 for the fewest.
    """

    def __init__(self, ties: Ties, candidates: int) -> None:
        self.ties = ties
        self.now: Sequence[int] = [0] * candidates
        self.before = [0] * candidates

    def add(self, votes: Sequence[int]) -> None:
        """The votes at the end of the next stage, by candidate."""
        pairs = list(zip(self.now, self.before, strict=True))
        place = {pair: number for number, pair in enumerate(sorted(set(pairs)))}
        self.before = [place[pair] for pair in pairs]
        self.now = votes

    def fewest(self, who: Iterable[int]) -> list[int]:
        """Those with fewest votes now; the one whom the tie rule chooses comes first."""
        who = list(who)
        least = min(self.now[each] for each in who)
        return self._order([each for each in who if self.now[each] == least], 1)

    def most(self, who: Iterable[int]) -> list[int]:
        """Those with most votes now; the one whom the tie rule chooses comes first."""
        who = list(who)
        top = max(self.now[each] for each in who)
        return self._order([each for each in who if self.now[each] == top], -1)

    def _order(self, tied: list[int], sign: int) -> list[int]:
        if len(tied) == 1:
            return tied
        return self.ties.order(tied, int, {"history": lambda each: sign * self.before[each]})

    def by_votes(self, who: Iterable[int]) -> list[int]:
        """All of them, most votes first; equal ones as the tie rule orders them."""
        left, found = set(who), []
        while left:
            found.append(self.most(sorted(left))[0])
            left.remove(found[-1])
        return found


def first_standing(choices: Indices, standing: NDArray[np.bool_]) -> Indices:
    """Whom each ballot counts for: its first choice who stands, else -1.

    choices (ballots, length), every row ends in -1; standing (candidates + 1,), its last entry is True.
    """
    place = standing[choices].argmax(axis=1)
    found: Indices = choices[np.arange(len(choices)), place]
    return found


def added_up(holders: Indices, amounts: Counts, candidates: int) -> list[int]:
    """What each candidate gets, exactly; the last entry is for ballots that count for nobody (-1)."""
    if amounts.dtype != object:
        sums = np.bincount(holders + 1, weights=amounts, minlength=candidates + 1).astype(np.int64).tolist()
        return [*sums[1:], sums[0]]
    totals = [0] * (candidates + 1)
    for holder, amount in zip(holders.tolist(), amounts.tolist(), strict=True):
        totals[holder] += amount
    return totals


def names_of(election: Ranked) -> dict[Id, str]:
    """The names by candidate."""
    return dict(enumerate(election.names))


def notes_of(election: Ranked, blank: int) -> tuple[str, ...]:
    """What is said of ballots and candidates that do not take part."""
    notes = []
    if blank:
        said = f"{blank:,} ballots say" if blank > 1 else "1 ballot says"
        notes.append(f"{said} nothing here: nobody who can be elected, or a shared place first. Not counted.")
    if election.withdrawn:
        notes.append(f"Withdrew: {', '.join(election.names[each] for each in sorted(election.withdrawn))}.")
    return tuple(notes)


def without_count(election: Ranked, rule: str, seats: int, voted: bool, blank: int, ties: Ties) -> Result | None:
    """The result where nothing is counted: no more stand than seats, or nobody voted. None where it is counted."""
    standing = election.standing()
    who: tuple[int, ...] = ()
    if len(standing) <= seats:
        who = tuple(standing)
        title = "No more stand than there are seats" if standing else "Nobody stands"
    elif not voted:
        title = "Nobody voted, so nobody is elected"
    else:
        return None
    rounds, notes = (Round(title, elected=who),), notes_of(election, blank)
    return Result(rule, who, who, rounds, names_of(election), "votes", str(ties), notes, {"seats": seats})
