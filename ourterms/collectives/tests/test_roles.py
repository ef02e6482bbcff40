"""Roles that have an end: held, put down, handed on, and how often in a row."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from ourterms.collectives import actions, hooks
from ourterms.collectives.models import Member, RoleHeld, RoleNote, RolePast
from ourterms.collectives.permissions import may
from ourterms.collectives.rules.roles import APART, ROLES, Term, times_in_row
from ourterms.kit import chance, clock
from ourterms.people.acts import Refused
from tests.cast import AT, Cast, client_of
from tests.test_words import SORE, said

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
UNTIL = AT.date() + timedelta(days=100)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
terms = st.lists(st.builds(Term, until=days, times=st.integers(1, 5)), max_size=6)


@pytest.fixture(autouse=True)
def _a_day_in_march() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    return Cast()


def give(cast: Cast, member: Member, kind: str = "tin", at: datetime = AT, **given: Any) -> bool:
    values = {"until": at.date() + timedelta(days=100), "size": "", **given}
    return actions.give_role(by=cast.third, kind=kind, member=member, at=at, **values)


def page(cast: Cast, who: str = "member", kind: str = "tin") -> str:
    return cast.client(who).get(reverse("collectives:role", args=[cast.collective.pk, kind])).content.decode()


@given(terms, days)
def test_a_time_is_the_first_again_after_three_months_and_else_one_more(before: list[Term], begins: date) -> None:
    times = times_in_row(before, begins)
    last = max(before, default=None)
    assert times == (1 if last is None or begins > last.until + APART else last.times + 1)
    assert times >= 1
    assert times_in_row(before[::-1], begins) == times


def test_what_waits_while_nobody_holds_it_is_said_for_each_role() -> None:
    for role in ROLES.values():
        assert role.empty.startswith("Any of us")
        assert "Until one of us does" in role.empty


def test_several_hold_it_together_and_each_may_what_it_does(cast: Cast) -> None:
    for member in (cast.member, cast.steward):
        assert give(cast, member, size="About 3 hours a month")
    assert may(cast.member, "tin")
    assert may(cast.steward, "tin")
    assert not may(cast.third, "tin")
    text = page(cast)
    assert text.count("until Thursday 11 June 2026") == 2
    assert text.count("About 3 hours a month") == 2


def test_on_the_day_after_its_last_nobody_holds_it_even_before_it_is_tidied_away(cast: Cast) -> None:
    give(cast, cast.member, until=UNTIL)
    last = datetime.combine(UNTIL, AT.timetz())
    with clock.frozen(last):
        assert not may(cast.third, "tin")
        actions.end_roles(last)
        assert RoleHeld.objects.filter(kind="tin").exists()
    after = last + timedelta(days=1)
    with clock.frozen(after):
        assert may(cast.third, "tin")
        assert "Nobody holds it just now" in page(cast)
        for _again in range(2):
            actions.end_roles(after)
    assert not RoleHeld.objects.filter(kind="tin").exists()
    past = RolePast.objects.get()
    assert (past.since, past.until, past.times) == (AT.date(), UNTIL, 1)


def test_a_last_day_ends_on_the_clock_of_the_group(cast: Cast) -> None:
    cast.collective.chosen = {"collectives.zone": "Pacific/Auckland"}
    cast.collective.save(update_fields=["chosen"])
    give(cast, cast.member, until=UNTIL)
    evening = datetime.combine(UNTIL, AT.timetz()) + timedelta(hours=3)  # the next day, there
    actions.end_roles(evening)
    assert not RoleHeld.objects.filter(kind="tin").exists()


def test_nobody_is_given_it_more_often_in_a_row_than_the_group_says(cast: Cast) -> None:
    at = AT
    for _time in range(2):
        assert give(cast, cast.member, at=at)
        at += timedelta(days=50)
    assert not give(cast, cast.member, at=at)
    assert RoleHeld.objects.get(kind="tin").times == 2
    assert RolePast.objects.count() == 1
    actions.put_down_role(by=cast.member, kind="tin", at=at)
    assert not give(cast, cast.member, at=at + APART)
    assert give(cast, cast.steward, at=at)
    assert give(cast, cast.member, at=at + APART + timedelta(days=1))
    assert RoleHeld.objects.get(kind="tin", member=cast.member).times == 1
    actions.set_how_roles_come(by=cast.member, given=True, in_row=1)
    assert not give(cast, cast.steward, at=at + timedelta(days=2))


@pytest.mark.parametrize("bad", [0, 11, -1])
def test_so_often_that_it_means_nothing_is_refused(cast: Cast, bad: int) -> None:
    with pytest.raises(Refused):
        actions.set_how_roles_come(by=cast.member, given=True, in_row=bad)


def test_once_roles_are_given_nobody_takes_one_and_the_page_offers_no_button(cast: Cast) -> None:
    group = reverse("collectives:group", args=[cast.collective.pk])
    assert "Take this on" in cast.client("member").get(group).content.decode()
    actions.set_how_roles_come(by=cast.third, given=True, in_row=2)
    assert "Take this on" not in cast.client("member").get(group).content.decode()
    assert "Take this on" not in page(cast)
    with pytest.raises(Refused, match="We give roles by decision"):
        actions.take_role(by=cast.member, kind="tin", at=AT)
    assert may(cast.member, "tin")


def test_taken_and_put_down_on_one_day_leaves_nothing_and_later_leaves_the_days(cast: Cast) -> None:
    actions.take_role(by=cast.member, kind="tin", at=AT)
    actions.put_down_role(by=cast.member, kind="tin", at=AT)
    assert not RolePast.objects.exists()
    actions.take_role(by=cast.member, kind="tin", at=AT)
    for _again in range(2):
        actions.put_down_role(by=cast.member, kind="tin", at=AT + timedelta(days=4))
    assert RolePast.objects.get().until == AT.date() + timedelta(days=4)
    assert "3 March 2026 to 7 March 2026" in page(cast, "steward")


def test_who_holds_it_writes_for_the_next_and_only_its_author_takes_it_back(cast: Cast) -> None:
    give(cast, cast.member)
    url, id = reverse("collectives:role-note", args=[cast.collective.pk, "tin"]), str(chance.uuid())
    for _sent in range(2):
        assert cast.client("member").post(url, {"id": id, "words": "The key is under the stone."}).status_code == 302
    assert RoleNote.objects.count() == 1
    refused = cast.client("steward").post(url, {"id": str(chance.uuid()), "words": "Mine"})
    assert "Whoever holds it writes this" in refused.content.decode()
    assert cast.client("member").post(url, {"id": str(chance.uuid()), "words": " "}).status_code == 422
    actions.put_down_role(by=cast.member, kind="tin", at=AT)
    assert "The key is under the stone." in page(cast, "steward")
    for who, left in (("steward", 1), ("ex-member", 1), ("other collective's member", 1), ("member", 0)):
        cast.client(who).post(url, {"take-back": id})
        assert RoleNote.objects.count() == left
    assert cast.client("member").post(url, {"take-back": "rubbish"}).status_code == 302


@pytest.mark.parametrize("keep", [True, False])
def test_who_goes_holds_nothing_and_takes_what_they_wrote_if_they_want(cast: Cast, keep: bool) -> None:
    give(cast, cast.member)
    actions.write_note(by=cast.member, id=chance.uuid(), kind="tin", words="The key.", at=AT)
    assert cast.member.person_id
    given_out = {each.name: each.rows for each in hooks.export(cast.member.person_id)}
    assert given_out["roles"][0]["until"] == UNTIL
    assert given_out["notes-on-roles"][0]["words"] == "The key."
    actions.leave(by=cast.member, keep_words=keep, at=AT + timedelta(days=9))
    assert not RoleHeld.objects.filter(member=cast.member).exists()
    assert RolePast.objects.exists() is keep
    assert RoleNote.objects.exists() is keep


def test_who_hides_is_nobodys_name_on_the_page_of_a_role(cast: Cast) -> None:
    give(cast, cast.member)
    actions.write_note(by=cast.member, id=chance.uuid(), kind="tin", words="The key.", at=AT)
    give(cast, cast.member, at=AT + timedelta(days=5))
    actions.hide_from_member(by=cast.member, member=cast.third)
    text = client_of(cast.third.person).get(reverse("collectives:role", args=[cast.collective.pk, "tin"]))
    assert "Ash" not in text.content.decode()
    assert text.content.decode().count("Somebody") == 3
    assert page(cast, "steward").count(">Ash<") == 3


@pytest.mark.parametrize("number", [1, 3])
def test_a_role_takes_as_many_queries_for_three_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    for member in (cast.member, cast.steward, cast.third)[:number]:
        give(cast, member)
        actions.write_note(by=member, id=chance.uuid(), kind="tin", words="The key.", at=AT)
    client = cast.client("member")
    with django_assert_num_queries(7):
        text = client.get(reverse("collectives:role", args=[cast.collective.pk, "tin"])).content.decode()
    assert text.count("The key.") == number


def test_there_is_no_page_of_no_role_and_none_says_a_sore_word_loudly(cast: Cast) -> None:
    assert cast.client("member").get(reverse("collectives:role", args=[cast.collective.pk, "boss"])).status_code == 404
    for kind in ROLES:
        text = page(cast, kind=kind)
        assert ROLES[kind].does in text
        assert [words for words in said(text).loud if SORE.search(words)] == []
