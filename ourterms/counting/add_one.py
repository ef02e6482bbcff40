"""Add-one completion: equal shares again and again, everybody having one unit of currency more each time.

A budget in small coin takes tens of thousands of times, so the shares are not simply gone through one by one. `Abreast`
counts many side by side, in doubles that say where they can't tell; those are counted exactly. `Span` proves that a
whole span of shares buys the same, and jumps over it.
"""

from collections.abc import Callable
from fractions import Fraction
from math import inf
from typing import Any

import numpy as np

from ourterms.counting.budget import Ints
from ourterms.counting.market import UNIT, Bought, Market, Run
from ourterms.counting.ties import Ties

ABREAST = 96  # so many shares are counted side by side
NEAR = 1.5  # how much above the best a rate may lie and still be looked at together with it


def added(
    market: Market,
    start: int,
    ties: Ties,
    *,
    exhaustive: bool = False,
    steps: int | None = None,
    progress: Callable[[str], None] = lambda said: None,
) -> tuple[int, list[Bought]]:
    """Add-one completion: from a share of `start`, one unit of currency more for everybody, as long as it can be paid.

    Stops before the first share whose purchases cost more than the budget; with `exhaustive` also once nothing more
    that anybody supports would fit; always once everything is bought that anybody supports, or after `steps` steps.
    Returns the share and the purchases.
    """
    step = market.voters * market.scale
    abreast = max(1, min(ABREAST, 1_000_000 // max(1, len(market.weights))))  # so many shares side by side
    costs, everything = market.costs, len(market.supported)
    chosen = [each.project for each in Run(market, start).buys(ties)]
    done, stride = 0, 1

    def over(bought: list[int]) -> bool:
        spent = sum(costs[each] for each in bought)
        return exhaustive and not any(
            costs[each] <= market.budget - spent for each in market.supported if each not in bought
        )

    while len(chosen) < everything and not over(chosen) and (steps is None or done < steps):
        progress(f"{done:,} times one added")
        share = start + done * step
        if stride > abreast:
            jump = stride if steps is None else min(stride, steps - done)
            if Span(market, share, share + jump * step).holds(chosen, ties):
                done += jump
                stride *= 2
            else:
                stride //= 4
            continue
        many = abreast if steps is None else min(abreast, steps - done)
        shares = [share + each * step for each in range(1, many + 1)]
        stop = False
        for each, order in zip(shares, Abreast(market, shares).orders(ties), strict=True):
            following = [one.project for one in Run(market, each).buys(ties)] if order is None else order
            if stop := sum(costs[one] for one in following) > market.budget:
                break
            done += 1
            stride = stride + 1 if following == chosen else 1
            chosen = following
            if stop := len(chosen) == everything or over(chosen):
                break
        if stop:
            break
        if stride > abreast // 2:
            stride = 4 * abreast
    share = start + done * step
    return share, list(Run(market, share).buys(ties))


class Span:
    """Whether every share between two leads to the same purchases, for certain.

    Between the two, each amount lies between straight lines, given by their values `low` and `high` at both ends. A
    rate is the least r for which the sum of min(money, r x worth) reaches the price; it falls, bent upwards, as money
    rises. So over the whole span it stays under the straight line between the rates at both ends of `low`; and over
    (price - what S has) / (worth to all others), for any set S of supporters, with the money in `high`.
    All is widened by more than the rounding of doubles can be off.
    """

    def __init__(self, market: Market, first: int, last: int) -> None:
        self.market = market
        groups = len(market.weights)
        self.low = np.repeat(np.array([[first], [last]], float) * (1 - 2 * UNIT), groups, axis=1)
        self.high = np.repeat(np.array([[first], [last]], float) * (1 + 2 * UNIT), groups, axis=1)
        self.pad = 16 * UNIT * last

    def holds(self, bought: list[int], preferred: Ties) -> bool:
        """Whether exactly these are bought, in this order, whatever the share within the span."""
        market = self.market
        floors_now = {each: self._floor(each, 0.0) for each in market.supported if market.costs[each]}
        left = {each: floors for each, floors in floors_now.items() if floors}
        for each in bought:
            if not market.costs[each]:
                continue
            left.pop(each, None)
            tops = self._top(each, 0), self._top(each, 1)
            if inf in tops:
                return False
            for other, floors in list(left.items()):
                if self._above(floors, tops, other, each):
                    continue
                if market.twins[other] == market.twins[each]:
                    if market.order([other, each], preferred)[0] == other:
                        return False
                    continue
                raised = self._floor(other, sum(floors) / 2)
                if raised is None:
                    del left[other]
                elif self._above(raised, tops, other, each) or self._surely(each, tops, other, preferred):
                    left[other] = raised
                else:
                    return False
            self._pay(each, tops)
        return all(self._floor(each, 0.0) is None for each in left)

    def _above(self, floors: tuple[float, float], tops: tuple[float, float], other: int, each: int) -> bool:
        """Whether `other` is surely less good than `each`, all along."""
        per = self.market.per
        return all(
            floor / per[other] > top / per[each] * (1 + 16 * UNIT) for floor, top in zip(floors, tops, strict=True)
        )

    def _slack(self, each: int, have: float) -> float:
        votes = self.market.votes[each]
        return (len(votes) + 16) * 4 * UNIT * max(float(self.market.prices[each]), have)

    def _floor(self, each: int, guess: float) -> tuple[float, float] | None:
        """A straight line below the rate; `guess` is a rate it does not fall under in the middle. None: never paid."""
        votes, worths = self.market.votes[each], self.market.worths[each]
        money = self.high[:, self.market.groups[each]]
        have = float((money @ votes).max())
        price = float(self.market.prices[each])
        slack = self._slack(each, have)
        if have < price - slack:
            return None
        middle = (money[0] + money[1]) / 2
        weights = votes if worths is None else votes * worths
        slope = float(weights.sum())
        rate = max(guess, price / slope * (1 - 16 * UNIT))
        others: Any = None  # who pays the rate; None: everybody
        while True:
            due = rate if worths is None else rate * worths
            missing = price - float(votes.dot(np.minimum(middle, due)))
            rich = middle > due
            under = float(weights.dot(rich))
            if under > 0:
                slope, others = under, rich
            if missing <= 0 or under == 0 or rate + missing / under == rate:
                break
            rate += missing / under
        poor = [0.0, 0.0] if others is None else (money @ (votes * ~others)).tolist()
        low, high = ((price - slack - paid) / (slope * (1 + 16 * UNIT)) for paid in poor)
        return low, high

    def _top(self, each: int, end: int) -> float:
        """The most that the rate can be at one end; infinite where it may be that nobody can pay."""
        votes, worths = self.market.votes[each], self.market.worths[each]
        money = self.low[end, self.market.groups[each]]
        have = float(votes.dot(money))
        price = float(self.market.prices[each])
        slack = self._slack(each, abs(have))
        if have < price + 2 * slack:
            return inf
        weights = votes if worths is None else votes * worths
        rate = price / float(weights.sum()) * (1 - 16 * UNIT)
        while True:
            due = rate if worths is None else rate * worths
            missing = price - float(votes.dot(np.minimum(money, due)))
            under = float(weights.dot(money > due))
            if missing <= 0 or under == 0 or rate + missing / under == rate:
                break
            rate += missing / under
        top = rate + (2 * slack + abs(missing)) / under * 2 if under > 0 else rate * (1 + 1e-9)
        due = top if worths is None else top * worths
        return top if float(votes.dot(np.minimum(money, due))) > price + slack else inf

    def _pay(self, each: int, tops: tuple[float, float]) -> None:
        groups, worths = self.market.groups[each], self.market.worths[each]
        floors = self._floor(each, 0.0) or (0.0, 0.0)
        worth = np.ones(len(groups)) if worths is None else worths
        high = self.high[:, groups]
        most = high - np.outer(floors, worth)
        spent = (most < -self.pad).all(axis=0) | (high == 0).all(axis=0)
        self.high[:, groups] = np.where(spent, 0.0, np.maximum(most, 0) + self.pad)
        least = self.low[:, groups] - np.outer(tops, worth) - self.pad
        self.low[:, groups] = np.where(~spent & (least.sum(axis=0) > 0), least, 0.0)

    def _surely(self, each: int, tops: tuple[float, float], other: int, preferred: Ties) -> bool:
        """Whether `each` comes before `other` all along because both have only supporters who can pay the rate."""
        mine = self._whole(each, tops)
        theirs = self._whole(other, (self._top(other, 0), self._top(other, 1)))
        if mine is None or theirs is None or mine > theirs:
            return False
        return mine < theirs or self.market.order([each, other], preferred)[0] == each

    def _whole(self, each: int, tops: tuple[float, float]) -> Fraction | None:
        """The rate, for each unit of `Market.per`, if all along each supporter who has any money can pay it."""
        market = self.market
        votes, worths, groups = market.votes[each], market.worths[each], market.groups[each]
        weights = votes if worths is None else votes * worths
        alive = (self.high[:, groups] > 0).any(axis=0)
        due = np.outer(tops, np.ones(len(groups)) if worths is None else worths)
        if inf in tops or (alive & (self.low[:, groups] <= due).any(axis=0)).any():
            return None
        return Fraction(market.prices[each], int(weights[alive].sum()) * market.per[each])


class Abreast:
    """Many shares counted side by side, in doubles: what is bought with each, or None where doubles can't tell.

    Amounts of money are off by `off` at most, and nothing is exactly nothing. A rate is at least (price - what S has) /
    (worth to all others), for any set S of supporters; it is at most r where min(money, r x worth) reaches the price.
    """

    def __init__(self, market: Market, shares: list[int]) -> None:
        self.market = market
        self.shares = np.array(shares, float)
        self.money = np.repeat(self.shares[None], len(market.weights), axis=0)  # (groups, shares)
        self.off = self.money * (2 * UNIT)
        self.floors = np.full((len(shares), len(market.prices)), inf)  # of each rate, for each unit of `Market.per`
        self.rates = np.zeros_like(self.floors)
        self.tops = np.full_like(self.floors, inf)
        self.under = np.zeros_like(self.floors)  # the worth to those who pay the whole rate
        self.whole = np.zeros(self.floors.shape, bool)  # whether all who have any money surely do
        self.sure = np.ones(len(shares), bool)
        for each in market.supported:
            votes, worths = market.votes[each], market.worths[each]
            most = float(votes.sum() if worths is None else votes.dot(worths))
            if market.costs[each]:
                self.floors[:, each] = market.prices[each] / most * (1 - 16 * UNIT) / market.per[each]

    def orders(self, ties: Ties) -> list[list[int] | None]:
        """For each share, the projects in the order they are bought."""
        market = self.market
        free = market.order((each for each in market.supported if not market.costs[each]), ties)
        orders = [list(free) for _ in self.shares]
        going = np.arange(len(orders))
        while len(going):
            best, clear = self._best(going)
            for place in going[~clear].tolist():
                decided = self._decided(place, int(best[place]), ties)
                self.sure[place] &= decided is not None
                best[place] = best[place] if decided is None else decided
            going = going[self.sure[going] & (best[going] >= 0)]
            for each in np.unique(best[going]).tolist():
                chosen = going[best[going] == each]
                self._pay(each, chosen)
                self.floors[chosen, each] = inf
                for place in chosen.tolist():
                    orders[place].append(each)
        return [order if sure else None for order, sure in zip(orders, self.sure.tolist(), strict=True)]

    def _best(self, going: Ints) -> tuple[Ints, Ints]:
        """For each share the project with the lowest rate, -1 for none; and for each of `going` whether that is clear.

        Where it is not, all that might be as good have been looked at in this round.
        """
        per = np.array(self.market.per, float)
        best = np.full(len(self.shares), -1)
        clear = np.zeros(len(self.shares), bool)
        seen = np.zeros(self.floors.shape, bool)
        looking = going
        while len(looking):
            floors = self.floors[looking]
            rows = np.arange(len(looking))
            leads = floors.argmin(axis=1)
            ended = np.isinf(floors[rows, leads])
            known = seen[looking, leads] & ~ended
            floors[rows, leads] = inf
            tops = self.tops[looking, leads] / per[leads] * (1 + 16 * UNIT)
            alone = floors.min(axis=1) > tops
            floors[seen[looking]] = inf
            rivals = floors.argmin(axis=1)
            unseen = np.isfinite(floors[rows, rivals]) & (floors[rows, rivals] <= tops)
            done = ended | (known & (alone | ~unseen))
            best[looking] = np.where(ended, -1, leads)
            clear[looking] = ended | alone
            next_up = np.where(known, rivals, leads)[~done]
            looking = looking[~done]
            lead = self.floors[looking].min(axis=1) * NEAR
            for each in np.unique(next_up).tolist():
                places = looking[((self.floors[looking, each] <= lead) & ~seen[looking, each]) | (next_up == each)]
                self._estimate(each, places)
                seen[places, each] = True
        return best, clear[going]

    def _decided(self, place: int, best: int, ties: Ties) -> int | None:
        """The best where several may be as good, if none of them has a supporter who can't pay the rate.

        Then each rate is the price divided by the votes of those who have any money: whole numbers decide.
        """
        market = self.market
        top = self.tops[place, best] / market.per[best] * (1 + 16 * UNIT)
        rivals = np.flatnonzero(self.floors[place] <= top).tolist()
        if top == inf or not self.whole[place, rivals].all():
            return None
        rates = {
            each: Fraction(market.prices[each], int(self.under[place, each]) * market.per[each]) for each in rivals
        }
        least = min(rates.values())
        return market.order([each for each in rivals if rates[each] == least], ties)[0]

    def _estimate(self, each: int, places: Ints) -> None:
        market = self.market
        votes, worths = market.votes[each], market.worths[each]
        weights = votes if worths is None else votes * worths
        money = self.money.take(market.groups[each], 0).take(places, 1)
        price = float(market.prices[each])
        have = votes @ money
        rounding = (len(votes) + 16) * 4 * UNIT * np.maximum(have, price)
        off = self.off.take(market.groups[each], 0).take(places, 1)
        slack = votes @ off + rounding
        lost = have < price - slack
        self.sure[places[~lost & (have <= price + slack)]] = False
        self.floors[places[lost], each] = inf
        kept = ~lost & (have > price + slack)
        if not kept.all():
            places, money, rounding, off = places[kept], money[:, kept], rounding[kept], off[:, kept]
        if not len(places):
            return
        worth: Any = 1.0 if worths is None else worths[:, None]
        rates = self.floors[places, each] * market.per[each]
        while True:
            due = rates * worth
            rich = money > due
            missing = price - votes @ np.minimum(money, due)
            under = np.maximum(weights @ rich, UNIT)
            steps = np.where(missing > 0, missing / under, 0.0)
            if not (rates + steps > rates * (1 + 4 * UNIT)).any():
                break
            rates = rates + steps
        doubt = votes @ (off * ~rich) + rounding + np.abs(missing)
        tops = rates + 4 * doubt / under
        due = tops * worth
        certain = votes @ np.minimum(money, due) >= price + rounding + votes @ (off * (money <= due + off))
        self.floors[places, each] = np.maximum(
            self.floors[places, each], (rates - 2 * doubt / under) * (1 - 16 * UNIT) / market.per[each]
        )
        self.rates[places, each] = rates
        self.under[places, each] = under
        self.whole[places, each] = ~((money > 0) & (money - off <= due)).any(axis=0)
        self.tops[places, each] = np.where(certain, tops, inf)

    def _pay(self, each: int, places: Ints) -> None:
        groups, worths = self.market.groups[each], self.market.worths[each]
        worth: Any = 1.0 if worths is None else worths[:, None]
        money = self.money[groups[:, None], places]
        rates, tops = self.rates[places, each], self.tops[places, each]
        floors = self.floors[places, each] * self.market.per[each] * (1 - 16 * UNIT)
        off = self.off[groups[:, None], places]
        left = np.maximum(money - rates * worth, 2.0**-1000)
        spent = (money + off < floors * worth) | (money == 0)
        left[spent] = 0.0
        off += np.maximum(tops - rates, rates - floors) * worth + 8 * UNIT * self.shares[places]
        off[spent] = 0.0
        self.money[groups[:, None], places] = left
        self.off[groups[:, None], places] = off
