"""What can be counted: one row a rule. A rule's module is loaded when it counts."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from ourterms.counting.result import Result
from ourterms.counting.ties import Ties


class Refused(ValueError):
    """A count that can't be done as asked; the message says why, for people."""


class Options(NamedTuple):
    """What is said beforehand, beside the rule. A rule raises Refused for an option that it does not have."""

    seats: int | None = None  # how many are elected; None: as the file says
    completion: str = ""  # what equal shares does with money left over; "" as the rule's own default
    ties: Ties | None = None  # None: the rule's own default
    progress: Callable[[str], None] = lambda said: None  # called now and then on long counts, with a short sentence


class Rule(NamedTuple):
    """A rule: what its file holds, where it is (`module:function`), and what it does in one sentence."""

    counts: str  # "budget", "ranked" or "opinions", as in formats.FORMATS
    where: str
    says: str


# A function takes (election, rule's name, options) and gives a Result.
RULES = {
    "mes:cost": Rule("budget", "equal_shares:count", "Equal shares; what a proposal costs is what it is worth."),
    "mes:card": Rule("budget", "equal_shares:count", "Equal shares; each proposal is worth the same."),
    "mes:points": Rule("budget", "equal_shares:count", "Equal shares; worth the points that each voter gave."),
    "mes:borda": Rule("budget", "equal_shares:count", "Equal shares; worth more the higher a voter ranks it."),
    "phragmen": Rule("budget", "phragmen:count", "Everybody earns at one pace, and supporters buy together."),
    "greedy": Rule("budget", "greedy:count", "Most votes first, as long as the money lasts; as the file says."),
    "greedy:skip": Rule("budget", "greedy:count", "Most votes first; what does not fit is passed over."),
    "greedy:stop": Rule("budget", "greedy:count", "Most votes first, up to the first that does not fit."),
    "irv": Rule("ranked", "irv:count", "The one with fewest first choices leaves, until one has more than half."),
    "scottish-stv": Rule("ranked", "scottish_stv:count", "Several seats, as Scottish councils are elected."),
    "meek": Rule("ranked", "meek:count", "Several seats; each keeps only the share of a vote that it needs."),
    "schulze": Rule("ranked", "schulze:count", "Everybody against everybody; the strongest chain of wins decides."),
    "polis": Rule("opinions", "polis:count", "What all groups of answers agree on."),
}


def count(election: Any, rule: str, options: Options | None = None) -> Result:
    """Count an election by a rule. Raises Refused where the rule can't count it as asked."""
    if rule not in RULES:
        raise Refused(f"There is no rule {rule}. There are {', '.join(RULES)}.")
    module, _, function = RULES[rule].where.partition(":")
    result: Result = getattr(import_module(f"ourterms.counting.{module}"), function)(
        election, rule, options or Options()
    )
    return result
