"""One count by equal shares: who has how much, and what is bought, exactly. `equal_shares` says what the rule is.

How it is fast and exact: equal ballots are one group; money is kept as doubles with a bound on their error, which
rules out all but the projects that may be the best of a round; theirs are found as ratios of whole numbers. Money is
counted in 1 / (voters x units in one) of the currency, so that everything begins as whole numbers.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from math import gcd, inf
from typing import Any, NamedTuple

import numpy as np

from ourterms.counting.budget import POINTS, RANKS, Budget, Ints
from ourterms.counting.greedy import measures
from ourterms.counting.ties import Ties

Floats = np.ndarray[Any, np.dtype[np.float64]]
UNIT = 2.0**-53  # what a rounded operation on doubles is off by, at most, for each unit of the result


class Bought(NamedTuple):
    """A purchase, in the order they were made. A supporter pays `top / under` of the currency for a unit of worth."""

    project: int
    top: int
    under: int
    payers: int  # voters who had money left for it
    tied: tuple[int, ...]  # all who were exactly as good, the chosen one first; empty where it was alone


class Market:
    """What does not change while the same election is counted with more or less money."""

    def __init__(self, election: Budget, utility: str) -> None:
        """`utility` is cost, card, points or borda. Projects that nobody supports are left out."""
        self.election = election
        self.budget, self.costs, self.scale = election.units
        self.voters = election.voters
        kept, worth = supports(election, utility)
        self.projects = election.ballots.projects[kept]
        owners = np.repeat(np.arange(len(election.ballots.weights)), np.diff(election.ballots.starts))[kept]
        self.starts = np.searchsorted(owners, np.arange(len(election.ballots.weights) + 1))
        self.weights = election.ballots.weights
        self.worth: Ints | None = worth  # of each entry; None: the same to all supporters
        by_project = np.argsort(self.projects, kind="stable")
        bounds = np.searchsorted(self.projects[by_project], np.arange(len(election.ids) + 1))
        self.groups: list[Ints] = []  # of each project, its supporters
        self.votes: list[Ints] = []  # how many voters each of them is
        self.worths: list[Floats | None] = []
        for each in range(len(election.ids)):
            entries = by_project[bounds[each] : bounds[each + 1]]
            self.groups.append(owners[entries])
            self.votes.append(self.weights[owners[entries]])
            self.worths.append(None if worth is None else worth[entries].astype(float))
        self.prices = [cost * self.voters for cost in self.costs]
        self.per = [cost if utility == "cost" else 1 for cost in self.costs]  # rates are compared divided by this
        self.supported = [each for each in range(len(election.ids)) if len(self.groups[each])]

    @cached_property
    def twins(self) -> list[object]:
        """The same for projects of one cost with the same supporters, who are always exactly as good as each other."""
        return [
            (
                self.prices[each],
                self.groups[each].tobytes(),
                b"" if (worth := self.worths[each]) is None else worth.tobytes(),
            )
            for each in range(len(self.prices))
        ]

    def order(self, tied: Iterable[int], ties: Ties) -> list[int]:
        """Projects that are tied, the one first that the tie rule prefers."""
        return ties.order(tied, lambda each: self.election.ids[each], measures(self.election))


def supports(election: Budget, utility: str) -> tuple[Any, Ints | None]:
    """Which entries of the ballots count as support, and what each is worth where that differs between voters.

    Points of zero and below are no support. By Borda, a list of k gives k - 1, k - 2, ... 0.
    """
    ballots = election.ballots
    marks = ballots.marks
    everything = np.ones(len(ballots.projects), bool)
    if election.kind == POINTS and marks is not None:
        kept = marks > 0
        return kept, marks[kept] if utility == "points" else None
    if election.kind == RANKS and marks is not None and utility == "borda":
        worth = np.repeat(np.diff(ballots.starts), np.diff(ballots.starts)) - marks - 1
        return worth > 0, worth[worth > 0]
    return everything, None


class Price(NamedTuple):
    """What a project's supporters would pay now, exactly: `top / (under x Run.common)` for each unit of worth."""

    top: int
    under: int
    left: Floats  # what each supporter of `Run.groups` would have left; 0 exactly where nothing is left


