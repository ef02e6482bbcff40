"""The door, an ask with what was offered in it, version after version, and our replies."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from ourterms.asks import rules
from ourterms.collectives.models import Collective, InCollective, Member
from ourterms.decisions.models import Decision, Matter
from ourterms.files.models import File
from ourterms.institutions.models import Contact, Institution
from ourterms.kit.speech import say
from ourterms.notices.models import Letter
from ourterms.people.models import Row
from ourterms.talk.models import Thread
from ourterms.terms.rules.check import Finding
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.schema import conditions_from


class Door(InCollective):
    """The public address that a group chose. Whether anybody comes in by it, its settings say (asks.door)."""

    slug = models.CharField(max_length=rules.LONGEST, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective"], name="one_door_each")]


class TurnedBack(InCollective):
    """How many asks a line turned back in a month. Nothing else is kept of them, and nobody is told."""

    month = models.DateField()  # its first day
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "month"], name="one_count_a_month")]


class Draft(Row):
    """What a contact has typed at a door and not sent: sealed under the contact's own key. No member sees it."""

    collective = models.ForeignKey(Collective, models.CASCADE, related_name="+")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    until = models.DateField(db_index=True)  # then it is gone

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "contact"], name="one_draft_a_door")]


class Ask(InCollective):
    """A request for people's time, presence, name or stories. It came through the door, or a member brought it in.

    `entered`: by us, so no contact of theirs wrote it here. `at` orders lists; no page shows it.
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    entered = models.BooleanField(default=False)
    entered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=rules.TITLE)
    words = models.TextField(blank=True)  # theirs, as they came
    document = models.ForeignKey(File, models.SET_NULL, null=True, related_name="+")
    came = models.DateField()  # by the clock of the collective
    answer_by = models.DateField()  # by our clock; nothing happens by itself on that day
    state = models.CharField(max_length=10, default=rules.OURS)
    thread = models.ForeignKey(Thread, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["collective", "state", "at", "id"]),
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["contact", "at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(name="an_ask_is_somewhere", condition=Q(state__in=list(rules.STATES))),
            models.CheckConstraint(
                name="from_them_or_entered_by_us",
                condition=Q(entered=True, contact=None) | Q(entered=False, contact__isnull=False, entered_by=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_in_words(self) -> str:
        """Where it stands, as a page says it."""
        return say(rules.STATES[self.state])

    @property
    def is_over(self) -> bool:
        """Whether nothing more can come of it."""
        return self.state in rules.OVER

    def conditions(self) -> "Offered":
        """What was offered last, by whichever side. One query."""
        return newest_offer(self)


class Offered(InCollective):
    """Conditions, as one side put them: numbered from 1, never changed. `findings`: held against our terms then."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="offers")
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=6)
    conditions = models.JSONField()  # rules.as_data
    findings = models.JSONField(default=list)  # rules.findings_data
    terms_version = models.PositiveIntegerField()  # 0: the ready-made terms
    words = models.TextField(blank=True)
    document = models.ForeignKey(File, models.SET_NULL, null=True, related_name="+")
    entered = models.BooleanField(default=False)  # by us, of what they wrote elsewhere
    entered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ask", "number"], name="one_offer_a_number"),
            models.CheckConstraint(name="one_of_two_sides", condition=Q(side__in=[rules.US, rules.THEM])),
            models.CheckConstraint(name="only_theirs_are_entered", condition=Q(entered=False) | Q(side=rules.THEM)),
        ]

    @cached_property
    def offer(self) -> Conditions:
        """The conditions themselves."""
        return conditions_from(self.conditions)

    @property
    def found(self) -> list[Finding]:
        """What our terms said of them then."""
        return rules.findings_from(self.findings)


class Reply(InCollective):
    """Our reply, in the collective's name: whose hand wrote or sent it stands nowhere.

    Put forward as a matter, decided, then a letter that waits until a member sends it. A holding answer needs no
    decision. `answers`: the offer that it is about. `asks_for`: the list behind the letter, line by line.
    """

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="replies")
    answers = models.ForeignKey(Offered, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    words = models.TextField()
    asks_for = models.JSONField(default=list)
    conditions = models.JSONField(null=True)  # of a counter: what we would do it for
    matter = models.OneToOneField(Matter, models.SET_NULL, null=True, related_name="+")
    decision = models.OneToOneField(Decision, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, default=rules.PROPOSED)
    day = models.DateField(null=True)  # it was sent
    way = models.CharField(max_length=5, blank=True)
    letter = models.OneToOneField(Letter, models.SET_NULL, null=True, related_name="+")
    held_back = models.CharField(max_length=8, blank=True)  # of rules.HELD_BACK: it was ready, and they came first
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_reply_that_there_is", condition=Q(kind__in=list(rules.REPLIES))),
            models.CheckConstraint(
                name="a_reply_is_on_its_way",
                condition=Q(state__in=[rules.PROPOSED, rules.READY, rules.DROPPED], day=None, way="")
                | (Q(state=rules.SENT, day__isnull=False) & ~Q(way="")),
            ),
            models.CheckConstraint(
                name="only_what_was_not_sent_is_held_back", condition=Q(held_back="") | Q(state=rules.DROPPED)
            ),
            models.UniqueConstraint(fields=["ask"], condition=Q(state=rules.READY), name="one_letter_waits_at_a_time"),
            models.UniqueConstraint(
                fields=["answers"], condition=Q(kind=rules.HOLDING), name="one_holding_answer_an_offer"
            ),
        ]

    @property
    def title(self) -> str:
        """Which kind, as a page says it of a reply that there is."""
        return say(rules.SAID[self.kind])

    @property
    def wanted(self) -> Conditions | None:
        """The conditions of a counter."""
        return None if self.conditions is None else conditions_from(self.conditions)


def newest_offer(ask: Any) -> Offered:
    """What was offered last in an ask, given as itself or as its id. One query."""
    newest: Offered = Offered.objects.filter(ask=ask).order_by("-number")[0]
    return newest


class Bell(InCollective):
    """A member wants to hear it when something is at the door. Nobody else sees who does."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
