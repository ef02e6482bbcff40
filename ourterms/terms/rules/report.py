"""One ask, read and checked: what the command line, the API and the pages all show."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from ourterms.kit.speech import say
from ourterms.terms.rules.check import Finding, check, three
from ourterms.terms.rules.clauses.base import words_of
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.replies import Reply, holding_replies, replies
from ourterms.terms.rules.sentence import sentence
from ourterms.terms.rules.terms import Terms


class Report(NamedTuple):
    """Everything we say about one ask."""

    conditions: Conditions
    findings: list[Finding]
    sentence: str
    three: list[Finding]
    replies: list[Reply]
    notes: tuple[str, ...] = ()  # what else a person should know about the text itself
    in_english: bool = True  # else nothing was read: there are no findings, and the replies only hold the answer


def report(conditions: Conditions, terms: Terms, today: date, notes: Sequence[str] = ()) -> Report:
    """Hold the conditions against the terms, and say what matters most about it on the day `today`.

    `notes`: what whoever opened the document said of it; they come first among the report's own.
    """
    findings = check(conditions, terms)
    picked = three(findings)
    notes = (*notes, *_notes(conditions, today))
    return Report(conditions, findings, sentence(conditions, picked), picked, replies(picked), notes)


def unread(notes: Sequence[str] = ()) -> Report:
    """What there is to say of a text that isn't in English: nothing of what it offers, and nothing that it doesn't.

    Its first note says so.
    """
    english = say("This reads English only, for now. We can't tell from this text what they offer.")
    told = say("We can't tell what they offer.")
    return Report(Conditions(), [], told, [], holding_replies(), (english, *notes), in_english=False)


def _notes(conditions: Conditions, today: date) -> list[str]:
    notes = []
    closing = conditions.closing_date.value.whole() if conditions.closing_date else None
    if closing and closing < today:
        day = f"{say(f'{closing:%A}')} {closing.day} {say(f'{closing:%B}')} {closing.year}"
        notes.append(say("The day to answer by, {day}, has gone.", day=day))
    if no_such_day := conditions.no_such_day:
        notes.append(say("They name a day that does not exist: {words}.", words=words_of(no_such_day)))
    return notes


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return finding._asdict() | {"evidence": list(finding.evidence)}


def as_data(made: Report) -> dict[str, Any]:
    """The report as JSON has it. `read` has the keys and nesting of labelled adverts (labels.py)."""
    from ourterms.terms.rules.labels import labels

    return {
        "sentence": made.sentence,
        "three": [finding_data(finding) for finding in made.three],
        "findings": [finding_data(finding) for finding in made.findings],
        "reply": made.replies[0].text,
        "replies": {reply.voice: reply.text for reply in made.replies},
        "notes": list(made.notes),
        "read": labels(made.conditions) if made.in_english else {},
    }


def as_text(made: Report, titles: Sequence[str] = ()) -> str:
    """The report as a terminal shows it. `titles`: lines to stand above it, such as the file's name."""
    from ourterms.terms.rules.check import STATES
    from ourterms.terms.rules.clauses import CLAUSES

    lines = [*titles, made.sentence]
    if made.three:
        lines += ["", "What matters most"]
    for number, finding in enumerate(made.three, start=1):
        lines.append(f"{number}. {CLAUSES[finding.clause].title}: {STATES[finding.status].lower()}.")
        lines += [f"   {finding.said}"] if finding.said else []
        lines.append(f"   Ask for: {finding.ask_for}.")
    lines += ["", "Everything"] if made.in_english else []
    for finding in made.findings:
        said = f" {finding.said}" if finding.said else ""
        lines.append(f"  {STATES[finding.status]:<12} {CLAUSES[finding.clause].title}.{said}")
    lines += ["", "A reply", *(f"  {line}".rstrip() for line in made.replies[0].text.splitlines())]
    return "\n".join(lines)
