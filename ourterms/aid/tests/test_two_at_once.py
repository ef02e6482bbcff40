"""Several people at the same moment, at meetings and with needs. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from ourterms.aid import actions as aid
from ourterms.aid.models import Answer, Errand, Need
from ourterms.aid.sealed import Wish
from ourterms.kit import chance
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import AgendaLine, Session, WalkHome
from tests.at_once import MANY, done, newcomers
from tests.cast import AT, Cast, a_meeting, a_need

cast = Cast()
everybody = newcomers(cast)
session = a_meeting(cast)
meetings.offer_walk(by=cast.member, session=session, id=chance.uuid(), words="")
walk = WalkHome.objects.get()
found["walks"] = done([lambda m=m: meetings.take_walk(by=m, walk=walk) for m in everybody])
found["jobs"] = done([lambda m=m: meetings.take_job(by=m, session=session, kind="notes") for m in everybody])
for m in everybody:
    meetings.add_to_agenda(by=m, session=session, id=chance.uuid(), words=m.name)
lines = list(AgendaLine.objects.order_by("place"))
done([lambda m=m, l=l: meetings.move_agenda(by=m, line=l, up=True) for m, l in zip(everybody, lines)])
found["places"] = sorted(AgendaLine.objects.values_list("place", flat=True))
done([
    lambda m=m: meetings.write_notes(by=m, session=session, id=chance.uuid(), words=f"Words of {m.name}.", base=0)
    for m in everybody
])
notes = Session.objects.get(pk=session.pk).notes
found["notes"] = sum(f"Words of {m.name}." in notes for m in everybody)
need = a_need(cast)
twice = [everybody[0]] * MANY
done([lambda m=m: aid.answer(by=m, need=need, id=chance.uuid(), words="I can", at=AT) for m in twice])
found["answers"] = Answer.objects.count()
wish = Wish("lift", "There and back")
errand = aid.ask_through(by=cast.member, id=chance.uuid(), wish=wish, go_between=cast.steward, today=AT.date())
acts = [lambda: aid.post_errand(by=cast.steward, errand=errand, at=AT)] * 4
acts += [lambda: aid.drop_errand(by=cast.member, errand=errand)] * 4
done(acts)
found["posted or dropped"] = Need.objects.filter(for_somebody=True).count() == Errand.objects.count()
"""


def test_eight_at_the_same_moment_have_one_effect_and_lose_nothing(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
        "walks": 1,
        "jobs": 1,
        "places": list(range(8)),
        "notes": 8,
        "answers": 1,
        "posted or dropped": True,
    }
