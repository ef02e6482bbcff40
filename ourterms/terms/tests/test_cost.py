import csv
import io
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ourterms.kit.money import SIGNS, Money
from ourterms.terms.rules.cost import (
    BOUNDS,
    Cost,
    Line,
    Plan,
    as_csv,
    follow,
    followed,
    price,
    problems,
    suggested,
    suggestions,
)


def pounds(amount):
    return Money.parse(Decimal(amount), "GBP")


PLAN = Plan(
    people=8,
    sessions=6,
    session_hours=Decimal(2),
    preparing_hours=Decimal(2),
    travel_hours=Decimal("1.5"),
    debrief_hours=Decimal("0.5"),
    recovery_hours=Decimal(1),
    hourly_rate=pounds("25.00"),
    expenses=pounds("12.40"),
    access=pounds("600.00"),
    support=pounds("450.00"),
    considering_hours=Decimal(10),
    core_percent=Decimal("12.5"),
)


def test_it_prices_a_whole_work():
    cost = price(PLAN)
    assert [(line.key, line.quantity, str(line.unit), str(line.amount)) for line in cost.lines] == [
        ("session", "8 people × 6 sessions × 2 hours", "£25.00", "£2,400.00"),
        ("preparing", "8 people × 6 sessions × 2 hours", "£25.00", "£2,400.00"),
        ("travel", "8 people × 6 sessions × 1.5 hours", "£25.00", "£1,800.00"),
        ("debrief", "8 people × 6 sessions × 0.5 hours", "£25.00", "£600.00"),
        ("recovery", "8 people × 6 sessions × 1 hour", "£25.00", "£1,200.00"),
        ("considering", "10 hours", "£25.00", "£250.00"),
        ("expenses", "8 people × 6 sessions", "£12.40", "£595.20"),
        ("access", "once", "£600.00", "£600.00"),
        ("support", "once", "£450.00", "£450.00"),
        ("core", "12.5 per cent of the pay", "£8,650.00", "£1,081.25"),
    ]
    assert (str(cost.total), str(cost.per_person)) == ("£11,376.45", "£1,422.06")
    assert (str(cost.place), cost.place_hours) == ("£1,050.00", 42)
    assert (str(cost.paid), str(cost.paid_each)) == ("£8,650.00", "£1,081.25")


def test_it_shows_what_costs_nothing():
    cost = price(replace(PLAN, recovery_hours=Decimal(0), access=pounds(0)))
    assert [line.label for line in cost.lines if line.amount == pounds(0)] == ["Rest afterwards", "Access"]


def test_it_speaks_of_one_person_and_one_session():
    cost = price(replace(PLAN, people=1, sessions=1, session_hours=Decimal("0.25")))
    assert cost.lines[0].quantity == "1 person × 1 session × 0.25 hours"


def test_it_rounds_each_line_once_and_up_at_the_half():
    cost = price(replace(PLAN, people=1, sessions=1, session_hours=Decimal("0.25"), hourly_rate=pounds("25.02")))
    assert cost.lines[0].amount == pounds("6.26")  # 6.255


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("people", 0, "People: put in 1 to 500. More than 500 people at once is a survey, not work together."),
        ("people", 501, "People: put in 1 to 500. More than 500 people at once is a survey, not work together."),
        (
            "sessions",
            201,
            "Sessions: put in 1 to 200. More than 200 is a job. It needs a contract, not a list of sessions.",
        ),
        (
            "session_hours",
            Decimal("8.25"),
            "Hours of a session: put in 0.25 to 8. More than 8 is more than a working day. Make it two sessions.",
        ),
        ("travel_hours", Decimal("1.1"), "Hours of travel: use quarters of an hour, like 1.25 or 1.5."),
        ("travel_hours", Decimal("1E-999999"), "Hours of travel: use quarters of an hour, like 1.25 or 1.5."),
        (
            "preparing_hours",
            Decimal("NaN"),
            "Hours of preparing: put in 0 to 16. More than two days is a piece of work of its own.",
        ),
        (
            "hourly_rate",
            pounds(0),
            "Pay for an hour: put in £0.01 to £500.00. Above that a dot is usually in the wrong place.",
        ),
        (
            "access",
            -pounds(1),
            "Access: put in £0.00 to £1,000,000.00. Above that a dot is usually in the wrong place.",
        ),
        ("support", Money(100, "EUR"), "Support: use the same currency as for the pay."),
        ("core_percent", Decimal("12.345"), "Share for running costs: use at most two decimal places."),
        ("core_percent", Decimal(101), "Share for running costs: put in 0 to 100. It is a share of the pay."),
    ],
)
def test_it_says_what_to_put_right(field, value, message):
    [problem] = problems(replace(PLAN, **{field: value}))
    assert (problem.field, problem.message) == (field, message)


