"""Backup and restore: looked at before anything is touched, and what was destroyed stays gone."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

import pytest

from ourterms.kit import chance
from ourterms.kit.keyring import Keyring
from ourterms.site import backup, restore
from ourterms.site.locks import SERVING, held
from ourterms.site.serve import in_groups
from tests.durability.run import scratch_database
from tests.durability.server import SECRET, bytes_in, do, run, tree_of

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)


class Seeded(NamedTuple):
    data: Path
    people: list[str]

    @property
    def key(self) -> bytes:
        return backup.server_key_of(self.data)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    data = tmp_path_factory.mktemp("seeded") / "data"
    return Seeded(data, do(data, "seed"))


@pytest.fixture
def server(seeded: Seeded, tmp_path: Path) -> Seeded:
    """A server of this test's own, as it was seeded."""
    return Seeded(shutil.copytree(seeded.data, tmp_path / "live"), seeded.people)


@pytest.fixture
def backups(server: Seeded, tmp_path: Path) -> Path:
    backup.back_up(server.data, "", tmp_path / "backups", AT)
    return tmp_path / "backups"


def put_back(backups: Path, server: Seeded, data: Path, *options: str, **environ: str) -> str:
    done = run(data, "restore", str(backups), *options, typed=in_groups(server.key).replace("\n", " "), **environ)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_backup_comes_back_whole(server: Seeded, backups: Path, tmp_path: Path) -> None:
    said = put_back(backups, server, tmp_path / "new")
    assert "Restored: " in said
    assert "1 files" in said
    assert "Keys: 4" in said
    assert "out of our reach" in said
    assert do(tmp_path / "new", "look") == do(server.data, "look")
    assert [do(tmp_path / "new", "read", person) for person in server.people[:2]] == [
        f"{SECRET}-Rowan",
        f"{SECRET}-Ash",
    ]
    assert (tmp_path / "new/files/a-file").read_bytes() == (server.data / "files/a-file").read_bytes()
    assert backup.server_key_of(tmp_path / "new") == server.key
    assert not [path for path in (tmp_path / "new").rglob("*") if path.is_file() and path.stat().st_mode & 0o077]


def test_a_backup_is_made_with_one_command_and_says_what_is_in_it(server: Seeded, tmp_path: Path) -> None:
    done = run(server.data, "backup", str(tmp_path / "b"))
    assert done.returncode == 0, done.stderr
    assert "1 files and 4 keys" in done.stdout
    assert not [path for path in (tmp_path / "b").rglob("*") if path.is_file() and path.stat().st_mode & 0o077]


def test_neither_the_server_key_nor_a_visit_is_in_a_backup(server: Seeded, backups: Path) -> None:
    everything = bytes_in(backups)
    assert (server.data / "secrets/server_key").read_bytes() not in everything
    assert server.key not in everything
    assert not list(backups.rglob("passing*"))
    assert not list(backups.rglob("secrets*"))
    data = bytes_in((backups / "data").resolve())
    db = sqlite3.connect(server.data / "keyring.sqlite3")
    wrapped = [row[0] for row in db.execute("SELECT wrapped FROM key")]
    db.close()
    assert len(wrapped) == 4
    assert not any(key in data for key in wrapped)
    assert all(key in (backups / "keyring").read_bytes() for key in wrapped)


def test_what_was_destroyed_stays_gone_when_an_older_copy_is_restored(
    server: Seeded, backups: Path, tmp_path: Path
) -> None:
    rowan, ash = server.people[:2]
    older = (backups / "data").resolve().name
    assert do(server.data, "read", ash) == f"{SECRET}-Ash"
    gone = [bytes.fromhex(each) for each in do(server.data, "close", ash)]
    assert gone[0] in bytes_in(backups)
    backup.back_up(server.data, "", backups, AT + timedelta(hours=1))
    assert gone[0] not in bytes_in(backups)
    put_back(backups, server, tmp_path / "new", "--copy", older)
    assert do(tmp_path / "new", "read", ash) is None
    assert do(tmp_path / "new", "read", rowan) == f"{SECRET}-Rowan"
    looked = do(tmp_path / "new", "look")
    assert looked["people"][ash] is True
    assert looked["here"] == ["Kit", "Rowan", "Wren"]
    assert looked["not here"] == ["Somebody who went"]
    everything = bytes_in(tmp_path / "new")
    assert not any(each in everything for each in gone)


