"""Killed between any two steps: published, stopped and taken away whole, or not at all; and then again, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from ourterms.kit import chance
from ourterms.register import actions
from ourterms.register.models import Entry, Log
from ourterms.register.tests.kinds import KIND, a_record, published
from tests.cast import AT, Cast, a_page

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
LATER = AT + timedelta(hours=80)
Act = Callable[[], object]


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
    """Every row of the register and of the trail."""
    models = [*apps.get_app_config("register").get_models(), apps.get_model("people", "Trail")]
    return {model._meta.label: sorted(map(repr, model._base_manager.values())) for model in models}


def publishing(cast: Cast) -> Act:
    page, id = a_page(cast.member), chance.uuid()
    return lambda: actions.publish(by=cast.member, id=id, kind=KIND, thing=page.pk, at=AT)


def stopping(cast: Cast) -> Act:
    entry = published(cast)
    return lambda: actions.stop(by=cast.member, entry=entry, at=AT)


def taking_away(cast: Cast) -> Act:
    entry, id = published(cast), chance.uuid()
    return lambda: actions.redact(
        by=cast.member, id=id, entry=entry, names=["title", "words"], ground="error", at=LATER
    )


@pytest.mark.parametrize("prepare", [publishing, stopping, taking_away])
def test_it_is_done_whole_or_not_at_all_and_then_once(cast: Cast, prepare: Callable[[Cast], Act]) -> None:
    a_record(cast.member)
    act = prepare(cast)
    before, step = everything(), 1
    while True:
        try:
            with killed_at(step) as written:
                act()
            break
        except Killed:
            assert everything() == before, f"half done at step {step}"
            step += 1
    assert step == len(written) + 1 > 4
    after = everything()
    assert after != before
    act()
    assert everything() == after
    size = Log.objects.get().size
    assert list(Entry.objects.order_by("index").values_list("index", flat=True)) == list(range(size))
