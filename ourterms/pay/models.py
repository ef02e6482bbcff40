"""What is owed to one person, and what became of it. Nobody but that person sees it; sums between bodies are others'.

The database itself keeps each sum and each line as it is (migrations). What may change: whose it was and for which
day goes (FADES after it is paid, and when they go), and all of it goes with its group.
"""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from ourterms.collectives.models import InCollective, Member, Scope
from ourterms.design.prepared import Prepared, numbered, room, several
from ourterms.institutions.models import Institution
from ourterms.kit.money import SIGNS, Money
from ourterms.pay.rules.owed import KINDS, MONEY, WORDS
from ourterms.pay.rules.owed import Line as Standing

WHAT = 200  # letters


class Own(Scope):
    """Rows of one member's, fetched only through them."""

    def for_member(self, member: Member) -> Self:
        """What is this member's own. Nobody else gets it, whatever their role."""
        return self.filter(collective=member.collective_id, member=member.pk)

    def sums_for(self, member: Member) -> Self:
        """What a member may see sums of, and nothing else: by institution and day, never by person."""
        return super().for_member(member)


class Due(InCollective):
    """A sum that an institution has to pay to one person, by a day.

    `once`: by which it is owed once, however often somebody says so. `origin`: what it comes from, in another app.
    Without a member: somebody's that has faded, or who has gone; then there is no `day`, `once` or `at` either.
    """

    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    what = models.CharField(max_length=WHAT)
    minor = models.BigIntegerField()  # pence or cents
    currency = models.CharField(max_length=3)
    day = models.DateField(null=True)  # of what it is for
    due = models.DateField()
    origin = models.UUIDField(null=True)
    once = models.UUIDField(null=True, unique=True)
    at = models.DateTimeField(null=True)  # for the order of one's own list; goes with the day
    over = models.BooleanField(default=False)  # nothing is open: as the lines say, to find what is
    goes = models.BooleanField(default=False)  # its group is over, or it was never owed: the triggers let it go then

    objects: ClassVar[Any] = Own.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["collective", "member", "-at", "-id"]),
            models.Index(fields=["collective", "due", "institution", "currency", "minor"]),
            models.Index(fields=["origin"]),
        ]
        constraints = [
            models.CheckConstraint(name="%(class)s_is_above_nothing", condition=Q(minor__gt=0)),
            models.CheckConstraint(name="%(class)s_is_in_money", condition=Q(currency__in=list(SIGNS))),
            models.CheckConstraint(
                name="%(class)s_of_nobody_has_no_day",
                condition=Q(member__isnull=False) | Q(day=None, once=None, at=None),
            ),
        ]

    @property
    def money(self) -> Money:
        """What was agreed."""
        return Money(self.minor, self.currency)


class Owed(Due):
    """What an institution owes one person for a place. `half_hour`: what half an hour more comes to, in pence or
    cents; 0 where nothing comes on top."""

    half_hour = models.BigIntegerField(default=0)

    class Meta(Due.Meta):
        constraints = [
            *Due.Meta.constraints,
            models.CheckConstraint(name="more_is_not_less", condition=Q(half_hour__gte=0)),
        ]


class Expense(Due):
    """What somebody laid out, to be paid back: apart from pay, always."""


class Line(InCollective):
    """What became of a sum (rules/owed.py KINDS). A mirror takes back the line that it mirrors."""

    owed = models.ForeignKey(Owed, models.CASCADE, null=True, related_name="lines")
    expense = models.ForeignKey(Expense, models.CASCADE, null=True, related_name="lines")
    kind = models.CharField(max_length=8)
    minor = models.BigIntegerField(default=0)  # above nothing, or below it in a mirror
    day = models.DateField()
    mirrors = models.OneToOneField("self", models.CASCADE, null=True, related_name="mirrored_by")
    goes = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["owed", "kind", "minor"]),
            models.Index(fields=["expense", "kind", "minor"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_line_is_of_one_sum",
                condition=Q(owed__isnull=False, expense=None) | Q(owed=None, expense__isnull=False),
            ),
            models.CheckConstraint(name="a_kind_of_line", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(
                name="a_line_is_money_or_words",
                condition=Q(kind__in=list(WORDS), minor=0)
                | (Q(kind__in=list(MONEY)) & (Q(mirrors=None, minor__gt=0) | Q(mirrors__isnull=False, minor__lt=0))),
            ),
            models.CheckConstraint(name="only_a_place_takes_more", condition=~Q(kind="more") | Q(owed__isnull=False)),
        ]


class Chasing(InCollective):
    """Somebody sent a letter in the name of the group, because what an institution owes by a day is late. Neither its
    words are kept nor who sent it (the trail knows that); `mailed`: through this server, else by hand."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    due = models.DateField()
    currency = models.CharField(max_length=3)
    day = models.DateField()
    mailed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collective", "institution", "due", "currency", "day"], name="one_letter_a_day"
            ),
        ]


class Details(models.Model):
    """How one member can be paid: their legal name and account, if they want them here; sealed under their own key.

    `token` is a keyed hash of the member: the table alone does not say whose this is.
    """

    token = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()


def standing(sums: Sequence[Owed | Expense]) -> dict[UUID, list[Standing]]:
    """The lines that stand, of sums of one kind; id -> lines. One query, none without sums."""
    return lines_of(type(sums[0]), [sum.pk for sum in sums]) if sums else {}


def lines_of(model: type[Owed | Expense], ids: Collection[UUID]) -> dict[UUID, list[Standing]]:
    """The same by the ids of rows of one of the two tables."""
    found: dict[UUID, list[Standing]] = {id: [] for id in ids}
    rows = _lines("owed" if model is Owed else "expense", room(ids), **numbered("sum", ids)) if ids else []
    # Here and not in the query: SQLite would look for what mirrors nothing, which is nearly every line there is.
    mirrored = {mirrors for _id, mirrors, *_rest in rows}
    for id, mirrors, of, kind, minor, day in rows:
        if mirrors is None and id not in mirrored:
            found[of].append(Standing(kind, minor, day))
    return found


_lines = Prepared(
    lambda name, number: Line.objects.filter(**{f"{name}__pk__in": several("sum", number)}).values_list(
        "pk", "mirrors", f"{name}_id", "kind", "minor", "day"
    )
)
