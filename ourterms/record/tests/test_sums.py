"""A sum that fewer than five people are in is public only by a yes of each: nobody sees it, each can take it back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from ourterms.asks.tests.agreed import offered, signed, yes
from ourterms.asks.tests.doors import turn_on
from ourterms.collectives.actions import join
from ourterms.collectives.models import Member
from ourterms.institutions.actions import known_to
from ourterms.institutions.models import Dealing, Institution
from ourterms.kit import chance, clock
from ourterms.pay import actions as pay
from ourterms.pay.models import Owed
from ourterms.people.acts import Refused
from ourterms.people.models import Person, Trail
from ourterms.record import actions, hooks
from ourterms.record.models import SumYes
from ourterms.record.rules import FEWEST, may_tell
from ourterms.register import actions as register
from ourterms.register.models import Entry
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
DUE = AT.date() - timedelta(days=9)
AGREEMENT = UUID(int=7)


@pytest.fixture(autouse=True)
def _at() -> Any:
    with clock.frozen(AT):
        yield


@pytest.fixture
def cast() -> Cast:
    made = Cast()
    register.have_record(by=made.member, on=True, at=AT)
    return made


@pytest.fixture
def body(cast: Cast) -> Institution:
    """An institution that owes two of us for a place."""
    trust = known_to(collective=cast.collective, name="Harbour Trust", scheme="ods", value="RX9", by=cast.member, at=AT)
    for member in (cast.member, cast.third):
        is_owed(member, trust)
    return trust


def is_owed(member: Member, body: Institution, **given: Any) -> Owed:
    values = {
        "id": chance.uuid(), "what": "A session", "amount": 5_000, "currency": "GBP", "due": DUE, "at": AT,
        "day": DUE - timedelta(days=30), "origin": AGREEMENT, "collective": member.collective, **given,
    }  # fmt: skip
    return pay.owe(member=member, institution=body, **values)


def say(member: Member, yes: bool = True, agreement: UUID = AGREEMENT) -> None:
    actions.say_about_sums(by=member, agreement=agreement, yes=yes, at=AT)


def parts(cast: Cast, body: Institution) -> Any:
    thing = Dealing.objects.get(collective=cast.collective, institution=body).pk
    return register.read("money", cast.steward, thing)[2]["due"]


def published(cast: Cast, body: Institution) -> Entry:
    thing = Dealing.objects.get(collective=cast.collective, institution=body).pk
    return register.publish(by=cast.steward, id=chance.uuid(), kind="money", thing=thing, at=AT)


@given(st.integers(0, 12), st.booleans())
def test_of_fewer_than_five_nothing_is_told_without_a_yes_of_each(people: int, all_yes: bool) -> None:
    assert may_tell(people, all_said_yes=all_yes) == (people >= FEWEST or (all_yes and people > 0))


def test_it_is_no_until_each_said_yes(cast: Cast, body: Institution) -> None:
    for told, act in ((False, None), (False, cast.member), (True, cast.third)):
        if act is not None:
            say(act)
        assert [("owed" in line, line.get("owed")) for line in parts(cast, body)] == [(told, 10_000 if told else None)]


def test_what_came_stands_there_as_it_is(cast: Cast, body: Institution) -> None:
    for member in (cast.member, cast.third):
        say(member)
    mine = Owed.objects.get(member=cast.member)
    day = AT.date()
    pay.it_came(by=cast.member, id=chance.uuid(), sum=mine, amount="20", day=day, today=day, at=AT)
    (line,) = parts(cast, body)
    assert (line["owed"], line["paid"], line["open"]) == (10_000, 2_000, True)


def test_a_yes_is_for_one_agreement_and_a_sum_with_another_is_not_told(cast: Cast, body: Institution) -> None:
    for member in (cast.member, cast.third):
        say(member)
    is_owed(cast.third, body, origin=UUID(int=8))
    assert "owed" not in parts(cast, body)[0]


def test_said_twice_it_stands_once_and_nobody_says_it_for_somebody(cast: Cast, body: Institution) -> None:
    for _ in range(2):
        say(cast.member)
    assert SumYes.objects.count() == 1
    with pytest.raises(Refused):
        say(cast.steward)  # has no place in it
    for _ in range(2):
        say(cast.member, yes=False)
    say(cast.steward, yes=False)
    assert not SumYes.objects.exists()
    assert not Trail.objects.filter(event__startswith="record").exists()


def test_taken_back_in_the_hold_it_is_stopped(cast: Cast, body: Institution) -> None:
    for member in (cast.member, cast.third):
        say(member)
    entry = published(cast, body)
    assert "owed" in str(entry.values())
    say(cast.third, yes=False)
    entry.refresh_from_db()
    assert entry.stopped
    assert "owed" not in parts(cast, body)[0]


def test_who_goes_in_the_hold_stops_it_too_and_their_yes_goes(cast: Cast, body: Institution) -> None:
    for member in (cast.member, cast.third):
        say(member)
    entry = published(cast, body)
    hooks.forget(cast.third, False, AT)
    entry.refresh_from_db()
    assert entry.stopped
    assert [each.member for each in SumYes.objects.all()] == [cast.member]
    pay.forget(member=cast.third)
    assert "owed" not in parts(cast, body)[0]  # the yes of who is left is none for who went


def test_what_tells_no_sum_or_one_of_five_stays_on_its_way(cast: Cast, body: Institution) -> None:
    say(cast.member)
    entry = published(cast, body)
    say(cast.member, yes=False)
    entry.refresh_from_db()
    assert not entry.stopped
    given = {"collective": cast.collective, "at": AT, "today": AT.date()}
    for member in (cast.steward, *(join(by=Person.objects.create(), name=name, **given) for name in "NM")):
        is_owed(member, body)
    say(cast.member)
    told = published(cast, body)
    assert "owed" in str(told.values())
    say(cast.member, yes=False)
    told.refresh_from_db()
    assert not told.stopped


def test_what_was_decided_with_a_sum_is_not_published_once_a_yes_is_gone(cast: Cast, body: Institution) -> None:
    for member in (cast.member, cast.third):
        say(member)
    thing = Dealing.objects.get(collective=cast.collective, institution=body).pk
    decided = register.read("money", cast.steward, thing)[2]
    say(cast.member, yes=False)
    given = {"by": cast.steward, "id": chance.uuid(), "kind": "money", "thing": thing, "at": AT, "decided": True}
    with pytest.raises(Refused, match="taken back since"):
        register.publish(parts=decided, **given)
    assert not Entry.objects.filter(kind="money").exists()


def test_a_yes_goes_when_nothing_of_it_is_left(cast: Cast, body: Institution) -> None:
    say(cast.member)
    actions.fade_yes(AT)
    assert SumYes.objects.count() == 1
    Owed.objects.filter(member=cast.member).update(member=None, day=None, once=None, at=None)
    actions.fade_yes(AT)
    assert not SumYes.objects.exists()


def test_the_page_shows_my_own_answer_and_nobody_elses(cast: Cast) -> None:
    agreement = signed(cast, turn_on(cast))
    yes(offered(cast, agreement), cast.member, cast.third)
    url = reverse("record:sums", args=[cast.collective.pk])
    client, other = cast.client("member"), cast.client("steward")
    say(cast.third, agreement=agreement.pk)
    html = client.get(url).content.decode()
    assert "You have not said yes." in html
    assert cast.third.name not in html
    assert client.post(url, {"agreement": agreement.pk, "do": "yes"}).status_code == 302
    assert "You said yes." in client.get(url).content.decode()
    assert "You have no place now" in other.get(url).content.decode()
    assert other.post(url, {"agreement": agreement.pk, "do": "yes"}).status_code == 422
    assert client.post(url, {"agreement": agreement.pk, "do": "no"}).status_code == 302
    assert client.post(url, {"agreement": "nothing", "do": "yes"}).status_code == 404
    assert [each.member for each in SumYes.objects.all()] == [cast.third]


def others(cast: Cast) -> list[Member]:
    """Two more of us, who joined today."""
    given = {"collective": cast.collective, "at": AT, "today": AT.date()}
    return [join(by=Person.objects.create(), name=name, **given) for name in "NM"]


def test_what_one_of_five_is_owed_is_not_told_by_a_sum_that_went_before(cast: Cast, body: Institution) -> None:
    four, fifth = [cast.member, cast.third, cast.steward], others(cast)
    four.append(fifth.pop())
    for member in four[2:]:
        is_owed(member, body)
    for member in four:
        say(member)
    assert "owed" in str(published(cast, body).values())
    is_owed(fifth[0], body, amount=7_300)  # who said nothing
    assert "owed" not in parts(cast, body)[0]  # £273 less £200 would be theirs
    say(fifth[0])
    assert parts(cast, body)[0]["owed"] == 27_300


def test_a_sixth_who_comes_on_top_of_five_is_not_told_and_what_is_on_its_way_goes_on(
    cast: Cast, body: Institution
) -> None:
    *more, sixth = [cast.steward, *others(cast), cast.member]
    for member in more:
        is_owed(member, body)
    entry = published(cast, body)
    assert "owed" in str(entry.values())
    decided = parts(cast, body)
    is_owed(sixth, body, amount=7_300)
    assert "owed" not in parts(cast, body)[0]
    say(cast.member)
    say(cast.member, yes=False)  # somebody takes back what this does not rest on
    entry.refresh_from_db()
    assert not entry.stopped
    assert entry.values()["due"] == decided
