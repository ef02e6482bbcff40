"""Terms: a set of clauses with figures, some of them lines. They travel as TOML and JSON."""

import re
from collections.abc import Hashable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import Clause, DayLengths, Figure
from ourterms.terms.rules.conditions import AUTHORITY, CURRENCIES

LEAST, MOST = Decimal("0.01"), Decimal(1_000_000)  # of any figure
A_DAY = 24  # hours
MONEY = r"0*([0-9]{1,6}(\.[0-9]{1,2})?|1000000(\.00?)?)"  # from nothing to MOST, in figures
AMOUNT = r"(?!0+(\.0+)?$)" + MONEY  # from LEAST
TITLE, ABOUT, WORDS, EASY_READ = 80, 600, 800, 8_000  # letters


class Setting(NamedTuple):
    """What one set of terms says of one clause."""

    figure: Figure = None
    line: bool = False  # must be met before an ask can be sent
    words: str = ""  # the collective's own, beside those of the clause
    easy_read: str = ""  # the same in easy words


class Terms(NamedTuple):
    """`clauses` by clause id. A half day and a day count as so many hours when pay is worked out by the hour."""

    title: str
    clauses: Mapping[str, Setting]
    about: str = ""
    currency: str = "GBP"  # named in what we ask for where the ask names none
    half_day_hours: Decimal = Decimal(4)
    day_hours: Decimal = Decimal(8)
    easy_read: str = ""  # the whole in easy words, in short lines

    @property
    def lengths(self) -> DayLengths:
        return DayLengths(self.half_day_hours, self.day_hours)


class LastingTerms(Terms):
    """Terms that many asks are held against: what is the same for each of them is kept beside them (`rules.check`)."""

    @cached_property
    def kept(self) -> dict[Hashable, Any]:
        return {}


class BadTerms(Exception):
    """Terms that can't be read. `messages` says what is wrong and where, one sentence each."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = messages


def _number(value: Any) -> Decimal | None:
    """A positive, finite number as Decimal; None for anything else. Floats are read as they are written."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(str(value))
    return number if number.is_finite() and LEAST <= number <= MOST else None


def _amount(value: Any) -> Decimal | None:
    """The same, of money: also in words such as "25.50", and no part of a penny."""
    if isinstance(value, str):
        value = Decimal(value) if re.fullmatch(AMOUNT, value) else None
    amount = _number(value)
    return amount if amount is not None and amount % LEAST == 0 else None


def _figure(clause: Clause, value: Any, errors: list[str]) -> Figure:
    where = f"clauses.{clause.id}.figure"
    if clause.figure == "":
        if value is not None:
            errors.append(f"{where}: this clause has no figure.")
        return None
    if clause.figure == "money":
        amounts = value if isinstance(value, Mapping) else {}
        figure = {str(currency): _amount(amount) for currency, amount in amounts.items()}
        if not figure or not set(figure) <= set(CURRENCIES) or None in figure.values():
            errors.append(f'{where}: say an amount for each currency, like {{ GBP = "25.00" }}.')
        return {currency: amount for currency, amount in figure.items() if amount is not None}
    if clause.figure == "authority":
        if value not in AUTHORITY:
            errors.append(f"{where}: say one of {', '.join(AUTHORITY)}.")
        return str(value)
    number = _number(value)
    if number is None:
        errors.append(f"{where}: say a number above 0.")
    elif clause.figure != "hours" and number != int(number):
        errors.append(f"{where}: say a whole number.")
    return number


def _words(where: str, value: Any, most: int, errors: list[str]) -> str:
    if not isinstance(value, str):
        errors.append(f"{where}: say words.")
        return ""
    if len(value) > most:
        errors.append(f"{where}: say it in {most} letters at most.")
    return value


def terms_from(data: Any) -> Terms:
    """Terms out of what TOML or JSON gave. Raises BadTerms with every fault found, not only the first."""
    if not isinstance(data, Mapping) or not isinstance(data.get("clauses"), Mapping):
        raise BadTerms(["Terms need a table called clauses."])
    errors: list[str] = []
    known = {"title", "about", "currency", "half_day_hours", "day_hours", "easy_read", "clauses", "$schema"}
    errors += [f"{key}: there is no such setting." for key in data if key not in known]
    if not isinstance(data.get("$schema", ""), str):
        errors.append("$schema: say words.")
    settings: dict[str, Setting] = {}
    for name, value in data["clauses"].items():
        if name not in CLAUSES:
            errors.append(f"clauses.{name}: there is no such clause.")
        elif not isinstance(value, Mapping) or not set(value) <= {"figure", "line", "words", "easy_read"}:
            errors.append(f"clauses.{name}: say figure, line, words and easy_read, nothing else.")
        elif not isinstance(value.get("line", False), bool):
            errors.append(f"clauses.{name}.line: say true or false.")
        else:
            figure = _figure(CLAUSES[name], value.get("figure"), errors)
            words = _words(f"clauses.{name}.words", value.get("words", ""), WORDS, errors)
            easy = _words(f"clauses.{name}.easy_read", value.get("easy_read", ""), WORDS, errors)
            settings[name] = Setting(figure, value.get("line", False), words, easy)
    if not data["clauses"]:
        errors.append("Terms need at least one clause.")
    title = _words("title", data.get("title", "Terms"), TITLE, errors)
    about = _words("about", data.get("about", ""), ABOUT, errors)
    easy_read = _words("easy_read", data.get("easy_read", ""), EASY_READ, errors)
    currency = data.get("currency", "GBP")
    if currency not in CURRENCIES:
        errors.append(f"currency: say one of {', '.join(CURRENCIES)}.")
    half_day, day = _number(data.get("half_day_hours", 4)), _number(data.get("day_hours", 8))
    if half_day is None or day is None or max(half_day, day) > A_DAY:
        errors.append("half_day_hours and day_hours: say a number above 0, 24 at most.")
    if errors or half_day is None or day is None:
        raise BadTerms(errors)
    in_order = {name: settings[name] for name in CLAUSES if name in settings}
    return Terms(title, in_order, about, currency, half_day, day, easy_read)


def setting_as_data(setting: Setting) -> dict[str, Any]:
    """One clause as `as_data` has it. What is empty is left out, except whether it is a line."""
    figure = {} if setting.figure is None else {"figure": _plain(setting.figure)}
    words = {name: text for name, text in (("words", setting.words), ("easy_read", setting.easy_read)) if text}
    return figure | {"line": setting.line} | words


def _plain(figure: Figure) -> Any:
    if isinstance(figure, Mapping):
        return {currency: str(amount) for currency, amount in figure.items()}
    if isinstance(figure, Decimal):
        return int(figure) if figure == int(figure) else float(figure)
    return figure


def as_data(terms: Terms) -> dict[str, Any]:
    """The opposite of `terms_from`: plain values that JSON can carry; amounts as strings, so that none is rounded."""
    return {
        "title": terms.title,
        "about": terms.about,
        "currency": terms.currency,
        "half_day_hours": _plain(terms.half_day_hours),
        "day_hours": _plain(terms.day_hours),
        **({"easy_read": terms.easy_read} if terms.easy_read else {}),
        "clauses": {name: setting_as_data(setting) for name, setting in terms.clauses.items()},
    }
