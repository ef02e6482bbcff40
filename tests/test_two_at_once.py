"""Several people at the same moment: one effect, and a sentence for the rest. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from ourterms.collectives import actions
from ourterms.collectives.models import Member, RoleHeld
from ourterms.kit import chance
from ourterms.people.models import Person
from tests.at_once import MANY, newcomers, said
from tests.cast import AT, Cast

cast = Cast()
everybody = newcomers(cast)
found["roles"] = said([lambda m=m: actions.take_role(by=m, kind="tin", at=AT) for m in everybody])
found["held"] = RoleHeld.objects.filter(kind="tin").count()
code = actions.make_link(by=cast.member, id=chance.uuid(), at=AT, once=True)
people = [Person.objects.create() for _ in range(MANY)]
before = Member.objects.count()
found["joined"] = said([
    lambda p=p, n=n: actions.join_by(code, by=p, name=f"New {n}", at=AT, today=AT.date()) for n, p in enumerate(people)
])
found["new"] = Member.objects.count() - before
"""


def test_eight_take_one_role_and_eight_use_a_link_for_one_at_the_same_moment(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
        "roles": ["Somebody holds this role now."] * 7 + ["done"],
        "held": 1,
        "joined": ["This link or code does not work any more. Ask for a new one."] * 7 + ["done"],
        "new": 1,
    }
