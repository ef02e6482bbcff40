"""What a decision about publishing carries out, and how a decision itself is published. The log lies below, and knows
neither (register)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils.formats import date_format

from ourterms.collectives.models import Member
from ourterms.decisions.actions import CARRIES_OUT, Carries
from ourterms.decisions.models import Decision, Dissent, Matter
from ourterms.decisions.reading import came_to
from ourterms.decisions.rules import dissent
from ourterms.decisions.rules.ways import GOING_ON, NO, YES
from ourterms.kit.canonical import Json
from ourterms.kit.speech import say
from ourterms.people.acts import Refused
from ourterms.register import actions as register
from ourterms.register.models import Log
from ourterms.register.publishing import Publishes, while_it_stands
from ourterms.register.reading import in_words

KIND = "letters"  # of the constitution: what we say in our name
RECORD, PUBLISH = "record", "publish"
NAME = 80  # letters
ROLES = ("role", "role-back")  # who does what among us: named, and nobody's outside


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


# Whether there is a record --------------------------------------------------------------------------------------


def _check_record(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    on, name, found = subject.get("on"), subject.get("name", ""), subject.get("found", True)
    _refuse_unless(kind == KIND and isinstance(on, bool) and isinstance(found, bool))
    _refuse_unless(isinstance(name, str) and len(name) <= NAME, say("Use at most {most} letters.", most=NAME))
    _refuse_unless(not on or bool(name.strip()), say("Say under which name."))
    if on:
        register.refuse_names_in_name(by.collective, name)
    if not on:
        there = Log.objects.filter(collective=by.collective_id, on=True).exists()
        _refuse_unless(there, say("We have no record. Then there is nothing to decide."))


def _record_in_words(subject: Mapping[str, Any]) -> list[str]:
    if not subject["on"]:
        return [
            say("We publish nothing more."),
            say("What is public already stays: whoever read it may have kept it."),
        ]
    return [
        say("We have a record that anybody can read, as “{name}”.", name=subject["name"]),
        say("Nothing stands in it by itself: each thing is published on its own, and any of us can stop it first."),
        say("Search engines may list it.")
        if subject.get("found", True)
        else say("We ask search engines not to list it."),
    ]


def _record(by: Member, decision: Decision, at: datetime) -> None:
    subject = decision.subject
    register.have_record(by=by, on=subject["on"], name=subject.get("name", ""), found=subject.get("found", True), at=at)


# One thing of ours ----------------------------------------------------------------------------------------------


def _asked(subject: Mapping[str, Any]) -> tuple[str, UUID]:
    try:
        return str(subject["kind"]), UUID(subject["thing"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused(say("There is nothing here.")) from None


def _check_publish(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == KIND)
    what, thing = _asked(subject)
    register.what_is(what, by, thing)


def _frozen_publish(matter: Matter) -> dict[str, Any]:
    """With the words as they are when it opens: those are what we decide about, and what is published."""
    what, thing = _asked(matter.subject)
    _refuse_unless(matter.by is not None)
    assert matter.by is not None
    _how, _there, parts = register.read(what, matter.by, thing)
    return {**matter.subject, "parts": parts}


def _publish_in_words(subject: Mapping[str, Any]) -> list[str]:
    lines = in_words(subject["kind"], subject["parts"]) if "parts" in subject else []
    return [say("This becomes public, after the hold in which any of us can stop it."), *lines]


def _publish(by: Member, decision: Decision, at: datetime) -> list[str]:
    """Publish it as it was decided. What can't be, since a name stands in it or it is gone, is said."""
    what, thing = _asked(decision.subject)
    try:
        register.publish(
            by=by,
            id=uuid5(decision.pk, PUBLISH),
            kind=what,
            thing=thing,
            parts=decision.subject["parts"],
            decided=True,
            at=at,
        )
    except Refused as refused:
        return [say("It was not published."), refused.message]
    return []


PUBLISHED = {
    RECORD: Carries(_check_record, _record_in_words, _record),
    # That we talked over making a thing public tells of the thing.
    PUBLISH: Carries(_check_publish, _publish_in_words, _publish, _frozen_publish, only_decided=lambda subject: True),
}


# A decision itself ----------------------------------------------------------------------------------------------


def can_be_public(decision: Decision) -> bool:
    """Whether a decision that has an outcome is one that can be published: of all of us, and not about one of us."""
    return decision.circle_id is None and decision.does not in (GOING_ON, *ROLES) and decision.state in (YES, NO)


def only_decided(decision: Decision) -> bool:
    """Whether it becomes public only by another decision of all."""
    return bool(decision.does) and CARRIES_OUT[decision.does].only_decided(decision.subject)


def _decision(member: Member, id: UUID) -> Decision | None:
    """One that is closed and has an outcome; of all of us, and not about one of us."""
    rows = Decision.objects.for_member(member).filter(circle=None, closed=True, state__in=[YES, NO])
    found: Decision | None = (
        rows.exclude(does__in=[GOING_ON, *ROLES])
        .exclude(matter__kind=GOING_ON)
        .filter(outcome__isnull=False)
        .select_related("outcome")
        .filter(pk=id)
        .first()
    )
    return found


def _parts(decision: Decision) -> dict[str, Json]:
    """Never an answer, a sum or how many answered: only what was asked, by which rule, and what came of it."""
    rows = list(Dissent.objects.filter(decision=decision).order_by("pk"))
    said = [dissent.Said(each.reach, each.taken_back) for each in rows]
    parts: dict[str, Json] = {
        "question": decision.question,
        "words": decision.words,
        "rule": decision.rule_in_words,
        "came-to": came_to(decision),
        "closed": decision.day.isoformat(),
        "outcome": decision.outcome.words,
    }
    if dissent.is_said(said):
        going = [each.words for each, one in zip(rows, said, strict=True) if dissent.goes(one, dissent.PUBLIC)]
        parts["dissent"] = going
    return {name: value for name, value in parts.items() if value or name == "dissent"}


def _in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = [str(parts.get("question", "")) or say("A decision of ours"), str(parts.get("words", ""))]
    if "came-to" in parts:
        lines.append(say("It came to: {what}", what=parts["came-to"]))
    if "closed" in parts:
        lines.append(say("Decided on {day}.", day=date_format(date.fromisoformat(parts["closed"]), "l j F Y")))
    if "rule" in parts:
        lines.append(say("The rule: {rule}", rule=parts["rule"]))
    lines.append(str(parts.get("outcome", "")))
    if "dissent" in parts:
        lines.append(say("There was dissent."))
        lines += [f"“{words}”" for words in parts["dissent"]]
    return [line for line in lines if line]


DECISION = Publishes(
    title="A decision of ours",
    says={
        "question": "What was asked, in a line.",
        "words": "More about it, as it was put.",
        "rule": "By which rule it was decided, in words. Never an answer, a sum, or how many answered.",
        "came-to": "What it came to, in a word or two.",
        "closed": "The day on which it closed, by the group's clock.",
        "outcome": "What was decided and what happens next, in the group's words.",
        "dissent": "That there was dissent; its words as far as whoever wrote them lets them go, without a name.",
    },
    thing=_decision,
    parts=_parts,
    in_words=_in_words,
    may_be=while_it_stands(_parts, "dissent"),
    only_decided=lambda decision, parts: only_decided(decision),
)
PUBLISHES = {"decision": DECISION}
