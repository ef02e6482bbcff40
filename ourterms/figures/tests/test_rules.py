import json
from datetime import UTC, date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.figures import rules
from ourterms.kit import clock
from ourterms.kit.money import Money

DAY = date(2026, 11, 23)


def a_row(**other):
    values = {
        "kind": "wage floor",
        "id": "minimum-wage",
        "about": "The least an hour pays.",
        "value": Decimal(10),
        "unit": "hour",
        "where": "GB",
        "valid_from": date(2026, 4, 1),
        "source_title": "A page",
        "source_url": "https://example.org/",
        "checked": DAY,
        "confirmed": True,
    }
    return rules.Figure(**(values | other))


def test_the_files_are_without_fault():
    assert rules.faults(rules.load()) == []


@pytest.mark.parametrize("start", [date(2026, 4, 1), date(2026, 12, 1), date(2020, 1, 1)])
def test_it_refuses_two_rows_at_once(start):
    [fault] = rules.faults([a_row(), a_row(valid_from=start)])
    assert fault == f"minimum-wage (GB): the rows from 2026-04-01 and {start} overlap"


def test_it_allows_gaps_and_the_same_day_elsewhere():
    before = a_row(valid_from=date(2025, 1, 1), valid_to=date(2025, 6, 30))
    assert rules.faults([before, a_row(), a_row(where="IE"), a_row(id="other")]) == []


def test_it_refuses_a_row_that_ends_before_it_starts():
    assert rules.faults([a_row(valid_to=date(2026, 3, 31))]) == ["minimum-wage: ends before it starts"]


def test_it_refuses_doubt_without_a_reason():
    assert rules.faults([a_row(confirmed=False)]) == ["minimum-wage: not confirmed, and no note says why"]


@pytest.mark.parametrize("row", rules.load(), ids=lambda row: f"{row.id}-{row.where}-{row.valid_from}")
def test_every_row_says_what_where_and_who_says_so(row):
    assert row.about.endswith(".")
    assert (row.source_title, row.unit) > ("", "")
    assert row.source_url.startswith(("https://", "http://"))
    assert row.checked <= clock.today(UTC)
    assert row.where[:2] in {"GB", "IE", "AU", "CA", "NZ", "US"}
    assert row.money is None or str(row.money)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 3, 31), None),
        (date(2024, 4, 1), "11.44"),
        (date(2026, 3, 31), "12.21"),
        (date(2026, 4, 1), "12.71"),
        (DAY, "12.71"),
        (date(2028, 4, 1), None),
    ],
)
def test_it_finds_the_row_of_the_day(day, value):
    row = rules.on("minimum-wage", day, "GB")
    assert (row and str(row.value)) == value


def test_it_falls_back_on_the_country():
    assert rules.on("minimum-wage", DAY, "GB-SCT") == rules.on("minimum-wage", DAY, "GB")
    assert rules.on("scottish-government-hour", DAY, "GB-SCT").value == 35
    assert rules.on("scottish-government-hour", DAY, "GB") is None


def test_it_asks_where_when_places_differ():
    with pytest.raises(ValueError, match="GB, IE, AU, CA, NZ, US"):
        rules.on("minimum-wage", DAY)
    assert rules.on("late-reference-rate", DAY).value == Decimal("3.75")
    assert rules.on("no-such-figure", DAY) is None


def test_it_gives_money_where_it_is_money():
    assert rules.on("minimum-wage", DAY, "IE").money == Money(1415, "EUR")
    assert rules.on("payment-days", DAY, "GB").money is None


def test_it_lists_the_floors_of_a_country_or_a_currency():
    floors = rules.wage_floors("GBP", DAY)
    assert floors == rules.wage_floors("GB-WLS", DAY)
    assert {floor.id: str(floor.money) for floor in floors} == {
        "minimum-wage": "£12.71",
        "minimum-wage-18-20": "£10.85",
        "minimum-wage-16-17": "£8.00",
        "minimum-wage-apprentice": "£8.00",
        "real-living-wage": "£13.45",
        "real-living-wage-london": "£14.80",
    }
    assert [str(floor.money) for floor in rules.wage_floors("AU", DAY)] == ["A$26.44"]


def test_it_keeps_what_is_not_confirmed_apart():
    assert rules.on("minimum-wage", DAY, "GB") in rules.confirmed()
    for doubtful in ("real-living-wage", "nihr-hour", "late-reference-rate"):
        row = rules.on(doubtful, DAY)
        assert row not in rules.confirmed()
        assert row.note


def test_our_own_sums_are_never_confirmed():
    assert not [row.id for row in rules.confirmed() if "our own sum" in row.note.lower()]


def test_the_public_form_holds_every_row_exactly():
    rows = json.loads(rules.as_json())["figures"]
    assert len(rows) == len(rules.load())
    [row] = [r for r in rows if (r["id"], r["where"], r["valid_from"]) == ("minimum-wage-18-20", "GB", "2025-04-01")]
    assert (row["value"], row["valid_to"], row["confirmed"], row["note"]) == ("10.00", "2026-03-31", True, "")
    assert row["source"]["url"] == "https://www.gov.uk/national-minimum-wage-rates"


@given(st.sampled_from(rules.load()), st.integers(0, 500))
def test_a_row_is_found_on_its_days_and_on_no_other(row, days):
    day = row.valid_from + timedelta(days=days)
    assert (rules.on(row.id, day, row.where) == row) == row.holds(day)


def test_a_figure_is_read_out_with_its_unit():
    shown = {figure.shown for figure in rules.load()}
    assert {"£12.71 / hour", "30 days", "8 percentage points"} <= shown
    assert not [words for words in shown if "E+" in words]


def test_every_place_has_a_name():
    assert {figure.where for figure in rules.load()} <= set(rules.PLACE_NAMES)
