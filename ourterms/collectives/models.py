"""A collective, who belongs to it, and what keeps the rows of each where they belong."""

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from ourterms.collectives.settings import default_of
from ourterms.design.prepared import Given, Prepared
from ourterms.people.models import Person, Row

NAME = 40  # letters


class Collective(Row):
    """A group that owns its affairs here. `chosen` is what it has set: name of the setting -> value (settings.py)."""

    name = models.CharField(max_length=80)
    founder = models.ForeignKey("Member", models.SET_NULL, null=True, related_name="+")  # until the third member
    resting = models.BooleanField(default=False)
    roles_given = models.BooleanField(default=False)  # by decision; until then whoever offers takes one
    roles_in_row = models.PositiveSmallIntegerField(default=2)  # so many times one holds a role, one after the other
    chosen = models.JSONField(default=dict)
    # Nobody is here any more: when all of it is deleted, and who went last, who can come back until then.
    ends = models.DateTimeField(null=True, db_index=True)
    last = models.ForeignKey("Member", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="last_of_what_ends", condition=Q(last=None) | Q(ends__isnull=False))]

    def setting(self, name: str) -> Any:
        """What is set, else the default. KeyError for a setting that nobody declared."""
        return self.chosen.get(name, default_of(name))


class Member(Row):
    """Somebody who belongs to a collective, under one name that they chose for it.

    Without a person: somebody who left or closed their account; the name stands there as they wanted it to.
    """

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="members")
    name = models.CharField(max_length=NAME)
    name_key = models.CharField(max_length=4 * NAME)  # rules/names.py: names that look the same share it
    here = models.BooleanField(default=True)
    paused = models.BooleanField(default=False)  # without a time stamp, so that nobody can say since when
    joined = models.DateField()  # for what a group waits with by time; on no page

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collective", "person"], name="once_in_a_collective"),
            models.UniqueConstraint(
                fields=["collective", "name_key"], condition=Q(here=True), name="a_name_of_ones_own"
            ),
            models.CheckConstraint(name="who_is_here_is_somebody", condition=Q(here=False) | Q(person__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class Circles(models.QuerySet["Circle"]):
    """Circles, fetched only through who is asking."""

    def for_member(self, member: Member) -> Self:
        """The circles that this member is in, also ended ones. Of any other, nobody learns that it exists."""
        return self.filter(collective=member.collective_id, circlemember__member=member.pk)


class Circle(Row):
    """A part of a collective, with a purpose of its own. What is in it, only its members see."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="circles")
    name = models.CharField(max_length=60)
    purpose = models.CharField(max_length=300, blank=True)
    ended = models.BooleanField(default=False)
    members: "models.ManyToManyField[Member, CircleMember]" = models.ManyToManyField(
        Member, through="CircleMember", related_name="circles"
    )

    objects = Circles.as_manager()

    def __str__(self) -> str:
        return self.name


class CircleMember(Row):
    """A member is in a circle."""

    circle = models.ForeignKey(Circle, models.CASCADE)
    member = models.ForeignKey(Member, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "member"], name="once_in_a_circle")]


class RoleHeld(Row):
    """A member holds a role (rules/roles.py): from a day, to a day if it was given by decision (that day with it).

    `size`: how much it is, in words. `times`: which time it is, one after the other.
    """

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="roles")
    member = models.ForeignKey(Member, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20)
    since = models.DateField(null=True)  # None: from before days were kept
    until = models.DateField(null=True)
    size = models.CharField(max_length=60, blank=True)
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "kind", "member"], name="a_role_once")]


class RolePast(Row):
    """A member held a role before. Never why it ended."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    since = models.DateField(null=True)
    until = models.DateField()
    times = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["collective", "kind", "-until"])]


class RoleNote(Row):
    """What somebody who held a role wrote for whoever does it next."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["collective", "kind", "-day"])]


class Change(Row):
    """A setting was changed: by whom, from what to what. The history that stands beneath each setting."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="changes")
    member = models.ForeignKey(Member, models.SET_NULL, null=True)
    setting = models.CharField(max_length=60)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["collective", "-at"])]


