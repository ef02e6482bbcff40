"""Numbers as their lists write them, and when somebody fades."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.institutions.rules import CHARITY, COMPANY, FADES, ODS, ROR, SCHEMES, has_faded, tidy_number


@pytest.mark.parametrize(
    ("scheme", "typed", "number"),
    [
        (ODS, " rx9 ", "RX9"),
        (COMPANY, "1234567", "01234567"),
        (COMPANY, "sc 123456", "SC123456"),
        (CHARITY, "1 234 567", "1234567"),
        (CHARITY, "1234567-1", "1234567-1"),
        (ROR, "https://ror.org/05dxps055", "05dxps055"),
        (ROR, "ROR.org/05DXPS055/", "05dxps055"),
    ],
)
def test_a_number_is_the_same_however_it_is_typed(scheme: str, typed: str, number: str) -> None:
    assert tidy_number(scheme, typed) == number


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [(ODS, ""), (ODS, "R"), (ODS, "RÄ9"), (COMPANY, "00000000"), (COMPANY, "123456789"), (CHARITY, "12"), (ROR, "x")],
)
def test_what_is_no_number_of_that_list_is_none(scheme: str, typed: str) -> None:
    assert tidy_number(scheme, typed) == ""


@given(st.sampled_from(sorted(SCHEMES)), st.text(max_size=60))
def test_tidied_twice_is_tidied_once_and_fits_its_column(scheme: str, typed: str) -> None:
    number = tidy_number(scheme, typed)
    assert len(number) <= 40
    assert number == (tidy_number(scheme, number) if number else "")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_example_of_each_list_is_a_number_of_it(scheme: str) -> None:
    assert tidy_number(scheme, SCHEMES[scheme].example)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_a_contact_fades_after_ninety_days_and_not_before(last: date, days: int) -> None:
    assert has_faded(last, last + timedelta(days=days)) == (days >= FADES.days)
