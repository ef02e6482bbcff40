from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.quiet import LENGTH, NotOurs, Paper, folded, published, unfolded
from ourterms.decisions.rules.standing import Given

BALLOT, OTHER = UUID(int=1), UUID(int=2)
GIVENS = st.builds(Given, st.sampled_from(["", "for", "against"]), st.lists(st.integers(0, 5), max_size=60))
PAPERS = st.builds(Paper, st.just(BALLOT), st.binary(min_size=32, max_size=32), GIVENS, st.just("4KDT-9F2M"))


@given(PAPERS)
def test_a_paper_comes_out_as_it_went_in_and_every_envelope_is_as_long(paper: Paper) -> None:
    plain = folded(paper)
    assert len(plain) == LENGTH
    assert unfolded(plain, ballot=paper.ballot, line=paper.line) == paper


@given(PAPERS)
def test_a_paper_of_another_ballot_or_another_person_does_not_count(paper: Paper) -> None:
    plain = folded(paper)
    with pytest.raises(NotOurs):
        unfolded(plain, ballot=OTHER, line=paper.line)
    with pytest.raises(NotOurs):
        unfolded(plain, ballot=BALLOT, line=paper.line[::-1] + b"\0")


@given(st.binary(max_size=200))
def test_anything_else_is_no_paper(plain: bytes) -> None:
    with pytest.raises(NotOurs):
        unfolded(plain, ballot=BALLOT, line=bytes(32))


def test_a_choice_that_is_too_long_is_said_and_not_cut() -> None:
    with pytest.raises(ValueError, match="too long"):
        folded(Paper(BALLOT, bytes(32), Given("", list(range(1000))), ""))


@given(st.lists(PAPERS, max_size=8), st.randoms())
def test_what_is_published_does_not_depend_on_who_came_when(papers: list[Paper], order: object) -> None:
    turned = list(papers)
    order.shuffle(turned)  # type: ignore[attr-defined]
    assert published(turned, codes=False) == published(papers, codes=False)
    assert all(len(line) == 2 for line in published(papers, codes=False))
    assert all(line[2] == "4KDT-9F2M" for line in published(papers, codes=True))
