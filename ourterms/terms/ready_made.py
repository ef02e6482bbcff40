"""The ready-made terms, read from data/ready_made.toml once."""

import os.path
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from ourterms.terms.rules.terms import LastingTerms, Terms, terms_from

if TYPE_CHECKING:
    from pathlib import Path

    PATH: Path

_FILE = os.path.join(os.path.dirname(__file__), "data", "ready_made.toml")


def __getattr__(name: str) -> "Path":
    """`PATH`, made for whoever asks: pathlib would cost the command line 6 ms at every start."""
    if name != "PATH":
        raise AttributeError(name)
    from pathlib import Path

    return Path(_FILE)


@cache
def ready_made() -> Terms:
    """Ours, to start from. "Not yours yet": a collective changes a clause whenever it disagrees with one."""
    with open(_FILE, encoding="utf-8") as file:
        return LastingTerms(*terms_from(read(file)))


def read(lines: Iterable[str]) -> dict[str, Any]:
    """What tomllib makes of our own file. It reads no more of TOML than stands there, and takes 5 ms less."""
    data: dict[str, Any] = {"clauses": {}}
    here = data
    for line in map(str.strip, lines):
        name, is_value, value = line.partition(" = ")
        if line.startswith("["):
            here = data["clauses"][line.removeprefix("[clauses.").removesuffix("]")] = {}
        elif is_value and not line.startswith("#"):
            here[name] = _value(value)
    return data


def _value(value: str) -> Any:
    """`true`, `30`, `"vote"`, `"Two\\nlines"` or `{ GBP = "30.00", EUR = "35.00" }`."""
    if value.startswith("{"):
        return {name: _value(amount) for name, _, amount in (part.partition(" = ") for part in value[2:-2].split(", "))}
    if value.startswith('"'):
        return value[1:-1].replace("\\n", "\n")
    return value == "true" if value in ("true", "false") else int(value)
