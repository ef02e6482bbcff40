"""The list of all settings. Apps declare theirs in `hooks.settings()`; `site` collects them when the server starts."""

from collections.abc import Iterable
from typing import Any

from ourterms.collectives.rules.settings import Setting

SETTINGS: dict[str, Setting] = {}


def declare(settings: Iterable[Setting]) -> None:
    """Add settings to the list. Raises ValueError for a name that is there already with another meaning."""
    for setting in settings:
        if SETTINGS.setdefault(setting.name, setting) != setting:
            raise ValueError(f"Two settings are called {setting.name}.")


def default_of(name: str) -> Any:
    """What holds where a collective set nothing. KeyError for a setting that nobody declared."""
    return SETTINGS[name].default
