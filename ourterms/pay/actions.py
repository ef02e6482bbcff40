"""Every write of pay. What is owed comes from another app (`owe`); all else, only the person themselves writes.

The trail says that a line of money was written, and neither by whom nor of which sum: the line tells that until it
fades, and with the day of the line the trail would tell for good who worked when.
"""

from collections.abc import Collection
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from ourterms.collectives.models import Circle, Collective, Member
from ourterms.institutions.models import Institution
from ourterms.kit import chance
from ourterms.kit.money import BadAmount, typed
from ourterms.kit.speech import say
from ourterms.kit.words import one_line
from ourterms.notices.actions import write_letter
from ourterms.notices.outbox import Written
from ourterms.pay import sealed
from ourterms.pay.models import WHAT, Chasing, Details, Expense, Line, Owed, standing
from ourterms.pay.rules import letters, owed
from ourterms.people.acts import Refused, make, trail

AT_ONCE = 500  # rows that fade in one go


@transaction.atomic
def owe(
    *,
    id: UUID,
    member: Member,
    institution: Institution,
    what: str,
    amount: int,
    currency: str,
    due: date,
    day: date,
    collective: Collective,
    at: datetime,
    by: Member | None = None,
    circle: Circle | None = None,
    origin: UUID | None = None,
    half_hour: int = 0,
) -> Owed:
    """An institution owes a member `amount` pence or cents, for `day`, to be there by `due`; once for each `id`.

    `origin`: the agreement it comes from; `half_hour`: what half an hour more comes to. Nobody has to do anything
    for it, so `by` is mostly nobody. The row has an id of its own: `id` goes when who it was fades. Raises Refused.
    """
    try:
        money = owed.checked(amount, currency)
    except owed.BadSum as wrong:
        raise Refused(wrong.message) from None
    if member.collective_id != collective.pk or (circle is not None and circle.collective_id != collective.pk):
        raise Refused(say("There is nothing here."))
    if due < day:
        raise Refused(say("It can't be due before the day that it is for."))
    there: Owed | None = Owed.objects.filter(once=id).first()
    if there is not None:
        return there
    try:
        with transaction.atomic():
            made: Owed = Owed.objects.create(
                pk=chance.uuid(),
                collective=collective,
                circle=circle,
                member=member,
                institution=institution,
                what=one_line(what)[:WHAT],
                minor=money.minor,
                currency=money.currency,
                half_hour=max(half_hour, 0),
                day=day,
                due=due,
                origin=origin,
                once=id,
                at=at,
            )
    except IntegrityError:  # somebody else said so at the same moment
        other: Owed = Owed.objects.get(once=id)
        return other
    trail("pay:owed", by=by.person_id if by else None, at=at, collective=collective.pk, thing=origin)
    return made


@transaction.atomic
def owed_by_mistake(*, sums: Collection[UUID], at: datetime) -> bool:
    """What was never owed goes: these sums of Owed, all together, as long as nothing stands written about one of them.
    Whether it did. Where they come from, the caller puts into the trail."""
    rows = list(Owed.objects.select_for_update().filter(pk__in=sums).order_by("pk"))
    if any(standing(rows).values()):
        return False
    lines = Line.objects.filter(owed__in=rows)  # what was written and taken back
    lines.update(goes=True)
    lines.exclude(mirrors=None).delete()
    lines.delete()
    gone = Owed.objects.filter(pk__in=[row.pk for row in rows])
    gone.update(goes=True)
    gone.delete()
    for row in rows:
        trail("pay:not-owed", by=None, at=at, collective=row.collective_id, thing=row.origin)
    return True


# What a person writes about what is theirs ----------------------------------------------------------------------


def _held(by: Member, sum: Owed | Expense) -> Any:
    """The sum as it is now, held until the end of the transaction. Refused for one that is not this member's own."""
    held = type(sum).objects.for_member(by).select_for_update().filter(pk=sum.pk).first()
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


