"""Writing in the tin's book."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import may
from ourterms.files.models import File
from ourterms.funds.models import TinLine
from ourterms.funds.rules import BadLine, amount_of, day_of, words_of
from ourterms.kit import chance
from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make, trail


def _refuse_unless_may(member: Member) -> None:
    if not may(member, "tin"):
        raise Refused(say("Somebody looks after the tin now. Ask them to write it down."))


def checked(*, by: Member, way: str, amount: str, words: str, day: date, today: date) -> tuple[Money, str, date]:
    """What a line would hold: the money, below nothing where it went out; the words; the day. Raises BadLine, Refused.

    Asked before a receipt is kept, which stays for good.
    """
    _refuse_unless_may(by)
    if way not in ("in", "out"):
        raise BadLine(say("Say whether it came in or went out."))
    money = amount_of(amount, by.collective.setting("collectives.currency"))
    signed = money if way == "in" else Money(-money.minor, money.currency)
    return signed, words_of(words), day_of(day, today)


@transaction.atomic
def write_down(
    *,
    by: Member,
    id: UUID,
    way: str,
    amount: str,
    words: str,
    day: date,
    today: date,
    at: datetime,
    receipt: File | None = None,
) -> TinLine:
    """Write down what came in (`way` "in") or went out ("out"). Raises BadLine, Refused."""
    money, words, day = checked(by=by, way=way, amount=amount, words=words, day=day, today=today)
    if receipt is not None and receipt.collective_id != by.collective_id:
        raise Refused(say("There is nothing here."))
    line, made = make(
        TinLine,
        id,
        collective=by.collective,
        minor=money.minor,
        currency=money.currency,
        words=words,
        day=day,
        member=by,
        receipt=receipt,
        at=at,
    )
    if made:
        trail("funds:tin-line", by=by.person_id, at=at, collective=by.collective_id, thing=id)
    return line


@transaction.atomic
def end(*, collective: UUID) -> None:
    """A group is over: its book goes with it, whole. Only called for that."""
    lines = TinLine.objects.filter(collective=collective)
    lines.update(goes=True)
    lines.exclude(mirrors=None).delete()
    lines.delete()


@transaction.atomic
def correct(*, by: Member, line: TinLine, today: date, at: datetime) -> TinLine:
    """Mirror a line, so that both together are nothing. A mirror is not mirrored; twice is once."""
    _refuse_unless_may(by)
    if line.mirrors_id is not None:
        raise Refused(say("This line puts another one right. Write a new line instead."))
    there: TinLine | None = TinLine.objects.filter(mirrors=line).first()
    if there is not None:
        return there
    try:
        with transaction.atomic():
            mirror: TinLine = TinLine.objects.create(
                pk=chance.uuid(),
                collective=by.collective,
                minor=-line.minor,
                currency=line.currency,
                words=line.words,
                day=today,
                member=by,
                mirrors=line,
                at=at,
            )
    except IntegrityError:  # somebody else did it at the same moment
        other: TinLine = TinLine.objects.get(mirrors=line)
        return other
    trail("funds:tin-line", by=by.person_id, at=at, collective=by.collective_id, thing=mirror.pk)
    return mirror
