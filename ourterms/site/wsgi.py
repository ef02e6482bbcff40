"""The way in for the server: what Django must not even look at is refused here."""

import gc
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ourterms.site.settings")
_django = get_wsgi_application()

# What stands by now stays to the end, and a page is made before it is worth looking for what nobody holds any more:
# at Python's own setting that took a tenth of the time.
gc.freeze()
gc.set_threshold(10_000)

# Python knows alphabets that take hours to decode a form, and parsing a long header takes seconds, both before
# any limit counts. Browsers send UTF-8 and a short header.
MOST_CONTENT_TYPE = 300
OF_THE_END = 1000  # bytes; more than the last line of any form
_ALPHABET = re.compile(r"charset\s*(\*?)=\s*[\"']?([^\"';\s]*)", re.IGNORECASE)
_PLAIN = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
]
_JSON = [("Content-Type", "application/json"), *_PLAIN[1:], ("Access-Control-Allow-Origin", "*")]


class Sent:
    """What is sent with a request. Where it ends before the length that was announced, reading it fails: half a form
    is none, and nobody would see that the rest is missing."""

    def __init__(self, sent: Any) -> None:
        self._read, self._readline = sent.read, sent.readline
        self.end = b""  # the last that was read: a form says there that it is whole (forms.py)

    def read(self, size: int) -> bytes:
        """As much as that; Django never asks for more than was announced."""
        data: bytes = self._read(size)
        if len(data) < size:
            raise OSError("It ended before the length that was announced.")
        self.end = (data if len(data) >= OF_THE_END else self.end + data)[-OF_THE_END:]
        return data

    def readline(self, size: int) -> bytes:
        """Here so that Django finds it; nothing reads what is sent by lines."""
        line: bytes = self._readline(size)
        return line


def understood(content_type: str) -> bool:
    """Whether a Content-Type header is one that a browser or a sensible program sends."""
    if len(content_type) > MOST_CONTENT_TYPE or "*" in content_type.partition(";")[2]:
        return False
    return all(
        not star and name.lower() in ("utf-8", "utf8", "us-ascii") for star, name in _ALPHABET.findall(content_type)
    )


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, behind the check above."""
    if not understood(environ.get("CONTENT_TYPE", "")):
        if environ.get("PATH_INFO", "").startswith("/api/"):  # as errors.py has it for all else
            start_response("400 Bad Request", _JSON)
            return [b'{"error": "This request can\'t be read."}']
        start_response("400 Bad Request", _PLAIN)
        return [b"This request can't be read.\n"]
    environ["wsgi.input"] = Sent(environ["wsgi.input"])
    return _django(environ, start_response)
