"""What a group's actions do, and what they refuse."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ourterms.collectives import actions
from ourterms.collectives.models import Block, Change, Circle, CircleMember, Collective, Link, Member, RoleHeld
from ourterms.collectives.permissions import is_unwelcome, may, may_use_circle, seen_by
from ourterms.kit import chance
from ourterms.kit.sealing import Place
from ourterms.people.acts import Refused
from ourterms.people.keys import address_mark
from ourterms.people.models import Person, Trail
from ourterms.people.sealed import seal_of
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])


@pytest.fixture
def cast() -> Cast:
    return Cast()


def names_of(members: Any) -> list[str]:
    return [member.name for member in members]


# Roles and settings ---------------------------------------------------------------------------------------------


def test_with_a_role_empty_everybody_may_and_with_it_held_only_whoever_holds_it(cast: Cast) -> None:
    assert [may(each, "tin") for each in (cast.member, cast.steward, cast.third)] == [True, True, True]
    assert [may(each, "settings") for each in (cast.member, cast.steward, cast.third)] == [False, True, False]
    actions.put_down_role(by=cast.steward, kind="settings", at=AT)
    assert [may(each, "settings") for each in (cast.member, cast.steward, cast.third)] == [True, True, True]


def test_until_the_third_member_the_founder_alone_may_and_nobody_takes_a_role(cast: Cast) -> None:
    assert may(cast.elsewhere, "settings")
    second = actions.join(
        by=Person.objects.create(), collective=cast.elsewhere.collective, name="Fern", at=AT, today=AT.date()
    )
    assert not may(second, "settings")
    with pytest.raises(Refused, match="three of us"):
        actions.take_role(by=cast.elsewhere, kind="tin", at=AT)


def test_one_role_each_and_one_holder_each(cast: Cast) -> None:
    actions.take_role(by=cast.member, kind="tin", at=AT)
    actions.take_role(by=cast.member, kind="tin", at=AT)  # sent twice
    assert RoleHeld.objects.filter(member=cast.member).count() == 1
    with pytest.raises(Refused, match="Put it down first"):
        actions.take_role(by=cast.member, kind="library", at=AT)
    with pytest.raises(Refused, match="Somebody holds this role"):
        actions.take_role(by=cast.third, kind="tin", at=AT)


def test_with_the_last_role_holder_gone_every_role_stands_empty_and_everything_works(cast: Cast) -> None:
    actions.leave(by=cast.steward, keep_words=True, at=AT)
    assert not RoleHeld.objects.filter(collective=cast.collective).exists()
    cast.member.refresh_from_db()
    actions.set_up(by=cast.member, name="collectives.currency", given="EUR", at=AT)
    actions.make_link(by=cast.member, id=chance.uuid(), at=AT)
    actions.take_role(by=cast.third, kind="settings", at=AT)
    assert not may(cast.member, "settings")


def test_a_setting_has_a_history_and_is_set_back(cast: Cast) -> None:
    for given in ("EUR", "USD", "USD"):
        actions.set_up(by=cast.steward, name="collectives.currency", given=given, at=AT)
    lines = Change.objects.filter(setting="collectives.currency").values_list("before", "after")
    assert set(lines) == {("GBP", "EUR"), ("EUR", "USD")}
    first = Change.objects.get(after="EUR")
    actions.set_back(by=cast.steward, name="collectives.currency", change=first.pk, at=AT)
    assert Collective.objects.get(pk=cast.collective.pk).setting("collectives.currency") == "GBP"
    assert Change.objects.filter(setting="collectives.currency").count() == 3


def test_nobody_sets_back_what_they_may_not_change_or_what_is_of_another_group(cast: Cast) -> None:
    actions.set_up(by=cast.steward, name="collectives.currency", given="EUR", at=AT)
    change = Change.objects.get(after="EUR")
    for by in (cast.member, cast.elsewhere):
        with pytest.raises(Refused):
            actions.set_back(by=by, name="collectives.currency", change=change.pk, at=AT)
    assert Collective.objects.get(pk=cast.collective.pk).setting("collectives.currency") == "EUR"


def test_the_group_gets_another_name_and_its_history_says_so(cast: Cast) -> None:
    actions.rename_group(by=cast.steward, name=" Drift  wood ", at=AT)
    assert Collective.objects.get(pk=cast.collective.pk).name == "Drift wood"
    assert Change.objects.filter(setting="name").values_list("before", "after").get() == ("Driftline", "Drift wood")
    with pytest.raises(Refused):
        actions.rename_group(by=cast.member, name="Mine", at=AT)


# Going ----------------------------------------------------------------------------------------------------------


def test_whoever_goes_with_their_words_keeps_their_name_beside_them(cast: Cast) -> None:
    actions.leave(by=cast.member, keep_words=True, at=AT)
    there = Member.objects.get(pk=cast.member.pk)
    assert (there.name, there.here, there.person_id) == ("Ash", False, cast.member.person_id)


def test_whoever_goes_without_them_takes_their_name_too(cast: Cast) -> None:
    for each in (cast.member, cast.third):  # two may go so
        actions.leave(by=each, keep_words=False, at=AT)
    assert set(Member.objects.filter(here=False).values_list("name", flat=True)) == {"Wren", "Somebody who went"}


def test_whoever_comes_back_is_the_same_member(cast: Cast) -> None:
    actions.take_role(by=cast.member, kind="tin", at=AT)
    actions.leave(by=cast.member, keep_words=False, at=AT)
    code = actions.make_link(by=cast.third, id=chance.uuid(), at=AT)
    person = Person.objects.get(pk=cast.member.person_id)
    back = actions.join_by(code, by=person, name="Ash again", at=AT, today=AT.date())
    assert (back.pk, back.here, back.name) == (cast.member.pk, True, "Ash again")
    assert not RoleHeld.objects.filter(member=back).exists()


def test_going_twice_is_going_once(cast: Cast) -> None:
    for _time in range(2):
        actions.leave(by=cast.member, keep_words=True, at=AT)
    assert Trail.objects.filter(event="collectives:left").count() == 1


def test_when_a_founder_goes_the_one_who_stays_may_do_everything(cast: Cast) -> None:
    second = actions.join(
        by=Person.objects.create(), collective=cast.elsewhere.collective, name="Fern", at=AT, today=AT.date()
    )
    actions.leave(by=cast.elsewhere, keep_words=True, at=AT)
    second = Member.objects.select_related("collective").get(pk=second.pk)
    assert may(second, "settings")
    actions.take_role(by=second, kind="settings", at=AT)


def test_a_founder_alone_can_go_and_come_back_by_a_link_of_theirs(cast: Cast) -> None:
    code = actions.make_link(by=cast.elsewhere, id=chance.uuid(), at=AT)
    actions.leave(by=cast.elsewhere, keep_words=True, at=AT)
    assert not Member.objects.filter(collective=cast.elsewhere.collective_id, here=True).exists()
    person = Person.objects.get(pk=cast.elsewhere.person_id)
    back = actions.join_by(code, by=person, name="Moss", at=AT, today=AT.date())
    assert may(Member.objects.select_related("collective").get(pk=back.pk), "settings")


# Circles --------------------------------------------------------------------------------------------------------


def test_nobody_lets_themselves_or_others_into_a_circle_from_outside(cast: Cast) -> None:
    circle = cast.circle
    for by in (cast.member, cast.elsewhere):
        with pytest.raises(Refused):
            actions.bring_into_circle(by=by, circle=circle, member=by)
        with pytest.raises(Refused):
            actions.change_circle(by=by, circle=circle, name="Ours", purpose="")
        with pytest.raises(Refused):
            actions.end_circle(by=by, circle=circle, ended=True)
    with pytest.raises(Refused):  # from another group
        actions.bring_into_circle(by=cast.third, circle=circle, member=cast.elsewhere)
    assert CircleMember.objects.filter(circle=circle).count() == 1
    assert not Circle.objects.get(pk=circle.pk).ended


def test_a_circle_with_nobody_in_it_ends(cast: Cast) -> None:
    actions.bring_into_circle(by=cast.third, circle=cast.circle, member=cast.member)
    actions.step_out_of_circle(by=cast.third, circle=cast.circle)
    assert not Circle.objects.get(pk=cast.circle.pk).ended
    actions.leave(by=cast.member, keep_words=True, at=AT)
    assert Circle.objects.get(pk=cast.circle.pk).ended


def test_into_a_circle_that_ended_nothing_new_comes_until_it_goes_on(cast: Cast) -> None:
    actions.end_circle(by=cast.third, circle=cast.circle, ended=True)
    ended = Circle.objects.get(pk=cast.circle.pk)
    assert not may_use_circle(cast.third, ended)
    assert ended in Circle.objects.for_member(cast.third)
    with pytest.raises(Refused):
        actions.bring_into_circle(by=cast.third, circle=ended, member=cast.member)
    actions.end_circle(by=cast.third, circle=ended, ended=False)
    assert may_use_circle(cast.third, Circle.objects.get(pk=cast.circle.pk))


def test_a_circle_sent_twice_is_started_once_and_nobody_elses_id_is_taken(cast: Cast) -> None:
    id = chance.uuid()
    for _time in range(2):
        actions.start_circle(by=cast.third, id=id, name="Walks", purpose="")
    assert CircleMember.objects.filter(circle=id).count() == 1
    with pytest.raises(Refused):
        actions.start_circle(by=cast.elsewhere, id=id, name="Walks", purpose="")


# Hiding from somebody -------------------------------------------------------------------------------------------


def hide_by_name(cast: Cast) -> Person:
    actions.hide_from(by=cast.member, words="Blake  STONE")
    return Person.objects.create()


def hide_by_address(cast: Cast) -> Person:
    actions.hide_from(by=cast.member, words="Blake@Example.org")
    person = Person.objects.create()
    person.email_mark = address_mark("blake@example.org")
    person.email_sealed = seal_of(person.pk, "blake@example.org", Place("email", person.pk))
    person.save()
    return person


def hide_from_one_known_elsewhere(cast: Cast) -> Person:
    """Ash knows Moss from Tidemark, and hides there from them."""
    other = actions.join(
        by=cast.people["member"], collective=cast.elsewhere.collective, name="Reed", at=AT, today=AT.date()
    )
    actions.hide_from_member(by=other, member=cast.elsewhere)
    return cast.people["other collective's member"]


def hide_by_a_name_elsewhere(cast: Cast) -> Person:
    """Moss is called Moss in Tidemark, and tries Driftline under another name."""
    actions.hide_from(by=cast.member, words="moss")
    return cast.people["other collective's member"]


HIDING = [hide_by_name, hide_by_address, hide_from_one_known_elsewhere, hide_by_a_name_elsewhere]


def queries_of(code: str, person: Person, name: str) -> tuple[list[str], str]:
    with CaptureQueriesContext(connection) as asked, pytest.raises(Refused) as refused:
        actions.join_by(code, by=person, name=name, at=AT, today=AT.date())
    return [query["sql"].split()[0] for query in asked], refused.value.message


@pytest.mark.parametrize("hide", HIDING)
def test_a_link_does_not_work_for_whoever_shall_not_learn_and_the_answer_is_that_of_no_link(
    cast: Cast, hide: Any
) -> None:
    person = hide(cast)
    code = actions.make_link(by=cast.third, id=chance.uuid(), at=AT)
    nothing = queries_of("AAAA-BBBB-CCCC-DDDD", person, "Blake Stone")
    assert queries_of(code, person, "Blake Stone") == nothing
    assert not Member.objects.filter(collective=cast.collective, person=person).exists()
    # and from then on it is so: for the same person under any name, and for anybody else
    assert queries_of(code, Person.objects.create(), "Somebody else") == nothing
    assert not Link.objects.exists()


def test_anybody_else_joins_by_the_same_link(cast: Cast) -> None:
    """Proves that the link above would have worked."""
    hide_by_name(cast)
    code = actions.make_link(by=cast.third, id=chance.uuid(), at=AT)
    actions.join_by(code, by=Person.objects.create(), name="Blake", at=AT, today=AT.date())
    assert Link.objects.exists()


@pytest.mark.parametrize("hide", HIDING)
def test_whether_somebody_hides_is_answered_with_as_many_queries(
    cast: Cast, hide: Any, django_assert_num_queries: Any
) -> None:
    person = hide(cast)
    with django_assert_num_queries(2):
        assert is_unwelcome(cast.collective.pk, person.pk, ["Blake Stone"])
    with django_assert_num_queries(2):
        assert not is_unwelcome(cast.collective.pk, chance.uuid(), ["Bo"])
    with django_assert_num_queries(2):
        assert not is_unwelcome(cast.collective.pk, None, [])


def test_it_holds_in_a_sentence_of_somebody_who_asks_to_join(cast: Cast) -> None:
    actions.hide_from(by=cast.member, words="Blake Stone")
    assert is_unwelcome(cast.collective.pk, None, ["Hello, I am Blake Stone, from the hall."])
    assert not is_unwelcome(cast.collective.pk, None, ["Hello, I am Blake."])


def test_it_holds_only_where_whoever_hides_is_here(cast: Cast) -> None:
    actions.hide_from(by=cast.member, words="Blake Stone")
    assert not is_unwelcome(cast.elsewhere.collective_id, None, ["Blake Stone"])
    actions.leave(by=cast.member, keep_words=True, at=AT)
    assert not is_unwelcome(cast.collective.pk, None, ["Blake Stone"])


def test_nobody_hides_from_themselves(cast: Cast) -> None:
    actions.hide_from(by=cast.member, words="Ash")
    assert not is_unwelcome(cast.collective.pk, cast.member.person_id, ["Ash"])
    assert "Ash" in names_of(seen_by(cast.member))
    with pytest.raises(Refused):
        actions.hide_from_member(by=cast.member, member=cast.member)


def test_where_both_are_the_name_goes_from_the_others_lists_and_from_nobody_elses(cast: Cast) -> None:
    assert "Ash" in names_of(seen_by(cast.third))
    actions.hide_from_member(by=cast.member, member=cast.third)
    assert names_of(seen_by(cast.third)) == ["Kit", "Rowan"]
    assert names_of(seen_by(cast.steward)) == ["Ash", "Kit", "Rowan"]
    assert names_of(seen_by(cast.member)) == ["Ash", "Kit", "Rowan"]


def test_a_note_leaves_no_trail_and_no_time_and_is_noted_once(cast: Cast) -> None:
    before = Trail.objects.count()
    for _time in range(2):
        actions.hide_from(by=cast.member, words="Blake Stone")
    assert Block.objects.count() == 1
    assert Trail.objects.count() == before
    assert {field.name for field in Block._meta.fields} == {"token", "person", "other", "mark", "words_sealed"}
    assert b"Blake" not in bytes(Block.objects.get().words_sealed) + bytes(Block.objects.get().mark)


def test_a_note_is_read_and_taken_away_by_nobody_else(cast: Cast) -> None:
    actions.hide_from(by=cast.member, words="Blake Stone")
    [(token, words)] = actions.hidden_from_by(cast.member.person_id)
    assert words == "Blake Stone"
    assert actions.hidden_from_by(cast.third.person_id) == []
    actions.stop_hiding(by=cast.third, token=token)
    assert Block.objects.count() == 1
    actions.stop_hiding(by=cast.member, token=token)
    assert Block.objects.count() == 0


def test_fifty_notes_are_as_many_as_fit(cast: Cast) -> None:
    for number in range(50):
        actions.hide_from(by=cast.member, words=f"Blake {number}")
    with pytest.raises(Refused, match="50"):
        actions.hide_from(by=cast.member, words="Blake Stone")
    actions.hide_from(by=cast.member, words="Blake 7")  # there already
