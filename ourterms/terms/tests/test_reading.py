"""The reader as a whole: its evidence, its silence, and what no text may do to it."""

import re
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ourterms.terms.rules.conditions import Conditions, PartialDate
from ourterms.terms.rules.facts import KINDS
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.reading.names import names
from ourterms.terms.rules.reading.text import Text

ADVERT = """Lived experience panel, Tarrside NHS Trust

We are looking for six people to join our panel. You will be paid £25 an hour, by bank transfer, within 10 working days.
Travel is booked for you. Meetings are on Teams, from 10am to 12 noon, four times a year for two years.
Ring Oluchi Brannigan on 01632 960114 by 5 March 2026. The first meeting is on 14 April 2026.
You do not have to tell anyone what happened to you, and there is a debrief after each meeting.
"""
NEUTRAL = "The town has a river, a mill and two bridges. In spring the willows are green."

# Pieces that adverts are made of, so that random texts reach the depths of the reader.
PIECES = st.sampled_from(
    [
        *("£25 an hour", "$60CAD", "up to €1,000", "twenty-five pounds", "31 April 2026", "03/04/2026", "5 March"),
        *("10am-12pm", "two-hour meetings", "every six weeks", "for two years", "up to 8 people", "one (1) co-chair"),
        *("Contact Jo Smith", "jo@x.example", "[phone]", "not", "but", "\n", "\n\n", "- ", "> ", ". ", ": ", "|", "\t"),
        *("\n> ", "wrote:"),
        *(
            "on Zoom",
            "in person",
            "your story",
            "travel expenses",
            "can't pay",
            "voucher",
            "or",
            "and",
            "\u00a0",
            "“",
            "’",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map(" ".join))


def test_it_reads_an_advert() -> None:
    assert {name: fact.value for name, fact in read(ADVERT).said()} == {
        "country": "GB",
        **{"pay_amount": Decimal(25), "pay_unit": "hour", "pay_currency": "GBP", "pay_form": "money"},
        **{"paid_within_days": 10, "expenses_covered": True, "expenses_ahead": True},
        **{"hours_per_session": Decimal(2), "sessions": 4, "sessions_per": "year", "months": 24},
        **{"closing_date": PartialDate(2026, 3, 5), "start_date": PartialDate(2026, 4, 14), "place": "remote"},
        **{"people_sought": 6, "support_offered": True, "debrief_offered": True, "named_contact": True},
        **{"authority": "advice", "story_demanded": False},
    }


def test_it_says_nothing_about_a_text_that_says_nothing() -> None:
    assert read(NEUTRAL) == Conditions()


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "🙂", "🍕💸🚌", "שלום, מה שלומך?", "&nbsp;<br><p>", "\x00", "İİİ"]
)
def test_it_says_nothing_about_no_words(text: str) -> None:
    assert not list(read(text).said())


def test_not_said_is_not_no() -> None:
    c = read("We are looking for members of a panel.")
    assert (c.expenses_covered, c.support_offered, c.story_demanded, c.pay_form) == (None, None, None, None)


def test_two_figures_for_the_same_thing_contradict() -> None:
    c = read("You will get £25 an hour. Our rate of £10 an hour is paid monthly.")
    assert c.pay_contradicts
    assert c.pay_contradicts.words == ("£25 an hour", "£10 an hour")
    assert (c.pay_amount, c.pay_unit, c.pay_currency) == (None, None, None)


def test_two_figures_for_two_things_do_not() -> None:
    c = read("We pay £25 an hour for meetings and £10 an hour for preparation.")
    assert c.pay_amount
    assert (c.pay_amount.value, c.pay_contradicts) == (Decimal(25), None)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("You get $50 an hour.", None),
        ("You get $50 an hour. Interpreters: Auslan on request.", "AUD"),
        ("You get $50 an hour. We are in Saskatchewan.", "CAD"),
        ("You get $50 an hour. Kia ora koutou, whānau.", "NZD"),
        ("You get $50 an hour. Behavioral health, Medicaid.", "USD"),
        ("You get A$50 an hour. We are in Ontario.", "AUD"),
    ],
)
def test_a_bare_dollar_needs_a_country(text: str, currency: str | None) -> None:
    c = read(text)
    assert c.pay_amount
    assert (c.pay_currency.value if c.pay_currency else None) == currency


@pytest.mark.parametrize("day", ["31 April 2026", "31/04/2026", "2026-02-30", "29 February 2026", "April 31, 2026"])
def test_a_day_that_does_not_exist_is_silence(day: str) -> None:
    assert read(f"Closing date: {day}. NHS England.").closing_date is None


def test_a_day_without_a_year_is_silence() -> None:
    assert read("Apply by Friday 6 March.").closing_date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Closing date 03/04/2026. NHS.", date(2026, 4, 3)),
        ("Closing date 03/04/2026. Medicaid, U.S.", date(2026, 3, 4)),
        ("Closing date 03/04/2026. Toronto.", None),
        ("Closing date 13/04/2026. Toronto.", date(2026, 4, 13)),
        ("Closing date 03/04/2026.", None),
    ],
)
def test_the_country_says_which_number_is_the_month(text: str, day: date | None) -> None:
    found = read(text).closing_date
    assert (found.value.whole() if found else None) == day


def test_the_words_are_those_of_the_text_as_it_was_given() -> None:
    text = "> You’ll  get\n> twenty‑five pounds\u00a0an hour\n"
    found = read(text).pay_amount
    assert found
    assert (found.value, text[slice(*found.spans[0])]) == (Decimal(25), found.words[0])
    assert found.words[0] == "twenty‑five pounds\u00a0an hour"


