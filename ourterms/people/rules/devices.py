"""How long a browser stays signed in."""

from datetime import datetime, timedelta

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=30)
SHARED = timedelta(minutes=30)  # on "this is a shared device", which is how every new browser begins
STEP = timedelta(minutes=5)  # `seen` is written no more often, so that it says little


def is_over(*, started: datetime, seen: datetime, shared: bool, now: datetime) -> bool:
    """Whether a device has to sign in again."""
    return now - seen >= (SHARED if shared else IDLE) or now - started >= LONGEST
