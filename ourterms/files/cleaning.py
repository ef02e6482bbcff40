"""A file is taken apart and written anew, in a child process: where and when it was made, who made it, and
whatever it would run when opened, do not come along.

    python -m ourterms.files.cleaning jpeg < photo > photo without its place
"""

import sys
from io import BytesIO

from ourterms.files.rules import LONGEST_SIDE, MOST_BYTES, MOST_DOTS, PICTURES, RECORDINGS, CannotKeep
from ourterms.kit import child

MEMORY = 768 * 1024 * 1024  # address space: a picture of 40 million dots, and its smaller copy
OK = b"ok\n"
# Keys of a PDF's catalogue that run something, fetch something, carry other files, or say who made it.
ACTIVE = (
    *("/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/AF", "/Metadata", "/PieceInfo", "/Collection", "/XFA"),
    *("/Names", "/AcroForm"),  # where scripts, attached files and forms are listed
)
# Actions that do more than turn a page or follow a link.
ACTING = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/RichMedia"}


def cleaned(data: bytes, kind: str) -> bytes:
    """The file without what it should not carry, made by a child. Raises CannotKeep."""
    try:
        answer = child.answer_of("ourterms.files.cleaning", kind, data, 4 * MOST_BYTES)
    except child.Busy as problem:
        raise CannotKeep("busy") from problem
    if not answer.startswith(OK):
        raise CannotKeep("locked" if answer == b"locked" else "broken")
    return answer[len(OK) :]


def clean(data: bytes, kind: str) -> bytes:
    """The same, here; for the child. Raises CannotKeep, and whatever a reader raises at a broken file."""
    if kind in PICTURES:
        return _picture(data, kind)
    return _pdf(data) if kind == "pdf" else _recording(data)


def _picture(data: bytes, kind: str) -> bytes:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    with Image.open(BytesIO(data), formats=[kind.upper()]) as opened:
        if opened.width * opened.height > MOST_DOTS:
            raise CannotKeep("broken")
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is read small from the start
        turned = ImageOps.exif_transpose(opened)
        turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = turned.convert("RGB" if kind == "jpeg" else "RGBA" if "A" in turned.getbands() else "RGB")
        bare = Image.new(plain.mode, plain.size)
        bare.paste(plain)  # the dots and nothing else
    out = BytesIO()
    bare.save(out, kind.upper(), **({"quality": 82} if kind != "png" else {"optimize": True}))
    return out.getvalue()


def _pdf(data: bytes) -> bytes:
    import pikepdf

    try:
        opened = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as problem:
        raise CannotKeep("locked") from problem
    with opened as pdf:
        if len(pdf.pages) == 0:
            raise CannotKeep("broken")
        for key in ACTIVE:
            if key in pdf.Root:
                del pdf.Root[key]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                _disarm(thing)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _disarm(thing: "object") -> None:
    """Take out of one part of a PDF what acts, and who made it."""
    import pikepdf

    assert isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)
    for key in ("/AA", "/Metadata", "/PieceInfo", "/JS", "/EF", "/AF"):
        if key in thing:
            del thing[key]
    if "/A" in thing and isinstance(thing["/A"], pikepdf.Dictionary) and thing["/A"].get("/S") in ACTING:
        del thing["/A"]
    if thing.get("/Type") == "/Action" and thing.get("/S") in ACTING:
        thing["/S"] = pikepdf.Name("/Named")
        thing["/N"] = pikepdf.Name("/NextPage")


def _recording(data: bytes) -> bytes:
    from mutagen import File

    held = BytesIO(data)
    found = File(held)
    if found is None or not found.info.length:
        raise CannotKeep("broken")
    held.seek(0)
    found.delete(held)
    bare = held.getvalue()
    if not bare:
        raise CannotKeep("broken")
    return bare


def main(kind: str) -> None:
    """In the child: the file on standard input, cleaned, to standard output; or why not."""
    if kind in PICTURES:
        from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401
    elif kind == "pdf":
        import pikepdf  # noqa: F401
    elif kind in RECORDINGS:
        import mutagen.mp3
        import mutagen.mp4
        import mutagen.oggopus
        import mutagen.oggvorbis  # noqa: F401
    child.take_limits(MEMORY)
    try:
        made = OK + clean(sys.stdin.buffer.read(MOST_BYTES + 1), kind)
    except CannotKeep as problem:
        made = problem.why.encode()
    except Exception:  # a broken file breaks in any place
        made = b"broken"
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main(sys.argv[1])
