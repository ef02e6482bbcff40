"""What members do with opinion maps, and what nobody can find out afterwards."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.decisions import actions, hooks, maps
from ourterms.decisions.maps import Beginning
from ourterms.decisions.models import Aside, Matter, Opinion, OpinionMap, Statement
from ourterms.decisions.rules.maps import MOST
from ourterms.kit import chance, clock
from ourterms.kit.wall import Wall
from ourterms.people.acts import Refused
from ourterms.people.models import Person, Trail
from tests.cast import AT, Cast, a_map, statement_of, with_maps

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
KETTLE, POT = "We need a second kettle", "Tea is better from a pot"
LATER = AT + timedelta(days=8)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    cast = Cast()
    with_maps(cast)
    return cast


def more(cast: Cast, number: int) -> list[Member]:
    return [
        collectives.join(by=Person.objects.create(), collective=cast.collective, name=f"N{n}", at=AT, today=AT.date())
        for n in range(number)
    ]


def say(by: Member, there: OpinionMap, words: str, answer: str) -> None:
    maps.answer(by=by, statement=statement_of(there, words), answer=answer, at=AT)


def add(by: Member, there: OpinionMap, words: str) -> Statement:
    return maps.add(by=by, id=chance.uuid(), map=there, words=words, at=AT)


def ended(there: OpinionMap) -> OpinionMap:
    maps.close(map=there, at=LATER)
    there.refresh_from_db()
    return there


def said_of(there: OpinionMap) -> dict[str, list[int]]:
    """Words of a statement -> [agree, disagree, pass], as the result has it."""
    words = dict(Statement.objects.filter(map=there, number__isnull=False).values_list("number", "words"))
    return {words[number]: said for number, *said in there.result["statements"]}


# Beginning


def test_while_it_is_off_nothing_can_be_begun() -> None:
    cast = Cast()
    with pytest.raises(Refused):
        a_map(cast.member, KETTLE)
    assert not OpinionMap.objects.exists()


def test_begun_twice_it_is_there_once_with_its_statements_each_once(cast: Cast) -> None:
    id, closes = chance.uuid(), Wall(date(2026, 3, 10), time(20), "Europe/London")
    what = Beginning("  What\nnow? ", closes, statements=[KETTLE, f"{KETTLE.upper()}!", "", POT])
    for _sent in range(2):
        there = maps.begin(by=cast.member, id=id, circle=None, what=what, at=AT)
    assert there.question == "What now?"
    assert set(Statement.objects.values_list("words", flat=True)) == {f"{KETTLE.upper()}!", POT}


BAD: list[dict[str, object]] = [
    {"question": " "},
    {"question": "x" * 121},
    {"words": "x" * 8_001},
    {"statements": ["x" * 141]},
    {"statements": [f"Number {n}" for n in range(500)]},
    {"days": 0},
    {"days": 400},
]


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_what_can_not_be_begun_is_refused_and_nothing_is_left(cast: Cast, bad: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        a_map(cast.member, *bad.pop("statements", ()), **bad)
    assert not OpinionMap.objects.exists()
    assert not Statement.objects.exists()


def test_it_closes_by_the_wall_clock_also_when_the_clocks_change(cast: Cast) -> None:
    closes = Wall(date(2026, 3, 29), time(1, 30), "Europe/London")  # a time that does not come on that day
    there = a_map(cast.member, closes=closes)
    assert there.closes == datetime.fromisoformat("2026-03-29T01:30+00:00")
    assert "does not come at all" in there.clock_note


def test_nobody_begins_one_in_a_circle_they_are_not_in(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, circle=cast.circle)
    assert statement_of(there, KETTLE).circle == cast.circle
    with pytest.raises(Refused):
        a_map(cast.member, circle=cast.circle)
    with pytest.raises(Refused, match="nothing here"):
        add(cast.member, there, POT)
    with pytest.raises(Refused, match="nothing here"):
        say(cast.member, there, KETTLE, "agree")


# Statements


@pytest.mark.parametrize("same", [KETTLE, "we need  a second KETTLE.", f" {KETTLE}!"])
def test_the_same_words_stand_once(cast: Cast, same: str) -> None:
    there = a_map(cast.third, KETTLE)
    with pytest.raises(Refused, match="stands here already"):
        add(cast.member, there, same)
    assert Statement.objects.count() == 1


def test_what_was_set_aside_is_not_brought_in_again_by_other_letters(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    maps.set_aside(by=cast.member, id=chance.uuid(), statement=statement_of(there, KETTLE), reason="Twice", at=AT)
    with pytest.raises(Refused, match="set aside"):
        add(cast.third, there, KETTLE.lower())


@pytest.mark.parametrize(("bad", "message"), [(" \n", "Write something"), ("x" * 141, "at most 140 letters")])
def test_no_words_and_too_many_are_refused(cast: Cast, bad: str, message: str) -> None:
    there = a_map(cast.third)
    with pytest.raises(Refused, match=message):
        add(cast.member, there, bad)
    assert add(cast.member, there, "x" * 140).words == "x" * 140


def test_a_map_holds_so_many_and_says_so(cast: Cast) -> None:
    there = a_map(cast.third, *(f"Number {n}" for n in range(MOST)))
    with pytest.raises(Refused, match=f"at most {MOST} statements"):
        add(cast.member, there, "One more")
    maps.take_back(by=cast.third, statement=statement_of(there, "Number 7"), at=AT)
    add(cast.member, there, "One more")
    assert Statement.objects.filter(taken_back=False).count() == MOST


def test_sent_twice_it_stands_once_and_stays_taken_back(cast: Cast) -> None:
    there, id = a_map(cast.third), chance.uuid()
    for _sent in range(2):
        mine = maps.add(by=cast.member, id=id, map=there, words=KETTLE, at=AT)
    assert Statement.objects.count() == 1
    say(cast.third, there, KETTLE, "agree")
    maps.take_back(by=cast.member, statement=mine, at=AT)
    maps.take_back(by=cast.member, statement=mine, at=AT)
    maps.add(by=cast.member, id=id, map=there, words=KETTLE, at=AT)
    mine.refresh_from_db()
    assert (mine.words, mine.key, mine.taken_back) == ("", "", True)
    with pytest.raises(Refused, match="took it back"):
        maps.answer(by=cast.third, statement=mine, answer="agree", at=AT)


def test_only_its_author_takes_it_back(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    with pytest.raises(Refused, match="Only whoever wrote it"):
        maps.take_back(by=cast.member, statement=statement_of(there, KETTLE), at=AT)
    assert statement_of(there, KETTLE).words == KETTLE


# Answering


def test_the_last_answer_counts_and_can_be_taken_back(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, POT)
    for answer in ("agree", "disagree", "disagree", "pass"):
        say(cast.member, there, KETTLE, answer)
    say(cast.member, there, POT, "agree")
    row = Opinion.objects.get()
    assert row.said == {statement_of(there, KETTLE).pk.hex: 0, statement_of(there, POT).pk.hex: 1}
    for _sent in range(2):
        maps.take_answer_back(by=cast.member, statement=statement_of(there, KETTLE), at=AT)
    assert list(Opinion.objects.get().said) == [statement_of(there, POT).pk.hex]
    maps.take_answer_back(by=cast.member, statement=statement_of(there, POT), at=AT)
    assert not Opinion.objects.exists()


@pytest.mark.parametrize("bad", ["", "yes", "1", "AGREE"])
def test_there_are_three_answers(cast: Cast, bad: str) -> None:
    there = a_map(cast.third, KETTLE)
    with pytest.raises(Refused, match="agree, disagree or pass"):
        say(cast.member, there, KETTLE, bad)
    assert not Opinion.objects.exists()


def test_who_came_later_and_who_is_on_a_break_may_answer(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    (later,) = more(cast, 1)
    Member.objects.filter(pk=cast.member.pk).update(paused=True)
    cast.member.refresh_from_db()
    for by in (later, cast.member, cast.third):
        say(by, there, KETTLE, "agree")
    assert said_of(ended(there)) == {KETTLE: [3, 0, 0]}


def test_at_its_hour_it_is_closed_to_everything(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    statement, at = statement_of(there, KETTLE), there.closes
    for act in (
        lambda: maps.add(by=cast.member, id=chance.uuid(), map=there, words=POT, at=at),
        lambda: maps.answer(by=cast.member, statement=statement, answer="agree", at=at),
        lambda: maps.take_answer_back(by=cast.member, statement=statement, at=at),
        lambda: maps.take_back(by=cast.third, statement=statement, at=at),
        lambda: maps.set_aside(by=cast.member, id=chance.uuid(), statement=statement, reason="No", at=at),
        lambda: maps.put_back(by=cast.member, statement=statement, at=at),
    ):
        with pytest.raises(Refused, match="closed"):
            act()


# Moderation


def test_nothing_is_set_aside_without_a_reason_and_each_time_stays_to_read(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, POT)
    statement = statement_of(there, KETTLE)
    with pytest.raises(Refused, match="Say why"):
        maps.set_aside(by=cast.member, id=chance.uuid(), statement=statement, reason=" ", at=AT)
    id = chance.uuid()
    for _sent in range(2):
        maps.set_aside(by=cast.member, id=id, statement=statement, reason="It is about one of us", at=AT)
    with pytest.raises(Refused, match="already"):
        maps.set_aside(by=cast.steward, id=chance.uuid(), statement=statement, reason="Me too", at=AT)
    with pytest.raises(Refused, match="set aside meanwhile"):
        say(cast.third, there, KETTLE, "agree")
    for _sent in range(2):
        maps.put_back(by=cast.third, statement=statement, at=AT)
    maps.set_aside(by=cast.steward, id=chance.uuid(), statement=statement, reason="Not kind", at=AT)
    assert sorted(Aside.objects.values_list("reason", "back", "back_by")) == [
        ("It is about one of us", True, cast.third.pk),
        ("Not kind", False, None),
    ]


def test_the_database_itself_refuses_one_without_a_reason(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    maps.set_aside(by=cast.member, id=chance.uuid(), statement=statement_of(there, KETTLE), reason="So", at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Aside.objects.update(reason="")


def test_what_is_aside_is_not_counted_and_what_is_back_is_with_its_answers(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, POT, "Both")
    for by in (cast.member, cast.steward, cast.third):
        for words in (KETTLE, POT):
            say(by, there, words, "disagree")
    for words in (KETTLE, POT):
        maps.set_aside(by=cast.member, id=chance.uuid(), statement=statement_of(there, words), reason="So", at=AT)
    maps.put_back(by=cast.steward, statement=statement_of(there, POT), at=AT)
    assert said_of(ended(there)) == {POT: [0, 3, 0], "Both": [0, 0, 0]}
    assert statement_of(there, KETTLE).number is None


# Closing


def test_it_is_counted_once_and_the_answers_and_the_authors_are_gone(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, POT)
    for by, answer in ((cast.member, "agree"), (cast.steward, "disagree"), (cast.third, "agree")):
        say(by, there, KETTLE, answer)
    maps.close(map=there, at=there.closes - timedelta(seconds=1))
    assert not OpinionMap.objects.get().closed
    assert Opinion.objects.count() == 3
    ended(there)
    assert said_of(there) == {KETTLE: [2, 1, 0], POT: [0, 0, 0]}
    assert there.result["people"] == 3
    assert there.rows == []
    assert not Opinion.objects.exists()
    assert not Statement.objects.exclude(by=None).exists()
    before = there.result
    Member.objects.filter(pk=cast.member.pk).update(here=False)
    assert ended(there).result == before


def test_the_background_closes_it_also_where_maps_were_turned_off(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    say(cast.member, there, KETTLE, "agree")
    collectives.set_up(by=cast.steward, name=maps.SETTING, given="no", at=AT)
    for tick in hooks.ticks():
        tick.function(LATER)
    there.refresh_from_db()
    assert there.closed
    assert not Opinion.objects.exists()


def test_who_left_or_is_not_in_the_circle_any_more_counts_no_more(cast: Cast) -> None:
    circle, others = cast.circle, more(cast, 4)
    for other in others:
        collectives.bring_into_circle(by=cast.third, circle=circle, member=other)
    there = a_map(cast.third, KETTLE, circle=circle)
    for by in (cast.third, *others):
        say(by, there, KETTLE, "agree")
    collectives.step_out_of_circle(by=others[0], circle=circle)
    Member.objects.filter(pk=others[1].pk).update(here=False)
    assert said_of(ended(there)) == {KETTLE: [3, 0, 0]}


@pytest.mark.parametrize("answered", [0, 1, 2])
def test_fewer_than_three_are_not_counted(cast: Cast, answered: int) -> None:
    there = a_map(cast.third, KETTLE)
    for by in (cast.member, cast.steward)[:answered]:
        say(by, there, KETTLE, "agree")
    assert ended(there).result == {"people": 0, "statements": [], "map": None}


def test_a_map_without_statements_and_one_that_everybody_passes_close_too(cast: Cast) -> None:
    empty, passed = a_map(cast.third), a_map(cast.third, KETTLE)
    for by in (cast.member, cast.steward, cast.third):
        say(by, passed, KETTLE, "pass")
    assert ended(empty).result["people"] == 0
    assert said_of(ended(passed)) == {KETTLE: [0, 0, 3]}


def test_numbers_go_by_the_letters_so_that_none_tells_which_was_first(cast: Cast) -> None:
    there = a_map(cast.third, "Zebras", "apples", "Milk")
    ended(there)
    numbers = Statement.objects.order_by("number").values_list("number", "words")
    assert list(numbers) == [(1, "apples"), (2, "Milk"), (3, "Zebras")]


@pytest.fixture
def crowd(cast: Cast) -> OpinionMap:
    """A map that 31 answered, on two sides."""
    there = a_map(cast.third, KETTLE, POT, "The room is warm", "We meet too late", "Stairs are fine")
    people = [cast.member, cast.steward, cast.third, *more(cast, 28)]
    for number, by in enumerate(people):
        for words in (KETTLE, POT):
            say(by, there, words, "agree" if number < 20 else "disagree")
        for words in ("The room is warm", "Stairs are fine"):
            say(by, there, words, "agree")
        say(by, there, "We meet too late", "pass")
    return there


def test_from_thirty_on_there_are_groups_and_rows_of_nobody(cast: Cast, crowd: OpinionMap) -> None:
    names = {str(pk) for pk in Member.objects.values_list("pk", flat=True)}
    ended(crowd)
    found, numbers = crowd.result["map"], dict(Statement.objects.values_list("words", "number"))
    assert [group["about"] for group in found["groups"]] == [20, 10]
    assert set(found["divides"]) == set(found["minds"]) == {numbers[KETTLE], numbers[POT]}
    assert set(found["common"]["agree"]) == {numbers["The room is warm"], numbers["Stairs are fine"]}
    assert len(crowd.rows) == crowd.result["people"] == 31
    assert sum(row.get(str(numbers[KETTLE])) == 1 for row in crowd.rows) == 20
    kept = json.dumps([crowd.result, crowd.rows])
    assert not any(name in kept or UUID(name).hex in kept for name in names)


def test_the_rows_stand_in_the_order_that_chance_gives_them(
    cast: Cast, crowd: OpinionMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    kettle = statement_of(crowd, KETTLE).pk.hex
    monkeypatch.setattr(chance, "shuffled", lambda rows: sorted(rows, key=lambda row: row[kettle]))
    ended(crowd)
    number = str(statement_of(crowd, KETTLE).number)
    assert [row[number] for row in crowd.rows] == [-1] * 11 + [1] * 20  # those who agree had answered first


# What is found out


def test_answering_leaves_no_trail_no_moment_and_no_order(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE, POT)
    lines = Trail.objects.count()
    for words in (POT, KETTLE):
        say(cast.member, there, words, "agree")
    assert Trail.objects.count() == lines
    fields = [*Opinion._meta.get_fields(), *Statement._meta.get_fields()]
    assert not [field for field in fields if isinstance(field, models.DateField)]
    said = list(Opinion.objects.get().said)
    assert said == sorted(said)


def test_answering_touches_one_table(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)

    def rows() -> dict[Any, list[Any]]:
        return {model: sorted(model._default_manager.values_list(), key=repr) for model in apps.get_models()}

    before = rows()
    say(cast.member, there, KETTLE, "agree")
    maps.take_back(by=cast.third, statement=statement_of(there, KETTLE), at=AT)
    after = rows()
    assert {model for model in after if after[model] != before[model]} == {Opinion, Statement}


def test_after_the_close_no_table_holds_who_answered(cast: Cast, crowd: OpinionMap) -> None:
    ended(crowd)
    with connection.cursor() as cursor:
        for model in (OpinionMap, Opinion, Statement):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found = repr(cursor.fetchall())
            people = Member.objects.exclude(pk=cast.third.pk).values_list("pk", flat=True)  # Kit began the map
            assert not any(pk.hex in found or str(pk) in found for pk in people)


# On to the agenda


def put(by: Member, statement: Statement, **more: Any) -> Matter:
    given = {"id": chance.uuid(), "kind": "everyday", "title": KETTLE, "words": "3 agree", **more}
    return maps.put_on_agenda(by=by, statement=statement, at=AT, today=AT.date(), **given)


def test_what_a_map_says_goes_on_the_agenda_once(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    statement = statement_of(there, KETTLE)
    with pytest.raises(Refused, match="has to close"):
        put(cast.member, statement)
    ended(there)
    id = chance.uuid()
    for _sent in range(2):
        matter = put(cast.member, statement, id=id)
    assert statement_of(there, KETTLE).matter == matter
    with pytest.raises(Refused, match="already"):
        put(cast.steward, statement)
    actions.let_go(by=cast.member, matter=matter, reason="Later")
    assert put(cast.steward, statement) == statement_of(there, KETTLE).matter != matter
    assert Matter.objects.count() == 2


def test_what_a_circle_said_stays_in_the_circle(cast: Cast) -> None:
    there = ended(a_map(cast.third, KETTLE, circle=cast.circle))
    assert put(cast.third, statement_of(there, KETTLE)).circle == cast.circle
    with pytest.raises(Refused):
        put(cast.member, statement_of(there, KETTLE))


# Going


@pytest.mark.parametrize("keep_words", [True, False])
def test_who_goes_takes_their_answers_along_and_their_words_if_they_want(cast: Cast, keep_words: bool) -> None:
    there = a_map(cast.member, KETTLE, words="Tell us")
    add(cast.third, there, POT)
    for by in (cast.member, cast.steward, cast.third):
        say(by, there, POT, "agree")
    maps.set_aside(by=cast.member, id=chance.uuid(), statement=statement_of(there, POT), reason="So", at=AT)
    assert len(hooks.export(cast.member.person_id)[0].rows) == 4
    hooks.forget(cast.member, keep_words, AT)
    assert Opinion.objects.count() == 2
    assert Statement.objects.filter(words=KETTLE).exists() is keep_words
    assert not Statement.objects.filter(by=cast.member).exists()
    aside, there = Aside.objects.get(), OpinionMap.objects.get()
    assert (aside.reason, aside.by) == (("So", cast.member) if keep_words else ("", None))
    assert there.words == ("Tell us" if keep_words else "")


def test_somebody_is_given_what_is_theirs_and_nothing_of_others(cast: Cast) -> None:
    there = a_map(cast.third, KETTLE)
    add(cast.member, there, POT)
    say(cast.third, there, POT, "disagree")
    say(cast.member, there, KETTLE, "pass")
    (given,) = hooks.export(cast.member.person_id)
    assert [(row["what"], row["words"]) for row in given.rows] == [
        ("put a statement into an opinion map", POT),
        ("pass", KETTLE),
    ]
