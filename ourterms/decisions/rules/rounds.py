"""Ranked choice, electing several and budgeting: the file of ballots, the rule that counts it, and what it comes to.

What is counted is what is read from the file again. So whoever has the file and the command of the page counts the
same as we did.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ourterms.decisions.rules.standing import Given
from ourterms.decisions.rules.ways import (
    BUDGET,
    COUNTED,
    LEAST,
    MOST_POINTS,
    NO,
    RANKED,
    YES,
    Result,
    Rule,
    few,
    tie_of,
)
from ourterms.kit.money import IN_ONE
from ourterms.kit.speech import say

if TYPE_CHECKING:
    from ourterms.counting.result import Result as Count

SEED = 3  # groups of four letters and figures, of the words for the draw


class Setup(NamedTuple):
    """What a count needs beside the rule; frozen when it opens.

    seed: the words for the draw. seats: how many are elected. pot and costs (one for each option): in pence or cents.
    points: a budget is answered by points, and not by which one wants. about: more on each proposal.
    """

    seed: str
    seats: int = 1
    pot: int = 0
    costs: tuple[int, ...] = ()
    currency: str = ""
    points: bool = False
    about: tuple[str, ...] = ()


class Asked(NamedTuple):
    """A count as the command has it."""

    rule: str
    seats: int | None
    completion: str
    ties: str


def as_setup_data(setup: Setup) -> dict[str, Any]:
    """What a count needs, as JSON keeps it."""
    return setup._asdict()


def setup_from(data: Mapping[str, Any]) -> Setup:
    """What `as_setup_data` made into JSON."""
    more = {"costs": tuple(data["costs"]), "about": tuple(data["about"])}
    return Setup(**{**data, **more})


def good(rule: Rule, chosen: Sequence[int], options: int, *, points: bool) -> bool:
    """Whether this is an answer: an order of some options, which of them one wants, or points for all of them.
    Nothing at all is one, too."""
    if rule.way == BUDGET and points and chosen:
        return len(chosen) == options and all(0 <= each <= MOST_POINTS for each in chosen)
    return len(set(chosen)) == len(chosen) and set(chosen) <= set(range(options))


def clean(rule: Rule, chosen: Sequence[int], *, points: bool) -> list[int]:
    """An answer as it is kept: the same for everybody who says the same."""
    if rule.way in RANKED:
        return list(chosen)
    if points:
        return list(chosen) if any(chosen) else []
    return sorted(chosen)


def asked(rule: Rule, setup: Setup) -> Asked:
    """By which rule of counting/rules.py, and how ties are broken. Last comes a draw."""
    draw = f"draw:{setup.seed}"
    tie = tie_of(rule)
    ties = draw if tie == "draw" else f"{tie},{draw}"
    if rule.way == "ranked":
        return Asked(rule.one, None, "", ties)
    if rule.way == "elect":
        return Asked(rule.many, setup.seats, "", ties)
    if rule.pays == "most":
        return Asked("greedy:skip", None, "", ties)
    return Asked("mes:points" if setup.points else "mes:cost", None, rule.left, ties)


def file_name(way: str) -> str:
    """What the file of ballots is called: .pb for budgets, .blt for orders."""
    return "ballots.pb" if way == BUDGET else "ballots.blt"


def command(rule: Rule, setup: Setup) -> str:
    """What counts the file again."""
    of = asked(rule, setup)
    seats = f" --seats {of.seats}" if of.seats else ""
    completion = f" --completion {of.completion}" if of.completion else ""
    return f"./run count {file_name(rule.way)} --rule {of.rule}{seats}{completion} --ties {of.ties}"


def ballots_file(way: str, setup: Setup, question: str, options: Sequence[str], given: Sequence[Given]) -> str:
    """The ballots as others write them too, sorted, without anybody. Raises ValueError for what is no ballot."""
    if way == BUDGET:
        return _budget_file(setup, question, options, given)
    from ourterms.counting.ballots import Ranked
    from ourterms.counting.formats import blt

    orders = sorted(tuple(each.chosen) for each in given)
    return blt.write(Ranked.of(options, [(1, order) for order in orders], setup.seats, title=question))


def _budget_file(setup: Setup, question: str, options: Sequence[str], given: Sequence[Given]) -> str:
    from ourterms.counting.budget import APPROVAL, POINTS, budget_of
    from ourterms.counting.formats import pb

    ids = [str(number + 1) for number in range(len(options))]
    ballots: list[Any] = []
    for chosen in sorted(tuple(each.chosen) for each in given):
        if setup.points:
            ballots.append({ids[option]: points for option, points in enumerate(chosen) if points})
        elif not set(chosen) <= set(range(len(options))):
            raise ValueError("A ballot names a proposal that there is not.")
        else:
            ballots.append([ids[option] for option in chosen])
    election = budget_of(
        Fraction(setup.pot, IN_ONE),
        dict(zip(ids, (Fraction(cost, IN_ONE) for cost in setup.costs), strict=True)),
        ballots,
        POINTS if setup.points else APPROVAL,
        dict(zip(ids, options, strict=True)),
    )
    kind = "scoring" if setup.points else "approval"
    meta = {"description": question, "currency": setup.currency, "vote_type": kind}
    return pb.write(election._replace(meta=meta))


def counted(rule: Rule, setup: Setup, file: str) -> "Count":
    """The count of a file of ballots, round by round."""
    from ourterms.counting.formats import blt, pb
    from ourterms.counting.rules import Options, count
    from ourterms.counting.ties import Ties

    of = asked(rule, setup)
    election = (pb if rule.way == BUDGET else blt).parse(file.encode())
    return count(election, of.rule, Options(of.seats, of.completion, Ties.of(of.ties)))


class Came(NamedTuple):
    """What a count came to, the ballots as a file, and the rounds as counting/result.py has them as data.

    The last two are empty where fewer than LEAST answered, or too few for the rule: of those nothing more is told."""

    result: Result
    file: str = ""
    rounds: Mapping[str, Any] = {}


def came_to(
    rule: Rule, setup: Setup, question: str, options: Sequence[str], given: Sequence[Given], counted_people: int
) -> Came:
    """What ballots come to. `counted_people`: how many count, silent or not. Raises ValueError for what is no ballot,
    for more ballots than people, and for a way that is not counted in rounds."""
    if rule.way not in COUNTED:
        raise ValueError(f"{rule.way} is not counted in rounds.")
    if len(given) > counted_people:
        raise ValueError("More answers than people who count.")
    if not all(good(rule, each.chosen, len(options), points=setup.points) for each in given):
        raise ValueError("This ballot can't be counted.")
    if found := few(rule, len(given), counted_people):
        return Came(found)
    file = ballots_file(rule.way, setup, question, options, given)
    count = counted(rule, setup, file)
    says = [any(each.chosen) if setup.points else bool(each.chosen) for each in given]
    result = _in_words(rule, count, any(says))
    if len(given) < LEAST:
        return Came(result)
    data = count.as_data() | {"figures": count.figures}
    return Came(result, file, data)


def option_of(way: str, each: int | str) -> int:
    """Which option an id of the file stands for."""
    return int(each) - (way == BUDGET)


def _in_words(rule: Rule, count: "Count", somebody: bool) -> Result:
    """`somebody`: whether anybody put anything on their ballot."""
    chosen = tuple(option_of(rule.way, each) for each in count.order)
    if not somebody:
        said = say("Nobody wanted any of it.") if rule.way == BUDGET else say("Nobody put anything in an order.")
        return Result(NO, said)
    if not chosen:
        return Result(NO, say("Nothing that is wanted fits into what there is."))
    if rule.way == BUDGET:
        return Result(YES, say("This is what the money goes to, in the order of the count."), chosen)
    if rule.way == "elect":
        return Result(YES, say("Chosen in this order."), chosen)
    if rule.one == "irv":
        return Result(YES, say("It has more than half of the ballots that still say something."), chosen)
    if count.more.get("condorcet", chosen):  # of one option alone nothing is compared
        return Result(YES, say("More of us put it before each of the others than the other way round."), chosen)
    return Result(YES, say("Each loses to another one, or is tied with it. This one has the strongest chain."), chosen)