def test_the_words_stand_in_the_text_as_it_was_given_where_an_earlier_message_is_left_out() -> None:
    text = "On 3 May, Sam wrote:\r\n> How\tmuch?\r\n\r\nWe pay\r\n> on which day\r\n£25 an hour.\r\n> You got £60.\r\n"
    found = read(text).pay_amount
    assert found
    assert (found.value, found.words, text[slice(*found.spans[0])]) == (Decimal(25), ("£25 an hour",), "£25 an hour")


def test_a_soft_line_break_does_not_end_a_sentence() -> None:
    found = read("Reasonable travel expenses for all meetings\nwill be reimbursed.").expenses_covered
    assert found
    assert found.value is True


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_conditions_with_words_at_their_places(text: str) -> None:
    for name, fact in read(text).said():
        assert fact.words, name
        assert tuple(text[start:end] for start, end in fact.spans) == fact.words
        assert list(fact.spans) == sorted(fact.spans)


OFFERS = st.sampled_from(
    ("£30 an hour", "a £15 voucher", "£20 a meeting", "paid in vouchers", "for the talk", ", and ", ". ", ".\n", "\n- ")
)


@given(st.lists(OFFERS, max_size=12).map(" ".join))
@example("Panel online. £30 an hour.\nConference talk. £15 voucher.")
@settings(max_examples=100, deadline=None)
def test_a_voucher_stands_in_the_sentence_of_its_sum_or_beside_the_only_sum(advert: str) -> None:
    c, text = read(advert), Text(advert)
    if c.pay_amount and c.pay_form and c.pay_form.value == "voucher":
        places = {text.sentence_of(text.flat_place(fact.spans[0][0])) for fact in (c.pay_amount, c.pay_form)}
        assert len(places) == 1 or len(set(re.findall(r"£\d+", advert))) == 1


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_every_value_is_of_the_kind_it_should_be(text: str) -> None:
    types = {
        "yes_no": bool,
        "number": (int, Decimal),
        "money": Decimal,
        "date": PartialDate,
        "one_of": str,
        "words": str,
    }
    for name, fact in read(text).said():
        assert isinstance(fact.value, types.get(KINDS[name].name, str))
        assert not KINDS[name].values or fact.value in KINDS[name].values


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_it_reads_the_same_twice(text: str) -> None:
    assert read(text) == read(text)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@example("every six weeks twenty-five pounds one (1) co-chair [phone] in person in person")  # almost 70 letters
@example("your story but \n> ")  # a line that is quoted, and nothing of it
@settings(max_examples=60, deadline=None)
def test_a_paragraph_about_something_else_changes_nothing(text: str) -> None:
    text = f"{ADVERT}\n{text}"
    assert read(f"{text}.\n\n{NEUTRAL}") == read(f"{text}.")


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "£",
        "1",
        " ",
        "(",
        "\n",
        "1.",
        "Aa",
        "we will pay you ",
        "£25 an hour ",
        "5 March 2026 ",
        "- 1 member\n",
        "10:00-",
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.process_time()
    read(piece * (50_000 // len(piece)))
    assert time.process_time() - start < 3  # under a second on an idle machine


def steps(text: str) -> int:
    """How many functions are called to read a text: the same on every machine."""
    called = 0

    def count(*_: object) -> None:
        nonlocal called
        called += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize(
    "piece",
    [
        *("£1 ", "A ", "by 1 May ", "1-", "no ", "share your ", "two hours ", "(", "a@", "Dr. ", "To ", "Jo Smith "),
        *("a.b@c.example ", "1 in 4 people ", "ten ", "a hundred ", "10am to ", "aa.\n", "- 1 member\n", "you can't "),
        *("by 1 May. ", "1 May to 2 June, ", "1 May\n", "£1 an hour\n", "a dozen ", "in Leeds or ", "in January, "),
        *("between 1 and ", "members n 1 ", "meet 1 time a year, ", "Do I get paid? ", "Questions? Jo, 01234 "),
    ],
)
def test_twice_the_text_takes_twice_the_steps_at_most(piece: str) -> None:
    read(piece)  # what is compiled once is compiled
    text = piece * (4_000 // len(piece))
    assert steps(text * 2) < 2.2 * steps(text)


@given(st.lists(st.one_of(st.sampled_from(("12", "²", "²ab", "١٢", "one", "x", "10:30", ". ")), st.text(max_size=4))))
def test_figures_and_the_places_of_a_word_are_what_they_are_by_definition(pieces: list[str]) -> None:
    text = Text(" ".join(pieces))
    assert text.figures == sorted({word for word in text.words if word[0].isdigit()})
    for word in (*text.words, "nowhere"):
        assert list(text.places_of(word)) == [place for place, held in enumerate(text.words) if held == word]


@pytest.mark.parametrize("sign", ["²", "①", "½"])
def test_a_sign_that_is_no_figure_counts_nobody(sign: str) -> None:
    assert read(f"We are looking for {sign} of the 9 members, and {sign} of our 2 seats.").people_sought is None


def test_many_capitals_in_a_row_are_walked_once() -> None:
    text = Text("To Contact " * 5_000 + "Jo Smith")
    assert [text.case[name.start : name.end] for name in names(text)] == ["Jo Smith"]


def test_no_table_is_searched_for_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes as long as the search for all of them together."""
    by_itself: set[str] = set()
    trying = Text._trying

    def watched(text: Text, table: str) -> dict[int, list[str]]:
        if text._likely.get(table) is None and table not in text._everywhere.tables and text._everywhere.tables:
            by_itself.add(table)
        return trying(text, table)

    monkeypatch.setattr(Text, "_trying", watched)
    for advert in sorted((Path(__file__).parent / "adverts").glob("*.txt")):
        read(advert.read_text("utf-8"))
    assert not by_itself, "it belongs into its module's LATER"
