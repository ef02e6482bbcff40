from django.db import models

from ourterms.collectives.models import InCollective, Member


class File(InCollective):
    """A file that somebody brought, cleaned. Its bytes lie sealed in files/ under its id, its key in the keyring.

    `group_keeps`: it belongs to the group's own records (a receipt), and stays when who brought it goes.
    """

    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=8)  # a key of rules.KINDS
    size = models.PositiveIntegerField()  # bytes, as it is given out
    group_keeps = models.BooleanField(default=False)
    at = models.DateTimeField()
