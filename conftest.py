"""What every test shares."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from ourterms.kit import clock
from ourterms.site import limits

# Times are never asserted, also not how long an example takes or drawing one: the machine may be busy.
settings.register_profile("whatever the machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever the machine")

# Two processes share the tests out by files (quality.py). What takes long is begun first, so that both end together.
LONG = ("tests/browser/", "tests/durability/", "tests/")


def pytest_configure() -> None:
    """With OURTERMS_TESTS_AT=2027-07-15T23:05:00Z the clock of these processes begins there, and goes on: a test that
    fails at some hours is not left to chance. Programs that a test starts keep the real one."""
    if at := os.environ.get("OURTERMS_TESTS_AT"):
        real = clock.now
        ahead = datetime.fromisoformat(at) - real()
        patch.object(clock, "now", lambda: clock._frozen or real() + ahead).start()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first."""
    items.sort(key=lambda item: next((at for at, path in enumerate(LONG) if item.nodeid.startswith(path)), len(LONG)))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """On SQLite both databases are copies of what a first start makes: done once in a run, for it takes a while."""
    if os.environ.get("OURTERMS_DATABASE_URL"):
        yield
        return
    from django.core.management import call_command
    from django.db import connections

    from tests.at_once import tables

    files: dict[str | None, str] = {"default": "ourterms.sqlite3", "passing": "passing.sqlite3"}

    def instead(name: str, *arguments: Any, **options: Any) -> None:
        file = files.pop(options.get("database"), None) if name == "migrate" else None
        if file is None:
            call_command(name, *arguments, **options)
            return
        connection = connections[options["database"]]
        connection.ensure_connection()
        with closing(sqlite3.connect(tables() / file)) as there:
            there.backup(connection.connection)

    with patch("django.core.management.call_command", instead):
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """Pages name static files by their content, so those have to be collected first, as at a real start."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _nobody_counted() -> None:
    """No test is one of many that one address sends within a minute."""
    limits.forget()


@pytest.fixture
def one_minute() -> Iterator[None]:
    """The clock stands still: requests are counted by the minute, and none ends while a test counts."""
    with clock.frozen(clock.now()):
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_name_by_chance() -> Iterator[None]:
    """Marks against forgery are of figures only here: of letters, one in a few thousand pages had "Ash" in one."""
    with patch("django.middleware.csrf.CSRF_ALLOWED_CHARS", "0123456789"):
        yield
