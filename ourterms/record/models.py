"""What an institution wrote because something public about it is wrong."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from ourterms.collectives.models import InCollective, Member, Scope
from ourterms.institutions.models import Institution
from ourterms.register.models import Entry

WORDS, WHO = 2_000, 160  # letters


class Objection(InCollective):
    """Somebody wrote, in an institution's name, that an entry of a group's is wrong. The group reads it, and does what
    it wants: puts it right, takes it away, publishes both sides' words, or lets it stand.

    `sure`: we made sure that it is them; until then it is not published. Gone some time after it came (rules.FADES).
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    words = models.CharField(max_length=WORDS)  # theirs
    who = models.CharField(max_length=WHO)  # name and post, as they put it; in no entry
    reach = models.CharField(max_length=WHO)  # how to answer them
    day = models.DateField()
    sure = models.BooleanField(default=False)
    ours = models.CharField(max_length=WORDS, blank=True)  # what we say to it
    answered = models.DateField(null=True)

    objects: ClassVar[Any] = Scope.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["collective", "answered", "day"]),
            models.Index(fields=["collective", "institution", "day", "id"]),
            models.Index(fields=["day"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_answer_has_words_and_a_day",
                condition=Q(ours="", answered=None) | (~Q(ours="") & Q(answered__isnull=False)),
            )
        ]


class OwnYes(Scope):
    """Rows of one member's, fetched only through them."""

    def for_member(self, member: Member) -> Self:
        """What is this member's own. Nobody else gets it, whatever their role."""
        return self.filter(collective=member.collective_id, member=member.pk)


class SumYes(InCollective):
    """Somebody who has or had a place said that what they were owed for it may stand in a public sum of fewer than five
    people. `agreement`: its id. No row is a no, so that nobody can tell a no from nothing said."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    agreement = models.UUIDField()

    objects: ClassVar[Any] = OwnYes.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "agreement"], name="a_yes_to_sums_once")]
