"""Walks the apps' hooks (ourterms/kit/hooks.py says which there are), and answers for what is site's own."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from ourterms.kit.hooks import Kept


@cache
def _of(name: str) -> tuple[Callable[..., Any], ...]:
    found = []
    for config in apps.get_app_configs():
        if config.name.startswith("ourterms.") and find_spec(f"{config.name}.hooks"):
            hook = getattr(import_module(f"{config.name}.hooks"), name, None)
            if hook is not None:
                found.append(hook)
    return tuple(found)


def walk(name: str, *given: Any, **named: Any) -> Iterator[Any]:
    """What the apps' hooks of this name return, one after the other, in the order of the apps."""
    for hook in _of(name):
        yield from hook(*given, **named) or ()


def everything_kept() -> list[Kept]:
    """Everything kept about people, from all apps."""
    return list(walk("keeps"))


def keeps() -> list[Kept]:
    """What site itself keeps."""
    return [
        Kept(
            "site.Tally",
            _(
                "A scrambled form of your address on the internet, and how often it sent something: "
                "so that nobody can flood the pages"
            ),
            _("Nobody; whoever runs the server sees scrambled letters"),
            _("After about two minutes"),
        )
    ]
