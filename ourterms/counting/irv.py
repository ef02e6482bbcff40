"""Instant-runoff voting: the one with fewest votes leaves, round by round, until one has more than half of the rest.

Each ballot counts for its first choice who is still there. As in Robert's Rules (preferential voting) and in the
count of Burlington, Vermont (city charter, 2005 to 2010).
"""

import numpy as np

from ourterms.counting.ballots import Ranked
from ourterms.counting.ranked import (
    EXACT,
    Scaled,
    Stages,
    added_up,
    first_standing,
    names_of,
    notes_of,
    one_seat,
    ties_of,
    without_count,
)
from ourterms.counting.result import Result, Round
from ourterms.counting.rules import Options
from ourterms.counting.ties import Ties


def count(election: Ranked, rule: str, options: Options) -> Result:
    """Elect one. The one on whom a tie falls leaves. Raises Refused for more seats, or a tie rule there is not."""
    one_seat(options, rule)
    ties = ties_of(options, Ties(("history", "id")), ["history"])
    choices, weights, blank = election.strict()
    if result := without_count(election, rule, 1, len(weights) > 0, blank, ties):
        return result

    many = len(election.names)
    if sum(weights.tolist()) >= EXACT:
        weights = weights.astype(object)
    open_to = np.zeros(many + 1, np.bool_)
    open_to[election.standing()] = open_to[-1] = True
    holders = choices[:, 0].copy()
    tally = added_up(holders, weights, many)
    left = election.standing()
    stages, rounds, ended = Stages(ties, many), list[Round](), tally.pop()
    title, excluded, tied = "First choices", tuple[int, ...](), tuple[int, ...]()
    while True:
        stages.add(tally)
        counting = sum(tally)
        best = max(left, key=tally.__getitem__)
        elected = (best,) if len(left) == 1 or 2 * tally[best] > counting else ()
        facts = {"in all": counting, "ended": ended}
        rounds.append(Round(title, Scaled(left, [tally[each] for each in left], 1), elected, excluded, tied, facts))
        if elected:
            break
        options.progress(f"Round {len(rounds) + 1}")
        chosen = stages.fewest(left)
        who = chosen[0]
        tied = tuple(sorted(chosen)) if len(chosen) > 1 else ()
        title, excluded = f"{election.names[who]} leaves", (who,)
        left = [each for each in left if each != who]
        open_to[who] = False
        tally = tally.copy()
        if tally[who]:
            mine = np.flatnonzero(holders == who)
            holders[mine] = first_standing(choices[mine], open_to)
            got = added_up(holders[mine], weights[mine], many)
            ended += got.pop()
            tally = [has + more for has, more in zip(tally, got, strict=True)]
            tally[who] = 0
    notes = notes_of(election, blank)
    return Result(rule, elected, elected, tuple(rounds), names_of(election), "votes", str(ties), notes)
