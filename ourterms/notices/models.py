"""The outbox: what is to be sent, in three kinds, written in the same transaction as what it is about.

Addresses and words stand here sealed only, and are read when something is sent. What was sent is taken away; of a
letter the group keeps what it wrote.
"""

from django.db import models
from django.db.models import Q

from ourterms.collectives.models import Collective, InCollective, Member
from ourterms.people.models import Person, Row


class Queued(models.Model):
    """When it is to be tried, how often it was, since when; `dead`: it was tried for three days, in vain."""

    due = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    first_try = models.DateTimeField(null=True)
    dead = models.BooleanField(default=False)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["dead", "due"])]


class CodeMail(Row, Queued):
    """A code for somebody who is signing in or adds an address: at once, never held, gone after ten minutes.

    Without a person: for an institution's contact.
    """

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    sealed = models.BinaryField()  # the address, a line end, the words; under the person's key, else the server's
    written = models.DateTimeField()

    class Meta(Queued.Meta):
        pass


class Letter(InCollective, Queued):
    """A letter in the group's name to an address outside."""

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField()  # JSON: address, subject, words, attachments; under the collective's key
    written = models.DateTimeField()
    sent = models.DateTimeField(null=True)

    class Meta(Queued.Meta):
        indexes = [*Queued.Meta.indexes, models.Index(fields=["collective", "-written"])]
        constraints = [models.CheckConstraint(name="sent_or_dead", condition=Q(sent=None) | Q(dead=False))]


class Notice(Row, Queued):
    """A member is told that something is there, if they want it: nothing else. At most one waits for each.

    `reasons` are compared with what the member wants when it would be sent; they are in no message.
    """

    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
    collective = models.ForeignKey(Collective, models.CASCADE, related_name="+")
    reasons = models.JSONField(default=list)

    class Meta(Queued.Meta):
        pass


class Choice(Row):
    """What a member wants to be sent. Who chose nothing has no row."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
    never = models.BooleanField(default=False)
    day = models.PositiveSmallIntegerField(null=True)  # 0 is Monday; None is the group's day
    off = models.JSONField(default=list)  # topics (rules/topics.py)

    class Meta:
        constraints = [models.CheckConstraint(name="day_of_the_week", condition=Q(day=None) | Q(day__lte=6))]


class Told(Row):
    """A member was told of one thing, once or twice. So that nobody is told a third time."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    about = models.UUIDField()
    times = models.PositiveSmallIntegerField(default=1)
    until = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "about"], name="told_once_each"),
            models.CheckConstraint(name="one_reminder", condition=Q(times__lte=2)),
        ]
