"""Every write of decisions. Answering is a sealed act: no trail, no time, no order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.formats import date_format

from ourterms.care.rules.boundaries import KINDS as THINGS
from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, CircleMember, Collective, Member
from ourterms.collectives.permissions import may_use_circle
from ourterms.decisions import budget, quiet
from ourterms.decisions.constitution import change_in_words, changed, clause_for, ours
from ourterms.decisions.models import (
    AFTER,
    BEFORE,
    DECIDED,
    LET_GO,
    LETTER,
    LONGER,
    MOST_LINES,
    NEXT,
    NO_NAME,
    OPEN,
    OPTION,
    OWN,
    REASON,
    RULES,
    TABLE,
    TITLE,
    UNNAMED,
    WAITING,
    WORDS,
    Ballot,
    Constitution,
    Counted,
    Decision,
    Dissent,
    Entered,
    Envelope,
    HandUp,
    Lot,
    LotName,
    Matter,
    Outcome,
    Proposal,
    Remark,
)
from ourterms.decisions.permissions import may_let_go, may_take_back
from ourterms.decisions.rules import closing, going_on, rounds, stages, table
from ourterms.decisions.rules import dissent as dissents
from ourterms.decisions.rules.constitution import KINDS, LONGEST, MOST_OPTIONS, as_data, as_rule_data, problems
from ourterms.decisions.rules.quiet import Paper, published
from ourterms.decisions.rules.standing import STANDING, Given, result, standing_answer, tally
from ourterms.decisions.rules.ways import (
    BUDGET,
    COUNTED,
    GOING_ON,
    LEAST,
    LOST,
    MOST_POINTS,
    NO,
    OPTIONS,
    VOTES,
    WAYS,
    YES,
    Result,
    Rule,
    at_least,
    both,
    holds,
    in_words,
)
from ourterms.decisions.sealed import put as put_words
from ourterms.decisions.sealed import standing_words, take_away
from ourterms.design import prepared
from ourterms.design.prepared import NOW, Prepared
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.kit.wall import Wall, moment
from ourterms.kit.words import many_lines, one_line
from ourterms.meetings import actions as meetings
from ourterms.meetings.models import Session
from ourterms.people.acts import Refused, make, trail
from ourterms.register import actions as register

MOST_WORDS = 150  # of a text to send by hand


class Opening(NamedTuple):
    """How a matter is opened as a decision. `several`: of options one may choose more than one. `affected`: a circle
    whose yes is needed beside everybody's. `quiet`: as a quiet ballot, also where our rules don't ask for one. `seats`:
    how many are chosen where several are elected. `pot`: how much there is to share out, as typed; `points`: by points.
    """

    way: str
    question: str
    closes: Wall
    words: str = ""
    options: Sequence[str] = ()
    several: bool = False
    affected: Circle | None = None
    quiet: bool = False
    seats: int = 2
    pot: str = ""
    points: bool = False


def zone_of(member: Member) -> ZoneInfo:
    """The zone of a member's collective."""
    return ZoneInfo(member.collective.setting("collectives.zone"))


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def _text(words: str, most: int, missing: str = "") -> str:
    """Words as they are kept. Refused when they are too many, or missing where they have to be."""
    words = many_lines(words) if most == WORDS else one_line(words)
    _refuse_unless(bool(words) or not missing, missing)
    _refuse_unless(len(words) <= most, say("Use at most {most} letters.", most=most))
    return words


def _matter(by: Member, matter: Matter) -> Matter:
    """The matter as it is now, held until the end of the transaction. Refused for one that `by` may not see."""
    held: Matter | None = (
        Matter.objects.for_member(by)
        .select_for_update(of=("self",))
        .select_related("by", "circle")
        .filter(pk=matter.pk)
        .first()
    )
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


def _held(by: Member, decision: Decision) -> Decision:
    """The same for a decision."""
    held: Decision | None = Decision.objects.for_member(by).select_for_update().filter(pk=decision.pk).first()
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


def _place(decision: Decision) -> dict[str, object]:
    """What every row of a decision carries."""
    return {"collective_id": decision.collective_id, "circle_id": decision.circle_id, "decision": decision}


# The agenda ---------------------------------------------------------------------------------------------------


@transaction.atomic
def put_forward(
    *,
    by: Member,
    id: UUID,
    kind: str,
    title: str,
    words: str,
    circle: Circle | None,
    at: datetime,
    today: date,
    does: str = "",
    subject: Mapping[str, Any] | None = None,
    touches: Sequence[str] = (),
) -> Matter:
    """Put something on the agenda, for all or for a circle. Any member may. `today`: by the collective's clock.

    `does`: what a yes carries out by itself, with `subject` (CARRIES_OUT). `touches`: kinds of things that some of us
    keep away (care/rules/boundaries.py KINDS).
    """
    _refuse_unless(set(touches) <= set(THINGS), say("There is no such kind."))
    _refuse_unless(kind in KINDS, say("There is no such kind."))
    _refuse_unless((kind == GOING_ON) is (does == GOING_ON))
    if kind == BUDGET:
        budget.refuse_unless_on(by)
    if does:
        _refuse_unless(circle is None and does in CARRIES_OUT)
        CARRIES_OUT[does].check(by, kind, subject or {})
    _refuse_unless(circle is None or may_use_circle(by, circle))
    matter, _made = make(
        Matter,
        id,
        collective=by.collective,
        circle=circle,
        by=by,
        kind=kind,
        title=_text(title, TITLE, say("Say in a line what it is about.")),
        words=_text(words, WORDS),
        at=at,
        day=today,
        does=does,
        subject=dict(subject or {}),
        touches=[kind for kind in THINGS if kind in touches],
    )
    return matter


