"""What somebody puts forward, the decisions on it, and what each answered and said."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from ourterms.collectives.models import Circle, InCollective, Member, Scope
from ourterms.decisions.rules import dissent, mandate, maps, stages, table
from ourterms.decisions.rules.constitution import rule_from
from ourterms.decisions.rules.rounds import Setup, setup_from
from ourterms.decisions.rules.ways import BUDGET, COUNTED, GOING_ON, OPTIONS, SPOKEN, YES, Rule
from ourterms.kit.money import Money
from ourterms.kit.wall import Wall, note
from ourterms.meetings.models import Session

TITLE, WORDS, OPTION, REASON, NEXT = 120, 8_000, 120, 300, 200  # letters
ABOUT = 1_000  # letters on a proposal
MOST_NOTES = 200  # of what was said there, for one mandate
MOST_LINES = 10  # of what we said we'd do, in one outcome
# What a yes carries out by itself: our rules are changed; roles come to somebody in another way; a decision stays
# open for longer.
RULES, HOW_ROLES, LONGER = "rules", "how-roles", "longer"
GONE = "gone"  # what a talk about how we go on came to when they went meanwhile
LETTER = 2_000  # letters of a text to send by hand
OWN, TABLE, UNNAMED, BEFORE = "own", "table", "unnamed", "before"  # how an answer was given
NO_NAME = (UNNAMED, BEFORE)
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
    touches = models.JSONField(default=list)  # kinds of things that some keep away (care/rules/boundaries.py KINDS)

    class Meta:
        indexes = [models.Index(fields=["collective", "state", "at", "id"])]
        constraints = [
            models.CheckConstraint(
                name="a_matter_is_somewhere", condition=Q(state__in=[WAITING, OPEN, DECIDED, LET_GO])
            ),
            models.CheckConstraint(
                name="rules_are_changed_by_their_own_rule",
                condition=~Q(does__in=[RULES, HOW_ROLES]) | Q(kind="constitution"),
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

    # `closed=True` is a bare column in Django's SQL, for which SQLite uses no index; with __in it uses one.

    def open(self) -> Self:
        """Those that are not closed."""
        return self.filter(closed__in=[False])

    def closed(self) -> Self:
        """Those that are closed."""
        return self.filter(closed__in=[True])

    def to_conclude(self) -> Self:
        """Those that came to a yes, of which nobody has written yet what comes of them."""
        return self.filter(to_conclude=True)


class Decision(InCollective):
    """A matter as it is decided: the question, and the rule, which is frozen from its opening to its end.

    What it came to (`state`, `why`, `tally`, `chosen`) is put down once, when it closes. `tally`: answer, or number
    of an option, -> how many, or points. Of a quiet ballot, `cast`: the ballots themselves, sorted, without anybody
    (rules/quiet.py published); `box`: the public key that seals answers, as hex, until the other half is destroyed.
    Of one that is counted in rounds (rules/rounds.py): `counting` is what its count needs, frozen when it opens;
    `ballots`, the file of ballots, and `rounds`, how it was counted, are put down when it closes.
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
    touches = models.JSONField(default=list)  # as the matter had it when it opened, frozen
    longer_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")  # by which it stays open longer
    to_conclude = models.BooleanField(default=False)  # it was a yes, and nobody has written yet what comes of it
    box = models.CharField(max_length=64, blank=True)
    cast = models.JSONField(default=list)
    counting = models.JSONField(default=dict)
    ballots = models.TextField(blank=True)
    rounds = models.JSONField(default=dict)

    objects: ClassVar[Any] = Decisions.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["collective", "closed", "closes", "id"]),
            models.Index(  # which stays short, however much was decided
                fields=["collective", "closes", "id"], condition=Q(to_conclude=True), name="decisions_to_conclude"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["matter"], condition=Q(closed=False), name="decided_in_one_way_at_a_time"),
            models.CheckConstraint(
                name="what_is_closed_came_to_something",
                condition=(Q(closed=True) & ~Q(state=""))
                | Q(closed=False, state="", tally={}, chosen=[], cast=[], ballots="", rounds={}),
            ),
            models.CheckConstraint(
                name="what_is_concluded_was_a_yes", condition=Q(to_conclude=False) | Q(closed=True, state=YES)
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
    def quiet(self) -> bool:
        """Whether it is a quiet ballot."""
        return bool(self.rule.get("quiet", False))

    @property
    def between_things(self) -> bool:
        """Whether it is between options, and not yes or no."""
        return self.way in (*OPTIONS, GOING_ON)

    @property
    def in_rounds(self) -> bool:
        """Whether it is counted in rounds, from ballots that are published when it closes."""
        return self.way in COUNTED

    @property
    def setup(self) -> Setup:
        """What its count needs. Only for one that is counted in rounds."""
        return setup_from(self.counting)

    @property
    def by_points(self) -> bool:
        """Whether each option is given points."""
        return self.way == "score" or bool(self.counting.get("points", False))

    @property
    def costs(self) -> list[Money]:
        """What each proposal of a budget costs; nothing for anything else."""
        return [Money(cost, self.counting["currency"]) for cost in self.counting.get("costs", ())]

    @property
    def option_lines(self) -> list[str]:
        """The options as they stand on a page: proposals with what they cost."""
        if self.way != BUDGET:
            return list(self.options)
        return [f"{option}: {cost}" for option, cost in zip(self.options, self.costs, strict=True)]

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
    `given`: by themselves; entered by two at the table; without a name; or left beforehand, which is without one too.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    answer = models.CharField(max_length=12, blank=True)
    chosen = models.JSONField(default=list)
    words = models.TextField(blank=True)
    given = models.CharField(max_length=7, default=OWN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "member"], name="one_ballot_each"),
            models.CheckConstraint(name="given_in_one_way", condition=Q(given__in=[OWN, TABLE, UNNAMED, BEFORE])),
            models.CheckConstraint(name="unnamed_without_words", condition=~Q(given__in=[*NO_NAME]) | Q(words="")),
        ]


