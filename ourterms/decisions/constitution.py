"""Which rule a collective has for each kind of matter, and where it stands."""

from typing import NamedTuple

from ourterms.collectives.models import Collective
from ourterms.decisions.rules.constitution import KINDS, READY_MADE
from ourterms.decisions.rules.ways import Rule
from ourterms.kit.speech import say


class Clause(NamedTuple):
    """The rule for one kind of matter, and where it comes from in words."""

    rule: Rule
    where: str


def clause_for(collective: Collective, kind: str) -> Clause:
    """The rule by which this collective decides this kind. KeyError for a kind that there is not."""
    title = say(KINDS[kind].title)
    return Clause(READY_MADE[kind], say("The ready-made rules, {kind}", kind=title))
