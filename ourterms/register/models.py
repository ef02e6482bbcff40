"""The log of a group, its entries, and the words that open them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ourterms.collectives.models import Collective, InCollective, Member, Scope
from ourterms.kit import chance, clock
from ourterms.kit.canonical import Json, parsed
from ourterms.people.models import Row
from ourterms.register import rules


class Log(Row):
    """What a group made public. There is one as soon as the group decided to have a record.

    `size`: how many entries there are; the next one's index. Whoever appends holds this row, so that there are no gaps.
    """

    collective = models.OneToOneField(Collective, models.CASCADE, related_name="+")
    public = models.UUIDField(unique=True, default=chance.uuid)  # what stands for the group in the leaves
    name = models.CharField(max_length=80)  # under which it publishes
    on = models.BooleanField(default=True)  # False: nothing more is published; what is public stays
    found = models.BooleanField(default=True)  # search engines may list it
    size = models.PositiveIntegerField(default=0)
    day = models.DateField(null=True)  # of the last entry: days never go back

    def __str__(self) -> str:
        return self.name


class Entries(Scope):
    """Entries: of one's own group through scope, of any group what is public."""

    def public(self, at: datetime | None = None) -> Self:
        """Those whose words anybody can read at this moment (now): the hold is over, and not all of it was taken
        away."""
        return self.filter(stopped=False, gone=False, shown__lte=at or clock.now())

    def newest(self, at: datetime | None = None) -> Self:
        """Of what is public, only the newest about each thing: a thing that changed is published again."""
        later = Entry.objects.public(at).filter(
            log=OuterRef("log"),  # and not the collective: SQLite would go through all that it published
            kind=OuterRef("kind"),
            thing=OuterRef("thing"),
            index__gt=OuterRef("index"),
        )
        return self.public(at).filter(~Exists(later))


# django-stubs loses the managers of Part and NameYes, or not, by the order in which it reads
class Entry(InCollective):  # type: ignore[django-manager-missing,unused-ignore]
    """One line of the log. `leaf` is never changed; what else stands here says only whether its words are shown."""

    log = models.ForeignKey(Log, models.CASCADE, related_name="entries")
    index = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    thing = models.UUIDField(null=True)  # what was published, for whoever owns the kind
    about = models.UUIDField(null=True)  # whom it is about, an institution; of a redaction and a stop, the entry
    leaf = models.TextField()  # canonical JSON, as it is hashed
    day = models.DateField()  # as in the leaf
    shown = models.DateTimeField()  # when the hold is over
    stopped = models.BooleanField(default=False)
    gone = models.BooleanField(default=False)  # every part of it was redacted
    # Who published it, to be told if it is stopped: until a week after the hold (actions.fade), in no line.
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[Any] = Entries.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "index"], name="one_entry_a_place"),
            models.CheckConstraint(name="entries_are_everybodys", condition=Q(circle=None)),
        ]
        indexes = [
            models.Index(fields=["about", "kind", "shown", "id"]),
            models.Index(fields=["about", "shown", "id"]),
            models.Index(fields=["collective", "about", "shown", "id"]),
            models.Index(fields=["thing", "kind", "index"]),
            models.Index(fields=["log", "shown", "id"]),
            models.Index(fields=["collective", "kind", "shown"]),
            models.Index(fields=["collective", "shown"]),
        ]

    def __str__(self) -> str:
        return f"{self.log_id}/{self.index}"

    @property
    def leaf_hash(self) -> bytes:
        """The hash by which other entries point here."""
        return rules.leaf_hash(self.leaf.encode())

    def state(self, at: datetime) -> str:
        """Where it stands at this moment: rules.HELD, PUBLIC, STOPPED_STATE or REDACTED."""
        return rules.state(stopped=self.stopped, gone=self.gone, hold_over=self.shown <= at)

    def values(self) -> dict[str, Json]:
        """Its parts in the clear, those that are there: name -> value. One query unless they were prefetched; only for
        whoever may read them."""
        return opened(self.parts.all())


class Part(InCollective):
    """A part of an entry: its commitment for good, and what opens it until that is taken away."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="parts")
    name = models.CharField(max_length=40)
    bound = models.BinaryField(max_length=32)  # the commitment, as in the leaf
    salt = models.BinaryField(max_length=32, null=True)
    value = models.TextField(blank=True)  # canonical JSON; "" once it was taken away

    objects: ClassVar[Any] = Scope.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="a_part_once"),
            models.CheckConstraint(
                name="salt_and_value_go_together",
                condition=Q(salt=None, value="") | (Q(salt__isnull=False) & ~Q(value="")),
            ),
        ]


def opened(parts: "Iterable[Part]") -> dict[str, Json]:
    """The values of those parts that are still there; name -> value."""
    return {part.name: parsed(part.value) for part in parts if part.value}


class NameYes(InCollective):
    """A member is asked whether their name may stand in something, in exactly these words; and their yes."""

    kind = models.CharField(max_length=40)
    thing = models.UUIDField()
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.BinaryField(max_length=32)  # a hash of the parts as they were
    said = models.BooleanField(null=True)  # None: nothing yet
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="names")

    objects: ClassVar[Any] = Scope.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "kind", "member"], name="asked_once_for_a_name")]
        indexes = [models.Index(fields=["member", "said"])]
