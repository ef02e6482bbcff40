"""A server of one's own in a scratch folder, for tests that need real files; each step in a process of its own.

`python -m tests.durability.server seed` founds a group of four, gives each a sealed address and the group a file;
`close PERSON`, `end`, `read PERSON` and `look` do what they say. Each prints one line of JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.at_once import put_tables

ROOT = Path(__file__).parents[2]
SECRET = "rowan-at-a-place"


def _environ(data: Path, **environ: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OURTERMS_")}
    return {**clean, "OURTERMS_DATA": str(data), "PYTHONPATH": str(ROOT), **environ}


def run(data: Path, *arguments: str, typed: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """`./run ...` on a data folder."""
    return subprocess.run(
        [sys.executable, "-m", "ourterms", *arguments],
        cwd=ROOT, env=_environ(data, **environ), input=typed, capture_output=True, text=True,
    )  # fmt: skip


def do(data: Path, *arguments: str, module: str = "tests.durability.server", **environ: str) -> Any:
    """One of the steps below, or of another module's."""
    if "OURTERMS_DATABASE_URL" not in environ and not any(data.glob("*.sqlite3")):
        put_tables(data)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT, env=_environ(data, **environ), capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def bytes_in(folder: Path) -> bytes:
    """Every byte of every file in a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def tree_of(folder: Path) -> dict[str, bytes]:
    """Each file of a folder and what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# The steps ---------------------------------------------------------------------------------------------------


def _place(person: UUID) -> Any:
    from ourterms.kit.sealing import Place

    return Place("email", person)


def seed() -> list[str]:
    """A group of four. The people's ids; the first is the founder."""
    from django.conf import settings

    from ourterms.collectives import actions
    from ourterms.funds.actions import write_down
    from ourterms.kit import chance, clock
    from ourterms.people.keys import mark
    from ourterms.people.models import Person
    from ourterms.people.sealed import seal_of

    at, people, collective = clock.now(), [], None
    for name in ("Rowan", "Ash", "Kit", "Wren"):
        person = Person.objects.create()
        person.email_mark, person.email_sealed = (
            mark("email", name),
            seal_of(person.pk, f"{SECRET}-{name}", _place(person.pk)),
        )
        person.save()
        if collective is None:
            member = actions.found(by=person, id=chance.uuid(), name="Driftline", own_name=name, at=at, today=at.date())
            collective = member.collective
        else:
            member = actions.join(by=person, collective=collective, name=name, at=at, today=at.date())
        people.append(str(person.pk))
    member.refresh_from_db()
    actions.take_role(by=member, kind="library", at=at)
    written = chance.uuid()
    write_down(by=member, id=written, way="in", amount="5", words="A cake", day=at.date(), today=at.date(), at=at)
    (settings.DATA / "files").mkdir(mode=0o700, exist_ok=True)
    (settings.DATA / "files" / "a-file").write_bytes(b"sealed already" * 1000)
    return people


def close(person: str) -> list[str]:
    """Destroy somebody's key. What was in the keyring for them, in hex: the wrapped key, and the key."""
    import sqlite3

    from ourterms.people.keys import keyring

    db = sqlite3.connect(keyring().path)
    wrapped = db.execute("SELECT wrapped FROM key WHERE owner = ?", [person]).fetchone()[0]
    db.close()
    key = keyring().key_of(UUID(person))
    keyring().destroy(UUID(person))
    return [wrapped.hex(), key.hex()]


def end() -> None:
    """Everybody goes, and the thirty days are over."""
    from ourterms.collectives.actions import ENDS_AFTER
    from ourterms.collectives.models import Member
    from ourterms.kit import clock
    from ourterms.site.going import end_groups, go

    at = clock.now()
    for member in Member.objects.select_related("collective").filter(here=True).order_by("pk"):
        go(by=member, keep_words=True, at=at)
    end_groups(at + ENDS_AFTER)


def read(person: str) -> str | None:
    """Somebody's sealed address; None where there is none that opens."""
    from ourterms.kit.sealing import CannotOpen
    from ourterms.people.models import Person
    from ourterms.people.sealed import read_own

    sealed = Person.objects.get(pk=person).email_sealed
    try:
        return read_own(UUID(person), sealed, _place(UUID(person))) if sealed else None
    except CannotOpen:
        return None


def look() -> dict[str, Any]:
    """Who is there."""
    from ourterms.collectives.models import Member, RoleHeld
    from ourterms.funds.models import TinLine
    from ourterms.people.models import Person

    return {
        "people": {str(pk): closed for pk, closed in Person.objects.values_list("pk", "closed")},
        "here": sorted(Member.objects.filter(here=True).values_list("name", flat=True)),
        "not here": sorted(Member.objects.filter(here=False, person=None).values_list("name", flat=True)),
        "roles": RoleHeld.objects.count(),
        "tin": list(TinLine.objects.values_list("words", flat=True)),
    }


if __name__ == "__main__":
    os.umask(0o077)
    from ourterms.site.serve import migrate, start_django

    start_django()
    migrate()
    step, *rest = sys.argv[1:]
    steps = {"seed": seed, "close": close, "end": end, "read": read, "look": look}
    sys.stdout.write(json.dumps(steps[step](*rest)) + "\n")
