"""Letters, and what members want to be sent. That a notice is there with what it is of, the apps look that send it."""

from ourterms.kit import chance, clock
from ourterms.notices import actions
from ourterms.notices.models import Choice, Letter, Notice, Told
from ourterms.notices.outbox import Written, open_letter
from tests.durability.writers.drawn import Note, Writer, newcomer, some_member, words


def letter() -> Note | None:
    by = some_member()
    if by is None:
        return None
    id, said = chance.uuid(), words()
    written = Written("desk@example.org", "A line", said)
    actions.write_letter(by=by, id=id, written=written, at=clock.now())
    return {"letter": str(id), "words": said}


def _letter_is(note: Note) -> bool:
    row = Letter.objects.filter(pk=note["letter"]).first()
    return row is not None and open_letter(row).words == note["words"]


def choice() -> Note | None:
    other = some_member()
    if other is None:
        return None
    by = newcomer(other.collective)
    actions.choose(by=by, never=False, day=3, off=["talk"], at=clock.now())
    return {"member": str(by.pk)}


WRITERS = [
    Writer("letter", letter, _letter_is),
    Writer("choice", choice, lambda note: Choice.objects.filter(member=note["member"], day=3, off=["talk"]).exists()),
]


def who_waits_for_a_message_was_told() -> list[str]:
    half = Notice.objects.exclude(member__in=Told.objects.values("member"))
    return [f"notice {pk}: of nothing" for pk in half.values_list("pk", flat=True)]


HOLDS = [who_waits_for_a_message_was_told]