@transaction.atomic
def let_go(*, by: Member, matter: Matter, reason: str) -> None:
    """Take something off the agenda, with a reason that everybody can read. Anybody can put it back."""
    held = _matter(by, matter)
    if held.state == LET_GO:
        return
    _refuse_unless(held.state == WAITING, say("It is being decided, or was. It can't be taken off any more."))
    _refuse_unless(may_let_go(by, held), say("Somebody else put this forward. They can take it off."))
    held.state, held.reason = (
        LET_GO,
        _text(reason, REASON, say("Say why, in a line. Nothing goes from here without it.")),
    )
    held.save(update_fields=["state", "reason"])


@transaction.atomic
def put_back(*, by: Member, matter: Matter) -> None:
    """Put something back on the agenda that was let go. Anybody may."""
    held = _matter(by, matter)
    if held.state == LET_GO:
        held.state, held.reason = WAITING, ""
        held.save(update_fields=["state", "reason"])


@transaction.atomic
def offer(*, by: Member, matter: Matter, would: bool) -> None:
    """Say that one would do it, or take that back: at any time until it is done, without a reason."""
    held = _matter(by, matter)
    if not would:
        HandUp.objects.filter(matter=held, member=by).delete()
        return
    _refuse_unless(bool(held.does) and CARRIES_OUT[held.does].offered, say("There is nothing here."))
    _refuse_unless(held.state == WAITING, say("It is being decided, or was. Nobody is added to it any more."))
    place = {"collective_id": held.collective_id, "circle_id": held.circle_id}
    HandUp.objects.get_or_create(matter=held, member=by, defaults={"pk": chance.uuid(), **place})


def who_offer(matter: Matter) -> list[Member]:
    """Who offers, and is here. One query."""
    rows = HandUp.objects.filter(matter=matter, member__here=True).select_related("member")
    return [row.member for row in rows.order_by("member__name_key", "pk")]


# Opening ------------------------------------------------------------------------------------------------------


def _clean_options(what: Opening) -> list[str]:
    if what.way == GOING_ON:
        return [say(option) for option in going_on.OPTIONS]
    if what.way not in OPTIONS:
        return []
    options = [text for text in (_text(option, OPTION) for option in what.options) if text]
    _refuse_unless(len(options) >= 2, say("Put at least two things to choose from, one in each line."))
    _refuse_unless(len(options) <= MOST_OPTIONS, say("Put at most {most} things to choose from.", most=MOST_OPTIONS))
    _refuse_unless(
        len({option.casefold() for option in options}) == len(options), say("One of them stands there twice.")
    )
    return options


class _Things(NamedTuple):
    """What there is to choose from, and how it is counted where that goes in rounds."""

    options: list[str]
    counting: dict[str, Any] = {}


def _clean_things(by: Member, matter: Matter, what: Opening) -> _Things:
    """The options, or the proposals with their costs, as they are frozen. Refused for what can't be counted."""
    if what.way not in COUNTED:
        return _Things(_clean_options(what))
    seed = chance.code(rounds.SEED)
    if what.way != BUDGET:
        options = _clean_options(what)
        seats = what.seats if what.way == "elect" else 1
        more = say("Put more things to choose from than are chosen, and choose at least one.")
        _refuse_unless(0 < seats < len(options), more)
        return _Things(options, rounds.as_setup_data(rounds.Setup(seed, seats)))
    budget.refuse_unless_on(by)
    pot = budget.money_of(by, what.pot)
    proposals = budget.fitting(by, budget.proposals_on(matter))
    _refuse_unless(bool(proposals), say("There is no proposal yet. Put one forward first: what is paid, and its cost."))
    setup = rounds.Setup(
        seed,
        pot=pot.minor,
        costs=tuple(each.minor for each in proposals),
        currency=pot.currency,
        points=what.points,
        about=tuple(each.words for each in proposals),
    )
    return _Things([each.title for each in proposals], rounds.as_setup_data(setup))


def _clean_affected(by: Member, matter: Matter, what: Opening, asked: bool) -> bool:
    """Whether a circle has to say yes besides: one of the opener's own, because nobody learns of another. Refused where
    our rules ask for one and there is none."""
    if what.affected is None:
        _refuse_unless(
            not asked or matter.circle_id is not None,
            say("Our rules ask for a yes of those most affected, too. Somebody who is in their circle opens it."),
        )
        return False
    _refuse_unless(
        matter.circle_id is None and what.way not in (*OPTIONS, GOING_ON), say("It can't be decided in this way.")
    )
    _refuse_unless(may_use_circle(by, what.affected), say("Choose a circle that you are in."))
    return True


