"""The words of what somebody pasted or brought: text, web page, e-mail, PDF, Word or LibreOffice file.

    document = text_of(data, "advert.pdf")

Nothing is written to disk and nothing is kept. What may be made to do harm (a PDF, a zip, an e-mail, a web
page) is opened in a child process with little memory and time, which can't write a word to a file; child.py says what
that protects from and what not.
"""

from typing import NamedTuple

from ourterms.terms.documents.base import MOST_BYTES, CannotRead, Found, Kind, Note
from ourterms.terms.documents.kinds import kind_of, kind_of_words, looks_like_html
from ourterms.terms.documents.plain import cut, read_text, tidy, without_controls

__all__ = ["CannotRead", "Document", "Kind", "looks_like_html", "pasted", "text_of"]


class Document(NamedTuple):
    """What we could read: at most 40,000 letters, the kind its bytes told, and what to know of it."""

    text: str
    kind: Kind
    notes: tuple[str, ...] = ()


def text_of(data: bytes, name: str = "") -> Document:
    """The words in `data`. The bytes tell what it is; `name` only helps with an e-mail that has few headers.

    Raises CannotRead, whose `message` says in a sentence or two what happened and what to do.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead("big")
    if not data.strip():
        raise CannotRead("empty")
    return _read(data, kind_of(data, name))


def pasted(text: str) -> Document:
    """The words in what somebody pasted into a box: no file, however it begins. The source of a web page or an e-mail
    is told and read as one. Raises CannotRead, too."""
    data = without_controls(text.encode("utf-8", "replace"))
    if len(data) > MOST_BYTES:
        raise CannotRead("big")
    kind = kind_of_words(data)
    # Of what was pasted, the letters are known, and what can't be read is taken out already.
    return _document(Found(tidy(data.decode("utf-8-sig")), "text")) if kind == "text" else _read(data, kind)


def _read(data: bytes, kind: str) -> Document:
    if kind == "text":
        return _document(read_text(data))
    from ourterms.terms.documents.child import read_in_child  # plain text needs no child, and is in a hurry

    return _document(read_in_child(data, kind))


def _document(found: Found) -> Document:
    if found.kind == "text" and not found.text.strip():
        raise CannotRead("empty")
    text = cut(found.text)
    notes = found.notes
    if len(text) < len(found.text):
        notes = (Note("long"), *(note for note in notes if note.key != "long"))
    return Document(text, found.kind, tuple(map(str, notes)))
