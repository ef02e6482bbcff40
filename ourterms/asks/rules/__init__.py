"""An ask: where it stands, which step may follow, what differs between two offers, and who comes through the door.

Nothing becomes a yes by silence: a step is always somebody's act, and no day that passes is one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from ourterms.kit.speech import say
from ourterms.terms.rules.check import Finding, currency_for
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.clauses.base import MET, Clause, Figure
from ourterms.terms.rules.conditions import Conditions, Fact, PartialDate
from ourterms.terms.rules.facts import KINDS
from ourterms.terms.rules.schema import BadConditions, conditions_from
from ourterms.terms.rules.terms import Terms

# Where an ask stands ---------------------------------------------------------------------------------------------

OURS, THEIRS, ACCEPTED, DECLINED, REFUSED, STOPPED = "ours", "theirs", "accepted", "declined", "refused", "stopped"
STATES = {
    OURS: "With us",
    THEIRS: "With them",
    ACCEPTED: "Both said yes",
    DECLINED: "We said no",
    REFUSED: "We refused",
    STOPPED: "They took it back",
}
OVER = frozenset({DECLINED, REFUSED, STOPPED})

HOLDING, ASK_FIRST, COUNTER, ACCEPT, DECLINE, REFUSE = "holding", "ask-first", "counter", "accept", "decline", "refuse"


class Kind(NamedTuple):
    """A kind of reply, in the words that members read. `decided`: we decide on it before it goes."""

    title: str
    does: str
    decided: bool = True


REPLIES = {
    HOLDING: Kind("Seen", "We tell them that we have seen it, and when we meet. It is no answer yet.", decided=False),
    ASK_FIRST: Kind("Ask first", "We ask for what is missing. It goes on when they answer."),
    COUNTER: Kind("Say what we would do", "We say what we would do it for. Both see the difference."),
    ACCEPT: Kind("Say yes", "We agree to exactly what they offer now."),
    DECLINE: Kind("Say no", "We say no. Nobody owes a reason."),
    REFUSE: Kind("Refuse", "We say no on principle. Whether we say so in public is a decision of its own."),
}
# The same, of one that there is: on our pages, on theirs, and on the line.
SAID = {
    HOLDING: "We have seen it",
    ASK_FIRST: "We ask first",
    COUNTER: "What we would do it for",
    ACCEPT: "We say yes",
    DECLINE: "We say no",
    REFUSE: "We refuse",
}
# What they do: answer with an offer, take our conditions as they are, take the ask back.
OFFER, TAKE, STOP = "offer", "take", "stop"

_STEPS = {
    (OURS, HOLDING): OURS,
    (OURS, ASK_FIRST): THEIRS,
    (OURS, COUNTER): THEIRS,
    (OURS, ACCEPT): ACCEPTED,
    (OURS, DECLINE): DECLINED,
    (OURS, REFUSE): REFUSED,
    (THEIRS, DECLINE): DECLINED,
    (THEIRS, REFUSE): REFUSED,
    (THEIRS, OFFER): OURS,
    (THEIRS, TAKE): ACCEPTED,
    (OURS, STOP): STOPPED,
    (THEIRS, STOP): STOPPED,
}


def after(state: str, step: str) -> str | None:
    """Where an ask stands after a step; None where that step is not allowed."""
    return _STEPS.get((state, step))


def may_reply(state: str) -> list[str]:
    """The kinds of reply that an ask in this state may get, in the order of the page."""
    return [kind for kind in REPLIES if after(state, kind) is not None]


# A reply on its way: put forward, decided and ready to be sent, sent, or dropped because another came first.
PROPOSED, READY, SENT, DROPPED = "proposed", "ready", "sent", "dropped"
BY_MAIL, ON_PAGE, BY_HAND = "mail", "page", "hand"


class HeldBack(NamedTuple):
    """Why a letter that we had decided on did not go out: as a heading, in a list, and what we can do now."""

    heading: str
    short: str
    now: str


ANSWERED, TAKEN, TOOK_BACK = "answered", "taken", "stopped"
HELD_BACK = {
    ANSWERED: HeldBack(
        "They answered before our letter went out",
        "Held back: they answered first",
        "So it was not sent: it is about what they said before. Read what they offer now. "
        "If we still mean the same, put it forward again.",
    ),
    TAKEN: HeldBack(
        "They took our conditions before our letter went out",
        "Held back: they took our conditions first",
        "So it was not sent, and both have said yes. If we don't want it any more, talk it over, and end the "
        "agreement. Until then nobody goes without their own yes.",
    ),
    TOOK_BACK: HeldBack(
        "They took the ask back before our letter went out",
        "Held back: they took the ask back first",
        "So it was not sent. The ask is over, and there is nothing to do.",
    ),
}


def held_back(state: str, newest: str) -> str:
    """Why a letter can't go out that was written for another state of the ask. `newest`: whose offer came last; "" for
    nothing that they did."""
    if state in (ACCEPTED, STOPPED):
        return TAKEN if state == ACCEPTED else TOOK_BACK
    return ANSWERED if state == OURS and newest == THEM else ""


MOST_WORDS = 120  # of a letter
TITLE, WORDS, ABOUT = 120, 20_000, 2_000  # letters
COUNTER_STANDS = timedelta(days=60)  # so long they can take our conditions as they are

US, THEM = "ours", "theirs"  # whose conditions


def counter_stands(sent: date, today: date) -> bool:
    """Whether they can still take our conditions as they are. Afterwards we are asked again."""
    return today <= sent + COUNTER_STANDS


# The door --------------------------------------------------------------------------------------------------------

CLOSED, OPEN, FEW = "closed", "open", "few"
DOORS = {CLOSED: "Closed", OPEN: "Open", FEW: "Open for a few asks a month"}
MOST_A_MONTH = 100
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHORTEST, LONGEST = 3, 40  # letters of an address
TAKEN_BY_US = frozenset({"ask", "asks", "admin", "api", "help", "new", "our-terms", "ourterms", "www"})


def takes(door: str, came: int, most: int) -> bool:
    """Whether the door lets one more in, when so many came through it this month."""
    return door == OPEN or (door == FEW and came < most)


def month_of(day: date) -> date:
    """The month of a day, as its first."""
    return day.replace(day=1)


def next_month(day: date) -> date:
    """The first day of the month after."""
    return month_of(month_of(day) + timedelta(days=31))


def slug_problem(slug: str) -> str:
    """What is wrong with an address, as a sentence; "" for nothing."""
    if not SHORTEST <= len(slug) <= LONGEST:
        return say("Use {least} to {most} letters.", least=SHORTEST, most=LONGEST)
    if not SLUG.fullmatch(slug):
        return say("Use small letters from a to z, figures, and single hyphens between them. No spaces, no accents.")
    if slug in TAKEN_BY_US:
        return say("This address is kept for the pages of this server. Choose another.")
    return ""


def in_the_way(findings: Iterable[Finding]) -> list[Finding]:
    """The lines that an offer does not meet, because it is not enough or says nothing: with one, it can't be sent."""
    return [finding for finding in findings if finding.line and finding.status != MET]


