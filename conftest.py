"""What every test shares."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from ourterms.site import limits

# Times are never asserted, also not how long an example takes or drawing one: the machine may be busy.
settings.register_profile("whatever the machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever the machine")


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """Pages name static files by their content, so those have to be collected first, as at a real start."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _nobody_counted() -> None:
    """No test is one of many that one address sends within a minute."""
    limits.forget()


@pytest.fixture(scope="session", autouse=True)
def _no_name_by_chance() -> Iterator[None]:
    """Marks against forgery are of figures only here: of letters, one in a few thousand pages had "Ash" in one."""
    with patch("django.middleware.csrf.CSRF_ALLOWED_CHARS", "0123456789"):
        yield
