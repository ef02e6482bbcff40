"""Scottish STV: the single transferable vote as councils in Scotland are elected.

The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52, with the numbers of its
rules beside the lines. Values of ballots have five decimals, the rest cut off; here they are whole numbers of
hundred-thousandths, so nothing is rounded but what the Order rounds.
"""

from fractions import Fraction

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
    seats_of,
    ties_of,
    without_count,
)
from ourterms.counting.result import Number, Result, Round
from ourterms.counting.rules import Options
from ourterms.counting.ties import Ties

UNIT = 100_000
SMALL = 900_000_000  # votes; above, a value times a surplus may not fit into 64 bits


def count(election: Ranked, rule: str, options: Options) -> Result:
    """Elect `seats` candidates. The one on whom a tie falls is the one whose surplus goes first, or who leaves.

    Raises Refused where the number of seats is not known, or for a tie rule that there is not.
    """
    seats = seats_of(election, options)
    ties = ties_of(options, Ties(("history", "id")), ["history"])
    if "history" not in ties.criteria:
        ties = Ties(("history", *ties.criteria))  # the Order says so; only what comes after is free
    choices, weights, blank = election.strict()
    if result := without_count(election, rule, seats, len(weights) > 0, blank, ties):
        return result

    many = len(election.names)
    votes_in_all = sum(weights.tolist())
    kind = np.int64 if votes_in_all < SMALL else object
    assert kind is object or votes_in_all * UNIT < EXACT
    weights, values = weights.astype(kind), np.full(len(weights), UNIT, kind)
    quota = (votes_in_all // (seats + 1) + 1) * UNIT  # 46
    open_to = np.zeros(many + 1, np.bool_)  # who can be passed to; the last entry stands for the end of a ballot
    open_to[election.standing()] = open_to[-1] = True

    holders = choices[:, 0].copy()  # 45
    tally = added_up(holders, weights * UNIT, many)[:-1]
    continuing, surplus_of, order = set(election.standing()), set[int](), list[int]()
    shown = election.standing()
    stages, rounds = Stages(ties, many), list[Round]()
    spent = rounded = 0
    title, excluded, tied = "First choices", tuple[int, ...](), tuple[int, ...]()

    while True:
        stages.add(tally)
        over = stages.by_votes([each for each in continuing if tally[each] >= quota])  # 47
        order += over
        continuing -= set(over)
        open_to[over] = False
        surplus_of |= {each for each in over if tally[each] > quota}
        rest: list[int] = []
        if len(continuing) <= seats - len(order):  # 52
            rest = stages.by_votes(continuing)
            order += rest
        facts: dict[str, Number] = {"quota": quota // UNIT}
        if rounds:
            facts |= {"not transferable": Fraction(spent, UNIT), "cut off": Fraction(rounded, UNIT)}
        said = ("As many are left as seats.",) if rest else ()
        figures = Scaled(shown, [tally[each] for each in shown], UNIT)
        rounds.append(Round(title, figures, (*over, *rest), excluded, tied, facts, said))
        if len(order) >= seats:
            break
        options.progress(f"Stage {len(rounds) + 1}")

        tally = tally.copy()
        if surplus_of:
            chosen = stages.most(surplus_of)  # 49
            who = chosen[0]
            surplus_of.remove(who)
            surplus, held = tally[who] - quota, tally[who]
            title, excluded = f"Surplus of {election.names[who]}", ()
        else:
            chosen = stages.fewest(continuing)  # 50, 51
            who = chosen[0]
            continuing.remove(who)
            open_to[who] = False
            surplus = held = 0
            title, excluded = f"{election.names[who]} leaves", (who,)
            shown = [each for each in shown if each != who]
        tied = tuple(sorted(chosen)) if len(chosen) > 1 else ()
        mine = np.flatnonzero(holders == who)
        if held:
            values[mine] = values[mine] * surplus // held  # 48(3)
        holders[mine] = first_standing(choices[mine], open_to)
        got = added_up(holders[mine], values[mine] * weights[mine], many)
        given = tally[who] - quota if held else tally[who]
        tally[who] -= given
        for each, received in enumerate(got[:-1]):
            tally[each] += received
        spent += got[-1]
        rounded += given - sum(got)

    more = {"seats": seats, "quota": quota // UNIT}
    winners = tuple(sorted(order))
    notes = notes_of(election, blank)
    return Result(rule, winners, tuple(order), tuple(rounds), names_of(election), "votes", str(ties), notes, more)
