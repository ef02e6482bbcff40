from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ourterms.decisions.rules.mandate import ENDED, HOLDS, NOBODY, OVER, in_words, state

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))


@given(days, st.none() | days, st.integers(0, 3), days)
def test_it_holds_only_while_somebody_has_it_and_neither_its_day_is_past_nor_we_ended_it(
    until: date, ended: date | None, delegates: int, today: date
) -> None:
    found = state(until=until, ended=ended, delegates=delegates, today=today)
    assert (found == HOLDS) == (until >= today and (ended is None or ended > today) and delegates > 0)
    assert found in (HOLDS, OVER, ENDED, NOBODY)
    assert in_words(found)


@given(days, st.integers(0, 3), days)
def test_once_we_ended_it_that_is_what_it_says(until: date, delegates: int, today: date) -> None:
    assert state(until=until, ended=today, delegates=delegates, today=today) == ENDED
