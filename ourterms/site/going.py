"""Going from a group: every app does its part, in one step."""

from datetime import datetime

from django.db import transaction

from ourterms.collectives.models import Member
from ourterms.site.hooks import walk


@transaction.atomic
def go(*, by: Member, keep_words: bool, at: datetime) -> None:
    """Leave a group. What they wrote stays under their name, or goes; what was decided stays."""
    for _nothing in walk("forget", by, keep_words, at):
        pass
