"""What an institution let go of, each time it was used, and what it claimed in our name."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member
from ourterms.files.models import File
from ourterms.institutions.models import Institution
from ourterms.kit.speech import say
from ourterms.people.acts import make
from ourterms.promises.actions.common import (
    LONGEST,
    began,
    held,
    past,
    place,
    refuse_unless,
    text,
    today_of,
    with_us,
)
from ourterms.promises.models import SEEN, WHERE, WORDS, Demand, NotInOurName, Power, PowerUse
from ourterms.promises.permissions import may_write_anew
from ourterms.promises.rules import kept
from ourterms.register import actions as register


@transaction.atomic
def let_go(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    words: str,
    how: str,
    since: date,
    until: date | None = None,
    demand: Demand | None = None,
    ask: Ask | None = None,
    where: str = "",
    document: File | None = None,
    at: datetime,
) -> Power:
    """Write down what an institution no longer decides alone: how, from when, and until when if that was said."""
    real, today = with_us(by, institution), today_of(by, at)
    refuse_unless(how in kept.HOW, say("Choose one of those in the list."))
    refuse_unless(abs(since - today) <= LONGEST, say("Choose from when."))
    refuse_unless(until is None or since <= until <= since + LONGEST, say("Choose a day after it begins, or none."))
    made, _new = make(
        Power,
        id,
        **began(by, real, demand, ask),
        words=text(words, WORDS, say("Say what they no longer decide alone.")),
        how=how,
        since=since,
        until=until,
        where=text(where, WHERE),
        document=document,
        **place(by, real, at),
    )
    return made


@transaction.atomic
def end(*, by: Member, power: Power, day: date, words: str, at: datetime) -> None:
    """Write down that they took it back, or that it is over, from a day on."""
    row = held(Power, by, power)
    past(day, today_of(by, at), row.since)
    row.ended, row.ended_words = day, text(words, SEEN)
    row.save(update_fields=["ended", "ended_words"])


@transaction.atomic
def not_ended(*, by: Member, power: Power) -> None:
    """Undo that."""
    row = held(Power, by, power)
    row.ended, row.ended_words = None, ""
    row.save(update_fields=["ended", "ended_words"])


@transaction.atomic
def use(*, by: Member, id: UUID, power: Power, words: str, day: date, at: datetime) -> PowerUse:
    """Write down that we used it: on what, on which day."""
    row, today = held(Power, by, power), today_of(by, at)
    past(day, today)
    held_then = kept.holds(since=row.since, until=row.until, ended=row.ended, today=day)
    refuse_unless(held_then, say("It did not hold on that day."))
    made, _new = make(
        PowerUse,
        id,
        power=row,
        words=text(words, WORDS, say("Say what it was used for.")),
        day=day,
        **place(by, row.institution, at),
    )
    return made


@transaction.atomic
def came_of_use(*, by: Member, use: PowerUse, came: str, day: date, words: str, at: datetime) -> None:
    """Write down whether they respected it or overrode it; said anew, the newest counts. "" undoes it."""
    row = held(PowerUse, by, use)
    refuse_unless(came in kept.USES, say("Choose one of those in the list."))
    row.came = came
    row.came_on = past(day, today_of(by, at), row.day) if came else None
    row.came_words = text(words, SEEN) if came else ""
    row.save(update_fields=["came", "came_on", "came_words"])


@transaction.atomic
def claimed(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    what: str,
    words: str,
    where: str,
    day: date,
    agreed: str = "",
    ours: str = "",
    demand: Demand | None = None,
    ask: Ask | None = None,
    document: File | None = None,
    at: datetime,
) -> NotInOurName:
    """Write down what an institution claimed with our name, words or presence that we did not agree to."""
    real = with_us(by, institution)
    made, _new = make(
        NotInOurName,
        id,
        **began(by, real, demand, ask),
        **_claim(by, what, words, where, day, agreed, ours, at),
        document=document,
        **place(by, real, at),
    )
    return made


def _claim(
    by: Member, what: str, words: str, where: str, day: date, agreed: str, ours: str, at: datetime
) -> dict[str, Any]:
    refuse_unless(what in kept.CLAIMED, say("Choose one of those in the list."))
    return {
        "what": what,
        "words": text(words, WORDS, say("Put what they wrote or said, in their own words.")),
        "where": text(where, WHERE, say("Say where it stood or was said.")),
        "day": past(day, today_of(by, at)),
        "agreed": text(agreed, WORDS),
        "ours": text(ours, WORDS),
    }


@transaction.atomic
def write_claim_anew(
    *,
    by: Member,
    claim: NotInOurName,
    what: str,
    words: str,
    where: str,
    day: date,
    agreed: str = "",
    ours: str = "",
    at: datetime,
) -> None:
    """Put other words to it: who wrote it down, while nothing of it is public or on its way to be."""
    register.hold_log(by.collective_id)
    row = held(NotInOurName, by, claim)
    refuse_unless(
        may_write_anew(by, row),
        say("Only who wrote it down changes it, and not once it is public or on its way to be."),
    )
    new = _claim(by, what, words, where, day, agreed, ours, at)
    refuse_unless(row.came_on is None or new["day"] <= row.came_on, say("What happened then came before that day."))
    for name, value in new.items():
        setattr(row, name, value)
    row.save(update_fields=list(new))


@transaction.atomic
def came_of_claim(*, by: Member, claim: NotInOurName, came: str, day: date, words: str, at: datetime) -> None:
    """Write down what happened then; said anew, the newest counts. "" undoes it."""
    row = held(NotInOurName, by, claim)
    refuse_unless(came in kept.CAME_OF_IT, say("Choose one of those in the list."))
    row.came = came
    row.came_on = past(day, today_of(by, at), row.day) if came else None
    row.came_words = text(words, SEEN) if came else ""
    row.save(update_fields=["came", "came_on", "came_words"])
