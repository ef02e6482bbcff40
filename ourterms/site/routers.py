"""Which database holds what."""

from typing import Any

from django.db.models import Model

PASSING = {  # what may be lost
    ("people", "device"),
    ("people", "mailcode"),
    ("people", "challenge"),
    ("people", "guesses"),
    ("institutions", "contactdevice"),
}
ONCE = {("site", "tally")}  # was there, and goes by a migration


class Passing:
    """What may be lost lives in passing.sqlite3, everything else in the default database."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        meta = model._meta
        return "passing" if (meta.app_label, meta.model_name) in PASSING else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        return ((app_label, model_name) in PASSING | ONCE) == (db == "passing")
