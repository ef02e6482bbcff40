"""Which files we take, told by their first bytes and not by their name; how large; and what each is served as."""

from typing import NamedTuple

MOST_BYTES = 10 * 1024 * 1024
MOST_IN_A_COLLECTIVE = 500 * 1024 * 1024
MOST_DOTS = 40_000_000  # width times height of a picture
LONGEST_SIDE = 2_400  # dots: a picture is made smaller to this; a receipt stays readable


class Kind(NamedTuple):
    """A kind of file: what it is served as, its usual ending, and what people call it."""

    mime: str
    ending: str
    words: str


KINDS = {
    "jpeg": Kind("image/jpeg", "jpg", "a picture"),
    "png": Kind("image/png", "png", "a picture"),
    "webp": Kind("image/webp", "webp", "a picture"),
    "pdf": Kind("application/pdf", "pdf", "a PDF"),
    "mp3": Kind("audio/mpeg", "mp3", "a recording"),
    "m4a": Kind("audio/mp4", "m4a", "a recording"),
    "ogg": Kind("audio/ogg", "ogg", "a recording"),
}
PICTURES = {"jpeg", "png", "webp"}
RECORDINGS = {"mp3", "m4a", "ogg"}

REFUSALS = {
    "big": "This file is over 10 MB. Take a smaller picture, or a shorter recording.",
    "empty": "This file is empty.",
    "unknown": "We take pictures (JPEG, PNG, WebP), PDFs and recordings (MP3, M4A, OGG). This is something else.",
    "broken": "This file could not be opened. It may be broken, or not what its name says.",
    "locked": "This PDF has a password. Take it off first.",
    "busy": "We are opening other files just now. Wait a minute and try again.",
    "full": "This group's room for files is full. Take something away first.",
}


class CannotKeep(Exception):
    """This file is not kept. `why` is a key of REFUSALS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def kind_of(data: bytes) -> str:
    """The key in KINDS that the first bytes tell. Raises CannotKeep: "empty", "big", "unknown"."""
    if not data:
        raise CannotKeep("empty")
    if len(data) > MOST_BYTES:
        raise CannotKeep("big")
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"ID3") or (data[0] == 0xFF and data[1:2] and data[1] & 0xE6 == 0xE2):
        return "mp3"
    if data[4:8] == b"ftyp" and data[8:12] in (b"M4A ", b"M4B ", b"mp42", b"isom", b"iso2", b"mp41"):
        return "m4a"
    if data.startswith(b"OggS"):
        return "ogg"
    raise CannotKeep("unknown")


def fits(used: int, size: int) -> bool:
    """Whether a file of `size` bytes has room beside `used` bytes of a collective's."""
    return used + size <= MOST_IN_A_COLLECTIVE
