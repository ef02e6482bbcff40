"""Every write of opinion maps. Answering is a sealed act: no trail, no time, no order; it can be sent twice."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db import transaction

from ourterms.collectives.models import Circle, CircleMember, Member
from ourterms.collectives.permissions import may_use_circle
from ourterms.decisions import actions
from ourterms.decisions.models import LET_GO, REASON, TITLE, Aside, Matter, Opinion, OpinionMap, Statement
from ourterms.decisions.models import WORDS as LONG
from ourterms.decisions.rules import closing
from ourterms.decisions.rules.maps import ANSWERS, FOR_GROUPS, MOST, WORDS, came_to, key_of
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.kit.wall import Wall, moment
from ourterms.kit.words import many_lines, one_line
from ourterms.people.acts import Refused, make

SETTING = "decisions.maps"


class Beginning(NamedTuple):
    """How a map is begun: the question, until when, and the first statements, if there are some."""

    question: str
    closes: Wall
    words: str = ""
    statements: Sequence[str] = ()


def _refuse_unless(allowed: bool, message: str = "") -> None:
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def are_on(member: Member) -> bool:
    """Whether the member's group has turned opinion maps on."""
    return bool(member.collective.setting(SETTING))


def _text(words: str, most: int, missing: str) -> str:
    words = one_line(words)
    _refuse_unless(bool(words), missing)
    _refuse_unless(len(words) <= most, say("Use at most {most} letters.", most=most))
    return words


def _held(by: Member, there: OpinionMap) -> OpinionMap:
    """The map as it is now, held until the end of the transaction. Refused for one that `by` may not see."""
    held: OpinionMap | None = (
        OpinionMap.objects.for_member(by).select_for_update(of=("self",)).filter(pk=there.pk).first()
    )
    if held is None or not are_on(by):
        raise Refused(say("There is nothing here."))
    return held


def _open(by: Member, there: OpinionMap, at: datetime) -> OpinionMap:
    held = _held(by, there)
    _refuse_unless(not held.closed and at < held.closes, say("This map is closed. What was answered before counts."))
    return held


def _statement(by: Member, statement: Statement) -> Statement:
    """The statement as it is now; its map is held by whoever asks. Refused where it was taken back."""
    found: Statement | None = Statement.objects.for_member(by).filter(pk=statement.pk, taken_back=False).first()
    if found is None:
        raise Refused(say("Whoever wrote this took it back."))
    return found


def _place(held: OpinionMap) -> dict[str, object]:
    return {"collective_id": held.collective_id, "circle_id": held.circle_id, "map": held}


# Beginning, and putting statements in ---------------------------------------------------------------------------


@transaction.atomic
def begin(*, by: Member, id: UUID, circle: Circle | None, what: Beginning, at: datetime) -> OpinionMap:
    """Begin a map, for all or for a circle. Any member may, where the group has turned maps on."""
    _refuse_unless(are_on(by))
    _refuse_unless(circle is None or may_use_circle(by, circle))
    there: OpinionMap | None = OpinionMap.objects.for_member(by).filter(pk=id, by=by).first()
    if there is not None:
        return there
    words = many_lines(what.words)
    _refuse_unless(len(words) <= LONG, say("Use at most {most} letters.", most=LONG))
    first = {key_of(line): one_line(line) for line in what.statements if one_line(line)}
    _refuse_unless(len(first) <= MOST, say("A map holds at most {most} statements.", most=MOST))
    for line in first.values():
        long = say("A statement has at most {most} letters. Make this one shorter: “{line}”", most=WORDS, line=line)
        _refuse_unless(len(line) <= WORDS, long)
    _refuse_unless(closing.whole_days(at, what.closes) >= 1, say("Let it be open for a day at least."))
    _refuse_unless(not closing.too_long(at, what.closes), say("That is too far away. Choose an earlier day."))
    held, _made = make(
        OpinionMap,
        id,
        collective=by.collective,
        circle=circle,
        by=by,
        question=_text(what.question, TITLE, say("Say in a line what it is about.")),
        words=words,
        day=what.closes.day,
        time=what.closes.time,
        zone=what.closes.zone,
        closes=moment(what.closes),
        opened=at.astimezone(actions.zone_of(by)).date(),
    )
    for number, line in enumerate(first.values()):
        add(by=by, id=uuid5(id, str(number)), map=held, words=line, at=at)
    return held


