"""A day of a session that is given up before it began: called off, or moved. Asked is who did, and how much notice
there was is counted; what is agreed for that is owed by itself (places.settle), once the day can't come back any more.
"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from ourterms.asks.actions.base import refuse_unless
from ourterms.asks.actions.places import refuse_before_signed, settle
from ourterms.asks.models import AgreedSession, CalledOff, Place
from ourterms.asks.rules import places
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.meetings.models import Session


def _held(session: Session, at: datetime) -> AgreedSession | None:
    """The agreed session, held, and all that is over before owed; None for a meeting that is of no agreement."""
    rows = AgreedSession.objects.select_for_update(of=("self",)).select_related("agreement").filter(session=session)
    there: AgreedSession | None = rows.first()
    if there is not None:
        settle(agreement=there.agreement, at=at)
        there.refresh_from_db(fields=["settled"])
    return there


def given_up(session: Session, who: str, at: datetime, to: date | None) -> None:
    """A day is given up (meetings.others.With); called off again, it puts right who did. Raises Refused."""
    there = _held(session, at)
    if there is None:
        return
    begun = say("It has begun, so everybody with a place is owed it. It stays as it is.")
    if to == session.day:  # another hour: no other day, but what has begun does not begin again, to be called off then
        refuse_unless(session.called_off or there.settled or session.starts > at, begun)
    elif session.called_off and to is None:
        _puts_right(there, session.day, who)
    elif session.called_off:
        there.settled = False  # its day was not held; the day it is moved to counts, if it is on again
        there.save(update_fields=["settled"])
    else:
        refuse_unless(not there.settled, say("It is over, and owed. Plan another session instead."))
        refuse_unless(session.starts > at, begun)
        refuse_unless(who in places.SIDES or not _is_paid(there.agreement_id), say("Say who did: they, or we."))
        if to is not None:
            _comes_back(there, to)
        CalledOff.objects.create(
            pk=chance.uuid(),
            collective_id=there.collective_id,
            circle_id=there.circle_id,
            there=there,
            day=session.day,
            ends=session.ends,
            notice=places.notice(at, session.day, session.zone),
            by=who if who in places.SIDES else "",
        )
    if to is not None and to != session.day:
        refuse_before_signed(there.agreement, to)
        today = at.astimezone(ZoneInfo(session.zone)).date()
        refuse_unless(to >= today, say("That day is over. Plan a session for it on the page of the agreement."))


def _is_paid(agreement: UUID) -> bool:
    return Place.objects.filter(agreement=agreement, off_minor__gt=0).exists()


def _puts_right(there: AgreedSession, day: date, who: str) -> None:
    row = CalledOff.objects.select_for_update().filter(there=there, day=day).first()
    if row is not None and who in places.SIDES and row.by != who:
        refuse_unless(not row.settled, say("That day is settled. It stays as it is."))
        row.by = who
        row.save(update_fields=["by"])


def on_again(session: Session, at: datetime) -> None:
    """What was called off is on again (meetings.others.With). Raises Refused, where its day is over or was owed."""
    there = _held(session, at)
    if there is not None:
        refuse_unless(not there.settled, say("Its day is over. Move it to another day, or plan another session."))
        _comes_back(there, session.day)


def _comes_back(there: AgreedSession, day: date) -> None:
    row = CalledOff.objects.select_for_update().filter(there=there, day=day).first()
    if row is not None:
        refuse_unless(not row.settled, say("That day is settled. Choose another day, or plan another session."))
        row.delete()
