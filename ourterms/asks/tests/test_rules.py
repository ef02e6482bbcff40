"""Where an ask stands, what may follow, what differs, and who comes through the door."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ourterms.asks import rules
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import check
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.schema import conditions_from
from ourterms.terms.tests import strategies

STEPS = [*rules.REPLIES, rules.OFFER, rules.TAKE, rules.STOP]
states, steps = st.sampled_from(list(rules.STATES)), st.sampled_from(STEPS)


@given(states, steps)
def test_what_is_over_stays_over(state: str, step: str) -> None:
    assert rules.after(state, step) is None or state not in rules.OVER


@given(st.lists(steps, max_size=12))
def test_only_our_acceptance_or_their_taking_of_our_offer_makes_a_yes(path: list[str]) -> None:
    state = rules.OURS
    for step in path:
        following = rules.after(state, step)
        if following is None:
            continue
        if following == rules.ACCEPTED:
            assert (state, step) in {(rules.OURS, rules.ACCEPT), (rules.THEIRS, rules.TAKE)}
        state = following


def test_a_day_that_passes_is_no_step() -> None:
    assert set(STEPS) == {step for _state, step in rules._STEPS}


def test_we_can_say_no_at_any_time_before_both_said_yes() -> None:
    assert rules.may_reply(rules.OURS) == list(rules.REPLIES)
    assert rules.may_reply(rules.THEIRS) == [rules.DECLINE, rules.REFUSE]
    assert rules.may_reply(rules.ACCEPTED) == []


@given(strategies.conditions(), strategies.conditions())
def test_differences_are_what_one_says_otherwise(before: Conditions, after: Conditions) -> None:
    found = {each.fact: each for each in rules.differences(before, after)}
    for name in Conditions._fields:
        was, now = (None if fact is None else fact.value for fact in (getattr(before, name), getattr(after, name)))
        assert (name in found) == (was != now)
    back = {each.fact: each for each in rules.differences(after, before)}
    assert {name: each.better for name, each in found.items() if each.better is not None} == {
        name: not each.better for name, each in back.items() if each.better is not None
    }


def test_nothing_differs_from_itself() -> None:
    offer = read("We pay £25 an hour for two hours.")
    assert offer.pay_amount is not None
    assert rules.differences(offer, offer) == []


@given(strategies.conditions())
def test_what_is_kept_of_an_offer_reads_back_the_same(offer: Conditions) -> None:
    kept = rules.as_data(offer)
    again = conditions_from(kept)
    for name, fact in again.said():
        assert fact.value == getattr(offer, name).value
    assert rules.as_data(again) == kept


def test_everything_an_advert_says_is_kept() -> None:
    offer = read("We pay £25 an hour for two hours. Apply by 3 March 2026. You will have a vote.")
    assert set(rules.as_data(offer)) == {name for name, _fact in offer.said()} != set()


@example(Conditions(pay_excludes=Fact(True), benefits_advice=Fact(False)))
@given(strategies.conditions())
def test_an_offer_mended_by_all_clauses_meets_them(offer: Conditions) -> None:
    terms = ready_made()
    left = [found.clause for found in check(rules.mended(offer, terms, terms.clauses), terms) if found.status != "met"]
    assert left == []


def test_company_is_mended_where_one_works_alone() -> None:
    offer = rules.mended(read("You will often work alone."), ready_made(), ["never-one-alone"])
    assert (offer.people_sought, offer.works_alone) == (Fact(Decimal(2)), Fact(False))


def test_only_what_was_chosen_is_mended() -> None:
    terms, offer = ready_made(), read("We offer a £20 voucher. We decide.")
    assert "hourly-pay" in CLAUSES
    mended = rules.mended(offer, terms, ["hourly-pay"])
    assert {each.fact for each in rules.differences(offer, mended)} <= {*rules._PAY, "pay_contradicts"}
    assert mended.pay_unit == Fact("hour")


@pytest.mark.parametrize(
    ("door", "came", "let_in"),
    [("closed", 0, False), ("open", 99, True), ("few", 2, True), ("few", 3, False), ("few", 4, False)],
)
def test_the_door_takes_so_many(door: str, came: int, let_in: bool) -> None:
    assert rules.takes(door, came, 3) is let_in


@given(st.dates(date(2000, 1, 1), date(2050, 12, 1)))
def test_the_next_month_follows(day: date) -> None:
    following = rules.next_month(day)
    assert following.day == 1
    assert rules.month_of(following - timedelta(days=1)) == rules.month_of(day)


def test_only_lines_turn_an_ask_back() -> None:
    found = check(Conditions(), ready_made())
    lines = rules.in_the_way(found)
    assert lines
    assert all(each.line and each.status == "unsaid" for each in lines)
    assert len(lines) < len(found)


@pytest.mark.parametrize(
    "slug", ["", "ab", "Leeds", "leeds--voices", "-leeds", "leeds voices", "lëeds", "ask", "a" * 41, "../x"]
)
def test_an_odd_address_is_refused_with_what_to_do(slug: str) -> None:
    assert rules.slug_problem(slug).endswith(".")


def test_a_plain_address_is_fine() -> None:
    assert rules.slug_problem("river-street-voices-2") == ""


@pytest.mark.parametrize("kind", [kind for kind, each in rules.REPLIES.items() if each.decided])
def test_a_draft_of_a_letter_fits(kind: str) -> None:
    three = [found for found in check(Conditions(), ready_made()) if found.ask_for][:3]
    letter = rules.draft_of(kind, three)
    assert letter.startswith("Hello,")
    assert not rules.too_long(letter)


def test_a_letter_of_120_words_is_the_longest() -> None:
    assert not rules.too_long("word " * 120)
    assert rules.too_long("word " * 121)


def test_our_conditions_stand_for_sixty_days() -> None:
    sent = date(2026, 3, 3)
    assert rules.counter_stands(sent, date(2026, 5, 2))
    assert not rules.counter_stands(sent, date(2026, 5, 3))


def test_the_holding_answer_says_no_yes() -> None:
    assert rules.holding_words("Thursday 14 May 2026") == (
        "We have seen this. We meet on Thursday 14 May 2026. If you can't wait, take it as a no."
    )
    assert "when we next meet" in rules.holding_words("")


@pytest.mark.parametrize("words", ["£20 an hour. Payment is £35 for each hour.", "We pay 500 kr for the interview."])
def test_a_sum_put_by_hand_takes_away_what_the_text_left_open(words: str) -> None:
    offer = read(words)
    assert offer.pay_contradicts or offer.pay_other_currency
    put = rules.put(offer, {"pay_amount": Fact(Decimal(40))})
    assert (put.pay_contradicts, put.pay_other_currency) == (None, None)
    assert rules.put(offer, {"pay_amount": None, "breaks": Fact(True)})._replace(breaks=None) == offer
