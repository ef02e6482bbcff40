"""Sealed acts leave nothing but what they set: walked one by one."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from ourterms.decisions import actions, table
from ourterms.decisions.models import Ballot, Counted, Decision, Entered, StandingWord
from ourterms.decisions.sealed_acts import SEALED_ACTS
from ourterms.kit import chance, clock
from ourterms.people.models import Device
from tests.cast import AT, Cast, a_touching

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
MAY_CHANGE = {Ballot, Counted, Entered, StandingWord}


def rows() -> dict[type[models.Model], list[dict[str, Any]]]:
    left_out = {Device}
    return {
        model: sorted(model._default_manager.values(), key=repr) for model in apps.get_models() if model not in left_out
    }


def given_for(act: Callable[..., object], cast: Cast, decision: Decision) -> dict[str, Any]:
    """What to call it with, once what it needs is there."""
    by, on, at = {"by": cast.member}, {"decision": decision}, {"at": AT}
    if act is actions.set_standing_words:
        return by | {"words": {"ward": "no"}}
    if act in (actions.answer, actions.leave_word):
        return by | on | at | {"answer": "against"}
    if act is actions.take_back_answer:
        actions.answer(by=cast.member, decision=decision, answer="for", at=AT)
        return by | on | at
    id, said = chance.uuid(), table.Answer("for")
    entry = {"by": cast.member, "id": id, "decision": decision, "whose": cast.third, "how": "aloud", "answer": said}
    if act is table.enter:
        return entry | at
    table.enter(**entry, **at)
    code = {"code": table.code_of(id)}
    if act is table.take_back:
        return by | on | {"id": id}
    return code | {"id": id} | at if act is table.contest else code | on | at | {"by": cast.steward}


@pytest.mark.parametrize("act", SEALED_ACTS, ids=lambda act: act.__name__)
def test_it_leaves_nothing_but_what_it_sets_and_twice_is_once(
    act: Callable[..., object], caplog: pytest.LogCaptureFixture
) -> None:
    with clock.frozen(AT):
        cast = Cast()
        decision = a_touching(cast)
        given = given_for(act, cast, decision)
        before = rows()
        caplog.set_level(logging.DEBUG)
        caplog.clear()
        act(**given)
        after = rows()
        act(**given)
    changed = {model for model, there in after.items() if there != before[model]}
    assert changed
    assert changed <= MAY_CHANGE
    assert {model: len(there) for model, there in rows().items()} == {m: len(there) for m, there in after.items()}
    logged = [record for record in caplog.records if not record.name.startswith(("django.db", "asyncio"))]
    assert [record.getMessage() for record in logged] == []
    for model in changed:
        for row in after[model]:
            assert not any(isinstance(value, datetime) for value in row.values())
