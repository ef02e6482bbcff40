"""What a contact fills in at the door counts, whatever the advert said before."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from ourterms.asks import rules
from ourterms.asks.actions import door
from ourterms.asks.tests.doors import a_contact, brought, sent
from ourterms.collectives.models import Collective
from ourterms.institutions.models import Contact
from ourterms.institutions.tests.factories import client_of
from ourterms.kit import chance
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.reading import read
from ourterms.terms.rules.schema import conditions_from
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
TWO_SUMS = "You will be paid £20 an hour. Payment is £35 for each hour you attend."
BY_THE_HOUR = {"pay_amount": "40", "pay_unit": "hour", "pay_currency": "GBP", "pay_form": "money"}


@pytest.fixture
def contact() -> Contact:
    return a_contact()


@pytest.fixture
def jo(contact: Contact) -> Client:
    return client_of(contact)


def at(name: str, *parts: object) -> str:
    return reverse(f"door:{name}", args=["driftline", *parts])


def paste(jo: Client, words: str) -> None:
    assert jo.post(at("step", "about"), {"title": "A panel", "words": words}).status_code == 302


def offered(group: Collective, contact: Contact) -> Conditions:
    """What is filled in so far."""
    typed = door.typed_by(contact, group)
    assert typed is not None
    return conditions_from(typed.conditions)


def clause(page: str, title: str) -> str:
    """How a clause stands in the panel: the first state behind its title."""
    page = unescape(page)
    return page.partition(f">{title}<")[2].partition('<span class="state ')[2].partition(">")[2].partition("<")[0]


# Which sum counts


@pytest.mark.parametrize("words", [TWO_SUMS, "We pay 500 kr for the interview."])
def test_a_sum_that_is_filled_in_counts_whatever_the_advert_names(
    group: Collective, contact: Contact, jo: Client, words: str
) -> None:
    paste(jo, words)
    page = jo.get(at("step", "money")).content.decode()
    assert clause(page, "Fair pay for each hour") == "Doesn't say"
    live = jo.post(at("look", "money"), BY_THE_HOUR).content.decode()
    assert clause(live, "Fair pay for each hour") == "Offered"
    assert jo.post(at("step", "money"), BY_THE_HOUR).status_code == 302
    offer = offered(group, contact)
    assert (offer.pay_contradicts, offer.pay_other_currency) == (None, None)
    assert clause(jo.get(at("step", "money")).content.decode(), "Fair pay for each hour") == "Offered"


def test_two_sums_stay_two_sums_while_nobody_says_which(group: Collective, contact: Contact, jo: Client) -> None:
    paste(jo, TWO_SUMS)
    assert jo.post(at("step", "money"), {"pay_form": "money"}).status_code == 302
    assert offered(group, contact).pay_contradicts is not None


def test_a_sum_that_a_member_enters_of_their_answer_counts_too(cast: Cast, group: Collective) -> None:
    ask = brought(cast.member, words=TWO_SUMS, conditions=read(TWO_SUMS))
    sent(cast, ask, rules.ASK_FIRST)
    given = {"id": str(chance.uuid()), "words": "Forty it is.", **BY_THE_HOUR}
    assert cast.client("member").post(reverse("asks:answer", args=[group.pk, ask.pk]), given).status_code == 302
    found = {each.clause: each.status for each in ask.conditions().found}
    assert found["hourly-pay"] == "met"


# Other words


def test_other_words_leave_nothing_of_the_old_ones_and_all_that_was_filled_in(
    group: Collective, contact: Contact, jo: Client
) -> None:
    paste(jo, "We pay £25 an hour and cover expenses. Apply by 4 December 2026. You will have a vote.")
    given = {"pay_amount": "30", "pay_unit": "hour", "pay_currency": "GBP", "expenses_covered": "yes"}
    assert jo.post(at("step", "money"), given).status_code == 302
    others = {"title": "A panel", "words": "You will be paid within 10 days."}
    live = jo.post(at("look", "about"), others).content.decode()
    assert "4 December 2026" not in live
    paste(jo, others["words"])
    offer = offered(group, contact)
    sum_filled_in = {"pay_amount": 30, "pay_unit": "hour", "pay_currency": "GBP"}
    said = {name: fact.value for name, fact in offer.said()}
    assert said == {**sum_filled_in, "pay_form": "money", "paid_within_days": 10}
    paste(jo, "")
    assert {name: fact.value for name, fact in offered(group, contact).said()} == sum_filled_in
