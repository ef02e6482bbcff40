"""Several write into one log at the same moment: no gap, no place twice. In a process with a real database, of
each kind that is here."""

from pathlib import Path

import pytest

from tests.at_once import tried
from tests.durability.run import scratch_database

CHILD = """
from datetime import timedelta
from django.db import connection
from ourterms.kit import chance
from ourterms.register import actions, rules
from ourterms.register.models import Entry, Log, Part
from ourterms.register.tests.kinds import KIND, a_record, appended, published, the_kind
from tests.at_once import MANY, done
from tests.cast import AT, Cast, a_page

the_kind()
cast = Cast()

def places():
    rows = Entry.objects.filter(collective=cast.collective).order_by("index")
    return list(rows.values_list("index", flat=True)) == list(range(Log.objects.get().size))

found["vendor"] = connection.vendor
acts = [lambda: actions.have_record(by=cast.member, on=True, at=AT)] * MANY
done(acts)
found["logs"] = Log.objects.count()
done([lambda: appended(cast.collective, cast.member) for _ in range(MANY)])
found["appended"] = [Log.objects.get().size, places()]
id, page = chance.uuid(), a_page(cast.member)
def one_form():
    actions.publish(by=cast.member, id=id, kind=KIND, thing=page.pk, at=AT)
done([one_form] * MANY)
found["one form"] = [Log.objects.get().size, places(), Part.objects.filter(entry=id).count()]
other = a_page(cast.third, title="Another")
members = (cast.member, cast.third)
done([
    lambda m=members[n % 2]: actions.publish(by=m, id=chance.uuid(), kind=KIND, thing=other.pk, at=AT)
    for n in range(MANY)
])
found["one thing"] = [Log.objects.get().size, places()]
entry = Entry.objects.get(pk=id)
done([lambda m=members[n % 2]: actions.stop(by=m, entry=entry, at=AT) for n in range(MANY)])
found["stopped"] = [Log.objects.get().size, places(), Part.objects.filter(entry=id).exclude(value="").count()]
shown, away, late = published(cast, title="Public"), chance.uuid(), AT + timedelta(hours=80)
done([
    lambda n=n: actions.redact(
        by=cast.member, id=away if n % 2 else chance.uuid(), entry=shown, names=["words"], ground="error", at=late
    )
    for n in range(MANY)
])
found["redacted"] = [Log.objects.get().size, places(), Entry.objects.filter(kind=rules.REDACTION).count()]
def a_no_at_that_moment(n):
    page = a_page(cast.steward, title=f"Tea {n}", words="Kit brings tea.")
    asked = {"kind": KIND, "thing": page.pk, "at": AT}
    mark = actions.words_mark(actions.read(KIND, cast.third, page.pk)[2])
    actions.say_about_name(by=cast.third, mark=mark, yes=True, **asked)
    done([
        lambda: actions.publish(by=cast.steward, id=chance.uuid(), **asked),
        lambda: actions.say_about_name(by=cast.third, mark=mark, yes=False, **asked),
    ])
    return Entry.objects.filter(thing=page.pk, stopped=False).count()
found["a no"] = sum(a_no_at_that_moment(n) for n in range(6))
"""
PLACES = {
    "logs": 1,
    "appended": [8, True],
    "one form": [9, True, 3],
    "one thing": [10, True],
    "stopped": [11, True, 0],
    "redacted": [13, True, 1],
    "a no": 0,
}


def test_eight_at_the_same_moment_leave_no_gap_and_no_place_twice(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {"vendor": "sqlite"} | PLACES


@pytest.mark.slow
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    with scratch_database() as database:
        if not database:
            pytest.skip("No PostgreSQL answers here.")
        assert tried(CHILD, tmp_path, database) == {"vendor": "postgresql"} | PLACES
