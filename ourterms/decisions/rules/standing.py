"""What has been answered so far, or in the end, counted; and words that were left beforehand."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ourterms.decisions.rules.going_on import going_on
from ourterms.decisions.rules.ways import (
    ABSTAIN,
    AGAINST,
    ASIDE,
    BLOCK,
    COUNTED,
    GOING_ON,
    OBJECTION,
    WAYS,
    Result,
    Rule,
    choose,
    count,
    score,
)


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
    with nothing left out. What is counted in rounds has no sum."""
    if rule.way in COUNTED:
        return {}
    if rule.way in ("choose", GOING_ON):
        chosen = Counter(option for each in given for option in each.chosen)
        return {str(option): chosen[option] for option in range(options)}
    if rule.way == "score":
        return {str(option): sum(each.chosen[option] for each in given) for option in range(options)}
    said = Counter(each.answer for each in given)
    return {answer: said[answer] for answer in WAYS[rule.way].answers}


# A word that was left beforehand by who keeps something away.

STAND_NO, STAND_NEITHER = "no", "neither"
STANDING = {
    "": "Nothing. It counts as if I had not answered",
    STAND_NEITHER: "Neither. I have answered, and say neither yes nor no",
    STAND_NO: "No. Where one of us can stop it, this is an objection",
}
_AS = {  # what a standing word is in each way
    STAND_NO: {AGAINST, OBJECTION, BLOCK},
    STAND_NEITHER: {ABSTAIN, ASIDE},
}


def standing(words: Mapping[str, str], kept_away: Collection[str], touches: Collection[str]) -> str:
    """The word that somebody left for a matter: words for kinds of things (kind -> STANDING), of which they keep some
    away, for a matter that touches some. A no is stronger than neither; "" is none.
    """
    left = {words.get(kind, "") for kind in touches if kind in kept_away}
    return STAND_NO if STAND_NO in left else STAND_NEITHER if STAND_NEITHER in left else ""


def standing_answer(word: str, way: str) -> Given | None:
    """What a standing word is as an answer in this way. None where it is none there: a word that nobody can stop
    anything with is not turned into another one, and of things it chooses none. Never a yes.
    """
    if word not in _AS:
        return None
    if way in ("choose", *COUNTED):
        return Given("", [])
    answers = [answer for answer in WAYS[way].answers if answer in _AS[word]]
    return Given(answers[0]) if answers else None
