"""Every table with a person in it is given to them with everything that is theirs, and let go of when they go."""

import inspect
import re
from importlib import import_module
from types import ModuleType

import pytest
from django.apps import apps
from django.db import models

from ourterms.collectives.models import Member
from ourterms.people.models import Person

OURS = [config for config in apps.get_app_configs() if config.name.startswith("ourterms.")]
# What is not given to somebody with everything that is theirs, and why.
NOT_GIVEN = {
    "care.Farewell": "that two members said somebody had died; while it waits they are told nothing of each other",
    "notices.CodeMail": "a code on its way to them, gone after ten minutes",
    "notices.Letter": "the group's letters; the group has them",
    "notices.Notice": "that something waits to be sent to them; it says nothing of what",
    "notices.Told": "that they were told of something, so that they are not told a third time",
    "people.MailCode": "scrambled, gone after ten minutes, and it was sent to them",
    "people.Challenge": "what a passkey was to sign, gone after five minutes",
    "people.Trail": "for looking into something, and it names what others did too",
    "collectives.Collective": "who founded it, until the third member is there, stands in their own row",
}
# What does not end when somebody goes from a group, and why.
NOT_LET_GO = {
    "collectives.Change": "their name in it is that of their row, which goes if they want it so",
    "funds.TinLine": "a line of money stays as it is; the name beside it is that of their row",
    "collectives.Link": "it lasts fourteen days; the group may still use it",
}


def points_at(model: type[models.Model], there: type[models.Model], plain: str) -> bool:
    fields = [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
    return any(field.related_model is there for field in fields) or any(
        field.name == plain for field in model._meta.concrete_fields
    )


MODELS = [model for config in OURS for model in config.get_models()]
PERSONS = [each for each in MODELS if points_at(each, Person, "person_id") or points_at(each, Member, "member_id")]
MEMBERS = [each for each in MODELS if points_at(each, Member, "member_id")]


def code_of(hook: str, label: str) -> str:
    """The code of an app's hook, and of the app's own functions that it calls."""
    module = import_module(f"ourterms.{label}.hooks")
    function = getattr(module, hook, None)
    if function is None:
        return ""
    code, seen, called = "", set(), [function]
    while called:
        each = called.pop()
        if each in seen:
            continue
        seen.add(each)
        text = inspect.getsource(each)
        code += text
        home = inspect.getmodule(each)
        for path in re.findall(r"([A-Za-z_][\w.]*)\(", text):
            found: object = home
            for part in path.split("."):
                found = getattr(found, part, None) if isinstance(found, ModuleType) else None
            if inspect.isfunction(found) and found.__module__.startswith(f"ourterms.{label}."):
                called.append(found)
    return code


def test_there_are_such_tables() -> None:
    assert Member in PERSONS
    assert {"collectives.RoleHeld", "site.Feed"} <= {model._meta.label for model in MEMBERS}


@pytest.mark.parametrize("model", PERSONS, ids=lambda model: model._meta.label)
def test_what_is_somebodys_is_given_to_them(model: type[models.Model]) -> None:
    given = re.search(rf"\b{model.__name__}\b", code_of("export", model._meta.app_label)) is not None
    assert given != (model._meta.label in NOT_GIVEN), model._meta.label


@pytest.mark.parametrize("model", MEMBERS, ids=lambda model: model._meta.label)
def test_when_somebody_goes_each_table_of_theirs_is_seen_to(model: type[models.Model]) -> None:
    seen_to = re.search(rf"\b{model.__name__}\b", code_of("forget", model._meta.app_label)) is not None
    assert seen_to != (model._meta.label in NOT_LET_GO), model._meta.label


def test_what_is_left_out_is_there_at_all() -> None:
    labels = {model._meta.label for model in MODELS}
    assert set(NOT_GIVEN) | set(NOT_LET_GO) <= labels