def _quiet_rule(rule: Rule, kept: Rule, asked: bool) -> Rule:
    """The rule as a quiet ballot, if our rules or whoever opens it ask for one. Refused where it can't be one."""
    if not (asked or kept.quiet):
        return rule._replace(codes=False)
    _refuse_unless(rule.way in VOTES, say("Only a vote can be a quiet ballot: in this way, who objects says so."))
    _refuse_unless(
        not rule.affected,
        say("In a quiet ballot no circle has a yes of its own: it would tell what few of us chose."),
    )
    return rule._replace(quiet=True)


def here_for(matter: Matter) -> "QuerySet[Member]":
    """Who would have a row in a decision on it that opened now: here, in the circle if it is a circle's."""
    here = Member.objects.filter(collective=matter.collective_id, here=True)
    if matter.circle_id:
        here = here.filter(circlemember__circle=matter.circle_id)
    return CARRIES_OUT[matter.does].who_counts(matter, here) if matter.does else here


@transaction.atomic
def open_matter(*, by: Member, id: UUID, matter: Matter, what: Opening, at: datetime) -> Decision:
    """Open a matter as a decision: never by less than the constitution says.

    The rule, and who counts, are frozen now: whoever is here and not on a break, in the circle if it is a circle's.
    """
    there: Decision | None = Decision.objects.for_member(by).filter(pk=id).first()
    if there is not None:
        _refuse_unless(there.matter_id == matter.pk)
        return there
    held = _matter(by, matter)
    _refuse_unless(held.state == WAITING, say("Somebody has opened this already, or it is not on the agenda any more."))
    _refuse_unless(held.circle is None or not held.circle.ended)
    clause = clause_for(by.collective, held.kind)
    _refuse_unless(what.way in at_least(clause.rule.way), say("Our rules don't let this be decided in that way."))
    subject = held.subject
    if held.does:
        CARRIES_OUT[held.does].check(by, held.kind, held.subject)
        subject = CARRIES_OUT[held.does].frozen(held)
    first = closing.first(at, clause.rule.days, what.closes.zone)
    days = closing.whole_days(at, what.closes)
    _refuse_unless(
        days >= clause.rule.days,
        say(
            "Our rules keep it open until {day} at {time}, or longer.",
            day=date_format(first.day, "l j F Y"),
            time=f"{first.time:%H:%M}",
        ),
    )
    _refuse_unless(not closing.too_long(at, what.closes), say("That is too far away. Choose an earlier day."))
    rule = clause.rule._replace(way=what.way, days=days)
    if what.way == "choose":
        rule = rule._replace(most=clause.rule.most if what.several else 1)
    rule = rule._replace(affected=_clean_affected(by, held, what, clause.rule.affected))
    rule = _quiet_rule(rule, clause.rule, what.quiet)
    assert holds(rule, clause.rule._replace(affected=rule.affected))
    things = _clean_things(by, held, what)
    decision, _made = make(
        Decision,
        id,
        collective=by.collective,
        circle=held.circle,
        matter=held,
        opened_by=by,
        # A talk about how we go on is never called anything else: its name stands on Home, and in lists.
        question=held.title
        if held.kind == GOING_ON
        else _text(what.question, TITLE, say("Say in a line what we decide.")),
        words=_text(what.words, WORDS),
        options=things.options,
        counting=things.counting,
        rule=as_rule_data(rule),
        rule_in_words=in_words(rule._replace(days=clause.rule.days)),
        clause=clause.where,
        affected=what.affected,
        does=held.does,
        subject=subject,
        does_in_words=CARRIES_OUT[held.does].in_words(subject) if held.does else [],
        opened=at.astimezone(ZoneInfo(what.closes.zone)).date(),
        stage=stages.PRESENT if what.way == "go-round" else CARRIES_OUT[held.does].stage if held.does else "",
        day=what.closes.day,
        time=what.closes.time,
        zone=what.closes.zone,
        closes=moment(what.closes),
        touches=held.touches,
    )
    theirs = set(CircleMember.objects.filter(circle=what.affected).values_list("member_id", flat=True))
    rows = [
        Counted(
            pk=chance.uuid(),
            member=member,
            counts=not member.paused,
            affected=member.pk in theirs,
            **_place(decision),
        )
        for member in chance.shuffled(here_for(held))
    ]
    Counted.objects.bulk_create(rows)
    counting = [row.member for row in rows if row.counts]
    if rule.quiet:
        few = say("A quiet ballot needs at least {least} of us who count. Of fewer, the sum tells.", least=LEAST)
        _refuse_unless(len(counting) >= LEAST, few)
        decision.box = quiet.new_box(decision.pk)
        decision.save(update_fields=["box"])
    else:
        _leave_standing_words(decision, counting)
    held.state = OPEN
    held.save(update_fields=["state"])
    trail("decisions:opened", by=by.person_id, at=at, collective=by.collective_id, thing=id)
    return decision


def _leave_standing_words(decision: Decision, members: Sequence[Member]) -> None:
    """Put in the words that some of those who count left beforehand for what this touches, without a name."""
    words = standing_words(members, decision.touches)
    given = {member: standing_answer(word, decision.way) for member, word in words.items()}
    Ballot.objects.bulk_create(
        Ballot(
            pk=chance.uuid(),
            member=member,
            answer=each.answer,
            chosen=list(each.chosen),
            given=BEFORE,
            **_place(decision),
        )
        for member, each in given.items()
        if each is not None
    )


