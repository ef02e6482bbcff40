"""The reader: the text of an advert -> conditions, each with the words that show it.

One module for each subject. Nothing is guessed: what a sentence doesn't plainly say stays unsaid, since a wrong
claim in somebody's reply costs more than a question too many.
"""

from functools import cache
from typing import Any

from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading import money, people, place, say, sessions, stories
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
from ourterms.terms.rules.reading.sessions import comes_once, read_sessions
from ourterms.terms.rules.reading.stories import read_stories
from ourterms.terms.rules.reading.support import read_support
from ourterms.terms.rules.reading.text import Asked, Text

ANY_SIGN = rx(r"\S")
QUOTED = rx(r"[^\S\n]*>")
# Who passes an ask on says where they are and who they are, and no more of it.
SAID_BESIDE = {"country", "named_contact"}


def read(text: str) -> Conditions:
    """What the text says, and nothing that it doesn't. Any text gives conditions; never raises.

    What an earlier message said, quoted below an answer, is not what they offer now. Only where what stands around it
    says nothing is it the ask, passed on.
    """
    if own := _own(text):
        said: dict[str, Fact[Any]] = dict(_read(Text(own, tables())).said())
        if not said.keys() <= SAID_BESIDE:
            return Conditions(**{name: fact._replace(words=_words(text, fact)) for name, fact in said.items()})
    return _read(Text(text, tables()))


def _words(text: str, fact: Fact[Any]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in fact.spans)


def _own(text: str) -> str:
    """The text with blanks for each line that is quoted, and for "On 3 May, Sam wrote:"; "" if none is."""
    if ">" not in text:
        return ""
    lines = text.splitlines(keepends=True)
    quoted: set[int] = set()
    above: list[int] = []  # the lines with something on them, so far
    within = listed = False  # whether the last of them begins with ">", and whether those are a list
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if not QUOTED.match(line):
            within = False
        else:
            if not within:
                before = lines[above[-1]].strip() if above else ""
                wrote = before.endswith("wrote:")
                within, listed = True, before.endswith(":") and not wrote  # "What you get:", "They sent this:"
                if wrote:  # "On 3 May 2026, Sam <sam@x.example>" may stand a line higher
                    quoted.update(at for at in above[-2:] if at == above[-1] or lines[at].startswith("On "))
            if not listed:
                quoted.add(number)
        above.append(number)
    if not quoted:
        return ""
    return "".join(ANY_SIGN.sub(" ", line) if at in quoted else line for at, line in enumerate(lines))


@cache
def tables() -> Tables:
    """The tables of phrases that a text is searched for, all in one pass."""
    asked = Asked()
    _read(asked)
    for module in (money, people, place, say, sessions):
        for table, unless in module.LATER:
            asked.find(table, unless)
    for module in (place, say, stories):
        for table in module.LATER_BESIDE:
            asked.holds(table, 0)
    return asked.tables()


def _read(advert: Text) -> Conditions:
    country = read_country(advert)
    expenses = read_expenses(advert)
    covered = expenses.get("expenses_covered")
    facts: dict[str, Fact[Any] | None] = {"country": country, **expenses}
    facts |= read_money(advert, country)
    if facts.keys().isdisjoint(("pay_form", "pay_amount", "pay_contradicts")):
        facts["pay_form"] = read_unpaid(advert, covered)
    facts |= read_payment(advert)
    facts |= (hours := read_hours(advert))
    facts |= read_sessions(advert, length_told="hours_per_session" in hours)
    facts["funding_months"] = read_funding(advert)
    if not comes_once(facts.get("sessions"), facts.get("sessions_per")):
        facts["months"] = read_months(advert)
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
