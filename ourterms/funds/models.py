from django.db import models
from django.db.models import Q

from ourterms.collectives.models import InCollective, Member
from ourterms.files.models import File
from ourterms.kit.money import Money


class TinLine(InCollective):
    """Something went into the tin or out of it. A line stays as it is (triggers of the database hold it);
    what was wrong is put right by a line that mirrors it. It goes with its whole group, when that is over.
    """

    minor = models.BigIntegerField()  # pence or cents: above nothing came in, below went out
    currency = models.CharField(max_length=3)
    words = models.CharField(max_length=200)
    day = models.DateField()
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")  # who wrote it down
    receipt = models.ForeignKey(File, models.SET_NULL, null=True, related_name="+")
    mirrors = models.OneToOneField("self", models.PROTECT, null=True, related_name="mirrored_by")
    at = models.DateTimeField()
    goes = models.BooleanField(default=False)  # its group is over: the triggers let it go then

    class Meta:
        constraints = [models.CheckConstraint(name="a_line_moves_something", condition=~Q(minor=0))]
        indexes = [
            models.Index(fields=["collective", "-at", "-id"]),
            models.Index(fields=["collective", "currency", "circle", "minor"]),  # what is in it, from the index alone
        ]

    @property
    def money(self) -> Money:
        """How much: above nothing it came in."""
        return Money(self.minor, self.currency)
