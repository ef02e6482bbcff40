"""What members keep sealed; buddies; resting; somebody has died."""

from collections import Counter
from uuid import UUID

from ourterms.care import actions, notes
from ourterms.care.models import AccessConsent, Buddy, Farewell
from ourterms.care.rules import boundaries
from ourterms.collectives.actions import found
from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance, clock
from ourterms.people.models import Person, Trail
from tests.durability.writers.drawn import Note, Writer, beside, newcomer, some_member, words


def sealed() -> Note | None:
    """Boundaries, what somebody needs and for which meeting, wishes, and a break."""
    other = some_member()
    if other is None:
        return None
    by, thing, said = newcomer(other.collective), chance.uuid(), words()
    actions.set_boundaries(by=by, chosen={"press": boundaries.KEEP_AWAY})
    actions.set_access_needs(by=by, needs=said)
    actions.share_access(by=by, kind="meeting", thing=thing)
    actions.set_wishes(by=by, wishes=said)
    actions.pause(by=by)
    return {"member": str(by.pk), "thing": str(thing), "said": said}


def _sealed_is(note: Note) -> bool:
    member = Member.objects.filter(pk=note["member"], paused=True).first()
    return (
        member is not None
        and notes.boundaries_of(member)["press"] == boundaries.KEEP_AWAY
        and notes.own(member, notes.ACCESS) == note["said"] == notes.own(member, notes.WISHES)
        and AccessConsent.objects.filter(member=member, thing=note["thing"]).exists()
    )


def buddies() -> Note | None:
    """Each asks the other: that is a yes."""
    other = some_member()
    if other is None:
        return None
    by, today = newcomer(other.collective), clock.now().date()
    actions.ask_buddy(by=by, id=chance.uuid(), member=other, today=today)
    actions.ask_buddy(by=other, id=chance.uuid(), member=by, today=today)
    return {"one": str(by.pk), "other": str(other.pk)}


def resting() -> Note:
    """A group of one's own rests, wakes, and rests again."""
    at = clock.now()
    by = found(by=Person.objects.create(), id=chance.uuid(), name="Lull", own_name="Fern", at=at, today=at.date())
    for rests in (True, False, True):
        actions.rest(by=by, resting=rests, at=at)
    return {"collective": str(by.collective_id)}


def died() -> Note | None:
    """Two say so."""
    first = some_member()
    second = first and beside(first)
    if first is None or second is None:
        return None
    whose, id = newcomer(first.collective), chance.uuid()
    for each in (first, second):
        actions.say_died(by=each, id=id, member=whose, at=clock.now())
    return {"farewell": str(id), "member": str(whose.pk), "second": str(second.pk)}


WRITERS = [
    Writer("sealed", sealed, _sealed_is),
    Writer(
        "buddies",
        buddies,
        lambda note: Buddy.objects.filter(asker=note["one"], asked=note["other"], state=Buddy.YES).exists(),
    ),
    Writer(
        "resting",
        resting,
        lambda note: (
            Collective.objects.filter(pk=note["collective"], resting=True).exists()
            and Trail.objects.filter(collective=note["collective"], event="care:resting-began").count() == 2
        ),
    ),
    Writer(
        "died",
        died,
        lambda note: Farewell.objects.filter(
            pk=note["farewell"], member=note["member"], second=note["second"]
        ).exists(),
    ),
]


def resting_is_what_was_said_last() -> list[str]:
    began: Counter[UUID] = Counter()
    for event, collective in Trail.objects.filter(event__startswith="care:resting-").values_list("event", "collective"):
        began[collective] += 1 if event == "care:resting-began" else -1
    rests = dict(Collective.objects.values_list("pk", "resting"))
    return [
        f"collective {pk}: rests {rests[pk]}, and began {began[pk]} times" for pk in rests if began[pk] != rests[pk]
    ]


def who_says_that_somebody_died_stands_in_the_trail() -> list[str]:
    lines = Counter(Trail.objects.filter(event="care:died-said").values_list("thing", flat=True))
    said = {pk: 1 if second is None else 2 for pk, second in Farewell.objects.values_list("pk", "second")}
    return [
        f"farewell {pk}: {lines[pk]} lines, {said.get(pk)} said so"
        for pk in {*said, *lines}
        if lines[pk] != said.get(pk)
    ]


def one_answer_between_buddies() -> list[str]:
    """A yes takes the other's ask away."""
    pairs = Counter(frozenset(pair) for pair in Buddy.objects.filter(state=Buddy.YES).values_list("asker", "asked"))
    open_ = [frozenset(pair) for pair in Buddy.objects.exclude(state=Buddy.YES).values_list("asker", "asked")]
    return [f"buddies {set(pair)}" for pair in pairs if pairs[pair] > 1 or pair in open_]


HOLDS = [
    resting_is_what_was_said_last,
    who_says_that_somebody_died_stands_in_the_trail,
    one_answer_between_buddies,
]
