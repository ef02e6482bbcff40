"""The ways to decide: what can be answered, and when an answer of many is a yes.

Silence is never a yes: who counts and says nothing only makes it harder to have enough. Every way answers every
set of answers, with a reason in words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from ourterms.kit.speech import say, say_n

# What a count can come to.
YES, NO, FEW, STUCK, TIED = "yes", "no", "few", "stuck", "tied"
LOST = "lost"  # a quiet ballot whose key is gone
TALK = "talk"  # of how we go on with one of us: nothing had enough, we keep talking (rules/going_on.py)


class Rule(NamedTuple):
    """How one matter is decided; frozen when it opens.

    enough: how many of those who count have to answer: a share (more than nothing, at most all), or a number.
    days: how long it is open, at least. affected: a circle has to say yes beside everybody. aside: in consensus, the
    largest share of those who answered that may stand aside. most: how many options one person may choose. quiet: a
    ballot that nobody can open before it closes, nor tell apart afterwards (docs/decisions/0020). codes: in one, each
    gets a code by which to find their own choice.

    How ballots are counted (docs/decisions/0021). one: ranked choice. many: electing several. pays: what a budget is
    spent by, and `left` what becomes of the money that equal shares leave. tie: what comes before the draw.
    """

    way: str
    enough: Fraction | int = Fraction(1, 2)
    days: int = 7
    affected: bool = False
    aside: Fraction = Fraction(1, 3)
    most: int = 1
    quiet: bool = False
    codes: bool = False
    one: str = "schulze"
    many: str = "scottish-stv"
    pays: str = "equal"
    left: str = "greedy"
    tie: str = "draw"


class Result(NamedTuple):
    """What it came to (one of YES, NO, FEW, STUCK, TIED), why, and of options which."""

    state: str
    why: str
    chosen: tuple[int, ...] = ()


class Way(NamedTuple):
    """A way to decide, in the words that members read."""

    title: str
    does: str
    answers: Mapping[str, str]  # what can be answered, and how it stands on the button; empty: options, or points
    first: bool = False  # offered before *More ways*


NO_OBJECTION, OBJECTION = "no-objection", "objection"
FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
AGREE, ASIDE, BLOCK = "agree", "aside", "block"
HEARD, CONTENT = "heard", "content"

_CONSENT = {NO_OBJECTION: "No objection", OBJECTION: "I object"}
_VOTE = {FOR: "Yes", AGAINST: "No", ABSTAIN: "Neither"}
WAYS: dict[str, Way] = {
    "go-round": Way(
        "Go-round",
        "We present it, ask, react, and then each says whether they object. An objection needs no proof. "
        "It passes when enough of us say they don't object, and nobody does.",
        _CONSENT,
        first=True,
    ),
    "majority": Way("Majority", "It passes when enough of us answer and more say yes than no.", _VOTE, first=True),
    "any-objections": Way(
        "Any objections?",
        "For small things. It passes when enough of us have tapped “No objection”, and nobody objects.",
        _CONSENT,
        first=True,
    ),
    "two-thirds": Way(
        "Two thirds", "It passes when enough of us answer and at least two say yes for each who says no.", _VOTE
    ),
    "consensus": Way(
        "Consensus",
        "Agree, stand aside (I don't agree, and I don't stand in the way), or block (this goes against what we are). "
        "It passes when nobody blocks and not too many stand aside.",
        {AGREE: "I agree", ASIDE: "I stand aside", BLOCK: "I block"},
    ),
    "choose": Way("Choose", "Each chooses one thing, or several where it says so. What most of us chose is it.", {}),
    "score": Way("Points", "Each gives every option 0 to 5 points. What has most points in all is it.", {}),
    "ranked": Way(
        "Ranked choice",
        "Each puts what they like first, then what comes second, as far as they like. One of them is it.",
        {},
    ),
    "elect": Way(
        "Electing several",
        "Each puts whom or what they want first, then second, as far as they like. Several are chosen, so that each "
        "larger part of us has one of theirs.",
        {},
    ),
    "budget": Way(
        "Budgeting",
        "There is so much money, and proposals with what they cost. Each says which of them they want. What is paid "
        "is counted step by step, as long as the money lasts.",
        {},
    ),
    "advice": Way(
        "Advice",
        "One of us decides, after hearing those it touches and those who know about it. "
        "It stands when enough of us were heard.",
        {HEARD: "I have said what I think"},
    ),
}
GOING_ON = "going-on"  # a way of its own, for one kind of matter alone
WAYS[GOING_ON] = Way(
    "Talking about how we go on",
    "Each chooses one of four: we keep talking, we go on together, a break if they want one, they go. They go only if "
    "at least two in three of those who answer say so, and at least three of us. Staying, or a break, needs more than "
    "half. Anything else, and a tie, means that we keep talking. Whoever it is about is heard first, and doesn't vote.",
    {},
)
MOST_POINTS = 5
RANKED = ("ranked", "elect")  # each puts things in an order
BUDGET = "budget"
COUNTED = (*RANKED, BUDGET)  # counted in rounds, from ballots that are published (rules/rounds.py)
CHOICES = ("choose", "score", *RANKED)  # what the rules for choosing between things can say
OPTIONS = (*CHOICES, BUDGET)  # between things, and not yes or no
VOTES = ("majority", "two-thirds", *OPTIONS)  # nobody says anything by name: these can be quiet
LEAST = 5  # in a quiet ballot: of fewer, the result alone says who chose what
SPOKEN = ("go-round", "any-objections", "consensus", "advice")  # who objects stands by it, with words or without

Answer = TypeVar("Answer")


def needed(rule: Rule, counted: int) -> int:
    """How many of `counted` people have to answer: never fewer than one, in a quiet ballot never than LEAST."""
    least = LEAST if rule.quiet else 1
    if isinstance(rule.enough, int):
        return max(least, rule.enough)
    exact = rule.enough * counted
    return max(least, -(-exact.numerator // exact.denominator))


def enough(rule: Rule, answered: int, counted: int) -> bool:
    """Whether as many have answered as the rule asks for."""
    return needed(rule, counted) <= min(answered, counted)


def few(rule: Rule, answered: int, counted: int) -> Result | None:
    """Why it can't be decided when too few have answered; None when enough have."""
    want = needed(rule, counted)
    if want > counted:
        return Result(FEW, say("The rule asks for more of us than there are. It can't be decided like this."))
    if answered < want:
        return Result(FEW, say("Not enough of us have answered."))
    return None


