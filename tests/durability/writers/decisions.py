"""From something put forward to what comes of it."""

from collections import Counter
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions
from ourterms.decisions.models import (
    DECIDED,
    LET_GO,
    OPEN,
    RULES,
    Ballot,
    Constitution,
    Counted,
    Decision,
    Dissent,
    Matter,
    Outcome,
)
from ourterms.decisions.rules.constitution import READY_MADE, as_data
from ourterms.decisions.rules.ways import SPOKEN, YES
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import WeSaid
from ourterms.people.models import Person, Trail
from tests.durability.writers.drawn import LONG_AGO, Note, Writer, ids, some_member, words

ZONE = "Europe/London"
OPEN_FOR = timedelta(days=20)


def _open(by: Member, matter: Matter, way: str, at: datetime) -> Decision:
    what = actions.Opening(way, matter.title, Wall((at + OPEN_FOR).date(), time(20), ZONE))
    return actions.open_matter(by=by, id=chance.uuid(), matter=matter, what=what, at=at)


def opened() -> Note | None:
    """Put forward, opened, answered, and somebody doesn't agree."""
    by = some_member()
    if by is None:
        return None
    at, said, id = clock.now(), words(), chance.uuid()
    matter = actions.put_forward(
        by=by, id=chance.uuid(), kind="everyday", title=said, words=said, circle=None, at=at, today=at.date()
    )
    decision = _open(by, matter, "majority", at)
    actions.answer(by=by, decision=decision, answer="for", at=at)
    actions.dissent(by=by, id=id, decision=decision, words=said, reach="us", named=True)
    return {
        "matter": str(matter.pk),
        "decision": str(decision.pk),
        "dissent": str(id),
        "member": str(by.pk),
        "words": said,
    }


def _opened_is(note: Note) -> bool:
    return (
        Decision.objects.filter(pk=note["decision"], matter=note["matter"], question=note["words"]).exists()
        and Counted.objects.filter(decision=note["decision"], member=note["member"], counts=True).exists()
        and Ballot.objects.filter(decision=note["decision"], member=note["member"], answer="for").exists()
        and Dissent.objects.filter(pk=note["dissent"], decision=note["decision"], words=note["words"]).exists()
    )


def decided() -> Note | None:
    """A group of one's own changes its rules: opened a while ago, closed now, with what comes of it."""
    person, now = Person.objects.create(), clock.now()
    began, text, id = now - 2 * OPEN_FOR, words(), chance.uuid()
    by = collectives.found(
        by=person, id=chance.uuid(), name="Tidemark", own_name="Moss", at=now, today=(now - LONG_AGO).date()
    )
    what = meetings.Plan(Wall((now + OPEN_FOR).date(), time(19), ZONE), 60)
    meetings.plan(by=by, id=chance.uuid(), circle=None, what=what)
    matter = actions.put_forward(
        by=by, id=chance.uuid(), kind="constitution", title=text, words="", circle=None, at=began,
        today=began.date(), does=RULES,
        subject={"rules": as_data({"everyday": READY_MADE["everyday"]._replace(days=5)})},
    )  # fmt: skip
    decision = _open(by, matter, "two-thirds", began)
    actions.answer(by=by, decision=decision, answer="for", at=began)
    actions.close(decision=decision, at=now)
    actions.write_outcome(by=by, id=id, decision=decision, words=text, lines=[text, "Tell the others"], at=now)
    return {"matter": str(matter.pk), "decision": str(decision.pk), "outcome": str(id), "words": text}


def _decided_is(note: Note) -> bool:
    return (
        Matter.objects.filter(pk=note["matter"], state=DECIDED).exists()
        and Decision.objects.filter(pk=note["decision"], closed=True, state=YES).exists()
        and Outcome.objects.filter(pk=note["outcome"], decision=note["decision"], words=note["words"]).exists()
        and WeSaid.objects.filter(pk=uuid5(UUID(note["outcome"]), "0"), words=note["words"]).exists()
        and Constitution.objects.filter(decision=note["decision"]).exists()
    )


WRITERS = [Writer("opened", opened, _opened_is), Writer("decided", decided, _decided_is)]


def a_matter_is_open_as_long_as_its_decision() -> list[str]:
    being = set(Decision.objects.filter(closed=False).values_list("matter", flat=True))
    said = set(Matter.objects.filter(state=OPEN).values_list("pk", flat=True))
    came = set(Decision.objects.filter(closed=True, state__in=["yes", "no"]).values_list("matter", flat=True))
    settled = set(Matter.objects.filter(state=DECIDED).values_list("pk", flat=True))
    wrong = [f"matter {pk}: open by half" for pk in being ^ said]
    wrong += [f"matter {pk}: decided by half" for pk in (came - being) ^ settled]
    dropped = Matter.objects.filter(state=LET_GO, pk__in=being)
    return wrong + [f"matter {pk}: let go and open" for pk in dropped.values_list("pk", flat=True)]


def who_counts_is_there_until_it_closes() -> list[str]:
    counted = set(Counted.objects.values_list("decision", flat=True))
    being = set(Decision.objects.filter(closed=False).values_list("pk", flat=True))
    wrong = [f"decision {pk}: who counts, by half" for pk in counted ^ being]
    kept = Ballot.objects.filter(decision__closed=True).exclude(decision__rule__way__in=list(SPOKEN))
    return wrong + [f"decision {pk}: answers of a closed vote" for pk in kept.values_list("decision", flat=True)]


def what_comes_of_it_is_whole() -> list[str]:
    """With every line at its meeting, with what a yes carries out, and in the trail, once."""
    said = ids(WeSaid)
    carried = set(Constitution.objects.values_list("decision", flat=True))
    wrong = []
    for outcome in Outcome.objects.select_related("decision"):
        lines = {uuid5(outcome.pk, str(number)) for number in range(len(outcome.lines))}
        if outcome.at_meeting_id is not None and lines - said:
            wrong.append(f"outcome {outcome.pk}: lines missing")
        does = outcome.decision.does == RULES and outcome.decision.state == YES
        if does is not (outcome.decision_id in carried):
            wrong.append(f"outcome {outcome.pk}: carried out by half")
    written = set(Outcome.objects.values_list("decision", flat=True))
    wrong += [f"decision {pk}: rules changed without an outcome" for pk in carried - written]
    for event, there in (("decisions:outcome", written), ("decisions:opened", ids(Decision))):
        lines = Counter(Trail.objects.filter(event=event).values_list("thing", flat=True))
        wrong += [
            f"decision {pk}: {lines[pk]} lines of {event}" for pk in {*there, *lines} if lines[pk] != (pk in there)
        ]
    return wrong


HOLDS = [
    a_matter_is_open_as_long_as_its_decision,
    who_counts_is_there_until_it_closes,
    what_comes_of_it_is_whole,
]
