"""Which places come to whom, worked out when somebody looks: nothing of it is kept, in any form.

A boundary is compared and never opened; whoever is not offered something stands nowhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.urls import reverse

from ourterms.asks.models import AgreedSession, Agreement, CalledOff, Offer, Place, Taken
from ourterms.asks.rules import places as rules
from ourterms.care import notes
from ourterms.care.models import AccessConsent
from ourterms.care.rules import boundaries, words
from ourterms.collectives.models import WHOEVER, Member, asking, seen_among
from ourterms.collectives.permissions import who_hide_from
from ourterms.design.days import day_in_words
from ourterms.design.paging import Page, Pages
from ourterms.design.prepared import NOW, Given, Prepared, numbered, room, several
from ourterms.institutions.permissions import hidden_among, hidden_bodies
from ourterms.institutions.reading import call_as_we_do
from ourterms.kit.lasting import how_long
from ourterms.kit.money import Money
from ourterms.kit.speech import say, say_n
from ourterms.meetings.models import EveningRole, Session
from ourterms.meetings.others import AWAY, FIRST, Other
from ourterms.meetings.rules.jobs import OPENS
from ourterms.pay.origins import Origin
from ourterms.terms.rules.schema import conditions_from

MOST = 30  # offers that Home looks through
SIZE = 20  # offers on a page: each is matched with what one does not want asked


def agreement_for(member: Member, ask: UUID) -> Agreement:
    """The agreement of an ask, its institution called as we call it. Raises Http404."""
    found: Agreement | None = _agreement.first(ask=ask, **asking(member))
    if found is None:
        raise Http404
    call_as_we_do(member, [found.institution])
    return found


_agreement = Prepared(
    lambda: (
        Agreement.objects.for_member(WHOEVER)
        .filter(ask=Given("ask"))
        .select_related("ask", "institution", "decision", "contact", "document", "entered_by")
    )
)


def place_of(agreement: Agreement) -> Place | None:
    """What one person does in it, once that was put, with its offer."""
    found: Place | None = _place.first(agreement=agreement.pk)
    return found


_place = Prepared(
    lambda: Place.objects.filter(agreement=Given("agreement")).select_related("offer__circle").order_by("pk")[:1]
)


def sessions_of(member: Member, agreement: Agreement) -> list[AgreedSession]:
    """Its sessions that a member may see, from the first on."""
    return seen_of(member, AgreedSession.objects.filter(agreement=agreement).select_related("session"))


def seen_of(member: Member, sessions: Iterable[Any]) -> list[Any]:
    """Those of an agreement's sessions that a member may see, from the first on."""
    rows = list(sessions)
    seen = {session.pk for session in seen_among(member, [each.session for each in rows])}
    return sorted((each for each in rows if each.session_id in seen), key=lambda each: (each.session.starts, each.pk))


def sessions_with_more(member: Member, agreement: UUID, at: datetime) -> list[Any]:
    """All sessions of an agreement: AgreedSession, with what _sessions adds for this member. One query."""
    return _sessions(agreement=agreement, now=at, **asking(member))


def is_to_settle(sessions: Iterable[Any], at: datetime) -> bool:
    """Whether something is over that nobody was owed yet (actions.places.settle), by all its sessions with more."""
    return any((not each.settled and each.session.ends <= at) or each.has_days_off for each in sessions)


def days_off_of(
    agreement: Agreement, sessions: Iterable[AgreedSession], place: Place | None
) -> list[tuple[CalledOff, str]]:
    """Days of these sessions of it that were called off or moved, each with what that comes to. One query."""
    seen = {each.pk for each in sessions}
    rows = _days_off(agreement=agreement.pk)
    return [(each, in_words_off(each, place)) for each in rows if each.there_id in seen]


_days_off = Prepared(
    lambda: CalledOff.objects.filter(there__agreement=Given("agreement")).select_related("there").order_by("day", "pk")
)


