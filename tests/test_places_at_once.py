"""Several people at the same moment at one place, one session, one sum: one effect, and a sentence for the rest.

In a process with a real database: SQLite's own file, and PostgreSQL where the tests run on it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.durability.run import scratch_database

ROOT = Path(__file__).parents[1]
CHILD = """
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from django.core.management import call_command
from django.db import connections
for name in ("default", "passing"):
    call_command("migrate", database=name, verbosity=0)
from ourterms.asks.actions import agreements, places
from ourterms.asks.models import Taken
from ourterms.asks.tests import agreed, doors
from ourterms.collectives import actions
from ourterms.kit import chance, clock
from ourterms.pay import actions as pay
from ourterms.pay.models import Line, Owed
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import AT, Cast

def at_once(acts):
    barrier = Barrier(len(acts))
    def one(act):
        barrier.wait()
        try:
            act()
            return "done"
        except Refused as refused:
            return refused.message
        finally:
            connections.close_all()
    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(one, acts))

with clock.frozen(doors.NOW):
    cast = Cast()
    group = doors.turn_on(cast)
    there = agreed.with_places(cast, agreed.said_yes(cast, group))
    given = {"agreement": there, "version": there.version, "name": "Jo", "post": "Officer", "day": agreed.SIGNED.date()}
    signs = [
        lambda by=by: agreements.enter_signature(by=by, at=agreed.SIGNED, **given) for by in (cast.member, cast.third)
    ]
    changes = [lambda: agreed.with_places(cast, there, 3, version=there.version)]
    print(at_once(signs + changes).count("done") in (1, 2))
    there.refresh_from_db()
    if not there.is_signed:
        agreements.enter_signature(by=cast.member, at=agreed.SIGNED, **{**given, "version": there.version})
    there.refresh_from_db()
    offer = agreed.offered(cast, there)
    number = there.places.get().number
    many = [
        actions.join(by=Person.objects.create(), collective=cast.collective, name=f"N {n}", at=AT, today=AT.date())
        for n in range(6)
    ]
    said = at_once([lambda m=m: agreed.yes(offer, m) for m in many])
    print(said.count("done") == number == Taken.objects.count(), len(set(said)))
    session = agreed.planned(cast, there)
    over = session.ends + timedelta(hours=1)
    goes = Taken.objects.first().member
    acts = [lambda: places.settle_all(at=over) for _ in range(5)]
    acts.append(lambda: places.take_back(by=goes, offer=offer, at=over))
    print(at_once(acts).count("done"))
    print(Owed.objects.count() == number, Owed.objects.filter(member=goes).count())
    sum = Owed.objects.filter(member=goes).get()
    paid = {"by": goes, "sum": sum, "amount": "195", "day": over.date(), "today": over.date(), "at": over}
    print(at_once([lambda: pay.it_came(id=chance.uuid(), **paid) for _ in range(6)]))
    back = {"by": goes, "sum": sum, "kind": "paid", "today": over.date(), "at": over}
    at_once([lambda: pay.take_back(**back) for _ in range(6)])
    print(Line.objects.filter(mirrors=None).count(), Line.objects.exclude(mirrors=None).count())
"""


@pytest.mark.slow
def test_one_effect_however_many_press_at_once(tmp_path: Path) -> None:
    environ = dict(os.environ) | {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    if environ.get("OURTERMS_DATABASE_URL"):
        with scratch_database() as database:
            printed = run(environ | {"OURTERMS_DATABASE_URL": database})
    else:
        printed = run(environ)
    assert printed == [
        "True",
        "True 2",
        "6",
        "True 1",
        str(["Nothing is open here any more."] * 5 + ["done"]),
        "1 1",
    ]


def run(environ: dict[str, str]) -> list[str]:
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