class Run:
    """One count with a given share for each voter: who has how much, and what has been bought."""

    def __init__(self, market: Market, share: int) -> None:
        """`share` is in the market's units: 1 / (voters x scale) of the currency."""
        self.market = market
        self.share = share
        self.money: Floats = np.full(len(market.weights), float(share))
        self.off = 8 * UNIT * share  # no amount in `money` is off by more
        self.common = 1  # the denominator of every rate so far
        self.rates: dict[int, int] = {}  # of what was bought: its rate times `common`
        self.groups = list(market.groups)  # supporters who may have money left
        self.votes = [votes.astype(float) for votes in market.votes]
        self.worths = list(market.worths)
        self.floors: dict[int, float] = {}  # what remains, each with a rate that it does not go below
        for each in market.supported:
            worths = self.worths[each]
            most = float(self.votes[each].sum() if worths is None else self.votes[each].dot(worths))
            self.floors[each] = market.prices[each] / most * (1 - 16 * UNIT)

    def buys(self, order: Ties) -> Iterator[Bought]:
        """The purchases one by one, until nothing that is left can be paid."""
        market = self.market
        for each in market.order((each for each in self.floors if market.costs[each] == 0), order):
            del self.floors[each]
            yield Bought(each, 0, 1, int(market.votes[each].sum()), ())
        while found := self._best(order):
            best, price, tied = found
            yield self._buy(best, price, tied)

    def _best(self, order: Ties) -> tuple[int, Price, tuple[int, ...]] | None:
        """The project whose rate for its worth is smallest, by `order` among those exactly as good."""
        per, floors = self.market.per, self.floors
        found: dict[int, float] = {}  # rates of this round as doubles, not yet looked at exactly
        seen: set[int] = set()
        lowest = inf
        for each in sorted(floors, key=lambda each: floors[each] / per[each]):
            if floors[each] / per[each] > lowest:
                break
            seen.add(each)
            if (rate := self._estimate(each)) is not None:
                found[each] = rate
                lowest = min(lowest, rate / per[each] * (1 + 64 * UNIT))

        best: dict[int, Price] = {}  # those exactly as good as each other, and better than all looked at so far
        limit = inf  # what has its floor above this can't be as good
        while True:
            for each in sorted(found, key=lambda each: found[each] / per[each]):
                if floors[each] / per[each] > limit:
                    continue
                price = self._exactly(each, found[each])
                if price is None:
                    del floors[each]
                    continue
                if best:
                    first = next(iter(best))
                    difference = price.top * best[first].under * per[first] - best[first].top * price.under * per[each]
                    if difference > 0:
                        continue
                    if difference < 0:
                        best.clear()
                best[each] = price
                limit = price.top / (price.under * self.common) / per[each] * (1 + 16 * UNIT)
            found.clear()
            for each in [each for each in floors if each not in seen and floors[each] / per[each] <= limit]:
                seen.add(each)
                if (rate := self._estimate(each)) is not None:
                    found[each] = rate
            if not found:
                break
        if not best:
            return None
        if len(best) == 1:
            return *best.popitem(), ()
        tied = self.market.order(best, order)
        return tied[0], best[tied[0]], tuple(tied)

    def _estimate(self, each: int) -> float | None:
        """A project's rate as a double; raises its floor. None, and it is out, where it can't be paid any more."""
        groups, votes, worths = self.groups[each], self.votes[each], self.worths[each]
        money = self.money.take(groups)
        alive = money > 0
        if 4 * np.count_nonzero(alive) < 3 * len(groups):
            self.groups[each] = groups = groups[alive]
            self.votes[each] = votes = votes[alive]
            self.worths[each] = worths = None if worths is None else worths[alive]
            money = money[alive]
        price = float(self.market.prices[each])
        have = float(votes.dot(money))
        slack = self.off * float(votes.sum()) + (len(votes) + 16) * 4 * UNIT * max(price, have)
        if have <= price + slack and (have < price - slack or self._exactly(each, self.floors[each]) is None):
            del self.floors[each]
            return None
        rate = self.floors[each]
        while True:
            due = rate if worths is None else rate * worths
            missing = price - float(votes.dot(np.minimum(money, due)))
            rich = money > due
            slope = float(votes.dot(rich) if worths is None else votes.dot(rich * worths))
            if missing <= 0 or slope == 0 or rate + missing / slope == rate:
                break
            rate += missing / slope
        if slope > 0:
            self.floors[each] = max(self.floors[each], (rate - (2 * slack + abs(missing)) / slope) * (1 - 16 * UNIT))
        return rate

    def _exactly(self, each: int, rate: float) -> Price | None:
        """A project's exact rate, near `rate`. None where its supporters have too little.

        Who is surely poor (pays all they have) or rich (pays the rate) follows from doubles; the few near the line
        are looked at exactly. The answer stands only if it lies where those were taken for sure.
        """
        groups, votes, worths = self.groups[each], self.votes[each], self.worths[each]
        money = self.money.take(groups)
        worth: Any = 1.0 if worths is None else worths
        margin = 1e-9
        while True:
            low, high = (rate * (1 - margin), rate * (1 + margin)) if margin < 1 else (0.0, inf)
            poor = (money + self.off < low * worth) & (money > 0)
            rich = money - self.off > high * worth
            near = np.flatnonzero(~poor & ~rich & (money > 0))
            paid = self._total(groups[poor], votes[poor])
            under = int(votes.dot(rich * worth))
            exact = self._amounts(groups[near])
            lines = [
                (Fraction(amount, weight), place, amount, weight, count)
                for place, amount, weight, count in zip(
                    near.tolist(),
                    exact,
                    [1] * len(near) if worths is None else map(int, worths[near]),
                    map(int, votes[near]),
                    strict=True,
                )
            ]
            lines.sort()
            under += sum(weight * count for *_, weight, count in lines)
            top = self.market.prices[each] * self.common - paid
            spent = 0
            for _, _, amount, weight, count in lines:
                if top * weight <= amount * under:
                    break
                top -= amount * count
                under -= weight * count
                spent += 1
            if under and low * (1 + 8 * UNIT) <= (found := top / (under * self.common)) <= high * (1 - 8 * UNIT):
                left = np.where(rich, money - found * worth, 0.0)
                for _, place, amount, weight, _ in lines[spent:]:
                    rest = amount * under - top * weight
                    left[place] = rest / (under * self.common)
                return Price(top, under, left)
            if margin > 1:
                return None
            margin *= 1000

    def _entries(self, groups: Ints) -> tuple[Ints, Ints]:
        """The entries of some groups' ballots, and how many each has."""
        begins = self.market.starts[groups]
        sizes = self.market.starts[groups + 1] - begins
        return np.arange(sizes.sum()) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes), sizes

    def _total(self, groups: Ints, votes: Floats) -> int:
        """What these groups have together, times `common`; each must have something left."""
        if not len(groups):
            return 0
        total = int(votes.sum()) * self.share * self.common
        if self.rates:
            entries, sizes = self._entries(groups)
            counts = np.repeat(votes, sizes)
            if self.market.worth is not None:
                counts *= self.market.worth[entries]
            paid = np.bincount(self.market.projects[entries], counts, len(self.market.prices))
            total -= sum(rate * int(paid[each]) for each, rate in self.rates.items())
        return total

    def _amounts(self, groups: Ints) -> list[int]:
        """What each of these groups has for each of its voters, times `common`; each must have something left."""
        market = self.market
        start = self.share * self.common
        found = []
        known: dict[tuple[int, ...], int] = {}
        for group in groups.tolist():
            entries = slice(market.starts[group], market.starts[group + 1])
            named = tuple(each for each in market.projects[entries].tolist() if each in self.rates)
            if market.worth is not None:
                worths = dict(zip(market.projects[entries].tolist(), market.worth[entries].tolist(), strict=True))
                found.append(start - sum(self.rates[each] * worths[each] for each in named))
                continue
            if named not in known:
                known[named] = start - sum(self.rates[each] for each in named)
            found.append(known[named])
        return found

    def _buy(self, each: int, price: Price, tied: tuple[int, ...]) -> Bought:
        shared = gcd(price.top, price.under)
        top, under = price.top // shared, price.under // shared
        if under > 1:
            self.common *= under
            self.rates = {other: rate * under for other, rate in self.rates.items()}
        self.rates[each] = top
        groups = self.groups[each]
        before = self.money.take(groups)
        self.money[groups] = price.left
        self.off += 8 * UNIT * self.share
        del self.floors[each]
        payers = int(self.votes[each].dot(before > 0))
        return Bought(each, top, self.common * self.market.voters * self.market.scale, payers, tied)