def test_it_says_everything_at_once_and_in_order():
    found = problems(replace(PLAN, people=0, core_percent=Decimal(-1), expenses=Money(1, "USD")))
    assert [problem.field for problem in found] == ["people", "expenses", "core_percent"]


def test_it_prices_nothing_that_is_wrong():
    with pytest.raises(ValueError, match="People: put in 1 to 500"):
        price(replace(PLAN, people=0))


def numbers(field):
    bound = BOUNDS[field]
    steps = st.integers(int(bound.least / bound.step), int(bound.most / bound.step))
    return steps.map(lambda n: n * bound.step)


@st.composite
def plans(draw):
    currency = draw(st.sampled_from(sorted(SIGNS)))
    values = {field: draw(numbers(field)) for field in BOUNDS}
    whole = {field: int(values[field]) for field in ("people", "sessions")}
    money = {field: Money.parse(values[field], currency) for field in ("hourly_rate", "expenses", "access", "support")}
    return Plan(**(values | whole | money))


@given(plans())
@example(PLAN)
def test_the_total_is_the_sum_of_the_lines_and_no_line_is_half_a_penny_off(plan):
    assert problems(plan) == []
    cost = price(plan)
    assert cost.total.minor == sum(line.amount.minor for line in cost.lines)
    assert {line.amount.currency for line in cost.lines} == {plan.hourly_rate.currency}
    hours = [getattr(plan, f"{line.key}_hours") for line in cost.lines[:5]]
    for line, each in zip(cost.lines[:5], hours, strict=True):
        exact = Fraction(plan.hourly_rate.minor) * plan.people * plan.sessions * Fraction(each)
        assert abs(line.amount.minor - exact) <= Fraction(1, 2)


@given(plans())
def test_each_person_is_paid_the_same_and_nothing_is_lost(plan):
    cost = price(plan)
    assert cost.place_hours == plan.sessions * sum(
        getattr(plan, f"{part}_hours") for part in ("session", "preparing", "travel", "debrief", "recovery")
    )
    assert abs(cost.per_person.minor * plan.people - cost.total.minor) <= Fraction(plan.people, 2)
    assert abs(cost.place.minor * plan.people - sum(line.amount.minor for line in cost.lines[:5])) <= (
        Fraction(plan.people + 5, 2)
    )
    assert abs(cost.paid_each.minor * plan.people - cost.paid.minor) <= Fraction(plan.people, 2)


@given(plans())
def test_pay_is_all_that_is_paid_for_hours_wherever_it_stands(plan):
    cost = price(plan)
    assert cost.paid.minor == sum(line.amount.minor for line in cost.lines[:6])
    assert next(line.unit for line in cost.lines if line.key == "core") == cost.paid


@given(plans(), st.sampled_from(["people", "sessions"]))
def test_more_of_it_never_costs_less(plan, field):
    more = replace(plan, **{field: min(getattr(plan, field) + 1, int(BOUNDS[field].most))})
    assert price(more).total >= price(plan).total


@given(plans())
def test_a_spreadsheet_reads_the_same_budget(plan):
    cost = price(plan)
    header, *rows, last = csv.reader(io.StringIO(as_csv(cost), newline=""), strict=True)
    assert header == ["What", "How much", "Each", "Amount", "Currency", "What it is for"]
    assert [row[1] for row in rows] == [line.quantity for line in cost.lines]
    assert [Money.parse(Decimal(row[3]), row[4]) for row in rows] == [line.amount for line in cost.lines]
    assert last == ["Total", "", "", str(cost.total.amount), cost.total.currency, ""]


def test_its_lines_end_as_the_standard_says():
    text = as_csv(price(PLAN))
    assert text.startswith("What,How much,Each,Amount,Currency,What it is for\r\nSessions,")
    assert text.count("\n") == text.count("\r\n") == 12


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_becomes_a_formula(start):
    nothing = pounds(0)
    line = Line("x", f"{start}1+1", f'{start}HYPERLINK("x")', nothing, nothing, f"{start}cmd|' /C calc'!A0")
    [_, row, _] = csv.reader(io.StringIO(as_csv(Cost((line,), *4 * [nothing], Decimal(0), nothing)), newline=""))
    assert [row[0][0], row[1][0], row[5][0]] == ["'", "'", "'"]
    assert row[1] == f"'{line.quantity}"


