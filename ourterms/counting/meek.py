"""Meek's single transferable vote: everybody elected keeps just the share of every ballot that they need.

The reference rule of the Proportional Representation Foundation (Hill, Wichmann and Woodall 1987, with nine decimals
said exactly); the steps have its letters. Shares have nine decimals and are rounded up, the quota is cut off and one
billionth is added. That makes every number here a whole number of billionths, and the count the same everywhere.
"""

from fractions import Fraction

import numpy as np

from ourterms.counting.ballots import Counts, Indices, Ranked
from ourterms.counting.ranked import Scaled, names_of, notes_of, seats_of, ties_of, without_count
from ourterms.counting.result import Result, Round
from ourterms.counting.rules import Options
from ourterms.counting.ties import Ties

UNIT = 10**9
OMEGA = 1_000  # 0.000001: surpluses below are none
SMALL = 9_000_000  # votes; above, votes in billionths may not add up exactly in floating point


def count(election: Ranked, rule: str, options: Options) -> Result:
    """Elect `seats` candidates. The one on whom a tie falls leaves; as the rule says, votes are equal within the
    surplus that is left to pass on.

    Raises Refused where the number of seats is not known, or for a tie rule that there is not.
    """
    seats = seats_of(election, options)
    ties = ties_of(options, Ties())
    choices, weights, blank = election.strict()
    if result := without_count(election, rule, seats, len(weights) > 0, blank, ties):
        return result

    many, total = len(election.names), sum(weights.tolist())
    hopeful, order = election.standing(), list[int]()
    keep = [0] * many  # A
    for each in hopeful:
        keep[each] = UNIT
    ballots = Ballots(choices, weights, total)
    rounds = list[Round]()
    excluded, tied = tuple[int, ...](), tuple[int, ...]()
    while len(hopeful) > seats - len(order) > 0:  # B.1
        elected = list[int]()
        last = total * UNIT
        turns = 0
        while True:  # B.2
            turns += 1
            votes = ballots.shared_out(keep)  # B.2.a
            quota = sum(votes) // (seats + 1) + 1  # B.2.b
            elected = [each for each in hopeful if votes[each] >= quota]  # B.2.c
            surplus = max(0, sum(votes[each] - quota for each in (*order, *elected)))  # B.2.d
            if elected or surplus < OMEGA or surplus >= last:  # B.2.e
                break
            last = surplus
            for each in order:  # B.2.f: both steps rounded up
                keep[each] = -(-(-(-keep[each] * quota // UNIT) * UNIT) // votes[each])
        shown = [each for each in range(many) if keep[each]]
        figures = Scaled(shown, [votes[each] for each in shown], UNIT)
        facts = {
            "quota": Fraction(quota, UNIT),
            "surplus": Fraction(surplus, UNIT),
            "not transferable": Fraction(total * UNIT - sum(votes), UNIT),
        }
        if elected:
            elected = ties.order(elected, int)
            elected.sort(key=lambda each: -votes[each])
            order += elected
            hopeful = [each for each in hopeful if each not in elected]
        title = f"{election.names[excluded[0]]} left" if excluded else "Votes shared out" if rounds else "First choices"
        said = (f"Shared out {turns:,} times.",) if turns > 1 else ()
        rounds.append(Round(title, figures, tuple(elected), excluded, tied, facts, said))
        options.progress(f"Round {len(rounds)}")
        excluded, tied = (), ()
        if not elected:  # B.3
            least = min(votes[each] for each in hopeful)
            chosen = ties.order([each for each in hopeful if votes[each] <= least + surplus], int)
            who = chosen[0]
            excluded, tied = (who,), tuple(sorted(chosen)) if len(chosen) > 1 else ()
            hopeful = [each for each in hopeful if each != who]
            keep[who] = 0
    if len(order) < seats:  # C.1
        title = f"{election.names[excluded[0]]} left" if excluded else "As many are left as seats"
        votes = ballots.shared_out(keep)
        rest = sorted(ties.order(hopeful, int), key=lambda each: -votes[each])
        order += rest
        shown = [each for each in range(many) if keep[each]]
        figures = Scaled(shown, [votes[each] for each in shown], UNIT)
        note = ("As many are left as seats.",)
        rounds.append(Round(title, figures, tuple(rest), excluded, tied, notes=note))
    more = {"seats": seats}
    notes = notes_of(election, blank)
    winners = tuple(sorted(order))
    return Result(rule, winners, tuple(order), tuple(rounds), names_of(election), "votes", str(ties), notes, more)


class Ballots:
    """The ballots, place by place, so that those that have ended are not looked at again."""

    def __init__(self, choices: Indices, weights: Counts, total: int) -> None:
        longest_first = np.argsort(-(choices >= 0).sum(axis=1), kind="stable")
        self.choices = np.ascontiguousarray(choices[longest_first].T)
        self.weights = weights[longest_first]
        self.exact = total >= SMALL
        self.lengths = (self.choices >= 0).sum(axis=1).tolist()

    def shared_out(self, keep: list[int]) -> list[int]:
        """The votes of each candidate, in billionths: everybody keeps their share of what reaches them."""
        many = len(keep)
        kept = np.array(keep, np.int64)
        votes = [0] * many
        left = np.full(len(self.weights), UNIT, np.int64)
        for place, length in enumerate(self.lengths):
            if not length:
                break
            who = self.choices[place, :length]
            share = kept[who]
            share *= left[:length]  # below 10**18
            share += UNIT - 1
            share //= UNIT
            left[:length] -= share
            if self.exact:
                amounts = (share.astype(object) * self.weights[:length]).tolist()
                for each, more in zip(who.tolist(), amounts, strict=True):
                    votes[each] += more
            else:
                got = np.bincount(who, weights=share * self.weights[:length], minlength=many)
                votes = [has + int(more) for has, more in zip(votes, got.tolist(), strict=True)]
        return votes