@transaction.atomic
def add(*, by: Member, id: UUID, map: OpinionMap, words: str, at: datetime) -> Statement:
    """Put a statement in, while the map is open. Nobody sees who did."""
    held = _open(by, map, at)
    there: Statement | None = Statement.objects.for_member(by).filter(pk=id, map=held, by=by).first()
    if there is not None:
        return there
    text = _text(words, WORDS, say("Write something first."))
    key = key_of(text)
    rows = Statement.objects.filter(map=held, taken_back=False)
    same: Statement | None = rows.filter(key=key).first()
    if same is not None and same.aside:
        raise Refused(say("This was said, and set aside. Below stands why. Anybody can put it back."))
    _refuse_unless(same is None, say("This stands here already, in the same words."))
    _refuse_unless(
        rows.count() < MOST,
        say("A map holds at most {most} statements. Begin another one, or ask if two of them say the same.", most=MOST),
    )
    made, _new = make(Statement, id, by=by, words=text, key=key, **_place(held))
    return made


@transaction.atomic
def take_back(*, by: Member, statement: Statement, at: datetime) -> None:
    """Take one's own statement back while the map is open: it is gone, and what was answered to it with it."""
    held = _open(by, statement.map, at)
    mine = Statement.objects.filter(pk=statement.pk, map=held, by=by)
    _refuse_unless(mine.exists(), say("Only whoever wrote it can take it back."))
    mine.update(words="", key="", taken_back=True)


# Answering ------------------------------------------------------------------------------------------------------


@transaction.atomic
def answer(*, by: Member, statement: Statement, answer: str, at: datetime) -> None:
    """Agree, disagree or pass; or something else than before: the last one counts, on whichever device.

    Anybody who can see the map may, until it closes: also who came later or is on a break, because nothing is decided.
    """
    held = _open(by, statement.map, at)
    _refuse_unless(answer in ANSWERS, say("Choose agree, disagree or pass."))
    found = _statement(by, statement)
    _refuse_unless(not found.aside, say("This was set aside meanwhile. On the page of the map stands why."))
    _put(by, held, {**_said(by, held), found.pk.hex: ANSWERS[answer]})


@transaction.atomic
def take_answer_back(*, by: Member, statement: Statement, at: datetime) -> None:
    """Take one's answer to a statement back while it is open: as if one had said nothing."""
    held = _open(by, statement.map, at)
    said = _said(by, held)
    if said.pop(statement.pk.hex, None) is not None:
        _put(by, held, said)


def _said(by: Member, held: OpinionMap) -> dict[str, int]:
    row = Opinion.objects.filter(map=held, member=by).first()
    return dict(row.said) if row else {}


def _put(by: Member, held: OpinionMap, said: dict[str, int]) -> None:
    mine = Opinion.objects.filter(map=held, member=by)
    if not said:
        mine.delete()
    elif not mine.update(said=dict(sorted(said.items()))):
        Opinion.objects.create(pk=chance.uuid(), member=by, said=said, **_place(held))


# Moderation, in the open ----------------------------------------------------------------------------------------


@transaction.atomic
def set_aside(*, by: Member, id: UUID, statement: Statement, reason: str, at: datetime) -> None:
    """Set a statement aside while the map is open, with a reason and one's name. Anybody may, and anybody can put it
    back. What was answered to it waits."""
    held = _open(by, statement.map, at)
    if Aside.objects.filter(pk=id, by=by).exists():
        return
    found = _statement(by, statement)
    _refuse_unless(not found.aside, say("Somebody has set it aside already. Below stands why."))
    why = _text(reason, REASON, say("Say why, in a line. Nothing is set aside without it."))
    make(Aside, id, statement=found, by=by, reason=why, at=at, **_place(held))
    Statement.objects.filter(pk=found.pk).update(aside=True)


