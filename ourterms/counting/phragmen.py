"""Phragmén's sequential rule, exactly.

Source: Phragmén (1899); with costs, Los, Christoff, Grossi, "Proportional Budget Allocations" (2022). Everybody earns
money at the same pace, from nothing. As soon as the supporters of a project have its cost together, it is bought and
they have nothing again. It ends when one of those that would be bought next costs more than is left of the budget.

How it is fast and exact: a voter's money is the time now less the time of their last purchase, so all that matters of
a project's supporters is how many last bought when. Those are whole numbers, kept for each project and purchase, and
the time at which a project is bought is (cost + sum of its supporters' last times) / supporters. Doubles rule out all
but the next few; ratios of whole numbers decide.
"""

from fractions import Fraction
from math import gcd

import numpy as np

from ourterms.counting.budget import POINTS, Budget, Ints
from ourterms.counting.greedy import checked, measures
from ourterms.counting.result import Result, Round, winners
from ourterms.counting.rules import Options

CLOSE = 1e-9  # how near the earliest time another has to be to be looked at exactly; doubles are off by less


def count(election: Budget, rule: str, options: Options) -> Result:
    """Sequential Phragmén. Whoever gave points or ranks supports all that they gave more than nothing, or ranked.

    A project that costs more than the whole budget, or that nobody supports, is left out beforehand. Raises Refused.
    """
    ties = checked(election, rule, options)
    budget, costs, scale = election.units
    ballots = election.ballots
    groups, projects = len(ballots.weights), len(election.ids)
    named = ballots.projects
    owners = np.repeat(np.arange(groups), np.diff(ballots.starts))
    if election.kind == POINTS and ballots.marks is not None:
        named, owners = named[ballots.marks > 0], owners[ballots.marks > 0]
    starts = np.searchsorted(owners, np.arange(groups + 1))
    by_project = owners[np.argsort(named, kind="stable")]
    bounds = np.searchsorted(np.sort(named), np.arange(projects + 1))
    votes = np.bincount(named, ballots.weights[owners], projects).astype(np.int64) if projects else np.zeros(0, int)

    left = np.array([each for each in range(projects) if votes[each] and costs[each] <= budget], np.int64)
    last = np.zeros(groups, np.int64)  # which purchase each group's last was; 0: none yet
    since = votes[:, None].copy()  # (projects, purchases + 1): how many supporters' last purchase was which
    times, common = [0], 1  # when each purchase was, as whole numbers over `common`; the first is the start
    near = np.zeros(1)  # the same as doubles
    price = np.array(costs, float)
    spent = 0
    order: list[int] = []
    rounds: list[Round] = []
    while len(left):
        when = (price[left] + since[left] @ near) / votes[left]
        soon = left[when <= when.min() * (1 + CLOSE)].tolist()
        exact = {
            each: costs[each] * common + sum(n * t for n, t in zip(since[each].tolist(), times, strict=True) if n)
            for each in soon
        }
        first = soon[0]
        for each in soon:
            if exact[each] * int(votes[first]) < exact[first] * int(votes[each]):
                first = each
        tied = [each for each in soon if exact[each] * int(votes[first]) == exact[first] * int(votes[each])]
        if any(spent + costs[each] > budget for each in tied):
            break
        tied = ties.order(tied, lambda each: election.ids[each], measures(election)) if len(tied) > 1 else tied
        bought = tied[0]
        shared = gcd(exact[bought], int(votes[bought]))
        under = int(votes[bought]) // shared
        times = [time * under for time in times]
        common *= under
        times.append(exact[bought] // shared)
        near = np.append(near, times[-1] / common)
        supporters = by_project[bounds[bought] : bounds[bought + 1]]
        since = _moved(since, ballots.weights, last, starts, named, supporters)
        last[supporters] = len(times) - 1
        left = left[left != bought]
        spent += costs[bought]
        order.append(bought)
        name = election.ids[bought]
        rounds.append(
            Round(
                f"buys {name}",
                {name: election.costs[bought]},
                elected=(name,),
                tied=tuple(election.ids[each] for each in tied) if len(tied) > 1 else (),
                facts={
                    "supporters": int(votes[bought]),
                    "earned by each until then": Fraction(times[-1], common * scale),
                    "left": election.budget - Fraction(spent, scale),
                },
            )
        )
    ids = tuple(election.ids[each] for each in order)
    notes = (*election.notes, *(() if election.voters else ("Nobody voted.",)))
    return Result(rule, winners(ids), ids, tuple(rounds), election.called, "cost", str(ties), notes)


def _moved(since: Ints, weights: Ints, last: Ints, starts: Ints, named: Ints, supporters: Ints) -> Ints:
    """`since` with one more column, once these groups have bought together: each of their ballots' projects moves."""
    projects, purchases = since.shape
    begins = starts[supporters]
    sizes = starts[supporters + 1] - begins
    entries = np.arange(sizes.sum()) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    cells = named[entries] * purchases + np.repeat(last[supporters], sizes)
    moved = np.bincount(cells, np.repeat(weights[supporters], sizes), projects * purchases).astype(np.int64)
    moved = moved.reshape(projects, purchases)
    return np.hstack([since - moved, moved.sum(axis=1, keepdims=True)])
