"""What a member may read of the library: every fetch, through their scope."""

from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.design.paging import Pages
from ourterms.design.prepared import Given, Prepared
from ourterms.library.models import Enclosure, Page, Version
from ourterms.library.ready_made import TEXTS

SEARCHED = 20  # found at most


def page_for(member: Member, id: UUID) -> Page:
    """One page, also one that is put away. Raises Http404."""
    found: Page | None = _page.first(page=id, **asking(member))
    if found is None:
        raise Http404
    return found


_page = Prepared(lambda: Page.objects.for_member(WHOEVER).filter(pk=Given("page")))


def version_of(page: Page, number: int) -> Version:
    """One version of a page that was fetched through scope, with who saved it. Raises Http404."""
    found: Version | None = _version.first(page=page.pk, number=number)
    if found is None:
        raise Http404
    return found


_version = Prepared(lambda: Version.objects.filter(page=Given("page"), number=Given("number")).select_related("by"))


def beside(page: Page) -> list[Enclosure]:
    """What lies beside a page that was fetched through scope, with its files."""
    return _beside(page=page.pk)


_beside = Prepared(lambda: Enclosure.objects.filter(page=Given("page")).select_related("file").order_by("file__at"))


# The shelf ------------------------------------------------------------------------------------------------------------


def _pages(away: bool, of_kind: bool) -> Any:
    found = Page.objects.for_member(WHOEVER).filter(away=away)
    return found.filter(kind=Given("kind")) if of_kind else found


shelf_page = Pages(
    lambda away, of_kind: _pages(away, of_kind).values_list("pk", "sort", "title", "kind", named=True),
    by="sort",
    newest_first=False,
)


def taken_over(member: Member) -> set[str]:
    """The ready-made texts (of ready_made.TEXTS) that the group has made its own."""
    return set(_taken_over(**asking(member)))


_taken_over = Prepared(
    lambda: Page.objects.for_member(WHOEVER).filter(made_from__in=list(TEXTS)).values_list("made_from", flat=True)
)


# Search ---------------------------------------------------------------------------------------------------------------


def found_in(member: Member, words: list[str]) -> "QuerySet[Version]":
    """What pages on the shelf say now, where it holds every one of the words."""
    pages = Page.objects.for_member(member).filter(away=False)
    rows = Version.objects.filter(page__in=pages, number=F("page__number"))
    for word in words:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word) | Q(easy__icontains=word))
    return rows.order_by("page__sort")[:SEARCHED]
