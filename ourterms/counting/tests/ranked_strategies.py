"""Small elections to try rules on, close ones and tied ones above all."""

from hypothesis import strategies as st

from ourterms.counting.ballots import Ranked

LETTERS = "ABCDEFGH"


def names(candidates: int) -> list[str]:
    return list(LETTERS[:candidates])


@st.composite
def strict(draw: st.DrawFn, most: int = 5, fewest: int = 2) -> tuple[int, list[tuple[int, list[int]]]]:
    """(candidates, ballots); every ballot ranks at least one."""
    candidates = draw(st.integers(fewest, most))
    order = st.permutations(range(candidates))
    ballot = st.tuples(
        st.integers(1, 4), st.tuples(order, st.integers(1, candidates)).map(lambda p: list(p[0][: p[1]]))
    )
    return candidates, draw(st.lists(ballot, min_size=1, max_size=9))


@st.composite
def tied(draw: st.DrawFn, most: int = 5) -> tuple[int, list[tuple[int, list[list[int]]]]]:
    """(candidates, ballots), with shared places and blank ballots."""
    candidates = draw(st.integers(1, most))
    ballots = []
    for _ in range(draw(st.integers(0, 8))):
        order = draw(st.permutations(range(candidates)))[: draw(st.integers(0, candidates))]
        places: list[list[int]] = []
        for each in order:
            if places and draw(st.booleans()):
                places[-1].append(each)
            else:
                places.append([each])
        ballots.append((draw(st.integers(1, 4)), places))
    return candidates, ballots


def election(given: tuple[int, list], seats: int | None = None) -> Ranked:
    return Ranked.of(names(given[0]), given[1], seats)
