"""What institutions promised, what they showed, and who looked."""

from datetime import timedelta

from ourterms.collectives.models import Member
from ourterms.institutions import actions as institutions
from ourterms.kit import chance, clock
from ourterms.promises.actions import promised
from ourterms.promises.models import Look, Promise, Showing
from ourterms.promises.rules import kept
from tests.durability.writers.drawn import Note, Writer, beside, newcomer, pick, some_member, words


def a_promise(by: Member, said: str) -> Promise:
    """One of an institution that the group meets again and again."""
    at = clock.now()
    known = {"collective": by.collective, "name": f"House {pick(range(8))}", "by": by, "at": at}
    days = {"day": at.date() - timedelta(days=9), "due": at.date()}
    return promised.promised(
        by=by, id=chance.uuid(), institution=institutions.known_to(**known), words=said, **days, at=at
    )


def looked() -> Note | None:
    """Promised, shown, and two looked: kept."""
    by = some_member()
    if by is None:
        return None
    other = beside(by) or newcomer(by.collective)
    at, said = clock.now(), words()
    promise = a_promise(by, said)
    promised.show(by=by, id=chance.uuid(), promise=promise, words=said, day=at.date(), at=at)
    for who in (by, other):
        promised.look(by=who, promise=promise, so=True, words="", at=at)
    return {"promise": str(promise.pk), "words": said}


WRITERS = [
    Writer(
        "promise",
        looked,
        lambda note: (
            Promise.objects.filter(pk=note["promise"], words=note["words"], ended=kept.KEPT).exists()
            and Showing.objects.filter(promise=note["promise"], words=note["words"]).count() == 1
            and Look.objects.filter(promise=note["promise"], so=True).count() == 2
        ),
    )
]


def kept_is_shown_and_looked_at() -> list[str]:
    """Kept exactly when two looked; shown exactly when there is a showing."""
    wrong = []
    for promise in Promise.objects.all():
        looks = Look.objects.filter(promise=promise, so=True).count()
        if (promise.ended == kept.KEPT) != (looks == 2):
            wrong.append(f"promise {promise.pk}: {promise.ended or 'going on'} with {looks} who looked")
        if (promise.shown is not None) != Showing.objects.filter(promise=promise).exists():
            wrong.append(f"promise {promise.pk}: shown by half")
    return wrong


HOLDS = [kept_is_shown_and_looked_at]
