"""Which kind of matter needs which rule; changed only by its own rule."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from ourterms.decisions.rules.going_on import LEAST_DAYS
from ourterms.decisions.rules.ways import (
    BUDGET,
    BUDGET_TIES,
    CHOICES,
    DRAW,
    GOING_ON,
    LEAST,
    LEFT,
    MANY,
    ONE,
    OPTIONS,
    PAYS,
    RANKED,
    TIES,
    VOTES,
    WAYS,
    Rule,
    count_in_words,
    in_words,
    needed,
)
from ourterms.kit.speech import say


class Kind(NamedTuple):
    """A kind of matter, in the words that members read."""

    title: str
    does: str


KINDS = {
    "everyday": Kind("Everyday things", "What we do next, where we meet, what we buy with the tin."),
    "choices": Kind("Choosing between things", "Which day, which room, which name."),
    BUDGET: Kind("Sharing out money", "A pot, what could be paid from it, and what we pay."),
    "letters": Kind("What we say in our name", "Letters and replies to anybody outside."),
    "roles": Kind("Who does what", "Giving a role to some of us for a time, or taking it back."),
    "mandates": Kind("Who speaks for us", "What some of us may say for us somewhere, word for word."),
    GOING_ON: Kind("How we go on", "When trust between one of us and others has broken."),
    "constitution": Kind("These rules", "Changing how we decide."),
}
MOST_OPTIONS = 12
MOST_PROPOSALS = 30  # of one budget
# Ours to start from, and "not yours yet": small things by more yes than no, what binds us by more.
READY_MADE = {
    "everyday": Rule("majority", Fraction(1, 3), 3),
    "choices": Rule("choose", Fraction(1, 3), 3, most=MOST_OPTIONS),
    BUDGET: Rule(BUDGET, Fraction(1, 3), 7, tie="most-votes"),
    "letters": Rule("go-round", Fraction(1, 2), 7),
    "roles": Rule("majority", Fraction(1, 3), 5),
    "mandates": Rule("go-round", Fraction(1, 2), 7),
    GOING_ON: Rule(GOING_ON, Fraction(1, 2), LEAST_DAYS),
    "constitution": Rule("two-thirds", Fraction(1, 2), 14),
}
LONGEST = 60  # days
NO_CIRCLE = ("choices", BUDGET, GOING_ON, "constitution")  # kinds where no circle has a yes of its own
HARDEST = Fraction(3, 4)  # of us, at most, have to answer so that these rules can be changed


def as_rule_data(rule: Rule) -> dict[str, Any]:
    """A rule as JSON keeps it."""
    enough = rule.enough if isinstance(rule.enough, int) else str(rule.enough)
    return rule._asdict() | {"enough": enough, "aside": str(rule.aside)}


def as_data(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The constitution as JSON keeps it."""
    return {kind: as_rule_data(rule) for kind, rule in rules.items()}


def rule_from(data: Mapping[str, Any]) -> Rule:
    """A rule from what `as_rule_data` made of it. Raises ValueError, KeyError, TypeError for anything else."""
    enough = data["enough"] if isinstance(data["enough"], int) else Fraction(data["enough"])
    return Rule(
        str(data["way"]),
        enough,
        int(data["days"]),
        bool(data["affected"]),
        Fraction(data["aside"]),
        int(data["most"]),
        quiet=bool(data.get("quiet", False)),  # rules from before there were quiet ballots don't say it
        codes=bool(data.get("codes", False)),
        # Nor do rules from before there were counts in rounds.
        **{name: str(data[name]) for name in ("one", "many", "pays", "left", "tie") if name in data},
    )


def clause_in_words(kind: str, rule: Rule) -> str:
    """The rule for a kind as it stands among our rules: also how it counts in the ways that may be chosen instead."""
    if kind != "choices" or rule.way not in CHOICES:
        return in_words(rule)
    others = [rule._replace(way=way) for way in RANKED if way != rule.way]
    more = [said for each in others for said in count_in_words(each)[:2]]
    return " ".join([in_words(rule), *more, *([] if rule.way in RANKED else [say(DRAW)])])


