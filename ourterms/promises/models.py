"""What we tell institutions to do, and what came of it. What they owe has dates; what members did has none on pages.

Every row stands with an institution, and may say with which demand it began: what began together is one line.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from ourterms.asks.models import Ask
from ourterms.collectives.models import InCollective, Member, Scope
from ourterms.decisions.models import Decision, Matter
from ourterms.files.models import File
from ourterms.institutions.models import Contact, Institution
from ourterms.promises.rules import kept, letters
from ourterms.promises.rules.who_decided import LEVELS, VERSIONS

TITLE, WORDS, WHERE, SEEN = 120, 4_000, 200, 500  # letters
DRAFT, KEPT_BY_US, REPLACED = "draft", "kept", "replaced"  # an account


class Standing(Scope):
    """Rows that stand with an institution, fetched only through who is asking."""

    def of(self, institution: Institution) -> Self:
        """Those of this institution, also those of one that was merged into it."""
        return self.filter(Q(institution=institution.real_id) | Q(institution__merged_into=institution.real_id))


class WithInstitution(InCollective):
    """Something between us and an institution. `at` orders lists; no page shows it."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")  # who of us wrote it down
    at = models.DateTimeField()

    objects: ClassVar[Any] = Standing.as_manager()

    class Meta:
        abstract = True


