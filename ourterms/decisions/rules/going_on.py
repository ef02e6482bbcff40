"""Talking about how we go on with one of us, when trust has broken: what can come of it, and when.

Whoever it is about does not vote, and is heard first. Nobody goes by a narrow count, and a tie means: keep talking.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from ourterms.decisions.rules.ways import GOING_ON, TALK, YES, Result, Rule, few
from ourterms.kit.speech import say

TALKING, STAYS, BREAK, GOES = range(4)
OPTIONS = ("We keep talking", "We go on together", "A break, if they want one", "They go")
HEARING = "hearing"  # the stage before anybody answers
HEARD_WITHIN = timedelta(days=7)
FEWEST = 3  # have to say that somebody goes
LEAST_DAYS = 14  # it is open: a week to be heard, and a week to answer


def heard_by(opened: date, today: date, away: bool) -> bool:
    """Whether answers begin although nothing was said: a week has gone by, and they are not on a break."""
    return not away and today - opened >= HEARD_WITHIN


def going_on(rule: Rule, choices: Sequence[Sequence[int]], counted: int) -> Result:
    """What it comes to. Each of `choices` is one person's: one of the four. TALK where nothing has enough.

    Raises ValueError for anything else, and for more answers than people.
    """
    if rule.way != GOING_ON or len(choices) > counted:
        raise ValueError("This can't be counted.")
    if any(len(each) != 1 or each[0] not in range(len(OPTIONS)) for each in choices):
        raise ValueError("This choice can't be counted.")
    if found := few(rule, len(choices), counted):
        return found
    said, answered = Counter(each[0] for each in choices), len(choices)
    if said[GOES] >= FEWEST and 3 * said[GOES] >= 2 * answered:
        return Result(YES, say("At least two in three of those who answered say that they go."), (GOES,))
    for option in (STAYS, BREAK):
        if 2 * said[option] > answered:
            return Result(YES, say("More than half of those who answered say so."), (option,))
    return Result(TALK, say("No answer had enough. So we keep talking."))
