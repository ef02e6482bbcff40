"""The jobs of one evening, in the words that members read. Each may stay empty; the evening still happens."""

from typing import NamedTuple

OPENS, DEBRIEF = "opens", "debrief"


class Job(NamedTuple):
    """A job of one meeting: its name, and what whoever takes it does."""

    title: str
    does: str


JOBS = {
    OPENS: Job("Opens up", "Has the key or the code, and is there first."),
    "facilitator": Job("Facilitator", "Helps us get through what we want to talk about."),
    "notes": Job("Notes", "Writes down what was said, as far as we want it kept."),
    "time": Job("Time", "Keeps an eye on the clock, and says when a break is due."),
    "stack": Job("Stack", "Keeps the list of who wants to speak next."),
    "vibes": Job("Vibes", "Notices how we are, and says when we need air."),
    DEBRIEF: Job("Half an hour after", "Stays for half an hour, for anyone who wants to talk it through."),
}
