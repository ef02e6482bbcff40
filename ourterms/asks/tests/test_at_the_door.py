"""What a contact fills in at the door counts, whatever the advert said before."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ourterms.asks import facts, rules
from ourterms.asks.actions import door
from ourterms.asks.models import Ask, TurnedBack
from ourterms.asks.tests.doors import NOW, a_contact, an_ask, an_offer, brought, sent, turn_on
from ourterms.collectives.models import Collective
from ourterms.institutions.models import Contact
from ourterms.institutions.tests.factories import client_of
from ourterms.kit import chance, clock
from ourterms.terms.ready_made import ready_made
from ourterms.terms.rules.check import check
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.conditions import Conditions
from ourterms.terms.rules.facts import KINDS
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


def shown(value: Any) -> str:
    """A value as its field sends it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


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


# The last day to answer


def test_a_last_day_that_is_typed_is_counted_and_members_read_the_same_twice(
    cast: Cast, group: Collective, contact: Contact, jo: Client
) -> None:
    paste(jo, "")
    offer = an_offer(group)
    for step, names in facts.FACTS.items():
        given = {name: shown(getattr(offer, name).value) for name in names if getattr(offer, name)}
        given |= {"closing_date": "2026-03-05"} if step == "time" else {}
        assert jo.post(at("step", step), given).status_code == 302
    assert clause(jo.get(at("step", "time")).content.decode(), "Time to answer") == "Not enough"
    assert jo.post(at("send")).status_code == 302
    ask = Ask.objects.get()
    page = cast.client("member").get(reverse("asks:one", args=[group.pk, ask.pk])).content.decode()
    assert "That is sooner than our day." in page
    assert clause(page, "Time to answer") == "Not enough"


@pytest.mark.parametrize(
    ("day", "state"), [("2026-03-05", "Not enough"), ("2026-12-04", "Offered"), ("", "Doesn't say")]
)
def test_another_last_day_takes_the_place_of_that_of_the_advert(
    group: Collective, contact: Contact, jo: Client, day: str, state: str
) -> None:
    paste(jo, "Apply by 13 March 2026.")
    assert clause(jo.get(at("step", "time")).content.decode(), "Time to answer") == "Not enough"
    live = jo.post(at("look", "time"), {"closing_date": day}).content.decode()
    jo.post(at("step", "time"), {"closing_date": day})
    for page in (live, jo.get(at("step", "time")).content.decode()):
        assert clause(page, "Time to answer") == state
        assert "13 March 2026" not in page


def test_the_days_are_counted_from_the_day_on_which_it_is_sent(group: Collective, contact: Contact, jo: Client) -> None:
    jo.post(at("step", "time"), {"closing_date": "2026-04-15"})
    assert clause(jo.get(at("step", "time")).content.decode(), "Time to answer") == "Offered"
    with clock.frozen(NOW + timedelta(days=20)):
        later = client_of(contact)
        assert clause(later.get(at("step", "time")).content.decode(), "Time to answer") == "Not enough"


def test_a_later_answer_counts_from_its_own_day_too(cast: Cast, group: Collective, contact: Contact) -> None:
    ask = an_ask(group, contact)
    sent(cast, ask, rules.COUNTER)
    with clock.frozen(NOW + timedelta(days=20)):
        jo = client_of(contact)
        for day, state in (("2026-03-26", "Not enough"), ("2026-12-04", "Offered"), ("", "Offered")):
            live = jo.post(at("answer-look", ask.pk), {"closing_date": day}).content.decode()
            assert clause(live, "Time to answer") == state, day  # with no day, the days that we asked for stay
        entered = brought(cast.member)
        sent(cast, entered, rules.ASK_FIRST)
        given = {"id": str(chance.uuid()), "words": "Sooner.", "closing_date": "2026-03-26"}
        url = reverse("asks:answer", args=[group.pk, entered.pk])
        assert cast.client("member").post(url, given).status_code == 302
        assert {each.clause: each.status for each in entered.conditions().found}["time-to-answer"] == "short"