def _of(sum: Owed | Expense) -> dict[str, Any]:
    """What each line of a sum carries."""
    place = {"collective_id": sum.collective_id, "circle_id": sum.circle_id}
    return place | {"owed" if isinstance(sum, Owed) else "expense": sum}


def _state(sum: Owed | Expense) -> owed.State:
    return owed.state_of(sum.money, standing([sum])[sum.pk])


def _settle(sum: Owed | Expense) -> None:
    """Put down whether anything is open."""
    type(sum).objects.filter(pk=sum.pk).update(over=not _state(sum).open.minor)


def _write(by: Member, id: UUID, held: Owed | Expense, kind: str, minor: int, day: date, at: datetime) -> None:
    _line, made = make(Line, id, kind=kind, minor=minor, day=day, **_of(held))
    if made and kind in owed.MONEY:
        _settle(held)
        trail("pay:line", by=None, at=at, collective=by.collective_id)


def _is_new(id: UUID) -> bool:
    return not Line.objects.filter(pk=id).exists()


@transaction.atomic
def it_took_more(*, by: Member, id: UUID, sum: Owed, today: date, at: datetime) -> None:
    """It took half an hour more than planned. Nobody asks why, and nobody else can see it. Raises Refused."""
    held = _held(by, sum)
    state = _state(held)
    if _is_new(id):
        if not held.half_hour:
            raise Refused(say("For this, nothing comes on top."))
        if held.over:
            raise Refused(say("Nothing is open here any more."))
        if state.halves >= owed.MOST_MORE:
            raise Refused(say("That is a whole day more. Ask for another session instead."))
    _write(by, id, held, owed.MORE, held.half_hour, today, at)


def _day(day: date, today: date) -> date:
    if day > today:
        raise Refused(say("This day is still to come."))
    if day.year < today.year - 10:
        raise Refused(say("This day is too long ago."))
    return day


@transaction.atomic
def it_came(*, by: Member, id: UUID, sum: Owed | Expense, amount: str, day: date, today: date, at: datetime) -> None:
    """So much of it came, on this day. Less than all of it leaves the rest open; more is as it is. Raises Refused."""
    held = _held(by, sum)
    try:
        money = typed(amount, held.currency)
    except BadAmount as wrong:
        raise Refused(wrong.message) from None
    if _is_new(id) and held.over:
        raise Refused(say("Nothing is open here any more."))
    _write(by, id, held, owed.PAID, money.minor, _day(day, today), at)


@transaction.atomic
def let_it_be(*, by: Member, id: UUID, sum: Owed | Expense, today: date, at: datetime) -> None:
    """Not want what is open of it. Nobody asks why, and it can be taken back."""
    held = _held(by, sum)
    rest = _state(held).open
    if rest.minor or not _is_new(id):
        _write(by, id, held, owed.LET, rest.minor or 1, today, at)


@transaction.atomic
def it_was_sent(*, by: Member, id: UUID, sum: Owed | Expense, kind: str, today: date, at: datetime) -> None:
    """The member sent their claim, or a letter because it is late, by themselves."""
    if kind not in owed.WORDS:
        raise Refused(say("There is nothing here."))
    held = _held(by, sum)
    if kind == owed.CHASED and not owed.days_late(held.due, None, today):
        raise Refused(say("It is not late yet."))
    _write(by, id, held, kind, 0, today, at)


@transaction.atomic
def take_back(*, by: Member, sum: Owed | Expense, kind: str, today: date, at: datetime) -> None:
    """Take back the newest standing line of this kind; twice at once is once."""
    held = _held(by, sum)
    of = {"owed": held} if isinstance(held, Owed) else {"expense": held}
    lines = Line.objects.filter(mirrors=None, mirrored_by=None, kind=kind, **of)
    line = lines.order_by("-day", "-pk").first()
    if line is None:
        return
    Line.objects.create(pk=chance.uuid(), kind=kind, minor=-line.minor, day=today, mirrors=line, **_of(held))
    if kind in owed.MONEY:
        _settle(held)
        trail("pay:line", by=None, at=at, collective=by.collective_id)


