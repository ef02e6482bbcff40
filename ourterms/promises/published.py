"""How demands, answers, promises, powers and their uses, changes, accounts, and what is not in our name are published.

Nothing here names a member: by whom something was written down is in no part. What a contact said whom nobody has
confirmed is never published. docs/register-format.md lists every part.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from ourterms.collectives.models import Member
from ourterms.decisions.actions import zone_of
from ourterms.design.days import day_in_words
from ourterms.institutions.models import Confirmation, Dealing, Institution
from ourterms.kit import clock
from ourterms.kit.canonical import Json
from ourterms.kit.speech import say
from ourterms.promises.models import (
    DRAFT,
    Account,
    Answer,
    Change,
    Demand,
    NotInOurName,
    Power,
    PowerUse,
    Promise,
    Showing,
)
from ourterms.promises.rules import kept, who_decided
from ourterms.register.publishing import Publishes, while_it_stands


class Told(NamedTuple):
    """A thing, its institution as we call it, and the day by the group's clock."""

    thing: Any
    called: str
    institution: Institution
    today: date


def _told(member: Member, thing: Any) -> Told | None:
    """What can be told of it; None where a contact said it whom this group has not confirmed."""
    if thing is None:
        return None
    contact = getattr(thing, "contact_id", None)
    if contact and not Confirmation.objects.for_member(member).filter(contact=contact).exists():
        return None
    real = thing.institution.real
    names = Dealing.objects.for_member(member).filter(institution__in=[real.pk, thing.institution_id])
    called = dict(names.values_list("institution", "name"))
    name = called.get(real.pk) or called.get(thing.institution_id) or real.name
    return Told(thing, name, real, clock.today(zone_of(member)))


def _finds(model: type[Any], may: Callable[[Any], bool], *related: str) -> Callable[[Member, UUID], Told | None]:
    """How a thing of this table is fetched: through the member's scope, if it may be published at all."""

    def thing(member: Member, id: UUID) -> Told | None:
        rows = model.objects.for_member(member).select_related("institution__merged_into", *related)
        found = rows.filter(pk=id).first()
        return _told(member, found if found is not None and may(found) else None)

    return thing


def _put(told: Told, **parts: Json | date | None) -> dict[str, Json]:
    """Parts without those that are not there; days as text."""
    found: dict[str, Json] = {"institution": told.called}
    if told.institution.number:
        found["number"] = told.institution.number
    for name, value in parts.items():
        if value is not None and value != "":
            found[name.replace("_", "-")] = value.isoformat() if isinstance(value, date) else value
    return found


# Parts -----------------------------------------------------------------------------------------------------------


def _demand_parts(told: Told) -> dict[str, Json]:
    demand: Demand = told.thing
    silent = demand.step == kept.SENT and not demand.answer
    return _put(
        told,
        title=demand.title,
        words=demand.words,
        mild=demand.mild,
        decided=demand.decided,
        sent=demand.sent,
        answer_by=demand.answer_by,
        stands=demand.state,
        silent_on=told.today if silent else None,
        taken_back=demand.taken_back,
    )


def _answer_parts(told: Told) -> dict[str, Json]:
    answer: Answer = told.thing
    return _put(
        told,
        title=answer.demand.title,
        sent=answer.demand.sent,
        answered=answer.day,
        answer=answer.kind,
        words=answer.words,
        where=answer.where,
        entered=answer.contact_id is None,
    )


def _promise_parts(told: Told) -> dict[str, Json]:
    promise: Promise = told.thing
    showings = Showing.objects.filter(promise=promise).order_by("day", "at", "pk")
    # What a contact said whom we have not confirmed stays among us.
    confirmed = Confirmation.objects.filter(collective=promise.collective_id).values("contact")
    told_by_them = showings.filter(Q(contact=None) | Q(contact__in=confirmed))
    shown: list[Json] = [[each.day.isoformat(), each.words] for each in told_by_them]
    return _put(
        told,
        words=promise.words,
        promised=promise.day,
        due=promise.due,
        where=promise.where,
        entered=promise.contact_id is None,
        shown=shown or None,
        stands=promise.state(told.today),
        stood_on=told.today,
        since=promise.ended_on,
    )