# Talking it over ----------------------------------------------------------------------------------------------


@transaction.atomic
def remark(*, by: Member, id: UUID, decision: Decision, words: str, at: datetime) -> Remark:
    """Say something about it, while it is open."""
    held = _held(by, decision)
    there: Remark | None = Remark.objects.for_member(by).filter(pk=id, decision=held, by=by).first()
    if there is not None:
        return there
    _refuse_unless(not held.closed and at < held.closes, say("This is closed. Nothing is added to it any more."))
    said, _made = make(
        Remark,
        id,
        by=by,
        stage=held.stage,
        words=_text(words, WORDS, say("Write something first.")),
        at=at,
        **_place(held),
    )
    return said


@transaction.atomic
def take_back_remark(*, by: Member, remark: Remark) -> None:
    """Take one's own words back. That somebody said something stays."""
    _refuse_unless(may_take_back(by, remark), say("Only whoever wrote it can take it back."))
    Remark.objects.for_member(by).filter(pk=remark.pk).update(words="", taken_back=True)


@transaction.atomic
def go_on(*, by: Member, decision: Decision, stage: str, at: datetime) -> None:
    """Go on to a stage of a go-round: the one after the one it is at. Never back; said twice, done once."""
    held = _held(by, decision)
    _refuse_unless(not held.closed and at < held.closes, say("This is closed."))
    _refuse_unless(held.stage in stages.STAGES and stage in stages.STAGES)
    _may_answer(by, held)
    if stages.following(held.stage) == stage:
        held.stage = stage
        held.save(update_fields=["stage"])


# Answering ----------------------------------------------------------------------------------------------------


def _may_answer(by: Member, decision: Decision) -> Counted:
    """The row by which a member counts, or comes to count by their answer. Refused for anybody else."""
    rows = Counted.objects.select_related("member").filter(decision=decision, member=by, member__here=True)
    row: Counted | None = rows.first()
    if row is None:
        raise Refused(say("This was opened before you came. Those who were here then answer it."))
    if not row.counts and row.member.paused:
        raise Refused(say("You are on a break, and that's fine. If you want to answer, come back from it first."))
    return row


def _clean_answer(decision: Decision, answer: str, chosen: Sequence[int]) -> Given:
    """What was answered, if the way has such an answer. Refused otherwise."""
    rule, options = decision.kept_rule, len(decision.options)
    if rule.way == "score":
        good = len(chosen) == options and all(0 <= each <= MOST_POINTS for each in chosen) and not answer
    elif rule.way in COUNTED:
        points = decision.by_points
        good = rounds.good(rule, chosen, options, points=points) and not answer
        if good:
            return Given("", rounds.clean(rule, chosen, points=points))
    elif rule.way == GOING_ON:
        good = len(chosen) == 1 and chosen[0] in range(options) and not answer
    elif rule.way == "choose":
        good = len(set(chosen)) == len(chosen) <= rule.most and set(chosen) <= set(range(options)) and not answer
    else:
        good = answer in WAYS[rule.way].answers and not chosen
    _refuse_unless(good, say("Choose one of the answers."))
    return Given(answer, sorted(chosen) if rule.way == "choose" else list(chosen))


@transaction.atomic
def answer(
    *, by: Member, decision: Decision, answer: str = "", chosen: Sequence[int] = (), words: str = "", at: datetime
) -> str:
    """Answer, or answer something else than before: the last one counts, on whichever device it was given.

    `words` are kept only where whoever objects does so by name. Nothing says when it was answered. Gives back a code,
    where a quiet ballot has codes: to be shown once, because it is kept nowhere else.
    """
    held = _held(by, decision)
    _refuse_unless(not held.closed and at < held.closes, say("This is closed. Answers count until it closes."))
    later = say("Answers come when the go-round gets to objections.")
    if held.stage == going_on.HEARING:
        later = say("It is not time for answers yet. First we hear each other.")
    _refuse_unless(held.takes_answers, later)
    row = _may_answer(by, held)
    given = _clean_answer(held, answer, chosen)
    code = put_in(held, row, given, OWN, _text(words, WORDS) if held.spoken else "")
    _replace_entered(held, by)
    return code


def put_in(decision: Decision, row: Counted, answer: Given, given: str, words: str = "") -> str:
    """The one answer of whoever `row` is of, in place of any before; they count from now on. Called in a transaction
    that holds the decision, by whoever has seen to it that it may be put in. `given`: OWN, TABLE or UNNAMED. Gives
    back their code, in a quiet ballot with codes."""
    code = quiet.put_in(decision, row.member_id, answer) if decision.quiet else ""
    if not decision.quiet:
        _put_in_clear(decision, row, answer, given, words)
    if not row.counts:
        Counted.objects.filter(pk=row.pk).update(counts=True)
    return code


def _put_in_clear(decision: Decision, row: Counted, answer: Given, given: str, words: str) -> None:
    values = {"answer": answer.answer, "chosen": list(answer.chosen), "words": words, "given": given}
    if not Ballot.objects.filter(decision=decision, member=row.member_id).update(**values):
        Ballot.objects.create(pk=chance.uuid(), member_id=row.member_id, **values, **_place(decision))


