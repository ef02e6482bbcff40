"""Several people at the same moment, where power is shared. In a process with a real database."""

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
from ourterms.collectives.models import RoleHeld
from ourterms.decisions import actions
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import Counted, GoingOn, HandUp, MandateNote, Matter
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_decision, a_mandate, a_role_matter

cast = Cast()
mandate, id = a_mandate(cast), chance.uuid()
MANY = 8
everybody = [
    collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
    for n in range(MANY)
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
matter = a_role_matter(cast.third)
at_once([lambda: actions.offer(by=cast.member, matter=matter, would=True)] * MANY)
found = {"offered": HandUp.objects.filter(matter=matter).count()}
decision = a_decision(cast.third, matter=matter)
for by in everybody:
    actions.answer(by=by, decision=decision, answer="for", at=now)
later = decision.closes + timedelta(seconds=1)
actions.close(decision=decision, at=later)
found["written"] = at_once([
    lambda m=m: actions.write_outcome(by=m, id=chance.uuid(), decision=decision, words="Yes.", at=later)
    for m in everybody
])
found["holders"] = RoleHeld.objects.filter(kind="tin").count()
found["times"] = RoleHeld.objects.get(kind="tin").times

at_once([
    lambda: mandates.note(
        by=cast.member, id=id, mandate=mandate, day=mandate.day, words="Money.", outside=True, at=clock.now()
    )
] * MANY)
found["noted"] = MandateNote.objects.count()
found["went back"] = Matter.objects.filter(title__startswith="Back with us").count()

found["began"] = at_once([
    lambda m=m: going_on.begin(by=m, id=chance.uuid(), member=cast.steward, words="", at=now) for m in everybody
])
found["talks"] = GoingOn.objects.count()
talk = GoingOn.objects.get()
decision = talk.matter.decisions.get()
found["about whom it is counts"] = Counted.objects.filter(decision=decision, member=cast.steward).exists()
going_on.ask_beside(by=cast.steward, decision=decision, member=everybody[0])
acts = [lambda: going_on.be_beside(by=everybody[0], decision=decision, yes=True)] * 4
acts += [lambda: going_on.ask_beside(by=cast.steward, decision=decision, member=everybody[1])] * 4
at_once(acts)
talk.refresh_from_db()
found["beside"] = (talk.asked_id, talk.supporter_id) in (
    (everybody[1].pk, None), (None, everybody[0].pk), (None, everybody[1].pk)
)
print(json.dumps(found))
"""


def test_eight_at_the_same_moment_offer_write_note_and_begin_once(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "offered": 1,
        "written": 1,
        "holders": 1,
        "times": 1,
        "noted": 1,
        "went back": 1,
        "began": 1,
        "talks": 1,
        "about whom it is counts": False,
        "beside": True,
    }
