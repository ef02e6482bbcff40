"""A line of the tin stays as it is: the database itself refuses to change or delete one, whoever asks.

What may change: the receipt may go (its file was destroyed), and the writer may become nobody.
"""

from typing import Any

from django.db import migrations

FIXED = ("id", "collective_id", "circle_id", "minor", "currency", "words", "day", "mirrors_id", "at")
SQLITE = (
    f"CREATE TRIGGER tin_lines_stay BEFORE UPDATE OF {', '.join(FIXED)} ON funds_tinline "
    "BEGIN SELECT RAISE(ABORT, 'a line of the tin stays as it is'); END",
    "CREATE TRIGGER tin_lines_are_not_deleted BEFORE DELETE ON funds_tinline "
    "BEGIN SELECT RAISE(ABORT, 'a line of the tin stays as it is'); END",
)
CHANGED = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FIXED)
POSTGRESQL = (
    "CREATE FUNCTION tin_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'UPDATE' AND NOT ({CHANGED}) THEN RETURN NEW; END IF; "
    "RAISE EXCEPTION 'a line of the tin stays as it is' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER tin_lines_stay BEFORE UPDATE OR DELETE ON funds_tinline "
    "FOR EACH ROW EXECUTE FUNCTION tin_lines_stay()",
)
UNDO = {
    "sqlite": ("DROP TRIGGER tin_lines_stay", "DROP TRIGGER tin_lines_are_not_deleted"),
    "postgresql": ("DROP TRIGGER tin_lines_stay ON funds_tinline", "DROP FUNCTION tin_lines_stay()"),
}


def forwards(apps: Any, editor: Any) -> None:
    """Make the triggers of this kind of database."""
    if editor.connection.alias == "default":
        for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
            editor.execute(statement)


def backwards(apps: Any, editor: Any) -> None:
    """Take them away."""
    if editor.connection.alias == "default":
        for statement in UNDO[editor.connection.vendor]:
            editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
