"""Every write of a collective's terms: the draft, clause by clause, and the version that a decision adopts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format

from ourterms.collectives.models import Collective, Member
from ourterms.decisions.actions import Carries, put_forward, zone_of
from ourterms.decisions.models import Decision, Matter
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, make, trail
from ourterms.terms.models import Draft, OurTerms
from ourterms.terms.ours import Working, in_force, read
from ourterms.terms.rules.bounds import outside, problems
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.differences import Difference, apply, differences, in_words, mark_of
from ourterms.terms.rules.terms import BadTerms, Setting, Terms, as_data, terms_from

KIND, TERMS = "letters", "terms"  # the kind of matter, which says by which rule it is decided; and what a yes does


class Meanwhile(Exception):
    """Somebody else changed the same thing since the page was opened; nothing was written. `now`: what it says."""

    def __init__(self, now: Any) -> None:
        super().__init__("changed meanwhile")
        self.now = now


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def _held(by: Member, draft: Draft) -> Working:
    """The draft as it is now, held until the end of the transaction. Refused when it is no draft any more."""
    rows = Draft.objects.for_member(by).select_for_update().filter(pk=draft.pk, aside=False)
    held: Draft | None = rows.first()
    if held is None or not by.here:
        raise Refused(say("This draft is not here any more: it went on the agenda, or was taken back."))
    return read(held, in_force(by.collective_id))


def _save(working: Working, terms: Terms) -> None:
    """The draft says this from now on, and begins from the terms that hold now."""
    draft = working.draft
    draft.number, draft.before, draft.terms = working.ours.version, as_data(working.ours.terms), as_data(terms)
    draft.save(update_fields=["number", "before", "terms"])


# The draft ----------------------------------------------------------------------------------------------------


@transaction.atomic
def start(*, by: Member, id: UUID, terms: Terms | None = None) -> Draft:
    """Begin to change our terms: from those that hold now, or from `terms`. A collective has one draft at a time.

    Where there is one already, whoever wants to begin goes on with that; with other `terms` it is refused.
    """
    Collective.objects.select_for_update().get(pk=by.collective_id)
    there: Draft | None = Draft.objects.for_member(by).filter(aside=False).first()
    if there is not None:
        _refuse_unless(
            terms is None or there.pk == id, say("There is a draft already. Go on with it, or take it back first.")
        )
        return there
    ours = in_force(by.collective_id)
    wanted = ours.terms if terms is None else terms
    _refuse_unless(not problems(wanted), " ".join(problems(wanted)))
    draft, _made = make(
        Draft,
        id,
        collective=by.collective,
        number=ours.version,
        before=as_data(ours.terms),
        terms=as_data(wanted),
    )
    return draft


@transaction.atomic
def change_clause(*, by: Member, draft: Draft, clause: str, setting: Setting | None, seen: str) -> None:
    """Let the draft say this of one clause; None: we don't ask for it. `seen`: the mark (rules/differences.py) of what
    it said when the page was opened. Meanwhile if it says something else now."""
    _refuse_unless(clause in CLAUSES)
    working = _held(by, draft)
    now = working.terms.clauses.get(clause)
    if now == setting:
        return
    if seen != mark_of(now):
        raise Meanwhile(now)
    if setting is not None:
        wrong = outside(CLAUSES[clause], setting.figure)
        _refuse_unless(not wrong, wrong)
    terms = apply(working.terms, [Difference(clause, now, setting)])
    _refuse_unless(bool(terms.clauses), say("This is the last clause. Without any, there would be no terms."))
    _save(working, _sound(terms))


@transaction.atomic
def change_whole(*, by: Member, draft: Draft, values: Mapping[str, Any], seen: str) -> None:
    """Let the draft say this of the whole: its title, what stands above it, currency, hours, easy words. `seen`: the
    mark of all of these when the page was opened."""
    working = _held(by, draft)
    now = {name: getattr(working.terms, name) for name in values}
    if now == values:
        return
    if seen != mark_of(list(now.values())):
        raise Meanwhile(now)
    _save(working, _sound(working.terms._replace(**values)))


def _sound(terms: Terms) -> Terms:
    """The terms, if what is kept of them can be read back. Refused otherwise."""
    try:
        return terms_from(as_data(terms))
    except BadTerms as bad:
        raise Refused(" ".join(bad.messages)) from None


@transaction.atomic
def take_back(*, by: Member, draft: Draft) -> None:
    """Lay the draft aside. It can be taken up again, until another one is laid aside. Twice is once."""
    held = Draft.objects.for_member(by).select_for_update().filter(pk=draft.pk, aside=False).first()
    if held is not None:
        Draft.objects.for_member(by).filter(aside=True).delete()
        held.aside = True
        held.save(update_fields=["aside"])


@transaction.atomic
def take_up(*, by: Member) -> None:
    """Go on with what was laid aside. Refused while another draft is written; nothing where nothing lies aside."""
    Collective.objects.select_for_update().get(pk=by.collective_id)
    rows = Draft.objects.for_member(by)
    aside = rows.filter(aside=True).first()
    if aside is not None:
        _refuse_unless(
            not rows.filter(aside=False).exists(),
            say("There is a draft already. Put it on the agenda or take it back first."),
        )
        aside.aside = False
        aside.save(update_fields=["aside"])


@transaction.atomic
def put_on_agenda(*, by: Member, id: UUID, words: str, at: datetime, today: date) -> Matter:
    """The draft becomes a matter, with what it changes. From then on it is decided on, and no draft any more."""
    there: Matter | None = Matter.objects.for_member(by).filter(pk=id, does=TERMS).first()
    if there is not None:
        return there
    draft = Draft.objects.for_member(by).filter(aside=False).first()
    _refuse_unless(draft is not None, say("This draft is not here any more: it went on the agenda, or was taken back."))
    assert draft is not None
    working = _held(by, draft)
    changes, first = working.changes, working.ours.version == 0
    _refuse_unless(bool(changes) or first, say("Nothing is changed yet. Change a clause first."))
    matter = put_forward(
        by=by,
        id=id,
        kind=KIND,
        title=say("Terms of our own") if first else say("Other terms of ours"),
        words=words,
        circle=None,
        at=at,
        today=today,
        does=TERMS,
        subject={
            "number": working.ours.version,
            "before": as_data(working.ours.terms),
            "terms": as_data(working.terms),
        },
    )
    Draft.objects.for_member(by).filter(pk=draft.pk).delete()
    return matter


# What a yes carries out -----------------------------------------------------------------------------------------


def _both(subject: Mapping[str, Any]) -> tuple[Terms, Terms]:
    """The terms before and after, out of a subject. BadTerms, KeyError or TypeError for anything else."""
    return terms_from(subject["before"]), terms_from(subject["terms"])


def _check(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    _refuse_unless(kind == KIND)
    try:
        before, after = _both(subject)
    except (BadTerms, KeyError, TypeError):
        raise Refused(say("These terms can't be read.")) from None
    _refuse_unless(not problems(after), " ".join(problems(after)))
    _refuse_unless(before != after or in_force(by.collective_id).version == 0, say("Our terms say this already."))


def subject_in_words(subject: Mapping[str, Any]) -> list[str]:
    """What changes, a line for each thing."""
    before, after = _both(subject)
    lines = in_words(differences(before, after), after.currency)
    if subject["number"] == 0:
        begins = say("We have terms of our own. They begin from the ready-made ones.")
        return [begins, *(lines or [say("All of these stay as they are.")])]
    return lines


def _frozen(matter: Matter) -> dict[str, Any]:
    """What changes, put into the terms that hold when the matter opens."""
    ours = in_force(matter.collective_id)
    before, after = _both(matter.subject)
    terms = _merged(ours.terms, before, after)
    _refuse_unless(terms != ours.terms or ours.version == 0, say("Our terms say this already."))
    return {"number": ours.version, "before": as_data(ours.terms), "terms": as_data(terms)}


def _merged(now: Terms, before: Terms, after: Terms) -> Terms:
    """What was decided, put into the terms that hold; all of what was decided, if no clause would be left."""
    merged = apply(now, differences(before, after))
    return merged if merged.clauses else after


def _adopt(by: Member, decision: Decision, at: datetime) -> list[str]:
    """From now on these terms hold. What was adopted meanwhile and not decided on here stays."""
    Collective.objects.select_for_update().get(pk=decision.collective_id)
    day = at.astimezone(zone_of(by)).date()
    there: OurTerms | None = OurTerms.objects.filter(decision=decision).first()
    ours = in_force(decision.collective_id)
    before, after = _both(decision.subject)
    terms = _merged(ours.terms, before, after)
    if there is None:
        if ours.version and terms == ours.terms:
            return [say("Our terms said this already. Version {number} goes on.", number=ours.version)]
        there = OurTerms.objects.create(
            pk=chance.uuid(),
            collective_id=decision.collective_id,
            number=ours.version + 1,
            terms=as_data(terms),
            decision=decision,
            adopted=day,
        )
        trail("terms:adopted", by=by.person_id, at=at, collective=decision.collective_id, thing=there.pk)
    number = there.number
    lines = [say("Version {number} of our terms holds from {day} on.", number=number, day=_day(there.adopted))]
    if ours.version != decision.subject["number"] and number == ours.version + 1:
        lines.append(say("Another version was adopted meanwhile. What was decided here was put into that one."))
    return lines


def _day(day: date) -> str:
    return date_format(day, "l j F Y")


OURS = {TERMS: Carries(_check, subject_in_words, _adopt, _frozen)}