def _counts(kind: str, rule: Rule) -> bool:
    """Whether everything that says how ballots are counted is something that there is."""
    ties = BUDGET_TIES if kind == BUDGET else TIES
    given = (rule.one, ONE), (rule.many, MANY), (rule.pays, PAYS), (rule.left, LEFT), (rule.tie, ties)
    return all(value in known for value, known in given)


def quiet_problems(kind: str, rule: Rule, members: int) -> list[str]:
    """What is wrong with asking for a quiet ballot in each matter of a kind, in a group of so many."""
    if not rule.quiet:
        return []
    found, title = [], say(KINDS[kind].title) if kind in KINDS else kind
    if rule.way not in VOTES:
        found.append(say("{kind}: only a vote can be a quiet ballot.", kind=title))
    if rule.affected:
        found.append(
            say("{kind}: in a quiet ballot no circle has a yes of its own; it would tell what few chose.", kind=title)
        )
    if members < LEAST:
        found.append(say("{kind}: a quiet ballot needs at least {least} of us.", kind=title, least=LEAST))
    if kind == "constitution":
        found.append(
            say("These rules must stay open to change, also when you are fewer: they can't ask for a quiet ballot.")
        )
    return found


def problems(rules: Mapping[str, Rule], members: int, new: Collection[str] | None = None) -> list[str]:
    """What is wrong with a constitution for a group of so many, one sentence each; empty when it can be lived by.

    A rule by which nobody could ever change the rules is not taken up: who wants that no more would be locked in. So
    only `new` kinds (None: all) are asked whether they can be quiet: a group that became smaller can mend one by one.
    """
    found = [say("Every kind of matter needs a rule.")] if set(rules) != set(KINDS) else []
    for kind, rule in rules.items():
        title = say(KINDS[kind].title) if kind in KINDS else kind
        if rule.way not in WAYS:
            found.append(say("{kind}: there is no such way to decide.", kind=title))
        if not 1 <= rule.days <= LONGEST:
            found.append(say("{kind}: it stays open from 1 to {most} days.", kind=title, most=LONGEST))
        if not isinstance(rule.enough, int) and not 0 < rule.enough <= 1:
            found.append(say("{kind}: how many have to answer is more than none and at most all.", kind=title))
        elif needed(rule._replace(quiet=False), members) > members:
            found.append(say("{kind}: it asks for more of us than there are.", kind=title))
        if not 0 <= rule.aside <= 1 or rule.most < 1:
            found.append(say("{kind}: this can't be counted.", kind=title))
        if not _counts(kind, rule):
            found.append(say("{kind}: this can't be counted.", kind=title))
        if kind in KINDS and ((rule.way in CHOICES) is not (kind == "choices")):
            found.append(say("{kind}: it can't be decided in this way.", kind=title))
        if (rule.way == BUDGET) is not (kind == BUDGET):
            found.append(say("{kind}: it can't be decided in this way.", kind=title))
        if (rule.way == GOING_ON) is not (kind == GOING_ON):
            found.append(say("{kind}: it can't be decided in this way.", kind=title))
        if kind == GOING_ON and rule.days < LEAST_DAYS:
            found.append(say("{kind}: it stays open for at least {least} days.", kind=title, least=LEAST_DAYS))
        if rule.affected and kind in NO_CIRCLE:
            found.append(say("{kind}: no circle can be asked for a yes of its own.", kind=title))
        if new is None or kind in new:
            found += quiet_problems(kind, rule, members)
    own = rules.get("constitution")
    if own is not None and own.way in (*OPTIONS, "advice"):
        found.append(say("These rules are changed by a yes of the group, not by one of us or by points."))
    elif own is not None and _too_hard(own, members):
        found.append(say("These rules must stay open to change: at most three in four of us have to answer."))
    return found


def _too_hard(own: Rule, members: int) -> bool:
    """Whether so many have to answer that these rules could hardly be changed again."""
    if isinstance(own.enough, int):
        return own.enough > max(1, needed(Rule("majority", HARDEST), members))
    return own.enough > HARDEST
