"""What a clause is, and the few ways in which most clauses judge."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from ourterms.kit.speech import say
from ourterms.terms.rules.conditions import Conditions, Fact

# Money by currency; a number of days, hours, months or people; a level of authority; or nothing.
Figure = Mapping[str, Decimal] | Decimal | str | None

MET, SHORT, UNSAID = "met", "short", "unsaid"


class DayLengths(NamedTuple):
    """How many hours the terms count for half a day and for a day."""

    half_day: Decimal
    day: Decimal


class Judgement(NamedTuple):
    """What one clause makes of the conditions: `said` is one sentence about their words, empty if there are none.

    `ask_for`: what would mend it, where it is more than the clause's own `ask_for` can say.
    """

    status: str
    said: str = ""
    facts: tuple[Fact[Any], ...] = ()
    ask_for: str = ""


NOTHING = Judgement(UNSAID)  # they said nothing of it


class Clause(NamedTuple):
    """One thing a collective asks of anyone who wants its labour.

    `{figure}` in a sentence is filled with the figure in words ("£25.00 an hour", "20 working days").
    """

    id: str
    group: str  # "money", "say", "safety", "time" or "ours"
    title: str
    why: str  # one sentence that a tired person understands
    wanted: str  # what counts as met, as a sentence
    ask_for: str  # what to write into a reply, after "Ask for:"
    question: str  # for what one already does; yes is what we want
    aloud: str  # a question to take along into the room
    judge: Callable[[Conditions, Any, DayLengths], Judgement]
    figure: str = ""  # "money", "days", "working_days", "hours", "months", "people", "authority" or none


def words_of(*facts: Fact[Any] | None) -> str:
    """Their words in quotation marks: “£20 a meeting” … “with receipts”."""
    return " … ".join([f"“{' '.join(words.split())}”" for fact in facts if fact for words in fact.words])


def quoted(*facts: Fact[Any] | None) -> str:
    """They say “...”. Empty where nothing was quoted."""
    words = words_of(*facts)
    return say("They say {words}.", words=words) if words else ""


Judge = Callable[[Conditions, Any, DayLengths], Judgement]


def _judged(name: str, fits: Callable[[Any, Any], bool]) -> Judge:
    """Met where what they said of `name` fits the figure, short where it doesn't, unsaid where they said nothing."""

    def judge(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
        fact: Fact[Any] | None = getattr(conditions, name)
        if fact is None:
            return NOTHING
        return Judgement(MET if fits(fact.value, figure) else SHORT, quoted(fact), (fact,))

    return judge


def yes(name: str) -> Judge:
    """Met by a yes, short by a no, otherwise unsaid."""
    return _judged(name, lambda value, _figure: bool(value))


def no(name: str) -> Judge:
    """Met by a no, short by a yes, otherwise unsaid."""
    return _judged(name, lambda value, _figure: not value)


def at_most(name: str) -> Judge:
    """Met by the figure or less."""
    return _judged(name, lambda value, figure: bool(value <= figure))


def at_least(name: str) -> Judge:
    """Met by the figure or more."""
    return _judged(name, lambda value, figure: bool(value >= figure))
