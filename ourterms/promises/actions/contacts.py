"""What an institution's contact writes here themselves: an answer to a demand, with a promise if they make one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from ourterms.institutions.models import Contact
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make
from ourterms.promises.actions.common import LONGEST, newest_answer, refuse_unless, text
from ourterms.promises.models import WORDS, Answer, Demand, Promise
from ourterms.promises.permissions import sent_to
from ourterms.promises.rules import kept

MOST = 30  # answers of one contact to one demand: nobody fills the pages of a group


@transaction.atomic
def answer(
    *,
    contact: Contact,
    id: UUID,
    demand: Demand,
    kind: str,
    words: str,
    promise: str = "",
    due: date | None = None,
    at: datetime,
) -> Answer:
    """A contact answers a demand that was sent to their institution, by a group that has confirmed them. With a
    promise in it, that is written down as theirs, too."""
    row: Any = sent_to(contact).select_for_update(of=("self",)).filter(pk=demand.pk).first()
    if row is None:
        raise Refused(say("There is nothing here."))
    refuse_unless(kind in kept.ANSWERS, say("Choose what you answer."))
    today = at.astimezone(ZoneInfo(row.collective.setting("collectives.zone"))).date()
    promise = text(promise, WORDS)
    if promise:
        refuse_unless(due is not None and today <= due <= today + LONGEST, say("Say by when: today or later."))
    others = Answer.objects.filter(demand=row, contact=contact).exclude(pk=id)
    refuse_unless(others.count() < MOST, say("You have answered often enough here. Write to the group instead."))
    there = {"collective": row.collective, "institution": row.institution, "contact": contact, "at": at}
    said = text(words, WORDS, say("Write your answer."))
    made, _new = make(Answer, id, demand=row, kind=kind, words=said, day=today, **there)
    newest_answer(row)
    if promise:
        made_too = {"demand": row, "ask_id": row.ask_id, "words": promise, "day": today, "due": due}
        make(Promise, uuid5(id, "promise"), **made_too, **there)
    return made
