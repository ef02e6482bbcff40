"""The ready-made terms, read from data/ready_made.toml once."""

import os.path
from functools import cache
from typing import TYPE_CHECKING

from ourterms.terms.rules.terms import Terms, terms_from

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
    import tomllib

    with open(_FILE, "rb") as file:
        return terms_from(tomllib.load(file))