def count(rule: Rule, answers: Sequence[str], counted: int) -> Result:
    """What the answers come to, in a way that has answers of its own. `counted`: how many people count, silent or not.

    Raises ValueError for an answer that the way does not have, and for more answers than people.
    """
    way = WAYS[rule.way]
    if not way.answers or not set(answers) <= set(way.answers):
        raise ValueError(f"{rule.way} has no such answer.")
    if len(answers) > counted:
        raise ValueError("More answers than people who count.")
    said = Counter(answers)
    # An objection and a block stand, however few have answered: they are there to be heard, not to be outnumbered.
    if said[OBJECTION]:
        return Result(STUCK, say_n("Somebody objects.", "{n} of us object.", said[OBJECTION]))
    if said[BLOCK]:
        return Result(STUCK, say_n("Somebody blocks it.", "{n} of us block it.", said[BLOCK]))
    if found := few(rule, len(answers), counted):
        return found
    if rule.way in ("majority", "two-thirds"):
        return _voted(rule, said)
    if rule.way == "consensus":
        if not said[AGREE]:
            return Result(NO, say("Nobody agrees."))
        if Fraction(said[ASIDE], len(answers)) > rule.aside:
            return Result(STUCK, say("Too many of us stand aside."))
        return Result(YES, say("Nobody blocks it."))
    if rule.way == "advice":
        return Result(YES, say("Enough of us were heard."))
    return Result(YES, say("Enough of us have no objection, and nobody objects."))


