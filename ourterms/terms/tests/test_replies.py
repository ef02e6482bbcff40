"""The sentence, the replies and what to take along: short, about them, and never about who sends it."""

import re
from datetime import date
from decimal import Decimal as D
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import check, three
from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.replies import (
    for_our_chat,
    for_what_we_do,
    no_for_our_chat,
    questions_to_take,
    replies,
    to_have_in_writing,
)
from ourterms.terms.rules.report import report
from ourterms.terms.rules.sentence import sentence
from ourterms.terms.rules.terms import Terms
from ourterms.terms.tests import strategies

TODAY = date(2026, 11, 23)
EVERYTHING_OPEN = check(Conditions(), ready_made())


def spoken(**facts: Any) -> str:
    conditions = Conditions(**{name: Fact(value, ("so",)) for name, value in facts.items()})
    return report(conditions, ready_made(), TODAY).sentence


def test_no_three_findings_make_a_reply_of_more_than_120_words() -> None:
    longest = sorted(EVERYTHING_OPEN, key=lambda each: -len(each.ask_for.split()))[:12]
    for picked in combinations(longest, 3):
        for reply in replies(picked):
            assert len(reply.text.split()) < 120, reply.text


@given(strategies.conditions(), strategies.terms())
def test_a_reply_never_speaks_of_its_sender(conditions: Conditions, terms: Terms) -> None:
    for reply in replies(three(check(conditions, terms))):
        assert not re.search(r"\b(I|me|my|mine|we|us|our|lived experience|diagnos\w+|members?)\b", reply.text)
        assert len(re.findall(r"^\d\. ", reply.text, re.MULTILINE)) <= 3


def test_there_are_three_voices_and_the_no_gives_no_reason() -> None:
    plain, warm, no = replies(three(EVERYTHING_OPEN))
    assert "1. £30.00 an hour or more" in plain.text
    assert plain.text != warm.text
    assert len(no.text.split()) < 25


def test_a_letter_about_what_one_does_already_asks_the_same() -> None:
    letter = for_what_we_do(three(EVERYTHING_OPEN))
    assert letter.count("\n1. £30.00 an hour") == 1
    assert len(letter.split()) < 120


def test_a_letter_asks_once_to_have_it_in_writing() -> None:
    asked = [
        finding
        for finding in EVERYTHING_OPEN
        if finding.clause in ("who-decides", "no-effect-on-care", "what-the-payment-is")
    ]
    assert len(asked) == 3
    for letter in (replies(asked)[0].text, for_what_we_do(asked)):
        assert letter.lower().count("in writing") == 1


def test_our_chat_hears_of_a_no_without_demands() -> None:
    assert no_for_our_chat("They don't pay.") == "Saying no to this one. They don't pay."


