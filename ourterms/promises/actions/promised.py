"""What an institution promised; what it showed; what members saw; what is different now."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member
from ourterms.decisions.actions import Carries, put_forward
from ourterms.decisions.models import Decision, Matter
from ourterms.files.models import File
from ourterms.institutions.models import Institution
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.people.acts import make
from ourterms.promises.actions.common import (
    KIND,
    LONGEST,
    began,
    held,
    newest_showing,
    past,
    place,
    refuse_unless,
    text,
    today_of,
    with_us,
)
from ourterms.promises.models import SEEN, TITLE, WHERE, WORDS, Change, Demand, Look, Promise, Showing
from ourterms.promises.rules import kept
from ourterms.register import actions as register

PROMISE, AGAIN = "promise", "again"
TO = {
    kept.KEPT: "We agree that this is kept: {words}",
    kept.BROKEN: "We say that this is broken: {words}",
    kept.RELEASED: "We release them from this: {words}",
    AGAIN: "This goes on, as if we had not decided on it: {words}",
}


@transaction.atomic
def promised(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    words: str,
    day: date,
    due: date,
    demand: Demand | None = None,
    ask: Ask | None = None,
    where: str = "",
    document: File | None = None,
    at: datetime,
) -> Promise:
    """Write down what an institution promised on a day, and by when."""
    real, today = with_us(by, institution), today_of(by, at)
    past(day, today)
    refuse_unless(day <= due <= day + LONGEST, say("Choose by when: not before the day on which they promised it."))
    made, _new = make(
        Promise,
        id,
        **began(by, real, demand, ask),
        words=text(words, WORDS, say("Put what they promised, in their own words.")),
        where=text(where, WHERE),
        day=day,
        due=due,
        document=document,
        **place(by, real, at),
    )
    return made


@transaction.atomic
def show(
    *,
    by: Member,
    id: UUID,
    promise: Promise,
    words: str,
    day: date,
    wont: bool = False,
    where: str = "",
    document: File | None = None,
    at: datetime,
) -> Showing:
    """Write down what they showed us, or that they say they will not keep it: then it is broken, by their own word."""
    row = held(Promise, by, promise)
    there: Showing | None = Showing.objects.for_member(by).filter(pk=id, promise=row).first()
    if there is not None:
        return there
    refuse_unless(not row.ended, say("We decided on this already. Put forward that it goes on, first."))
    made, _new = make(
        Showing,
        id,
        promise=row,
        wont=wont,
        words=text(words, WORDS, say("Say what they showed, or put their own words.")),
        where=text(where, WHERE),
        day=past(day, today_of(by, at), row.day),
        document=document,
        **place(by, row.institution, at),
    )
    newest_showing(row)
    if wont:
        row.ended, row.ended_on = kept.BROKEN, made.day
    else:
        row.not_looked = None
    row.save(update_fields=["ended", "ended_on", "not_looked"])
    return made


@transaction.atomic
def look(*, by: Member, promise: Promise, so: bool, words: str, at: datetime) -> None:
    """Say what one saw when one looked at what they showed; it can be said anew. As the group set it, so many of us
    make it kept; never while one of us says that it is not so."""
    row = held(Promise, by, promise)
    refuse_unless(not row.ended, say("We have said already what became of this."))
    refuse_unless(row.shown is not None, say("They have shown nothing yet. Showing is theirs."))
    _looked(by, {"promise": row}, so, words)
    row.not_looked = None
    if by.collective.setting("promises.kept_by") == kept.BY_LOOKING and _enough(by, promise=row):
        row.ended, row.ended_on = kept.KEPT, today_of(by, at)
    row.save(update_fields=["not_looked", "ended", "ended_on"])


def _looked(by: Member, at_what: Mapping[str, Any], so: bool, words: str) -> None:
    seen = {"so": so, "words": text(words, SEEN)}
    if not Look.objects.filter(member=by, **at_what).update(**seen):
        Look.objects.create(pk=chance.uuid(), collective=by.collective, member=by, **at_what, **seen)


def _enough(by: Member, **at_what: Any) -> bool:
    said = list(Look.objects.filter(member__here=True, **at_what).values_list("so", flat=True))
    here = Member.objects.filter(collective=by.collective_id, here=True).count()
    needed = by.collective.setting("promises.looked")
    return kept.agreed(so=said.count(True), not_so=said.count(False), needed=needed, here=here)


@transaction.atomic
def look_no_more(*, by: Member, thing: Promise | Change, at: datetime) -> None:
    """Take back what one said that one saw. What is kept by then stays kept."""
    register.hold_log(by.collective_id)
    row: Any = held(type(thing), by, thing)
    at_what = {"promise" if isinstance(row, Promise) else "change": row}
    Look.objects.filter(member=by, **at_what).delete()
    if isinstance(row, Change):
        _confirmed(by, row, at)


@transaction.atomic
def didnt_look(*, by: Member, promise: Promise, at: datetime) -> None:
    """Say for us that we didn't look: a proper answer, without a name. Nobody owes it to an institution to look."""
    row = held(Promise, by, promise)
    if row.shown is not None and not row.ended:
        row.not_looked = today_of(by, at)
        row.save(update_fields=["not_looked"])


