"""What a member asked another one to post for them: readable by those two alone."""

import json
from datetime import date
from typing import NamedTuple
from uuid import UUID

from ourterms.aid.models import Errand
from ourterms.collectives.models import Member
from ourterms.kit.keyring import Destroyed
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.kit.speech import say
from ourterms.people.acts import Refused
from ourterms.people.sealed import read_own, seal_of

FOR_GO_BETWEEN, FOR_NEEDER = "errand/go-between", "errand/needer"


class Wish(NamedTuple):
    """What somebody needs or offers, and for whom it is: all (neither), a circle, or chosen members, by id."""

    kind: str
    words: str
    offered: bool = False
    place: str = ""
    until: date | None = None
    circle: UUID | None = None
    chosen: frozenset[UUID] = frozenset()


class Opened(NamedTuple):
    """A sealed copy, read: who asks (a member's id), and for what."""

    needer: UUID
    wish: Wish


def seal_copy(owner: Member, purpose: str, errand: UUID, opened: Opened) -> bytes:
    """A copy for `owner`, sealed under their own key. Refused when they have none any more."""
    wish = opened.wish
    values = wish._asdict() | {
        "until": wish.until.isoformat() if wish.until else None,
        "circle": str(wish.circle) if wish.circle else None,
        "chosen": sorted(str(member) for member in wish.chosen),
    }
    words = json.dumps({"needer": str(opened.needer), "wish": values})
    if owner.person_id is None:
        raise Refused(say("They are not here any more."))
    try:
        return seal_of(owner.person_id, words, Place(purpose, errand, owner.collective_id))
    except Destroyed:
        raise Refused(say("They are not here any more.")) from None


def read_copy(owner: Member, purpose: str, errand: Errand) -> Opened | None:
    """The copy of `owner`; None when it is not theirs, was taken away, or can't be opened any more."""
    sealed = bytes(errand.for_go_between if purpose == FOR_GO_BETWEEN else errand.for_needer)
    if not sealed or owner.person_id is None:
        return None
    try:
        read = json.loads(read_own(owner.person_id, sealed, Place(purpose, errand.pk, owner.collective_id)))
    except CannotOpen:
        return None
    values = read["wish"]
    values["until"] = date.fromisoformat(values["until"]) if values["until"] else None
    values["circle"] = UUID(values["circle"]) if values["circle"] else None
    values["chosen"] = frozenset(UUID(member) for member in values["chosen"])
    return Opened(UUID(read["needer"]), Wish(**values))