def _replace_entered(decision: Decision, member: Member) -> None:
    """What was entered for them at the table counts no more: they have said something themselves."""
    rows = Entered.objects.filter(decision=decision, member=member, state=table.CONFIRMED)
    rows.update(state=table.REPLACED)


@transaction.atomic
def leave_word(*, by: Member, decision: Decision, answer: str = "", at: datetime) -> str:
    """Answer something that touches what some of us keep away, without a name and without having to see it.

    Anybody may; so an answer without a name says of nobody that they keep something away. At any stage: whoever
    doesn't look does not know which it is at. Of things, only "none of them" can be said. Gives back
    what `answer` does.
    """
    held = _held(by, decision)
    _refuse_unless(not held.closed and at < held.closes, say("This is closed. Answers count until it closes."))
    _refuse_unless(bool(held.touches) and held.way != "score")
    row = _may_answer(by, held)
    code = put_in(held, row, _clean_answer(held, answer, ()), UNNAMED)
    _replace_entered(held, by)
    return code


@transaction.atomic
def set_standing_words(*, by: Member, words: Mapping[str, str]) -> None:
    """Keep what a member wants to be answered for them in what touches something they keep away. Sealed."""
    _refuse_unless(
        set(words) <= set(THINGS) and set(words.values()) <= set(STANDING), say("Choose one of the answers.")
    )
    put_words(by, words)


@transaction.atomic
def take_back_answer(*, by: Member, decision: Decision, at: datetime) -> None:
    """Take one's answer back while it is open: as if one had said nothing."""
    held = _held(by, decision)
    _refuse_unless(not held.closed and at < held.closes, say("This is closed. Answers count until it closes."))
    (Envelope if held.quiet else Ballot).objects.filter(decision=held, member=by).delete()
    _replace_entered(held, by)


# Dissent ------------------------------------------------------------------------------------------------------


@transaction.atomic
def dissent(*, by: Member, id: UUID, decision: Decision, words: str, reach: str, named: bool) -> Dissent:
    """Say that one does not agree, while it is open or afterwards. The words stay as they are written here."""
    held = _held(by, decision)
    _refuse_unless(reach in dissents.REACH, say("Choose how far it may go."))
    text = words.replace("\r\n", "\n")
    _text(text, WORDS, say("Write something first."))
    made, _new = make(Dissent, id, by=by, words=text, reach=reach, named=named, **_place(held))
    return made


@transaction.atomic
def let_dissent_go(*, by: Member, dissent: Dissent, reach: str, named: bool, at: datetime) -> None:
    """Say anew how far one's own dissent goes, and whether one's name stands beside it. What waits to be public with
    more of it than that is stopped."""
    _refuse_unless(may_take_back(by, dissent), say("Only whoever wrote it says how far it goes."))
    _refuse_unless(reach in dissents.REACH, say("Choose how far it may go."))
    register.hold_log(by.collective_id)
    Dissent.objects.for_member(by).filter(pk=dissent.pk).update(reach=reach, named=named)
    register.look_again(by.collective_id, at)


@transaction.atomic
def take_back_dissent(*, by: Member, dissent: Dissent, at: datetime) -> None:
    """Take one's own words back. That a dissent was here stays; whose it was does not."""
    _refuse_unless(may_take_back(by, dissent), say("Only whoever wrote it can take it back."))
    register.hold_log(by.collective_id)
    Dissent.objects.for_member(by).filter(pk=dissent.pk).update(words="", taken_back=True, named=False, by=None)
    register.look_again(by.collective_id, at)


# Closing ------------------------------------------------------------------------------------------------------


def _still(decision: Any) -> "QuerySet[Member]":
    """Who is still here, or in the circle if it is a circle's. Who left counts no more, and their answer with them."""
    here = Member.objects.filter(collective=decision.collective_id, here=True)
    return here.filter(circlemember__circle=decision.circle_id) if decision.circle_id else here


def counted_and_given(decision: Decision, *, affected: bool = False) -> tuple[int, list[Given]]:
    """How many count now, and what they answered, of a decision that is open; of those most affected alone, if asked.
    Two queries."""
    shape = decision.circle_id is not None, affected
    asked = {"decision": decision.pk, "collective": decision.collective_id, "circle": decision.circle_id}
    given = [Given(*each) for each in _given(*shape, decision.between_things, **asked)]
    return _counted.first(*shape, **asked) or 0, given


def _of_those_still_here(model: Any, of_one: bool) -> Any:
    one = SimpleNamespace(collective_id=WHOEVER.collective_id, circle_id=CIRCLE if of_one else None)
    here = Exists(_still(one).filter(pk=OuterRef("member")))  # asked of fifty, and not of all who are here
    return model.objects.filter(here, decision=prepared.Given("decision"))


def _counted_of(of_one: bool, affected: bool) -> Any:
    rows = _of_those_still_here(Counted, of_one).filter(counts=True)
    rows = rows.filter(affected=True) if affected else rows
    return rows.values("decision").annotate(number=Count("pk")).values_list("number", flat=True)


