"""The words of a PDF. pypdf does the reading; it is imported only when somebody brings one."""

from io import BytesIO

from ourterms.terms.documents.base import MOST_PAGES, MOST_RAW, CannotRead, Found, Note
from ourterms.terms.documents.plain import tidy


def read_pdf(data: bytes) -> Found:
    """The text of the first MOST_PAGES pages, a blank line between pages.

    Raises CannotRead: "pdf-locked", "pdf-broken", "scanned" (pages without text), "heavy".
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    pages: list[str] = []
    notes: set[str] = set()
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):  # many are locked against changes only
            raise CannotRead("pdf-locked")
        for number, page in enumerate(reader.pages):
            if number == MOST_PAGES or sum(map(len, pages)) > MOST_RAW:
                notes.add("pages" if number == MOST_PAGES else "long")
                break
            try:
                pages.append(page.extract_text())
            except (LimitReachedError, MemoryError):
                raise
            except Exception:
                notes.add("page")
    except (DependencyError, FileNotDecryptedError) as problem:  # a lock of a kind that needs more than pypdf
        raise CannotRead("pdf-locked") from problem
    except (LimitReachedError, MemoryError) as problem:
        raise CannotRead("heavy") from problem
    except CannotRead:
        raise
    except Exception as problem:  # a broken file breaks in any place
        raise CannotRead("pdf-broken") from problem
    text = tidy("\n\n".join(pages))
    if not text.strip():
        raise CannotRead("scanned" if pages else "pdf-broken")
    return Found(text, "pdf", tuple(map(Note, sorted(notes))))
