"""Terms that somebody kept as a file come back as they were; what is wrong with a file is said by its line."""

import json
from time import perf_counter

import pytest
from hypothesis import given

from ourterms.terms.ready_made import PATH, ready_made
from ourterms.terms.rules.files import LARGEST, as_toml, read_file
from ourterms.terms.rules.terms import BadTerms, Terms, as_data
from ourterms.terms.tests import strategies


@given(strategies.terms())
def test_terms_come_back_from_their_file_as_they_were(terms: Terms) -> None:
    assert read_file(as_toml(terms)) == terms
    assert read_file(json.dumps(as_data(terms))) == terms


def test_words_with_anything_in_them_come_back(tmp_path: object) -> None:
    odd = ready_made()._replace(easy_read='We "ask"\nfor\tthis: \\ \'\'\' """ \x7f é #\n\nthat.', title="[x] = 3 # no")
    assert read_file(as_toml(odd)) == odd


def test_the_ready_made_file_is_read_as_any_other() -> None:
    assert read_file(PATH.read_text(encoding="utf-8")) == ready_made()


PARTS = ["a", "a-1", '"a"', "'a'", '"a.b"', '"\\""', "'\"'", '"#"', '""']
BEFORE = [
    *("", "[", "[[", "b = { ", "# '\n", 'b = ""\n', 'b = "\\\\"\n'),
    *('b = """\n\\""" """\n', 'b = """a""""\n', "b = {c = '''\n\"'''', "),
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("before", BEFORE)
def test_a_name_of_very_many_parts_is_refused_unread(before: str, part: str) -> None:
    for dot in (".", " . "):
        with pytest.raises(BadTerms, match="too many parts"):
            read_file(before + dot.join([part] * 4_000) + " = 1")


@pytest.mark.parametrize(
    "words",
    [f'"{"a." * 50}"', f'"""\n{"a." * 50}\n{"." * 50}"""', f"'{'a.' * 50}'", f"'''{'a.' * 50}'''", f'"" # {"a." * 50}'],
)
def test_words_with_many_dots_are_words(words: str) -> None:
    assert read_file(f"[clauses.breaks]\nwords = {words}")


@pytest.mark.parametrize(
    "piece", ["a", "a ", '"', '\\"', '"""', '"""\\', "'", "#", "a.", "a.a ", '"a".', "\n", " ", "[", "-"]
)
def test_a_file_of_the_same_over_and_over_is_soon_refused(piece: str) -> None:
    began = perf_counter()
    for before in ("", "a = "):
        with pytest.raises(BadTerms):
            read_file(before + piece * (LARGEST // len(piece) - 4))
    assert perf_counter() - began < 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "Ours"\n[clauses.breaks\nline = true', "Line 2: this can't be read."),
        ('{"title": "Ours",\n "clauses": {"breaks": }}', "Line 2: this is not JSON"),
        ('title = "Ours"\n\n[clauses.notice]\nline = true\nfigure = 0', "Line 5: clauses.notice.figure: say a number"),
        ('title = "Ours"\n\n[clauses.notice]\nline = true', "Line 3: clauses.notice.figure: say a number"),
        ("[clauses.breaks]\nline = true\n[clauses.tea]", "Line 3: clauses.tea: there is no such clause."),
        ('color = "red"\n[clauses.breaks]', "Line 1: color: there is no such setting."),
        ("[clauses.notice]\nfigure = 2500", "Line 2: clauses.notice.figure: A whole number of working days"),
        ("", "Terms need a table called clauses."),
        ("[clauses]", "Terms need at least one clause."),
        ("[clauses.breaks]\nwords = 3", "Line 2: clauses.breaks.words: say words."),
        (f'[clauses.breaks]\nwords = "{"x" * 801}"', "Line 2: clauses.breaks.words: say it in 800 letters at most."),
        ("x" * 200_001, "This is too long for terms."),
    ],
)
def test_what_is_wrong_with_a_file_is_said_by_its_line(text: str, said: str) -> None:
    with pytest.raises(BadTerms) as problem:
        read_file(text)
    assert any(message.startswith(said) for message in problem.value.messages), problem.value.messages