def _given_of(of_one: bool, affected: bool, between_things: bool) -> Any:
    rows = _of_those_still_here(Ballot, of_one)
    if affected:
        theirs = Counted.objects.filter(decision=prepared.Given("decision"), affected=True)
        rows = rows.filter(Exists(theirs.filter(member=OuterRef("member"))))
    return rows.values_list("answer", "chosen") if between_things else rows.values_list("answer")


_counted, _given = Prepared(_counted_of), Prepared(_given_of)


@transaction.atomic
def close(*, decision: Decision, at: datetime) -> None:
    """Put down what it came to, once its hour has come; done by whoever comes first, once.

    What nobody was to see (who counted, and who answered what in a vote) is gone from then on; of a quiet ballot the
    key, too, as soon as this is written.
    """
    held = Decision.objects.select_for_update().filter(pk=decision.pk, closed=False, closes__lte=at).first()
    if held is None:
        return
    came_to = _count_quietly(held) if held.quiet else _count_in_clear(held)
    held.closed, held.state, held.why, held.chosen = True, came_to.state, came_to.why, list(came_to.chosen)
    held.to_conclude = held.state == YES
    held.save(update_fields=["closed", "state", "why", "chosen", "tally", "cast", "ballots", "rounds", "to_conclude"])
    _settle_entered(held)
    ballots = Ballot.objects.filter(decision=held)
    named = ballots.filter(member__in=_still(held).values("pk")).exclude(given__in=NO_NAME)
    (ballots.exclude(pk__in=named.values("pk")) if held.spoken else ballots).delete()
    Envelope.objects.filter(decision=held).delete()
    Counted.objects.filter(decision=held).delete()
    after = DECIDED if held.state in (YES, NO) else WAITING  # what could not be decided stays in sight
    Matter.objects.filter(pk=held.matter_id, state=OPEN).update(state=after)
    if held.quiet:  # after the commit: a key that went before it would take the answers along
        transaction.on_commit(lambda: quiet.throw_away(held.pk))


def _count_in_clear(held: Decision) -> Result:
    """What it came to; the sum is put into `held`, which is not saved here."""
    rule, options = held.kept_rule, len(held.options)
    counted, given = counted_and_given(held)
    if rule.way in COUNTED:
        return _count_in_rounds(held, given, counted)
    came_to = result(rule, given, options, counted)
    if rule.affected:
        theirs, theirs_given = counted_and_given(held, affected=True)
        came_to = both(came_to, result(rule, theirs_given, options, theirs))
    held.tally = tally(rule, given, options)
    return came_to


def _count_in_rounds(held: Decision, given: Sequence[Given], counted: int) -> Result:
    """The same, round by round. The file of ballots, and how it was counted, are put into `held`: nothing in them says
    whose a ballot was, or which came first."""
    came = rounds.came_to(held.kept_rule, held.setup, held.question, held.options, given, counted)
    held.ballots, held.rounds = came.file, dict(came.rounds)
    return came.result


def _count_quietly(held: Decision) -> Result:
    """The same for a quiet ballot: the envelopes are opened, mixed and counted, and whose they were is kept nowhere.
    If fewer than LEAST answered, nobody learns what."""
    rule, options = held.kept_rule, len(held.options)
    rows = Counted.objects.filter(decision=held, member__in=_still(held).values("pk"), counts=True)
    members = [row.member for row in rows.select_related("member")]
    try:
        papers = quiet.opened(held, [member.pk for member in members])
    except quiet.CannotBeOpened:
        return Result(LOST, say("Its answers can't be opened any more, so nobody can count them."))
    words = standing_words([member for member in members if member.pk not in papers], held.touches)
    for member, word in words.items():
        if given := standing_answer(word, rule.way):
            papers[member.pk] = Paper(held.pk, b"", given, chance.code(quiet.CODE))
    mixed = chance.shuffled(papers.values())
    given_in = [paper.given for paper in mixed]
    if in_rounds := rule.way in COUNTED:
        came_to = _count_in_rounds(held, given_in, len(members))
    else:
        came_to = result(rule, given_in, options, len(members))
    if len(mixed) >= LEAST:
        held.tally = tally(rule, given_in, options)
        sorted_out = rule.codes or (rule.way in OPTIONS and not in_rounds)  # else the file of ballots has them
        held.cast = published(mixed, codes=rule.codes) if sorted_out else []
    return came_to


def _settle_entered(decision: Decision) -> None:
    """What was entered at the table was counted or was not; whose it was, and who entered it, is nobody's any more."""
    rows = Entered.objects.filter(decision=decision)
    at_table = Ballot.objects.filter(decision=decision, given=TABLE, member__in=_still(decision).values("pk"))
    counted = rows.filter(state=table.CONFIRMED, member__in=at_table.values("member"))
    gone: dict[str, Any] = {"member": None, "by": None, "second": None}
    counted.update(state=table.COUNTED, **gone)
    rows.exclude(state=table.COUNTED).update(state=table.NOT_COUNTED, **gone)


def close_due(at: datetime, collective: UUID | None = None) -> None:
    """Close everything whose hour has come, here or everywhere."""
    for decision in _due(collective is not None, now=at, collective=collective):
        close(decision=decision, at=at)


