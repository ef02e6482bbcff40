"""Places: offered in one act, taken by one's own yes, left at any time; and what is owed when a session is over.

A yes and a taking back are somebody's own: they leave no trail, and a no leaves nothing at all.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ourterms.asks.actions.agreements import held_agreement
from ourterms.asks.actions.base import refuse_unless
from ourterms.asks.models import AgreedSession, Agreement, CalledOff, Offer, Place, Taken
from ourterms.asks.rules import places
from ourterms.care import actions as care
from ourterms.care.models import AccessConsent
from ourterms.care.rules.boundaries import KINDS
from ourterms.collectives.models import Circle, Member
from ourterms.collectives.permissions import may_use_circle
from ourterms.design.days import day_in_words
from ourterms.kit import chance
from ourterms.kit.speech import say, say_n
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import Session
from ourterms.notices.actions import tell
from ourterms.pay.actions import owe, owed_by_mistake
from ourterms.pay.models import Owed
from ourterms.pay.origins import is_told
from ourterms.pay.reading import is_open
from ourterms.pay.rules.owed import due_day, half_an_hour
from ourterms.people.acts import Refused, make, trail
from ourterms.register.actions import hold_log

ACCESS = places.ACCESS  # for what somebody shares what they need (care.AccessConsent.kind)
FADES = timedelta(days=90)  # after the last session, where nothing is open


@transaction.atomic
def offer(
    *, by: Member, id: UUID, place: Place, circle: Circle | None, kinds: Iterable[str] = (), at: datetime
) -> Offer:
    """Offer the places to a circle, or to everybody, in one act. Nobody is named, and nobody is asked by name.

    `kinds`: what it runs into besides what the conditions say. Told only in the digest that names nothing, and there
    with those kinds: whom it reaches is decided when that is sent.
    """
    held = held_agreement(by, place.agreement)
    refuse_unless(held.is_signed, say("They have not signed it yet. Places are offered when both have."))
    refuse_unless(held.ended is None, say("This agreement is over."))
    refuse_unless(circle is None or may_use_circle(by, circle))
    refuse_unless(held.circle_id is None or (circle is not None and circle.pk == held.circle_id))
    touches = sorted(places.kinds_of(held.offer, place.travel) | (set(kinds) & set(KINDS)))
    there: Offer | None = Offer.objects.filter(place=place).first()
    if there is not None:
        same = (there.circle_id, there.kinds) == (circle.pk if circle else None, touches)
        refuse_unless(there.pk == id or same, say("They are offered already, in another way. Look at that first."))
        return there
    made, _new = make(Offer, id, collective=by.collective, circle=circle, place=place, kinds=touches, at=at)
    if circle is None:
        _open_sessions(held, at)  # of an offer to a circle, which was taken back
    trail("asks:places-offered", by=by.person_id, at=at, collective=by.collective_id, thing=made.pk)
    _tell_of(made, by, at)
    return made


def _tell_of(offer: Offer, by: Member, at: datetime) -> None:
    """Nobody is told twice."""
    whom = Member.objects.filter(collective=by.collective_id, here=True).exclude(pk=by.pk)
    whom = whom.filter(circlemember__circle=offer.circle_id) if offer.circle_id is not None else whom
    tell(members=whom, topic="places", about=offer.pk, at=at, kinds=tuple(offer.kinds))


@transaction.atomic
def take_offer_back(*, by: Member, offer: Offer, at: datetime) -> None:
    """Take an offer back, as long as nobody said yes to it or would step in; it can be made anew in another way."""
    held_agreement(by, offer.place.agreement)
    if not Offer.objects.filter(pk=offer.pk).exists():
        return
    place, _agreement = _held_offer(by, offer)
    refuse_unless(
        not Taken.objects.filter(place=place).exists(), say("Somebody has said yes meanwhile. The offer stays.")
    )
    Offer.objects.filter(pk=offer.pk).delete()
    trail("asks:offer-taken-back", by=by.person_id, at=at, collective=by.collective_id, thing=offer.pk)


def _open_sessions(agreement: Agreement, at: datetime) -> None:
    """Sessions that are to come are everybody's, as their places are."""
    to_come = AgreedSession.objects.filter(agreement=agreement, session__ends__gt=at, circle__isnull=False)
    ids = list(to_come.values_list("session", flat=True))
    if ids:
        CalledOff.objects.filter(there__session__in=ids).update(circle=None)
        to_come.update(circle=None)
        meetings.open_to_all(sessions=ids)


