"""How far a dissent goes: never farther than its author lets it, and never quite unsaid unless they say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.dissent import LETTER, PUBLIC, REACH, SILENT, US, Said, goes, guess, is_said

SAID = st.builds(Said, st.sampled_from(list(REACH)), st.booleans())
PLACES = [US, LETTER, PUBLIC]  # from the nearest


@given(SAID)
def test_what_goes_far_goes_near(said: Said) -> None:
    far = [goes(said, where) for where in PLACES]
    assert far == sorted(far, reverse=True)


@given(SAID)
def test_words_go_as_far_as_their_author_says_and_taken_back_they_go_nowhere(said: Said) -> None:
    assert goes(said, US) is not said.taken_back
    assert goes(said, LETTER) == (not said.taken_back and said.reach in (LETTER, PUBLIC))
    assert goes(said, PUBLIC) == (not said.taken_back and said.reach == PUBLIC)


@given(st.lists(SAID, max_size=6))
def test_there_was_dissent_goes_too_unless_all_its_authors_say_no(dissents: list[Said]) -> None:
    assert is_said(dissents) == any(said.reach != SILENT for said in dissents)
    assert is_said(dissents) == is_said([said._replace(taken_back=not said.taken_back) for said in dissents])
    if any(goes(said, LETTER) for said in dissents):
        assert is_said(dissents)


@pytest.mark.parametrize("members", [1, 2, 12, 13, 40, 41, 500])
def test_how_easily_they_would_be_guessed_says_no_number(members: int) -> None:
    assert "guess" in guess(members)
    assert not any(letter.isdigit() for letter in guess(members))
