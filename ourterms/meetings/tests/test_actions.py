from datetime import UTC, date, datetime, time, timedelta

import pytest

from ourterms.collectives.models import Member
from ourterms.kit import chance
from ourterms.kit.hooks import Kept
from ourterms.meetings import actions, hooks
from ourterms.meetings.models import (
    AgendaLine,
    Coming,
    EveningRole,
    NoStairs,
    NotesVersion,
    Session,
    WalkHome,
    WeSaid,
)
from ourterms.meetings.permissions import may_see
from ourterms.people.acts import Refused
from tests.cast import AT, MEETING, Cast, a_meeting

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def session(cast: Cast) -> Session:
    return a_meeting(cast)


def in_circle(cast: Cast) -> Session:
    return actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=MEETING)


def test_a_meeting_keeps_the_wall_clock_and_the_moment(session: Session) -> None:
    session.refresh_from_db()
    assert (session.day, session.time, session.zone) == (date(2026, 3, 10), time(18, 30), "Europe/London")
    assert session.starts == datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
    assert session.ends == datetime(2026, 3, 10, 20, 30, tzinfo=UTC)


def test_every_second_week_makes_meetings_of_their_own_once(cast: Cast) -> None:
    id = chance.uuid()
    for _sent in range(2):
        actions.plan(by=cast.member, id=id, circle=None, what=MEETING, every="fortnight", more=2)
    rows = list(Session.objects.for_member(cast.member).order_by("starts"))
    assert [row.day for row in rows] == [date(2026, 3, 10), date(2026, 3, 24), date(2026, 4, 7)]
    assert [row.starts.hour for row in rows] == [18, 18, 17]
    actions.change(
        by=cast.member, session=rows[1], what=MEETING._replace(wall=rows[1].wall, where="The library"), at=AT
    )
    assert [row.where for row in Session.objects.for_member(cast.member).order_by("starts")] == ["", "The library", ""]


def test_a_moved_meeting_keeps_its_old_days_and_forgets_the_one_it_comes_back_to(cast: Cast, session: Session) -> None:
    later = MEETING._replace(wall=MEETING.wall._replace(day=date(2026, 3, 17)))
    for _sent in range(2):
        session = actions.change(by=cast.member, session=session, what=later, at=AT)
    assert session.former == ["2026-03-10T18:30"]
    session = actions.change(by=cast.member, session=session, what=MEETING, at=AT)
    assert session.former == ["2026-03-17T18:30"]


def test_called_off_and_on_again(cast: Cast, session: Session) -> None:
    actions.call_off(by=cast.member, session=session, words="The heating broke", at=AT)
    session.refresh_from_db()
    assert (session.called_off, session.called_off_words) == (True, "The heating broke")
    actions.put_on_again(by=cast.third, session=session, at=AT)
    session.refresh_from_db()
    assert (session.called_off, session.called_off_words) == (False, "")


def test_coming_said_twice_stands_once_and_goes_when_taken_back(cast: Cast, session: Session) -> None:
    for _sent in range(2):
        actions.say_coming(by=cast.member, session=session, coming=True)
    assert Coming.objects.filter(session=session).count() == 1
    actions.say_coming(by=cast.member, session=session, coming=False)
    assert not Coming.objects.filter(session=session).exists()


def test_a_job_is_one_persons_and_only_they_put_it_down(cast: Cast, session: Session) -> None:
    for _sent in range(2):
        actions.take_job(by=cast.member, session=session, kind="notes")
    with pytest.raises(Refused, match="Ash has taken that"):
        actions.take_job(by=cast.third, session=session, kind="notes")
    actions.put_down_job(by=cast.third, session=session, kind="notes")
    assert EveningRole.objects.get(session=session).member == cast.member
    actions.put_down_job(by=cast.member, session=session, kind="notes")
    assert not EveningRole.objects.exists()


def test_a_job_of_somebody_who_left_can_be_taken(cast: Cast, session: Session) -> None:
    actions.take_job(by=cast.member, session=session, kind="time")
    Member.objects.filter(pk=cast.member.pk).update(here=False)
    actions.take_job(by=cast.third, session=session, kind="time")
    assert EveningRole.objects.get(session=session).member == cast.third


def test_a_job_that_there_is_not_is_refused(cast: Cast, session: Session) -> None:
    with pytest.raises(Refused, match="no such job"):
        actions.take_job(by=cast.member, session=session, kind="boss")


