"""Queries that are put into SQL once. Django builds and compiles each anew, which costs several times the asking.

    _device = Prepared(lambda: Device.objects.filter(lookup=Given("lookup")))
    _device.first(lookup="ab12")    a device, or None

What is asked stands in Django's words, so that whatever keeps rows where they belong (collectives.models.Scope) holds
here too. For what many pages ask, and for long lists; everything else is asked as everywhere.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from copy import copy
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections
from django.db.models import Expression, QuerySet


class Given(Expression):
    """Stands in a query for a value that is given when it is asked: an id for a row. With None it finds nothing.

    Of a moment, Given("now") - timedelta(days=14) stands for one that is so long before it.
    """

    def __init__(self, name: str, later: timedelta | None = None) -> None:
        super().__init__()
        self.name, self.later = name, later

    def __add__(self, time: Any) -> Any:
        """A moment that is so much later."""
        return Given(self.name, (self.later or timedelta()) + time)

    def __sub__(self, time: Any) -> Any:
        """A moment that is so much earlier."""
        return self + -time

    def of(self, values: Mapping[str, Any]) -> Any:
        """The value, out of all that are given. KeyError when it is not there."""
        value = values[self.name]
        return value if self.later is None else value + self.later

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A place for the value; among the parameters it stands itself."""
        return "%s", [self]


NOW: Any = Given("now")
TODAY: Any = Given("today")


def room(values: Collection[Any]) -> int:
    """How many places are made for these values: 0, 1, 2, 4, 8 ..., so that few queries stand for any number."""
    return 1 << (len(values) - 1).bit_length() if values else 0


def several(name: str, number: int) -> list[Any]:
    """So many places, for `__in`."""
    return [Given(f"{name}/{place}") for place in range(number)]


def numbered(name: str, values: Collection[Any]) -> dict[str, Any]:
    """The values for `several` places, as many as there is `room`: what is left over holds the first once more."""
    places = enumerate(islice(cycle(values), room(values)))
    return {f"{name}/{place}": value for place, value in places}


class _Compiled(NamedTuple):
    """A query set, what compiled it, and what came of that: SQL, and the parameters with each Given among them."""

    rows: Any
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]


class Prepared:
    """A query with places for values. `build` makes it, once for each shape it can have."""

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._compiled: dict[tuple[Hashable, ...], _Compiled] = {}

    def first(self, *shape: Hashable, **values: Any) -> Any:
        """The first of its rows, or None."""
        return next(iter(self(*shape, **values)), None)

    def __call__(self, *shape: Hashable, **values: Any) -> list[Any]:
        """Its rows, as the query set would give them. `shape` goes to `build`; KeyError for a value that is missing."""
        rows, compiler, sql, parameters = self._compiled.get(shape) or self._compile(shape)
        connection = connections[compiler.using]
        given = tuple(_stored(each.of(values), connection) if isinstance(each, Given) else each for each in parameters)
        # Django's own iteration, with a compiler that has compiled already. A connection belongs to one thread.
        compiler, query = copy(compiler), copy(rows.query)
        compiler.connection, compiler.as_sql = connection, lambda *_, **__: (sql, given)
        query.get_compiler = lambda *_, **__: compiler
        asked: Any = SimpleNamespace(
            db=compiler.using, model=rows.model, query=query, _fields=rows._fields, _known_related_objects={}
        )
        return list(rows._iterable_class(asked))

    def _compile(self, shape: tuple[Hashable, ...]) -> _Compiled:
        rows: Any = self._build(*shape)
        compiler = rows.query.get_compiler(rows.db)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_more in compiler.select])
        compiler.get_converters = lambda _columns: converters
        compiled = self._compiled[shape] = _Compiled(rows, compiler, sql, parameters)
        return compiled


def _stored(value: Any, connection: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return connection.Database.Binary(value) if isinstance(value, bytes) else value
