"""Dates in words, each written once: Django takes as long for one date as for a whole line of a list."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

FORMS = {"long": "l j F Y", "short": "j F Y", "big": "l j\xa0F\xa0Y"}


def day_in_words(day: date, form: str = "long") -> str:
    """A date as "Tuesday 3 March 2026", "short" as "3 March 2026", "big" as the long form that breaks only once."""
    return _written(date(day.year, day.month, day.day), form, get_language())


@lru_cache(maxsize=5_000)
def _written(day: date, form: str, language: str | None) -> str:
    return date_format(day, FORMS[form])
