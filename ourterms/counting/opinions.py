"""Opinions: short statements, and who agreed with, disagreed with or passed which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Id = int


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """A conversation. One entry of the three arrays is one vote; nobody votes twice on a statement.

    statements  ids, rising; a vote holds the place of its statement in them
    people      how many took part; a vote holds the number of its person, from 0
    votes       1 agree, -1 disagree, 0 pass
    taken_out   ids of statements that moderation took out
    texts       the words of statements, where known
    """

    statements: tuple[Id, ...]
    people: int
    person: NDArray[np.int32]
    statement: NDArray[np.int32]
    votes: NDArray[np.int8]
    taken_out: frozenset[Id] = frozenset()
    texts: Mapping[Id, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        votes: Iterable[tuple[int, Id, int]],
        taken_out: Iterable[Id] = (),
        texts: Mapping[Id, str] | None = None,
    ) -> "Opinions":
        """From (person, statement, vote) rows, the earliest first: a later vote of a person replaces theirs.

        Raises ValueError for a vote other than 1, 0 and -1.
        """
        last = {(person, statement): vote for person, statement, vote in votes}
        if not all(vote in (-1, 0, 1) for vote in last.values()):
            raise ValueError("A vote is 1 for agree, -1 for disagree or 0 for pass.")
        people = {each: place for place, each in enumerate(sorted({person for person, _ in last}))}
        statements = sorted({statement for _, statement in last})
        places = {each: place for place, each in enumerate(statements)}
        rows = sorted((people[person], places[statement], vote) for (person, statement), vote in last.items())
        columns = np.array(rows, np.int32).reshape(-1, 3).T
        return cls(
            tuple(statements),
            len(people),
            columns[0].copy(),
            columns[1].copy(),
            columns[2].astype(np.int8),
            frozenset(taken_out),
            dict(texts or {}),
        )
