"""Schulze's method: everybody is compared with everybody, and the strongest chain of wins decides.

M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
method", Social Choice and Welfare 36 (2011). A win is as strong as the number of ballots that say so ("winning
votes", as Debian and Wikimedia count). A chain is as strong as its weakest win. Whoever a ballot does not rank comes
after all whom it ranks; equal places say nothing about each other.
"""

import numpy as np
from numpy.typing import NDArray

from ourterms.counting.ballots import Counts, Ranked
from ourterms.counting.ranked import EXACT, names_of, notes_of, one_seat, ties_of, without_count
from ourterms.counting.result import Id, Result, Round
from ourterms.counting.rules import Options, Refused
from ourterms.counting.ties import Ties

AT_ONCE = 4_000_000  # cells of a comparison held in memory


def count(election: Ranked, rule: str, options: Options) -> Result:
    """Elect one, and order all: the winner, then the winner among the others, and so on.

    A tie goes to the one whom the tie rule puts first. Raises Refused for more seats, or a tie rule there is not.
    """
    one_seat(options, rule)
    ties = ties_of(options, Ties())
    if election.votes >= EXACT:
        raise Refused("That is more ballots than can be compared exactly.")
    if result := without_count(election, rule, 1, len(election.weights) > 0, election.blank, ties):
        return result
    standing = election.standing()
    prefer = preferences(election)
    options.progress("Chains of wins")
    chain = strongest_chains(prefer[np.ix_(standing, standing)])
    beats = chain > chain.T
    left, ranking, rounds = list(range(len(standing))), list[int](), list[Round]()
    while left:
        losses = beats[np.ix_(left, left)].sum(axis=0).tolist()
        unbeaten = [each for each, lost in zip(left, losses, strict=True) if not lost]
        best = ties.order([standing[each] for each in unbeaten], int)[0]
        wins: dict[Id, int] = {standing[each]: int(beats[each, left].sum()) for each in left}
        tied = tuple(standing[each] for each in unbeaten) if len(unbeaten) > 1 else ()
        rounds.append(Round(f"Place {len(ranking) + 1}", wins, () if ranking else (best,), (), tied))
        ranking.append(best)
        left.remove(standing.index(best))
    wins_all = (prefer > prefer.T)[np.ix_(standing, standing)].sum(axis=1) == len(standing) - 1
    condorcet = [each for each, all_of_them in zip(standing, wins_all.tolist(), strict=True) if all_of_them]
    more = {"ranking": ranking, "condorcet": condorcet, "preferences": prefer.tolist()}
    winner, figures = (ranking[0],), "how many of those left each beats by a chain"
    notes = notes_of(election, election.blank)
    return Result(rule, winner, winner, tuple(rounds), names_of(election), figures, str(ties), notes, more)


def preferences(election: Ranked) -> Counts:
    """(candidates, candidates): on how many ballots the one of the row comes before the one of the column."""
    many, kinds = len(election.names), len(election.weights)
    last = election.choices.shape[1]
    small = np.uint8 if last < 255 else np.uint16
    if election.tied is None:
        places = np.broadcast_to(np.arange(last, dtype=small), election.choices.shape)
    else:
        places = (np.cumsum(~election.tied, axis=1) - 1).astype(small)
    ranked = election.choices >= 0
    place = np.full((many, kinds), last, small)
    place[election.choices[ranked], np.nonzero(ranked)[0]] = places[ranked]
    weights = election.weights.astype(np.float64)
    counts = np.zeros((many, many))
    step = max(1, AT_ONCE // many)
    for start in range(0, kinds, step):
        part = place[:, start : start + step]
        for each in range(many):
            counts[each] += (part[each] < part) @ weights[start : start + step]
    return counts.astype(np.int64)


def strongest_chains(prefer: NDArray[np.int64]) -> NDArray[np.int64]:
    """(candidates, candidates): how strong the strongest chain of wins from row to column is; 0 where there is none."""
    chain = np.where(prefer > prefer.T, prefer, 0)
    for each in range(len(chain)):
        np.maximum(chain, np.minimum(chain[:, each, None], chain[None, each]), out=chain)
    np.fill_diagonal(chain, 0)
    return chain
