"""What both sides signed; the places in it, offered and taken; and the sessions that are owed for.

Who was not offered a place stands nowhere: an offer is one row for its circle, and who sees it is worked out when
they look. A row with a person is made only by their own yes, and goes when they take it back.
"""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from ourterms.asks.models.ask import Ask, Offered
from ourterms.asks.rules import places
from ourterms.collectives.models import InCollective, Member, Scope
from ourterms.decisions.models import Decision
from ourterms.files.models import File
from ourterms.institutions.models import Contact, Institution
from ourterms.institutions.rules import POST
from ourterms.kit.money import SIGNS, Money
from ourterms.meetings.models import Session
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.schema import conditions_from


class Agreement(InCollective):
    """The conditions that both sides said yes to, frozen, with the version of our terms and our decision.

    Our signature is the decision's outcome: it binds the collective's name, and nobody's own. Theirs is a confirmed
    contact's, or stands in a document that one of us brought in (`entered`). `version` counts what was changed in the
    places before they signed; a signature is for one version.
    """

    ask = models.OneToOneField(Ask, models.CASCADE, related_name="agreement")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    offered = models.ForeignKey(Offered, models.CASCADE, related_name="+")
    conditions = models.JSONField()  # frozen: rules.as_data
    terms_version = models.PositiveIntegerField()
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")
    ours = models.DateField()  # the day of our yes
    version = models.PositiveSmallIntegerField(default=1)
    who_pays = models.CharField(max_length=8, default=places.PAYS_EACH)
    days = models.PositiveSmallIntegerField(null=True)  # they pay within so many, after a session
    least = models.PositiveSmallIntegerField(default=places.NEVER_ALONE)  # so many of us go, or nobody
    theirs = models.DateField(null=True)  # the day they signed
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=POST, blank=True)
    post = models.CharField(max_length=POST, blank=True)
    entered = models.BooleanField(default=False)
    entered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    document = models.ForeignKey(File, models.SET_NULL, null=True, related_name="+")
    ended = models.DateField(null=True)  # nobody goes any more; what was done stays owed
    at = models.DateTimeField()  # for the order of lists; on no page

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "ended"]),
        ]
        constraints = [
            models.CheckConstraint(name="never_one_alone", condition=Q(least__gte=places.NEVER_ALONE)),
            models.CheckConstraint(
                name="signed_by_somebody",
                condition=Q(theirs=None, contact=None, name="", post="", entered=False, entered_by=None)
                | (Q(theirs__isnull=False) & ~Q(name="") & ~Q(post="")),
            ),
            models.CheckConstraint(name="they_sign_or_we_enter_it", condition=Q(entered=False) | Q(contact=None)),
        ]

    @cached_property
    def offer(self) -> Conditions:
        """The conditions themselves."""
        return conditions_from(self.conditions)

    @property
    def is_signed(self) -> bool:
        """Whether both sides have signed."""
        return self.theirs is not None


class Place(InCollective):
    """What one person does for one session and is paid for it, whole; `number` such places are there."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()
    session = models.PositiveSmallIntegerField()  # minutes, all five
    preparing = models.PositiveSmallIntegerField(default=0)
    travel = models.PositiveSmallIntegerField(default=0)
    debrief = models.PositiveSmallIntegerField(default=0)
    recovery = models.PositiveSmallIntegerField(default=0)
    hourly = models.BigIntegerField()  # pence or cents
    minor = models.BigIntegerField()  # of all of it, for one session
    currency = models.CharField(max_length=3)
    off_days = models.PositiveSmallIntegerField(default=0)  # they call a session off later than so many before it
    off_minor = models.BigIntegerField(default=0)  # and one person is paid so much then; 0 of both: nothing

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="called_off_late_is_paid_or_not",
                condition=Q(off_days=0, off_minor=0)
                | Q(off_days__gte=1, off_minor__gte=1, off_minor__lte=models.F("minor")),
            ),
            models.CheckConstraint(name="a_place_for_somebody", condition=Q(number__gte=1)),
            models.CheckConstraint(name="a_place_is_paid", condition=Q(minor__gt=0, hourly__gt=0)),
            models.CheckConstraint(name="a_place_is_paid_in_money", condition=Q(currency__in=list(SIGNS))),
        ]

    @property
    def hours(self) -> places.Hours:
        """What belongs to it, in hours."""
        return places.Hours.of_minutes(**{name: getattr(self, name) for name in places.Hours._fields})

    @property
    def all_hours(self) -> Decimal:
        """All of it together."""
        return sum(self.hours, Decimal(0))

    @property
    def minutes(self) -> int:
        """The same in minutes."""
        return sum(getattr(self, name) for name in places.Hours._fields)

    @property
    def money(self) -> Money:
        """What one person is paid for one session."""
        return Money(self.minor, self.currency)

    @property
    def rate(self) -> Money:
        """What an hour of it is paid."""
        return Money(self.hourly, self.currency)

    @property
    def off(self) -> places.Off:
        """What is agreed about a session that is called off late."""
        return places.Off(self.off_days, self.off_minor)

    @property
    def off_money(self) -> Money:
        """What one person is paid then."""
        return Money(self.off_minor, self.currency)


class Offer(InCollective):
    """Places are offered to a circle, or to everybody: one row, with nobody in it. `kinds`: of things that some don't
    want asked (care.rules.boundaries), which the place runs into whatever day it is."""

    place = models.OneToOneField(Place, models.CASCADE, related_name="offer")
    kinds = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["collective", "at", "id"])]


class TakenPlaces(Scope):
    """Who has a place: for members who have one in the same agreement."""

    def for_member(self, member: Member) -> Self:
        """One's own, and those of whoever goes along."""
        with_me = Taken.objects.filter(member=member.pk, stands_in=False).values("place__agreement")
        mine = Q(member=member.pk) | Q(place__agreement__in=with_me)
        return self.filter(mine, collective=member.collective_id)


class Taken(InCollective):
    """A member said yes to a place; nobody else can make this row. With `stands_in`, they would step in for somebody.
    It goes when they take it back, without a why, and when nobody can tell any more who it was."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="taken")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    stands_in = models.BooleanField(default=False)

    objects: ClassVar[Any] = TakenPlaces.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "member"], name="a_place_once")]
        indexes = [models.Index(fields=["member", "place"])]


class AgreedSession(InCollective):
    """A meeting is a session of an agreement. `settled`: it was over, and everybody with a place was owed it; `few`: of
    those there were fewer than ever go."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="sessions")
    session = models.OneToOneField(Session, models.CASCADE, related_name="agreed")
    settled = models.BooleanField(default=False)
    few = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["agreement"], condition=Q(settled=False), name="sessions_to_settle")]


class CalledOff(InCollective):
    """A day of a session that was given up before it began: called off, or moved to another day. `notice`: so many days
    before (rules.places.notice); `by`: us or them. `settled`: what is agreed for that is owed to whom had a place."""

    there = models.ForeignKey(AgreedSession, models.CASCADE, related_name="days_off")
    day = models.DateField()
    ends = models.DateTimeField()  # when it would have been over
    notice = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=4)
    settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["there", "day"], name="a_day_is_given_up_once"),
            models.CheckConstraint(name="called_off_by_one_side", condition=Q(by__in=["", *places.SIDES])),
        ]
        indexes = [models.Index(fields=["there"], condition=Q(settled=False), name="days_off_to_settle")]
