"""Several people at the same moment: one effect, and a sentence for the rest. In a process with a real database."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHILD = """
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.core.management import call_command
from django.db import connections
for name in ("default", "passing"):
    call_command("migrate", database=name, verbosity=0)
from ourterms.collectives import actions
from ourterms.collectives.models import Member, RoleHeld
from ourterms.kit import chance
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from tests.cast import AT, Cast

cast = Cast()
MANY = 8
everybody = [
    actions.join(by=Person.objects.create(), collective=cast.collective, name=f"N {n}", at=AT, today=AT.date())
    for n in range(MANY)
]

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

print(at_once([lambda m=m: actions.take_role(by=m, kind="tin", at=AT) for m in everybody]))
print(RoleHeld.objects.filter(kind="tin").count())
code = actions.make_link(by=cast.member, id=chance.uuid(), at=AT, once=True)
people = [Person.objects.create() for _ in range(MANY)]
before = Member.objects.count()
print(at_once([
    lambda p=p, n=n: actions.join_by(code, by=p, name=f"New {n}", at=AT, today=AT.date()) for n, p in enumerate(people)
]))
print(Member.objects.count() - before)
"""


def test_eight_take_one_role_and_eight_use_a_link_for_one_at_the_same_moment(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    roles, held, joined, new = done.stdout.splitlines()
    assert roles == str(["Somebody holds this role now."] * 7 + ["done"])
    assert joined == str(["This link or code does not work any more. Ask for a new one."] * 7 + ["done"])
    assert (held, new) == ("1", "1")
