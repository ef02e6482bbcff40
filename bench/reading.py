"""How well the reader reads: precision, recall and F1 of each field, against labelled adverts.

    ./run bench reading [--cases DIR] [--misses] [--kept-aside]

DIR (or the environment's OURTERMS_CASES) holds adverts/NNN.txt and NNN.json. Without it, only our own adverts
are read. The adverts in reading_kept_aside.txt, and those of our own that are kept aside, were not looked at while the
reader was built.
"""

import argparse
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ourterms.terms.rules.labels import labels
from ourterms.terms.rules.reading import read

OWN = Path(__file__).resolve().parent.parent / "ourterms" / "terms" / "tests" / "adverts"
KEPT_ASIDE = Path(__file__).resolve().parent / "reading_kept_aside.txt"
OWN_ASIDE = "t"  # how the names of those of our own begin that the reader was not built on
FIELDS = (
    *("pay.amount", "pay.unit", "pay.currency", "pay.form", "expenses.covered", "debrief_or_support_offered"),
    *("training_offered", "named_contact", "time.hours_per_session", "time.sessions", "time.months", "closing_date"),
    *("start_or_event_date", "location_or_remote", "access_support", "authority", "story_demanded", "people_sought"),
)
SILENT = {"authority": "none_stated", "story_demanded": False}  # labels that stand for "the text doesn't say"


class Tally(NamedTuple):
    """One field's counts over a set of adverts."""

    labelled: int = 0
    claims: int = 0
    hits: int = 0

    @property
    def precision(self) -> float:
        """The share of claims that are right; 1 if nothing was claimed."""
        return self.hits / self.claims if self.claims else 1.0

    @property
    def recall(self) -> float:
        """The share of labels that were found; 1 if there are none."""
        return self.hits / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """2 x hits / (labels + claims); 1 if there are neither."""
        both = self.labelled + self.claims
        return 2 * self.hits / both if both else 1.0


class Case(NamedTuple):
    """A labelled advert and what we read in it."""

    name: str
    labelled: dict[str, Any]
    read: dict[str, Any]


def value(labelled: dict[str, Any], field: str) -> Any:
    """What a set of labels says about a field; None where the text is silent."""
    found: Any = labelled
    for key in field.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return None if field in SILENT and found == SILENT[field] else found


def tally(cases: Iterable[Case], field: str) -> Tally:
    """The counts of one field."""
    labelled = claims = hits = 0
    for case in cases:
        theirs, ours = value(case.labelled, field), value(case.read, field)
        labelled += theirs is not None
        claims += ours is not None
        hits += theirs is not None and theirs == ours
    return Tally(labelled, claims, hits)


def macro_f1(tallies: Iterable[Tally]) -> float:
    """The mean F1 of the fields that have a label or a claim."""
    scores = [t.f1 for t in tallies if t.labelled or t.claims]
    return sum(scores) / len(scores) if scores else 1.0


def cases_in(folder: Path) -> list[Case]:
    """Every advert of a folder that has both its text and its labels, read."""
    return [
        Case(path.stem, json.loads(path.with_suffix(".json").read_text("utf-8")), labels(read(path.read_text("utf-8"))))
        for path in sorted(folder.glob("*.txt"))
        if path.with_suffix(".json").is_file()
    ]


def report(title: str, cases: list[Case], *, misses: bool) -> None:
    """Print one set's table, and what was missed or wrongly claimed if asked."""
    if not cases:
        print(f"\n{title}: no adverts here")
        return
    print(f"\n{title}: {len(cases)} adverts")
    print(f"{'field':<28}{'labels':>7}{'claims':>7}{'hits':>6}{'prec.':>7}{'recall':>7}{'F1':>6}")
    tallies = {field: tally(cases, field) for field in FIELDS}
    for field, t in tallies.items():
        print(f"{field:<28}{t.labelled:>7}{t.claims:>7}{t.hits:>6}{t.precision:>7.2f}{t.recall:>7.2f}{t.f1:>6.2f}")
    print(f"{'macro F1':<28}{macro_f1(tallies.values()):>34.3f}")
    for case in cases if misses else ():
        for field in FIELDS:
            theirs, ours = value(case.labelled, field), value(case.read, field)
            if theirs != ours:
                print(f"  {case.name} {field}: label {theirs!r}, read {ours!r}")


def main(argv: list[str]) -> int:
    """Score the reader on the adverts it was built on, on those kept aside, and on our own. Returns 0."""
    parser = argparse.ArgumentParser(prog="bench reading", description=__doc__)
    parser.add_argument("--cases", type=Path, default=os.environ.get("OURTERMS_CASES"))
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrongly claimed")
    parser.add_argument("--kept-aside", action="store_true", help="with --misses: for those kept aside too")
    arguments = parser.parse_args(argv)
    if arguments.cases:
        aside = set(KEPT_ASIDE.read_text("utf-8").split())
        real = cases_in(Path(arguments.cases) / "adverts")
        report("Built on", [case for case in real if case.name not in aside], misses=arguments.misses)
        kept = [case for case in real if case.name in aside]
        report("Kept aside", kept, misses=arguments.misses and arguments.kept_aside)
    else:
        print("No --cases given: our own adverts only.")
    own = cases_in(OWN)
    report("Our own, built on", [case for case in own if case.name[0] != OWN_ASIDE], misses=arguments.misses)
    ours_aside = [case for case in own if case.name[0] == OWN_ASIDE]
    report("Our own, kept aside", ours_aside, misses=arguments.misses and arguments.kept_aside)
    return 0
