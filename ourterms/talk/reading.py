"""What a member may read of talk: every fetch, through their scope."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, Member, asking, in_circle
from ourterms.design.paging import Pages
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.talk.models import Mute, Post, Thread

POSTS = 50  # of a thread, on one page
SEARCHED = 20  # found at most
LOOKED_AT = 20_000  # the newest posts of a collective: a search looks at no others, and its page says so


def muted_by(member: Member) -> "QuerySet[Mute, Any]":
    """The ids of the threads that a member muted, for a query."""
    return Mute.objects.filter(member=member.pk).values("thread")


def threads_for(member: Member, circle: Circle | Given | None = None) -> "QuerySet[Thread]":
    """A member's threads, without those they muted; only those of one circle if one is given."""
    found: QuerySet[Thread] = Thread.objects.for_member(member).exclude(pk__in=muted_by(member))
    return found.filter(circle=circle) if circle else found


def thread_for(member: Member, id: UUID) -> Thread:
    """One thread, `muted` or not. Raises Http404."""
    found: Thread | None = _thread.first(id=id, **asking(member))
    if found is None:
        raise Http404
    return found


_thread = Prepared(
    lambda: (
        Thread.objects.for_member(WHOEVER)
        .filter(pk=Given("id"))
        .select_related("circle", "by")
        .annotate(muted=Exists(Mute.objects.filter(member=WHOEVER.pk, thread=OuterRef("pk"))))
    )
)


LISTED = ("pk", "last_at", "title", "note", "title_hidden", "day", "circle__name", "by__name", "by__person_id")
QUOTED = ("pk", "by__name", "by__person_id", "note", "words", "html", "rendered", "taken_back", "hidden")
LINE = (*QUOTED, "at", "by_id", "opens", "quotes_id", "changed")

# Named tuples: rows would cost these pages their time.
threads_page = Pages(
    lambda of_one: threads_for(WHOEVER, CIRCLE if of_one else None).values_list(*LISTED, named=True),
    by="last_at",
)
posts_page = Pages(
    lambda: Post.objects.filter(thread=Given("thread")).values_list(*LINE, named=True), newest_first=False, size=POSTS
)


def quotes_of(lines: Iterable[Any]) -> dict[UUID, Any]:
    """The posts that these lines (of LINE) quote, by id, as named tuples of QUOTED. No query where none does."""
    ids = {line.quotes_id for line in lines if line.quotes_id}
    rows = _quoted(room(ids), **numbered("ids", ids)) if ids else ()
    return {row.pk: row for row in rows}


_quoted = Prepared(lambda number: Post.objects.filter(pk__in=several("ids", number)).values_list(*QUOTED, named=True))


def post_for(member: Member, id: UUID) -> Post:
    """One post. Raises Http404."""
    rows = Post.objects.for_member(member).select_related("thread", "thread__circle")
    found: Post = get_object_or_404(rows, pk=id)
    return found


def newest_from_others(member: Member, since: datetime, circle: Circle | None = None) -> Post | None:
    """The newest post of somebody else's that a member may read and did not mute; None where there is none."""
    newest: Post | None = _newest_post.first(circle is not None, since=since, **in_circle(circle), **asking(member))
    return newest


def newest_thread(member: Member, circle: Circle | None = None) -> Thread | None:
    """The thread that stands first in a member's list; None where there is none."""
    newest: Thread | None = _newest_thread.first(circle is not None, **in_circle(circle), **asking(member))
    return newest


def _posts_of_others(circle: Given | None) -> "QuerySet[Post]":
    rows = Post.objects.for_member(WHOEVER).filter(at__gt=Given("since"), hidden=False, taken_back=False)
    rows = rows.exclude(by=WHOEVER.pk).exclude(thread__in=muted_by(WHOEVER))
    found: QuerySet[Post] = rows.filter(circle=circle) if circle else rows
    return found


_newest_post = Prepared(
    lambda of_one: _posts_of_others(CIRCLE if of_one else None).select_related("thread").order_by("-at")[:1]
)
_newest_thread = Prepared(
    lambda of_one: threads_for(WHOEVER, CIRCLE if of_one else None).order_by("-last_at", "-pk")[:1]
)


def found_in(member: Member, words: list[str]) -> "QuerySet[Post]":
    """Posts that hold every one of the words, in themselves or in the title of their thread. Newest first, among the
    newest LOOKED_AT. One query more, of the index alone, for where those begin.

    What was hidden or taken back is found by nobody. What was muted is.
    """
    rows = Post.objects.for_member(member).filter(hidden=False, taken_back=False)
    newest = Post.objects.filter(collective=member.collective_id).order_by("-at").values_list("at", flat=True)
    if since := newest[LOOKED_AT : LOOKED_AT + 1].first():
        rows = rows.filter(at__gt=since)
    for word in words:
        in_title = Q(opens=True, thread__title__icontains=word, thread__title_hidden=False)
        rows = rows.filter(Q(words__icontains=word) | Q(note__icontains=word) | in_title)
    found: QuerySet[Post] = rows.select_related("thread", "thread__circle").order_by("-at")
    return found[:SEARCHED]