def _due_in(one: bool) -> Any:
    due = Decision.objects.all().open().filter(closes__lte=NOW).order_by("closes", "pk")
    return due.filter(collective=WHOEVER.collective_id) if one else due


_due = Prepared(_due_in)


# What comes of it ---------------------------------------------------------------------------------------------


def _meeting_for(by: Member, decision: Decision, at: datetime) -> Session | None:
    """Where what we said we'd do is put: the next time we meet, else the last; of the circle if it is a circle's."""
    rows = Session.objects.for_member(by).filter(circle=decision.circle_id, called_off=False)
    following: Session | None = rows.upcoming(at).order_by("starts", "pk").first()
    last: Session | None = rows.order_by("-starts", "-pk").first()
    return following or last


def may_have_letter(decision: Decision) -> bool:
    """Whether what comes of a decision may have a text to send by hand, beside what a yes carries out."""
    return not decision.does or CARRIES_OUT[decision.does].letters


@transaction.atomic
def write_outcome(
    *,
    by: Member,
    id: UUID,
    decision: Decision,
    words: str,
    lines: Sequence[str] = (),
    look_again: date | None = None,
    letter: str = "",
    at: datetime,
) -> Outcome:
    """Write what was decided and what happens next, and do it: all of it, or none, and once. `letter`: a text to send
    by hand, at most MOST_WORDS words.

    Whoever comes first writes it. Sent twice, or broken off between any two steps and sent again, it is done once.
    """
    held = _held(by, decision)
    there: Outcome | None = Outcome.objects.for_member(by).filter(decision=held).first()
    if there is not None:
        _refuse_unless(there.pk == id, say("Somebody has written meanwhile what comes of it. It stands on the page."))
        return there
    _refuse_unless(held.closed and held.state in (YES, NO), say("It is not decided. So nothing can come of it yet."))
    today = at.astimezone(zone_of(by)).date()
    _refuse_unless(look_again is None or look_again > today, say("Choose a day to come, or none."))
    doing = [text for text in (_text(line, NEXT) for line in lines) if text]
    _refuse_unless(len(doing) <= MOST_LINES, say("Put at most {most} lines.", most=MOST_LINES))
    text = many_lines(letter)
    _refuse_unless(
        not text or may_have_letter(held), say("This has a letter of its own already. Leave the text empty.")
    )
    _refuse_unless(
        len(text) <= LETTER and len(text.split()) <= MOST_WORDS,
        say("A text to send has at most {most} words.", most=MOST_WORDS),
    )
    meeting = _meeting_for(by, held, at) if doing else None
    Decision.objects.filter(pk=held.pk).update(to_conclude=False)
    outcome, _made = make(
        Outcome,
        id,
        by=by,
        words=_text(words, WORDS, say("Say what was decided.")),
        lines=doing,
        at_meeting=meeting,
        look_again=look_again,
        letter=text,
        day=today,
        **_place(held),
    )
    if meeting is not None:
        for number, line in enumerate(doing):
            meetings.say_we_will(by=by, session=meeting, id=uuid5(id, str(number)), words=line, at=at)
    if held.does and held.state == YES:
        outcome.did = CARRIES_OUT[held.does].carry_out(by, held, at) or []
        outcome.save(update_fields=["did"])
    trail("decisions:outcome", by=by.person_id, at=at, collective=by.collective_id, thing=held.pk)
    return outcome


@transaction.atomic
def tell_what_came(*, by: Member, id: UUID, decision: Decision, words: str, at: datetime) -> Remark:
    """Say what came of a decision, once it has an outcome."""
    held = _held(by, decision)
    _refuse_unless(Outcome.objects.filter(decision=held).exists())
    text = _text(words, WORDS, say("Write something first."))
    said, _made = make(Remark, id, by=by, stage=AFTER, words=text, at=at, **_place(held))
    return said


# What a yes carries out by itself ------------------------------------------------------------------------------


class Carries(NamedTuple):
    """How one thing is carried out.

    check(by, kind, subject): refuses what can't be. in_words(subject): line by line, for the page, with places for
    names (rules/slots.py). carry_out(by, decision, at): does it, in the transaction of the outcome; what was done,
    line by line, if there is more to say than that. frozen(matter): the subject as it is when the matter opens.
    who_counts(matter, here): who of those that are here. page(collective, subject): where what it is about stands, and
    what to call that. letters: whether its outcome may have a text to send by hand; no, where a yes makes one.
    only_decided(subject): whether the decision on it becomes public only by another one of all (register).
    """

    check: Callable[[Member, str, Mapping[str, Any]], None]
    in_words: Callable[[Mapping[str, Any]], list[str]]
    carry_out: Callable[[Member, Decision, datetime], list[str] | None]
    frozen: Callable[[Matter], dict[str, Any]] = lambda matter: dict(matter.subject)
    offered: bool = False  # whoever would do it says so on the page of the matter
    who_counts: Callable[[Matter, "QuerySet[Member]"], "QuerySet[Member]"] = lambda matter, here: here
    stage: str = ""  # at which it opens
    page: Callable[[UUID, Mapping[str, Any]], tuple[str, str] | None] = lambda collective, subject: None
    letters: bool = True
    only_decided: Callable[[Mapping[str, Any]], bool] = lambda subject: False


