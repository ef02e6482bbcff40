"""Conditions and terms as JSON: their JSON Schemas (2020-12), and reading conditions somebody else wrote."""

from calendar import monthrange
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import AUTHORITY, CURRENCIES, Conditions, Fact, PartialDate
from ourterms.terms.rules.facts import KINDS, Kind
from ourterms.terms.rules.terms import ABOUT, AMOUNT, EASY_READ, MONEY, TITLE, WORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
MOST = 1_000_000  # of anything: hours, people, pounds


class BadConditions(Exception):
    """Conditions that can't be read. `messages` says what is wrong and where, one sentence each."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = messages


def _value_schema(kind: Kind) -> dict[str, Any]:
    match kind.name:
        case "yes_no":
            return {"type": "boolean"}
        case "number":
            return {"type": "number", "maximum": MOST, "anyOf": [{"const": 0}, {"minimum": 0.01}]}
        case "money":
            return {
                "type": ["number", "string"],
                "minimum": 0,
                "maximum": MOST,
                "pattern": f"^{MONEY}$",
            }
        case "date":
            return {"type": "string", "pattern": DATE}
        case "one_of":
            return {"enum": list(kind.values)}
        case _:
            return {"type": "string", "maxLength": 500}


def conditions_schema() -> dict[str, Any]:
    """JSON Schema of conditions: each fact is a bare value, or an object with the words that show it."""
    properties = {}
    for name, kind in KINDS.items():
        value = _value_schema(kind)
        words = {"type": "array", "items": {"type": "string"}, "description": "Exact words of the ask"}
        said = {
            "type": "object",
            "properties": {"value": value, "words": words},
            "required": ["value"],
            "additionalProperties": False,
        }
        properties[name] = {"description": kind.about, "anyOf": [{"type": "null"}, value, said]}
    return {
        "$schema": DIALECT,
        "title": "Conditions",
        "description": "What an ask offers and demands. A fact that is null or missing was not said; never a no.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def terms_schema() -> dict[str, Any]:
    """JSON Schema of terms, as TOML and JSON carry them."""
    amount = {
        "type": ["string", "number"],
        "description": "In figures, with two places after the point at most",
        "pattern": f"^{AMOUNT}$",
        "minimum": 0.01,
        "maximum": MOST,
    }
    figures: dict[str, dict[str, Any]] = {
        "money": {
            "type": "object",
            "properties": dict.fromkeys(CURRENCIES, amount),
            "additionalProperties": False,
            "minProperties": 1,
        },
        "authority": {"enum": list(AUTHORITY)},
        "hours": {"type": "number", "minimum": 0.01, "maximum": MOST},
    }
    whole = {"type": "integer", "minimum": 1, "maximum": MOST}
    clauses = {}
    for clause in CLAUSES.values():
        properties: dict[str, Any] = {
            "line": {"type": "boolean", "description": "Must be met before an ask can be sent"},
            "words": {
                "type": "string",
                "maxLength": WORDS,
                "description": "Their own words, beside ours",
            },
            "easy_read": {"type": "string", "maxLength": WORDS, "description": "The same in easy words"},
        }
        properties["figure"] = figures.get(clause.figure, whole) if clause.figure else {"type": "null"}
        clauses[clause.id] = {
            "description": f"{clause.title}. {clause.why}",
            "type": "object",
            "properties": properties,
            "required": ["figure"] if clause.figure else [],
            "additionalProperties": False,
        }
    hours = {"type": "number", "minimum": 0.01, "maximum": 24}
    return {
        "$schema": DIALECT,
        "title": "Terms",
        "description": "What a collective asks of anyone who wants its labour.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "title": {"type": "string", "maxLength": TITLE},
            "about": {"type": "string", "maxLength": ABOUT},
            "easy_read": {"type": "string", "maxLength": EASY_READ, "description": "The whole in easy words"},
            "currency": {"enum": list(CURRENCIES)},
            "half_day_hours": hours,
            "day_hours": hours,
            "clauses": {
                "type": "object",
                "properties": clauses,
                "additionalProperties": False,
                "minProperties": 1,
            },
        },
        "required": ["clauses"],
        "additionalProperties": False,
    }


def _number(value: Any) -> Decimal | None:
    import re

    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    if isinstance(value, str) and not re.fullmatch(MONEY, value):
        return None
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    if not number.is_finite() or not 0 <= number <= MOST or (number and number.adjusted() < -2):
        return None  # less than a hundredth of anything is a trick
    return number if number else Decimal(0)


def _date(value: Any) -> PartialDate | None:
    import re

    if not isinstance(value, str) or not re.fullmatch(DATE, value, re.ASCII):
        return None
    parts = [int(part) for part in value.split("-")]
    if parts[0] < 1 or (len(parts) == 3 and parts[2] > monthrange(parts[0], parts[1])[1]):
        return None
    return PartialDate(*parts)


def _value(kind: Kind, value: Any) -> tuple[Any, str]:
    """The value as conditions hold it, and what is wrong with it (empty when nothing is)."""
    match kind.name:
        case "yes_no":
            return value, "" if isinstance(value, bool) else "say true or false."
        case "number":
            number = _number(value)
            fits = number is not None and not isinstance(value, str)
            return number, "" if fits else "say 0, or a number from 0.01 to 1,000,000."
        case "money":
            amount = _number(value)
            fits = amount is not None and amount == amount.quantize(Decimal("0.01"))
            return amount, "" if fits else "say an amount with two decimals at most."
        case "date":
            day = _date(value)
            return day, "" if day else "say a day that exists, like 2026-03-05, or 2026-03, or 2026."
        case "one_of":
            return value, "" if value in kind.values else f"say one of {', '.join(kind.values)}."
        case _:
            return value, "" if isinstance(value, str) and len(value) <= 500 else "say words, 500 letters at most."


def conditions_from(data: Any) -> Conditions:
    """Conditions out of what JSON gave. Raises BadConditions with every fault found, not only the first."""
    if not isinstance(data, Mapping):
        raise BadConditions(["Conditions are an object."])
    errors, facts = [], {}
    for name, given in data.items():
        if name not in KINDS:
            errors.append(f"conditions.{name}: there is no such fact.")
            continue
        if given is None:
            continue
        words: Any = []
        value = given
        if isinstance(given, Mapping):
            value, words = given.get("value"), given.get("words", [])
            if set(given) - {"value", "words"} or not isinstance(words, list):
                errors.append(f"conditions.{name}: say value and words, nothing else.")
                continue
        if not all(isinstance(each, str) for each in words):
            errors.append(f"conditions.{name}.words: say a list of words.")
            continue
        held, wrong = _value(KINDS[name], value)
        if wrong:
            errors.append(f"conditions.{name}: {wrong}")
        facts[name] = Fact(held, tuple(words))
    if errors:
        raise BadConditions(errors)
    return Conditions(**facts)
