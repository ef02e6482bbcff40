from pathlib import Path
from uuid import UUID

import pytest

from ourterms.kit.keyring import Destroyed, Keyring, look_into
from ourterms.kit.sealing import CannotOpen

ONE, TWO = UUID(int=1), UUID(int=2)
SERVER = bytes(range(32))


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "keyring.sqlite3", SERVER)


def bytes_of(keyring: Keyring) -> bytes:
    return b"".join(path.read_bytes() for path in keyring.path.parent.iterdir())


def test_each_owner_has_a_key_of_their_own_that_stays(keyring: Keyring) -> None:
    assert keyring.find(ONE) is None
    key = keyring.key_of(ONE)
    assert keyring.key_of(ONE) == keyring.find(ONE) == key
    assert keyring.key_of(TWO) != key


def test_keys_of_several_are_found_at_once_and_of_nobody_else(
    keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ourterms.kit.keyring.AT_ONCE", 2)
    many = [UUID(int=n) for n in range(10, 15)]
    keys = {owner: keyring.key_of(owner) for owner in many}
    keyring.destroy(many[3])
    assert keyring.find_several([*many, ONE]) == {owner: key for owner, key in keys.items() if owner != many[3]}
    assert keyring.find_several([]) == {}


def test_a_key_lies_in_the_file_only_wrapped(keyring: Keyring) -> None:
    key = keyring.key_of(ONE)
    assert key not in bytes_of(keyring)
    assert SERVER not in bytes_of(keyring)


def test_what_is_destroyed_is_gone_from_the_disk_and_never_comes_back(keyring: Keyring) -> None:
    import sqlite3

    keyring.key_of(ONE)
    db = sqlite3.connect(keyring.path)
    wrapped = db.execute("SELECT wrapped FROM key").fetchone()[0]
    db.close()
    assert wrapped in bytes_of(keyring)
    keyring.destroy(ONE)
    keyring.destroy(ONE)
    assert wrapped not in bytes_of(keyring)
    assert keyring.find(ONE) is None
    with pytest.raises(Destroyed):
        keyring.key_of(ONE)


def test_a_copy_from_before_does_not_bring_back_what_was_destroyed(keyring: Keyring, tmp_path: Path) -> None:
    keyring.key_of(ONE)
    kept = keyring.key_of(TWO)
    (tmp_path / "old").mkdir()
    keyring.copy_to(tmp_path / "old" / "keyring.sqlite3")
    keyring.destroy(ONE)
    old = Keyring(tmp_path / "old" / "keyring.sqlite3", SERVER)
    assert old.find(ONE) is not None
    assert old.destroy_again(keyring.gone()) == 1
    assert old.find(ONE) is None
    assert old.find(TWO) == kept
    assert old.count() == 1


def test_nobody_else_may_read_the_file(keyring: Keyring) -> None:
    assert keyring.path.stat().st_mode & 0o077 == 0


def test_another_servers_key_opens_none(keyring: Keyring) -> None:
    from ourterms.kit.sealing import CannotOpen

    keyring.key_of(ONE)
    with pytest.raises(CannotOpen):
        Keyring(keyring.path, bytes(32)).find(ONE)


def test_a_file_is_looked_into_without_being_changed(keyring: Keyring) -> None:
    keyring.key_of(ONE)
    keyring.key_of(TWO)
    keyring.destroy(TWO)
    before = bytes_of(keyring)
    inside = look_into(keyring.path, SERVER)
    assert inside.keys == 1
    assert inside.gone == keyring.gone()
    assert bytes_of(keyring) == before
    assert keyring.was_destroyed(TWO)
    assert not keyring.was_destroyed(ONE)
    with pytest.raises(CannotOpen):
        look_into(keyring.path, bytes(32))
