"""What somebody puts forward, the decisions on it, and what each answered and said."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from ourterms.collectives.models import Circle, InCollective, Member, Scope
from ourterms.decisions.rules import dissent, mandate, stages
from ourterms.decisions.rules.constitution import rule_from
from ourterms.decisions.rules.ways import GOING_ON, OPTIONS, SPOKEN, Rule
from ourterms.kit.wall import Wall, note
from ourterms.meetings.models import Session

TITLE, WORDS, OPTION, REASON, NEXT = 120, 8_000, 120, 300, 200  # letters
MOST_NOTES = 200  # of what was said there, for one mandate
MOST_LINES = 10  # of what we said we'd do, in one outcome
# What a yes carries out by itself: our rules are changed; roles come to somebody in another way.
RULES, ROLES_SO = "rules", "roles-so"
GONE = "gone"  # what a talk about how we go on came to when they went meanwhile
AFTER = "after"  # the stage of a remark on what came of it
# What became of a matter so far: it waits on the agenda, is being decided, was decided, or was let go with a reason.
WAITING, OPEN, DECIDED, LET_GO = "waiting", "open", "decided", "let-go"


class Matter(InCollective):
    """Something to decide that a member put forward. `at` orders the agenda; no page shows it."""

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20)  # rules/constitution.py KINDS
    title = models.CharField(max_length=TITLE)
    words = models.TextField(blank=True)
    day = models.DateField()  # it was put forward, by the clock of the collective
    at = models.DateTimeField()
    state = models.CharField(max_length=8, default=WAITING)
    reason = models.CharField(max_length=REASON, blank=True)  # why it was let go
    does = models.CharField(max_length=20, blank=True)  # what a yes carries out by itself (actions.CARRIES_OUT)
    subject = models.JSONField(default=dict)  # with what

    class Meta:
        indexes = [models.Index(fields=["collective", "state", "at", "id"])]
        constraints = [
            models.CheckConstraint(
                name="a_matter_is_somewhere", condition=Q(state__in=[WAITING, OPEN, DECIDED, LET_GO])
            ),
            models.CheckConstraint(
                name="rules_are_changed_by_their_own_rule",
                condition=~Q(does__in=[RULES, ROLES_SO]) | Q(kind="constitution"),
            ),
            models.CheckConstraint(
                name="how_we_go_on_is_a_kind_of_its_own",
                condition=Q(kind=GOING_ON, does=GOING_ON) | (~Q(kind=GOING_ON) & ~Q(does=GOING_ON)),
            ),
            models.CheckConstraint(
                name="nothing_is_dropped_without_a_reason",
                condition=(Q(state=LET_GO) & ~Q(reason="")) | (~Q(state=LET_GO) & Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Decisions(Scope):
    """Decisions, fetched only through who is asking."""

    def open(self) -> Self:
        """Those that are not closed."""
        return self.filter(closed=False)

    def closed(self) -> Self:
        """Those that are closed."""
        return self.filter(closed=True)


class Decision(InCollective):
    """A matter as it is decided: the question, and the rule, which is frozen from its opening to its end.

    What it came to (`state`, `why`, `tally`, `chosen`) is put down once, when it closes. `tally`: answer, or number
    of an option, -> how many, or points.
    """

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="decisions")
    opened_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    question = models.CharField(max_length=TITLE)
    words = models.TextField(blank=True)
    options = models.JSONField(default=list)
    rule = models.JSONField()  # rules.constitution.as_data
    rule_in_words = models.TextField()
    clause = models.CharField(max_length=200)  # where the rule comes from
    affected = models.ForeignKey(Circle, models.SET_NULL, null=True, related_name="+")  # has to say yes besides
    does = models.CharField(max_length=20, blank=True)  # as the matter had it when it opened, frozen
    subject = models.JSONField(default=dict)
    does_in_words = models.JSONField(default=list)  # what a yes carries out, line by line
    day = models.DateField()  # it closes, on the wall clock of `zone`
    time = models.TimeField()
    zone = models.CharField(max_length=60)
    closes = models.DateTimeField()  # the moment that day, time and zone mean (kit/wall.py)
    opened = models.DateField()  # by the clock of the collective
    stage = models.CharField(max_length=10, blank=True)  # of a go-round (rules/stages.py)
    closed = models.BooleanField(default=False)
    state = models.CharField(max_length=6, blank=True)
    why = models.CharField(max_length=200, blank=True)
    tally = models.JSONField(default=dict)
    chosen = models.JSONField(default=list)

    objects: ClassVar[Any] = Decisions.as_manager()

    class Meta:
        indexes = [models.Index(fields=["collective", "closed", "closes", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["matter"], condition=Q(closed=False), name="decided_in_one_way_at_a_time"),
            models.CheckConstraint(
                name="what_is_closed_came_to_something",
                condition=(Q(closed=True) & ~Q(state="")) | Q(closed=False, state="", tally={}, chosen=[]),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def kept_rule(self) -> Rule:
        """The rule that was frozen when it opened."""
        return rule_from(self.rule)

    @property
    def way(self) -> str:
        """Which of the ways (rules/ways.py WAYS)."""
        return str(self.rule["way"])

    @property
    def between_things(self) -> bool:
        """Whether it is between options, and not yes or no."""
        return self.way in (*OPTIONS, GOING_ON)

    @property
    def spoken(self) -> bool:
        """Whether whoever objects does so by name. In the other ways nobody can see who answered what."""
        return self.way in SPOKEN

    @property
    def takes_answers(self) -> bool:
        """Whether answers are given now; in a go-round they come last."""
        return not self.closed and self.stage in ("", stages.OBJECTIONS)

    @property
    def clock_note(self) -> str:
        """What to know about an hour that the clocks skip or show twice; "" for most."""
        return note(Wall(self.day, self.time, self.zone))


class OfDecision(InCollective):
    """Something that belongs to a decision; its collective and circle are the decision's."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Counted(OfDecision):
    """A member was here when it opened. `counts`: they count; else they had stepped back, and may come to count by
    an answer. All of these rows go when it closes: who counted is then nobody's to find."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    counts = models.BooleanField(default=True)
    affected = models.BooleanField(default=False)  # they were in the circle that has to say yes besides

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "member"], name="counted_once")]


class Ballot(OfDecision):
    """What one member answers, until it closes. Afterwards only what was said by name is kept.

    `chosen`: numbers of options from 0, or the points for each. No time, and nothing to tell an order by.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    answer = models.CharField(max_length=12, blank=True)
    chosen = models.JSONField(default=list)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "member"], name="one_ballot_each")]