def test_a_group_that_was_over_stays_gone_when_an_older_copy_is_restored(
    server: Seeded, backups: Path, tmp_path: Path
) -> None:
    older = (backups / "data").resolve().name
    do(server.data, "end")
    backup.back_up(server.data, "", backups, AT + timedelta(hours=1))
    put_back(backups, server, tmp_path / "new", "--copy", older)
    looked = do(tmp_path / "new", "look")
    assert (looked["here"], looked["not here"], looked["roles"], looked["tin"]) == ([], [], 0, [])
    assert len(looked["people"]) == 4


def test_it_stays_gone_with_an_older_keyring_too(server: Seeded, backups: Path, tmp_path: Path) -> None:
    ash = server.people[1]
    hosts_own = (backups / "keyring").read_bytes()
    wrapped = bytes.fromhex(do(server.data, "close", ash)[0])
    backup.back_up(server.data, "", backups, AT + timedelta(hours=1))
    (backups / "keyring").write_bytes(hosts_own)
    assert wrapped in hosts_own
    said = put_back(backups, server, tmp_path / "new")
    assert "1 of them taken out again just now" in said
    assert do(tmp_path / "new", "read", ash) is None
    assert wrapped not in bytes_in(tmp_path / "new")


def test_what_the_replaced_server_destroyed_stays_gone_and_it_is_moved_aside(server: Seeded, backups: Path) -> None:
    ash = server.people[1]
    do(server.data, "close", ash)
    key_file = backups.parent / "key"
    key_file.write_text(in_groups(server.key))
    arguments = ("restore", str(backups), "--server-key-file", str(key_file), "--replace")
    before = tree_of(server.data)
    assert run(server.data, *arguments, typed="no\n").returncode == 1
    assert {**tree_of(server.data), SERVING: b""} == {**before, SERVING: b""}
    done = run(server.data, *arguments, typed="yes\n")
    assert done.returncode == 0, done.stderr
    assert do(server.data, "read", ash) is None
    aside = next(server.data.glob("before-restore-*"))
    assert (aside / "ourterms.sqlite3").read_bytes() == before["ourterms.sqlite3"]


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _keyring_row(backups: Path) -> None:
    db = sqlite3.connect(backups / "keyring")
    db.execute("DELETE FROM key WHERE owner = (SELECT min(owner) FROM key)")
    db.commit()
    db.close()


def _swapped_sums(backups: Path) -> None:
    """Somebody changes the database and puts its new sum into the manifest."""
    path = backups / "data" / "manifest.json"
    _flip(backups / "data" / "ourterms.sqlite3")
    manifest = json.loads(path.read_text())
    manifest["sums"]["ourterms.sqlite3"] = backup.sum_of(backups / "data" / "ourterms.sqlite3")
    path.write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda backups: _flip(backups / "data" / "ourterms.sqlite3"), "ourterms.sqlite3 is missing or damaged"),
        (lambda backups: _flip(backups / "data" / "files" / "a-file"), "a-file is missing or damaged"),
        (lambda backups: (backups / "data" / "files" / "a-file").unlink(), "a-file is missing or damaged"),
        (lambda backups: (backups / "data" / "manifest.json").write_text("{"), "manifest.json can't be read"),
        (_swapped_sums, "manifest.json was changed"),
        (_keyring_row, "keyring is damaged"),
        (lambda backups: (backups / "keyring").unlink(), "There is no keyring"),
        (lambda backups: (backups / "data").unlink(), "There is no"),
    ],
)
def test_what_is_damaged_is_said_and_nothing_is_touched(
    damage: Callable[[Path], Any], words: str, server: Seeded, backups: Path, tmp_path: Path
) -> None:
    damage(backups)
    before = tree_of(tmp_path)
    with pytest.raises(restore.CannotRestore, match=words):
        restore.look(backups, server.key)
    assert tree_of(tmp_path) == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [("00" * 32, "not the server key of this backup"), ("hello", "That is no server key"), ("", "no server key")],
)
def test_a_wrong_key_is_said_in_one_sentence(typed: str, words: str, backups: Path) -> None:
    with pytest.raises(restore.CannotRestore, match=words):
        restore.look(backups, restore.key_from(typed))


def test_the_command_says_it_and_changes_nothing(backups: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "new", "restore", str(backups), typed="00" * 32)
    assert done.returncode == 1
    assert done.stderr == "Not restored. This is not the server key of this backup. Nothing was changed.\n"
    assert not (tmp_path / "new").exists()


