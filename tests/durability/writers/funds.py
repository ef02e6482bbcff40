"""Lines in the tin's book: with a receipt, and mirrored."""

from ourterms.files.actions import bring
from ourterms.funds import actions
from ourterms.funds.models import TinLine
from ourterms.kit import chance, clock
from tests.durability.writers.drawn import Note, Writer, ids, some_member, things_of, words
from tests.durability.writers.files import PICTURE, opens


def tin() -> Note | None:
    by = some_member()
    if by is None:
        return None
    at, id = clock.now(), chance.uuid()
    day = at.date()
    line = actions.write_down(by=by, id=id, way="in", amount="3.50", words=words(), day=day, today=day, at=at)
    mirror = actions.correct(by=by, line=line, today=day, at=at)
    return {"line": str(line.pk), "mirror": str(mirror.pk), "words": line.words}


def receipt() -> Note | None:
    by = some_member()
    if by is None:
        return None
    at, id = clock.now(), chance.uuid()
    day = at.date()
    kept = bring(by=by, id=chance.uuid(), data=PICTURE, at=at, group_keeps=True)
    actions.write_down(by=by, id=id, way="out", amount="2", words=words(), day=day, today=day, at=at, receipt=kept)
    return {"line": str(id), "file": str(kept.pk)}


WRITERS = [
    Writer(
        "tin",
        tin,
        lambda note: (
            TinLine.objects.filter(pk=note["line"], words=note["words"], minor=350).exists()
            and TinLine.objects.filter(pk=note["mirror"], mirrors=note["line"], minor=-350).exists()
        ),
    ),
    Writer(
        "receipt",
        receipt,
        lambda note: (
            TinLine.objects.filter(pk=note["line"], minor=-200, receipt=note["file"]).exists() and opens(note["file"])
        ),
    ),
]


def every_line_stands_in_the_trail() -> list[str]:
    apart = ids(TinLine) ^ things_of("funds:tin-line")
    return [f"line of the tin {pk}: in one of the book and the trail" for pk in apart]


HOLDS = [every_line_stands_in_the_trail]
