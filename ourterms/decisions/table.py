"""Writes of what is entered at the table: sealed acts, as answering is. No trail, no time, no order."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from ourterms.collectives.models import Member
from ourterms.collectives.permissions import may_see
from ourterms.decisions.actions import _clean_answer, _held, put_in
from ourterms.decisions.models import OWN, TABLE, UNNAMED, Ballot, Counted, Decision, Entered
from ourterms.decisions.rules import table
from ourterms.decisions.rules.standing import Given
from ourterms.decisions.rules.table import CannotEnter, Entry
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make
from ourterms.people.keys import mark

KEPT = timedelta(days=60)  # for which an answer that was entered can be checked after the decision closed
PURPOSE = "decisions/table-code"


class Answer(NamedTuple):
    """What was answered, as the page sends it: one of the way's answers, or numbers of options, or points."""

    answer: str = ""
    chosen: Sequence[int] = ()


def code_of(id: UUID) -> str:
    """The code that an entry has where nobody brought one: always the same, and nobody can guess it."""
    return chance.spelled(mark("decisions/table-code-of", str(id)), table.GROUPS)


def mark_of(code: str) -> str:
    """The keyed hash by which a code is found; "" for what can't be one."""
    code = chance.as_code(code)
    return mark(PURPOSE, code).hex() if len(code) == 5 * table.GROUPS - 1 else ""


def _entry(row: Entered) -> Entry:
    return Entry(row.state, row.member_id, row.by_id, row.second_id)


def _open(by: Member, decision: Decision, at: datetime) -> Decision:
    held = _held(by, decision)
    if held.closed or at >= held.closes:
        raise Refused(say("This is closed. Answers count until it closes."))
    if held.quiet:
        raise Refused(say("This is a quiet ballot: nobody else hears an answer to it. A borrowed device is enough."))
    if not held.takes_answers:
        raise Refused(say("Answers come when the go-round gets to objections."))
    return held


def _row_of(decision: Decision, member: Member) -> Counted:
    """By which somebody at the table counts, on a break or not: they are here, and say so."""
    row: Counted | None = Counted.objects.filter(decision=decision, member=member, member__here=True).first()
    if row is None:
        raise Refused(say("This was opened before they came. Those who were here then answer it."))
    return row


@transaction.atomic
def enter(
    *,
    by: Member,
    id: UUID,
    decision: Decision,
    whose: Member,
    how: str,
    answer: Answer,
    code: str = "",
    at: datetime,
) -> Entered:
    """Enter what somebody answered without a screen. It counts as soon as a second of us confirms it.

    `code`: as it stands on their slip of paper; without one, the entry has one of its own (code_of).
    """
    held = _open(by, decision, at)
    there: Entered | None = Entered.objects.filter(pk=id, decision=held, by=by).first()
    if there is not None:
        return there
    if how not in table.HOW or not may_see(by, whose):
        raise Refused(say("There is nothing here."))
    try:
        table.enter(whose.pk, by.pk)
    except CannotEnter as problem:
        raise Refused(problem.message) from None
    _row_of(held, whose)
    given = _clean_answer(held, answer.answer, answer.chosen)
    found = mark_of(code) if code else mark_of(code_of(id))
    if not found:
        raise Refused(say("A code has eight letters and figures, such as 7K4P-QX2M."))
    if Entered.objects.filter(decision=held, code=found).exists():
        raise Refused(say("This slip has been entered already."))
    if Entered.objects.filter(decision=held, member=whose, by=by, state=table.ENTERED).exists():
        raise Refused(say("You have entered an answer of theirs, and it waits for a second of us. Take it back first."))
    place = {"collective_id": held.collective_id, "circle_id": held.circle_id, "decision": held}
    values = {"answer": given.answer, "chosen": list(given.chosen), "how": how, "code": found}
    made, _new = make(Entered, id, member=whose, by=by, **values, **place)
    return made


