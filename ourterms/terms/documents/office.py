"""Files of Word (.docx) and LibreOffice (.odt): a zip with XML in it, read as a stream, never unpacked."""

import zipfile
from io import BytesIO
from xml.parsers import expat

from ourterms.terms.documents.base import MOST_RAW, CannotRead, Found, Kind
from ourterms.terms.documents.plain import row_of, tidy

MOST_ENTRIES = 2_000
MOST_UNPACKED = 100 * 1024 * 1024  # of all entries together, as declared
MOST_XML = 20 * 1024 * 1024  # of one entry we read, as it really is

# What each element means to us, by its name without namespace. "=" stands before the letters it stands for.
_WORD = {
    "p": "paragraph", "t": "words", "tbl": "table", "tr": "row", "tc": "cell", "numPr": "bullet",
    "tab": "=\t", "br": "=\n", "cr": "=\n", "noBreakHyphen": "=-",
    "tabs": "skip", "pPrChange": "skip", "moveFrom": "skip", "Fallback": "skip",
}  # fmt: skip
_ODT = {
    "p": "paragraph", "h": "paragraph", "table": "table", "table-row": "row", "table-cell": "cell",
    "list-item": "bullet", "s": "= ", "tab": "=\t", "line-break": "=\n",
    "tracked-changes": "skip", "annotation": "skip", "note-citation": "skip",
}  # fmt: skip

# What a zip is, by an entry that only this kind has.
_OTHERS = {"xl/": "sheet", "ppt/": "slides", "Index/": "pages", "Index.zip": "pages"}


def read_zip(data: bytes) -> Found:
    """The text of a .docx or .odt: paragraphs, headings, lists, tables, text boxes, footnotes.

    Not page headers and footers, nor words that were deleted under "track changes".
    Raises CannotRead for anything else, with what it is.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except CannotRead:
        raise
    except (RecursionError, MemoryError) as problem:
        raise CannotRead("heavy") from problem
    except Exception as problem:  # a broken zip breaks in any place
        raise CannotRead("broken") from problem


def _read(archive: zipfile.ZipFile) -> Found:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise CannotRead("heavy")
    if any(entry.flag_bits & 1 for entry in entries):
        raise CannotRead("locked")
    if main := next((name for name in names if name.startswith("word/document") and name.endswith(".xml")), ""):
        parts = [main, *(name for name in ("word/footnotes.xml", "word/endnotes.xml") if name in names)]
        return _found(archive, parts, _WORD, "docx")
    if "mimetype" in names and b"opendocument.text" in _entry(archive, "mimetype"):
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in _entry(archive, manifest):
            raise CannotRead("locked")
        return _found(archive, ["content.xml"], _ODT, "odt")
    for start, kind in _OTHERS.items():
        if any(name.startswith(start) for name in names):
            raise CannotRead(kind)
    raise CannotRead("zip")


def _entry(archive: zipfile.ZipFile, name: str) -> bytes:
    entry = archive.getinfo(name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise CannotRead("unsafe")  # neither Word nor LibreOffice writes other kinds
    with archive.open(entry) as stream:
        data = stream.read(MOST_XML + 1)
    if len(data) > MOST_XML:
        raise CannotRead("heavy")
    return data


def _found(archive: zipfile.ZipFile, parts: list[str], meanings: dict[str, str], kind: Kind) -> Found:
    text = "\n\n".join(_Words(meanings).read(_entry(archive, part)) for part in parts)
    return Found(tidy(text), kind)


class _Words:
    """Collects words while the XML streams by; keeps no tree."""

    def __init__(self, meanings: dict[str, str]) -> None:
        self.meanings = meanings
        self.in_words = 0 if "words" in meanings.values() else 1
        self.letters = 0
        self.skipping = 0  # how deep inside something left out
        self.bullet = False
        self.paragraphs: list[list[str]] = []  # open ones; a text box stands inside a paragraph
        self.lines: list[list[str]] = [[]]  # of the page, and of each open cell
        self.rows: list[list[str]] = []  # cells of each open row

    def read(self, xml: bytes) -> str:
        """The words of one part. Raises CannotRead("unsafe") where it declares entities; expat.ExpatError."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        parser.Parse(xml, True)
        return "\n".join(self.lines[0])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        meaning = self.meanings.get(local, "")
        if self.skipping or meaning == "skip":
            self.skipping += 1
        elif meaning == "paragraph":
            self.paragraphs.append([])
        elif meaning == "words":
            self.in_words += 1
        elif meaning == "bullet":
            self.bullet = True
        elif meaning == "table":
            self.lines[-1].append("")
        elif meaning == "row":
            self.rows.append([])
        elif meaning == "cell":
            self.lines.append([])
        elif meaning.startswith("=") and self.paragraphs:
            self.paragraphs[-1].append(meaning[1:])
        elif local == "numId" and "0" in attributes.values():
            self.bullet = False  # a list's style, with its dashes turned off
        elif local == "pStyle":
            self.bullet = any(value.startswith(("ListBullet", "ListNumber")) for value in attributes.values())

    def _end(self, name: str) -> None:
        meaning = self.meanings.get(name.rpartition(" ")[2], "")
        if self.skipping:
            self.skipping -= 1
        elif meaning == "paragraph":
            self._paragraph("".join(self.paragraphs.pop()).strip())
        elif meaning == "words":
            self.in_words -= 1
        elif meaning == "cell" and self.rows:
            self.rows[-1].append("\n".join(self.lines.pop()))
        elif meaning == "row" and (row := row_of(self.rows.pop())):
            self.lines[-1].append(row)

    def _paragraph(self, words: str) -> None:
        listed = self.bullet and words
        last = self.lines[-1][-1] if self.lines[-1] else ""
        if last and not (listed and last.startswith("- ")) and len(self.lines) == 1:
            self.lines[-1].append("")
        if words:
            self.lines[-1].append("- " + words if listed else words)
            self.bullet = False

    def _letters(self, letters: str) -> None:
        if self.paragraphs and self.in_words and not self.skipping and self.letters < MOST_RAW:
            self.letters += len(letters)
            self.paragraphs[-1].append(letters)


def _refuse(*_: object) -> None:
    raise CannotRead("unsafe")  # Word and LibreOffice write no DTD; what needs one is an entity bomb