def in_words_off(day: CalledOff, place: Place | None) -> str:
    """What it comes to that a day was given up: by whom, how long before, and what is owed for it."""
    if day.by == rules.US:
        return say("We called it off. Nothing is owed for it.")
    if day.by != rules.THEM or place is None:
        return ""
    before = (
        say_n("They called it off {n} day before.", "They called it off {n} days before.", day.notice)
        if day.notice
        else say("They called it off on the day.")
    )
    if not rules.is_late(day.by, day.notice, place.off):
        return f"{before} {say('Nothing is owed for it.')}"
    owed = say("That is late. Each who had a place is owed {amount}, without doing anything.", amount=place.off_money)
    return f"{before} {owed}"


def other_of(member: Member, session: Session) -> Other | None:
    """Whom a meeting is with, if it is a session of an agreement, and what calling it off comes to (meetings.others).
    No query where asks are off; one for any other meeting."""
    if not member.collective.setting("asks.on"):
        return None
    there = _agreed_on.first(session=session.pk)
    if there is None:
        return None
    agreement = there.agreement
    body = agreement.institution.real
    call_as_we_do(member, [body])
    place = place_of(agreement)
    offer = Offer.objects.for_member(member).filter(place=place).first()
    url = reverse("places:one", args=[member.collective_id, offer.pk]) if offer else ""
    off = place.off if place else rules.Off()
    row = CalledOff.objects.filter(there=there, day=session.day).first() if session.called_off else None
    if row is not None:
        words, who, fixed = in_words_off(row, place), row.by, row.settled
    elif off.minor and not session.called_off:
        words, who, fixed = in_words_if_off(place), "", there.settled
    else:
        words, who, fixed = "", "", True
    return Other(str(body), off.minor > 0, who, fixed, words, url, "" if session.called_off else _how_few(there))


def _how_few(there: AgreedSession) -> str:
    """That fewer of us go to a session, or went, than ever go; "" else. One query, none once it is settled."""
    least = there.agreement.least
    if there.settled:
        return few_in_words(least) if there.few else ""
    held = Taken.objects.filter(place__agreement=there.agreement_id, stands_in=False, member__here=True).count()
    if held >= least or there.agreement.ended is not None:
        return ""
    return say_n("{n} more is needed before anybody goes.", "{n} more are needed before anybody goes.", least - held)


def few_in_words(least: int) -> str:
    """Of a session to which too few of us went."""
    return say("Fewer than {n} of us had a place. Who had one is owed it all the same.", n=least)


_agreed_on = Prepared(
    lambda: AgreedSession.objects.filter(session=Given("session")).select_related("agreement__institution__merged_into")
)


def in_words_if_off(place: Place | None) -> str:
    """What both signed about a session that they call off late; "" for nothing."""
    if place is None or not place.off_minor:
        return ""
    return say_n(
        "Called off by the institution less than {n} day before: each person who has a place is paid {amount}.",
        "Called off by the institution less than {n} days before: each person who has a place is paid {amount}.",
        place.off_days,
        amount=place.off_money,
    )


def origin_of(id: UUID) -> Origin | None:
    """What was agreed, for whoever claims what it owes them (pay.origins). Two queries."""
    there: Agreement | None = Agreement.objects.filter(pk=id).select_related("ask").first()
    place = place_of(there) if there is not None else None
    if there is None or place is None:
        return None
    agreed = say("{title}, agreed on {day}.", title=there.ask.title, day=day_in_words(there.ours, "short"))
    if there.theirs is not None:
        day = day_in_words(there.theirs, "short")
        who = say("Signed for you by {name}, {post}, on {day}.", name=there.name, post=there.post, day=day)
        agreed = f"{agreed} {who}"
    whole = say(
        "{time} at {rate} an hour. The session, and preparing, travel and rest as agreed, are in it.",
        time=how_long(place.minutes),
        rate=place.rate,
    )
    return Origin(agreed, whole, in_words_if_off(place))


