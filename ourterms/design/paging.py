"""Long lists, a page at a time, by key and without counting: page 1,000 costs what page 1 does."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
SIZE = 30


class Page(NamedTuple, Generic[M]):
    """Rows in the order of the list, and the query strings of its neighbours ("" where there is none)."""

    rows: Sequence[M]
    further: str
    back: str


def page_of(
    rows: "QuerySet[M]", request: HttpRequest, *, by: str = "at", newest_first: bool = True, size: int = SIZE
) -> "Page[M]":
    """The page that the request asks for (`?after=` or `?before=`) of rows ordered by the moment `by`, then by id.

    A key that can't be read begins at the start. Two queries at most, none of which counts. The table wants an
    index that ends in (`by`, id).
    """
    before = request.GET.get("before", "")
    key = _read(before or request.GET.get("after", ""))
    forwards = not (before and key)
    downwards = newest_first == forwards
    sign = "-" if downwards else ""
    found = rows.order_by(f"{sign}{by}", f"{sign}pk")
    if key:
        compare = "lt" if downwards else "gt"
        found = found.filter(Q(**{f"{by}__{compare}": key[0]}) | Q(**{by: key[0], f"pk__{compare}": key[1]}))
    taken = list(found[: size + 1])
    more, taken = len(taken) > size, taken[:size]
    if not forwards:
        taken.reverse()
    has_further, has_back = (more, bool(key)) if forwards else (True, more)
    return Page(
        taken,
        f"after={_write(taken[-1], by)}" if taken and has_further else "",
        f"before={_write(taken[0], by)}" if taken and has_back else "",
    )


def _write(row: Any, by: str) -> str:
    return f"{getattr(row, by).isoformat().replace('+00:00', 'Z')}_{row.pk.hex}"


def _read(key: str) -> tuple[datetime, UUID] | None:
    moment, _line, id = key.partition("_")
    try:
        at = datetime.fromisoformat(moment)
        return (at, UUID(hex=id)) if at.tzinfo else None
    except ValueError:
        return None