def test_who_needs_no_stairs_stands_in_no_row(cast: Cast, session: Session) -> None:
    for _sent in range(2):
        actions.need_no_stairs(by=cast.member, session=session, wanted=True)
    row = NoStairs.objects.values().get()
    everything = " ".join(value.hex() if isinstance(value, bytes) else str(value) for value in row.values())
    for own in (cast.member.pk, cast.member.person_id):
        assert str(own) not in everything
        assert own is not None
        assert own.hex not in everything
    actions.need_no_stairs(by=cast.member, session=session, wanted=False)
    assert not NoStairs.objects.exists()


def test_agenda_lines_move_and_are_taken_back_by_who_put_them_there(cast: Cast, session: Session) -> None:
    def put(words: str) -> AgendaLine:
        return actions.add_to_agenda(by=cast.member, session=session, id=chance.uuid(), words=words)

    def words() -> list[str]:
        return list(AgendaLine.objects.order_by("place").values_list("words", flat=True))

    first, second, third = put("one"), put("two"), put("three")
    actions.move_agenda(by=cast.third, line=third, up=True)
    assert words() == ["one", "three", "two"]
    actions.move_agenda(by=cast.third, line=first, up=True)
    actions.move_agenda(by=cast.third, line=first, up=False)
    assert words() == ["three", "one", "two"]
    with pytest.raises(Refused, match="Somebody else"):
        actions.take_back_agenda(by=cast.third, line=second)
    actions.take_back_agenda(by=cast.member, line=second)
    actions.take_back_agenda(by=cast.member, line=second)
    assert words() == ["three", "one"]


def test_a_line_sent_twice_stands_once(cast: Cast, session: Session) -> None:
    id = chance.uuid()
    for _sent in range(2):
        actions.add_to_agenda(by=cast.member, session=session, id=id, words="The kettle")
        actions.say_we_will(by=cast.member, session=session, id=id, words="Buy one", at=AT)
    assert AgendaLine.objects.count() == WeSaid.objects.count() == 1
    with pytest.raises(Refused, match="used for something else"):
        actions.add_to_agenda(by=cast.third, session=session, id=id, words="Mine")


def test_anyone_ticks_and_unticks(cast: Cast, session: Session) -> None:
    line = actions.say_we_will(by=cast.member, session=session, id=chance.uuid(), words="Ask", at=AT)
    for _sent in range(2):
        actions.tick(by=cast.third, line=line, on=session, done=True)
    line.refresh_from_db()
    assert line.done_in == session
    actions.tick(by=cast.steward, line=line, on=session, done=False)
    line.refresh_from_db()
    assert line.done_in is None


def test_notes_written_at_the_same_time_lose_nothing_and_every_version_stays(cast: Cast, session: Session) -> None:
    first = chance.uuid()
    assert not actions.write_notes(by=cast.member, session=session, id=first, words="Tea at six.", base=0)
    assert not actions.write_notes(by=cast.member, session=session, id=first, words="Tea at six.", base=0)
    assert actions.write_notes(by=cast.third, session=session, id=chance.uuid(), words="The room is free.", base=0)
    session.refresh_from_db()
    assert "Tea at six." in session.notes
    assert "The room is free." in session.notes
    assert list(NotesVersion.objects.order_by("number").values_list("number", "by__name")) == [(1, "Ash"), (2, "Kit")]


def test_a_walk_home_is_taken_by_one_and_ended_by_either(cast: Cast, session: Session) -> None:
    actions.offer_walk(by=cast.member, session=session, id=chance.uuid(), words="To the bus")
    actions.offer_walk(by=cast.member, session=session, id=chance.uuid(), words="To the station")
    walk = WalkHome.objects.get()
    assert walk.words == "To the station"
    with pytest.raises(Refused, match="your own"):
        actions.take_walk(by=cast.member, walk=walk)
    for _sent in range(2):
        actions.take_walk(by=cast.third, walk=walk)
    with pytest.raises(Refused, match="Somebody else"):
        actions.take_walk(by=cast.steward, walk=walk)
    actions.end_walk(by=cast.steward, walk=walk)
    assert WalkHome.objects.get().taken_by == cast.third
    actions.end_walk(by=cast.third, walk=walk)
    assert WalkHome.objects.get().taken_by is None
    actions.end_walk(by=cast.member, walk=walk)
    assert not WalkHome.objects.exists()


