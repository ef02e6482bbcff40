"""What a place costs, whom it may come to, and for whom it is owed: for anything that could be put in."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.asks.rules.places import (
    AWAY,
    FIRST,
    LISTED,
    NEVER_ALONE,
    SHOWN,
    Has,
    Hours,
    comes,
    hourly_of,
    kinds_of,
    kinds_of_time,
    least_of,
    may_sign,
    once,
    price_of,
    suggested,
    wrong_with,
)
from ourterms.care.rules.boundaries import KEEP_AWAY, KINDS, OPEN, STRENGTHS, defaults
from ourterms.care.rules.words import Room
from ourterms.kit.money import Money, total
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.cost import Plan, price

QUARTERS = st.integers(0, 32).map(lambda n: Decimal(n) / 4)
HOURS = st.builds(Hours, st.integers(1, 32).map(lambda n: Decimal(n) / 4), QUARTERS, QUARTERS, QUARTERS, QUARTERS)
RATES = st.integers(1, 50_000).map(lambda minor: Money(minor, "GBP"))
BOUNDARIES = st.dictionaries(st.sampled_from(list(KINDS)), st.sampled_from(list(STRENGTHS)))
SOME_KINDS = st.sets(st.sampled_from(list(KINDS)))
NOTHING = Room()


@given(HOURS, RATES)
def test_a_place_is_the_rate_for_all_its_hours_and_rest_is_in_it(hours: Hours, rate: Money) -> None:
    money = price_of(hours, rate)
    assert money == rate.times(sum(hours, Decimal(0)))
    assert money >= price_of(hours._replace(recovery=Decimal(0)), rate)


@given(HOURS, RATES, st.integers(1, 12), st.integers(1, 12))
def test_places_of_all_sessions_come_to_what_the_budget_says_of_one_person(
    hours: Hours, rate: Money, sessions: int, people: int
) -> None:
    """To the penny where an hour is a multiple of four pence; else within half a penny a session."""
    nothing = Money(0, "GBP")
    each = {f"{name}_hours": value for name, value in hours._asdict().items()}
    plan = Plan(people=people, sessions=sessions, hourly_rate=rate, expenses=nothing, access=nothing, support=nothing,
                considering_hours=Decimal(0), core_percent=Decimal(0), **each)  # fmt: skip
    owed = total([price_of(hours, rate)] * sessions, "GBP")
    assert abs((owed - price(plan).place).minor) * 2 <= sessions
    assert rate.minor % 4 or owed == price(plan).place


@given(HOURS)
def test_minutes_keep_what_hours_were(hours: Hours) -> None:
    assert Hours.of_minutes(**hours.minutes()) == hours


@pytest.mark.parametrize(
    ("hours", "rate"),
    [
        (Hours(Decimal("0.3")), Money(3000, "GBP")),
        (Hours(Decimal(-1)), Money(3000, "GBP")),
        (Hours(Decimal(2)), Money(-1, "GBP")),
        (Hours(Decimal(2), travel=Decimal(99)), Money(3000, "GBP")),
    ],
)
def test_what_no_place_can_be_is_named(hours: Hours, rate: Money) -> None:
    assert wrong_with(hours, rate)
    with pytest.raises(ValueError, match=r"\."):
        price_of(hours, rate)


@given(BOUNDARIES, SOME_KINDS)
def test_what_somebody_keeps_away_never_comes(boundaries: dict[str, str], kinds: set[str]) -> None:
    how = comes(boundaries, NOTHING, kinds, Decimal(2), Has())
    held = defaults() | boundaries
    assert (how == AWAY) == any(held[kind] == KEEP_AWAY for kind in kinds)
    assert how != SHOWN or all(held[kind] == OPEN for kind in kinds)


@given(BOUNDARIES, SOME_KINDS, st.sampled_from(list(KINDS)))
def test_a_stronger_boundary_never_brings_something_nearer(
    boundaries: dict[str, str], kinds: set[str], kind: str
) -> None:
    order = [SHOWN, FIRST, LISTED, AWAY]
    before = comes(boundaries, NOTHING, kinds, Decimal(2), Has())
    after = comes(boundaries | {kind: KEEP_AWAY}, NOTHING, kinds, Decimal(2), Has())
    assert order.index(after) >= order.index(before)


@given(st.integers(0, 40), st.integers(0, 12), st.integers(0, 12))
def test_who_has_no_room_is_not_asked(hours: int, asks: int, has: int) -> None:
    open_ones = dict.fromkeys(KINDS, OPEN)
    how = comes(open_ones, Room(hours, asks), {"institution"}, Decimal(6), Has(has, Decimal(6 * has)))
    assert (how == SHOWN) == (has < asks and 6 * has + 6 <= hours)


@pytest.mark.parametrize(
    ("day", "start", "minutes", "kinds"),
    [
        (date(2026, 3, 3), time(10), 120, set()),
        (date(2026, 3, 3), time(9, 30), 60, {"early"}),
        (date(2026, 3, 3), time(17), 60, set()),
        (date(2026, 3, 3), time(17), 75, {"evening"}),
        (date(2026, 3, 7), time(12), 60, {"weekend"}),
        (date(2026, 3, 6), time(23), 120, {"evening", "weekend"}),  # Friday night into Saturday
        (date(2026, 3, 6), time(22), 120, {"evening"}),  # until midnight
    ],
)
def test_when_it_is_says_which_kinds_it_runs_into(day: date, start: time, minutes: int, kinds: set[str]) -> None:
    assert kinds_of_time(day, start, minutes) == kinds


def test_what_the_conditions_say_says_which_kinds_it_runs_into() -> None:
    offer = Conditions(story_demanded=Fact(True), publicity=Fact(True), named_choice=Fact(False), place=Fact("remote"))
    assert kinds_of(offer) == {"institution", "story", "press", "named", "call"}
    assert kinds_of(Conditions()) == {"institution"}


@pytest.mark.parametrize(
    ("amount", "unit", "hourly"),
    [("25", "hour", "£25.00"), ("100", "half_day", "£25.00"), ("60", "session", "£30.00"), ("900", "total", "None")],
)
def test_what_an_hour_is_paid_follows_from_what_they_said(amount: str, unit: str, hourly: str) -> None:
    offer = Conditions(
        pay_amount=Fact(Decimal(amount)),
        pay_unit=Fact(unit),
        pay_currency=Fact("GBP"),
        hours_per_session=Fact(Decimal(2)),
    )
    assert str(hourly_of(offer, ready_made())) == hourly


def test_nobody_goes_alone_whatever_the_terms_say() -> None:
    terms = ready_made()
    alone = terms._replace(
        clauses={**terms.clauses, "never-one-alone": terms.clauses["never-one-alone"]._replace(figure=Decimal(1))}
    )
    three = terms._replace(
        clauses={**terms.clauses, "never-one-alone": terms.clauses["never-one-alone"]._replace(figure=Decimal(3))}
    )
    assert (least_of(alone), least_of(three)) == (NEVER_ALONE, 3)
    assert least_of(terms._replace(clauses={})) == NEVER_ALONE


def test_a_place_to_start_from_can_be_priced() -> None:
    for said in (None, Fact(Decimal("0.1")), Fact(Decimal("1.33")), Fact(Decimal(7))):
        assert not wrong_with(suggested(Conditions(hours_per_session=said)), Money(3000, "GBP"))


@given(st.uuids(), st.uuids(), st.uuids())
def test_each_session_is_owed_once_for_each_place(session, other, taken) -> None:  # type: ignore[no-untyped-def]
    assert once(session, taken) == once(session, taken)
    assert (once(session, taken) == once(other, taken)) == (session == other)


def test_only_the_newest_version_can_be_signed() -> None:
    assert may_sign(2, 2) == ""
    assert may_sign(1, 2)
    assert may_sign(3, 2)
