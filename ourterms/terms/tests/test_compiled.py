"""The index that is kept beside the byte code is the one that would be made, or it is made anew."""

import os
import sys
from pathlib import Path

import pytest

from ourterms.terms import compiled
from ourterms.terms.rules.reading import phrases, tables

MADE = phrases.Index(tables()).parts(tables())


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "cache_from_source", lambda path: str(tmp_path / "phrases.cpython.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(phrases, "_indexes", {})
    return tmp_path / "phrases.cpython.marshal"


def made_anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ready once more, as in a new process; an item for each index that was made."""
    made: list[int] = []
    index = phrases.Index

    class Counted(index):  # type: ignore[misc, valid-type]
        def __init__(self, of: phrases.Tables) -> None:
            made.append(len(of.everywhere))
            super().__init__(of)

    monkeypatch.setattr(phrases, "Index", Counted)
    phrases._indexes.clear()
    compiled.ready.__wrapped__()
    assert phrases.index_of(tables()).parts(tables()) == MADE
    monkeypatch.setattr(phrases, "Index", index)
    return made


def test_what_is_kept_is_what_would_be_made(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_anew(monkeypatch) == [len(tables().everywhere)]
    assert [path.name for path in kept_in.parent.iterdir()] == [kept_in.name]
    assert made_anew(monkeypatch) == []


@pytest.mark.parametrize("spoilt", [b"", b"nothing", b"i\x01\x00\x00\x00"])
def test_a_spoilt_file_is_made_anew(kept_in: Path, monkeypatch: pytest.MonkeyPatch, spoilt: bytes) -> None:
    kept_in.write_bytes(spoilt)
    assert made_anew(monkeypatch)
    assert made_anew(monkeypatch) == []


def test_half_a_file_is_made_anew(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_anew(monkeypatch)
    kept_in.write_bytes(kept_in.read_bytes()[:-1000])
    assert made_anew(monkeypatch)


def test_other_code_or_other_phrases_make_it_anew(
    kept_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made_anew(monkeypatch)
    code = tmp_path / "phrases.py"
    code.write_text("# other code")
    with monkeypatch.context() as other:
        other.setattr(phrases, "__file__", str(code))
        assert made_anew(other)
    monkeypatch.setattr(compiled, "crc32", lambda _: 1)
    assert made_anew(monkeypatch)


def test_where_nothing_may_be_written_all_goes_on(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made_anew(monkeypatch)
    assert not list(kept_in.parent.iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError()))
    assert made_anew(monkeypatch)
    assert not list(kept_in.parent.iterdir())
