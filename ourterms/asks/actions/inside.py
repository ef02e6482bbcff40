"""What members do around an ask: talk it over; and what goes when one of us goes."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from ourterms.asks.actions.base import held_ask, today_of
from ourterms.asks.models import Ask, Bell, Offered
from ourterms.collectives.models import Member
from ourterms.kit import chance
from ourterms.talk import actions as talk
from ourterms.talk.models import Thread


@transaction.atomic
def talk_over(*, by: Member, id: UUID, ask: Ask, title: str, words: str, note: str = "", at: datetime) -> Thread:
    """Begin to talk an ask over, or write where that began already."""
    held = held_ask(by, ask)
    if held.thread is not None:
        talk.write(by=by, id=uuid5(id, "post"), thread=held.thread, words=words, note=note, at=at)
        return held.thread
    thread = talk.begin(by=by, id=id, title=title, words=words, note=note, at=at, today=today_of(by.collective, at))
    held.thread = thread
    held.save(update_fields=["thread"])
    return thread


@transaction.atomic
def hear(*, by: Member, bell: bool) -> None:
    """Want to hear it when something is at the door, or not any more."""
    if bell:
        Bell.objects.get_or_create(member=by, defaults={"pk": chance.uuid(), "collective": by.collective})
    else:
        Bell.objects.filter(member=by).delete()


@transaction.atomic
def forget(*, member: Member) -> None:
    """Who goes: that they brought an ask in, or entered an answer, is nobody's to see. The ask stays: it is ours."""
    Bell.objects.filter(member=member).delete()
    Ask.objects.filter(entered_by=member).update(entered_by=None)
    Offered.objects.filter(entered_by=member).update(entered_by=None)
