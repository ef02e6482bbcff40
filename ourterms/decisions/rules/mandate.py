"""What one of us may say for us somewhere: while it holds, and when it does not any more."""

from datetime import date

from ourterms.kit.speech import say

HOLDS, OVER, ENDED, NOBODY = "holds", "over", "ended", "nobody"
WHERE = 80  # letters
LONGEST = 366  # days


def state(*, until: date, ended: date | None, delegates: int, today: date) -> str:
    """One of HOLDS, OVER (its last day is past), ENDED (we took it back), NOBODY (who had it has handed it back)."""
    if ended is not None and ended <= today:
        return ENDED
    if until < today:
        return OVER
    return HOLDS if delegates else NOBODY


def in_words(found: str) -> str:
    """A state as the page says it."""
    return {
        HOLDS: say("It holds"),
        OVER: say("It is over"),
        ENDED: say("We ended it"),
        NOBODY: say("Handed back. Nobody speaks for us there"),
    }[found]
