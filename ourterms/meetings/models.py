"""A meeting, and what belongs to one. All of it is seen by whoever may see the meeting, unless it says otherwise."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from ourterms.collectives.models import InCollective, Member, Scope
from ourterms.kit.wall import Wall, moment, note
from ourterms.meetings.rules import jobs, times

HERE, ONLINE, BOTH = "here", "online", "both"


class Sessions(Scope):
    """Meetings, fetched only through who is asking."""

    def upcoming(self, now: datetime) -> Self:
        """Those that are not over."""
        return self.filter(starts__gt=now - times.LONGEST, ends__gt=now)

    def past(self, now: datetime) -> Self:
        """Those that are over."""
        return self.filter(ends__lte=now)


class Session(InCollective):
    """A meeting: a day and a time on the wall clock of `zone`, the moment that this means, and a length.

    `former` are the days it was on before it was moved, as "2026-03-03T18:30" on the same wall clock.
    """

    title = models.CharField(max_length=80, blank=True)
    day = models.DateField()
    time = models.TimeField()
    zone = models.CharField(max_length=60)
    starts = models.DateTimeField()  # what day, time and zone mean (kit/wall.py)
    ends = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=6, default=HERE)
    where = models.CharField(max_length=200, blank=True)
    getting_in = models.CharField(max_length=300, blank=True)
    stairs = models.CharField(max_length=300, blank=True)  # what the place has: steps, a lift, a ramp
    bring = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    called_off = models.BooleanField(default=False)
    called_off_words = models.CharField(max_length=300, blank=True)
    former = models.JSONField(default=list)
    notes = models.TextField(blank=True)  # as they are now; NotesVersion has what stood there before
    notes_version = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = Sessions.as_manager()

    class Meta:
        indexes = [models.Index(fields=["collective", "starts", "id"])]
        constraints = [
            models.CheckConstraint(name="it_takes_a_while", condition=Q(minutes__gte=1, minutes__lte=24 * 60)),
            models.CheckConstraint(name="it_ends_after_it_starts", condition=Q(ends__gt=models.F("starts"))),
            models.CheckConstraint(name="here_online_or_both", condition=Q(how__in=[HERE, ONLINE, BOTH])),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def wall(self) -> Wall:
        """Day and time as they stand on the wall clock."""
        return Wall(self.day, self.time, self.zone)

    @property
    def clock_note(self) -> str:
        """What to know about a time that the clocks skip or show twice; "" for most."""
        return note(self.wall)

    @property
    def local_end(self) -> datetime:
        """When it ends, on the wall clock; without a zone, so that a template doesn't turn it into another."""
        return self.ends.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def former_days(self) -> list[datetime]:
        """The days it was on before, on the wall clock."""
        return days_of(self.former)

    def set_wall(self, wall: Wall, minutes: int) -> None:
        """Put day, time, zone and length, and the moments that they mean."""
        self.day, self.time, self.zone = wall
        self.minutes = minutes
        self.starts = moment(wall)
        self.ends = self.starts + timedelta(minutes=minutes)


def days_of(former: list[str]) -> list[datetime]:
    """The days that Session.former holds, on the wall clock."""
    return [datetime.fromisoformat(wall) for wall in former]


class OfSession(InCollective):
    """Something that belongs to a meeting; its collective and circle are the meeting's."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class EveningRole(OfSession):
    """A member has taken one of the jobs of a meeting (rules/jobs.py). A job without a row is empty."""

    kind = models.CharField(max_length=12)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "kind"], name="one_each_a_job"),
            models.CheckConstraint(name="a_job_that_there_is", condition=Q(kind__in=list(jobs.JOBS))),
        ]


class Coming(OfSession):
    """A member said that they come. Who said nothing stands nowhere. Goes a week after the meeting."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "member"], name="coming_once")]


class NoStairs(OfSession):
    """Somebody needs no stairs at a meeting: a keyed hash, by which only the server, with its key, can tell who."""

    mark = models.BinaryField(max_length=32, unique=True)


class AgendaLine(OfSession):
    """Something to talk about. `place` is where it stands, counted from 0."""

    words = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")


class WeSaid(OfSession):
    """A line of what we said we'd do. No owner, no day. `done_in` is the meeting on whose page it was ticked."""

    words = models.CharField(max_length=200)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")  # who can take it back; not shown
    at = models.DateTimeField()  # for the order of the list; not shown
    done_in = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["collective", "done_in", "at", "id"])]


class NotesVersion(OfSession):
    """The notes of a meeting as somebody saved them. The highest number is what stands there now."""

    number = models.PositiveIntegerField()
    words = models.TextField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="one_notes_version_a_number")]


class WalkHome(OfSession):
    """Somebody offers to walk home with somebody. Once taken, only the two see who. Goes a week after the meeting."""

    offered_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    taken_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "offered_by"], name="one_walk_each"),
            models.CheckConstraint(
                name="two_walk_together",
                condition=Q(taken_by=None) | ~Q(taken_by=models.F("offered_by")),
            ),
        ]
