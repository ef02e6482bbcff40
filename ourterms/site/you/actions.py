"""Closing an account: the one write that reaches every app and every group."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ourterms.collectives.models import Member
from ourterms.people.actions import end_person
from ourterms.site.going import go


@transaction.atomic
def close_account(*, by: UUID, keep_words: Mapping[UUID, bool], at: datetime) -> None:
    """Take somebody out of every group, then away with all by which they could sign in, and with their key.

    keep_words: for each group, by its id, whether their words stay there under their name; what is not named goes.
    Decisions stay.
    """
    for member in Member.objects.filter(person=by, here=True).select_related("collective").order_by("pk"):
        go(by=member, keep_words=keep_words.get(member.collective_id, False), at=at)
    end_person(by=by, at=at)