@pytest.mark.parametrize("name", ["closing_date", "start_date"])
@pytest.mark.parametrize("day", ["0001-01-01", "1999-01-01", "9999-12-31"])
def test_a_day_that_nobody_means_is_refused(group: Collective, jo: Client, name: str, day: str) -> None:
    answer = jo.post(at("step", "time"), {name: day, "sessions": "3"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "more than ten years" in page
    assert f'value="{day}"' in page


def test_a_last_day_that_is_past_is_refused_also_where_the_advert_says_it(group: Collective, jo: Client) -> None:
    assert "That day is past" in jo.post(at("step", "time"), {"closing_date": "2026-03-02"}).content.decode()
    assert jo.post(at("step", "time"), {"closing_date": "2026-03-03"}).status_code == 302
    paste(jo, "Apply by 4 December 2025.")
    assert "That day is past" in jo.post(at("step", "time"), {"closing_date": "2025-12-04"}).content.decode()
    assert jo.post(at("step", "time"), {"start_date": "2025-12-04"}).status_code == 302


BEST = {"hours_per_session": 1, "pay_unit": "hour", "pay_currency": "GBP", "closing_date": "2026-12-04"}


def best(name: str) -> Any:
    """The best that a field can say."""
    kind = KINDS[name]
    values = {"yes_no": (True, False), "number": (1, 60), "money": (1000,), "words": ("so",)}.get(
        kind.name, kind.values
    )
    return BEST.get(name) or max(values or ("2026-12-04",), key=kind.better or str)


def test_every_clause_that_may_be_a_line_can_be_met_through_the_fields(
    group: Collective, contact: Contact, jo: Client
) -> None:
    for step, names in facts.FACTS.items():
        assert jo.post(at("step", step), {name: shown(best(name)) for name in names}).status_code == 302
    terms = ready_made()
    assert set(terms.clauses) == set(CLAUSES)
    left = [found.clause for found in check(offered(group, contact), terms) if found.status != "met"]
    assert left == []


# The file


def a_file(words: str, name: str = "advert.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


def test_a_file_beside_words_is_not_left_out_in_silence(group: Collective, contact: Contact, jo: Client) -> None:
    given = {"title": "A panel", "words": "We pay £25 an hour.", "file": a_file("You will have a vote.")}
    answer = jo.post(at("step", "about"), given)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Take out the words, or leave the file out." in page
    assert "We pay £25 an hour." in page
    offer = offered(group, contact)
    assert (offer.pay_amount is not None, offer.authority) == (True, None)
    assert (
        jo.post(at("step", "about"), {**given, "words": " ", "file": a_file("You will have a vote.")}).status_code
        == 302
    )
    offer = offered(group, contact)
    assert (offer.pay_amount, offer.authority is not None) == (None, True)


def test_of_a_file_that_is_too_long_nothing_is_kept(group: Collective, contact: Contact, jo: Client) -> None:
    answer = jo.post(at("step", "about"), {"title": "A panel", "words": "", "file": a_file("We decide. " * 2_000)})
    assert answer.status_code == 422
    assert "Use at most 20,000 letters." in answer.content.decode()
    typed = door.typed_by(contact, group)
    assert typed is not None
    assert typed.words == ""


# A closed door


@pytest.mark.parametrize("how", ["closed", "few"])
def test_at_a_closed_door_nothing_is_counted_and_there_is_nothing_to_press(
    cast: Cast, contact: Contact, jo: Client, how: str
) -> None:
    group = turn_on(cast, how, **{"asks.a_month": 1})
    if how == "few":
        an_ask(group)
    paste(jo, "We decide.")
    page = unescape(jo.get(at("send")).content.decode())
    assert "The door is closed just now" in page
    assert "What you type is kept for 30 days" in page
    assert "Send it" not in page
    answer = jo.post(at("send"))
    assert answer.status_code == 422
    assert "What you typed is kept." in answer.content.decode()
    assert not TurnedBack.objects.exists()
    turn_on(cast)
    assert "Send it" in jo.get(at("send")).content.decode()


def test_the_panel_does_not_say_that_it_can_be_sent_at_a_closed_door(cast: Cast, group: Collective, jo: Client) -> None:
    paste(jo, "")
    offer = an_offer(group)
    for step, names in facts.FACTS.items():
        jo.post(at("step", step), {name: shown(getattr(offer, name).value) for name in names if getattr(offer, name)})
    assert "It can be sent." in jo.get(at("send")).content.decode()
    turn_on(cast, "closed")
    page = jo.get(at("send")).content.decode()
    assert "All that we must have is in it." in page
    assert "It can be sent." not in page


# What the pages say to whoever asks


def test_what_would_do_is_said_to_whoever_asks_as_theirs_to_do(
    cast: Cast, group: Collective, contact: Contact, jo: Client
) -> None:
    ask = an_ask(group, contact)
    sent(cast, ask, rules.ASK_FIRST)
    paste(jo, "We decide.")
    for url in (at("step", "money"), at("send"), at("answer", ask.pk)):
        page = jo.get(url).content.decode()
        assert "What would do:" in page, url
        assert "Ask for:" not in page, url


def test_the_first_step_says_where_what_it_reads_is_filled_in(group: Collective, jo: Client) -> None:
    assert "What it offers is filled in by itself on the next steps." in jo.get(at("step", "about")).content.decode()


# The steps


def ticked(page: str) -> list[str]:
    """The steps that are marked as done."""
    steps = page.partition('<ol class="steps">')[2].partition("</ol>")[0].split("</li>")
    return [each.partition("<span>")[2].partition(" <span")[0] for each in steps if '<li class="done"' in each]


def test_an_ask_goes_on_at_the_first_step_that_says_nothing(cast: Cast, group: Collective, jo: Client) -> None:
    assert jo.get(at("begin")).headers["Location"] == at("step", "about")
    paste(jo, "You will have a vote.")
    assert jo.get(at("begin")).headers["Location"] == at("step", "money")
    jo.post(at("step", "money"), BY_THE_HOUR)
    assert jo.get(at("begin")).headers["Location"] == at("step", "time")
    jo.post(at("step", "time"), {"sessions": "3"})
    assert jo.get(at("begin")).headers["Location"] == at("step", "safety")
    jo.post(at("step", "safety"), {"data_consent": "yes"})
    assert jo.get(at("begin")).headers["Location"] == at("send")


def test_only_a_step_in_which_something_is_said_is_ticked(cast: Cast, group: Collective, jo: Client) -> None:
    paste(jo, "You will have a vote.")
    assert ticked(jo.get(at("send")).content.decode()) == ["What it is about", "Who decides"]
    page = jo.get(at("step", "about")).content.decode()
    assert ticked(page) == ["Who decides"]
    assert '<li class="now" aria-current="step"' in page
    slip = jo.post(at("step", "money"), {"pay_amount": "lots"}).content.decode()
    assert ticked(slip) == ["What it is about", "Who decides"]


# What can't be read


@pytest.mark.parametrize(
    ("step", "name", "given", "says"),
    [
        *(
            ("money", "pay_amount", given, "Pay, how much: An amount from 0 to 1,000,000, with two decimals at most.")
            for given in ("32.005", "-5", "1e400", "lots")
        ),
        ("time", "months", "1.555", "A number from 0 to 1,000,000, with two decimals at most."),
        ("time", "closing_date", "soon", "The last day to answer: Put a day, like this: 2026-03-05."),
        ("money", "pay_unit", "parsec", "Pay, for what: Choose one of these."),
    ],
)
def test_a_slip_is_said_in_one_sentence_with_its_field(
    group: Collective, jo: Client, step: str, name: str, given: str, says: str
) -> None:
    answer = jo.post(at("step", step), {name: given})
    page = answer.content.decode()
    assert answer.status_code == 422
    listed = page.partition('<div class="errors"')[2].partition("</div>")[0]
    assert says in listed
    assert listed.count("<li>") == 1
    assert not re.search("Ensure|Enter a|Select a|This field", page)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"a_month": "0"}, "A whole number of asks, from 1 to 100."),
        ({"a_month": "1e9"}, "A whole number of asks, from 1 to 100."),
        ({"slug": "a" * 61}, "The address of our page: Use 3 to 40 letters."),
        ({"door": "ajar"}, "The door is: Choose one of these."),
        ({"about": "x" * 8_001}, "Who we are, in our own words: Use at most 8,000 letters."),
    ],
)
def test_what_can_not_be_set_at_the_door_says_so_in_our_words(
    cast: Cast, group: Collective, given: dict[str, str], says: str
) -> None:
    values = {"door": "open", "a_month": "3", "slug": "driftline", "about": "", "door_words": ""}
    answer = cast.client("steward").post(reverse("asks:door", args=[group.pk]), {**values, **given})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert not re.search("Ensure|Enter a|Select a|This field", page)
