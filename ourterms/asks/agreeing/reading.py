"""Which places come to whom, worked out when somebody looks: nothing of it is kept, in any form.

A boundary is compared and never opened; whoever is not offered something stands nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404

from ourterms.asks.models import AgreedSession, Agreement, CalledOff, Offer, Place, Taken
from ourterms.asks.rules import places as rules
from ourterms.care import notes
from ourterms.care.rules import boundaries, words
from ourterms.collectives.models import Member
from ourterms.collectives.permissions import names_seen_by
from ourterms.design.days import day_in_words
from ourterms.institutions.permissions import hidden_among, hidden_bodies
from ourterms.institutions.reading import call_as_we_do
from ourterms.kit.lasting import how_long
from ourterms.kit.speech import say, say_n
from ourterms.meetings.models import Session
from ourterms.meetings.others import Other
from ourterms.pay.origins import Origin

MOST = 60  # offers on a page


def agreement_for(member: Member, ask: UUID) -> Agreement:
    """The agreement of an ask, its institution called as we call it. Raises Http404."""
    rows = Agreement.objects.for_member(member).select_related(
        "ask", "institution", "decision", "contact", "document", "entered_by"
    )
    found: Agreement | None = rows.filter(ask=ask).first()
    if found is None:
        raise Http404
    call_as_we_do(member, [found.institution])
    return found


def place_of(agreement: Agreement) -> Place | None:
    """What one person does in it, once that was put, with its offer."""
    found: Place | None = Place.objects.filter(agreement=agreement).select_related("offer__circle").first()
    return found


def sessions_of(member: Member, agreement: Agreement) -> list[AgreedSession]:
    """Its sessions that a member may see, from the first on."""
    rows = AgreedSession.objects.filter(agreement=agreement, session__in=Session.objects.for_member(member))
    return list(rows.select_related("session").order_by("session__starts", "pk"))


def days_off_of(member: Member, agreement: Agreement, place: Place | None) -> list[tuple[CalledOff, str]]:
    """Its days that were called off or moved, where a member may see the session, each with what that comes to."""
    rows = CalledOff.objects.filter(
        there__agreement=agreement, there__session__in=Session.objects.for_member(member)
    ).select_related("there")
    return [(each, in_words_off(each, place)) for each in rows.order_by("day", "pk")]


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
    rows = AgreedSession.objects.filter(session=session).select_related("agreement__institution__merged_into")
    there = rows.first()
    if there is None:
        return None
    body = there.agreement.institution.real
    call_as_we_do(member, [body])
    place = place_of(there.agreement)
    off = place.off if place else rules.Off()
    row = CalledOff.objects.filter(there=there, day=session.day).first() if session.called_off else None
    if row is not None:
        words, who, fixed = in_words_off(row, place), row.by, row.settled
    elif off.minor and not session.called_off:
        words, who, fixed = in_words_if_off(place), "", there.settled
    else:
        words, who, fixed = "", "", True
    return Other(str(body), off.minor > 0, who, fixed, words)


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
    """How many have a place; and their names, for who has one or would step in. Two queries, and four with names."""
    rows = Taken.objects.filter(place__agreement=agreement, member__here=True, stands_in=False)
    number = rows.count()
    with_me = Taken.objects.for_member(member).filter(pk__in=rows.values("pk")).values_list("member", flat=True)
    ids = list(with_me)
    return number, sorted(names_seen_by(member, ids).values()) if ids else []


class Here(NamedTuple):
    """An offer as it comes to somebody: how (rules.places.comes), how many places are free, and what they said."""

    offer: Any
    how: str
    free: int
    mine: Any  # their Taken, or None
    next: Any  # the next session, or None
    works_there: bool

    @property
    def place(self) -> Place:
        """The place itself."""
        found: Place = self.offer.place
        return found


def _kinds(offer: Offer, sessions: Iterable[Session]) -> set[str]:
    found = set(offer.kinds)
    for each in sessions:
        found |= rules.kinds_of_time(each.day, each.time, each.minutes)
    return found


def _coming(agreements: Iterable[UUID], at: datetime) -> dict[UUID, list[Session]]:
    rows = AgreedSession.objects.filter(
        agreement__in=list(agreements), session__ends__gt=at, session__called_off=False
    ).select_related("session")
    found: dict[UUID, list[Session]] = defaultdict(list)
    for row in rows.order_by("session__starts", "pk"):
        found[row.agreement_id].append(row.session)
    return found


def _has(taken: Iterable[Taken]) -> rules.Has:
    held = [each for each in taken if not each.stands_in]
    return rules.Has(len(held), sum((each.place.all_hours for each in held), Decimal(0)))


def offers_for(member: Member, at: datetime, only: UUID | None = None) -> list[Here]:
    """What is offered to whom the member is among, the newest first, each with how it comes to them: never what they
    keep away, unless they have it. Eight queries, however many there are; one without any."""
    rows = Offer.objects.for_member(member).select_related("place__agreement__ask", "place__agreement__institution")
    rows = rows.filter(Q(place__agreement__ended=None) | Q(place__taken__member=member.pk)).distinct()
    rows = rows.filter(pk=only) if only else rows
    offers = list(rows.order_by("-at", "-pk")[:MOST])
    if not offers:
        return []
    agreements = {offer.place.agreement_id: offer.place.agreement for offer in offers}
    institutions = [each.institution for each in agreements.values()]
    call_as_we_do(member, institutions)
    sessions = _coming(agreements, at)
    mine = list(Taken.objects.filter(member=member, place__agreement__ended=None).select_related("place"))
    by_place = {each.place_id: each for each in mine}
    counts = (
        Taken.objects.filter(place__in=[offer.place_id for offer in offers], stands_in=False, member__here=True)
        .values_list("place")
        .annotate(number=Count("pk"))
    )
    taken = dict(counts.order_by())
    own_notes = notes.own_several(member, (notes.BOUNDARIES, notes.ROOM, notes.WORKS_THERE))
    held = boundaries.read(own_notes[notes.BOUNDARIES]) if notes.BOUNDARIES in own_notes else boundaries.defaults()
    room = words.read_room(own_notes[notes.ROOM]) if notes.ROOM in own_notes else words.Room()
    hidden, has = hidden_bodies(member, institutions, own_notes.get(notes.WORKS_THERE, "")), _has(mine)
    found = []
    for offer in offers:
        place, agreement = offer.place, offer.place.agreement
        coming, own = sessions[agreement.pk], by_place.get(place.pk)
        works_there = agreement.institution.real_id in hidden
        how = rules.comes(held, room, _kinds(offer, coming), place.all_hours, has)
        if works_there and how != rules.AWAY:
            how = rules.LISTED
        if own is not None:
            how = rules.SHOWN
        if how != rules.AWAY or only:
            free = max(place.number - taken.get(place.pk, 0), 0)
            found.append(Here(offer, how, free, own, coming[0] if coming else None, works_there))
    return found


def offer_for(member: Member, id: UUID, at: datetime) -> Here:
    """One offer, looked for by its address: what somebody keeps away is there for who opens it. Raises Http404."""
    found = offers_for(member, at, only=id)
    if not found:
        raise Http404
    return found[0]


def comes_to(offer: Offer, members: Sequence[Member], at: datetime) -> dict[UUID, str]:
    """How an offer comes to each of these members, by id. Eight queries, however many there are; nothing is kept."""
    agreement = offer.place.agreement
    kinds = _kinds(offer, _coming([agreement.pk], at)[agreement.pk])
    limits = notes.own_of(members, notes.BOUNDARIES)
    rooms = notes.own_of(members, notes.ROOM)
    hidden = hidden_among(members, agreement.institution)
    held: dict[UUID, list[Taken]] = defaultdict(list)
    ids = [member.pk for member in members]
    for row in Taken.objects.filter(member__in=ids, place__agreement__ended=None).select_related("place"):
        held[row.member_id].append(row)
    hours, closed, nothing = offer.place.all_hours, boundaries.defaults(), words.Room()
    found = {}
    for id in ids:
        limit = boundaries.read(limits[id]) if id in limits else closed
        room = words.read_room(rooms[id]) if id in rooms else nothing
        how = rules.comes(limit, room, kinds, hours, _has(held[id]))
        found[id] = rules.LISTED if id in hidden and how != rules.AWAY else how
    return found
