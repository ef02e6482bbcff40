"""What the day adds: how long there is to answer, and the wage floor to compare with."""

from datetime import date
from decimal import Decimal as D
from typing import Any

import pytest

from ourterms.terms import ask
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import check
from ourterms.terms.rules.conditions import Conditions, Fact, PartialDate

TODAY = date(2026, 11, 23)


def read_as(monkeypatch: pytest.MonkeyPatch, today: date, **facts: Any) -> Conditions:
    conditions = Conditions(**{name: Fact(value, ("so",), ((0, 2),)) for name, value in facts.items()})
    monkeypatch.setattr(ask, "read", lambda text: conditions)
    return ask.read_on("so", today)


def time_to_answer(read: Conditions) -> tuple[str, str]:
    found = next(each for each in check(read, ready_made()) if each.clause == "time-to-answer")
    return found.status, found.said


def test_the_days_to_answer_are_working_days_after_today(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_as(monkeypatch, TODAY, closing_date=PartialDate(2026, 12, 29))
    assert read.answer_days is not None
    assert read.answer_days.value == 24  # 26 weekdays; Christmas Day and the Monday for Boxing Day are off
    said = "They say “so”. That leaves 24 working days, with England's public holidays off."
    assert time_to_answer(read) == ("met", said)


def test_whose_holidays_count_is_said_only_where_no_country_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_as(monkeypatch, TODAY, closing_date=PartialDate(2026, 12, 29), country="GB")
    assert time_to_answer(read) == ("met", "They say “so”. That leaves 24 working days.")


@pytest.mark.parametrize(
    "closing", [PartialDate(2026, 11, 22), PartialDate(2026, 12), PartialDate(2026), PartialDate(9999, 1, 1)]
)
def test_a_day_that_has_gone_or_is_no_day_leaves_it_unsaid(
    monkeypatch: pytest.MonkeyPatch, closing: PartialDate
) -> None:
    assert read_as(monkeypatch, TODAY, closing_date=closing).answer_days is None


def test_an_answer_by_today_leaves_no_working_day(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_as(monkeypatch, TODAY, closing_date=PartialDate(2026, 11, 23))
    assert read.answer_days is not None
    assert read.answer_days.value == 0


def floor(currency: str, day: date = TODAY) -> Any:
    offered = Conditions(pay_amount=Fact(D(20)), pay_unit=Fact("hour"), pay_currency=Fact(currency))
    return ask.wage_floor(offered, ready_made(), day)


def test_the_pay_is_read_beside_the_floor_of_that_day() -> None:
    assert str(floor("GBP").money) == "£12.71"
    assert str(floor("GBP", date(2026, 3, 31)).money) == "£12.21"


def test_a_floor_that_nobody_confirmed_is_not_shown() -> None:
    assert floor("NZD") is None
    assert ask.wage_floor(Conditions(), ready_made(), TODAY) is None
