"""How a member can be paid, if they want it here: sealed under their own key, read by nobody but them."""

import json
from uuid import UUID

from ourterms.collectives.models import Member
from ourterms.design.prepared import Given, Prepared
from ourterms.kit import chance
from ourterms.kit.keyring import Destroyed
from ourterms.kit.sealing import CannotOpen, Place
from ourterms.pay import models
from ourterms.pay.rules.letters import Details
from ourterms.people.keys import mark
from ourterms.people.sealed import read_own, seal_of

PURPOSE = "pay/details"


def _place(member: Member) -> Place:
    return Place(PURPOSE, member.pk, member.collective_id)


def token(member: Member) -> str:
    """Where a member's details stand. Only who has the server's key can tell."""
    return mark(PURPOSE, str(member.pk)).hex()


def reference(member: Member, sum: UUID) -> str:
    """What stands on a claim, so that whoever pays can name it. Once the sum has faded, nothing here leads back from it
    to whose it was."""
    return chance.spelled(mark("pay/reference", f"{sum}/{member.pk}"), 2)


def put(member: Member, details: Details) -> None:
    """Keep them; they take the place of those before. Empty ones take them away."""
    if not any(details) or member.person_id is None:
        models.Details.objects.filter(pk=token(member)).delete()
        return
    try:
        sealed = seal_of(member.person_id, json.dumps(details._asdict()), _place(member))
    except Destroyed:
        return
    models.Details.objects.bulk_create(
        [models.Details(token=token(member), sealed=sealed)],
        update_conflicts=True,
        unique_fields=["token"],
        update_fields=["sealed"],
    )


def of(member: Member) -> Details:
    """A member's own, for themselves; empty where there are none. One query."""
    row = _row.first(token=token(member))
    if row is None or member.person_id is None:
        return Details()
    try:
        return Details(**json.loads(read_own(member.person_id, row.sealed, _place(member))))
    except CannotOpen:
        return Details()


_row = Prepared(lambda: models.Details.objects.filter(pk=Given("token")))
