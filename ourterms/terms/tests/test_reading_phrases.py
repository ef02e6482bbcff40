"""The little language of phrases, and that every table is written in it."""

import importlib
import pkgutil
import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.terms.rules import reading
from ourterms.terms.rules.reading.phrases import (
    COMMON,
    Line,
    Tables,
    element_of,
    index_of,
    last_said,
    line_of,
    lines_of,
    says,
)
from ourterms.terms.rules.reading.text import IN_WORDS, WORD, Text, _in_words

MODULES = [importlib.import_module(f"{reading.__name__}.{m.name}") for m in pkgutil.iter_modules(reading.__path__)]
TABLES = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str) and value.startswith("\n")
}


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        ("we|they pay", "Yes, they pay.", "they pay"),
        ("we [will] pay", "We will pay; we pay.", "we will pay"),
        ("reimburs* ~2 travel", "Reimbursed: all your travel", "reimbursed: all your travel"),
        ("reimburs* ~1 travel", "Reimbursed: all your travel", None),
        ("pay ~3 travel", "We pay, but not travel", None),
        ("pay !attention|heed", "Pay attention", None),
        ("pay !attention|heed", "Pay heed and pay up", "pay"),
        ("# people", "We want 12 people", "12 people"),
        ("^ pay", "We pay. Pay us.", "pay"),
    ],
)
def test_a_phrase_is_found(table: str, text: str, found: str | None) -> None:
    read = Text(text)
    span = read.find(table)
    assert (read.flat[slice(*span)] if span else None) == found


def test_a_sentence_that_holds_unless_is_passed_over() -> None:
    text = Text("We never pay fares. We pay fares.")
    assert text.find("pay fares", "never") == (23, 32)


def test_tables_looked_for_together_say_what_each_says_alone() -> None:
    tables = ("we|they pay", "pay ~3 # pounds", "reimburs* ~2 all|any your travel|fares", "never|not")
    beside = ("never",)
    raw = "We pay 25 pounds. They pay. We never pay. Reimbursed: all your travel."
    together, alone = Text(raw, Tables(tables, beside)), Text(raw)
    assert [together.find(table, "never") for table in tables] == [alone.find(table, "never") for table in tables]
    assert together.find(tables[2]) == (42, 69)


ALL = reading.tables()
# Pieces of what the tables name, so that random sentences hold whole phrases, and nearly whole ones.
PIECES = sorted(
    {
        token.split("|")[0].strip("[]!*").replace("#", "12")
        for table in (*ALL.everywhere, *ALL.beside)
        for token in table.split()
        if token[0] not in "~^"
    }
)


def tried(text: Text, table: str, number: int) -> list[tuple[int, int]]:
    """Where the phrases of a table match in a sentence, each of them tried."""
    return text._matches([phrase for phrase in table.split("\n") if phrase.strip()], number)


@given(st.data())
def test_no_phrase_is_passed_over_that_matches(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([table for table in (*ALL.everywhere, *ALL.beside) if table]))
    phrase = data.draw(st.sampled_from([phrase for phrase in table.split("\n") if phrase.strip()]))
    own = [token.strip("[]!") for token in phrase.split() if token[0] not in "~^!"]
    words = [data.draw(st.sampled_from(token.split("|"))).strip("*").replace("#", "12") for token in own]
    words += data.draw(st.lists(st.sampled_from(PIECES), max_size=6))
    for _ in range(data.draw(st.integers(0, 3))):
        words.insert(data.draw(st.integers(0, len(words))), data.draw(st.sampled_from(sorted(COMMON))))
    text = Text(" ".join(words) + ". " + " ".join(words[::-1]), ALL)
    for number in range(len(text.sentences)):
        assert text.holds(table, number) == bool(tried(text, table, number))
    if table in ALL.everywhere:
        matches = {number: tried(text, table, number) for number in range(len(text.sentences))}
        assert text.said(table) == {number: min(spans) for number, spans in matches.items() if spans}