class OnALine(WithInstitution):
    """Something that stands on a line, and may say with which ask the line began."""

    ask = models.ForeignKey(Ask, models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True


class Demands(Standing):
    """Demands, fetched only through who is asking."""

    def in_state(self, state: str, today: date) -> Self:
        """Those in one of kept.DEMAND_STATES."""
        if state in kept.ANSWERS:
            return self.filter(step=kept.SENT, answer=state)
        return self.filter(step=state, answer="") if state == kept.SENT else self.filter(step=state)


class Demand(OnALine):
    """What we tell an institution to do, invited or not; a recommendation is the mild kind.

    `answer`: the newest of their answers, "" for silence. `day`: it was put forward.
    """

    title = models.CharField(max_length=TITLE)
    words = models.TextField(blank=True)
    mild = models.BooleanField(default=False)
    day = models.DateField()
    step = models.CharField(max_length=10, default=kept.PROPOSED)
    matter = models.ForeignKey(Matter, models.SET_NULL, null=True, related_name="+")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")
    decided = models.DateField(null=True)
    sent = models.DateField(null=True)
    answer_by = models.DateField(null=True)  # by when our letter asked for an answer
    answer = models.CharField(max_length=8, blank=True)
    taken_back = models.DateField(null=True)

    objects: ClassVar[Any] = Demands.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "institution", "at", "id"]),
            models.Index(fields=["collective", "step", "at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(name="a_demand_is_somewhere", condition=Q(step__in=kept.STEPS)),
            models.CheckConstraint(
                name="a_demand_is_sent_on_a_day", condition=Q(sent__isnull=False) | ~Q(step=kept.SENT)
            ),
            models.CheckConstraint(
                name="a_demand_is_sent_when_it_is_decided", condition=Q(sent=None) | Q(decided__isnull=False)
            ),
            models.CheckConstraint(
                name="an_answer_is_one_of_three",
                condition=Q(answer__in=["", *kept.ANSWERS]) & (Q(answer="") | Q(sent__isnull=False)),
            ),
            models.CheckConstraint(
                name="taken_back_on_a_day",
                condition=Q(step=kept.TAKEN_BACK, taken_back__isnull=False)
                | (~Q(step=kept.TAKEN_BACK) & Q(taken_back=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """One of kept.DEMAND_STATES."""
        return kept.demand_state(self.step, self.answer)


class Theirs(models.Model):
    """Something an institution said: by its contact, or entered by us, with the document if there is one."""

    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    document = models.ForeignKey(File, models.SET_NULL, null=True, related_name="+")
    where = models.CharField(max_length=WHERE, blank=True)  # a letter, a meeting, a report

    class Meta:
        abstract = True


class Answer(Theirs, WithInstitution):
    """An institution's answer to a demand, in its words. The newest counts; older ones stay."""

    demand = models.ForeignKey(Demand, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=8)
    words = models.TextField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_answer_says_something", condition=Q(kind__in=list(kept.ANSWERS)))
        ]


class Promises(Standing):
    """Promises, fetched only through who is asking."""

    def in_state(self, state: str, today: date) -> Self:
        """Those in one of kept.PROMISE_STATES, on the collective's day."""
        if state in kept.ENDED:
            return self.filter(ended=state)
        going = self.filter(ended="")
        if state == kept.NOT_SHOWN:
            return going.filter(shown__isnull=False)
        late = Q(due__lt=today) if state == kept.LATE else Q(due__gte=today)
        return going.filter(late, shown=None)


class Promise(Theirs, OnALine):
    """What an institution said it will do, and by when. Kept only when it showed it and members agree.

    `shown`: the day on which it last showed us something. `not_looked`: we said that we didn't look.
    """

    demand = models.ForeignKey(Demand, models.SET_NULL, null=True, related_name="promises")
    words = models.TextField()
    day = models.DateField()  # it was made
    due = models.DateField()
    shown = models.DateField(null=True)
    not_looked = models.DateField(null=True)
    ended = models.CharField(max_length=8, blank=True)
    ended_on = models.DateField(null=True)
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")  # by which it ended

    objects: ClassVar[Any] = Promises.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "institution", "at", "id"]),
            models.Index(fields=["collective", "ended", "shown", "at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(name="a_promise_ends_somehow", condition=Q(ended__in=["", *kept.ENDED])),
            models.CheckConstraint(
                name="a_promise_ends_on_a_day",
                condition=Q(ended="", ended_on=None) | (~Q(ended="") & Q(ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="nothing_is_kept_that_was_not_shown", condition=~Q(ended=kept.KEPT) | Q(shown__isnull=False)
            ),
            models.CheckConstraint(name="due_when_it_was_made_or_later", condition=Q(due__gte=F("day"))),
        ]

    def __str__(self) -> str:
        return self.words

    def state(self, today: date) -> str:
        """One of kept.PROMISE_STATES, on the collective's day."""
        return kept.promise_state(due=self.due, today=today, shown=self.shown is not None, ended=self.ended)


class Showing(Theirs, WithInstitution):
    """What an institution showed us, so that a promise counts as kept; or that it will not keep it (`wont`)."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="showings")
    wont = models.BooleanField(default=False)
    words = models.TextField()
    day = models.DateField()


class Change(OnALine):
    """What is different now. `confirmed`: the day on which enough of us had said that it is so."""

    demand = models.ForeignKey(Demand, models.SET_NULL, null=True, related_name="changes")
    promise = models.ForeignKey(Promise, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    day = models.DateField()  # since when
    confirmed = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "institution", "at", "id"]),
        ]


class Look(InCollective):
    """A member looked whether a promise was kept, or whether something is different now, and says what they saw.

    Who did not look has no row, and stands nowhere.
    """

    promise = models.ForeignKey(Promise, models.CASCADE, null=True, related_name="+")
    change = models.ForeignKey(Change, models.CASCADE, null=True, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    so = models.BooleanField()
    words = models.CharField(max_length=SEEN, blank=True)

    objects: ClassVar[Any] = Scope.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="looked_at_one_thing",
                condition=Q(promise__isnull=False, change=None) | Q(promise=None, change__isnull=False),
            ),
            models.UniqueConstraint(fields=["promise", "member"], name="looked_at_a_promise_once"),
            models.UniqueConstraint(fields=["change", "member"], name="looked_at_a_change_once"),
        ]


class Power(Theirs, OnALine):
    """What an institution no longer decides alone: how, from when, until when (that day with it).

    `ended`: the day from which it holds no more, whatever was agreed.
    """

    demand = models.ForeignKey(Demand, models.SET_NULL, null=True, related_name="powers")
    words = models.TextField()
    how = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField(null=True)
    ended = models.DateField(null=True)
    ended_words = models.CharField(max_length=SEEN, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "institution", "at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(name="let_go_of_somehow", condition=Q(how__in=list(kept.HOW))),
            models.CheckConstraint(name="until_is_not_before", condition=Q(until=None) | Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return self.words


class PowerUse(WithInstitution):
    """A power was used: on what, when, and whether they respected it."""

    power = models.ForeignKey(Power, models.CASCADE, related_name="uses")
    words = models.TextField()
    day = models.DateField()
    came = models.CharField(max_length=10, blank=True)
    came_on = models.DateField(null=True)
    came_words = models.CharField(max_length=SEEN, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="respected_or_overridden_on_a_day",
                condition=Q(came="", came_on=None, came_words="")
                | (Q(came__in=[kept.RESPECTED, kept.OVERRIDDEN]) & Q(came_on__isnull=False)),
            )
        ]


class Account(OnALine):
    """Who decided: what they called it, the facts, the level that these allow, our words. One decision of theirs.

    Drafted by a member, kept by the group. A correction is a new one that `corrects` the one before, with the reason.
    """

    demand = models.ForeignKey(Demand, models.SET_NULL, null=True, related_name="accounts")
    title = models.CharField(max_length=TITLE)  # which decision
    day = models.DateField()  # it was decided
    theirs = models.TextField(blank=True)  # what they called it, in their words
    where = models.CharField(max_length=WHERE, blank=True)
    theirs_day = models.DateField(null=True)
    facts = models.JSONField(default=dict)  # rules.who_decided.as_data
    version = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10)
    ours = models.TextField()
    state = models.CharField(max_length=8, default=DRAFT)
    matter = models.ForeignKey(Matter, models.SET_NULL, null=True, related_name="+")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")
    kept_on = models.DateField(null=True)
    corrects = models.ForeignKey("self", models.SET_NULL, null=True, related_name="corrections")
    reason = models.TextField(blank=True)  # what was wrong, in whose words

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "institution", "at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_account_is_somewhere", condition=Q(state__in=[DRAFT, KEPT_BY_US, REPLACED])
            ),
            models.CheckConstraint(
                name="an_account_is_kept_on_a_day",
                condition=Q(state=DRAFT, kept_on=None) | (~Q(state=DRAFT) & Q(kept_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_level_that_there_is", condition=Q(level__in=LEVELS) & Q(version__in=list(VERSIONS))
            ),
            models.UniqueConstraint(fields=["corrects"], condition=~Q(state=DRAFT), name="put_right_once"),
        ]

    def __str__(self) -> str:
        return self.title


class NotInOurName(Theirs, OnALine):
    """What an institution claimed with our name, words or presence that we did not agree to, and what happened."""

    demand = models.ForeignKey(Demand, models.SET_NULL, null=True, related_name="claims")
    what = models.CharField(max_length=10)
    words = models.TextField()  # theirs
    day = models.DateField()  # we saw it
    agreed = models.TextField(blank=True)  # what we did agree to; "" for nothing
    ours = models.TextField(blank=True)
    came = models.CharField(max_length=10, blank=True)
    came_on = models.DateField(null=True)
    came_words = models.CharField(max_length=SEEN, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["collective", "at", "id"]),
            models.Index(fields=["collective", "institution", "at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(name="claimed_something_of_ours", condition=Q(what__in=list(kept.CLAIMED))),
            models.CheckConstraint(
                name="what_came_of_it_came_on_a_day",
                condition=Q(came="", came_on=None, came_words="")
                | (Q(came__in=[each for each in kept.CAME_OF_IT if each]) & Q(came_on__isnull=False)),
            ),
        ]


class Sent(WithInstitution):
    """A letter that a member sent, about a demand, a promise or something not in our name. `kind`: of rules.letters.

    `mailed`: through this server; else by hand.
    """

    kind = models.CharField(max_length=8)
    demand = models.ForeignKey(Demand, models.CASCADE, null=True, related_name="letters")
    promise = models.ForeignKey(Promise, models.CASCADE, null=True, related_name="letters")
    claim = models.ForeignKey(NotInOurName, models.CASCADE, null=True, related_name="letters")
    words = models.TextField()
    day = models.DateField()
    mailed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_letter_is_about_one_thing",
                condition=Q(
                    kind__in=[letters.DEMAND, letters.ASK_AGAIN], demand__isnull=False, promise=None, claim=None
                )
                | Q(kind=letters.PROMISE, demand=None, promise__isnull=False, claim=None)
                | Q(kind=letters.CLAIM, demand=None, promise=None, claim__isnull=False),
            ),
            models.UniqueConstraint(fields=["demand"], condition=Q(kind=letters.DEMAND), name="a_demand_is_sent_once"),
        ]
