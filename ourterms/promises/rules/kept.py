"""Whether an institution answered, kept what it promised, and respected a power: states by dates and by what was shown.

Days are counted for institutions only. Nothing becomes kept by time, by silence, or because nobody looked.
"""

from datetime import date, timedelta
from typing import NamedTuple

from ourterms.kit.speech import say, say_n

# Demands ---------------------------------------------------------------------------------------------------------

PROPOSED, DECIDED, SENT, TAKEN_BACK = "proposed", "decided", "sent", "taken-back"
ACCEPTED, PARTLY, REFUSED = "accepted", "partly", "refused"
STEPS = (PROPOSED, DECIDED, SENT, TAKEN_BACK)  # of ours; where it is sent, their answer says more
ANSWERS = {ACCEPTED: "They accepted it", PARTLY: "They accepted some of it", REFUSED: "They refused it"}
DEMAND_STATES = {
    PROPOSED: "Put forward",
    DECIDED: "Decided, and not sent yet",
    SENT: "Silence",
    ACCEPTED: "Accepted",
    PARTLY: "Accepted in part",
    REFUSED: "Refused",
    TAKEN_BACK: "We took it back",
}


def demand_state(step: str, answer: str) -> str:
    """What stands beside a demand: our step, or their answer once it is sent and there is one."""
    return answer if step == SENT and answer else step


def silent_days(sent: date, today: date) -> int:
    """For how many days an institution has not answered what reached it on `sent`."""
    return max(0, (today - sent).days)


def silence_in_words(sent: date, today: date) -> str:
    """Silence, with its days; "" on the day on which it was sent."""
    days = silent_days(sent, today)
    return say_n("silence for {n} day", "silence for {n} days", days) if days else ""


# Promises --------------------------------------------------------------------------------------------------------

PROMISED, LATE, NOT_SHOWN, KEPT, BROKEN, RELEASED = "promised", "late", "not-shown", "kept", "broken", "released"
ENDED = (KEPT, BROKEN, RELEASED)
PROMISE_STATES = {
    PROMISED: "Promised",
    LATE: "Late",
    NOT_SHOWN: "Not shown to be kept",
    KEPT: "Kept",
    BROKEN: "Broken",
    RELEASED: "We released them",
}
BY_LOOKING, BY_DECISION = "look", "decide"  # how members agree that one was kept


def promise_state(*, due: date, today: date, shown: bool, ended: str) -> str:
    """The state of a promise. `shown`: they showed us something, which nobody of us has agreed to yet.

    Due on a day, it is late from the day after. Without members' agreement nothing is kept, whatever was shown.
    """
    if ended:
        return ended
    if shown:
        return NOT_SHOWN
    return LATE if due < today else PROMISED


def late_days(due: date, today: date) -> int:
    """For how many days an institution is late; 0 until the day after it was due."""
    return max(0, (today - due).days)


def agreed(*, so: int, not_so: int, needed: int, here: int) -> bool:
    """Whether so many who looked are enough to say that it is so: as many as the group set, or all who are here.

    Never while one of us says that it is not so: then only a decision can say.
    """
    return not_so == 0 and so > 0 and so >= min(needed, here)


# Powers ----------------------------------------------------------------------------------------------------------

RESPECTED, OVERRIDDEN = "respected", "overridden"
USES = {"": "Used", RESPECTED: "Respected", OVERRIDDEN: "Overridden"}
HOW = {
    "seat": "A seat, without a vote",
    "vote": "A vote",
    "co-decide": "They and we decide together",
    "veto": "It needs our yes",
    "lead": "We decide it",
}


def holds(*, since: date, until: date | None, ended: date | None, today: date) -> bool:
    """Whether they have let go of a power on this day; `until` with that day, `ended` without."""
    if ended is not None and ended <= today:
        return False
    return since <= today and (until is None or today <= until)


# Not in our name -------------------------------------------------------------------------------------------------

OPEN, TAKEN_DOWN, PUT_RIGHT, STANDS = "", "taken-down", "put-right", "stands"
CLAIMED = {"name": "Our name", "words": "Our words", "presence": "That we were there", "yes": "That we agreed"}
CAME_OF_IT = {
    OPEN: "Nothing has happened yet",
    TAKEN_DOWN: "They took it down",
    PUT_RIGHT: "They put it right where it stood",
    STANDS: "They let it stand",
}

# Letters ---------------------------------------------------------------------------------------------------------

ASK_AGAIN_AFTER = timedelta(days=28)  # of silence, where we named no day
BETWEEN = timedelta(days=14)  # so long after a letter the next draft appears


class Chase(NamedTuple):
    """Why another letter could be sent: since when, and so many days."""

    since: date
    days: int


def chase(*, waits_since: date | None, last_letter: date | None, today: date) -> Chase | None:
    """Whether a draft of another letter appears: something is late or silent since `waits_since`, and the last letter
    is two weeks old. Nobody is told so; whoever opens the page finds it, and sends it or not.
    """
    if waits_since is None or waits_since >= today:
        return None
    if last_letter is not None and today - last_letter < BETWEEN:
        return None
    return Chase(waits_since, (today - waits_since).days)


def demand_waits_since(*, sent: date, answer_by: date | None, today: date) -> date | None:
    """Since when a demand without an answer is overdue: the day that we named, else four weeks after it was sent."""
    over = answer_by or sent + ASK_AGAIN_AFTER
    return over if over < today else None


def in_words(states: dict[str, str], state: str) -> str:
    """A state as it stands on a page."""
    return say(states[state])
