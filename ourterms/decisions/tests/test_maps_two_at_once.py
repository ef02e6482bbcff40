"""Several people, and one on two devices, at the same moment at an opinion map. In a process with a real database."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
CHILD = """
import json
from datetime import timedelta
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.core.management import call_command
from django.db import connections
for name in ("default", "passing"):
    call_command("migrate", database=name, verbosity=0)
from ourterms.collectives import actions as collectives
from ourterms.decisions import maps
from ourterms.decisions.models import Aside, Opinion, OpinionMap, Statement
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_map, with_maps

cast = Cast()
with_maps(cast)
everybody = [
    collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
    for n in range(8)
]

def at_once(acts):
    barrier = Barrier(len(acts))
    def one(act):
        barrier.wait()
        try:
            act()
            return True
        except Refused:
            return False
        finally:
            connections.close_all()
    with ThreadPoolExecutor(len(acts)) as threads:
        return sum(threads.map(one, acts))

now = clock.now()
there = a_map(cast.third, *(f"Number {n}" for n in range(8)))
numbered = list(Statement.objects.order_by("words"))
one, found = everybody[0], {}
at_once([lambda s=s: maps.answer(by=one, statement=s, answer="agree", at=now) for s in numbered])
found["of one on eight devices"] = [len(row.said) for row in Opinion.objects.all()]
found["the same words"] = at_once([
    lambda m=m: maps.add(by=m, id=chance.uuid(), map=there, words="Tea", at=now) for m in everybody
])
tea = Statement.objects.get(words="Tea")
found["set aside"] = at_once([
    lambda m=m: maps.set_aside(by=m, id=chance.uuid(), statement=tea, reason="So", at=now) for m in everybody
])
found["asides"] = Aside.objects.count()
at_once([lambda m=m: maps.answer(by=m, statement=numbered[0], answer="disagree", at=now) for m in everybody])
later = there.closes + timedelta(seconds=1)
acts = [lambda: maps.close(map=there, at=later)] * 4
acts += [lambda m=m: maps.answer(by=m, statement=numbered[0], answer="agree", at=later) for m in everybody[:4]]
found["done at its end"] = at_once(acts)
there.refresh_from_db()
found["people"] = there.result["people"]
found["first"] = there.result["statements"][0]
found["left"] = Opinion.objects.count()
print(json.dumps(found))
"""


def test_eight_at_the_same_moment_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "of one on eight devices": [8],
        "the same words": 1,
        "set aside": 1,
        "asides": 1,
        "done at its end": 4,
        "people": 8,
        "first": [1, 0, 8, 0],
        "left": 0,
    }
