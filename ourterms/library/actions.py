"""Every write of the library."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ourterms.collectives.models import Member
from ourterms.files import actions as files
from ourterms.kit.markdown import VERSION, to_html
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.library import rules
from ourterms.library.models import Enclosure, Page, Version
from ourterms.library.permissions import may_put_away
from ourterms.library.ready_made import TEXTS
from ourterms.people.acts import Refused, make


class Meanwhile(Exception):
    """Somebody saved the page after it was opened to write. Nothing was changed; `version` is what they saved."""

    def __init__(self, version: Version) -> None:
        super().__init__()
        self.version = version


def _taken_over(by: Member, slug: str) -> Page | None:
    page: Page | None = Page.objects.filter(collective=by.collective_id, made_from=slug).first()
    return page


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def _clean(kind: str, title: str, words: str, easy: str) -> dict[str, str]:
    _refuse_unless(kind in rules.SHELVES, say("Choose one of those in the list."))
    title, words, easy = one_line(title), many_lines(words), many_lines(easy)
    _refuse_unless(bool(title), say("Put a title."))
    _refuse_unless(len(title) <= rules.TITLE, say("Use at most {most} letters for the title.", most=rules.TITLE))
    _refuse_unless(bool(words), say("Write something first."))
    most = max(len(words), len(easy))
    _refuse_unless(most <= rules.WORDS, say("Use at most {most} letters, or make two pages.", most=rules.WORDS))
    return {"title": title, "words": words, "easy": easy}


def _add(page: Page, number: int, by: Member, today: date, texts: dict[str, str], id: UUID) -> tuple[Version, bool]:
    return make(
        Version,
        id,
        page=page,
        number=number,
        by=by,
        day=today,
        **texts,
        html=to_html(texts["words"]),
        easy_html=to_html(texts["easy"]),
        rendered=VERSION,
    )


@transaction.atomic
def start(
    *, by: Member, id: UUID, kind: str, title: str, words: str, easy: str = "", today: date, made_from: str = ""
) -> Page:
    """Put a page into the library. `id` is the page's; its first version has the same."""
    texts = _clean(kind, title, words, easy)
    page, made = make(
        Page,
        id,
        collective=by.collective,
        kind=kind,
        title=texts["title"],
        sort=texts["title"].casefold(),
        made_from=made_from,
    )
    if made:
        _add(page, 1, by, today, texts, id)
    return page


def take_over(*, by: Member, id: UUID, slug: str, today: date) -> Page:
    """Make a ready-made text ours, to change. Two who do it at once get the same page. KeyError for no such text."""
    text = TEXTS[slug]
    if (page := _taken_over(by, slug)) is not None:
        return page
    try:
        return start(
            by=by,
            id=id,
            kind=text.kind,
            title=text.title,
            words=text.words,
            easy=text.easy,
            today=today,
            made_from=slug,
        )
    except (IntegrityError, Refused):
        if (page := _taken_over(by, slug)) is None:
            raise
        return page


@transaction.atomic
def save(
    *, by: Member, id: UUID, page: Page, seen: int, kind: str, title: str, words: str, easy: str, today: date
) -> Version:
    """Save a page as a new version; the same words once more make none.

    `seen` is the number of the version that the form began from. Raises Meanwhile if there is a newer one.
    """
    page = Page.objects.select_for_update().get(pk=page.pk, collective=by.collective_id)
    texts = _clean(kind, title, words, easy)
    before = Version.objects.filter(pk=id).first()
    if before is not None:
        _refuse_unless(
            before.page_id == page.pk and before.by_id == by.pk,
            say("This form was used for something else. Open the page again."),
        )
        return before
    newest = Version.objects.get(page=page, number=page.number)
    same = {"title": newest.title, "words": newest.words, "easy": newest.easy} == texts
    if same:
        _set(page, kind=kind)
        return newest
    if seen != page.number:
        raise Meanwhile(newest)
    version, _made = _add(page, page.number + 1, by, today, texts, id)
    _set(page, kind=kind, title=texts["title"], sort=texts["title"].casefold(), number=version.number)
    return version


def _set(page: Page, **values: object) -> None:
    Page.objects.filter(pk=page.pk).update(**values)


@transaction.atomic
def go_back(*, by: Member, id: UUID, page: Page, number: int, today: date) -> Version:
    """Make what a page said in an earlier version what it says now, as a new version. Raises Version.DoesNotExist."""
    page = Page.objects.select_for_update().get(pk=page.pk, collective=by.collective_id)
    old = Version.objects.get(page=page, number=number)
    _refuse_unless(not old.taken_back, say("These words were taken back."))
    return save(
        by=by,
        id=id,
        page=page,
        seen=page.number,
        kind=page.kind,
        title=old.title,
        words=old.words,
        easy=old.easy,
        today=today,
    )


@transaction.atomic
def put_away(*, by: Member, page: Page, away: bool) -> None:
    """Put a page away, out of the shelf and the search; or bring it back. Nothing is deleted."""
    _refuse_unless(page.collective_id == by.collective_id)
    _refuse_unless(may_put_away(by), say("Somebody holds the role Library. Ask them."))
    _set(page, away=away)


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """A member goes and wants their words to go: pages that nobody else saved go whole.

    Of other pages, the versions they saved are emptied; the newest stays, for it is made of others' words too, but
    without their name.
    """
    if keep_words:
        return
    saved = Version.objects.filter(by=member)
    for page in Page.objects.select_for_update().filter(pk__in=saved.values("page")):
        if not page.versions.exclude(by=member).exists():
            page.delete()
            continue
        mine = page.versions.filter(by=member)
        mine.exclude(number=page.number).update(title="", words="", html="", easy="", easy_html="", taken_back=True)
        mine.update(by=None)


# What lies beside a page ---------------------------------------------------------------------------------------


def enclose(*, by: Member, id: UUID, page: Page, data: bytes, words: str, at: datetime) -> Enclosure:
    """Put a picture, PDF or recording beside a page. Raises Refused, also for a file that we don't take.

    The file's id comes from the form's, so that a form sent twice brings one. Not inside a transaction: see files.
    """
    words = one_line(words)
    _refuse_unless(page.collective_id == by.collective_id)
    _refuse_unless(bool(words), say("Say what it is, also for whoever can't see or hear it."))
    _refuse_unless(len(words) <= rules.TITLE, say("Use at most {most} letters.", most=rules.TITLE))
    file = files.bring(by=by, id=UUID(int=id.int ^ 1), data=data, at=at)
    with transaction.atomic():
        enclosure, _made = make(Enclosure, id, page=page, file=file, words=words)
    return enclosure


def take_out(*, by: Member, enclosure: Enclosure) -> None:
    """Take away what one brought oneself, for good."""
    files.take_away(by=by, file=enclosure.file)