class Envelope(OfDecision):
    """That a member has answered a quiet ballot, and what, sealed so that nobody can open it before it is counted.

    All of these rows go when it closes. No time, and always of the same length.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "member"], name="one_envelope_each")]


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
    letter = models.TextField(blank=True)  # a text to send by hand
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


class Proposal(InCollective):
    """What could be paid from a pot, put forward by a member while the matter waits on the agenda."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="proposals")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=OPTION)
    words = models.CharField(max_length=ABOUT, blank=True)
    minor = models.PositiveIntegerField()  # what it costs, in pence or cents
    currency = models.CharField(max_length=3)
    at = models.DateTimeField()  # orders the list; no page shows it

    class Meta:
        indexes = [models.Index(fields=["matter", "at", "id"])]
        constraints = [models.CheckConstraint(name="a_proposal_costs_something", condition=Q(minor__gt=0))]

    def __str__(self) -> str:
        return self.title

    @property
    def cost(self) -> Money:
        """What it costs."""
        return Money(self.minor, self.currency)


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


class Entered(OfDecision):
    """An answer that somebody gave without a screen, entered by one member and confirmed by another (rules/table.py).

    `code` is a keyed hash of what the person was given to check it by. When the decision closes, every name goes from
    here; what was entered stays for a while, so that whoever has the code can still check it.
    """

    code = models.CharField(max_length=64)
    how = models.CharField(max_length=5)
    state = models.CharField(max_length=9, default=table.ENTERED)
    answer = models.CharField(max_length=12, blank=True)
    chosen = models.JSONField(default=list)
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")  # whose answer it is
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "code"], name="a_code_stands_for_one_answer"),
            models.UniqueConstraint(
                fields=["decision", "member"], condition=Q(state=table.CONFIRMED), name="entered_answers_count_once"
            ),
            models.UniqueConstraint(
                fields=["decision", "member", "by"], condition=Q(state=table.ENTERED), name="entered_once_by_each"
            ),
            models.CheckConstraint(name="entered_somehow", condition=Q(how__in=list(table.HOW))),
            models.CheckConstraint(name="entered_is_somewhere", condition=Q(state__in=list(table.STATES))),
            models.CheckConstraint(name="confirmed_by_a_second", condition=Q(second=None) | ~Q(second=F("by"))),
            models.CheckConstraint(
                name="nobody_enters_their_own",
                condition=Q(member=None)
                | ((Q(by=None) | ~Q(by=F("member"))) & (Q(second=None) | ~Q(second=F("member")))),
            ),
            models.CheckConstraint(
                name="when_closed_no_name_is_left",
                condition=~Q(state__in=[table.COUNTED, table.NOT_COUNTED]) | Q(member=None, by=None, second=None),
            ),
        ]
        indexes = [models.Index(fields=["code"])]


class StandingWord(models.Model):
    """What a member leaves beforehand for what they keep away (rules/standing.py), sealed; where it stands says
    neither whose it is nor when it was left."""

    token = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()


