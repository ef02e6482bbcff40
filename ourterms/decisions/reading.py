"""What a decision's page shows, to whom, and when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from ourterms.care.rules.boundaries import KEEP_AWAY, TELL_FIRST
from ourterms.collectives.models import CIRCLE, WHOEVER, Circle, Member, asking
from ourterms.collectives.permissions import name_seen, names_of, names_seen_by, who_hide_from
from ourterms.decisions.actions import counted_and_given
from ourterms.decisions.models import (
    AFTER,
    GONE,
    NO_NAME,
    TABLE,
    WAITING,
    Ballot,
    Counted,
    Decision,
    Dissent,
    Envelope,
    Matter,
    Outcome,
    Remark,
)
from ourterms.decisions.rules import dissent, stages
from ourterms.decisions.rules.rounds import command, file_name
from ourterms.decisions.rules.slots import filled, members_in
from ourterms.decisions.rules.standing import tally
from ourterms.decisions.rules.told import told
from ourterms.decisions.rules.ways import (
    ASIDE,
    BLOCK,
    BUDGET,
    COUNTED,
    FEW,
    GOING_ON,
    LEAST,
    LOST,
    NO,
    OBJECTION,
    OPTIONS,
    RANKED,
    STUCK,
    TALK,
    TIED,
    WAYS,
    YES,
    enough,
)
from ourterms.decisions.sealed import Reader
from ourterms.design.paging import Pages
from ourterms.design.prepared import Given, Prepared, numbered, room, several
from ourterms.kit.money import Money
from ourterms.kit.speech import say, say_n

MATTERS = (
    "everyday",
    "choices",
    "letters",
)  # the kinds that anybody may put forward in words
CAME_TO = {
    YES: "Yes",
    NO: "No",
    FEW: "Not enough of us answered",
    STUCK: "Somebody objects",
    TIED: "As many as each other",
    LOST: "It can't be counted",
    TALK: "We keep talking",
    GONE: "They have gone",
}
REMARKS = 100  # on one page
BY_NAME = (OBJECTION, ASIDE, BLOCK)


class Line(NamedTuple):
    """A decision in a list (or a row of LISTED), and what it came to in words; "" while it is open. `away`: whoever
    looks keeps what it touches away, and it stands there as a neutral line. `dissent`: there was, and it is said."""

    decision: Any
    came_to: str
    away: bool = False
    dissent: bool = False


def came_to(decision: Any) -> str:
    """What it came to: of things, the one that was chosen. `decision`: a Decision, or a row of LISTED."""
    if not decision.closed:
        return ""
    if decision.state == YES and decision.rule["way"] == BUDGET:
        return say_n("We pay {n} proposal", "We pay {n} proposals", len(decision.chosen))
    if decision.state == YES and decision.rule["way"] in (*OPTIONS, GOING_ON):
        several = decision.rule["way"] == "elect"  # of any other way there is one
        return ", ".join(decision.options[number] for number in decision.chosen[: None if several else 1])
    return say(CAME_TO[decision.state])


def lines_of(decisions: Sequence[Any], reader: Reader | None = None) -> list[Line]:
    """Decisions, or rows of LISTED, with what they came to, and whether there was dissent; as they come to whoever
    reads. One query, if any of them is closed."""
    said = _said([each.pk for each in decisions if each.closed])
    return [
        Line(
            each,
            came_to(each),
            away=reader is not None and is_away(reader, each.touches),
            dissent=each.closed and dissent.is_said(said.get(each.pk, [])),
        )
        for each in decisions
    ]


def is_away(reader: Reader, touches: Iterable[str]) -> bool:
    """Whether something stands in a list as a neutral line, to be opened by choice."""
    return reader.strength(touches) in (TELL_FIRST, KEEP_AWAY)


def _said(decisions: Sequence[UUID]) -> dict[UUID, list[dissent.Said]]:
    found: dict[UUID, list[dissent.Said]] = {}
    rows = _dissents_with(room(decisions), **numbered("decisions", decisions)) if decisions else ()
    for decision, reach, taken_back in rows:
        found.setdefault(decision, []).append(dissent.Said(reach, taken_back))
    return found


_dissents_with = Prepared(
    lambda number: Dissent.objects.filter(decision__pk__in=several("decisions", number)).values_list(
        "decision", "reach", "taken_back"
    )
)


def going_along(member: Member, decision: Decision, where: str) -> dict[str, Any]:
    """What dissent goes along with an outcome as far as `where`: whether it is said that there was some, and the
    words that go, each with a name or "" for none."""
    rows = list(Dissent.objects.for_member(member).filter(decision=decision).order_by("pk"))
    going = [each for each in rows if dissent.goes(_as_said(each), where)]
    names = names_seen_by(member, [each.by_id for each in going if each.named])
    return {
        "there_was_dissent": dissent.is_said(map(_as_said, rows)),
        "going": [(each, names.get(each.by_id, "") if each.named else "") for each in going],
    }


def _as_said(each: Dissent) -> dissent.Said:
    return dissent.Said(each.reach, each.taken_back)


def answered_in_words(decision: Decision, answer: str, chosen: Sequence[int]) -> list[str]:
    """An answer as a page says it, a line for each thing that was chosen or given points."""
    if decision.in_rounds and not chosen:
        return [say("None of them")]
    if decision.way in RANKED:
        return [f"{place}. {decision.options[number]}" for place, number in enumerate(chosen, 1)]
    if decision.by_points:
        return [f"{option}: {points}" for option, points in zip(decision.options, chosen, strict=False)]
    if decision.way in ("choose", BUDGET):
        return [decision.options[number] for number in chosen] or [say("None of them")]
    return [say(WAYS[decision.way].answers[answer])]


def _labels(decision: Decision) -> dict[str, str]:
    if decision.between_things:
        return {str(number): option for number, option in enumerate(decision.options)}
    return {answer: say(words) for answer, words in WAYS[decision.way].answers.items()}


# What is put into SQL once ----------------------------------------------------------------------------------------

LISTED = (
    *("pk", "question", "day", "time", "closes", "closed", "state"),
    *("rule", "options", "chosen", "touches", "circle__name"),
)
MATTER = ("pk", "at", "title", "touches", "circle__name")
REMARK = ("pk", "at", "by__name", "by__person_id", "stage", "words", "taken_back")


def _rows(model: Any, of_one: bool, fields: Sequence[str]) -> Any:
    rows = model.objects.for_member(WHOEVER)
    return (rows.filter(circle=CIRCLE) if of_one else rows).values_list(*fields, named=True)


def _decisions(of_one: bool) -> Any:
    return _rows(Decision, of_one, LISTED)


waiting_page = Pages(lambda of_one: _rows(Matter, of_one, MATTER).filter(state=WAITING))
closed_page = Pages(lambda of_one: _decisions(of_one).closed(), by="closes")
open_now = Prepared(lambda of_one, most: _decisions(of_one).open().order_by("closes", "pk")[:most])
without_outcome = Prepared(lambda of_one, most: _decisions(of_one).to_conclude().order_by("-closes", "-pk")[:most])
decisions_on = Prepared(lambda: _decisions(False).filter(matter=Given("matter")).order_by("closes", "pk"))


def _remarks() -> Any:
    return Remark.objects.filter(decision=Given("decision")).exclude(stage=AFTER).values_list(*REMARK, named=True)


remarks_page = Pages(_remarks, newest_first=False, size=REMARKS)
all_remarks = Prepared(lambda: _remarks().order_by("at", "pk"))


def decision_for(member: Member, id: UUID) -> Decision:
    """One decision, with its circle, matter and outcome. Raises Http404."""
    found: Decision | None = _decision.first(decision=id, **asking(member))
    if found is None:
        raise Http404
    return found


_decision = Prepared(
    lambda: (
        Decision.objects.for_member(WHOEVER).filter(pk=Given("decision")).select_related("circle", "matter", "outcome")
    )
)


def _of(model: Any) -> Any:
    return model.objects.for_member(WHOEVER).filter(decision=Given("decision"))


_mine = Prepared(lambda: _of(Ballot).filter(member=WHOEVER.pk))
_my_envelope = Prepared(lambda: _of(Envelope).filter(member=WHOEVER.pk))
_counts = Prepared(lambda: _of(Counted).filter(member=WHOEVER.pk))
_dissents = Prepared(lambda: _of(Dissent).order_by("pk"))
_after = Prepared(lambda: _of(Remark).filter(stage=AFTER).order_by("at", "pk"))
_voices = Prepared(  # who objects, stands aside or blocks by name, and whatever else was said with an answer
    lambda: (
        _of(Ballot)
        .exclude(given__in=NO_NAME)
        .filter(Q(answer__in=BY_NAME) | ~Q(words=""))
        .order_by("member__name_key", "pk")
        .values_list("answer", "words", "member__name", "member__person_id")
    )
)


# A decision's page ------------------------------------------------------------------------------------------------


def page_values(member: Member, decision: Decision, remarks: Sequence[Any]) -> dict[str, Any]:
    """Everything but the forms. What others answered stays hidden until one has answered, or it is closed; of a
    quiet ballot, until it is closed, and nothing is counted before.

    `remarks`: rows of REMARK.
    """
    asked = {"decision": decision.pk, **asking(member)}
    mine: Ballot | Envelope | None = (_my_envelope if decision.quiet else _mine).first(**asked)
    given_as = mine.given if isinstance(mine, Ballot) else ""
    row: Counted | None = None if decision.closed else _counts.first(**asked)
    shown = decision.closed or (mine is not None and not decision.quiet and decision.way not in (GOING_ON, *COUNTED))
    labels, rule = _labels(decision), decision.kept_rule
    so_far, is_enough, affected_enough = decision.tally, False, False
    if not decision.closed and not decision.quiet:
        counted, given = counted_and_given(decision)
        is_enough = enough(rule, len(given), counted)
        if rule.affected:
            theirs, theirs_given = counted_and_given(decision, affected=True)
            affected_enough = enough(rule, len(theirs_given), theirs)
        so_far = tally(rule, given, len(decision.options)) if shown else {}
    voices = _voices(**asked) if shown and decision.spoken else []
    unnamed = _unnamed(voices, so_far) if shown and decision.spoken else {}
    dissents: list[Dissent] = _dissents(**asked)
    named = [each.by_id for each in dissents if each.named]
    outcome: Outcome | None = getattr(decision, "outcome", None)
    after: list[Remark] = _after(**asked) if outcome else []
    people = [
        *members_in([*decision.does_in_words, *(outcome.did if outcome else [])]),
        *named,
        *(each.by_id for each in after),
        outcome.by_id if outcome else None,
        decision.opened_by_id,
    ]
    hidden = who_hide_from(member)
    names: dict[Any, str] = names_of(member, people, hidden)
    somebody = say("Somebody")

    def seen(name: str | None, person: UUID | None) -> str:
        return name_seen(name, person, hidden) or somebody

    return {
        **(in_rounds(decision) if decision.in_rounds else {}),
        "decision": decision,
        "does_in_words": filled(decision.does_in_words, names, somebody),
        "did": filled(outcome.did, names, somebody) if outcome else [],
        "matter": decision.matter,
        "opened_by": names.get(decision.opened_by_id, ""),
        "way": WAYS[decision.way],
        "way_title": say(WAYS[decision.way].title),
        "mine": mine,
        "may_answer": row is not None and (row.counts or not member.paused),
        "on_a_break": row is not None and not row.counts and member.paused,
        "is_enough": is_enough,
        "affected_enough": affected_enough,
        "by_affected": rule.affected,
        "affected_circle": _own_circle(member, decision) if rule.affected else None,
        "shown": shown,
        "tally": [(labels[answer], number) for answer, number in so_far.items()],
        "voices": [(seen(name, person), labels[answer], words) for answer, words, name, person in voices],
        "unnamed": [labels[answer] for answer, number in unnamed.items() for _each in range(number)],
        "from_table": given_as == TABLE,
        "without_name": given_as in NO_NAME,
        "codes": rule.codes,
        "cast": _cast(decision),
        "least": LEAST,
        "there_was_dissent": dissent.is_said(map(_as_said, dissents)),
        "remarks": [(each, seen(each.by__name, each.by__person_id), _stage(each.stage)) for each in remarks],
        "came_to": came_to(decision),
        "why": decision.why,
        "stages": _stages(decision),
        "next_stage": _next_stage(decision),
        "open_to_words": not decision.closed,
        "outcome": outcome,
        "outcome_by": names.get(outcome.by_id, "") if outcome else "",
        "may_conclude": decision.closed and outcome is None and decision.state in (YES, NO),
        "after": [(each, names.get(each.by_id, somebody)) for each in after],
        "dissents": [(each, names.get(each.by_id, "") if each.named else "", _reach(each)) for each in dissents],
    }


def in_rounds(decision: Decision) -> dict[str, Any]:
    """What the page shows of a decision that is counted in rounds: the options with costs, and once it is closed what
    won, how, and the command that counts it again."""
    rule, setup = decision.kept_rule, decision.setup
    values: dict[str, Any] = {
        "option_lines": decision.option_lines,
        "proposals": list(zip(decision.option_lines, setup.about, strict=True)) if setup.about else [],
        "pot": Money(setup.pot, setup.currency) if setup.currency else None,
        "seats": setup.seats if decision.way == "elect" else 0,
        "seed": setup.seed,
        "won": [decision.option_lines[number] for number in decision.chosen],
        "first_id": 1 if decision.way == BUDGET else 0,
    }
    if decision.ballots:
        values |= {
            "told": told(decision.way, decision.options, setup, decision.rounds),
            "command": command(rule, setup),
            "file": file_name(decision.way),
        }
    if decision.way == BUDGET and decision.closed:
        paid = sum((setup.costs[number] for number in decision.chosen), 0)
        values["paid"], values["left"] = (Money(each, setup.currency) for each in (paid, setup.pot - paid))
    return values


def _cast(decision: Decision) -> list[tuple[list[str], str]]:
    """The ballots of a quiet one, sorted: what was chosen, and the code, if there are codes."""
    return [(answered_in_words(decision, row[0], row[1]), row[2] if len(row) > 2 else "") for row in decision.cast]


def does_in_words(member: Member, decision: Decision) -> list[str]:
    """What a yes carries out, as this member may read it."""
    names = names_seen_by(member, members_in(decision.does_in_words))
    return filled(decision.does_in_words, names, say("Somebody"))


def _own_circle(member: Member, decision: Decision) -> Circle | None:
    """The circle that has to say yes besides, for who is in it; of any other, nobody learns its name."""
    if decision.affected_id is None:
        return None
    found: Circle | None = Circle.objects.for_member(member).filter(pk=decision.affected_id).first()
    return found


def _unnamed(voices: Sequence[tuple[Any, ...]], so_far: Mapping[str, int]) -> dict[str, int]:
    """How many object, stand aside or block without a name. Who just agrees is not named."""
    said = Counter(answer for answer, *_more in voices)
    return {answer: max(0, so_far.get(answer, 0) - said[answer]) for answer in BY_NAME}


def _reach(each: Dissent) -> str:
    return say(dissent.REACH[each.reach])


def _stage(stage: str) -> str:
    return say(stages.STAGES[stage].title) if stage in stages.STAGES else ""


def _stages(decision: Decision) -> dict[str, Any] | None:
    """The stages of a go-round: their names, which one it is at (from 1), and what that one is for."""
    if decision.stage not in stages.STAGES:
        return None
    names = list(stages.STAGES)
    return {
        "names": [say(stage.title) for stage in stages.STAGES.values()],
        "at": names.index(decision.stage) + 1,
        "does": say(stages.STAGES[decision.stage].does),
    }


def _next_stage(decision: Decision) -> tuple[str, str] | None:
    """The stage to go on to, and how the button says it."""
    name = stages.following(decision.stage) if decision.stage in stages.STAGES and not decision.closed else ""
    return (name, say(stages.STAGES[name].go)) if name else None
