"""Several people at the same moment, at a decision. In a process with a real database."""

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
from ourterms.decisions import actions, quiet, table
from ourterms.decisions.models import Ballot, Decision, Envelope
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from ourterms.people.models import Person
from tests.cast import AT, Cast, a_decision, a_matter

cast = Cast()
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
matter = a_matter(cast.member)
found = {"opened": at_once([lambda m=m: a_decision(m, matter=matter) for m in everybody])}
decision = Decision.objects.get()
found["answered twice"] = at_once([
    lambda a=a: actions.answer(by=everybody[0], decision=decision, answer=a, at=now) for a in ["for", "against"] * 4
])
found["ballots"] = Ballot.objects.count()
at_once([lambda m=m: actions.answer(by=m, decision=decision, answer="for", at=now) for m in everybody])
found["all"] = Ballot.objects.count()
found["at the table"] = []
for member in everybody[:4]:
    id = chance.uuid()
    table.enter(by=member, id=id, decision=decision, whose=cast.third, how="aloud", answer=table.Answer("for"), at=now)
    found["at the table"].append(table.code_of(id))
acts = [
    lambda m=m, c=c: table.confirm(by=m, decision=decision, code=c, at=now)
    for m, c in zip(everybody[4:], found["at the table"], strict=True)
]
found["at the table"] = [at_once(acts), Ballot.objects.filter(member=cast.third).count()]
later = decision.closes + timedelta(seconds=1)
acts = [lambda: actions.close(decision=decision, at=later)] * 4
acts += [lambda: actions.answer(by=everybody[0], decision=decision, answer="against", at=later)] * 4
found["done at its end"] = at_once(acts)
decision.refresh_from_db()
found["tally"] = decision.tally
vote = a_decision(cast.member, quiet=True)
found["quietly twice"] = at_once([
    lambda a=a: actions.answer(by=everybody[0], decision=vote, answer=a, at=now) for a in ["for", "against"] * 4
])
found["envelopes"] = [Envelope.objects.count()]
at_once([lambda m=m: actions.answer(by=m, decision=vote, answer="for", at=now) for m in everybody])
found["envelopes"].append(Envelope.objects.count())
acts = [lambda: actions.close(decision=vote, at=later)] * 4
acts += [lambda: actions.answer(by=everybody[0], decision=vote, answer="against", at=later)] * 4
found["quietly at its end"] = at_once(acts)
vote.refresh_from_db()
found["quiet tally"] = vote.tally
found["left"] = [Envelope.objects.count(), vote.box, keyring().find(quiet.owner_of(vote.pk))]
print(json.dumps(found))
"""


def test_eight_at_the_same_moment_open_once_answer_once_each_confirm_once_and_close_once(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "opened": 1,
        "answered twice": 8,
        "ballots": 1,
        "all": 8,
        "at the table": [1, 1],
        "done at its end": 4,
        "tally": {"for": 9, "against": 0, "abstain": 0},
        "quietly twice": 8,
        "envelopes": [1, 8],
        "quietly at its end": 4,
        "quiet tally": {"for": 8, "against": 0, "abstain": 0},
        "left": [0, "", None],
    }
