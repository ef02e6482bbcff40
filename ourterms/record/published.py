"""Two kinds that lie above all others: what an institution owed and paid, and what it says is wrong.

Sums are about people here, because an institution pays each of them: so a sum is told only of five or more, or where
each of them said yes (SumYes). Days are about the institution, and are always told.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from ourterms.collectives.models import Member
from ourterms.decisions.actions import zone_of
from ourterms.design.days import day_in_words
from ourterms.institutions.models import Dealing, Institution
from ourterms.institutions.permissions import same_as
from ourterms.kit import clock
from ourterms.kit.canonical import Json
from ourterms.kit.money import Money
from ourterms.kit.speech import say, say_n
from ourterms.pay.models import Owed
from ourterms.pay.reading import Between, between
from ourterms.record.models import Objection, SumYes
from ourterms.record.rules import may_tell
from ourterms.register.models import Entry
from ourterms.register.publishing import Publishes
from ourterms.register.reading import with_parts

MONEY, OBJECTION = "money", "objection"
MOST = 24  # days on which something was due, in one entry
Which = tuple[date, str]  # due on that day, in that currency


class Owing(NamedTuple):
    """What an institution owes and owed the people of a group, as we call it, on a day."""

    dealing: Dealing  # with the body that stands for all that are the same
    others: list[UUID]  # dealings with the others
    institution: Institution
    lines: list[Between]
    today: date
    member: Member  # through whose scope


def _owing(member: Member, id: UUID) -> Owing | None:
    """By the id of the group's dealing, or of one with a body that was merged into it. None where nothing was ever
    due."""
    found = Dealing.objects.for_member(member).select_related("institution__merged_into").filter(pk=id).first()
    if found is None:
        return None
    institution, today = found.institution.real, clock.today(zone_of(member))
    same = same_as(institution)
    of_all = {each.institution_id: each for each in Dealing.objects.for_member(member).filter(institution__in=same)}
    dealing = of_all.pop(institution.pk, None) or of_all.pop(found.institution_id)
    lines = _between(member, same, today)
    others = sorted(each.pk for each in of_all.values())
    return Owing(dealing, others, institution, lines, today, member) if lines else None


def has_money(member: Member, same: Collection[UUID]) -> bool:
    """Whether anything was ever due from a body (permissions.same_as) to one of the group: then its money can be
    published. One query."""
    return bool(Owed.objects.sums_for(member).filter(institution__in=same).exists())


def _may_tell(owing: Owing, sums: Mapping[Which, int]) -> set[Which]:
    """The days and currencies of which these sums may be told. Asked anew each time, because a yes can be taken back.

    Of five or more, a sum is not told otherwise than it was before: the difference would tell what one of them is owed.
    """
    rows = Owed.objects.sums_for(owing.member).filter(institution__in=same_as(owing.institution))
    yes = SumYes.objects.filter(member=OuterRef("member"), agreement=OuterRef("origin"))
    counted = rows.annotate(said=Exists(yes)).values_list("due", "currency")
    counts = {"people": Count("member", distinct=True), "without": Count("pk", filter=Q(said=False))}
    found = list(counted.annotate(**counts).order_by())
    told = {(due, currency) for due, currency, people, without in found if may_tell(people, all_said_yes=not without)}
    each_yes = {(due, currency) for due, currency, _people, without in found if not without}
    before = _told_before(owing) if told - each_yes else {}
    return {which for which in told if which in each_yes or before.get(which, set()) <= {sums.get(which)}}


def _told_before(owing: Owing) -> dict[Which, set[Json]]:
    """What was told as owed by a day, whenever it was published; also what is still in its hold. Three queries."""
    entries = Entry.objects.for_member(owing.member).filter(kind=MONEY, stopped=False)
    found: dict[Which, set[Json]] = defaultdict(set)
    for entry in with_parts(entries.filter(about__in=same_as(owing.institution))):
        for which, owed in _sums_in(entry.values()).items():
            found[which].add(owed)
    return found


def is_told(collective: UUID, institution: Institution, due: date) -> bool:
    """Whether what became of what was due by a day was published, or is in its hold (pay.origins). Three queries."""
    entries = Entry.objects.filter(collective=collective, kind=MONEY, stopped=False)
    for entry in with_parts(entries.filter(about__in=same_as(institution.real))):
        days = entry.values().get("due")
        if isinstance(days, list) and any(isinstance(day, dict) and day.get("due") == due.isoformat() for day in days):
            return True
    return False


def _sums_in(parts: Mapping[str, Json]) -> dict[Which, int]:
    """The sums that stand in parts: what was owed, in pence or cents."""
    due = parts.get("due")
    days = [each for each in due if isinstance(each, dict) and "owed" in each] if isinstance(due, list) else []
    return {(date.fromisoformat(str(each["due"])), str(each["currency"])): int(str(each["owed"])) for each in days}


def _between(member: Member, same: Collection[UUID], today: date) -> list[Between]:
    """What it owes and owed, by day, the newest first, MOST days at most."""
    return between(member, today, of=same, few_too=True)[0][:MOST]


def _money_parts(owing: Owing) -> dict[str, Json]:
    due: list[Json] = []
    told = _may_tell(owing, {(line.due, line.owed.currency): line.owed.minor for line in owing.lines})
    for line in owing.lines:
        one: dict[str, Json] = {"due": line.due.isoformat(), "late": line.late, "open": bool(line.open.minor)}
        if line.over is not None:
            one["over"] = line.over.isoformat()
        if (line.due, line.owed.currency) in told:
            one |= {"owed": line.owed.minor, "paid": line.paid.minor, "currency": line.owed.currency}
        due.append(one)
    parts: dict[str, Json] = {"institution": owing.dealing.name, "on": owing.today.isoformat(), "due": due}
    return parts | ({"number": owing.institution.number} if owing.institution.number else {})


def _money_may_be(owing: Owing, parts: Mapping[str, Json]) -> bool:
    sums = _sums_in(parts)
    return sums.keys() <= _may_tell(owing, sums)


def _money_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    who = parts.get("institution")
    lines = [say("What {institution} owed and paid", institution=who) if who else say("What was owed and paid")]
    due = parts.get("due")
    days = due if isinstance(due, list) else []
    on = str(parts.get("on", ""))
    lines += [_due_in_words(each, on) for each in days if isinstance(each, dict) and "due" in each]
    if "on" in parts:
        lines.append(say("As it stood on {day}.", day=_day(parts["on"])))
    lines.append(say("Sums are told only where five or more people were paid, or where each of them said yes."))
    return lines


def _due_in_words(each: Mapping[str, Any], on: str) -> str:
    """What became of what was due on a day; nothing is told as unpaid before it has passed. `on`: when it was
    published."""
    said = [say("Due on {day}", day=_day(each["due"]))]
    if {"owed", "paid", "currency"} <= set(each):
        owed, paid = (Money(each[name], each["currency"]) for name in ("owed", "paid"))
        said.append(say("{owed} owed, {paid} paid", owed=owed, paid=paid))
    if each.get("open") and on and each["due"] >= on:
        said.append(say("that day had not passed yet"))
    elif each.get("open"):
        said.append(say("not all of it is paid"))
    elif "over" in each:
        said.append(say("all of it was paid by {day}", day=_day(each["over"])))
    elif each.get("open") is False:
        said.append(say("nobody can say any more whether all of it was paid"))
    if late := each.get("late"):
        said.append(say_n("{n} day late", "{n} days late", late))
    return f"{': '.join([said[0], ', '.join(said[1:])])}."


def _day(value: object) -> str:
    return day_in_words(date.fromisoformat(str(value)))


# What they say is wrong -----------------------------------------------------------------------------------------


class Told(NamedTuple):
    """What somebody wrote in an institution's name, and the group's answer; and as what the group knows it."""

    objection: Objection
    called: str


def _objection(member: Member, id: UUID) -> Told | None:
    """One that was answered, by somebody of whom the group made sure."""
    rows = Objection.objects.for_member(member).filter(pk=id, sure=True, answered__isnull=False)
    found = rows.select_related("institution__merged_into", "entry").first()
    if found is None:
        return None
    real = found.institution.real
    named = Dealing.objects.for_member(member).filter(institution=real).values_list("name", flat=True).first()
    return Told(found, named or real.name)


def _objection_parts(told: Told) -> dict[str, Json]:
    objection = told.objection
    assert objection.answered is not None
    parts: dict[str, Json] = {
        "institution": told.called,
        "about": objection.entry.index,
        "came": objection.day.isoformat(),
        "words": objection.words,
        "answered": objection.answered.isoformat(),
        "ours": objection.ours,
    }
    number = objection.institution.real.number
    return parts | ({"number": number} if number else {})


def _objection_in_words(parts: Mapping[str, Json], reader: str) -> list[str]:
    who = parts.get("institution")
    lines = [say("What {institution} says is wrong", institution=who) if who else say("What they say is wrong")]
    if "about" in parts:
        lines.append(say("It is about entry {number} of this group.", number=parts["about"]))
    if "came" in parts:
        lines.append(say("It came on {day}.", day=_day(parts["came"])))
    if "words" in parts:
        lines.append(say("In their words: {words}", words=parts["words"]))
    if "ours" in parts:
        lines.append(say("In ours: {words}", words=parts["ours"]))
    if "answered" in parts:
        lines.append(say("We answered on {day}.", day=_day(parts["answered"])))
    return lines


_WHOSE = {
    "institution": "What we call the institution.",
    "number": "Its public number, with the list that it is of, if it has one.",
}
PUBLISHED = {
    MONEY: Publishes(
        title="What an institution owed and paid",
        says={
            **_WHOSE,
            "on": "The day of publishing, YYYY-MM-DD.",
            "due": "For each day on which something was due: due, late (days), open (true or false), over (the day on "
            "which the last of it came; where nothing is open, missing if nobody can say any more); and owed, paid "
            "(pence or cents), currency where five or more people were paid, or each of them said yes.",
        },
        thing=_owing,
        parts=_money_parts,
        in_words=_money_in_words,
        may_be=_money_may_be,
        about=lambda owing: owing.institution.pk,
        ids=lambda owing: [owing.dealing.pk, *owing.others],
    ),
    OBJECTION: Publishes(
        title="What an institution says is wrong",
        says={
            **_WHOSE,
            "about": "The index of the entry that it is about.",
            "came": "The day on which it came, YYYY-MM-DD.",
            "words": "Their words.",
            "answered": "The day of our answer.",
            "ours": "Our answer.",
        },
        thing=_objection,
        parts=_objection_parts,
        in_words=_objection_in_words,
        answers="about",
        about=lambda told: told.objection.institution.real_id,
    ),
}