@transaction.atomic
def widen(*, by: Member, offer: Offer, everybody: bool = False, kinds: Iterable[str] = (), at: datetime) -> None:
    """Offer places to everybody and not to a circle alone, and add kinds of things that they run into. Neither to fewer
    nor to less: who said yes did so to what stood there.

    Sessions that are to come become everybody's with it, and what stands on their pages. Raises Refused.
    """
    held = held_agreement(by, offer.place.agreement)
    refuse_unless(held.ended is None, say("This agreement is over."))
    _held_offer(by, offer)
    there = Offer.objects.get(pk=offer.pk)
    opens = everybody and there.circle_id is not None
    refuse_unless(not opens or held.circle_id is None, say("This agreement is a circle's, and so are its places."))
    touches = sorted({*there.kinds, *(set(kinds) & set(KINDS))})
    if not opens and touches == there.kinds:
        return
    if opens:
        there.circle = None
        Taken.objects.filter(place=there.place_id).update(circle=None)
        _open_sessions(held, at)
    there.kinds = touches
    there.save(update_fields=["circle", "kinds"])
    trail("asks:offer-widened", by=by.person_id, at=at, collective=by.collective_id, thing=there.pk)
    _tell_of(there, by, at)


def _held_offer(by: Member, offer: Offer) -> tuple[Place, Agreement]:
    """The place as it is now, held, and its agreement. Refused for one that is not offered to `by`, or not any more."""
    rows = Place.objects.select_for_update(of=("self",)).select_related("agreement")
    place = rows.filter(pk=offer.place_id).first()
    refuse_unless(place is not None and Offer.objects.for_member(by).filter(pk=offer.pk).exists())
    assert place is not None
    return place, place.agreement


def _count(place: Place) -> int:
    return Taken.objects.filter(place=place, stands_in=False, member__here=True).count()


@transaction.atomic
def say_yes(*, by: Member, id: UUID, offer: Offer, stands_in: bool = False, at: datetime) -> Taken:
    """Take a place, or say that one would step in. Pressed again, nothing more happens; nothing else makes a yes.

    Whoever stood in takes a place by the same, when one is free. What is over before is owed to those who had a place
    then. Raises Refused when all are taken.
    """
    place, agreement = _held_offer(by, offer)
    refuse_unless(agreement.ended is None, say("This agreement is over."))
    settle(agreement=agreement, at=at, called_off_too=True)
    mine: Taken | None = Taken.objects.filter(place=place, member=by).first()
    if mine is not None and (stands_in or not mine.stands_in):
        return mine
    if not stands_in and _count(place) >= place.number:
        raise Refused(say("All places are taken now. You can say that you would step in."))
    if mine is not None:
        mine.stands_in = False
        mine.save(update_fields=["stands_in"])
        return mine
    taken, _made = make(
        Taken,
        id,
        collective=by.collective,
        circle_id=place.offer.circle_id,  # as it is now
        place=place,
        member=by,
        stands_in=stands_in,
    )
    return taken


@transaction.atomic
def take_back(*, by: Member, offer: Offer, at: datetime) -> None:
    """Give a place back, at any time and without a why. What was done, and what is going on now, stays owed."""
    refuse_unless(Offer.objects.filter(pk=offer.pk, collective=by.collective_id).exists())
    place = Place.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=offer.place_id)
    mine = Taken.objects.filter(place=place, member=by)
    for taken in mine:
        _go(taken, place.agreement, at)


def _go(taken: Taken, agreement: Agreement, at: datetime) -> None:
    settle(agreement=agreement, at=at, called_off_too=True)
    running = AgreedSession.objects.filter(
        agreement=agreement, settled=False, session__called_off=False, session__starts__lte=at
    )
    if not taken.stands_in:
        for there in running.select_related("session"):
            _owe(agreement, there.session, taken, at)
    for there in AgreedSession.objects.filter(agreement=agreement).values_list("session", flat=True):
        care.take_back_access(by=taken.member, kind=ACCESS, thing=there)
    place, left = taken.place, Taken.objects.filter(place=taken.place_id)
    taken.delete()
    if _count(place) >= agreement.least or agreement.ended is not None:
        left = left.filter(stands_in=True)  # else also those who have a place hear that something is there: too few go
    others = Member.objects.filter(pk__in=left.values("member"))
    tell(members=others, topic="places", about=chance.uuid(), at=at, own=True)


# Sessions --------------------------------------------------------------------------------------------------------


def if_over(agreement: Agreement, what: meetings.Plan, at: datetime) -> str:
    """What planning a session comes to that is over already, in words: who is owed how much, for which day. "" for one
    that is not over."""
    session = Session()
    session.set_wall(what.wall, what.minutes)
    if session.ends > at:
        return ""
    place, day = Place.objects.filter(agreement=agreement).first(), day_in_words(what.wall.day)
    number = _count(place) if place is not None else 0
    if place is None or not number:
        return say("It is over already. Nobody has a place, so nobody is owed anything for {day}.", day=day)
    return say_n(
        "It is over already. Then {n} person with a place is owed {amount}, for {day}.",
        "It is over already. Then {n} people with a place are owed {amount} each, for {day}.",
        number,
        amount=place.money,
        day=day,
    )