def who_goes(member: Member, agreement: Agreement) -> tuple[int, list[str]]:
    """How many have a place; and their names, for who has one. One query, and three with names."""
    taken = _taken("place__agreement", it=agreement.pk)
    going = _going(taken)
    with_me = any(each.member == member.pk for each in going)
    return len(going), _names(member, going) if with_me else []


_taken = Prepared(
    lambda name: Taken.objects.filter(**{name: Given("it")}).values_list(
        "member", "stands_in", "member__here", "member__name", "member__person", named=True
    )
)


def _going(taken: Iterable[Any]) -> list[Any]:
    """Who has a place, out of rows of _taken."""
    return [each for each in taken if each.member__here and not each.stands_in]


def _names(member: Member, going: Iterable[Any]) -> list[str]:
    """Their names, as a member may read them. Two queries."""
    hidden = who_hide_from(member)
    return sorted(each.member__name for each in going if each.member__person not in hidden)


class Here(NamedTuple):
    """An offer as it comes to somebody: how (rules.places.comes), how many places are free, and what they said."""

    id: UUID
    title: str
    money: Money
    how: str
    free: int
    mine: Any  # their place (a row of _mine), or None
    next: Any  # the next session, or None
    works_there: bool


def _kinds(offer: Offer, sessions: "Iterable[_When]") -> set[str]:
    return set(offer.kinds) | _kinds_of_times(sessions)


def _kinds_of_times(sessions: "Iterable[_When]") -> set[str]:
    found: set[str] = set()
    for each in sessions:
        found |= rules.kinds_of_time(each.day, each.time, each.minutes)
    return found


class _When(NamedTuple):
    """When a session is, on the wall clock; `minutes` long."""

    day: date
    time: time
    minutes: int


def _coming(agreements: Collection[UUID], at: datetime) -> dict[UUID, list[_When]]:
    """When sessions are that are to come, by agreement, from the next on. One query."""
    found: dict[UUID, list[_When]] = defaultdict(list)
    for agreement, day, wall, minutes in _to_come(room(agreements), now=at, **numbered("agreement", agreements)):
        found[agreement].append(_When(day, wall, minutes))
    return found


_to_come = Prepared(
    lambda number: (
        AgreedSession.objects.filter(
            agreement__pk__in=several("agreement", number), session__ends__gt=NOW, session__called_off=False
        )
        .order_by("session__starts", "pk")
        .values_list("agreement", "session__day", "session__time", "session__minutes")
    )
)


def _minutes(place: str = "") -> Any:
    """All that belongs to a place, in minutes, for a query."""
    return sum((F(f"{place}{name}") for name in rules.Hours._fields[1:]), F(f"{place}{rules.Hours._fields[0]}"))


def _hours(row: Any) -> Decimal:
    """The same in hours, of a row that has it as `minutes`."""
    return Decimal(row.minutes) / 60


def _has(taken: Iterable[Any]) -> rules.Has:
    held = [each for each in taken if not each.stands_in]
    return rules.Has(len(held), sum((_hours(each) for each in held), Decimal(0)))


class _Limits(NamedTuple):
    """What decides how something comes to a member: boundaries, room, and the bodies that they are hidden from."""

    held: boundaries.Boundaries
    room: words.Room
    hidden: set[UUID]


def _limits(member: Member, bodies: Iterable[UUID]) -> _Limits:
    """Two queries. `bodies`: their real ids."""
    own = notes.own_several(member, (notes.BOUNDARIES, notes.ROOM, notes.WORKS_THERE))
    held = boundaries.read(own[notes.BOUNDARIES]) if notes.BOUNDARIES in own else boundaries.defaults()
    has_room = words.read_room(own[notes.ROOM]) if notes.ROOM in own else words.Room()
    return _Limits(held, has_room, hidden_bodies(member, bodies, own.get(notes.WORKS_THERE, "")))


