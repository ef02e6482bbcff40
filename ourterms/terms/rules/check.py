"""The check: conditions held against terms. Pure and total; people decide what to make of it."""

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from ourterms.kit.money import Money
from ourterms.kit.speech import say, say_n, tongue
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import MET, NOTHING, SHORT, UNSAID, Clause, Figure, Judge, Judgement
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.terms import LastingTerms, Setting, Terms

AUTHORITY_WORDS = {
    "story": "to be heard",
    "feedback": "a word on it",
    "advice": "advice they must answer",
    "seat": "a seat",
    "vote": "a vote",
    "co_decide": "half the votes",
    "veto": "a veto",
    "lead": "the lead",
}
STATES = {MET: "Offered", SHORT: "Not enough", UNSAID: "Doesn't say"}  # how a status reads on a page


class Finding(NamedTuple):
    """What one clause makes of an ask."""

    clause: str  # the clause's id
    status: str  # "met", "short" or "unsaid"
    said: str  # one sentence about their words; empty where there are none
    wanted: str  # what the terms want, with the figure
    evidence: tuple[str, ...]  # exact substrings of the text
    ask_for: str  # what would mend it; empty where it is met
    line: bool = False  # the terms have this as a line


def check(conditions: Conditions, terms: Terms) -> list[Finding]:
    """Hold what they offer against the terms: exactly one finding for each clause of the terms, in order.

    Never raises. What was not said is `unsaid`, never `short`.
    """
    lengths, currency = terms.lengths, currency_for(conditions, terms)
    findings = []
    for judge, figure, unsaid in _unsaid(terms, currency):
        judged = judge(conditions, figure, lengths)
        findings.append(unsaid if judged is NOTHING else _finding(unsaid, judged, currency))
    return findings


def check_answers(answers: Mapping[str, str], terms: Terms) -> list[Finding]:
    """The same clauses for what one already does: `answers` by clause id, "yes" or "no"; anything else: don't know."""
    status, currency = {"yes": MET, "no": SHORT}, currency_for(Conditions(), terms)
    return [
        _finding(unsaid, Judgement(status.get(answers.get(unsaid.clause, ""), UNSAID)), currency)
        for _judge, _figure, unsaid in _unsaid(terms, currency)
    ]


def fill(sentence: str, clause: Clause, figure: Figure, currency: str) -> str:
    """The sentence with its figure in words: "{figure} an hour or more" -> "£25.00 an hour or more"."""
    return _filled(sentence, figure_words(clause, figure, currency))


def _filled(sentence: str, words: str) -> str:
    return say(sentence, figure=words) if words else say(sentence)


def figure_words(clause: Clause, figure: Figure, currency: str) -> str:
    """A clause's figure as it is read out, "" for none. Money in `currency`, else in the first that the terms have."""
    if not clause.figure:
        return ""
    if isinstance(figure, Mapping):
        chosen = currency if currency in figure else next(iter(figure))
        return str(Money.parse(figure[chosen], chosen))
    if isinstance(figure, str):
        return say(AUTHORITY_WORDS[figure])
    n = figure or Decimal(0)
    shown = int(n) if n == int(n) else n
    match clause.figure:
        case "days":
            return say_n("{n} day", "{n} days", shown)  # type: ignore[arg-type]
        case "working_days":
            return say_n("{n} working day", "{n} working days", shown)  # type: ignore[arg-type]
        case "hours":
            return say_n("{n} hour", "{n} hours", shown)  # type: ignore[arg-type]
        case "months":
            return say_n("{n} month", "{n} months", shown)  # type: ignore[arg-type]
        case _:
            return say_n("{n} person", "{n} people", shown)  # type: ignore[arg-type]


DOLLARS = ("AUD", "CAD", "NZD", "USD")
CURRENCY_OF = {"GB": "GBP", "IE": "EUR", "AU": "AUD", "CA": "CAD", "NZ": "NZD", "US": "USD"}


def currency_for(conditions: Conditions, terms: Terms) -> str:
    """The currency to name a figure in: the ask's own, else its country's, else the terms'."""
    if conditions.pay_currency:
        return conditions.pay_currency.value
    if conditions.country:
        return CURRENCY_OF.get(conditions.country.value, terms.currency)
    return terms.currency


_Unsaid = list[tuple[Judge, Figure, Finding]]


def _unsaid(terms: Terms, currency: str) -> _Unsaid:
    """Each clause's judge, its figure, and the finding where nothing is said of it, as of most in most asks."""
    kept: dict[Hashable, _Unsaid] = terms.kept if isinstance(terms, LastingTerms) else {}
    key = currency, tongue()
    if key not in kept:
        kept[key] = [_nothing_said(CLAUSES[name], setting, currency) for name, setting in terms.clauses.items()]
    return kept[key]


def _nothing_said(clause: Clause, setting: Setting, currency: str) -> tuple[Judge, Figure, Finding]:
    words = figure_words(clause, setting.figure, currency)
    wanted, ask_for = _filled(clause.wanted, words), _filled(clause.ask_for, words)
    return clause.judge, setting.figure, Finding(clause.id, UNSAID, "", wanted, (), ask_for, setting.line)


def _finding(unsaid: Finding, judged: Judgement, currency: str) -> Finding:
    """What comes of a finding once something was said."""
    status, said, facts, mends = judged
    evidence = tuple(dict.fromkeys([words for fact in facts for words in fact.words]))
    if currency in DOLLARS:  # named with its figure, that says which dollars too
        mends = ""
    ask_for = "" if status == MET else mends or unsaid.ask_for
    return Finding(unsaid.clause, status, said, unsaid.wanted, evidence, ask_for, unsaid.line)


FIRST_GROUPS = ("money", "say", "safety")  # after lines, what matters most, in this order


def three(findings: Iterable[Finding]) -> list[Finding]:
    """The three findings that matter most, at most, among what is short or unsaid.

    Lines come first, then money, who decides, and safety: from each in turn the first that is short, else the
    first unsaid, in the order of the clauses, so that three questions about money never crowd out the rest.
    """
    open_ones = [finding for finding in findings if finding.status != MET]
    picked: list[Finding] = []
    for line in (True, False):
        if len(picked) == 3:
            break
        by_group: dict[str, list[Finding]] = {group: [] for group in (*FIRST_GROUPS, "time", "ours")}
        # Sorting keeps the order among equals.
        for finding in sorted((f for f in open_ones if f.line == line), key=lambda f: f.status != SHORT):
            by_group[_group(finding)].append(finding)
        while any(by_group.values()) and len(picked) < 3:
            # One from each group; a group that was picked from among the lines waits for the others.
            waiting = [group for group, rest in by_group.items() if rest]
            taken = [_group(finding) for finding in picked]
            group = min(waiting, key=lambda each: (taken.count(each), not _is_short(by_group[each][0])))
            picked.append(by_group[group].pop(0))
    order = list(CLAUSES)
    return sorted(picked, key=lambda f: order.index(f.clause))


def _group(finding: Finding) -> str:
    return CLAUSES[finding.clause].group


def _is_short(finding: Finding) -> bool:
    return finding.status == SHORT


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many are met, short and unsaid."""
    statuses = [finding.status for finding in findings]
    return {status: statuses.count(status) for status in (MET, SHORT, UNSAID)}