def test_nobody_outside_a_circle_can_do_anything_with_its_meeting(cast: Cast) -> None:
    session = in_circle(cast)
    line = actions.say_we_will(by=cast.third, session=session, id=chance.uuid(), words="Ask", at=AT)
    everybodys = a_meeting(cast)
    assert may_see(cast.third, session)
    for who in (cast.member, cast.steward, cast.elsewhere):
        assert not may_see(who, session)
        with pytest.raises(Refused, match="nothing here"):
            actions.change(by=who, session=session, what=MEETING, at=AT)
        with pytest.raises(Refused, match="nothing here"):
            actions.take_job(by=who, session=session, kind="notes")
        with pytest.raises(Refused, match="nothing here"):
            actions.write_notes(by=who, session=session, id=chance.uuid(), words="x", base=0)
        with pytest.raises(Refused, match="nothing here"):
            actions.plan(by=who, id=chance.uuid(), circle=cast.circle, what=MEETING)
    actions.tick(by=cast.member, line=line, on=everybodys, done=True)
    line.refresh_from_db()
    assert line.done_in is None


def test_a_circle_leaks_into_no_card_search_calendar_or_export(cast: Cast) -> None:
    actions.plan(by=cast.third, id=chance.uuid(), circle=cast.circle, what=MEETING._replace(title="Hidden kettle"))
    now = datetime(2026, 3, 8, tzinfo=UTC)

    def everything(member: Member) -> str:
        found = [hooks.together(member, now), hooks.waiting_for(member, now), hooks.search(member, "kettle")]
        return repr([*found, hooks.calendar(member, now), hooks.circle(member, cast.circle, now)])

    assert everything(cast.third).count("Hidden kettle") >= 4
    for who in (cast.member, cast.steward, cast.elsewhere):
        assert "kettle" not in everything(who).replace("[]", "")
        assert "Event" not in everything(who)


def test_the_calendar_says_nothing_about_what_it_is(cast: Cast) -> None:
    actions.plan(by=cast.member, id=chance.uuid(), circle=None, what=MEETING._replace(where="Survivors' house"))
    (event,) = hooks.calendar(cast.member, AT)
    assert (event.title, event.place) == ("Notes", "")
    assert event.starts == datetime(2026, 3, 10, 18, 30, tzinfo=UTC)


def test_what_is_called_off_leaves_the_calendar_and_home_says_so(cast: Cast, session: Session) -> None:
    now = session.starts - timedelta(days=2)
    actions.call_off(by=cast.member, session=session, words="", at=AT)
    assert hooks.calendar(cast.member, now) == []
    assert hooks.waiting_for(cast.member, now)[0].heading == "Called off: Tuesday 10\xa0March\xa02026"
    assert hooks.together(cast.member, now)[0].words == "Tuesday 10\xa0March\xa02026 is called off."


def test_a_week_after_a_meeting_nobody_can_tell_who_was_there(cast: Cast, session: Session) -> None:
    actions.say_coming(by=cast.member, session=session, coming=True)
    actions.need_no_stairs(by=cast.member, session=session, wanted=True)
    actions.offer_walk(by=cast.member, session=session, id=chance.uuid(), words="")
    actions.fade(session.ends + timedelta(days=6))
    assert Coming.objects.exists()
    actions.fade(session.ends + timedelta(days=7))
    assert not Coming.objects.exists()
    assert not NoStairs.objects.exists()
    assert not WalkHome.objects.exists()


def test_whoever_goes_takes_along_what_is_theirs(cast: Cast, session: Session) -> None:
    actions.say_coming(by=cast.member, session=session, coming=True)
    actions.need_no_stairs(by=cast.member, session=session, wanted=True)
    actions.take_job(by=cast.member, session=session, kind="notes")
    actions.add_to_agenda(by=cast.member, session=session, id=chance.uuid(), words="The kettle")
    actions.write_notes(by=cast.member, session=session, id=chance.uuid(), words="Tea", base=0)
    person = cast.member.person_id
    assert person is not None
    (exported,) = hooks.export(person)
    assert {row["what"] for row in exported.rows} == {"coming", "needs no stairs", "job", "agenda", "notes"}
    hooks.forget(cast.member, True, AT)
    assert AgendaLine.objects.filter(by=cast.member).exists()
    assert not Coming.objects.exists()
    assert not NoStairs.objects.exists()
    assert not EveningRole.objects.exists()
    hooks.forget(cast.member, False, AT)
    assert not AgendaLine.objects.exists()
    assert NotesVersion.objects.get().by is None
    session.refresh_from_db()
    assert session.notes == "Tea"


def test_an_export_holds_nothing_of_somebody_elses(cast: Cast, session: Session) -> None:
    actions.add_to_agenda(by=cast.third, session=session, id=chance.uuid(), words="The kettle")
    person = cast.member.person_id
    assert person is not None
    assert hooks.export(person) == []


def test_every_table_says_what_is_kept_and_until_when() -> None:
    assert all(isinstance(kept, Kept) and kept.fades for kept in hooks.keeps())
