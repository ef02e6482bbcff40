from django.db import models

from ourterms.collectives.models import Member
from ourterms.people.models import Row


class Tally(models.Model):
    """How often one address used one limited page in one minute. Kept for two minutes.

    `key` is a keyed hash of the page and the address (limits.py): the address itself is stored nowhere.
    """

    key = models.CharField(max_length=43, primary_key=True)
    minute = models.PositiveBigIntegerField(db_index=True)
    count = models.PositiveIntegerField()


class Feed(Row):
    """A private address for a member's calendar. `mark` is a keyed hash of its end, by which it is found (feeds.py)."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="feed")
    mark = models.BinaryField(max_length=32, unique=True)
