"""Time in words: for any length, as people say it, and none lost."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit.lasting import how_long, minutes_of


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (10, "10 minutes"),
        (30, "half an hour"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (90, "1 hour 30 minutes"),
        (120, "2 hours"),
        (390, "6 hours 30 minutes"),
    ],
)
def test_time_stands_in_words_that_people_use(minutes: int, words: str) -> None:
    assert how_long(minutes) == words


@given(st.integers(0, 100_000))
def test_no_length_is_a_fraction_and_no_two_are_the_same(minutes: int) -> None:
    words = how_long(minutes)
    assert "." not in words
    said = {unit: int(number) for number, unit in re.findall(r"(\d+) (hour|minute)", words)}
    assert (words == "half an hour") or said.get("hour", 0) * 60 + said.get("minute", 0) == minutes


@given(st.integers(0, 100_000))
def test_hours_written_with_two_decimals_are_the_minutes_they_were(minutes: int) -> None:
    assert minutes_of(Decimal(minutes) / 60) == minutes
    assert minutes_of((Decimal(minutes) / 60).quantize(Decimal("0.01"))) == minutes


def test_no_time_is_less_than_none() -> None:
    for wrong in (lambda: how_long(-1), lambda: minutes_of(Decimal(-1))):
        with pytest.raises(ValueError, match="-1"):
            wrong()
