import pytest


@pytest.fixture(autouse=True)
def _static_files_by_plain_name(settings):
    """Nothing has been collected when tests run, so static files go by their own names."""
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
