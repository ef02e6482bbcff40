"""The words of what somebody pasted or brought: text, web page, e-mail, PDF, Word or LibreOffice file.

    document = text_of(data, "advert.pdf")

Nothing is written to disk and nothing is kept. What may be made to do harm (a PDF, a zip, an e-mail, a web
page) is opened in a child process with little memory, little time and no way to write; child.py says what
that protects from and what not.
"""

from dataclasses import dataclass

from ourterms.terms.documents.base import MOST_BYTES, CannotRead, Kind, Note
from ourterms.terms.documents.child import read_in_child
from ourterms.terms.documents.kinds import kind_of
from ourterms.terms.documents.plain import cut
from ourterms.terms.documents.readers import read_kind
from ourterms.terms.documents.web import looks_like_html

__all__ = ["CannotRead", "Document", "Kind", "looks_like_html", "text_of"]


@dataclass(frozen=True)
class Document:
    """What we could read: at most 100,000 letters, the kind its bytes told, and what to know of it."""

    text: str
    kind: Kind
    notes: tuple[str, ...] = ()


def text_of(data: bytes, name: str = "") -> Document:
    """The words in `data`. The bytes tell what it is; `name` only helps with an e-mail that has few headers.

    Text pasted into a box goes in as UTF-8: the source of a web page is told and read as one.
    Raises CannotRead, whose `message` says in a sentence or two what happened and what to do.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead("big")
    if not data.strip():
        raise CannotRead("empty")
    kind = kind_of(data, name)
    found = read_kind(data, kind) if kind == "text" else read_in_child(data, kind)
    text = cut(found.text)
    notes = found.notes
    if len(text) < len(found.text):
        notes = (Note("long"), *(note for note in notes if note.key != "long"))
    return Document(text, found.kind, tuple(map(str, notes)))
