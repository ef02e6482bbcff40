"""Several people at the same moment: one body, one contact, one confirmation. In a process with a real database."""

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
from ourterms.institutions import actions
from ourterms.institutions.models import Confirmation, Contact, ContactDevice, Dealing, Institution
from ourterms.institutions.permissions import own_places
from ourterms.institutions.tests.factories import AT, TRUST, a_guest, an_institution
from ourterms.kit import chance
from ourterms.people.acts import Refused
from tests.cast import Cast

cast, MANY = Cast(), 8

def at_once(act):
    barrier = Barrier(MANY)
    def one(number):
        barrier.wait()
        try:
            act(number)
        except Refused:
            pass
        finally:
            connections.close_all()
    with ThreadPoolExecutor(MANY) as threads:
        list(threads.map(one, range(MANY)))

found = {}
at_once(lambda n: an_institution(cast.member, "Hollow Oak"))
found["by name"] = Institution.objects.count()
at_once(lambda n: an_institution(cast.member if n % 2 else cast.elsewhere, scheme="ods", value="ZZ9"))
found["by number"] = Institution.objects.filter(scheme="ods").count()
found["dealings"] = Dealing.objects.count()
form = chance.uuid()
at_once(lambda n: actions.come(form=form, who=TRUST, at=AT))
found["contacts"] = Contact.objects.count()
address = "frost@larkmere.example"
names = ("The Trust", "The Council")
several = [TRUST._replace(calls_it=name, scheme="name", value="", email=address) for name in names]
at_once(lambda n: actions._first(chance.uuid(), several[n % 2], AT.date()))
found["of one address"] = sorted(Contact.objects.exclude(email_mark=None).values_list("slot", flat=True))
guest = a_guest(cast.collective)
at_once(lambda n: actions.confirm(by=cast.member, contact=guest, today=AT.date(), at=AT))
found["confirmations"] = Confirmation.objects.count()
at_once(lambda n: actions.keep_works_there(by=cast.member, name=f"House {n}"))
found["places"] = len(own_places(cast.member))
print(json.dumps(found))
"""


def test_each_is_made_once_and_nothing_kept_for_oneself_is_lost(tmp_path: Path) -> None:
    environ = os.environ | {"OURTERMS_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ourterms.site.settings"}
    environ.pop("OURTERMS_DATABASE_URL", None)
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2_000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "by name": 1,
        "by number": 1,
        "dealings": 3,
        "contacts": 1,
        "of one address": [0, 1],
        "confirmations": 1,
        "places": 8,
    }
