"""What a file carries besides what one sees in it does not come along."""

from io import BytesIO

import pytest

from ourterms.files.cleaning import cleaned
from ourterms.files.rules import LONGEST_SIDE, CannotKeep
from ourterms.files.tests.made import MARK, locked_pdf, mp3, pdf, photo


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_its_place_its_maker_and_its_notes_and_stands_upright(kind: str) -> None:
    from PIL import Image

    data = photo(kind)
    assert MARK in data
    bare = cleaned(data, kind.lower())
    assert MARK not in bare
    with Image.open(BytesIO(bare)) as seen:
        assert seen.format == kind
        assert seen.size == (30, 60)  # turned as its note said
        assert not seen.getexif()
        assert not {"comment", "exif", "icc_profile", "xmp"} & set(seen.info)


def test_a_large_picture_is_made_smaller() -> None:
    from PIL import Image

    with Image.open(BytesIO(cleaned(photo(size=(5000, 400)), "jpeg"))) as seen:
        assert max(seen.size) == LONGEST_SIDE


def test_a_pdf_loses_what_would_run_what_it_carries_and_who_made_it() -> None:
    import pikepdf

    data = pdf()
    with pikepdf.open(BytesIO(data)) as before:
        assert "/OpenAction" in before.Root
        assert len(before.attachments) == 1
        assert before.docinfo["/Author"] == MARK.decode()
    with pikepdf.open(BytesIO(cleaned(data, "pdf"))) as after:
        assert len(after.pages) == 1
        assert not {"/OpenAction", "/Names", "/Metadata", "/AF"} & set(after.Root.keys())
        assert not len(after.attachments)
        assert "/Info" not in after.trailer
        assert "/A" not in after.pages[0].Annots[0]
        written = (
            b"".join(thing.read_bytes() for thing in after.objects if isinstance(thing, pikepdf.Stream))
            + repr([thing for thing in after.objects if isinstance(thing, pikepdf.Dictionary)]).encode()
        )
        assert MARK not in written
        assert b"cmd.exe" not in written


def test_a_recording_loses_its_tags_and_is_otherwise_the_same() -> None:
    data = mp3()
    bare = cleaned(data, "mp3")
    assert MARK in data
    assert MARK not in bare
    assert data.endswith(bare)


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"\xff\xd8\xff" + b"x" * 500, "jpeg", "broken"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 500, "png", "broken"),
        (photo("PNG"), "jpeg", "broken"),
        (b"%PDF-1.7\nnothing", "pdf", "broken"),
        (locked_pdf(), "pdf", "locked"),
        (b"ID3\x03\x00\x00\x00\x00\x00\x00", "mp3", "broken"),
        (b"OggS" + b"x" * 300, "ogg", "broken"),
        (b"\x00\x00\x00\x20ftypM4A " + b"x" * 300, "m4a", "broken"),
    ],
)
def test_a_file_that_lies_about_its_kind_is_refused(data: bytes, kind: str, why: str) -> None:
    with pytest.raises(CannotKeep) as problem:
        cleaned(data, kind)
    assert problem.value.why == why


def test_a_picture_that_unpacks_to_a_billion_dots_is_refused() -> None:
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(4_000_000), 9)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    with pytest.raises(CannotKeep, match="broken"):
        cleaned(bomb, "png")
