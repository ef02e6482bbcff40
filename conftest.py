"""What every test shares."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """Pages name static files by their content, so those have to be collected first, as at a real start."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
