"""Terms and conditions travel as TOML and JSON, and what is wrong with them is all said at once."""

import json
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ourterms.terms.ready_made import PATH, read, ready_made
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import AUTHORITY, CURRENCIES, Conditions
from ourterms.terms.rules.facts import KINDS
from ourterms.terms.rules.schema import BadConditions, conditions_from, conditions_schema, terms_schema
from ourterms.terms.rules.terms import BadTerms, Terms, as_data, terms_from
from ourterms.terms.tests import strategies

TERMS = Draft202012Validator(terms_schema())
CONDITIONS = Draft202012Validator(conditions_schema())


def test_the_ready_made_terms_use_every_clause_and_have_lines_on_pay_say_and_safety() -> None:
    terms = ready_made()
    assert list(terms.clauses) == list(CLAUSES)
    assert {CLAUSES[name].group for name, setting in terms.clauses.items() if setting.line} == {
        "money",
        "say",
        "safety",
    }
    assert "Not yours yet" in terms.about


def test_no_clause_that_somebody_may_have_adopted_is_taken_out_or_gets_another_kind_of_figure() -> None:
    """A version that was adopted never changes, so it has to be read for ever. A new clause comes in below."""
    kinds = {
        "hourly-pay": "money", "paid-within": "days", "months-of-funding": "months", "who-decides": "authority",
        "never-one-alone": "people", "answer-in-writing": "days", "time-to-answer": "working_days",
        "notice": "working_days", "session-length": "hours", "papers-ahead": "days",
    }  # fmt: skip
    plain = [
        "paid-in-money", "each-chooses-how", "paid-like-others", "preparation-paid", "travel-time-paid",
        "debrief-paid", "expenses-covered", "expenses-ahead", "cancellation-pay", "stopping-keeps-pay",
        "what-the-payment-is", "who-can-be-paid", "core-contribution", "considering-is-paid",
        "group-could-run-it", "what-is-open", "whose-question", "chair-and-agenda", "what-came-of-it",
        "presence-is-not-agreement", "not-overruled", "dropping-it-is-possible", "what-changed-last-time",
        "free-to-speak", "no-effect-on-care", "no-story-demanded", "debrief", "named-support", "mentor",
        "worry-passed-on", "we-choose-who", "nobody-helps-to-coerce", "stories-end", "named-or-unnamed",
        "not-their-data", "breaks", "remote-possible", "good-hours-and-places", "access-asked", "access-paid",
        "work-is-ours", "training", "a-person-to-write-to",
    ]  # fmt: skip
    for name, kind in (kinds | dict.fromkeys(plain, "")).items():
        assert CLAUSES[name].figure == kind


def test_every_ready_made_clause_has_easy_words_that_no_figure_makes_wrong() -> None:
    """Short sentences, one in a line, and no figure in them: whoever changes it changes no words."""
    terms = ready_made()
    numbers = {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozen",
        "half",
        "twice",
        "£",
        "%",
    }
    for name, easy in {"": terms.easy_read, **{name: each.easy_read for name, each in terms.clauses.items()}}.items():
        assert easy, name
        assert not re.search(r"\d", easy), name
        assert numbers.isdisjoint(re.findall(r"\w+|[£%]", easy.lower())), name
        for line in easy.split("\n"):
            assert line.endswith("."), (name, line)
            assert len(line.split()) <= 11, (name, line)
            assert max(map(len, re.findall(r"\w+", line))) <= 9, (name, line)


def test_the_ready_made_file_fits_the_schema() -> None:
    TERMS.validate(tomllib.loads(PATH.read_text(encoding="utf-8")))


def test_the_ready_made_file_is_read_as_every_other_program_reads_it() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert read(text.splitlines()) == tomllib.loads(text)


@given(strategies.terms())
def test_terms_come_back_from_json_as_they_went(terms: Terms) -> None:
    data = json.loads(json.dumps(as_data(terms)))
    TERMS.validate(data)
    assert terms_from(data) == terms


ANY = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-2, 30), st.floats(), st.just([]), st.just({}),
    st.floats(0, 30).map(lambda n: round(n, 2)), st.text(max_size=5), st.from_regex(r"\A-?[0-9]{0,7}(\.[0-9]{0,3})?\Z"),
    st.sampled_from([*AUTHORITY, *CURRENCIES, "x" * 81, "0.00", "1e2", " 5", "٣", 1_000_000, "1000000.01", 24.01]),
)  # fmt: skip


