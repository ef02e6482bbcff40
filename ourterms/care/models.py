"""What members keep sealed for themselves, and what two or more of them agree on."""

from django.db import models
from django.db.models import F, Q

from ourterms.collectives.models import InCollective, Member


class Note(models.Model):
    """One sealed value of one member: boundaries, room, what they need, a check-in, or wishes.

    `token` is a keyed hash of the member and of what it is (notes.py): the table alone says neither whose a value is
    nor which of them it is, nor when it was written.
    """

    token = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()


class AccessConsent(InCollective):
    """A member lets whoever opens up one meeting (or another `thing` of a `kind`) read what they need."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    thing = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "kind", "thing"], name="consent_once")]
        indexes = [models.Index(fields=["kind", "thing"])]


class Buddy(InCollective):
    """One member asked another to be buddies. To who asked, a no looks like no answer: both fade on the same day."""

    ASKED, YES, NO = "asked", "yes", "no"
    STATES = [(state, state) for state in (ASKED, YES, NO)]

    asker = models.ForeignKey(Member, models.CASCADE, related_name="+")
    asked = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=5, choices=STATES, default=ASKED)
    taken_back = models.BooleanField(default=False)  # by who asked
    until = models.DateField(null=True)  # when an ask fades

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asker", "asked"], name="asked_once"),
            models.CheckConstraint(name="not_ones_own_buddy", condition=~Q(asker=F("asked"))),
            models.CheckConstraint(
                name="asks_fade", condition=Q(state="yes", until=None) | (~Q(state="yes") & Q(until__isnull=False))
            ),
        ]


class Farewell(InCollective):
    """Two members said that somebody has died (rules/farewell.py)."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    first_at = models.DateTimeField()
    second = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    second_at = models.DateTimeField(null=True)
    settled = models.BooleanField(default=False)  # nothing is sent to them any more
    told_until = models.DateField(null=True)  # the two told the group; until when it stands on Home

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="second_whole",
                condition=Q(second=None, second_at=None) | Q(second__isnull=False, second_at__isnull=False),
            ),
            models.CheckConstraint(name="said_by_two", condition=~Q(first=F("second"))),
            models.CheckConstraint(name="settled_by_two", condition=Q(settled=False) | Q(second__isnull=False)),
            models.CheckConstraint(name="told_when_settled", condition=Q(told_until=None) | Q(settled=True)),
        ]
