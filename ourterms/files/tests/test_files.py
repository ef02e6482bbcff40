"""Bringing a file, who may have it, and that it goes when it goes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from ourterms.files import actions, store
from ourterms.files.hooks import export, forget
from ourterms.files.models import File
from ourterms.files.tests.made import MARK, photo, wav
from ourterms.kit import chance
from ourterms.kit.sealing import CannotOpen
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from tests.cast import AT, SIGNED_IN, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def address(file: File) -> str:
    return reverse("files:get", args=[file.collective_id, file.pk])


def on_disk() -> bytes:
    return b"".join(path.read_bytes() for path in Path(settings.FILES).rglob("*") if path.is_file())


def test_a_file_is_sealed_on_the_disk_and_whole_for_a_member(cast: Cast) -> None:
    response = cast.client("steward").get(address(cast.file))
    picture = b"".join(response.streaming_content)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) == cast.file.size == int(response["Content-Length"])
    assert b"PNG" not in on_disk()
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("who", SIGNED_IN[2:])
def test_nobody_elsewhere_finds_it_even_by_its_address(cast: Cast, who: str) -> None:
    assert cast.client(who).get(address(cast.file)).status_code == 404
    own = reverse("files:get", args=[cast.elsewhere.collective_id, cast.file.pk])
    assert cast.client("other collective's member").get(own).status_code == 404


def test_what_is_in_a_circle_is_for_its_members(cast: Cast) -> None:
    file = actions.bring(by=cast.third, id=chance.uuid(), data=photo(), at=AT, circle=cast.circle)
    assert cast.client("member").get(address(file)).status_code == 404


def test_a_form_sent_twice_brings_one_file_and_a_strangers_id_is_refused(cast: Cast) -> None:
    id = chance.uuid()
    first = actions.bring(by=cast.member, id=id, data=photo(), at=AT)
    assert actions.bring(by=cast.member, id=id, data=photo(), at=AT) == first
    with pytest.raises(Refused):
        actions.bring(by=cast.third, id=id, data=photo(), at=AT)
    assert File.objects.count() == 1


def test_what_lies_about_its_kind_is_refused_and_leaves_nothing(cast: Cast) -> None:
    for data in (wav(), b"", b"\xff\xd8\xff" + MARK * 20):
        with pytest.raises(Refused):
            actions.bring(by=cast.member, id=chance.uuid(), data=data, at=AT)
    assert not File.objects.exists()
    assert MARK not in on_disk()


def test_taken_away_is_gone_with_its_key(cast: Cast) -> None:
    file = cast.file
    with pytest.raises(Refused):
        actions.take_away(by=cast.third, file=file)
    sealed = on_disk()
    actions.take_away(by=cast.member, file=File.objects.get(pk=file.pk))
    assert keyring().find(file.pk) is None
    assert sealed
    assert cast.client("member").get(address(file)).status_code == 404
    with pytest.raises(CannotOpen):
        list(store.read(file))


def test_bytes_without_a_row_are_swept_after_a_day(cast: Cast) -> None:
    id = chance.uuid()
    store.write(id, cast.collective.pk, b"left over")
    came = datetime.fromtimestamp(store._path(id).stat().st_mtime, UTC)  # by the disk's clock, not ours
    actions.sweep(came + timedelta(hours=23))
    assert id in store.strays()
    assert actions.sweep(came + timedelta(hours=25)) >= 1
    assert id not in store.strays()
    assert list(store.read(cast.file))  # what has a row stays


def test_a_full_group_is_told_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ourterms.files.actions.fits", lambda used, size: False)
    with pytest.raises(Refused, match="full"):
        actions.bring(by=cast.member, id=chance.uuid(), data=photo(), at=AT)


def test_a_full_disk_leaves_no_row_and_no_half_file(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ourterms.files.store.os.fsync", full)
    id = chance.uuid()
    with pytest.raises(OSError, match="No space"):
        actions.bring(by=cast.member, id=id, data=photo(), at=AT)
    assert not File.objects.filter(pk=id).exists()
    assert not list(Path(settings.FILES).rglob("*.part"))
    assert not list(Path(settings.FILES).rglob(id.hex))


def test_everything_of_mine_has_my_files_and_going_takes_them_if_i_want(cast: Cast) -> None:
    kept = actions.bring(by=cast.member, id=chance.uuid(), data=photo(), at=AT, group_keeps=True)
    mine = cast.file
    person = cast.member.person_id
    assert person
    assert len([each for each in export(person) if each.content]) == 2
    forget(cast.member, True, AT)
    assert File.objects.count() == 2
    forget(cast.member, False, AT)
    assert list(File.objects.all()) == [kept]
    assert keyring().find(mine.pk) is None
