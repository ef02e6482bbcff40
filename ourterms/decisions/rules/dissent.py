"""How far a dissent goes, what goes with an outcome, and how easily somebody would guess whose it is."""

from collections.abc import Iterable
from typing import NamedTuple

from ourterms.kit.speech import say

SILENT, US, LETTER, PUBLIC = "silent", "us", "letter", "public"
REACH = {
    SILENT: "It stays among us, and outside nobody says that there was one",
    US: "The words stay among us; outside it says only: there was dissent",
    LETTER: "It may go with a letter about this",
    PUBLIC: "It may be read in public",
}
FEW, SOME = 12, 40  # members

_FARTHEST = (SILENT, US, LETTER, PUBLIC)  # from the nearest


class Said(NamedTuple):
    """A dissent as its author left it: how far it goes, and whether the words were taken back."""

    reach: str
    taken_back: bool = False


def goes(said: Said, where: str) -> bool:
    """Whether the words go as far as `where` (US, LETTER or PUBLIC). Words that were taken back go nowhere."""
    if where == US:
        return not said.taken_back
    return not said.taken_back and _FARTHEST.index(said.reach) >= _FARTHEST.index(where)


def is_said(dissents: Iterable[Said]) -> bool:
    """Whether *there was dissent* goes along with the outcome: always, unless every author said no to that.

    Words taken back do not undo it: that a dissent was here stays.
    """
    return any(said.reach != SILENT for said in dissents)


def guess(members: int) -> str:
    """How easily a group of so many would guess who wrote words without a name. It says no number."""
    if members <= FEW:
        return say("There are few of us. Whoever knows us will guess whose words these are.")
    if members <= SOME:
        return say("There are not very many of us. Whoever knows how you write may guess.")
    return say("There are many of us. Whoever knows how you write may still guess.")