# Conditions as they are kept -------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """A fact's value as JSON has it, so that conditions_from makes the same of it again."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return str(value) if isinstance(value, PartialDate) else value


def as_data(conditions: Conditions) -> dict[str, Any]:
    """Conditions as they are kept beside an ask. A fact that JSON can't carry the same way is left unsaid.

    Where in a text the words stood (`spans`) is left out: the words themselves stay.
    """
    kept: dict[str, Any] = {}
    for name, fact in conditions.said():
        value = str(fact.value) if KINDS[name].name == "money" else _plain(fact.value)
        data = {"value": value, "words": list(fact.words)}
        try:
            same = conditions_from({name: data})
        except BadConditions:
            continue
        if getattr(same, name).value == fact.value:
            kept[name] = data
    return kept


def findings_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as they are kept beside conditions."""
    return [finding._asdict() | {"evidence": list(finding.evidence)} for finding in findings]


def findings_from(data: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """The opposite of `findings_data`."""
    return [Finding(**{**each, "evidence": tuple(each["evidence"])}) for each in data]


class Difference(NamedTuple):
    """One fact that two sets of conditions have differently; None: not said."""

    fact: str
    before: Any
    after: Any
    better: bool | None  # for us; None: neither way, or it can't be told


def _value(fact: Fact[Any] | None) -> Any:
    return None if fact is None else fact.value


def differences(before: Conditions, after: Conditions) -> list[Difference]:
    """What the second says otherwise than the first, fact by fact in their order. What is the same stays out."""
    found = []
    for name, *facts in zip(Conditions._fields, before, after, strict=True):
        was, now = map(_value, facts)
        if was != now:
            found.append(Difference(name, was, now, _better(name, was, now)))
    return found


def _better(name: str, was: Any, now: Any) -> bool | None:
    key = KINDS[name].better
    if key is None or was is None or now is None or key(was) == key(now):
        return None
    return bool(key(now) > key(was))


# What is put by hand ---------------------------------------------------------------------------------------------

_SUM = ("pay_amount", "pay_unit", "pay_currency")


def put(offer: Conditions, given: Mapping[str, Fact[Any] | None]) -> Conditions:
    """The offer with these facts, put there by somebody; None: not said.

    A sum that somebody puts there (it has no words of a text) is the one that counts, as a whole: that the text names
    two of them, or one in a currency we don't know, is settled by it. The last day to answer and the working days up
    to it are one thing said in two ways: of the two, the one that is put counts.
    """
    if given.get("answer_days"):
        given = {"closing_date": None} | dict(given)
    elif given.get("closing_date", offer.closing_date) != offer.closing_date:
        given = {"answer_days": None} | dict(given)
    offer = offer._replace(**given)
    if any(not fact.words for name in _SUM if (fact := given.get(name))):
        whole = {name: Fact(fact.value) for name in _SUM if (fact := getattr(offer, name))}
        offer = offer._replace(pay_contradicts=None, pay_other_currency=None, **whole)
    return offer


# What would mend an offer -----------------------------------------------------------------------------------------

_PAY = ("pay_form", "pay_amount", "pay_unit", "pay_currency")


def _tries(clause: Clause, figure: Figure, conditions: Conditions, currency: str) -> Iterator[Mapping[str, Any]]:
    """Changes of an offer that may meet a clause, the smallest first."""
    if isinstance(figure, Mapping):
        chosen = currency if currency in figure else next(iter(figure))
        yield dict(zip(_PAY, ("money", figure[chosen], "hour", chosen), strict=True))
    for name, kind in KINDS.items():
        if kind.name == "yes_no":
            yield {name: True}
            yield {name: False}
        elif kind.name == "one_of":
            yield from ({name: value} for value in ([figure] if figure in kind.values else kind.values))
        elif kind.name == "number" and isinstance(figure, Decimal):
            yield {name: figure}
    yield {"pay_form": "money", "pay_excludes": False}
    yield {"pay_excludes": False, "benefits_advice": True}
    if isinstance(figure, Decimal):
        yield {"people_sought": figure, "works_alone": False}


def mended(conditions: Conditions, terms: Terms, clauses: Iterable[str]) -> Conditions:
    """The offer, changed as little as meets these clauses of the terms; what we would do it for.

    A clause that no single change meets stays as it is: its own words stand on the list.
    """
    currency = currency_for(conditions, terms)
    for name in clauses:
        setting = terms.clauses.get(name)
        if setting is None:
            continue
        clause = CLAUSES[name]

        def meets(offer: Conditions, clause: Clause = clause, figure: Figure = setting.figure) -> bool:
            return clause.judge(offer, figure, terms.lengths).status == MET

        if meets(conditions):
            continue
        for change in _tries(clause, setting.figure, conditions, currency):
            facts = {fact: None if value is None else Fact(value) for fact, value in change.items()}
            if meets(offer := put(conditions, facts)):
                conditions = offer
                break
    return conditions


# Letters ---------------------------------------------------------------------------------------------------------


def too_long(words: str) -> bool:
    """Whether a letter has more words than fit."""
    return len(words.split()) > MOST_WORDS


def holding_words(meets: str) -> str:
    """The holding answer. `meets`: the day of our next meeting in words, "" where there is none."""
    when = say("We meet on {day}.", day=meets) if meets else say("We talk about it when we next meet.")
    wait = say("If you can't wait, take it as a no.")
    return say("We have seen this. {when} {wait}", when=when, wait=wait)


def draft_of(kind: str, three: Sequence[Finding]) -> str:
    """A letter to begin with, for a kind of reply. `three`: what matters most of what is open. Under MOST_WORDS."""
    asked = "\n".join(
        f"{number}. {finding.ask_for[:1].upper()}{finding.ask_for[1:]}." for number, finding in enumerate(three, 1)
    )
    hello, thanks = say("Hello,"), say("Thank you")
    middle = {
        ASK_FIRST: [
            say("Thank you for asking. Before there can be an answer, please put this in writing:"),
            asked,
            say("Until then, please take this as neither a yes nor a no."),
        ],
        COUNTER: [
            say("Thank you for asking. We would do it on our own terms. These matter most:"),
            asked,
            say("All of them stand on the list below. If you take them as they are, we agree."),
        ],
        ACCEPT: [say("Thank you for asking. We have decided: yes, to what you offer, as it stands on the list below.")],
        DECLINE: [say("Thank you for asking. The answer is no. There is no need to write back.")],
        REFUSE: [say("We have decided together that we refuse this. There is no need to write back.")],
    }[kind]
    return "\n\n".join([hello, *(part for part in middle if part), thanks])
