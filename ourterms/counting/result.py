"""What a count gives back: who won, in which order, and every round, for people, machines and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Id = str | int  # as in the file; ranked candidates count from 0
Number = int | Fraction


def said(number: Number, places: int = 2) -> str:
    """A number for people: whole where it is whole, else rounded (halves away from nothing) to some places."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    scaled = exact * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    before, after = divmod(whole, 10**places)
    return f"{'-' if exact < 0 else ''}{before:,}.{after:0{places}}"


def winners(order: Sequence[Id]) -> tuple[Id, ...]:
    """Those who won, by their ids."""
    return tuple(sorted(order, key=lambda each: (isinstance(each, str), each)))


def exact(number: Number) -> int | str:
    """A number for machines, nothing lost: whole, or "p/q" in lowest terms; "about d" where that has 4,000 digits."""
    exact = Fraction(number)
    if max(abs(exact.numerator), exact.denominator).bit_length() > 13_000:
        return f"about {said(exact, 12)}"
    return exact.numerator if exact.denominator == 1 else f"{exact.numerator}/{exact.denominator}"


@dataclass(frozen=True, slots=True)
class Round:
    """One step of a count.

    `figures` is what the rule looked at or gave out, by id, exactly; `Result.figures` says what it measures.
    `tied` are those among whom the tie rule chose. `facts` are further figures of the round, by their names.
    """

    title: str
    figures: Mapping[Id, Number] = field(default_factory=dict)
    elected: tuple[Id, ...] = ()
    excluded: tuple[Id, ...] = ()
    tied: tuple[Id, ...] = ()
    facts: Mapping[str, Number] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For JSON; what is empty is left out."""
        data: dict[str, Any] = {"title": self.title}
        for name in ("elected", "excluded", "tied", "notes"):
            if getattr(self, name):
                data[name] = list(getattr(self, name))
        if self.figures:
            data["figures"] = {str(each): exact(number) for each, number in self.figures.items()}
        if self.facts:
            data["facts"] = {name: exact(number) for name, number in self.facts.items()}
        return data


@dataclass(frozen=True, slots=True)
class Result:
    """What a count gives back. `winners` are sorted by id, `order` is as they won; `more` is for the JSON."""

    rule: str
    winners: tuple[Id, ...]
    order: tuple[Id, ...]
    rounds: tuple[Round, ...] = ()
    names: Mapping[Id, str] = field(default_factory=dict)
    figures: str = ""  # what the figures of the rounds measure, as a heading: "votes", "cost"
    ties: str = ""  # the criteria, as said beforehand
    notes: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """For JSON: rule, winners, order, rounds, names, and what else the rule says."""
        return {
            "rule": self.rule,
            "winners": list(self.winners),
            "order": list(self.order),
            "rounds": [each.as_data() for each in self.rounds],
            "names": {str(each): name for each, name in self.names.items()},
            "ties": self.ties,
            "notes": list(self.notes),
            **self.more,
        }

    def called(self, each: Id) -> str:
        """An id with its name, where it has one of its own."""
        name = self.names.get(each, "")
        return f"{each} {name}" if name and name != str(each) else str(each)

    def as_text(self) -> str:
        """For people: the winners, then a table with one line a round."""
        lines = [f"{self.rule}: {len(self.winners)} elected." if self.order else f"{self.rule}: nobody is elected."]
        lines += [f"  {place}. {self.called(each)}" for place, each in enumerate(self.order, 1)]
        lines += [f"Ties: {self.ties}."] if self.ties else []
        lines += list(self.notes)
        if self.rounds:
            rows = [("", "round", self.figures, "")]
            rows += [(str(place), each.title, *self._line(each)) for place, each in enumerate(self.rounds, 1)]
            wide = [max(len(row[column]) for row in rows) for column in range(3)]
            lines.append("")
            for row in rows:
                cells = f"{row[0]:>{wide[0]}}  {row[1]:<{wide[1]}}  {row[2]:<{wide[2]}}  {row[3]}"
                lines.append(cells.rstrip())
        return "\n".join(lines)

    def _line(self, each: Round) -> tuple[str, str]:
        figures = "; ".join(f"{who} {said(number)}" for who, number in each.figures.items())
        rest = [f"{name} {said(number)}" for name, number in each.facts.items()]
        rest += [f"tied: {', '.join(map(str, each.tied))}"] if each.tied else []
        return figures, "; ".join([*rest, *each.notes])

    def as_svg(self, title: str = "") -> str:
        """The rounds as a picture that stands alone: a row for each option, a column for each round.

        A bar is as long as its figure, against the largest of all; full colour where it is elected. title: what stands
        above it, instead of the rule's name.
        """
        from ourterms.counting.picture import picture

        return picture(self, title)


def _number(said: str | int) -> Number:
    """What `exact` made."""
    return Fraction(str(said).removeprefix("about ").replace(",", ""))


def from_data(data: Mapping[str, Any]) -> Result:
    """A result from its `as_data()`, so that a kept one can be drawn again. `figures` may stand beside it."""
    from ourterms.counting.rules import RULES

    by_place = RULES[data["rule"]].counts == "ranked"

    def id_of(each: str) -> Id:
        return int(each) if by_place else each

    rounds = tuple(
        Round(
            one["title"],
            {id_of(each): _number(number) for each, number in one.get("figures", {}).items()},
            tuple(one.get("elected", ())),
            tuple(one.get("excluded", ())),
            tuple(one.get("tied", ())),
            {name: _number(number) for name, number in one.get("facts", {}).items()},
            tuple(one.get("notes", ())),
        )
        for one in data["rounds"]
    )
    names = {id_of(each): name for each, name in data["names"].items()}
    winners, order = tuple(data["winners"]), tuple(data["order"])
    return Result(
        *(data["rule"], winners, order, rounds, names, data.get("figures", ""), data["ties"], tuple(data["notes"]))
    )


def ids_of(rounds: Sequence[Round]) -> list[Id]:
    """Every id that has a figure in any round, in the order they first come up."""
    return list(dict.fromkeys(each for one in rounds for each in one.figures))


__all__ = ["Id", "Number", "Result", "Round", "exact", "from_data", "ids_of", "said", "winners"]
