"""What pages read: lists, one thing with all that hangs on it, and the line of a demand."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.asks import rules as asks
from ourterms.asks.line import Step, came_of_it
from ourterms.asks.models import Ask, Reply
from ourterms.asks.reading import unconfirmed
from ourterms.collectives.models import WHOEVER, Member, asking, seen_among
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import TODAY, Given, Prepared, numbered, room, several
from ourterms.institutions.models import Dealing, Institution
from ourterms.kit.speech import say
from ourterms.promises.models import (
    DRAFT,
    Account,
    Answer,
    Change,
    Demand,
    NotInOurName,
    Power,
    PowerUse,
    Promise,
    Sent,
    Showing,
)
from ourterms.promises.rules import kept, letters
from ourterms.promises.rules.line import OURS, THEIRS, Silence, Thing
from ourterms.promises.rules.who_decided import level_in_words
from ourterms.promises.shelves import SHELVES, in_state

MOST_INSTITUTIONS, MOST_ASKS = 500, 30  # in a list to choose from


def institutions_of(member: Member) -> list[Institution]:
    """The institutions that this collective has to do with, as it calls them, by name. One query."""
    rows: Any = Institution.objects.for_member(member).listed()
    return list(rows.order_by("our_name", "pk")[:MOST_INSTITUTIONS])


def asks_of(member: Member) -> list[Ask]:
    """The newest asks, for whoever says that something began with one, `unconfirmed` or not. One query."""
    rows = Ask.objects.for_member(member).select_related("institution__merged_into").annotate(unconfirmed=unconfirmed())
    return list(rows.order_by("-at", "-pk")[:MOST_ASKS])


# One thing -------------------------------------------------------------------------------------------------------


def found(member: Member, model: Any, id: UUID, *related: str) -> Any:
    """The row with this id, with its institution and what else is related to it; None for one that is not this
    member's to see. One query."""
    return _found.first(model, *related, id=id, **asking(member))


_found = Prepared(
    lambda model, *related: (
        model.objects.for_member(WHOEVER).filter(pk=Given("id")).select_related("institution__merged_into", *related)
    )
)


def beside(member: Member, model: Any, to: str, thing: Any, *order: str) -> list[Any]:
    """The rows of a model that name this thing in the field `to`, as far as a member may see them, in an order. One
    query, and one more where a row is a circle's."""
    return seen_among(member, _beside(model, to, *order, thing=thing.pk))


_beside = Prepared(lambda model, to, *order: model.objects.filter(**{to: Given("thing")}).order_by(*order))


def called(member: Member, thing: Any) -> str:
    """How the collective calls the institution of a thing. One query."""
    found: str | None = _called.first(institution=thing.institution_id, **asking(member))
    return thing.institution.name if found is None else found


_called = Prepared(
    lambda: Dealing.objects.for_member(WHOEVER).filter(institution=Given("institution")).values_list("name", flat=True)
)


# Lists ----------------------------------------------------------------------------------------------------------

LATER = {"demands": ("words",), "accounts": ("theirs", "where", "ours", "facts", "reason")}  # not for a line of a list


def _listed(what: str, state: str, of_one: bool) -> Any:
    rows = SHELVES[what].model.objects.for_member(WHOEVER)
    if of_one:
        rows = rows.of(SimpleNamespace(real_id=Given("institution")))
    if state:
        rows = in_state(rows, what, state, TODAY)
    names = Dealing.objects.filter(collective=WHOEVER.collective_id, institution=OuterRef("institution"))
    return rows.annotate(called=Subquery(names.values("name")[:1])).defer(*LATER.get(what, ()))


_page = Pages(_listed)


def listed(request: HttpRequest, member: Member, what: str, state: str, of: UUID | None, today: date) -> Page[Any]:
    """A page of one of SHELVES, the newest first, each `called` as we call its institution. One query. `state`: one
    of the shelf's, or "" for all; `of`: only of this institution."""
    return _page(request, what, state, of is not None, institution=of, today=today, **asking(member))


def names_of_institutions(member: Member) -> list[tuple[UUID, str]]:
    """institutions_of, as id and name."""
    return [tuple(row) for row in _names(**asking(member))]


