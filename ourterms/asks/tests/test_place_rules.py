"""What a place costs, whom it may come to, and for whom it is owed: for anything that could be put in."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.asks.rules.places import (
    ALL,
    AWAY,
    FIRST,
    HALF,
    LISTED,
    LONGEST_NOTICE,
    NEVER_ALONE,
    NOTHING,
    SHARES,
    SHOWN,
    SIDES,
    THEM,
    Has,
    Hours,
    comes,
    hourly_of,
    is_late,
    is_paid_when_off,
    kinds_of,
    kinds_of_time,
    least_of,
    may_sign,
    notice,
    off,
    off_suggested,
    once,
    once_off,
    price_of,
    share_of,
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
NO_LIMIT = Room()


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
    how = comes(boundaries, NO_LIMIT, kinds, Decimal(2), Has())
    held = defaults() | boundaries
    assert (how == AWAY) == any(held[kind] == KEEP_AWAY for kind in kinds)
    assert how != SHOWN or all(held[kind] == OPEN for kind in kinds)


@given(BOUNDARIES, SOME_KINDS, st.sampled_from(list(KINDS)))
def test_a_stronger_boundary_never_brings_something_nearer(
    boundaries: dict[str, str], kinds: set[str], kind: str
) -> None:
    order = [SHOWN, FIRST, LISTED, AWAY]
    before = comes(boundaries, NO_LIMIT, kinds, Decimal(2), Has())
    after = comes(boundaries | {kind: KEEP_AWAY}, NO_LIMIT, kinds, Decimal(2), Has())
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
        (date(2026, 3, 6), time(23), 120, {"evening", "overnight", "weekend"}),  # Friday night into Saturday
        (date(2026, 3, 3), time(22, 30), 180, {"evening", "overnight"}),
        (date(2026, 3, 3), time(4, 30), 60, {"early", "overnight"}),
        (date(2026, 3, 3), time(5), 60, {"early"}),
        (date(2026, 3, 6), time(22), 120, {"evening"}),  # until midnight
    ],
)
def test_when_it_is_says_which_kinds_it_runs_into(day: date, start: time, minutes: int, kinds: set[str]) -> None:
    assert kinds_of_time(day, start, minutes) == kinds


def test_what_the_conditions_say_says_which_kinds_it_runs_into() -> None:
    offer = Conditions(story_demanded=Fact(True), publicity=Fact(True), named_choice=Fact(False), place=Fact("remote"))
    assert kinds_of(offer) == {"institution", "story", "press", "camera", "named", "call"}
    assert kinds_of(Conditions()) == {"institution"}


def test_a_way_of_more_than_an_hour_each_way_is_travel() -> None:
    assert kinds_of(Conditions(), 120) == {"institution"}
    assert kinds_of(Conditions(), 121) == {"institution", "travel"}


def test_every_kind_that_is_worked_out_is_one_of_cares() -> None:
    offer = Conditions(story_demanded=Fact(True), publicity=Fact(True), named_choice=Fact(False), place=Fact("remote"))
    assert kinds_of(offer, 121) | kinds_of_time(date(2026, 3, 7), time(4), 24 * 60) <= set(KINDS)


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


def test_minutes_of_a_session_are_counted_whole() -> None:
    offer = Conditions(pay_amount=Fact(Decimal(10)), pay_unit=Fact("session"), pay_currency=Fact("GBP"))
    twenty_minutes = Fact(Decimal("0.33"))
    assert str(hourly_of(offer._replace(hours_per_session=twenty_minutes), ready_made())) == "£30.00"


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


# A session that is called off -----------------------------------------------------------------------------------

MOMENTS = st.integers(1_735_689_600, 1_830_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))
ZONES = st.sampled_from(["Europe/London", "Australia/Sydney", "America/St_Johns", "Pacific/Auckland", "UTC"])
PRICES = st.integers(1, 2_000_000).map(lambda minor: Money(minor, "GBP"))


@given(MOMENTS, st.integers(0, 120), ZONES)
def test_notice_is_counted_in_days_of_the_calendar_whatever_the_hour_and_the_clocks(
    at: datetime, days: int, zone: str
) -> None:
    here = at.astimezone(ZoneInfo(zone)).date()
    assert notice(at, here + timedelta(days=days), zone) == days
    assert notice(at, here - timedelta(days=days), zone) == 0


@given(MOMENTS, MOMENTS, st.dates(date(2025, 1, 1), date(2028, 1, 1)), ZONES)
def test_who_calls_off_later_never_gave_more_notice(one: datetime, other: datetime, day: date, zone: str) -> None:
    earlier, later = sorted((one, other))
    assert notice(later, day, zone) <= notice(earlier, day, zone)


@pytest.mark.parametrize(
    ("at", "day", "zone", "days"),
    [
        (datetime(2026, 4, 7, 22, 59, 59, tzinfo=UTC), date(2026, 4, 14), "Europe/London", 7),  # one second to midnight
        (datetime(2026, 4, 7, 23, 0, 0, tzinfo=UTC), date(2026, 4, 14), "Europe/London", 6),  # midnight in London
        (datetime(2026, 4, 7, 23, 0, 0, tzinfo=UTC), date(2026, 4, 14), "UTC", 7),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29), "Europe/London", 1),  # the night of the change
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 4, 4), "Europe/London", 7),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25), "Europe/London", 0),  # it is summer still
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 11, 1), "Europe/London", 7),
        (datetime(2026, 4, 13, 14, 0, tzinfo=UTC), date(2026, 4, 14), "Australia/Sydney", 0),  # tomorrow there already
        (datetime(2026, 4, 14, 20, 0, tzinfo=UTC), date(2026, 4, 14), "Europe/London", 0),  # after it began
    ],
)
def test_notice_at_midnight_and_while_clocks_change(at: datetime, day: date, zone: str, days: int) -> None:
    assert notice(at, day, zone) == days


@given(st.sampled_from(SIDES), st.integers(0, 120), st.integers(1, LONGEST_NOTICE), st.sampled_from(SHARES), PRICES)
def test_it_is_owed_when_they_call_off_later_than_agreed_and_never_else(
    by: str, days: int, agreed: int, share: str, price: Money
) -> None:
    late = is_late(by, days, off(agreed, share, price))
    assert late == (by == THEM and share != NOTHING and days < agreed)


@given(st.integers(1, LONGEST_NOTICE), st.sampled_from(SHARES), PRICES)
def test_a_day_called_off_is_never_paid_more_than_the_place_nor_less_than_half(
    days: int, share: str, price: Money
) -> None:
    signed = off(days, share, price)
    assert (signed.minor == 0) == (share == NOTHING) == (signed.days == 0)
    if share != NOTHING:
        assert price.minor <= signed.minor * 2 <= price.minor * 2
    if price.minor > 1:
        assert share_of(signed, price) == share


@pytest.mark.parametrize(("days", "share"), [(0, ALL), (-1, HALF), (LONGEST_NOTICE + 1, ALL), (7, "double")])
def test_what_nobody_can_sign_about_calling_off_is_refused(days: int, share: str) -> None:
    with pytest.raises(ValueError, match="number of days"):
        off(days, share, Money(100, "GBP"))


@pytest.mark.parametrize(
    ("said", "asks_for_it", "share"),
    [(None, True, ALL), (None, False, NOTHING), (True, False, ALL), (False, True, NOTHING)],
)
def test_what_to_start_from_is_what_they_said_or_else_our_terms(
    said: bool | None, asks_for_it: bool, share: str
) -> None:
    terms = ready_made()
    held = {name: setting for name, setting in terms.clauses.items() if asks_for_it or name != "cancellation-pay"}
    offer = Conditions(cancellation_paid=None if said is None else Fact(said))
    assert off_suggested(offer, terms._replace(clauses=held)) == (7, share)
    assert is_paid_when_off(offer) == bool(said)


@given(st.uuids(), st.uuids(), st.dates(), st.dates())
def test_each_day_called_off_is_owed_once_and_apart_from_the_session(session, taken, day, other) -> None:  # type: ignore[no-untyped-def]
    assert once_off(session, taken, day) != once(session, taken)
    assert (once_off(session, taken, day) == once_off(session, taken, other)) == (day == other)
