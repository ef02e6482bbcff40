"""Greedy: most votes first, as long as the money lasts; as most cities do. Also what all budget rules share.

Votes are counted from the ballots: one for each project approved; the points, where points were given; by Borda, the
length of a list less one for its second, less two for its third and so on, where projects were ranked.
"""

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Any

import numpy as np

from ourterms.counting.budget import POINTS, RANKS, Budget
from ourterms.counting.result import Id, Result, Round, winners
from ourterms.counting.rules import Options, Refused
from ourterms.counting.ties import Ties

Measure = Callable[[int], Any]


def votes(election: Budget) -> list[Fraction]:
    """How many votes (points, Borda points) each project has."""
    ballots = election.ballots
    sizes = np.diff(ballots.starts)
    weights = np.repeat(ballots.weights, sizes)
    if election.kind == POINTS and ballots.marks is not None:
        worth = ballots.marks.tolist()
    elif election.kind == RANKS and ballots.marks is not None:
        worth = (np.repeat(sizes, sizes) - ballots.marks).tolist()
    else:
        if not election.ids:
            return []
        return [Fraction(int(each)) for each in np.bincount(ballots.projects, weights, len(election.ids))]
    total = [0] * len(election.ids)
    for each, weight, mark in zip(ballots.projects.tolist(), weights.tolist(), worth, strict=True):
        total[each] += weight * mark
    return [Fraction(each, election.points_in_one) for each in total]


def measures(election: Budget) -> dict[str, Measure]:
    """What ties can be broken by, beside ids: each project's cost and how many have it on their ballots."""
    weights = np.repeat(election.ballots.weights, np.diff(election.ballots.starts))
    supporters = np.bincount(election.ballots.projects, weights, len(election.ids)).tolist() if election.ids else []
    return {
        "lowest-cost": lambda each: election.costs[each],
        "highest-cost": lambda each: -election.costs[each],
        "most-votes": lambda each: -supporters[each],
        "fewest-votes": lambda each: supporters[each],
    }


def checked(election: Budget, rule: str, options: Options, *, completions: bool = False) -> Ties:
    """The tie rule of a count that spends a budget. Raises Refused where an option makes no sense for it."""
    if options.seats is not None:
        raise Refused(f"{rule} spends a budget; there are no seats.")
    if options.completion not in ("", "none") and not completions:
        raise Refused(f"{rule} has no completions.")
    ties = options.ties or Ties()
    if unknown := ties.unknown(known := measures(election)):
        raise Refused(f"Ties can't be broken by {unknown[0]} here; by id, id-down, {', '.join(known)}, or draw:WORDS.")
    return ties


def filled(
    election: Budget,
    ties: Ties,
    taken: Collection[int],
    left: Fraction,
    *,
    skip: bool = True,
    least: Fraction = Fraction(1),
) -> list[Round]:
    """The purchases from what is left, most votes first; from `least` votes on.

    What does not fit is passed over, or without `skip` ends it.
    """
    total = votes(election)
    by_votes: dict[Fraction, list[int]] = {}
    for each, number in enumerate(total):
        if each not in taken and number > 0 and number >= least:
            by_votes.setdefault(number, []).append(each)
    rounds: list[Round] = []
    passed: list[str] = []
    for number in sorted(by_votes, reverse=True):
        equal = ties.order(by_votes[number], lambda each: election.ids[each], measures(election))
        for place, each in enumerate(equal):
            name, cost = election.ids[each], election.costs[each]
            if cost > left and not skip:
                return rounds
            if cost > left:
                passed.append(name)
                continue
            left -= cost
            rounds.append(
                Round(
                    f"buys {name}",
                    {name: cost},
                    elected=(name,),
                    tied=tuple(election.ids[other] for other in equal[place:]) if place + 1 < len(equal) else (),
                    facts={"votes": number, "left": left},
                    notes=(f"too dear for what was left: {', '.join(passed)}",) if passed else (),
                )
            )
            passed = []
    return rounds


def count(election: Budget, rule: str, options: Options) -> Result:
    """Most votes first.

    `greedy` does what the file says of itself: META's min_project_score_threshold is how many votes a project needs,
    and where META's rule is greedy-no-skip or greedy-custom it stops at the first that does not fit, and otherwise
    passes over it. `greedy:skip` and `greedy:stop` say so themselves. Nothing is bought that nobody voted for.
    """
    ties = checked(election, rule, options)
    said = election.meta.get("rule", "")
    stops = rule == "greedy:stop" or (rule == "greedy" and said in ("greedy-no-skip", "greedy-custom"))
    try:
        least = Fraction(election.meta.get("min_project_score_threshold", "").replace(",", ".") or 0)
    except ValueError:
        raise Refused("META's min_project_score_threshold is not a number.") from None
    notes = [*election.notes]
    notes.append("It stops at the first project that does not fit." if stops else "What does not fit is passed over.")
    if not election.voters:
        notes.append("Nobody voted.")
    if least > 0:
        notes.append(f"A project needs {least} votes.")
    rounds = filled(election, ties, (), election.budget, skip=not stops, least=least)
    order: tuple[Id, ...] = tuple(each for one in rounds for each in one.elected)
    return Result(rule, winners(order), order, tuple(rounds), election.called, "cost", str(ties), tuple(notes))
