"""Killed between any two steps: everything that shares power is done whole, or not at all; and then again, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from ourterms.collectives import actions as collectives
from ourterms.decisions import actions
from ourterms.decisions.going_on import actions as going_on
from ourterms.decisions.mandates import actions as mandates
from ourterms.decisions.models import Decision, Matter
from ourterms.decisions.rules.going_on import BREAK, GOES
from ourterms.kit import chance, clock
from ourterms.people.models import Person
from tests.cast import Cast, a_decision, a_mandate, a_matter, a_role_matter, a_talk

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = datetime(2026, 3, 25, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=20)
Act = Callable[[], object]


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(NOW):
        yield


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def killed_at(step: int) -> Iterator[list[str]]:
    """Before the `step`th writing to the database, from 1, everything ends. Gives back what was written till then."""
    written: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            if len(written) + 1 == step:
                raise Killed
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield written


def everything() -> dict[str, list[Any]]:
    """Every row of what is decided, of the group, and of the trail."""
    models = [*apps.get_app_config("decisions").get_models(), *apps.get_app_config("collectives").get_models()]
    models.append(apps.get_model("people", "Trail"))
    return {model._meta.label: sorted(map(repr, model._base_manager.values())) for model in models}


def decided(cast: Cast, matter: Matter, way: str) -> Decision:
    closes = actions.Wall((NOW + timedelta(days=16)).date(), NOW.time(), "Europe/London")
    decision = a_decision(cast.third, way, matter, closes=closes)
    for who in (cast.member, cast.third):
        actions.answer(by=who, decision=decision, answer="agree" if way == "consensus" else "for", at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return decision


def outcome(cast: Cast, decision: Decision) -> Act:
    id = chance.uuid()
    return lambda: actions.write_outcome(by=cast.third, id=id, decision=decision, words="So be it.", at=LATER)


def giving(cast: Cast) -> Act:
    collectives.give_role(
        by=cast.third, kind="tin", member=cast.member, until=NOW.date(), size="", at=NOW - timedelta(days=9)
    )
    matter = a_role_matter(cast.third)
    for who in (cast.member, cast.third):
        actions.offer(by=who, matter=matter, would=True)
    return outcome(cast, decided(cast, matter, "majority"))


def handing_back(cast: Cast) -> Act:
    subject = {"role": "settings", "members": [str(cast.steward.pk)]}
    matter = a_matter(cast.third, kind="roles", does="role-back", subject=subject)
    return outcome(cast, decided(cast, matter, "majority"))


def another_way_to_roles(cast: Cast) -> Act:
    matter = a_matter(cast.third, kind="constitution", does="how-roles", subject={"given": True, "in_row": 3})
    return outcome(cast, decided(cast, matter, "two-thirds"))


def speaking(cast: Cast) -> Act:
    subject = {"where": "The mill", "words": "Tea.", "until": "2026-09-05"}
    matter = a_matter(cast.third, kind="mandates", does="mandate", subject=subject)
    for who in (cast.member, cast.third):
        actions.offer(by=who, matter=matter, would=True)
    return outcome(cast, decided(cast, matter, "consensus"))


def ending_it(cast: Cast) -> Act:
    mandate = a_mandate(cast)
    matter = mandates.put_end_forward(by=cast.member, id=chance.uuid(), mandate=mandate, at=NOW)
    return outcome(cast, decided(cast, matter, "consensus"))


def what_is_not_in_it(cast: Cast) -> Act:
    mandate, id = a_mandate(cast), chance.uuid()
    return lambda: mandates.note(
        by=cast.member, id=id, mandate=mandate, day=NOW.date(), words="Money.", outside=True, at=NOW
    )


def beginning_to_talk(cast: Cast) -> Act:
    id = chance.uuid()
    return lambda: going_on.begin(by=cast.member, id=id, member=cast.steward, words="", at=NOW)


def talked(cast: Cast, option: int) -> Act:
    others = [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=name, at=NOW, today=NOW.date())
        for name in ("Nim", "Oda")
    ]
    decision = a_talk(cast)
    going_on.would_break(by=cast.steward, decision=decision, would=True)
    going_on.heard(by=cast.steward, decision=decision)
    for who in (cast.member, cast.third, *others):
        actions.answer(by=who, decision=decision, chosen=[option], at=NOW)
    actions.close(decision=decision, at=LATER)
    decision.refresh_from_db()
    return outcome(cast, decision)


def going(cast: Cast) -> Act:
    return talked(cast, GOES)


def a_break(cast: Cast) -> Act:
    return talked(cast, BREAK)


ACTS = (
    *(giving, handing_back, another_way_to_roles, speaking, ending_it, what_is_not_in_it, beginning_to_talk),
    *(going, a_break),
)


@pytest.mark.parametrize("made", ACTS, ids=lambda made: made.__name__)
def test_killed_before_each_writing_nothing_is_done_and_then_it_is_done_once(made: Callable[[Cast], Act]) -> None:
    act = made(Cast())
    before, step = everything(), 1
    while True:
        try:
            with killed_at(step) as written:
                act()
        except Killed:
            assert everything() == before, written[-1:]
            step += 1
            continue
        break
    assert step > 2
    after = everything()
    assert after != before
    act()
    assert everything() == after
