"""What is kept beside the byte code is what would be made, or it is made anew."""

import importlib
import os
import re
import sys
from pathlib import Path

import pytest

from ourterms.terms import compiled
from ourterms.terms.rules import patterns
from ourterms.terms.rules.reading import phrases, tables

MADE = [phrases.Index(some).parts for some in tables()]


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "cache_from_source", lambda path: str(tmp_path / "phrases.cpython.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(phrases, "_indexes", {})
    monkeypatch.setattr(patterns, "_compile", re.compile)
    return tmp_path / "phrases.cpython.marshal"


def made_anew(monkeypatch: pytest.MonkeyPatch) -> bool:
    """Ready once more, as in a new process; whether the index was made anew."""
    made: list[tuple[str, ...]] = []
    make = phrases._turned_round
    monkeypatch.setattr(phrases, "_turned_round", lambda tables: made.append(tables) or make(tables))
    phrases._indexes.clear()
    compiled.ready.__wrapped__()
    assert [phrases.index_of(some).parts for some in tables()] == MADE
    monkeypatch.setattr(phrases, "_turned_round", make)
    return tables().everywhere in made


def test_what_is_kept_is_what_would_be_made(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_anew(monkeypatch)
    assert [path.name for path in kept_in.parent.iterdir()] == [kept_in.name]
    assert not made_anew(monkeypatch)


@pytest.mark.parametrize("spoilt", [b"", b"nothing", b"i\x01\x00\x00\x00", b"(\x00\x00\x00\x00"])
def test_a_spoilt_file_is_made_anew(kept_in: Path, monkeypatch: pytest.MonkeyPatch, spoilt: bytes) -> None:
    kept_in.write_bytes(spoilt)
    assert made_anew(monkeypatch)
    assert not made_anew(monkeypatch)


def test_half_a_file_is_made_anew(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_anew(monkeypatch)
    kept_in.write_bytes(kept_in.read_bytes()[:-1000])
    assert made_anew(monkeypatch)


def test_other_code_makes_it_anew(kept_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made_anew(monkeypatch)
    code = tmp_path / "phrases.py"
    code.write_text("# other code")
    with monkeypatch.context() as other:
        other.setattr(phrases, "__file__", str(code))
        assert made_anew(other)
    with monkeypatch.context() as other:
        other.setattr(compiled, "__file__", str(code))
        assert made_anew(other)
    with monkeypatch.context() as other:
        other.setattr(sys, "version", "another Python")
        assert made_anew(other)


def test_other_phrases_make_it_anew(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_anew(monkeypatch)
    others = phrases.Tables(("we pay #",), ("no|never",))
    with monkeypatch.context() as other:
        other.setattr(compiled, "tables", lambda: others)
        phrases._indexes.clear()
        compiled.ready.__wrapped__()
        assert [phrases.index_of(some).parts for some in others] == [phrases.Index(some).parts for some in others]
    assert made_anew(monkeypatch)


def test_where_nothing_may_be_written_all_goes_on(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made_anew(monkeypatch)
    assert not list(kept_in.parent.iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError()))
    assert made_anew(monkeypatch)
    assert not list(kept_in.parent.iterdir())


# Patterns


def compiled_by_python(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that Python compiles from now on."""
    asked: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda source: asked.append(source) or compile_(source))
    return asked


def test_the_code_of_every_pattern_is_kept_and_makes_the_same_pattern(
    kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_anew(monkeypatch)
    made_anew(monkeypatch)
    asked = compiled_by_python(monkeypatch)
    made = [patterns._compile(source) for source in patterns.sources]
    assert not asked
    monkeypatch.undo()
    for pattern in made:
        python = re.compile(pattern.pattern)
        assert pattern == python
        assert (pattern.flags, pattern.groups, pattern.groupindex) == (python.flags, python.groups, python.groupindex)
        match, same = (each.search("a") for each in (pattern, python))
        assert (match and match.groupdict()) == (same and same.groupdict())


@pytest.mark.parametrize("spoilt", [b"", b"\xff" * 8, b"\x01\x02\x03"])
def test_code_that_is_none_is_not_taken(spoilt: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    code = compiled._code_of("a+")
    assert code
    asked = compiled_by_python(monkeypatch)
    made = compiled._by({"a+": (code[0], spoilt, *code[2:])})("a+")
    assert asked == ["a+"]
    assert made.fullmatch("aa")


def test_a_pattern_that_came_later_has_its_code_kept_too(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_anew(monkeypatch)
    monkeypatch.setattr(patterns, "sources", [*patterns.sources, r"a (?P<new>one)"])
    assert not made_anew(monkeypatch)  # the index is as it was
    assert not made_anew(monkeypatch)
    asked = compiled_by_python(monkeypatch)
    new = patterns._compile(r"a (?P<new>one)")
    found = new.search("a one")
    assert found
    assert found["new"] == "one"
    assert not asked


def test_where_another_python_compiles_otherwise_no_code_is_kept(
    kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.delattr(importlib.import_module("re._compiler"), "_code")
        made_anew(other)
    assert not made_anew(monkeypatch)
    asked = compiled_by_python(monkeypatch)
    assert patterns._compile("a").pattern == "a"
    assert asked == ["a"]


def test_where_another_python_has_no_such_engine_no_code_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(importlib.import_module("_sre"), "compile")
    assert compiled._code_of("a") is None


def test_code_that_makes_another_pattern_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = importlib.import_module("re._compiler")
    code = compiler._code
    python = re.compile("b+")
    monkeypatch.setattr(compiler, "_code", lambda parsed, flags: code(re._parser.parse("a+"), flags))  # type: ignore[attr-defined]
    monkeypatch.setattr(re, "compile", lambda _: python)
    assert compiled._code_of("b+") is None
