"""The plan of what it costs, as a browser sends it: whatever is wrong with a field is said by the field's name."""

from typing import Any

import pytest
from django.test import Client

from ourterms.terms.forms import CostForm
from ourterms.terms.rules.cost import BOUNDS

PLAN: dict[str, Any] = {"currency": "GBP", **{name: str(bound.most) for name, bound in BOUNDS.items()}}


def test_a_whole_plan_is_priced() -> None:
    assert CostForm(PLAN).cost() is not None


@pytest.mark.parametrize("sent", ["", " ", "many", "1" * 13, "1e9", "NaN", "-1"])
@pytest.mark.parametrize("name", BOUNDS)
def test_what_is_no_number_there_says_which_and_what_to_put_in(name: str, sent: str) -> None:
    errors = CostForm(PLAN | {name: sent}).errors
    assert list(errors) == [name]
    assert str(errors[name][0]).startswith(f"{BOUNDS[name].name}: put in ")


@pytest.mark.parametrize(("name", "words"), [
    ("people", "People: use a whole number."),
    ("travel_hours", "Hours of travel: use quarters of an hour, like 1.25 or 1.5."),
    ("access", "Access: use at most two decimal places."),
])  # fmt: skip
def test_too_many_decimals_say_which_and_how_many(name: str, words: str) -> None:
    assert CostForm(PLAN | {name: "1.125"}).errors[name] == [words]


def test_two_empty_fields_are_two_different_links() -> None:
    page = Client().post("/costs/", PLAN | {"people": "", "access": "", "currency": "EUR"}).content.decode()
    summary = page.partition('role="alert"')[2].partition("</div>")[0]
    assert '<a href="#id_people">People: put in 1 to 500.</a>' in summary
    assert '<a href="#id_access">Access: put in €0.00 to €1,000,000.00.</a>' in summary


@pytest.mark.parametrize("sent", [{}, {"currency": "XXX"}])
def test_a_currency_that_is_none_says_so(sent: dict[str, str]) -> None:
    fields = {name: value for name, value in PLAN.items() if name != "currency"}
    assert CostForm(fields | sent).errors["currency"] == ["Currency: choose one of these."]
