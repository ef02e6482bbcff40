"""Tests never touch anybody's data folder: without one of their own they get a fresh one."""

import os
import tempfile

import pytest

if not os.environ.get("OURTERMS_DATA"):
    os.environ["OURTERMS_DATA"] = tempfile.mkdtemp(prefix="ourterms-tests-")


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """Pages name static files by their content, so those have to be collected first, as at a real start."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
