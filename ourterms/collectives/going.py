"""What lies beneath `site` and lets somebody go calls `go`; `site` fills it when the server starts, because every app
has its part in it."""

from collections.abc import Callable
from datetime import datetime

from ourterms.collectives.models import Member


def _nobody(*, by: Member, keep_words: bool, at: datetime) -> None:
    raise RuntimeError("Nobody goes: site has not filled collectives.going.")


_go: Callable[..., None] = _nobody


def go(*, by: Member, keep_words: bool, at: datetime) -> None:
    """A member goes: every app does its part (ourterms/site/going.py), in the caller's transaction."""
    _go(by=by, keep_words=keep_words, at=at)


def fill(how: Callable[..., None]) -> None:
    """Called once, by site."""
    global _go
    _go = how


def is_filled() -> bool:
    """Whether somebody who goes is let go by every app."""
    return _go is not _nobody