def _with(place: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Terms with a value at a place in them."""
    data: dict[str, Any] = {
        "title": "Ours",
        "currency": "GBP",
        "half_day_hours": 4,
        "clauses": {"notice": {"figure": 3, "line": False}, "session-length": {"figure": 2}, "breaks": {}}
        | {"hourly-pay": {"figure": {"GBP": "25.00"}}, "who-decides": {"figure": AUTHORITY[0]}},
    }
    inner = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return data


@given(
    st.sampled_from(
        [
            ("clauses", "notice", "figure"), ("clauses", "session-length", "figure"), ("clauses", "notice", "line"),
            ("clauses", "hourly-pay", "figure"), ("clauses", "hourly-pay", "figure", "GBP"),
            ("clauses", "hourly-pay", "figure", "SEK"), ("clauses", "who-decides", "figure"), ("clauses", "breaks"),
            ("clauses", "breaks", "figure"), ("clauses", "breaks", "words"), ("clauses", "no-such"), ("clauses",),
            ("title",), ("about",), ("currency",), ("half_day_hours",), ("day_hours",), ("no-such",), ("$schema",),
        ]
    ),
    ANY,
)  # fmt: skip
def test_what_fits_the_schema_is_taken_and_nothing_else(place: tuple[str, ...], value: Any) -> None:
    data = _with(place, value)
    try:
        terms_from(data)
        taken = True
    except BadTerms:
        taken = False
    in_money = place[-1] == "GBP" and isinstance(value, float)
    assert taken == TERMS.is_valid(data) or (in_money and not taken)  # a schema can't count a number's places


@pytest.mark.parametrize(
    "bad",
    [
        None, 3, {}, {"clauses": {}}, {"clauses": []}, {"clauses": {"no-such": {}}}, {"clauses": {"breaks": 3}},
        {"clauses": {"breaks": {"figure": 3}}}, {"clauses": {"notice": {}}}, {"clauses": {"notice": {"figure": -1}}},
        {"clauses": {"notice": {"figure": 1.5}}}, {"clauses": {"notice": {"figure": True}}},
        {"clauses": {"notice": {"figure": "nan"}}}, {"clauses": {"hourly-pay": {"figure": 25}}},
        {"clauses": {"hourly-pay": {"figure": {"SEK": 25}}}}, {"clauses": {"hourly-pay": {"figure": {"GBP": "x"}}}},
        {"clauses": {"who-decides": {"figure": "all"}}}, {"clauses": {"breaks": {"line": "yes"}}},
        {"clauses": {"breaks": {}}, "currency": "SEK"}, {"clauses": {"breaks": {}}, "title": 3},
        {"clauses": {"breaks": {}}, "day_hours": 0}, {"clauses": {"breaks": {}}, "color": "red"},
    ],
)  # fmt: skip
def test_terms_that_make_no_sense_are_refused_with_words(bad: Any) -> None:
    with pytest.raises(BadTerms) as problem:
        terms_from(bad)
    assert all(message.endswith(".") for message in problem.value.messages)


def test_all_that_is_wrong_with_terms_is_said_at_once() -> None:
    with pytest.raises(BadTerms) as problem:
        terms_from({"currency": "SEK", "clauses": {"no-such": {}, "notice": {"figure": 0}}})
    assert len(problem.value.messages) == 3


def test_every_fact_says_what_it_is_in_the_order_of_the_conditions() -> None:
    assert tuple(KINDS) == Conditions._fields


@given(strategies.conditions())
def test_conditions_come_back_from_json_as_they_went(conditions: Conditions) -> None:
    data = {name: {"value": _plain(fact.value), "words": list(fact.words)} for name, fact in conditions.said()}
    CONDITIONS.validate(data)
    assert conditions_from(data) == conditions


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | str) else str(value) if isinstance(value, tuple) else float(value)


@pytest.mark.parametrize(
    "bad",
    [
        3, [], {"no_such": 1}, {"pay_amount": "much"}, {"pay_amount": -1}, {"pay_amount": 1.234}, {"breaks": "yes"},
        {"breaks": {"value": True, "more": 1}}, {"breaks": {"value": True, "words": "so"}},
        {"breaks": {"value": True, "words": [3]}}, {"closing_date": "2026-04-31"}, {"closing_date": "2026-13"},
        {"closing_date": "0000"}, {"closing_date": "٢٠٢٦"}, {"authority": "king"}, {"sessions": "4"},
        {"sessions": float("nan")},
        {"called": "x" * 501},
    ],
)  # fmt: skip
def test_conditions_that_make_no_sense_are_refused_with_words(bad: Any) -> None:
    with pytest.raises(BadConditions) as problem:
        conditions_from(bad)
    assert all(message.endswith(".") for message in problem.value.messages)
