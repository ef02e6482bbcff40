"""A saved e-mail (.eml): who wrote, about what, when; their words; and what is attached."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from ourterms.terms.documents.base import MOST_ATTACHED, MOST_RAW, CannotRead, Found, Note
from ourterms.terms.documents.kinds import kind_of
from ourterms.terms.documents.plain import decoded, tidy
from ourterms.terms.documents.readers import read_kind
from ourterms.terms.documents.web import text_of_page

_MOST_PARTS = 200
_MOST_DEPTH = 20
_STUB = 200  # letters; a shorter plain version beside a much longer page often says "view this in a browser"


def read_email(data: bytes) -> Found:
    """Subject, sender and date in lines on top, then the words, then each readable attachment under its name.

    Raises CannotRead("heavy") where it holds too many parts, and what the standard library raises when it trips;
    an e-mail nobody wrote anything in, nor attached anything to, has no text.
    """
    letter = _Letter()
    letter.read(message_from_bytes(data, policy=policy.default), 0)
    return Found(tidy("\n\n".join([*letter.words, *letter.attached])), "email", tuple(dict.fromkeys(letter.notes)))


class _Letter:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.attached: list[str] = []
        self.notes: list[Note] = []
        self.parts = 0
        self.opened = 0

    def read(self, message: Message, depth: int) -> None:
        """An e-mail, or one that was forwarded inside it."""
        top = [f"{name}: {value}" for name in ("Subject", "From", "Date") if (value := _header(message, name))]
        before = len(self.words)
        self._part(message, depth)
        if top and (len(self.words) > before or (depth == 0 and self.attached)):
            self.words.insert(before, "\n".join(top))

    def _part(self, part: Message, depth: int) -> None:
        self._count(depth)
        kind = _content_type(part)
        inside = _inside(part)
        if kind == "message/rfc822" and inside:
            self.read(inside[0], depth + 1)
        elif kind == "multipart/alternative" and inside:
            self._best_of(list(self._leaves(part, depth)))
        elif inside:
            for piece in inside:
                self._part(piece, depth + 1)
        elif _is_words(part):
            self._say(_words(part))
        else:
            self._attachment(part)

    def _best_of(self, leaves: list[Message]) -> None:
        """The same words in several forms: the plain one, unless it is a stub."""
        forms = [leaf for leaf in leaves if _is_words(leaf)]
        pages = [_words(form) for form in forms if _content_type(form) == "text/html"][:1]
        plain = "\n\n".join(_words(form) for form in forms if _content_type(form) != "text/html").strip()
        page = "".join(pages)
        self._say(page if not plain or (len(plain) < _STUB and len(page) > 3 * len(plain)) else plain)
        for leaf in leaves:
            if leaf not in forms:
                self._attachment(leaf)

    def _leaves(self, part: Message, depth: int) -> Iterator[Message]:
        self._count(depth)
        inside = _inside(part)
        for piece in inside:
            yield from self._leaves(piece, depth + 1)
        if not inside:
            yield part

    def _count(self, depth: int) -> None:
        self.parts += 1
        if depth > _MOST_DEPTH or self.parts > _MOST_PARTS:
            raise CannotRead("heavy")

    def _say(self, words: str) -> None:
        if words.strip():
            self.words.append(words)

    def _attachment(self, part: Message) -> None:
        name = _file_name(part)
        if not name or _is_decoration(part):
            return
        self.opened += 1
        if self.opened > MOST_ATTACHED:
            self.notes.append(Note("more-attached"))
            return
        try:
            data = _bytes(part)
            kind = kind_of(data, name)
            found = read_kind(data, kind) if kind != "email" else None
        except CannotRead:
            found = None
        if found and found.text:
            self.attached.append(f"Attached: {name}\n\n{found.text}")
            self.notes += found.notes
        else:
            self.notes.append(Note("attached", name))


def _inside(part: Message) -> list[Message]:
    inner = part.get_payload() if part.is_multipart() else []
    return [piece for piece in inner if isinstance(piece, Message)]


def _is_words(part: Message) -> bool:
    kind = _content_type(part)
    return (kind in ("text/plain", "text/html") or kind.startswith("multipart/")) and not _file_name(part)


def _is_decoration(part: Message) -> bool:
    """A picture shown within the words, such as the logos under a name; there are often more than five."""
    shown_inside = part.get_content_disposition() != "attachment" or "Content-ID" in part
    return _content_type(part).startswith("image/") and shown_inside


def _header(message: Message, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except Exception:  # malformed: then as it came
        value = str(next((raw for key, raw in message.raw_items() if key.lower() == name.lower()), ""))
    return tidy(re.sub(r"\s+", " ", value[:1000])).strip()


def _content_type(part: Message) -> str:
    try:
        return part.get_content_type()
    except Exception:
        return "text/plain"


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:
        name = "file"
    return tidy(re.sub(r"\s+", " ", name[:100])).strip()


def _bytes(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):  # the library tried the alphabet it names, which is none
        part.replace_header("Content-Type", _content_type(part))
        data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _words(part: Message) -> str:
    try:
        alphabet = part.get_content_charset() or ""
    except Exception:
        alphabet = ""
    try:
        text = decoded(_bytes(part), alphabet)[0][: 5 * MOST_RAW]
    except CannotRead:
        return ""
    return text_of_page(text) if _content_type(part) == "text/html" else tidy(text)
