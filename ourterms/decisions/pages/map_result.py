"""What a closed opinion map shows: sentences, bars and tables of the same figures."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ourterms.decisions.models import OpinionMap, Statement
from ourterms.decisions.rules.maps import FEWEST, FOR_GROUPS, SMALLEST, Bar, size_in_words

FILE = "opinion-map.csv"
COMMAND = f"./run count {FILE} --rule polis"
LETTERS = "ABCDE"  # groups


class OfGroup(NamedTuple):
    """How one group answered a statement, in tenths; `bar` is None where nobody of it did."""

    name: str
    bar: Bar | None
    figures: str


class Said(NamedTuple):
    """A statement with how it was answered, by all and by each group."""

    statement: Statement
    bar: Bar
    figures: str
    groups: Sequence[OfGroup]


def in_figures(bar: Bar) -> str:
    """How many agree, disagree and passed, in words."""
    if not bar.all:
        return _("Nobody answered this.")
    return ", ".join(
        (
            ngettext("{n} agrees", "{n} agree", bar.agree).format(n=bar.agree),
            ngettext("{n} disagrees", "{n} disagree", bar.disagree).format(n=bar.disagree),
            _("{n} passed").format(n=bar.passed),
        )
    )


def _in_tenths(bar: Bar | None) -> str:
    if bar is None:
        return _("Nobody of it answered this.")
    return _("about {agree} in 10 agree, {disagree} disagree, {passed} passed").format(**bar._asdict())


def group_name(number: int) -> str:
    """What a group of answers is called, the largest first, from 0."""
    return _("Group {letter}").format(letter=LETTERS[number])


def said_in(there: OpinionMap, statements: Iterable[Statement]) -> dict[int, Said]:
    """Every statement that was counted, by its number."""
    by_number = {each.number: each for each in statements if each.number is not None}
    groups = (there.result["map"] or {}).get("groups", [])
    found = {}
    for place, (number, agree, disagree, passed) in enumerate(there.result["statements"]):
        bar, shares = Bar(agree, disagree, passed), []
        for at, group in enumerate(groups):
            tenths = group["tenths"][place]
            of_group = Bar(*tenths) if tenths else None
            shares.append(OfGroup(group_name(at), of_group, _in_tenths(of_group)))
        found[number] = Said(by_number[number], bar, in_figures(bar), shares)
    return found


def _most_agreed_first(said: Said) -> tuple[int, int]:
    return said.bar.disagree - said.bar.agree, said.statement.number or 0


def _numbered(said: Said) -> str:
    """As the files and the command have it."""
    return f"{said.statement.number}. {said.statement.words}"


def result_values(there: OpinionMap, statements: Iterable[Statement]) -> dict[str, Any]:
    """Everything that the page of a closed map shows of its result."""
    said, drawn = said_in(there, statements), there.result["map"]
    every = sorted(said.values(), key=_most_agreed_first)
    values: dict[str, Any] = {
        "people": there.result["people"],
        "fewest": FEWEST,
        "every": every,
        "rows": [[_numbered(each), each.bar.agree, each.bar.disagree, each.bar.passed] for each in every],
        "head": [_("Statement"), _("Agree"), _("Disagree"), _("Passed")],
        "for_groups": FOR_GROUPS,
        "mapped": drawn is not None,
    }
    if drawn is None:
        return values
    groups = drawn["groups"]
    names = [group_name(number) for number in range(len(groups))]
    return values | {
        "groups": [(name, size_in_words(group["about"])) for name, group in zip(names, groups, strict=True)],
        "smallest": SMALLEST,
        "agreed": [said[number] for number in drawn["common"]["agree"]],
        "disagreed": [said[number] for number in drawn["common"]["disagree"]],
        "divides": [said[number] for number in drawn["divides"]],
        "minds": [said[number] for number in drawn["minds"]],
        "minds_name": names[-1] if names else "",
        "group_rows": [[_numbered(each), *(of.figures for of in each.groups)] for each in every],
        "group_head": [_("Statement"), *names],
        "command": COMMAND,
        "clear_agree": ", ".join(map(str, drawn["clear"]["agree"])),
        "clear_disagree": ", ".join(map(str, drawn["clear"]["disagree"])),
    }


def for_agenda(there: OpinionMap, said: Said) -> str:
    """The statement and its figures, as they stand in a matter."""
    day = date_format(there.day, "j F Y")
    lines = [
        _("From the opinion map “{question}”, closed on {day}.").format(question=there.question, day=day),
        f"“{said.statement.words}”",
        f"{said.figures}.",
    ]
    lines += [f"{group.name}: {group.figures}." for group in said.groups]
    return "\n\n".join(lines[:2]) + "\n\n" + "\n".join(lines[2:])
