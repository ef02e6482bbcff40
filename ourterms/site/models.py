from django.db import models


class Tally(models.Model):
    """How often one address used one limited page in one minute. Kept for two minutes.

    `key` is a keyed hash of the page and the address (limits.py): the address itself is stored nowhere.
    """

    key = models.CharField(max_length=43, primary_key=True)
    minute = models.PositiveBigIntegerField(db_index=True)
    count = models.PositiveIntegerField()
