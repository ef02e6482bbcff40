from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.funds.rules import BadLine, amount_of, day_of, in_the_tin, words_of
from ourterms.kit.money import Money

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("given", "minor"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("£12.50", 1250),
        (" 12,50 ", 1250),
        ("1,250", 125000),
        ("1,250.00", 125000),
        ("£ 3.20", 320),
        ("0.01", 1),
        ("٣", 300),  # whatever figures somebody writes
    ],
)
def test_an_amount_as_people_write_it(given: str, minor: int) -> None:
    assert amount_of(given, "GBP") == Money(minor, "GBP")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "0",
        "-5",
        "12.345",
        "a tenner",
        "1e5",
        "NaN",
        "Infinity",
        "100000",
        "1.2.3",
        "--",
        "5 pounds",
        "€3.20",
        "A$40",
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(given: str) -> None:
    with pytest.raises(BadLine) as problem:
        amount_of(given, "GBP")
    assert problem.value.message.endswith(".")


@given(st.text(max_size=30))
def test_any_text_is_money_or_a_sentence(given: str) -> None:
    with suppress(BadLine):
        assert amount_of(given, "GBP").minor > 0


@given(st.integers(min_value=1, max_value=9_999_999))
def test_what_is_shown_can_be_typed_again(minor: int) -> None:
    money = Money(minor, "GBP")
    assert amount_of(str(money), "GBP") == money


def test_a_day_is_not_to_come_and_not_long_ago() -> None:
    assert day_of(TODAY, TODAY) == TODAY
    for bad in (date(2026, 3, 4), date(2015, 1, 1)):
        with pytest.raises(BadLine):
            day_of(bad, TODAY)


def test_words_are_one_line_and_said() -> None:
    assert words_of(" bus \n fares\x00 ") == "bus fares"
    for bad in ("  ", "x" * 201):
        with pytest.raises(BadLine):
            words_of(bad)


def test_what_is_in_the_tin_is_in_the_currency_of_the_group_first() -> None:
    assert in_the_tin([], "EUR") == [Money(0, "EUR")]
    assert in_the_tin([("GBP", 500), ("EUR", -20), ("USD", 0)], "EUR") == [Money(-20, "EUR"), Money(500, "GBP")]
