"""What is the same for everybody is drawn once, and kept; what somebody sent is never kept.

`fixed`: whole pages, drawn once a day; a browser that has one gets no second copy. `draw`: pages of our words with
a few places that differ; kept without what is in those places. `parts`: the same for what stands around a page.
"""

import gzip
import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import wraps
from hashlib import sha256
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language
from isal import isal_zlib

from ourterms.kit import chance, clock
from ourterms.kit.html import escape


class Drawn(NamedTuple):
    """A page, plain and compressed."""

    content: bytes
    compressed: bytes
    etag: str
    content_type: str


_drawn: dict[tuple[str, str | None, date], Drawn] = {}
_around: dict[tuple[Hashable, ...], tuple[list[bytes], list[str]]] = {}  # what is ours, as it is sent; the places
_parts: dict[tuple[Hashable, ...], list[list[str]]] = {}
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
MOST = 100  # pages that are kept, of each kind
QUICK, AS_GZIP = 1, 31  # isal's level, and zlib's number for a gzip frame
SMALL = 200  # bytes that are not worth compressing
PLACE = "\x1d"  # stands around the name of a place that differs; no page of ours has it otherwise
CUT = "\x1e"  # stands where a drawing is cut


def forget() -> None:
    """Draw everything anew."""
    _drawn.clear()
    _around.clear()
    _parts.clear()


def place(name: str) -> SafeString:
    """What stands in a drawing where something differs."""
    return SafeString(f"{PLACE}{name}{PLACE}")


def draw(
    request: HttpRequest,
    template: str,
    looks: Mapping[str, Hashable],
    fills: Mapping[str, str | bytes],
    status: int = 200,
) -> HttpResponse:
    """A page of our words with a few places that differ.

    looks: what decides how the page looks, a few numbers and words of ours; one drawing is kept for each. fills:
    what stands in the places; escaped unless it is safe, and never kept. Bytes are safe, and stand as they are sent:
    what is put together of them needn't be encoded letter by letter. In the template both are variables, but {% if %}
    can't ask about a fill: what is drawn first and kept has only the names of the places. It sees nothing of the
    request but its path.
    """
    key = (template, request.path, get_language(), *looks.items())
    around = _around.get(key)
    if around is None:
        if len(_around) >= MOST:
            _around.clear()
        bare = HttpRequest()
        bare.path = request.path
        names = {name: place(name) for name in fills}
        page = render_to_string(template, {**looks, **names}, bare).split(PLACE)
        around = _around[key] = [part.encode() for part in page[::2]], page[1::2]
    safe = {name: words if isinstance(words, bytes) else _safe(words).encode() for name, words in fills.items()}
    ours, places = around
    whole = [b""] * (len(ours) + len(places))
    whole[::2], whole[1::2] = ours, [safe[name] for name in places]
    return HttpResponse(b"".join(whole), status=status)


def _safe(words: str) -> str:
    return words if isinstance(words, SafeString) else escape(words)


def parts(key: tuple[Hashable, ...], drawing: Callable[[], str], fill: Callable[[str], str]) -> list[SafeString]:
    """What stands around a page, in the parts that CUT cuts it into. One drawing is kept for each key and language.

    drawing: draws it, with each `place` where something differs. fill: what stands in a place, by its name; escaped
    unless it is safe, asked anew for each page, and never kept.
    """
    key = (*key, get_language())
    found = _parts.get(key)
    if found is None:
        if len(_parts) >= MOST:
            _parts.clear()
        found = _parts[key] = [part.split(PLACE) for part in drawing().split(CUT)]
    words: dict[str, str] = {}
    whole = []
    for part in found:
        filled = part.copy()
        for number in range(1, len(part), 2):
            name = part[number]
            if name not in words:
                given = fill(name)
                words[name] = _safe(given)
            filled[number] = words[name]
        whole.append(SafeString("".join(filled)))
    return whole


def _reads_gzip(request: HttpRequest) -> bool:
    return bool(GZIP.search(request.headers.get("Accept-Encoding", "")))


def quickly_compressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An answer that is made for one person, compressed in a fifth of the time that gzip's quickest level takes.

    Its length varies by a name in its head that nobody reads, so that it tells less of what is in it (BREACH).
    """
    if response.streaming:
        return response
    if len(response.content) > SMALL and not response.has_header("Content-Encoding"):
        patch_vary_headers(response, ("Accept-Encoding",))
        if _reads_gzip(request):
            whole = isal_zlib.compress(response.content, QUICK, AS_GZIP)
            name = b"x" * (1 + chance.some_bytes(1)[0] % 100) + b"\0"
            response.content = whole[:3] + b"\x08" + whole[4:10] + name + whole[10:]  # RFC 1952: FNAME
            response["Content-Encoding"] = "gzip"
    return response


def fixed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For views whose answer to GET depends on nothing but the address, the language and the day.

    The answer carries an ETag and has to be asked after each time (`no-cache`), so that a new version shows at once.
    Anything but a plain 200, and anything marked `no-store`, is passed on and not kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return quickly_compressed(request, view(request, *args, **kwargs))
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
            zipped = _reads_gzip(request)
            answered = HttpResponse(drawn.compressed if zipped else drawn.content, content_type=drawn.content_type)
            if zipped:
                answered["Content-Encoding"] = "gzip"
            answered["ETag"] = drawn.etag
        answered["Cache-Control"] = "no-cache"
        patch_vary_headers(answered, ("Accept-Encoding",))
        return answered

    return answer
