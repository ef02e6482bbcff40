"""Which rule a collective has for each kind of matter, and where it stands."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.formats import date_format

from ourterms.collectives.models import Collective
from ourterms.decisions.models import Constitution
from ourterms.decisions.rules.constitution import KINDS, READY_MADE, clause_in_words, rule_from
from ourterms.decisions.rules.ways import Rule
from ourterms.kit.speech import say


class Clause(NamedTuple):
    """The rule for one kind of matter, and where it comes from in words."""

    rule: Rule
    where: str


class Ours(NamedTuple):
    """The rules that hold now, and the version they stand in; None while they are the ready-made ones."""

    rules: dict[str, Rule]
    version: Constitution | None


def ours(collective: Collective) -> Ours:
    """The rules by which a collective decides. A kind that its version does not know is as ready-made. One query."""
    version = Constitution.objects.filter(collective=collective).order_by("-number").first()
    own = {kind: rule_from(data) for kind, data in version.rules.items()} if version else {}
    return Ours(READY_MADE | own, version)


def clause_for(collective: Collective, kind: str) -> Clause:
    """The rule by which this collective decides this kind. KeyError for a kind that there is not."""
    title = say(KINDS[kind].title)
    rules, version = ours(collective)
    if version is None:
        return Clause(rules[kind], say("The ready-made rules, {kind}", kind=title))
    day = date_format(version.day, "j F Y")
    return Clause(rules[kind], say("Our rules of {day}, {kind}", day=day, kind=title))


def changed(subject: Mapping[str, Any]) -> dict[str, Rule]:
    """The rules that a change is about: kind -> rule. ValueError, KeyError or TypeError for anything else."""
    return {kind: rule_from(data) for kind, data in subject["rules"].items()}


def change_in_words(subject: Mapping[str, Any]) -> list[str]:
    """A change of the rules, a line for each kind."""
    return [f"{say(KINDS[kind].title)}: {clause_in_words(kind, rule)}" for kind, rule in changed(subject).items()]
