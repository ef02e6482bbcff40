"""The tin: what a line may be, and what is in it."""

from collections.abc import Iterable
from datetime import date

from ourterms.kit.money import BadAmount, Money, typed
from ourterms.kit.speech import say

LONGEST = 200  # letters


class BadLine(Exception):
    """A line that the tin can't take; `message` says what to put instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def amount_of(given: str, currency: str) -> Money:
    """What somebody typed ("12", "£12.50", "12,50", "1,250.00") as money above nothing. Raises BadLine."""
    try:
        return typed(given, currency)
    except BadAmount as wrong:
        raise BadLine(wrong.message) from None


def day_of(given: date, today: date) -> date:
    """The day of a line: not after today, not more than ten years ago. Raises BadLine."""
    if given > today:
        raise BadLine(say("This day is still to come."))
    if given.year < today.year - 10:
        raise BadLine(say("This day is too long ago."))
    return given


def words_of(given: str) -> str:
    """What a line is for, on one line. Raises BadLine where nothing is said."""
    words = " ".join(given.replace("\x00", "").split())
    if not words:
        raise BadLine(say("Say in a few words what it was."))
    if len(words) > LONGEST:
        raise BadLine(say("Use at most {most} letters.", most=LONGEST))
    return words


def in_the_tin(sums: Iterable[tuple[str, int]], currency: str) -> list[Money]:
    """What is in the tin, from (currency, minor units); that of the collective first, others only if there are any."""
    held = {kind: Money(minor, kind) for kind, minor in sums}
    first = held.pop(currency, Money(0, currency))
    return [first, *(money for _kind, money in sorted(held.items()) if money.minor)]
