"""What every reader of a document shares: the limits, the sentences, what was read, or why it was not."""

from typing import Literal, NamedTuple

from ourterms.kit.speech import say

Kind = Literal["text", "html", "email", "pdf", "docx", "odt"]

MOST_BYTES = 5 * 1024 * 1024  # of a file
MOST_LETTERS = 40_000  # of a document, as it is given out
MOST_RAW = 200_000  # letters a reader brings back, before tidying and cutting
MOST_PAGES = 40
MOST_ATTACHED = 5

REFUSALS = {
    "empty": "There are no words in this. Copy the words you want us to read and paste them in.",
    "no-words": "Most of this can't be read as words. Copy the words again, from where you can read them, "
    "and paste them in.",
    "big": "This file is over 5 MB, which is too big to open. Copy the words out of it and paste them in.",
    "heavy": "This file takes too much work to open. Copy the words out of it and paste them in.",
    "busy": "We are opening other files just now. Wait a minute and try again, or paste the words in.",
    "unsafe": "This file is made in a way that can do harm, so we did not open it. "
    "Copy the words out of it and paste them in.",
    "broken": "This file is broken or did not arrive whole. "
    "Download it again, or copy the words out of it and paste them in.",
    "unknown": "We don't know this kind of file. Save it as a PDF or a Word file (.docx) first, "
    "or copy the words out of it and paste them in.",
    "scanned": "This PDF has no text in it; it may be a picture of a page. "
    "Copy the words out of the e-mail or web page instead, or type the main lines.",
    "pdf-locked": "This PDF is locked with a password. Open it where you can, then copy the words and paste them in.",
    "pdf-broken": "This PDF is broken or did not arrive whole. "
    "Download it again, or copy the words out of it and paste them in.",
    "locked": "This file is locked with a password. Open it where you can, then copy the words and paste them in.",
    "doc": "This is an old Word file (.doc), which we can't read. "
    "Save it as .docx or PDF, or copy the words and paste them in.",
    "msg": "This is an e-mail saved by Outlook (.msg), which we can't read. "
    "Open it, then copy the words and paste them in.",
    "rtf": "This is a rich text file (.rtf), which we can't read. Open it, then copy the words and paste them in.",
    "pages": "This is a Pages file from Apple, which we can't read. "
    "Save it as a PDF, or copy the words and paste them in.",
    "sheet": "This is a spreadsheet, which we can't read. Copy the words out of it and paste them in.",
    "slides": "These are slides, which we can't read. Save them as a PDF, or copy the words and paste them in.",
    "zip": "This is several files packed into one (a zip). Unpack it, then choose the file you want us to read.",
    "picture": "This is a picture, and we can't read words in pictures. "
    "Type the main lines, or ask them to send it as text.",
}

NOTES = {
    "long": "This is very long: we read the first 40,000 letters of it.",
    "pages": "This PDF is long: we read the first 40 pages of it.",
    "page": "Part of this PDF could not be read. Something may be missing.",
    "letters": "The file did not say how its letters are stored. Signs such as £ or é may be wrong.",
    "attached": "We could not read something attached to it: {name}.",
    "more-attached": "A lot is attached to this e-mail: we read the first 5 things.",
}


class CannotRead(Exception):
    """These bytes gave no words. `why` is a key of REFUSALS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    @property
    def message(self) -> str:
        """What happened and what to do, in one or two sentences, in the language of whoever reads."""
        return say(REFUSALS[self.why])


class Note(NamedTuple):
    """Something to know about the words we read. `key` is one of NOTES; `name` names an attached file."""

    key: str
    name: str = ""

    def __str__(self) -> str:
        return say(NOTES[self.key], name=self.name)


class Found(NamedTuple):
    """What a reader found in the bytes: at most MOST_RAW letters of tidied text."""

    text: str
    kind: Kind
    notes: tuple[Note, ...] = ()
