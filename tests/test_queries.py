"""How members' pages ask the databases: how often, and never by reading a whole long table."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections

from ourterms.collectives.actions import join
from ourterms.decisions.actions import remark
from ourterms.institutions.tests.factories import an_institution
from ourterms.kit import chance, clock
from ourterms.people.models import Person
from ourterms.talk import reading
from ourterms.talk.reading import found_in
from tests.cast import AT, Cast, a_decision, a_meeting, a_need, a_page, a_post, a_thread

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LONG = ("talk_post", "talk_thread", "meetings_session", "meetings_wesaid", "aid_need", "library_page", "funds_tinline")
LONG += ("decisions_decision", "decisions_matter", "decisions_ballot", "decisions_remark", "decisions_outcome")
LONG += ("institutions_dealing", "institutions_guest", "institutions_institution", "institutions_contact")
QUERIES = {  # of both databases; two of them are the door's. The limits stand in bench/inside.py
    "": 9,
    "together/": 7,
    "talk/": 6,
    "talk/{thread}/": 7,
    "meetings/": 3,
    "meetings/past/": 3,
    "meetings/{meeting}/": 13,
    "aid/": 6,
    "library/": 4,
    "library/{page}/": 8,
    "tin/": 7,
    "group/": 7,
    "decide/": 7,
    "decide/past/": 5,
    "decide/{decision}/": 12,
    "institutions/": 3,
    "institutions/{institution}/": 9,
}


@pytest.fixture
def lived_in() -> tuple[Cast, dict[str, str]]:
    """A collective with something in each list, and the parts of its addresses."""
    cast = Cast()
    thread = a_thread(cast.third, at=clock.now() - timedelta(hours=1))
    decision = a_decision(cast.third)
    for _each in range(3):
        a_post(cast.third, thread, at=clock.now() - timedelta(minutes=1))
        a_need(cast)
        meeting = a_meeting(cast)
        page = a_page(cast.third, title=f"The kettle {chance.token(4)}")
        institution = an_institution(cast.third, f"Trust {chance.token(4)}")
        remark(by=cast.third, id=chance.uuid(), decision=decision, words="Perhaps", at=AT)
    assert cast.line
    there = {"thread": thread, "meeting": meeting, "page": page, "decision": decision, "institution": institution}
    return cast, {name: str(row.pk) for name, row in there.items()}


def asked(cast: Cast, path: str) -> list[tuple[str, Any]]:
    """What a page asks of both databases, with the values."""
    queries: list[tuple[str, Any]] = []

    def keep(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        queries.append((sql, params))
        return execute(sql, params, *rest)

    client = cast.client("member")
    with ExitStack() as listening:
        for each in connections.all():
            listening.enter_context(each.execute_wrapper(keep))
        assert client.get(f"/m/{cast.collective.pk}/{path}").status_code == 200
    return queries


@pytest.mark.parametrize(("path", "queries"), QUERIES.items())
def test_a_page_asks_so_often(lived_in: tuple[Cast, dict[str, str]], path: str, queries: int) -> None:
    cast, things = lived_in
    assert len(asked(cast, path.format(**things))) == queries


def test_a_quiet_ballot_asks_for_less_than_any_other_and_never_for_an_answer(
    lived_in: tuple[Cast, dict[str, str]],
) -> None:
    cast, _things = lived_in
    for n in range(2):
        join(by=Person.objects.create(), collective=cast.collective, name=f"Nim {n}", at=AT, today=AT.date())
    decision = a_decision(cast.third, quiet=True)
    queries = asked(cast, f"decide/{decision.pk}/")
    assert len(queries) == 10
    envelopes = [sql for sql, _params in queries if "decisions_envelope" in sql]
    assert len(envelopes) == 1
    assert not [sql for sql, _params in queries if "decisions_ballot" in sql]


def read_whole(sql: str, params: Any) -> list[str]:
    """The long tables that a query reads from end to end, as the database says it would go about it."""
    names = {alias or table: table for table, alias in re.findall(r'"(\w+)" (?:(T\d+|U\d+|V\d+)\b)?', sql)}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # tables as short as here are read whole otherwise
            cursor.execute(f"EXPLAIN {sql}", params)
            found = [match for (row,) in cursor for match in re.findall(r"Seq Scan on (\w+)", row)]
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            found = [names.get(row[3].split()[1], row[3].split()[1]) for row in cursor if row[3].startswith("SCAN ")]
    return [table for table in found if table in LONG]


@pytest.mark.parametrize("path", QUERIES)
def test_no_page_reads_a_long_table_whole(lived_in: tuple[Cast, dict[str, str]], path: str) -> None:
    cast, things = lived_in
    queries = [query for query in asked(cast, path.format(**things)) if any(table in query[0] for table in LONG)]
    assert queries or path == "group/"
    assert [(sql, found) for sql, params in queries if (found := read_whole(sql, params))] == []


def test_reading_a_whole_table_would_be_seen() -> None:
    """Proves the test above can fail."""
    assert read_whole('SELECT * FROM "talk_post" WHERE "talk_post"."words" LIKE %s', ["%x%"]) == ["talk_post"]


@pytest.mark.parametrize("path", ["", "decide/", "decide/past/"])
def test_what_is_open_or_closed_is_found_by_the_index(lived_in: tuple[Cast, dict[str, str]], path: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL takes a bare column for a condition of the index; SQLite does not.")
    found = [query for query in asked(lived_in[0], path) if 'FROM "decisions_decision"' in query[0]]
    assert found
    for sql, params in found:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            plan = " ".join(row[3] for row in cursor if "decisions_decision" in row[3])
        assert "closed=?" in plan or "decisions_to_conclude" in plan


def test_search_looks_at_the_newest_posts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = Cast()
    thread = a_thread(cast.third)
    for n, words in enumerate(("a zeppelin", "a kettle", "a window"), start=1):
        a_post(cast.third, thread, words=words, at=AT + timedelta(minutes=n))
    assert [post.words for post in found_in(cast.member, ["zeppelin"])] == ["a zeppelin"]
    monkeypatch.setattr(reading, "LOOKED_AT", 2)
    assert list(found_in(cast.member, ["zeppelin"])) == []
    assert [post.words for post in found_in(cast.member, ["kettle"])] == ["a kettle"]