def test_each_key_in_the_keyring_has_to_open(server: Seeded, backups: Path) -> None:
    db = sqlite3.connect(backups / "keyring")
    db.execute("UPDATE key SET wrapped = zeroblob(61) WHERE owner = (SELECT min(owner) FROM key)")
    db.commit()
    db.close()
    with pytest.raises(restore.CannotRestore, match="damaged, or of another server"):
        restore.look(backups, server.key)


def test_rows_have_to_be_as_many_as_the_manifest_says(server: Seeded, backups: Path) -> None:
    copy = (backups / "data").resolve()
    manifest = backup.read_manifest(copy)
    manifest["rows"]["people_person"] += 1
    backup.write_manifest(copy, manifest, server.key)
    with pytest.raises(restore.CannotRestore, match=r"ourterms\.sqlite3 is damaged"):
        restore.look(backups, server.key)


def test_a_backup_of_a_newer_release_waits_for_the_update(server: Seeded, backups: Path) -> None:
    copy = (backups / "data").resolve()
    manifest = backup.read_manifest(copy)
    manifest["migrations"]["people"] = "9999_later"
    backup.write_manifest(copy, manifest, server.key)
    with pytest.raises(restore.CannotRestore, match="newer release"):
        restore.look(backups, server.key)


def test_nothing_is_restored_over_what_is_there_or_beneath_a_running_server(server: Seeded, backups: Path) -> None:
    before = tree_of(server.data)
    done = run(server.data, "restore", str(backups), typed=server.key.hex())
    assert "--replace moves it aside" in done.stderr
    with held(server.data / SERVING, shared=True):
        done = run(server.data, "restore", str(backups), "--replace", typed=f"{server.key.hex()}\nyes\n")
    assert "Stop it first" in done.stderr
    assert {**tree_of(server.data), SERVING: b""} == {**before, SERVING: b""}


def test_copies_of_data_are_kept_for_seven_days(server: Seeded, backups: Path) -> None:
    for day in (3, 7):
        backup.back_up(server.data, "", backups, AT + timedelta(days=day))
    assert [backup.made_of(path) for path in backup.copies(backups)] == [AT, AT + timedelta(days=3)]
    backup.back_up(server.data, "", backups, AT + timedelta(days=8))
    assert [backup.made_of(path) - AT for path in backup.copies(backups)] == [timedelta(days=3), timedelta(days=7)]
    assert backup.newest_of(backups) == AT + timedelta(days=8)


def test_a_file_that_has_not_changed_takes_no_room_again(server: Seeded, backups: Path) -> None:
    backup.back_up(server.data, "", backups, AT + timedelta(days=1))
    assert (backups / "data/files/a-file").stat().st_nlink == 2


def test_the_earlier_copy_of_the_keyring_is_written_over(server: Seeded, backups: Path) -> None:
    with (backups / "keyring").open("rb", buffering=0) as earlier:
        assert earlier.read(15) == b"SQLite format 3"
        backup.copy_keyring(server.data, backups, AT + timedelta(days=1))
        earlier.seek(0)
        assert set(earlier.read()) == {0}
    copy = backup.keyring_copy(backups / "keyring")
    assert copy is not None
    assert copy.at == AT + timedelta(days=1)


def test_a_copy_of_the_keyring_that_is_too_old_is_taken_away_when_seen(backups: Path) -> None:
    assert not backup.take_away_old_keyring(backups, AT + timedelta(days=7))
    with (backups / "keyring").open("rb") as earlier:
        assert backup.take_away_old_keyring(backups, AT + timedelta(days=7, minutes=1))
        assert set(earlier.read()) == {0}
    assert not (backups / "keyring").exists()


