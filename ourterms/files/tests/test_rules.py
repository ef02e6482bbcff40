import pytest

from ourterms.files.rules import MOST_BYTES, CannotKeep, fits, kind_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0rest", "jpeg"),
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"ID3\x04rest", "mp3"),
        (b"\xff\xfb\x90\x00", "mp3"),
        (b"\x00\x00\x00\x20ftypM4A rest", "m4a"),
        (b"OggS\x00\x02", "ogg"),
    ],
)
def test_the_first_bytes_tell_the_kind(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00program", "unknown"),
        (b"<svg onload=alert(1)>", "unknown"),
        (b"<!doctype html>", "unknown"),
        (b"PK\x03\x04", "unknown"),
        (b"GIF89a", "unknown"),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), "big"),
    ],
)
def test_anything_else_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(CannotKeep) as problem:
        kind_of(data)
    assert problem.value.why == why


def test_room_ends() -> None:
    assert fits(0, 500 * 1024 * 1024)
    assert not fits(1, 500 * 1024 * 1024)
