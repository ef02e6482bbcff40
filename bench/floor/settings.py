"""As little Django as a page with a session and a row can have. FLOOR_DATA names the folder for its database."""

import os
from pathlib import Path

SECRET_KEY = "this page keeps no secret"  # noqa: S105 (it is served to nobody)
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = ["django.contrib.sessions", "bench.floor"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
ROOT_URLCONF = "bench.floor.pages"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(os.environ["FLOOR_DATA"]) / "floor.sqlite3"}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