@transaction.atomic
def lay_out(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    what: str,
    amount: str,
    day: date,
    today: date,
    at: datetime,
    days: int | None = None,
) -> Expense:
    """A member laid something out for an institution; to be paid back `days` after `today`. Raises Refused."""
    try:
        money = typed(amount, by.collective.setting("collectives.currency"))
    except BadAmount as wrong:
        raise Refused(wrong.message) from None
    words = one_line(what)
    if not words:
        raise Refused(say("Say in a few words what it was."))
    row, made = make(
        Expense,
        id,
        collective=by.collective,
        member=by,
        institution=institution,
        what=words[:WHAT],
        minor=money.minor,
        currency=money.currency,
        day=_day(day, today),
        due=owed.due_day(today, days),
        at=at,
    )
    if made:
        trail("pay:line", by=None, at=at, collective=by.collective_id)
    return row


@transaction.atomic
def write_it_is_late(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    due: date,
    currency: str,
    subject: str,
    words: str,
    day: date,
    today: date,
    address: str = "",
    not_names: Collection[str] = (),
    at: datetime,
) -> Chasing:
    """A member sends a letter in the name of the group, or says on which day they did, because what is due by `due` is
    late (reading.late_one has looked). With an address, this server sends it now. Once for each form, and once a day.

    Raises Refused, for a letter that names one of us, too (notices; not_names: as in write_letter).
    """
    there: Chasing | None = Chasing.objects.for_member(by).filter(pk=id).first()
    if there is not None:
        return there
    day = today if address else _day(day, today)
    if day <= due:
        raise Refused(say("It was not late yet on that day."))
    if not words.strip():
        raise Refused(say("Write something first."))
    same = {"institution": institution, "due": due, "currency": currency, "day": day}
    try:
        with transaction.atomic():
            made: Chasing = Chasing.objects.create(pk=id, collective=by.collective, mailed=bool(address), **same)
    except IntegrityError:
        raise Refused(say("Somebody wrote about this on that day already.")) from None
    if address:
        written = Written(address, subject, words)
        write_letter(by=by, id=uuid5(id, "mail"), written=written, not_names=not_names, at=at)
    trail("pay:wrote", by=by.person_id, at=at, collective=by.collective_id, thing=made.pk)
    return made


@transaction.atomic
def set_details(*, by: Member, given: letters.Details) -> None:
    """Keep how one can be paid, or nothing of it. A sealed act: no trail."""
    sealed.put(by, letters.Details(given.legal_name.strip(), given.account.strip()))


# What goes ------------------------------------------------------------------------------------------------------


def _of_nobody(rows: Any) -> int:
    number: int = rows.update(member=None, day=None, once=None, at=None)
    return number


@transaction.atomic
def fade(*, at: datetime) -> None:
    """Let go of who it was and for which day, so long after it was paid. What the two bodies owe and paid stays."""
    before = at.date() - owed.FADES
    for model in (Owed, Expense):
        last = Max("lines__day", filter=Q(lines__kind__in=owed.MONEY))
        done = model.objects.filter(over=True, member__isnull=False).annotate(last=last).filter(last__lte=before)
        found = list(islice(done.values_list("pk", flat=True), AT_ONCE))
        _of_nobody(model.objects.filter(pk__in=found))


@transaction.atomic
def forget(*, member: Member) -> None:
    """A member goes: what was owed stays between the two bodies, and is nobody's."""
    for model in (Owed, Expense):
        _of_nobody(model.objects.filter(member=member))
    Details.objects.filter(pk=sealed.token(member)).delete()


@transaction.atomic
def end(*, collective: UUID) -> None:
    """A group is over: all of it goes with it. Only called for that."""
    for model in (Line, Owed, Expense):
        model.objects.filter(collective=collective).update(goes=True)
    Line.objects.filter(collective=collective).exclude(mirrors=None).delete()
    for model in (Line, Owed, Expense):
        model.objects.filter(collective=collective).delete()