def test_our_chat_gets_four_lines() -> None:
    picked = three(EVERYTHING_OPEN)
    assert for_our_chat("They don't pay.", picked).splitlines()[0] == "They don't pay."
    assert len(for_our_chat("They don't pay.", picked).splitlines()) == 4


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "We found no word on what they pay, and none on who decides."),
        (
            {"pay_amount": D(20), "pay_unit": "session", "pay_currency": "GBP", "pay_form": "voucher",
             "hours_per_session": D(2)},
            "They pay a £20 voucher for two hours. We found no word on who decides.",
        ),
        (
            {"pay_form": "unpaid", "authority": "advice"},
            "They don't pay. They ask for advice. We found no word on who decides.",
        ),
        ({"pay_form": "expenses_only"}, "They cover expenses and pay nothing else. We found no word on who decides."),
        (
            {"pay_form": "money", "pay_contradicts": True},
            "They give two figures for the pay. We found no word on who decides.",
        ),
        (
            {"pay_amount": D(30), "pay_unit": "hour", "pay_currency": "CAD", "pay_form": "money", "authority": "vote"},
            "They pay C$30.00 an hour. The people they ask have a vote.",
        ),
        (
            {"pay_form": "money", "pay_other_currency": "500 kr"},
            "They pay, in a currency we don't know. We found no word on who decides.",
        ),
        (
            {"pay_form": "money", "pay_amount": D(50), "pay_unit": "hour"},
            "They pay 50 an hour; they don't say in which currency. We found no word on who decides.",
        ),
        ({"story_demanded": True}, "We found no word on what they pay. They ask people to tell their own story."),
    ],
)  # fmt: skip
def test_the_sentence_is_about_them(facts: dict[str, Any], expected: str) -> None:
    assert spoken(**facts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We pay $50 an hour for two hours.", "They pay $50 an hour; they don't say which dollars."),
        ("We pay 1,250 dollars a month.", "They pay $1,250 a month; they don't say which dollars."),
        ("We pay $37.50 for each meeting.", "They pay $37.50 for each session; they don't say which dollars."),
        ("A $20 gift voucher.", "They pay a $20 voucher; they don't say which dollars."),
        ("We pay you $50.", "They pay $50; they don't say which dollars."),
        ("Toronto. We pay $50 an hour.", "They pay C$50.00 an hour."),
    ],
)
def test_dollars_of_no_country_are_named_as_dollars(text: str, expected: str) -> None:
    made = report(read(text), ready_made(), TODAY)
    assert made.sentence == f"{expected} We found no word on who decides."
    assert "£" not in made.replies[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We pay £20.999 an hour.", "They say that they pay; we can't read how much."),
        ("We pay £XX an hour.", "They say that they pay, and not how much."),
        ("A £15 gift card for a 45 minute interview.", "They pay a £15 voucher for 45 minutes."),
        ("We pay £10 for each half-hour interview.", "They pay £10.00 for half an hour."),
        ("A £25 voucher for an interview of 60-90 minutes.", "They pay a £25 voucher for 60 to 90 minutes."),
        ("We pay £40 for each session. Sessions last one to two hours.", "They pay £40.00 for one to two hours."),
        ("We pay £20 per visit, visits take up to 4 hours.", "They pay £20.00 for up to 4 hours."),
        ("An £80 voucher for the interview.", "They pay an £80 voucher for each session."),
        ("Kia ora. You get a $80 Prezzy card for the interview.", "They pay an NZ$80 voucher for each session."),
        ("An £18 voucher for the interview.", "They pay an £18 voucher for each session."),
        ("We pay £18 to £22 an hour.", "They pay £18.00 an hour or more."),
        ("Salary £24,937 - £26,598 a year. Pay scheme: pro rata.", "They pay £24,937.00 a year or more for full time."),
        ("Salary £24,000 per annum (0.4 FTE).", "They pay £24,000.00 a year for full time."),
        ("Salary £24,000 per annum.", "They pay £24,000.00 a year."),
    ],
)
def test_the_pay_is_said_for_as_long_as_they_say(text: str, expected: str) -> None:
    assert report(read(text), ready_made(), TODAY).sentence.startswith(f"{expected} ")


@given(strategies.conditions(), strategies.terms())
def test_there_is_always_a_sentence(conditions: Conditions, terms: Terms) -> None:
    said = sentence(conditions, three(check(conditions, terms)))
    assert said.endswith(".")
    assert len(said.split()) < 40


def test_there_are_always_three_questions_to_take_along() -> None:
    assert len(questions_to_take([])) == 3
    assert questions_to_take(three(EVERYTHING_OPEN))[0] == "What is the pay for one hour, with the reading counted?"


# Everything that a person may want in writing, each with the facts that leave it out when they are a yes.
IN_WRITING: dict[str, dict[str, Any]] = {
    "how much is paid, for what, and by which day": {
        "pay_amount": D(60), "pay_unit": "hour", "pay_currency": "GBP", "paid_within_days": 14,
    },
    "which costs they cover, and that they book or pay them ahead": {"expenses_covered": True, "expenses_ahead": True},
    "what is decided, by whom, and what our part in it is": {"authority": "vote"},
    "that each of us can stop at any time and keep the pay": {"leave_keeps_pay": True},
    "what each story is for, until when, and how to take it back": {"story_terms": True},
    "that nobody is named, filmed or quoted without their yes": {"named_choice": True},
    "that none of it touches anybody's care or notes": {"no_effect_on_care": True},
}  # fmt: skip


def in_writing(facts: dict[str, Any]) -> list[str]:
    return to_have_in_writing(check(Conditions(**{name: Fact(value) for name, value in facts.items()}), ready_made()))


def test_all_of_it_is_had_in_writing_where_they_wrote_nothing() -> None:
    assert in_writing({}) == list(IN_WRITING)


@pytest.mark.parametrize(("words", "facts"), IN_WRITING.items())
def test_only_what_they_offer_already_need_not_be_had_in_writing(words: str, facts: dict[str, Any]) -> None:
    assert set(IN_WRITING) - set(in_writing(facts)) == {words}
    if len(facts) > 1:  # half of it is not all of it
        name = list(facts)[-1]
        assert in_writing({key: value for key, value in facts.items() if key != name}) == list(IN_WRITING)


@pytest.mark.parametrize(
    "facts",
    [
        *({name: False} for facts in IN_WRITING.values() for name, value in facts.items() if value is True),
        {"pay_form": "unpaid", "paid_within_days": 14}, {"authority": "feedback"}, {"decided_by": "the Board"},
    ],
)  # fmt: skip
def test_what_they_wrote_a_no_to_is_had_in_writing(facts: dict[str, Any]) -> None:
    assert in_writing(facts) == list(IN_WRITING)
