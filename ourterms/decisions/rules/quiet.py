"""What lies in the inner envelope of a quiet ballot: a choice, which ballot it is of, and a code nobody else knows.

Every envelope of a ballot is as long as any other, whatever was chosen: a length would tell.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from ourterms.decisions.rules.standing import Given

LENGTH = 1024  # bytes, of every inner envelope; the longest choice (points for each of 60 things) takes under 400


class Paper(NamedTuple):
    """A ballot as it lies in its envelope. `line`: a keyed hash of whose it is, so that no copy counts twice."""

    ballot: UUID
    line: bytes
    given: Given
    code: str


class NotOurs(Exception):
    """This envelope is another ballot's, somebody else's, or no envelope at all."""


def folded(paper: Paper) -> bytes:
    """The paper as the inner envelope holds it: `LENGTH` bytes. ValueError for a choice that is longer."""
    values = [str(paper.ballot), paper.line.hex(), paper.given.answer, list(paper.given.chosen), paper.code]
    plain = json.dumps(values, separators=(",", ":"), ensure_ascii=True).encode()
    if len(plain) > LENGTH:
        raise ValueError("This choice is too long for an envelope.")
    return plain.ljust(LENGTH)


def unfolded(plain: bytes, *, ballot: UUID, line: bytes) -> Paper:
    """What `folded` made, if it is of this ballot and of this line of the roll. NotOurs for anything else."""
    try:
        of, whose, answer, chosen, code = json.loads(plain)
        paper = Paper(UUID(of), bytes.fromhex(whose), Given(str(answer), [int(each) for each in chosen]), str(code))
    except (ValueError, TypeError):
        raise NotOurs from None
    if len(plain) != LENGTH or (paper.ballot, paper.line) != (ballot, line):
        raise NotOurs
    return paper


def in_order(papers: Iterable[Paper]) -> list[Paper]:
    """Papers in an order that says nothing of whose they are: by what was chosen, then by the code."""
    return sorted(papers, key=lambda paper: (paper.given.answer, list(paper.given.chosen), paper.code))


def published(papers: Sequence[Paper], *, codes: bool) -> list[list[object]]:
    """The counted ballots as those who count may see them: [answer, chosen], and the code where the rules say so."""
    return [
        [paper.given.answer, list(paper.given.chosen), *([paper.code] if codes else [])] for paper in in_order(papers)
    ]