def _how(limits: _Limits, row: Any, times: set[str], has: rules.Has) -> str:
    """How an offer (a row of _FACTS) comes to somebody who has no place in it; `times`: kinds that its sessions run
    into."""
    how = rules.comes(limits.held, limits.room, {*row.kinds, *times}, _hours(row), has)
    return rules.LISTED if how != rules.AWAY and row.body in limits.hidden else how


_FACTS = ("pk", "at", "kinds", "place", "place__agreement", "body", "minutes")  # of an offer
_LISTED = (*_FACTS, "taken", "place__number", "place__minor", "place__currency", "place__agreement__ask__title")


def _with_facts(offers: Any) -> Any:
    """Offers with `minutes`, and `body`: the real id of whose place it is."""
    whose = "place__agreement__institution"
    return offers.annotate(body=Coalesce(f"{whose}__merged_into", whose), minutes=_minutes("place__"))


def offers_page(request: HttpRequest, member: Member, at: datetime) -> tuple[Page[Any], list[Here]]:
    """What is offered to whom the member is among, the newest first, a page at a time, each with how it comes to
    them: never what they keep away, unless they have it. Five queries, however many there are; one without any."""
    page = _pages(request, **asking(member))
    return page, _as_here(member, at, page.rows)


def _offers_of(member: Any) -> Any:
    mine = Taken.objects.filter(member=member.pk).values("place")
    return Offer.objects.for_member(member).filter(Q(place__agreement__ended=None) | Q(place__in=mine))


def _for_lists() -> Any:
    held = Taken.objects.filter(place=OuterRef("place"), stands_in=False, member__here=True)
    number = Subquery(held.order_by().values("place").annotate(n=Count("pk")).values("n"))
    rows = _with_facts(_offers_of(WHOEVER)).annotate(taken=Coalesce(number, 0))
    return rows.values_list(*_LISTED, named=True)


_pages = Pages(_for_lists, size=SIZE)


def _as_here(member: Member, at: datetime, offers: Sequence[Any]) -> list[Here]:
    """Offers (rows of _LISTED) as they come to somebody. A list does not say whose place it is."""
    if not offers:
        return []
    sessions = _coming({offer.place__agreement for offer in offers}, at)
    mine = _mine(**asking(member))
    by_place = {each.place: each for each in mine}
    limits, has = _limits(member, [offer.body for offer in offers]), _has(mine)
    here = []
    for offer in offers:
        coming, own = sessions[offer.place__agreement], by_place.get(offer.place)
        how = rules.SHOWN if own is not None else _how(limits, offer, _kinds_of_times(coming), has)
        if how != rules.AWAY:
            free = max(offer.place__number - offer.taken, 0)
            money = Money(offer.place__minor, offer.place__currency)
            next = coming[0] if coming else None
            is_hidden = offer.body in limits.hidden
            here.append(Here(offer.pk, offer.place__agreement__ask__title, money, how, free, own, next, is_hidden))
    return here


_mine = Prepared(
    lambda: (
        Taken.objects.filter(member=WHOEVER.pk, place__agreement__ended=None)
        .annotate(minutes=_minutes("place__"))
        .values_list("place", "stands_in", "minutes", named=True)
    )
)


# One place -----------------------------------------------------------------------------------------------------------


class Opened(NamedTuple):
    """One offer, looked for by its address: what somebody keeps away is there for who opens it."""

    offer: Any
    free: int
    mine: Any  # their place, where the agreement goes on (a row of _taken), or None
    number: int  # how many have a place
    going: list[Any]  # who has one (rows of _taken), for who has one: a press that one would step in opens no names
    works_there: bool
    has_needs: bool  # whether they wrote down what they need to take part
    all_sessions: list[Any]  # AgreedSession, with what _sessions adds

    @property
    def place(self) -> Place:
        """The place itself."""
        found: Place = self.offer.place
        return found

    def names_for(self, member: Member) -> list[str]:
        """The names of those who go. Two queries, or none."""
        return _names(member, self.going) if self.going else []


