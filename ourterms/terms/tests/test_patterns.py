"""Patterns are named where modules are loaded, compiled when they are first used, and all of them compile."""

import ast
import re
from pathlib import Path

import pytest

from ourterms.terms import rules
from ourterms.terms.rules import patterns
from ourterms.terms.rules.reading import read

MODULES = sorted(path for path in Path(rules.__path__[0]).rglob("*.py") if path.name != "patterns.py")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled from now on."""
    asked: list[str] = []
    monkeypatch.setattr(patterns, "sources", [])

    def compiled(source: str) -> re.Pattern[str]:
        asked.append(source)
        return re.compile(source)

    monkeypatch.setattr(patterns, "_compile", compiled)
    return asked


def test_a_pattern_is_compiled_once_and_when_it_is_used(asked: list[str]) -> None:
    pattern = patterns.rx("a(b)")
    assert (asked, patterns.sources) == ([], ["a(b)"])
    match = pattern.search("xab")
    assert match
    assert match[1] == "b"
    assert pattern.sub("", "xab") == "x"
    assert asked == ["a(b)"]
    assert pattern.pattern == "a(b)"


def test_it_has_the_methods_of_a_compiled_one_and_no_more() -> None:
    pattern, same = patterns.rx(r"\d+"), re.compile(r"\d+")
    for method in ("search", "match", "fullmatch", "findall", "split"):
        assert str(getattr(pattern, method)("12 or 3")) == str(getattr(same, method)("12 or 3"))
    with pytest.raises(AttributeError):
        pattern.scanner  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_patterns_are_named_and_never_made_while_reading(module: Path) -> None:
    """What a module names is known from the start, so that its code can be kept (terms/compiled.py)."""
    tree = ast.parse(module.read_text())
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    made = [
        call.lineno
        for function in inside
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "rx"
    ]
    assert not made


def test_every_pattern_compiles_and_none_has_another_inside_as_an_object() -> None:
    read("")
    assert len(patterns.sources) > 100
    for source in patterns.sources:
        re.compile(source)
    assert not [source for source in patterns.sources if " object at 0x" in source]
