"""Several people at the same moment, at meetings and with needs. In a process with a real database."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
CHILD = """
import json
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.core.management import call_command
from django.db import connections
for name in ("default", "passing"):
    call_command("migrate", database=name, verbosity=0)
from ourterms.aid import actions as aid
from ourterms.aid.models import Answer, Errand, Need
from ourterms.aid.sealed import Wish
from ourterms.collectives import actions
from ourterms.kit import chance
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import AgendaLine, Session, WalkHome
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_meeting, a_need

cast = Cast()
MANY = 8
everybody = [
    actions.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
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

session = a_meeting(cast)
meetings.offer_walk(by=cast.member, session=session, id=chance.uuid(), words="")
walk = WalkHome.objects.get()
found = {"walks": at_once([lambda m=m: meetings.take_walk(by=m, walk=walk) for m in everybody])}
found["jobs"] = at_once([lambda m=m: meetings.take_job(by=m, session=session, kind="notes") for m in everybody])
for m in everybody:
    meetings.add_to_agenda(by=m, session=session, id=chance.uuid(), words=m.name)
lines = list(AgendaLine.objects.order_by("place"))
at_once([lambda m=m, l=l: meetings.move_agenda(by=m, line=l, up=True) for m, l in zip(everybody, lines)])
found["places"] = sorted(AgendaLine.objects.values_list("place", flat=True))
at_once([
    lambda m=m: meetings.write_notes(by=m, session=session, id=chance.uuid(), words=f"Words of {m.name}.", base=0)
    for m in everybody
])
notes = Session.objects.get(pk=session.pk).notes
found["notes"] = sum(f"Words of {m.name}." in notes for m in everybody)
need = a_need(cast)
twice = [everybody[0]] * MANY
at_once([lambda m=m: aid.answer(by=m, need=need, id=chance.uuid(), words="I can", at=AT) for m in twice])
found["answers"] = Answer.objects.count()
wish = Wish("lift", "There and back")
errand = aid.ask_through(by=cast.member, id=chance.uuid(), wish=wish, go_between=cast.steward, today=AT.date())
acts = [lambda: aid.post_errand(by=cast.steward, errand=errand, at=AT)] * 4
acts += [lambda: aid.drop_errand(by=cast.member, errand=errand)] * 4
at_once(acts)
found["posted or dropped"] = Need.objects.filter(for_somebody=True).count() == Errand.objects.count()
print(json.dumps(found))
"""


def test_eight_at_the_same_moment_have_one_effect_and_lose_nothing(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "walks": 1,
        "jobs": 1,
        "places": list(range(8)),
        "notes": 8,
        "answers": 1,
        "posted or dropped": True,
    }