class Remark(OfDecision):
    """What somebody said before answering: a question, a reaction. `at` orders them; no page shows it."""

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    stage = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    taken_back = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["decision", "at", "id"])]
        constraints = [
            models.CheckConstraint(name="a_remark_taken_back_is_gone", condition=Q(taken_back=False) | Q(words=""))
        ]


class Dissent(OfDecision):
    """Somebody does not agree, in their own words, which nobody else can touch. Without a time.

    `named`: the name stands beside it. Taken back: the words are gone, and that a dissent was here stays.
    """

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(blank=True)
    reach = models.CharField(max_length=6, default=dissent.US)
    named = models.BooleanField(default=True)
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="so_far_and_no_further", condition=Q(reach__in=list(dissent.REACH))),
            models.CheckConstraint(
                name="a_dissent_taken_back_is_gone",
                condition=(Q(taken_back=True) & Q(words="")) | (Q(taken_back=False) & ~Q(words="")),
            ),
        ]


class Outcome(InCollective):
    """What was decided, what happens next, and when we look at it again: written once, as an act of its own.

    `lines` are what we said we'd do; they stand at the meeting `at_meeting`, if there was one to put them at.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="outcome")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    lines = models.JSONField(default=list)
    at_meeting = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")
    did = models.JSONField(default=list)  # what was carried out by itself, line by line (rules/slots.py)
    look_again = models.DateField(null=True)
    day = models.DateField()  # it was written, by the clock of the collective

    class Meta:
        indexes = [models.Index(fields=["collective", "look_again"])]


class Constitution(InCollective):
    """The rules of a group for each kind of matter, in versions: the highest number holds. None: the ready-made."""

    number = models.PositiveIntegerField()
    rules = models.JSONField()  # rules.constitution.as_data
    decision = models.OneToOneField(Decision, models.RESTRICT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collective", "number"], name="one_constitution_a_number")]


class HandUp(InCollective):
    """A member would do what a matter is about. Nothing is given to anybody who has no such row when it is done."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="hands")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "member"], name="one_hand_each")]


class Mandate(InCollective):
    """What some of us may say for us somewhere, word for word, and until when (that day with it).

    `ended`: the day on which we decided that it ends.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="+")
    where = models.CharField(max_length=mandate.WHERE)
    words = models.TextField()
    until = models.DateField()
    day = models.DateField()  # from which it holds
    at = models.DateTimeField()  # orders the list; no page shows it
    ended = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["collective", "at", "id"])]


class Delegate(InCollective):
    """A member speaks for us by a mandate; the row goes when they hand it back."""

    mandate = models.ForeignKey(Mandate, models.CASCADE)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mandate", "member"], name="a_mandate_once")]


class MandateNote(InCollective):
    """What was said or voted there. `outside`: some of it was not in the mandate, and went back to us as `matter`."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    day = models.DateField()
    words = models.TextField(blank=True)
    outside = models.BooleanField(default=False)
    matter = models.ForeignKey(Matter, models.SET_NULL, null=True, related_name="+")
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_note_taken_back_is_gone",
                condition=(Q(taken_back=True) & Q(words="")) | (Q(taken_back=False) & ~Q(words="")),
            ),
        ]


class GoingOn(InCollective):
    """A talk about how we go on with one of us. All of it goes when they do.

    `asked`: whom they asked to be beside them; `supporter`: who said yes. `keep_words`: whether their words stay,
    should they go by this.
    """

    matter = models.OneToOneField(Matter, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    asked = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    supporter = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    would_break = models.BooleanField(default=False)
    keep_words = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="somebody_else_is_beside_them",
                condition=(Q(asked=None) | ~Q(asked=models.F("member")))
                & (Q(supporter=None) | ~Q(supporter=models.F("member"))),
            ),
        ]
