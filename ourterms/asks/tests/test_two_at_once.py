"""A letter of ours and a step of theirs at the same moment: one of the two has its effect, whole, and the other none.

In a process with a real database: SQLite's own file, and PostgreSQL where the tests run on it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.durability.run import scratch_database

ROOT = Path(__file__).parents[3]
CHILD = """
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.core.management import call_command
from django.db import connections
for name in ("default", "passing"):
    call_command("migrate", database=name, verbosity=0)
from ourterms.asks import rules
from ourterms.asks.actions import coming, replies
from ourterms.asks.models import Agreement, Offered, Reply
from ourterms.asks.tests.doors import LATER, NOW, a_contact, an_ask, an_offer, conclude, decide, decided, put_forward
from ourterms.asks.tests.doors import sent, turn_on
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from tests.cast import Cast

def at_once(*acts):
    barrier = Barrier(len(acts))
    def one(act):
        barrier.wait()
        try:
            act()
            return "done"
        except Refused as refused:
            return refused.message or "refused"
        finally:
            connections.close_all()
    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))

def right(ask, no, theirs, state, why):
    # Either our no went out and what they did was refused, or theirs stands and ours was held back.
    ask.refresh_from_db()
    no.refresh_from_db()
    ours_went = (no.state, no.held_back, ask.state) == (rules.SENT, "", rules.DECLINED) and theirs != "done"
    theirs_stands = (no.state, no.held_back, ask.state) == (rules.DROPPED, why, state) and theirs == "done"
    return ours_went != theirs_stands

with clock.frozen(NOW):
    cast = Cast()
    group = turn_on(cast)
    for _round in range(6):
        contact = a_contact()
        better = an_offer(group, preparation_paid=True)

        ask = an_ask(group, contact)
        sent(cast, ask, rules.COUNTER)
        no = decided(cast, ask, rules.DECLINE)
        sends = [lambda by=by: replies.send(by=by, reply=no, at=LATER) for by in (cast.member, cast.third)]
        given = {"contact": contact, "ask": ask, "at": LATER}
        answer = lambda: coming.answer(id=chance.uuid(), words="", conditions=better, **given)
        said = at_once(*sends, answer)
        print("answer", right(ask, no, said[-1], rules.OURS, rules.ANSWERED), said[:2])

        ask = given["ask"] = an_ask(group, contact)
        sent(cast, ask, rules.COUNTER)
        no = decided(cast, ask, rules.DECLINE)
        said = at_once(*sends, lambda: coming.take(number=2, **given))
        whole = Agreement.objects.filter(ask=ask).count() == (said[-1] == "done")
        print("take", right(ask, no, said[-1], rules.ACCEPTED, rules.TAKEN) and whole, said[:2])

        ask = given["ask"] = an_ask(group, contact)
        no = decided(cast, ask, rules.DECLINE)
        said = at_once(*sends, lambda: coming.take_back(**given))
        print("take back", right(ask, no, said[-1], rules.STOPPED, rules.TOOK_BACK), said[:2])

        ask = given["ask"] = an_ask(group, contact)
        hold = lambda: replies.hold(by=cast.member, id=chance.uuid(), ask=ask, number=1, at=LATER)
        said = at_once(hold, hold, lambda: coming.take_back(**given))
        held = Reply.objects.filter(ask=ask).count()
        print("hold", said[2] == "done" and held == ("done" in said[:2]), [])

        ask = given["ask"] = an_ask(group, contact)
        yes, no = (put_forward(cast.member, ask, kind) for kind in (rules.ACCEPT, rules.DECLINE))
        both = [decide(cast, each) for each in (yes, no)]
        said = at_once(*(lambda each=each: conclude(cast, each) for each in both), lambda: coming.take_back(**given))
        states = sorted(Reply.objects.filter(ask=ask).values_list("state", flat=True))
        print("outcomes", rules.READY not in states and said[2] == "done", said[:2])
"""


@pytest.mark.slow
def test_of_our_letter_and_what_they_do_one_has_its_effect(tmp_path: Path) -> None:
    environ = dict(os.environ) | {"OURTERMS_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environ["DJANGO_SETTINGS_MODULE"] = "ourterms.site.settings"
    if environ.get("OURTERMS_DATABASE_URL"):
        with scratch_database() as database:
            printed = run(environ | {"OURTERMS_DATABASE_URL": database})
    else:
        printed = run(environ)
    nothing, both = "[]", "['done', 'done']"
    one_round = [f"{what} True {nothing if what == 'hold' else both}" for what in WHAT]
    assert printed == one_round * 6


WHAT = ("answer", "take", "take back", "hold", "outcomes")


def run(environ: dict[str, str]) -> list[str]:
    done = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
