"""The budget rules straight from their definitions, in fractions, without any haste: what the fast ones are held to."""

from collections.abc import Callable, Sequence
from fractions import Fraction

Order = Callable[[list[int]], int]  # of those tied, the one that is preferred
Worths = Sequence[Sequence[Fraction]]  # of each voter, what each project is worth to them


def rate(cost: Fraction, money: Sequence[Fraction], worths: Sequence[Fraction]) -> Fraction | None:
    """The least r for which the voters' min(money, r x worth) reach the cost; None where they have too little."""
    supporters = sorted(((m / w, m, w) for m, w in zip(money, worths, strict=True) if w > 0))
    if sum(m for _, m, _ in supporters) < cost or not supporters:
        return None
    paid, under = Fraction(0), sum(w for _, _, w in supporters)
    for _, m, w in supporters:
        if (cost - paid) / under * w <= m:
            return (cost - paid) / under
        paid, under = paid + m, under - w
    raise AssertionError("they have enough")


def equal_shares(
    share: Fraction, costs: Sequence[Fraction], worths: Worths, per: Sequence[Fraction], order: Order
) -> tuple[list[int], list[list[Fraction]]]:
    """(what is bought, in order; what each voter paid for each)."""
    money = [share] * len(worths)
    left = [each for each in range(len(costs)) if any(voter[each] > 0 for voter in worths)]
    bought: list[int] = []
    payments: list[list[Fraction]] = []
    while free := [each for each in left if costs[each] == 0]:
        bought.append(order(free))
        payments.append([Fraction(0)] * len(worths))
        left.remove(bought[-1])
    while True:
        rates = {each: rate(costs[each], money, [voter[each] for voter in worths]) for each in left}
        can = {each: found / per[each] for each, found in rates.items() if found is not None}
        if not can:
            return bought, payments
        best = order([each for each in can if can[each] == min(can.values())])
        found = rates[best]
        assert found is not None
        paid = [min(m, found * voter[best]) for m, voter in zip(money, worths, strict=True)]
        assert sum(paid) == costs[best]
        money = [m - p for m, p in zip(money, paid, strict=True)]
        bought.append(best)
        payments.append(paid)
        left.remove(best)


def add_one(
    start: Fraction, budget: Fraction, costs: Sequence[Fraction], worths: Worths, per: Sequence[Fraction], order: Order,
    exhaustive: bool,
) -> list[int]:  # fmt: skip
    """Equal shares with one more for everybody each time, as long as the budget lasts."""
    share = start
    supported = {each for each in range(len(costs)) if any(voter[each] > 0 for voter in worths)}
    bought = equal_shares(share, costs, worths, per, order)[0]
    while set(bought) != supported:
        left = budget - sum(costs[each] for each in bought)
        if exhaustive and all(costs[each] > left for each in supported.difference(bought)):
            break
        share += 1
        more = equal_shares(share, costs, worths, per, order)[0]
        if sum(costs[each] for each in more) > budget:
            break
        bought = more
    return bought


def phragmen(budget: Fraction, costs: Sequence[Fraction], supports: Sequence[set[int]], order: Order) -> list[int]:
    """Everybody earns one a time; `supports` is what each voter supports."""
    since = [Fraction(0)] * len(supports)
    left = [each for each in range(len(costs)) if costs[each] <= budget and any(each in voter for voter in supports)]
    bought: list[int] = []
    while left:
        when = {}
        for each in left:
            last = [time for time, voter in zip(since, supports, strict=True) if each in voter]
            when[each] = (costs[each] + sum(last)) / len(last)
        tied = [each for each in left if when[each] == min(when.values())]
        spent = sum((costs[each] for each in bought), Fraction(0))
        if any(spent + costs[each] > budget for each in tied):
            break
        best = order(tied)
        since = [when[best] if best in voter else time for time, voter in zip(since, supports, strict=True)]
        bought.append(best)
        left.remove(best)
    return bought
