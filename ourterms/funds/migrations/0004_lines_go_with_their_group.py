"""A line goes with its whole group, when that is over, and is told so first (`goes`); else it stays, as before.

SQLite makes the table anew for a column, and its triggers fall with the old one: so they go before and come after.
"""

from typing import Any

from django.db import migrations, models

FIXED = ("id", "collective_id", "circle_id", "minor", "currency", "words", "day", "mirrors_id", "at")
CHANGED = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FIXED)
SAYS = "a line of the tin stays as it is"


def _made(unless: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The statements that make the triggers; `unless` is when a line may be deleted, for each kind of database."""
    return {
        "sqlite": (
            f"CREATE TRIGGER tin_lines_stay BEFORE UPDATE OF {', '.join(FIXED)} ON funds_tinline "
            f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
            f"CREATE TRIGGER tin_lines_are_not_deleted BEFORE DELETE ON funds_tinline {unless['sqlite']} "
            f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
        ),
        "postgresql": (
            "CREATE FUNCTION tin_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' AND NOT ({CHANGED}) THEN RETURN NEW; END IF; {unless['postgresql']} "
            f"RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            "CREATE TRIGGER tin_lines_stay BEFORE UPDATE OR DELETE ON funds_tinline "
            "FOR EACH ROW EXECUTE FUNCTION tin_lines_stay()",
        ),
    }


BEFORE = _made({"sqlite": "", "postgresql": ""})
NOW = _made(
    {
        "sqlite": "WHEN NOT OLD.goes",
        "postgresql": "IF TG_OP = 'DELETE' THEN IF OLD.goes THEN RETURN OLD; END IF; END IF;",
    }
)
AWAY = {
    "sqlite": ("DROP TRIGGER tin_lines_stay", "DROP TRIGGER tin_lines_are_not_deleted"),
    "postgresql": ("DROP TRIGGER tin_lines_stay ON funds_tinline", "DROP FUNCTION tin_lines_stay()"),
}


def _runs(statements: dict[str, tuple[str, ...]]) -> Any:
    def run(apps: Any, editor: Any) -> None:
        if editor.connection.alias == "default":
            for statement in statements[editor.connection.vendor]:
                editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("funds", "0003_what_is_in_the_tin")]
    operations = [
        migrations.RunPython(_runs(AWAY), _runs(BEFORE)),
        migrations.AddField("tinline", "goes", models.BooleanField(default=False)),
        migrations.RunPython(_runs(NOW), _runs(AWAY)),
    ]
