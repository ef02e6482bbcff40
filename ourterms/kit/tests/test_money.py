from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit.money import IN_ONE, MOST, SIGNS, BadAmount, Money, rounded, total, typed

minors = st.integers(-(10**12), 10**12)
currencies = st.sampled_from(sorted(SIGNS))
amounts = st.builds(Money, minors, currencies)
pounds = st.builds(Money, minors, st.just("GBP"))


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (2500, "GBP", "£25.00"),
        (4000, "AUD", "A$40.00"),
        (4000, "CAD", "C$40.00"),
        (5000, "NZD", "NZ$50.00"),
        (3500, "USD", "US$35.00"),
        (3000, "EUR", "€30.00"),
        (125_000_005, "GBP", "£1,250,000.05"),
        (0, "GBP", "£0.00"),
        (-7, "GBP", "-£0.07"),
    ],
)
def test_it_writes_money_as_people_do(minor, currency, words):
    assert str(Money(minor, currency)) == words


def test_it_reads_pounds():
    assert Money.parse(Decimal("25.5"), "GBP") == Money(2550, "GBP")
    assert Money.parse(Decimal("2.5E+1"), "GBP") == Money(2500, "GBP")
    assert Money.parse(Decimal("0.10"), "EUR").amount == Decimal("0.10")


@pytest.mark.parametrize("amount", ["0.005", "NaN", "Infinity"])
def test_it_refuses_what_is_no_amount(amount):
    with pytest.raises(ValueError, match="amount"):
        Money.parse(Decimal(amount), "GBP")


@pytest.mark.parametrize("minor", [1.0, True, Decimal(1), "1"])
def test_it_refuses_anything_but_whole_pence(minor):
    with pytest.raises(TypeError):
        Money(minor, "GBP")


def test_it_refuses_a_currency_it_does_not_know():
    with pytest.raises(ValueError, match="XXX"):
        Money(1, "XXX")


@pytest.mark.parametrize(
    "mix",
    [
        lambda a, b: a + b,
        lambda a, b: a - b,
        lambda a, b: a < b,
        lambda a, b: a >= b,
        lambda a, b: total([a, b], "GBP"),
    ],
)
def test_it_refuses_to_mix_currencies(mix):
    with pytest.raises(ValueError, match="do not add up"):
        mix(Money(1, "GBP"), Money(1, "EUR"))


def test_it_rounds_halves_away_from_nothing():
    assert [rounded(Fraction(n, 2)) for n in (-3, -1, 1, 3, 4)] == [-2, -1, 1, 2, 2]


def test_it_says_what_an_hour_comes_to():
    assert Money(2000, "GBP").per_hour(3) == Money(667, "GBP")
    assert Money(5000, "GBP").per_hour(Decimal("2.5")) == Money(2000, "GBP")
    assert Money(1, "GBP").per_hour(2) == Money(1, "GBP")


@pytest.mark.parametrize("hours", [0, Decimal("-0.25")])
def test_it_has_no_pay_an_hour_for_no_hours(hours):
    with pytest.raises(ValueError, match="no hours"):
        Money(2000, "GBP").per_hour(hours)


def test_nothing_at_all_is_no_money():
    assert total([], "NZD") == Money(0, "NZD")


@given(amounts)
def test_what_it_gives_it_reads_back(money):
    assert Money.parse(money.amount, money.currency) == money
    assert (-money).amount == -money.amount


@given(st.lists(pounds))
def test_it_adds_exactly(several):
    assert total(several, "GBP").minor == sum(money.minor for money in several)


@given(pounds, pounds)
def test_it_puts_amounts_in_order(a, b):
    assert (a < b, a <= b, a > b, a >= b) == (
        a.minor < b.minor,
        a.minor <= b.minor,
        a.minor > b.minor,
        a.minor >= b.minor,
    )
    assert (a - b) + b == a


@given(pounds, st.decimals("0.25", 1000, places=2))
def test_an_hour_is_never_more_than_half_a_penny_off(money, hours):
    exact = Fraction(money.minor) / Fraction(hours)
    assert abs(money.per_hour(hours).minor - exact) <= Fraction(1, 2)


@given(pounds, st.integers(0, 4000))
def test_it_rounds_as_decimal_does(money, quarters):
    factor = Decimal(quarters) / 4
    assert money.times(factor).minor == int((money.minor * factor).quantize(Decimal(1), ROUND_HALF_UP))
    assert (-money).times(factor) == -money.times(factor)


def test_it_takes_a_share():
    assert Money(96_000, "GBP").percent(Decimal("12.5")) == Money(12_000, "GBP")


@given(st.builds(Money, st.integers(1, int(MOST * IN_ONE)), currencies))
def test_what_it_writes_it_takes_when_it_is_typed(money):
    assert typed(str(money), money.currency) == money


@pytest.mark.parametrize(
    ("given", "currency"),
    [
        ("12.50", "NZD"),
        ("$12.50", "NZD"),
        ("NZ$ 12.50", "NZD"),
        ("$ 12,50", "USD"),
        ("US$12.50", "USD"),
        ("A$12.50", "AUD"),
        ("C$\u00a012.50", "CAD"),
        (" £12.50 ", "GBP"),
        ("€12,50", "EUR"),
    ],
)
def test_a_sign_of_the_currency_may_stand_before_what_is_typed(given, currency):
    assert typed(given, currency) == Money(1250, currency)


@pytest.mark.parametrize(
    ("given", "currency", "such_as"),
    [
        ("A$12", "GBP", "£12.50"),
        ("$12", "GBP", "£12.50"),
        ("€12", "GBP", "£12.50"),
        ("12 €", "GBP", "£12.50"),
        ("££12", "GBP", "£12.50"),
        ("£12", "EUR", "€12.50"),
        ("£12", "USD", "US$12.50"),
        ("A$12", "USD", "US$12.50"),
        ("US$12", "AUD", "A$12.50"),
        ("NZ$12", "CAD", "C$12.50"),
    ],
)
def test_a_sign_that_is_not_its_own_is_told_which_one_it_is_to_be(given, currency, such_as):
    with pytest.raises(BadAmount) as wrong:
        typed(given, currency)
    assert wrong.value.message == f"Put an amount in {currency}, such as {such_as}."


@pytest.mark.parametrize("given", ["", "£", "twelve", "-12", "12²"])
def test_what_is_no_figure_is_no_money(given):
    with pytest.raises(BadAmount, match="in figures"):
        typed(given, "GBP")
