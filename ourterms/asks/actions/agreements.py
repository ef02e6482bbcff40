"""Agreements: drawn up when both sides said yes, with places in them, and signed by them.

For us the decision's outcome signs, in the collective's name. Nobody of us is asked to sign anything.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from ourterms.asks.actions.base import refuse_unless, today_of
from ourterms.asks.models import AgreedSession, Agreement, Ask, Offer, Offered, Place, Reply
from ourterms.asks.rules import places
from ourterms.collectives.models import Member
from ourterms.files.actions import let_go
from ourterms.files.models import File
from ourterms.institutions.models import Contact
from ourterms.institutions.permissions import is_confirmed
from ourterms.institutions.rules import POST
from ourterms.kit import chance
from ourterms.kit.money import BadAmount, typed
from ourterms.kit.speech import say
from ourterms.kit.words import one_line
from ourterms.meetings import actions as meetings
from ourterms.people.acts import Refused, trail
from ourterms.terms.ours import in_force


@transaction.atomic
def draw_up(*, ask: Ask, offered: Offered, reply: Reply | None, at: datetime) -> Agreement:
    """Put down what both sides said yes to; once for an ask. What is drawn up stays as it was said yes to."""
    there: Agreement | None = Agreement.objects.filter(ask=ask).first()
    if there is not None:
        return there
    conditions, terms = offered.offer, in_force(ask.collective_id).terms
    agreement: Agreement = Agreement.objects.create(
        pk=chance.uuid(),
        collective_id=ask.collective_id,
        circle_id=ask.circle_id,
        ask=ask,
        institution_id=ask.institution.real_id,
        offered=offered,
        conditions=offered.conditions,
        terms_version=offered.terms_version,
        decision=reply.decision if reply else None,
        ours=today_of(ask.collective, at),
        days=places.days_of(conditions),
        least=places.least_of(terms),
        at=at,
    )
    trail("asks:agreed", by=None, at=at, collective=ask.collective_id, thing=agreement.pk)
    return agreement


def held_agreement(by: Member, agreement: Agreement) -> Agreement:
    """The agreement as it is now, held until the end of the transaction. Refused for one that `by` may not see."""
    held: Agreement | None = (
        Agreement.objects.for_member(by)
        .select_for_update(of=("self",))
        .select_related("ask", "institution")
        .filter(pk=agreement.pk)
        .first()
    )
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


@transaction.atomic
def set_place(
    *,
    by: Member,
    agreement: Agreement,
    version: int,
    number: int,
    hours: places.Hours,
    hourly: str,
    off_days: int = 0,
    off_share: str = places.NOTHING,
    at: datetime,
) -> Place:
    """Put what one person does and is paid, whole, and how many such places there are: before they have signed. And
    what each is paid, if they call a session off later than `off_days` before it: `off_share` of it (rules.places).

    It makes a new version of the agreement. Two at once: the second is told. Raises Refused.
    """
    held = held_agreement(by, agreement)
    refuse_unless(not held.is_signed, say("They have signed it. What both signed stays as it is."))
    refuse_unless(version == held.version, say("Somebody else changed it meanwhile. Look at it first."))
    conditions, terms = held.offer, in_force(held.collective_id).terms
    agreed = places.hourly_of(conditions, terms)
    currency = agreed.currency if agreed else terms.currency
    try:
        rate = typed(hourly, currency)
    except BadAmount as wrong:
        raise Refused(wrong.message) from None
    if wrong_ones := places.wrong_with(hours, rate):
        raise Refused(" ".join(problem.message for problem in wrong_ones))
    if agreed is not None and rate < agreed:
        raise Refused(say("They agreed to {amount} an hour. A place is not paid less than that.", amount=agreed))
    refuse_unless(
        held.least <= number <= places.MOST,
        say("Put a number from {least} to {most}. Never fewer of us go.", least=held.least, most=places.MOST),
    )
    Place.objects.filter(agreement=held).delete()
    money = places.price_of(hours, rate)
    try:
        off = places.off(off_days, off_share, money)
    except ValueError as wrong_one:
        raise Refused(str(wrong_one)) from None
    refuse_unless(
        bool(off.minor) or not places.is_paid_when_off(conditions),
        say("They agreed to pay when they call a session off late. Put how late, and how much."),
    )
    place: Place = Place.objects.create(
        pk=chance.uuid(),
        collective_id=held.collective_id,
        circle_id=held.circle_id,
        agreement=held,
        number=number,
        hourly=rate.minor,
        minor=money.minor,
        currency=money.currency,
        off_days=off.days,
        off_minor=off.minor,
        **hours.minutes(),
    )
    held.version += 1
    held.save(update_fields=["version"])
    trail("asks:place-set", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    return place


def _signs(held: Agreement, version: int, name: str, post: str, day: date) -> None:
    if why := places.may_sign(version, held.version):
        raise Refused(why)
    refuse_unless(held.ended is None, say("This agreement is over."))
    refuse_unless(Place.objects.filter(agreement=held).exists(), say("It says nothing yet of what one person is paid."))
    name, post = one_line(name)[:POST], one_line(post)[:POST]
    refuse_unless(bool(name) and bool(post), say("Put a name and a post. A signature has both."))
    held.name, held.post, held.theirs = name, post, day


@transaction.atomic
def sign(
    *,
    contact: Contact,
    agreement: Agreement,
    version: int,
    name: str,
    post: str,
    fresh: Callable[[], bool],
    at: datetime,
) -> Agreement:
    """A confirmed contact signs, with their name, their post and a fresh code (`fresh` uses it up). Once is enough.

    Refused for an older version, for somebody who is not confirmed, and for anybody else's ask.
    """
    held: Agreement = Agreement.objects.select_for_update(of=("self",)).select_related("ask").get(pk=agreement.pk)
    refuse_unless(held.ask.contact_id == contact.pk)
    if held.is_signed:
        return held
    refuse_unless(
        is_confirmed(contact, held.collective),
        say("The group has not made sure yet that it is you. Then you can sign."),
    )
    _signs(held, version, name, post, today_of(held.collective, at))
    refuse_unless(fresh(), say("This code is not right, or too old. Ask for a new one."))
    held.contact = contact
    held.save(update_fields=["name", "post", "theirs", "contact"])
    trail("asks:they-signed", by=None, at=at, collective=held.collective_id, thing=held.pk)
    return held


@transaction.atomic
def enter_signature(
    *,
    by: Member,
    agreement: Agreement,
    version: int,
    name: str,
    post: str,
    day: date,
    document: File | None = None,
    at: datetime,
) -> Agreement:
    """They signed elsewhere: entered by us, with the document if there is one. Refused where a contact has signed."""
    held = held_agreement(by, agreement)
    if held.is_signed:
        refuse_unless(held.entered, say("They have signed it here."))
        return held
    refuse_unless(held.ours <= day <= today_of(by.collective, at), say("Choose the day on which they signed."))
    refuse_unless(document is None or document.collective_id == by.collective_id)
    _signs(held, version, name, post, day)
    held.entered, held.entered_by, held.document = True, by, document
    held.save(update_fields=["name", "post", "theirs", "entered", "entered_by", "document"])
    trail("asks:they-signed", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    return held


@transaction.atomic
def take_back_signature(*, by: Member, agreement: Agreement, at: datetime) -> None:
    """A signature that one of us entered by mistake goes, with the document: as long as nothing is offered, and no
    session is planned. What a contact signed here stays. Twice is once. Raises Refused."""
    held = held_agreement(by, agreement)
    if not held.is_signed:
        return
    refuse_unless(held.entered, say("They have signed it here. It stays."))
    refuse_unless(held.ended is None, say("This agreement is over."))
    offered = Offer.objects.filter(place__agreement=held).exists()
    refuse_unless(not offered, say("Its places are offered. Take the offer back first."))
    planned = AgreedSession.objects.filter(agreement=held, session__called_off=False).exists()
    refuse_unless(not planned, say("A session is planned. Call it off first."))
    document = held.document
    held.name = held.post = ""
    held.theirs = held.entered_by = held.document = None
    held.entered = False
    held.save(update_fields=["name", "post", "theirs", "entered", "entered_by", "document"])
    trail("asks:signature-back", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    if document is not None:
        let_go(document)


@transaction.atomic
def end(*, by: Member, agreement: Agreement, at: datetime, who: str = "") -> None:
    """Nobody goes any more. What was done stays owed; what has not begun is called off, by `who` ends it."""
    held = held_agreement(by, agreement)
    if held.ended is None:
        coming = AgreedSession.objects.filter(
            agreement=held, settled=False, session__starts__gt=at, session__called_off=False
        )
        ids = coming.values_list("session", flat=True)
        meetings.call_off_all(sessions=ids, words=say("What we agreed on has ended."), at=at, who=who)
        held.ended = today_of(by.collective, at)
        held.save(update_fields=["ended"])
        trail("asks:agreement-ended", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