def offer_for(member: Member, id: UUID, at: datetime) -> Opened:
    """One offer. Raises Http404. Six queries."""
    offer = _offer.first(id=id, **asking(member))
    if offer is None:
        raise Http404
    place, agreement = offer.place, offer.place.agreement
    call_as_we_do(member, [agreement.institution])
    taken = _taken("place", it=place.pk)
    going = _going(taken)
    own = next((each for each in taken if each.member == member.pk), None)
    said = notes.own_several(member, (notes.WORKS_THERE, notes.ACCESS))
    body = agreement.institution.real_id
    return Opened(
        offer,
        max(place.number - len(going), 0),
        own if agreement.ended is None else None,
        len(going),
        going if own is not None and not own.stands_in else [],
        body in hidden_bodies(member, [body], said.get(notes.WORKS_THERE, "")),
        bool(said.get(notes.ACCESS)),
        sessions_with_more(member, agreement.pk, at),
    )


_offer = Prepared(
    lambda: (
        _offers_of(WHOEVER)
        .filter(pk=Given("id"))
        .select_related("place__agreement__ask", "place__agreement__institution")
    )
)


def _of_mine(model: Any) -> Any:
    return model.objects.filter(member=WHOEVER.pk)


_sessions = Prepared(
    lambda: (
        AgreedSession.objects.filter(agreement__pk=Given("agreement"))
        .select_related("session")
        .annotate(
            has_days_off=Exists(CalledOff.objects.filter(there=OuterRef("pk"), settled=False, ends__lte=NOW)),
            is_shared=Exists(_of_mine(AccessConsent).filter(kind=rules.ACCESS, thing=OuterRef("session"))),
            i_open=Exists(_of_mine(EveningRole).filter(kind=OPENS, session=OuterRef("session"))),
        )
    )
)


# Sessions among meetings (meetings.others) ----------------------------------------------------------------------------


def has_sessions(member: Member) -> bool:
    """Whether meetings of this member's group can be sessions of an agreement."""
    return bool(member.collective.setting("asks.on"))


def facts_of_sessions() -> dict[str, Any]:
    """What lists of meetings carry, to tell how a session comes to who looks: nothing of theirs but their own place."""
    agreement = OuterRef("agreed__agreement")
    return {
        "agreed_conditions": F("agreed__agreement__conditions"),  # None for any other meeting
        "agreed_kinds": Subquery(Offer.objects.filter(place__agreement=agreement).values("kinds")[:1]),
        "agreed_mine": Exists(Taken.objects.filter(member=WHOEVER.pk, place__agreement=agreement)),
    }


def how_sessions_come(member: Member, rows: Iterable[Any]) -> dict[UUID, str]:
    """Which of these meetings, with facts_of_sessions, a member keeps away or wants to be told of first, by id; never
    one of an agreement in which they have a place. One query; none without such a session."""
    rows = [row for row in rows if row.agreed_conditions is not None and not row.agreed_mine]
    if not rows:
        return {}
    held, found = notes.boundaries_of(member), {}
    for row in rows:
        touches = row.agreed_kinds
        if touches is None:  # not offered yet
            touches = rules.kinds_of(conditions_from(row.agreed_conditions))
        kinds = {*touches, *rules.kinds_of_time(row.day, row.time, row.minutes)}
        strengths = {boundaries.allows(held, [kind]) for kind in kinds}
        if boundaries.KEEP_AWAY in strengths:
            found[row.pk] = AWAY
        elif boundaries.TELL_FIRST in strengths:
            found[row.pk] = FIRST
    return found


# What stands on Home -------------------------------------------------------------------------------------------------


def free_places() -> Any:
    """Offers of which a place is free that whoever looks does not have yet (design.prepared), of any age."""
    going_on = Place.objects.filter(agreement__collective=WHOEVER.collective_id, agreement__ended=None)
    return _free_of(Offer.objects.for_member(WHOEVER).filter(place__in=going_on.values("pk")))