class Link(Row):
    """A way to join: a link and a code to type, for fourteen days, until it is ended. Kept as keyed hashes."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="links")
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True)
    mark = models.BinaryField(max_length=32, unique=True)
    once = models.BooleanField(default=False)  # for one person, as on a paper card
    ends = models.DateTimeField()


class Block(models.Model):
    """Somebody who must never learn that a person is here. A sealed act: no trail, no time, nothing to count by.

    `token` is a keyed hash of who and whom, so that the same is noted once. Whom, stands as `other`, or as a `mark`:
    a keyed hash of a name or an address. The words are sealed under the person's own key, for their own list.
    """

    token = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="blocks")
    other = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    mark = models.BinaryField(max_length=32, null=True, db_index=True)
    words_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="block_is_of_somebody",
                condition=Q(other__isnull=False, mark=None) | Q(other=None, mark__isnull=False),
            )
        ]


class Asking(Row):
    """Somebody without a link asks to join. Whoever asked comes back by an address that only they have.

    It fades after thirty days, answered or not. Once it is answered, what they wrote is gone.
    """

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)  # of the address to come back by
    answers = models.JSONField(default=list)  # [question, answer] pairs, as the questions were then
    shown = models.BooleanField(default=True)  # False: of somebody who shall not learn who is here; nobody sees it
    welcome = models.BooleanField(null=True)  # None: nobody answered yet
    ends = models.DateTimeField(db_index=True)


class NewCard(Row):
    """Two members who know somebody give them a new card: one asks, another agrees, and a day passes."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")  # whose card
    asked_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    agreed_by = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    ready = models.DateTimeField(null=True)  # from when it can be printed
    ends = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], name="one_new_card_at_a_time"),
            models.CheckConstraint(
                name="two_different_people",
                condition=~Q(asked_by=models.F("member"))
                & (
                    Q(agreed_by=None, ready=None)
                    | (
                        Q(agreed_by__isnull=False, ready__isnull=False)
                        & ~Q(agreed_by=models.F("asked_by"))
                        & ~Q(agreed_by=models.F("member"))
                    )
                ),
            ),
        ]


R = TypeVar("R", bound="InCollective")


class Scope(models.QuerySet[Any]):
    """Rows of collectives, fetched only through who is asking."""

    def for_member(self, member: Member) -> Self:
        """What this member may see: rows of their collective that are everybody's or in one of their circles."""
        mine = CircleMember.objects.filter(member=member.pk).values("circle")
        return self.filter(collective=member.collective_id).filter(Q(circle=None) | Q(circle__in=mine))


class InCollective(Row):
    """A row that belongs to a collective, and perhaps to one of its circles. Most tables of other apps are such."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="+")
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, blank=True, related_name="+")

    objects: ClassVar[Any] = Scope.as_manager()

    class Meta:
        abstract = True


# Stands for whoever asks, in queries that are put into SQL once (design.prepared); `asking` has the values.
WHOEVER: Any = SimpleNamespace(pk=Given("member"), collective_id=Given("collective"))

CIRCLE = Given("circle")


def asking(member: Member) -> dict[str, UUID]:
    """The values for WHOEVER."""
    return {"member": member.pk, "collective": member.collective_id}


def in_circle(circle: Circle | None) -> dict[str, UUID | None]:
    """The value for CIRCLE."""
    return {"circle": circle.pk if circle else None}


def circles_of(member: Member) -> list[Circle]:
    """The circles that a member is in and that go on, by name."""
    return _circles(**asking(member))


_circles = Prepared(lambda: Circle.objects.for_member(WHOEVER).filter(ended=False).order_by("name", "pk"))


def all_circles_of(member: Member) -> list[Circle]:
    """The same, and those that ended behind them."""
    return _all_circles(**asking(member))


_all_circles = Prepared(lambda: Circle.objects.for_member(WHOEVER).order_by("ended", "name", "pk"))


def seen_among(member: Member, rows: Collection[R]) -> list[R]:
    """Those of these rows that a member may see, as Scope.for_member has it: for rows that are there, and for queries
    in which that would let SQLite go through all that there is of the group. One query, or none."""
    in_circles = any(row.circle_id for row in rows)
    seen = {None, *(each.pk for each in all_circles_of(member))} if in_circles else {None}
    return [row for row in rows if row.collective_id == member.collective_id and row.circle_id in seen]


def member_of(collective: UUID, person: UUID) -> Member | None:
    """Who this person is in this collective, if they belong to it now. One query, the collective with it."""
    found: Member | None = _member.first(collective=collective, person=person)
    return found


_member = Prepared(
    lambda: Member.objects.select_related("collective").filter(
        collective=Given("collective"), person=Given("person"), here=True
    )
)