def _power_parts(told: Told) -> dict[str, Json]:
    power: Power = told.thing
    return _put(
        told,
        words=power.words,
        how=power.how,
        since=power.since,
        until=power.until,
        ended=power.ended,
        why_ended=power.ended_words,
        where=power.where,
    )


def _use_parts(told: Told) -> dict[str, Json]:
    use: PowerUse = told.thing
    return _put(
        told,
        power=use.power.words,
        words=use.words,
        used=use.day,
        came=use.came,
        came_on=use.came_on,
        then=use.came_words,
    )


def _change_parts(told: Told) -> dict[str, Json]:
    change: Change = told.thing
    return _put(told, words=change.words, since=change.day, confirmed=change.confirmed)


def _account_parts(told: Told) -> dict[str, Json]:
    account: Account = told.thing
    return _put(
        told,
        title=account.title,
        decided=account.day,
        theirs=account.theirs,
        where=account.where,
        theirs_on=account.theirs_day,
        facts=dict(account.facts),
        version=account.version,
        level=account.level,
        ours=account.ours,
        kept=account.kept_on,
        reason=account.reason,
    )


def _claim_parts(told: Told) -> dict[str, Json]:
    claim: NotInOurName = told.thing
    return _put(
        told,
        what=claim.what,
        words=claim.words,
        where=claim.where,
        seen=claim.day,
        agreed=claim.agreed,
        ours=claim.ours,
        came=claim.came,
        came_on=claim.came_on,
        then=claim.came_words,
    )


# In words --------------------------------------------------------------------------------------------------------


class _Lines:
    """Lines for a page, out of parts of which any may be missing."""

    def __init__(self, parts: Mapping[str, Json], heading: str, without: str) -> None:
        self.parts = parts
        who = parts.get("institution")
        self.lines = [say(heading, institution=who) if who else say(without)]

    def text(self, name: str, sentence: str = "{words}") -> "_Lines":
        """The words of a part, in a sentence."""
        if value := self.parts.get(name):
            self.lines.append(say(sentence, words=value) if sentence != "{words}" else str(value))
        return self

    def days(self, sentence: str, *names: str) -> "_Lines":
        """A sentence with days, if all are there."""
        if all(self.parts.get(name) for name in names):
            days = {name.replace("-", "_"): day_in_words(date.fromisoformat(str(self.parts[name]))) for name in names}
            self.lines.append(say(sentence, **days))
        return self

    def one_of(self, name: str, words: Mapping[str, str], sentence: str = "{words}") -> "_Lines":
        """A part that is one of a few, in words."""
        if (value := self.parts.get(name)) in words:
            self.lines.append(say(sentence, words=say(words[str(value)])))
        return self

    def entered(self) -> "_Lines":
        """Whether we entered what they said."""
        if self.parts.get("entered"):
            self.lines.append(say("Entered by us."))
        return self


def _demand_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    heading = "What we recommend to {institution}" if parts.get("mild") else "What we ask of {institution}"
    lines = _Lines(parts, heading, "What we ask").text("title").text("words")
    lines.days("We decided it on {decided}.", "decided").days("It was sent on {sent}.", "sent")
    lines.days("We asked for an answer by {answer_by}.", "answer-by")
    if parts.get("stands") == kept.SENT:
        lines.days("No answer had reached us on {silent_on}.", "silent-on")
    else:
        lines.one_of("stands", kept.DEMAND_STATES, "How it stood: {words}.")
    return lines.days("We took it back on {taken_back}.", "taken-back").lines


def _answer_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "What {institution} answered", "What was answered").text("title", "We had asked: {words}")
    lines.days("It was sent on {sent}.", "sent").days("They answered on {answered}.", "answered")
    lines.one_of("answer", kept.ANSWERS, "{words}.").text("words", "In their words: {words}")
    return lines.text("where", "Where it stands: {words}").entered().lines


