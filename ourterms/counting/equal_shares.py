"""The method of equal shares, exactly.

Source: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive Utilities" (2021);
https://equalshares.net. Every voter gets the same share of the budget; all ballots count as voters, empty ones too.
In each round, of all projects that their supporters can still pay for, the one is bought that costs them the least for
what it is worth to them: with a rate r, each supporter pays r times its worth, or all they have left if that is less,
and together they pay the cost. A project that costs nothing and is worth something to somebody is bought at once.
"""

from fractions import Fraction

import numpy as np

from ourterms.counting.add_one import added
from ourterms.counting.budget import POINTS, RANKS, Budget
from ourterms.counting.greedy import checked, filled
from ourterms.counting.market import Market, Run
from ourterms.counting.result import Result, Round, said, winners
from ourterms.counting.rules import Options, Refused

WORTH = {"mes:cost": "cost", "mes:card": "card", "mes:points": "points", "mes:borda": "borda"}
COMPLETIONS = (
    "none",
    "greedy",
    *(
        f"add1{start}{stop}{fill}"
        for start in ("", ":floor")
        for stop in ("", ":exhaustive")
        for fill in ("", "+greedy")
    ),
)


def count(election: Budget, rule: str, options: Options) -> Result:
    """Equal shares. Completions: `none`; `greedy`, which then buys what fits, most votes first; `add1`, see `added`.

    `add1` starts from what everybody has, the budget divided by the voters, or with `:floor` from that rounded down to
    whole units of currency; it goes on as long as the budget lasts, as Wieliczka did in 2023, or with `:exhaustive`
    stops once nothing more fits. `+greedy` fills up after it. Raises Refused.
    """
    completion = options.completion or "none"
    if completion not in COMPLETIONS:
        raise Refused(f"There is no completion {completion}. There are {', '.join(COMPLETIONS)}.")
    ties = checked(election, rule, options, completions=True)
    if WORTH[rule] == "points" and election.kind != POINTS:
        raise Refused("Nobody gave points in this file. mes:cost and mes:card can count it.")
    if WORTH[rule] == "borda" and election.kind != RANKS:
        raise Refused("Nobody ranked in this file. mes:cost and mes:card can count it.")
    notes = list(election.notes)
    if not election.voters:
        return Result(
            rule, (), (), names=election.called, figures="cost", ties=str(ties), notes=(*notes, "Nobody voted.")
        )
    market = Market(election, WORTH[rule])
    if election.voters * max(1, 0 if market.worth is None else int(market.worth.max(initial=0))) >= 2**52:
        raise Refused("The points are too large to be added up exactly for so many voters.")
    if WORTH[rule] == "borda" and (alone := int(election.ballots.weights[np.diff(election.ballots.starts) == 1].sum())):
        notes.append(f"Ballots that rank one project only: {alone:,}. By Borda it is worth nothing to them.")
    first, _, fill = completion.partition("+")
    if first.startswith("add1"):
        start = market.budget
        if ":floor" in first:
            start = market.budget // (market.voters * market.scale) * market.voters * market.scale
        share, bought = added(market, start, ties, exhaustive="exhaustive" in first, progress=options.progress)
        each = Fraction(share, market.voters * market.scale)
        plain = Fraction(market.budget, market.voters * market.scale)
        notes.append(f"Each voter's share was counted as {said(each)} instead of {said(plain)}: add-one completion.")
    else:
        bought = list(Run(market, market.budget).buys(ties))
    rounds = []
    left = election.budget
    for one in bought:
        cost = election.costs[one.project]
        left -= cost
        name = election.ids[one.project]
        unit = "each pays up to" if market.worth is None else "each pays up to, for each point"
        rounds.append(
            Round(
                f"buys {name}",
                {name: cost},
                elected=(name,),
                tied=tuple(election.ids[each] for each in one.tied),
                facts={
                    "supporters with money": one.payers,
                    unit: Fraction(one.top * election.points_in_one, one.under),
                    "left": left,
                },
            )
        )
    if fill or first == "greedy":
        rounds += filled(election, ties, taken={one.project for one in bought}, left=left)
    order = tuple(each for one in rounds for each in one.elected)
    return Result(rule, winners(order), order, tuple(rounds), election.called, "cost", str(ties), tuple(notes))
