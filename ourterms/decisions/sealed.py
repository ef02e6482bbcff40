"""Words left beforehand for what a member keeps away, sealed; and what of a list comes to whom as a neutral line.

Reading here compares or shows somebody their own: no opening.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from ourterms.care.notes import boundaries_of
from ourterms.care.rules.boundaries import KEEP_AWAY, KINDS, allows
from ourterms.collectives.models import Member
from ourterms.decisions.models import StandingWord
from ourterms.decisions.rules.standing import STANDING, standing
from ourterms.kit.keyring import Destroyed
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.people.keys import mark
from ourterms.people.sealed import read_own, seal_of

PURPOSE = "decisions/standing-word"


def _place(member: Member) -> Place:
    return Place(PURPOSE, member.pk, member.collective_id)


def token(member: Member) -> str:
    """Where this member's words stand. Only who has the server's key can tell."""
    return mark(PURPOSE, str(member.pk)).hex()


def put(member: Member, words: Mapping[str, str]) -> None:
    """Keep a member's words (kind of thing -> one of STANDING) in place of those before; none at all keeps nothing."""
    left = [list(STANDING).index(words.get(kind, "")) for kind in KINDS]
    if not any(left) or member.person_id is None:
        take_away(member)
        return
    try:  # always of the same length, so that a sealed value's size tells nothing
        sealed = seal_of(member.person_id, json.dumps(left, separators=(",", ":")), _place(member))
    except Destroyed:
        return
    StandingWord.objects.bulk_create(
        [StandingWord(token=token(member), sealed=sealed)],
        update_conflicts=True,
        unique_fields=["token"],
        update_fields=["sealed"],
    )


def take_away(member: Member) -> None:
    """Keep them no longer."""
    StandingWord.objects.filter(pk=token(member)).delete()


def _read(member: Member, row: StandingWord | None) -> dict[str, str]:
    if row is None or member.person_id is None:
        return {}
    try:
        left = json.loads(read_own(member.person_id, row.sealed, _place(member)))
    except CannotOpen:
        return {}
    return {kind: list(STANDING)[place] for kind, place in zip(KINDS, left, strict=False) if place}


def own(member: Member) -> dict[str, str]:
    """A member's words, by kind of thing; what is missing is none. One query."""
    return _read(member, StandingWord.objects.filter(pk=token(member)).first())


def standing_words(members: Iterable[Member], touches: Sequence[str]) -> dict[Member, str]:
    """The word that each of these members left for a matter that touches these kinds of things, if they did. One
    query, and one more for each of them who left any word at all."""
    tokens = {token(member): member for member in members} if touches else {}
    found = {}
    for row in StandingWord.objects.filter(pk__in=tokens):
        member = tokens[row.pk]
        held = boundaries_of(member)
        away = [kind for kind in KINDS if held[kind] == KEEP_AWAY]
        if word := standing(_read(member, row), away, touches):
            found[member] = word
    return found


class Reader:
    """How matters and decisions come to one member, by what they don't want asked. One query, once."""

    def __init__(self, member: Member) -> None:
        self.held = boundaries_of(member)

    def strength(self, touches: Iterable[str]) -> str:
        """The strongest of their boundaries that something runs into (care/rules/boundaries.py STRENGTHS). A kind
        that there is no more runs into nothing."""
        return allows(self.held, [kind for kind in touches if kind in KINDS])