def test_no_word_of_a_text_is_kept() -> None:
    tables = Tables(("quill* ~3 feather",))
    assert Text("Quillfeathers feather Zephyrine.", tables).find(*tables.everywhere) == (0, 21)
    assert "feather" in vars(index_of(tables.everywhere))["_known"]
    assert not [word for word in ("quillfeathers", "zephyrine") if word in repr(vars(index_of(tables.everywhere)))]


def test_no_figure_of_a_text_is_kept() -> None:
    element_of.cache_clear()
    assert Text("Ring 4187 by noon.").with_numbers() == [0]
    assert element_of.cache_info().currsize == 0


def test_whole_words_only_but_for_the_star() -> None:
    assert says("A grant.", "grant|fund*")
    assert says("(funding)", "grant|fund*")
    assert not says("granted", "grant|fund*")
    assert last_said("by noon, by two", "by") == 11


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_well_written(name: str) -> None:
    for line in lines_of(TABLES[name]):
        assert not line.elements[0].optional, line
        assert not line.elements[0].absent, line
        for element in line.elements:
            assert all(re.fullmatch(WORD.pattern, word) for word in (*element.words, *element.starts)), line


def covers(wide: Line, narrow: Line) -> bool:
    """Whether a phrase is surely found wherever a longer or narrower one is; only of those without "[" and "!"."""
    if any(element.optional or element.absent for line in (wide, narrow) for element in line.elements):
        return False
    if wide.anchored and not narrow.anchored:
        return False
    starts = range(1 if wide.anchored else len(narrow.elements) - len(wide.elements) + 1)
    return any(
        len(part := narrow.elements[start : start + len(wide.elements)]) == len(wide.elements)
        and all(
            all(word in w.words or word.startswith(w.starts or ("\n",)) for word in n.words)
            and all(word.startswith(w.starts or ("\n",)) for word in n.starts)
            and n.number <= w.number
            and (n.gap <= w.gap or not at)
            for at, (w, n) in enumerate(zip(wide.elements, part, strict=True))
        )
        for start in starts
    )


def test_what_covers_a_phrase() -> None:
    assert covers(line_of("cost*"), line_of("travel costs"))
    assert covers(line_of("fares|costs ~2 paid"), line_of("^ your costs ~1 paid"))
    assert not covers(line_of("costs paid"), line_of("costs ~1 paid"))
    assert not covers(line_of("^ costs"), line_of("^ your costs"))
    assert not covers(line_of("costs"), line_of("cost*"))


@pytest.mark.parametrize("name", TABLES)
def test_no_phrase_of_a_table_is_covered_by_another(name: str) -> None:
    lines = lines_of(TABLES[name])
    assert [(a, b) for a, b in permutations(lines, 2) if covers(a, b)] == []


def test_numbers_in_words_become_figures_and_lead_back() -> None:
    text = Text("A hundred and twenty, or forty-five; one.")
    assert text.flat == "120, or 45; one."
    assert text.fact(True, (8, 10)).words == ("forty-five",)


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = Text("Ask Dr. Hollis by 5 p.m. Friday, Aug. 8. Then come. 1. Pay is fair")
    assert [text.sentence(n).strip() for n in range(len(text.sentences))] == [
        "ask dr. hollis by 5 p.m. friday, aug. 8.",
        "then come.",
        "1.",
        "pay is fair",
    ]


NUMBERS = (
    *(
        "a",
        "one",
        "two",
        "six",
        "seven",
        "eight",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "forty",
    ),
    *(
        "twenty",
        "twenty-five",
        "eighty",
        "ninety one",
        "fifty",
        "hundred",
        "and",
        "dozen",
        "half a dozen",
        "or so times",
    ),
    *("often", "attend", "four", "three", "five", "nine", "sixty", "times", "of", "x", ""),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(NUMBERS), st.sampled_from((" ", "-", "\n", ", ", "", "(", " and "))), max_size=12
    )
)
def test_numbers_in_words_are_found_where_one_search_finds_them(parts: list[tuple[str, str]]) -> None:
    text = " " + "".join(word + after for word, after in parts)
    found, meant = [[match.span() for match in matches] for matches in (_in_words(text), IN_WORDS.finditer(text))]
    assert found == meant
