"""Regular expressions that are compiled when they are first used: compiling all of them takes longer than reading."""

import re
from collections.abc import Callable
from typing import cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
Compile = Callable[[str], re.Pattern[str]]

sources: list[str] = []  # of all patterns, in the order in which they were named
_compile: Compile = re.compile


class _Pattern:
    """A pattern that has the methods of a compiled one from the first use on."""

    __slots__ = ("pattern", *METHODS)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:  # only for what is not there yet
        if name not in METHODS:
            raise AttributeError(name)
        compiled = _compile(self.pattern)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def rx(source: str) -> re.Pattern[str]:
    """A pattern, for a module to name. What is used of it are METHODS and `pattern`."""
    sources.append(source)
    return cast(re.Pattern[str], _Pattern(source))


def compile_by(compiling: Compile) -> None:
    """Have patterns compiled by another function than `re.compile` from now on."""
    global _compile
    _compile = compiling
