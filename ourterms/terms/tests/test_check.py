"""The check: one finding for each clause, never worse for better conditions, and nothing unsaid turned into a no."""

from collections.abc import Callable
from decimal import Decimal as D
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ourterms.kit import speech
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import Finding, check, check_answers, count, three
from ourterms.terms.rules.clauses import CLAUSES, GROUPS
from ourterms.terms.rules.conditions import PAY_FORMS, Conditions, Fact
from ourterms.terms.rules.facts import KINDS
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.terms import LastingTerms, Terms
from ourterms.terms.tests import strategies

RANK = {"short": 0, "unsaid": 1, "met": 2}


def ask(**facts: Any) -> Conditions:
    return Conditions(**{name: Fact(value, (f"{name} in words",)) for name, value in facts.items()})


def finding(clause: str, conditions: Conditions) -> Finding:
    return next(each for each in check(conditions, ready_made()) if each.clause == clause)


def pay(amount: str, unit: str, currency: str = "GBP", **more: Any) -> Conditions:
    return ask(pay_amount=D(amount), pay_unit=unit, pay_currency=currency, pay_form="money", **more)


@given(strategies.conditions(), strategies.terms())
def test_each_clause_of_the_terms_answers_exactly_once_and_in_order(conditions: Conditions, terms: Terms) -> None:
    assert [each.clause for each in check(conditions, terms)] == list(terms.clauses)


@given(strategies.conditions(), strategies.terms())
def test_every_finding_is_whole(conditions: Conditions, terms: Terms) -> None:
    for each in check(conditions, terms):
        assert each.status in RANK
        assert each.wanted.endswith(".")
        assert bool(each.ask_for) == (each.status != "met")
        assert "{" not in each.wanted + each.ask_for


def test_whoever_works_alone_has_no_company_however_many_they_look_for() -> None:
    assert finding("never-one-alone", ask(works_alone=True)).status == "short"
    assert finding("never-one-alone", ask(works_alone=True, people_sought=6)).status == "short"
    assert finding("never-one-alone", ask(works_alone=False)).status == "unsaid"
    assert finding("never-one-alone", ask(people_sought=6)).status == "met"


@given(strategies.conditions(), strategies.terms(), st.sampled_from((str, "¡{}!".format)))
def test_what_is_kept_beside_lasting_terms_changes_nothing(
    conditions: Conditions, terms: Terms, spoken: Callable[[str], str]
) -> None:
    lasting = LastingTerms(*terms)
    assert lasting == terms
    try:
        for translate in (str, spoken, str):
            speech.speak_with(translate, lambda one, many, n, by=translate: by(one if n == 1 else many))
            assert check(conditions, lasting) == check(conditions, terms) == check(conditions, lasting)
            assert check_answers({"hourly-pay": "no"}, lasting) == check_answers({"hourly-pay": "no"}, terms)
    finally:
        speech.speak_with(str, speech._as_written)


def test_no_word_of_an_ask_is_kept_beside_them() -> None:
    lasting = LastingTerms(*ready_made())
    check(read("We pay £25 an hour. Ring Oluchi Brannigan on 01632 960114 by 5 March 2026."), lasting)
    assert lasting.kept
    assert not [word for word in ("Oluchi", "01632", "March") if word in repr(lasting.kept)]


@given(strategies.terms())
def test_silence_is_never_a_no(terms: Terms) -> None:
    assert {each.status for each in check(Conditions(), terms)} == {"unsaid"}


ORDERED = [name for name, kind in KINDS.items() if kind.better]


@given(st.data(), strategies.conditions(), strategies.terms(), st.sampled_from(ORDERED))
def test_better_conditions_never_give_a_worse_finding(
    data: Any, conditions: Conditions, terms: Terms, name: str
) -> None:
    kind = KINDS[name]
    values = [data.draw(strategies.value_of(kind)) for _ in range(2)]
    worse, better = sorted(values, key=kind.better)  # type: ignore[arg-type]
    before = check(conditions._replace(**{name: Fact(worse)}), terms)
    after = check(conditions._replace(**{name: Fact(better)}), terms)
    assert all(RANK[new.status] >= RANK[old.status] for old, new in zip(before, after, strict=True))


