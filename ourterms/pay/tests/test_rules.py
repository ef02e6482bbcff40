"""What one sum comes to, for any lines; and the words that are drafted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit.money import Money
from ourterms.pay.rules import letters
from ourterms.pay.rules.owed import (
    CLAIMED,
    LET,
    MONEY,
    MORE,
    BadSum,
    Line,
    checked,
    days_late,
    due_day,
    half_an_hour,
    has_faded,
    state_of,
)

DAY = date(2026, 3, 3)
DAYS = st.dates(date(2024, 1, 1), date(2028, 1, 1))
LINES = st.lists(st.builds(Line, st.sampled_from(MONEY), st.integers(1, 50_000), DAYS), max_size=8)
AGREED = Money(10_000, "GBP")


@given(LINES)
def test_what_is_paid_and_what_is_open_come_to_all_of_it_unless_too_much_came(lines: list[Line]) -> None:
    state = state_of(AGREED, lines)
    assert state.paid + state.open == max(state.whole, state.paid)
    assert state.open.minor >= 0


@given(LINES)
def test_nothing_is_over_while_something_is_open(lines: list[Line]) -> None:
    state = state_of(AGREED, lines)
    assert (state.over is None) == (state.open.minor > 0)


@given(LINES, st.randoms())
def test_it_does_not_matter_in_which_order_lines_are_read(lines: list[Line], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(lines)
    random.shuffle(mixed)
    assert state_of(AGREED, mixed) == state_of(AGREED, lines)


def test_half_hours_come_on_top_and_are_counted_not_measured() -> None:
    state = state_of(AGREED, [Line(MORE, 1250, DAY), Line(MORE, 1250, DAY)])
    assert (state.whole, state.halves) == (Money(12_500, "GBP"), 2)


def test_who_does_not_want_it_is_owed_nothing_and_nobody_is_late() -> None:
    state = state_of(AGREED, [Line(LET, 10_000, DAY)])
    assert (state.open.minor, state.over, state.let) == (0, DAY, True)


def test_a_claim_moves_no_money() -> None:
    state = state_of(AGREED, [Line(CLAIMED, 0, DAY)])
    assert (state.open, state.claimed) == (AGREED, DAY)


@given(DAYS, DAYS)
def test_an_institution_is_late_from_the_day_after(due: date, today: date) -> None:
    assert days_late(due, None, today) == max((today - due).days, 0)
    assert days_late(due, due, today) == 0


def test_it_fades_ninety_days_after_the_last_of_it_came() -> None:
    assert not has_faded(DAY, DAY + timedelta(days=89))
    assert has_faded(DAY, DAY + timedelta(days=90))
    assert not has_faded(None, DAY + timedelta(days=900))


@pytest.mark.parametrize(
    ("minor", "currency"),
    [(-1, "GBP"), (0, "GBP"), (12.5, "GBP"), (True, "GBP"), (100, "CHF"), (100, None), (10**9, "GBP")],
)
def test_what_nobody_can_owe_is_refused_with_a_sentence(minor: object, currency: object) -> None:
    with pytest.raises(BadSum) as problem:
        checked(minor, currency)
    assert problem.value.message.endswith(".")


def test_it_is_due_so_many_days_after_as_agreed_or_thirty() -> None:
    assert due_day(DAY, None) == date(2026, 4, 2)
    assert due_day(DAY, 14) == date(2026, 3, 17)
    assert due_day(DAY, -5) == DAY


def test_half_an_hour_is_half_of_what_an_hour_is_paid() -> None:
    assert half_an_hour(Money(2500, "GBP")) == Money(1250, "GBP")
    assert half_an_hour(Money(2501, "GBP")) == Money(1251, "GBP")


def test_letters_say_what_and_by_when_and_nothing_of_who() -> None:
    about = letters.Sum("Panel", AGREED, "3 March 2026", "2 April 2026")
    words = letters.claim(about, halves=1)
    assert "£100.00" in words
    assert "It took half an hour more than planned." in words
    assert len(words.split()) < 120
    assert "12 days ago" in letters.chase(about, 12)


def test_the_letter_of_the_group_says_what_it_is_for_and_no_sum_of_too_few() -> None:
    given = {"to": "Saltmarsh Trust", "ours": "Driftline", "what": ["The panel"], "due": "2 April 2026", "late": 1}
    told = letters.ours(amount=AGREED, **given)  # type: ignore[arg-type]
    assert told.words.startswith("Dear Saltmarsh Trust,")
    assert told.words.endswith("Driftline")
    for words in ("£100.00", "- The panel", "1 day ago"):
        assert words in told.words
    assert "£" not in "".join(letters.ours(amount=None, **given))  # type: ignore[arg-type]
