"""What has been answered so far, or in the end, counted."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ourterms.decisions.rules.going_on import going_on
from ourterms.decisions.rules.ways import GOING_ON, WAYS, Result, Rule, choose, count, score


class Given(NamedTuple):
    """What one person answered: one of the way's own answers, or numbers of options, or points for each."""

    answer: str
    chosen: Sequence[int] = ()


def result(rule: Rule, given: Sequence[Given], options: int, counted: int) -> Result:
    """What it comes to, in whichever way. Raises ValueError for what can't be counted."""
    if rule.way == GOING_ON:
        return going_on(rule, [each.chosen for each in given], counted)
    if rule.way == "choose":
        return choose(rule, [each.chosen for each in given], options, counted)
    if rule.way == "score":
        return score(rule, [each.chosen for each in given], options, counted)
    return count(rule, [each.answer for each in given], counted)


def tally(rule: Rule, given: Sequence[Given], options: int) -> dict[str, int]:
    """How many gave each answer; of options, how many chose each or how many points it has. In the order of the way,
    with nothing left out."""
    if rule.way in ("choose", GOING_ON):
        chosen = Counter(option for each in given for option in each.chosen)
        return {str(option): chosen[option] for option in range(options)}
    if rule.way == "score":
        return {str(option): sum(each.chosen[option] for each in given) for option in range(options)}
    said = Counter(each.answer for each in given)
    return {answer: said[answer] for answer in WAYS[rule.way].answers}
