"""What kind of file this is, told by its bytes."""

import re

from ourterms.terms.documents.base import CannotRead
from ourterms.terms.documents.plain import decoded

_REFUSED = {
    b"{\\rtf": "rtf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
}
_START = r"(?i)[\s\ufeff]*(<\?xml[^>]{0,200}>\s*)?(<!--[^>]{0,500}-->\s*)?<(!doctype\s+html|html|head|body)\b"
_TAG = (
    r"(?i)<(/?)(p|div|br|li|ul|ol|table|tr|td|th|h[1-6]|span|a|strong|em|b|i|meta|style|font|section|article)"
    r"(\s[^<>]{0,2000})?/?>"
)

_HEADER = r"([A-Za-z][A-Za-z0-9-]{0,60}):"
# Machines add these to an e-mail; they are not there when somebody copies one from the screen.
_BY_MACHINES = {"received", "return-path", "message-id", "mime-version", "content-type", "dkim-signature"}
_BY_PEOPLE = {"from", "to", "subject", "date"}


def kind_of(data: bytes, name: str = "") -> str:
    """One of "pdf", "zip", "email", "html" and "text". Raises CannotRead for kinds we can name but not read.

    `name` only tips the balance for an e-mail without the headers that machines add.
    """
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-") or (b"%PDF-" in start and b"endobj" in data):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise CannotRead(_old_office(data))
    for first, why in _REFUSED.items():
        if start.startswith(first) and (len(first) > 2 or b"\x00" in start):
            raise CannotRead(why)
    if (start.startswith(b"RIFF") and start[8:12] == b"WEBP") or start[4:8] == b"ftyp":
        raise CannotRead("picture" if start[8:12] in (b"WEBP", b"heic", b"heix", b"mif1", b"avif") else "unknown")
    return kind_of_words(data, name)


def kind_of_words(data: bytes, name: str = "") -> str:
    """One of "email", "html" and "text", of what is no other kind."""
    opening = decoded(data[:20_000].rpartition(b"\n")[0] or data[:20_000])[0]
    if _is_email(opening, name):
        return "email"
    return "html" if looks_like_html(opening) else "text"


def looks_like_html(text: str) -> bool:
    """Whether `text` is the source of a web page, or of a piece of one with at least three tags."""
    if "<" not in text:
        return False
    if re.match(_START, text[:2000]):
        return True
    tags = re.findall(_TAG, text[:20_000])
    return len(tags) >= 3 and any(closing or name.lower() == "br" for closing, name, _ in tags)


def _old_office(data: bytes) -> str:
    """What an OLE container holds, by the names in its directory, which are written in UTF-16."""
    for inside, why in {
        "EncryptedPackage": "locked",
        "WordDocument": "doc",
        "__substg1.0_": "msg",
        "Workbook": "sheet",
        "PowerPoint Document": "slides",
    }.items():
        if inside.encode("utf-16-le") in data:
            return why
    return "unknown"


def _is_email(opening: str, name: str) -> bool:
    opening = opening.lstrip("\r\n\ufeff")
    if not re.match(_HEADER, opening) and not opening.startswith("From "):
        return False
    lines = opening.splitlines()
    if lines and lines[0].startswith("From "):  # a mailbox file's own first line
        lines = lines[1:]
    found = set()
    for line in lines:
        header = re.match(_HEADER, line)
        if header:
            found.add(header[1].lower())
        elif not found or not line.startswith((" ", "\t")):
            break
    by_machine = bool(found & _BY_MACHINES) or name.lower().endswith(".eml")
    return by_machine and bool(found & _BY_PEOPLE)
