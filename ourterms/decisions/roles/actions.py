"""What a decision about roles carries out. The role itself is the collective's (collectives.actions)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Collective, Member
from ourterms.collectives.permissions import held_now
from ourterms.collectives.rules.roles import LONGEST, MOST_IN_ROW
from ourterms.collectives.rules.roles import ROLES as KINDS
from ourterms.decisions.actions import Carries, who_offer
from ourterms.decisions.models import HOW_ROLES, Decision, Matter
from ourterms.decisions.rules.slots import slot
from ourterms.kit import clock
from ourterms.kit.speech import say, say_n
from ourterms.people.acts import Refused

GIVE, BACK = "role", "role-back"
SIZE = 60  # letters


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def _today(collective: Collective) -> date:
    return clock.today(ZoneInfo(collective.setting("collectives.zone")))


def _title(subject: Mapping[str, Any]) -> str:
    return say(KINDS[subject["role"]].title)


# Giving it ------------------------------------------------------------------------------------------------------


def _check_give(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == "roles" and subject.get("role") in KINDS)
    try:
        until = date.fromisoformat(subject["until"])
    except (KeyError, TypeError, ValueError):
        raise Refused(say("Choose until when.")) from None
    today = _today(by.collective)
    _refuse_unless(today < until <= today + LONGEST, say("Choose a day to come, a year from now at most."))
    size = subject.get("size", "")
    _refuse_unless(isinstance(size, str) and len(size) <= SIZE, say("Use at most {most} letters.", most=SIZE))


def _give_in_words(subject: Mapping[str, Any]) -> list[str]:
    day = date_format(date.fromisoformat(subject["until"]), "l j F Y")
    what = say("{role}, until {day}", role=_title(subject), day=day)
    if subject.get("size"):
        what = f"{what} ({subject['size']})"
    members = subject.get("members", ())
    return [f"{slot(UUID(id))}: {what}" for id in members] or [say("Whoever offers: {what}", what=what)]


def _frozen_give(matter: Matter) -> dict[str, Any]:
    """Who offers when it opens. Refused while nobody does, or where one has held it too often in a row."""
    offers = who_offer(matter)
    _refuse_unless(bool(offers), say("Nobody has said yet that they would do it. Then there is nothing to decide."))
    most, begins = matter.collective.roles_in_row, _today(matter.collective)
    if any(collectives.times_in_row(each, matter.subject["role"], begins) > most for each in offers):
        raise Refused(_too_often(most))
    return {**matter.subject, "members": [str(each.pk) for each in offers]}


def _too_often(most: int) -> str:
    return say_n(
        "One of those who offer does it now, or did it just before. Our rules say: not twice in a row. "
        "After three months without it they can again.",
        "One of those who offer has done it {n} times in a row. Our rules say: not more often than that. "
        "After three months without it they can again.",
        most,
    )


def _give(by: Member, decision: Decision, at: datetime) -> list[str]:
    """Give it to each who offered at the opening, is here, and has not taken it back."""
    subject, still = decision.subject, {each.pk: each for each in who_offer(decision.matter)}
    until = date.fromisoformat(subject["until"])
    done = []
    for line, id in zip(_give_in_words(subject), map(UUID, subject["members"]), strict=True):
        member = still.get(id)
        if member is None:
            done.append(say("{name} would not do it after all. That is fine.", name=slot(id)))
        elif collectives.give_role(
            by=by, kind=subject["role"], member=member, until=until, size=subject.get("size", ""), at=at
        ):
            done.append(line)
        else:
            done.append(say("{name} has held it as often in a row as our rules allow.", name=slot(id)))
    return done


# Handing it back ------------------------------------------------------------------------------------------------


def _check_back(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == "roles" and subject.get("role") in KINDS)
    held = held_now(by.collective).filter(kind=subject["role"], member__in=subject.get("members", []))
    _refuse_unless(held.exists(), say("They don't hold it any more. Then there is nothing to decide."))


def _back_in_words(subject: Mapping[str, Any]) -> list[str]:
    what = say("{role} is handed back today", role=_title(subject))
    return [f"{slot(UUID(id))}: {what}" for id in subject["members"]]


def _back(by: Member, decision: Decision, at: datetime) -> list[str]:
    """They hold it no more; who has put it down meanwhile did that themselves."""
    subject = decision.subject
    rows = Member.objects.filter(collective=decision.collective_id, pk__in=subject["members"])
    for member in rows.order_by("pk"):
        collectives.hand_back_role(by=by, kind=subject["role"], member=member, at=at)
    return _back_in_words(subject)


# How roles come to somebody ---------------------------------------------------------------------------------------


def _check_how(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    """A rule of ours, so it is changed by the rule for rules."""
    given, in_row = subject.get("given"), subject.get("in_row")
    _refuse_unless(kind == "constitution" and isinstance(given, bool) and type(in_row) is int)
    assert isinstance(in_row, int)
    _refuse_unless(1 <= in_row <= MOST_IN_ROW, say("Choose from 1 to {most} times.", most=MOST_IN_ROW))


def _how_in_words(subject: Mapping[str, Any]) -> list[str]:
    return [
        say("Roles are given by decision.") if subject["given"] else say("Whoever offers takes a role, one each."),
        say_n(
            "Nobody is given a role twice in a row. After three months without it they can be again.",
            "Nobody is given a role more than {n} times in a row. After three months without it they can be again.",
            subject["in_row"],
        ),
    ]


def _how(by: Member, decision: Decision, at: datetime) -> list[str]:
    collectives.set_how_roles_come(by=by, given=decision.subject["given"], in_row=decision.subject["in_row"])
    return _how_in_words(decision.subject)


ROLES = {
    GIVE: Carries(_check_give, _give_in_words, _give, _frozen_give, offered=True),
    BACK: Carries(_check_back, _back_in_words, _back),
    HOW_ROLES: Carries(_check_how, _how_in_words, _how),
}
