"""Going from a group, and the end of one: every app does its part, in one step."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ourterms.collectives.actions import over
from ourterms.collectives.models import Collective, Member
from ourterms.people.keys import keyring
from ourterms.people.models import Trail
from ourterms.site.hooks import walk


@transaction.atomic
def go(*, by: Member, keep_words: bool, at: datetime) -> None:
    """Leave a group. What they wrote stays under their name, or goes; what was decided stays."""
    for _nothing in walk("forget", by, keep_words, at):
        pass


def end_groups(at: datetime) -> None:
    """Delete the groups in which nobody is any more, and was not for thirty days."""
    for collective in over(at=at):
        _end_if_over(collective, at)


@transaction.atomic
def _end_if_over(collective: UUID, at: datetime) -> None:
    held = Collective.objects.select_for_update().filter(pk=collective, ends__lte=at).first()
    if held is not None and not Member.objects.filter(collective=held, here=True).exists():
        end(held)


@transaction.atomic
def end(collective: Collective) -> None:
    """Delete a group, with everything in it.

    Its keys go first and leave their marks: if the machine stops in between, it is done again, and what an older
    backup brings back goes again too (hooks.after_restore).
    """
    keyring().destroy(collective.pk)
    for _nothing in walk("end", collective.pk):
        pass
    Trail.objects.filter(collective=collective.pk).delete()
    collective.delete()
