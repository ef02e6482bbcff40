"""Several people at the same moment, where power is shared. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from datetime import timedelta
from ourterms.collectives.models import RoleHeld
from ourterms.decisions import actions
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import Counted, GoingOn, HandUp, MandateNote, Matter
from ourterms.kit import chance, clock
from tests.at_once import MANY, done, newcomers
from tests.cast import AT, Cast, a_decision, a_mandate, a_role_matter

cast = Cast()
mandate, id = a_mandate(cast), chance.uuid()
everybody = newcomers(cast)
now = clock.now()
matter = a_role_matter(cast.third)
done([lambda: actions.offer(by=cast.member, matter=matter, would=True)] * MANY)
found["offered"] = HandUp.objects.filter(matter=matter).count()
decision = a_decision(cast.third, matter=matter)
for by in everybody:
    actions.answer(by=by, decision=decision, answer="for", at=now)
later = decision.closes + timedelta(seconds=1)
actions.close(decision=decision, at=later)
found["written"] = done([
    lambda m=m: actions.write_outcome(by=m, id=chance.uuid(), decision=decision, words="Yes.", at=later)
    for m in everybody
])
found["holders"] = RoleHeld.objects.filter(kind="tin").count()
found["times"] = RoleHeld.objects.get(kind="tin").times

done([
    lambda: mandates.note(
        by=cast.member, id=id, mandate=mandate, day=mandate.day, words="Money.", outside=True, at=clock.now()
    )
] * MANY)
found["noted"] = MandateNote.objects.count()
found["went back"] = Matter.objects.filter(title__startswith="Back with us").count()

found["began"] = done([
    lambda m=m: going_on.begin(by=m, id=chance.uuid(), member=cast.steward, words="", at=now) for m in everybody
])
found["talks"] = GoingOn.objects.count()
talk = GoingOn.objects.get()
decision = talk.matter.decisions.get()
found["about whom it is counts"] = Counted.objects.filter(decision=decision, member=cast.steward).exists()
going_on.ask_beside(by=cast.steward, decision=decision, member=everybody[0])
acts = [lambda: going_on.be_beside(by=everybody[0], decision=decision, yes=True)] * 4
acts += [lambda: going_on.ask_beside(by=cast.steward, decision=decision, member=everybody[1])] * 4
done(acts)
talk.refresh_from_db()
found["beside"] = (talk.asked_id, talk.supporter_id) in (
    (everybody[1].pk, None), (None, everybody[0].pk), (None, everybody[1].pk)
)
"""


def test_eight_at_the_same_moment_offer_write_note_and_begin_once(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
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
