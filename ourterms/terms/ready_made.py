"""The ready-made terms, read from data/ready_made.toml once."""

import tomllib
from functools import cache
from pathlib import Path

from ourterms.terms.rules.terms import Terms, terms_from

PATH = Path(__file__).parent / "data" / "ready_made.toml"


@cache
def ready_made() -> Terms:
    """Ours, to start from. "Not yours yet": a collective changes a clause whenever it disagrees with one."""
    return terms_from(tomllib.loads(PATH.read_text(encoding="utf-8")))
