"""A letter of ours and a step of theirs at the same moment: one of the two has its effect, whole, and the other none.

In a process with a real database: SQLite's own file, and PostgreSQL where the tests run on it.
"""

from pathlib import Path

import pytest

from tests.at_once import tried_where_tests_run

CHILD = """
from ourterms.asks import rules
from ourterms.asks.actions import coming, replies
from ourterms.asks.models import Agreement, Offered, Reply
from ourterms.asks.tests.doors import LATER, NOW, a_contact, an_ask, an_offer, conclude, decide, decided, put_forward
from ourterms.asks.tests.doors import sent, turn_on
from ourterms.kit import chance, clock
from tests import at_once
from tests.cast import Cast

def all_at_once(*acts):
    return ["refused" if isinstance(came, Exception) else "done" for came in at_once.at_once(acts)]

def right(ask, no, theirs, state, why):
    # Either our no went out and what they did was refused, or theirs stands and ours was held back.
    ask.refresh_from_db()
    no.refresh_from_db()
    ours_went = (no.state, no.held_back, ask.state) == (rules.SENT, "", rules.DECLINED) and theirs != "done"
    theirs_stands = (no.state, no.held_back, ask.state) == (rules.DROPPED, why, state) and theirs == "done"
    return ours_went != theirs_stands

found["rounds"] = rounds = []
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
        said = all_at_once(*sends, answer)
        rounds.append(["answer", right(ask, no, said[-1], rules.OURS, rules.ANSWERED), said[:2]])

        ask = given["ask"] = an_ask(group, contact)
        sent(cast, ask, rules.COUNTER)
        no = decided(cast, ask, rules.DECLINE)
        said = all_at_once(*sends, lambda: coming.take(number=2, **given))
        whole = Agreement.objects.filter(ask=ask).count() == (said[-1] == "done")
        rounds.append(["take", right(ask, no, said[-1], rules.ACCEPTED, rules.TAKEN) and whole, said[:2]])

        ask = given["ask"] = an_ask(group, contact)
        no = decided(cast, ask, rules.DECLINE)
        said = all_at_once(*sends, lambda: coming.take_back(**given))
        rounds.append(["take back", right(ask, no, said[-1], rules.STOPPED, rules.TOOK_BACK), said[:2]])

        ask = given["ask"] = an_ask(group, contact)
        hold = lambda: replies.hold(by=cast.member, id=chance.uuid(), ask=ask, number=1, at=LATER)
        said = all_at_once(hold, hold, lambda: coming.take_back(**given))
        held = Reply.objects.filter(ask=ask).count()
        rounds.append(["hold", said[2] == "done" and held == ("done" in said[:2]), []])

        ask = given["ask"] = an_ask(group, contact)
        yes, no = (put_forward(cast.member, ask, kind) for kind in (rules.ACCEPT, rules.DECLINE))
        both = [decide(cast, each) for each in (yes, no)]
        concluded = [lambda each=each: conclude(cast, each) for each in both]
        said = all_at_once(*concluded, lambda: coming.take_back(**given))
        states = sorted(Reply.objects.filter(ask=ask).values_list("state", flat=True))
        rounds.append(["outcomes", rules.READY not in states and said[2] == "done", said[:2]])
"""


@pytest.mark.slow
def test_of_our_letter_and_what_they_do_one_has_its_effect(tmp_path: Path) -> None:
    found = tried_where_tests_run(CHILD, tmp_path)
    both = ["done", "done"]
    one_round = [[what, True, [] if what == "hold" else both] for what in WHAT]
    assert found == {"rounds": one_round * 6}


WHAT = ("answer", "take", "take back", "hold", "outcomes")
