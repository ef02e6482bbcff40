"""Whether somebody sends the same words to the same place once more: then the page asks before it is done.

A form sent twice is done once, by its id (people.acts.make). A page drawn anew, as after Back, has another id; only
the words are the same. What was said is kept nowhere for this: what stands here is a keyed hash of who, where and
what, in memory, for ten minutes.
"""

import hmac
from collections import OrderedDict
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from ourterms.kit import chance, clock
from ourterms.site import errors

FOR = timedelta(minutes=10)
MOST = 5_000  # kept at once; the oldest go first
SAYS = ("words", "title", "name", "day")  # a form with one of these filled in says something
AGAIN = "again"
_KEY = chance.some_bytes(32)  # made at each start and kept in memory only


class _Said(NamedTuple):
    form: str  # the form's id, in hex
    where: str  # the page that came of it
    until: datetime


_kept: OrderedDict[bytes, _Said] = OrderedDict()
_lock = Lock()


def _mark(request: HttpRequest) -> bytes | None:
    """A keyed hash of who says what where; None where nothing is said, or what can't be asked about."""
    person, given = getattr(request, "person_id", None), request.POST
    if person is None or request.method != "POST" or request.FILES or errors.SECRET & set(given):
        return None
    if not any(given[name].strip() for name in given if _bare(name) in SAYS):
        return None
    words = [
        (name, [" ".join(value.split()) for value in values])
        for name, values in sorted(given.lists())
        if name not in ("csrfmiddlewaretoken", AGAIN) and _bare(name) != "id"
    ]
    return hmac.new(_KEY, repr((str(person), request.path, words)).encode(), sha256).digest()


def _bare(name: str) -> str:
    """A field's name, without what tells the forms of one page apart: "agenda-words" is "words"."""
    return name.rpartition("-")[2]


def _form(request: HttpRequest) -> str:
    sent = next((value for name, value in request.POST.items() if _bare(name) == "id"), "")
    try:
        return UUID(str(sent)).hex
    except ValueError:
        return ""


def asked(request: HttpRequest) -> HttpResponse | None:
    """The page that asks, for words that another form has just said here; None for everything else."""
    form = _form(request)
    mark = _mark(request) if form and AGAIN not in request.POST else None
    said = _kept.get(mark) if mark else None
    if said is None or said.form == form or said.until <= clock.now():
        return None
    return errors.said_already(request, said.where)


def note(request: HttpRequest, response: HttpResponse, made: set[UUID]) -> None:
    """Remember what was said, once a form has `made` its row and leads on to a page."""
    form = _form(request) if response.status_code in (302, 303) else ""
    mark = _mark(request) if form and UUID(hex=form) in made else None
    if mark is None:
        return
    now = clock.now()
    with _lock:
        _kept[mark] = _Said(form, response["Location"], now + FOR)
        _kept.move_to_end(mark)
        while _kept and (len(_kept) > MOST or next(iter(_kept.values())).until <= now):
            _kept.popitem(last=False)
