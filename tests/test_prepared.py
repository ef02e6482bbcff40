"""Queries that are put into SQL once answer as Django's own do, each time with the values that were given."""

from contextlib import suppress
from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.models import Q, QuerySet

from ourterms.collectives.models import Member
from ourterms.design.prepared import NOW, Given, Prepared, numbered, room, several
from ourterms.kit import chance
from ourterms.people.models import Person
from ourterms.talk.models import Post
from tests.cast import AT, Cast, a_post, a_thread

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    cast = Cast()
    thread = a_thread(cast.member)
    for n in range(3):
        a_post(cast.third, thread, words=f"{n}", at=AT + timedelta(minutes=1 + n))
    return cast


def posts(by: Any, since: Any) -> "QuerySet[Post]":
    return Post.objects.filter(by=by, at__gt=since).select_related("thread", "by").order_by("-at")


def test_rows_are_those_that_django_finds(cast: Cast) -> None:
    prepared = Prepared(lambda: posts(Given("by"), Given("since")))
    for by in (cast.third, cast.member, cast.founder):
        for since in (AT, AT + timedelta(minutes=2), AT + timedelta(days=1)):
            found = prepared(by=by.pk, since=since)
            assert found == list(posts(by, since))
            assert [(post.words, post.at, post.by.name, post.thread.title) for post in found] == [
                (post.words, post.at, post.by.name, post.thread.title) for post in posts(by, since)
            ]
    assert prepared(by=cast.third.pk, since=AT)


def test_it_is_built_once_for_each_shape(cast: Cast) -> None:
    built: list[bool] = []

    def build(*, loud: bool) -> "QuerySet[Any, Any]":
        built.append(loud)
        rows = Post.objects.filter(by=Given("by")).order_by("at")
        return rows.values_list("words", "at", named=True) if loud else rows.values_list("words", flat=True)

    prepared = Prepared(lambda loud: build(loud=loud))
    for _each in range(3):
        assert prepared(False, by=cast.third.pk) == ["0", "1", "2"]
        assert [row.words for row in prepared(True, by=cast.third.pk)] == ["0", "1", "2"]
    assert built == [False, True]


def test_every_kind_of_value_goes_in(cast: Cast) -> None:
    mark, day = b"\x00m'\xff", cast.member.joined
    Person.objects.filter(pk=cast.member.person_id).update(email_mark=mark, email_sealed=b"x")
    prepared = Prepared(
        lambda: Member.objects.filter(
            name=Given("name"), joined=Given("joined"), person__email_mark__in=[Given("mark"), Given("other")]
        )
    )
    right: dict[str, Any] = {"name": cast.member.name, "joined": day, "mark": mark, "other": b""}
    assert prepared(**right) == [cast.member]
    wrong: dict[str, Any] = {"name": "' OR 1=1 --", "joined": date(1999, 1, 1), "mark": b"m"}
    for name, value in wrong.items():
        assert prepared(**right | {name: value}) == []


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8, 9])
def test_any_number_of_values_finds_each_of_them_and_no_other(cast: Cast, number: int) -> None:
    prepared = Prepared(lambda places: Member.objects.filter(pk__in=several("ids", places)))
    everybody = list(Member.objects.all())
    ids = [*(each.pk for each in everybody[1:]), *(chance.uuid() for _n in range(9))][:number]
    found = prepared(room(ids), **numbered("ids", ids))
    assert {each.pk for each in found} == set(ids) & {each.pk for each in everybody}
    assert len(found) == len(set(found))


def test_few_queries_stand_for_any_number() -> None:
    assert {room(range(number)) for number in range(101)} == {0, 1, 2, 4, 8, 16, 32, 64, 128}


def test_a_moment_may_be_so_much_later_or_earlier(cast: Cast) -> None:
    prepared = Prepared(
        lambda: (
            Post.objects.filter(at__gt=NOW - timedelta(minutes=2), at__lt=NOW + timedelta(minutes=1))
            .order_by("at")
            .values_list("words", flat=True)
        )
    )
    assert prepared(now=AT + timedelta(minutes=2)) == ["0", "1"]
    assert prepared(now=AT + timedelta(minutes=4)) == ["2"]


def test_a_value_that_is_missing_or_none_finds_nobody(cast: Cast) -> None:
    prepared = Prepared(lambda: Member.objects.filter(Q(pk=Given("pk"))))
    with pytest.raises(KeyError):
        prepared()
    assert prepared(pk=None) == []
    assert prepared.first(pk=chance.uuid()) is None
    assert prepared.first(pk=cast.member.pk) == cast.member


def test_each_thread_asks_its_own_connection(cast: Cast) -> None:
    prepared, asked = Prepared(lambda: Member.objects.filter(pk=Given("pk"))), []

    def note(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        asked.append(context["connection"])
        return execute(sql, params, many, context)

    def ask() -> None:
        with connection.execute_wrapper(note), suppress(DatabaseError):  # it may wait for this test's transaction
            prepared(pk=cast.member.pk)
        connection.close()

    with connection.execute_wrapper(note):
        prepared(pk=cast.member.pk)
    other = Thread(target=ask)
    other.start()
    other.join()
    mine, theirs = asked
    assert mine is not theirs