_names = Prepared(
    lambda: (
        Dealing.objects.filter(collective=WHOEVER.collective_id, institution__merged_into=None)
        .order_by("name", "institution")
        .values_list("institution", "name")[:MOST_INSTITUTIONS]
    )
)


# The line --------------------------------------------------------------------------------------------------------


class Line(NamedTuple):
    """Everything that came of one demand, and where they were silent or late. `waits`: they owe us something today."""

    things: Sequence[Thing]
    silences: Sequence[Silence]
    waits: bool


def line_of(member: Member, root: Demand | Ask, today: date) -> Line:
    """The line that a demand or an ask is on, back to where it began: eleven queries, however much came of it; and
    seven more for an ask that both said yes to."""
    ask = root if isinstance(root, Ask) else root.ask
    name, began = ("ask", ask) if ask is not None else ("demand", root)

    def of(model: Any, through: str = "") -> list[Any]:
        return seen_among(member, _hanging(model, f"{through}{name}", began=began.pk))

    demands: list[Any] = of(Demand) if ask is not None else [root]
    answers = of(Answer, "demand__") if ask is not None else of(Answer)
    promises, showings, uses = of(Promise), of(Showing, "promise__"), of(PowerUse, "power__")
    powers, changes, accounts, claims = of(Power), of(Change), of(Account), of(NotInOurName)
    sent = seen_among(member, _sent_about(demand=demands, promise=promises, claim=claims))
    things = [*_of_letters(sent), *_of_answers(answers)]
    silences = _lateness_of(promises, showings, today)
    for demand in demands:
        things += _of_demand(demand)
        silences += _silence_of(demand, [each for each in answers if each.demand_id == demand.pk], today)
    for each in promises:
        things += _of_promise(each)
    things += [_of_showing(each) for each in showings]
    things += _of_powers(powers, uses) + _of_rest(changes, accounts, claims)
    if ask is not None:
        things += _of_ask(ask, [each for each in of(Reply) if each.state == asks.SENT])
        things += _agreed(came_of_it(member, ask, today), today)
    waits = any(each.until >= today for each in silences)
    return Line(things, silences, waits)


# What stands on the page of each, and not on the line.
OFF_THE_LINE: dict[Any, tuple[str, ...]] = {
    Demand: ("words",),
    Account: ("theirs", "ours", "facts", "reason"),
    Reply: ("conditions",),
}
_hanging = Prepared(
    lambda model, name: model.objects.filter(**{name: Given("began")}).defer(*OFF_THE_LINE.get(model, ()))
)
_sent = Prepared(
    lambda *rooms: Sent.objects.filter(
        reduce(or_, (Q(**{f"{name}__pk__in": several(name, number)}) for name, number in rooms if number))
    ).defer("words")
)


def _sent_about(**about: Sequence[Any]) -> list[Any]:
    """Our letters about these. One query, none about nothing."""
    ids = {name: [each.pk for each in rows] for name, rows in about.items()}
    rooms = [(name, room(some)) for name, some in ids.items()]
    values = {place: id for name, some in ids.items() for place, id in numbered(name, some).items()}
    return _sent(*rooms, **values) if values else []


def _of_ask(ask: Ask, replies: Iterable[Reply]) -> list[Thing]:
    things = [Thing(ask.came, THEIRS, _("They asked"), ask.title, 0)]
    return things + [
        Thing(each.day, OURS, each.title, each.words.partition("\n")[0], 1) for each in replies if each.day
    ]


def _agreed(steps: Iterable[Step], today: date) -> list[Thing]:
    """What was agreed, gone to and paid up to today."""
    return [
        Thing(each.day, THEIRS if each.theirs else OURS, each.what, each.more, 2, each.url)
        for each in steps
        if each.day <= today
    ]


def _link(name: str, row: Any) -> str:
    return reverse(f"promises:{name}", args=[row.collective_id, row.pk])


def _of_demand(demand: Demand) -> list[Thing]:
    link = _link("demand", demand)
    word = _("Recommendation") if demand.mild else _("Demand")
    things = [Thing(demand.day, OURS, _("Put forward"), demand.title, 0, link)]
    if demand.decided:
        things.append(Thing(demand.decided, OURS, word, demand.title, 1, link))
    if demand.taken_back:
        things.append(Thing(demand.taken_back, OURS, _("We took it back"), demand.title, 9, link))
    return things


