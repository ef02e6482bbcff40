"""What lies beneath `notices` and has to send something calls `put`; `notices` fills it when the server starts."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.conf import settings


class Outgoing(NamedTuple):
    """Something to send, written in the caller's transaction.

    kind: "code" (sign-in: at once, never held), "contact-code" (the same for an institution's contact, who is no
    person here) or "notice" (neutral, empty, held in pauses and quiet hours).
    address: where to, in clear; only in memory here. words: what a code's mail says; a notice has none.
    """

    kind: str
    person_id: UUID | None
    address: str = ""
    words: str = ""
    collective: UUID | None = None


def _nobody(outgoing: Outgoing) -> None:
    raise RuntimeError("Nothing sends: notices has not filled people.outgoing.")


_put: Callable[[Outgoing], None] = _nobody


def put(outgoing: Outgoing) -> None:
    """Write something to the outbox."""
    _put(outgoing)


def fill(send: Callable[[Outgoing], None]) -> None:
    """Called once, by notices."""
    global _put
    _put = send


def is_filled() -> bool:
    """Whether somebody sends."""
    return _put is not _nobody


def sends_mail() -> bool:
    """Whether e-mail leaves this server, or shows in the demo. Where it does not, no page offers what needs it."""
    return is_filled() and bool(settings.MAIL or settings.DEMO)
