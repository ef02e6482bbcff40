"""Files made for tests: with what they should not carry, so that a test can see it go."""

import struct
import wave
from io import BytesIO

MARK = b"Oxbow Lane 7"


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 30)) -> bytes:
    """A picture with a place, a maker and a note in it, lying on its side as phones leave them."""
    from PIL import Image

    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F] = MARK.decode()  # maker
    exif[0x0112] = 6  # turn it
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 7.0)
    out = BytesIO()
    more = {"comment": MARK} if kind == "JPEG" else {}
    picture.save(out, kind, exif=exif, **more)
    return out.getvalue()


def pdf() -> bytes:
    """A PDF that runs a script when it is opened, carries a file, and says who made it."""
    import pikepdf

    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 200))
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello')")
    made.attachments["note.txt"] = pikepdf.AttachedFileSpec(made, MARK, filename="note.txt")
    made.docinfo["/Author"] = MARK.decode()
    with made.open_metadata() as meta:
        meta["dc:creator"] = [MARK.decode()]
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"),
    )
    made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link)]))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF with a password."""
    import pikepdf

    made = pikepdf.new()
    made.add_blank_page()
    out = BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def mp3() -> bytes:
    """Half a second of silence as an MP3, with a tag in front that says who and where."""
    frame = b"\xff\xfb\x90\xc0" + bytes(413)  # MPEG 1, layer 3, 128 kbit/s, 44.1 kHz, silent
    text = b"\x00" + MARK
    tag = b"TIT2" + struct.pack(">I", len(text)) + b"\x00\x00" + text
    return b"ID3\x03\x00\x00\x00\x00\x00" + bytes([len(tag)]) + tag + frame * 20


def wav() -> bytes:
    """A recording of a kind that we don't take."""
    out = BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(bytes(1600))
    return out.getvalue()
