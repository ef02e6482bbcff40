"""Long lists, a page at a time, by key and without counting: page 1,000 costs what page 1 does.

A key stands in an address. So it is sealed: when somebody last wrote is nobody's to read there.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from ourterms.design.prepared import Given, Prepared
from ourterms.kit import sealing

M = TypeVar("M", bound=Model)
_Place = tuple[datetime | date | str, UUID]
SIZE = 30
_WORDS, _MOMENT, _DAY = 0, 1, 2
_FROM: dict[int, Callable[[str], datetime | date | str]] = {
    _WORDS: str,
    _MOMENT: datetime.fromisoformat,
    _DAY: date.fromisoformat,
}


class Page(NamedTuple, Generic[M]):
    """Rows in the order of the list, and the query strings of its neighbours ("" where there is none)."""

    rows: Sequence[M]
    further: str
    back: str


def page_of(
    rows: "QuerySet[M]", request: HttpRequest, *, by: str = "at", newest_first: bool = True, size: int = SIZE
) -> "Page[M]":
    """The page that the request asks for (`?after=` or `?before=`) of rows ordered by `by`, then by id.

    `by` holds moments, days or words; words begin with "a" where `newest_first` is False. What else the address asks
    for stays in the links. A key that can't be read begins at the start. One query, which does not count. The table
    wants an index that ends in (`by`, id).
    """

    def part(downwards: bool, since: _Place | None) -> "list[M]":
        return list(_part(rows, by, size + 1, downwards, *(since or ())))

    return _page(request, part, by, newest_first, size)


class Pages:
    """The same of a list that is put into SQL once (prepared.Prepared; `build` is as there)."""

    def __init__(
        self,
        build: "Callable[..., QuerySet[Any, Any]]",
        *,
        by: str = "at",
        newest_first: bool = True,
        size: int = SIZE,
    ) -> None:
        self._about = by, newest_first, size
        since = Given("since"), Given("since_id")
        self._rows = Prepared(
            lambda downwards, further, *shape: _part(
                build(*shape), by, size + 1, downwards, *(since if further else ())
            )
        )

    def __call__(self, request: HttpRequest, *shape: Hashable, **values: Any) -> Page[Any]:
        """The page that the request asks for, of the list of this shape with these values."""

        def part(downwards: bool, since: _Place | None) -> list[Any]:
            value, id = since or (None, None)
            return self._rows(downwards, since is not None, *shape, since=value, since_id=id, **values)

        return _page(request, part, *self._about)


def _part(
    rows: "QuerySet[M]", by: str, size: int, downwards: bool, value: object = None, id: object = None
) -> "QuerySet[M]":
    """So many rows from one end, or from behind the one that has this value and this id."""
    sign, compare = ("-", "lt") if downwards else ("", "gt")
    if value is not None:
        rows = rows.filter(Q(**{f"{by}__{compare}": value}) | Q(**{by: value, f"pk__{compare}": id}))
    return rows.order_by(f"{sign}{by}", f"{sign}pk")[:size]


def _page(
    request: HttpRequest, part: "Callable[[bool, _Place | None], list[M]]", by: str, newest_first: bool, size: int
) -> "Page[M]":
    before = request.GET.get("before", "")
    key = _read(before or request.GET.get("after", ""), by)
    forwards = not (before and key)
    downwards = newest_first == forwards
    taken = part(downwards, key)
    more, taken = len(taken) > size, taken[:size]
    if not forwards:
        taken.reverse()
    has_further, has_back = (more, bool(key)) if forwards else (True, more)
    return Page(
        taken,
        _link(request, "after", key_of(taken[-1], by)) if taken and has_further else "",
        _link(request, "before", key_of(taken[0], by)) if taken and has_back else "",
    )


def _link(request: HttpRequest, name: str, key: str) -> str:
    asked = request.GET.copy()
    for each in ("after", "before"):
        asked.pop(each, None)
    asked[name] = key
    return asked.urlencode()


@cache
def _key_from(secret: str) -> bytes:
    return sealing.derive(secret.encode(), b"paging")


def _key() -> bytes:
    return _key_from(settings.SECRET_KEY)


def _sealed_as(by: str) -> sealing.Place:
    return sealing.Place(f"paging/{by}", UUID(int=0))


def key_of(row: Any, by: str = "at") -> str:
    """Where a row stands in a list ordered by `by`, for `?after=` or `?before=`. Nobody else can read it."""
    value = getattr(row, by)
    kind = _MOMENT if isinstance(value, datetime) else _DAY if isinstance(value, date) else _WORDS
    place = [value if kind == _WORDS else value.isoformat(), kind, row.pk.hex]
    return urlsafe_b64encode(sealing.seal(_key(), json.dumps(place).encode(), _sealed_as(by))).decode().rstrip("=")


def _read(key: str, by: str) -> _Place | None:
    if not key or len(key) > 2_000:
        return None
    try:
        sealed = urlsafe_b64decode(key + "=" * (-len(key) % 4))
        value, kind, id = json.loads(sealing.unseal(_key(), sealed, _sealed_as(by)))
    except (ValueError, sealing.CannotOpen):
        return None
    return _FROM[kind](value), UUID(hex=id)
