"""Who decided: what they called it, the facts, our account. Drafted by one, kept by all, put right by a new one."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from ourterms.asks.models import Ask
from ourterms.collectives.models import Member
from ourterms.decisions.actions import Carries, put_forward
from ourterms.decisions.models import Decision, Matter
from ourterms.institutions.models import Institution
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make
from ourterms.promises.actions.common import (
    KIND,
    began,
    held,
    past,
    place,
    refuse_unless,
    text,
    today_of,
    with_us,
)
from ourterms.promises.models import DRAFT, KEPT_BY_US, REPLACED, TITLE, WHERE, WORDS, Account, Demand
from ourterms.promises.permissions import is_before_us, may_rewrite
from ourterms.promises.rules import who_decided
from ourterms.promises.rules.who_decided import VERSION, Facts

ACCOUNT = "account"


class Written(NamedTuple):
    """What an account says. facts: what is known. theirs: what they called it, where and when, as far as we have it."""

    title: str
    day: date
    ours: str
    facts: Facts
    theirs: str = ""
    where: str = ""
    theirs_day: date | None = None
    reason: str = ""  # for one that puts another right: what was wrong


def _values(by: Member, written: Written, at: datetime) -> dict[str, Any]:
    today = today_of(by, at)
    if found := who_decided.problems(written.facts):
        raise Refused(" ".join(found))
    return {
        "title": text(written.title, TITLE, say("Say in a line which decision it is.")),
        "day": past(written.day, today),
        "theirs": text(written.theirs, WORDS),
        "where": text(written.where, WHERE),
        "theirs_day": past(written.theirs_day, today) if written.theirs_day else None,
        "facts": who_decided.as_data(written.facts),
        "version": VERSION,
        "level": who_decided.allowed(written.facts),
        "ours": text(written.ours, WORDS, say("Write our account: what happened, in our words.")),
        "reason": text(written.reason, WORDS),
    }


@transaction.atomic
def draft(
    *,
    by: Member,
    id: UUID,
    institution: Institution,
    written: Written,
    demand: Demand | None = None,
    ask: Ask | None = None,
    corrects: Account | None = None,
    at: datetime,
) -> Account:
    """Draft an account of one decision of theirs, or one that puts another right. Nothing is kept by it yet."""
    real = with_us(by, institution)
    if corrects is not None:
        corrects = held(Account, by, corrects)
        refuse_unless(corrects.institution.real_id == real.real_id)
        refuse_unless(corrects.state == KEPT_BY_US, say("Only an account that we kept can be put right."))
        refuse_unless(bool(written.reason.strip()), say("Say what was wrong, and who says so."))
    made, _new = make(
        Account,
        id,
        **began(by, real, demand, ask),
        corrects=corrects,
        **_values(by, written, at),
        **place(by, real, at),
    )
    return made


@transaction.atomic
def rewrite(*, by: Member, account: Account, written: Written, at: datetime) -> None:
    """Write a draft anew. Anybody of us may, until it is put to all."""
    row = held(Account, by, account)
    refuse_unless(may_rewrite(by, row), say("It is put to all of us. Then it stays as it is."))
    refuse_unless(row.corrects_id is None or bool(written.reason.strip()), say("Say what was wrong, and who says so."))
    for name, value in _values(by, written, at).items():
        setattr(row, name, value)
    row.save()


@transaction.atomic
def put_to_all(*, by: Member, id: UUID, account: Account, at: datetime) -> Matter:
    """Put a draft on the agenda, so that all of us keep it as our account, or don't."""
    row = held(Account, by, account)
    there: Matter | None = Matter.objects.for_member(by).filter(pk=id).first()
    if there is not None:
        return there
    refuse_unless(row.state == DRAFT, say("It is our account already."))
    refuse_unless(not is_before_us(row.matter), say("It stands on the agenda already."))
    matter = put_forward(
        by=by,
        id=id,
        kind=KIND,
        title=say("Our account: {title}", title=row.title)[:TITLE],
        words=row.reason,
        circle=None,
        at=at,
        today=today_of(by, at),
        does=ACCOUNT,
        subject={
            "account": str(row.pk),
            "title": row.title,
            "theirs": row.theirs,
            "level": row.level,
            "ours": row.ours,
        },
    )
    row.matter = matter
    row.save(update_fields=["matter"])
    return matter


def _of(by: Member, subject: Mapping[str, Any]) -> Account:
    found: Any = None
    with suppress(ValueError):
        found = Account.objects.for_member(by).filter(pk=UUID(str(subject.get("account")))).first()
    refuse_unless(found is not None)
    account: Account = found
    return account


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    refuse_unless(kind == KIND)
    refuse_unless(_of(by, subject).state == DRAFT, say("It is our account already. Then there is nothing to decide."))


def _in_words(subject: Mapping[str, Any]) -> list[str]:
    level = who_decided.level_in_words(subject.get("level", who_decided.NOT_TOLD))
    called = [say("They called it: {words}", words=subject["theirs"])] if subject.get("theirs") else []
    return [
        say("Our account of “{title}”:", title=subject.get("title", "")),
        *called,
        say("The facts allow: {level}", level=level),
        subject.get("ours", ""),
    ]


def _keep(by: Member, decision: Decision, at: datetime) -> list[str]:
    """It is our account from now on; one that it puts right stays, and says so."""
    row = held(Account, by, _of(by, decision.subject))
    if row.state == DRAFT:
        before = row.corrects
        while before is not None:  # put right meanwhile by another one: then it puts that right
            later = Account.objects.filter(corrects=before).exclude(state=DRAFT).select_for_update().first()
            if later is None:
                break
            before = later
        row.state, row.decision, row.kept_on, row.corrects = KEPT_BY_US, decision, today_of(by, at), before
        row.save(update_fields=["state", "decision", "kept_on", "corrects"])
        if before is not None:
            before.state = REPLACED
            before.save(update_fields=["state"])
    return _in_words(decision.subject)


def _page(collective: UUID, subject: Mapping[str, Any]) -> tuple[str, str]:
    return reverse("promises:account", args=[collective, subject["account"]]), say("The draft, with its facts")


ACCOUNTS = {ACCOUNT: Carries(_check, _in_words, _keep, page=_page)}