LETTER_WORDS = {
    letters.DEMAND: "Our letter",
    letters.ASK_AGAIN: "We asked again",
    letters.PROMISE: "We asked for what was promised",
    letters.CLAIM: "We asked them to take it back",
}


def _of_letters(sent: Iterable[Sent]) -> list[Thing]:
    return [Thing(each.day, OURS, say(LETTER_WORDS[each.kind]), "", 2) for each in sent]


def _of_answers(answers: Iterable[Answer]) -> list[Thing]:
    return [Thing(each.day, THEIRS, say(kept.ANSWERS[each.kind]), each.words, 3) for each in answers]


def _of_promise(promise: Promise) -> list[Thing]:
    link = _link("promise", promise)
    things = [Thing(promise.day, THEIRS, _("Promise"), promise.words, 4, link)]
    if promise.ended and promise.ended_on:
        side = THEIRS if promise.ended == kept.BROKEN and promise.decision_id is None else OURS
        word = say(kept.PROMISE_STATES[promise.ended])
        things.append(Thing(promise.ended_on, side, word, promise.words, 8, link))
    return things


def _of_showing(showing: Showing) -> Thing:
    word = _("They say they won't") if showing.wont else _("They showed us")
    return Thing(showing.day, THEIRS, word, showing.words, 5)


def _of_powers(powers: Iterable[Power], uses: Iterable[PowerUse]) -> list[Thing]:
    things = []
    for power in powers:
        link = _link("power", power)
        things.append(Thing(power.since, THEIRS, _("They let go of it"), power.words, 4, link))
        if power.ended:
            things.append(Thing(power.ended, THEIRS, _("It holds no more"), power.ended_words or power.words, 9, link))
    for use in uses:
        things.append(Thing(use.day, OURS, _("We used it"), use.words, 5))
        if use.came and use.came_on:
            things.append(Thing(use.came_on, THEIRS, say(kept.USES[use.came]), use.came_words or use.words, 6))
    return things


def _of_rest(changes: Iterable[Change], accounts: Iterable[Account], claims: Iterable[NotInOurName]) -> list[Thing]:
    # A change is what we saw, and an account is ours: neither is told as something that they did.
    things = []
    for change in changes:
        word = _("We saw a change") if change.confirmed else _("One of us saw a change")
        things.append(Thing(change.day, OURS, word, change.words, 7, _link("change", change)))
    for account in accounts:
        if account.state != DRAFT:
            words = f"{account.title}: {level_in_words(account.level)}"
            things.append(Thing(account.day, OURS, _("Our account"), words, 7, _link("account", account)))
    for claim in claims:
        link = _link("claim", claim)
        things.append(Thing(claim.day, THEIRS, _("Not in our name"), claim.words, 5, link))
        if claim.came and claim.came_on:
            words = claim.came_words or claim.words
            things.append(Thing(claim.came_on, THEIRS, say(kept.CAME_OF_IT[claim.came]), words, 6, link))
    return things


def _silence_of(demand: Demand, answers: Sequence[Answer], today: date) -> list[Silence]:
    """From our letter to their first answer, or until we took it back, or until today."""
    if demand.sent is None:
        return []
    until = min((each.day for each in answers), default=demand.taken_back or today)
    words = kept.silence_in_words(demand.sent, until)
    return [Silence(demand.sent, until, words)] if words else []


def _lateness_of(promises: Iterable[Promise], showings: Sequence[Showing], today: date) -> list[Silence]:
    """From the day on which each was due to the day on which they showed something, or it ended, or until today."""
    shown: dict[UUID, date] = {}
    for each in showings:
        shown[each.promise_id] = min(each.day, shown.get(each.promise_id, each.day))
    found = []
    for promise in promises:
        until = promise.ended_on or today
        until = min(shown.get(promise.pk, until), until)
        if days := kept.late_days(promise.due, until):
            found.append(Silence(promise.due, until, _("late by {n} days").format(n=days)))
    return found
