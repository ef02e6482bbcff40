"""Public figures, each with its dates and its source: wage floors, published rates, days to pay, benefits.

They stand in `data/*.toml`, never in code. One file holds one kind, its sources, and its rows. A row says
what, where, from when, until when, who says so, on which page, when we looked, and whether that page is by
the body that sets the figure (or quotes it in full). Whatever is not confirmed is never shown as a fact.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ourterms.kit.money import Money

DATA = Path(__file__).parent / "data"
WAGE_FLOOR = "wage floor"
PLACE_NAMES = {
    "GB": "UK",
    "GB-ENG": "England",
    "GB-SCT": "Scotland",
    "GB-WLS": "Wales",
    "GB-NIR": "Northern Ireland",
    "IE": "Ireland",
    "AU": "Australia",
    "AU-NSW": "New South Wales",
    "CA": "Canada",
    "NZ": "New Zealand",
    "US": "United States",
}


class Figure(NamedTuple):
    """One row: a number that holds in one place from one day to another.

    `value` is in major units where there is a currency, and for one `unit` ("hour", "half day", "days" ...).
    `where` is a country as ISO 3166 has it ("GB" is the whole UK) or a part of one ("GB-SCT").
    `valid_to` is the last day we vouch for; None while no end is known. `checked` is the day we read the
    page, or a copy of it.
    """

    kind: str
    id: str
    about: str
    value: Decimal
    unit: str
    where: str
    valid_from: date
    source_title: str
    source_url: str
    checked: date
    confirmed: bool
    valid_to: date | None = None
    currency: str | None = None
    note: str = ""

    def holds(self, day: date) -> bool:
        """Whether it is in force that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def place(self) -> str:
        """`where` as it is read out: "UK", "Scotland"; a code that has no name here stays as it is."""
        return PLACE_NAMES.get(self.where, self.where)

    @property
    def shown(self) -> str:
        """As it is read out: "£12.71 / hour", "30 days", "8 percentage points"."""
        return f"{self.money} / {self.unit}" if self.currency else f"{self.value:f} {self.unit}"

    @property
    def money(self) -> Money | None:
        """The value as money; None for days, hours and shares."""
        from ourterms.kit.money import Money  # the command line reads figures and has no use for money

        return Money.parse(self.value, self.currency) if self.currency else None


@cache
def load() -> tuple[Figure, ...]:
    """Every row of every file, in the order in which they are written. Read once."""
    figures: list[Figure] = []
    for path in sorted(DATA.glob("*.toml")):
        with path.open("rb") as file:
            page = tomllib.load(file, parse_float=Decimal)
        for row in page["figures"]:
            source = page["sources"][row.pop("source")]
            value = Decimal(row.pop("value"))
            figures.append(
                Figure(
                    kind=page["kind"],
                    value=value,
                    source_title=source["title"],
                    source_url=source["url"],
                    checked=source["checked"],
                    **row,
                )
            )
    return tuple(figures)


def on(id: str, day: date, where: str | None = None) -> Figure | None:
    """The row in force that day; None when there is none.

    A part of a country falls back on its country: for "GB-SCT", Scotland's own row, or else the UK's.
    Raises ValueError when `where` is left out and the figure differs from place to place.
    """
    rows = [figure for figure in load() if figure.id == id and figure.holds(day)]
    if where is None:
        if len(rows) > 1:
            raise ValueError(f"Say where: {id} differs between {', '.join(row.where for row in rows)}.")
        return rows[0] if rows else None
    places = (where, country(where))
    return min((row for row in rows if row.where in places), key=lambda row: places.index(row.where), default=None)


def country(where: str) -> str:
    """The country a place lies in: "GB" for "GB-SCT"."""
    return where.partition("-")[0]


def confirmed() -> tuple[Figure, ...]:
    """Only what the body that sets it says, or what quotes it in full."""
    return tuple(figure for figure in load() if figure.confirmed)


@lru_cache(100)  # asked for each advert that names its pay, and the same all day
def wage_floors(currency_or_country: str, day: date) -> tuple[Figure, ...]:
    """The wage floors of that day, for "GBP" or for "GB" or a part of it. Unconfirmed ones are among them."""
    wanted = country(currency_or_country)
    return tuple(
        figure
        for figure in load()
        if figure.kind == WAGE_FLOOR and figure.holds(day) and wanted in (figure.currency, figure.where)
    )


def faults(figures: Iterable[Figure]) -> list[str]:
    """What must not be in the files: a row that ends before it starts, two at once, unexplained doubt."""
    rows = list(figures)
    found = [f"{row.id}: ends before it starts" for row in rows if row.valid_to and row.valid_to < row.valid_from]
    found += [f"{row.id}: not confirmed, and no note says why" for row in rows if not (row.confirmed or row.note)]
    found += [
        f"{a.id} ({a.where}): the rows from {a.valid_from} and {b.valid_from} overlap"
        for a, b in combinations(rows, 2)
        if (a.id, a.where) == (b.id, b.where)
        and a.valid_from <= (b.valid_to or date.max)
        and b.valid_from <= (a.valid_to or date.max)
    ]
    return found


def as_json() -> str:
    """Every row for anybody to use, as JSON. Values are strings, so that no program makes them inexact."""
    rows = [
        figure._asdict() | {"source": {"title": figure.source_title, "url": figure.source_url}} for figure in load()
    ]
    for row in rows:
        del row["source_title"], row["source_url"]
    about = (
        "Public figures with their sources. Not advice. Where confirmed is false, the note says why. "
        "checked is the day we read the page or a copy of it; valid_to is the last day we vouch for."
    )
    return json.dumps({"about": about, "figures": rows}, default=str, ensure_ascii=False, indent=1)
