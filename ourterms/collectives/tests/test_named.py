"""Whose name stands in words: found however it is written, and not where it is only a word."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.collectives.rules.named import SHORT, WORDS, names_in
from ourterms.collectives.rules.names import tidy


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We met Rowan there", {"Rowan"}),
        ("ROWAN said so", {"Rowan"}),
        ("Rowan's words", {"Rowan"}),
        ("Rowanberries are red", set()),
        ("Kit and May came", {"Kit", "May"}),
        ("We may bring a kit", set()),
        ("a letter from Mary Ann", {"Mary Ann"}),
        ({"said": ["to", {"Rowan": 1}]}, {"Rowan"}),
        ("Plan B", set()),
        ("Ｒｏｗａｎ", {"Rowan"}),
    ],
)
def test_a_name_is_found_however_it_is_written_and_nowhere_else(words: Any, found: set[str]) -> None:
    assert names_in(["Rowan", "Kit", "May", "Mary Ann", "B"], words) == found


WRITTEN = [
    ("Rowan", "Rowans Worte"),
    ("Rowan", "*Rowan* and _Rowan_"),
    ("Rowan", "@Rowan1"),
    ("Rowan", "rowan@example.org"),
    ("Rowan", "Ro\u200bwan, Ro\u00adwan"),
    ("Rowan", "R\u0323owan"),
    ("Zoë", "Zoe said"),
    ("Zoë", "ZOE'S WORDS"),
    ("Zoe", "Zoë said"),
    ("Jose", "José"),
    ("Jürgen", "Juergen was there"),
    ("Juergen", "Jürgen was there"),
    ("Jürgen", "Jurgen was there"),
    ("Søren", "Soren"),
    ("Łukasz", "Lukasz"),
    ("Mary Ann", "Mary-Ann, MaryAnn"),
    ("Mary Ann", "Mary came"),
    ("Rowan Fell", "Mr Fell"),
    ("Rowan Fell", "R. Fell"),
    ("Rowan Fell", "R.F. was there"),
    ("Rowan Fell", "rowan fell"),
    ("O’Neil", "O'Neil"),
    ("O'Neil", "ONeil"),
    ("kit", "Kit came"),
    ("Kit", "KIT"),
    ("Kit", "Kit’s words"),
    ("Kit", "write to kit@example.org"),
    ("Kit", "_Kit_"),
    ("Łea", "Lea came"),
    ("İpek", "ipek"),
    ("山田", "山田さんが言った"),
    ("민수", "민수는 왔다"),
    ("🌙🌙", "and 🌙🌙 came"),
    ("Dr. Fell", "Dr Fell"),
    ("strasse", "STRASSE, Straße"),
]


@pytest.mark.parametrize(("name", "words"), WRITTEN)
def test_a_name_that_is_written_in_another_way_is_found(name: str, words: str) -> None:
    for text in re.split(", | and (?=_)", words):
        assert names_in([name], text) == {name}, text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Rowan", "the rowanberry, Rowanda"),
        ("Mary Ann", "marry an ant"),
        ("Rowan Fell", "the price fell, R F, a roof"),
        ("Kit", "kit, kitten, a first-aid kit"),
        ("Ash", "ash, Ashtray, the ashes"),
        ("Jo", "join, JOIN"),
        ("Rose", "prose, Roseate"),
        ("A B", "a b, AB"),
    ],
)
def test_what_only_looks_like_a_name_is_none(name: str, words: str) -> None:
    assert names_in([name], words) == set()


@given(st.text(min_size=2, max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_a_longer_name_between_other_words_is_always_found(name: str, before: str, after: str) -> None:
    if sum(each.isalnum() for each in tidy(name)) > 1:
        assert names_in([tidy(name)], f"{before} {tidy(name)} {after}") == {tidy(name)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hello, we bring a first-aid kit and pots of ash. No.", set()),
        ("We will hope for the best, may we?", {"We"}),
        ("Hello, we hope that you will write. Thank you", set()),
        ("Thanks to Will, and to Hope’s list", {"Will", "Hope"}),
        ("WILL and HOPE", {"Will", "Hope"}),
        ("May we ask?", {"May"}),  # may be one: whoever writes says that it is none
        ("write to will@example.org", {"Will"}),
        ("Kit and Ash come", {"Kit", "Ash"}),
    ],
)
def test_a_name_that_is_an_everyday_word_is_found_with_a_capital_only(words: str, found: set[str]) -> None:
    assert names_in(["Kit", "Ash", "Will", "May", "Hope", "We"], words) == found


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)
AROUND = st.text(" .,;:!?-()\n", min_size=1, max_size=4)


@given(LETTERS, AROUND, AROUND)
def test_with_its_capital_any_name_is_found_between_any_signs(word: str, before: str, after: str) -> None:
    name = word.capitalize()
    assert names_in([name], f"we{before}{name}{after}go") == {name}


@given(LETTERS, AROUND, AROUND)
def test_without_it_just_those_that_are_words_too_are_let_through(word: str, before: str, after: str) -> None:
    name = word.capitalize()
    let_through = len(word) <= SHORT or word in WORDS
    assert (names_in([name], f"we{before}{word}{after}go") == set()) == let_through