def refuse_before_signed(agreement: Agreement, day: date) -> None:
    """No session is on a day before both had signed."""
    signed = agreement.theirs or agreement.ours
    said = say("Both had signed on {day}. A session is on that day, or after it.", day=day_in_words(signed))
    refuse_unless(day >= signed, said)


@transaction.atomic
def plan_session(
    *, by: Member, id: UUID, agreement: Agreement, what: meetings.Plan, at: datetime, sure: bool = False
) -> Session:
    """Plan a session of an agreement: a meeting as any other, seen by whom the places are offered to.

    One that is over already is owed at once, so it takes being `sure`. Raises Refused.
    """
    held = held_agreement(by, agreement)
    refuse_unless(held.is_signed and held.ended is None, say("Sessions are planned when both have signed."))
    refuse_before_signed(held, what.wall.day)
    if not sure and (over := if_over(held, what, at)):
        raise Refused(over)
    circle = Circle.objects.filter(pk__in=Offer.objects.filter(place__agreement=held).values("circle")).first()
    session = meetings.plan(by=by, id=id, circle=circle, what=what)
    AgreedSession.objects.get_or_create(
        session=session,
        defaults={"pk": chance.uuid(), "agreement": held, "collective_id": held.collective_id, "circle": circle},
    )
    return session


@transaction.atomic
def not_held(*, by: Member, session: Session, at: datetime) -> None:
    """A session that was planned by mistake did not take place: what is owed for it goes, and it says so.

    Any member who sees it may, with a trail. Raises Refused where it is not over and owed, and where somebody was paid,
    wrote anything about what they are owed, or it is public: what was done stays owed.
    """
    hold_log(by.collective_id)
    refuse_unless(Session.objects.for_member(by).filter(pk=session.pk).exists())
    rows = AgreedSession.objects.select_for_update(of=("self",)).select_related("agreement", "session")
    there: AgreedSession | None = rows.filter(session=session).first()
    refuse_unless(there is not None)
    assert there is not None
    if there.session.called_off:
        return
    refuse_unless(there.settled, say("It is not over. Change it, or call it off."))
    agreement, day = there.agreement, there.session.day
    ids = [row.pk for row in owed_for(agreement.pk, there.session)]
    whose = list(Member.objects.filter(pk__in=Owed.objects.filter(pk__in=ids).values("member")))
    due = due_day(day, agreement.days)
    # Who has gone, or was paid so long ago that it faded, stands in no sum by name: that it was for this day, its own
    # day to pay tells.
    faded = Owed.objects.filter(origin=agreement.pk, due=due, member=None).exists()
    told = is_told(by.collective_id, agreement.institution, due)
    gone = not faded and not told and owed_by_mistake(sums=ids, at=at)
    refuse_unless(gone, say("It stays as it is: something of it was paid, claimed or said to be public."))
    meetings.never_was(session=session.pk, words=say("It was planned by mistake. It did not take place on this day."))
    trail("asks:session-not-held", by=by.person_id, at=at, collective=by.collective_id, thing=there.pk)
    tell(members=whose, topic="places", about=chance.uuid(), at=at, own=True)


def owed_for(agreement: UUID, session: Session) -> list[Owed]:
    """What people are owed for a session, as far as it has not faded."""
    rows = Owed.objects.filter(origin=agreement, day=session.day, member__isnull=False)
    return [row for row in rows if row.once == places.once(session.pk, row.member_id)]


def _owe(agreement: Agreement, session: Session, taken: Taken, at: datetime) -> None:
    place = taken.place
    half_hour = half_an_hour(place.rate).minor
    given = {"what": agreement.ask.title, "amount": place.minor, "half_hour": half_hour, "at": at}
    _owed_for(agreement, taken, session.day, id=places.once(session.pk, taken.member_id), **given)


def _owe_off(agreement: Agreement, off: CalledOff, taken: Taken, at: datetime) -> None:
    title = agreement.ask.title
    what = (
        say_n("{title}: called off {n} day before", "{title}: called off {n} days before", off.notice, title=title)
        if off.notice
        else say("{title}: called off on the day", title=title)
    )
    id = places.once_off(off.there.session_id, taken.member_id, off.day)
    _owed_for(agreement, taken, off.day, id=id, what=what, amount=taken.place.off_minor, at=at)


