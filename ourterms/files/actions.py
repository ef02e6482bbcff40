"""Bringing a file, and taking it away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from ourterms.collectives.models import Circle, Member
from ourterms.files import store
from ourterms.files.cleaning import cleaned
from ourterms.files.models import File
from ourterms.files.rules import REFUSALS, CannotKeep, fits, kind_of
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make


def bring(
    *, by: Member, id: UUID, data: bytes, at: datetime, circle: Circle | None = None, group_keeps: bool = False
) -> File:
    """Keep a file. Cleaned and sealed before its row is made; a crash between leaves bytes that `sweep` takes away.

    Raises Refused with what to do. Not to be called inside a transaction: it takes a second.
    """
    there: File | None = File.objects.filter(pk=id).first()
    if there is not None:
        if there.member_id != by.pk or there.collective_id != by.collective_id:
            raise Refused(say("This form was used for something else. Open the page again."))
        return there
    try:
        kind = kind_of(data)
        used = File.objects.filter(collective=by.collective_id).aggregate(all=Sum("size"))["all"] or 0
        if not fits(used, len(data)):
            raise CannotKeep("full")
        bare = cleaned(data, kind)
    except CannotKeep as problem:
        raise Refused(say(REFUSALS[problem.why])) from None
    store.write(id, by.collective_id, bare)
    with transaction.atomic():
        file, _made = make(
            File,
            id,
            collective=by.collective,
            circle=circle,
            member=by,
            kind=kind,
            size=len(bare),
            group_keeps=group_keeps,
            at=at,
        )
    return file


def take_away(*, by: Member, file: File, with_what_it_was_for: bool = False) -> None:
    """Take a file of one's own away, for good: its key first, so that no backup holds it either.

    with_what_it_was_for: also one that the group keeps, as what it was kept for goes with it."""
    if file.member_id != by.pk or (file.group_keeps and not with_what_it_was_for):
        raise Refused(say("Only who brought it can take it away, and a receipt stays."))
    let_go(file)


def let_go(file: File) -> None:
    """A file goes with what the group kept it for, whoever brought it: its key first. For who took that away."""
    store.destroy(file.pk)
    file.delete()


def sweep(at: datetime) -> int:
    """Take away bytes that no row knows, a day after they came. Returns how many."""
    old = [id for id in store.strays() if store.older_than_a_day(id, at)]
    for id in old:
        store.destroy(id)
    return len(old)
