"""Keys of long lists: they lead on and back, and nobody reads in them."""

from base64 import urlsafe_b64decode
from datetime import timedelta
from itertools import chain
from urllib.parse import parse_qs

import pytest
from django.test import RequestFactory

from ourterms.design.paging import key_of, page_of
from ourterms.talk.models import Post, Thread
from tests.cast import AT, Cast, a_post, a_thread

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
ask = RequestFactory().get


@pytest.fixture
def thread() -> Thread:
    cast = Cast()
    thread = a_thread(cast.member)
    for n in range(6):
        a_post(cast.member, thread, words=f"{n}", at=AT + timedelta(minutes=1 + n // 2))
    return thread


def walk(query: str, way: str, size: int = 3) -> list[list[str]]:
    pages = []
    while True:
        page = page_of(Post.objects.all(), ask(f"/?{query}"), newest_first=False, size=size)
        pages.append([post.words for post in page.rows])
        query = getattr(page, way)
        if not query:
            return pages


def test_every_row_comes_once_there_and_back(thread: Thread) -> None:
    there = walk("kind=x", "further")
    assert len(there) == 3
    rows = [post.words for post in Post.objects.order_by("at", "pk")]
    assert list(chain(*there)) == rows
    last = Post.objects.order_by("at", "pk").last()
    assert list(chain(*reversed(walk(f"before={key_of(last)}", "back")))) == rows[:-1]


def test_what_else_was_asked_for_stays(thread: Thread) -> None:
    page = page_of(Post.objects.all(), ask("/?kind=a&before=x"), size=3)
    assert parse_qs(page.further)["kind"] == ["a"]
    assert "before" not in parse_qs(page.further)


def test_nobody_reads_a_moment_in_a_key_or_makes_one(thread: Thread) -> None:
    key = key_of(thread, "last_at")
    sealed = urlsafe_b64decode(key + "=" * (-len(key) % 4))
    assert b"2026" not in sealed
    first = [post.pk for post in page_of(Post.objects.all(), ask("/"), size=3).rows]
    for forged in (key, key_of(Post.objects.last())[:-4] + "AAAA", "2026-03-03T12:00:00Z_x", "é", "x" * 9_000):
        assert [post.pk for post in page_of(Post.objects.all(), ask("/", {"after": forged}), size=3).rows] == first
