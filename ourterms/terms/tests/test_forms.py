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


def shown() -> dict[str, str]:
    """What a browser sends of the form as it stands there at first."""
    form = CostForm()
    numbers = {field.html_name: str(field.value()) for field in form.numbers()}
    return numbers | {"currency": "GBP", "made_for": form.made_for}


def values(form: CostForm) -> dict[str, str]:
    return {field.html_name: str(field.value()) for field in form.numbers()}


def test_what_nobody_changed_adds_up_to_the_same_and_nothing_is_said_of_it() -> None:
    form = CostForm(shown())
    assert form.cost() == CostForm().cost()
    assert form.followed == []
    assert form.made_for == shown()["made_for"] == "6 4 2 30.00 GBP"


def test_what_stands_as_suggested_follows_and_what_was_typed_stays() -> None:
    form = CostForm(shown() | {"people": "20", "sessions": "12", "access": "10"})
    assert form.is_valid()
    there = values(form)
    assert (there["considering_hours"], there["support"], there["access"]) == ("20", "360.00", "10")
    assert form.followed == ["Support", "Hours of thinking it over"]
    again = CostForm(there | {"currency": "GBP", "made_for": form.made_for})
    assert again.cost() == form.cost()
    assert again.followed == []


def test_another_currency_asks_what_the_terms_ask_in_it() -> None:
    form = CostForm(shown() | {"currency": "EUR"})
    assert form.is_valid()
    assert (values(form)["hourly_rate"], values(form)["support"]) == ("35.00", "140.00")


@pytest.mark.parametrize("made_for", [
    "", "x", "6 4 2 30.00", "6 4 2 30.00 DKK", "0 4 2 30.00 GBP", "999 4 2 30.00 GBP", "6 4 9 30.00 GBP",
    "6 4 2 0.00 GBP", "٦ 4 2 30.00 GBP", "1e9 4 2 30.00 GBP", "6 4 2 30.00 GBP\n", "9" * 5000,
])  # fmt: skip
def test_where_nobody_knows_what_was_suggested_all_stays_as_it_is(made_for: str) -> None:
    sent = shown() | {"people": "20", "made_for": made_for}
    form = CostForm(sent)
    assert form.is_valid()
    assert values(form) == {name: sent[name] for name in BOUNDS}
    assert form.made_for == "20 4 2 30.00 GBP"
    wrong = CostForm(sent | {"people": "0"})
    assert not wrong.is_valid()
    assert wrong.made_for == ""


def test_what_has_to_be_put_right_first_follows_after_that() -> None:
    wrong = CostForm(shown() | {"people": "0", "sessions": "12"})
    assert not wrong.is_valid()
    assert values(wrong)["support"] == "120.00"
    right = CostForm(values(wrong) | {"people": "20", "currency": "GBP", "made_for": wrong.made_for})
    assert right.is_valid()
    assert (values(right)["considering_hours"], values(right)["support"]) == ("20", "360.00")


def test_the_page_says_what_followed_and_the_spreadsheet_is_of_the_same_plan() -> None:
    sent = shown() | {"people": "20", "sessions": "12"}
    page = Client().post("/costs/", sent).content.decode()
    assert "These followed what you changed: Support, Hours of thinking it over." in page
    assert 'name="made_for" value="20 12 2 30.00 GBP"' in page
    assert "These followed" not in Client().get("/costs/").content.decode()
    made = CostForm(sent).cost()
    assert made is not None
    assert f"<output>{made.total}</output>" in page
    table = Client().post("/costs/table.csv", sent).content.decode()
    assert f"Total,,,{made.total.amount},GBP" in table
