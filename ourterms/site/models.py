from django.db import models

from ourterms.collectives.models import Member
from ourterms.people.models import Row


class Feed(Row):
    """A private address for a member's calendar. `mark` is a keyed hash of its end, by which it is found (feeds.py)."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="feed")
    mark = models.BinaryField(max_length=32, unique=True)