def _promise_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "What {institution} promised", "What was promised").text("words")
    lines.days("Promised on {promised}.", "promised").days("By {due}.", "due")
    lines.text("where", "Where it stands: {words}").entered()
    shown = parts.get("shown")
    if isinstance(shown, list):
        for each in shown:
            if isinstance(each, list) and len(each) == 2:
                day = day_in_words(date.fromisoformat(str(each[0])))
                lines.lines.append(say("On {day} they showed or said: {words}", day=day, words=each[1]))
    lines.one_of("stands", kept.PROMISE_STATES, "How it stood: {words}.").days("On {stood_on}.", "stood-on")
    return lines.days("Since {since}.", "since").lines


def _power_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "What {institution} no longer decides alone", "What is no longer decided alone").text("words")
    lines.one_of("how", kept.HOW, "What we have in it: {words}.").days("From {since}.", "since")
    lines.days("Until {until}.", "until").days("It held no more from {ended}.", "ended").text("why-ended")
    return lines.text("where", "Where it stands: {words}").lines


def _use_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "We used what {institution} let go of", "We used what was let go of")
    lines.text("power", "What they no longer decide alone: {words}").text("words", "What we used it for: {words}")
    lines.days("On {used}.", "used").one_of("came", kept.USES, "What came of it: {words}.")
    return lines.days("On {came_on}.", "came-on").text("then").lines


def _change_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "What changed at {institution}", "What changed").text("words").days("Since {since}.", "since")
    return lines.days("Members looked, and said so, by {confirmed}.", "confirmed").lines


def _account_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "Who decided: {institution}", "Who decided").text("title")
    lines.days("Decided on {decided}.", "decided").text("theirs", "What they called it: {words}")
    lines.text("where", "Where: {words}").days("On {theirs_on}.", "theirs-on")
    lines.one_of("level", who_decided.IN_WORDS, "What the facts allow: {words}.")
    facts = parts.get("facts")
    if isinstance(facts, dict):
        with suppress(who_decided.BadFacts):
            lines.lines += [f"{ask} {answer}." for ask, answer in who_decided.in_words(who_decided.facts_from(facts))]
    lines.text("ours", "Our account: {words}").days("We decided on {kept} that it is ours.", "kept")
    lines.text("reason", "What this puts right: {words}")
    lines.lines.append(say("The facts are a ceiling for what they may claim, never a floor under what people say."))
    return lines.lines


def _claim_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    lines = _Lines(parts, "Not in our name: {institution}", "Not in our name").text("words", "What they said: {words}")
    lines.text("where", "Where: {words}").days("We saw it on {seen}.", "seen")
    lines.one_of("what", kept.CLAIMED, "What of ours they used: {words}.")
    if "words" in parts:
        agreed = parts.get("agreed")
        lines.lines.append(
            say("What we agreed to: {words}", words=agreed) if agreed else say("We agreed to nothing of it.")
        )
    lines.text("ours").one_of("came", kept.CAME_OF_IT, "What happened: {words}.").days("On {came_on}.", "came-on")
    return lines.text("then").lines


_WHOSE = {
    "institution": "What we call the institution.",
    "number": "Its public number, with the list that it is of, if it has one.",
}
_WHERE = {"where": "Where it stands or was said."}
_ENTERED = {"entered": "Whether we entered it: true; false if their confirmed contact wrote it here."}


def _kind(
    title: str,
    says: Mapping[str, str],
    thing: Callable[[Member, UUID], Told | None],
    parts: Callable[[Told], dict[str, Json]],
    in_words: Callable[[Mapping[str, Json], str], list[str]],
    by_leave: str = "",
) -> Publishes:
    return Publishes(
        title=title,
        says={**_WHOSE, **says},
        thing=thing,
        parts=parts,
        in_words=in_words,
        about=lambda told: told.institution.pk,
        may_be=while_it_stands(parts, by_leave),
    )