def test_a_backup_that_fails_leaves_the_earlier_one(
    server: Seeded, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree_of(backups)
    _flip(server.data / "ourterms.sqlite3")
    db = (server.data / "ourterms.sqlite3").read_bytes()
    (server.data / "ourterms.sqlite3").write_bytes(db[:8192] + b"\xff" * 4096 + db[12288:])
    with pytest.raises((backup.CannotBackUp, sqlite3.DatabaseError)):
        backup.back_up(server.data, "", backups, AT + timedelta(days=1))
    assert tree_of(backups) == before


def test_a_backup_sees_one_moment_while_others_write(server: Seeded, tmp_path: Path) -> None:
    stop, written = Event(), []

    def write() -> None:
        """Two rows a transaction, again and again."""
        db = sqlite3.connect(server.data / "ourterms.sqlite3", timeout=30, isolation_level=None)
        while not stop.is_set():
            db.execute("BEGIN IMMEDIATE")
            for _row in range(2):
                db.execute(
                    "INSERT INTO people_trail (id, event, at) VALUES (?, 'x', '2026-03-03')", [chance.uuid().hex]
                )
            db.execute("COMMIT")
            written.append(2)
        db.close()

    writer = Thread(target=write)
    writer.start()
    seen = []
    for hour in range(5):
        backup.back_up(server.data, "", tmp_path / "b", AT + timedelta(hours=hour))
        copy = sqlite3.connect(restore.look(tmp_path / "b", server.key).copy / "ourterms.sqlite3")
        seen.append(copy.execute("SELECT count(*) FROM people_trail WHERE event = 'x'").fetchone()[0])
        copy.close()
    stop.set()
    writer.join()
    assert len(written) > 5
    assert all(number % 2 == 0 for number in seen)
    assert seen == sorted(seen)


def test_a_folder_without_a_server_is_said(tmp_path: Path) -> None:
    done = run(tmp_path / "nothing", "backup", str(tmp_path / "b"))
    assert done.returncode == 1
    assert "There is no server in" in done.stderr
    assert not (tmp_path / "nothing").exists()


def test_once_a_night_and_a_missed_one_when_it_can(server: Seeded, tmp_path: Path, settings: Any) -> None:
    settings.DATA, settings.BACKUPS = server.data, tmp_path / "nightly"
    settings.ENV = settings.ENV._replace(database_url="")
    made = []
    for moment in ("2026-07-01T20:00", "2026-07-02T01:50", "2026-07-02T02:10", "2026-07-02T23:00", "2026-07-05T12:00"):
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        backup.nightly(at)
        made.append(backup.newest_of(settings.BACKUPS) == at)
    assert made == [True, False, True, False, True]  # 03:00 in London is 02:00 in UTC then


def test_what_is_destroyed_by_day_is_out_of_the_copy_before_the_night(
    server: Seeded, tmp_path: Path, settings: Any
) -> None:
    from uuid import UUID

    settings.DATA, settings.BACKUPS = server.data, tmp_path / "nightly"
    settings.ENV = settings.ENV._replace(database_url="")
    backup.nightly(AT)
    Keyring(server.data / "keyring.sqlite3", server.key).destroy(UUID(server.people[1]))
    backup.nightly(AT + timedelta(minutes=10))
    copy = backup.keyring_copy(settings.BACKUPS / "keyring")
    assert copy is not None
    assert copy.keys == 3
    assert backup.newest_of(settings.BACKUPS) == AT


@pytest.mark.slow
def test_postgresql_is_backed_up_and_comes_back_without_its_own_programs(tmp_path: Path) -> None:
    with scratch_database() as source, scratch_database() as target:
        if not source:
            pytest.skip("no PostgreSQL here")
        data, backups, new = tmp_path / "live", tmp_path / "b", tmp_path / "new"
        people = do(data, "seed", OURTERMS_DATABASE_URL=source)
        server = Seeded(data, people)
        nowhere = {"PATH": "/nowhere"}
        assert run(data, "backup", str(backups), OURTERMS_DATABASE_URL=source, **nowhere).returncode == 0
        older = (backups / "data").resolve().name
        do(data, "close", people[1], OURTERMS_DATABASE_URL=source)
        assert run(data, "backup", str(backups), OURTERMS_DATABASE_URL=source, **nowhere).returncode == 0
        full = run(new, "restore", str(backups), typed=server.key.hex(), OURTERMS_DATABASE_URL=source)
        assert "is not empty" in full.stderr
        assert not new.exists()
        other = run(new, "restore", str(backups), typed=server.key.hex())
        assert "This backup is of postgresql" in other.stderr
        put_back(backups, server, new, "--copy", older, OURTERMS_DATABASE_URL=target, **nowhere)
        looked = do(new, "look", OURTERMS_DATABASE_URL=target)
        assert looked["here"] == ["Kit", "Rowan", "Wren"]
        assert looked["roles"] == 1
        assert looked["tin"] == ["A cake"]
        assert do(new, "read", people[0], OURTERMS_DATABASE_URL=target) == f"{SECRET}-Rowan"
        assert do(new, "read", people[1], OURTERMS_DATABASE_URL=target) is None
        again = run(new, "backup", str(tmp_path / "again"), OURTERMS_DATABASE_URL=target)
        assert again.returncode == 0, again.stderr