def _voted(rule: Rule, said: Mapping[str, int]) -> Result:
    yes, no = said[FOR], said[AGAINST]
    if not yes and not no:
        return Result(NO, say("Nobody said yes or no."))
    if rule.way == "two-thirds":
        if yes >= 2 * no:
            return Result(YES, say("At least two said yes for each who said no."))
        return Result(NO, say("Fewer than two said yes for each who said no."))
    if yes == no:
        return Result(TIED, say("As many said yes as no."))
    return Result(YES, say("More said yes than no.")) if yes > no else Result(NO, say("More said no than yes."))


def choose(rule: Rule, choices: Sequence[Sequence[int]], options: int, counted: int) -> Result:
    """What most people chose. Each of `choices` is one person's: option numbers from 0, at most `rule.most`; none is
    an abstention, and counts as having answered.

    Raises ValueError for an option there is not, one chosen twice, too many, or more answers than people.
    """
    for chosen in choices:
        if len(set(chosen)) != len(chosen) or len(chosen) > rule.most or not set(chosen) <= set(range(options)):
            raise ValueError("This choice can't be counted.")
    return _most(rule, [dict.fromkeys(chosen, 1) for chosen in choices], options, counted)


def score(rule: Rule, points: Sequence[Sequence[int]], options: int, counted: int) -> Result:
    """What has most points. Each of `points` is one person's, for every option from 0 to MOST_POINTS.

    Raises ValueError for points that are not so, or for more answers than people.
    """
    for given in points:
        if len(given) != options or not all(0 <= each <= MOST_POINTS for each in given):
            raise ValueError("These points can't be counted.")
    return _most(rule, [dict(enumerate(given)) for given in points], options, counted)


def _most(rule: Rule, given: Sequence[Mapping[int, int]], options: int, counted: int) -> Result:
    if len(given) > counted:
        raise ValueError("More answers than people who count.")
    if found := few(rule, len(given), counted):
        return found
    totals = [sum(each.get(option, 0) for each in given) for option in range(options)]
    highest = max(totals, default=0)
    if not highest:
        return Result(NO, say("Nobody chose anything."))
    first = tuple(option for option, total in enumerate(totals) if total == highest)
    if len(first) > 1:
        return Result(TIED, say("Two or more options have as much as each other."), first)
    return Result(YES, say("It has more than any other option."), first)


def both(everybody: Result, affected: Result) -> Result:
    """What it comes to where those most affected have to say yes beside everybody: a yes only if both say yes."""
    if everybody.state != YES or affected.state == YES:
        return everybody
    return Result(affected.state, say("Those most affected: {why}", why=affected.why))


ONE = {
    "schulze": "Schulze: everybody's order is read for each two of them. What more of us put before each of the others "
    "is it; if they go round in a circle, the strongest chain decides",
    "irv": "instant runoff: what the fewest of us put first goes, step by step, and these ballots go on to what "
    "comes next on them, until one has more than half",
}
MANY = {
    "scottish-stv": "Scottish STV: whoever has enough of the ballots is chosen; what they have above that goes on to "
    "the next on these ballots. If nobody has enough, the one with fewest goes",
    "meek": "Meek: the same, but whoever is chosen keeps just the share of each ballot that they need. It can't be "
    "counted by hand",
}
PAYS = {
    "equal": "equal shares: everybody who answers has the same share of the money, and what they want is paid from the "
    "shares of those who want it",
    "most": "most votes first: what most of us want is paid, then the next, as long as it fits",
}
LEFT = {
    "greedy": "goes to what most of us want and still fits",
    "add1+greedy": "is used by counting again with one more for each of us, as long as the pot can pay it; what then "
    "still fits goes to what most of us want",
    "none": "stays where it is",
}
TIES = {
    "draw": "at once by a draw",
    "history": "by who had fewer in the step before; then by a draw",
}
BUDGET_TIES = {
    "draw": "at once by a draw",
    "most-votes": "by what more of us want; then by a draw",
    "lowest-cost": "by what costs less; then by a draw",
}
DRAW = "The words for the draw stand on the page from the moment it opens, and anybody can repeat it."


def tie_of(rule: Rule) -> str:
    """What comes before the draw where this rule counts: one of TIES or BUDGET_TIES. Only what goes in steps has a step
    before; in Scottish STV that always comes first (SSI 2007/42)."""
    if rule.way == BUDGET:
        return rule.tie
    if rule.way == "elect":
        return "history" if rule.many == "scottish-stv" else "draw"
    return rule.tie if rule.one == "irv" else "draw"


