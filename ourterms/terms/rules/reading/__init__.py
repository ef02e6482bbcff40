"""The reader: the text of an advert -> conditions, each with the words that show it.

One module for each subject. Nothing is guessed: what a sentence doesn't plainly say stays unsaid, since a wrong
claim in somebody's reply costs more than a question too many.
"""

from functools import cache
from typing import Any

from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.reading.access import read_access
from ourterms.terms.rules.reading.contact import read_contact
from ourterms.terms.rules.reading.country import read_country
from ourterms.terms.rules.reading.dates import read_dates
from ourterms.terms.rules.reading.expenses import read_expenses
from ourterms.terms.rules.reading.hours import read_hours
from ourterms.terms.rules.reading.money import read_money, read_once, read_unpaid
from ourterms.terms.rules.reading.months import read_funding, read_months
from ourterms.terms.rules.reading.payment import read_payment
from ourterms.terms.rules.reading.phrases import Tables
from ourterms.terms.rules.reading.place import read_place
from ourterms.terms.rules.reading.process import read_process
from ourterms.terms.rules.reading.say import read_say
from ourterms.terms.rules.reading.sessions import read_sessions
from ourterms.terms.rules.reading.stories import read_stories
from ourterms.terms.rules.reading.support import read_support
from ourterms.terms.rules.reading.text import Asked, Text


def read(text: str) -> Conditions:
    """What the text says, and nothing that it doesn't. Any text gives conditions; never raises."""
    return _read(Text(text, tables()))


@cache
def tables() -> Tables:
    """The tables of phrases that every text is searched for; a few are looked at only where another was found."""
    asked = Asked()
    _read(asked)
    return asked.tables()


def _read(advert: Text) -> Conditions:
    country = read_country(advert)
    expenses = read_expenses(advert)
    covered = expenses.get("expenses_covered")
    facts: dict[str, Fact[Any] | None] = {"country": country, **expenses}
    facts |= read_money(advert, country)
    if "pay_form" not in facts:
        facts["pay_form"] = read_unpaid(advert, covered)
    facts |= read_payment(advert)
    facts |= read_hours(advert)
    facts |= read_sessions(advert)
    facts["months"], facts["funding_months"] = read_months(advert), read_funding(advert)
    if (amount := facts.get("pay_amount")) and "pay_unit" not in facts:
        facts["pay_unit"] = read_once(
            advert, amount, facts.get("sessions_per"), facts.get("hours_per_session"), facts.get("sessions")
        )
    facts |= read_dates(advert, country)
    facts["place"] = read_place(advert, covered)
    facts |= read_access(advert)
    facts |= read_say(advert)
    facts |= read_process(advert)
    facts |= read_support(advert)
    facts["named_contact"] = read_contact(advert)
    facts |= read_stories(advert)
    return Conditions(**facts)
