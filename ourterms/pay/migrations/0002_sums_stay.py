"""Sums and what became of them stay as they are: the database itself refuses to change or delete one, whoever asks.

What may change: whose a sum was and for which day goes (never to somebody else), and all of it goes with its group
(`goes`).
"""

from typing import Any

from django.db import migrations

SUM = ("id", "collective_id", "circle_id", "institution_id", "what", "minor", "currency", "due", "origin")
GOES_ONLY = ("member_id", "day", "once", "at")
FIXED = {
    "pay_owed": (*SUM, "half_hour"),
    "pay_expense": SUM,
    "pay_line": ("id", "collective_id", "circle_id", "owed_id", "expense_id", "kind", "minor", "day", "mirrors_id"),
}
SAYS = "what is owed and what was paid stays as it is"


def _sqlite(table: str) -> list[str]:
    raised = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    made = [
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OF {', '.join(FIXED[table])} ON {table} {raised}",
        f"CREATE TRIGGER {table}_is_not_deleted BEFORE DELETE ON {table} WHEN NOT OLD.goes {raised}",
    ]
    if table != "pay_line":
        other = " OR ".join(f"(NEW.{name} IS NOT NULL AND NEW.{name} IS NOT OLD.{name})" for name in GOES_ONLY)
        made.append(f"CREATE TRIGGER {table}_goes_only BEFORE UPDATE ON {table} WHEN {other} {raised}")
    return made


def _postgresql(table: str) -> list[str]:
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FIXED[table])
    if table != "pay_line":
        changed += "".join(
            f" OR (NEW.{name} IS NOT NULL AND NEW.{name} IS DISTINCT FROM OLD.{name})" for name in GOES_ONLY
        )
    return [
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN IF OLD.goes THEN RETURN OLD; END IF; "
        f"ELSIF NOT ({changed}) THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()",
    ]


def forwards(apps: Any, editor: Any) -> None:
    """Make the triggers of this kind of database."""
    if editor.connection.alias == "default":
        for table in FIXED:
            for statement in (_sqlite if editor.connection.vendor == "sqlite" else _postgresql)(table):
                editor.execute(statement)


def backwards(apps: Any, editor: Any) -> None:
    """Take them away."""
    if editor.connection.alias != "default":
        return
    for table in FIXED:
        if editor.connection.vendor == "sqlite":
            for name in ("stays", "is_not_deleted", *(["goes_only"] if table != "pay_line" else [])):
                editor.execute(f"DROP TRIGGER {table}_{name}")
        else:
            editor.execute(f"DROP TRIGGER {table}_stays ON {table}")
            editor.execute(f"DROP FUNCTION {table}_stays()")


class Migration(migrations.Migration):
    dependencies = [("pay", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