def count_in_words(rule: Rule) -> list[str]:
    """How a way that is counted in rounds is counted, what happens to a tie, and what a draw is; nothing for the other
    ways."""
    if rule.way not in COUNTED:
        return []
    by = {"ranked": (ONE, rule.one), "elect": (MANY, rule.many), BUDGET: (PAYS, rule.pays)}
    known, name = by[rule.way]
    told = say("{way} is counted by {rule}.", way=say(WAYS[rule.way].title), rule=say(known[name]))
    if rule.way == BUDGET and rule.pays == "equal":
        told += " " + say("Money that is left over {left}.", left=say(LEFT[rule.left]))
    ties = BUDGET_TIES if rule.way == BUDGET else TIES
    return [told, say("A tie is decided {tie}.", tie=say(ties[tie_of(rule)])), say(DRAW)]


def in_words(rule: Rule) -> str:
    """The rule as it stands on the page. It says neither how many count nor who."""
    way = WAYS[rule.way]
    if isinstance(rule.enough, int):
        enough = say_n("At least one of us has to answer.", "At least {n} of us have to answer.", max(1, rule.enough))
    elif rule.enough == 1:
        enough = say("All of us have to answer.")
    else:
        top, bottom = rule.enough.numerator, rule.enough.denominator
        enough = say("At least {top} in {bottom} of us have to answer.", top=top, bottom=bottom)
    parts = [
        say(way.does),
        enough,
        say_n("It stays open for a day or longer.", "It stays open for {n} days or longer.", rule.days),
    ]
    parts += count_in_words(rule)
    if rule.affected:
        parts.append(say("Those most affected, in a circle of theirs, have to say yes by the same rule, too."))
    if rule.quiet:
        parts.append(say("It is a quiet ballot, and at least {least} of us have to answer.", least=LEAST))
    if rule.codes:
        parts.append(say("In a quiet ballot each gets a code, by which they find their own choice when it is counted."))
    return " ".join(parts)


# Ways that a matter may be opened by in the place of another: the same family, and at least as strong. In each of the
# strongest a single one of us can stop it; they differ in how, so that neither stands for less than the other.
_STRENGTH = {
    "advice": ("yes-or-no", 0),
    "majority": ("yes-or-no", 1),
    "two-thirds": ("yes-or-no", 2),
    "any-objections": ("yes-or-no", 3),
    "go-round": ("yes-or-no", 4),
    "consensus": ("yes-or-no", 4),
    "choose": ("options", 0),
    "score": ("options", 0),
    "ranked": ("options", 0),
    "elect": ("options", 0),
    BUDGET: (BUDGET, 0),
    GOING_ON: (GOING_ON, 0),
}


def at_least(way: str) -> list[str]:
    """The ways by which a matter may be opened where the constitution says `way`; those offered first come first."""
    family, strength = _STRENGTH[way]
    found = [each for each, (other, strong) in _STRENGTH.items() if other == family and strong >= strength]
    return sorted(found, key=lambda each: (each != way, not WAYS[each].first))


def holds(asked: Rule, kept: Rule) -> bool:
    """Whether a matter may be opened by `asked` where the constitution says `kept`: never by less.

    The way may be a stronger one; more may have to answer, it may be open longer, those most affected may be asked
    besides, and it may be a quiet ballot. Codes, and how ballots are counted, are for the constitution to say, never
    for whoever opens it.
    """
    if any(getattr(asked, name) != getattr(kept, name) for name in ("one", "many", "pays", "left", "tie")):
        return False
    if (kept.quiet and not asked.quiet) or asked.codes is not (kept.codes and asked.quiet):
        return False
    if asked.way not in at_least(kept.way) or asked.days < kept.days or (kept.affected and not asked.affected):
        return False
    if isinstance(asked.enough, int) is not isinstance(kept.enough, int):
        return False
    return asked.enough >= kept.enough and asked.aside <= kept.aside and asked.most <= kept.most