# By decision -----------------------------------------------------------------------------------------------------


@transaction.atomic
def put_ending_forward(*, by: Member, id: UUID, promise: Promise, how: str, at: datetime) -> Matter:
    """Put on the agenda that a promise is kept, broken, released, or goes on."""
    row = held(Promise, by, promise)
    refuse_unless(how in TO, say("Choose one of those in the list."))
    return put_forward(
        by=by,
        id=id,
        kind=KIND,
        title=say(TO[how], words=row.words)[:TITLE],
        words="",
        circle=None,
        at=at,
        today=today_of(by, at),
        does=PROMISE,
        subject={"promise": str(row.pk), "how": how, "words": row.words},
    )


def _of(by: Member, subject: Mapping[str, Any]) -> Promise:
    found: Any = None
    with suppress(ValueError):
        found = Promise.objects.for_member(by).filter(pk=UUID(str(subject.get("promise")))).first()
    refuse_unless(found is not None)
    promise: Promise = found
    return promise


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    refuse_unless(kind == KIND and subject.get("how") in TO)
    promise = _of(by, subject)
    refuse_unless(promise.ended != subject["how"], say("That is so already. Then there is nothing to decide."))
    refuse_unless(bool(promise.ended) or subject["how"] != AGAIN, say("It goes on already."))
    shown = promise.shown is not None or subject["how"] != kept.KEPT
    refuse_unless(shown, say("They have shown nothing yet. Nothing is kept before they show it."))


def _in_words(subject: Mapping[str, Any]) -> list[str]:
    return [say(TO[subject["how"]], words=subject.get("words", ""))]


def _end(by: Member, decision: Decision, at: datetime) -> list[str]:
    row, how = held(Promise, by, _of(by, decision.subject)), decision.subject["how"]
    if how == kept.KEPT and row.shown is None:
        return [say("What they had shown was taken out. It is not kept.")]
    row.ended = "" if how == AGAIN else how
    row.ended_on, row.decision = (None, None) if how == AGAIN else (today_of(by, at), decision)
    row.save(update_fields=["ended", "ended_on", "decision"])
    return _in_words(decision.subject)


def _page(collective: UUID, subject: Mapping[str, Any]) -> tuple[str, str]:
    return reverse("promises:promise", args=[collective, subject["promise"]]), say("What they promised")


PROMISES = {PROMISE: Carries(_check, _in_words, _end, page=_page)}


# What is different now -------------------------------------------------------------------------------------------


@transaction.atomic
def changed(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    words: str,
    day: date,
    demand: Demand | None = None,
    ask: Ask | None = None,
    promise: Promise | None = None,
    at: datetime,
) -> Change:
    """Write down what is different now, since a day. Confirmed once enough of us say that it is so."""
    real = with_us(by, institution)
    if promise is not None:
        promise = held(Promise, by, promise)
        refuse_unless(promise.institution.real_id == real.real_id)
    made, _new = make(
        Change,
        id,
        **began(by, real, demand, ask),
        promise=promise,
        words=text(words, WORDS, say("Say what is different now.")),
        day=past(day, today_of(by, at)),
        **place(by, real, at),
    )
    return made


@transaction.atomic
def confirm(*, by: Member, change: Change, so: bool, words: str, at: datetime) -> None:
    """Say whether it is so. It stays confirmed while enough of us say yes and nobody says no."""
    register.hold_log(by.collective_id)
    row = held(Change, by, change)
    _looked(by, {"change": row}, so, words)
    _confirmed(by, row, at)


def _confirmed(by: Member, row: Change, at: datetime) -> None:
    """Put down whether enough of us say so. Where they no longer do, what waits to be public of it is stopped."""
    enough = _enough(by, change=row)
    row.confirmed = (row.confirmed or today_of(by, at)) if enough else None
    row.save(update_fields=["confirmed"])
    if not enough:
        register.look_again(by.collective_id, at)
