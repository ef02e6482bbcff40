"""Several people at the same moment, at our terms. In a process with a real database."""

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
from datetime import timedelta
from ourterms.collectives import actions as collectives
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Matter
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from ourterms.people.models import Person
from ourterms.terms import actions
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.differences import mark_of
from ourterms.terms.rules.terms import Setting
from tests.cast import AT, Cast, a_decision, a_terms_matter, working_on

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
        except (Refused, actions.Meanwhile):
            return False
        finally:
            connections.close_all()
    with ThreadPoolExecutor(len(acts)) as threads:
        return sum(threads.map(one, acts))

ready = ready_made().clauses
begun = at_once([lambda m=m: actions.start(by=m, id=chance.uuid()) for m in everybody])
found = {"begun": [begun, Draft.objects.count()]}
draft = Draft.objects.get()
plain = [name for name, setting in ready.items() if setting.figure is None][:MANY]
def change(by, clause, words):
    setting = Setting(line=True, words=words)
    actions.change_clause(by=by, draft=draft, clause=clause, setting=setting, seen=mark_of(ready[clause]))
at_once([lambda m=m, c=c: change(m, c, "Ours") for m, c in zip(everybody, plain, strict=True)])
found["clauses"] = len(working_on(draft).changes)
found["same clause"] = at_once([lambda m=m, n=n: change(m, "breaks", f"Tea {n}") for n, m in enumerate(everybody)])
now = clock.now()
at_once([
    lambda m=m: actions.put_on_agenda(by=m, id=chance.uuid(), words="", at=now, today=now.date()) for m in everybody
])
found["on the agenda"] = [Matter.objects.filter(does="terms").count(), Draft.objects.count()]
matters = [Matter.objects.get(does="terms"), a_terms_matter(cast, training=None)]
past, ready_to_write = now - timedelta(days=21), []
with clock.frozen(past):
    for matter in matters:
        decision = a_decision(cast.third, "consensus", matter)
        for by in everybody:
            decisions.answer(by=by, decision=decision, answer="agree", at=past)
        ready_to_write.append(decision)
for decision in ready_to_write:
    decisions.close(decision=decision, at=now)
at_once([
    lambda m=m, d=d: decisions.write_outcome(by=m, id=chance.uuid(), decision=d, words="Yes.", at=now)
    for m, d in zip(everybody, ready_to_write * 4, strict=True)
])
newest = OurTerms.objects.order_by("-number").first()
found["in force"] = sorted(OurTerms.objects.values_list("number", flat=True))
found["both hold"] = ["training" in newest.terms["clauses"], newest.terms["clauses"][plain[0]]["words"]]
print(json.dumps(found))
"""


def test_eight_at_the_same_moment_lose_no_clause_and_adopt_each_decision_once(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OURTERMS_DATABASE_URL"}
    environ |= {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "begun": [8, 1],
        "clauses": 8,
        "same clause": 1,
        "on the agenda": [1, 0],
        "in force": [1, 2],
        "both hold": [False, "Ours"],
    }
