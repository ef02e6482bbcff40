"""Letters about a demand, a promise or a claim: noted as sent by hand, or given to notices. Only a member sends one."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from ourterms.collectives.models import Member
from ourterms.kit.speech import say
from ourterms.notices.actions import write_letter
from ourterms.notices.outbox import Written
from ourterms.people.acts import make
from ourterms.promises.actions.common import LONGEST, held, past, place, refuse_unless, text, today_of
from ourterms.promises.models import WHERE, WORDS, Demand, NotInOurName, Promise, Sent
from ourterms.promises.rules import kept
from ourterms.promises.rules import letters as rules


@transaction.atomic
def send(
    *,
    by: Member,
    id: UUID,
    about: Demand | Promise | NotInOurName,
    subject: str,
    words: str,
    day: date,
    address: str = "",
    answer_by: date | None = None,
    not_names: Collection[str] = (),
    at: datetime,
) -> Sent:
    """A member sends a letter, or says on which day they did. With an address, this server sends it today. not_names:
    as in write_letter.

    A demand that is decided counts as sent from this letter on; so from here on their silence has days.
    """
    row: Any = held(type(about), by, about)
    there: Sent | None = Sent.objects.for_member(by).filter(pk=id).first()
    if there is not None:
        return there
    today = today_of(by, at)
    day = today if address else past(day, today)
    about_what, kind = _about(row)
    if kind == rules.DEMAND:
        past(day, today, row.decided)
        refuse_unless(
            answer_by is None or day < answer_by <= day + LONGEST, say("Choose a day after the letter, or none.")
        )
    words = text(words, WORDS, say("A letter needs some words."))
    made, _new = make(
        Sent, id, kind=kind, words=words, day=day, mailed=bool(address), **about_what, **place(by, row.institution, at)
    )
    if address:
        written = Written(address, text(subject, WHERE, say("A letter needs a subject.")), words)
        write_letter(by=by, id=uuid5(id, "mail"), written=written, not_names=not_names, at=at)
    if kind == rules.DEMAND:
        row.step, row.sent, row.answer_by = kept.SENT, day, answer_by
        row.save(update_fields=["step", "sent", "answer_by"])
    return made


def _about(row: Any) -> tuple[dict[str, Any], str]:
    """Under what a letter is kept, and of which kind it is."""
    if isinstance(row, Demand):
        refuse_unless(row.step in (kept.DECIDED, kept.SENT), say("We have not decided this yet. Then nothing is sent."))
        return {"demand": row}, rules.DEMAND if row.step == kept.DECIDED else rules.ASK_AGAIN
    if isinstance(row, Promise):
        refuse_unless(not row.ended, say("We have said already what became of this."))
        return {"promise": row}, rules.PROMISE
    return {"claim": row}, rules.CLAIM
