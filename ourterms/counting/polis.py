"""Opinion maps as Polis draws them: what all agree on, and groups of answers that are alike.

Small, Bjorkegren, Erkkila, Shaw, Megill: "Polis: Scaling deliberation by mapping high dimensional opinion spaces",
Recerca 26 (2021), and the mathematics of its server (github.com/compdemocracy/polis, math/).

What all agree on is decided exactly, by whole numbers. Groups come from a map (two principal components, then
k-means), which is floating point: the same votes give the same groups here every time, whatever their order, but
another program may draw a border elsewhere. So groups say what answers go together; never who is in one.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ourterms.counting.grouping import AT_ONCE, components, split
from ourterms.counting.opinions import Opinions
from ourterms.counting.result import Id, Number, Result, Round
from ourterms.counting.rules import Options, Refused

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

CONFIDENT = Fraction(12816, 10_000)  # how many standard errors: 90 % on one side, as Polis has it
MOST_SAID = 5
VOTES_TO_COUNT = 7  # people with fewer votes are on no map


@dataclass(frozen=True, slots=True)
class Said:
    """How one set of people voted on each statement; arrays (statements,)."""

    agree: Counts
    disagree: Counts
    seen: Counts

    def share(self, side: int) -> Floats:
        """How likely one of them agrees (1) or disagrees (-1), with one vote added each way."""
        found: Floats = ((self.agree if side > 0 else self.disagree) + 1) / (self.seen + 2)
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """A group of answers that are alike: how many people, how they voted, and what sets them apart."""

    size: int
    said: Said
    apart: tuple[tuple[int, int], ...]  # (place of a statement, 1 agree or -1 disagree), the strongest first


@dataclass(frozen=True, slots=True)
class Map:
    """What a conversation says. Statements are their places in `opinions.statements`."""

    opinions: Opinions
    everybody: Said
    agree: tuple[int, ...]  # what all agree on, the strongest first
    disagree: tuple[int, ...]
    groups: tuple[Group, ...]  # the largest first; empty where the votes are too few

    def common(self, side: int) -> list[int]:
        """Statements that most of every group agree (1) or disagree (-1) with, the clearest first."""
        if not self.groups:
            return []
        shares = np.array([group.said.share(side) for group in self.groups])
        return self._sorted(shares.min(axis=0) > 0.5, shares.prod(axis=0))

    def divides(self) -> list[int]:
        """Statements that most of one group agree with and most of another disagree with, the sharpest first."""
        if len(self.groups) < 2:
            return []
        agree = np.array([group.said.share(1) for group in self.groups])
        disagree = np.array([group.said.share(-1) for group in self.groups])
        sharp = np.minimum(agree.max(axis=0), disagree.max(axis=0))
        return self._sorted(sharp > 0.5, sharp)

    def minded(self, group: int) -> list[int]:
        """Statements that most of a group disagree with, the most minded first."""
        share = self.groups[group].said.share(-1)
        return self._sorted(share > 0.5, share)

    def _sorted(self, kept: NDArray[np.bool_], by: Floats) -> list[int]:
        kept = kept & still_there(self.opinions)
        return [int(each) for each in np.argsort(-by, kind="stable") if kept[each]]


def count(opinions: Opinions, rule: str, options: Options) -> Result:
    """The map as a result: `consensus`, `groups`; ids of statements. Raises Refused for options it does not have."""
    if options.completion or options.seats or options.ties:
        raise Refused("An opinion map has no seats, no completion and no tie rule: equal statements go by their ids.")
    options.progress("Drawing the map")
    found = drawn(opinions)
    ids = opinions.statements
    called: dict[Id, str] = {each: opinions.texts.get(each, "") for each in ids}
    agree, disagree = ([ids[place] for place in side] for side in (found.agree, found.disagree))
    shares = _shares(ids, found.everybody, [*found.agree, *found.disagree])
    rounds = [Round("Everybody: agree", shares, tuple(agree), tuple(disagree))]
    groups: list[dict[str, Any]] = []
    for number, group in enumerate(found.groups, 1):
        shares = _shares(ids, group.said, [place for place, _ in group.apart])
        for_it = tuple(ids[place] for place, side in group.apart if side > 0)
        against = tuple(ids[place] for place, side in group.apart if side < 0)
        rounds.append(Round(f"Group {number}: agree", shares, for_it, against, (), {"people": group.size}))
        groups.append({"size": group.size, "agree": list(for_it), "disagree": list(against)})
    on_map = sum(group.size for group in found.groups)
    notes = (
        f"{opinions.people:,} people, {len(ids):,} statements, {len(opinions.votes):,} votes.",
        f"{on_map:,} people are on the map; the others voted on too few statements for it.",
    )
    more = {"consensus": {"agree": agree, "disagree": disagree}, "groups": groups}
    figures = "share that agrees, with one vote added each way"
    return Result(rule, tuple(sorted(agree)), tuple(agree), tuple(rounds), called, figures, "id", notes, more)


def _shares(ids: tuple[int, ...], said: Said, places: list[int]) -> dict[Id, Number]:
    return {ids[place]: Fraction(int(said.agree[place]) + 1, int(said.seen[place]) + 2) for place in places}


def drawn(opinions: Opinions) -> Map:
    """The map of a conversation."""
    there = still_there(opinions)
    labels = grouped(opinions)
    amount = int(labels.max(initial=-1)) + 1
    *said, others = said_by(opinions, labels, amount)
    on_map = _together(said, len(opinions.statements))
    everybody = _together([*said, others], len(opinions.statements))
    agree, disagree = (agreed(everybody, side, there) for side in (1, -1))
    sizes = np.bincount(labels[labels >= 0], minlength=amount)
    largest_first = np.argsort(-sizes, kind="stable").tolist()
    groups = [Group(int(sizes[each]), said[each], sets_apart(said[each], on_map, there)) for each in largest_first]
    return Map(opinions, everybody, agree, disagree, tuple(groups))


def _together(said: list[Said], statements: int) -> Said:
    none = np.zeros(statements, np.int64)
    return Said(*(np.sum([none, *(getattr(one, name) for one in said)], axis=0) for name in Said.__slots__))


def still_there(opinions: Opinions) -> NDArray[np.bool_]:
    """(statements,): which were not taken out."""
    return np.array([each not in opinions.taken_out for each in opinions.statements], np.bool_)


def said_by(opinions: Opinions, labels: Counts, groups: int) -> list[Said]:
    """How the people of each label voted, and last those who have none; labels (people,) from 0, -1 is none."""
    many = len(opinions.statements)
    start = (labels % (groups + 1)) * (3 * many) + 1  # -1 comes last
    cell = start[opinions.person] + 3 * opinions.statement + opinions.votes
    counts = np.bincount(cell, minlength=(groups + 1) * many * 3).reshape(groups + 1, many, 3)
    return [Said(one[:, 2], one[:, 0], one.sum(axis=1)) for one in counts]


def agreed(said: Said, side: int, there: NDArray[np.bool_]) -> tuple[int, ...]:
    """Up to five statements that clearly more than half agree (1) or disagree (-1) with, the clearest first.

    With s of n votes: (s + 1) / (n + 2) over a half, and z = (2 (s + 1) - (n + 1)) / sqrt(n + 1) over 1.2816; the
    clearest have the largest product of the two. Roots are not whole numbers, so their squares are compared.
    """
    with_it, seen = (said.agree if side > 0 else said.disagree), said.seen
    lead = 2 * with_it + 1 - seen
    measure = (with_it + 1) / (seen + 2) * lead / np.sqrt(seen + 1)
    likely = np.flatnonzero(there & (lead > 0) & (2 * with_it > seen) & (lead > 1.28 * np.sqrt(seen + 1)))
    clear = [place for place in likely.tolist() if _clear(int(lead[place]), int(seen[place]))]
    clear.sort(key=lambda place: -measure[place])
    if len(clear) > MOST_SAID:  # only those near the fifth can still change places with it
        least = measure[clear[MOST_SAID - 1]] * (1 - 1e-9)
        clear = [place for place in clear if measure[place] >= least]

    def square(place: int) -> Fraction:
        s, n, ahead = int(with_it[place]), int(seen[place]), int(lead[place])
        return Fraction(((s + 1) * ahead) ** 2, (n + 2) ** 2 * (n + 1))

    return tuple(sorted(clear, key=lambda place: (-square(place), place))[:MOST_SAID])


def _clear(lead: int, seen: int) -> bool:
    return (lead * CONFIDENT.denominator) ** 2 > CONFIDENT.numerator**2 * (seen + 1)


def sets_apart(group: Said, everyone: Said, there: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    """Up to five statements on which a group differs from the rest: (place, side), the strongest first.

    By Polis: both the share and its difference from the rest are over 1.2816 standard errors; sorted by the product
    of share, difference and both of these.
    """
    rest = Said(everyone.agree - group.agree, everyone.disagree - group.disagree, everyone.seen - group.seen)
    found: list[tuple[float, int, int]] = []
    for side in (1, -1):
        inside, outside = (one.agree if side > 0 else one.disagree for one in (group, rest))
        share, other = group.share(side), rest.share(side)
        sure = (2 * (inside + 1) - (group.seen + 1)) / np.sqrt(group.seen + 1)
        apart = _difference(inside + 1, outside + 1, group.seen + 1, rest.seen + 1)
        strength = share * sure * (share / other) * apart
        enough = there & (sure > float(CONFIDENT)) & (apart > float(CONFIDENT))
        found += [(-float(strength[place]), place, side) for place in np.flatnonzero(enough).tolist()]
    return tuple((place, side) for _, place, side in sorted(found)[:MOST_SAID])


def _difference(inside: Counts, outside: Counts, all_in: Counts, all_out: Counts) -> Floats:
    """How many standard errors two shares are apart; 0 where all say the same."""
    pooled = (inside + outside) / (all_in + all_out)
    error = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / all_in + 1 / all_out))
    gap: Floats = inside / all_in - outside / all_out
    apart: Floats = np.divide(gap, error, out=np.zeros_like(gap), where=error > 0)
    return apart


def grouped(opinions: Opinions) -> Counts:
    """(people,): the group of each, from 0; -1 for who voted on too few statements. All -1 where there is no map."""
    labels = np.full(opinions.people, -1, np.int64)
    if not len(opinions.votes):
        return labels
    points = placed(opinions)
    voted = np.bincount(opinions.person, minlength=opinions.people)
    on_map = np.flatnonzero(voted >= min(VOTES_TO_COUNT, len(opinions.statements)))
    # The same people in any order of the file: they stand in the order of their places on the map.
    points = np.round(points[on_map], 9) + 0.0
    order = np.lexsort(points.T[::-1])
    if len(order) < 2:
        labels[on_map] = 0
        return labels
    labels[on_map[order]] = split(points[order])
    return labels


def placed(opinions: Opinions) -> Floats:
    """(people, 2): where everybody is on the map.

    Two principal components of the votes, what is missing set to the mean of its statement; whoever voted on few
    statements is moved outwards by the root of all statements per vote, as they would all be in the middle.
    """
    people, many = opinions.people, len(opinions.statements)
    there = still_there(opinions)
    left = int(there.sum())
    kept = there[opinions.statement]
    person, votes = opinions.person[kept], opinions.votes[kept]
    statement = (np.cumsum(there) - 1)[opinions.statement[kept]]
    seen = np.bincount(statement, minlength=left)
    mean = np.bincount(statement, weights=votes, minlength=left) / np.maximum(seen, 1)
    table = np.zeros((people, left))
    table.ravel()[person * np.int64(left) + statement] = votes - mean[statement]  # missing: the mean, less the mean
    voted = np.bincount(person, minlength=people) + many - left  # Polis counts what was taken out as voted on by all
    directions = components(table)
    step = max(1, AT_ONCE // (2 * max(left, 1)))
    parts = [table[start : start + step] @ directions for start in range(0, people, step)]
    found: Floats = np.vstack(parts) * np.sqrt(many / np.maximum(voted, 1))[:, None]
    return found
