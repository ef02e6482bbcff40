"""What members keep for themselves, and what they agree on: one effect, nobody else sees more than they should."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from ourterms.care import actions, hooks, notes
from ourterms.care.models import AccessConsent, Buddy, Farewell, Note
from ourterms.care.permissions import asks_by, asks_of, buddies_of, is_silent, may_reach
from ourterms.care.rules.boundaries import DONT_ASK, KEEP_AWAY, KINDS, OPEN
from ourterms.care.rules.words import Room
from ourterms.collectives.models import Member
from ourterms.kit import chance
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring
from ourterms.people.models import Device, Opening, Trail
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
TODAY = AT.date()
MEETING = UUID("11111111-1111-4111-8111-111111111111")
DAY = timedelta(days=1)


@pytest.fixture
def cast() -> Cast:
    return Cast()


# One's own -------------------------------------------------------------------------------------------------------


def test_what_is_kept_is_one_row_however_often_it_is_sent_and_goes_when_it_is_emptied(cast: Cast) -> None:
    for needs in ("A chair", "A chair", "A chair by the door"):
        actions.set_access_needs(by=cast.member, needs=needs)
    assert Note.objects.count() == 1
    assert notes.own(cast.member, notes.ACCESS) == "A chair by the door"
    actions.set_access_needs(by=cast.member, needs="  ")
    assert Note.objects.count() == 0


def test_a_row_says_neither_whose_it_is_nor_what(cast: Cast) -> None:
    actions.set_boundaries(by=cast.member, chosen={"evening": KEEP_AWAY})
    actions.set_room(by=cast.member, room=Room(4, None, "Zephyrine"))
    rows = list(Note.objects.values())
    assert len(rows) == 2
    assert [field.name for field in Note._meta.get_fields()] == ["token", "sealed"]
    for row in rows:
        assert cast.member.pk.hex not in repr(row)
        assert b"Zephyrine" not in bytes(row["sealed"])
        assert b"evening" not in bytes(row["sealed"])
    assert notes.token(cast.member, notes.ROOM) != notes.token(cast.steward, notes.ROOM)


def test_the_size_of_what_is_sealed_tells_nothing_of_boundaries(cast: Cast) -> None:
    for member, chosen in ((cast.member, {"story": OPEN}), (cast.steward, dict.fromkeys(KINDS, KEEP_AWAY))):
        actions.set_boundaries(by=member, chosen=chosen)
    one, two = (len(bytes(note.sealed)) for note in Note.objects.all())
    assert one == two


def test_a_value_moved_to_somebody_elses_place_does_not_open(cast: Cast) -> None:
    actions.set_access_needs(by=cast.member, needs="A chair")
    stolen = Note.objects.get().sealed
    Note.objects.create(token=notes.token(cast.steward, notes.ACCESS), sealed=stolen)
    assert notes.own(cast.steward, notes.ACCESS) == ""
    assert notes.own(cast.member, notes.ACCESS) == "A chair"


def test_boundaries_are_per_collective(cast: Cast) -> None:
    actions.set_boundaries(by=cast.member, chosen={"story": OPEN})
    assert notes.boundaries_of(cast.member)["story"] == OPEN
    assert notes.boundaries_of(cast.elsewhere)["story"] == DONT_ASK


def test_who_wants_what_holds_anyway_keeps_nothing(cast: Cast) -> None:
    actions.set_boundaries(by=cast.member, chosen={"story": OPEN})
    actions.set_boundaries(by=cast.member, chosen={"story": DONT_ASK})
    actions.set_room(by=cast.member, room=Room())
    assert Note.objects.count() == 0


def test_with_the_key_everything_of_somebody_s_is_gone_and_the_closed_ones_stay_closed(cast: Cast) -> None:
    actions.set_boundaries(by=cast.member, chosen={"story": OPEN})
    assert cast.member.person_id is not None
    keyring().destroy(cast.member.person_id)
    assert notes.boundaries_of(cast.member)["story"] == DONT_ASK
    actions.set_access_needs(by=cast.member, needs="too late")
    assert notes.own(cast.member, notes.ACCESS) == ""


def test_a_check_in_fades_by_the_day_that_is_sealed_inside(cast: Cast) -> None:
    actions.check_in(by=cast.member, said="Tired", today=TODAY)
    actions.check_in(by=cast.steward, said="Fine", today=TODAY + 5 * DAY)
    actions.fade(at=AT + 13 * DAY)
    assert Note.objects.count() == 2
    actions.fade(at=AT + 14 * DAY)
    assert Note.objects.count() == 1
    assert notes.check_in_of(cast.member) is None


# Breaks ----------------------------------------------------------------------------------------------------------


def test_on_a_break_nothing_reaches_somebody_and_back_it_does(cast: Cast) -> None:
    assert may_reach(cast.member, ["evening"])
    for _twice in range(2):
        actions.pause(by=cast.member)
    assert is_silent(Member.objects.get(pk=cast.member.pk))
    assert not may_reach(cast.member, [])
    assert may_reach(cast.steward, [])
    actions.come_back(by=cast.member)
    assert may_reach(cast.member, ["evening"])


def test_what_nobody_opened_reaches_nobody(cast: Cast) -> None:
    assert not may_reach(cast.member, ["story"])
    actions.set_boundaries(by=cast.member, chosen={"story": OPEN, "evening": KEEP_AWAY})
    assert may_reach(cast.member, ["story"])
    assert not may_reach(cast.member, ["story", "evening"])


def test_the_group_rests_by_who_holds_settings_and_by_anybody_once_nobody_does(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.rest(by=cast.member, resting=True, at=AT)
    assert not is_silent(cast.third)
    actions.rest(by=cast.steward, resting=True, at=AT)
    actions.rest(by=cast.steward, resting=True, at=AT)
    assert is_silent(Member.objects.get(pk=cast.third.pk))
    assert Trail.objects.filter(event="care:resting-began").count() == 1
    cast.steward.roles.all().delete()
    actions.rest(by=cast.member, resting=False, at=AT)
    assert not is_silent(Member.objects.get(pk=cast.third.pk))
    assert not is_silent(cast.elsewhere)


# What people need ------------------------------------------------------------------------------------------------


def test_what_somebody_needs_is_shown_for_the_one_meeting_and_they_see_who_read_it(cast: Cast) -> None:
    actions.set_access_needs(by=cast.member, needs="A chair")
    assert actions.access_needs_for(by=cast.steward, kind="meeting", thing=MEETING, at=AT) == []
    for _twice in range(2):
        actions.share_access(by=cast.member, kind="meeting", thing=MEETING)
    assert AccessConsent.objects.count() == 1
    assert actions.access_needs_for(by=cast.steward, kind="agreement", thing=MEETING, at=AT) == []
    assert Opening.objects.count() == 0
    found = actions.access_needs_for(by=cast.steward, kind="meeting", thing=MEETING, at=AT)
    assert [(who.name, needs) for who, needs in found] == [("Ash", "A chair")]
    opening = Opening.objects.get()
    assert (opening.owner_id, opening.shown_to) == (cast.member.person_id, "Rowan")


def test_reading_one_s_own_is_no_opening(cast: Cast) -> None:
    actions.set_access_needs(by=cast.member, needs="A chair")
    actions.share_access(by=cast.member, kind="meeting", thing=MEETING)
    assert len(actions.access_needs_for(by=cast.member, kind="meeting", thing=MEETING, at=AT)) == 1
    assert Opening.objects.count() == 0


def test_taken_back_or_of_somebody_gone_or_elsewhere_it_is_not_shown(cast: Cast) -> None:
    for member in (cast.member, cast.gone, cast.elsewhere):
        actions.set_access_needs(by=member, needs="A chair")
        actions.share_access(by=member, kind="meeting", thing=MEETING)
    assert len(actions.access_needs_for(by=cast.steward, kind="meeting", thing=MEETING, at=AT)) == 1
    actions.take_back_access(by=cast.member, kind="meeting", thing=MEETING)
    actions.share_access(by=cast.member, kind="agreement", thing=MEETING)
    assert actions.access_needs_for(by=cast.steward, kind="meeting", thing=MEETING, at=AT) == []


def test_when_the_meeting_is_over_so_is_the_sharing(cast: Cast) -> None:
    actions.set_access_needs(by=cast.member, needs="A chair")
    for kind in ("meeting", "agreement"):
        actions.share_access(by=cast.member, kind=kind, thing=MEETING)
    actions.end_sharing(kind="meeting", thing=MEETING)
    assert actions.access_needs_for(by=cast.steward, kind="meeting", thing=MEETING, at=AT) == []
    assert len(actions.access_needs_for(by=cast.steward, kind="agreement", thing=MEETING, at=AT)) == 1


def test_words_that_were_taken_away_are_shared_with_nobody_when_others_take_their_place(cast: Cast) -> None:
    actions.set_access_needs(by=cast.member, needs="A chair")
    actions.share_access(by=cast.member, kind="meeting", thing=MEETING)
    actions.set_access_needs(by=cast.member, needs="")
    actions.set_access_needs(by=cast.member, needs="Something else")
    assert actions.access_needs_for(by=cast.steward, kind="meeting", thing=MEETING, at=AT) == []


# Buddies ---------------------------------------------------------------------------------------------------------


def ask(cast: Cast, by: Member, member: Member) -> UUID:
    id = chance.uuid()
    actions.ask_buddy(by=by, id=id, member=member, today=TODAY)
    return id


def test_a_yes_makes_two_buddies_and_either_ends_it(cast: Cast) -> None:
    id = ask(cast, cast.member, cast.steward)
    actions.answer_buddy(by=cast.steward, id=id, yes=True, today=TODAY)
    assert buddies_of(cast.member).count() == buddies_of(cast.steward).count() == 1
    assert buddies_of(cast.third).count() == 0
    actions.end_buddy(by=cast.third, id=id)
    assert buddies_of(cast.member).count() == 1
    actions.end_buddy(by=cast.steward, id=id)
    assert Buddy.objects.count() == 0


def test_to_who_asked_a_no_is_no_answer(cast: Cast) -> None:
    silent, refused = ask(cast, cast.member, cast.steward), ask(cast, cast.member, cast.third)
    assert len(asks_of(cast.third, TODAY)) == 1
    actions.answer_buddy(by=cast.third, id=refused, yes=False, today=TODAY)
    assert len(asks_of(cast.third, TODAY)) == 0
    assert {row.pk for row in asks_by(cast.member, TODAY)} == {silent, refused}
    for id in (silent, refused):
        actions.end_buddy(by=cast.member, id=id)
    assert asks_by(cast.member, TODAY).count() == 0
    for other in (cast.steward, cast.third):
        ask(cast, cast.member, other)
    assert asks_by(cast.member, TODAY).count() == 2
    assert len(asks_of(cast.third, TODAY)) == 0  # asked once; a no stays a no until it fades
    assert len(asks_of(cast.steward, TODAY)) == 1


def test_an_ask_fades_after_fourteen_days_for_both(cast: Cast) -> None:
    ask(cast, cast.member, cast.steward)
    later = TODAY + 15 * DAY
    assert asks_by(cast.member, TODAY + 14 * DAY).count() == len(asks_of(cast.steward, TODAY + 14 * DAY)) == 1
    assert asks_by(cast.member, later).count() == len(asks_of(cast.steward, later)) == 0
    actions.fade(at=AT + 17 * DAY)
    assert Buddy.objects.count() == 0


def test_who_does_not_want_to_be_asked_is_not_and_the_asker_can_not_tell(cast: Cast) -> None:
    actions.set_boundaries(by=cast.steward, chosen={"buddy": KEEP_AWAY})
    ask(cast, cast.member, cast.steward)
    ask(cast, cast.member, cast.third)
    assert len(asks_of(cast.steward, TODAY)) == 0
    assert hooks.waiting_for(cast.steward, AT) == []
    assert len(hooks.waiting_for(cast.third, AT)) == 1
    assert {row.asked_id for row in asks_by(cast.member, TODAY)} == {cast.steward.pk, cast.third.pk}


def test_two_who_ask_each_other_are_buddies(cast: Cast) -> None:
    ask(cast, cast.member, cast.steward)
    ask(cast, cast.steward, cast.member)
    assert buddies_of(cast.member).count() == 1
    assert Buddy.objects.count() == 1


def test_nobody_answers_for_somebody_else_or_asks_elsewhere(cast: Cast) -> None:
    id = ask(cast, cast.member, cast.steward)
    for other in (cast.third, cast.member, cast.elsewhere):
        actions.answer_buddy(by=other, id=id, yes=True, today=TODAY)
    assert Buddy.objects.get().state == Buddy.ASKED
    for other in (cast.elsewhere, cast.member, Member.objects.get(pk=cast.gone.pk)):
        with pytest.raises(Refused):
            actions.ask_buddy(by=cast.member, id=chance.uuid(), member=other, today=TODAY)


def test_nobody_is_their_own_buddy_in_the_database_either(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Buddy.objects.create(collective=cast.collective, asker=cast.member, asked=cast.member, until=TODAY)


# Somebody has died -----------------------------------------------------------------------------------------------


def said_by_two(cast: Cast) -> UUID:
    id = chance.uuid()
    actions.say_died(by=cast.member, id=id, member=cast.third, at=AT)
    actions.say_died(by=cast.steward, id=chance.uuid(), member=cast.third, at=AT + timedelta(hours=1))
    return id


def test_one_alone_changes_nothing_however_often(cast: Cast) -> None:
    for _twice in range(2):
        actions.say_died(by=cast.member, id=chance.uuid(), member=cast.third, at=AT)
    actions.settle(at=AT + 13 * DAY)
    assert Farewell.objects.get().settled is False
    assert not is_silent(cast.third)
    actions.settle(at=AT + 14 * DAY)
    assert Farewell.objects.count() == 0


def test_two_and_a_day_stop_the_messages_and_open_the_wishes_to_those_two(cast: Cast) -> None:
    actions.set_wishes(by=cast.third, wishes="Tell my sister.")
    id = said_by_two(cast)
    with pytest.raises(Refused):
        actions.open_wishes(by=cast.member, id=id, at=AT)
    actions.settle(at=AT + DAY)
    assert not is_silent(cast.third)
    actions.settle(at=AT + DAY + timedelta(hours=1))
    assert is_silent(cast.third)
    assert actions.open_wishes(by=cast.steward, id=id, at=AT + 2 * DAY) == "Tell my sister."
    assert Opening.objects.get().owner_id == cast.third.person_id
    for other in (cast.elsewhere, cast.third):
        with pytest.raises(Refused):
            actions.open_wishes(by=other, id=id, at=AT)
    actions.undo_died(by=cast.elsewhere, id=id, at=AT)
    assert is_silent(cast.third)
    actions.undo_died(by=cast.member, id=id, at=AT)
    assert not is_silent(cast.third)
    assert notes.own(cast.third, notes.WISHES) == "Tell my sister."


@pytest.mark.parametrize("hours", [2, 30], ids=["in the day", "afterwards"])
def test_whoever_signs_in_is_alive(cast: Cast, hours: int) -> None:
    said_by_two(cast)
    actions.settle(at=AT + timedelta(hours=min(hours, 26)))
    seen = AT + timedelta(hours=hours)
    Device.objects.create(
        lookup="x", person_id=cast.third.person_id, shared=False, started=seen, seen=seen, proved=seen
    )
    actions.settle(at=seen + DAY)
    assert Farewell.objects.count() == 0
    assert not is_silent(cast.third)


def test_a_device_of_before_stops_nothing(cast: Cast) -> None:
    before = AT - DAY
    Device.objects.create(
        lookup="x", person_id=cast.third.person_id, shared=False, started=before, seen=before, proved=before
    )
    said_by_two(cast)
    actions.settle(at=AT + 2 * DAY)
    assert is_silent(cast.third)


def test_the_group_is_told_by_the_two_only_and_behind_a_plain_line(cast: Cast) -> None:
    id = said_by_two(cast)
    with pytest.raises(Refused):
        actions.tell_the_group(by=cast.member, id=id, today=TODAY)
    actions.settle(at=AT + 2 * DAY)
    assert hooks.waiting_for(cast.member, AT) == []
    actions.tell_the_group(by=cast.member, id=id, today=TODAY)
    (card,) = hooks.waiting_for(cast.steward, AT)
    assert "Kit" not in card.heading + card.words
    assert hooks.waiting_for(cast.elsewhere, AT) == []
    assert hooks.waiting_for(cast.third, AT) == []
    assert hooks.waiting_for(cast.steward, AT + 15 * DAY) == []


def test_nobody_says_it_of_themselves_or_of_somebody_elsewhere(cast: Cast) -> None:
    for other in (cast.member, cast.elsewhere, Member.objects.get(pk=cast.gone.pk)):
        with pytest.raises(Refused):
            actions.say_died(by=cast.member, id=chance.uuid(), member=other, at=AT)
    assert Farewell.objects.count() == 0


# Going, and taking along -----------------------------------------------------------------------------------------


def test_of_a_member_who_goes_nothing_stays(cast: Cast) -> None:
    actions.set_boundaries(by=cast.member, chosen={"story": OPEN})
    actions.set_access_needs(by=cast.member, needs="A chair")
    actions.share_access(by=cast.member, kind="meeting", thing=MEETING)
    ask(cast, cast.member, cast.steward)
    actions.say_died(by=cast.member, id=chance.uuid(), member=cast.third, at=AT)
    assert Note.objects.count() == 2
    hooks.forget(cast.member, keep_words=True, at=AT)
    assert [model.objects.count() for model in (Note, AccessConsent, Buddy, Farewell)] == [0, 0, 0, 0]


def test_everything_of_one_s_own_can_be_taken_along_and_nothing_of_others(cast: Cast) -> None:
    actions.set_boundaries(by=cast.member, chosen={"evening": KEEP_AWAY})
    actions.set_room(by=cast.member, room=Room(4, 2, "Till summer"))
    actions.set_access_needs(by=cast.member, needs="A chair")
    actions.check_in(by=cast.member, said="Tired", today=TODAY)
    actions.set_wishes(by=cast.member, wishes="Tell my sister.")
    actions.set_wishes(by=cast.steward, wishes="Zephyrine")
    refused = ask(cast, cast.steward, cast.member)
    actions.answer_buddy(by=cast.member, id=refused, yes=False, today=TODAY)
    assert cast.member.person_id is not None
    (export,) = hooks.export(cast.member.person_id)
    said = repr(export.rows)
    for mine in ("Keep it away from me", "Till summer", "A chair", "Tired", "Tell my sister."):
        assert mine in said
    assert "Zephyrine" not in said
    assert cast.third.person_id is not None
    assert hooks.export(cast.third.person_id) == []


def test_settling_asks_no_more_of_many_members_than_of_few(
    cast: Cast, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    with django_assert_max_num_queries(3):  # a savepoint, the list, its end
        actions.settle(at=AT)