class Lot(InCollective):
    """A draw that anybody can repeat. Its list is open until somebody fixes it, then the seed is put in, once."""

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=TITLE)
    words = models.TextField(blank=True)
    places = models.PositiveSmallIntegerField()
    least = models.JSONField(default=dict)  # group -> how many places it is owed, at least
    seed_from = models.CharField(max_length=REASON)  # where the seed will come from
    day = models.DateField()  # it was started, by the clock of the collective
    at = models.DateTimeField()  # for the order of the list of draws; on no page
    fixed = models.BooleanField(default=False)
    seed = models.CharField(max_length=TITLE, blank=True)
    drawn_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["collective", "at", "id"])]
        constraints = [
            models.CheckConstraint(
                name="drawn_from_a_list_that_was_fixed",
                condition=Q(seed="", drawn_on=None) | (Q(fixed=True, drawn_on__isnull=False) & ~Q(seed="")),
            ),
            models.CheckConstraint(name="a_draw_has_places", condition=Q(places__gt=0)),
        ]

    def __str__(self) -> str:
        return self.title


class LotName(InCollective):
    """A member said yes to being on the list of a draw. `name`: as it stood there when the list was fixed."""

    lot = models.ForeignKey(Lot, models.CASCADE, related_name="names")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    group = models.CharField(max_length=OPTION, blank=True)
    name = models.CharField(max_length=OPTION, blank=True)
    ticket = models.CharField(max_length=64, blank=True)
    drawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lot", "member"], name="on_a_list_once")]


class OpinionMap(InCollective):
    """A question, and short statements that everybody may answer until it closes.

    What it came to is put down once, when it closes (rules/maps.py came_to); the answers are deleted then. `rows`: from
    30 people on what each answered, as {number of a statement: 1, 0 or -1}, shuffled and without anybody.
    """

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    question = models.CharField(max_length=TITLE)
    words = models.TextField(blank=True)
    day = models.DateField()  # it closes, on the wall clock of `zone`
    time = models.TimeField()
    zone = models.CharField(max_length=60)
    closes = models.DateTimeField()  # the moment that day, time and zone mean (kit/wall.py)
    opened = models.DateField()  # by the clock of the collective
    closed = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    rows = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["collective", "closed", "closes", "id"])]
        constraints = [
            models.CheckConstraint(
                name="a_map_is_counted_when_it_closes",
                condition=(Q(closed=True) & ~Q(result={})) | Q(closed=False, result={}, rows=[]),
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def clock_note(self) -> str:
        """What to know about an hour that the clocks skip or show twice; "" for most."""
        return note(Wall(self.day, self.time, self.zone))


class OfMap(InCollective):
    """Something that belongs to a map; its collective and circle are the map's."""

    map = models.ForeignKey(OpinionMap, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Statement(OfMap):
    """What somebody put into a map. Nobody sees who; when it closes, nobody can find it any more.

    `number`: in the result, by the letters of its words, so that none tells which was first; None while it is open,
    and for one that was not counted. `matter`: what was put on the agenda with it.
    """

    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=maps.WORDS, blank=True)
    key = models.CharField(max_length=4 * maps.WORDS, blank=True)  # rules/maps.py key_of
    number = models.PositiveSmallIntegerField(null=True)
    aside = models.BooleanField(default=False)
    taken_back = models.BooleanField(default=False)
    matter = models.ForeignKey(Matter, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "key"], condition=Q(taken_back=False), name="said_once_in_a_map"),
            models.UniqueConstraint(fields=["map", "number"], name="one_statement_a_number"),
            models.CheckConstraint(
                name="a_statement_taken_back_is_gone",
                condition=Q(taken_back=True, words="", key="", number=None) | (Q(taken_back=False) & ~Q(words="")),
            ),
            models.CheckConstraint(name="what_is_aside_is_not_counted", condition=Q(aside=False) | Q(number=None)),
        ]

    def __str__(self) -> str:
        return self.words


class Opinion(OfMap):
    """What one member answers to the statements of a map, until it closes; without a time, and in no order.

    `said`: id of a statement -> 1 agree, 0 pass, -1 disagree, sorted by id.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    said = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "member"], name="one_row_of_opinions_each")]


class Aside(OfMap):
    """A member set a statement aside, and why; and whether, and by whom, it was put back. `at` only orders the list."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=REASON, blank=True)
    back = models.BooleanField(default=False)
    back_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement"], condition=Q(back=False), name="set_aside_once"),
            models.CheckConstraint(name="nothing_is_set_aside_without_a_reason", condition=~Q(reason="") | Q(by=None)),
        ]