@transaction.atomic
def put_back(*, by: Member, statement: Statement, at: datetime) -> None:
    """Put back what was set aside, while the map is open. Anybody may; that it was aside, and why, stays to read."""
    held = _open(by, statement.map, at)
    found = _statement(by, statement)
    Aside.objects.filter(map=held, statement=found, back=False).update(back=True, back_by=by)
    Statement.objects.filter(pk=found.pk).update(aside=False)


# Closing --------------------------------------------------------------------------------------------------------


def _of_those_here(held: OpinionMap) -> list[dict[str, int]]:
    """What each answered who is still here, and in the circle if it is a circle's; in an order that means nothing."""
    rows = Opinion.objects.filter(map=held, member__here=True)
    if held.circle_id:
        rows = rows.filter(member__in=CircleMember.objects.filter(circle=held.circle_id).values("member"))
    return chance.shuffled(rows.values_list("said", flat=True))


@transaction.atomic
def close(*, map: OpinionMap, at: datetime) -> None:
    """Count it once its hour has come; done by whoever comes first, once. From then on nobody can find out who
    answered what, or who wrote which statement."""
    held = OpinionMap.objects.select_for_update().filter(pk=map.pk, closed=False, closes__lte=at).first()
    if held is None:
        return
    counted = list(Statement.objects.filter(map=held, taken_back=False, aside=False).order_by("key", "pk"))
    numbers = {}
    for number, statement in enumerate(counted, start=1):
        statement.number = numbers[statement.pk.hex] = number
    Statement.objects.bulk_update(counted, ["number"])
    said = [{numbers[id]: vote for id, vote in row.items() if id in numbers} for row in _of_those_here(held)]
    answered = [row for row in said if row]
    held.closed, held.result = True, came_to(list(numbers.values()), answered)
    if len(answered) >= FOR_GROUPS:
        held.rows = [{str(number): row[number] for number in sorted(row)} for row in answered]
    held.save(update_fields=["closed", "result", "rows"])
    Opinion.objects.filter(map=held).delete()
    Statement.objects.filter(map=held).update(by=None)


def close_due(at: datetime, collective: UUID | None = None) -> None:
    """Close every map whose hour has come, here or everywhere; also where maps were turned off meanwhile."""
    due = OpinionMap.objects.filter(closed=False, closes__lte=at)
    for each in (due.filter(collective=collective) if collective else due).order_by("closes", "pk"):
        close(map=each, at=at)


# On to the agenda -----------------------------------------------------------------------------------------------


@transaction.atomic
def put_on_agenda(
    *, by: Member, id: UUID, statement: Statement, kind: str, title: str, words: str, at: datetime, today: date
) -> Matter:
    """Put what a closed map says on the agenda, once: for those for whom the map was. Each links to the other."""
    held = _held(by, statement.map)
    found = _statement(by, statement)
    _refuse_unless(held.closed and found.number is not None, say("First the map has to close."))
    before = found.matter
    if before is not None and before.pk != id:
        _refuse_unless(before.state == LET_GO, say("Somebody has put this on the agenda already."))
    matter = actions.put_forward(
        by=by, id=id, kind=kind, title=title, words=words, circle=held.circle, at=at, today=today
    )
    Statement.objects.filter(pk=found.pk).update(matter=matter)
    return matter


def behind(member: Member, matter: Matter) -> OpinionMap | None:
    """The map that a matter came out of, if it did and the group has maps on. One query, none where they are off."""
    if not are_on(member):
        return None
    rows = Statement.objects.for_member(member).filter(matter=matter).select_related("map")
    found: Statement | None = rows.first()
    return found.map if found else None


# When a member goes ---------------------------------------------------------------------------------------------


@transaction.atomic
def forget(*, member: Member, keep_words: bool) -> None:
    """Who goes takes their answers with them; their statements stay without anybody, or go where it is still open."""
    Opinion.objects.filter(member=member).delete()
    mine = Statement.objects.filter(by=member)
    if keep_words:
        mine.update(by=None)
        return
    mine.update(by=None, words="", key="", taken_back=True)
    Aside.objects.filter(by=member).update(by=None, reason="")
    Aside.objects.filter(back_by=member).update(back_by=None)
    OpinionMap.objects.filter(by=member).update(by=None, words="")
