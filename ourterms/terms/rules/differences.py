"""What is different between two sets of terms: in words for people, and so that it can be put into a third."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.terms.rules.check import figure_words, fill
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import Clause, Figure
from ourterms.terms.rules.conditions import CURRENCIES
from ourterms.terms.rules.terms import Setting, Terms, setting_as_data

WHOLE = ("title", "about", "currency", "half_day_hours", "day_hours", "easy_read")


class Difference(NamedTuple):
    """One thing that differs: a part of the whole (WHOLE), or a clause by its id, with its Setting; None: not asked."""

    where: str
    before: Any
    after: Any


class Told(NamedTuple):
    """The same in words: what it is about, and a sentence for each thing that changes."""

    where: str
    title: str
    lines: list[str]


def differences(before: Terms, after: Terms) -> list[Difference]:
    """What has to change so that `before` becomes `after`; of a clause, all of it."""
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in WHOLE]
    pairs += [(name, before.clauses.get(name), after.clauses.get(name)) for name in CLAUSES]
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def apply(terms: Terms, changes: Iterable[Difference]) -> Terms:
    """The terms with these changes made, whatever stood there before."""
    whole: dict[str, Any] = {}
    clauses: dict[str, Setting] = dict(terms.clauses)
    for change in changes:
        if change.where in WHOLE:
            whole[change.where] = change.after
        elif change.after is None:
            clauses.pop(change.where, None)
        else:
            clauses[change.where] = change.after
    in_order = {name: clauses[name] for name in CLAUSES if name in clauses}
    return terms._replace(clauses=in_order, **whole)


def mark_of(value: Any) -> str:
    """A short mark of a clause's Setting, or of anything else: the same for the same, so that a change is noticed.

    In whatever order the keys come: PostgreSQL gives JSON back in an order of its own.
    """
    plain = setting_as_data(value) if isinstance(value, Setting) else value
    return sha256(repr(_in_order(plain)).encode()).hexdigest()[:20]


def _in_order(plain: Any) -> Any:
    if isinstance(plain, Mapping):
        return [(key, _in_order(plain[key])) for key in sorted(plain)]
    return [_in_order(each) for each in plain] if isinstance(plain, list | tuple) else plain


def all_figures(clause: Clause, figure: Figure) -> str:
    """The figure of a clause in words; of money, in each currency that it has."""
    if not isinstance(figure, Mapping):
        return figure_words(clause, figure, "GBP")
    return ", ".join(str(Money.parse(figure[each], each)) for each in CURRENCIES if each in figure)


def _quoted(words: str) -> str:
    return f"“{words}”"


def _of_clause(clause: Clause, before: Setting | None, after: Setting | None, currency: str) -> list[str]:
    if after is None:
        return [say("We don't ask for this any more.")]
    lines = []
    if before is None:
        wanted = fill(clause.wanted, clause, after.figure, currency)
        lines.append(say("We ask for this from now on: {wanted}", wanted=wanted))
        before = Setting(after.figure)
    if before.figure != after.figure:
        new, old = all_figures(clause, after.figure), all_figures(clause, before.figure)
        lines.append(say("{new}. Until now: {old}.", new=new, old=old))
    if after.line and not before.line:
        lines.append(say("It becomes a line: an ask that doesn't offer it can't be sent."))
    if before.line and not after.line:
        lines.append(say("It is no line any more: an ask that doesn't offer it can be sent."))
    if before.words != after.words:
        lines.append(
            say("In our own words: {words}", words=_quoted(after.words))
            if after.words
            else say("Our own words go. They were: {words}", words=_quoted(before.words))
        )
        if after.words and before.words:
            lines.append(say("Until now: {words}", words=_quoted(before.words)))
    if before.easy_read != after.easy_read:
        lines.append(
            say("In easy words: {words}", words=_quoted(after.easy_read))
            if after.easy_read
            else say("The easy words go. They were: {words}", words=_quoted(before.easy_read))
        )
        if after.easy_read and before.easy_read:
            lines.append(say("Until now: {words}", words=_quoted(before.easy_read)))
    return lines


_TITLES = {
    "title": "What they are called",
    "about": "What stands above them",
    "currency": "The currency",
    "half_day_hours": "Half a day",
    "day_hours": "A day",
    "easy_read": "All of it in easy words",
}


def _of_whole(change: Difference) -> list[str]:
    if change.where in ("half_day_hours", "day_hours"):
        return [say("Counts as {new} hours. Until now: {old}.", new=change.after, old=change.before)]
    if change.where == "currency":
        return [say("{new}. Until now: {old}.", new=change.after, old=change.before)]
    if not change.after:
        return [say("Goes. It was: {words}", words=_quoted(change.before))]
    lines = [_quoted(change.after)]
    return [*lines, say("Until now: {words}", words=_quoted(change.before))] if change.before else lines


def told(changes: Iterable[Difference], currency: str) -> list[Told]:
    """The changes in words, in order, for a page. Money is named in `currency` where a sentence has room for one."""
    return [
        Told(change.where, say(_TITLES[change.where]), _of_whole(change))
        if change.where in WHOLE
        else Told(
            change.where,
            say(CLAUSES[change.where].title),
            _of_clause(CLAUSES[change.where], change.before, change.after, currency),
        )
        for change in changes
    ]


def in_words(changes: Iterable[Difference], currency: str) -> list[str]:
    """The same, a line for each thing that changes."""
    return [f"{each.title}: {line}" for each in told(changes, currency) for line in each.lines]
