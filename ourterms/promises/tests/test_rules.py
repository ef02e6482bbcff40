"""When an institution is silent or late, what is kept, what a letter says, where things stand on the line."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.promises.rules import kept, letters, line
from ourterms.promises.rules.line import OURS, THEIRS, Silence, Thing, draw

DAY = date(2026, 3, 3)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(days, days, st.booleans())
def test_nothing_is_kept_broken_or_released_by_time(due: date, today: date, shown: bool) -> None:
    state = kept.promise_state(due=due, today=today, shown=shown, ended="")
    assert state in (kept.PROMISED, kept.LATE, kept.NOT_SHOWN)
    assert (state == kept.NOT_SHOWN) is shown


@given(days, days, st.booleans(), st.sampled_from(kept.ENDED))
def test_what_we_decided_stays_whatever_the_day(due: date, today: date, shown: bool, ended: str) -> None:
    assert kept.promise_state(due=due, today=today, shown=shown, ended=ended) == ended


def test_a_promise_is_late_from_the_day_after() -> None:
    on_the_day = kept.promise_state(due=DAY, today=DAY, shown=False, ended="")
    after = kept.promise_state(due=DAY, today=DAY + timedelta(days=1), shown=False, ended="")
    assert (on_the_day, after) == (kept.PROMISED, kept.LATE)
    assert kept.late_days(DAY, DAY) == 0
    assert kept.late_days(DAY, DAY + timedelta(days=9)) == 9


@given(st.integers(0, 20), st.integers(1, 20), st.integers(1, 20), st.integers(1, 20))
def test_one_of_us_who_says_no_is_never_outvoted_by_looking(so: int, not_so: int, needed: int, here: int) -> None:
    assert not kept.agreed(so=so, not_so=not_so, needed=needed, here=here)


@given(st.integers(1, 20), st.integers(1, 20))
def test_nobody_who_looked_is_never_an_agreement(needed: int, here: int) -> None:
    assert not kept.agreed(so=0, not_so=0, needed=needed, here=here)
    assert kept.agreed(so=min(needed, here), not_so=0, needed=needed, here=here)


@given(st.sampled_from(kept.STEPS), st.sampled_from(["", *kept.ANSWERS]))
def test_an_answer_counts_only_for_what_was_sent(step: str, answer: str) -> None:
    state = kept.demand_state(step, answer)
    assert state in kept.DEMAND_STATES
    assert (state in kept.ANSWERS) is (step == kept.SENT and bool(answer))


@given(days, st.one_of(st.none(), days), days)
def test_a_silence_is_overdue_only_when_a_day_has_passed(sent: date, answer_by: date | None, today: date) -> None:
    since = kept.demand_waits_since(sent=sent, answer_by=answer_by, today=today)
    assert since is None or since < today
    if answer_by is None and today - sent <= kept.ASK_AGAIN_AFTER:
        assert since is None


@pytest.mark.parametrize(("last", "days_since"), [(None, 10), (10, None), (13, None), (14, 10), (90, 10)])
def test_a_draft_appears_again_two_weeks_after_a_letter(last: int | None, days_since: int | None) -> None:
    last_letter = None if last is None else DAY - timedelta(days=last)
    found = kept.chase(waits_since=DAY - timedelta(days=10), last_letter=last_letter, today=DAY)
    assert (found.days if found else None) == days_since


def test_there_is_no_draft_while_nothing_waits() -> None:
    assert kept.chase(waits_since=None, last_letter=None, today=DAY) is None
    assert kept.chase(waits_since=DAY, last_letter=None, today=DAY) is None


@pytest.mark.parametrize(
    ("until", "ended", "today", "held"),
    [
        (None, None, DAY, True),
        (None, None, DAY - timedelta(days=1), False),
        (DAY, None, DAY, True),
        (DAY, None, DAY + timedelta(days=1), False),
        (None, DAY, DAY, False),
    ],
)
def test_a_power_holds_from_a_day_to_a_day(until: date | None, ended: date | None, today: date, held: bool) -> None:
    assert kept.holds(since=DAY, until=until, ended=ended, today=today) is held


LETTERS: list[Any] = [
    letters.demand(
        to="Marrow Trust", ours="Driftline", title="Open the garden", words="", decided="a day", answer_by="", mild=True
    ),
    letters.demand(
        to="Marrow Trust", ours="Driftline", title="Open it", words="w", decided="a day", answer_by="d", mild=False
    ),
    letters.ask_again(to="Marrow Trust", ours="Driftline", title="Open the garden", sent="a day", days=30),
    letters.promise(to="Marrow Trust", ours="Driftline", words="A garden", made="a day", due="another", days=1),
    letters.claim(to="Marrow Trust", ours="Driftline", where="a report", said="with us", agreed="", day="a day"),
]


@pytest.mark.parametrize("draft", LETTERS)
def test_a_letter_is_short_and_says_who_writes_to_whom(draft: letters.Draft) -> None:
    assert draft.words.startswith("Dear Marrow Trust,")
    assert draft.words.endswith("Driftline")
    assert len(draft.words.split()) <= 80
    assert 0 < len(draft.subject) <= letters.SUBJECT
    assert not {"I", "!"} & set(draft.words.replace("!", " ! ").split())


def test_a_long_title_does_not_break_a_subject() -> None:
    draft = letters.ask_again(to="T", ours="O", title="w" * 400, sent="a day", days=1)
    assert len(draft.subject) == letters.SUBJECT


things = st.builds(
    Thing,
    days,
    st.sampled_from([OURS, THEIRS]),
    st.sampled_from(["Demand", "Answer"]),
    st.text(max_size=9),
    st.integers(0, 9),
)


@given(st.lists(things, min_size=1, max_size=30), st.one_of(st.none(), st.just(date(2029, 1, 1))))
def test_the_line_goes_down_by_day_and_its_words_never_touch(some: list[Thing], today: date | None) -> None:
    drawing = draw(some, [], today)
    assert [each.number for each in drawing.things] == list(range(1, len(some) + 1))
    for upper, lower in pairwise(drawing.things):
        assert upper.thing.day <= lower.thing.day
        assert line.LEAST - 0.001 <= lower.y - upper.y <= line.MOST + 0.001
    assert drawing.high > drawing.things[-1].y


@given(st.lists(things, min_size=1, max_size=9), days, st.integers(0, 900))
def test_a_silence_stays_within_the_picture(some: list[Thing], since: date, long: int) -> None:
    until, today = since + timedelta(days=long), date(2032, 1, 1)
    drawing = draw(some, [Silence(since, until, "")], today)
    for gap in drawing.gaps:
        assert drawing.things[0].y <= gap.start < gap.end <= drawing.high


def test_a_silence_lies_between_what_we_sent_and_what_they_answered() -> None:
    sent = Thing(DAY, OURS, "Demand", "")
    answered = Thing(DAY + timedelta(days=60), THEIRS, "Answer", "")
    drawing = draw([answered, sent], [Silence(DAY, answered.day, "60 days")], None)
    assert [(gap.start, gap.end) for gap in drawing.gaps] == [(drawing.things[0].y, drawing.things[1].y)]
    assert drawing.things[1].y - drawing.things[0].y == pytest.approx(60 * line.PER_DAY)
