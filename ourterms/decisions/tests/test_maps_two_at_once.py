"""Several people, and one on two devices, at the same moment at an opinion map. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from datetime import timedelta
from ourterms.decisions import maps
from ourterms.decisions.models import Aside, Opinion, OpinionMap, Statement
from ourterms.kit import chance, clock
from tests.at_once import done, newcomers
from tests.cast import AT, Cast, a_map, with_maps

cast = Cast()
with_maps(cast)
everybody = newcomers(cast)
now = clock.now()
there = a_map(cast.third, *(f"Number {n}" for n in range(8)))
numbered = list(Statement.objects.order_by("words"))
one = everybody[0]
done([lambda s=s: maps.answer(by=one, statement=s, answer="agree", at=now) for s in numbered])
found["of one on eight devices"] = [len(row.said) for row in Opinion.objects.all()]
found["the same words"] = done([
    lambda m=m: maps.add(by=m, id=chance.uuid(), map=there, words="Tea", at=now) for m in everybody
])
tea = Statement.objects.get(words="Tea")
found["set aside"] = done([
    lambda m=m: maps.set_aside(by=m, id=chance.uuid(), statement=tea, reason="So", at=now) for m in everybody
])
found["asides"] = Aside.objects.count()
done([lambda m=m: maps.answer(by=m, statement=numbered[0], answer="disagree", at=now) for m in everybody])
later = there.closes + timedelta(seconds=1)
acts = [lambda: maps.close(map=there, at=later)] * 4
acts += [lambda m=m: maps.answer(by=m, statement=numbered[0], answer="agree", at=later) for m in everybody[:4]]
found["done at its end"] = done(acts)
there.refresh_from_db()
found["people"] = there.result["people"]
found["first"] = there.result["statements"][0]
found["left"] = Opinion.objects.count()
"""


def test_eight_at_the_same_moment_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
        "of one on eight devices": [8],
        "the same words": 1,
        "set aside": 1,
        "asides": 1,
        "done at its end": 4,
        "people": 8,
        "first": [1, 0, 8, 0],
        "left": 0,
    }