@transaction.atomic
def take_back(*, by: Member, decision: Decision, id: UUID) -> None:
    """Take back what one entered, as long as no second of us has confirmed it."""
    held = _held(by, decision)
    Entered.objects.filter(pk=id, decision=held, by=by, state=table.ENTERED).delete()


def find(by: Member, decision: Decision, code: str) -> Entered | None:
    """What was entered under a code; found only by who has the code, and so was there."""
    found: Entered | None = (
        Entered.objects.for_member(by)
        .filter(decision=decision, code=mark_of(code) or "-")
        .select_related("member")
        .first()
    )
    return found


def _entered(decision: Decision, code: str) -> Entered:
    rows = Entered.objects.select_for_update(of=("self",)).select_related("member")
    row: Entered | None = rows.filter(decision=decision, code=mark_of(code) or "-").first()
    if row is None:
        raise Refused(say("There is nothing by this code."))
    return row


@transaction.atomic
def confirm(*, by: Member, decision: Decision, code: str, at: datetime) -> None:
    """Confirm, as a second who was there, that this is what was said. From now on it counts, in place of a word that
    the person left beforehand; but if they have answered this themselves, with or without a name, theirs stays."""
    held = _open(by, decision, at)
    row = _entered(held, code)
    try:
        becomes = table.confirm(_entry(row), by.pk)
    except CannotEnter as problem:
        raise Refused(problem.message) from None
    if row.state != table.ENTERED:
        return
    assert row.member is not None
    counted = _row_of(held, row.member)
    row.state, row.second = becomes.state, by
    try:
        with transaction.atomic():
            row.save(update_fields=["state", "second"])
    except IntegrityError:
        raise Refused(
            say("An answer of theirs is counted already. With their code they can say if it is wrong.")
        ) from None
    if Ballot.objects.filter(decision=held, member=row.member_id, given__in=[OWN, UNNAMED]).exists():
        Entered.objects.filter(pk=row.pk).update(state=table.REPLACED)
    else:
        put_in(held, counted, Given(row.answer, row.chosen), TABLE)


@transaction.atomic
def deny(*, by: Member, decision: Decision, code: str, at: datetime) -> None:
    """Say, as a second who was there, that this is not what was said."""
    held = _open(by, decision, at)
    row = _entered(held, code)
    if by.pk == row.by_id:
        raise Refused(say("You have entered this yourself. Take it back, and enter it anew."))
    _contest(row)


def _contest(row: Entered) -> None:
    becomes = table.contest(_entry(row)).state
    if row.state == table.CONFIRMED:
        Ballot.objects.filter(decision=row.decision_id, member=row.member_id, given=TABLE).delete()
    Entered.objects.filter(pk=row.pk).update(state=becomes)


def find_anywhere(code: str) -> list[Entered]:
    """What was entered under a code, in whichever group; for who gave the answer, and is signed in as nobody. Codes
    are drawn by chance, so that two of the same are next to impossible; then both are shown. One query."""
    rows = Entered.objects.filter(code=mark_of(code) or "-").select_related("decision")
    return list(rows.order_by("pk")[:2])


@transaction.atomic
def contest(*, code: str, id: UUID, at: datetime) -> None:
    """Say, as who gave the answer, that this is not what they said. Until it closes it can be entered anew."""
    row = Entered.objects.filter(pk=id, code=mark_of(code) or "-").first()
    if row is None:
        raise Refused(say("There is nothing by this code."))
    held = Decision.objects.select_for_update().get(pk=row.decision_id)
    if held.closed or at >= held.closes:
        raise Refused(say("This is closed. It can't be entered anew. Say it to the group; they can put it right."))
    if (now := Entered.objects.filter(pk=row.pk).first()) is not None:
        _contest(now)


def fade(at: datetime) -> None:
    """Take away what was entered, once it has been there to check for long enough."""
    Entered.objects.filter(decision__closed=True, decision__closes__lt=at - KEPT).delete()
