"""Which reader opens which kind. Each is imported only when it is needed, so that a child starts quickly."""

from collections.abc import Callable
from importlib import import_module

from ourterms.terms.documents.base import CannotRead, Found

_READERS = {
    "text": ("plain", "read_text"),
    "html": ("web", "read_page"),
    "email": ("mail", "read_email"),
    "pdf": ("pdf", "read_pdf"),
    "zip": ("office", "read_zip"),
}
_HEAVY = {"email": ["email.parser", "email.policy"], "pdf": ["pypdf"], "html": [], "zip": [], "text": []}


def load(kind: str) -> Callable[[bytes], Found]:
    """The reader of this kind (see kinds.py), with what it needs imported."""
    module, function = _READERS[kind]
    for name in _HEAVY[kind]:
        import_module(name)
    reader: Callable[[bytes], Found] = getattr(import_module(f"ourterms.terms.documents.{module}"), function)
    return reader


def read_kind(data: bytes, kind: str) -> Found:
    """What the reader of `kind` finds in `data`. Raises CannotRead and nothing else."""
    try:
        found = load(kind)(data)
    except CannotRead:
        raise
    except (RecursionError, MemoryError) as problem:
        raise CannotRead("heavy") from problem
    except Exception as problem:  # a stranger's bytes find every gap in every library
        raise CannotRead("broken") from problem
    if not found.text.strip():
        raise CannotRead("empty")
    return found
