"""What a member may read of the library: every fetch, through their scope."""

from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from ourterms.collectives.models import Member
from ourterms.library.models import Page, Version

SEARCHED = 20  # found at most


def page_for(member: Member, id: UUID) -> Page:
    """One page, also one that is put away. Raises Http404."""
    found: Page = get_object_or_404(Page.objects.for_member(member), pk=id)
    return found


def version_of(page: Page, number: int) -> Version:
    """One version of a page that was fetched through scope. Raises Http404."""
    found: Version = get_object_or_404(page.versions.all(), number=number)
    return found


def found_in(member: Member, words: list[str]) -> "QuerySet[Version]":
    """What pages on the shelf say now, where it holds every one of the words."""
    pages = Page.objects.for_member(member).filter(away=False)
    rows = Version.objects.filter(page__in=pages, number=F("page__number"))
    for word in words:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word) | Q(easy__icontains=word))
    return rows.order_by("page__sort")[:SEARCHED]
