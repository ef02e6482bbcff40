"""How a count went, in words and as a table: the same figures as in the picture and in what the command prints."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ourterms.counting.result import Id, Result, Round, from_data, ids_of, said
from ourterms.decisions.rules.rounds import Setup, option_of
from ourterms.decisions.rules.ways import BUDGET
from ourterms.kit.money import IN_ONE, Money, rounded
from ourterms.kit.speech import say, say_n

DEAR = "too dear for what was left: "
FACTS = {  # what counting/ calls it, and we
    "quota": "Enough is",
    "in all": "Ballots that count",
    "ended": "Ballots that say no more",
    "not transferable": "On ballots that say no more",
    "cut off": "Cut off behind the fifth decimal",
    "surplus": "Still to pass on",
    "votes": "Votes",
    "supporters with money": "Who pay",
    "each pays up to": "Each pays up to",
    "each pays up to, for each point": "For each point, up to",
    "left": "What is left",
}
MONEY = ("each pays up to", "each pays up to, for each point", "left")


class Table(NamedTuple):
    """A table as {% table %} wants it. The first column holds words, the others figures."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def numbers(self) -> int:
        """How many columns hold figures."""
        return len(self.head) - 1


class Told(NamedTuple):
    """`steps`: a sentence or two for each round. `pairs`: of each two options, on how many ballots which comes first;
    only where that decides."""

    steps: Sequence[str]
    table: Table
    pairs: Table | None = None


def told(way: str, options: Sequence[str], setup: Setup, data: Mapping[str, Any]) -> Told:
    """The rounds of a count that was kept as data."""
    result = from_data(data)
    names = {each: options[option_of(way, each)] for each in result.names}
    if way == BUDGET:
        return Told([_bought(one, names, setup) for one in result.rounds], _budget_table(result, names, setup))
    by_chains = data["rule"] == "schulze"
    steps = [_step(one, names, first=not number) for number, one in enumerate(result.rounds)]
    if by_chains and "ranking" in data:
        steps = [_place(one, names, who) for one, who in zip(result.rounds, data["ranking"], strict=True)]
    return Told(steps, _ranked_table(result, names, by_chains=by_chains), _pairs(options, data) if by_chains else None)


def _names(ids: Sequence[Id], names: Mapping[Id, str]) -> str:
    return ", ".join(names[each] for each in ids)


def _tie(one: Round, names: Mapping[Id, str]) -> list[str]:
    if not one.tied:
        return []
    return [say("A tie between these, which the rule for ties decided: {names}.", names=_names(one.tied, names))]


def _step(one: Round, names: Mapping[Id, str], *, first: bool) -> str:
    if one.excluded:
        parts = [say("{name} goes.", name=_names(one.excluded, names))]
    elif one.title.startswith("Surplus of "):
        surplus = say("What {name} has above enough goes on.", name=one.title.removeprefix("Surplus of "))
        parts = [surplus]
    elif first:
        parts = [say("What everybody puts first.")]
    else:
        parts = [say("What is above enough goes on.")]
    parts += _tie(one, names)
    if one.elected:
        parts.append(say("Chosen: {names}.", names=_names(one.elected, names)))
    if "As many are left as seats." in one.notes:
        parts.append(say("As many are left as are to be chosen."))
    return " ".join(parts)


def _place(one: Round, names: Mapping[Id, str], who: Id) -> str:
    """A place in the order that Schulze gives; the first is the one that is chosen."""
    said_of = say("Chosen: {names}.", names=names[who]) if one.elected else say("Next comes {name}.", name=names[who])
    return " ".join([said_of, *_tie(one, names)])


def _ranked_table(result: Result, names: Mapping[Id, str], *, by_chains: bool) -> Table:
    many = len(result.rounds)
    head = [say("What"), *(say("Place {n}", n=n) if by_chains else say("Step {n}", n=n) for n in range(1, many + 1))]
    rows = []
    for each in ids_of(result.rounds):
        mark = say("{name} (chosen)", name=names[each]) if each in result.winners else names[each]
        rows.append([mark, *(said(one.figures[each]) if each in one.figures else "" for one in result.rounds)])
    facts = dict.fromkeys(name for one in result.rounds for name, number in one.facts.items() if number)
    for fact in facts:
        figures = [said(one.facts[fact]) if fact in one.facts else "" for one in result.rounds]
        rows.append([say(FACTS.get(fact, fact)), *figures])
    caption = say("How many ballots each has, step by step")
    if by_chains:
        caption = say("Of those left, how many each comes before, at once or by a chain")
    return Table(caption, head, rows)


def _pairs(options: Sequence[str], data: Mapping[str, Any]) -> Table | None:
    prefer = data.get("preferences")
    if not prefer:
        return None
    rows = [
        [name, *(str(number) if each != row else "" for each, number in enumerate(prefer[row]))]
        for row, name in enumerate(options)
    ]
    return Table(say("On how many ballots the one of the row comes before the one of the column"), ["", *options], rows)


def _bought(one: Round, names: Mapping[Id, str], setup: Setup) -> str:
    paid = say("{name} is paid: {cost}.", name=_names(one.elected, names), cost=_cost(one, setup))
    parts = [paid]
    payers = one.facts.get("supporters with money")
    if payers is not None:
        each = one.facts.get("each pays up to", one.facts.get("each pays up to, for each point", Fraction(0)))
        amount = _money(each, setup)
        if "each pays up to" in one.facts:
            parts.append(
                say_n(
                    "{n} of us pays for it from their share, {amount} at most.",
                    "{n} of us pay for it from their shares, {amount} each at most.",
                    int(payers),
                    amount=amount,
                )
            )
        else:
            parts.append(
                say_n(
                    "{n} of us pays for it from their share, {amount} for each point at most.",
                    "{n} of us pay for it from their shares, {amount} for each point at most.",
                    int(payers),
                    amount=amount,
                )
            )
    else:
        parts.append(say("It has most votes of what still fits."))
    for note in one.notes:
        if note.startswith(DEAR):
            dear = [names[each] for each in note.removeprefix(DEAR).split(", ")]
            parts.append(say("Too dear for what was left: {names}.", names=", ".join(dear)))
    return " ".join([*parts, *_tie(one, names)])


def _cost(one: Round, setup: Setup) -> str:
    return _money(sum(one.figures.values(), Fraction(0)), setup)


def _money(number: Fraction | int, setup: Setup) -> str:
    return str(Money(rounded(Fraction(number) * IN_ONE), setup.currency))


def _budget_table(result: Result, names: Mapping[Id, str], setup: Setup) -> Table:
    facts = [*dict.fromkeys(name for one in result.rounds for name in one.facts if name != "left"), "left"]
    head = [say("What is paid"), say("What it costs"), *(say(FACTS.get(fact, fact)) for fact in facts)]
    rows = []
    for number, one in enumerate(result.rounds, 1):
        row = [f"{number}. {_names(one.elected, names)}", _cost(one, setup)]
        for fact in facts:
            figure = one.facts.get(fact)
            row.append("" if figure is None else _money(figure, setup) if fact in MONEY else said(figure))
        rows.append(row)
    return Table(say("What is paid, step by step"), head, rows)