def _check_rules(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    """Rules are changed by their own rule only, and only to some that can be lived by."""
    _refuse_unless(kind == "constitution")
    try:
        new = changed(subject)
        rules = ours(by.collective).rules | new
    except (KeyError, TypeError, ValueError, ZeroDivisionError, AttributeError):
        raise Refused(say("These rules can't be read.")) from None
    here = Member.objects.filter(collective=by.collective_id, here=True).count()
    if found := problems(rules, here, new):
        raise Refused(" ".join(found))


def _change_rules(by: Member, decision: Decision, at: datetime) -> list[str]:
    """From now on these rules hold. What is open already goes on by its own."""
    collective = Collective.objects.select_for_update().get(pk=decision.collective_id)
    _check_rules(by, decision.matter.kind, decision.subject)
    rules, before = ours(collective)
    Constitution.objects.create(
        pk=chance.uuid(),
        collective=collective,
        number=before.number + 1 if before else 1,
        rules=as_data(rules | changed(decision.subject)),
        decision=decision,
        day=at.astimezone(zone_of(by)).date(),
    )
    return change_in_words(decision.subject)


def _longer(by: Member, subject: Mapping[str, Any]) -> tuple[Decision, Wall]:
    """The decision that is to stay open longer, and until when. Refused for what can't be read or isn't there."""
    try:
        id, day, clock = UUID(subject["decision"]), date.fromisoformat(subject["day"]), subject["time"]
        until = Wall(day, time.fromisoformat(clock), subject["zone"])
        moment(until)
    except (KeyError, TypeError, ValueError, AttributeError, OSError):
        raise Refused(say("There is nothing here.")) from None
    found: Decision | None = (
        Decision.objects.for_member(by).select_for_update().filter(pk=id, circle=None, zone=until.zone).first()
    )
    if found is None:
        raise Refused(say("There is nothing here."))
    return found, until


def _check_longer(by: Member, kind: str, subject: Mapping[str, Any]) -> None:
    """Something stays open longer by a decision that comes to its end before it does; once, and not for ever."""
    there, until = _longer(by, subject)
    _refuse_unless(kind == "everyday")
    _refuse_unless(not there.closed, say("This is closed. It can be put on the agenda anew."))
    _refuse_unless(there.longer_by is None, say("It stays open longer already. That can be done once."))
    _refuse_unless(moment(until) > there.closes, say("Choose a day after the one on which it closes now."))
    last = there.day + timedelta(days=LONGEST)
    _refuse_unless(until.day <= last, say("That is too far away. Choose an earlier day."))


def _longer_in_words(subject: Mapping[str, Any]) -> list[str]:
    """What stays open, and until when."""
    question = Decision.objects.filter(pk=subject["decision"]).values_list("question", flat=True).first() or ""
    day = date_format(date.fromisoformat(subject["day"]), "l j F Y")
    return [
        say("“{question}” stays open until {day}, {time}.", question=question, day=day, time=subject["time"]),
        say("If it has closed before then, nothing changes."),
    ]


def _stay_open(by: Member, decision: Decision, at: datetime) -> None:
    """It closes later. Rule, words and who counts stay as they are. One that has closed meanwhile stays closed."""
    there, until = _longer(by, decision.subject)
    if there.closed or at >= there.closes or there.longer_by is not None:
        return
    there.day, there.time, there.closes, there.longer_by = until.day, until.time, moment(until), decision
    there.save(update_fields=["day", "time", "closes", "longer_by"])


# One function for each. roles, mandates and going_on beside this file put theirs here when the app starts, as apps
# above do (AppConfig.ready).
CARRIES_OUT: dict[str, Carries] = {
    RULES: Carries(_check_rules, change_in_words, _change_rules),
    LONGER: Carries(_check_longer, _longer_in_words, _stay_open),
}


# When a member goes -------------------------------------------------------------------------------------------


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """Who goes counts no more, and their answer goes where it is still open. What they said stays, or goes.

    What they put forward stays on the agenda, without their words if they want it so: others may wait for it.
    """
    Counted.objects.filter(member=member).delete()
    HandUp.objects.filter(member=member).delete()
    Ballot.objects.filter(member=member, decision__closed=False).delete()
    Envelope.objects.filter(member=member).delete()
    Entered.objects.filter(member=member).delete()
    Entered.objects.filter(by=member, state=table.ENTERED).delete()
    Entered.objects.filter(by=member).update(by=None)
    Entered.objects.filter(second=member).update(second=None)
    take_away(member)
    LotName.objects.filter(member=member, lot__fixed=False).delete()
    if keep_words:
        return
    Ballot.objects.filter(member=member).update(words="")
    Remark.objects.filter(by=member).update(words="", taken_back=True, by=None)
    Dissent.objects.filter(by=member).update(words="", taken_back=True, named=False, by=None)
    Matter.objects.filter(by=member).update(words="", by=None)
    Decision.objects.filter(opened_by=member).update(opened_by=None)
    Outcome.objects.filter(by=member).update(by=None)
    Proposal.objects.filter(by=member).update(words="", by=None)
    Lot.objects.filter(by=member).update(by=None, words="")
    LotName.objects.filter(member=member).update(name="", member=None)
