"""Pages that are the same for everybody are drawn once a day, and a browser that has one gets no second copy."""

import gzip
import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from hashlib import sha256
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language

from ourterms.kit import clock


class Drawn(NamedTuple):
    """A page, plain and compressed."""

    content: bytes
    compressed: bytes
    etag: str
    content_type: str


_drawn: dict[tuple[str, str | None, date], Drawn] = {}
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
MOST = 100  # pages that are kept


def forget() -> None:
    """Draw everything anew."""
    _drawn.clear()


def fixed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For views whose answer to GET depends on nothing but the address, the language and the day.

    The answer carries an ETag and has to be asked after each time (`no-cache`), so that a new version shows at once.
    Anything but a plain 200, and anything marked `no-store`, is passed on and not kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        key = (request.path, get_language(), clock.today(get_current_timezone()))
        drawn = _drawn.get(key)
        if drawn is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or "no-store" in response.get("Cache-Control", ""):
                return response
            if len(_drawn) >= MOST:  # yesterday's
                forget()
            etag = f'W/"{sha256(response.content).hexdigest()[:20]}"'
            compressed = gzip.compress(response.content, 9, mtime=0)
            drawn = _drawn[key] = Drawn(response.content, compressed, etag, response["Content-Type"])
        answered = get_conditional_response(request, etag=drawn.etag)
        if not isinstance(answered, HttpResponse):
            zipped = bool(GZIP.search(request.headers.get("Accept-Encoding", "")))
            answered = HttpResponse(drawn.compressed if zipped else drawn.content, content_type=drawn.content_type)
            if zipped:
                answered["Content-Encoding"] = "gzip"
            answered["ETag"] = drawn.etag
        answered["Cache-Control"] = "no-cache"
        patch_vary_headers(answered, ("Accept-Encoding",))
        return answered

    return answer
