"""The ranked rules straight from their definitions: one ballot at a time, exact fractions, no thought for speed.

What the product counts is compared with this. A ballot is (weight, list of candidates). `first(tied)` is the tie rule:
the one whom it falls on.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, permutations
from math import ceil, floor

Ballot = tuple[int, list[int]]
First = Callable[[list[int]], int]


def by_history(tied: list[int], stages: list[dict[int, Fraction]], fewest: bool, first: First) -> int:
    """Look back, the most recent stage first, and keep those who were behind (or ahead) there."""
    for votes in reversed(stages[:-1]):
        edge = (min if fewest else max)(votes[each] for each in tied)
        tied = [each for each in tied if votes[each] == edge]
    return tied[0] if len(tied) == 1 else first(tied)


def irv(candidates: int, ballots: list[Ballot], first: First) -> tuple[int, list[dict[int, Fraction]]]:
    left, stages = list(range(candidates)), []
    while True:
        votes = dict.fromkeys(range(candidates), Fraction(0))
        for weight, ranking in ballots:
            for each in ranking:
                if each in left:
                    votes[each] += weight
                    break
        stages.append(votes)
        for each in left:
            if votes[each] * 2 > sum(votes.values()) or len(left) == 1:
                return each, stages
        fewest = min(votes[each] for each in left)
        left.remove(by_history([each for each in left if votes[each] == fewest], stages, True, first))


def five(value: Fraction) -> Fraction:
    return Fraction(floor(value * 10**5), 10**5)


def scottish(
    candidates: int, seats: int, ballots: list[Ballot], first: First
) -> tuple[list[int], list[dict[int, Fraction]]]:
    papers = [[Fraction(1), ranking] for weight, ranking in ballots for _ in range(weight)]
    quota = len(papers) // (seats + 1) + 1
    held: dict[int | None, list[list]] = {each: [] for each in [*range(candidates), None]}
    for paper in papers:
        held[paper[1][0]].append(paper)
    votes = {each: Fraction(len(held[each])) for each in range(candidates)}
    continuing, elected, waiting, stages = list(range(candidates)), [], [], []

    def passed_on(who: int) -> None:
        moving, held[who] = held[who], []
        for paper in moving:
            to = next((each for each in paper[1][paper[1].index(who) + 1 :] if each in continuing), None)
            held[to].append(paper)
            if to is not None:
                votes[to] += paper[0]

    while True:
        stages.append(dict(votes))
        for each in sorted(continuing, key=lambda each: -votes[each]):
            if votes[each] >= quota:
                continuing.remove(each)
                elected.append(each)
                if votes[each] > quota:
                    waiting.append(each)
        if len(continuing) <= seats - len(elected):
            elected += continuing
        if len(elected) >= seats:
            return elected, stages
        if waiting:
            top = max(votes[each] for each in waiting)
            who = by_history(sorted(each for each in waiting if votes[each] == top), stages, False, first)
            waiting.remove(who)
            for paper in held[who]:
                paper[0] = five(paper[0] * (votes[who] - quota) / votes[who])
            votes[who] = Fraction(quota)
        else:
            least = min(votes[each] for each in continuing)
            who = by_history([each for each in continuing if votes[each] == least], stages, True, first)
            continuing.remove(who)
            votes[who] = Fraction(0)
        passed_on(who)


def up(value: Fraction) -> Fraction:
    return Fraction(ceil(value * 10**9), 10**9)


def meek(candidates: int, seats: int, ballots: list[Ballot], first: First) -> list[int]:
    keep = dict.fromkeys(range(candidates), Fraction(1))
    hopeful, elected = list(range(candidates)), []
    while len(hopeful) > seats - len(elected) > 0:
        last = None
        while True:
            votes = dict.fromkeys(range(candidates), Fraction(0))
            for weight, ranking in ballots:
                left = Fraction(1)
                for each in ranking:
                    share = up(left * keep[each])
                    votes[each] += share * weight
                    left -= share
            total = sum(votes.values())
            quota = Fraction(floor(total / (seats + 1) * 10**9) + 1, 10**9)
            new = [each for each in hopeful if votes[each] >= quota]
            surplus = max(Fraction(0), sum(votes[each] - quota for each in elected + new))
            if new or surplus < Fraction(1, 10**6) or (last is not None and surplus >= last):
                break
            last = surplus
            for each in elected:
                keep[each] = up(up(keep[each] * quota) / votes[each])
        if new:
            elected += new
            hopeful = [each for each in hopeful if each not in new]
            continue
        least = min(votes[each] for each in hopeful)
        who = first([each for each in hopeful if votes[each] <= least + surplus])
        hopeful.remove(who)
        keep[who] = Fraction(0)
    return elected + (hopeful if len(elected) < seats else [])


def schulze(candidates: int, ballots: list[tuple[int, list[list[int]]]]) -> tuple[list[list[int]], list[int]]:
    """(preferences, who can win): every chain of candidates is looked at."""
    prefer = [[0] * candidates for _ in range(candidates)]
    for weight, places in ballots:
        rank = {each: number for number, place in enumerate(places) for each in place}
        for one in range(candidates):
            for other in range(candidates):
                if rank.get(one, candidates) < rank.get(other, candidates):
                    prefer[one][other] += weight

    def chain(start: int, end: int) -> int:
        others = [each for each in range(candidates) if each not in (start, end)]
        best = 0
        for length in range(len(others) + 1):
            for between in permutations(others, length):
                path = [start, *between, end]
                wins = [prefer[a][b] if prefer[a][b] > prefer[b][a] else 0 for a, b in pairwise(path)]
                best = max(best, min(wins))
        return best

    every = range(candidates)
    can = [one for one in every if all(chain(one, other) >= chain(other, one) for other in every if other != one)]
    return prefer, can