def _free_of(rows: Any) -> Any:
    taken = Taken.objects.filter(place=OuterRef("place"))
    held = taken.filter(stands_in=False, member__here=True).order_by().values("place").annotate(n=Count("pk"))
    rows = rows.filter(~Exists(taken.filter(member=WHOEVER.pk, stands_in=False)))
    return rows.alias(held=Coalesce(Subquery(held.values("n")), 0)).filter(place__number__gt=F("held"))


def too_few() -> Any:
    """Places of whoever looks that go on, with sessions to come, and that fewer have than ever go."""
    held = Taken.objects.filter(place=OuterRef("place"), stands_in=False, member__here=True)
    number = Subquery(held.order_by().values("place").annotate(n=Count("pk")).values("n"))
    coming = AgreedSession.objects.filter(agreement=OuterRef("place__agreement"), settled=False)
    mine = Taken.objects.filter(member=WHOEVER.pk, stands_in=False, place__agreement__ended=None)
    mine = mine.filter(Exists(coming.filter(session__called_off=False)))
    return mine.alias(held=number).filter(held__lt=F("place__agreement__least"))


def _free_ones() -> Any:
    steps_in = Exists(Taken.objects.filter(place=OuterRef("place"), member=WHOEVER.pk))
    # What they have already, once and the same for each row: so it takes no query of its own.
    held = Taken.objects.filter(member=WHOEVER.pk, place__agreement__ended=None, stands_in=False)
    held = held.order_by().values("member").annotate(places=Count("pk"), minutes=Sum(_minutes("place__")))
    has = {name: Coalesce(Subquery(held.values(name)), 0) for name in ("places", "minutes")}
    # Not as above: here the newest come first, and those go on.
    rows = _free_of(Offer.objects.for_member(WHOEVER).filter(place__agreement__ended=None))
    return (
        _with_facts(rows.annotate(steps_in=steps_in, has_places=has["places"], has_minutes=has["minutes"]))
        .order_by("-at", "-pk")
        .values_list(*_FACTS, "steps_in", "has_places", "has_minutes", named=True)[:MOST]
    )


_free = Prepared(_free_ones)


def how_free_ones_come(member: Member, at: datetime) -> set[str]:
    """How the newest places that are free come to a member (rules.places.comes). Four queries, however many."""
    offers = _free(**asking(member))
    if not offers:  # the last was taken just now
        return set()
    coming = _coming({offer.place__agreement for offer in offers}, at)
    limits = _limits(member, [offer.body for offer in offers])
    has = rules.Has(offers[0].has_places, Decimal(offers[0].has_minutes) / 60)
    return {
        rules.SHOWN if offer.steps_in else _how(limits, offer, _kinds_of_times(coming[offer.place__agreement]), has)
        for offer in offers
    }


def comes_to(offer: Offer, members: Sequence[Member], at: datetime) -> dict[UUID, str]:
    """How an offer comes to each of these members, by id. Eight queries, however many there are; nothing is kept."""
    agreement = offer.place.agreement
    kinds = _kinds(offer, _coming([agreement.pk], at)[agreement.pk])
    limits = notes.own_of(members, notes.BOUNDARIES)
    rooms = notes.own_of(members, notes.ROOM)
    hidden = hidden_among(members, agreement.institution)
    ids = [member.pk for member in members]
    taken = Taken.objects.filter(member__in=ids, stands_in=False, place__agreement__ended=None)
    held = taken.values_list("member").annotate(places=Count("pk"), minutes=Sum(_minutes("place__"))).order_by()
    has = {id: rules.Has(number, Decimal(all_minutes) / 60) for id, number, all_minutes in held}
    hours, closed, nothing = offer.place.all_hours, boundaries.defaults(), words.Room()
    found = {}
    for id in ids:
        limit = boundaries.read(limits[id]) if id in limits else closed
        room = words.read_room(rooms[id]) if id in rooms else nothing
        how = rules.comes(limit, room, kinds, hours, has.get(id, rules.Has()))
        found[id] = rules.LISTED if id in hidden and how != rules.AWAY else how
    return found
