"""The envelopes of a quiet ballot, the key that opens them, and the end of both (docs/decisions/0020).

Each decision has a key of its own in the keyring. Its public half seals what somebody answers; the other half is read
once, when the decision closes, and destroyed then. What a quiet ballot says of a choice is in no row but the envelope.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid5

from ourterms.decisions.models import Decision, Envelope
from ourterms.decisions.rules.quiet import NotOurs, Paper, folded, unfolded
from ourterms.decisions.rules.standing import Given
from ourterms.kit import chance
from ourterms.kit.sealing import CannotOpen, Place, public_of, seal_to, unseal_from
from ourterms.people.keys import keyring, mark

PURPOSE = "decisions/quiet-ballot"
CODE = 2  # groups of four letters and figures


class CannotBeOpened(Exception):
    """The key is gone, or an envelope is not what was put there: this ballot can't be counted."""


def owner_of(decision: UUID) -> UUID:
    """Under what the keyring keeps the key. Not the decision's own id: a browser chooses that, and could choose one
    whose key, of a person or a file, would be destroyed at the end."""
    return uuid5(decision, PURPOSE)


def new_box(decision: UUID) -> str:
    """The public half of the key of this decision, as hex; the key is made when it is first asked for."""
    return public_of(keyring().key_of(owner_of(decision))).hex()


def _place(decision: Decision) -> Place:
    return Place(PURPOSE, decision.pk, decision.collective_id)


def line_of(decision: UUID, member: UUID) -> bytes:
    """Whose an envelope is, as it lies inside it: 32 bytes that only the server's key makes."""
    return mark(PURPOSE, f"{decision}/{member}")


def sealed_for(decision: Decision, member: UUID, given: Given, code: str) -> bytes:
    """A choice in its envelope, of the same length whatever was chosen. Whoever seals it can't open it again."""
    paper = Paper(decision.pk, line_of(decision.pk, member), given, code)
    return seal_to(bytes.fromhex(decision.box), folded(paper), _place(decision))


def put_in(decision: Decision, member: UUID, given: Given) -> str:
    """The one envelope of this member, in place of any before. Gives back their code, which lies inside it and
    nowhere else; "" where there are no codes. Called in a transaction that holds the decision."""
    code = chance.code(CODE) if decision.kept_rule.codes else ""
    sealed = sealed_for(decision, member, given, code)
    if not Envelope.objects.filter(decision=decision, member=member).update(sealed=sealed):
        place = {"collective_id": decision.collective_id, "circle_id": decision.circle_id, "decision": decision}
        Envelope.objects.create(pk=chance.uuid(), member_id=member, sealed=sealed, **place)
    return code


def opened(decision: Decision, members: Collection[UUID]) -> dict[UUID, Paper]:
    """What lies in the envelopes of these members, by whose it is: to be counted at once and kept nowhere.

    Raises CannotBeOpened if a single one is not as it was put there: who could change one could have changed more.
    """
    key = keyring().find(owner_of(decision.pk))
    if key is None:
        raise CannotBeOpened
    found = {}
    for row in Envelope.objects.filter(decision=decision, member__in=members):
        try:
            plain = unseal_from(key, bytes(row.sealed), _place(decision))
            found[row.member_id] = unfolded(plain, ballot=decision.pk, line=line_of(decision.pk, row.member_id))
        except (CannotOpen, NotOurs):
            raise CannotBeOpened from None
    return found


def throw_away(decision: UUID) -> None:
    """Destroy the key of a decision that is closed. Twice is once."""
    keyring().destroy(owner_of(decision))
    Decision.objects.filter(pk=decision, closed=True).update(box="")


def throw_away_due(at: datetime) -> None:
    """Destroy every key whose decision is closed: of those after whose closing the server stopped before it could."""
    for decision in Decision.objects.filter(closed=True).exclude(box="").values_list("pk", flat=True):
        throw_away(decision)


def end(collective: UUID) -> None:
    """A group is over: the keys of what is still open in it go, too."""
    for decision in Decision.objects.filter(collective=collective).exclude(box="").values_list("pk", flat=True):
        keyring().destroy(owner_of(decision))