def _owed_for(agreement: Agreement, taken: Taken, day: date, **given: Any) -> None:
    """Somebody with a place is owed something for a day, as both signed."""
    owe(
        member=taken.member,
        institution=agreement.institution,
        currency=taken.place.currency,
        due=due_day(day, agreement.days),
        day=day,
        collective=agreement.collective,
        circle=agreement.circle,
        origin=agreement.pk,
        **given,
    )


@transaction.atomic
def settle(*, agreement: Agreement, at: datetime, called_off_too: bool = False) -> None:
    """Sessions that are over: everybody with a place is owed it, whole, once. Nobody does anything for that.

    How long it took, and what the clocks did in its night, changes nothing. A day that they called off later than
    agreed is owed as agreed, when it is over: till then it may be on again. `called_off_too`: now, because somebody
    takes or gives back a place, and it is owed to those who had one when it was called off.
    """
    over = (
        AgreedSession.objects.select_for_update(of=("self",))
        .select_related("session")
        .filter(agreement=agreement, settled=False, session__ends__lte=at)
        .order_by("pk")  # so that two who hold them at once wait for each other, and not each for the other
    )
    off = (
        CalledOff.objects.select_for_update(of=("self",))
        .select_related("there__session")
        .filter(there__agreement=agreement, settled=False)
        .order_by("pk")
    )
    found = list(over)
    days_off = list(off if called_off_too else off.filter(ends__lte=at))
    if not found and not days_off:
        return
    agreement = Agreement.objects.select_related("ask", "institution", "collective", "circle").get(pk=agreement.pk)
    taken = Taken.objects.filter(place__agreement=agreement, stands_in=False, member__here=True)
    everybody = list(taken.select_related("place", "member"))
    for there in found:
        if not there.session.called_off:
            for each in chance.shuffled(everybody):  # so that no order tells who said yes first
                _owe(agreement, there.session, each, at)
            there.few = len(owed_for(agreement.pk, there.session)) < agreement.least
        there.settled = True
        there.save(update_fields=["settled", "few"])
    for day in days_off:
        late = [each for each in everybody if places.is_late(day.by, day.notice, each.place.off)]
        for each in chance.shuffled(late):
            _owe_off(agreement, day, each, at)
        if late or day.ends <= at:
            day.settled = True
            day.save(update_fields=["settled"])


def settle_all(*, at: datetime) -> None:
    """The same for every agreement with a session that is over: once a minute."""
    waiting = AgreedSession.objects.filter(settled=False, session__ends__lte=at)
    off = CalledOff.objects.filter(settled=False, ends__lte=at)
    either = Q(pk__in=waiting.values("agreement")) | Q(pk__in=off.values("there__agreement"))
    for agreement in Agreement.objects.filter(either).order_by("pk"):
        settle(agreement=agreement, at=at)
    # What people need is shown for a session no longer once it is over or called off, however long nobody looked.
    shared = AccessConsent.objects.filter(kind=ACCESS).values("thing")
    over = Session.objects.filter(Q(ends__lte=at) | Q(called_off=True), pk__in=shared)
    for id in over.values_list("pk", flat=True):
        care.end_sharing(kind=ACCESS, thing=id)


@transaction.atomic
def fade(*, at: datetime) -> None:
    """Who had a place goes, too, when all that was owed for it has faded: else it would still tell who worked when."""
    old = at - FADES
    told = AgreedSession.objects.filter(session__in=meetings.who_was_there()).values("agreement")
    taken = Taken.objects.values("place__agreement")
    for agreement in Agreement.objects.filter(Q(pk__in=taken) | Q(pk__in=told)).order_by("pk"):
        sessions = AgreedSession.objects.filter(agreement=agreement)
        lately = sessions.filter(Q(session__ends__gt=old) | Q(days_off__ends__gt=old))
        if sessions.exists() and not lately.exists() and not is_open([agreement.pk]):
            Taken.objects.filter(place__agreement=agreement).delete()
            meetings.forget_who(sessions=sessions.values("session"))


@transaction.atomic
def forget(*, member: Member, at: datetime) -> None:
    """A member goes from the group: what is over is owed to them, and their places are free for somebody else."""
    for taken in Taken.objects.filter(member=member).select_related("place__agreement", "member"):
        _go(taken, taken.place.agreement, at)


# What goes with a place ------------------------------------------------------------------------------------------


def _has_place(by: Member, session: Session) -> None:
    there = Taken.objects.filter(member=by, place__agreement__sessions__session=session)
    refuse_unless(there.exists())


@transaction.atomic
def share_needs(*, by: Member, session: Session, share: bool) -> None:
    """Let whoever opens up this session read what one needs to take part, or no longer."""
    if not share:
        care.take_back_access(by=by, kind=ACCESS, thing=session.pk)
        return
    _has_place(by, session)
    care.share_access(by=by, kind=ACCESS, thing=session.pk)
