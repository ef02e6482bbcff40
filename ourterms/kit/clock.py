"""What time it is. The only place that reads the clock; tests hold it still with `frozen`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo

# A plain module value and not a context variable, so that a server in another thread stands still too.
_frozen: datetime | None = None


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _frozen or datetime.now(UTC)


def today(zone: tzinfo) -> date:
    """The date it is now in `zone`. There is no default: midnight is a different moment for everybody."""
    return now().astimezone(zone).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[datetime]:
    """Hold the clock at `moment` inside the block, then put back what was there. For tests and the demo year.

    Raises ValueError for a moment without a time zone.
    """
    global _frozen
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    before, _frozen = _frozen, moment.astimezone(UTC)
    try:
        yield _frozen
    finally:
        _frozen = before