@pytest.mark.parametrize(("worse", "better"), list(pairwise(PAY_FORMS)))
def test_no_better_form_of_pay_gives_a_worse_finding(worse: str, better: str) -> None:
    before, after = (check(Conditions(pay_form=Fact(form)), ready_made()) for form in (worse, better))
    assert all(RANK[new.status] >= RANK[old.status] for old, new in zip(before, after, strict=True))


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=list(CLAUSES))
def test_a_clause_can_be_met_and_is_written_out_in_full(clause: Any) -> None:
    best = {
        name: Fact({"yes_no": True, "money": D(1000), "number": D(9)}.get(kind.name, "choice"), ("so",))
        for name, kind in KINDS.items()
        if kind.name in ("yes_no", "money", "number")
    }
    offered = Conditions(**best)._replace(
        pay_unit=Fact("hour"), pay_currency=Fact("GBP"), pay_form=Fact("choice"), pay_status=Fact("honorarium"),
        authority=Fact("lead"), place=Fact("remote"), story_demanded=Fact(False), publicity=Fact(False),
        pay_excludes=Fact(False), pay_contradicts=None, answer_days=Fact(D(60)), notice_days=Fact(D(60)),
        works_alone=Fact(False), materials_days=Fact(D(60)), funding_months=Fact(D(60)), hours_per_session=Fact(D(1)),
    )  # fmt: skip
    assert finding(clause.id, offered).status == "met"
    assert clause.group in GROUPS
    assert clause.question.endswith("?")
    assert clause.aloud.endswith("?")
    assert clause.why.endswith(".")
    assert not clause.ask_for.endswith(".")


def test_a_voucher_of_20_pounds_for_two_hours_is_10_pounds_an_hour_and_not_money() -> None:
    offered = ask(pay_amount=D(20), pay_unit="session", pay_currency="GBP", pay_form="voucher", hours_per_session=D(2))
    assert finding("hourly-pay", offered).status == "short"
    assert "£10.00 an hour" in finding("hourly-pay", offered).said
    assert finding("paid-in-money", offered).status == "short"


@pytest.mark.parametrize(
    ("conditions", "status"),
    [
        (pay("30", "hour"), "met"),
        (pay("29.99", "hour"), "short"),
        (pay("120", "half_day"), "met"),
        (pay("75", "half_day"), "short"),
        (pay("240", "day"), "met"),
        (pay("200", "day", hours_per_session=D(6)), "met"),
        (pay("240", "day", hours_per_session=D(2)), "met"),
        (pay("100", "half_day", hours_per_session=D(3)), "short"),
        (pay("75", "half_day", hours_per_session=D(2)), "short"),
        (pay("60", "session", hours_per_session=D(2)), "met"),
        (pay("50", "session"), "unsaid"),
        (pay("120", "total", total_hours=D(4)), "met"),
        (pay("100", "total", sessions=3, sessions_per="total", hours_per_session=D(2)), "short"),
        (pay("100", "total", sessions=3, sessions_per="month", hours_per_session=D(2)), "unsaid"),
        (pay("30000", "year"), "unsaid"),
        (pay("25", "hour", "EUR"), "short"),
        (ask(pay_form="unpaid"), "short"),
        (ask(pay_form="expenses_only"), "short"),
        (ask(pay_form="money"), "unsaid"),
        (ask(pay_form="money", pay_contradicts=True), "unsaid"),
        (ask(pay_other_currency="500 kr"), "unsaid"),
    ],
)
def test_it_works_out_the_pay_for_an_hour_only_from_what_they_say(conditions: Conditions, status: str) -> None:
    assert finding("hourly-pay", conditions).status == status


