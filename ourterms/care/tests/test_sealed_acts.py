"""Sealed acts leave nothing but what they set: walked one by one, as functions and as pages."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connections, models
from django.urls import reverse

from ourterms.care.models import Note
from ourterms.care.rules.boundaries import KEEP_AWAY, defaults
from ourterms.care.rules.words import Room
from ourterms.care.sealed_acts import SEALED_ACTS
from ourterms.collectives.models import Collective, Member
from ourterms.people.models import Device
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
GIVEN: dict[str, dict[str, Any]] = {
    "set_boundaries": {"chosen": {"evening": KEEP_AWAY}},
    "set_room": {"room": Room(4, None, "Zephyrine")},
    "set_access_needs": {"needs": "Zephyrine"},
    "check_in": {"said": "Zephyrine", "today": AT.date()},
    "set_wishes": {"wishes": "Zephyrine"},
    "pause": {},
    "come_back": {},
}
PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "set_boundaries": ("care:boundaries", defaults() | {"evening": KEEP_AWAY}),
    "set_room": ("care:room", {"hours": "4", "words": "Zephyrine"}),
    "set_access_needs": ("care:access", {"words": "Zephyrine"}),
    "check_in": ("care:check-in", {"words": "Zephyrine"}),
    "set_wishes": ("care:wishes", {"words": "Zephyrine"}),
    "pause": ("care:pause", {}),
    "come_back": ("care:back", {}),
}
# What may change: the sealed value itself, and whether somebody is on a break. The door's own rows are in `passing`.
MAY_CHANGE = {Note, Member}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def rows() -> dict[type[models.Model], list[dict[str, Any]]]:
    return {
        model: sorted(model._default_manager.values(), key=repr) for model in apps.get_models() if model is not Device
    }


def left_nothing(act: Callable[[], object], caplog: pytest.LogCaptureFixture) -> None:
    before = rows()
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    act()
    after = rows()
    changed = {model for model, there in after.items() if there != before[model]}
    assert changed <= MAY_CHANGE
    logged = [record for record in caplog.records if not record.name.startswith(("django.db", "asyncio"))]
    assert [record.getMessage() for record in logged] == []
    for model in changed:
        for row in after[model]:
            if row not in before[model]:
                assert not any(isinstance(value, datetime) for value in row.values())
                assert "Zephyrine" not in repr(row)


def test_the_walk_has_each_of_them() -> None:
    names = {act.__name__ for act in SEALED_ACTS}
    assert names == set(GIVEN) == set(PAGES)


def test_the_walk_would_find_a_trail_line(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    from ourterms.care.actions import rest

    with pytest.raises(AssertionError):
        left_nothing(lambda: rest(by=cast.steward, resting=True, at=AT), caplog)


@pytest.mark.parametrize("act", SEALED_ACTS, ids=lambda act: act.__name__)
def test_the_act_leaves_nothing_but_what_it_sets(
    act: Callable[..., object], cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    Member.objects.filter(pk=cast.member.pk).update(paused=act.__name__ == "come_back")
    left_nothing(lambda: act(by=cast.member, **GIVEN[act.__name__]), caplog)
    once = rows()
    act(by=cast.member, **GIVEN[act.__name__])
    assert {model: len(there) for model, there in rows().items()} == {m: len(there) for m, there in once.items()}


@pytest.mark.parametrize("act", SEALED_ACTS, ids=lambda act: act.__name__)
def test_the_page_leaves_nothing_but_what_it_sets(
    act: Callable[..., object], cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    Member.objects.filter(pk=cast.member.pk).update(paused=act.__name__ == "come_back")
    name, form = PAGES[act.__name__]
    client = cast.client("member")
    before = rows()

    def post() -> None:
        answer = client.post(reverse(name, args=[cast.collective.pk]), form)
        assert answer.status_code == 302
        assert "Zephyrine" not in answer["Location"]

    left_nothing(post, caplog)
    assert rows() != before


def test_the_tables_of_what_is_sealed_have_no_moment() -> None:
    for model in (Note, Member, Collective):
        moments = [field.name for field in model._meta.get_fields() if isinstance(field, models.DateTimeField)]
        assert moments == (["ends"] if model is Collective else [])  # when a group ends that nobody is in any more


def test_the_value_is_not_in_the_database_in_clear(cast: Cast) -> None:
    for act in SEALED_ACTS:
        act(by=cast.member, **GIVEN[act.__name__])
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM care_note")
        assert "Zephyrine" not in repr([bytes(cell) for row in cursor.fetchall() for cell in row[1:]])
