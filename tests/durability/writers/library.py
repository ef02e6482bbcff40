"""Pages, their versions, and what lies beside them."""

from django.db.models import Count, F, Max

from ourterms.kit import chance, clock
from ourterms.library import actions
from ourterms.library.models import Enclosure, Page, Version
from tests.durability.writers.drawn import Note, Writer, some_member, words
from tests.durability.writers.files import PICTURE, opens


def page() -> Note | None:
    """A page, and a second version of it."""
    by = some_member()
    if by is None:
        return None
    id, later, said, today = chance.uuid(), chance.uuid(), words(), clock.now().date()
    made = actions.start(by=by, id=id, kind="guide", title=said, words="x", today=today)
    actions.save(by=by, id=later, page=made, seen=1, kind="guide", title=said, words=said, easy="", today=today)
    return {"page": str(id), "version": str(later), "words": said}


def taken_over() -> Note | None:
    by = some_member()
    if by is None:
        return None
    slug = next(iter(sorted(actions.TEXTS)))
    made = actions.take_over(by=by, id=chance.uuid(), slug=slug, today=clock.now().date())
    return {"page": str(made.pk)}


def enclosure() -> Note | None:
    by = some_member()
    if by is None:
        return None
    id, at = chance.uuid(), clock.now()
    made = actions.start(by=by, id=chance.uuid(), kind="letter", title=words(), words="x", today=at.date())
    kept = actions.enclose(by=by, id=id, page=made, data=PICTURE, words="A dot", at=at)
    return {"enclosure": str(id), "page": str(made.pk), "file": str(kept.file_id)}


WRITERS = [
    Writer(
        "page",
        page,
        lambda note: (
            Page.objects.filter(pk=note["page"], number=2, title=note["words"]).exists()
            and Version.objects.filter(pk=note["version"], page=note["page"], words=note["words"]).exists()
        ),
    ),
    Writer("taken_over", taken_over, lambda note: Page.objects.filter(pk=note["page"]).exclude(made_from="").exists()),
    Writer(
        "enclosure",
        enclosure,
        lambda note: (
            Enclosure.objects.filter(pk=note["enclosure"], page=note["page"], file=note["file"]).exists()
            and opens(note["file"])
        ),
    ),
]


def a_page_says_what_its_newest_version_does() -> list[str]:
    pages = Page.objects.annotate(all=Count("versions"), newest=Max("versions__number"))
    wrong = [f"page {row.pk}: number {row.number}" for row in pages if not row.number == row.all == row.newest]
    other = Version.objects.filter(number=F("page__number"), by__isnull=False).exclude(title=F("page__title"))
    return wrong + [f"version {pk}: another title than its page" for pk in other.values_list("pk", flat=True)]


HOLDS = [a_page_says_what_its_newest_version_does]