@pytest.mark.parametrize(
    ("amount", "hours", "words", "status", "said"),
    [
        ("25", "1", "60-90 minutes", "short", "That is £16.66 to £25.00 an hour, before any reading."),
        ("40", "1", "one to two hours", "unsaid", "That is £20.00 to £40.00 an hour, before any reading."),
        ("90", "2", "2 to 3 hours", "met", "That is £30.00 to £45.00 an hour, before any reading."),
        ("20", "4", "up to 4 hours", "short", "If it takes all of that, it is £5.00 an hour, before any reading."),
        ("20", "2", "9 or ten people for 2 hours", "short", "That is £10.00 an hour, before any reading."),
    ],
)
def test_two_lengths_of_a_session_make_two_prices_of_an_hour(
    amount: str, hours: str, words: str, status: str, said: str
) -> None:
    found = finding("hourly-pay", pay(amount, "session")._replace(hours_per_session=Fact(D(hours), (words,))))
    assert (found.status, found.said.split("”. ")[1]) == (status, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We pay £10 for each 20-minute interview.", "That is £30.00 an hour, before any reading."),
        ("We pay £20 for each 40-minute interview.", "That is £30.00 an hour, before any reading."),
        (
            "Come to three sessions of 20 minutes. You will receive £30 in total.",
            "That is £30.00 an hour, before any reading.",
        ),
    ],
)
def test_minutes_are_counted_whole(text: str, said: str) -> None:
    assert finding("hourly-pay", read(text)).said.split("”. ")[1] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A one-to-one interview lasting 60 to 90 minutes. You will receive £20 in total.",
            "That is £13.33 to £20.00 an hour, before any reading.",
        ),
        (
            "An interview of up to 2 hours. You will receive £20 in total.",
            "If it takes all of that, it is £10.00 an hour, before any reading.",
        ),
        (
            "Come to three workshops of 2 to 4 hours. You will receive £60 in total.",
            "That is £5.00 to £10.00 an hour, before any reading.",
        ),
    ],
)
def test_a_sum_for_all_of_it_is_told_by_the_hour_as_one_for_a_session_is(text: str, said: str) -> None:
    assert finding("hourly-pay", read(text)).said.split("”. ")[1] == said


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("A meeting of two hours. Everyone gets a £20 voucher.", "short", "it is £10.00 an hour"),
        (
            "A session lasting 60 to 90 minutes. You will receive a £20 Amazon voucher.",
            "short",
            "it is £13.33 to £20.00 an hour",
        ),
        ("10.30am - 1pm. Everyone will get a €40 gift card.", "short", "it is €16.00 an hour"),
        ("A meeting of two hours. Everyone gets an £80 voucher.", "unsaid", "it is £40.00 an hour"),
        ("Take part in one interview of two hours. Thank-you payment: £20.", "short", "it is £10.00 an hour"),
        ("A talk of two hours. You will receive £20 in total.", "short", "it is £10.00 an hour"),
        ("Take part in one interview of two hours. Thank-you payment: £80.", "unsaid", "it is £40.00 an hour"),
        (
            "Take part in one interview of 60 to 90 minutes. You receive €20, in cash or as a gift card.",
            "short",
            "it is €13.33 to €20.00 an hour",
        ),
    ],
)
def test_one_sum_and_one_length_make_a_price_of_an_hour_if_it_is_for_one_session(
    text: str, status: str, said: str
) -> None:
    found = finding("hourly-pay", read(text))
    assert (found.status, found.said.split("”. ")[1]) == (
        status,
        f"If that is for one session, {said}, before any reading.",
    )


@pytest.mark.parametrize(
    "more",
    [
        {"sessions": 3},
        {"sessions": 1, "sessions_per": "month"},
        {"months": 6},
        {"total_hours": D(8)},
        {"hours_per_month": D(4)},
        {"pay_form": "money"},
        {"pay_form": "choice"},
        {"pay_form": "money", "sessions": 1},
        {"pay_form": "money", "sessions": 2, "sessions_per": "total"},
        {"pay_form": "choice", "sessions": 1, "sessions_per": "year"},
        {"pay_unit": "year"},
        {"pay_unit": "total", "sessions": 3},
        {"pay_unit": "total", "months": 6},
    ],
)
def test_a_voucher_that_may_be_for_more_than_one_session_makes_no_price_of_an_hour(more: dict[str, Any]) -> None:
    given = {"pay_amount": D(20), "pay_currency": "GBP", "pay_form": "voucher", "hours_per_session": D(2)}
    found = finding("hourly-pay", ask(**{**given, **more}))
    assert found.status == "unsaid"
    assert found.said.endswith("That is not enough to tell the pay for an hour.")


def test_the_most_a_session_may_take_makes_no_price_of_an_hour_of_a_voucher() -> None:
    found = finding("hourly-pay", read("A meeting of up to 2 hours. Everyone gets a £20 voucher."))
    assert (found.status, "an hour, before" in found.said) == ("unsaid", False)


def test_reading_that_is_in_the_price_is_said_to_be_in_it() -> None:
    offered = pay("150", "session", hours_per_session=D(2), preparation_paid=True)
    assert finding("hourly-pay", offered).said.endswith("That is £75.00 for each hour there, with the reading in it.")


def test_a_day_of_six_hours_is_told_as_that() -> None:
    offered = pay("250", "day")._replace(hours_per_session=Fact(D(6), ("9am to 3pm",)))
    assert finding("hourly-pay", offered).said.endswith("“9am to 3pm”. That is £41.66 an hour, before any reading.")
    assert "if it takes 8 hours" in finding("hourly-pay", pay("250", "day")).said


def test_a_sum_in_another_currency_is_shown_and_not_compared() -> None:
    found = finding("hourly-pay", Conditions(pay_other_currency=Fact("500 kr", ("500 kr",)), pay_form=Fact("money")))
    assert found.status == "unsaid"
    assert found.said == "They name a sum in a currency we don't know: “500 kr”."


