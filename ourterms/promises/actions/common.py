"""What these actions share."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member
from ourterms.decisions.actions import zone_of
from ourterms.files import actions as files
from ourterms.files.models import File
from ourterms.institutions.models import Institution
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.people.acts import Refused
from ourterms.promises import models as ours
from ourterms.promises.permissions import may_take_out
from ourterms.register import actions as register

M = TypeVar("M", bound=models.Model)
LONGEST = timedelta(days=366 * 20)
EARLIEST = date(1990, 1, 1)
KIND = "letters"  # of a matter: what we say in our name


def refuse_unless(allowed: bool, message: str = "") -> None:
    """Raises Refused; without a message, as for what is not there."""
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def text(words: str, most: int, missing: str = "") -> str:
    """Words as they are kept. Refused when they are too many, or missing where they have to be."""
    words = one_line(words) if most <= ours.WHERE else many_lines(words)
    refuse_unless(bool(words) or not missing, missing)
    refuse_unless(len(words) <= most, say("Use at most {most} letters.", most=most))
    return words


def today_of(by: Member, at: datetime) -> date:
    """The day by the clock of the collective."""
    return at.astimezone(zone_of(by)).date()


def past(day: date, today: date, since: date | None = None) -> date:
    """A day that was, not before `since`. Refused otherwise."""
    refuse_unless(EARLIEST <= day <= today, say("Choose today, or a day that was."))
    refuse_unless(since is None or day >= since, say("That is before it began. Choose a later day."))
    return day


def held(model: type[M], by: Member, thing: models.Model) -> M:
    """The row as it is now, held until the end of the transaction. Refused for one that `by` may not see."""
    rows: Any = model._default_manager
    found: M | None = rows.for_member(by).select_for_update(of=("self",)).filter(pk=thing.pk).first()
    if found is None:
        raise Refused(say("There is nothing here."))
    return found


def with_us(by: Member, institution: Institution) -> Institution:
    """The institution, if this collective has to do with it; the real one of those that were merged."""
    found = Institution.objects.for_member(by).select_related("merged_into").filter(pk=institution.pk).first()
    if found is None:
        raise Refused(say("There is nothing here."))
    real: Institution = found.real
    return real


def began(by: Member, institution: Institution, demand: ours.Demand | None, ask: Ask | None) -> dict[str, Any]:
    """With which demand, and with which ask, something began: of the same institution, else Refused. What began with a
    demand began with the ask that the demand began with."""
    found: Any
    if demand is not None:
        found = ours.Demand.objects.for_member(by).select_related("institution").filter(pk=demand.pk).first()
        refuse_unless(found is not None and found.institution.real_id == institution.real_id)
        return {"demand": demand, "ask_id": found.ask_id}
    return {"demand": None, **began_with(by, institution, ask)}


def began_with(by: Member, institution: Institution, ask: Ask | None) -> dict[str, Any]:
    """The same, of what can begin with an ask only."""
    if ask is None:
        return {"ask_id": None}
    found = Ask.objects.for_member(by).select_related("institution").filter(pk=ask.pk).first()
    refuse_unless(found is not None and found.institution.real_id == institution.real_id)
    return {"ask_id": ask.pk}


def document(*, by: Member, id: UUID, data: bytes | None, at: datetime) -> File | None:
    """The document that shows it, kept for the group; None where there is none. Its id comes from the form's. Not
    inside a transaction: see files."""
    if not data:
        return None
    return files.bring(by=by, id=UUID(int=id.int ^ 1), data=data, at=at, group_keeps=True)


def place(by: Member, institution: Institution, at: datetime) -> dict[str, Any]:
    """What every row begins with."""
    return {"collective": by.collective, "institution": institution, "by": by, "at": at}


@transaction.atomic
def take_out(*, by: Member, thing: models.Model, at: datetime) -> None:
    """Take out something that one wrote down oneself: a mistake, with the document that showed it. What we decided on
    stays. What waits to be public of it is stopped; what is public stays. Without their word that they will not keep
    it, a promise goes on."""
    register.hold_log(by.collective_id)
    row = held(type(thing), by, thing)
    if isinstance(row, ours.Showing):
        row.promise = held(ours.Promise, by, row.promise)  # as nobody can end it now
        said = say("It is said already what became of this promise. Put forward that it goes on, first.")
        refuse_unless(row.by_id != by.pk or may_take_out(by, row), said)
    refuse_unless(may_take_out(by, row), say("Only who wrote it down takes it out, and not what we decided on."))
    refuse_unless(not isinstance(row, ours.Demand | ours.Sent))
    refuse_unless(not isinstance(row, ours.Account) or row.state == ours.DRAFT)
    if isinstance(row, ours.Promise):
        refuse_unless(not row.showings.exists(), say("They showed something for it already. Take that out first."))
    shown_by: File | None = getattr(row, "document", None)
    row.delete()
    if shown_by is not None and shown_by.member_id == by.pk:
        files.take_away(by=by, file=shown_by, with_what_it_was_for=True)
    if isinstance(row, ours.Answer):
        newest_answer(ours.Demand.objects.get(pk=row.demand_id))
    if isinstance(row, ours.Showing):
        if row.wont and row.promise.ended:
            row.promise.ended, row.promise.ended_on = "", None
            row.promise.save(update_fields=["ended", "ended_on"])
        newest_showing(row.promise)
    register.look_again(by.collective_id, at)


def newest_answer(demand: ours.Demand) -> None:
    """Put down beside a demand which of its answers is the newest."""
    found = ours.Answer.objects.filter(demand=demand).order_by("-day", "-at", "-pk").first()
    demand.answer = found.kind if found else ""
    demand.save(update_fields=["answer"])


def newest_showing(promise: ours.Promise) -> None:
    """Put down beside a promise when they last showed something."""
    rows: Iterable[ours.Showing] = ours.Showing.objects.filter(promise=promise).order_by("day", "at", "pk")
    found = list(rows)
    shown = [each.day for each in found if not each.wont]
    promise.shown = shown[-1] if shown else None
    promise.save(update_fields=["shown"])


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """Who goes: what they wrote down about institutions is the group's and stays, with their name or without. A draft
    that they did not put to all, and what they saw when they looked, goes with their words."""
    if keep_words:
        return
    ours.Look.objects.filter(member=member).delete()
    ours.Account.objects.filter(by=member, state=ours.DRAFT, matter=None).delete()
    ours.Demand.objects.filter(by=member, step="proposed").update(words="")
    written: tuple[type[models.Model], ...] = (ours.Demand, ours.Answer, ours.Promise, ours.Showing, ours.Change)
    written += (ours.Power, ours.PowerUse, ours.Account, ours.NotInOurName, ours.Sent)
    for model in written:
        model._default_manager.filter(by=member).update(by=None)
