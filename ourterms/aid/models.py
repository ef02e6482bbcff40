"""Needs and offers. Nothing here is counted, listed by person, or kept for long."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from ourterms.aid import rules
from ourterms.collectives.models import InCollective, Member, Scope
from ourterms.design.prepared import Given, Prepared
from ourterms.kit.speech import say
from ourterms.people.keys import mark

ASKED, POSTED, DECLINED = "asked", "posted", "no"
SAID = ["", rules.YES, rules.NOT_YET, rules.LET_BE]


class Needs(Scope):
    """Needs and offers, fetched only through who is asking."""

    def for_member(self, member: Member, posted: Sequence[UUID | Given] | None = None) -> Self:
        """What this member may see (rules.sees). One query more, for the ids of what somebody else posted for them
        (posted_in), unless these are given.
        """
        posted = posted_for(member) if posted is None else posted
        chosen = Chosen.objects.filter(member=member.pk).values("need")
        seen = super().for_member(member).filter(Q(chosen_only=False) | Q(by=member.pk) | Q(pk__in=chosen))
        return seen | self.filter(collective=member.collective_id, pk__in=posted) if posted else seen

    def listed(self, now: datetime, today: date) -> Self:
        """Those that stand in lists: open, or closed not long ago. `today` is the collective's day."""
        is_open = Q(closed=None) & (Q(until=None) | Q(until__gte=today))
        return self.filter(is_open | Q(closed__gt=now - rules.STAYS))


class Need(InCollective):
    """Something that somebody needs, or offers. Closed, it leaves the lists after 14 days and is gone after 30."""

    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    offered = models.BooleanField(default=False)
    for_somebody = models.BooleanField(default=False)  # posted for another member, who stands nowhere (Errand)
    kind = models.CharField(max_length=8)
    words = models.CharField(max_length=1000)
    place = models.CharField(max_length=120, blank=True)  # as wide as the person wants
    until = models.DateField(null=True)
    chosen_only = models.BooleanField(default=False)
    at = models.DateTimeField()  # for the order of the list; not shown
    closed = models.DateTimeField(null=True)

    objects: ClassVar[Any] = Needs.as_manager()

    class Meta:
        indexes = [models.Index(fields=["collective", "at", "id"])]
        constraints = [
            models.CheckConstraint(name="a_kind_that_there_is", condition=Q(kind__in=list(rules.KINDS))),
            models.CheckConstraint(name="a_circle_or_chosen", condition=Q(circle=None) | Q(chosen_only=False)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is, in a word or two."""
        return say(rules.KINDS[self.kind])


class Chosen(InCollective):
    """A member for whom a need is that is not for everybody."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="chosen")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "member"], name="chosen_once")]


class Errand(InCollective):
    """A member asks another one to post a need for them, without their name.

    Who asks stands here only in a keyed hash and in two sealed copies, one under the key of each of the two.
    """

    go_between = models.ForeignKey(Member, models.CASCADE, related_name="+")
    need = models.OneToOneField(Need, models.CASCADE, null=True, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)  # of who asks (mark_of)
    for_go_between = models.BinaryField()  # who asks and for what; empty once it is turned down
    for_needer = models.BinaryField()
    state = models.CharField(max_length=6, default=ASKED)
    day = models.DateField()  # from which it fades when nothing comes of it

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="posted_is_a_need",
                condition=Q(state=POSTED, need__isnull=False) | Q(state__in=[ASKED, DECLINED], need=None),
            )
        ]

    def is_of(self, member: Member) -> bool:
        """Whether this member asked for it."""
        return bytes(self.mark) == mark_of(self.pk, member)


def mark_of(errand: UUID, member: Member) -> bytes:
    """What stands for "this member asked". Another one for each errand, so that no two can be laid side by side."""
    return mark("errand", f"{errand}/{member.pk}")


def errands_of(member: Member) -> list[Errand]:
    """What a member asked others to post. One query over the collective's, which are few and fade."""
    return [errand for errand in _errands(collective=member.collective_id) if errand.is_of(member)]


_errands = Prepared(lambda: Errand.objects.filter(collective=Given("collective")))


def posted_for(member: Member) -> list[UUID]:
    """The ids of the needs that others posted for a member."""
    return posted_in(errands_of(member))


def posted_in(errands: list[Errand]) -> list[UUID]:
    """The ids of the needs that were posted for these errands."""
    return [errand.need_id for errand in errands if errand.need_id is not None]


class Answers(Scope):
    """Answers, fetched only through who is asking: who answered, and whom they answered."""

    def for_member(self, member: Member) -> Self:
        """A member's own answers, and those to what they need or offer, or posted for somebody."""
        between = super().for_member(member).filter(Q(by=member) | Q(need__by=member))
        return between | self.filter(collective=member.collective_id, need__in=posted_for(member))


class Answer(InCollective):
    """Somebody can: their words to the one who asked. From it on the two write to each other, until it's done."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField()
    asker_said = models.CharField(max_length=8, blank=True)  # whether it's done: "yes", "not-yet", "let-be"; "" is none
    answerer_said = models.CharField(max_length=8, blank=True)
    ended = models.DateTimeField(null=True)

    objects: ClassVar[Any] = Answers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "by"], name="one_answer_each"),
            models.CheckConstraint(
                name="said_one_of_three", condition=Q(asker_said__in=SAID) & Q(answerer_said__in=SAID)
            ),
        ]


class Message(InCollective):
    """Words between the two who found each other. Without `by`: from the one for whom somebody else asked."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="messages")
    from_asker = models.BooleanField()
    by = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="only_askers_are_unnamed", condition=Q(by__isnull=False) | Q(from_asker=True))
        ]
