"""What nobody can guess. The only place that reads randomness."""

import secrets
from uuid import UUID, uuid4


def token(size: int) -> str:
    """`size` random bytes as text that may stand in a URL (four characters for three bytes).

    Raises ValueError below one byte.
    """
    if size < 1:
        raise ValueError("A token needs at least one byte.")
    return secrets.token_urlsafe(size)


def uuid() -> UUID:
    """A random UUID (version 4): it carries neither the time, nor the machine, nor an order."""
    return uuid4()