PUBLISHED = {
    "demand": _kind(
        "What we ask of an institution",
        {
            "title": "What they should do, in a line.",
            "words": "More about it.",
            "mild": "Whether it is a recommendation: true or false.",
            "decided": "The day on which we decided it, YYYY-MM-DD.",
            "sent": "The day on which it was sent.",
            "answer-by": "By when we asked for an answer.",
            "stands": "How it stood when it was published: decided, sent, accepted, partly, refused or taken-back.",
            "silent-on": "The day of publishing, if no answer had come by then.",
            "taken-back": "The day on which we took it back.",
        },
        _finds(Demand, lambda each: each.step != kept.PROPOSED),
        _demand_parts,
        _demand_in_words,
    ),
    "answer": _kind(
        "What an institution answered",
        {
            "title": "What we had asked, in a line.",
            "sent": "The day on which that was sent.",
            "answered": "The day on which they answered.",
            "answer": "What they answered: accepted, partly or refused.",
            "words": "Their words.",
            **_WHERE,
            **_ENTERED,
        },
        _finds(Answer, lambda each: True, "demand"),
        _answer_parts,
        _answer_in_words,
    ),
    "promise": _kind(
        "What an institution promised",
        {
            "words": "What they promised, in their words.",
            "promised": "The day on which they promised it.",
            "due": "The day by which it is due.",
            **_WHERE,
            **_ENTERED,
            "shown": "What they showed or said since: pairs of a day and words.",
            "stands": "How it stood: promised, late, not-shown, kept, broken or released.",
            "stood-on": "The day of publishing.",
            "since": "The day on which it became kept, broken or released.",
        },
        _finds(Promise, lambda each: True),
        _promise_parts,
        _promise_in_words,
        by_leave="shown",
    ),
    "power": _kind(
        "What an institution no longer decides alone",
        {
            "words": "What it is about.",
            "how": "What we have in it: seat, vote, co-decide, veto or lead.",
            "since": "From which day.",
            "until": "Until which day, with that day, if it was said.",
            "ended": "From which day it held no more.",
            "why-ended": "What happened then, in our words.",
            **_WHERE,
        },
        _finds(Power, lambda each: True),
        _power_parts,
        _power_in_words,
    ),
    "power-use": _kind(
        "One time when we used it",
        {
            "power": "What they no longer decide alone.",
            "words": "What it was used for.",
            "used": "On which day.",
            "came": "What came of it: respected or overridden; missing while nobody knows.",
            "came-on": "On which day.",
            "then": "What happened then, in our words.",
        },
        _finds(PowerUse, lambda each: True, "power"),
        _use_parts,
        _use_in_words,
    ),
    "change": _kind(
        "What changed at an institution",
        {
            "words": "What is different now.",
            "since": "Since which day.",
            "confirmed": "The day by which enough members had looked and said so. Never who, or how many.",
        },
        _finds(Change, lambda each: each.confirmed is not None),
        _change_parts,
        _change_in_words,
    ),
    "account": _kind(
        "Who decided",
        {
            "title": "Which decision of theirs.",
            "decided": "The day on which it was decided.",
            "theirs": "What they called it, in their words.",
            **_WHERE,
            "theirs-on": "The day on which they called it so.",
            "facts": "The facts, by name, as docs/who-decided.md has them.",
            "version": "By which version of that table.",
            "level": "The highest word that they allow: not-told, told, asked, heard-back, shaped, together or we.",
            "ours": "Our account, in our words.",
            "kept": "The day on which we decided that it is our account.",
            "reason": "Of one that puts another right: what was wrong, and who says so.",
        },
        _finds(Account, lambda each: each.state != DRAFT),
        _account_parts,
        _account_in_words,
    ),
    "not-in-our-name": _kind(
        "Something that is not in our name",
        {
            "what": "What of ours they used: name, words, presence, or a yes of ours.",
            "words": "What they wrote or said, in their words.",
            **_WHERE,
            "seen": "The day on which we saw it.",
            "agreed": "What we did agree to; missing for nothing.",
            "ours": "What we say about it.",
            "came": "What happened: taken-down, put-right or stands; missing for nothing yet.",
            "came-on": "On which day.",
            "then": "What happened then, in our words.",
        },
        _finds(NotInOurName, lambda each: True),
        _claim_parts,
        _claim_in_words,
    ),
}