def test_dollars_of_no_country_are_shown_and_not_compared() -> None:
    offered = Conditions(pay_amount=Fact(D(50), ("$50 an hour",)), pay_unit=Fact("hour"), pay_form=Fact("money"))
    found = finding("hourly-pay", offered)
    assert found.status == "unsaid"
    assert found.said == "They say “$50 an hour”. They don't say which dollars."
    assert found.ask_for == "the pay for an hour with the reading counted, and which dollars it is in"
    # Where two things are open, the answer to one would not do.
    found = finding("hourly-pay", offered._replace(pay_unit=Fact("session")))
    assert found.said == "They say “$50 an hour”. That is not enough to tell the pay for an hour."
    assert found.ask_for == "the pay for an hour with the reading counted, and which dollars it is in"


def test_a_sum_that_somebody_entered_without_a_currency_has_none() -> None:
    found = finding("hourly-pay", Conditions(pay_amount=Fact(D(50)), pay_unit=Fact("hour"), pay_form=Fact("money")))
    assert found.said == "They don't say in which currency."
    assert found.ask_for == "the pay for an hour with the reading counted, and which currency it is in"


def test_terms_in_dollars_name_their_own() -> None:
    offered = Conditions(pay_amount=Fact(D(50), ("$50 an hour",)), pay_unit=Fact("hour"))
    findings = check(offered, ready_made()._replace(currency="AUD"))
    assert findings[0].said == "They say “$50 an hour”. They don't say which dollars."
    assert findings[0].ask_for == "A$50.00 an hour or more, with the reading counted"


def test_a_currency_that_the_terms_have_no_figure_for_is_named_as_the_reason() -> None:
    terms = ready_made()
    setting = terms.clauses["hourly-pay"]._replace(figure={"GBP": D(30)})
    offered = Conditions(pay_amount=Fact(D(50), ("€50 an hour",)), pay_unit=Fact("hour"), pay_currency=Fact("EUR"))
    found = check(offered, terms._replace(clauses={"hourly-pay": setting}))[0]
    assert (found.status, found.said) == (
        "unsaid",
        "They say “€50 an hour”. These terms have no figure in that currency.",
    )


def test_a_fine_name_is_no_answer_to_who_decides() -> None:
    offered = ask(called="co-production")
    assert finding("who-decides", offered).status == "unsaid"
    assert finding("who-decides", offered).said == "They call it “called in words”."
    assert finding("who-decides", offered._replace(authority=Fact("feedback"))).status == "short"


def test_somebody_else_who_decides_is_not_enough_unless_there_is_a_vote() -> None:
    offered = ask(decided_by="the Board")
    assert finding("who-decides", offered).status == "short"
    assert finding("who-decides", offered._replace(authority=Fact("vote"))).status == "met"


def test_support_without_a_name_is_no_name() -> None:
    found = finding("named-support", ask(support_offered=True))
    assert found.status == "unsaid"
    assert found.said == "They speak of support, “support_offered in words”, and name nobody."


def test_its_figures_come_in_the_money_of_the_ask() -> None:
    assert finding("hourly-pay", ask(country="AU")).ask_for.startswith("A$50.00 an hour")
    assert finding("hourly-pay", Conditions()).ask_for.startswith("£30.00 an hour")


def test_the_evidence_is_their_words_once() -> None:
    assert finding("expenses-covered", ask(expenses_covered=True)).evidence == ("expenses_covered in words",)


def test_lines_come_first_among_the_three() -> None:
    picked = three(check(Conditions(), ready_made()))
    assert all(each.line for each in picked)
    assert [CLAUSES[each.clause].group for each in picked] == ["money", "say", "safety"]


def test_what_is_short_comes_before_what_is_unsaid_within_its_group() -> None:
    picked = three(check(ask(pay_form="voucher", authority="feedback", story_demanded=True), ready_made()))
    assert [each.clause for each in picked] == ["paid-in-money", "who-decides", "no-story-demanded"]


@given(strategies.conditions(), strategies.terms())
def test_the_three_are_at_most_three_of_what_is_open_and_lines_crowd_out_the_rest(
    conditions: Conditions, terms: Terms
) -> None:
    findings = check(conditions, terms)
    open_ones = [each for each in findings if each.status != "met"]
    picked = three(findings)
    assert len(picked) == min(3, len(open_ones))
    assert set(picked) <= set(open_ones)
    assert len([each for each in picked if each.line]) == min(3, len([each for each in open_ones if each.line]))


def test_what_one_already_does_is_checked_by_the_same_clauses() -> None:
    findings = check_answers({"hourly-pay": "yes", "who-decides": "no", "mentor": "unknown"}, ready_made())
    statuses = {each.clause: each.status for each in findings}
    assert (statuses["hourly-pay"], statuses["who-decides"], statuses["mentor"]) == ("met", "short", "unsaid")
    assert count(findings) == {"met": 1, "short": 1, "unsaid": len(CLAUSES) - 2}
