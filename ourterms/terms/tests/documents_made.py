"""Small files of each kind, made here: nobody's real letters lie in the project."""

import zipfile
import zlib
from io import BytesIO

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF with these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + rows + trailer


def stream(content: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content, 9)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)


def pdf(*pages: str | bytes) -> bytes:
    """A PDF with the lines of each page in Helvetica; an empty page has nothing on it; bytes are drawn as given."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        drawn = page if isinstance(page, bytes) else _drawn(page)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (number + 1),
            stream(drawn),
        ]
    return pdf_of(objects)


def _drawn(page: str) -> bytes:
    lines = [b"(%b) Tj T*" % line for line in page.encode("cp1252").split(b"\n")] if page else []
    return b"BT /F1 11 Tf 14 TL 50 800 Td " + b" ".join(lines) + b" ET"


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """A zip with these entries."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(body: str, **more: str) -> bytes:
    """A Word file with this body; `more` are other parts, such as footnotes."""
    parts = {f"word/{name}.xml": f"<w:{name} {WORD}>{content}</w:{name}>" for name, content in more.items()}
    document = f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **parts})


def odt(body: str, manifest: str = "<manifest/>") -> bytes:
    """A LibreOffice text with this body."""
    content = f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})
