"""Opinion maps: short statements, what people answer to them, and what that says together; never who said what.

Under 30 people it is counted plainly. From 30 on, answers that are alike form groups (counting/polis.py). The result
holds whole numbers only: what it does not hold, nobody can ask of it later.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from ourterms.kit.speech import say
from ourterms.kit.words import one_line

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    from ourterms.counting.opinions import Opinions
    from ourterms.counting.polis import Map

WORDS = 140  # letters of a statement
MOST = 200  # statements of a map
FEWEST = 3  # people: with fewer, each would know what the others said
FOR_GROUPS = 30  # people
SMALLEST = 5  # people of a group that is told apart
MOST_SAID = 5  # statements in one list
DAYS = 7  # a map is open for, unless whoever begins it says otherwise
# As Polis has them in its files.
ANSWERS = {"agree": 1, "disagree": -1, "pass": 0}


def key_of(words: str) -> str:
    """What two statements share that say the same: small letters, single spaces, no full stop at the end."""
    line = one_line(words).casefold()
    return line.rstrip(" .!?…") or line


def in_order_for(whose: UUID, statements: Iterable[UUID]) -> list[UUID]:
    """The order in which one member is asked: always the same, another one for everybody, so that none comes first."""
    return sorted(statements, key=lambda each: sha256(whose.bytes + each.bytes).digest())


# What it came to ------------------------------------------------------------------------------------------------


def came_to(statements: Sequence[int], rows: Sequence[Mapping[int, int]]) -> dict[str, Any]:
    """The result of a map, as it is kept: `statements` are numbers, a row is what one person answered to which.

    people      how many answered anything; 0 for fewer than FEWEST, of whom nothing is counted
    statements  [number, agree, disagree, pass] for each
    map         from FOR_GROUPS people on, what `mapped` says; else None
    """
    asked = set(statements)
    answered = [kept for row in rows if (kept := {n: vote for n, vote in row.items() if n in asked})]
    if len(answered) < FEWEST:
        return {"people": 0, "statements": [], "map": None}
    counts = {number: {1: 0, -1: 0, 0: 0} for number in statements}
    for row in answered:
        for number, vote in row.items():
            counts[number][vote] += 1
    found = [[number, said[1], said[-1], said[0]] for number, said in counts.items()]
    drawn = mapped(statements, answered) if len(answered) >= FOR_GROUPS else None
    return {"people": len(answered), "statements": found, "map": drawn}


def as_opinions(statements: Sequence[int], rows: Sequence[Mapping[int, int]], texts: Mapping[int, str]) -> "Opinions":
    """The same as counting has it, and as it is written into a file; also statements that nobody answered."""
    # Here and below: numpy is large, and only who counts a map should wait for it.
    from numpy import array, int8, int32

    from ourterms.counting.opinions import Opinions

    ids = tuple(sorted(statements))
    place = {number: at for at, number in enumerate(ids)}
    votes = sorted((person, place[n], vote) for person, row in enumerate(rows) for n, vote in row.items())
    columns = array(votes, int32).reshape(-1, 3).T
    return Opinions(
        ids, len(rows), columns[0].copy(), columns[1].copy(), columns[2].astype(int8), frozenset(), dict(texts)
    )


def mapped(statements: Sequence[int], rows: Sequence[Mapping[int, int]]) -> dict[str, Any]:
    """Groups of answers that are alike, and what they say; statements by their numbers.

    groups    largest first: `about`, its size in tens (0: fewer than ten), and `tenths`: [agree, disagree, pass] in
              tenths of those of the group who answered, for each statement in order; None where nobody of them did
    common    what most of each group agree with, and disagree with, the clearest first
    divides   what most of one group agree with and most of another disagree with
    minds     what most of the smallest group disagree with
    clear     what `./run count FILE --rule polis` says of the same answers: agree, disagree
    """
    from ourterms.counting import polis

    opinions = as_opinions(statements, rows, {})
    everybody = polis.drawn(opinions)
    labels = joined(polis.grouped(opinions), polis.placed(opinions))
    drawn = _of_groups(opinions, labels)
    ids = opinions.statements

    def numbers(places: Iterable[int]) -> list[int]:
        return [ids[place] for place in places][:MOST_SAID]

    told_apart = len(drawn.groups) > 1
    return {
        "groups": [_group(group.size, group.said) for group in drawn.groups] if told_apart else [],
        "common": {"agree": numbers(drawn.common(1)), "disagree": numbers(drawn.common(-1))},
        "divides": numbers(drawn.divides()),
        "minds": numbers(drawn.minded(len(drawn.groups) - 1)) if told_apart else [],
        "clear": {"agree": numbers(everybody.agree), "disagree": numbers(everybody.disagree)},
    }


def joined(labels: "NDArray[int64]", points: "NDArray[float64]") -> "NDArray[int64]":
    """The groups, numbered from 0, none under SMALLEST: a smaller one joins the one whose middle is nearest.

    labels (people,), -1 for nobody's; points (people, 2). All -1 where fewer than SMALLEST are on the map at all.
    """
    import numpy as np

    labels = labels.copy()
    while True:
        there, sizes = np.unique(labels[labels >= 0], return_counts=True)
        if not len(there) or sizes.min() >= SMALLEST:
            break
        smallest = there[sizes.argmin()]
        others = there[there != smallest]
        if not len(others):
            labels[:] = -1
            break
        middle = points[labels == smallest].mean(axis=0)
        far = [float(((points[labels == other].mean(axis=0) - middle) ** 2).sum()) for other in others]
        labels[labels == smallest] = others[int(np.argmin(far))]
    for new, old in enumerate(np.unique(labels[labels >= 0])):
        labels[labels == old] = new
    return labels


def _of_groups(opinions: "Opinions", labels: "NDArray[int64]") -> "Map":
    import numpy as np

    from ourterms.counting import polis

    amount = int(labels.max(initial=-1)) + 1
    if not amount:
        return polis.Map(opinions, polis.said_by(opinions, np.zeros_like(labels), 1)[0], (), (), ())
    said = polis.said_by(opinions, labels, amount)
    sizes = np.bincount(labels[labels >= 0], minlength=amount)
    groups = [polis.Group(int(sizes[n]), said[n], ()) for n in np.argsort(-sizes, kind="stable").tolist()]
    return polis.Map(opinions, said[0], (), (), tuple(groups))


def _group(size: int, said: Any) -> dict[str, Any]:
    rows = zip(said.agree.tolist(), said.disagree.tolist(), said.seen.tolist(), strict=True)
    shares = [tenths((agree, disagree, seen - agree - disagree)) if seen else None for agree, disagree, seen in rows]
    return {"about": 0 if size < 10 else round(size / 10) * 10, "tenths": shares}


def tenths(counts: Sequence[int]) -> list[int]:
    """Counts as tenths of all of them: whole numbers that add up to 10, by largest remainders, the first first.

    ZeroDivisionError where there is nobody.
    """
    exact = [Fraction(10 * each, sum(counts)) for each in counts]
    found = [int(each) for each in exact]
    nearest = sorted(range(len(counts)), key=lambda place: (found[place] - exact[place], place))
    for place in nearest[: 10 - sum(found)]:
        found[place] += 1
    return found


def size_in_words(about: int) -> str:
    """How many people's answers are in a group, in words that count nobody."""
    return say("about {about} people", about=about) if about else say("fewer than ten people")


# A bar ----------------------------------------------------------------------------------------------------------


class Bar(NamedTuple):
    """How a statement was answered, in people or in tenths."""

    agree: int
    disagree: int
    passed: int

    @property
    def all(self) -> int:
        return self.agree + self.passed + self.disagree

    @property
    def from_disagree(self) -> int:
        """Where the part that disagrees begins."""
        return self.agree + self.passed