@pytest.mark.parametrize("currency", sorted(SIGNS))
def test_what_it_suggests_can_be_priced(currency):
    plan = suggested(Money(2500, currency), people=5, sessions=3, session_hours=Decimal("1.5"))
    assert problems(plan) == []
    assert (plan.preparing_hours, plan.considering_hours, plan.access) == (
        Decimal("1.5"),
        5,
        Money(25000, currency),
    )


def test_every_suggestion_is_about_a_field_and_says_why():
    assert {field for field, _, _ in suggestions()} <= set(BOUNDS)
    assert all(words and why.endswith(".") for _, words, why in suggestions())


def test_every_line_says_in_plain_words_what_it_is_for():
    for line in price(PLAN).lines:
        assert line.words.endswith(".")
        assert max(len(sentence.split()) for sentence in line.words.split(".")) <= 16


ASKED = {"GBP": pounds(30), "EUR": Money(3500, "EUR")}  # for an hour
START = suggested(pounds(30))


def amount(value):
    return value.amount if isinstance(value, Money) else Decimal(value)


def basis(plan):
    """What is suggested for a plan that was shown."""
    return suggested(plan.hourly_rate, plan.people, plan.sessions, plan.session_hours)


@st.composite
def changed(draw):
    """What was suggested for a plan, and the plan with a few of its fields changed since."""
    before, other = basis(draw(plans())), draw(plans())
    names = draw(st.sets(st.sampled_from([name for name in BOUNDS if name != "hourly_rate"])))
    rate = draw(st.sampled_from([before.hourly_rate, other.hourly_rate, *ASKED.values()]))
    numbers = {name: getattr(other if name in names else before, name) for name in BOUNDS}
    money = {name: Money.parse(numbers[name].amount, rate.currency) for name in ("expenses", "access", "support")}
    return before, Plan(**numbers | money | {"hourly_rate": rate})


def test_what_is_an_hour_for_each_follows_how_many_they_are():
    plan = replace(START, people=20, sessions=12)
    new = follow(plan, START, ASKED)
    assert new == replace(plan, considering_hours=Decimal(20), support=pounds(360))
    assert followed(plan, new) == ["support", "considering_hours"]


def test_pay_follows_the_currency_as_the_terms_ask_and_the_rest_follows_the_pay():
    plan = Plan(**{
        name: Money(value.minor, "EUR") if isinstance(value, Money) else value for name, value in vars(START).items()
    })  # fmt: skip
    new = follow(plan, START, ASKED)
    assert [str(new.hourly_rate), str(new.expenses), str(new.access), str(new.support)] == [
        "€35.00", "€35.00", "€350.00", "€140.00",
    ]  # fmt: skip
    typed = replace(plan, hourly_rate=Money(4000, "EUR"), access=Money(100, "EUR"))
    new = follow(typed, START, ASKED)
    assert [str(new.hourly_rate), str(new.expenses), str(new.access), str(new.support)] == [
        "€40.00", "€40.00", "€1.00", "€160.00",
    ]  # fmt: skip


def test_pay_that_was_typed_before_stays_in_another_currency():
    before = suggested(pounds(40))
    assert follow(replace(before, hourly_rate=Money(4000, "EUR")), before, ASKED).hourly_rate == Money(4000, "EUR")
    assert follow(replace(before, hourly_rate=Money(3000, "EUR")), before, ASKED).hourly_rate == Money(3000, "EUR")


@given(changed())
def test_what_somebody_changed_never_changes(pair):
    before, plan = pair
    new = follow(plan, before, ASKED)
    assert problems(new) == []
    assert (new.people, new.sessions, new.session_hours) == (plan.people, plan.sessions, plan.session_hours)
    for name in BOUNDS:
        if amount(getattr(plan, name)) != amount(getattr(before, name)):
            assert getattr(new, name) == getattr(plan, name)


@given(changed())
def test_adding_up_twice_gives_the_same(pair):
    before, plan = pair
    new = follow(plan, before, ASKED)
    assert follow(new, basis(new), ASKED) == new
    assert followed(new, new) == []


@given(changed(), st.sampled_from(["people", "sessions", "session_hours"]))
def test_more_of_it_never_costs_less_when_the_rest_follows(pair, name):
    before, plan = pair
    more = replace(plan, **{name: min(getattr(plan, name) + 1, int(BOUNDS[name].most))})
    assert price(follow(more, before, ASKED)).total >= price(follow(plan, before, ASKED)).total
